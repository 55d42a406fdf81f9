"""Listings: the same however they are told; what is no listing of a company is none."""

from __future__ import annotations

import pytest

from pipeline.model import ListingFact
from pipeline.process import extract


def told(text: str) -> set[tuple[str, str]]:
    """Who goes public and how far it has come, by a text."""
    return {(f.company.text, f.status) for f in extract(text, published="2026-03-12") if isinstance(f, ListingFact)}


@pytest.mark.parametrize(
    "text",
    [
        "智譜今日正式在港交所掛牌上市。", "智譜登陸港交所，首日大漲。", "智譜：1 月 8 日在港交所上市", "今年上市的智譜股價大跌。",
        "智譜在上市儀式上感謝員工。", "智譜的股票於香港聯合交易所上市。",
    ],
)  # fmt: skip
def test_a_listing_is_the_same_in_every_voice(text: str) -> None:
    assert told(text) == {("智譜", "asserted")}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Figma went public last year.", "asserted"),
        ("Klarna bought Figma, which went public in 2025.", "asserted"),
        ("Figma files for IPO", "planned"),
        ("Figma, of Grenoble, has filed to float on Euronext Paris.", "planned"),
        ("The IPO of Figma is expected next year.", "planned"),
        ("Investors await Figma's $2 billion IPO.", "planned"),
        ("Figma withdrew its IPO filing.", "denied"),
    ],
)
def test_its_words_say_how_far_it_has_come(text: str, status: str) -> None:
    assert told(text) == {("Figma", status)}


@pytest.mark.parametrize("text", ["智譜終止科創板上市申請。", "智譜撤回 IPO 申請。", "智譜 IPO 失敗。", "智譜在 9 月放棄 IPO，市場震驚。"])
def test_what_came_to_nothing_is_denied(text: str) -> None:
    assert told(text) == {("智譜", "denied")}


def test_each_of_a_list_goes_public() -> None:
    assert {who for who, _ in told("今年上市的 Uber、Slack 與 Pinterest 股價大跌。")} == {"Uber", "Slack", "Pinterest"}
    assert {who for who, _ in told("智譜與 MiniMax 相繼在港交所上市。")} == {"智譜", "MiniMax"}
    assert {who for who, _ in told("Figma and Klarna went public last year.")} == {"Figma", "Klarna"}


def test_its_money_is_what_it_brings() -> None:
    facts = extract("智譜的 IPO 規模達 20 億美元。", published="2026-03-12")
    assert [f.money.value for f in facts if isinstance(f, ListingFact) and f.money] == [2_000_000_000]


@pytest.mark.parametrize(
    "text",
    [
        "農夫山泉新品上市。", "這款新藥已獲准上市。", "智譜是上市公司。", "智譜新總部今日掛牌營運。", "智譜部分首發募投項目延期。", "智譜收到新三板上市補貼。",
        "NYSE-listed Figma bought Klarna.", "Figma is well placed in a busy IPO market.",
    ],
)  # fmt: skip
def test_what_is_no_listing(text: str) -> None:
    assert told(text) == set()


def _listings(text: str) -> list[ListingFact]:
    return [f for f in extract(text, published="2026-08-31", region="TW") if isinstance(f, ListingFact)]


def _stages(text: str) -> set[tuple[str, str]]:
    """Who goes public, and how sure it is."""
    return {(f.company.text if f.company else "", f.status) for f in _listings(text)}


