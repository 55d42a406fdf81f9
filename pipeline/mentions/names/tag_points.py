"""What the evidence of a character says of its labels, added up without being written out.

``tag_evidence`` says what there is and writes it for the fit; here the same is looked up where it lies. Weights are whole
hundredths, so that nothing is rounded; those of all labels are one number with 32 bits for each, so that one addition adds them
all; and what a piece tells has such a number for each place in it, one above the other (``tests/mentions/test_tagger.py``).
"""

from __future__ import annotations

import functools
import re
import struct
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import repeat
from operator import add

from pipeline.mentions.names.lexemes import Piece
from pipeline.mentions.names.tag_evidence import NONE, Context, begins_as_persons, contexts, known_at, place_in, type_of
from pipeline.mentions.names.tag_table import Packed, weights_of

UNIT = 100
"""Weights are told in hundredths."""
_BITS, _PLACES = 32, "SBIE"
_MARK = re.compile("M([\ue000-\uf8ff])")
_CHARACTERS = {
    "c0": (0, 1), "c1": (1, 1), "c01": (0, 2), "c12": (1, 2), "c012": (0, 3),
    "c-1": (-1, 1), "c-10": (-1, 2), "c-21": (-2, 2), "c-101": (-1, 3), "c-210": (-2, 3),
}  # fmt: skip
"""From which character on, and how many of them."""
_CLASSES = ("k", "pk", "nk", "kp", "kn", "kk", "p2", "n2")
_WORDS = ("w", "pw", "nw", "p2w", "n2w")
_ROWS = 1 << 14  # classes in a row that are remembered; texts have some thousand


class _Signs(dict[int, str]):
    """Filled one character at a time as text brings them."""

    def __init__(self, sign: Callable[[str], str]) -> None:
        self._sign = sign

    def __missing__(self, code: int) -> str:
        sign = self[code] = self._sign(chr(code))
        return sign


def _shown(char: str) -> str:
    """A character as it is told: one sign for all digits, one for all blanks."""
    kind = type_of(char)
    return kind[-1] if kind[0] in "M9_" else char


_SHOWN, _TYPES = _Signs(_shown), _Signs(lambda char: type_of(char)[0])


class _Numbers(dict[str, int]):
    """Each way to speak for labels as one number; many kinds of evidence speak in the same way."""

    def __init__(self, labels: Sequence[str]) -> None:
        self._one = {label: 1 << _BITS * n for n, label in enumerate(labels)}

    def __missing__(self, way: str) -> int:
        number = self[way] = sum(round(weight * UNIT) * self._one[label] for label, weight in weights_of(way).items())
        return number


class Points:
    """A table of evidence, by what is looked up.

    >>> points = Points(("-", "BO"), {"c0=": {"BO 0.5": ["台"]}, "w=B ": {"BO 1.0 - -0.25": ["台达"]}})
    >>> start, inner = next(points.of("台达", [Piece(0, 2, "free")], [], [(0, 2)]))
    >>> start[0] - inner[0], start[1] - inner[1]
    (-25, 150)
    """

    def __init__(self, labels: Sequence[str], evidence: Packed) -> None:
        """Take the labels in order, and for each kind of evidence how it speaks for which of them."""
        numbers = _Numbers(labels)
        self._size = _BITS // 8 * len(labels)
        self._above = {place: _BITS * len(labels) * n for n, place in enumerate(_PLACES)}
        self._one = (1 << _BITS * len(labels)) - 1
        # Every label has so much more: none is below zero, and none the better for it.
        self._over = sum(1 << _BITS * n + 20 for n in range(len(labels)))
        self._over_all = sum(self._over << above for above in self._above.values())
        self._labels = struct.Struct(f"<{len(labels)}I")
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for begins, ways in evidence.items():
            kind, _, place = begins.partition("=")
            known, above = found[kind], self._above[place[:1]] if place else 0
            for way, whats in ways.items():
                number = numbers[way] << above
                if not place:
                    known.update(dict.fromkeys(whats, number))
                    continue
                for what in whats:
                    known[what] = known[what] + number if what in known else number
        for kind in _CHARACTERS:
            marks = [what for what in found[kind] if "M" in what]
            found[kind].update({_MARK.sub(r"\1", what): found[kind].pop(what) for what in marks})
        self._found = {kind: found[kind].get for kind in (*_CHARACTERS, *_WORDS, *_CLASSES, "types", "listed", "surname")}
        self._row = functools.lru_cache(_ROWS)(self._of_classes)

    def of(
        self, blank: str, pieces: Sequence[Piece], listed: Sequence[tuple[int, int, bool]], spans: Iterable[tuple[int, int]]
    ) -> Iterator[Iterator[tuple[int, ...]]]:
        """For each span of a text, in order, the points of the labels of each of its characters, each with the same added.

        Args:
            blank, pieces, listed: as for ``tag_evidence.evidence_of``; pieces lie in spans.
        """
        shown, types = f"{NONE * 2}{blank.translate(_SHOWN)}{NONE * 2}", f"{NONE}{blank.translate(_TYPES)}{NONE}"
        known, beside, n = known_at(listed), contexts(blank, pieces), 0
        for start, end in spans:
            points = self._of_characters(shown[start : end + 4], types[start : end + 2])
            while n < len(pieces) and pieces[n].end <= end:
                piece = pieces[n]
                self._add(points, piece.start - start, piece.end - piece.start, next(beside))
                if begins_as_persons(blank, piece.start):
                    points[piece.start - start] += self._found["surname"](place_in(0, piece.end - piece.start), 0)
                n += 1
            if known:
                for at in range(start, end):
                    if at in known:
                        points[at - start] += self._found["listed"](known[at], 0)
            yield self._labels.iter_unpack(b"".join((told + self._over).to_bytes(self._size, "little") for told in points))

    def _of_characters(self, shown: str, types: str) -> list[int]:
        """What characters tell: those of a span with two more on each side, their classes with one more."""
        pairs = list(map(add, shown, shown[1:]))
        strings = (shown, pairs, list(map(add, pairs, shown[2:])))
        told = [map(self._found[kind], strings[size - 1][2 + first :], repeat(0)) for kind, (first, size) in _CHARACTERS.items()]
        around = map(add, map(add, types, types[1:]), types[2:])
        return list(map(sum, zip(*told, map(self._found["types"], around, repeat(0)), strict=False)))

    def _add(self, points: list[int], at: int, size: int, c: Context) -> None:
        """What a piece tells its characters."""
        found = self._found
        told = self._over_all + self._row(c.first.kind, c.before.kind, c.own.kind, c.behind.kind, c.last.kind)
        told += found["w"](c.own.text, 0) + found["pw"](c.before.text, 0) + found["nw"](c.behind.text, 0)
        told += found["p2w"](c.first.text, 0) + found["n2w"](c.last.text, 0)
        if told != self._over_all:
            for n in range(size):
                points[at + n] += (told >> self._above[place_in(n, size)] & self._one) - self._over

    def _of_classes(self, first: str, before: str, own: str, behind: str, last: str) -> int:
        """What a piece of a class tells between pieces of theirs."""
        rows = (own, before, behind, f"{before} {own}", f"{own} {behind}", f"{before} {own} {behind}", f"{first} {before}", f"{behind} {last}")
        return sum(self._found[kind](row, 0) for kind, row in zip(_CLASSES, rows, strict=True))
