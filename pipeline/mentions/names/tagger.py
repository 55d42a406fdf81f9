"""Where names stand by the words and characters around them: a linear-chain conditional random field over characters.

Positions say what a name is where rules know the position; most names of a newspaper page stand nowhere in particular. So each
character is asked whether a name begins, goes on or ends with it, by the characters, the words and the listed names around it,
and the best reading of a clause is found (Lafferty, McCallum and Pereira 2001; decoded after Viterbi 1967). The weights are
``lexicons/name_tags.json``, fitted on articles whose names were marked; what stands there says how a word or a character speaks
for a label, never which names there are: half of the listed names were hidden from the fit.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator, Sequence
from importlib import resources
from itertools import islice
from typing import NamedTuple

from pipeline.mentions.mention import Mention
from pipeline.mentions.names.lexemes import chunks
from pipeline.mentions.names.tag_evidence import evidence_of

OUTSIDE = "-"
LABELS = (OUTSIDE, *(place + kind for kind in "OPD" for place in "BIE"))
"""What a character may be: outside of names, or where in the name of an organisation, a person, a product."""
_CLAUSE = re.compile(r"[^。!?;\n]{1,500}")  # a clause without an end is read in parts
_MARKS = {"money": "\ue001", "date": "\ue002", "ratio": "\ue003", "series": "\ue004"}


class Tagged(NamedTuple):
    """Spans of a text, half open, in order: what is tagged as an organisation's, a person's, a product's name."""

    organisations: tuple[tuple[int, int], ...] = ()
    persons: tuple[tuple[int, int], ...] = ()
    products: tuple[tuple[int, int], ...] = ()


NOTHING = Tagged()


class _Weights(NamedTuple):
    """The table: label by label how a step weighs, and for each kind of evidence how it speaks for each label."""

    labels: tuple[str, ...]
    steps: tuple[tuple[tuple[int, float], ...], ...]  # for each label those that may stand before it, and their weight
    evidence: dict[str, tuple[tuple[int, float], ...]]


@functools.cache
def _weights() -> _Weights:
    data = json.loads(resources.files("pipeline.lexicons").joinpath("name_tags.json").read_text(encoding="utf-8"))
    labels = tuple(data["labels"])
    at = {label: n for n, label in enumerate(labels)}
    steps = tuple(
        tuple((at[before], data["steps"].get(f"{before} {label}", 0.0)) for before in labels if _may_follow(before, label)) for label in labels
    )
    evidence = {kind: tuple((at[label], weight) for label, weight in told.items()) for kind, told in data["evidence"].items()}
    return _Weights(labels, steps, evidence)


def _may_follow(before: str, label: str) -> bool:
    """Whether a label may stand behind another: what was begun goes on or ends, and nothing else goes on or ends.

    >>> _may_follow("BO", "EO"), _may_follow("BO", "EP"), _may_follow("-", "IO"), _may_follow("EO", "BP")
    (True, False, False, True)
    """
    if label[0] in "IE":
        return before[0] in "BI" and before[1] == label[1]
    return before[0] in "-E"


def marked(folded: str, taken: Sequence[Mention]) -> str:
    """The folded text, mentions of other kinds blanked out by a mark of their kind: an amount has other neighbours than a day."""
    chars = list(folded)
    for m in taken:
        chars[m.outer_start : m.outer_end] = _MARKS.get(m.kind, "\ue000") * (m.outer_end - m.outer_start)
    return "".join(chars)


def clauses(blank: str) -> Iterator[tuple[int, int]]:
    """The parts of a text that are read one by one."""
    return (found.span() for found in _CLAUSE.finditer(blank))


def evidence_in(blank: str, listed: Sequence[tuple[int, int, bool]]) -> list[list[str]]:
    """For each character of a marked text its kinds of evidence; ``listed`` as for :func:`tagged`."""
    return list(_evidence(blank, listed))


def _evidence(blank: str, listed: Sequence[tuple[int, int, bool]]) -> Iterator[list[str]]:
    pieces = [piece for clause in clauses(blank) for run in chunks(blank, *clause) for piece in run]
    return evidence_of(blank, pieces, listed)


def tagged(blank: str, listed: Sequence[tuple[int, int, bool]]) -> Tagged:
    """The names of a folded text by what stands around them.

    Args:
        blank: the folded text as :func:`marked` gives it.
        listed: spans of names that are known, and whether they are ordinary words too.

    >>> from pipeline.text.fold import fold
    >>> text = fold("澄域科技昨日宣布完成A輪募資，由國發基金與鴻揚創投領投，執行長林昱廷表示將擴廠。")
    >>> [text[start:end] for start, end in tagged(text, []).organisations]
    ['澄域科技', '国发基金', '鸿扬创投']
    """
    told, read = _evidence(blank, listed), 0
    found: dict[str, list[tuple[int, int]]] = {kind: [] for kind in "OPD"}
    for start, end in clauses(blank):
        evidence = list(islice(told, start - read, end - read))  # a clause's at a time: a text's are many times its size
        read = end
        for first, last, kind in _spans(_best(evidence)):
            found[kind].append((start + first, start + last))
    return Tagged(*(tuple(found[kind]) for kind in "OPD"))


def _best(evidence: Sequence[Sequence[str]]) -> list[str]:
    """The labels of a clause that its evidence and their steps make most likely together."""
    labels, steps, table = _weights()
    size = len(labels)
    points = [0.0 if label[0] in "-B" else -1e9 for label in labels]
    back: list[list[int]] = []
    for at, told in enumerate(evidence):
        own = [0.0] * size
        for kind in told:
            for label, weight in table.get(kind, ()):
                own[label] += weight
        if not at:
            points = [a + b for a, b in zip(points, own, strict=True)]
            continue
        came, then = [0] * size, [0.0] * size
        for label in range(size):
            most, best = -1e18, 0
            for before, weight in steps[label]:
                if (sum_ := points[before] + weight) > most:
                    most, best = sum_, before
            then[label], came[label] = most + own[label], best
        points = then
        back.append(came)
    last = max((n for n in range(size) if labels[n][0] in "-E"), key=points.__getitem__, default=0)
    read = [last]
    for came in reversed(back):
        read.append(came[read[-1]])
    return [labels[n] for n in reversed(read)]


def _spans(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """What was begun and ended, and its kind.

    >>> list(_spans(["-", "BO", "IO", "EO", "BP", "EP"]))
    [(1, 4, 'O'), (4, 6, 'P')]
    """
    start = 0
    for at, label in enumerate(labels):
        if label[0] == "B":
            start = at
        elif label[0] == "E":
            yield start, at + 1, label[1]
