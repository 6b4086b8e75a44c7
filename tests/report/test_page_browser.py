"""The page driven in Chromium: search in three languages, filters, sorting, the correspondence table, no script."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from harmonize.model import Comparison
from harmonize.report.page import write_page
from tests.report.invented import comparison
from tests.report.test_page import with_subjects

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
SHOWN = "#gaps tbody tr[id]:not([hidden])"


@pytest.fixture(scope="module")
def invented() -> Comparison:
    made = with_subjects(comparison(120))
    first = made.findings[0]
    others = tuple(position for position in first.positions if position.party != "korea")
    return replace(made, findings=(replace(first, positions=others), *made.findings[1:]))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as driver:
        installed = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        if installed is None and not Path(driver.chromium.executable_path).exists():
            pytest.skip("there is no Chromium: install one or run playwright install chromium")
        started = driver.chromium.launch(executable_path=installed)
        yield started
        started.close()


@pytest.fixture(scope="module")
def address(invented: Comparison, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "gaps.html"
    write_page(invented, path)
    return path.as_uri()


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Page:
    return browser.new_page()


@pytest.fixture
def page(tab: Page, address: str) -> Iterator[Page]:
    said: list[str] = []
    listeners = {
        "console": lambda message: said.append(message.text),
        "pageerror": lambda error: said.append(str(error)),
        "request": lambda request: said.append(request.url) if request.url != address else None,
    }
    for event, listener in listeners.items():
        tab.on(event, listener)
    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.emulate_media(media="screen")
    tab.goto("about:blank")
    said.clear()
    tab.goto(address)
    yield tab
    for event, listener in listeners.items():
        tab.remove_listener(event, listener)
    assert said == []  # no error, and nothing asked of a network


def ids(page: Page) -> list[str]:
    """Ids of the rows that are shown, from top to bottom."""
    found: list[str] = page.locator(SHOWN).evaluate_all("rows => rows.map(row => row.id)")
    return found


def search(page: Page, words: str) -> set[str]:
    """The rows that a search shows, settled or not."""
    page.select_option("#f-status", "")
    page.fill("#q", words)
    page.press("#q", "Enter")
    return set(ids(page))


def test_settled_findings_are_shown_first(page: Page, invented: Comparison) -> None:
    assert ids(page) == [each.id for each in invented.findings if not each.needs_review]
    review = sum(each.needs_review for each in invented.findings)
    status = page.text_content("#count") or ""
    assert f"{120 - review} of 120 findings shown" in status and f"{review} more need review" in status


@pytest.mark.parametrize("word", ["analogue-to-digital converter", "アナログデジタル変換器", "아날로그-디지털 변환기"])
def test_a_word_finds_the_same_goods_in_three_languages(page: Page, invented: Comparison, word: str) -> None:
    expected = {each.id for each in invented.findings if each.label.startswith("analogue-to-digital")}
    assert search(page, word) == expected


@pytest.mark.parametrize("party", ["us", "japan", "korea", "wassenaar"])
def test_a_number_finds_its_rows(page: Page, invented: Comparison, party: str) -> None:
    wanted = invented.findings[4].positions
    number = next(each.number for each in wanted if each.party == party)
    expected = {
        each.id
        for each in invented.findings
        if any(position.number.startswith(number) for position in each.positions) or each.subject.startswith(number)
    }
    found = search(page, number)
    assert invented.findings[4].id in found
    assert found == expected


def test_a_citation_in_japanese_and_korean_finds_its_rows(page: Page, invented: Comparison) -> None:
    positions = {each.party: each for each in invented.findings[4].positions}
    for party in ("japan", "korea"):
        assert invented.findings[4].id in search(page, positions[party].citation)
    assert search(page, "架空令第4条") == {
        each.id for each in invented.findings if any("架空令第4条" in position.citation for position in each.positions)
    }


def test_a_number_does_not_find_what_has_more_digits_in_front(page: Page, invented: Comparison) -> None:
    found = search(page, "1/2/")
    japanese = {
        each.id for each in invented.findings if any(position.number.startswith("11/2/") for position in each.positions)
    }
    assert japanese and not found & japanese


@pytest.mark.parametrize(
    ("control", "value"),
    [
        ("#f-kind", "missing"),
        ("#f-category", "3"),
        ("#f-more", "korea"),
        ("#f-more", "undecided"),
        ("#f-lacks", "japan"),
        ("#f-regime", "national"),
        ("#f-topic", "sensitive"),
        ("#f-party", "korea"),
        ("#f-status", "1"),
        ("#f-confidence", "0.90"),
    ],
)
def test_a_filter_shows_what_it_names(page: Page, invented: Comparison, control: str, value: str) -> None:
    tests = {
        "#f-kind": lambda each: each.kind.value == value,
        "#f-category": lambda each: each.category == value,
        "#f-more": lambda each: (each.controls_more or "undecided") == value,
        "#f-lacks": lambda each: any(p.party == value and p.state == "not controlled" for p in each.positions),
        "#f-regime": lambda each: each.regime.value == value,
        "#f-topic": lambda each: value in each.why.split("; "),
        "#f-party": lambda each: (
            each.controls_more == value or any(p.party == value and p.number for p in each.positions)
        ),
        "#f-status": lambda each: each.needs_review,
        "#f-confidence": lambda each: round(each.confidence, 2) >= float(value),
    }
    if control != "#f-status":
        page.select_option("#f-status", "")
    page.select_option(control, value)
    expected = {each.id for each in invented.findings if tests[control](each)}
    assert 0 < len(expected) < len(invented.findings)
    assert set(ids(page)) == expected
    page.click("#filters button[type=reset]")
    settled = [each.id for each in invented.findings if not each.needs_review]
    api = pytest.importorskip("playwright.sync_api")
    api.expect(page.locator(SHOWN)).to_have_count(len(settled))
    assert ids(page) == settled


def test_sorting_goes_both_ways_and_is_told_to_screen_readers(page: Page, invented: Comparison) -> None:
    head = page.locator("#gaps thead th", has_text="Category")
    head.locator("button").focus()
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    category = {each.id: each.category for each in invented.findings}
    order = [category[each] for each in ids(page)]
    assert order == sorted(order)
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    assert [category[each] for each in ids(page)] == sorted(order, reverse=True)
    assert "descending" in (page.text_content("#count") or "")
    assert page.locator("#gaps thead [aria-sort]").count() == 1


def test_a_link_reveals_a_finding_that_a_filter_hides(page: Page, invented: Comparison) -> None:
    page.fill("#q", "nothing has these words")
    page.press("#q", "Enter")
    assert ids(page) == []
    first = next(each.id for each in invented.findings if not each.needs_review)
    page.click(f".top a[href='#{first}']")
    page.wait_for_selector(f"#{first}.found")
    assert first in ids(page)


def test_the_correspondence_table_is_drawn_on_demand(page: Page, invented: Comparison) -> None:
    assert page.locator("#subjects-table").count() == 0
    page.click("#subjects-open")
    assert page.locator("#subjects-table tbody tr").count() == 100
    page.click("text=Next rows")
    assert "rows 101 to 200" in (page.text_content("#subjects-count") or "")
    page.fill("#s-q", invented.subjects[5].numbers["japan"][0])
    assert page.locator("#subjects-table tbody tr").count() >= 1
    page.fill("#s-q", "")
    page.select_option("#s-lacks", label="Japan")
    lacking = sum("japan" not in row.numbers for row in invented.subjects)
    assert f"{lacking} subjects" in (page.text_content("#subjects-count") or "")


def test_all_rows_are_shown_without_a_script(browser: Browser, address: str, invented: Comparison) -> None:
    opened = browser.new_context(java_script_enabled=False).new_page()
    opened.goto(address)
    rows = opened.locator("#gaps tbody tr[id]")
    assert rows.count() == len(invented.findings)
    assert rows.first.is_visible() and rows.last.is_visible()
    assert not opened.locator("#filters").is_visible()
    assert opened.locator("noscript").first.is_visible()
    opened.context.close()


@pytest.mark.parametrize("width", [360, 800, 1280])
def test_the_page_itself_never_scrolls_sideways(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [360, 800, 1280])
def test_no_finding_needs_scrolling_sideways(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("(t => t.scrollWidth - t.parentElement.clientWidth)(document.getElementById('gaps'))") <= 0
    first = page.locator(SHOWN).first
    for cell in first.locator("> *").all():
        box = cell.bounding_box()
        if box is not None:  # a party that the finding does not speak of is left out on a narrow screen
            assert box["x"] >= 0 and box["x"] + box["width"] <= width


def test_a_narrow_screen_names_the_parties_in_each_finding(page: Page, invented: Comparison) -> None:
    page.set_viewport_size({"width": 400, "height": 800})
    named = (
        page.locator(SHOWN)
        .first.locator("td")
        .evaluate_all("cells => cells.map(cell => getComputedStyle(cell, '::before').content)")
    )
    assert named[:3] == ['"Category"', '"Wassenaar"', '"Japan"']
    page.set_viewport_size({"width": 1280, "height": 800})
    wide = page.locator(SHOWN).first.locator("td").first
    assert wide.evaluate("cell => getComputedStyle(cell, '::before').content") == "none"


def test_the_first_tab_leads_to_the_findings(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#findings"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "findings"


def test_every_printed_page_of_findings_has_the_headings(page: Page) -> None:
    page.emulate_media(media="print")
    printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    texts = [printed[index].get_textpage().get_text_range() for index in range(len(printed))]
    assert printed[0].get_width() > printed[0].get_height()  # landscape
    first = next(place for place, text in enumerate(texts) if "All findings; " in text)
    of_findings = [text for text in texts[first:] if len(re.findall(r"[TMNS]-[0-9a-f]{8}", text)) > 2]
    assert len(of_findings) > 2
    for text in of_findings:
        assert "Gap id" in text and "Confidence" in text
    assert not any("Reset all" in text or "Show the findings" in text for text in texts)
