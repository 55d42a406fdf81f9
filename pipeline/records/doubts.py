"""What stands beside a fact and speaks against it: what is certain is taken back, all else makes the fact less sure.

Every doubt was counted on open articles with gold. One that is right in half of its cases or more takes back what it is about, with a
note; one that is right less often is a kind of evidence of its fact (``records.grounds``), and weighs what ``lexicons/confidence.toml`` says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from pipeline.mentions.mention import Source
from pipeline.model import AcquisitionFact, Fact, FundingRound, InvestorFact, ListingFact
from pipeline.records import listing_doubts, round_doubts
from pipeline.records.beside import Beside, figure
from pipeline.records.cut import is_cut
from pipeline.records.nearness import Nearness
from pipeline.records.strangers import strangers
from pipeline.text.fold import fold

Event = TypeVar("Event", FundingRound, ListingFact)
_MANY = 50  # purchases of one buyer that are compared
_LEAST = 3  # letters of a short name
_SLOTS = ("money", "series", "date", "exchange")


def settled(source: Source, facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts of an article without what its words certainly say against them, numbered anew.

    Args:
        source: the article; what is taken back is noted in its trace.
        facts: all of the article.
    """
    near, beside, facts = Nearness(source), Beside(facts), _joined(facts)
    gone, changed = dict[str, str](), dict[str, Fact]()
    for fact in facts:
        if why := _refused(near, beside, fact):
            gone[fact.id] = why
        elif isinstance(fact, FundingRound):
            apart = strangers(near, beside, fact)
            gone |= {f.id: apart[f.investor.text] for f in beside.investors.get(fact.id, ()) if f.investor.text in apart}
            changed[fact.id] = _round(near, beside, fact, apart)
        elif isinstance(fact, ListingFact):
            changed[fact.id] = _listing(near, beside, fact)
    _follow(facts, gone, changed)
    for fact in facts:
        lost = [slot for slot in _SLOTS if getattr(fact, slot, None) and not getattr(changed.get(fact.id, fact), slot)]
        if why := gone.get(fact.id) or ", ".join(f"no {slot} of its own" for slot in lost):
            source.note(f"{fact.rule} at {fact.evidence[0].start}: {'not told' if fact.id in gone else 'told with less'}, {why}")
    return _numbered([changed.get(fact.id, fact) for fact in facts if fact.id not in gone])


def _joined(facts: Sequence[Fact]) -> list[Fact]:
    """The facts, a purchase of one company under its whole and its short name (甲乙丙藥業有限公司, 甲乙丙) told once, with all its words."""
    first: dict[str, list[AcquisitionFact]] = {}
    more: dict[str, list[AcquisitionFact]] = {}
    kept: list[Fact] = []
    for fact in facts:
        if isinstance(fact, AcquisitionFact) and fact.acquirer:
            mine = first.setdefault(fact.acquirer.name, [])
            if same := next((f for f in mine[:_MANY] if f.status == fact.status and _is_within(f.target.text, fact.target.text)), None):
                more.setdefault(same.id, []).append(fact)
                continue
            mine.append(fact)
        kept.append(fact)
    return [_together(fact, more[fact.id]) if isinstance(fact, AcquisitionFact) and fact.id in more else fact for fact in kept]


def _is_within(one: str, other: str) -> bool:
    """Whether a Chinese name is part of a registered one: 甲乙丙 of 甲乙丙藥業有限公司."""
    short, whole = sorted((fold(one), fold(other)), key=len)
    return len(short) >= _LEAST and short in whole and whole.endswith("公司")


def _together(fact: AcquisitionFact, others: Sequence[AcquisitionFact]) -> AcquisitionFact:
    evidence = tuple(sorted({e for f in (fact, *others) for e in f.evidence}, key=lambda e: (e.start, e.end, e.field)))
    money = fact.money or next((f.money for f in others if f.money), None)
    return fact.model_copy(update={"evidence": evidence, "money": money})


def _refused(near: Nearness, beside: Beside, fact: Fact) -> str:
    """Why a fact is none; "" where nothing certain says so."""
    if isinstance(fact, FundingRound):
        if is_cut(near, fact):
            return "the company is a piece of a name"
        if round_doubts.is_own_money(near, fact):
            return "what the company put in"
        bare = fact.series is None and fact.valuation is None
        return "the amount is of another kind" if bare and round_doubts.is_of_another_kind(near, fact) else ""
    if isinstance(fact, ListingFact):
        if is_cut(near, fact):
            return "the company is a piece of a name"
        if listing_doubts.is_exchange(fact.company):
            return "an exchange lists others"
        if listing_doubts.is_attribute(near, fact):
            return "it only says what the company is"
        if listing_doubts.is_bought_there(near, beside, fact):
            return "it is bought there"
        return "never told beside its company" if listing_doubts.is_apart(near, fact) else ""
    return ""


