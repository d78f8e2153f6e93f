"""The pages of an archive: from the index to the plot of a series, to the number in its article, and back."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.slow


def test_index_plot_and_article_lead_to_one_another(show, archive):
    driver = show(archive("index.html"))
    driver.find_element("link text", "Norway · exports").click()
    assert driver.find_element("css selector", "h1").text == "Norway · exports"
    driver.find_element("css selector", ".over-time a:has(.odd)").click()
    mark = driver.find_element("css selector", "#article :target")
    assert mark.text == "$2.95 billion"
    driver.find_element("link text", "All series and articles").click()
    assert driver.find_element("css selector", "h1").text == "1 series from 5 articles"


def test_a_point_tells_its_period_and_day(show, archive):
    driver = show(archive("series/000001.html"))
    labels = [point.get_attribute("aria-label") for point in driver.find_elements("css selector", ".over-time a")]
    assert labels[0] == "January 2025: $2.11 billion, told on 2025-05-12"
    assert labels[-1].endswith("contradicted")


@pytest.mark.parametrize("page", ["index.html", "series/000001.html"])
def test_a_phone_needs_no_sideways_scrolling_of_the_page(show, archive, page):
    driver = show(archive(page), width=360, height=740)
    assert driver.execute_script("return document.documentElement.scrollWidth") <= 360


def test_a_phone_shows_every_cell_of_a_row(show, archive):
    driver = show(archive("index.html"), width=360, height=740)
    cells = driver.find_elements("css selector", ".stack tbody td")
    assert cells
    assert all(cell.rect["x"] + cell.rect["width"] <= 360 for cell in cells)


def test_the_plot_is_printed_whole(show, archive):
    driver = show(archive("series/000001.html"), width=690, media="print")
    plot = driver.find_element("css selector", ".over-time")
    assert plot.rect["width"] <= driver.execute_script("return document.documentElement.clientWidth")
