"""A sentence as a row of words and mentions, and the lists that names stand in."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.likely.senses import senses
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Mention
from pipeline.text.words import words_in

EDGE = "<edge>"
_JOINS = frozenset("、 , 和 与 及 and & 以及 等 还有 跟 plus".split())
SIGHT = 100
"""Words on each side of a name or an amount that can be evidence for it, so that long sentences cost their length."""
_MOST = 2  # words between two names of one list


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or a mention, which is told by its kind.

    Attributes:
        word: folded; of a mention its kind in angle brackets.
        mention: what it is, or None for a word.
    """

    word: str
    mention: Mention | None = None


class Row:
    """One sentence.

    >>> [token.word for token in Row(Mask("acme 完成融资", []), 0, 9).tokens]
    ['acme', '完成', '融资']
    """

    def __init__(self, mask: Mask, start: int, end: int) -> None:
        self.tokens = tuple(_tokens(mask, start, end))

    def word(self, at: int) -> str:
        """The word at a place, or what stands for the sentence's edge."""
        return self.tokens[at].word if 0 <= at < len(self.tokens) else EDGE

    def senses(self, at: int) -> tuple[str, ...]:
        """The classes of the word at a place, sorted."""
        return self._senses[at] if 0 <= at < len(self.tokens) else ()

    @cached_property
    def _senses(self) -> list[tuple[str, ...]]:
        return senses([token.word for token in self.tokens])

    def of_kind(self, kind: str) -> Sequence[int]:
        """The places of the mentions of a kind."""
        return self._of_kind.get(kind, ())

    def of_kind_near(self, kind: str, at: int) -> Sequence[int]:
        """The places of the mentions of a kind that stand within sight of a place."""
        places = self.of_kind(kind)
        return places[bisect.bisect_left(places, at - SIGHT) : bisect.bisect(places, at + SIGHT)]

    def near(self, at: int) -> Sequence[int]:
        """The places within sight of one: a usual sentence whole."""
        return range(len(self.tokens))[max(0, at - SIGHT) : at + SIGHT + 1]

    @cached_property
    def _of_kind(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for i, token in enumerate(self.tokens):
            if token.mention:
                places.setdefault(token.mention.kind, []).append(i)
        return places

    def place(self, m: Mention) -> int | None:
        """The place of a mention, None where it stands elsewhere."""
        return self._places.get(m.start)

    @cached_property
    def _places(self) -> dict[int, int]:
        return {token.mention.start: i for i, token in enumerate(self.tokens) if token.mention}

    def mention(self, at: int) -> Mention:
        """The mention at a place.

        Raises:
            ValueError: a word stands there.
        """
        m = self.tokens[at].mention
        if m is None:
            raise ValueError(f"there is no mention at {at}")
        return m

    def run(self, at: int) -> tuple[int, ...]:
        """The places of the names that stand in one list with the name at a place; itself where it stands alone."""
        return self._runs[at]

    @cached_property
    def _runs(self) -> dict[int, tuple[int, ...]]:
        runs: list[list[int]] = []
        for at in self.of_kind("name"):
            if runs and self._joined(runs[-1][-1], at):
                runs[-1].append(at)
            else:
                runs.append([at])
        return {at: tuple(run) for run in runs for at in run}

    def _joined(self, a: int, b: int) -> bool:
        """Whether nothing but what joins stands between two places."""
        between = [token.word for token in self.tokens[a + 1 : b]]
        return 0 < len(between) <= _MOST and all(word in _JOINS for word in between)


def _tokens(mask: Mask, start: int, end: int) -> Iterator[Token]:
    at = start
    for m in mask.within(start, end):
        yield from _words(mask, at, m.outer_start)
        yield Token(f"<{m.kind}>", m)
        at = m.outer_end
    yield from _words(mask, at, end)


def _words(mask: Mask, start: int, end: int) -> Iterator[Token]:
    return (Token(mask.text[a:b]) for a, b in words_in(mask.text, start, end))
