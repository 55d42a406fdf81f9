"""Investments told in Chinese, read around their verb."""

from __future__ import annotations

import pytest

from pipeline.groups.investments_han import HanInvestments
from tests.helpers.sentences import places, words


def investments(text: str) -> list[tuple[str, str, str]]:
    """Investor, company and amount of each investment of a text."""
    found = [(place, told) for place in places(text) for told in HanInvestments(place).investments()]
    return [(words(p, t.investor), words(p, t.company), words(p, t.money)) for p, t in found]


@pytest.mark.parametrize(
    "text",
    ["軟銀投資新創公司 Replit 3 億美元。", "軟銀斥資 3 億美元入股 Replit。", "軟銀將向 Replit 投資 3 億美元。", "軟銀投資 Replit，金額達 3 億美元。"],
)
def test_who_invests_how_much_in_whom(text: str) -> None:
    assert investments(text) == [("軟銀", "Replit", "3 億美元")]


def test_of_several_each_invests() -> None:
    told = [("軟銀", "Replit", "3 億美元"), ("微軟", "Replit", "3 億美元")]
    assert sorted(investments("軟銀和微軟投資 Replit 3 億美元。")) == sorted(told)


@pytest.mark.parametrize("text", ["軟銀投資 Replit 的新廠 3 億美元。", "軟銀投資的 Replit 營收達 3 億美元。", "軟銀投資研發，Replit 花了 3 億美元。"])
def test_what_is_no_investment(text: str) -> None:
    assert investments(text) == []
