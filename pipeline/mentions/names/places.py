"""Where words stand in a text."""

from __future__ import annotations

from collections.abc import Iterator


class Places:
    """Where words stand in a text; it is read through once for all words that begin alike."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pairs: dict[str, list[int]] = {}
        self._read = False
        self._asked = 0

    def __call__(self, word: str) -> Iterator[int]:
        """The places of a word of two characters or more, none inside the one before."""
        self._asked += 1
        if self._asked > 64 and not self._read:  # many words: know the places of every pair of characters
            for at, pair in enumerate(map(str.__add__, self._text, self._text[1:])):
                self._pairs.setdefault(pair, []).append(at)
            self._read = True
        end = 0
        if self._read:
            for at in self._pairs.get(word[:2], ()):
                if at >= end and self._text.startswith(word, at):
                    yield at
                    end = at + len(word)
            return
        at = self._text.find(word)
        while at >= 0:
            yield at
            at = self._text.find(word, at + len(word))
