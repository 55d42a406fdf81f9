"""Who gives how much, where no verb has the company as its object."""

from __future__ import annotations

import pytest

from pipeline.groups.givers_han import HanGivers
from tests.helpers.sentences import places, words


def given(text: str) -> list[tuple[str, str, str]]:
    """Investor, amount and company of each investment of a text; nothing is an empty string."""
    found = [(place, told) for place in places(text) for told in HanGivers(place).investments()]
    return [(words(p, t.investor), words(p, t.money), words(p, t.company)) for p, t in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nvidia 投下 5 億美元，取得近兩成股權。", ("Nvidia", "5 億美元", "")),
        ("Nvidia 以 5 億美元拿下 Replit 18% 股權。", ("Nvidia", "5 億美元", "Replit")),
        ("Nvidia 與 Replit 達成協議，將出資 5 億美元取得後者兩成股權。", ("Nvidia", "5 億美元", "Replit")),
        ("Nvidia 出資 5 億美元、持股 12%。", ("Nvidia", "5 億美元", "")),
        ("Nvidia 透過旗下創投注資 5 億美元。", ("Nvidia", "5 億美元", "")),
    ],
)
def test_who_gives_how_much(text: str, told: tuple[str, str, str]) -> None:
    assert given(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Nvidia 以 5 億美元拿下 Replit 80% 股權。",
        "Nvidia 投入 5 億美元興建新廠。",
        "Nvidia 砸 5 億美元在廣告上。",
        "Nvidia 管理 5 億美元。",
        "Nvidia 在合資案中投資 5 億美元，持股近兩成。",
        "Nvidia 為越南子公司增資 5 億美元。",
        "Replit 是微軟要入股的公司，先出資 5 億美元換取約兩成股權。",
    ],
)
def test_who_buys_or_spends(text: str) -> None:
    assert given(text) == []
