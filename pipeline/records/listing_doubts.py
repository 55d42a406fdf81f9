"""What stands beside a listing and speaks against it: a company that its words are not about, a day or an exchange of something else, that it failed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.lexicons.cues import pattern
from pipeline.lexicons.organisations import load
from pipeline.model import Evidence, ListingFact, Name, Status
from pipeline.records.beside import Beside, are_one
from pipeline.records.nearness import Nearness
from pipeline.records.round_doubts import is_wanted

_LISTED_ONE = pattern(r" ?{listed_one}", "stating")
_COME, _WENT = pattern(r"{come}", "stating"), pattern(r"{went_public}", "stating")
_PREPARED = pattern(r" ?{prepared}", "stating")
_NOUN = re.compile(r"(?:ipo|offering|首次公开发行)$")
_FOILED = pattern(r"{foiled}", "stating")
_WHICH = re.compile(r",? (?:which|that|who) ")
_OTHERS = re.compile(r"^[^\W在於于赴到\dA-Za-z](?:证|證)?交(?:易)?所$")  # 沙國證交所 is no exchange of here
_EXCHANGE = re.compile(r"(?:证|證|联|聯)?交(?:易)?所$")


def is_exchange(company: Name) -> bool:
    """Whether a company is where others are listed."""
    found = load().lookup(company.text) or (load().get(company.id) if company.id else None)
    return _EXCHANGE.search(company.text) is not None or (found is not None and found.kind == "exchange")


def is_apart(near: Nearness, fact: ListingFact) -> bool:
    """Whether a listing that is told as done never stands in a sentence with its company, or behind a word for it (公司)."""
    if any(e.field == "listing" and near.refers(e) for e in fact.evidence):
        return False
    named, told = near.places(fact, "company"), near.places(fact, "listing")
    told |= {place - 1 for place in told if near.goes_on(place)}
    return fact.status == "asserted" and bool(named and told) and named.isdisjoint(told)


def is_bought_there(near: Nearness, beside: Beside, fact: ListingFact) -> bool:
    """Whether each sentence with a listing and its company tells before that that company is bought: it is the buyer who lists: 甲收購乙，拚明年掛牌.

    Who is bought and then "which" went public is who did.
    """
    pairs = [(a, b) for a, b in near.pairs(fact, ["company"], ["listing"]) if not _WHICH.match(near.folded, a.end)]
    return bool(pairs) and all(a.start in beside.bought and a.end < b.end for a, b in pairs)


def is_attribute(near: Nearness, fact: ListingFact) -> bool:
    """Whether a listing only says what a company is, or where it is listed, wherever it is told: 在港上市子公司, 上市所在地."""
    told = [e for e in fact.evidence if e.field == "listing"]
    return bool(told) and all(_LISTED_ONE.match(near.folded, e.end) for e in told)


def is_bare(near: Nearness, fact: ListingFact) -> bool:
    """Whether nothing tells that a listing that is told as done has come: it has a noun alone (OpenAI IPO), or is told once beside nothing."""
    told = [e for e in fact.evidence if e.field == "listing"]
    if fact.status != "asserted" or not near.pairs(fact, ["company"], ["listing"]) or _has_come(near, fact):
        return False
    once = len(near.places(fact, "listing")) == 1 and not near.pairs(fact, ["date", "exchange", "money"], ["listing"])
    return once or all(_NOUN.search(near.folded[e.start : e.end]) for e in told)


def _is_prepared(near: Nearness, told: Sequence[Evidence]) -> bool:
    """Whether all tellings of a listing are of what comes before it: 上市輔導, 上市前夕."""
    return bool(told) and all(_PREPARED.match(near.folded, e.end) for e in told)


def _has_come(near: Nearness, fact: ListingFact) -> bool:
    """Whether something tells that a listing is over: a day that is past, a word in its clause; a bare "IPO" tells nothing."""
    if _is_past(near, fact):
        return True
    return any(_COME.search(near.clause(e, e)) for e in fact.evidence if e.field == "listing")


def _is_past(near: Nearness, fact: ListingFact) -> bool:
    return bool(fact.date and near.published and fact.date.end <= near.published)


def status_of(near: Nearness, fact: ListingFact) -> Status:
    """How far a listing has come by most of its clauses: it failed (甲 IPO 失敗), it has come (Acme goes public), or some words want it."""
    told = [e for e in fact.evidence if e.field == "listing"]
    foiled = [e for e in told if _FOILED.search(near.clause(e, e))]
    if fact.status in ("asserted", "planned") and foiled and 2 * len(foiled) >= len(told):
        return "denied"
    if fact.status == "planned" and any(_WENT.search(near.folded[e.start : e.end]) for e in told):
        return "asserted"
    return "planned" if fact.status == "asserted" and (_is_to_come(near, fact, told) or _is_prepared(near, told)) else fact.status


def _is_to_come(near: Nearness, fact: ListingFact, told: Sequence[Evidence]) -> bool:
    """Whether some words want a listing, and no others tell that it has come."""
    wanted = [] if _is_past(near, fact) else [e for e in told if is_wanted(near, e)]
    return bool(wanted) and not any(_COME.search(near.clause(e, e)) for e in told if e not in wanted)


def has_its(near: Nearness, fact: ListingFact, field: str) -> bool:
    """Whether a field has words in a sentence that names the company, or in the next behind a word for it; or has none."""
    told = [e for e in fact.evidence if e.field == field]
    named = [e for e in fact.evidence if e.field == "company"]
    if not told or not named:
        return True
    return not near.are_apart(fact, ["company"], [field]) and any(_is_of_telling(near, fact, e) for e in told)


def _is_of_telling(near: Nearness, fact: ListingFact, one: Evidence) -> bool:
    """Whether a sentence has a telling of the listing that is no mere preparation for it (上市輔導自 4 月 22 日開始)."""
    here = [e for e in fact.evidence if e.field == "listing" and near.sentence(e) == near.sentence(one)]
    return not here or any(not _PREPARED.match(near.folded, e.end) for e in here)


def has_its_exchange(near: Nearness, beside: Beside, fact: ListingFact) -> bool:
    """Whether no other day stands in the sentence that names the exchange: it may be where the company was listed before."""
    if any(_OTHERS.search(near.folded[max(0, e.start - 1) : e.end]) for e in fact.evidence if e.field == "exchange"):
        return False
    places = near.places(fact, "exchange")
    here = [e for e in fact.evidence if e.field == "date" and near.sentence(e) in places]
    return fact.date is None or are_one([fact.date, *beside.whens(here)])
