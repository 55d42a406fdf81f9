"""A dictionary of words of which only what texts ask for is taken apart: an article needs one in a hundred of its entries."""

from __future__ import annotations

import sys
from bisect import bisect_left

_MET = 200_000  # beginnings that are remembered as looked up; an article has some thousand
_LONGEST_TAGGED = 4  # characters of a word whose part of speech is told


class Dictionary:
    """Words with how often they are seen and their parts of speech.

    Attributes:
        counts: by the words that begin as :meth:`meet` was told, and by whatever these words begin with, which counts 0.
        tags: the parts of speech of those of up to four characters.

    >>> known = Dictionary(["完成 2501 v", "完 1312 v", "完全 9 ad", "融资租赁 3 n"])
    >>> known.meet("完成融资")
    >>> known.counts, known.tags["完成"]
    ({'完': 1312, '完成': 2501, '融': 0, '融资': 0, '融资租': 0, '融资租赁': 3}, 'v')
    """

    def __init__(self, entries: list[str]) -> None:
        """Take the entries as lines of a word, its count and its part of speech."""
        self._entries = sorted(entries)
        self._met: set[str] = set()
        self.counts: dict[str, int] = {}
        self.tags: dict[str, str] = {}

    def meet(self, text: str) -> None:
        """Look up what begins anywhere in ``text``: from now on its words are among the counts."""
        begins = {*text, *map(str.__add__, text, text[1:])} - self._met
        if not begins:
            return
        if len(self._met) > _MET:
            self._met.clear()
        self._met |= begins
        for begin in sorted(begins):
            self._look_up(begin)

    def _look_up(self, begin: str) -> None:
        """The words that begin with two characters, or a single one and whether anything begins with it."""
        entries, counts = self._entries, self.counts
        at = bisect_left(entries, begin)
        while at < len(entries) and entries[at].startswith(begin):
            word, count, tag = entries[at].split(" ")
            if len(begin) < 2 < 1 + len(word):  # no such word, but longer ones
                counts.setdefault(begin, 0)
                return
            for size in range(len(begin), len(word)):
                counts.setdefault(word[:size], 0)
            counts[word] = int(count)
            if len(word) <= _LONGEST_TAGGED:
                self.tags[word] = sys.intern(tag)
            if len(begin) < 2:
                return
            at += 1
