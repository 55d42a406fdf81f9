"""Figures that one sentence joins: a period's revenue and profit with their growth, and what they were before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from pipeline.languages import languages
from pipeline.languages.telling import Before, Figure, Grown, higher, is_fiscal
from pipeline.lexicons.cues import pattern
from pipeline.mentions.qualifiers import before
from pipeline.model import Fact, GrowthFact, RevenueFact, When
from pipeline.summary.earlier import figure_before
from pipeline.summary.plan import Plan, amount, title_of

_METRICS = frozenset.intersection(*(frozenset(room.phrases.METRICS) for room in languages() if room.phrases))
_RATES = ("ratio", "percent", "growth")
_BY_TIMES = pattern(r"{rises_by}[^,;:。!?\n至为為到]{0,4}$", "stating")  # 成長近 3 倍, which is not said to be 成長為 3 倍
_FROM = re.compile(r"[^;.。!?]{0,40}?\b(?:from|compared (?:with|to)|versus|against) ")
_TOGETHER = 3  # figures of one sentence
_READ = 60  # figures of a company that are looked at: those of a long table are not news


def told_in_words(fact: Fact) -> bool:
    """Whether every language has a word for the metric of a growth."""
    return not isinstance(fact, GrowthFact) or fact.metric in _METRICS


def tell_figures(plan: Plan, facts: Sequence[Fact], most: int, published: date | None, *, group: str = "") -> None:
    """Tell what one company earns and how it grows, the first of ``facts`` first.

    Args:
        facts: of this company, the most important first.
        most: sentences.
        published: the article's day.
        group: of a list's item, which is one figure.
    """
    each = {fact.id: fact for fact in facts}.values()  # the news is one of its company's own
    facts = [fact for fact in each if isinstance(fact, RevenueFact | GrowthFact) and _in_its_unit(fact, facts)][:_READ]
    for fact in facts:
        if most and fact.id not in plan.ids and isinstance(fact, RevenueFact | GrowthFact):
            most -= _tell_period(plan, fact, facts, published, group)


def _tell_period(plan: Plan, news: RevenueFact | GrowthFact, facts: Sequence[Fact], published: date | None, group: str = "") -> bool:
    """Tell the figures of the period of one of them, or of the one that it is the growth of, if it says something new."""
    if isinstance(news, GrowthFact):
        news = next((f for f in plan.untold(facts) if isinstance(f, RevenueFact) and _is_its(plan, news, f, facts)), news)
    alike = [f for f in plan.untold(facts) if isinstance(f, RevenueFact | GrowthFact) and _together(news, f)]
    here = [f for f in alike if not _is_unclear(plan, f, facts)]
    revenues = _one_a_metric(plan, [f for f in here if isinstance(f, RevenueFact)])
    revenues = sorted(revenues, key=lambda f: _line(f) != _line(news))[: 1 if group else _TOGETHER]
    if revenues and (isinstance(news, RevenueFact) or any(fact.metric == news.metric for fact in revenues)):
        proofs: list[Fact] = []
        figures = []
        for fact in revenues:
            grown = next((g for g in plan.untold(facts) if isinstance(g, GrowthFact) and _is_its(plan, g, fact, facts)), None)
            then = None if group else _set_beside(plan, fact, alike) or figure_before(fact, plan.untold(facts), published)
            before, proof = _compared(fact, grown, then)
            figures.append(Figure(fact.metric, fact.money, _bent(plan, grown) if grown else None, before))
            proofs += [fact, *([grown] if grown else []), *proof]
        plan.tell(proofs, "figures", revenues[0], figures, about=None if group else revenues[0].company, group=group)
        return True
    growths = _undisputed([f for f in here if isinstance(f, GrowthFact) and (f.period or _is_headline(plan, f, *_RATES))])[:_TOGETHER]
    if growths:
        growths = growths[:1] if group else growths
        plan.tell(growths, "growth", [_bent(plan, fact) for fact in growths], about=None if group else growths[0].company, group=group)
    return bool(growths)


def _bent(plan: Plan, fact: GrowthFact) -> Grown:
    """A growth with what the word before it makes of it (nearly tripled, 約 20%), unless it is told exactly too: 近五成 of a title, and then 48.7%."""
    bent = [before(plan.near.folded, e.start)[0] for e in fact.evidence if e.field in _RATES]
    rises = [_BY_TIMES.search(plan.near.before(e.start)) for e in fact.evidence if e.field in _RATES]
    return Grown(fact, "exact" if "exact" in bent or not bent else bent[0], by=bool(rises) and all(rises))


def _is_headline(plan: Plan, fact: Fact, *fields: str) -> bool:
    """Whether the title tells a figure; elsewhere a growth without a period is since nobody knows when."""
    start, end = title_of(plan.article)
    return any(start <= at < end for at in _starts(fact, *fields))


def _together(one: RevenueFact | GrowthFact, other: RevenueFact | GrowthFact) -> bool:
    return _key(one.period) == _key(other.period) and one.status == other.status


def _key(period: When | None) -> str:
    return period.edtf if period else ""


def _one_a_metric(plan: Plan, facts: Sequence[RevenueFact]) -> list[RevenueFact]:
    """The first figure of each metric: two revenues of one period are not both true, or not of the same; nor are a profit and a loss.

    Of two without a period, nobody could say of when either is: told is the one of the title, or that is told most often.
    """
    plain = [f for f in facts if f.period or _is_headline(plan, f, "money") or not any(_rivals(plan, f, other) for other in facts)]
    return list({_line(fact): fact for fact in reversed(plain)}.values())[::-1]


def _rivals(plan: Plan, fact: RevenueFact, other: RevenueFact) -> bool:
    """Whether another figure of a metric is told as often, and not as what it was before."""
    if _line(fact) != _line(other) or amount(fact.money) == amount(other.money):
        return False
    return len(_starts(other, "money")) >= len(_starts(fact, "money")) and not _is_set_before(plan, fact, other)


def _is_set_before(plan: Plan, fact: RevenueFact, other: RevenueFact) -> bool:
    """Whether a figure is only told as what another was before: $41 million, up from | $13 million."""
    pairs = [(a, b) for a in fact.evidence for b in other.evidence if a.field == b.field == "money" and a.end <= b.start]
    return any(plan.near.sentence(a) == plan.near.sentence(b) and _FROM.fullmatch(plan.near.folded, a.end, b.start) for a, b in pairs)


def _line(fact: RevenueFact | GrowthFact) -> str:
    """The metric, or what a company is left with, be it a profit or a loss."""
    return "profit" if fact.metric == "loss" else fact.metric


def _in_its_unit(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether a figure is no profit above the revenue of its period: that has another unit than it is written with."""
    if not isinstance(fact, RevenueFact) or fact.metric != "profit":
        return True
    sold = (f for f in facts if isinstance(f, RevenueFact) and f.metric == "revenue" and _key(f.period) == _key(fact.period))
    return not any(higher(fact.money, f.money) for f in sold)


