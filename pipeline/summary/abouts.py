"""What a company is, in terms that both languages have: what it does, since when, what it raised, what the money is for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.lexicons.topics import Kind, Topic, topics_in
from pipeline.model import AboutFact, Fact, FundingRound
from pipeline.records.confidence import BACKGROUND
from pipeline.summary.plan import Plan, amount, nameable

_MOST = 3  # terms of one clause


def described(facts: Iterable[Fact]) -> list[AboutFact]:
    """The descriptions that are asserted, sure, and have words in every language; what money is for may be planned."""
    sure = (f for f in facts if isinstance(f, AboutFact) and f.confidence >= BACKGROUND)
    return [f for f in sure if (f.status == "asserted" or _is_plan(f)) and _has_words(f)]


def _is_plan(fact: AboutFact) -> bool:
    return fact.topic == "use_of_proceeds" and fact.status == "planned"


def _has_words(fact: AboutFact) -> bool:
    if fact.topic == "founded":
        return fact.date is not None and nameable(fact.date)
    if fact.topic == "total_raised":
        return fact.money is not None and (fact.money.value or fact.money.min) is not None
    return bool(_terms(fact))


def tell_abouts(plan: Plan, facts: Sequence[Fact]) -> None:
    """Tell what one company is.

    Args:
        plan: that it is told in.
        facts: of this company, of any kind; a sum that is a round's is not told again as what was raised altogether.
    """
    abouts = plan.untold(described(facts))
    of = {topic: [f for f in abouts if isinstance(f, AboutFact) and f.topic == topic] for topic in ("use_of_proceeds", "business", "founded", "total_raised")}
    if uses := of["use_of_proceeds"]:
        plan.tell(uses, "proceeds", _all(uses), about=uses[0].company)
    trades, founded = of["business"], of["founded"] if len(of["founded"]) == 1 else []
    if profile := [*founded, *trades]:
        plan.tell(profile, "profile", profile[0].company, founded[0].date if founded else None, _all(trades), about=profile[0].company)
    rounds = {amount(f.money) for f in facts if isinstance(f, FundingRound)}
    if (sums := of["total_raised"]) and len(sums) == 1 and amount(sums[0].money) not in rounds:
        plan.tell(sums, "altogether", sums[0].company, sums[0].money, about=sums[0].company)


def _terms(fact: AboutFact) -> tuple[Topic, ...]:
    """The terms that a description speaks of; one with a number that its words have not is none of them."""
    kinds: dict[str, Kind] = {"business": "business", "use_of_proceeds": "use"}
    kind = kinds.get(fact.topic)
    found = topics_in(fact.text, kind) if kind else ()
    return tuple(t for t in found if all(c in fact.text for c in t.zh_hant + t.en if c.isdigit()))


def _all(facts: Iterable[AboutFact]) -> tuple[Topic, ...]:
    """The terms of several descriptions, each once; beside solid-state batteries no batteries."""
    found = tuple(dict.fromkeys(term for fact in facts for term in _terms(fact)))
    return tuple(t for t in found if not any(t.en in other.en for other in found if other is not t))[:_MOST]
