"""Facts of many articles → one record per real-world event, with every source and every contradiction.

Nothing is chosen silently: a slot keeps all values that were said, each with who said it, and says whether they
contradict each other. The result depends on what the reports say and not on the order or the number of times
they are given.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from typing import Annotated, Literal

from pydantic import Field

from pipeline.lexicons.organisations import load
from pipeline.model import (
    AcquisitionFact,
    Day,
    Evidence,
    FundingRound,
    ListingFact,
    Model,
    Money,
    Name,
    Report,
    RevenueFact,
    Status,
    Valuation,
    ValuationFact,
    When,
)
from pipeline.records.entities import Entities, Named, named

EventKind = Literal["funding_round", "acquisition", "listing", "valuation", "revenue"]
Value = Annotated[Money | Valuation | When | Name | str, Field(union_mode="smart")]
Told = FundingRound | AcquisitionFact | ListingFact | ValuationFact | RevenueFact

_SLACK = Decimal("0.05")  # 約 30 億 and 29.8 億 do not contradict each other
_NEAR, _APART = timedelta(days=21), timedelta(days=200)


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

    ``status`` is that of the latest article; ``conflicts`` names the slots whose values contradict each other.
    """

    id: str
    kind: EventKind
    company: Name
    status: Status
    slots: dict[str, Slot]
    conflicts: tuple[str, ...]
    sources: tuple[EventSource, ...]


@dataclass(frozen=True)
class _Account:
    """A fact together with the article that states it."""

    report: Report
    fact: Told

    @property
    def key(self) -> tuple[str, str, str]:
        return self.report.article.source, self.report.article.id, self.fact.id

    @property
    def day(self) -> tuple[date, date] | None:
        """When it happened, if the fact says so."""
        at = (
            getattr(self.fact, "period", None)
            if isinstance(self.fact, RevenueFact)
            else getattr(self.fact, "date", None)
        )
        return (at.start, at.end) if at is not None else None

    @property
    def series(self) -> str | None:
        return self.fact.series if isinstance(self.fact, FundingRound) else None


@dataclass(frozen=True)
class _Node:
    """Accounts that say the same."""

    accounts: tuple[_Account, ...]

    @functools.cached_property
    def articles(self) -> frozenset[tuple[str, str]]:
        return frozenset(account.key[:2] for account in self.accounts)


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
        for fact in report.facts:
            if isinstance(fact, Told):
                account = _Account(report, fact)
                accounts[account.key] = account
    told = [accounts[key] for key in sorted(accounts)]
    entities = Entities(_known(name) for account in told for name in named(account.fact))
    buckets: dict[tuple[str, str], list[_Account]] = {}
    for account in told:
        buckets.setdefault((account.fact.kind, _company(entities, account.fact)), []).append(account)
    groups = [group for _, bucket in sorted(buckets.items()) for group in _groups(entities, bucket)]
    return [_event(f"e{number}", entities, group) for number, group in enumerate(groups, 1)]


@functools.lru_cache(maxsize=4096)
def _known(name: Named) -> Named:
    """The name with its lexicon id, if the lexicon knows it by now."""
    found = None if name.id else load().lookup(name.name) or load().lookup(name.text)
    return name.model_copy(update={"id": found.id}) if found else name


def _subject(fact: Told) -> Name:
    return fact.target if isinstance(fact, AcquisitionFact) else fact.company


def _company(entities: Entities, fact: Told) -> str:
    return entities.key(_known(_subject(fact)))


def _groups(entities: Entities, bucket: Sequence[_Account]) -> Iterator[list[_Account]]:
    """Join what says the same, then the surest pairs first; a group that a fact contradicts does not take it."""
    alike: dict[tuple[object, ...], list[_Account]] = {}
    for account in bucket:
        alike.setdefault(_signature(entities, account), []).append(account)
    nodes = [_Node(tuple(accounts)) for accounts in alike.values()]
    owner = list(range(len(nodes)))
    members = {i: [i] for i in owner}
    sureness = {(i, j): _same(entities, nodes[i], nodes[j]) for i, j in combinations(range(len(nodes)), 2)}
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


def _signature(entities: Entities, account: _Account) -> tuple[object, ...]:
    """Accounts of one signature say the same; one that says next to nothing is like no other."""
    said = tuple((slot, key) for slot, key, _ in _values(entities, account.fact) if slot != "status")
    vague = account.fact.kind == "funding_round" and not {"series", "money"} & {slot for slot, _ in said}
    return (said, account.key) if vague else (said,)


def _same(entities: Entities, one_node: _Node, other_node: _Node) -> int:
    """How sure it is that two facts tell one event: below 0 they cannot, 0 nothing says so, above 0 they do."""
    if one_node.articles & other_node.articles:
        return -1
    one, other = one_node.accounts[0], other_node.accounts[0]
    match one.fact, other.fact:
        case FundingRound() as a, FundingRound() as b:
            return _same_round(entities, one, other, a, b)
        case AcquisitionFact() as a, AcquisitionFact() as b:
            if a.acquirer is None or b.acquirer is None:
                return 1
            return 2 if entities.key(_known(a.acquirer)) == entities.key(_known(b.acquirer)) else -1
        case ListingFact() as a, ListingFact() as b:
            return 1 if a.exchange is None or b.exchange is None or a.exchange == b.exchange else -1
        case ValuationFact() as a, ValuationFact() as b:
            if a.basis and b.basis and a.basis != b.basis:
                return -1
            if not _may_be_one(one, other, _APART):
                return -1
            if one.day is not None and one.day == other.day:
                return 2
            return 2 if _agree(a.money, b.money) else -1
        case RevenueFact() as a, RevenueFact() as b:
            if a.metric != b.metric or (one.day and other.day and one.day != other.day):
                return -1
            if one.day and other.day:
                return 2
            return 1 if _agree(a.money, b.money) else -1
    return -1


