"""Every ratio of an article; digits are read first, words where no digits were read."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from pipeline.mentions.mention import Mention, Source
from pipeline.mentions.ratio.beside import read
from pipeline.mentions.ratio.numbers import numbered
from pipeline.mentions.ratio.spelt import spelt
from pipeline.mentions.ratio.value import Ratio


def find(source: Source) -> list[Mention]:
    """Every ratio of the article, in text order, never overlapping.

    >>> [m] = find(Source("營收同比增長逾 207%", "zh-Hant"))
    >>> m.value.text, int(m.value.percent), m.value.qualifier, m.value.basis, m.value.direction
    ('207%', 207, 'over', 'yoy', 'up')
    """
    drafts = list(numbered(source))
    taken = [(d.start, d.end) for d in drafts]
    for draft in spelt(source):
        i = bisect_right(taken, (draft.start, draft.end))
        if draft.word and i < len(taken) and taken[i][0] == draft.start:
            continue
        drafts.append(draft)
    drafts.sort(key=lambda d: (d.start, -d.end))
    mentions: list[Mention] = []
    for draft in drafts:
        if mentions and draft.start < mentions[-1].end:
            continue
        value, outer_start, outer_end = read(source, draft)
        end = draft.start + len(value.text)
        mentions.append(Mention("ratio", draft.start, end, value, draft.rule, outer_start, outer_end))
        source.note(f"{draft.rule}: {value.text!r} {value.qualifier}")
    return mentions


def parse_ratio(text: str) -> Ratio | None:
    """Read a text that holds exactly one ratio; None if it holds none or several.

    >>> parse_ratio("七成五").percent, parse_ratio("tenfold").ratio, parse_ratio("成立")
    (Decimal('75'), Decimal('10'), None)
    """
    found = find(Source(text, "zh-Hant"))
    return replace(found[0].value) if len(found) == 1 else None
