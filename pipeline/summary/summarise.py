"""Summaries in Traditional Chinese and English of the same facts.

First a plan that no language knows: which facts are told, in which order, what they share. Then each language's
phrases print the plan. At last the article's own sentences, verbatim.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, get_args

from pipeline.languages import Phrases, languages
from pipeline.model import (
    AcquisitionFact,
    Article,
    Fact,
    FundingRound,
    GrowthFact,
    InvestorFact,
    ListingFact,
    Money,
    RevenueFact,
    Sentence,
    Summary,
    SummaryLanguage,
    ValuationFact,
)
from pipeline.records.confidence import SUMMARISED
from pipeline.records.entities import Entities, Named, named
from pipeline.summary.quotes import quotes, title_of

_PRINTED = {language.summary: language.phrases for language in languages() if language.summary and language.phrases}
_PHRASES: dict[SummaryLanguage, Phrases] = {language: _PRINTED[language] for language in get_args(SummaryLanguage)}
_METRICS = frozenset.intersection(*(frozenset(phrases.METRICS) for phrases in _PHRASES.values()))
_MOST_DEALS, _MOST_ASIDE, _MOST_NAMES = 8, 4, 12
_LEAD = 300  # code points of an article without blocks that count as its first paragraph


@dataclass(frozen=True, slots=True)
class _Told:
    """One stated sentence before it has a language: the name of its phrase and what the phrase is given."""

    facts: tuple[str, ...]
    phrase: str
    given: tuple[Any, ...]


@dataclass
class _Plan:
    """What is told, in order; a fact is told once. ``aside``: the article is about something else."""

    entities: Entities
    told: list[_Told] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    aside: bool = False

    def tell(self, facts: Iterable[Fact], phrase: str, *given: Any) -> None:
        ids = tuple(dict.fromkeys(fact.id for fact in facts))
        self.ids.update(ids)
        self.told.append(_Told(ids, phrase, given))

    def untold(self, facts: Iterable[Fact]) -> list[Fact]:
        return [fact for fact in facts if fact.id not in self.ids]


def summarise(article: Article, facts: Sequence[Fact]) -> dict[SummaryLanguage, Summary]:
    """Return the summary of an article in both languages.

    Stated sentences print values of facts only. Quoted sentences are the article's own, in its language.
    An article without events or figures is summarised by its own sentences alone. What is less sure than ``SUMMARISED``
    is not stated.

    Args:
        article: as read.
        facts: of this article.

    >>> from pipeline.model import Evidence, FundingRound, Money, Name
    >>> article = Article(id="a", source="a.md", sha256="0", language="en", text="Acme raised $5 million.")
    >>> evidence = (Evidence(start=0, end=4, text="Acme", field="company"),)
    >>> money = Money(text="$5 million", value=5000000, currency="USD")
    >>> fact = FundingRound(id="f1", company=Name(name="Acme", text="Acme"), money=money, evidence=evidence, rule="r")
    >>> summarise(article, [fact])["zh-Hant"].text
    'Acme 完成 500 萬美元融資。'
    """
    plan = plan_of(article, [fact for fact in facts if fact.confidence >= SUMMARISED])
    quoted = [
        Sentence(text=article.text[start:end], facts=ids, kind="quoted")
        for start, end, ids in quotes(article, facts, plan.ids)
    ]
    return {language: _summary(plan, phrases, article, quoted) for language, phrases in _PHRASES.items()}


def _summary(plan: _Plan, phrases: Phrases, article: Article, quoted: Sequence[Sentence]) -> Summary:
    show = partial(_show, article, plan.entities, phrases.LATIN)
    stated = [
        Sentence(text=getattr(phrases, told.phrase)(*told.given, show), facts=told.facts, kind="stated")
        for told in plan.told
    ]
    sentences = (*quoted, *stated) if plan.aside else (*stated, *quoted)
    return Summary(text=_joined([s.text for s in sentences]), sentences=sentences)


def _joined(texts: Sequence[str]) -> str:
    text = ""
    for sentence in texts:
        text += ("" if not text or text[-1] in "。！？」』" else " ") + sentence
    return text


def _show(article: Article, entities: Entities, latin: bool, name: Named) -> str:
    """The name as the article writes it. In English a Latin spelling, if the article or the lexicon has one."""
    chinese = not name.text.isascii()
    written = name.text if chinese or name.name not in article.text else name.name
    if not latin or written.isascii():
        return written
    if name.id and name.name.isascii():
        return name.name
    return min((w for w in entities.written(name) if w.isascii() and w in article.text), default=written)


def plan_of(article: Article, facts: Sequence[Fact]) -> _Plan:
    """Choose what is told: the event first, then the other figures; a digest is its deals."""
    facts = [fact for fact in facts if not isinstance(fact, FundingRound) or fact.company]  # nobody's round is not told
    plan = _Plan(Entities(name for fact in facts for name in named(fact)))
    rank = _ranking(article)
    events = sorted((f for f in facts if _is_event(f)), key=rank)
    plan.aside = bool(events) and _is_aside(article, events, rank)
    if _is_digest(plan.entities, events, rank):
        _tell_digest(plan, facts, events, _MOST_ASIDE if plan.aside else _MOST_DEALS)
        return plan
    figures = sorted((f for f in facts if _is_figure(f)), key=rank)
    head = next(iter([*events, *figures]), None)
    if head is None:
        _tell_investors(plan, facts)
        return plan
    main = {plan.entities.key(name) for name in _subjects(head)}
    if head in events:
        _tell_event(plan, head, facts)
    _tell_valuations(plan, [head], 1, others=False)
    _tell_backers(plan, main, facts)
    told = [f for f in [*events, *figures] if not _echoes(plan.entities, head, f)]
    own = [f for f in told if plan.entities.key(_subjects(f)[0]) in main]
    rest = [f for f in told if plan.entities.key(_subjects(f)[0]) not in main]
    for here, valuations, revenues, deals in ((own, 2, 4, 3), (rest, 4, 1, 2)):
        _tell_revenues(plan, here, revenues)
        for event in plan.untold(e for e in here if _is_event(e) and _says_something(e))[:deals]:
            _tell_event(plan, event, facts)
        _tell_valuations(plan, here, valuations, others=here is own and getattr(head, "valuation", None) is not None)
    return plan


def _echoes(entities: Entities, head: Fact, fact: Fact) -> bool:
    """The same figures under another company's name: more likely the same event than a second one like it."""
    if not isinstance(head, FundingRound) or head.company is None or entities.key(head.company) == entities.key(_subjects(fact)[0]):
        return False
    if isinstance(fact, FundingRound):
        return _amount(head.money) == _amount(fact.money) is not None and fact.series in (head.series, None)
    return isinstance(fact, ValuationFact) and _amount(head.valuation) == _amount(fact.money)


