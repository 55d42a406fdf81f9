"""Multiples of growth: what grew by less than two times is told in percent, for it is no multiple of what was."""

from __future__ import annotations

import pytest

from pipeline.model import GrowthFact
from pipeline.process import extract


@pytest.mark.parametrize(
    ("text", "ratio", "percent"),
    [
        ("恆宇科技去年營收成長 1.07 倍。", None, 107),
        ("恒宇科技2024年净利润同比增长1.2倍。", None, 120),
        ("恆宇科技去年獲利增加一倍以上。", None, 100),
        ("恆宇科技去年獲利增為 1.5 倍。", 1.5, None),
        ("恆宇科技去年營收成長近 3 倍。", 3, None),
        ("恆宇科技去年營收翻倍。", 2, None),
        ("恆宇科技去年營收減半。", 0.5, None),
        ("恆宇科技去年營收年減近半。", 0.5, None),
        ("恒宇科技2024年净利润同比下滑近一半。", 0.5, None),
        ("Hengyu Technology's revenue fell by half in 2024.", 0.5, None),
        ("Hengyu Technology's revenue grew threefold in 2024.", 3, None),
        ("Hengyu Technology's ARR is above $44 million, a growth rate of roughly 80 times year-over-year.", 80, None),
        ("Hengyu Technology's revenue reached $47 million. That represents a nearly fivefold increase in twelve months.", 5, None),
        ("恆宇地產 1 至 6 月累計合約銷售金額約 586.1 億元，同比增長 54.0%。", None, 54),
    ],
)
def test_what_a_multiple_comes_to(text: str, ratio: float | None, percent: float | None) -> None:
    (told,) = [f for f in extract(text, published="2026-03-12", region="TW") if isinstance(f, GrowthFact)]
    assert (told.ratio and float(told.ratio), told.percent and float(told.percent)) == (ratio, percent)
