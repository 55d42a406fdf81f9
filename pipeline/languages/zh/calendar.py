"""Dates as Chinese newsrooms write them, read at one place of a folded text (Simplified, half width)."""

from __future__ import annotations

from pipeline.languages.calendar_rules import Context, Reading
from pipeline.languages.zh.calendar_tails import read_tail
from pipeline.languages.zh.calendar_words import (
    read_ago,
    read_bare_day,
    read_day,
    read_half_of_month,
    read_period,
    read_slash,
    read_weekday,
)
from pipeline.languages.zh.calendar_years import read_decade, read_roc_day, read_year, read_year_part

FIRST_WORDS: frozenset[str] = frozenset()
"""None of its dates begins with a word between blanks."""

NUMERALS = "〇零○一二两三四五六七八九十廿半"
"""The numerals that dates are written with, besides digits."""

STARTS = (
    r"民国|大?前[年天日0-9 二两三四五六七八九十]|今[年天日早晨晚春夏秋冬0-9( ]|明[年天日春夏秋冬0-9( ]"
    r"|昨[天日晚夜0-9( ]|去[年春夏秋冬( ]|后年|本[年日月季周星礼个十( ]|[同当次翌隔][年月日天]|上上?[周星礼个一月季半世年( ]"
    r"|下下?[周星礼个一月季半( ]|这[周星礼个一月季十]|(?:周|星期|礼拜)[一二三四五六日天]|年[初底末终尾中]|月[初底末]"
    r"|首[季财 2-9二两三四五六七八九十个]|首1[01]|第[ 1-4一二三四]|春节|农历"
)
"""Where an expression may begin, besides numbers: the first two characters of a word."""

_AFTER = frozenset("年月日号个天周星礼季世财会全上下第半至到、和与及或初底末春夏秋冬前qh/-–—~")
"""What may follow the number that an expression begins with."""

_BY_NUMBER = (read_roc_day, read_ago, read_decade, read_year, read_tail, read_bare_day, read_slash)
_BY_WORD = (read_day, read_half_of_month, read_period, read_year, read_year_part, read_weekday, read_decade, read_tail)


def may_follow(text: str, start: int, end: int) -> bool:
    """Whether what stands after the number ``[start, end)`` can make it a date: most numbers are none.

    >>> may_follow("2 月", 0, 1), may_follow("300 亿", 0, 3)
    (True, False)
    """
    follows = text[end : end + 1]
    if follows == ".":
        return end - start == 3  # 115.02.12
    return (text[end + 1 : end + 2] if follows == " " else follows) in _AFTER


def read(text: str, at: int, context: Context) -> Reading | None:
    """The date written at ``at``, or None.

    Args:
        text: folded text.
        at: where a number or a match of ``STARTS`` begins.
        context: what relative dates resolve against.

    >>> from datetime import date
    >>> read("今年第一季营收", 0, Context(date(2026, 2, 13))).span.edtf
    '2026-33'
    """
    readers = _BY_NUMBER if text[at].isdigit() or text[at] in NUMERALS else _BY_WORD
    for reader in readers:
        if (found := reader(text, at, context)) is not None:
            return found
    return None