def _undisputed(facts: Sequence[GrowthFact]) -> list[GrowthFact]:
    """The growth of each metric that has one only: of two, nobody could say what either is of."""
    said = Counter(fact.metric for fact in facts)
    return [fact for fact in facts if said[fact.metric] == 1]


def _is_unclear(plan: Plan, fact: RevenueFact | GrowthFact, facts: Sequence[Fact]) -> bool:
    """Another value of a metric that was told: of the same period, of none, or one more of a row of months or years."""
    told = [f for f in facts if f.id in plan.ids and isinstance(f, RevenueFact | GrowthFact) and (_line(f), f.status) == (_line(fact), fact.status)]
    if any(_key(f.period) == _key(fact.period) for f in told):
        return True  # be it the growth of a figure that has its own: 淨利 2.4 億, 年增 41%; 扣非淨利 2.2 億, 年增 38%
    alike = [f for f in told if isinstance(f, type(fact))]
    return bool(alike) and (fact.period is None or any(_length(f.period) in (None, _length(fact.period)) for f in alike))


def _length(period: When | None) -> str | None:
    return period.granularity if period else None


def _set_beside(plan: Plan, fact: RevenueFact, alike: Sequence[Fact]) -> tuple[Before, list[Fact]] | None:
    """What a figure without a period was before by its own sentence, where it says of when neither is."""
    mine = [f for f in alike if isinstance(f, RevenueFact) and f.metric == fact.metric and fact.period is None]
    found = next((f for f in mine if _is_set_before(plan, fact, f)), None)
    return (Before(found.money), [found]) if found else None


def _compared(fact: RevenueFact, grown: GrowthFact | None, before: tuple[Before, list[Fact]] | None) -> tuple[Before | None, list[Fact]]:
    """What to set beside a figure: beside its growth only the figure of a year before, which the growth may be counted from."""
    if before is None or _counts_otherwise(before[0].date, fact.period):
        return None, []
    return before if grown is None or _a_year_apart(before[0].date, fact.period) else (None, [])


def _counts_otherwise(then: When | None, now: When | None) -> bool:
    """Whether one of two periods is of a company's own year, and the other of the calendar's: nobody could say how far apart they are."""
    return then is not None and now is not None and is_fiscal(then) != is_fiscal(now)


def _a_year_apart(then: When | None, now: When | None) -> bool:
    days = [(w.start.year, w.start.month, w.start.day) for w in (then, now) if w]
    return len(days) == 2 and days[0][0] + 1 == days[1][0] and days[0][1:] == days[1][1:]


def _is_its(plan: Plan, growth: GrowthFact, fact: RevenueFact, facts: Sequence[Fact]) -> bool:
    """Whether a growth is that of a figure: one metric and one period, or the same words for it; without a period, where no other figure is nearer."""
    if (fact.metric, fact.status) != (growth.metric, growth.status):
        return False
    if growth.period is None:
        return _is_nearest(plan, growth, fact, facts)
    return _key(growth.period) == _key(fact.period) or not _starts(growth, "period").isdisjoint(_starts(fact, "period"))


def _starts(fact: Fact, *fields: str) -> set[int]:
    """Where the words of some fields begin."""
    return {e.start for e in fact.evidence if e.field in fields}


def _is_nearest(plan: Plan, growth: GrowthFact, fact: RevenueFact, facts: Sequence[Fact]) -> bool:
    """Whether no other figure of the same metric stands nearer to a growth: 'net profit of $5, … expects $9, down 12%'."""
    rates = _starts(growth, *_RATES)

    def apart(one: Fact) -> int:
        return min((abs(rate - at) for rate in rates for at in _starts(one, "money")), default=0)

    rivals = (f for f in facts if isinstance(f, RevenueFact) and f.metric == fact.metric and amount(f.money) != amount(fact.money))
    return all(apart(fact) <= apart(rival) for rival in rivals)
