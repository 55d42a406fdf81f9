"""Raises told in Chinese, read around their amount."""

from __future__ import annotations

import pytest

from pipeline.groups.raises_han import HanRaises
from tests.helpers.sentences import places, words


def raises(text: str) -> list[tuple[str, str, str]]:
    """Company, amount and series of each raising of a text; nothing is an empty string."""
    found = [(place, told) for place in places(text) for told in HanRaises(place).raises()]
    return [(words(p, t.company), words(p, t.money), words(p, t.series)) for p, t in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("資料分析公司 Replit 七月底完成 4 億美元 D 輪募資。", ("Replit", "4 億美元", "D 輪")),
        ("Replit 又要募資，金額達 4 億美元。", ("", "4 億美元", "")),
        ("市場裡有上週完成 4 億美元 D 輪融資的 Replit。", ("Replit", "4 億美元", "D 輪")),
        ("談的是七月由紅杉領投、4 億美元、估值 30 億美元的 D 輪。", ("", "4 億美元", "D 輪")),
        ("先前 Replit 一輪募 4 億美元，方向一致。", ("Replit", "4 億美元", "")),
    ],
)
def test_who_raises_how_much_in_which_series(text: str, told: tuple[str, str, str]) -> None:
    assert raises(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Replit 完成融資，營收達 4 億美元。",
        "Replit 以 4 億美元估值完成融資。",
        "Replit 的融資餘額達 4 億美元。",
        "台達電對 Replit 進行 4 億美元的投資。",
    ],
)
def test_what_is_not_raised(text: str) -> None:
    assert raises(text) == []
