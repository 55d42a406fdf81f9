"""What of an article's facts is stated: what is said plainly, and of it only what stands with the words that say it.

How sure a fact has to be depends on its kind, on how it is said, and on where. But what is wrong is wrong because parts of it
stand far from each other, and were put together: a company and a figure of different sentences, a day of another event.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.lexicons.cues import pattern
from pipeline.model import (
    AcquisitionFact,
    Article,
    DateFact,
    Fact,
    FundingRound,
    GrowthFact,
    ListingFact,
    RevenueFact,
    ValuationFact,
)
from pipeline.records.beside import Beside
from pipeline.records.confidence import SUMMARISED
from pipeline.records.entities import Entities, named
from pipeline.records.nearness import Nearness
from pipeline.summary.doubts import as_forecast, is_sequential
from pipeline.summary.purchases import Purchases, is_denied_of_it, is_watcher
from pipeline.summary.rounds import is_its_news, round_as_told
from pipeline.summary.tense import as_hedged, listing_as_told

_LISTED, _LISTED_ASIDE = 0.75, 0.8  # of listings, and of those that are no headline: of fifteen told half were wrong
_COUNTED = 0.75  # of figures: below it as many are wrong as right
_COUNTED_ALONE = 0.85  # of figures that are neither in the title nor behind an event of their company: of 5 below 4 were wrong, of 113 above none
_HEDGED = 0.8  # of listings and of purchases that are planned, reported or conjectured and no headline: below it more are wrong than right
_HEDGES = ("planned", "reported", "speculated")
_FIGURES = (RevenueFact, GrowthFact, ValuationFact)
_EACH = pattern(r"{each}", "stating")
_SUPPOSED = pattern(r"{supposed}", "stating")
_DENIED = pattern(r"{denied}", "stating")
_ALL_YEAR = pattern(r"{all_year}", "stating")
_WHOSE = ("company",)
_VALUES = ("money", "ratio", "percent", "growth")


def statable(article: Article, facts: Sequence[Fact], dates: Sequence[DateFact], is_titled: Callable[[Fact], bool]) -> list[Fact]:
    """Return the facts that may be stated, each with no more than what stands by it.

    Args:
        article: as read.
        facts: those that can be told at all.
        dates: what the article writes of days.
        is_titled: whether the title says the values of a fact.
    """
    near, beside = Nearness(article), Beside([*facts, *dates])
    purchases = Purchases(near, facts, Entities(name for fact in facts for name in named(fact)))
    told: list[Fact] = []
    for fact in facts:
        plain = _is_plain(fact, is_titled(fact), near, purchases) and not _is_work(fact, near)
        if plain and sure_enough(fact, is_titled(fact)):
            told.append(_as_told(fact, near, purchases, beside))
    return as_forecast(near, told)


def sure_enough(fact: Fact, titled: bool) -> bool:
    """Whether a fact is sure enough to be stated.

    A doubtful figure is worse than a sentence of the article instead; the round that is the news is the last thing to lose.

    Args:
        fact: of any kind.
        titled: whether the title says its values.

    >>> from pipeline.model import Evidence, Money, Name
    >>> words = (Evidence(start=0, end=4, text="Acme", field="company"),)
    >>> figure = RevenueFact(
    ...     id="f1", company=Name(name="Acme", text="Acme"), metric="revenue", money=Money(text="$5", value=5, currency="USD"),
    ...     status="planned", confidence=0.78, evidence=words, rule="r",
    ... )
    >>> sure_enough(figure, True), sure_enough(figure, False)
    (True, False)
    """
    least = SUMMARISED
    if isinstance(fact, ListingFact):
        least = _LISTED if titled else _LISTED_ASIDE
    elif isinstance(fact, RevenueFact | GrowthFact):
        least = _HEDGED if fact.status in _HEDGES and not titled else _COUNTED
    elif isinstance(fact, AcquisitionFact) and fact.status in _HEDGES and not titled:
        least = _HEDGED
    return fact.confidence >= least


def stands_alone(fact: Fact, titled: bool) -> bool:
    """Whether a fact can be told without an event of its company before it: a figure whose company is only taken up again (公司, 該院) cannot.

    >>> from pipeline.model import Evidence, Money, Name
    >>> words = (Evidence(start=0, end=4, text="Acme", field="company"),)
    >>> money = Money(text="$5", value=5, currency="USD")
    >>> figure = RevenueFact(id="f1", company=Name(name="Acme", text="Acme"), metric="revenue", money=money, confidence=0.78, evidence=words, rule="r")
    >>> stands_alone(figure, True), stands_alone(figure, False)
    (True, False)
    """
    return titled or not isinstance(fact, RevenueFact | GrowthFact) or fact.confidence >= _COUNTED_ALONE


def _is_plain(fact: Fact, titled: bool, near: Nearness, purchases: Purchases) -> bool:
    """Whether the words that prove a fact stand together; what is neither asserted nor in the title, in one clause."""
    if isinstance(fact, AcquisitionFact):
        if is_watcher(fact.acquirer) or (fact.status == "speculated" and not titled):
            return False
        if fact.status in _HEDGES and near.sentences and _DENIED.search(near.folded, *near.sentences[0]):
            return False  # 傳甲收購乙，乙否認
        return is_denied_of_it(near, fact) if fact.status == "denied" else purchases.is_plain(fact)
    if isinstance(fact, GrowthFact) and is_sequential(near, fact):
        return False
    if isinstance(fact, RevenueFact | GrowthFact) and _is_of_a_year(fact, near):
        return False
    if isinstance(fact, _FIGURES):
        if fact.status not in ("planned", "speculated") and _is_supposed(fact, near):
            return False
        pairs = near.pairs(fact, _WHOSE, _VALUES) if fact.status in _HEDGES and not titled else []
        return not near.are_apart(fact, _WHOSE, _VALUES) and (not pairs or any(near.in_clause(a, b) for a, b in pairs))
    return not isinstance(fact, FundingRound) or is_its_news(near, fact)


def _is_supposed(fact: Fact, near: Nearness) -> bool:
    """Whether a figure is told only of what would be (就算拿下全部市場，淨利大概 …), or of each month of several."""
    values = [e for e in fact.evidence if e.field in _VALUES]
    return bool(values) and all(_SUPPOSED.search(near.folded, near.around(e)[0], e.start) or _EACH.search(near.before(e.start)) for e in values)


def _is_of_a_year(fact: RevenueFact | GrowthFact, near: Nearness) -> bool:
    """Whether a word for the whole year parts a figure from the shorter period that it was read with: 去年第四季營收 6.7 億，全年獲利 3.9 億."""
    if fact.period is None or fact.period.granularity == "year":
        return False
    pairs = [(a, b) for a, b in near.pairs(fact, ["period"], _VALUES) if a.end <= b.start]
    return bool(pairs) and all(_ALL_YEAR.search(near.folded, a.end, b.start) for a, b in pairs)


def _is_work(fact: Fact, near: Nearness) -> bool:
    """Whether whom a fact is told of stands between marks of a title wherever it is named: a game or a paper, and no company."""
    named_ = [e for e in fact.evidence if e.field in ("company", "target")]
    return bool(named_) and all(near.folded[max(0, e.start - 1) : e.start] == "《" for e in named_)


def _as_told(fact: Fact, near: Nearness, purchases: Purchases, beside: Beside) -> Fact:
    """A fact without what an article says too far from it."""
    if isinstance(fact, FundingRound):
        return round_as_told(near, beside, fact)
    if isinstance(fact, AcquisitionFact):
        return purchases.as_told(fact)
    if isinstance(fact, ListingFact):
        return listing_as_told(near, fact)
    if isinstance(fact, ValuationFact):
        hedged = as_hedged(near, fact)
        mere = hedged.status == "asserted" and hedged.money.qualifier == "at_most"  # 估值上看: nobody is worth at most so much
        return hedged.model_copy(update={"status": "speculated"}) if mere else hedged
    return fact
