"""Days and periods as an American reader writes them."""

from __future__ import annotations

from pipeline.model import When

_SEASONS = {(1, 3): "early ", (4, 9): "mid-", (10, 12): "late "}  # what a span of these months was written as
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def when(value: When | None, year: int | None = None) -> str:
    """A day or a period with its preposition, or nothing where it has no words.

    Args:
        value: the period.
        year: of the article; a day or a month in it is told without.

    >>> from datetime import date
    >>> when(When(text="2/12", start=date(2026, 2, 12), end=date(2026, 2, 12), granularity="day", edtf="2026-02-12"))
    'on February 12, 2026'
    """
    if value is None:
        return ""
    start, end = value.start, value.end
    known = start.year == year
    month = _MONTHS[start.month - 1]
    match value.granularity:
        case "day" | "week" if start == end:
            return f"on {month} {start.day}" + ("" if known else f", {start.year}")
        case "month":
            return f"in {month}" + ("" if known else f" {start.year}")
        case "quarter":
            return f"in the {('first', 'second', 'third', 'fourth')[(start.month - 1) // 3]} quarter of {start.year}"
        case "half":
            return f"in the {'first' if start.month < 7 else 'second'} half of {start.year}"
        case "year":
            return f"in {start.year}"
        case "span" if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
            return f"in {start.year}"
        case "span" if (start.month, end.month) in _SEASONS and start.year == end.year:
            return f"in {_SEASONS[start.month, end.month]}{start.year}"
        case "span" if start.day == 1 and start.year == end.year and end.day >= 28:
            return f"from {month} to {_MONTHS[end.month - 1]} {start.year}"
    return ""