def _follow(facts: Sequence[Fact], gone: dict[str, str], changed: dict[str, Fact]) -> None:
    """Let investors be as sure as their round, and go with it."""
    for fact in facts:
        if not isinstance(fact, InvestorFact) or fact.round is None or fact.id in gone:
            continue
        if fact.round in gone:
            gone[fact.id] = "nor is its round"
        elif (of := changed.get(fact.round)) and of.status != fact.status and fact.status == "asserted":
            changed[fact.id] = fact.model_copy(update={"status": of.status})


def _round(near: Nearness, beside: Beside, fact: FundingRound, apart: dict[str, str]) -> FundingRound:
    """A round without those who paid nothing, and without an amount, a series or a day of something else."""
    slots: dict[str, Any] = {}
    if apart:
        slots["investors"] = tuple(i for i in fact.investors if i.text not in apart)
    if fact.money is not None and round_doubts.is_of_another_kind(near, fact):
        slots["money"] = None
    elif fact.money is not None and round_doubts.is_reached(near, fact):
        slots["money"] = fact.money.model_copy(update={"qualifier": "exact"})
    if round_doubts.is_series_of_others(near, fact):
        slots["series"] = None
    if round_doubts.is_day_of_founding(beside, fact):
        slots["date"] = None
    told = _with(fact, slots)
    strange = {(e.start, e.end) for f in beside.investors.get(fact.id, ()) if f.investor.text in apart for e in f.evidence if e.field == "investor"}
    evidence = tuple(e for e in told.evidence if e.field != "investors" or (e.start, e.end) not in strange)
    told = told.model_copy(update={"evidence": evidence}) if strange and evidence else told
    settled_ = told.model_copy(update={"status": round_doubts.status_of(near, told)}) if told.status == "asserted" else told
    return _without_past_plan(near, settled_)


def _listing(near: Nearness, beside: Beside, fact: ListingFact) -> ListingFact:
    """A listing without a day or an exchange of something else, and as far as its words have come."""
    slots: dict[str, Any] = {} if listing_doubts.has_its_exchange(near, beside, fact) else {"exchange": None}
    if not listing_doubts.has_its(near, fact, "date"):
        slots["date"] = None
    if fact.money is not None and figure(fact.money) in beside.worths:
        slots["money"] = None  # what a listing values a company at is not what it raises
    told = _with(fact, slots)
    return _without_past_plan(near, told.model_copy(update={"status": listing_doubts.status_of(near, told)}))


def _without_past_plan(near: Nearness, fact: Event) -> Event:
    """A plan without a day that is past: on that day something else was, and the plan was made, or filed."""
    if fact.status != "planned" or fact.date is None or near.published is None:
        return fact
    return _with(fact, {"date": None}) if fact.date.end < near.published else fact


def _with(fact: Event, slots: dict[str, Any]) -> Event:
    """A fact with other slots, and without words for those that it has no more."""
    if not slots:
        return fact
    none = {slot for slot, value in slots.items() if value is None}
    evidence = tuple(e for e in fact.evidence if e.field not in none)
    return fact.model_copy(update=slots | ({"evidence": evidence} if evidence else {}))


def _numbered(facts: Sequence[Fact]) -> list[Fact]:
    """Facts numbered in their order, investors with the numbers of their rounds."""
    ids = {fact.id: f"f{i}" for i, fact in enumerate(facts, 1)}
    return [
        fact.model_copy(update={"id": ids[fact.id]} | ({"round": ids.get(fact.round or "")} if isinstance(fact, InvestorFact) else {}))
        if ids[fact.id] != fact.id or isinstance(fact, InvestorFact)
        else fact
        for fact in facts
    ]


class Doubts:
    """The facts of one article as what stands beside them speaks against them."""

    def __init__(self, source: Source, facts: Sequence[Fact]) -> None:
        self._near, self._beside = Nearness(source), Beside(facts)
        self._rounds = {fact.id: fact for fact in facts if isinstance(fact, FundingRound)}
        self._far: dict[str, set[str]] = {}

    def of(self, fact: Fact) -> Iterator[str]:
        """The doubts about a fact, each a key of ``[doubt]`` in ``lexicons/confidence.toml``."""
        if isinstance(fact, FundingRound) and not round_doubts.has_its_worth(self._near, self._beside, fact):
            yield "worth"
        if isinstance(fact, ListingFact) and listing_doubts.is_bare(self._near, fact):
            yield "bare"
        if isinstance(fact, InvestorFact) and (told := self._rounds.get(fact.round or "")):
            if fact.id in self._far_from(told):
                yield "far"

    def _far_from(self, fact: FundingRound) -> set[str]:
        if fact.id not in self._far:
            self._far[fact.id] = round_doubts.far_from(self._near, self._beside, fact)
        return self._far[fact.id]
