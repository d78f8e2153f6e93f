"""axe finds nothing serious in the report nor in the local page, light or dark, wide or narrow, with a record open or not."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.slow
_RUN = """
const done = arguments[0];
axe.run(document, {resultTypes: ["violations"]}).then(done, wrong => done({violations: [{id: String(wrong), nodes: [{html: ""}]}]}));
"""


def violations(driver, axe: str) -> list[str]:
    driver.execute_cdp_cmd("Runtime.evaluate", {"expression": axe})  # past the page's policy, which runs nothing
    found = driver.execute_async_script(_RUN)["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize(("place", "width", "dark"), [("", 1280, False), ("#f3", 1280, True), ("#c2", 360, False), ("#f3", 360, True)])
def test_report(show, reports, axe, place, width, dark):
    driver = show(reports("errors") + place, width=width, dark=dark)
    driver.execute_script("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert violations(driver, axe) == []


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (360, True)])
def test_report_with_derived_values(show, reports, axe, width, dark):
    driver = show(reports("exports", "--derived") + "#d1", width=width, dark=dark)
    assert driver.find_elements("css selector", ".follows-from")
    assert violations(driver, axe) == []


def test_report_with_charts_and_without_failures(show, reports, axe):
    assert violations(show(reports("exports")), axe) == []


@pytest.mark.parametrize(("path", "dark"), [("/", False), ("/", True), ("/samples/errors", False)])
def test_local_page(show, local_page, axe, path, dark):
    assert violations(show(local_page(path), dark=dark), axe) == []


@pytest.mark.parametrize(
    ("page", "dark"), [("index.html", False), ("index.html", True), ("series/000001.html", False), ("series/000001.html", True)]
)
def test_archive(show, archive, axe, page, dark):
    assert violations(show(archive(page), dark=dark), axe) == []
