"""The story of an article: every stage has its place, and every fact can be followed to the words that make it."""

from __future__ import annotations

import pytest

from pipeline.errors import UsageError
from pipeline.explain import explain
from pipeline.process import process
from pipeline.reading import article_from_text
from tests.helpers.examples import ARTICLES

HEADINGS = ["names", "frames", "records", "facts"]
TEXT = "藍灣光電宣布完成 3 億元 B 輪募資，由鴻圖創投領投。公司明年要花 8 億元蓋新廠。"


@pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES)
def test_stages_stand_in_their_order_and_each_fact_has_its_line(article) -> None:  # type: ignore[no-untyped-def]
    lines = list(explain(article))
    headings = [line for line in lines if not line.startswith(" ")]
    assert [h for h in HEADINGS if h in headings] == [h for h in headings if h != "no fact"]
    told = [f for f in process(article).facts if f.kind not in ("amount", "date")]
    for fact in told:
        assert any(line.startswith(f"  {fact.id:4}{fact.confidence:.2f} {fact.kind}: ") for line in lines)


def test_a_fact_is_told_on_one_screen_with_all_its_evidence_and_what_its_confidence_is_made_of() -> None:
    article = article_from_text(TEXT)
    fact = next(f for f in process(article).facts if f.kind == "funding_round")
    lines = list(explain(article, fact.id))
    assert len(lines) <= 40
    assert all(any(line.split() == [e.field, f"{e.start}–{e.end}", *e.text.split()] for line in lines) for e in fact.evidence)
    weights = [float(line.split()[0]) for line in lines if line.strip()[:1] in "+-" and line.strip()]
    assert len(weights) > 3


def test_names_say_what_they_won_over_and_frames_which_facts_they_made() -> None:
    lines = list(explain(article_from_text(TEXT)))
    name = next(line for line in lines if line.startswith("  藍灣光電"))
    assert " by " in name and "; without it: " in name and "name.zh." in name
    assert any("round" in line and line.endswith("→ f1") for line in lines)
    assert not any("8 億元" in line and "→" in line for line in lines)  # what is spent made no fact


def test_what_gives_way_is_told_under_records() -> None:
    lines = list(explain(article_from_text("藍灣光電將斥資 8 億元在台南蓋新廠，取得 8 億元投資。")))
    at = lines.index("records") if "records" in lines else len(lines)
    assert any("8 億元" in line for line in lines[at:])


def test_a_fact_that_is_not_there_is_refused_with_what_there_is() -> None:
    with pytest.raises(UsageError, match="no fact f99 in this article; it has f1 … f"):
        list(explain(article_from_text(TEXT), "f99"))
