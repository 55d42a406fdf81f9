"""What calendars of languages with words between blanks share: pieces of patterns, and dates of digits alone.

Patterns match folded text (lower case) at one place and are bounded, so that a try costs the same everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.languages import calendar_rules as rules
from pipeline.languages.calendar_rules import Context, Reading
from pipeline.text.late import late


def pattern(text: str) -> re.Pattern[str]:
    """A pattern for which a Chinese character ends a Latin word: Q4 2025营收."""
    return late(text, re.ASCII)


def any_of(words: Iterable[str]) -> str:
    """An alternation that prefers the longest word."""
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


YEAR = r"(?:1[89]|20|21)\d\d"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"


def capital(context: Context, at: int) -> bool:
    """Whether a word is written with a capital, which the fold takes away."""
    return context.written[at : at + 1].isupper()


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def free(text: str, start: int, end: int) -> bool:
    """Whether neither side runs on into a word or a number."""
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    if _latin(before) or before in tuple("_@#/$"):
        return False
    return not (after[:1].isascii() and (after[:1].isalnum() or after[:1] in ("_", "%")))


_ISO = pattern(rf"({YEAR})([-/.])(1[0-2]|0?[1-9])(?:([-/.])({DAY}))?")


def read_iso(text: str, at: int) -> Reading | None:
    """2026-03-31, 2026/3/31, 2026.03.31, 2026-03; not a piece of a path, a version or a product number.

    >>> read_iso("2026-03-31", 0).span.edtf, read_iso("2026-03-31-7", 0)
    ('2026-03-31', None)
    """
    hit = _ISO.match(text, at)
    if hit is None:
        return None
    start, end = hit.span()
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    if _latin(before) or before in tuple("/-_.=&#"):
        return None
    if not hit[5] and hit[2] != "-" and len(hit[3]) < 2:
        return None
    decimals = after[:1] == "." and after[1:].isdigit()
    if after[:1].isdigit() or after[:1] in tuple("-_/") or decimals:
        return None
    time_of_day = after[:1] == "t" and after[1:].isdigit()
    if after[:1].isascii() and after[:1].isalpha() and not time_of_day:
        return None
    year, month = int(hit[1]), int(hit[3])
    if hit[5]:
        span = rules.day(year, month, int(hit[5])) if hit[2] == hit[4] else None
        return Reading(start, end, span, "iso", year) if span else None
    span = rules.month(year, month) if hit[2] != "." and len(hit[3]) == 2 else None
    return Reading(start, end, span, "iso", year) if span else None
