"""Why a Chinese name is one: the evidence that speaks for it, and what its clause would be read as without it; for ``jiyao explain``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pipeline.mentions.names.model_votes import Votes
from pipeline.mentions.names.tag_decoding import LABELS, OUTSIDE, decoded
from pipeline.mentions.names.tag_table import load, unpacked
from pipeline.mentions.names.tagger import evidence_in, points_of, steps

_SHOWN = 3  # kinds of evidence
_WORDS = {"O": "organisation", "P": "person", "D": "product"}


def told(blank: str, listed: Sequence[tuple[int, int, bool]], votes: Votes) -> Iterator[str]:
    """A line for each name: what it is, the evidence that says most for it, and the names that stand there without it.

    Args:
        blank, listed, votes: as for ``tagger.tagged``.

    >>> from pipeline.mentions.names.model_votes import NO_VOTES
    >>> from pipeline.text.fold import fold
    >>> [line] = told(fold("澄域科技昨日宣布完成A輪募資"), [], NO_VOTES)
    >>> line.startswith("name 澄域科技 organisation by "), "; without it: " in line
    (True, True)
    """
    weights, evidence, seen = unpacked(load()["evidence"]), evidence_in(blank, listed), set[str]()
    for start, own in points_of(blank, listed, votes):
        points = list(own)
        for first, last, kind in decoded(points, steps()):
            name = blank[start + first : start + last]
            if name in seen:
                continue
            seen.add(name)
            others = decoded(_forbidden(points, first, kind), steps())
            lost = [blank[start + a : start + b] for a, b, _ in others if a < last and first < b]
            by = _most(weights, evidence[start + first : start + last], kind)
            by += [("spaCy model", 0.0)] * ((start + first, start + last) in (*votes.organisations, *votes.persons))
            reasons = ", ".join(f"{what} {points:+.1f}" if points else what for what, points in by)
            yield f"name {name} {_WORDS[kind]} by {reasons}; without it: {', '.join(lost) or 'none'}"


def _forbidden(points: Sequence[tuple[int, ...]], at: int, kind: str) -> list[tuple[int, ...]]:
    """The points of a clause where no name of the kind may begin at a place."""
    label = LABELS.index("B" + kind)
    own = tuple(-(10**8) if n == label else value for n, value in enumerate(points[at]))
    return [*points[:at], own, *points[at + 1 :]]


def _most(weights: Mapping[str, Mapping[str, float]], evidence: Sequence[Sequence[str]], kind: str) -> list[tuple[str, float]]:
    """The kinds of evidence that say most for a name over nothing, with how much, over its characters."""
    said = Counter[str]()
    for n, kinds in enumerate(evidence):
        label = ("B" if not n else "E" if n == len(evidence) - 1 else "I") + kind
        for what in kinds:
            own = weights.get(what, {})
            said[what] += own.get(label, 0.0) - own.get(OUTSIDE, 0.0)  # type: ignore[assignment]
    return [(what, float(points)) for what, points in sorted(said.items(), key=lambda s: (-s[1], s[0]))[:_SHOWN] if points > 0]
