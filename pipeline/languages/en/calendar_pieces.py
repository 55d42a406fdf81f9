"""What English dates are made of: pieces of patterns, the word before a place, the years that words name.

Patterns match folded text (lower case) and are bounded, so that a try costs the same everywhere.
"""

from __future__ import annotations

from pipeline.languages.calendar_rules import Context
from pipeline.languages.dates import YEAR, any_of, pattern
from pipeline.vocabulary import table

WORDS = table("calendar")["en"]
NOT = WORDS["not"]
MONTHS: dict[str, int] = WORDS["months"] | WORDS["short_months"]
MON = rf"(?:{any_of(WORDS['months'])}\b|{any_of(WORDS['short_months'])}\b\.?)"
TH = r"(?:st|nd|rd|th)?"
NUM = rf"(?:\d{{1,3}}|{any_of(WORDS['numbers'])})"
WEEKDAY = any_of(WORDS["weekdays"])
ORDINAL = any_of(WORDS["ordinals"])
FISCAL = r"(?:(?:the )?(?:fiscal|financial|calendar)(?: year)?,? |fy ?'?)"
OF_YEAR = rf"(?:{FISCAL})?(?:({YEAR})|(this|last|next) year|(the year)\b)"
"""Three groups: a year in digits, a relative one, "the year"."""


_LAST_WORD = pattern(r"([a-z][a-z'-]*)[ \"(*]*$")


def word_before(text: str, at: int) -> str:
    """The word before a place, if only blanks and an opening quote lie between."""
    hit = _LAST_WORD.search(text, max(0, at - 24), at)
    return hit[1] if hit else ""


def count_of(word: str) -> int:
    return int(word) if word.isdigit() else WORDS["numbers"][word]


def month_number(word: str) -> int:
    return int(MONTHS[word.rstrip(".")])


def short_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def year_of(groups: tuple[str | None, ...], context: Context) -> int | None:
    """The year that the three groups of ``OF_YEAR`` name."""
    digits, shift, the_year = groups
    if digits:
        return int(digits)
    if context.published is None:
        return None
    if shift:
        return context.published.year + int(WORDS["shifts"][shift])
    return context.year_about if the_year else None
