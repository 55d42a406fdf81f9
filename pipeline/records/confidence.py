"""How likely a fact is to be right: the weights of its kinds of evidence (``lexicons/confidence.toml``), added up."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model import Fact
from pipeline.records.grounds import Grounds
from pipeline.vocabulary import table

SUMMARISED = 0.5
"""The least confidence of a fact that a summary states; what is less sure stays among the facts."""
BACKGROUND = 0.65
"""The same for what is not the news: of earlier events and of other companies. Nobody misses it, and it is wrong more often."""


class Share(NamedTuple):
    """One kind of evidence of a fact, and by how much it moves the odds (a natural logarithm)."""

    kind: str
    weight: float


def shares(kinds: Sequence[str]) -> list[Share]:
    """What each kind of evidence weighs, the base first; one that the table does not know weighs nothing.

    Descriptions have no gold to be fitted on: theirs is the share of right ones that a reader counted, by topic.

    >>> [share.kind for share in shares(("kind.date", "kind.none"))]
    ['base', 'kind.date', 'kind.none']
    """
    if kinds and kinds[0].startswith("about."):
        prior = table("about")["prior"][kinds[0].partition(".")[2]]
        return [Share(kinds[0], math.log(prior / (1 - prior)))]
    return [Share("base", table("confidence")["base"]), *map(_share, kinds)]


@functools.cache
def _share(kind: str) -> Share:
    group, _, evidence = kind.partition(".")
    return Share(kind, table("confidence").get(group, {}).get(evidence, 0.0))


def confidence(kinds: Sequence[str]) -> float:
    """The share of facts with these kinds of evidence that are right, in two decimals.

    >>> 0 < confidence(("kind.date",)) < 1
    True
    """
    return round(1 / (1 + math.exp(-sum(share.weight for share in shares(kinds)))), 2)


def graded(grounds: Grounds) -> list[Fact]:
    """Return the facts of an article, each with its confidence."""
    return [fact.model_copy(update={"confidence": confidence(grounds.of(fact))}) for fact in grounds.facts]
