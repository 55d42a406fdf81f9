"""What a summary tells, before it has a language: which facts, in which order, and which of them one sentence joins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any, TypeAlias

from pipeline.languages.telling import Attribution, is_fiscal, is_season
from pipeline.lexicons.cues import pattern
from pipeline.model import (
    AcquisitionFact,
    Article,
    DateFact,
    Fact,
    FundingRound,
    GrowthFact,
    InvestorFact,
    ListingFact,
    Money,
    RevenueFact,
    ValuationFact,
    When,
)
from pipeline.records.attribution import attribution_of
from pipeline.records.entities import Entities, Named, named
from pipeline.records.nearness import Nearness
from pipeline.summary.headline import is_of_results
from pipeline.summary.names import sayable
from pipeline.text.fold import fold

Rank: TypeAlias = Callable[[Fact], tuple[float, ...]]
_AS_OF = ("arr", "run_rate", "users", "customers", "valuation")  # metrics that a single day has
_SO_FAR = pattern(r"{so_far}", "stating")
_BESIDE = 12  # code points beside a period
_REPORTED = timedelta(days=120)  # in which results are reported
_LEAST = 5000  # currency units of a deal; less has lost its unit
_LEAD = 300  # code points of an article without blocks that count as its first paragraph


@dataclass(frozen=True, slots=True)
class Told:
    """One clause before it has a language.

    Attributes:
        facts: ids of what it says.
        phrase: the name of its phrase.
        given: what the phrase is given.
        about: the one company it is about, by its key; "" where it is about several.
        group: clauses of one group beside each other are one sentence.
        by: who is said to have said it.
        shorter: what is told instead where there is no room for all of it.
    """

    facts: tuple[str, ...]
    phrase: str
    given: tuple[Any, ...]
    about: str = ""
    group: str = ""
    by: Attribution = field(default_factory=Attribution)
    shorter: Told | None = None


@dataclass
class Plan:
    """What is told, the most important first; a fact is told once.

    Attributes:
        aside: the article is about something else, its own sentences come first.
        behind: where the figure stands that is told first and that the title does not have: the article's sentences before it come first.
        article: whose day says what was before it.
        dates: what the article writes of days.
        deals: of a digest: each company with its deal, in the article's order; those not told are named at its end.
    """

    entities: Entities
    article: Article
    dates: list[DateFact] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    aside: bool = False
    behind: int = 0
    deals: list[tuple[Named, Fact]] = field(default_factory=list)

    def tell(self, facts: Sequence[Fact], phrase: str, *given: Any, about: Named | None = None, group: str = "") -> None:
        """Tell facts by a phrase; ``about``: the one company the clause is about, but for what was denied of it."""
        ids = tuple(dict.fromkeys(fact.id for fact in facts))
        self.ids.update(ids)
        key = self.entities.key(about) if about and facts[0].status != "denied" else ""
        self.told.append(Told(ids, phrase, given, key, group, attribution_of(facts[0])))

    def shorten(self, facts: Sequence[Fact], *given: Any) -> None:
        """Tell less by the last phrase where all of it has no room: of these facts, given this."""
        last = self.told[-1]
        shorter = replace(last, facts=tuple(dict.fromkeys(fact.id for fact in facts)), given=given)
        self.told[-1] = replace(last, shorter=shorter)

    def untold(self, facts: Iterable[Fact]) -> list[Fact]:
        return [fact for fact in facts if fact.id not in self.ids]

    @cached_property
    def near(self) -> Nearness:
        """How close to each other its words stand."""
        return Nearness(self.article)

    def lone_date(self, fact: Fact) -> DateFact | None:
        """The one date that is written in the sentence of a fact, if its values stand in one sentence."""
        places = [e.start for e in fact.evidence if not e.field.startswith("company")][:1] or [fact.evidence[0].start]
        start, end = next((span for span in self.near.sentences if span[0] <= places[0] < span[1]), (0, 0))
        here = [day for day in self.dates if any(start <= e.start < end for e in day.evidence)]
        return here[0] if len(here) == 1 else None

    def of(self, company: Named, facts: Iterable[Fact]) -> list[Fact]:
        """The facts that are told of a company."""
        key = self.entities.key(company)
        return [fact for fact in facts if (about := subject(fact)) and self.entities.key(about) == key]


def subject(fact: Fact) -> Named | None:
    """The company that a fact is told of."""
    match fact.kind:
        case "acquisition":
            return fact.acquirer or fact.target
        case "amount" | "date":
            return None
    return fact.company


def is_event(fact: Fact) -> bool:
    """Something that happened, or is to happen."""
    return isinstance(fact, FundingRound | AcquisitionFact | ListingFact)


def is_figure(fact: Fact) -> bool:
    """What a company earns or is worth."""
    return isinstance(fact, ValuationFact | RevenueFact | GrowthFact)


def says_something(fact: Fact) -> bool:
    """More than that somebody gave a company money, or that it is listed, at some time."""
    if isinstance(fact, ListingFact) and fact.status == "asserted":
        return bool(fact.money or fact.exchange or fact.date)
    return not isinstance(fact, FundingRound) or bool(fact.money or fact.series or fact.valuation)


def amount(money: Money | None) -> tuple[object, ...] | None:
    """What two tellings of one amount share."""
    return None if money is None else (money.value, money.min, money.max, money.currency)


def when(fact: Fact) -> When | None:
    """The day or the period of a fact."""
    found: When | None = getattr(fact, "period", None) or getattr(fact, "date", None)
    return found


def tellable(article: Article, facts: Iterable[Fact]) -> list[Fact]:
    """The facts that a summary may state: whose company has a name, whose period a reader can be told, whose plan is not past.

    A period that has no name in words would be left out, and the figure be told as that of another. An amount of nobody knows what is
    left out, and a figure with it.
    """
    named_ = (_as_planned(_in_money(f), article.published) for f in facts if _is_named(f) and _has_words(f) and not _is_so_far(article, f))
    return [f for f in named_ if not _is_stale(f, article.published)]


def _as_planned(fact: Fact, published: date | None) -> Fact:
    """What is yet to come is planned, however surely it is told: a listing on a later day, a year's revenue before its end."""
    if fact.status != "asserted" or published is None:
        return fact
    until = fact.date.start if isinstance(fact, ListingFact) and fact.date else published
    if isinstance(fact, RevenueFact | GrowthFact) and fact.period and fact.metric not in _AS_OF:
        until = _ended(fact.period)
    return fact.model_copy(update={"status": "planned"}) if until > published else fact


