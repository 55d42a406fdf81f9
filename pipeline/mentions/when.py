"""Dates: every calendar expression that resolves to days, in Chinese and English, resolved against the article's date.

What cannot be resolved is not given: durations (三年来, 18 months), vague words (近日, recently), and anything relative
in an article without a date. One pass over the folded text: digit runs and the first characters of calendar words
are found, and only there a bounded pattern is tried, so that the work grows with the text and not faster.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator

from pipeline import calendar_rules as rules
from pipeline.calendar_rules import Context, Reading, Span
from pipeline.languages import calendar_en, calendar_zh
from pipeline.mention import Mention, Source
from pipeline.model import When

_START = re.compile(rf"[a-z]+|{calendar_zh.STARTS}")
_URL = re.compile(r"(?:https?://|www\.)[!-~]+")
_STOP = re.compile(r"[。!?;\n\r]|\. ")
_LONGEST_RUN = 8  # digits or numerals: longer runs are identifiers
_JOIN = re.compile(r" ?(?:至|到|-|–|—|~|to|through|until) ?(?:the )?")
_YEARLY = frozenset(
    "month months ymd ymd_range month_day weekday_date month_part quarter quarters half festival slash".split()
)
"""Rules whose dates come back every year: without a year they are a guess that the rest of the article may settle."""
_REACH = 200  # code points over which 同年 or "a month later" leans on the date before it
_AHEAD = re.compile("|".join(sorted((*rules.lexicon()["zh"]["ahead"], *rules.lexicon()["en"]["ahead"]))))


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
    places = list(_places(source.folded))
    readings = list(_readings(source, places, frozenset()))
    said = {reading.span: _in_year(reading) for reading in readings if reading.year is not None}
    named = set(said.values())
    if any(reading.year is None and reading.rule in _YEARLY and _in_year(reading) in named for reading in readings):
        # "October" in the headline is the "October 2026" of the last line.
        readings = list(_readings(source, places, said))
    for reading in readings:
        source.note(f"when.{reading.rule}: {source.text[reading.start : reading.end]!r} is {reading.span.edtf}")
    return [_mention(source, reading) for reading in readings]


def _mention(source: Source, reading: Reading) -> Mention:
    span = reading.span
    text = source.text[reading.start : reading.end]
    value = When(text=text, start=span.start, end=span.end, granularity=span.granularity, edtf=span.edtf)
    return Mention("when", reading.start, reading.end, value, f"when.{reading.rule}")


def _in_year(reading: Reading) -> tuple[str, int, int]:
    """What a date is without its year."""
    return reading.span.granularity, reading.span.start.month, reading.span.start.day


_Place = tuple[int, bool, bool]


def _readings(source: Source, places: Iterable[_Place], said: Collection[Span]) -> Iterator[Reading]:
    text = source.folded
    urls = [hit.span() for hit in _URL.finditer(text)]
    published = source.published
    if published is not None and not 1900 <= published.year <= 2200:  # a slip of the pen, and the calendar has an end
        published = None
    taiwan = source.language == "zh-Hant" and source.region in (None, "TW")
    last: Reading | None = None
    for start, chinese, english in places:
        if last is not None and start < last.end or urls and _inside(urls, start):
            continue
        context = _context(text, start, last, Context(published, source.text, taiwan, said=said))
        reading = calendar_zh.read(text, start, context) if chinese else None
        if reading is None and english:
            reading = calendar_en.read(text, start, context)
        if reading is not None:
            yield reading
            last = reading


def _places(text: str) -> Iterator[_Place]:
    """Where a date may begin, and whether a Chinese and an English one may."""
    at, starts = 0, calendar_en.STARTS
    while at >= 0:
        hits, at = _START.finditer(text, at), -1
        for hit in hits:
            word = hit[0]
            if "a" <= word < "{":
                if word in starts:
                    yield hit.start(), False, True
            elif "0" <= word < ":":
                if hit.end() - hit.start() <= _LONGEST_RUN:
                    chinese = calendar_zh.may_follow(text, hit.end())
                    english = calendar_en.may_follow(text, *hit.span())
                    if chinese or english:
                        yield hit.start(), chinese, english
            elif calendar_zh.is_numeral(word[0]):
                if hit.end() - hit.start() <= _LONGEST_RUN and calendar_zh.may_follow(text, hit.end()):
                    yield hit.start(), True, False
            else:  # two characters of a word: the second may itself begin a date
                yield hit.start(), True, False
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
        return _AHEAD.search(text, start, end) is not None

    context.future = future
    if last is not None and at - last.end <= _REACH:
        stops = [stop[0] for stop in _STOP.finditer(text, last.end, at)]
        if "\n" not in stops and "\r" not in stops:
            context.previous = last.span
            context.stated_year = None if stops else last.year
            context.told_year = last.year
            context.joined = _JOIN.fullmatch(text, last.end, at) is not None
    return context
