"""How sure it is that two accounts tell one event, and whether two amounts can both be true."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from pipeline.model import AcquisitionFact, FundingRound, ListingFact, Money, RevenueFact, ValuationFact
from pipeline.outputs.accounts import Account, Node, known
from pipeline.records.entities import Entities

_SLACK = Decimal("0.05")  # 約 30 億 and 29.8 億 do not contradict each other
_NEAR, _APART = timedelta(days=21), timedelta(days=200)


def same(entities: Entities, one_node: Node, other_node: Node) -> int:
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
            return 2 if entities.key(known(a.acquirer)) == entities.key(known(b.acquirer)) else -1
        case ListingFact() as a, ListingFact() as b:
            return 1 if a.exchange is None or b.exchange is None or a.exchange == b.exchange else -1
        case ValuationFact() as a, ValuationFact() as b:
            return _same_valuation(one, other, a, b)
        case RevenueFact() as a, RevenueFact() as b:
            return _same_revenue(one, other, a, b)
    return -1


def _differ(one: object, other: object) -> bool:
    """Whether both are said and are not the same."""
    return bool(one) and bool(other) and one != other


def _same_valuation(one: Account, other: Account, a: ValuationFact, b: ValuationFact) -> int:
    if _differ(a.basis, b.basis) or not _may_be_one(one, other, _APART):
        return -1
    if one.day is not None and one.day == other.day:
        return 2
    return 2 if agree(a.money, b.money) else -1


def _same_revenue(one: Account, other: Account, a: RevenueFact, b: RevenueFact) -> int:
    if a.metric != b.metric or _differ(one.day, other.day):
        return -1
    if one.day and other.day:
        return 2
    return 1 if agree(a.money, b.money) else -1


def _same_round(entities: Entities, one: Account, other: Account, a: FundingRound, b: FundingRound) -> int:
    if _differ(a.series, b.series) or not _may_be_one(one, other, _APART):
        return -1
    alike = agree(a.money, b.money)
    if a.series and b.series and a.series not in ("Strategic", "Debt", "Convertible", "Bridge", "Growth"):
        return 3 if alike is not False else 2  # a company has one series B: two amounts of it are a conflict
    if alike:
        return 3 if a.series == b.series else 2
    if alike is False:
        return 1 if _may_be_one(one, other, _NEAR, must=True) and _share_investor(entities, a, b) else -1
    return 1 if _may_be_one(one, other, _NEAR, must=True) or _share_investor(entities, a, b) else 0


def _share_investor(entities: Entities, a: FundingRound, b: FundingRound) -> bool:
    return bool({entities.key(known(i)) for i in a.investors} & {entities.key(known(i)) for i in b.investors})


def _may_be_one(one: Account, other: Account, window: timedelta, *, must: bool = False) -> bool:
    """Do the dates allow one event? Without a date of its own a fact is at most as late as its article."""
    if one.day and other.day:
        return one.day[0] - window <= other.day[1] and other.day[0] - window <= one.day[1]
    if must:
        days = [account.report.article.published for account in (one, other)]
        return days[0] is not None and days[1] is not None and abs(days[0] - days[1]) <= window
    for dated, undated in ((one, other), (other, one)):
        published = undated.report.article.published
        told = dated.day if dated.fact.status == "asserted" and not undated.day else None
        if told and published and told[0] > published + window:
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


def agree(a: Money | None, b: Money | None) -> bool | None:
    """Can both amounts be true? None: nothing to compare, such as dollars with yuan."""
    if a is None or b is None or _differ(a.currency, b.currency):
        return None
    one, other = _bounds(a), _bounds(b)
    if one is None or other is None:
        return None
    return one[0] <= other[1] and other[0] <= one[1]
