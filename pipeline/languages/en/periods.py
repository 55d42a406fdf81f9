"""Days and periods as an American reader writes them."""

from __future__ import annotations

from pipeline.languages.telling import is_fiscal, is_numbered, is_season
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
    >>> when(When(text="fiscal Q2 2025", start=date(2025, 4, 1), end=date(2025, 6, 30), granularity="quarter", edtf="2025-34"))
    'in the second quarter of fiscal 2025'
    """
    if value is None:
        return ""
    if is_fiscal(value) and value.granularity in ("quarter", "half", "year"):
        return _fiscal(value)
    start, end = value.start, value.end
    known = start.year == year
    month = _MONTHS[start.month - 1]
    match value.granularity:
        case "day" | "week" if start == end:
            return f"on {month} {start.day}" + ("" if known else f", {start.year}")
        case "month":
            return f"in {month}" + ("" if known else f" {start.year}")
        case "quarter":
            return f"in the {_part(value)} quarter of {start.year}"
        case "half":
            return f"in the {_part(value)} half of {start.year}"
        case "year":
            return f"in {start.year}"
        case "span" if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
            return f"in {start.year}"
        case "span" if is_season(value):
            return f"in {_SEASONS[start.month, end.month]}{start.year}"
        case "span" if start.day == 1 and start.year == end.year and end.day >= 28:
            return f"from {month} to {_MONTHS[end.month - 1]} {start.year}"
    return ""


def _part(value: When) -> str:
    """Which quarter or half of its year."""
    months = 3 if value.granularity == "quarter" else 6
    return ("first", "second", "third", "fourth")[(value.start.month - 1) // months]


def _fiscal(value: When) -> str:
    """A company's own year or a part of it; without the year where only its part is named: nobody else could count it."""
    if value.granularity == "year":
        return f"in fiscal {value.start.year}"
    if is_numbered(value):
        return f"in the {_part(value)} {value.granularity} of fiscal {value.start.year}"
    return f"in the {_part(value)} fiscal {value.granularity}"
