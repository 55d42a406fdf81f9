"""Facts of many articles → one record per real-world event, with every source and every contradiction.

Nothing is chosen silently: a slot keeps all values that were said, each with who said it, and says whether they
contradict each other. The result depends on what the reports say and not on the order or the number of times
they are given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Literal

from pipeline.model import (
    Day,
    Evidence,
    Model,
    Money,
    Name,
    Report,
    Status,
    SummaryLanguage,
    When,
)
from pipeline.outputs.accounts import Account, Node, Told, Value, claims, company_of, known, subject, values
from pipeline.outputs.event_summary import EventSummary, summary_of
from pipeline.outputs.same_event import agree, same
from pipeline.records.entities import Entities, named
from pipeline.summary.alone import stated_alone

EventKind = Literal["funding_round", "acquisition", "listing", "valuation", "revenue"]


class EventSource(Model):
    """One article's account: which fact of which report, with its words."""

    article: str
    source: str
    published: Day | None = None
    fact: str
    status: Status
    evidence: tuple[Evidence, ...]


class Claim(Model):
    """One value and who says so: indexes into the event's ``sources``."""

    value: Value
    sources: tuple[int, ...]


class Slot(Model):
    """Every value said of one field; ``conflict``: they cannot all be true."""

    claims: tuple[Claim, ...]
    conflict: bool = False


class Event(Model):
    """One event of the world, as all articles together tell it.

    ``status`` is that of the latest article; ``company`` is null where no article tells whose it is;
    ``conflicts`` names the slots whose values contradict each other. ``summary`` says the event in a sentence or two.
    """

    id: str
    kind: EventKind
    company: Name | None
    status: Status
    slots: dict[str, Slot]
    conflicts: tuple[str, ...]
    sources: tuple[EventSource, ...]
    summary: dict[SummaryLanguage, EventSummary | None]


def merge(reports: Iterable[Report]) -> list[Event]:
    """Return the events that the reports tell, ordered by kind, company and date.

    Facts are of one event if they are about the same company (lexicon id, alias or folded name) and no series, date or
    metric keeps them apart. Two facts of one article are never joined: the article tells them as two.

    Args:
        reports: in any order; a report given twice counts once.

    >>> merge([])
    []
    """
    accounts = {}
    for report in reports:
        stated = stated_alone(report.article, report.facts)
        for fact in report.facts:
            if isinstance(fact, Told):
                account = Account(report, fact, stated.get(fact.id))
                accounts[account.key] = account
    told = [accounts[key] for key in sorted(accounts)]
    entities = Entities(known(name) for account in told for name in named(account.fact))
    buckets: dict[tuple[str, str], list[Account]] = {}
    for account in told:
        buckets.setdefault((account.fact.kind, company_of(entities, account)), []).append(account)
    groups = [group for _, bucket in sorted(buckets.items()) for group in _groups(entities, bucket)]
    return [_event(f"e{number}", entities, group) for number, group in enumerate(groups, 1)]


def _groups(entities: Entities, bucket: Sequence[Account]) -> Iterator[list[Account]]:
    """Join what says the same, then the surest pairs first; a group that a fact contradicts does not take it."""
    alike: dict[tuple[object, ...], list[Account]] = {}
    for account in bucket:
        alike.setdefault(_signature(entities, account), []).append(account)
    nodes = [Node(tuple(accounts)) for accounts in alike.values()]
    owner = list(range(len(nodes)))
    members = {i: [i] for i in owner}
    sureness = {(i, j): same(entities, nodes[i], nodes[j]) for i, j in combinations(range(len(nodes)), 2)}
    for (i, j), sure in sorted(sureness.items(), key=lambda item: (-item[1], item[0])):
        one, other = sorted((owner[i], owner[j]))
        pairs = [(min(a, b), max(a, b)) for a in members[one] for b in members[other]]
        if sure <= 0 or one == other or any(sureness[pair] < 0 for pair in pairs):
            continue
        members[one] += members.pop(other)
        for member in members[one]:
            owner[member] = one
    for group in sorted(members.values(), key=min):
        yield sorted((account for i in group for account in nodes[i].accounts), key=lambda account: account.key)


def _signature(entities: Entities, account: Account) -> tuple[object, ...]:
    """Accounts of one signature say the same; one that says next to nothing is like no other."""
    said = tuple((slot, key) for slot, key, _ in values(entities, account.fact) if slot != "status")
    vague = account.fact.kind == "funding_round" and not {"series", "money"} & {slot for slot, _ in said}
    return (said, account.key) if vague else (said,)


def _event(id: str, entities: Entities, group: Sequence[Account]) -> Event:
    sources = tuple(
        EventSource(
            article=account.report.article.id,
            source=account.report.article.source,
            published=account.report.article.published,
            fact=account.fact.id,
            status=account.fact.status,
            evidence=account.fact.evidence,
        )
        for account in group
    )
    said = claims(entities, enumerate(account.fact for account in group))
    slots = {
        slot: Slot(
            claims=tuple(Claim(value=value, sources=tuple(by)) for _, (value, by) in sorted(found.items())),
            conflict=_conflict(slot, [value for value, _ in found.values()]),
        )
        for slot, found in sorted(said.items())
    }
    names = [name for account in group if (name := subject(account.fact))]
    latest = max(group, key=lambda account: (account.report.article.published or date.min, account.key))
    company = max(names, key=lambda name: (names.count(name), name.id or "", name.name, name.text), default=None)
    return Event(
        id=id,
        kind=group[0].fact.kind,
        company=company,
        status=latest.fact.status,
        slots=slots,
        conflicts=tuple(slot for slot, found in slots.items() if found.conflict),
        sources=sources,
        summary=summary_of(entities, group, company, {slot for slot, found in slots.items() if found.conflict}),
    )


def _conflict(slot: str, told: Sequence[Value]) -> bool:
    if slot.startswith("investors"):  # lists complete each other
        return False
    if slot == "status":
        return "denied" in told and len(told) > 1
    for one, other in combinations(told, 2):
        if isinstance(one, Money) and isinstance(other, Money):
            if agree(one, other) is False:
                return True
        elif isinstance(one, When) and isinstance(other, When):
            if one.end < other.start or other.end < one.start:
                return True
        elif slot not in ("date", "period"):
            return True
    return False
