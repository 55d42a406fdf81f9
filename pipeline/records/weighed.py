"""What the words around a fact make of it: whether its amount was likely raised, and how likely it is whose it is told to be."""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from pipeline.likely.context import Context
from pipeline.likely.evidence import of_money
from pipeline.likely.likelihood import likelihood
from pipeline.likely.raises import Place, amounts
from pipeline.likely.whose import Whose
from pipeline.model import Fact, FundingRound, GrowthFact, RevenueFact, ValuationFact

_GRADES = (("surely", 0.95), ("likely", 0.8), ("rather", 0.6), ("open", 0.4))
_LIKELY, _OPEN = 0.6, 0.3
_KINDS = {"funding_round": "round", "valuation": "valuation", "revenue": "revenue", "growth": "growth"}


def weighed(whose: Whose, fact: Fact) -> Iterator[str]:
    """The kinds of evidence of a fact that lie in how likely it is.

    Args:
        whose: whose the article's figures are, as they were weighed.
        fact: what is said to be stated in it; rounds, valuations, revenues and growth are weighed.
    """
    if isinstance(fact, FundingRound) and (places := [*_amounts(whose.context, fact)]):
        yield f"raised.{_raised(max(likelihood('raised', of_money(whose.context, *place)) for place in places))}"
    if isinstance(fact, (FundingRound, ValuationFact, RevenueFact, GrowthFact)) and fact.company:
        kinds = {"money": _KINDS[fact.kind], "ratio": _KINDS[fact.kind], "series": "series"}
        asked = sorted({(e.start, kinds[e.field]) for e in fact.evidence if e.field in kinds})
        answers = (whose.sure(kind, at, fact.company.name) for at, kind in asked)
        if told := [sure for sure in answers if sure is not None]:
            yield f"whose.{next((grade for grade, least in _GRADES if max(told) >= least), 'hardly')}"


def _raised(sure: float) -> str:
    return "likely" if sure >= _LIKELY else "open" if sure >= _OPEN else "unlikely"


def _amounts(context: Context, fact: FundingRound) -> Iterator[Place]:
    """The places of a fact's amount."""
    for e in fact.evidence:
        if e.field == "money":
            i = max(0, bisect.bisect(context.starts, e.start) - 1)
            yield from ((i, at) for at in amounts(context, i) if context.row(i).mention(at).start == e.start)
