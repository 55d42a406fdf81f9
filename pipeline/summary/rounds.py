"""A round as it can be stated: whether it is news, with the day and the worth that stand by it, and with those who surely paid."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.lexicons.cues import pattern
from pipeline.model import Evidence, Fact, FundingRound, InvestorFact
from pipeline.records.beside import Beside, are_one
from pipeline.records.confidence import SUMMARISED
from pipeline.records.nearness import Nearness
from pipeline.records.round_doubts import core_of, has_its_worth, stands_by
from pipeline.summary.names import sayable
from pipeline.text.fold import fold

_FOLLOWED = pattern(r"{follows}(?: (?:a|an|its|the))?(?: [a-z-]+){0,2} ?$", "stating")
_ITSELF = pattern(r"(?:^|[,;。:!?] ?)(?:{itself.zh}|the (?:[\w-]+ ){0,3}?{itself.en})", "quoting")
_TRANCHE = pattern(r"{tranche}", "stating")
_OF_ANOTHER = pattern(r"[^,;:。!?\n]{0,12}(?:投资|注资|领投|创办|创立|成立)的", "stating")  # 甲在 2021 年加碼投資的乙完成 …
_ROUND = re.compile(r"[^,;:。!?\n]{0,8}?(?:[輪轮]|融[資资]|\d)")
_FOILED = pattern(r"{foiled}", "stating")
_TOLD_TO = pattern(r"{told_to}(?: the)? ?$", "stating")
_PRIOR, _FORMERLY = pattern(r"{prior}", "stating"), pattern(r"{formerly}", "stating")


def is_its_news(near: Nearness, fact: FundingRound) -> bool:
    """Whether a round is not only told as one that the news came after: the funding comes two years after a $13 million Series B."""
    told = [e for e in fact.evidence if e.field == "money"]
    bygone = bool(told) and all(_FOLLOWED.search(near.before(e.start)) or _PRIOR.match(near.folded, near.around(e)[0]) for e in told)
    return fact.date is not None or not bygone


def is_told_as_former(near: Nearness, fact: FundingRound) -> bool:
    """Whether every telling of a round's amount says that it was before, and none when: 曾籌得約 30 億美元, previously raised $5 million."""
    told = [e for e in fact.evidence if e.field == "money"]
    return fact.date is None and bool(told) and all(_FORMERLY.search(near.before(e.start)) for e in told)


def round_as_told(near: Nearness, beside: Beside, fact: FundingRound) -> FundingRound:
    """A round with the day and the worth that it is told with, and with those whose names can be said."""
    day = fact.date if _has_its_day(near, beside, fact) else None
    worth = fact.valuation if has_its_worth(near, beside, fact) else None
    bygone = _bygone(near, fact)
    payers = tuple(i for i in fact.investors if sayable(i) and i.text not in bygone | _listeners(near, fact))
    series = None if bygone and fact.series and _words(near, fact, "series") <= bygone else fact.series
    series = None if _is_elsewhere(near, fact, "series") else series
    told = fact.model_copy(update={"date": day, "valuation": worth, "investors": payers, "series": series})
    return told.model_copy(update={"status": "denied"}) if _is_foiled(near, fact) else told


def _is_elsewhere(near: Nearness, fact: FundingRound, field: str) -> bool:
    """Whether the words of a field stand in paragraphs alone that have nothing else of the round, nor a word for it or its company."""
    told = [e for e in fact.evidence if e.field == field]
    others = [e.start for e in fact.evidence if e.field != field]
    forms = {fold(form) for form in (fact.company.name, fact.company.text)} if fact.company else set[str]()
    for e in told:
        start, end = near.folded.rfind("\n", 0, e.start) + 1, near.folded.find("\n", e.end)
        end = end if end >= 0 else len(near.folded)
        words = near.folded[start:end]
        if any(start <= at < end for at in others) or any(form in words for form in forms) or _ITSELF.search(words):
            return False
    return bool(told) and "\n" in near.folded.strip()


def _words(near: Nearness, fact: FundingRound, field: str) -> set[str]:
    """What the article calls a field of a round."""
    return {near.text[e.start : e.end] for e in fact.evidence if e.field == field}


def _bygone(near: Nearness, fact: FundingRound) -> set[str]:
    """What is only told in sentences that say that they are about what was before (在此之前，公司還完成過…), and not about this round's money."""
    core = near.places(fact, "money") or near.places(fact, "company")
    slots = [e for e in fact.evidence if e.field in ("series", "investors")]
    before = [e for e in slots if near.sentence(e) not in core and _PRIOR.match(near.folded, near.around(e)[0])]
    now = {near.text[e.start : e.end] for e in slots if e not in before}
    return {near.text[e.start : e.end] for e in before} - now


def _listeners(near: Nearness, fact: FundingRound) -> set[str]:
    """Who is only named as whom somebody told it: people told | The Herald."""
    named = [(near.text[e.start : e.end], _TOLD_TO.search(near.before(e.start))) for e in fact.evidence if e.field == "investors"]
    return {name for name, told in named if told} - {name for name, told in named if not told}


def _is_foiled(near: Nearness, fact: FundingRound) -> bool:
    """Whether most clauses that tell a round which is only planned say that it came to nothing: 融資談判擱淺."""
    told = [e for e in fact.evidence if e.field in ("money", "series")]
    foiled = [e for e in told if _FOILED.search(near.clause(e, e))]
    return fact.status in ("planned", "reported") and bool(foiled) and 2 * len(foiled) >= len(told)


def _has_its_day(near: Nearness, beside: Beside, fact: FundingRound) -> bool:
    """Whether one day is told near what a round raised, and not as that of a part of it, or of what describes a company.

    Of days told otherwise nearly one in two was another's.
    """
    days = [e for e in fact.evidence if e.field == "date"]
    if days and all(_TRANCHE.search(near.folded, *near.around(e)) or _is_of_another(near, e) for e in days):
        return False
    return are_one(beside.whens(days)) and stands_by(near, fact, "date", core_of(near, fact))


def _is_of_another(near: Nearness, day: Evidence) -> bool:
    """Whether a day is that of what describes a company, and not of a round: 在 2021 年加碼投資的乙完成 …, not 2021 年由甲領投的 B 輪."""
    found = _OF_ANOTHER.match(near.folded, day.end)
    return found is not None and _ROUND.match(near.folded, found.end()) is None


def with_the_sure(facts: Sequence[Fact]) -> list[Fact]:
    """The facts, of rounds without those of whom it is not sure enough that they paid.

    Args:
        facts: all of an article: what is said of an investor is a fact of its own.
    """
    unsure = {(f.round, f.investor.text) for f in facts if isinstance(f, InvestorFact) and f.confidence < SUMMARISED}
    return [
        f.model_copy(update={"investors": tuple(i for i in f.investors if (f.id, i.text) not in unsure)})
        if isinstance(f, FundingRound) and any((f.id, i.text) in unsure for i in f.investors)
        else f
        for f in facts
    ]
