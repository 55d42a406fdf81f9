"""Periods that are more than a date: months that end on a day, and lists of periods that go with lists of figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from pipeline.languages.calendar_rules import Span, between, half, month, quarter, year
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Mention, Source
from pipeline.model import When
from pipeline.text.fold import fold_script
from pipeline.text.late import late

_HAN_MONTHS = late(fold_script(r" ?止?(?:的|之)? ?(?:首)?([0-9]{1,2}|十[一二]?|[一二三四五六七八九])(?:個)?月(?:期間|內)?"))
_HAN_HALF = late(fold_script(r" ?止(?:的|之)? ?(?:(?:上|中期)?半年度?|中期)"))
_HAN_YEAR = late(fold_script(r" ?止(?:的|之)? ?(?:財政|全|一)?(?:年度?|財年)"))
_AS_OF = late(fold_script(r"(?:截至|截止|至|於) ?$"))
_LATIN = late(r"(three|six|nine|twelve|[0-9]{1,2})[- ]months?(?: period)?,? (?:ended|ending) $|(fiscal year|year|quarter|half)[ -](?:ended|ending|to) $")
_MONTHS_QUARTER = late(r"[ -]quarter\b")
_FISCAL = late(fold_script("(?:財年|財政年度|會計年度) ?[(](?:截至|截止|至) ?$"))
_HALF_REPORT = late(fold_script(" ?(?:年度?)?(?:中報|半年報|半年度)"))
_NUMBERS = {"three": 3, "six": 6, "nine": 9, "twelve": 12, "fiscal year": 12, "year": 12, "half": 6, "quarter": 3}
_NUMBERS |= {han: number for number, han in enumerate("一 二 三 四 五 六 七 八 九 十 十一 十二".split(), 1)}
_JOINS = late(fold_script(r" ?(?:[、,和及與跟/]|以及|and|, and)? ?(?:約|近|逾)? ?"))
_TO = late(fold_script(r" ?(?:[~～—–-]|至|到|to) ?"))
_BRACKET = late(r" ?\( ?")
_THE = late(fold_script("(?:之|的)"))
_MIDTERM = late(fold_script(" ?(?:年度?)?(?:中期|期中)"))
_TELLS_YEAR = late(fold_script("[12][0-9]{3}|[0-9]{2,3} ?年|[今明去前後本]年|year|[qh][0-9]['’ ]?[0-9]{2}"))
_FISCAL_YEAR = late(fold_script("財年|財政年度|會計年度"))
_TWO_YEARS = late(r"20[0-9]{2}[/-]$")
_LISTS = late(fold_script("[、和及與跟,]"))
_YEARS = late(fold_script("(?:20)?[0-9]{2}年?(?:[-~～—–]|至|到)(?:20)?[0-9]{2}年?e?"))
_SENTENCE = 40  # characters before a date that a year may be told in
_NEAR = 24  # characters of a date and what joins it to another


def ended(source: Source, d: Mention) -> Mention:
    """A date with the months that end on it, or of which a report tells, else the date itself.

    截至 9 月 30 日止六個月, three months ended June 30, the June quarter, 2025 年中報.
    """
    folded = source.folded
    left = folded[max(0, d.start - 40) : d.start]
    if d.value.granularity == "year" and (report := _HALF_REPORT.match(folded, d.end)):
        halved = half(d.value.start.year, 1)
        return _of(source, d, report.end(), halved, d.start) if halved else d
    months, start, end = 0, d.start, d.end
    if d.value.granularity == "month" and (match := _MONTHS_QUARTER.match(folded, d.end)):
        months, end = 3, match.end()
    elif _AS_OF.search(left) and (match := _HAN_MONTHS.match(folded, d.end)):
        months, end = _count(match[1]), match.end()
    elif _AS_OF.search(left) and (match := _HAN_HALF.match(folded, d.end)):
        months, end = 6, match.end()
    elif _AS_OF.search(left) and (match := _HAN_YEAR.match(folded, d.end)):
        months, end = 12, match.end()
    elif match := _LATIN.search(left):
        months, start = _count(match[1] or match[2]), d.start - len(left) + match.start()
    elif _FISCAL.search(left):
        months = 12
    span = between(_back(d.value.end, months), d.value.end) if 0 < months < 25 else None
    if months == 3 and d.value.granularity == "month":  # the June quarter is the calendar's
        number, rest = divmod(d.value.end.month, 3)
        span = span if rest else quarter(d.value.end.year, number)
    return _of(source, d, end, span, start) if span else d


def whole(mask: Mask, source: Source, d: Mention) -> Mention:
    """The period of which a date is the second end, or that a bracket only says again, else the date itself.

    2024 年 4 月 1 日至 2024 年 6 月 30 日; 前三季（1 月 - 9 月）; 截至 6 月 30 日止三個月之第一季.
    """
    before = mask.within(max(0, d.outer_start - _NEAR), d.outer_start, "when")
    if not before:
        return ended(source, d)
    first = before[-1]
    if _TO.fullmatch(source.folded, first.outer_end, d.outer_start):
        span = between(first.value.start, d.value.end)
        both = _of(source, d, d.end, span, first.start) if span and _ends_one(first, d) else d
        return _said_before(mask, source, both) or both
    return _said_before(mask, source, d) or ended(source, d)


def _ends_one(first: Mention, last: Mention) -> bool:
    """Whether two dates may be the ends of one period: of one kind below a year, and in order."""
    kind = first.value.granularity
    return kind in ("day", "month", "quarter") and kind == last.value.granularity and first.value.start < last.value.start


def _said_before(mask: Mask, source: Source, d: Mention) -> Mention | None:
    """The period right before a date that only says it again, in brackets or by its number in the year."""
    before = mask.within(max(0, d.start - _NEAR), d.start, "when")
    if not before:
        return None
    lasting = ended(source, before[-1])
    between_them = source.folded[lasting.end : d.start]
    in_brackets = _BRACKET.fullmatch(between_them) and d.value.granularity != "day"
    by_number = lasting is not before[-1] and _THE.fullmatch(between_them)
    return lasting if in_brackets or by_number else None


def in_the_past(source: Source, d: Mention) -> Mention | None:
    """The same period of the year before, where one without a year was read as yet to come and what it tells is done."""
    start = d.value.start
    if source.published is None or start <= source.published or _TELLS_YEAR.search(source.folded, max(0, d.start - _SENTENCE), d.end):
        return None
    number, kind = start.year - 1, d.value.granularity
    span = half(number, 1 + start.month // 7) if kind == "half" else quarter(number, (start.month + 2) // 3) if kind == "quarter" else None
    span = month(number, start.month) if kind == "month" else span
    return _of(source, d, d.end, span, d.start) if span else None


def is_unsettled(source: Source, d: Mention) -> bool:
    """Whether a date is not the period, for a part of a year is told that nobody can date: 2019 年中期, 2019/2020 財年首個財季."""
    of_two_years = _FISCAL_YEAR.search(source.folded, d.start, d.end) and _TWO_YEARS.search(source.folded[max(0, d.start - 5) : d.start])
    return bool(of_two_years or d.value.granularity == "year" and _MIDTERM.match(source.folded, d.end))


def _of(source: Source, d: Mention, end: int, span: Span, start: int) -> Mention:
    """The mention of a period that a date and the words beside it tell."""
    value = When(text=source.text[start:end], start=span.start, end=span.end, granularity=span.granularity, edtf=span.edtf)
    return replace(d, start=start, end=end, value=value, outer_start=min(start, d.outer_start), outer_end=max(end, d.outer_end))


def _count(written: str) -> int:
    return _NUMBERS.get(written) or (int(written) if written.isdigit() else 0)


def _back(last: date, months: int) -> date:
    """The first day of so many months that end on a day, by whole months."""
    after = last + timedelta(1)
    index = after.year * 12 + after.month - 1 - months
    return date(index // 12, index % 12 + 1, min(after.day, 28))


def run_of(mask: Mask, m: Mention, start: int, end: int) -> list[Mention]:
    """The mentions of a kind that are told one after the other, with nothing but joints between, around one of them."""
    among = mask.within(start, end, m.kind)
    at = next((i for i, x in enumerate(among) if x.start == m.start), None)
    if at is None:
        return [m]
    first = last = at
    while first and _joined(mask, among[first - 1], among[first]):
        first -= 1
    while last + 1 < len(among) and _joined(mask, among[last], among[last + 1]):
        last += 1
    return [m if i == at else among[i] for i in range(first, last + 1)]


def _joined(mask: Mask, a: Mention, b: Mention) -> bool:
    joint = mask.text[a.outer_end : b.outer_start]
    return bool(_JOINS.fullmatch(joint) or a.kind == "when" and _TO.fullmatch(joint))


def spread(source: Source, periods: list[Mention], count: int) -> list[Mention]:
    """One period for each of so many figures: as many as are listed, or the years of a span; none where they do not fit."""
    if len(periods) == count and not _is_span(source, periods):
        return periods
    if len(periods) == 1 and count > 1:
        return _parts(source, periods[0], count)
    if [p.value.granularity for p in periods] != ["year", "year"]:
        return []
    first, last = (p.value.start.year for p in periods)
    if last - first + 1 != count:
        return []
    return [_of(source, periods[0], periods[1].end, year(n), periods[0].start) for n in range(first, last + 1)]


def _parts(source: Source, d: Mention, count: int) -> list[Mention]:
    """The months, quarters or years of which a date lists so many, or the years of a span: 第一、二季, 2026-2028 年."""
    first, last = d.value.start, d.value.end
    years = _YEARS.fullmatch(source.folded, d.start, d.end) and last.year - first.year + 1 == count
    if not years and not _LISTS.search(source.folded, d.start, d.end):
        return []
    for months, span in ((1, month), (3, quarter), (12, _year)):
        starts = [first.month - 1 + months * n for n in range(count)]
        found = [x for at in starts if (x := span(first.year + at // 12, at % 12 // months + 1))]
        if len(found) == count and (found[0].start, found[-1].end) == (first, last):
            return [_of(source, d, d.end, x, d.start) for x in found]
    return []


def _year(number: int, of: int) -> Span | None:
    return year(number) if of == 1 else None


def _is_span(source: Source, periods: list[Mention]) -> bool:
    """Whether two dates are the ends of one span: 2017 年至 2019 年."""
    return len(periods) == 2 and _TO.fullmatch(source.folded, periods[0].outer_end, periods[1].outer_start) is not None
