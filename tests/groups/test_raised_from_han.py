"""From whom an amount is got."""

from __future__ import annotations

import pytest

from pipeline.groups.raised_from_han import HanRaisedFrom
from tests.helpers.sentences import places, words


def got(text: str) -> list[tuple[str, str]]:
    """Company and amount of each raising of a text; nothing is an empty string."""
    found = [(place, told) for place in places(text) for told, _ in HanRaisedFrom(place).raises()]
    return [(words(p, t.company), words(p, t.money)) for p, t in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Wayve 去年拿到 Nvidia 與軟銀合計 10 億美元。", ("Wayve", "10 億美元")),
        ("Wayve 獲 Nvidia、軟銀等投資 10 億美元。", ("Wayve", "10 億美元")),
        ("Wayve 向軟銀募得 10 億美元。", ("Wayve", "10 億美元")),
    ],
)
def test_from_whom_money_is_got(text: str, told: tuple[str, str]) -> None:
    assert got(text) == [told]


@pytest.mark.parametrize(
    "text", ["Wayve 拿到 Nvidia 10 億美元訂單。", "Wayve 獲軟銀 10 億美元貸款。", "Wayve 拿到 Nvidia 的訂單，營收達 10 億美元。"]
)
def test_what_is_lent_or_earned(text: str) -> None:
    assert got(text) == []
