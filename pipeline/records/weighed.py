"""What the words around a fact make of it: whether weighing it anew says what its rule says."""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from pipeline.likely.context import Context
from pipeline.likely.evidence import of_money
from pipeline.likely.raises import Place, amounts, raiser
from pipeline.likely.weights import likelihood
from pipeline.mentions.mention import Mention
from pipeline.model import Fact, FundingRound

_LIKELY, _OPEN = 0.6, 0.3
_SURE = 0.5  # how likely a company must be to contradict another


def weighed(context: Context, fact: Fact) -> Iterator[str]:
    """The kinds of evidence of a fact that lie in how likely it is.

    Args:
        context: the article.
        fact: what is said to be stated in it; only rounds of an amount are weighed.
    """
    if not isinstance(fact, FundingRound):
        return
    places = list(_amounts(context, fact))
    if not places:
        return
    sure = [(likelihood("raised", of_money(context, *place)), place) for place in places]
    most, place = max(sure)
    yield "raised." + ("likely" if most >= _LIKELY else "open" if most >= _OPEN else "unlikely")
    company, how_sure = raiser(context, place)
    yield f"raiser.{_agreement(fact, company, how_sure)}"


def _agreement(fact: FundingRound, company: Mention | None, sure: float) -> str:
    """Whether the likeliest company is the one that is said to have raised."""
    if company is None or fact.company is None:
        return "nobody"
    if company.value.name == fact.company.name:
        return "same" if sure >= _SURE else "same_perhaps"
    return "other" if sure >= _SURE else "other_perhaps"


def _amounts(context: Context, fact: FundingRound) -> Iterator[Place]:
    """The places of a fact's amount."""
    for e in fact.evidence:
        if e.field == "money":
            i = max(0, bisect.bisect(context.starts, e.start) - 1)
            yield from ((i, at) for at in amounts(context, i) if context.row(i).mention(at).start == e.start)
