"""Days and periods as a Taiwanese reader writes them."""

from __future__ import annotations

from pipeline.languages.telling import is_fiscal, is_numbered, is_season
from pipeline.model import When

_SEASONS = {(1, 3): "初", (4, 9): "中", (10, 12): "底"}  # what a span of these months was written as


def when(value: When | None, year: int | None = None) -> str:
    """A day or a period in words, or nothing where it has none.

    Args:
        value: the period.
        year: of the article; a day or a month in it is told without.

    >>> from datetime import date
    >>> when(When(text="Q1", start=date(2026, 1, 1), end=date(2026, 3, 31), granularity="quarter", edtf="2026-33"))
    '2026 年第一季'
    >>> when(When(text="2/3", start=date(2026, 2, 3), end=date(2026, 2, 3), granularity="day", edtf="2026-02-03"), 2026)
    '2 月 3 日'
    >>> when(When(text="FY25 Q2", start=date(2025, 4, 1), end=date(2025, 6, 30), granularity="quarter", edtf="2025-34"))
    '2025 會計年度第二季'
    """
    if value is None:
        return ""
    if is_fiscal(value) and value.granularity in ("quarter", "half", "year"):
        return _fiscal(value)
    start, end = value.start, value.end
    of = "" if start.year == year else f"{start.year} 年 "
    match value.granularity:
        case "day" | "week" if start == end:
            return f"{of}{start.month} 月 {start.day} 日"
        case "month":
            return f"{of}{start.month} 月"
        case "quarter":
            return f"{start.year} 年{_part(value)}"
        case "half":
            return f"{start.year} 年{_part(value)}"
        case "year":
            return f"{start.year} 年"
        case "span" if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
            return f"{start.year} 年"
        case "span" if is_season(value):
            return f"{start.year} 年{_SEASONS[start.month, end.month]}"
        case "span" if start.day == 1 and start.year == end.year and end.day >= 28:
            return f"{start.year} 年 {start.month} 至 {end.month} 月"
    return ""


def _part(value: When) -> str:
    """Which quarter or half of its year; all of it where it is neither."""
    start = value.start
    return {"quarter": f"第{'一二三四'[(start.month - 1) // 3]}季", "half": f"{'上' if start.month < 7 else '下'}半年"}.get(value.granularity, "")


def _fiscal(value: When) -> str:
    """A company's own year or a part of it; without the year where only its part is named: nobody else could count it."""
    year = f"{value.start.year} " if is_numbered(value) or value.granularity == "year" else ""
    return f"{year}會計年度{_part(value)}"
