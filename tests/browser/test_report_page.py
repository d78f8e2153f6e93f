"""The report as a reader meets it: marks, links both ways, keys, dark, a phone, print, and hostile text that stays text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
HOSTILE = """</title></style><script>document.title = "ran"</script> 12 percent

Sales rose <img src=x onerror="document.title='ran'"> 9.6 percent to $20.88 billion, from $17.04 billion <b>a year</b> earlier. <!-- -->
<svg onload="document.title='ran'"> &lt;i&gt; {{ 7 * 7 }} {% raw %} <a href="javascript:document.title='ran'">5.2 million</a> tons ' "
"""


def visible(driver, selector: str) -> list[str]:
    found = driver.find_elements("css selector", selector)
    return [one.get_attribute("id") for one in found if one.is_displayed()]


def style_of(driver, selector: str, name: str, pseudo: str = "") -> str:
    script = "return getComputedStyle(document.querySelector(arguments[0]), arguments[2])[arguments[1]]"
    return driver.execute_script(script, selector, name, pseudo)


def at_focus(driver) -> tuple[str, str]:
    script = "const e = document.activeElement; return [e.tagName.toLowerCase(), e.id || e.getAttribute('href') || '']"
    return tuple(driver.execute_script(script))


def test_marks_differ_by_colour_sign_and_line(show, reports):
    driver = show(reports("errors"))
    seen = set()
    for standing in ("wrong", "right", "weak", "untold", "unchecked"):
        mark = f"#article .m.{standing}"
        sign = style_of(driver, mark, "content", "::after")
        seen.add((sign, style_of(driver, mark, "textDecorationStyle"), style_of(driver, mark, "textDecorationColor")))
    assert len(seen) == 5
    assert len({sign for sign, _, _ in seen}) == 5
    assert len({line for _, line, _ in seen}) >= 4


@pytest.mark.parametrize("script", [True, False])
def test_a_click_opens_the_record_and_its_links_lead_to_check_and_back(show, reports, script):
    driver = show(reports("errors"), script=script)
    assert visible(driver, ".card") == []
    driver.find_element("css selector", "#m-f9").click()
    assert visible(driver, ".card") == ["f9"]
    card = driver.find_element("css selector", "#f9")
    assert "seven consecutive months" in card.text
    card.find_element("css selector", ".use a").click()
    assert visible(driver, ".card") == []
    check = driver.find_element("css selector", ".check:target")
    assert "the run is 6 months long" in check.text
    check.find_element("css selector", ".links a").click()
    assert driver.find_element("css selector", "#article :target").get_attribute("id") == "m-f9"
    assert in_sight(driver, "#m-f9", script=script)


def in_sight(driver, selector: str, *, script: bool = True) -> bool:
    place = driver.find_element("css selector", selector).rect
    if not script:
        return place["height"] > 0
    top = driver.execute_script("return document.querySelector(arguments[0]).getBoundingClientRect().top", selector)
    return 0 <= top < 900


def test_the_record_is_beside_the_text_and_close_leads_back(show, reports):
    driver = show(reports("errors"))
    mark = driver.find_element("css selector", "#m-f3")
    mark.click()
    card = driver.find_element("css selector", "#f3")
    assert card.rect["x"] > mark.rect["x"] + mark.rect["width"]
    for words in ("14.1 %", "on the year before", "home appliances", "Thailand", "April 2025", "a year earlier", "en.indicator.exports"):
        assert words in card.text
    card.find_element("css selector", ".close").click()
    assert visible(driver, ".card") == []
    assert driver.current_url.endswith("#m-f3")


def test_all_can_be_done_with_the_keyboard(show, reports):
    from selenium.webdriver.common.keys import Keys

    driver = show(reports("errors"))
    body = driver.find_element("css selector", "body")
    body.send_keys(Keys.TAB)
    assert at_focus(driver) == ("a", "#checks")
    order = []
    for _ in range(20):
        driver.switch_to.active_element.send_keys(Keys.TAB)
        order.append(at_focus(driver)[1])
    assert order == [f"m-f{number}" for number in range(1, 21)]
    assert style_of(driver, "#m-f20", "outlineStyle") == "solid"
    assert "200,000,000 USD" in style_of(driver, "#m-f20", "content", "::before")
    driver.switch_to.active_element.send_keys(Keys.ENTER)
    assert visible(driver, ".card") == ["f20"]
    driver.switch_to.active_element.send_keys(Keys.TAB)
    assert at_focus(driver) == ("a", "#m-f20")
    driver.switch_to.active_element.send_keys(Keys.ENTER)
    assert visible(driver, ".card") == []


def test_pointing_at_a_number_tells_it_in_one_line(show, reports):
    from selenium.webdriver.common.action_chains import ActionChains

    driver = show(reports("errors"))
    assert style_of(driver, "#m-f3", "content", "::before") in ("none", "normal")
    ActionChains(driver).move_to_element(driver.find_element("css selector", "#m-f3")).perform()
    told = style_of(driver, "#m-f3", "content", "::before")
    assert "14.1 %" in told
    assert "does not fit" in told


def test_the_signs_are_not_part_of_the_text(show, reports, root: Path):
    driver = show(reports("errors"))
    text = (root / "fixtures" / "articles" / "errors.txt").read_text(encoding="utf-8")
    assert driver.execute_script("return document.querySelector('#article').textContent") == text


@pytest.mark.parametrize("name", ["errors", "exports"])
def test_dark_follows_the_reader_and_can_be_read(show, reports, name):
    light = style_of(show(reports(name)), "body", "backgroundColor")
    driver = show(reports(name), dark=True)
    dark = style_of(driver, "body", "backgroundColor")
    assert luminance(dark) < 0.05 < 0.8 < luminance(light)
    assert contrast(style_of(driver, "#article", "color"), dark) > 7


def channels(colour: str) -> list[float]:
    return [float(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]


def luminance(colour: str) -> float:
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in channels(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    dim, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("name", ["errors", "exports", "tourism"])
def test_a_phone_needs_no_sideways_scrolling(show, reports, name):
    driver = show(reports(name), width=360, height=740)
    assert driver.execute_script("return document.documentElement.scrollWidth") <= 360
    outside = "e => !e.closest('.scroll, .sr') && e.getBoundingClientRect().right > 361"
    assert driver.execute_script(f"return [...document.querySelectorAll('main *')].filter({outside}).map(e => e.outerHTML)") == []


def test_on_a_phone_the_record_lies_below_and_leaves_the_check_in_sight(show, reports):
    driver = show(reports("errors"), width=360, height=740)
    driver.find_element("css selector", "#m-f8").click()
    card = driver.execute_script(
        "const r = document.querySelector('#f8').getBoundingClientRect(); return [r.left, r.right, r.bottom, r.height]"
    )
    assert card[:3] == [0, driver.execute_script("return document.documentElement.clientWidth"), 740]
    assert card[3] <= 0.63 * 740
    driver.find_element("css selector", "#f8 .use a").click()
    assert visible(driver, ".card") == []


def test_in_print_nothing_is_hidden_but_the_records(show, reports):
    driver = show(reports("errors"), dark=True, media="print")
    assert driver.execute_script(
        "return [...document.querySelectorAll('details .working')].every(e => e.getBoundingClientRect().height > 0)"
    )
    assert style_of(driver, "body", "color") == "rgb(0, 0, 0)"
    assert style_of(driver, ".columns", "display") == "block"
    assert visible(driver, ".card, .skip") == []


def test_markup_and_script_of_an_article_stay_text(show, tmp_path: Path, root: Path):
    (tmp_path / "<b>.txt").write_text(HOSTILE, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "extractor", "report", tmp_path / "<b>.txt", "-o", tmp_path / "page.html"], check=True, cwd=root)
    driver = show((tmp_path / "page.html").as_uri())
    assert driver.execute_script("return document.querySelector('#article').textContent") == HOSTILE
    assert (
        driver.execute_script("return document.querySelectorAll('script, img, b, i, svg:not([role=img]):not([aria-hidden])').length") == 0
    )
    assert driver.title != "ran"
    driver.find_element("css selector", "#article .m.wrong, #article .m").click()
    assert driver.title != "ran"
    assert len(visible(driver, ".card")) == 1


def test_nothing_is_fetched(show, reports):
    driver = show(reports("exports"))
    assert driver.execute_script("return performance.getEntriesByType('resource').map(e => e.name)") == []
