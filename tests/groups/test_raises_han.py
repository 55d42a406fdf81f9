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
        ("Replit 募資規模由 6 億美元下調為 4 億美元。", ("Replit", "4 億美元", "")),
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
        "台達電以 4 億美元增資 Replit。",
    ],
)
def test_what_is_not_raised(text: str) -> None:
    assert raises(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("台達電將以 3 億元參與 Replit 的 B 輪募資。", ("Replit", "3 億元", "B 輪")),
        ("紅杉資本主導了 Replit 規模 4 億美元的融資案。", ("Replit", "4 億美元", "")),
        ("Replit 宣布了 D 輪融資：1.3 億美元。", ("", "1.3 億美元", "")),
        ("Replit 完成約 1 億美元的公開增發。", ("Replit", "1 億美元", "")),
    ],
)
def test_who_joins_a_round_does_not_raise_it(text: str, told: tuple[str, str, str]) -> None:
    assert raises(text) == [told]


def test_who_joins_a_round_of_somebody_unread_is_not_the_one_who_raises() -> None:
    assert [(c, m) for c, m, _ in raises("台達電以 3 億元參與該公司現金增資。")] == [("", "3 億元")]