def _amount(money: Money | None) -> tuple[object, ...] | None:
    return None if money is None else (money.value, money.min, money.max, money.currency)


def _is_event(fact: Fact) -> bool:
    return isinstance(fact, FundingRound | AcquisitionFact | ListingFact)


def _is_figure(fact: Fact) -> bool:
    """A figure that both languages have a word for."""
    return isinstance(fact, ValuationFact | RevenueFact) or (isinstance(fact, GrowthFact) and fact.metric in _METRICS)


def _subjects(fact: Fact) -> list[Named]:
    """The companies that a fact is about, first the one it is told of."""
    match fact.kind:
        case "acquisition":
            return [fact.target, *([fact.acquirer] if fact.acquirer else [])]
        case "amount" | "date":
            return []
    return [fact.company] if fact.company else []


def _says_something(fact: Fact) -> bool:
    """More than that somebody gave a company money at some time."""
    return not isinstance(fact, FundingRound) or bool(fact.money or fact.series or fact.valuation)


def _ranking(article: Article) -> Callable[[Fact], tuple[float, ...]]:
    """What comes first: said in the title, in the summary, in the first paragraph, said often, the largest, said early."""
    title = title_of(article)
    summary, first = (
        next(((b.start, b.end) for b in article.blocks if b.kind == kind), (0, 0)) for kind in ("summary", "paragraph")
    )
    lead = first if article.blocks else (0, _LEAD)

    def rank(fact: Fact) -> tuple[float, ...]:
        values = [e for e in fact.evidence if e.field not in ("company", "date")]
        placed = (len({e.field for e in values if start <= e.start < end}) for start, end in (title, summary, lead))
        size = _size(getattr(fact, "money", None))
        return (*(-found for found in placed), -len(values), -size, min(e.start for e in fact.evidence))

    return rank


def _size(money: Money | None) -> float:
    """The amount, or the larger bound of one that has no value."""
    sizes = (money.value, money.max, money.min) if money is not None else ()
    return float(next((size for size in sizes if size), 0))


def _is_digest(entities: Entities, events: Sequence[Fact], rank: Callable[[Fact], tuple[float, ...]]) -> bool:
    """Three companies with deals, and a title that is not about one of them alone."""
    companies = {entities.key(_subjects(event)[0]) for event in events}
    titled = {entities.key(_subjects(event)[0]) for event in events if rank(event)[0] < 0}
    return len(companies) >= 3 and len(titled) != 1


