"""Calendar days as newsrooms and their programs write them: the forms of date lines, fields, names and addresses."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import NamedTuple

from pipeline.languages.numerals import DIGITS
from pipeline.text.fold import fold
from pipeline.text.late import late
from pipeline.vocabulary import table

_MONTHS = {
    name[:3]: number
    for words in table("calendar").values()
    for key in ("months", "short_months")
    for name, number in words.get(key, {}).items()
}
"""The months by their first three letters, in every language that has words for them."""

_LATIN = "A-Za-zÀ-ÖØ-öø-ÿ"
_ROC_ERA = 1911  # the year before 民國 1
_EPOCH = late(r"\d{10}(?:\d{3})?(?:\.\d+)?$")
_ROC_DIGITS = late(r"(1[0-4]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")  # 1150312, as the tables of offices write it
_HAN = "零〇○一二三四五六七八九"


class Day(NamedTuple):
    """A day and where it is written, in code points."""

    start: int
    end: int
    day: date


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _ymd(found: re.Match[str]) -> date | None:
    return _day(int(found[1]), int(found[2]), int(found[3]))


def _roc(found: re.Match[str]) -> date | None:
    return _day(int(found[1].lstrip("中華华民國国 \t")) + _ROC_ERA, int(found[2]), int(found[3]))


def _dmy(found: re.Match[str]) -> date | None:
    month = _MONTHS.get(found[2][:3].lower())
    return _day(int(found[3]), month, int(found[1])) if month else None


def _mdy(found: re.Match[str]) -> date | None:
    month = _MONTHS.get(found[1][:3].lower())
    return _day(int(found[3]), month, int(found[2])) if month else None


def _month_first(found: re.Match[str]) -> date | None:
    return _day(int(found[3]), int(found[1]), int(found[2]))


def _slashed(found: re.Match[str]) -> date | None:
    """03/13/2026 and 13/03/2026 are one day; 03/12/2026 is two, and none."""
    one, other = int(found[1]), int(found[2])
    if one <= 12 and other <= 12 and one != other:
        return None
    return _day(int(found[3]), min(one, other), max(one, other))


def _dotted(found: re.Match[str]) -> date | None:
    return _day(int(found[3]), int(found[2]), int(found[1]))


def _spelt(found: re.Match[str]) -> date | None:
    """二〇二六年三月十二日; a year of two or three characters is 民國's."""
    digits = "".join(str(DIGITS[fold(char).replace("○", "〇")]) for char in found[1].lstrip("中華华民國国"))
    year = int(digits) + (_ROC_ERA if len(digits) < 4 else 0)
    return _day(year, _tens(found[2]), _tens(found[3]))


def _tens(text: str) -> int:
    head, ten, tail = text.rpartition("十")
    one = int(DIGITS[tail]) if tail else 0
    return (int(DIGITS[head]) if head else 1) * 10 + one if ten else one


