"""The report page: complete, small, closed to the outside."""

from __future__ import annotations

import base64
import hashlib
import re
from decimal import Decimal
from pathlib import Path

from pipeline.outputs.report.page import html, write
from pipeline.outputs.report.rows import LONGEST, page_data, passages
from tests.helpers import samples
from tests.helpers.samples import data_of


def test_a_round_told_twice_is_one_row_with_both_articles() -> None:
    data = page_data([samples.report(), samples.report(source="tech/b.md")])
    [row] = [r for r in data["rows"] if r["kind"] == "funding_round"]
    assert row["n"] == 2 and [f["a"] for f in row["from"]] == [0, 1]
    assert row["money"]["value"] == 300_000_000 and row["basis"] == "post_money"
    assert row["investors"] == [["Sequoia Capital", "lead"], ["𠮷野家創投", "participant"]]


def test_rows_do_not_depend_on_the_order_of_reports() -> None:
    one, two = samples.report(), samples.report(source="tech/b.md")
    assert page_data([one, two]) == page_data([two, one])


def test_a_conflict_is_shown_and_not_chosen_away() -> None:
    one, two = samples.report(), samples.report(source="tech/b.md")
    facts = [
        f.model_copy(update={"money": f.money.model_copy(update={"value": Decimal(900_000_000)})}) if f.kind == "funding_round" else f  # type: ignore[union-attr]
        for f in two.facts
    ]
    data = page_data([one, two.model_copy(update={"facts": tuple(facts)})])
    [row] = [r for r in data["rows"] if r["kind"] == "funding_round"]
    assert "money" in row["conflict"]
    assert sorted(m["value"] for m in row["others"]["money"]) == [300_000_000, 900_000_000]


def test_an_article_has_both_summaries_or_null() -> None:
    reports = [samples.summed(samples.report(), "中文。", None), samples.report(source="tech/b.md")]
    assert [article[-2:] for article in page_data(reports)["articles"]] == [["中文。", None], [None, None]]


def test_passages_are_the_article_s_words() -> None:
    report = samples.report()
    for row in page_data([report])["rows"]:
        for source in row["from"]:
            for start, text, spans in source["p"]:
                assert report.article.text[start : start + len(text)] == text
                assert len(text) <= LONGEST
                assert spans and all(start <= s < e <= start + len(text) for s, e, _ in spans)


def test_a_passage_of_a_ten_megabyte_line_is_short() -> None:
    line = "字" * 5_000_000
    text = line + "3億元" + line
    [[start, shown, spans]] = passages(text, [samples.span(text, "3億元", "money")])
    assert len(shown) <= LONGEST and text[start : start + len(shown)] == shown and spans


def test_the_page_allows_its_own_script_and_nothing_else() -> None:
    page = html([samples.report()], name="run")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    rules = policy[1].replace("&#39;", "'")
    assert "default-src 'none'" in rules and "unsafe" not in rules and "http" not in rules
    [script] = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    [style] = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    for content in (script, style):
        assert f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'" in rules
    outside = re.sub(r'<script type="application/json".*?</script>', "", page, flags=re.DOTALL)
    assert not re.search(r"""(?:src|href|url\()=?["'(]?\s*(?:https?:)?//""", outside)
    assert not re.search(r"\son[a-z]+=", re.sub(r"<(script|style)>.*?</\1>", "", outside, flags=re.DOTALL))


def test_hostile_text_stays_data() -> None:
    text = "</script><script>alert(1)</script><!--\u2028" + samples.TEXT
    page = html([samples.report(text)], name="</title><script>alert(2)</script>")
    assert page.count("<script>") == 1
    assert "<script>alert" not in page
    assert data_of(page)["name"] == "</title><script>alert(2)</script>"


def test_an_article_adds_less_than_fifteen_kilobytes(tmp_path: Path) -> None:
    reports = []
    for n in range(200):
        text = samples.TEXT.replace("沛星互動科技", f"沛星{n:04}科技").replace("晨光數據", f"晨光{n:04}") + "後文。" * 1000
        reports.append(samples.renamed(f"{n:04}.md", text, n))
    assert write(reports, tmp_path / "x.html", name="big") < 200 * 15_000
