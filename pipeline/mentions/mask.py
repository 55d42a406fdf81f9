"""The mask: each mention becomes same-length private-use characters, so that rules read like sentences.

A mention of kind ``money`` is one head character of that kind and tails to its length; a rule's ``{money}`` matches
exactly one. Nothing moves: an offset into the mask is an offset into the article.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from pipeline.mentions.mention import Mention

# One head a kind; the order is also who wins where two kinds claim the same words.
KINDS = ("series", "money", "when", "ratio", "name")
_HEAD = {kind: chr(0xE000 + i) for i, kind in enumerate(KINDS)}
_TAIL = "\ue0ff"
PRIVATE = "\ue000-\ue0ff"
# An article may hold such characters itself (icon fonts): they are no mentions.
_FOREIGN = dict.fromkeys(range(0xE000, 0xE100), "\ufffd")


def head(kind: str) -> str:
    """The head character of a kind of mention."""
    return _HEAD[kind]


def one(kind: str) -> str:
    """The pattern of exactly one mention of a kind."""
    return f"{_HEAD[kind]}{_TAIL}*"


def settle(mentions: Iterable[Mention]) -> tuple[list[Mention], list[tuple[Mention, Mention]]]:
    """Keep mentions that do not overlap: by kind, then the longer, then the earlier.

    Returns:
        the kept mentions in text order, and the pairs (lost, winner).
    """
    kept: list[Mention] = []
    lost: list[tuple[Mention, Mention]] = []
    starts: list[int] = []
    for m in sorted(mentions, key=lambda m: (KINDS.index(m.kind), m.outer_start - m.outer_end, m.outer_start)):
        i = bisect.bisect(starts, m.outer_start)
        rival = next(
            (k for k in kept[max(0, i - 1) : i + 1] if k.outer_start < m.outer_end and m.outer_start < k.outer_end), None
        )
        if rival:
            lost.append((m, rival))
        else:
            kept.insert(i, m)
            starts.insert(i, m.outer_start)
    return kept, lost


class Mask:
    """A folded text with its mentions masked.

    >>> m = Mention("money", 2, 5, None, "r")
    >>> Mask("完成3億元融資", [m]).text == "完成" + one("money")[0] + _TAIL * 2 + "融資"
    True
    """

    def __init__(self, folded: str, mentions: Sequence[Mention]) -> None:
        self.mentions = tuple(mentions)
        folded = folded.translate(_FOREIGN)
        parts, at = [], 0
        for m in self.mentions:
            parts += [folded[at : m.outer_start], _HEAD[m.kind], _TAIL * (m.outer_end - m.outer_start - 1)]
            at = m.outer_end
        self.text = "".join([*parts, folded[at:]])
        self._words: dict[tuple[re.Pattern[str], int, int], list[tuple[int, int]]] = {}

    @cached_property
    def _starts(self) -> list[int]:
        return [m.outer_start for m in self.mentions]

    @cached_property
    def _of_kind(self) -> dict[str, tuple[list[int], Sequence[Mention]]]:
        """The mentions of each kind, and where they start."""
        of_kind = {kind: [m for m in self.mentions if m.kind == kind] for kind in KINDS}
        return {kind: ([m.outer_start for m in some], some) for kind, some in of_kind.items()}

    def at(self, start: int) -> Mention:
        """The mention whose mask begins at ``start``."""
        return self.mentions[bisect.bisect_left(self._starts, start)]

    def within(self, start: int, end: int, *kinds: str) -> list[Mention]:
        """The mentions that lie inside ``start``–``end``, in order, of these kinds (all when none is named)."""
        starts, some = self._of_kind[kinds[0]] if len(kinds) == 1 else (self._starts, self.mentions)
        first = bisect.bisect_left(starts, start)
        found = some[first : bisect.bisect_left(starts, end, first)]
        if found and found[-1].outer_end > end:
            found = found[:-1]  # none overlaps another: only the last can reach out
        return [m for m in found if m.kind in kinds] if len(kinds) > 1 else list(found)

    def words(self, pattern: re.Pattern[str], folded: str, start: int, end: int) -> list[tuple[int, int]]:
        """Where words stand inside ``start``–``end`` of the folded text, mentions or not; looked for once, however many ask.

        Args:
            pattern: the words.
            folded: the text that was masked.
            start, end: a sentence.
        """
        key = (pattern, start, end)
        found = self._words.get(key)
        if found is None:
            found = self._words[key] = [m.span() for m in pattern.finditer(folded, start, end)]
        return found

    def has(self, start: int, end: int, *kinds: str) -> bool:
        """Whether a mention of one of these kinds lies inside ``start``–``end``, however many do."""
        for kind in kinds:
            starts, some = self._of_kind[kind]
            first = bisect.bisect_left(starts, start)
            if first < len(some) and some[first].outer_end <= end:
                return True
        return False
