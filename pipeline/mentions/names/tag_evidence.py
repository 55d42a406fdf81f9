"""What stands around a character: the evidence by which ``tagger`` reads names, and by which its weights are fitted.

A kind of evidence is written ``where=what``: ``c`` characters by their distance, ``k`` the class of the piece that the character
stands in (its first ``B``, inner ``I``, last ``E`` or only ``S`` one), ``w`` the piece itself, ``p`` and ``n`` the pieces before
and behind it, with their classes, ``listed`` what lies in a known name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.mentions.names.lexemes import Piece, words

_NONE = "#"


class _Beside(NamedTuple):
    """A neighbour of a piece: its text and class, or the mark that parts them."""

    text: str
    kind: str


def _type(char: str) -> str:
    """The class of a character: a mention by its kind, a digit, a Latin letter, a Chinese character, a blank, or the mark itself.

    >>> [_type(char) for char in ("7", "x", "台", " ", ",")]
    ['9', 'a', 'H', '_', ',']
    """
    if "\ue000" <= char <= "\uf8ff":
        return "M" + char
    if char.isdigit():
        return "9"
    if "\u3400" <= char <= "\u9fff":
        return "H"
    if char.isascii() and char.isalpha():
        return "a"
    return "_" if char.isspace() else char


class _Run:
    """The pieces of a text with what stands beside each."""

    def __init__(self, blank: str, pieces: Sequence[Piece], types: Sequence[str]) -> None:
        self.blank, self.pieces, self.types = blank, pieces, types
        self.at = [-1] * len(blank)
        for n, piece in enumerate(pieces):
            self.at[piece.start : piece.end] = [n] * (piece.end - piece.start)

    def beside(self, n: int, step: int) -> _Beside:
        """The piece before (-1) or behind (1) the ``n``-th, or the mark between them."""
        other = n + step
        if not 0 <= n < len(self.pieces) or not 0 <= other < len(self.pieces):
            return _Beside(_NONE, _NONE)
        piece, found = self.pieces[n], self.pieces[other]
        if step < 0 and found.end != piece.start:
            return _Beside("|" + self.types[piece.start - 1], "|")
        if step > 0 and piece.end != found.start:
            return _Beside("|" + self.types[piece.end], "|")
        return _Beside(self.blank[found.start : found.end], found.kind)

    def evidence(self, n: int) -> list[tuple[str, str]]:
        """What the ``n``-th piece and its neighbours tell any of its characters: where, and what."""
        piece = self.pieces[n]
        before, behind = self.beside(n, -1), self.beside(n, 1)
        first = self.beside(n - 1, -1) if before.kind != "|" else _Beside(_NONE, _NONE)
        last = self.beside(n + 1, 1) if behind.kind != "|" else _Beside(_NONE, _NONE)
        return [
            ("k", piece.kind), ("w", self.blank[piece.start : piece.end]),
            ("pk", before.kind), ("nk", behind.kind), ("pw", before.text), ("nw", behind.text),
            ("kp", f"{before.kind} {piece.kind}"), ("kn", f"{piece.kind} {behind.kind}"), ("kk", f"{before.kind} {piece.kind} {behind.kind}"),
            ("p2", f"{first.kind} {before.kind}"), ("n2", f"{behind.kind} {last.kind}"), ("p2w", first.text), ("n2w", last.text),
        ]  # fmt: skip


def evidence_of(blank: str, pieces: Sequence[Piece], listed: Sequence[tuple[int, int, bool]]) -> Iterator[list[str]]:
    """For each character of a folded text its kinds of evidence.

    Args:
        blank: the folded text, mentions of other kinds blanked out by private-use characters of their kind.
        pieces: its words and their classes, as ``lexemes.chunks`` cuts it, in order.
        listed: spans of names that are known, and whether they are ordinary words too.

    >>> next(evidence_of("台达", [Piece(0, 2, "free")], []))[:4]
    ['c0=台', 'c1=达', 'c01=台达', 'c12=达#']
    """
    types = [_type(char) for char in blank]
    shown = [kind if kind[0] in "M9_" else char for kind, char in zip(types, blank, strict=True)]
    padded = [_NONE, _NONE, *shown, _NONE, _NONE]
    known = _known(len(blank), listed)
    run, surnames, told = _Run(blank, pieces, types), words()["surnames"], (-1, list[tuple[str, str]]())
    for i in range(len(blank)):
        b2, b1, own, a1, a2 = padded[i : i + 5]
        found = [
            f"c0={own}", f"c1={a1}", f"c01={own}{a1}", f"c12={a1}{a2}", f"c012={own}{a1}{a2}",
            f"c-1={b1}", f"c-10={b1}{own}", f"c-21={b2}{b1}", f"c-101={b1}{own}{a1}", f"c-210={b2}{b1}{own}",
        ]  # fmt: skip
        if types[i] in "Ha":
            found.append(f"types={types[i - 1][0] if i else _NONE}{types[i]}{types[i + 1][0] if i + 1 < len(blank) else _NONE}")
        if known[i]:
            found.append(f"listed={known[i]}")
        if (n := run.at[i]) >= 0:
            piece = pieces[n]
            where = "S" if piece.end - piece.start == 1 else "B" if i == piece.start else "E" if i == piece.end - 1 else "I"
            if told[0] != n:
                told = n, run.evidence(n)
            found += [f"{kind}={where} {what}" for kind, what in told[1]]
            if where in "SB" and (blank[i] in surnames or blank[i : i + 2] in surnames):
                found.append("surname=" + where)
        yield found


def _known(size: int, listed: Sequence[tuple[int, int, bool]]) -> list[str]:
    """For each character where it stands in a known name, and whether that is an ordinary word too; "" outside of them."""
    known = [""] * size
    for start, end, ambiguous in listed:
        sure = "word" if ambiguous else "name"
        for at in range(start, end):
            known[at] = f"{sure} {'first' if at == start else 'last' if at == end - 1 else 'inner'}"
    return known
