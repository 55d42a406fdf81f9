"""When an article was published, as its fields or its date line say it; a later change is another day."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from pipeline.reading.days import Day, days_in, of_name, parse
from pipeline.text.fold import fold
from pipeline.text.late import late
from pipeline.vocabulary import table

_LONGEST_DATE_LINE = 60
_LONGEST_TIMED_LINE = 160  # with a label or a time of day
_LONGEST_LABEL = 12
_MOST_BESIDE, _MOST_WITH_A_WORD = 6, 24
"""Latin words and Chinese characters beside the date, its own 年月日 among them: a weekday, a byline."""
_UNIT = late(r"[A-Za-z]+|[\u4e00-\u9fff]")
_LETTERS = late("[^a-z\u3400-\u9fff]")
_CLOCK = late(r"日?[ T,，(（]{0,3}(?:at |[上下]午|[(（].[)）])?[ ]{0,2}\d{1,2}[:：點点]\d{2}")
_CLOCK_BEFORE = late(r"[ \t]{0,4}\d{1,2}[:：]\d{2}(?:[:：]\d{2})?[ ,，|/]{1,3}")  # 18:25 2026/03/12
_FIRST = 4  # lines in which a release has begun
_PLACE = late(r"[A-Z][A-Z]{2,20}(?:[ .,/&-]{1,3}(?:[A-Z][\w.]{0,20}|and|of)){0,8}[,.(\s-]{1,3}")  # MENLO PARK, Calif.,
_DASH = late(r"\)?,? ?(?:/[^/]{2,40}/|\([^)]{2,40}\))? ?(?:[-–—]{1,2}|:)\s")
_OPENED = late(r"[\[(（【〔][^\])）】〕。]{0,40}")
_SHUT = late(r"日?[^\[(（【〔。]{0,16}[\])）】〕]")
_ENDS = ("。", ".", "！", "？")
_TOP, _FOOT = 10, 4  # lines from either end of an article where its date line is looked for

PUBLISHED, PLAIN, LATER = 0, 1, 3
"""What a date is said to be: of publication, none in particular, of a change; between them, of creation."""


@cache
def _key_words() -> tuple[re.Pattern[str], tuple[frozenset[str], ...]]:
    words = table("reading")["dates"]
    kinds = tuple(frozenset(map(fold, words[name])) for name in ("published", "plain", "created"))
    every = sorted((*kinds[0], *kinds[1], *kinds[2], *map(fold, words["joints"])), key=lambda word: (-len(word), word))
    return re.compile(f"(?:{'|'.join(every)}){{1,8}}"), kinds


def rank(key: str) -> int | None:
    """How likely a field of this name says when an article was published: 0 most, None not at all.

    >>> [rank(key) for key in ("publishedDateTime", "date", "created_at", "發佈時間", "lastmod", "event_date")]
    [0, 1, 2, 0, None, None]
    """
    bare = _LETTERS.sub("", fold(key))
    pattern, kinds = _key_words()
    if not bare or len(bare) > 60 or not pattern.fullmatch(bare):
        return None
    return next((number for number, words in enumerate(kinds) if any(word in bare for word in words)), None)


def of_fields(fields: Mapping[str, str]) -> date | None:
    """The day in the likeliest field that holds one.

    >>> of_fields({"created": "2026-02-07", "date": "2026/2/8", "title": "x"})
    datetime.date(2026, 2, 8)
    """
    ranked = [(place, "date" not in key, number, key) for number, key in enumerate(fields) if (place := rank(key)) is not None]
    days = (parse(fields[key]) for *_, key in sorted(ranked) if fields[key])
    return next((day for day in days if day), None)


def of_dateline(lines: Iterable[str]) -> date | None:
    """The day of the place and day that a release begins with: in front of a dash, or in brackets.

    >>> of_dateline(["DENVER, February 12, 2026 (Wire) – Calder today reported revenue of $84.2 million."])
    datetime.date(2026, 2, 12)
    >>> of_dateline(["（2026年3月5日，臺北訊）晨曦機器人宣布完成募資。"]), of_dateline(["On March 5, 2024 – a Tuesday – it closed."])
    (datetime.date(2026, 3, 5), None)
    """
    for line in itertools.islice((line for line in lines if len(line) > _LONGEST_LABEL), _FIRST):
        head = line[:_LONGEST_TIMED_LINE]
        for day in days_in(head)[:1]:
            before, behind = head[: day.start], head[day.end :]
            if any(begun.fullmatch(before) and ended.match(behind) for begun, ended in ((_PLACE, _DASH), (_OPENED, _SHUT))):
                return day.day
    return None


class _Dated(NamedTuple):
    """A day on a date line, and what is said of it."""

    said: int
    line: int
    day: date


def of_lines(lines: Iterable[str], words: Iterable[str]) -> date | None:
    """The day of publication on the date lines of an article.

    A date line is short and little else than a date, has one of the words that date lines have, or has a label or the
    time of day beside its date. A day labelled as the one of publication wins, one of a later change comes last.

    Args:
        lines: the article's, in order; those in the middle are not looked at.
        words: that date lines have.

    >>> of_lines(["新創 2026-02-12 募資三億元", "記者陳明／台北報導　2026年2月13日", "內文"], ["報導"])
    datetime.date(2026, 2, 13)
    >>> of_lines(["更新：2026-03-14 09:00 發布：2026-03-12 18:25"], [])
    datetime.date(2026, 3, 12)
    """
    every, words = list(lines), list(words)
    found: list[_Dated] = []
    for number, line in enumerate(every):
        foot = number >= _TOP
        if foot and number < len(every) - _FOOT:
            continue
        label = every[number - 1] if number and len(every[number - 1]) <= _LONGEST_LABEL else ""
        dated = [_Dated(said, number, day) for said, day in _said(line, label, words)]
        found += [each for each in dated if each.said == PUBLISHED or not foot]
    return min(found).day if found else None


def _said(line: str, label: str, words: list[str]) -> list[tuple[int, date]]:
    """The days of a line, if it is a date line, with what it, or a label on the line before it, says they are."""
    if len(line) > _LONGEST_TIMED_LINE or line.rstrip().endswith(_ENDS):
        return []
    days = days_in(line)
    if not days:
        return []
    said = _labels(line, days)
    if said[0] == PLAIN and not line[: days[0].start].strip():
        said[0] = _kind_of(label, last=True)
    beside = _beside(line, days)
    worded = beside <= _MOST_WITH_A_WORD and any(word in line.lower() for word in words)
    little = len(line) <= _LONGEST_DATE_LINE and (beside <= _MOST_BESIDE or worded)
    if not (little or _is_stamp(line, days[0], said[0])):
        return []
    return list(zip(said, (day.day for day in days), strict=True))


def is_stamped(line: str) -> bool:
    """Whether a line holds a day with its time of day or its label: more than the day on which a page is looked at.

    >>> is_stamped("2026-03-12 10:20 來源"), is_stamped("今天是 2026年3月12日 星期四")
    (True, False)
    """
    days = days_in(line)
    return bool(days) and _is_stamp(line, days[0], _labels(line, days)[0])


def _beside(line: str, days: list[Day]) -> int:
    written = [line[day.start : day.end] for day in days]
    return len(_UNIT.findall(line)) - sum(len(_UNIT.findall(text)) - 3 * ("年" in text) for text in written)


def _is_stamp(line: str, first: Day, said: int) -> bool:
    """Whether a line begins with a date that has a label before it or the time of day at its side."""
    before = _LETTERS.sub("", fold(line[: first.start]))
    timed = not before and (_CLOCK.match(line, first.end) or _CLOCK_BEFORE.fullmatch(line, 0, first.start)) is not None
    return timed or said != PLAIN and len(before) <= _LONGEST_LABEL


def _labels(line: str, days: list[Day]) -> list[int]:
    """What is said of each day: by the words before it, or behind it where the first has none before it."""
    edges = [0, *(day.end for day in days), len(line)]
    before = [line[edges[n] : day.start] for n, day in enumerate(days)]
    if len(days) > 1 and _kind_of(before[0], last=True) == PLAIN:
        behind = [line[day.end : days[n + 1].start if n + 1 < len(days) else len(line)] for n, day in enumerate(days)]
        if _kind_of(behind[-1], last=False) != PLAIN:
            return [_kind_of(text, last=False) for text in behind]
    said = [_kind_of(text, last=True) for text in before]
    if len(days) == 1 and said[0] == PLAIN and _kind_of(line[days[0].end :], last=False) == LATER:
        said[0] = LATER
    return said


@cache
def _label_words() -> tuple[re.Pattern[str], frozenset[str]]:
    words = table("reading")["dates"]
    later = frozenset(map(fold, words["changed"]))
    every = sorted({*later, *map(fold, words["published"])}, key=lambda word: (-len(word), word))
    return re.compile("|".join(rf"\b{word}" if word.isascii() else word for word in every)), later


def _kind_of(label: str, *, last: bool) -> int:
    pattern, later = _label_words()
    found = pattern.findall(fold(label))
    if not found:
        return PLAIN
    return LATER if found[-1 if last else 0] in later else PUBLISHED


__all__ = ["of_dateline", "of_fields", "of_lines", "of_name", "parse", "rank"]
