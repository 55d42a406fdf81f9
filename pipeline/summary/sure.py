"""How sure a fact has to be for a summary to state it: by what it says, how it is said, and where the article says it."""

from __future__ import annotations

from pipeline.model import AcquisitionFact, Fact, GrowthFact, ListingFact, RevenueFact
from pipeline.records.confidence import SUMMARISED

_COUNTED = 0.75  # of listings and figures: below it as many are wrong as right
_HEDGED = 0.8  # of these and of purchases that are planned, reported or conjectured and no headline: below it more are wrong than right
_HEDGES = ("planned", "reported", "speculated")


def sure_enough(fact: Fact, titled: bool) -> bool:
    """Whether a fact is sure enough to be stated.

    A doubtful figure is worse than a sentence of the article instead; the round that is the news is the last thing to lose.

    Args:
        fact: of any kind.
        titled: whether the title says its values.

    >>> from pipeline.model import Evidence, ListingFact, Name
    >>> words = (Evidence(start=0, end=4, text="Acme", field="company"),)
    >>> listed = ListingFact(id="f1", company=Name(name="Acme", text="Acme"), status="planned", confidence=0.78, evidence=words, rule="r")
    >>> sure_enough(listed, True), sure_enough(listed, False)
    (True, False)
    """
    least = _COUNTED if isinstance(fact, ListingFact | RevenueFact | GrowthFact) else SUMMARISED
    if fact.status in _HEDGES and not titled and isinstance(fact, AcquisitionFact | ListingFact | RevenueFact | GrowthFact):
        least = _HEDGED
    return fact.confidence >= least
