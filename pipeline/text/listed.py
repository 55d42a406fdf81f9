"""Words of a long list, found in a text: they are looked up, for a pattern of hundreds of words takes long to compile and to try."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_HEAD = 2  # characters by which words are looked for
_LETTER, _IN_WORD = re.compile("[A-Za-z0-9]").match, re.compile("[A-Za-z0-9_]").match


class Listed:
    """Folded words; where two begin at one place, the longer one stands there. A Latin word is found whole.

    >>> words = Listed(["net sales", "net", "营收", "淨利"])
    >>> [m for m in words.spans("net sales, internet,营收")]
    [(0, 9), (20, 22)]
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        sizes: dict[str, set[int]] = {}
        for word in self._words:
            sizes.setdefault(word[:_HEAD], set()).add(len(word))
        self._sizes = {head: sorted(some, reverse=True) for head, some in sizes.items()}
        self._short = frozenset(head for head in sizes if len(head) < _HEAD)

    def spans(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """Where words stand between two offsets of a text, in order and apart."""
        end = len(text) if end is None else min(end, len(text))
        sizes, short, at = self._sizes, self._short, start
        while at < end:
            head = text[at : at + _HEAD]
            size = self._size(text, at, end, sizes[head]) if head in sizes else 0
            if not size and short and head[:1] in short:
                size = self._size(text, at, end, [1])
            if size:
                yield at, at + size
            at += size or 1

    def _size(self, text: str, at: int, end: int, sizes: list[int]) -> int:
        """How long the word is that stands here whole, or 0."""
        if at and _LETTER(text, at) and _IN_WORD(text, at - 1):
            return 0
        known = (size for size in sizes if at + size <= end and text[at : at + size] in self._words)
        return next((size for size in known if not self._goes_on(text, at + size, end)), 0)

    def _goes_on(self, text: str, behind: int, end: int) -> bool:
        """Whether what ends here is only the beginning of a Latin word."""
        return behind < end and bool(_LETTER(text, behind - 1) and _IN_WORD(text, behind))