_Reader = Callable[[re.Match[str]], date | None]
_FORMS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (late(r"((?:中[華华])?民[國国][ \t]{0,2}\d{2,3})[ \t]{0,2}[年./-][ \t]{0,2}(\d{1,2})[ \t]{0,2}[月./-][ \t]{0,2}(\d{1,2})"), _roc),
    (late(r"(?:^|[^\d])((?:19|20)\d\d)[ \t]{0,2}[-/.年_][ \t]{0,2}(\d{1,2})[ \t]{0,2}[-/.月_][ \t]{0,2}(\d{1,2})(?:[^\d]|$)"), _ymd),
    (late(r"(?:^|[^\d./-])(1[0-4]\d)[ ]?[-/.年][ ]?(0?[1-9]|1[0-2])[ ]?[-/.月][ ]?(0?[1-9]|[12]\d|3[01])(?:[^\d./-]|$)"), _roc),
    (late(r"(?:^|[^\d])((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:T?\d{4,6}Z?)?(?:[^\d]|$)"), _ymd),
    (late(rf"(?:^|[^\d])(\d{{1,2}})(?:st|nd|rd|th|\.)?[ \-]([{_LATIN}]{{3,9}})\.?,?[ \-]((?:19|20)\d\d)(?:[^\d]|$)"), _dmy),
    (late(rf"(?:^|[^{_LATIN}])([{_LATIN}]{{3,9}})\.?[ ](\d{{1,2}})(?:st|nd|rd|th)?,?[ ]((?:19|20)\d\d)(?:[^\d]|$)"), _mdy),
    (late(rf"(?:^|[^{_LATIN}])([{_LATIN}]{{3}})[ ]{{1,2}}(\d{{1,2}})[ ][\d:]{{5,8}}[ ](?:[A-Z]{{3,4}}[ ])?((?:19|20)\d\d)(?:[^\d]|$)"), _mdy),
    (late(rf"(?:^|[^{_LATIN}])([{_LATIN}]{{3}})[ ](\d{{1,2}})[ ][{_LATIN}]{{3}}[ ]((?:19|20)\d\d)(?:[^\d]|$)"), _mdy),
    (late(r"(?:^|[^\d])((?:19|20)\d\d)年?[ \t]{1,3}(\d{1,2})[ \t]{0,2}[-/.月][ \t]{0,2}(\d{1,2})(?:[^\d]|$)"), _ymd),
    (late(r"(?:^|[^\d])(\d{1,2})月[ ]?(\d{1,2})日?[,，]?[ ]((?:19|20)\d\d)(?:[^\d]|$)"), _month_first),
    (late(r"(?:^|[^\d/])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?:[^\d/]|$)"), _slashed),
    (late(r"(?:^|[^\d.])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)(?:[^\d.]|$)"), _dotted),
    (late(rf"((?:(?:中[華华])?民[國国])?[{_HAN}]{{2,4}})年([{_HAN}十]{{1,2}})月([{_HAN}十]{{1,3}})[日号號]"), _spelt),
)  # fmt: skip
_NAMED = (_FORMS[1], _FORMS[3])  # what stands in names and addresses: the year first, in digits


def days_in(text: str) -> list[Day]:
    """Every day written in a short text, in its order.

    >>> [(day.start, str(day.day)) for day in days_in("更新 2026-03-14 09:00 發布 115/03/12")]
    [(3, '2026-03-14'), (23, '2026-03-12')]
    """
    found: list[Day] = []
    for pattern, read in _FORMS:
        for match in pattern.finditer(text):
            day = read(match)
            start, end = match.start(1), match.end(3)
            end += text[end : end + 1] in ("日", "號", "号")
            if day and not any(start < other.end and other.start < end for other in found):
                found.append(Day(start, end, day))
    return sorted(found)


def parse(text: str) -> date | None:
    """The first calendar day written in a short string, in the writer's own time zone.

    >>> parse("2026-02-08T12:00:00+08:00"), parse("Fri, 13 Feb 2026 08:00:00 GMT"), parse("發布日期：115-02-08")
    (datetime.date(2026, 2, 8), datetime.date(2026, 2, 13), datetime.date(2026, 2, 8))
    >>> parse("1150208"), parse("No. 1150208"), parse("soon")
    (datetime.date(2026, 2, 8), None, None)
    """
    text = text.strip()[:200]
    if _EPOCH.match(text):
        seconds = float(text) / (1000 if len(text.split(".")[0]) == 13 else 1)
        return datetime.fromtimestamp(seconds, UTC).date()
    if digits := _ROC_DIGITS.fullmatch(text):
        return _roc(digits)
    found = days_in(text)
    return found[0].day if found else None


def of_name(name: str) -> date | None:
    """The day in a file name or an address.

    >>> of_name("a/20260208-chips.md"), of_name("https://example.org/2026/02/13/round/")
    (datetime.date(2026, 2, 8), datetime.date(2026, 2, 13))
    """
    name = name[-300:]
    days = (read(found) for pattern, read in _NAMED if (found := pattern.search(name)))
    return next((day for day in days if day), None)
