"""Series of a round: A 輪, B+轮, Pre-A, 種子輪, 天使轮, Series C, seed round → a short label.

What they look like is each language's own (``languages/*/series.py``).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from pipeline.languages import languages, read_in
from pipeline.mentions.mention import Mention, Source

# Words that mean a series only beside a raising.
LOOSE_SERIES = frozenset(("Strategic", "Growth", "Debt", "Convertible", "Bridge"))


@functools.cache
def labels() -> Mapping[str, str]:
    """The folded words of series that are not letters, in every language, and their labels."""
    return {words: label for language in languages() for words, label in language.series.LABELS.items()}


def label(words: str) -> str:
    """Return the short label of folded series words.

    >>> label("pre-a+"), label("series c"), label("c1"), label("种子"), label("series a-1")
    ('Pre-A+', 'C', 'C1', 'Seed', 'A1')
    """
    words = words.strip()
    if (known := labels().get(words)) is not None:
        return known
    pre = "Pre-" if words.startswith("pre") else ""
    letter = re.sub(r"^pre-?\s?|series[\s-]?|[\s-]", "", re.sub(r"^pre-?\s?", "", words))
    return pre + letter.upper()


def find(source: Source) -> list[Mention]:
    """Yield every series written in the text, in order.

    >>> [m.value for m in find(Source("完成 Pre-A 輪，隨後是種子輪與 Series B", "zh-Hant"))]
    ['Pre-A', 'Seed', 'B']
    """
    spans: dict[tuple[int, int], Mention] = {}
    taken = bytearray(len(source.folded))
    for language in read_in(source.language):
        for start, end, words, rule in language.series.find(source.folded):
            if taken.find(1, start, end) < 0:
                spans[start, end] = Mention("series", start, end, label(words), rule)
                taken[start:end] = b"\1" * (end - start)
    return [spans[k] for k in sorted(spans)]
