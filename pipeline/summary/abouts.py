"""What a company is, in terms that both languages have: what it does, since when, what it raised, what the money is for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import get_args

from pipeline.languages.telling import Portrait
from pipeline.lexicons.topics import Kind, Topic, topics_in
from pipeline.model import AboutFact, Fact, FundingRound, Name
from pipeline.model import Topic as Subject
from pipeline.records.confidence import BACKGROUND, SUMMARISED
from pipeline.summary.plan import Plan, amount, is_titled, nameable, title_of
from pipeline.summary.portrait import bent, customers_in, persons_in, place_in
from pipeline.vocabulary import table

_AROUND = re.compile(r" (?:that|which|on|for|designed|optimi[sz]ed|aimed|targeting|specifically|whose|who|what|so|to)\b")
_WIDE = frozenset(table("stating")["wide_trades"]["keys"])
_MOST = 3  # terms of one clause
# Of these fewer were right than of the others, and what is told of them is surer than what is read: customers that the lexicon
# knows, a number that no other contradicts.
_LEAST = {"customers": SUMMARISED, "headcount": SUMMARISED}
_FOUNDED_BY = ".founded_by"  # with which a rule ends that reads who founded a company, and not who is called a founder
_NAMED: dict[str, Callable[[str], object]] = {
    "location": lambda text: place_in([text]), "customers": customers_in, "founders": lambda text: persons_in(text)[0],
}  # fmt: skip


def described(facts: Iterable[Fact]) -> list[AboutFact]:
    """The descriptions that are asserted, sure, and have words in every language; what money is for may be planned."""
    sure = (f for f in facts if isinstance(f, AboutFact) and f.confidence >= _LEAST.get(f.topic, BACKGROUND))
    return [f for f in sure if (f.status == "asserted" or _is_plan(f)) and _has_words(f)]


def _is_plan(fact: AboutFact) -> bool:
    return fact.topic == "use_of_proceeds" and fact.status == "planned"


def _has_words(fact: AboutFact) -> bool:
    if fact.topic == "founded":
        return fact.date is not None and nameable(fact.date)
    if fact.topic == "total_raised":
        return fact.money is not None and (fact.money.value or fact.money.min) is not None
    if fact.topic == "headcount":
        return fact.number is not None
    return bool(_NAMED[fact.topic](fact.text) if fact.topic in _NAMED else _terms(fact))


def tell_abouts(plan: Plan, facts: Sequence[Fact]) -> None:
    """Tell what one company is.

    Args:
        plan: that it is told in.
        facts: of this company, of any kind; a sum that is a round's is not told again as what was raised altogether.
    """
    abouts = plan.untold(described(facts))
    of = {topic: [f for f in abouts if isinstance(f, AboutFact) and f.topic == topic] for topic in get_args(Subject)}
    tell_proceeds(plan, facts)
    _tell_portrait(plan, of)
    if (sums := of["total_raised"]) and len(sums) == 1 and _is_of_all(sums[0], facts):
        plan.tell(sums, "altogether", sums[0].company, sums[0].money, about=sums[0].company)
    if buyers := of["customers"]:
        known = {name.id: name for fact in buyers for name in customers_in(fact.text)}
        plan.tell(buyers, "customers", buyers[0].company, list(known.values())[:_MOST], about=buyers[0].company)


def tell_proceeds(plan: Plan, facts: Sequence[Fact]) -> None:
    """Tell what the money is for, right behind what brings it: behind another round it would be that one's."""
    uses = [f for f in plan.untold(described(facts)) if isinstance(f, AboutFact) and f.topic == "use_of_proceeds"]
    if uses and _is_money_told(plan, uses[0]):
        plan.tell(uses, "proceeds", _all(uses), about=uses[0].company)


