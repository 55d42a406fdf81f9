"""How likely something is: the weights of its kinds of evidence (``lexicons/likely.toml``), added up."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from pipeline.vocabulary import table

Question = Literal["raised", "earned", "grew", "backer", "leader", "listed", "bought", "buyer", "whose", "paid"]
QUESTIONS: tuple[Question, ...] = ("raised", "earned", "grew", "backer", "leader", "listed", "bought", "buyer", "whose", "paid")
_TOLD = 4  # kinds of evidence that are told


class Share(NamedTuple):
    """One kind of evidence, and by how much it moves the odds (a natural logarithm)."""

    kind: str
    weight: float


def shares(question: Question, evidence: Iterable[str]) -> list[Share]:
    """What the evidence weighs, the base first; a kind of evidence counts once, and one that the table does not know not at all.

    >>> shares("raised", ["left=never seen"])[1:]
    []
    """
    weights = table("likely").get(question, {})
    found = [Share("base", weights.get("base", -9.0))]
    for kind in dict.fromkeys(evidence):
        group, _, word = kind.partition("=")
        if weight := weights.get(group, {}).get(word):
            found.append(Share(kind, weight))
    return found


def is_fitted(question: Question) -> bool:
    """Whether the table knows any evidence for a question.

    >>> is_fitted("raised")
    True
    """
    return len(table("likely").get(question, {})) > 1


def likelihood(question: Question, evidence: Iterable[str]) -> float:
    """The share of things with this evidence for which the answer is yes.

    >>> 0 < likelihood("raised", []) < 0.5
    True
    """
    return 1 / (1 + math.exp(-sum(share.weight for share in shares(question, evidence))))


def chances(question: Question, alternatives: Sequence[Iterable[str]]) -> list[float]:
    """How likely each of several alternatives is the one, by its evidence; together they are 1.

    >>> chances("whose", [["left=never seen"], ["left=nor this"]])
    [0.5, 0.5]
    """
    odds = [sum(share.weight for share in shares(question, evidence)) for evidence in alternatives]
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
