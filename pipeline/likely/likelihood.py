"""How likely something is, by its kinds of evidence: the trees of each question (``lexicons/likely.json``), added up."""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Iterable, Sequence
from importlib import resources
from typing import Literal

from pipeline.likely.trees import UNIT, Share, Trees
from pipeline.vocabulary import uncollected

Question = Literal["raised", "earned", "grew", "backer", "leader", "listed", "bought", "buyer", "whose", "paid"]
QUESTIONS: tuple[Question, ...] = ("raised", "earned", "grew", "backer", "leader", "listed", "bought", "buyer", "whose", "paid")
_TOLD = 4  # kinds of evidence that are told
_UNFITTED = Trees([], [-9 * UNIT])  # hardly ever


@functools.cache
@uncollected()
def trees() -> dict[Question, Trees]:
    """The trees of each question that was fitted."""
    found = json.loads(resources.files("pipeline.lexicons").joinpath("likely.json").read_text(encoding="utf-8"))
    return {question: Trees(found[question]["kinds"], found[question]["trees"]) for question in QUESTIONS if found.get(question, {}).get("trees")}


def _of(question: Question) -> Trees:
    return trees().get(question, _UNFITTED)


def is_fitted(question: Question) -> bool:
    """Whether any evidence is known for a question.

    >>> is_fitted("raised")
    True
    """
    return question in trees()


def shares(question: Question, evidence: Iterable[str]) -> list[Share]:
    """What moves the odds and by how much, the base first.

    >>> {share.kind[:3] for share in shares("raised", ["left=never seen"])[1:]}
    {'no '}
    """
    return _of(question).shares(evidence)


def likelihood(question: Question, evidence: Iterable[str]) -> float:
    """The share of things with this evidence for which the answer is yes.

    >>> 0 < likelihood("raised", []) < 0.5
    True
    """
    return 1 / (1 + math.exp(-_of(question).odds(evidence)))


def chances(question: Question, alternatives: Sequence[Iterable[str]]) -> list[float]:
    """How likely each of several alternatives is the one, by its evidence; together they are 1.

    >>> chances("whose", [["left=never seen"], ["left=nor this"]])
    [0.5, 0.5]
    """
    odds = [_of(question).odds(evidence) for evidence in alternatives]
    highest = max(odds, default=0.0)
    exp = [math.exp(each - highest) for each in odds]
    return [each / sum(exp) for each in exp]


def told(question: Question, evidence: Iterable[str], sure: float | None = None) -> str:
    """How likely the answer is yes, and what weighs most, for whoever asks why.

    Args:
        question: what was asked.
        evidence: what was found.
        sure: how likely it is where it was one of several alternatives.
    """
    evidence = tuple(evidence)
    sure = likelihood(question, evidence) if sure is None else sure
    most = sorted(shares(question, evidence)[1:], key=lambda share: -abs(share.weight))[:_TOLD]
    return f"{question} {sure:.2f} (" + ", ".join(f"{kind} {weight:+.1f}" for kind, weight in most) + ")"
