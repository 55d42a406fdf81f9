"""What was so before the news: an earlier worth, an earlier figure, an earlier round. Only what the article dates, or a series does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from pipeline.languages.telling import Before
from pipeline.model import Fact, FundingRound, Money, RevenueFact, ValuationFact, When
from pipeline.summary.plan import amount, nameable, when

_ORDER = ("Pre-Seed", "Seed", "Seed+", "Angel", "Angel+", "Pre-A", *"ABCDEFGHIJK")


def earlier(fact: Fact, news: Fact, published: date | None) -> bool:
    """Whether one event was before another: by its day, or by the series of the rounds.

    Args:
        published: the day of an article whose news has none.
    """
    then, now = when(fact), when(news)
    today = now.start if now is not None else published
    if then is not None and today is not None:
        return then.end < (today if now is not None else today.replace(day=1))
    places = [_place(getattr(f, "series", None)) for f in (fact, news)]
    return -1 < places[0] < places[1]


def _place(series: str | None) -> int:
    plain = (series or "").rstrip("+0123456789")
    return next((place for place, label in enumerate(_ORDER) if label in (series, plain)), -1)


def worth_before(news: FundingRound | ValuationFact, facts: Sequence[Fact], published: date | None) -> tuple[Before, list[Fact]] | None:
    """What the company of the news was worth last, and the facts that say so.

    Args:
        news: what says what it is worth now.
        facts: of this company.
        published: the article's day.
    """
    now = news.valuation if isinstance(news, FundingRound) else news.money
    if now is None or news.status == "denied":
        return None
    found: list[tuple[Before, list[Fact]]] = []
    for fact, money in _worths([f for f in facts if f is not news and f.status == "asserted"]):
        if earlier(fact, news, published) and _is_other(money, now):
            same = [f for f in facts if isinstance(f, ValuationFact) and amount(f.money) == amount(money)]
            found.append((_before(money, fact, news, published), [fact, *(f for f in same if f is not fact)]))
    told = [(before, proof) for before, proof in found if before.date or before.series]
    return max(told, key=lambda item: _latest(item[0]), default=None)


def _worths(facts: Sequence[Fact]) -> list[tuple[FundingRound | ValuationFact, Money]]:
    """The facts that say what a company was worth, with what it was."""
    rounds: list[tuple[FundingRound | ValuationFact, Money]] = [(f, f.valuation) for f in facts if isinstance(f, FundingRound) and f.valuation]
    return [*rounds, *((f, f.money) for f in facts if isinstance(f, ValuationFact))]


def figure_before(news: RevenueFact, facts: Sequence[Fact], published: date | None) -> tuple[Before, list[Fact]] | None:
    """The same metric in the last earlier period of the same length, and the fact that says so.

    A figure without a period is the present one.
    """
    found: list[tuple[Before, list[Fact]]] = []
    for fact in (f for f in facts if isinstance(f, RevenueFact) and f.period and nameable(f.period)):
        alike = fact.metric == news.metric and fact.status in (news.status, "asserted") and _is_other(fact.money, news.money)
        if alike and earlier(fact, news, published) and _same_length(fact, news):
            found.append((Before(fact.money, fact.period), [fact]))
    return max(found, key=lambda item: _latest(item[0]), default=None)


def _same_length(fact: RevenueFact, news: RevenueFact) -> bool:
    """A year's revenue is not compared with a quarter's; what is counted as of a day may be."""
    if fact.metric in ("arr", "run_rate"):
        return True
    return fact.period is not None and news.period is not None and fact.period.granularity == news.period.granularity


def _is_other(then: Money, now: Money) -> bool:
    """Two exact enough amounts of one currency that differ."""
    return then.currency == now.currency and amount(then) != amount(now) and bool(then.value and (now.value or now.min))


def _latest(before: Before) -> tuple[date, int]:
    return (before.date.end if before.date else date.min, _place(before.series))


def _before(money: Money, fact: FundingRound | ValuationFact, news: Fact, published: date | None) -> Before:
    day = fact.date if fact.date and nameable(fact.date) else None
    series = fact.series if isinstance(fact, FundingRound) and _place(fact.series) >= 0 else None
    now = when(news)
    return Before(money, day, series, _ago(day, now.start if now else published) if day else None)


def _ago(day: When, today: date | None) -> Literal["half_year", "year"] | None:
    """Whether a day or a month is half a year or a year before another day."""
    if today is None or day.granularity not in ("day", "month"):
        return None
    months = (today.year - day.start.year) * 12 + today.month - day.start.month
    return {6: "half_year", 12: "year"}.get(months)  # type: ignore[return-value]
