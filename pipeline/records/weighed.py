"""What the words around a fact make of it: whether weighing it anew says what its rule says."""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from pipeline.likely.context import Context
from pipeline.likely.evidence import of_money
from pipeline.likely.raises import Place, amounts, raiser
from pipeline.likely.weights import likelihood
from pipeline.likely.worth import owners
from pipeline.mentions.mention import Mention
from pipeline.model import Fact, FundingRound, ValuationFact

_LIKELY, _OPEN = 0.6, 0.3
_SURE = 0.5  # how likely a company must be to contradict another


def weighed(context: Context, fact: Fact) -> Iterator[str]:
    """The kinds of evidence of a fact that lie in how likely it is.

    Args:
        context: the article.
        fact: what is said to be stated in it; only rounds and valuations are weighed.
    """
    if isinstance(fact, ValuationFact):
        yield from _weighed_worth(context, fact)
    if isinstance(fact, FundingRound):
        yield from _weighed_raise(context, fact)


def _weighed_raise(context: Context, fact: FundingRound) -> Iterator[str]:
    places = list(_amounts(context, fact))
    if not places:
        return
    most, place = max((likelihood("raised", of_money(context, *place)), place) for place in places)
    yield f"raised.{_grade(most)}"
    company, how_sure = raiser(context, place)
    yield f"raiser.{_agreement(fact, company, how_sure)}"


def _weighed_worth(context: Context, fact: ValuationFact) -> Iterator[str]:
    every = (owner for place in _amounts(context, fact) for owner in owners(context, place))
    found = [(likelihood("worth", owner.evidence), -n, owner.name) for n, owner in enumerate(every)]
    if found:
        sure, _, company = max(found)
        yield f"worth.{_agreement(fact, company, sure)}"


def _grade(sure: float) -> str:
    return "likely" if sure >= _LIKELY else "open" if sure >= _OPEN else "unlikely"


def _agreement(fact: FundingRound | ValuationFact, company: Mention | None, sure: float) -> str:
    """Whether the likeliest company is the one that is told."""
    if company is None or fact.company is None:
        return "nobody"
    if company.value.name == fact.company.name:
        return "same" if sure >= _SURE else "same_perhaps"
    return "other" if sure >= _SURE else "other_perhaps"


def _amounts(context: Context, fact: FundingRound | ValuationFact) -> Iterator[Place]:
    """The places of a fact's amount."""
    for e in fact.evidence:
        if e.field == "money":
            i = max(0, bisect.bisect(context.starts, e.start) - 1)
            yield from ((i, at) for at in amounts(context, i) if context.row(i).mention(at).start == e.start)
