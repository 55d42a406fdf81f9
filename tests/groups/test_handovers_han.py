"""Firms that change hands, told in Chinese without a verb of buying."""

from __future__ import annotations

import pytest

from pipeline.model import AcquisitionFact
from pipeline.process import extract


def told(text: str) -> set[tuple[str, str]]:
    facts = extract(text, published="2026-08-31", region="TW")
    return {(f.acquirer.text if f.acquirer else "", f.target.text) for f in facts if isinstance(f, AcquisitionFact)}


@pytest.mark.parametrize(
    ("text", "deal"),
    [
        ("Replit 沒有買下 Forethought，買下 Forethought 的是 Zendesk。", ("Zendesk", "Forethought")),
        ("收購方為 Zendesk，標的公司為德國軟體商 Forethought，代價 3 億歐元。", ("Zendesk", "Forethought")),
        ("老牌軟體商 Forethought，新東家是美國的 Zendesk。", ("Zendesk", "Forethought")),
        ("Zendesk 以 5,000 萬美元得標，成為軟體商 Forethought 的新主人。", ("Zendesk", "Forethought")),
        ("Forethought 大股東與 Zendesk 簽署股權買賣合約，轉讓 61% 股份。", ("Zendesk", "Forethought")),
        ("Forethought 上週宣布賣身予 Zendesk。", ("Zendesk", "Forethought")),
    ],
)
def test_whose_a_firm_is_now_has_bought_it(text: str, deal: tuple[str, str]) -> None:
    assert told(text) == {deal}


@pytest.mark.parametrize(
    "text",
    [
        "Forethought 大股東與 Zendesk 簽署股權買賣合約，轉讓 12% 股份。",
        "Zendesk 與 Replit 簽約，據此收購標的公司全部股權。",
        "Zendesk 成為 Forethought 的新客戶。",
    ],
)
def test_a_lesser_share_a_partner_and_a_seller_buy_nothing(text: str) -> None:
    assert told(text) == set()


def test_who_sells_on_is_no_party() -> None:
    assert ("Zendesk", "Replit") not in told("Forethought 前年又被 Replit 轉賣給了 Zendesk。")
