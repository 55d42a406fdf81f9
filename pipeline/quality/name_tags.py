"""The fit of the weights by which names are read from what stands around them (``lexicons/name_tags.json``).

A corpus of names is a folder with ``articles/`` and ``names/``: for each article a JSON object of lists, ``org``, ``person`` and
``product``, of every name written in it, as it is written. The fit is CRFsuite's (L-BFGS with both penalties, Okazaki 2007);
half of the listed names are hidden from it, so that what stands around a name counts for more than who it is.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from pipeline.errors import UsageError
from pipeline.mentions.mask import settle
from pipeline.mentions.mention import Source, finders
from pipeline.mentions.names.tag_decoding import LABELS, OUTSIDE
from pipeline.mentions.names.tag_table import packed
from pipeline.mentions.names.tagger import clauses, evidence_in, marked
from pipeline.quality.corpus import with_gold

KINDS = {"org": "O", "person": "P", "product": "D"}
RARE = 3
"""Articles in which a kind of evidence must be found to be weighed."""
_LEAST = 0.05  # what weighs less is left out
DECIMALS = 2
"""Of weights; the tagger reads whole hundredths."""


class Marked(NamedTuple):
    """A clause as the fit reads it: for each character its evidence and its label."""

    evidence: list[list[str]]
    labels: list[str]


def names_of(folder: Path) -> Iterator[tuple[Path, dict[str, list[str]]]]:
    """Every article whose names are marked, and its names by kind.

    Raises:
        UsageError: the folder is no such corpus, a file of names has no article, or is not of that form.
    """
    for article, path in with_gold(folder, "names"):
        names = json.loads(path.read_bytes())
        if not isinstance(names, dict) or not all(isinstance(names.get(kind, []), list) for kind in KINDS):
            raise UsageError(f'{path}: not lists of names; write {{"org": ["…"], "person": ["…"], "product": ["…"]}}')
        yield article, {kind: [str(name) for name in names.get(kind, [])] for kind in KINDS}


def labels_of(text: str, names: dict[str, list[str]]) -> list[str]:
    """The label of each character: the longest names first, none inside another.

    >>> labels_of("由國發基金領投", {"org": ["國發基金", "國發"]})
    ['-', 'BO', 'IO', 'IO', 'EO', '-', '-']
    """
    labels = [OUTSIDE] * len(text)
    for name, kind in sorted(((name, kind) for kind, told in names.items() for name in told), key=lambda n: (-len(n[0]), n)):
        letter, at = KINDS[kind], text.find(name)
        while at >= 0 and len(name) > 1:
            end = at + len(name)
            if set(labels[at:end]) == {OUTSIDE} and not _goes_on(text, at, end):
                labels[at:end] = [f"B{letter}", *[f"I{letter}"] * (len(name) - 2), f"E{letter}"]
            at = text.find(name, at + 1)
    return labels


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether a Latin name is only a part of the word that stands there."""
    before, behind = text[max(0, start - 1) : start + 1], text[end - 1 : end + 1]
    return any(len(pair) == 2 and pair.isascii() and pair.isalnum() for pair in (before, behind))


def clauses_of(source: Source, names: dict[str, list[str]]) -> Iterator[Marked]:
    """The clauses of an article with evidence and labels; of its listed names, those that a digest of them picks are hidden."""
    kept, _ = settle([mention for _, find in finders() for mention in find(source)])
    blank = marked(source.folded, kept)
    listed = [
        (hit.start, hit.end, hit.ambiguous)
        for hit in source.lexicon.scan(source.text, source.folded)
        if hashlib.sha256(f"{source.text[:80]}{source.folded[hit.start : hit.end]}".encode()).digest()[0] % 2
    ]
    evidence, labels = evidence_in(blank, listed), labels_of(source.text, names)
    for start, end in clauses(blank):
        yield Marked(evidence[start:end], _whole(labels[start:end]))


def _whole(labels: list[str]) -> list[str]:
    """The labels of a clause, without names that do not begin and end in it."""
    start = 0
    while start < len(labels):
        if labels[start] == OUTSIDE:
            start += 1
            continue
        end = start + 1
        while end < len(labels) and labels[end][0] in "IE":
            end += 1
        if labels[start][0] != "B" or labels[end - 1][0] != "E":
            labels[start:end] = [OUTSIDE] * (end - start)
        start = end
    return labels


def fitted(articles: Sequence[Sequence[Marked]], c1: float = 0.8, c2: float = 0.005, rounds: int = 60) -> dict[str, Any]:
    """The table: labels, steps between them, and how each kind of evidence speaks for which label.

    Args:
        articles: their marked clauses.
        c1, c2: the penalties on the sum of the weights' sizes and of their squares.
        rounds: iterations at most.

    Raises:
        UsageError: the library of the fit is not there.
    """
    try:
        import pycrfsuite  # only the fit needs it
    except ImportError as error:
        raise UsageError('fit --names: needs python-crfsuite; install "jiyao[fit]"') from error
    found: Counter[str] = Counter()
    for article in articles:
        found.update({kind for clause in article for told in clause.evidence for kind in told})
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": c1, "c2": c2, "max_iterations": rounds})
    for article in articles:
        for clause in article:
            trainer.append([[kind for kind in told if found[kind] >= RARE] for told in clause.evidence], clause.labels)
    with TemporaryDirectory() as folder:
        model = str(Path(folder) / "names.crf")
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        info = tagger.info()
    evidence: dict[str, dict[str, float]] = {}
    for (kind, label), weight in sorted(info.state_features.items()):
        if abs(weight) >= _LEAST:
            evidence.setdefault(kind, {})[label] = round(weight, DECIMALS)
    steps = {f"{before} {label}": round(weight, DECIMALS) for (before, label), weight in sorted(info.transitions.items())}
    return {"labels": list(LABELS), "steps": steps, "evidence": evidence}


def printed(table: dict[str, Any]) -> str:
    """The table as JSON, evidence as it is packed, a way to speak for labels a line."""
    ways = ((json.dumps(begins), ",\n".join(map(_line, own.items()))) for begins, own in packed(table["evidence"]).items())
    lines = (f"{begins}: {{\n{own}}}" for begins, own in ways)
    head = f'{{"labels": {json.dumps(table["labels"])},\n"steps": {json.dumps(table["steps"])},\n"evidence": {{\n'
    return head + ",\n".join(lines) + "\n}}\n"


def _line(way: tuple[str, list[str]]) -> str:
    return f"{json.dumps(way[0])}: {json.dumps(way[1], ensure_ascii=False)}"
