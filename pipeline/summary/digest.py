"""A digest: the deals of many companies as lists, grouped by what they are; and deals that an article only mentions."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import AcquisitionFact, Article, Fact, FundingRound, GrowthFact, ListingFact, RevenueFact
from pipeline.records.confidence import BACKGROUND
from pipeline.records.entities import named
from pipeline.summary.events import tell_event
from pipeline.summary.figures import tell_figures
from pipeline.summary.plan import Plan, Rank, is_titled, names_in, says_something, subject, title_of, when
from pipeline.summary.sure import stands_alone
from pipeline.text.fold import fold

_GROUPS: tuple[tuple[str, type], ...] = (("rounds", FundingRound), ("acquisitions", AcquisitionFact), ("listings", ListingFact))
_MOST_ASIDE, _MOST_DEALS = 3, 12  # more have no room
_FEWEST = 3  # companies of a digest
_LONG_AGO = 400  # days: a review of a year is written at its end
_MIDDLE = 0.75  # of an article: what begins behind it is an aside
_EARLY = 400  # code points in which the first of two parts has told its deal


def is_digest(plan: Plan, facts: Sequence[Fact], events: Sequence[Fact], rank: Rank) -> bool:
    """Three companies with deals or results of their own, or two one after the other, and a title that is not about one of them alone."""
    if _is_history(plan.article, events):
        return False
    companies = {plan.entities.key(name) for event in events if (name := subject(event))}
    titled = {plan.entities.key(name) for event in events if rank(event)[0] and (name := subject(event))}
    results = headed(plan, facts)
    titled |= {key for key, fact in results.items() if is_titled(plan.article, fact.company)}
    if len(titled) == 1:
        return False
    return len(companies | results.keys()) >= _FEWEST or (not titled and _are_apart(plan, facts, events))


def _is_history(article: Article, events: Sequence[Fact]) -> bool:
    """Whether all deals with a day were a year before the article and more: what somebody did once is no list of news."""
    days = [day for event in events if (day := when(event))]
    return bool(days) and article.published is not None and all((article.published - day.end).days > _LONG_AGO for day in days)


def _are_apart(plan: Plan, facts: Sequence[Fact], events: Sequence[Fact]) -> bool:
    """Whether an article has one part about the first of two companies with deals, and then one about the second."""
    companies = {plan.entities.key(name): name for event in events if (name := subject(event))}
    if len(companies) != 2 or any(is_titled(plan.article, name) for fact in facts for name in named(fact)):
        return False
    said, places = plan.near.folded, list[tuple[int, int]]()
    for name in companies.values():
        forms = {fold(name.name), fold(name.text)}
        places.append((min((at for form in forms if (at := said.find(form)) >= 0), default=-1), max(said.rfind(form) for form in forms)))
    (_, last), (first, _) = sorted(places)
    begun = min(_first(event) for event in events) < title_of(plan.article)[1] + _EARLY
    return begun and 0 <= last < first < len(said) * _MIDDLE


def headed(plan: Plan, facts: Sequence[Fact]) -> dict[str, RevenueFact | GrowthFact]:
    """The first figure of each company whose name a heading has, where it is sure enough to stand by itself."""
    headings = [(b.start, b.end) for b in plan.article.blocks if b.kind == "heading"]
    found: dict[str, RevenueFact | GrowthFact] = {}
    for fact in sorted((f for f in facts if isinstance(f, RevenueFact | GrowthFact) and f.period and f.status == "asserted"), key=_first):
        if stands_alone(fact, False) and any(names_in(plan.article, fact.company, span) for span in headings):
            found.setdefault(plan.entities.key(fact.company), fact)
    return found


def tell_digest(plan: Plan, article: Article, facts: Sequence[Fact], events: Sequence[Fact]) -> None:
    """Tell the deals that say most, one of each company; the rest is named at the end."""
    telling = _by_company(plan, events)
    plan.deals = [(name, event) for event in sorted(telling, key=_first) if (name := subject(event))]
    for event in telling[:_MOST_DEALS]:
        group = next(group for group, kind in _GROUPS if isinstance(event, kind))
        tell_event(plan, article, event, facts, group)
    dealt = {plan.entities.key(name) for event in events for name in named(event)}
    for key, fact in headed(plan, facts).items():
        if key not in dealt:
            tell_figures(plan, [fact, *plan.of(fact.company, facts)], 1, article.published, group="results")


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
