"""Teasers of other stories that a page prints below its article: a heading, some lines, a time, again and again.

What they tell is nobody's of the article: 另一公司營收創高 ⏎ 8 日晚… ⏎ 2026-01-08 12:03:11 ⏎. Teasers whose words break off tell no
events either: the stories are elsewhere, and what is read here of them is their first half.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records.record import Span

_STAMP = re.compile(r"(?m)^[ \t]*20[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2} [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?[ \t]*$")
_BREAKS_OFF = re.compile(r"(?m)(?:\.{3}|…)[ \t]*$")
_SEVERAL = 2  # times alone in a line, before they are those of teasers
_WORDS = 8  # before a time: whether what it stands under breaks off
_FIRST_LINES = 2  # of the first teaser: its heading and what it tells, unless the page left that out
_TOLD = re.compile(r"[.。!?！？…]$")


def teasers(text: str) -> list[Span]:
    """Where the teasers of a text stand, each with the time that ends it.

    >>> page = "青苔生醫買回股票。\\n晨曦營收創高\\n8 日晚公告。\\n2026-01-08 12:03:11\\n海鹽換將\\n他請辭。\\n2026-01-08 12:03:11\\n"
    >>> [page[a:b].split("\\n")[0] for a, b in teasers(page)]
    ['晨曦營收創高', '海鹽換將']
    """
    return list(_teasers(text))


def broken_off(text: str) -> list[Span]:
    """The teasers of a text, where they break off as teasers do; in a digest, whose items are whole, there are none.

    >>> page = "青苔生醫買回股票。\\n晨曦上市\\n8 日晚公告，晨曦…\\n2026-01-08 12:03:11\\n海鹽換將\\n他請辭，將…\\n2026-01-08 12:03:11\\n"
    >>> len(broken_off(page)), len(broken_off(page.replace("…", "。")))
    (2, 0)
    """
    found = teasers(text)
    return found if 2 * sum(_BREAKS_OFF.search(text, *span) is not None for span in found) >= len(found) else []


def _teasers(text: str) -> Iterator[Span]:
    stamps = [m.span() for m in _STAMP.finditer(text)]
    ends = [*(at for at, _ in stamps), len(text)]
    if not stamps or len(stamps) < _SEVERAL and not any(_BREAKS_OFF.search(text[max(0, at - _WORDS) : at].rstrip()) for at in ends):
        return
    start = stamps[0][0]
    for _ in range(_FIRST_LINES if _TOLD.search(text[max(0, start - _WORDS) : start].rstrip()) else 1):
        start = text.rfind("\n", 0, max(0, start - 1)) + 1
    if start == 0:
        start = stamps[0][1]  # the article's own time stands below its title
    for begin, end in stamps:
        if begin > start:
            yield start, end
        start = max(start, end + 1)
    if start < len(text):
        yield start, len(text)  # the last, whose time the page cut off
