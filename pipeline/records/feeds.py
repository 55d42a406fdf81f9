"""Teasers of other stories that a page prints below its article: a heading, some lines, a time, again and again.

What they tell is nobody's of the article: 另一公司營收創高 ⏎ 8 日晚… ⏎ 2026-01-08 12:03:11 ⏎.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records.record import Span

_STAMP = re.compile(r"(?m)^[ \t]*20[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2} [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?[ \t]*$")
_SEVERAL = 2  # times alone in a line, before they are those of teasers
_FIRST_LINES = 2  # of the first teaser: its heading and what it tells


def teasers(text: str) -> list[Span]:
    """Where the teasers of a text stand, each with the time that ends it.

    >>> page = "青苔生醫買回股票。\\n晨曦營收創高\\n8 日晚公告。\\n2026-01-08 12:03:11\\n海鹽換將\\n他請辭。\\n2026-01-08 12:03:11\\n"
    >>> [page[a:b].split("\\n")[0] for a, b in teasers(page)]
    ['晨曦營收創高', '海鹽換將']
    """
    return list(_teasers(text))


def _teasers(text: str) -> Iterator[Span]:
    stamps = [m.span() for m in _STAMP.finditer(text)]
    if len(stamps) < _SEVERAL:
        return
    start = stamps[0][0]
    for _ in range(_FIRST_LINES):
        start = text.rfind("\n", 0, max(0, start - 1)) + 1
    if start == 0:
        start = stamps[0][1]  # the article's own time stands below its title
    for begin, end in stamps:
        if begin > start:
            yield start, end
        start = max(start, end + 1)
    if start < len(text):
        yield start, len(text)  # the last, whose time the page cut off
