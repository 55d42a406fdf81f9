"""Days and periods as a Taiwanese reader writes them."""

from __future__ import annotations

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
    """
    if value is None:
        return ""
    start, end = value.start, value.end
    of = "" if start.year == year else f"{start.year} 年 "
    match value.granularity:
        case "day" | "week" if start == end:
            return f"{of}{start.month} 月 {start.day} 日"
        case "month":
            return f"{of}{start.month} 月"
        case "quarter":
            return f"{start.year} 年第{'一二三四'[(start.month - 1) // 3]}季"
        case "half":
            return f"{start.year} 年{'上' if start.month < 7 else '下'}半年"
        case "year":
            return f"{start.year} 年"
        case "span" if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
            return f"{start.year} 年"
        case "span" if (start.month, end.month) in _SEASONS and start.year == end.year:
            return f"{start.year} 年{_SEASONS[start.month, end.month]}"
        case "span" if start.day == 1 and start.year == end.year and end.day >= 28:
            return f"{start.year} 年 {start.month} 至 {end.month} 月"
    return ""
