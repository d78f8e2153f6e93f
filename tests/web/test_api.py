"""POST /api/extract: records for programs, errors as JSON, and a description that is true."""

from __future__ import annotations

import json

import pytest

from extractor.records import ArticleRecord

ADDRESS = "/api/extract"


def test_json_gives_the_record(client, reader):
    answer = client().post(ADDRESS, json={"text": "It came to 12.\r\n", "published": "2025-06-13", "id": "a7", "title": "T", "source": "S"})
    assert answer.status_code == 200
    record = ArticleRecord.model_validate_json(answer.text)
    assert (record.id, record.published, record.title, record.source) == ("a7", "2025-06-13", "T", "S")
    assert record.figures[0].text == "12"
    assert reader.read[0].text == "It came to 12.\r\n"


def test_plain_text_gives_the_record(client):
    answer = client().post(
        f"{ADDRESS}?published=2025-06-13", content="It came to 12.", headers={"content-type": "text/plain; charset=utf-8"}
    )
    assert answer.status_code == 200
    assert answer.json()["published"] == "2025-06-13"


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"{", 400, "json"),
        (b'{"text": "\xff"}', 400, "encoding"),
        (b"[" * 100_000, 400, "json"),
        (b"[]", 422, "json"),
        (b"{}", 422, "empty"),
        (b'{"text": "  "}', 422, "empty"),
        (b'{"text": null}', 422, "key"),
        (b'{"text": 12}', 422, "key"),
        (b'{"text": "12", "day": "2025-06-13"}', 422, "key"),
        (b'{"text": "12", "published": "June"}', 422, "date"),
    ],
)
def test_what_is_no_article_is_told_as_json(client, body, status, code):
    answer = client().post(ADDRESS, content=body, headers={"content-type": "application/json"})
    assert answer.status_code == status
    error = answer.json()["error"]
    assert error["code"] == code
    assert error["message"]
    assert "\n" not in error["message"]


def test_other_content_methods_and_addresses_are_told_as_json(client):
    own = client()
    refused = [own.post(ADDRESS, data={"text": "12"}), own.get(ADDRESS), own.get("/api/other")]
    assert [answer.status_code for answer in refused] == [415, 405, 404]
    assert [answer.json()["error"]["code"] for answer in refused] == ["content_type", "method", "not_found"]


def test_too_long_a_body_is_refused_before_it_is_read(client, reader):
    answer = client(most_bytes=100).post(ADDRESS, json={"text": "1" * 200})
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "size")
    streamed = client(most_bytes=100).post(ADDRESS, content=iter([b"1" * 60] * 3), headers={"content-type": "text/plain"})
    assert streamed.status_code == 413
    assert reader.read == []


def test_an_article_that_takes_too_long_is_given_up_and_the_next_is_read(client):
    own = client(seconds=0.1)
    slow = own.post(ADDRESS, json={"text": "SLOW 12"})
    assert (slow.status_code, slow.json()["error"]["code"]) == (503, "busy")
    patient = client(seconds=5.0)
    assert patient.post(ADDRESS, json={"text": "12"}).status_code == 200


def test_a_reader_that_breaks_is_told_and_goes_on(client):
    own = client()
    broken = own.post(ADDRESS, json={"text": "CRASH"})
    assert (broken.status_code, broken.json()["error"]["code"]) == (500, "internal")
    assert "it broke" not in broken.text
    assert own.post(ADDRESS, json={"text": "12"}).status_code == 200


def test_description_is_openapi_and_all_that_it_refers_to_is_there(client):
    told = client().get("/openapi.json").json()
    assert told["openapi"] == "3.1.0"
    responses = told["paths"]["/api/extract"]["post"]["responses"]
    assert {"200", "400", "413", "415", "422", "503"} <= set(responses)
    schemas = told["components"]["schemas"]
    references = {found for found in json.dumps(told).split('"') if found.startswith("#/")}
    assert references
    assert {reference.removeprefix("#/components/schemas/") for reference in references} <= set(schemas)
    assert {"figures", "checks"} <= set(schemas["ArticleRecord"]["properties"])
