"""Dates as English newsrooms write them, read at one place of a folded text (lower case, same length)."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.languages.calendar_rules import Context, Reading
from pipeline.languages.en.calendar_digits import read_digits
from pipeline.languages.en.calendar_months import read_day_month, read_month, read_weekday
from pipeline.languages.en.calendar_pieces import MONTHS, WORDS
from pipeline.languages.en.calendar_words import (
    read_ago,
    read_anchored,
    read_day_word,
    read_shifted,
    read_so_far,
    read_year_end,
)
from pipeline.languages.en.calendar_years import read_fiscal, read_part, read_quarter, read_season

_WORD = re.compile(r"[a-z]+")
_Reader = Callable[[str, int, Context], Reading | None]


def _by_word() -> dict[str, tuple[_Reader, ...]]:
    """Which readers a first word calls for."""
    table: dict[str, list[_Reader]] = {}
    for words, reader in (
        (MONTHS, read_month),
        (WORDS["weekdays"], read_weekday),
        (WORDS["parts"], read_part),
        (WORDS["ordinals"], read_quarter),
        (("q", "h", "fy", "fiscal", "financial"), read_fiscal),
        ((*WORDS["seasons"], "chinese", "lunar"), read_season),
        (WORDS["shifts"], read_shifted),
        (("earlier", "later"), read_so_far),
        ((*WORDS["numbers"], "half"), read_ago),
        (("following", "same"), read_anchored),
        (("today", "yesterday"), read_day_word),
        (("year",), read_year_end),
    ):
        for word in words:
            table.setdefault(word, []).append(reader)
    return {word: tuple(found) for word, found in table.items()}


_READERS = _by_word()

FIRST_WORDS = frozenset(_READERS)
"""The lower-case words that a date may begin with, besides numbers."""

STARTS = NUMERALS = ""

_BY_DIGITS = (read_ago, read_day_month, read_quarter, read_digits)


def may_follow(text: str, start: int, end: int) -> bool:
    """Whether the digits ``[start, end)`` may begin a date: four of them, or a word or dash after them.

    >>> may_follow("12 months ago", 0, 2), may_follow("12 個", 0, 2), may_follow("2026 年", 0, 4)
    (True, False, True)
    """
    follows = text[end : end + 1]
    follows = text[end + 1 : end + 2] if follows == " " else follows
    word = follows.isascii() and follows.isalpha()
    return end - start == 4 or word or follows in tuple("-–—/'")


def read(text: str, at: int, context: Context) -> Reading | None:
    """The date written at ``at``, or None.

    Args:
        text: folded text; ``context.written`` is the same unfolded.
        at: where a digit run begins, or a word of ``FIRST_WORDS``.
        context: what relative dates resolve against.

    >>> read("early 2026", 0, Context(written="early 2026")).span.edtf
    '2026-01-01/2026-03-31'
    """
    before = text[at - 1 : at] if at else ""
    if text[at].isdigit():
        readers: tuple[_Reader, ...] = _BY_DIGITS
    elif before.isascii() and (before.isalnum() or before in tuple("_@#/.")):
        return None
    else:
        word = _WORD.match(text, at)
        readers = _READERS.get(word[0], ()) if word else ()
    for reader in readers:
        if (found := reader(text, at, context)) is not None:
            return found
    return None
