"""Dates: every calendar expression that resolves to days, resolved against the article's date.

How dates are written is each language's own (``languages/*/calendar.py``); an article is read by those it may have.

What cannot be resolved is not given: durations (三年来, 18 months), vague words (近日, recently), and anything relative
in an article without a date. One pass over the folded text: digit runs and the first characters of calendar words
are found, and only there a bounded pattern is tried, so that the work grows with the text and not faster.
"""

from __future__ import annotations

import functools
import re
import sys
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from pipeline.languages import Calendar, Read, read_in
from pipeline.languages.calendar_rules import Context, Reading, Span, between
from pipeline.languages.dates import any_of
from pipeline.mentions.datelines import datelines
from pipeline.mentions.mention import Mention, Source
from pipeline.model import Language, When
from pipeline.vocabulary import table

# A web address, or the number of a court's case: (2024)粵0304民初5519號.
_NUMBERED = re.compile("(?:https?://|www\\.)[!-~]+|\\([0-9]{4}\\)[\u3400-\u9fff]{1,6}[0-9]{0,6}[\u3400-\u9fff]{0,6}[0-9]{1,8}号")
_STOP = re.compile(r"[。!?;\n\r]|\. ")
_HEADLINE = re.compile("[\u3400-\u9fff] [\u3400-\u9fff]")  # 甲去年賺進五個股本 前2月營收增: the second clause is not of that year
_CLAUSE = 3  # characters behind a date before such a blank: 2025 年度 前三季 is one date
_LONGEST_RUN = 8  # digits or numerals: longer runs are identifiers


def _listed(key: str) -> Iterator[str]:
    """The words of one list of the calendar's tables, in every language that has it."""
    return (word for words in table("calendar").values() for word in words.get(key, ()))


_JOIN = re.compile(rf" ?(?:[-–—~]|{any_of(_listed('to'))}) ?(?:{any_of(_listed('articles'))} )?")
_YEARLY = frozenset(
    "month months ymd ymd_range month_day weekday_date month_part quarter quarters half festival slash".split()
)
"""Rules whose dates come back every year: without a year they are a guess that the rest of the article may settle."""
# Founded in 2019, it raised a seed in May: the year of the founding is not the year of what follows. (A Chinese chronicle,
# 2019 年成立。9 月完成種子輪, is another matter.)
_FOUNDED = re.compile(r"(?:\b(?:founded|established|incorporated|created|born|since|started)(?: in)?|[成创]立[于在]|创办于) ?$")
_WAS = re.compile(r"\b(?:was|were|had been) [a-z ]{2,24}$")  # would be more than it was worth in December
_REACH = 200  # code points over which 同年 or "a month later" leans on the date before it
_AHEAD = re.compile("|".join(sorted(_listed("ahead"))))


@dataclass(frozen=True, slots=True)
class _Starts:
    """Where the dates of an article may begin, and who reads them there: words, numerals, two characters of a word."""

    pattern: re.Pattern[str]
    calendars: tuple[Calendar, ...]
    words: Mapping[str, tuple[Read, ...]]
    numerals: str
    pairs: tuple[Read, ...]


@functools.cache
def _starts(language: Language) -> _Starts:
    calendars = tuple(room.calendar for room in read_in(language))
    words = {
        word: tuple(calendar.read for calendar in calendars if word in calendar.FIRST_WORDS)
        for word in set().union(*(calendar.FIRST_WORDS for calendar in calendars))
    }
    numerals = "".join(calendar.NUMERALS for calendar in calendars)
    pairs = [calendar for calendar in calendars if calendar.STARTS]
    parts = ["[a-zß-öø-ÿ]+", "[0-9]+", f"[{numerals}]+" if numerals else "", *(calendar.STARTS for calendar in pairs)]
    return _Starts(
        re.compile("|".join(filter(None, parts))),
        calendars,
        words,
        numerals,
        tuple(calendar.read for calendar in pairs),
    )


def find(source: Source) -> list[Mention]:
    """Return the dates written in an article, in order, without overlaps.

    Args:
        source: the article; relative dates resolve against ``source.published`` and are left out without it.

    Returns:
        mentions of kind ``when`` whose value is a ``When``: inclusive days, granularity, EDTF.

    >>> from datetime import date
    >>> source = Source("去年底創立，2026 年 2 月 12 日完成", "zh-Hant", published=date(2026, 2, 13))
    >>> [(m.value.text, m.value.edtf) for m in find(source)]
    [('去年底', '2025-10-01/2025-12-31'), ('2026 年 2 月 12 日', '2026-02-12')]
    """
    places = list(_places(source.folded, _starts(source.language)))
    readings = list(_readings(source, places, frozenset()))
    said = {
        reading.span: _in_year(reading)
        for reading in readings
        if reading.year is not None and not _COMPARED.search(source.folded, max(0, reading.start - 24), reading.start)
    }
    named = set(said.values())
    if any(reading.year is None and reading.rule in _YEARLY and _in_year(reading) in named for reading in readings):
        # "October" in the headline is the "October 2026" of the last line.
        readings = list(_readings(source, places, said))
    readings = list(_spans(source.folded, readings))
    for reading in readings:
        source.note(f"when.{reading.rule}: {source.text[reading.start : reading.end]!r} is {reading.span.edtf}")
    return [_mention(source, reading) for reading in readings]


