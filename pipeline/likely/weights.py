"""How likely something is: the weights of its kinds of evidence (``lexicons/likely.toml``), added up."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

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
    weights = _weights(question)
    found = ((kind, weights[kind]) for kind in dict.fromkeys(evidence) if kind in weights)
    return [Share("base", weights.get("base", -9.0)), *(Share(*each) for each in found if each[1])]


def _weights(question: Question) -> Mapping[str, float]:
    """The weights of a question by the whole name of the evidence, looked up once as long as the table is the same."""
    grouped = table("likely").get(question, {})
    known = _KNOWN.get(question)
    if known is None or known[0] is not grouped:
        base = {kind: weight for kind, weight in grouped.items() if not isinstance(weight, Mapping)}
        told = {f"{group}={word}": weight for group, words in grouped.items() if isinstance(words, Mapping) for word, weight in words.items()}
        known = _KNOWN[question] = grouped, base | told
    return known[1]


_KNOWN: dict[Question, tuple[Mapping[str, Any], Mapping[str, float]]] = {}


def _odds(question: Question, evidence: Iterable[str]) -> float:
    """The natural logarithm of the odds; a kind of evidence counts once."""
    weights = _weights(question)
    return sum((weights.get(kind, 0.0) for kind in dict.fromkeys(evidence)), weights.get("base", -9.0))


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
    return 1 / (1 + math.exp(-_odds(question, evidence)))


def chances(question: Question, alternatives: Sequence[Iterable[str]]) -> list[float]:
    """How likely each of several alternatives is the one, by its evidence; together they are 1.

    >>> chances("whose", [["left=never seen"], ["left=nor this"]])
    [0.5, 0.5]
    """
    odds = [_odds(question, evidence) for evidence in alternatives]
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
