"""The pages for people: the form, the view, the sample, the saved report, and what guards them."""

from __future__ import annotations

import re

import pytest

HOSTILE = "</textarea><script>alert(1)</script> {{ 7 * 7 }} 12"
OTHER_HOSTS = (
    "example.com",
    "127.0.0.1.example.com",
    "localhost.example.com:8765",
    "",
    "[::ffff:1]",
    "a b",
    "[",
    "10.0.0.1",
    "localhost:x",
)


def headline(answer) -> str:
    return re.search(r"<h1>(.*?)</h1>", answer.text)[1]


def test_the_start_page_is_a_form_with_samples(client):
    answer = client().get("/")
    assert answer.status_code == 200
    assert headline(answer) == "Check an article"
    assert 'href="/samples/port"' in answer.text
    assert answer.text.count("with planted mistakes") == 1


def test_a_pasted_article_is_shown_and_stays_in_the_form(client, reader):
    answer = client().post("/", data={"text": "It came\r\nto 12.", "published": "2025-06-13"})
    assert answer.status_code == 200
    assert 'id="m-f1"' in answer.text
    assert "published 13 June 2025" in answer.text
    assert "\nIt came\nto 12.</textarea>" in answer.text
    assert reader.read[0].text == "It came\nto 12."


def test_an_uploaded_file_takes_the_place_of_the_text(client, reader):
    client().post("/", data={"text": "1"}, files={"file": ("two.txt", "\ufeffIt came to 2.".encode())})
    assert (reader.read[0].text, reader.read[0].source) == ("It came to 2.", "two.txt")


@pytest.mark.parametrize(
    ("data", "file", "said"),
    [
        ({"text": " "}, None, "no text to read"),
        ({"text": "12", "published": "June"}, None, "date of publication"),
        ({}, ("a.pdf", b"%PDF"), "a text file is needed"),
        ({}, ("a.txt", b"\xff"), "not utf-8"),
        ({}, ("a.txt", b""), "no text to read"),
    ],
)
@pytest.mark.parametrize("address", ["/", "/report"])
def test_wrong_input_is_told_in_the_form(client, address, data, file, said):
    answer = client().post(address, data=data, files={"file": file} if file else None)
    assert answer.status_code == 422
    assert said in re.search(r'role="alert">(.*?)</p>', answer.text)[1]


def test_a_sample_is_read_and_an_unknown_one_is_not_there(client, reader):
    assert client().get("/samples/port").status_code == 200
    assert reader.read[0].source == "port.txt"
    for name in ("none", "..%2f..%2fREADME", "%00"):
        assert client().get(f"/samples/{name}").status_code == 404


def test_the_report_comes_as_a_file(client):
    answer = client().post("/report", data={"text": "It came to 12.", "source": 'ups/a "b"\n.txt'})
    assert answer.headers["content-disposition"] == 'attachment; filename="a-b-.html"'
    assert "<form" not in answer.text
    assert 'http-equiv="Content-Security-Policy"' in answer.text


def test_markup_stays_text(client):
    answer = client().post("/", data={"text": HOSTILE, "source": '"><script>'}, files={"file": ("", b"")})
    assert "<script>" not in answer.text
    assert "49" not in re.sub(r"<style>.*?</style>", "", answer.text, flags=re.DOTALL)


def test_every_answer_has_a_strict_policy(client):
    own = client()
    answers = [
        own.get("/"),
        own.get("/none"),
        own.get("/page.js"),
        own.post("/api/extract", json={}),
        own.get("/", headers={"host": "a.example"}),
    ]
    for answer in answers:
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "host", ["example.com", "127.0.0.1.example.com", "localhost.example.com", "", "[::ffff:1]", "a b", "[", "10.0.0.7"]
)
def test_other_hosts_are_refused(client, host):
    own = client()
    assert own.get("/", headers={"host": host}).status_code == 421
    refused = own.post("/api/extract", json={"text": "12"}, headers={"host": host})
    assert (refused.status_code, refused.json()["error"]["code"]) == (421, "host")


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "localhost", "LOCALHOST:9"])
def test_own_hosts_are_answered(client, host):
    assert client().get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://example.com"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
@pytest.mark.parametrize("address", ["/", "/report", "/api/extract"])
def test_other_pages_cannot_send_anything(client, reader, address, headers):
    assert client().post(address, data={"text": "12"}, headers=headers).status_code == 403
    assert reader.read == []


def test_own_page_can_send(client):
    headers = {"origin": "http://127.0.0.1:8765", "sec-fetch-site": "same-origin"}
    assert client().post("/", data={"text": "12"}, headers=headers).status_code == 200


@pytest.mark.parametrize("told", ["-1", "1e9", "many", "99999999999999999999999"])
def test_a_length_that_is_none_is_no_crash(client, told):
    answer = client().post("/api/extract", content=b"12", headers={"content-length": told, "content-type": "text/plain"})
    assert answer.status_code in (200, 400, 413)


def test_a_form_that_is_none_is_told(client):
    answer = client().post("/", content=b"x", headers={"content-type": "multipart/form-data; boundary=a"})
    assert answer.status_code == 422
    assert client().post("/", content=b"x", headers={"content-type": "text/plain"}).status_code == 422
