"""What was so before the news: an earlier worth, an earlier figure, an earlier round.

What the article dates or a series does, and the one lower worth beside a new round.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from pipeline.languages.telling import Before, higher
from pipeline.model import Fact, FundingRound, Money, RevenueFact, ValuationFact, When
from pipeline.summary.plan import Plan, amount, nameable, when

_ORDER = ("Pre-Seed", "Seed", "Seed+", "Angel", "Angel+", "Pre-A", *"ABCDEFGHIJK")


_WEEKS_BEFORE = 60  # days


def earlier(fact: Fact, news: Fact, published: date | None) -> bool:
    """Whether one event was before another: by its day, or by the series of the rounds.

    Args:
        published: the day of an article whose news has none.
    """
    then, now = when(fact), when(news)
    today = now.start if now is not None else published
    if then is not None and today is not None:
        before = then.end < (today if now is not None else today.replace(day=1))
        if before or now is not None:
            return before
    places = [_place(getattr(f, "series", None)) for f in (fact, news)]
    return -1 < places[0] < places[1]


def _place(series: str | None) -> float:
    """Where a series stands among all: an A+ round behind an A round; -1 for one that stands nowhere."""
    plain = (series or "").rstrip("+0123456789")
    place = next((place for place, label in enumerate(_ORDER) if label in (series, plain)), -1)
    return place + (0.5 if place >= 0 and series != plain and series != _ORDER[place] else 0)


def worth_before(plan: Plan, news: FundingRound | ValuationFact, facts: Sequence[Fact]) -> tuple[Before, list[Fact]] | None:
    """What the company of the news was worth last, and the facts that say so.

    A lower worth without a day is that before a new round: articles set the two side by side, and hardly any other.

    Args:
        plan: of the article.
        news: what says what it is worth now.
        facts: of this company, sure enough to be background.
    """
    now = news.valuation if isinstance(news, FundingRound) else news.money
    if now is None or news.status == "denied":
        return None
    published = plan.article.published
    others = [(f, money) for f, money in _worths([f for f in facts if f is not news and f.status == "asserted"]) if _is_other(money, now)]
    found: list[tuple[Before, list[Fact]]] = [(_before(m, f, news, published), [f]) for f, m in others if earlier(f, news, published)]
    if not found:
        undated = [_undated(plan, f, news) for f, _ in others if isinstance(f, ValuationFact) and f.date is None and _may_be_before(f, news)]
        told = undated if isinstance(news, FundingRound) else [item for item in undated if item[0].date]
        found = told if len(told) == 1 else []
    if not found:
        return None
    before, proof = max(found, key=lambda item: _latest(item[0]))
    same = [f for f in facts if isinstance(f, ValuationFact) and amount(f.money) == amount(before.money)]
    return before, [*proof, *(f for f in same if f not in proof)]


def _may_be_before(fact: ValuationFact, news: FundingRound | ValuationFact) -> bool:
    """Beside a new round a lower worth; beside another worth any: there the day of its sentence has to say so."""
    return isinstance(news, ValuationFact) or (news.valuation is not None and higher(news.valuation, fact.money) is True)


def _day_of(plan: Plan, news: FundingRound | ValuationFact) -> date | None:
    """Its own day, or that of its sentence where it is a worth, or the article's."""
    if news.date is not None:
        return news.date.start
    day = plan.lone_date(news) if isinstance(news, ValuationFact) else None
    return day.date.start if day else plan.article.published


def long_ago(plan: Plan, fact: ValuationFact) -> bool:
    """Whether a worth was so weeks before the article: by its own day, or by that of its sentence."""
    day, published = fact.date or getattr(plan.lone_date(fact), "date", None), plan.article.published
    return day is not None and published is not None and (published - day.end).days >= _WEEKS_BEFORE


def _undated(plan: Plan, fact: ValuationFact, news: FundingRound | ValuationFact) -> tuple[Before, list[Fact]]:
    """Another worth, with the day of its sentence where that was weeks before the news."""
    day, today = plan.lone_date(fact), _day_of(plan, news)
    if day is None or today is None or not nameable(day.date):
        return Before(fact.money), [fact]
    if (today - day.date.end).days < _WEEKS_BEFORE:
        return Before(fact.money), [fact]
    return Before(fact.money, day.date, None, _ago(day.date, today)), [fact, day]


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


def _latest(before: Before) -> tuple[date, float]:
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
