"""A sentence as the few words that show how its names stand to its verbs: names, marks, borders, and what speaks of deals.

``Boltaro 上月以 3 億美元收購 Coilworks`` comes to ``name when money buys name``: what thousands of sentences have in common
whatever else they say.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from pipeline.likely.rows import Row
from pipeline.text.fold import fold
from pipeline.vocabulary import table

NAME = "name"
BORDERS = frozenset(",.")
_MARKS = {
    **dict.fromkeys(",;:", ","), **dict.fromkeys("。.!?", "."), **dict.fromkeys("「」『』“”\"", "quote"),
    "、": "、", "(": "(", ")": ")",
}  # fmt: skip

_PARTS = "takes_in"
_SHORT = 4  # characters of a word
_DEALS = frozenset(("buys", "sells", "target"))
PLAIN = frozenset(("buy", "sell"))
"""Classes of verbs of any trade: kept where they are asked for; then a word that has them or their characters in it tells so
beside whatever else it is known to say."""


@dataclass(frozen=True, slots=True)
class Bone:
    """What is kept of a sentence's word or mention.

    Attributes:
        classes: what it says; of several senses two are kept.
        at: its place in the row.
        name: its classes as one word.
    """

    classes: tuple[str, ...]
    at: int
    name: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", "/".join(self.classes))


def skeleton(row: Row, kept: Set[str]) -> list[Bone]:
    """Return what is kept of a sentence, in order; words of one class side by side are one, names never.

    Args:
        row: the sentence.
        kept: the senses that are kept (``lexicons/senses.toml``).

    >>> from pipeline.mentions.mask import Mask
    >>> [bone.name for bone in skeleton(Row(Mask("被 acme 收购,", []), 0, 10), {"buys"})]
    ['by', 'buys', ',']
    """
    bones: list[Bone] = []
    last: tuple[str, ...] = ()
    for at, token in enumerate(row.tokens):
        classes = (token.mention.kind,) if token.mention else _classes(row, at, kept)
        if classes and (classes != last or classes == (NAME,)):
            bones.append(Bone(classes, at))
        last = classes
    return bones


def _classes(row: Row, at: int, kept: Set[str]) -> tuple[str, ...]:
    word = row.tokens[at].word
    senses = tuple(sense for sense in row.senses(at) if sense in kept)[:2]
    mark = _MARKS.get(word) or _words().get(word)
    if mark in PLAIN and mark not in kept:
        mark = None
    if not senses and mark:
        return (mark,)
    if senses and (kept.isdisjoint(PLAIN) or not _DEALS.isdisjoint(senses)):
        return senses
    if word.isascii():
        return (*senses, mark) if mark in PLAIN else senses  # sold to: a customer's, or a sale
    unknown = len(word) <= _SHORT and (senses or not row.senses(at))
    return (*senses, *[c for c in word if c in characters()][:1]) if unknown else senses  # 售予 likewise


@functools.cache
def _words() -> Mapping[str, str]:
    known: dict[str, str] = {}
    for name, languages in table("marks").items():
        if name != _PARTS:
            known |= {fold(word): name for some in languages.values() for word in some}
    return known


@functools.cache
def characters() -> frozenset[str]:
    """Characters by which an unknown word may tell of a purchase, each a class of its own."""
    return frozenset(fold("".join(table("marks")[_PARTS]["zh"])))


def names_of(bones: Sequence[Bone]) -> list[str]:
    """The classes of each, as words."""
    return [bone.name for bone in bones]