def _ended(period: When) -> date:
    """The last day of a period; of a company's own year, which may end a year before that of its number, the first day that it may end on."""
    return date(period.end.year - 1, 1, 1) if is_fiscal(period) else period.end


def _is_named(fact: Fact) -> bool:
    about = subject(fact)
    return about is not None and all(sayable(name) for name in _parties(fact, about))


def _parties(fact: Fact, about: Named) -> list[Named]:
    return named(fact) if isinstance(fact, AcquisitionFact | InvestorFact) else [about]


def _in_money(fact: Fact) -> Fact:
    """An event without an amount whose currency the article does not settle, or that has lost its unit: raising $287."""
    amounts = ((slot, getattr(fact, slot, None)) for slot in ("money", "valuation"))
    unsettled = {slot: None for slot, money in amounts if money and (money.currency is None or (money.value or money.min or _LEAST) < _LEAST)}
    return fact.model_copy(update=unsettled) if unsettled and is_event(fact) else fact


def _has_words(fact: Fact) -> bool:
    money = getattr(fact, "money", None) if is_figure(fact) else None
    if money is not None and (money.currency is None or (money.value or money.min) is None):
        return False
    if not isinstance(fact, RevenueFact | GrowthFact) or fact.period is None:
        return True
    if fact.metric not in _AS_OF and is_season(fact.period):
        return False  # nobody earns a revenue "at the end of 2018"
    return nameable(fact.period) and (fact.period.start != fact.period.end or fact.metric in _AS_OF)


def _is_so_far(article: Article, fact: Fact) -> bool:
    """Whether a figure is that of a year so far (今年以來訂單翻倍): readers would take it for one of the whole year."""
    if not isinstance(fact, RevenueFact | GrowthFact) or fact.metric in _AS_OF:
        return False
    told = [e for e in fact.evidence if e.field == "period"]
    return bool(told) and all(_SO_FAR.search(fold(article.text[max(0, e.start - _BESIDE) : e.end + _BESIDE])) for e in told)