_WAVE = re.compile(" ?[~～〜] ?")
_TO = re.compile(" ?[至到] ?")
_FROM = re.compile("(?:[自从由]|[起訖讫期][訖讫间]? ?:?) ?$")
_HALF_MONTH = re.compile(" ?[上下]半月")


def _spans(text: str, readings: Iterable[Reading]) -> Iterator[Reading]:
    """The dates, two days that are joined as one span: 8月30日~9月2日, 自2月26日至3月4日; a time of day between them leaves two. So is 2月上半月."""
    last: Reading | None = None
    for reading in readings:
        if last is not None:
            days = last.span.granularity == reading.span.granularity == "day"
            whole = between(last.span.start, reading.span.end) if days and _is_joined(text, last, reading) else None
            if whole is not None:
                last = Reading(last.start, reading.end, whole, "ymd_range", reading.year)
                continue
            if last.span.granularity == "month" and _HALF_MONTH.fullmatch(text, last.end, reading.end):
                last = Reading(last.start, reading.end, reading.span, reading.rule, last.year)
                continue
            yield last
        last = reading
    if last is not None:
        yield last


def _is_joined(text: str, first: Reading, second: Reading) -> bool:
    """Whether a wave joins two dates, or 至 behind a first one that 自 or 期間 begins."""
    begun = _FROM.search(text, max(0, first.start - 4), first.start)
    return bool(_WAVE.fullmatch(text, first.end, second.start) or begun and _TO.fullmatch(text, first.end, second.start))


# In May, up from $12 million in May 2025: two Mays.
_COMPARED = re.compile(r"\b(?:from|than|versus|vs\.?|compared (?:with|to))\b[^.;]*$|[较比]")


def _mention(source: Source, reading: Reading) -> Mention:
    span = reading.span
    text = source.text[reading.start : reading.end]
    value = When(text=text, start=span.start, end=span.end, granularity=span.granularity, edtf=span.edtf)
    return Mention("when", reading.start, reading.end, value, f"when.{reading.rule}")


def _in_year(reading: Reading) -> tuple[str, int, int]:
    """What a date is without its year."""
    return reading.span.granularity, reading.span.start.month, reading.span.start.day


_Place: TypeAlias = tuple[int, Iterable[Read]]


def _readings(source: Source, places: Iterable[_Place], said: Collection[Span]) -> Iterator[Reading]:
    text = source.folded
    numbered = [hit.span() for hit in _NUMBERED.finditer(text)]
    published = source.published
    if published is not None and not 1900 <= published.year <= 2200:  # a slip of the pen, and the calendar has an end
        published = None
    taiwan = source.language == "zh-Hant" and source.region in (None, "TW")
    dated = datelines(text, published) if published else []
    last: Reading | None = None
    for start, readers in places:
        read_already = last is not None and start < last.end
        if read_already or (numbered and _inside(numbered, start)):
            continue
        item = bisect_right(dated, (start, date.max)) if dated else 0
        day = dated[item - 1][1] if item else published
        context = _context(text, start, last, Context(day, source.text, taiwan, said=said))
        for read in readers:
            if (reading := read(text, start, context)) is not None:
                yield reading
                last = reading
                break


def _places(text: str, starts: _Starts) -> Iterator[_Place]:
    """Where a date may begin, and who may read it."""
    at, words, calendars, numerals = 0, starts.words, starts.calendars, starts.numerals
    while at >= 0:
        hits, at = starts.pattern.finditer(text, at), -1
        for hit in hits:
            word = hit[0]
            if "a" <= word[0] <= "ÿ":
                if word in words:
                    yield hit.start(), words[word]
            elif "0" <= word < ":" or word[0] in numerals:
                start, end = hit.span()
                if end - start <= _LONGEST_RUN:
                    if readers := [calendar.read for calendar in calendars if calendar.may_follow(text, start, end)]:
                        yield start, readers
            else:  # two characters of a word: the second may itself begin a date
                yield hit.start(), starts.pairs
                at = hit.start() + 1
                break


def _inside(spans: list[tuple[int, int]], at: int) -> bool:
    """Whether one of the sorted spans holds a place."""
    before = bisect_right(spans, (at, sys.maxsize))
    return before > 0 and at < spans[before - 1][1]


def _context(text: str, at: int, last: Reading | None, context: Context) -> Context:
    """Fill in what a relative expression at ``at`` may lean on."""

    def future() -> bool:
        start, end = max(0, at - 80), min(len(text), at + 40)
        for stop in _STOP.finditer(text, start, end):
            if stop.start() < at:
                start = stop.end()
            else:
                end = stop.start()
                break
        ahead = _AHEAD.search(text, start, end)
        return ahead is not None and not (ahead.end() <= at and _WAS.search(text, ahead.end(), at))

    context.future = future
    if last is not None and at - last.end <= _REACH:
        stops = [stop[0] for stop in _STOP.finditer(text, last.end, at)]
        if "\n" not in stops and "\r" not in stops:
            context.previous = last.span
            founded = _FOUNDED.search(text, max(0, last.start - 24), last.start)
            aside = founded or text.startswith("同期", last.end)  # better than 去年同期: what follows is not of that year
            apart = _HEADLINE.search(text, min(last.end + _CLAUSE, at), at + 1)
            context.stated_year = None if stops or aside or apart else last.year
            context.told_year = None if aside or apart else last.year
            context.joined = _JOIN.fullmatch(text, last.end, at) is not None
    return context
