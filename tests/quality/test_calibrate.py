"""The fit of confidence: what is right is told from what is wrong, and the fit is the same twice."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from pipeline import extract
from pipeline.quality.calibrate import bins, fit, judged, printed

GOLD: dict[str, Any] = {
    "rounds": [{"company": ["曜川科技"], "series": "C", "amount": {"text": "3 億美元", "value": 300000000, "currency": "USD"}, "lead": [["鴻圖創投"]]}],
    "valuations": [],
}
TEXT = "曜川科技完成 3 億美元 C 輪融資，由鴻圖創投領投。"


def right(text: str, gold: dict[str, Any]) -> dict[str, bool]:
    return {fact.kind: is_right for fact, is_right in judged(extract(text), gold)}


def test_a_round_is_right_when_every_slot_is() -> None:
    assert right(TEXT, GOLD) == {"funding_round": True, "investor": True}


@pytest.mark.parametrize(("slot", "other"), [("company", ["霽原"]), ("series", "B"), ("lead", []), ("amount", None)])
def test_one_wrong_slot_makes_a_round_wrong(slot: str, other: object) -> None:
    assert right(TEXT, GOLD | {"rounds": [GOLD["rounds"][0] | {slot: other}]})["funding_round"] is False


def test_what_gold_does_not_list_is_not_judged() -> None:
    assert right(TEXT, {}) == {}


def test_the_fit_tells_good_kinds_from_bad_and_is_the_same_twice() -> None:
    told = [(("kind.a", "who.clause"), True)] * 9 + [(("kind.a", "who.far"), False)] * 6 + [(("kind.a", "who.far"), True)] * 3
    told += [(("kind.date",), True)] * 4
    weights = fit(told)
    assert weights["who.clause"] > weights["who.far"]
    assert weights["kind.date"] > 0
    assert weights == fit(told)
    table = tomllib.loads(printed(weights, 22, 16))
    assert table["who"]["clause"] == round(weights["who.clause"], 2)


def test_bins_hold_every_fact() -> None:
    found = list(bins([(0.2, False), (0.75, True), (0.95, True), (1.0, True)]))
    assert sum(count for _, _, count, _, _ in found) == 4
    assert found[-1][3:] == (1.0, pytest.approx(2 / 3))