def _is_aside(article: Article, events: Sequence[Fact], rank: Callable[[Fact], tuple[float, ...]]) -> bool:
    """No deal in the title, the summary or the first quarter: then deals are not what the article is about."""
    first = min(e.start for event in events for e in event.evidence if e.field != "company" or len(event.evidence) == 1)
    return all(rank(event)[:2] == (0, 0) for event in events) and first > max(400, len(article.text) // 4)


def _tell_digest(plan: _Plan, facts: Sequence[Fact], events: Sequence[Fact], deals: int) -> None:
    def full(event: Fact) -> int:
        return sum(1 for _, value in event if value)

    def first(event: Fact) -> int:
        return min(e.start for e in event.evidence)

    telling = [e for e in events if _says_something(e)]
    chosen = sorted(sorted(telling, key=lambda e: (-full(e), first(e)))[:deals], key=first)
    for event in chosen:
        _tell_event(plan, event, facts, most=3)
    shown = {plan.entities.key(_subjects(e)[0]) for e in chosen}
    rest = {plan.entities.key(_subjects(e)[0]): e for e in sorted(telling, key=first, reverse=True)}
    left = (
        []
        if plan.aside
        else [event for key, event in sorted(rest.items(), key=lambda item: first(item[1])) if key not in shown]
    )
    if left:
        plan.tell(left, "others", [_subjects(event)[0] for event in left], _MOST_NAMES)


def _tell_event(plan: _Plan, event: Fact, facts: Sequence[Fact], most: int = 6) -> None:
    if isinstance(event, FundingRound):
        parts = [f for f in facts if isinstance(f, InvestorFact) and f.round == event.id and f.role != "existing"]
        same = [f for f in facts if isinstance(f, ValuationFact) and _is_its_valuation(plan.entities, event, f)]
        plan.tell([event, *parts, *same], "round_", event, most)
    elif isinstance(event, AcquisitionFact):
        plan.tell([event], "acquisition", event)
    elif isinstance(event, ListingFact):
        plan.tell([event], "listing", event)


def _is_its_valuation(entities: Entities, event: FundingRound, fact: ValuationFact) -> bool:
    same_company = event.company is not None and entities.key(event.company) == entities.key(fact.company)
    return event.valuation is not None and same_company and _amount(event.valuation) == _amount(fact.money)


def _tell_backers(plan: _Plan, main: set[str], facts: Sequence[Fact]) -> None:
    """Earlier backers of the company in question, whether a round or a fact of their own names them."""
    found: dict[str, tuple[Named, Fact]] = {}
    company = None
    for fact in facts:
        if not isinstance(fact, InvestorFact | FundingRound) or fact.status == "denied":
            continue
        if fact.company and plan.entities.key(fact.company) in main:
            named_here: list[Named] = (
                [fact.investor] * (fact.role == "existing")
                if isinstance(fact, InvestorFact)
                else [i for i in fact.investors if i.role == "existing"]
            )
            for investor in named_here:
                company = company or fact.company
                found.setdefault(plan.entities.key(investor), (investor, fact))
    if company is not None:
        listed = list(found.values())[:6]
        plan.tell([fact for _, fact in listed], "backers", company, [name for name, _ in listed])


def _tell_investors(plan: _Plan, facts: Sequence[Fact]) -> None:
    """Nothing is known but who invests in whom."""
    groups: dict[tuple[str, str], list[InvestorFact]] = {}
    for fact in facts:
        if isinstance(fact, InvestorFact) and fact.role in ("lead", "participant"):
            groups.setdefault((plan.entities.key(fact.company), fact.status), []).append(fact)
    for together in groups.values():
        plan.tell(together, "investors", together)


def _tell_valuations(plan: _Plan, facts: Sequence[Fact], most: int, *, others: bool) -> None:
    worth = [f for f in plan.untold(facts) if isinstance(f, ValuationFact)][:most]
    if others:
        for fact in worth:
            plan.tell([fact], "other_valuation", fact)
        return
    for status in ("asserted", "reported", "planned", "speculated", "denied"):
        alike = [f for f in worth if f.status == status]
        if alike:
            plan.tell(alike, "valuation", alike)


def _tell_revenues(plan: _Plan, facts: Sequence[Fact], most: int) -> None:
    for fact in [f for f in plan.untold(facts) if isinstance(f, RevenueFact)][:most]:
        most -= 1
        grown = next((g for g in plan.untold(facts) if isinstance(g, GrowthFact) and _same_metric(plan, fact, g)), None)
        plan.tell([fact, grown] if grown else [fact], "revenue", fact, grown)
    for growth in [f for f in plan.untold(facts) if isinstance(f, GrowthFact)][:most]:
        plan.tell([growth], "growth", growth)


def _same_metric(plan: _Plan, fact: RevenueFact, growth: GrowthFact) -> bool:
    """Whether a growth is that of a revenue: of one company, one metric and, where it has one, one period."""
    same_company = plan.entities.key(fact.company) == plan.entities.key(growth.company)
    same_metric = (fact.metric, fact.status) == (growth.metric, growth.status)
    return same_company and same_metric and growth.period in (None, fact.period)
