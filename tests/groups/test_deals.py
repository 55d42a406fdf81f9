"""Deals: one purchase is the same however it is told; what is no purchase of a company is none."""

from __future__ import annotations

import pytest

from pipeline.model import AcquisitionFact
from pipeline.process import extract


def told(text: str) -> set[tuple[str, str]]:
    """Who buys whom, by a text."""
    facts = extract(text, published="2026-08-31", region="TW")
    return {(f.acquirer.text if f.acquirer else "", f.target.text) for f in facts if isinstance(f, AcquisitionFact)}


def priced(text: str) -> set[float | None]:
    facts = extract(text, published="2026-08-31", region="TW")
    return {f.money.value if f.money else None for f in facts if isinstance(f, AcquisitionFact)}


ONE_DEAL = [
    "Zendesk 收購 Forethought。", "Zendesk 今年 3 月宣布，同意收購客服新創 Forethought 的全部股權。", "Zendesk買下Forethought",
    "Forethought 被 Zendesk 收購。", "Forethought 去年遭 Zendesk 併購。", "今年被 Zendesk 收購的 Forethought 表現亮眼。",
    "Zendesk 完成對 Forethought 的收購。", "Zendesk 把 Forethought 整個買下。", "基金將 Forethought 出售給 Zendesk。",
    "Zendesk 從投資人手中收購 Forethought。", "Zendesk 取得 Forethought 70% 股權。",
    "Zendesk has agreed to buy Forethought.", "Zendesk acquires customer service startup Forethought.", "Zendesk snaps up Forethought",
    "Forethought was acquired by Zendesk.", "Forethought, which Zendesk acquired earlier this year, has 200 staff.",
    "Zendesk completed its acquisition of Forethought.", "Zendesk's acquisition of Forethought closed.", "The acquisition of Forethought by Zendesk closed.",
    "Forethought was sold to Zendesk.", "Harwick sold its Dutch unit, Forethought, to Zendesk.", "Forethought was taken over by Zendesk.",
    "Zendesk will acquire the remaining 40% of Forethought.", "Shares of Forethought rose after Zendesk offered to buy the company.",
    "Forethought, a startup owned by Harwick since 2018, is being acquired by Zendesk.", "Zendesk will pay $12 a share in cash for Forethought.",
    "Zendesk bought a controlling stake in Forethought.",
]  # fmt: skip


@pytest.mark.parametrize("text", ONE_DEAL)
def test_a_deal_is_the_same_in_every_voice(text: str) -> None:
    assert told(text) == {("Zendesk", "Forethought")}


@pytest.mark.parametrize(
    "text",
    [
        "Zendesk 以 3 億美元收購 Forethought。", "Zendesk砸3億美元併購Forethought", "Forethought 以 3 億美元被 Zendesk 收購。",
        "Zendesk acquires Forethought for $300 million.", "Zendesk made a $300 million acquisition of Forethought.",
        "Forethought was acquired by Zendesk for about $300 million.",
    ],
)  # fmt: skip
def test_its_price_is_the_same_too(text: str) -> None:
    assert told(text) == {("Zendesk", "Forethought")}
    assert priced(text) == {300_000_000}


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Zendesk 收購 Forethought、Replit 兩家公司。", {"Forethought", "Replit"}),
        ("Zendesk has acquired Forethought, Replit and Baseten.", {"Forethought", "Replit", "Baseten"}),
        ("Zendesk 收購 Forethought 與 Replit 競爭。", {"Forethought"}),
    ],
)
def test_each_of_several_targets_is_bought(text: str, targets: set[str]) -> None:
    assert told(text) == {("Zendesk", target) for target in targets}


def test_buyers_that_each_bid_have_a_deal_each() -> None:
    assert told("Zendesk 和 Replit 均考慮收購 Forethought。") == {("Zendesk", "Forethought"), ("Replit", "Forethought")}
    assert len(told("Zendesk、Replit 聯合收購 Forethought。")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Zendesk 取得 Forethought 20% 股權。", "Zendesk 收購 Forethought 股票。",
        "Zendesk 購買 Forethought 的設備。", "Zendesk 收購案進度落後，Forethought 並不知情。",
        "被 Zendesk 收購的傳聞不斷，Forethought 未回應。", "Zendesk bought a minority stake in Forethought.", "Zendesk buys Forethought shares.",
        "Zendesk bought servers from Forethought.", "Zendesk sold licences to Forethought.",
    ],
)  # fmt: skip
def test_what_is_no_purchase_of_a_company_is_none(text: str) -> None:
    assert told(text) == set()


def test_a_company_that_is_only_referred_to_is_that_of_the_sentence_before() -> None:
    text = "Forethought makes tools for engineers. In August 2025, Zendesk acquired the company for $250 million."
    assert told(text) == {("Zendesk", "Forethought")}


