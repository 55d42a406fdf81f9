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


@pytest.mark.parametrize("text", ["軟銀參股 Replit 金額3億美元", "軟銀參與新創Replit B輪增資 出資3億美元"])
def test_in_a_headline_the_amount_stands_behind_a_blank(text: str) -> None:
    assert investments(text) == [("軟銀", "Replit", "3億美元")]


def test_of_several_each_invests() -> None:
    told = [("軟銀", "Replit", "3 億美元"), ("微軟", "Replit", "3 億美元")]
    assert sorted(investments("軟銀和微軟投資 Replit 3 億美元。")) == sorted(told)


@pytest.mark.parametrize("text", ["軟銀投資 Replit 的新廠 3 億美元。", "軟銀投資的 Replit 營收達 3 億美元。", "軟銀投資研發，Replit 花了 3 億美元。"])
def test_what_is_no_investment(text: str) -> None:
    assert investments(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "軟銀 3 億美元參股 Replit。",
        "軟銀入股 Replit，投資額 3 億美元。",
        "軟銀以每股 12 美元認購 Replit 新股，總代價約 3 億美元。",
        "軟銀斥資 3 億美元參與 Replit 的定向增資。",
        "軟銀董事會決議，同意公司以自有資金 3 億美元參股 Replit。",
        "軟銀與微軟分頭談判，前者以 3 億美元投資 Replit。",
    ],
)
def test_a_sum_touches_its_verb_or_is_called_given_behind_the_comma(text: str) -> None:
    assert ("軟銀", "Replit", "3 億美元") in investments(text)


def test_new_shares_are_a_stake_without_a_sum() -> None:
    assert investments("軟銀認購 Replit 的新股。") == [("軟銀", "Replit", "")]
    assert investments("Replit 增資案未定。") == []


@pytest.mark.parametrize(
    "text",
    ["軟銀增資全資子公司 Replit 3 億美元。", "軟銀對子公司 Replit 增資 3 億美元，對 Figma 增資 1 億美元。", "3 億美元增資將由軟銀支付。"],
)
def test_what_a_parent_gives_its_own_is_no_investment(text: str) -> None:
    assert investments(text) == []


def test_a_firm_of_somebody_else_is_no_own_one() -> None:
    assert investments("軟銀與微軟結盟，軟銀投資後者子公司 Replit 3 億美元。") == [("軟銀", "Replit", "3 億美元")]
