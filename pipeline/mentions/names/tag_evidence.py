"""What stands around a character: the evidence by which ``tagger`` reads names, and by which its weights are fitted.

A kind of evidence is written ``where=what``: ``c`` characters by their distance, ``k`` the class of the piece that the character
stands in (its first ``B``, inner ``I``, last ``E`` or only ``S`` one), ``w`` the piece itself, ``p`` and ``n`` the pieces before
and behind it, with their classes, ``listed`` what lies in a known name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.mentions.names.lexemes import Piece, words

NONE = "#"
"""What stands where a text has no more."""


class _Beside(NamedTuple):
    """A neighbour of a piece: its text and class, or the mark that parts them."""

    text: str
    kind: str


_NOTHING = _Beside(NONE, NONE)


def type_of(char: str) -> str:
    """The class of a character: a mention by its kind, a digit, a Latin letter, a Chinese character, a blank, or the mark itself.

    >>> [type_of(char) for char in ("7", "x", "台", " ", ",")]
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


class Context(NamedTuple):
    """A piece between its neighbours, two on each side."""

    first: _Beside
    before: _Beside
    own: _Beside
    behind: _Beside
    last: _Beside


def contexts(blank: str, pieces: Sequence[Piece]) -> Iterator[Context]:
    """Each piece of a text with what stands beside it: the next piece, or the mark between them, behind which nothing is seen.

    >>> [c.behind.text for c in contexts("台达,欧卡", [Piece(0, 2, "free"), Piece(3, 5, "free")])]
    ['|,', '#']
    """
    own = [_Beside(blank[piece.start : piece.end], piece.kind) for piece in pieces]
    before, behind = [_NOTHING] * len(own), [_NOTHING] * len(own)
    for n in range(1, len(own)):
        end, start = pieces[n - 1].end, pieces[n].start
        before[n] = own[n - 1] if end == start else _Beside("|" + type_of(blank[start - 1]), "|")
        behind[n - 1] = own[n] if end == start else _Beside("|" + type_of(blank[end]), "|")
    for n, beside in enumerate(own):
        first = before[n - 1] if n and before[n].kind != "|" else _NOTHING
        last = behind[n + 1] if n + 1 < len(own) and behind[n].kind != "|" else _NOTHING
        yield Context(first, before[n], beside, behind[n], last)


def _written(c: Context) -> list[tuple[str, str]]:
    """What a piece and its neighbours tell any of its characters: where, and what."""
    return [
        ("k", c.own.kind), ("w", c.own.text), ("pk", c.before.kind), ("nk", c.behind.kind), ("pw", c.before.text), ("nw", c.behind.text),
        ("kp", f"{c.before.kind} {c.own.kind}"), ("kn", f"{c.own.kind} {c.behind.kind}"), ("kk", f"{c.before.kind} {c.own.kind} {c.behind.kind}"),
        ("p2", f"{c.first.kind} {c.before.kind}"), ("n2", f"{c.behind.kind} {c.last.kind}"), ("p2w", c.first.text), ("n2w", c.last.text),
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
    types = [type_of(char) for char in blank]
    shown = [kind if kind[0] in "M9_" else char for kind, char in zip(types, blank, strict=True)]
    padded = [NONE, NONE, *shown, NONE, NONE]
    known, told = known_at(listed), _by_character(blank, pieces)
    for i in range(len(blank)):
        b2, b1, own, a1, a2 = padded[i : i + 5]
        found = [
            f"c0={own}", f"c1={a1}", f"c01={own}{a1}", f"c12={a1}{a2}", f"c012={own}{a1}{a2}",
            f"c-1={b1}", f"c-10={b1}{own}", f"c-21={b2}{b1}", f"c-101={b1}{own}{a1}", f"c-210={b2}{b1}{own}",
        ]  # fmt: skip
        if types[i] in "Ha":
            found.append(f"types={types[i - 1][0] if i else NONE}{types[i]}{types[i + 1][0] if i + 1 < len(blank) else NONE}")
        if i in known:
            found.append(f"listed={known[i]}")
        yield found + told.get(i, [])


def _by_character(blank: str, pieces: Sequence[Piece]) -> dict[int, list[str]]:
    """What pieces tell their characters."""
    told: dict[int, list[str]] = {}
    for piece, context in zip(pieces, contexts(blank, pieces), strict=True):
        written, size = _written(context), piece.end - piece.start
        for at in range(piece.start, piece.end):
            where = place_in(at - piece.start, size)
            told[at] = [f"{kind}={where} {what}" for kind, what in written]
        if begins_as_persons(blank, piece.start):
            told[piece.start].append("surname=" + place_in(0, size))
    return told


def place_in(at: int, size: int) -> str:
    """Where in a piece of so many characters one stands.

    >>> [place_in(at, 3) for at in range(3)], place_in(0, 1)
    (['B', 'I', 'E'], 'S')
    """
    if size == 1:
        return "S"
    return "B" if not at else "E" if at == size - 1 else "I"


def begins_as_persons(blank: str, at: int) -> bool:
    """Whether a family name stands at a place of a folded text."""
    surnames = words()["surnames"]
    return blank[at] in surnames or blank[at : at + 2] in surnames


def known_at(listed: Sequence[tuple[int, int, bool]]) -> dict[int, str]:
    """For each character of a known name where in it it stands, and whether the name is an ordinary word too.

    >>> known_at([(4, 6, True)])
    {4: 'word first', 5: 'word last'}
    """
    known = {}
    for start, end, ambiguous in listed:
        sure = "word" if ambiguous else "name"
        for at in range(start, end):
            known[at] = f"{sure} {'first' if at == start else 'last' if at == end - 1 else 'inner'}"
    return known
