"""Ratios: shares, multiples, points, and what the words around them say."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.mentions.mention import Source
from pipeline.mentions.ratio import Ratio, find, parse_ratio
from pipeline.text.fold import fold_script
from tests.helpers.spelling import full_width


def one(text: str) -> Ratio:
    found = find(Source(text, "zh-Hant"))
    assert len(found) == 1, [m.value.text for m in found]
    assert text[found[0].start : found[0].end] == found[0].value.text
    value = found[0].value
    assert isinstance(value, Ratio)
    return value


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("12.5%", "percent", 12.5), ("20 percent", "percent", 20), ("三成", "percent", 30), ("七成五", "percent", 75),
        ("百分之二十", "percent", 20), ("百分之二十五點五", "percent", 25.5), ("百分之百", "percent", 100), ("1,270%", "percent", 1270),
        ("10 倍", "times", 10), ("十倍", "times", 10), ("2.5 倍", "times", 2.5), ("10x", "times", 10), ("tenfold", "times", 10),
        ("14-fold", "times", 14), ("doubled", "times", 2), ("tripled", "times", 3), ("quadrupled", "times", 4), ("翻倍", "times", 2),
        ("翻了兩番", "times", 4), ("減半", "times", 0.5), ("2 個百分點", "points", 2), ("5.2 百分點", "points", 5.2),
        ("3 percentage points", "points", 3), ("50 basis points", "points", 0.5), ("50 個基點", "points", 0.5),
    ],
)  # fmt: skip
def test_phrase(text: str, unit: str, value: float) -> None:
    field = {"percent": "percent", "times": "ratio", "points": "points"}[unit]
    for spelling in (text, full_width(text), fold_script(text)):
        for frame in ("{}", "該公司表示為{}。", "（{}）", "{}, it said."):
            ratio = one(frame.format(spelling))
            assert getattr(ratio, field) == Decimal(str(value)), (spelling, frame)
            assert ratio.unit == unit
            others = {"percent", "ratio", "points"} - {field}
            assert all(getattr(ratio, other) is None for other in others)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("20%-28%", 20, 28, "percent"), ("20-28%", 20, 28, "percent"), ("20% 至 28%", 20, 28, "percent"), ("兩三成", 20, 30, "percent"),
        ("20 to 28 percent", 20, 28, "percent"), ("3 至 5 倍", 3, 5, "times"), ("兩三倍", 2, 3, "times"), ("2-3x", 2, 3, "times"),
    ],
)  # fmt: skip
def test_range(text: str, low: int, high: int, unit: str) -> None:
    ratio = one(text)
    assert (ratio.min, ratio.max) == (Decimal(low), Decimal(high))
    assert [ratio.unit, ratio.qualifier] == [unit, "range"]
    assert ratio.percent is ratio.ratio is ratio.points is None


@pytest.mark.parametrize(
    ("text", "change", "ratio"),
    [
        ("營收成長 2.5 倍", "by", 2.5), ("營收增至 2.5 倍", "to", 2.5), ("估值翻倍", "to", 2), ("同比增長十倍", "by", 10),
        ("提升一倍", "to", 2), ("revenue doubled", "to", 2), ("市銷率約 22 倍", None, 22),
    ],
)  # fmt: skip
def test_growth_by_or_to(text: str, change: str | None, ratio: float) -> None:
    got = one(text)
    assert (got.change, got.ratio) == (change, Decimal(str(ratio)))


@pytest.mark.parametrize(
    ("text", "basis", "direction"),
    [
        ("營收同比增長 20%", "yoy", "up"), ("營收年減 12.5%", "yoy", "down"), ("環比下降 3%", "qoq", "down"), ("月增 5%", "mom", "up"),
        ("revenue grew 20% year over year", "yoy", "up"), ("sales fell 5%", None, "down"), ("毛利率為 53%", None, None),
        ("股價暴跌 40%，營收增長", None, "down"), ("-5%", None, "down"), ("+20%", None, "up"), ("漲幅 300%", None, "up"),
    ],
)  # fmt: skip
def test_basis_and_direction(text: str, basis: str | None, direction: str | None) -> None:
    got = one(text)
    assert (got.basis, got.direction) == (basis, direction)


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("逾 20%", "over"), ("近三成", "nearly"), ("三成以上", "at_least"), ("約 10 倍", "about"), ("不到 5%", "under"),
        ("up to 30%", "at_most"), ("翻倍有餘", "over"), ("翻逾一倍", "over"), ("more than doubled", "over"),
    ],
)  # fmt: skip
def test_qualifier(text: str, qualifier: str) -> None:
    assert one(text).qualifier == qualifier


@pytest.mark.parametrize(
    "text",
    [
        "成立三成員", "一成不變", "三大成就", "第三成長曲線", "double-digit growth", "doubling down", "Claude 4.x", "1920x1080", "5 倍數",
        "GPT-4x", "24 倍頻", "protein-folding", "triple-redundant", "9" * 60 + "%",
    ],
)  # fmt: skip
def test_no_ratio(text: str) -> None:
    assert find(Source(text, "zh-Hant")) == []
    assert parse_ratio(text) is None


def test_from_to_is_two_figures() -> None:
    assert [m.value.percent for m in find(Source("從 20% 提升到 28%", "zh-Hant"))] == [20, 28]
    assert [m.value.percent for m in find(Source("from 20% to 28%", "en"))] == [20, 28]
