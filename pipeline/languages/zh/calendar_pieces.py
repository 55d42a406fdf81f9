"""What Chinese dates are made of: pieces of patterns, and the numbers as dates write them.

Patterns match folded text (Simplified, half width) and are bounded, so that a try costs the same everywhere.
"""

from __future__ import annotations

from pipeline.languages.calendar_rules import Part
from pipeline.languages.dates import any_of
from pipeline.text.late import late
from pipeline.vocabulary import table

WORDS = table("calendar")["zh"]
NUMERALS = WORDS["digits"]
YEAR = rf"(?:(?:1[89]|20|21)\d\d|[一二][{NUMERALS}]{{3}})"
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
DAY = r"(?:3[01]|[12]\d|0?[1-9]|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
COUNT = r"(?:\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]|半)"
TO = r" ?(?:至|到|-|–|—|~|、|和|与|及) ?"
WEEK = r"(?:周|星期|礼拜)"
WEEKDAY = rf"(?: ?[,(]? ?{WEEK}([一二三四五六日天])(?: ?\))?| ?\(([一二三四五六日])\))?"
TENTHS = any_of(word for words in WORDS["tenths"].values() for word in words)
PARTS = any_of(word for words in WORDS["parts"].values() for word in words)
PART: dict[str, Part] = {
    word: part for table in ("tenths", "parts") for part, words in WORDS[table].items() for word in words
}
_RANKED = r"[0-9二两三四五六七八九十]{1,2} ?[大名强家]"
RANKED = late(rf"前 ?{_RANKED}")
FIRST_PARTS = late(rf"前 ?(?:[2-4二三四两] ?季|(?:[2-9二两三四五六七八九]|1[01]|十一?) ?个?月|{_RANKED})")
"""What behind a number and 年 makes them a year: 114年|前三季, 112年|前兩大客戶."""
UNITS = any_of(WORDS["units"])
SHIFT = any_of(WORDS["shifts"])

DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}
_TENS = late(r"(?:([一二两三四五六七八九])?百零?)?(?:([一二三四五六七八九])?十|(廿))?([一二两三四五六七八九])?")


def number(text: str) -> int | None:
    """A number below 1000, or three or four digits said one by one, as dates write them; None for anything else.

    >>> [number(t) for t in ("12", "三十一", "廿三", "二〇二五", "一百一十五", "两三")]
    [12, 31, 23, 2025, 115, None]
    """
    if text.isascii() and text.isdigit():
        return int(text)
    if len(text) in (3, 4) and all(c in DIGITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text))
    if not text or (hit := _TENS.fullmatch(text)) is None:
        return None
    hundreds, tens, score, ones = hit.groups()
    value = (DIGITS.get(hundreds, 1) * 100 if "百" in text else 0) + (20 if score else 0)
    return value + (DIGITS.get(tens, 1) * 10 if "十" in text else 0) + DIGITS.get(ones, 0)


def integer(text: str) -> int:
    return number(text) or 0


def among(char: str, chars: str) -> bool:
    """Whether there is a character, and it is one of those."""
    return bool(char) and char in chars


def preceding(text: str, at: int, size: int = 1) -> str:
    return text[max(0, at - size) : at]
