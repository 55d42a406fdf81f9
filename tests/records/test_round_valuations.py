"""Whose a valuation is, and what it was before."""

from __future__ import annotations

import pytest

from pipeline.model import ValuationFact
from pipeline.process import extract


def worth(text: str) -> set[tuple[str, str]]:
    facts = extract(text, published="2026-08-31", region="TW")
    return {(f.company.text if f.company else "", f.money.text) for f in facts if isinstance(f, ValuationFact)}


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Replit 完成 C 輪，募得 10 億美元。2024 年 2 月 B 輪時，貝佐斯、微軟曾投入 6.75 億美元，當時估值 26 億美元。", {("Replit", "26 億美元")}),
        ("Zendesk 洽談向 Replit 投資逾 100 億美元，對應估值超 5,000 億美元。", {("Replit", "5,000 億美元")}),
        ("House-of-brands firm Zendesk has acquired marketplace Replit in an all-stock deal worth less than the $4 billion at which it was valued.", set()),
        ("Zendesk sells stake in Replit to Netflix at $1.9 billion valuation", {("Replit", "$1.9 billion")}),
    ],
)
def test_who_gives_or_sells_is_not_who_is_valued(text: str, whose: set[tuple[str, str]]) -> None:
    assert {w for w in worth(text) if w[0] == "Zendesk" or w[0] == "貝佐斯"} == set()
    assert whose <= worth(text)


def test_an_earlier_valuation_is_its_companys_too_and_no_rounds() -> None:
    text = "Replit 完成 3 億美元 C 輪募資，估值為 90 億美元，高於去年 10 月的 30 億美元。"
    assert worth(text) == {("Replit", "90 億美元"), ("Replit", "30 億美元")}
    rounds = [f for f in extract(text, published="2026-08-31") if f.kind == "funding_round"]
    assert [r.valuation and r.valuation.text for r in rounds] == ["90 億美元"]


def test_a_fortune_a_deal_and_an_amount_raised_are_no_valuations() -> None:
    assert worth("Replit 的創辦人才 31 歲，身價已達 36 億美元。") == set()
    assert worth("Zendesk bought Replit. Including debt the transaction is worth about $3.1 billion.") == set()
    assert worth("Replit 募 2.5 億美元 估值 15 個月衝上 68 億美元") == {("Replit", "68 億美元")}
