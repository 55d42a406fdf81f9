"""What is sure enough to be stated: by kind, by status, by place."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipeline.model import Article, FundingRound, GrowthFact, InvestorFact, ListingFact, RevenueFact
from pipeline.process import process
from pipeline.records.confidence import SUMMARISED
from pipeline.summary.sure import sure_enough
from tests.helpers.facts import money, name, said

KINDS: list[tuple[type, dict[str, Any]]] = [
    (FundingRound, {"money": money(5)}), (ListingFact, {}), (RevenueFact, {"metric": "revenue", "money": money(5)}),
    (GrowthFact, {"metric": "revenue", "percent": 5}), (InvestorFact, {"investor": name("GIC"), "role": "lead", "round": "f1"}),
]  # fmt: skip


def least(kind: type, fields: dict[str, Any], status: str, titled: bool) -> float:
    """The least confidence in percent that is enough."""
    facts = {n: said(kind, company=name("Acme"), status=status, confidence=n / 100, **fields) for n in range(101)}
    return min(n for n, fact in facts.items() if sure_enough(fact, titled))


@pytest.mark.parametrize(("kind", "fields"), KINDS, ids=lambda v: getattr(v, "__name__", ""))
@pytest.mark.parametrize("status", ["planned", "reported", "speculated"])
def test_a_hedge_that_is_no_headline_asks_for_more_and_nothing_for_less(kind: type, fields: dict[str, Any], status: str) -> None:
    plain, titled, deep = least(kind, fields, "asserted", False), least(kind, fields, status, True), least(kind, fields, status, False)
    assert SUMMARISED * 100 <= titled <= plain <= deep and (plain > titled) == (kind is ListingFact)  # a listing that is no headline asks for more
    assert (deep > titled) == (kind in (ListingFact, RevenueFact, GrowthFact))


def test_figures_and_listings_ask_for_more_than_rounds() -> None:
    floors = {kind: least(kind, fields, "asserted", True) for kind, fields in KINDS}
    assert all(floors[kind] > floors[FundingRound] for kind in (ListingFact, RevenueFact, GrowthFact))


def told(text: str, language: str = "zh-Hant", title: str = "") -> str:
    """What the Chinese summary of an article states."""
    whole = f"{title}\n\n{text}" if title else text
    made = process(Article.model_validate({"id": "a", "source": "a.md", "sha256": "0", "language": language, "text": whole, "published": date(2026, 3, 2)}))
    zh = made.summary["zh-Hant"]
    return "".join(s.text for s in zh.sentences if s.kind == "stated") if zh else ""


def test_a_figure_of_another_sentence_is_nobodys() -> None:
    assert "估值" not in told("OpenAI 收購 Promptfoo，這家公司做安全檢測。收購前估值才 8,600 萬美元。")
    assert "估值達 8,600 萬美元" in told("Promptfoo 估值達 8,600 萬美元。")


def test_a_round_is_told_with_its_one_day_and_with_who_stands_by_it() -> None:
    text = "3 月 28 日，Cega 宣布完成 500 萬美元 A 輪融資，由 GIC 領投，Temasek 參投。資金將用於研發。該產品已推出。Acme 今天獲得 Coatue 投資。"
    said_ = told(text, title="2026 年 2 月融資彙總")
    assert "GIC" in said_ and "Temasek" in said_ and "Coatue" not in said_ and "2 月" not in said_


def test_the_day_of_a_founding_is_not_that_of_a_round() -> None:
    said_ = told("2021 年由王小明與李大同共同創辦的江行智能宣布完成新台幣 1 億元 A 輪融資。", title="江行智能完成 A 輪融資")
    assert "2021 年由王小明與李大同創立" in said_ and "於 2021 年完成" not in said_


def test_who_puts_money_in_has_not_raised_it() -> None:
    assert "安格募得" not in told("安格宣布參與欣普羅私募，投資總額約新台幣 1.98 億元。", title="安格砸 1.98 億元")


def test_what_a_board_resolved_on_is_planned() -> None:
    assert "計畫募資" in told("元大人壽董事會通過現金增資新台幣 140 億元。", title="元大人壽 通過現增 140 億元")


def test_a_listing_is_told_where_it_is_the_news_or_has_a_day_or_a_place() -> None:
    assert "上市" not in told("駿日收購安馳。據了解，安馳應會繼續在台灣資本市場掛牌。")
    assert told("Stripe 預計 5 月下旬掛牌。Stripe 2021 年 2 月登錄興櫃。", title="Stripe 5 月下旬掛牌上櫃").count("興櫃") == 0


def test_who_holds_shares_is_no_name_of_an_investor() -> None:
    said_ = told("Stripe 完成 1 億美元 C 輪融資，由 GIC 領投，Coatue、原股東參投。", title="Stripe 完成 C 輪融資")
    assert "Coatue" in said_ and "股東" not in said_


@pytest.mark.parametrize(
    ("text", "once"),
    [
        ("Stripe 完成 1 億美元 C 輪融資，由比翼資本（BE Capital）領投，Coatue 參投。", ("比翼資本", "BE Capital")),
        ("Stripe 完成 1 億美元 C 輪融資，由曜石風投領投。\n\n本輪由曜石風險投資公司領投，Coatue 參投。", ("曜石風險投資公司", "曜石風投")),
    ],
)
def test_an_investor_is_told_once_however_it_is_written(text: str, once: tuple[str, str]) -> None:
    said_ = told(text, title="Stripe 完成 C 輪融資")
    assert once[0] in said_ and once[1] not in said_ and "Coatue" in said_


def test_two_houses_of_one_list_are_two() -> None:
    said_ = told("Stripe 完成 1 億美元 C 輪融資，由曜石投資與曜石北方投資共同領投。", title="Stripe 完成 C 輪融資")
    assert "曜石投資" in said_ and "曜石北方投資" in said_


def test_nobody_is_worth_at_most_so_much() -> None:
    assert "估值可能最高 7,500 億美元" in told("OpenAI 估值上看 7,500 億美元。", title="OpenAI 估值上看 7,500 億美元")


def test_a_game_earns_nothing() -> None:
    assert told("新產品《紫青雙劍》推出即轟動，5 月單月營收達新台幣 1.27 億元。") == ""


def test_a_subsidiary_that_is_listed_lists_nobody() -> None:
    assert "上市" not in told("台泥國際是台泥在港上市子公司，將向上市所在地香港聯交所提出申請。", title="台泥國際下市案過關")


def test_what_a_company_was_once_worth_is_told_as_before() -> None:
    assert "此前估值達 19 億美元" in told("Stripe 估值曾達 19 億美元。", title="Stripe 縮水")
    assert "此前" not in told("Stripe 估值達 19 億美元。", title="Stripe 擴編")


def test_a_listing_does_not_raise_what_the_company_is_worth() -> None:
    listing = "Stripe 將在那斯達克掛牌，募資 11 億美元。"
    assert "募資 11 億美元" in told(listing, title="Stripe 將掛牌")
    said_ = told(f"{listing}Stripe 估值達 11 億美元。", title="Stripe 將掛牌")
    assert "上市" in said_ and "募資" not in said_ and "估值達 11 億美元" in said_


def test_an_amount_that_lost_its_unit_is_not_told() -> None:
    assert "287" not in told("Stripe 在那斯達克上市，募資 287 美元。", title="Stripe 在那斯達克上市")


def test_a_round_of_at_most_so_much_is_not_done() -> None:
    said_ = told("Stripe 完成最多 5 億美元 C 輪融資。", title="Stripe 完成最多 5 億美元 C 輪融資")
    assert "完成最高" not in said_ and "計畫進行最高 5 億美元" in said_


def test_what_would_be_is_no_figure() -> None:
    assert "獲利" not in told("就算拿下整個市場，Stripe 淨利大概 10 億美元。", title="Stripe 的算盤")
    assert "獲利" in told("Stripe 2025 年淨利 10 億美元。", title="Stripe 2025 年淨利 10 億美元")


def test_what_is_only_reported_is_not_reached() -> None:
    said_ = told("據彭博報導，Stripe 正洽談 5 億美元融資，估值 700 億美元。", title="彭博：Stripe 傳募資 5 億美元")
    assert "估值 700 億美元" in said_ and "達" not in said_