def _is_of_all(fact: AboutFact, facts: Sequence[Fact]) -> bool:
    """Whether a sum can be that of all rounds: none of them alone, nor less than those told come to (兩輪合計募資 … of one that had others before)."""
    rounds = {amount(f.money): f.money for f in facts if isinstance(f, FundingRound) and f.money and f.status == "asserted"}
    if fact.money is None or amount(fact.money) in rounds:
        return False
    sizes = [money.value or money.min or 0 for money in rounds.values() if money and money.currency == fact.money.currency]
    whole = fact.money.value or fact.money.max or fact.money.min
    return whole is None or sum(sizes) <= whole


def _is_money_told(plan: Plan, use: AboutFact) -> bool:
    """Whether what was told says that the company gets money; else nobody knows whose proceeds they are."""
    key = plan.entities.key(use.company)
    return any(told.about == key and told.phrase in ("round_", "listing") for told in plan.told)


def _tell_portrait(plan: Plan, of: Mapping[str, Sequence[AboutFact]]) -> None:
    """One sentence of who founded a company, when, where it sits, who works there and what it does; without the last where it is too long."""
    founded, staff, places = of["founded"], of["headcount"], of["location"]
    founded = founded if len(founded) == 1 else []
    staff = staff if len(staff) == 1 else []
    place = place_in([f.text for f in places])
    persons, whole = _persons(of["founders"])
    proofs = [*founded, *(of["founders"] if whole else ()), *(places if place else ()), *staff]
    trades = [f for f in of["business"] if proofs and _is_headlined(plan, f)]  # a trade alone is no news, and of others often a product's
    if profile := [*proofs, *trades]:
        company = profile[0].company
        portrait = Portrait(
            company, founded[0].date if founded else None, persons if whole else (), place,
            staff[0].number if staff else None, bent(staff[0].text) if staff else "exact", _all(trades),
        )  # fmt: skip
        plan.tell(profile, "profile", portrait, about=company)
        if trades:
            plan.shorten(proofs, replace(portrait, trades=()))
    if persons and not whole:
        plan.tell(of["founders"], "founders", of["founders"][0].company, persons, about=of["founders"][0].company)


def _is_headlined(plan: Plan, fact: AboutFact) -> bool:
    """Whether the title names the company of a description; of an article without one, any company is its own."""
    start, end = title_of(plan.article)
    return start == end or is_titled(plan.article, fact.company)


def _persons(facts: Sequence[AboutFact]) -> tuple[tuple[Name, ...], bool]:
    """The founders of several descriptions, each once, and whether they are all: who is called a founder may be one of many."""
    read = [persons_in(fact.text) for fact in facts]
    persons = tuple({person.name: person for named, _ in read for person in named}.values())
    whole = any(fact.rule.endswith(_FOUNDED_BY) and len(named) == len(persons) and not more for fact, (named, more) in zip(facts, read, strict=True))
    return persons[:_MOST], whole and len(persons) <= _MOST


def _terms(fact: AboutFact) -> tuple[Topic, ...]:
    """The terms that a description speaks of; one with a number that its words have not is none of them."""
    kinds: dict[str, Kind] = {"business": "business", "use_of_proceeds": "use"}
    kind = kinds.get(fact.topic)
    found = topics_in(_core(fact.text) if kind == "business" else fact.text, kind) if kind else ()
    return tuple(t for t in found if all(c in fact.text for c in t.zh_hant + t.en if c.isdigit()))


def _core(text: str) -> str:
    """The words of a description that name what a company makes, without what it is for, on or like: robots | for factories.

    >>> _core("clinical data on the longevity of implants")
    'clinical data'
    """
    found = _AROUND.search(text)
    return text[: found.start()] if found else text


def _all(facts: Iterable[AboutFact]) -> tuple[Topic, ...]:
    """The terms of several descriptions, each once; none beside one that says it more closely, and none so wide that it says nothing."""
    found = tuple(dict.fromkeys(term for fact in facts for term in _terms(fact) if term.id not in _WIDE))
    return tuple(t for t in found if not any(t.covers(other) for other in found))[:_MOST]