def test_a_founder_that_sells_the_company_is_neither_party() -> None:
    assert told("Forethought 成立於 2019 年。2020 年底，創辦人將公司賣給 Zendesk。") == {("Zendesk", "Forethought")}


@pytest.mark.parametrize("text", ["Replit 去年已被收購。", "他曾創立 Replit，2015 年被某上市公司收購。", "Replit was acquired in 2019 for $3 billion."])
def test_a_passive_without_an_agent_has_no_buyer(text: str) -> None:
    assert told(text) == {("", "Replit")}


def test_a_buyer_that_is_said_elsewhere_is_the_buyer() -> None:
    assert told("Replit was acquired by Netflix. Replit was acquired last year.") == {("Netflix", "Replit")}


@pytest.mark.parametrize("text", ["Replit 將被收購。", "Replit 表示不會被收購。"])
def test_a_sale_to_nobody_that_is_not_done_is_none(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "deal"),
    [
        ("Zendesk 去年收購的軟體業者 Forethought 表現亮眼。", ("Zendesk", "Forethought")),
        ("Zendesk 斥資 3 億美元完成 Forethought 收購案。", ("Zendesk", "Forethought")),
        ("Zendesk 入股 Oyo，此外還收購訂房網站 Forethought。", ("Zendesk", "Forethought")),
        ("Zendesk agreed to acquire all outstanding shares of Forethought for $12 per share.", ("Zendesk", "Forethought")),
        ("Netflix 同意出售子公司 Forethought 出售給 Zendesk。", ("Zendesk", "Forethought")),
    ],
)
def test_whose_a_purchase_is_by_its_sentence(text: str, deal: tuple[str, str]) -> None:
    assert told(text) == {deal}


def test_who_was_bought_just_now_does_not_buy_next() -> None:
    text = "Amazon completed the acquisition of Replit, which is growing fast, and acquired Forethought."
    assert ("Replit", "Forethought") not in told(text)


def test_a_price_per_share_is_no_price_of_the_deal() -> None:
    assert priced("Zendesk agreed to acquire all outstanding shares of Forethought for $12 per share.") == {None}


def test_a_lesser_share_in_words_is_no_purchase() -> None:
    assert told("Zendesk acquired 20% of the shares of Forethought.") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Forethought has been swallowed by Zendesk.", "Acquired in June by Zendesk for an undisclosed sum, Forethought keeps its name.",
        "Zendesk is to take Forethought private for $4 billion.", "Zendesk paid $60 million for Forethought.",
        "Forethought said it had agreed a $1.8 billion takeover by Zendesk.", "Zendesk will launch a tender offer for all shares of Forethought.",
        "Forethought has dismissed reports that Zendesk is looking to acquire it.", "Zendesk's $300 million acquisition of Forethought closed.",
        "Forethought has since been folded into Zendesk.", "Zendesk will buy Replit's Forethought unit.",
    ],
)  # fmt: skip
def test_a_deal_is_the_same_in_looser_english(text: str) -> None:
    assert told(text) == {("Zendesk", "Forethought")}


@pytest.mark.parametrize(
    "text",
    [
        "Zendesk paid $60 million for Forethought chips.", "Zendesk picked up 3,000 licences from Forethought.",
        "Zendesk took Forethought to court.", "Zendesk made an offer for talks with Forethought.",
    ],
)  # fmt: skip
def test_what_is_paid_or_picked_up_may_be_no_company(text: str) -> None:
    assert told(text) == set()


def test_a_purchase_that_was_blocked_is_denied() -> None:
    facts = extract("Zendesk's $300 million acquisition of Forethought was blocked.", published="2026-08-31")
    assert {f.status for f in facts if isinstance(f, AcquisitionFact)} <= {"denied"}


@pytest.mark.parametrize(
    "text",
    [
        "Replit Airlines is to buy 10 A320 aircraft from Airbus.",
        "Replit Airlines agreed to acquire 12 Boeing jets.",
        "Replit bought two dozen Zendesk trucks.",
        "Replit will buy three more Zendesk turbines.",
        "Replit acquired Zendesk satellites.",
        "Replit 買下 Zendesk 貨櫃船。",
    ],
)
def test_things_however_many_are_no_company(text: str) -> None:
    assert told(text) == set()


def test_a_number_that_counts_firms_or_begins_a_name_leaves_them_firms() -> None:
    assert told("Replit acquired two startups Zendesk and Forethought.") == {("Replit", "Zendesk"), ("Replit", "Forethought")}
    assert told("Zendesk acquired 12 Flags.") == {("Zendesk", "12 Flags")}
