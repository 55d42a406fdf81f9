"""Where a run of words falls apart because a blank or a full stop was lost: HDFC Life.|Skydo, bet|CrowdStrike, founders, Skydo|Mumbai-based.

The number of a list's item is no part of the name behind it: No.4 Rain.

A full stop ends what a sentence ends. Letters that only a capital parts are two words where the article loses blanks elsewhere,
knows what begins with the capital, and says the whole nowhere else.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from pipeline.mentions.mention import Source
from pipeline.text.sentences import loses_blanks

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_INNER = re.compile(r"[a-z][A-Z]")
_NUMBER = re.compile(r"(?P<number>(?:No|NO)\. ?[0-9]{1,3}[.:]? +)[A-Z]")
_LEAST = 4
"""The letters of a name that is known by itself."""


def apart(source: Source, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a run of words without the full stops between them, as code points of the source; most runs are one.

    >>> text = "It grew.Nobody knew why.Backers include Oak Life.Skydo raised."
    >>> [text[s:e] for s, e in apart(Source(text, "en"), text.index("Oak"), text.index(" raised"))]
    ['Oak Life', 'Skydo']
    >>> [text[s:e] for text in ("No.4 Rain raised.",) for s, e in apart(Source(text, "en"), 0, 9)]
    ['Rain']
    """
    start = number.end("number") if (number := _NUMBER.match(source.text, start, end)) else start
    for at in (*sorted({*_ends(source, start, end), *_seams(source, start, end)}), end):
        last = at if at == end else start + len(source.text[start:at].rstrip(". "))
        yield start, last
        start = at


def _ends(source: Source, start: int, end: int) -> Iterator[int]:
    """Where sentences begin inside a run."""
    if source.text.find(".", start, end) < 0:
        return
    at = bisect_right(source.sentences, (start, end))
    while at < len(source.sentences) and source.sentences[at][0] < end:
        yield source.sentences[at][0]
        at += 1


def _seams(source: Source, start: int, end: int) -> Iterator[int]:
    """Where two words of a run touch."""
    text = source.text
    for found in _INNER.finditer(text, start, end):
        if not loses_blanks(text):
            return
        at, said = found.start() + 1, _said(text)
        whole = next(w for w in _WORD.finditer(text, start, end) if w.start() < at < w.end())
        left, right = text[whole.start() : at], text[at : whole.end()]
        known = len(right) >= _LEAST and bool(said[right] or source.lexicon.lookup(right))
        two_words = left.islower() or said[left] > 0
        if known and two_words and said[whole[0]] == 1:
            yield at


@functools.lru_cache(maxsize=4)
def _said(text: str) -> Counter[str]:
    """How often a text says each word by itself."""
    return Counter(_WORD.findall(text))
