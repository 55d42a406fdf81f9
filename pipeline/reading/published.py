"""The day an article was published, as its own front matter, fields, address, name or date line say it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime

from pipeline.vocabulary import table

_MONTHS = {
    name[:3]: number
    for words in table("calendar").values()
    for key in ("months", "short_months")
    for name, number in words.get(key, {}).items()
}
"""The months by their first three letters, in every language that has words for them."""
_YMD = re.compile(r"(?:^|[^\d])((?:19|20)\d\d)[ \t]{0,2}[-/.年_][ \t]{0,2}(\d{1,2})[ \t]{0,2}[-/.月_][ \t]{0,2}(\d{1,2})(?:[^\d]|$)")
_ROC = re.compile(r"民[國国][ \t]{0,2}(\d{2,3})[ \t]{0,2}年[ \t]{0,2}(\d{1,2})[ \t]{0,2}月[ \t]{0,2}(\d{1,2})[ \t]{0,2}日")
_ROC_SHORT = re.compile(r"日(?:期|)[ \t:：]{1,3}(1[0-4]\d)[-/.](1[0-2]|0\d)[-/.]([0-3]\d)(?:[^\d]|$)")
_COMPACT = re.compile(r"(?:^|[^\d])((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[^\d]|$)")
_COMPACT_TIME = re.compile(r"^((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])T?\d{4,6}Z?$")
_DMY = re.compile(r"(?:^|[^\d])(\d{1,2})(?:st|nd|rd|th|\.)?[ \-]([A-Za-zÀ-ÖØ-öø-ÿ]{3,9})\.?,?[ \-]((?:19|20)\d\d)(?:[^\d]|$)")
_MDY = re.compile(r"(?:^|[^A-Za-zÀ-ÖØ-öø-ÿ])([A-Za-zÀ-ÖØ-öø-ÿ]{3,9})\.?[ ](\d{1,2})(?:st|nd|rd|th)?,?[ ]((?:19|20)\d\d)(?:[^\d]|$)")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?$")
_LONGEST_DATE_LINE = 60
_MOST_BESIDE_A_DATE = 6  # Latin words and Chinese characters: 年月日 and a weekday
_UNIT = re.compile(r"[A-Za-z]+|[\u4e00-\u9fff]")

KEYS = ("publishedat", "published", "published_at", "datepublished", "pubdate", "publish_date", "publishdate",
        "publish_time", "published_time", "date", "datetime", "time", "created", "created_at", "createdat")  # fmt: skip


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def parse(text: str) -> date | None:
    """The first calendar day written in a short string, in the writer's own time zone.

    >>> parse("2026-02-08T12:00:00+08:00"), parse("Fri, 13 Feb 2026 08:00:00 GMT"), parse("發布日期：115-02-08")
    (datetime.date(2026, 2, 8), datetime.date(2026, 2, 13), datetime.date(2026, 2, 8))
    >>> parse("soon") is None
    True
    """
    text = text.strip()[:200]
    if _EPOCH.match(text):
        seconds = float(text) / (1000 if len(text.split(".")[0]) == 13 else 1)
        return datetime.fromtimestamp(seconds, UTC).date()
    if found := _ROC.search(text) or _ROC_SHORT.search(text):
        return _day(int(found[1]) + 1911, int(found[2]), int(found[3]))
    if found := _YMD.search(text) or _COMPACT.search(text) or _COMPACT_TIME.search(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    for pattern, day, month in ((_DMY, 1, 2), (_MDY, 2, 1)):
        if (found := pattern.search(text)) and (number := _MONTHS.get(found[month][:3].lower())):
            return _day(int(found[3]), number, int(found[day]))
    return None


def of_fields(fields: dict[str, str]) -> date | None:
    """The day in the first of the usual keys (lower case) that holds one.

    >>> of_fields({"date": "2026/2/8", "title": "x"})
    datetime.date(2026, 2, 8)
    """
    days = (parse(fields[key]) for key in KEYS if fields.get(key))
    return next((day for day in days if day), None)


def of_name(name: str) -> date | None:
    """The day in a file name or an address.

    >>> of_name("a/20260208-chips.md"), of_name("https://example.org/2026/02/13/round/")
    (datetime.date(2026, 2, 8), datetime.date(2026, 2, 13))
    """
    name = name[-300:]
    found = _YMD.search(name) or _COMPACT.search(name)
    return _day(int(found[1]), int(found[2]), int(found[3])) if found else None


def of_lines(lines: Iterable[str], words: Iterable[str]) -> date | None:
    """The day in the first short line that is a date line: little else, or one of the words that date lines have.

    >>> of_lines(["新創 2026-02-12 募資三億元", "記者陳明／台北報導　2026年2月13日", "內文"], ["報導"])
    datetime.date(2026, 2, 13)
    """
    words = list(words)
    for line in lines:
        if len(line) > _LONGEST_DATE_LINE or line.rstrip().endswith(("。", ".", "！", "？")):
            continue
        day = parse(line)
        if day:
            rest = len(_UNIT.findall(line))
            if rest <= _MOST_BESIDE_A_DATE or any(word in line.lower() for word in words):
                return day
    return None
