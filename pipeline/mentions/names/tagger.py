"""Where names stand by the words and characters around them: a linear-chain conditional random field over characters.

Positions say what a name is where rules know the position; most names of a newspaper page stand nowhere in particular. So each
character is asked whether a name begins, goes on or ends with it, by the characters, the words and the listed names around it,
and the best reading of a clause is found (Lafferty, McCallum and Pereira 2001; decoded after Viterbi 1967). The weights are
``lexicons/name_tags.json``, fitted on articles whose names were marked; what stands there says how a word or a character speaks
for a label, never which names there are: half of the listed names were hidden from the fit.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.mentions.mention import Mention
from pipeline.mentions.names.borders import borders
from pipeline.mentions.names.lexemes import Piece, chunks
from pipeline.mentions.names.model_votes import NO_VOTES, Votes
from pipeline.mentions.names.tag_decoding import KINDS, LABELS, Steps, decoded, steps_of
from pipeline.mentions.names.tag_evidence import evidence_of
from pipeline.mentions.names.tag_points import UNIT, Points
from pipeline.mentions.names.tag_table import load
from pipeline.vocabulary import uncollected

_CLAUSE = re.compile(r"[^。!?;\n]{1,500}")  # a clause without an end is read in parts
_MARKS = {"money": "\ue001", "date": "\ue002", "ratio": "\ue003", "series": "\ue004"}


class Tagged(NamedTuple):
    """Spans of a text, half open, in order: what is tagged as an organisation's, a person's, a product's name."""

    organisations: tuple[tuple[int, int], ...] = ()
    persons: tuple[tuple[int, int], ...] = ()
    products: tuple[tuple[int, int], ...] = ()


NOTHING = Tagged()


@functools.cache
@uncollected()
def _weights() -> tuple[Points, Steps]:
    """The table: how evidence speaks for labels, and how a step from one label to the next weighs."""
    data = load()
    steps = {tuple(step.split(" ")): round(weight * UNIT) for step, weight in data["steps"].items()}
    return Points(LABELS, data["evidence"]), steps_of(steps)


def marked(folded: str, taken: Sequence[Mention]) -> str:
    """The folded text, mentions of other kinds blanked out by a mark of their kind: an amount has other neighbours than a day."""
    chars = list(folded)
    for m in taken:
        chars[m.outer_start : m.outer_end] = _MARKS.get(m.kind, "\ue000") * (m.outer_end - m.outer_start)
    return "".join(chars)


def clauses(blank: str) -> Iterator[tuple[int, int]]:
    """The parts of a text that are read one by one."""
    return (found.span() for found in _CLAUSE.finditer(blank))


def steps() -> Steps:
    """How a step from one label to the next weighs."""
    return _weights()[1]


def evidence_in(blank: str, listed: Sequence[tuple[int, int, bool]]) -> list[list[str]]:
    """For each character of a marked text its kinds of evidence; ``listed`` as for :func:`tagged`."""
    return list(evidence_of(blank, _pieces(blank), listed))


def _pieces(blank: str) -> list[Piece]:
    return [piece for clause in clauses(blank) for run in chunks(blank, *clause) for piece in run]


def tagged(blank: str, listed: Sequence[tuple[int, int, bool]], votes: Votes = NO_VOTES) -> Tagged:
    """The names of a folded text by what stands around them.

    Args:
        blank: the folded text as :func:`marked` gives it.
        listed: spans of names that are known, and whether they are ordinary words too.
        votes: what a spaCy pipeline says of the text: evidence beside the rest.

    >>> from pipeline.text.fold import fold
    >>> text = fold("澄域科技昨日宣布完成A輪募資，由國發基金與鴻揚創投領投，執行長林昱廷表示將擴廠。")
    >>> [text[start:end] for start, end in tagged(text, []).organisations]
    ['澄域科技', '国发基金', '鸿扬创投']
    """

    found: dict[str, list[tuple[int, int]]] = {kind: [] for kind in KINDS}
    for start, points in points_of(blank, listed, votes):
        for first, last, kind in decoded(points, steps()):
            found[kind].append((start + first, start + last))
    return Tagged(*(tuple(found[kind]) for kind in KINDS))


def points_of(blank: str, listed: Sequence[tuple[int, int, bool]], votes: Votes) -> Iterator[tuple[int, Iterable[tuple[int, ...]]]]:
    """For each clause of a text where it begins and, for each of its characters, the points of the labels; arguments as for :func:`tagged`."""
    weights, _ = _weights()
    shown: dict[int, dict[int, int]] = {}
    for at, label, worth in borders(blank, votes, listed):
        shown.setdefault(at, {})[LABELS.index(label)] = round(worth * UNIT)
    spans = list(clauses(blank))
    for (start, end), points in zip(spans, weights.of(blank, _pieces(blank), listed, spans), strict=True):
        here = {at - start: more for at, more in shown.items() if start <= at < end}
        yield start, _with_borders(list(points), here) if here else points


def _with_borders(points: list[tuple[int, ...]], shown: Mapping[int, Mapping[int, int]]) -> list[tuple[int, ...]]:
    """The points of a clause, more for each label that is shown."""
    for at, more in shown.items():
        points[at] = tuple(value + more.get(label, 0) for label, value in enumerate(points[at]))
    return points