def _same_round(entities: Entities, one: _Account, other: _Account, a: FundingRound, b: FundingRound) -> int:
    if a.series and b.series and a.series != b.series:
        return -1
    if not _may_be_one(one, other, _APART):
        return -1
    agree = _agree(a.money, b.money)
    if a.series and b.series and a.series not in ("Strategic", "Debt", "Convertible", "Bridge", "Growth"):
        return 3 if agree is not False else 2  # a company has one series B: two amounts of it are a conflict
    if agree:
        return 3 if a.series == b.series else 2
    if agree is False:
        return 1 if _may_be_one(one, other, _NEAR, must=True) and _share_investor(entities, a, b) else -1
    return 1 if _may_be_one(one, other, _NEAR, must=True) or _share_investor(entities, a, b) else 0


def _share_investor(entities: Entities, a: FundingRound, b: FundingRound) -> bool:
    return bool({entities.key(_known(i)) for i in a.investors} & {entities.key(_known(i)) for i in b.investors})


def _may_be_one(one: _Account, other: _Account, window: timedelta, *, must: bool = False) -> bool:
    """Do the dates allow one event? Without a date of its own a fact is at most as late as its article."""
    if one.day and other.day:
        return one.day[0] - window <= other.day[1] and other.day[0] - window <= one.day[1]
    if must:
        days = [account.report.article.published for account in (one, other)]
        return days[0] is not None and days[1] is not None and abs(days[0] - days[1]) <= window
    for dated, undated in ((one, other), (other, one)):
        published = undated.report.article.published
        if dated.day and not undated.day and published and dated.fact.status == "asserted":
            if dated.day[0] > published + window:
                return False
    return True


def _bounds(money: Money) -> tuple[Decimal, Decimal] | None:
    low, high = money.min, money.max
    if money.value is not None:
        low = high = money.value
        if money.qualifier in ("over", "at_least"):
            high = money.value * Decimal("1.5")
        elif money.qualifier in ("under", "at_most", "nearly"):
            low = money.value / Decimal("1.5")
    if low is None and high is None:
        return None
    low, high = low if low is not None else Decimal(0), high if high is not None else Decimal("Infinity")
    return low * (1 - _SLACK), high * (1 + _SLACK)


def _agree(a: Money | None, b: Money | None) -> bool | None:
    """Can both amounts be true? None: nothing to compare, such as dollars with yuan."""
    if a is None or b is None or (a.currency and b.currency and a.currency != b.currency):
        return None
    one, other = _bounds(a), _bounds(b)
    if one is None or other is None:
        return None
    return one[0] <= other[1] and other[0] <= one[1]


def _event(id: str, entities: Entities, group: Sequence[_Account]) -> Event:
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
    said: dict[str, dict[str, tuple[Value, list[int]]]] = {}
    for index, account in enumerate(group):
        for slot, key, value in _values(entities, account.fact):
            said.setdefault(slot, {}).setdefault(key, (value, []))[1].append(index)
    slots = {
        slot: Slot(
            claims=tuple(Claim(value=value, sources=tuple(by)) for _, (value, by) in sorted(claims.items())),
            conflict=_conflict(slot, [value for value, _ in claims.values()]),
        )
        for slot, claims in sorted(said.items())
    }
    names = [_subject(account.fact) for account in group]
    latest = max(group, key=lambda account: (account.report.article.published or date.min, account.key))
    return Event(
        id=id,
        kind=group[0].fact.kind,
        company=max(names, key=lambda name: (names.count(name), name.id or "", name.name, name.text)),
        status=latest.fact.status,
        slots=slots,
        conflicts=tuple(slot for slot, found in slots.items() if found.conflict),
        sources=sources,
    )


def _values(entities: Entities, fact: Told) -> Iterator[tuple[str, str, Value]]:
    """Slot, what makes a value the same value, value."""
    yield "status", fact.status, fact.status
    for slot in ("series", "metric", "basis", "exchange"):
        if value := getattr(fact, slot, None):
            yield slot, value, value
    for slot in ("money", "valuation"):
        if money := getattr(fact, slot, None):
            yield slot, "/".join(map(str, (money.currency, money.value, money.min, money.max, money.qualifier))), money
    for slot in ("date", "period"):
        if at := getattr(fact, slot, None):
            yield slot, f"{at.start}/{at.end}", at
    if isinstance(fact, AcquisitionFact) and fact.acquirer is not None:
        yield "acquirer", entities.key(_known(fact.acquirer)), fact.acquirer
    if isinstance(fact, FundingRound):
        for investor in fact.investors:
            name = Name(name=investor.name, text=investor.text, id=investor.id)
            yield f"investors.{investor.role}", entities.key(_known(name)), name


def _conflict(slot: str, values: Sequence[Value]) -> bool:
    if slot.startswith("investors"):  # lists complete each other
        return False
    if slot == "status":
        return "denied" in values and len(values) > 1
    for one, other in combinations(values, 2):
        if isinstance(one, Money) and isinstance(other, Money):
            if _agree(one, other) is False:
                return True
        elif isinstance(one, When) and isinstance(other, When):
            if one.end < other.start or other.end < one.start:
                return True
        elif slot not in ("date", "period"):
            return True
    return False
