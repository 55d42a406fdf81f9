"""Which of an article's rounds each investor paid for: every pair is weighed, where the rules put it among the evidence."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.mentions.mention import source_of
from pipeline.process import extract
from pipeline.quality.likely import told_in
from pipeline.quality.paid import paid
from pipeline.reading import article_from_text
from pipeline.records import round_payers
from pipeline.records.resolve import resolve
from pipeline.records.round_payers import Payers

TWO = "歐卡智舶完成 2 億元人民幣 B 輪融資，由厚雪資本領投。2023 年的 A 輪 3,000 萬元人民幣則由三星領投。"


def payers(text: str) -> Payers:
    return resolve(*told_in(source_of(article_from_text(text, published="2026-08-31", region="TW")))).payers


def rounds(text: str) -> dict[str | None, list[str]]:
    facts: list[Any] = extract(text, published="2026-08-31", region="TW", only=["funding_round"])
    return {f.series: [i.text for i in f.investors] for f in facts}


def test_every_investor_is_asked_of_every_round() -> None:
    found = payers(TWO)
    asked = {(pair.payer.who.ref.name, pair.round.series) for pair in found.pairs}
    assert {("厚雪資本", "B"), ("厚雪資本", "A")} <= asked
    assert len(asked) == 4


def test_where_the_rules_put_an_investor_is_evidence() -> None:
    by_rules = {(pair.payer.who.ref.name, pair.round.series) for pair in payers(TWO).pairs if "rule=yes" in pair.evidence}
    assert ("厚雪資本", "B") in by_rules and ("厚雪資本", "A") not in by_rules


def test_a_pair_stands_in_one_sentence_or_so_many_apart() -> None:
    apart = {(pair.payer.who.ref.name, pair.round.series): pair.evidence for pair in payers(TWO).pairs}
    assert "apart=+0" in apart["厚雪資本", "B"] and "apart=+1" in apart["厚雪資本", "A"]


def test_a_company_is_not_asked_of_its_own_round() -> None:
    assert "歐卡智舶" not in {pair.payer.who.ref.name for pair in payers(TWO).pairs}


@pytest.mark.parametrize("text", [TWO, "Baseten closed a $300 million Series F led by Conviction. Its $30 million Series B was led by Harborline Ventures."])
def test_plain_lists_stay_where_they_are(text: str) -> None:
    assert all(len(who) == 1 for who in rounds(text).values()) and len(rounds(text)) == 2


def test_gold_says_which_pairs_are_true() -> None:
    gold = [
        {"company": ["歐卡智舶"], "series": "B", "amount": {"value": 200000000, "currency": "CNY"}, "lead": [["厚雪資本"]], "investors": []},
        {"company": ["歐卡智舶"], "series": "A", "amount": {"value": 30000000, "currency": "CNY"}, "lead": [["三星"]], "investors": []},
    ]
    found = payers(TWO)
    answers = [yes for _, yes in paid(found, gold)]
    said = [(TWO[pair.payer.who.start : pair.payer.who.end], pair.round.series) in {("厚雪資本", "B"), ("三星", "A")} for pair in found.pairs]
    assert answers == said
    assert not [*paid(found, [])]


NEW = (
    "Baseten raised $300 million in a Series F led by Conviction. The company raised $30 million in a Series B in 2023. Harborline Ventures led the new round."
)


def settled(text: str, monkeypatch: pytest.MonkeyPatch, likely: dict[tuple[str, str], float]) -> dict[str | None, dict[str, str]]:
    """The investors of each series with their parts, where some pairs are as likely as that, and the others as the rules have them."""

    def sure(_question: str, evidence: tuple[str, ...]) -> float:
        for pair in found.pairs:
            if pair.evidence is evidence:
                asked = likely.get((pair.payer.who.ref.name, pair.round.series or ""))
                return (0.9 if "rule=yes" in evidence else 0.1) if asked is None else asked
        raise AssertionError("nobody asked")

    monkeypatch.setattr(Payers, "settle", lambda self: None)
    found = payers(text)
    monkeypatch.undo()
    monkeypatch.setattr(round_payers, "likelihood", sure)
    found.settle()
    return {r.series: {who.ref.name: role for who, role in r.investors.values()} for r in found.rounds}


def test_an_investor_goes_where_it_likely_paid(monkeypatch: pytest.MonkeyPatch) -> None:
    moved = settled(NEW, monkeypatch, {("Harborline Ventures", "B"): 0.1, ("Harborline Ventures", "F"): 0.8})
    assert moved == {"F": {"Conviction": "lead", "Harborline Ventures": "lead"}, "B": {}}


@pytest.mark.parametrize("sure", [0.35, 0.55])
def test_what_is_open_stays_where_the_rules_put_it(sure: float, monkeypatch: pytest.MonkeyPatch) -> None:
    moved = settled(NEW, monkeypatch, {("Harborline Ventures", "B"): sure, ("Harborline Ventures", "F"): sure})
    assert moved == {"F": {"Conviction": "lead", "Harborline Ventures": "lead"}, "B": {}}


def test_words_point_at_the_round_that_is_news() -> None:
    evidence = {(pair.payer.who.ref.name, pair.round.series): pair.evidence for pair in payers(NEW).pairs}
    assert "points_clause=this now" in evidence["Harborline Ventures", "F"]
    assert "points_clause=this back" in evidence["Harborline Ventures", "B"]  # 2023 is not the year of the article


def test_an_investor_of_two_rounds_keeps_both(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Baseten raised $300 million in a Series F led by Harborline Ventures. Harborline Ventures joined Greylock in the $30 million Series B of 2023."
    moved = settled(text, monkeypatch, {("Greylock", "F"): 0.9})
    assert set(moved["F"]) == {"Harborline Ventures", "Greylock"}
