"""Facts that are told alone, as an event of many articles is: each as its own article lets a summary state it, and as of when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.languages.telling import Manner, Part
from pipeline.model import AcquisitionFact, Article, DateFact, Fact, FundingRound, ValuationFact, When
from pipeline.records.confidence import SUMMARISED
from pipeline.records.entities import Entities, named
from pipeline.summary.earlier import worth_before
from pipeline.summary.events import tell_event, tell_joined, when_bought
from pipeline.summary.figures import tell_figures
from pipeline.summary.plan import Plan, is_event, ranking, tellable
from pipeline.summary.purchases import part_of
from pipeline.summary.rounds import with_the_sure
from pipeline.summary.sure import statable
from pipeline.summary.tense import is_former, manner_of


@dataclass(frozen=True, slots=True)
class Alone:
    """One fact as its article lets a summary state it.

    Attributes:
        fact: with no more than what stands by it.
        day: when a company was bought, where the article tells it beside the deal.
        part: what of a company was bought, where that is not all of it.
        manner: whether a purchase has come about, or is only said to.
        past: what a company was worth before something else that the article tells.
    """

    fact: Fact
    day: When | None = None
    part: Part = ""
    manner: Manner = "done"
    past: bool = False


def stated_alone(article: Article, facts: Sequence[Fact]) -> Mapping[str, Alone]:
    """Return what can be stated of each fact of an article, whatever else there is room for, by its id; nothing of those that cannot.

    Args:
        article: whose evidence the facts have.
        facts: all of this article; they bear upon each other.
    """
    dates, rank = [fact for fact in facts if isinstance(fact, DateFact)], ranking(article)
    sure = [fact for fact in with_the_sure(facts) if fact.confidence >= SUMMARISED]
    told = statable(article, tellable(article, sure), dates, lambda fact: bool(rank(fact)[0]))
    plan = Plan(Entities(name for fact in told for name in named(fact)), article, dates)
    return {fact.id: _alone(plan, fact, told) for fact in told}


def _alone(plan: Plan, fact: Fact, told: Sequence[Fact]) -> Alone:
    if isinstance(fact, AcquisitionFact):
        day = when_bought(plan, fact, told)
        return Alone(fact, day.date if day else None, part_of(plan.near, fact), "done" if day else manner_of(plan.near, fact))
    if isinstance(fact, ValuationFact):
        return _worth(plan, fact, plan.of(fact.company, told))
    return Alone(fact)


def _worth(plan: Plan, fact: ValuationFact, own: Sequence[Fact]) -> Alone:
    """A worth, and whether the article sets it behind what the company is worth now, and not the other way round as well."""
    mine = worth_before(plan, fact, own)
    for news in (f for f in own if isinstance(f, FundingRound | ValuationFact) and f not in (mine[1] if mine else ())):
        before = worth_before(plan, news, own)
        if before is not None and fact in before[1]:
            return Alone(fact if fact.date else fact.model_copy(update={"date": before[0].date}), past=True)
    return Alone(fact, past=is_former(plan.near, fact))


def plan_of_one(article: Article, alone: Alone) -> Plan:
    """Choose what is told of one fact that stands alone: an event or a figure, with nothing beside it.

    Args:
        article: whose day and names it is told with.
        alone: a round, a purchase, a listing, a worth or a figure that is sure enough to be told.
    """
    plan = Plan(Entities(named(alone.fact)), article)
    for fact in tellable(article, [alone.fact]):
        if isinstance(fact, AcquisitionFact):
            plan.tell([fact], "acquisition", fact, alone.day, alone.part, alone.manner, about=fact.acquirer)
        elif isinstance(fact, ValuationFact):
            plan.tell([fact], "worth", fact, None, alone.past, about=fact.company)
        elif is_event(fact):
            tell_event(plan, article, fact, [fact])
            if isinstance(fact, FundingRound):
                tell_joined(plan, fact, [fact])
        else:
            tell_figures(plan, [fact], 1, article.published)
    return plan
