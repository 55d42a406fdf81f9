"""The report page in a browser: it sorts, filters, opens, speaks both languages, and asks nobody for anything."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.outputs.report.page import write
from tests.helpers import samples
from tests.helpers.browser import Tab, tab


@pytest.fixture
def file(tmp_path: Path) -> Path:
    other = samples.renamed("c.md", samples.TEXT.replace("沛星互動科技", "沛星0007科技"), 7)
    write([samples.report(), samples.report(source="b.md"), other], tmp_path / "x.html", name="三篇",
          failures=[{"source": "bad.md", "reason": "no_text", "message": "holds no text"}])  # fmt: skip
    return tmp_path / "x.html"


def show(chrome: Any, file: Path, **look: Any) -> Tab:
    shown = tab(chrome, **look)
    shown.page.goto(file.as_uri())
    shown.page.wait_for_selector("section.table tbody tr")
    return shown


def test_a_row_opens_its_passage_with_highlights(chrome: Any, file: Path) -> None:
    shown = show(chrome, file)
    page = shown.page
    page.locator("#funding_round button.toggle").first.click()
    detail = page.locator("#funding_round tr.detail")
    assert "宣布完成" in detail.inner_text()
    assert detail.locator(".m.s-money").count() and detail.locator(".m.s-investors").count()
    page.keyboard.press("Enter")
    assert page.locator("#funding_round tr.detail").count() == 0
    assert shown.complaints == [] and shown.requests == [file.as_uri()]


def test_it_filters_and_sorts(chrome: Any, file: Path) -> None:
    page = show(chrome, file).page
    rows = page.locator("#funding_round tbody tr")
    assert rows.count() == 2
    page.fill("#search", "appier 7")
    page.wait_for_selector("#funding_round tbody tr:nth-child(2)", state="detached")
    assert "Appier 7" in rows.first.inner_text()
    page.fill("#search", "")
    page.wait_for_selector("#funding_round tbody tr:nth-child(2)")
    for order in ("ascending", "descending"):
        page.locator("#funding_round thead button").first.click()
        assert page.locator("#funding_round thead th").first.get_attribute("aria-sort") == order
    assert "Appier 7" in rows.first.inner_text()
    page.select_option("#status", "reported")
    page.wait_for_function("() => document.querySelectorAll('#valuation tbody tr').length === 2")
    assert "reported" in page.locator("#valuation tbody").inner_text()


@pytest.mark.parametrize("width", [1280, 390])
def test_each_article_has_its_summary_in_the_reader_s_language(chrome: Any, tmp_path: Path, width: int) -> None:
    both = samples.summed(samples.report(), "沛星募得 3 億元。", "Appier raised NT$300 million.")
    one = samples.summed(samples.report(source="b.md"), "只有<b>中文</b>。", None)
    write([both, one], tmp_path / "x.html", name="兩篇")
    shown = show(chrome, tmp_path / "x.html", width=width)
    page = shown.page
    items = page.locator("ol.summaries li")
    assert [items.nth(i).locator("p.summary").count() for i in range(2)] == [0, 1]
    assert items.nth(1).locator("p.summary").inner_text() == "Appier raised NT$300 million."
    assert "No summary in English" in items.nth(0).inner_text()
    page.click("#language")
    assert page.locator("ol.summaries p.summary").all_inner_texts() == ["只有<b>中文</b>。", "沛星募得 3 億元。"]
    page.fill("#search", "b.md")
    page.wait_for_function("() => document.querySelectorAll('ol.summaries li').length === 1")
    assert page.evaluate("document.documentElement.scrollWidth") <= width and shown.complaints == []


def test_many_articles_come_in_parts_and_all_on_paper(chrome: Any, tmp_path: Path) -> None:
    write([samples.report(source=f"{n:02}.md") for n in range(30)], tmp_path / "x.html", name="30")
    page = show(chrome, tmp_path / "x.html").page
    assert page.locator("ol.summaries li").count() == 8
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("ol.summaries li").count() == 30


def test_numbers_are_in_the_reader_s_script(chrome: Any, file: Path) -> None:
    page = show(chrome, file, locale="zh-TW").page
    assert page.locator("html").get_attribute("lang") == "zh-Hant"
    assert "3億新台幣" in page.locator("#funding_round").inner_text().replace(" ", "")
    page.click("#language")
    assert "TWD 300 million" in page.locator("#funding_round").inner_text()


@pytest.mark.parametrize(
    ("value", "chinese", "english"),
    [(1_500_000_000_000, "1.5兆", "1.5 trillion"), (300_000_000, "3億", "300 million"), (123_456_789, "123,456,789", "123,456,789"),
     (12_345, "1.2345萬", "12,345"), (999, "999", "999"), (0, "0", "0"), (2_500_000, "250萬", "2.5 million")],
)  # fmt: skip
def test_a_number_is_never_rounded(chrome: Any, file: Path, value: int, chinese: str, english: str) -> None:
    page = show(chrome, file).page
    said = page.evaluate("v => { setLanguage('zh-Hant'); const zh = number(v); setLanguage('en'); return [zh, number(v)]; }", value)
    assert said == [chinese, english]


def test_charts_say_the_same_as_their_tables(chrome: Any, file: Path) -> None:
    page = show(chrome, file).page
    page.locator("#bars summary").click()
    assert page.locator("#bars rect").count() == page.locator("#bars tbody tr").count() == 2
    assert page.locator("#bars svg").get_attribute("aria-label")
    page.locator("#timeline summary").click()
    assert "2026-02" in page.locator("#timeline tbody").inner_text()
    page.locator("#timeline rect").first.click()
    page.wait_for_selector("#funding_round tr.detail")


def test_failures_are_told(chrome: Any, file: Path) -> None:
    page = show(chrome, file).page
    page.locator(".failures summary").click()
    assert "no_text" in page.locator(".failures").inner_text()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_the_screen(chrome: Any, file: Path, width: int, scheme: str) -> None:
    shown = show(chrome, file, width=width, scheme=scheme)
    shown.page.locator("#funding_round button.toggle").first.click()
    assert shown.page.evaluate("document.documentElement.scrollWidth") <= width
    assert shown.complaints == []


def test_it_prints_every_row(chrome: Any, file: Path) -> None:
    page = show(chrome, file).page
    assert page.pdf().startswith(b"%PDF")


def test_a_hostile_article_runs_nothing_and_loads_nothing(chrome: Any, tmp_path: Path) -> None:
    file = tmp_path / "x.html"
    write([samples.hostile()], file, name="<img src=x onerror=alert(9)>", failures=[{"source": "<script>alert(8)</script>"}])
    shown = show(chrome, file)
    page = shown.page
    for button in page.locator("button.toggle").all():
        button.click()
    page.wait_for_timeout(200)
    assert shown.complaints == []
    assert [r for r in shown.requests if not r.startswith("data:")] == [file.as_uri()]
    assert page.locator("main img, main style, main script, main a").count() == 0
    assert "U+202E" in page.locator("blockquote .hidden").all_inner_texts()
    assert "owned" not in page.title()


def test_of_many_articles_it_builds_what_is_seen(chrome: Any, tmp_path: Path) -> None:
    """Elements of the page are counted, not seconds: an article adds a few marks of the charts, its rows wait until they are asked for."""
    elements = {}
    for number in (150, 400):
        reports = [samples.renamed(f"{n:04}.md", samples.TEXT.replace("沛星互動科技", f"沛星{n:04}科技"), n) for n in range(number)]
        write(reports, tmp_path / "x.html", name="big")
        shown = show(chrome, tmp_path / "x.html")
        elements[number] = shown.page.evaluate("() => document.querySelectorAll('*').length")
    assert elements[400] - elements[150] < 10 * 250, elements
    assert shown.page.locator("#funding_round tbody tr").count() == 100
    shown.page.locator("#funding_round button.more").click()
    assert shown.page.locator("#funding_round tbody tr").count() == 400
