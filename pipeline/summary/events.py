"""One event in one clause: a round with who paid and what it was worth before, an acquisition, a listing."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.languages import own
from pipeline.model import (
    AcquisitionFact,
    Article,
    DateFact,
    Fact,
    FundingRound,
    Investor,
    InvestorFact,
    ListingFact,
    ValuationFact,
)
from pipeline.records.confidence import BACKGROUND
from pipeline.summary.doubts import is_considered
from pipeline.summary.earlier import worth_before
from pipeline.summary.plan import Plan, amount
from pipeline.summary.purchases import part_of
from pipeline.summary.tense import manner_of

_MOST_NAMES, _MOST_IN_LIST = 5, 3
_NEAR = 40  # code points between a date and who bought whom


def tell_event(plan: Plan, article: Article, event: Fact, facts: Sequence[Fact], group: str = "", *, past: bool = False) -> None:
    """Tell one event.

    Args:
        plan: that it is told in.
        article: whose day says what was before it.
        event: a round, an acquisition or a listing.
        facts: of the article; those of its company say what was before.
        group: of a list's item, which is short.
        past: a round was before the news, and nobody tells when.
    """
    event = _without_told_worth(plan, event, facts)
    about = None if group else getattr(event, "acquirer" if isinstance(event, AcquisitionFact) else "company")
    if isinstance(event, FundingRound) and event.company:
        mine = plan.of(event.company, facts)
        parts = [f for f in investors_of(event, facts) if f.role == "lead" or not leads(event)]
        same = [f for f in mine if isinstance(f, ValuationFact) and event.valuation and amount(f.money) == amount(event.valuation)]
        before = None if group else worth_before(plan, event, [f for f in mine if f.confidence >= BACKGROUND])
        proofs = [event, *parts, *same, *(before[1] if before else [])]
        most = _MOST_IN_LIST if group else _MOST_NAMES
        plan.tell(proofs, "round_", event, before[0] if before else None, most, past, about=about, group=group)
    elif isinstance(event, AcquisitionFact):
        day = when_bought(plan, event, facts)
        part = part_of(plan.near, event)
        manner = "done" if day else manner_of(plan.near, event)
        plan.tell([event, *([day] if day else [])], "acquisition", event, day.date if day else None, part, manner, about=about, group=group)
    elif isinstance(event, ListingFact):
        plan.tell([event], "listing", event, "considered" if is_considered(plan.near, event) else "done", about=about, group=group)


def _without_told_worth(plan: Plan, event: Fact, facts: Sequence[Fact]) -> Fact:
    """A round without the worth that was told of its company already."""
    if not isinstance(event, FundingRound) or event.company is None or event.valuation is None:
        return event
    told = (f for f in plan.of(event.company, facts) if isinstance(f, ValuationFact) and f.id in plan.ids)
    return event.model_copy(update={"valuation": None}) if any(amount(f.money) == amount(event.valuation) for f in told) else event


def when_bought(plan: Plan, event: AcquisitionFact, facts: Sequence[Fact]) -> DateFact | None:
    """The past year or month that stands alone in a sentence of nothing but who bought whom.

    It stands before both; behind the target only where blanks part words: in Chinese it would describe what follows.
    """
    day = plan.lone_date(event) if event.status == "asserted" else None
    if day is None or not _is_past(day, plan.article):
        return None
    at = day.evidence[0].start
    before = max((e for e in event.evidence if e.start < at), key=lambda e: e.start, default=None)
    if before is None:
        near = min(e.start for e in event.evidence) - at < _NEAR
    else:
        near = own(plan.article.language).spaced and before.field == "target" and at - before.end < _NEAR
    if not near:
        return None
    start, end = next(span for span in plan.near.sentences if any(span[0] <= e.start < span[1] for e in event.evidence))
    others = [f for f in facts if f is not event and any(start <= e.start < end for e in f.evidence)]
    return None if others else day


def _is_past(day: DateFact, article: Article) -> bool:
    """Whether a year or a month was over when the article was written."""
    over = article.published is not None and day.date.end < article.published
    return over and day.date.granularity in ("year", "month")


def tell_joined(plan: Plan, event: FundingRound, facts: Sequence[Fact]) -> None:
    """Who followed whoever led."""
    if leads(event) and any(i.role == "participant" for i in event.investors):
        parts = [f for f in investors_of(event, facts) if f.role == "participant"]
        plan.tell([event, *parts], "joined", event, _MOST_NAMES, about=event.company)


def leads(event: FundingRound) -> list[Investor]:
    """Who led a round."""
    return [i for i in event.investors if i.role == "lead"]


def investors_of(event: FundingRound, facts: Sequence[Fact]) -> list[InvestorFact]:
    """The facts that say who took part in a round, but for those who had been there before."""
    return [f for f in facts if isinstance(f, InvestorFact) and f.round == event.id and f.role != "existing"]
