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


@pytest.mark.parametrize(
    "text",
    [
        "Replit said its 11.9% stake is valued at nearly $3.1 billion.",
        "Replit, which owns 51.9 million shares, now has a holding valued at over $3.1 billion.",
        "Replit 的持股估值約 31 億美元。",
        "台達電旗下投資組合最新估值達 31 億美元。",
    ],
)
def test_what_somebody_holds_is_worth_is_no_valuation_of_the_holder(text: str) -> None:
    assert worth(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Replit 調查指出，部分新創從估值 8 億美元崩跌至 5,000 萬美元。",
        "Replit 執行長透露，曾有人以約 5,000 萬美元的估值向他兜售一家公司，而這家公司高峰時估值約 8 億美元。",
    ],
)
def test_the_worth_of_a_firm_that_nobody_names_is_nobodys(text: str) -> None:
    assert worth(text) == set()


def test_who_is_called_a_firm_is_named() -> None:
    assert worth("Replit 成為一家獨角獸，估值 30 億美元。") == {("Replit", "30 億美元")}
    assert worth("Replit 是一家估值達 30 億美元的公司。") == {("Replit", "30 億美元")}


def test_investors_that_price_a_company_are_in_its_round() -> None:
    text = "Replit was just valued at $1.7 billion by Oak Ventures, in a deal some see as rich."
    rounds = [f for f in extract(text, published="2026-08-31") if f.kind == "funding_round"]
    assert [(r.company.text, [i.text for i in r.investors]) for r in rounds if r.company] == [("Replit", ["Oak Ventures"])]
    text = "Replit was just valued at $1.7 billion by Bloomberg and PitchBook."
    assert not [f for f in extract(text, published="2026-08-31") if f.kind == "funding_round"]
