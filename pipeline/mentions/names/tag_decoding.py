"""The names of a clause that their evidence and the steps from label to label make most likely together (Viterbi 1967).

What was begun goes on and ends as what it is, and nothing else goes on or ends. So no label is remembered for each character:
each reading knows the names before it and where its open name began, and one that is outside of names leads by so much,
nearly always, that what ended at its side need not be asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

OUTSIDE = "-"
KINDS = "OPD"
LABELS = (OUTSIDE, *(place + kind for kind in KINDS for place in "BIE"))
"""What a character may be: outside of names, or where in the name of an organisation, a person, a product."""
_FIRSTS = tuple(LABELS.index("B" + kind) for kind in KINDS)
_NEVER = -(10**9)
_Names = tuple[Any, ...]  # none; or the names before the last one; where it begins and ends, and its kind
_Open = tuple[int, tuple[int, _Names]]  # the points of a reading, and where its open name begins, the names before that
_Way = tuple[int, tuple[int, ...], _Names]  # the points of a reading, its steps to outside and to each beginning, its names


class Steps(NamedTuple):
    """What steps weigh, by the kinds of names.

    Attributes:
        out: from outside to outside, and to the beginning of each kind.
        ended: for each kind, from its end to outside and to the beginning of each.
        go_on: for each kind, from its beginning and from inside to inside.
        end: for each kind, from its beginning and from inside to its end.
        lead: for each kind, by how much outside leads its end where no step from that end is better than one from outside.
    """

    out: tuple[int, ...]
    ended: tuple[tuple[int, ...], ...]
    go_on: tuple[tuple[int, int], ...]
    end: tuple[tuple[int, int], ...]
    lead: tuple[int, ...]


def steps_of(weights: Mapping[tuple[str, str], int]) -> Steps:
    """Steps by the labels that they lead from and to; what is not told weighs nothing.

    >>> steps_of({("-", "-"): 7, ("-", "BP"): 5, ("BO", "EO"): 3}).out
    (7, 0, 5, 0)
    """

    firsts = (OUTSIDE, *("B" + kind for kind in KINDS))
    out, *ended = (tuple(weights.get((before, label), 0) for label in firsts) for before in (OUTSIDE, *("E" + kind for kind in KINDS)))
    go_on, end = ([(weights.get(("B" + k, to + k), 0), weights.get(("I" + k, to + k), 0)) for k in KINDS] for to in "IE")
    return Steps(out, tuple(ended), tuple(go_on), tuple(end), tuple(max(map(int.__sub__, steps, out)) for steps in ended))


def decoded(points: Iterable[tuple[int, ...]], steps: Steps) -> list[tuple[int, int, str]]:
    """Where each name of the best reading begins and ends, and its kind. Of equals the first wins, in the order of ``LABELS``.

    Args:
        points: of the labels, for each character of a clause.

    >>> begins, ends, none = (0, 9) + (0,) * 8, (0, 0, 0, 9) + (0,) * 6, (0,) * 10
    >>> decoded([none, begins, ends, none], steps_of({}))
    [(1, 3, 'O')]
    """
    read, at, (first, *begin), kinds = iter(points), 0, steps.out, range(len(KINDS))
    own = next(read)
    out, names = own[0], _Names()
    begun: list[_Open] = [(own[label], (0, names)) for label in _FIRSTS]
    inner: list[_Open] = [(_NEVER, (0, names))] * len(KINDS)
    ended = inner[:]
    for at, own in enumerate(read, 1):
        before = begun
        if all(out - ended[n][0] >= least for n, least in enumerate(steps.lead)):
            where = at, names
            begun = [(out + begin[n] + own[label], where) for n, label in enumerate(_FIRSTS)]
            out += first + own[0]
        else:
            ways = list(_ways(out, names, ended, steps, at))
            (out, names), *best = (max(((far + step[n], met) for far, step, met in ways), key=_far) for n in range(len(KINDS) + 1))
            begun = [(far + own[label], (at, met)) for (far, met), label in zip(best, _FIRSTS, strict=True)]
            out += own[0]
        for n in kinds:
            (far, where), (farther, inside), label = before[n], inner[n], _FIRSTS[n]
            step, another = steps.end[n]
            new, going = far + step, farther + another
            ended[n] = (new + own[label + 2], where) if new >= going else (going + own[label + 2], inside)
            step, another = steps.go_on[n]
            new, going = far + step, farther + another
            inner[n] = (new + own[label + 1], where) if new >= going else (going + own[label + 1], inside)
    _, _, names = max(_ways(out, names, ended, steps, at + 1), key=_far)
    told = []
    while names:
        names, *name = names
        told.append(tuple(name))
    return told[::-1]


def _far(way: tuple[Any, ...]) -> int:
    points: int = way[0]
    return points


def _ways(out: int, names: _Names, ended: Iterable[_Open], steps: Steps, at: int) -> Iterator[_Way]:
    """Whatever may stand before what begins at a place: nothing named, or an end of each kind."""
    yield out, steps.out, names
    for (far, (start, before)), step, kind in zip(ended, steps.ended, KINDS, strict=True):
        yield far, step, (before, start, at, kind)
