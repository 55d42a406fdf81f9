"""Lines that date the items of a feed, each behind its headline: what is "today" below one is that day's."""

from __future__ import annotations

import re
from datetime import date

_LINE = re.compile(r"(?:^|\n)[^\n0-9]{0,40}?((?:19|20)[0-9]{2})([-/.年]) ?([0-9]{1,2})[-/.月] ?([0-9]{1,2})日?[)）]? *(?:\n|$)")
_SEVERAL = 2
"""Days that differ, before lines with nothing but an outlet and a day are those of items."""


def datelines(text: str, published: date) -> list[tuple[int, date]]:
    """Where the items of a feed begin to be told, as code points, and the day of each; nothing where the article is one story.

    Args:
        text: the folded text.
        published: the day of the article, which no item is later than.

    >>> feed = "oakmere raises money\\nnewswire 2026-02-10\\nit said today …\\nelmridge grows\\nnewswire 2026-02-03\\nit said on monday …"
    >>> [(feed[at : at + 7], day.isoformat()) for at, day in datelines(feed, date(2026, 3, 1))]
    [('it said', '2026-02-10'), ('it said', '2026-02-03')]
    """
    found: list[tuple[int, date]] = []
    at = 0
    while line := _LINE.search(text, at):
        at = line.end() - 1 if text[line.end() - 1 : line.end()] == "\n" else line.end()
        try:
            day = date(int(line[1]), int(line[3]), int(line[4]))
        except ValueError:
            continue
        if day > published:
            return []
        found.append((line.end(), day))
    return found if len({day for _, day in found}) >= _SEVERAL else []
