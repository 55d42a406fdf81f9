"""A digest: the deals of many companies as lists, grouped by what they are; and deals that an article only mentions."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import AcquisitionFact, Article, Fact, FundingRound, ListingFact
from pipeline.records.confidence import BACKGROUND
from pipeline.summary.events import tell_event
from pipeline.summary.plan import Plan, Rank, is_titled, names_in, says_something, subject

_GROUPS: tuple[tuple[str, type], ...] = (("rounds", FundingRound), ("acquisitions", AcquisitionFact), ("listings", ListingFact))
_MOST_ASIDE, _MOST_DEALS = 3, 12  # more have no room


def is_digest(plan: Plan, events: Sequence[Fact], rank: Rank) -> bool:
    """Three companies with deals, and a title that is not about one of them alone."""
    companies = {plan.entities.key(name) for event in events if (name := subject(event))}
    titled = {plan.entities.key(name) for event in events if rank(event)[0] and (name := subject(event))}
    return len(companies) >= 3 and len(titled) != 1


def tell_digest(plan: Plan, article: Article, facts: Sequence[Fact], events: Sequence[Fact]) -> None:
    """Tell the deals that say most, one of each company; the rest is named at the end."""
    telling = _by_company(plan, events)
    plan.deals = [(name, event) for event in sorted(telling, key=_first) if (name := subject(event))]
    for event in telling[:_MOST_DEALS]:
        group = next(group for group, kind in _GROUPS if isinstance(event, kind))
        tell_event(plan, article, event, facts, group)


def tell_mentions(plan: Plan, article: Article, facts: Sequence[Fact], events: Sequence[Fact]) -> None:
    """Tell deals that an article about something else mentions, where they are sure: several, or one that a heading names; another alone is a stray.

    What is only reported stands behind the others, or by itself: a sentence has one hedge.
    """
    sure = _by_company(plan, [event for event in events if event.confidence >= BACKGROUND])[:_MOST_ASIDE]
    own = all((name := subject(event)) is not None and is_titled(article, name) for event in sure)  # these it does not only mention
    mentioned = sorted(sure, key=lambda event: (event.status != "asserted", _first(event)))
    for event in mentioned if len(mentioned) > 1 or any(_is_headed(article, event) for event in mentioned) else ():
        tell_event(plan, article, event, facts, "aside" if mentioned[0].status == "asserted" and not own else "")


def _is_headed(article: Article, event: Fact) -> bool:
    """Whether the company of a deal stands in the title, or in the heading of a part of the article that is about it."""
    name = subject(event)
    if name is None or is_titled(article, name):
        return name is not None
    headings = () if isinstance(event, ListingFact) else (b for b in article.blocks if b.kind == "heading")  # a product is put on sale (上市), too
    return any(names_in(article, name, (b.start, b.end)) for b in headings)


def _by_company(plan: Plan, events: Sequence[Fact]) -> list[Fact]:
    """The deal of each company that says most; those that say most first."""
    best: dict[str, Fact] = {}
    for event in sorted((e for e in events if says_something(e)), key=lambda e: (-_full(e), _first(e))):
        if name := subject(event):
            best.setdefault(plan.entities.key(name), event)
    return list(best.values())


def _full(event: Fact) -> int:
    return sum(1 for _, value in event if value)


def _first(event: Fact) -> int:
    return min(e.start for e in event.evidence)