def nameable(period: When) -> bool:
    """Whether every language has words for a period: a day, whole months, a quarter, a half, years."""
    if period.granularity == "span":
        after = date.fromordinal(period.end.toordinal() + 1)
        return period.start.day == after.day == 1 and period.start.year == period.end.year
    one_day = period.granularity in ("day", "week") and period.start == period.end
    return one_day or period.granularity in ("month", "quarter", "half", "year")


def _is_stale(fact: Fact, published: date | None) -> bool:
    """Whether a plan's day had gone by when the article was written: it tells what somebody once wanted."""
    day = when(fact) if fact.status == "planned" else None
    if published is None or day is None:
        return False
    counted = isinstance(fact, RevenueFact | GrowthFact)  # what a year brought is only expected until it is reported
    return day.end < (published - _REPORTED if counted else published.replace(day=1))


def title_of(article: Article) -> tuple[int, int]:
    """The span of the title in the text; empty if the text has none."""
    for block in article.blocks:
        if block.kind == "title":
            return block.start, block.end
    if article.title and article.text.startswith(article.title):
        return 0, len(article.title)
    return 0, 0


def is_titled(article: Article, name: Named) -> bool:
    """Whether a company stands in the title."""
    return names_in(article, name, title_of(article))


def names_in(article: Article, name: Named, span: tuple[int, int]) -> bool:
    """Whether a part of an article has a company's name, as it is called or as it is written there."""
    said = fold(article.text[slice(*span)])
    return any(fold(form) in said for form in (name.name, name.text))


def ranking(article: Article) -> Rank:
    """What comes first: said in the title, in the summary, in the first paragraph; an event; said often; the largest; said early.

    Of what a company earns the latest comes first, not the largest; and it comes before events where the title tells of nothing else.
    """
    places = [[title_of(article)], _blocks(article, "summary")[:1], _lead(article)]
    earned = is_of_results(fold(article.text[slice(*title_of(article))]))

    def rank(fact: Fact) -> tuple[float, ...]:
        values = [e for e in fact.evidence if e.field not in ("company", "date")]
        needed = 2 if {"acquirer", "target"} <= {e.field for e in values} else 1  # one party alone in a title is no purchase
        fields = [len({e.field for e in values if any(start <= e.start < end for start, end in spans)}) for spans in places]
        fields[0] = fields[0] or _is_listed_in(article, fact, places[0][0])
        fields[0] *= not (earned and isinstance(fact, AcquisitionFact))  # its parties stand there, and no purchase
        placed = [found if found >= needed else 0 for found in fields]
        weight = _latest(fact) if isinstance(fact, RevenueFact | GrowthFact) else _size(getattr(fact, "money", None))
        return (
            -bool(placed[0]), -bool(placed[1]), -bool(placed[2]), is_event(fact) == earned,
            *(-found for found in placed), -len(values), -weight, min(e.start for e in fact.evidence),
        )  # fmt: skip

    return rank


def _is_listed_in(article: Article, fact: Fact, title: tuple[int, int]) -> bool:
    """Whether a title that was not read tells a listing: it names the company, and the exchange as the article does (甲遞表港交所)."""
    if not isinstance(fact, ListingFact) or fact.company is None:
        return False
    said = [fold(e.text) for e in fact.evidence if e.field == "exchange"]
    return any(word in fold(article.text[slice(*title)]) for word in said) and is_titled(article, fact.company)


def _blocks(article: Article, kind: str) -> list[tuple[int, int]]:
    return [(b.start, b.end) for b in article.blocks if b.kind == kind]


def _lead(article: Article) -> list[tuple[int, int]]:
    """The first paragraph, and the item of a list that stands before it; the beginning of a text without blocks."""
    if not article.blocks:
        return [(0, _LEAD)]
    first, item = _blocks(article, "paragraph")[:1], _blocks(article, "item")[:1]
    return first + [span for span in item if not first or span < first[0]]


def placed(rank: tuple[float, ...]) -> bool:
    """Whether a fact of this rank is said in the title, the summary or the first paragraph."""
    return any(rank[:3])


def _latest(fact: RevenueFact | GrowthFact) -> float:
    """The end of its period; what is only expected comes behind all that was."""
    end = fact.period.end if fact.period else date.max
    return end.toordinal() - (date.max.toordinal() if fact.status in ("planned", "speculated") else 0)


def _size(money: Money | None) -> float:
    """The amount, or the larger bound of one that has no value."""
    sizes = (money.value, money.max, money.min) if money is not None else ()
    return float(next((size for size in sizes if size), 0))