DONE = [
    "Rebellions 今年 3 月在港交所掛牌上市。", "Rebellions 上週成功登陸科創板。", "去年在港交所上市的 Rebellions 表現亮眼。",
    "Rebellions went public last year.", "Rebellions listed on Nasdaq in March.", "Rebellions made its market debut in March.",
]  # fmt: skip
PLANNED = [
    "Rebellions 計畫明年在首爾掛牌上市。", "Rebellions 向港交所遞交上市申請。", "Rebellions 擬赴美 IPO。", "Rebellions 通過港交所聆訊。",
    "Rebellions plans to go public next year.", "Rebellions has filed for an IPO.", "Rebellions is preparing an initial public offering.",
]  # fmt: skip
DENIED = ["Rebellions 放棄 IPO。", "Rebellions 撤回上市申請。", "Rebellions withdrew its IPO.", "Rebellions cancelled its planned initial public offering."]
NONE = [
    "Rebellions 是上市公司。", "Rebellions 的新手機今天上市。", "Rebellions 的飯店下月掛牌營運。", "券商協助多家企業在港交所上市。",
    "Rebellions, a public company, lists its flats.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "status"), [*((t, "asserted") for t in DONE), *((t, "planned") for t in PLANNED), *((t, "denied") for t in DENIED)])
def test_stage_and_company_are_the_same_in_every_voice(text: str, status: str) -> None:
    assert _stages(text) == {("Rebellions", status)}


@pytest.mark.parametrize("text", NONE)
def test_what_goes_on_sale_or_is_listed_already_goes_nowhere(text: str) -> None:
    assert _stages(text) == set()


@pytest.mark.parametrize("text", ["今年上市的 Rebellions、Zendesk 和 Replit 都跌破發行價。"])
def test_each_of_a_relative_clause_goes_public(text: str) -> None:
    assert {who for who, _ in _stages(text)} == {"Rebellions", "Zendesk", "Replit"}


@pytest.mark.parametrize("text", ["Rebellions 去年在港交所上市，集資 57 億美元。", "Rebellions went public last year, raising $5.7 billion."])
def test_what_it_brings_belongs_to_it(text: str) -> None:
    assert [f.money.value if f.money else None for f in _listings(text)] == [5_700_000_000]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("打頭陣的是智邦系的「邦瀚光」，昨天以每股 288 元正式轉上市，首日大漲。", ("邦瀚光", "asserted")),
        ("Figma is about to list on Nasdaq in a record deal.", ("Figma", "planned")),
        ("Figma is to list in New York through a blank-cheque merger.", ("Figma", "planned")),
        ("Figma opened lower when it debuted in Hong Kong.", ("Figma", "asserted")),
        ("Figma is not going public.", ("Figma", "denied")),
    ],
)
def test_stages_in_other_words(text: str, who: tuple[str, str]) -> None:
    assert told(text) == {who}


@pytest.mark.parametrize("text", ["在港交所上市的智譜表示，產品大賣。", "智譜擬首度公開發行特別股 2 億股。", "智譜向 FDA 提交新藥上市申請。"])
def test_what_somebody_is_and_what_goods_do_is_no_listing(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("音訊平台「耳語FM」據稱選定高盛和摩根大通籌備赴美上市。", {("耳語FM", "planned")}),
        ("路透旗下 IFR 報道，智譜擱置香港首次公開招股。", {("智譜", "denied")}),
        ("「水中茅台」農夫山泉正式登陸港交所。", {("農夫山泉", "asserted")}),
        ("Klarna weighs IPO of payments arm Figma", {("Figma", "planned")}),
        ("Figma, which is being carved out of Klarna, also priced its offering this week.", {("Figma", "asserted")}),
        ("智譜沒有上市的壓力。", set()),
    ],
)
def test_who_helps_tells_or_owns_does_not_go_public(text: str, listed: set[tuple[str, str]]) -> None:
    assert told(text) == listed


def test_a_row_of_words_of_listing_costs_its_length() -> None:
    """Tried in every way in which 上市掛牌 can be taken apart, this would not end."""
    assert not told("智譜" + "上市掛牌" * 200 + "案的相關程序中")
    assert not told("Figma " + "listing plans, " * 200 + "of others")


@pytest.mark.parametrize("text", ["芯嶺電子在北京產權交易所公開掛牌增資，擬募集資金 10 億元。", "芯嶺電子的現金增資新股今日掛牌。"])
def test_a_fair_of_stakes_and_new_shares_of_who_is_listed_are_no_listing(text: str) -> None:
    assert told(text) == set()
