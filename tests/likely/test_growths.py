"""Ratios that no walk reads: whether they are by how much a company's figure rose or fell, of what, and which way."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.frames.rule import rules
from pipeline.frames.statement import Statement
from pipeline.likely import growths
from pipeline.likely.context import Context
from pipeline.likely.growth_evidence import GrowthEvidence, way
from pipeline.mentions.mention import source_of
from pipeline.process import extract
from pipeline.quality.likely import context_of, examples, told_in
from pipeline.reading import article_from_text


def context(text: str) -> Context:
    return context_of(told_in(source_of(article_from_text(text, published="2026-08-31", region="TW"))))


def grown(text: str) -> list[tuple[str, float | None]]:
    facts: list[Any] = extract(text, published="2026-08-31", region="TW", only=["growth"])
    return [(f.metric, f.percent and float(f.percent)) for f in facts]


LIKELY = [
    ("Baseten reported sales of $233 million, a jump of 71% on the year before.", "revenue", 71),
    ("Baseten's revenue came to $233 million for the year – 52% better than in 2024.", "revenue", 52),
    ("Baseten nudged its revenue 2.3% higher to $241 million last year.", "revenue", 2.3),
    ("歐卡智舶去年營收 7.7 億元，比疫情前的高峰少了三成。", "revenue", -30),
]


@pytest.mark.parametrize(("text", "metric", "percent"), LIKELY)
def test_a_change_in_words_that_no_walk_reads(text: str, metric: str, percent: float) -> None:
    assert grown(text) == [(metric, percent)]


OTHERS = [
    "Baseten reported sales of $233 million, and 71% of them came from Europe.",
    "Baseten reported sales of $233 million; its founder owns a stake of 71%.",
    "Baseten reported sales of $233 million, with a margin of 31%.",
    "Baseten reported sales of $233 million. Its shares closed 7% higher.",
    "歐卡智舶去年營收 7.7 億元，其中三成來自海外。",
    "歐卡智舶去年營收 7.7 億元，負債比飆到 81%。",
    "歐卡智舶去年營收 7.7 億元，創辦人持股三成。",
]


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_no_change_of_what_is_earned_is_not_told(text: str) -> None:
    assert grown(text) == []


@pytest.fixture
def sure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growths, "likelihood", lambda question, evidence: 0.9)


def told(text: str) -> list[tuple[str, str, bool]]:
    c = context(text)
    taken = [s for some in c.said.values() for s in some if s.rule.id == "growth.likely"]
    assert all(s.rule is rules()["growth.likely"] for s in taken)
    return [(c.words(s.slots["ratio"]), s.slots["metric"], s.slots["down"]) for s in growths.growths(c)]


METRICS = [
    ("Baseten made a 7% stride in profit.", []),  # nothing says which way
    ("Baseten had sales of $5 million on a 7% leap in profit.", [("7%", "profit", False)]),
    ("Baseten's sales were $5 million, a leap of 7% over a profit that nobody knows.", [("7%", "revenue", False)]),
    ("Baseten took $5 million, well above plan. It was 7% below the forecast.", []),  # no measure at all
    ("Baseten's revenue was healthy while prices, it said, had dipped by 7% or so.", []),  # a price
]


@pytest.mark.usefixtures("sure")
@pytest.mark.parametrize(("text", "found"), METRICS)
def test_what_moved_and_which_way(text: str, found: list[tuple[str, str, bool]]) -> None:
    assert told(text) == found


@pytest.mark.usefixtures("sure")
def test_what_a_walk_reads_is_not_asked_about() -> None:
    assert told("Baseten said revenue fell 12% last year.") == []


@pytest.mark.usefixtures("sure")
def test_what_is_reached_is_no_change() -> None:
    assert told("歐卡智舶去年營收 7.7 億元，負債比又飆升到 81%。") == []


WAYS = [
    ("Baseten's sales, up 24% on the year", "up"), ("Baseten's sales nudged 2.3% higher", "up"), ("Baseten said 7% of it, which was sold, fell", None),
    ("Baseten 生意額跌一成六", "down"), ("Baseten 增資後持股一成六", None), ("Baseten cut staff by 5% and 7%", "down"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), WAYS)
def test_which_way_a_ratio_went(text: str, name: str | None) -> None:
    evidence = GrowthEvidence(context(text + "."))
    found = way(evidence.skeleton(0, evidence.asked(0)[-1]))
    assert (found and found.name) == name


def test_percentage_points_and_tables_are_not_asked_about() -> None:
    for text in ("Baseten's margin rose 3 percentage points.", "| Company | Growth |\n|---|---|\n| Baseten | 46% |\n"):
        c = context(text)
        assert not any(GrowthEvidence(c).asked(i) for i in range(len(c.sentences)))


def test_what_was_likely_before_is_no_evidence() -> None:
    """Weights that are fitted anew may not learn from what the old ones told."""
    c = context("Baseten reported sales of $233 million, 71% more than in the year before.")
    [at] = GrowthEvidence(c).asked(0)
    before = [*GrowthEvidence(c).of(0, at)]
    c.said[0].append(Statement(rules()["growth.likely"], 0, 5, 0, {"ratio": c.row(0).mention(at), "metric": "revenue"}))  # type: ignore[attr-defined]
    assert [*GrowthEvidence(c).of(0, at)] == before


def test_the_gold_answers_whichever_way_it_went() -> None:
    source = source_of(article_from_text("Baseten said revenue fell 12%. It owns 30% of Acme.", published="2026-08-31", region="TW"))
    gold = {"growth": [{"company": ["Baseten"], "metric": "revenue", "percent": -12}]}
    assert [e.yes for e in examples("grew", "a", told_in(source), gold)] == [True, False]
    assert [*examples("grew", "a", told_in(source), {"rounds": []})] == []
