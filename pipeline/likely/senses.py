"""What words say in business news, by class (``lexicons/senses.toml``): 參投, chipped in and wrote a cheque are one thing.

A class lets words that were never seen near a name weigh as much as those that were.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from pipeline.text.fold import fold
from pipeline.vocabulary import table, uncollected

_LONGEST = 6  # words of a phrase


def senses(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the classes of each of these words, sorted; of words that only say something together, those of the longest phrase.

    Args:
        words: of a sentence, folded.

    >>> senses(["vostok", "chipped", "in"])
    [(), ('pays',), ('pays',)]
    """
    found: list[tuple[str, ...]] = []
    while len(found) < len(words):
        size, classes = _at(words, len(found))
        found += [classes] * size
    return found


def _at(words: Sequence[str], at: int) -> tuple[int, tuple[str, ...]]:
    """The longest phrase that begins at a place, in words, and its classes."""
    known = _phrases()
    best: tuple[int, tuple[str, ...]] = (1, ())
    phrase = ""
    for size, word in enumerate(words[at : at + _LONGEST], 1):
        phrase = _joined(phrase, word)
        best = (size, known[phrase]) if phrase in known else best
    return best


def _joined(phrase: str, word: str) -> str:
    """Latin words stand apart, Chinese ones do not."""
    return f"{phrase} {word}" if phrase and phrase.isascii() and word.isascii() else phrase + word


@functools.cache
@uncollected()
def _phrases() -> Mapping[str, tuple[str, ...]]:
    known: dict[str, tuple[str, ...]] = {}
    for name, languages in sorted(table("senses").items()):
        phrases = dict.fromkeys(fold("\n".join(phrase for some in languages.values() for phrase in some)).split("\n"))
        known |= {phrase: (*known.get(phrase, ()), name) for phrase in phrases}
    return known
