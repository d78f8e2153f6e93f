"""The local page in a browser: paste, sample, upload, save; all without script too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
DRAFT = "Sales rose 9.6 percent to $20.88 billion, from $17.04 billion a year earlier.\n\n<script>document.title='ran'</script> 12 percent"


@pytest.fixture
def address(local_page: Callable[[str], str]) -> str:
    return local_page("/")


def check_it(driver, *keys: str) -> None:
    """Sends the form, by its button or by keys in the text, and waits for what is answered."""
    from selenium.webdriver.support.ui import WebDriverWait

    old = driver.find_element("css selector", "h1")
    if keys:
        driver.find_element("id", "text").send_keys(*keys)
    else:
        driver.find_element("css selector", "button[type=submit]").click()
    WebDriverWait(driver, 30).until(lambda _: driver.find_elements("css selector", "h1") not in ([], [old]))


@pytest.mark.parametrize("script", [True, False])
def test_a_draft_is_pasted_and_its_verdicts_shown(show, address, script):
    driver = show(address, script=script)
    driver.find_element("id", "text").send_keys(DRAFT)
    check_it(driver)
    assert driver.find_element("css selector", "h1").text == "1 of 2 checks does not fit"
    assert "<script>" in driver.find_element("id", "article").text
    assert not driver.title.startswith("ran")
    driver.find_element("css selector", "#article .m").click()
    assert driver.find_element("css selector", ".card:target").is_displayed()


def test_control_and_enter_send_the_form_and_escape_closes_a_record(show, address):
    from selenium.webdriver.common.keys import Keys

    driver = show(address)
    check_it(driver, DRAFT, Keys.CONTROL, Keys.ENTER)
    assert "does not fit" in driver.find_element("css selector", "h1").text
    driver.find_element("css selector", "#article .m").click()
    driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert driver.find_elements("css selector", ".card:target") == []


def test_the_date_is_the_anchor_and_the_form_keeps_it(show, address):
    driver = show(address)
    driver.find_element("id", "text").send_keys("Exports were 12 tons in May.")
    driver.execute_script("document.getElementById('published').value = '2025-06-13'")
    check_it(driver)
    assert "May 2025" in driver.find_element("css selector", ".figures table").text
    assert driver.find_element("id", "published").get_attribute("value") == "2025-06-13"


def test_a_file_is_uploaded(show, address, tmp_path: Path):
    (tmp_path / "two.txt").write_text("Output fell 3 percent.", encoding="utf-8")
    driver = show(address)
    driver.find_element("id", "file").send_keys(str(tmp_path / "two.txt"))
    check_it(driver)
    assert "two.txt" in driver.find_element("css selector", ".about").text


def test_a_sample_is_a_click_away(show, address):
    driver = show(address)
    driver.find_element("partial link text", "Appliance Exports").click()
    assert driver.find_element("css selector", "h1").text == "6 of 13 checks do not fit"


def test_an_empty_form_is_told_to_everybody(show, address):
    driver = show(address)
    check_it(driver)
    assert "no text to read" in driver.find_element("css selector", "[role=alert]").text
    driver.get_log("browser")  # the browser notes the status of the answer


@pytest.mark.parametrize("path", ["", "samples/errors"])
def test_nothing_comes_from_elsewhere_and_a_phone_is_enough(show, address, path):
    driver = show(address + path, width=360, height=740)
    fetched = driver.execute_script("return performance.getEntriesByType('resource').map(e => e.name)")
    assert fetched == [f"{address}page.js"]
    assert driver.execute_script("return document.documentElement.scrollWidth") <= 360
