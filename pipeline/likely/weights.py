"""How likely something is: the weights of its kinds of evidence (``lexicons/likely.toml``), added up."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Literal

from pipeline.vocabulary import table

Question = Literal["raised", "raiser", "backer", "leader"]
QUESTIONS: tuple[Question, ...] = ("raised", "raiser", "backer", "leader")


def likelihood(question: Question, evidence: Iterable[str]) -> float:
    """The share of things with this evidence for which the answer is yes; a kind of evidence counts once.

    >>> 0 < likelihood("raised", []) < 1
    True
    """
    weights = table("likely").get(question, {})
    odds: float = weights.get("base", -9.0)
    for kind in dict.fromkeys(evidence):
        group, _, word = kind.partition("=")
        odds += weights.get(group, {}).get(word, 0.0)
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, odds))))
