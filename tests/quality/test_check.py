"""Scores count right: every slot its own, nothing invented, nothing missed."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.quality.check import Scores
from pipeline.quality.gold import Gold
from tests.helpers.gold import CASES, said_back, scored


def test_saying_the_gold_back_is_perfect() -> None:
    scores = scored(said_back)
    assert scores.errors == []
    assert {scores.of(language, kind).f1 for language in scores.languages() for kind in scores.kinds()} == {1.0}


def test_saying_nothing_misses_everything_and_invents_nothing() -> None:
    scores = scored(lambda gold: [])
    assert {scores.of("all", kind).hit for kind in scores.kinds()} == {0}
    assert {scores.of("all", kind).precision for kind in scores.kinds()} == {1.0}
    assert scores.of("all", "company").missed == sum(len(gold.rounds) for _, gold in CASES)


def changed(kind: str, **values: Any) -> Scores:
    def facts_of(gold: Gold) -> list[dict[str, Any]]:
        return [fact | (values if fact["kind"] == kind else {}) for fact in said_back(gold)]

    return scored(facts_of)


@pytest.mark.parametrize(
    ("kind", "values", "low"),
    [
        ("funding_round", {"series": "Z"}, {"series", "rounds", "whole rounds"}),
        ("funding_round", {"date": None}, {"date", "rounds"}),
        ("funding_round", {"status": "planned"}, {"round status"}),
        ("funding_round", {"investors": []}, {"lead", "investor", "rounds", "whole rounds"}),
        ("valuation", {"company": {"name": "Nobody", "text": "Nobody"}}, {"valuations"}),
        ("listing", {"company": {"name": "Nobody", "text": "Nobody"}}, {"listings"}),
        ("about", {"text": "something else"}, {"about"}),
        ("growth", {"ratio": 77, "percent": None}, {"growth"}),
        ("revenue", {"money": {"text": "1", "value": 1, "currency": "USD"}}, {"revenues"}),
    ],
)
def test_a_wrong_slot_lowers_its_own_score_and_no_other(kind: str, values: dict[str, Any], low: set[str]) -> None:
    scores = changed(kind, **values)
    assert {k for k in scores.kinds() if scores.of("all", k).f1 < 1} == low
    assert scores.errors


def test_an_invented_round_costs_precision_only() -> None:
    extra = {"kind": "funding_round", "company": {"name": "Nobody", "text": "Nobody"}, "series": "Z"}
    scores = scored(lambda gold: [*said_back(gold), extra])
    assert scores.of("all", "company").invented == scores.of("all", "series").invented == len(CASES)
    assert scores.of("all", "rounds").recall == 1.0


def test_evidence_that_is_not_verbatim_is_counted() -> None:
    wrong = {"kind": "listing", "company": {"name": "A", "text": "A"}, "evidence": [{"start": 0, "end": 1, "text": "?", "field": "company"}]}
    scores = scored(lambda gold: [wrong])
    assert scores.of("all", "evidence").hit == 0
