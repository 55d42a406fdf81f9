"""Listings: one going public is the same however it is told; what is put on sale or already listed goes nowhere."""

from __future__ import annotations

import pytest

from pipeline.model import ListingFact
from pipeline.process import extract


def listings(text: str) -> list[ListingFact]:
    facts = extract(text, published="2026-08-31", region="TW")
    return [f for f in facts if isinstance(f, ListingFact)]


def told(text: str) -> set[tuple[str, str]]:
    """Who goes public, and how sure it is."""
    return {(f.company.text if f.company else "", f.status) for f in listings(text)}


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
def test_a_listing_is_the_same_in_every_voice(text: str, status: str) -> None:
    assert told(text) == {("Rebellions", status)}


@pytest.mark.parametrize("text", NONE)
def test_what_goes_on_sale_or_is_listed_already_goes_nowhere(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize("text", ["今年上市的 Rebellions、Zendesk 和 Replit 都跌破發行價。"])
def test_each_of_a_list_goes_public(text: str) -> None:
    assert {who for who, _ in told(text)} == {"Rebellions", "Zendesk", "Replit"}


@pytest.mark.parametrize("text", ["Rebellions 去年在港交所上市，集資 57 億美元。", "Rebellions went public last year, raising $5.7 billion."])
def test_what_it_brings_belongs_to_it(text: str) -> None:
    assert [f.money.value if f.money else None for f in listings(text)] == [5_700_000_000]
