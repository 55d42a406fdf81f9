"""A listing as it can be stated: of a company that its words are about, where, when and for how much its own clause says."""

from __future__ import annotations

import re

from pipeline.lexicons.cues import pattern
from pipeline.lexicons.organisations import load
from pipeline.model import Evidence, ListingFact, Name
from pipeline.summary.beside import Beside, are_one
from pipeline.summary.doubts import as_foiled, is_done_already
from pipeline.summary.nearness import Nearness
from pipeline.summary.plan import amount
from pipeline.summary.tense import is_wanted

_LISTED_ONE = pattern(r" ?{listed_one}", "stating")
_STOP = re.compile("[,;。!?\n]")
_COME = pattern(r"{come}", "stating")
_PREPARED = pattern(r" ?{prepared}", "stating")
_OTHERS = re.compile(r"^[^\W在於于赴到\dA-Za-z](?:证|證)?交(?:易)?所$")  # 沙國證交所 is no exchange of here
_EXCHANGE = re.compile(r"(?:证|證|联|聯)?交(?:易)?所$")


def is_plain_listing(near: Nearness, fact: ListingFact, titled: bool) -> bool:
    """Whether a listing can be told at all: a company's, told in a clause with its name, and as something that happens."""
    if is_exchange(fact.company) or _is_attribute(fact, near) or is_done_already(near, fact):
        return False
    pairs = near.pairs(fact, ["company"], ["listing"])
    if pairs and not any(near.in_clause(a, b) or _is_headed(near, a, b) for a, b in pairs):
        return False
    if fact.status == "asserted":
        prepared = bool(pairs) and all(_PREPARED.match(near.folded, b.end) for _, b in pairs)
        if prepared or near.are_apart(fact, ["company"], ["listing"]):
            return False
        if pairs and not _has_come(near, fact):
            return False
    return titled or len(near.places(fact, "listing")) != 1 or bool(near.pairs(fact, ["date", "exchange", "money"], ["listing"]))


def _is_headed(near: Nearness, company: Evidence, listing: Evidence) -> bool:
    """Whether a colon alone parts a name from what is told of it: 甲鋁業:9 月 7 日在上交所上市."""
    at = near.folded.find(":", company.end, listing.start)
    return at >= 0 and not _STOP.search(near.folded, company.end, listing.start)


def _has_come(near: Nearness, fact: ListingFact) -> bool:
    """Whether something tells that a listing is over: a day that is past, an exchange in its clause, a word for it; a bare "IPO" tells nothing."""
    if fact.date and near.published and fact.date.end <= near.published:
        return True
    told = [e for e in fact.evidence if e.field == "listing"]
    if any(near.in_clause(a, b) for a, b in near.pairs(fact, ["exchange"], ["listing"])):
        return True
    return any(_COME.search(near.clause(e, e)) for e in told)


def listing_as_told(near: Nearness, fact: ListingFact, beside: Beside) -> ListingFact:
    """A listing without an exchange, a day or an amount that its words have elsewhere."""
    kept = fact.exchange if _is_exchange_of(fact, near, beside) else None
    money = fact.money if amount(fact.money) not in beside.worths and _is_its(near, fact, "money") else None
    day = fact.date if _is_its(near, fact, "date") else None
    told = as_foiled(near, fact)
    status = "planned" if told.status == "asserted" and _is_to_come(near, fact) else told.status
    return told.model_copy(update={"exchange": kept, "money": money, "date": day, "status": status})


def _is_to_come(near: Nearness, fact: ListingFact) -> bool:
    """Whether some words want a listing, and no others tell that it has come."""
    if fact.date and near.published and fact.date.end <= near.published:
        return False
    told = [e for e in fact.evidence if e.field == "listing"]
    wanted = [e for e in told if is_wanted(near, e)]
    return bool(wanted) and not any(_COME.search(near.clause(e, e)) for e in told if e not in wanted)


def _is_its(near: Nearness, fact: ListingFact, field: str) -> bool:
    """Whether a field has words in a sentence that names the company, or in the next behind a word for it; or has none."""
    told = [e for e in fact.evidence if e.field == field]
    named_ = [e for e in fact.evidence if e.field == "company"]
    if not told or not named_:
        return True
    return not near.are_apart(fact, ["company"], [field]) and any(_is_of_telling(near, fact, e) for e in told)


def _is_of_telling(near: Nearness, fact: ListingFact, one: Evidence) -> bool:
    """Whether a sentence has a telling of the listing that is no mere preparation for it (上市輔導自 4 月 22 日開始)."""
    here = [e for e in fact.evidence if e.field == "listing" and near.sentence(e) == near.sentence(one)]
    return not here or any(not _PREPARED.match(near.folded, e.end) for e in here)


def is_exchange(company: Name) -> bool:
    """Whether a company is where others are listed."""
    found = load().lookup(company.text) or (load().get(company.id) if company.id else None)
    return _EXCHANGE.search(company.text) is not None or (found is not None and found.kind == "exchange")


def _is_attribute(fact: ListingFact, near: Nearness) -> bool:
    """Whether a listing only says what a company is, wherever it is told: 台泥國際為台泥在港上市子公司."""
    told = [e for e in fact.evidence if e.field == "listing"]
    return bool(told) and all(_LISTED_ONE.match(near.folded, e.end) for e in told)


def _is_exchange_of(fact: ListingFact, near: Nearness, beside: Beside) -> bool:
    """Whether no other day stands in the sentence that names the exchange: it may be where the company was listed before."""
    if any(_OTHERS.search(near.folded[max(0, e.start - 1) : e.end]) for e in fact.evidence if e.field == "exchange"):
        return False
    places = near.places(fact, "exchange")
    here = [e for e in fact.evidence if e.field == "date" and near.sentence(e) in places]
    return fact.date is None or are_one([fact.date, *beside.whens(here)])
