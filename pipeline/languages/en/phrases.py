"""English: the phrases of the summaries.

Every phrase prints values of facts and nothing else: no number and no name is made here.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipeline.languages.en.amounts import QUALIFIERS
from pipeline.languages.en.periods import when
from pipeline.languages.en.portraits import altogether as altogether
from pipeline.languages.en.portraits import customers as customers
from pipeline.languages.en.portraits import founders as founders
from pipeline.languages.en.portraits import proceeds as proceeds
from pipeline.languages.en.portraits import profile as profile
from pipeline.languages.en.wording import cut, join, money_, names, number, who, whose
from pipeline.languages.telling import Before, Figure, Grown, Manner, Part, Voice, higher
from pipeline.model import (
    AcquisitionFact,
    FundingRound,
    Investor,
    InvestorFact,
    ListingFact,
    Money,
    Name,
    RevenueFact,
    Status,
    ValuationFact,
    When,
)

LATIN = True

SERIES = {
    "Seed": "seed round",
    "Pre-Seed": "pre-seed round",
    "Angel": "angel round",
    "Strategic": "strategic round",
    "Convertible": "convertible debt financing",
    "Bridge": "bridge round",
    "Debt": "debt financing",
    "Growth": "growth round",
    "IPO-pre": "pre-IPO round",
}
METRICS = {
    "revenue": "revenue",
    "arr": "annual recurring revenue (ARR)",
    "run_rate": "annualized revenue",
    "profit": "profit",
    "loss": "loss",
    "bookings": "bookings",
    "users": "number of users",
    "customers": "number of customers",
    "shipments": "shipments",
    "orders": "orders",
    "valuation": "valuation",
}
BASES = {"post_money": "post-money valuation", "pre_money": "pre-money valuation", None: "valuation"}
GROUPS = {
    "rounds": "Funding: ", "acquisitions": "Acquisitions: ", "listings": "Listings: ", "results": "Results: ", "": "", "aside": "The article mentions that ",
}  # fmt: skip
_FOLDS = dict(enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 2))
_HALF = Decimal("0.5")
_COUNTED = ("profit", "loss")  # metrics with an article
_MANY = ("shipments", "orders", "bookings")
_AGO = {"half_year": "six months earlier", "year": "a year earlier"}


def size(text: str) -> int:
    """How long a text is: its words.

    >>> size("Acme raised $5 million.")
    4
    """
    return len(text.split())


def sentence(group: str, clauses: Sequence[str]) -> str:
    """Clauses as one sentence: one blank between words, one full stop.

    >>> sentence("listings", ["Acme went public", "Nova Inc. plans to go public"])
    'Listings: Acme went public; Nova Inc. plans to go public.'
    """
    said = GROUPS[group] + (_that(clauses) if group == "aside" else "; ".join(clauses))
    said = said[0].upper() + said[1:] if said.startswith(("the claim", "nothing came")) else said
    return said if said.endswith(".") else said + "."


def _that(clauses: Sequence[str]) -> str:
    """Clauses behind one verb: …, that …, and that …."""
    said = [*clauses[:1], *(f"that {clause}" for clause in clauses[1:])]
    return ", and ".join(said) if len(said) == 2 and "," in said[0] else names(said)


def series(label: str | None) -> str:
    """A round by its label, with its article where it takes one.

    >>> series("A"), series("Angel"), series("Debt")
    ('a Series A round', 'an angel round', 'debt financing')
    """
    if label is None:
        return ""
    if label in ("Debt", "Convertible"):
        return SERIES[label]
    said = _label(label)
    return f"{'an' if said[0] in 'aeioAEIO' else 'a'} {said}"


def _label(label: str) -> str:
    """A round by its label, bare: Series A round, seed round."""
    plain = label.rstrip("+")
    if plain.startswith("Pre-") and len(plain) == 5:
        return f"pre-Series {label[4:]} round"
    if plain != label and plain in SERIES:
        return SERIES[plain].removesuffix(" round") + label[len(plain) :] + " round"
    return SERIES.get(label) or (f"Series {label} round" if label[:1].isupper() and len(label) <= 3 else f"{label} round")


def claim(status: Status, voice: Voice, said: str) -> str:
    """The clause, with who said it where that is known, or what was denied of it."""
    if status == "denied":
        return f"the claim that {said} was denied" if voice.by.contradicted else f"nothing came of reports that {said}"
    outlet = voice(voice.by.outlet) if voice.by.outlet is not None else ""
    source = f"{outlet} reported" if outlet.isascii() and outlet else "according to people familiar with the matter" if voice.by.insiders else ""
    return f"{said.replace('reportedly ', '', 1)}, {source}" if status == "reported" and source and not voice.cited else said


def _then(money: Money | None, before: Before | None, year: int | None) -> str:
    """What it was before: , up from $183 billion in September 2025; without ``money``: , compared with …."""
    if before is None:
        return ""
    more = higher(money, before.money) if money else None
    compared = {True: "up from", False: "down from", None: "compared with"}[more]
    at = _AGO[before.ago] if before.ago else when(before.date, year) or (f"at its {_label(before.series)}" if before.series else "")
    return f", {join(compared, money_(before.money), at)}"


def _on(fact: FundingRound | ListingFact, voice: Voice) -> str:
    """When it was done or is to be done. The day of a rumour or an announcement is not the day of a round."""
    roughly = fact.date is not None and fact.date.granularity != "day"
    dated = fact.status == "asserted" or (fact.status == "planned" and roughly)
    return when(fact.date, voice.year) if dated else ""


_RAISES: dict[Status, str] = {
    "asserted": "raised", "reported": "is reportedly raising", "planned": "plans to raise", "speculated": "might raise", "denied": "is raising",
}  # fmt: skip


def round_(fact: FundingRound, before: Before | None, most: int, past: bool, voice: Voice) -> str:
    """Who raised how much in which series, led by whom, at what valuation and what it was before; ``past``: before the news."""
    company = who(fact.company, voice) if fact.company else "A company"
    leads = list(dict.fromkeys(voice(i) for i in fact.investors if i.role == "lead"))
    others = list(dict.fromkeys(voice(i) for i in fact.investors if i.role == "participant")) if not leads else []
    money, kind = money_(fact.money), series(fact.series)
    what = (f"{money} in {kind}" if kind else money) if money else kind or "funding"
    verb = "closed" if fact.status == "asserted" and kind and not money else _RAISES[fact.status]
    said = join(company, "earlier" if past else "", verb, what, _on(fact, voice))
    if leads:
        said += f", led by {names(leads)}"
    elif others:
        including = "investors including " if money and len(others) <= most else ""  # whoever else put in money may have no name
        said += f" {'with' if verb == 'closed' else 'from'} {including}{cut(others, most)}"
    if fact.valuation is not None and money_(fact.valuation):
        said += f"{',' if leads or others else ''} at a {BASES[fact.valuation.basis]} of {money_(fact.valuation)}"
        said += _then(fact.valuation, before, voice.year)
    return claim(fact.status, voice, said)


def joined(fact: FundingRound, most: int, voice: Voice) -> str:
    """Who else took part in the round that was told."""
    shown = list(dict.fromkeys(voice(i) for i in fact.investors if i.role == "participant"))
    are, plan = ("are", "plan") if len(shown) > 1 else ("is", "plans")
    part = {
        "asserted": "also took part", "reported": f"{are} reportedly also taking part", "planned": f"also {plan} to take part",
        "speculated": "might also take part", "denied": f"{are} also taking part",
    }[fact.status]  # fmt: skip
    return claim(fact.status, voice, f"{cut(shown, most)} {part}")


def backers(company: Name, existing: Sequence[Name | Investor], voice: Voice) -> str:
    """Who backed the company before."""
    return f"{whose(company, voice)} existing backers include {names([voice(name) for name in existing])}"


def investors(facts: Sequence[InvestorFact], voice: Voice) -> str:
    """Who put money into the company, where no round is known."""
    shown, status = list(dict.fromkeys(voice(fact.investor) for fact in facts)), facts[0].status
    plan = "plan to invest" if len(shown) > 1 else "plans to invest"
    verb = {"reported": "reportedly invested", "planned": plan, "speculated": "might invest"}.get(status, "invested")
    return claim(status, voice, f"{names(shown)} {verb} in {voice(facts[0].company)}")


def worth(fact: ValuationFact, before: Before | None, past: bool, voice: Voice) -> str:
    """What a company is worth, or ``past`` was, and what it was before."""
    at = when(fact.date, voice.year)
    verb = {
        "asserted": "was valued at" if at else "was earlier valued at" if past else "is valued at", "reported": "is reportedly valued at",
        "planned": "is seeking a valuation of", "speculated": "might be valued at", "denied": "is valued at",
    }[fact.status]  # fmt: skip
    basis = {"post_money": "post-money", "pre_money": "pre-money", None: ""}[fact.basis]
    if fact.status == "planned" and basis:
        verb, basis = f"is seeking a {basis} valuation of", ""
    if fact.money.qualifier == "at_least":
        verb = verb.replace("valued at", "worth")
    said = join(who(fact.company, voice), verb, money_(fact.money), basis, at)
    return claim(fact.status, voice, said + _then(fact.money, before, voice.year))


def figures(fact: RevenueFact, figures: Sequence[Figure], voice: Voice) -> str:
    """Metrics of one company in one period, with their growth and what they were before."""
    at = when(fact.period)
    verb = {
        "asserted": "had" if at else "has", "reported": "reportedly had" if at else "reportedly has", "planned": "is expected to have",
        "speculated": "might have", "denied": "had",
    }[fact.status]  # fmt: skip
    said = []
    for place, figure in enumerate(figures):
        doing = (who(fact.company, voice), verb) if place == 0 else ()
        noun = ("a " if figure.metric in _COUNTED else "") + METRICS[figure.metric]
        grown = f", {_grown(figure.growth, 'up', 'down')}" if figure.growth else ""
        amount = join(*doing, noun, "of", money_(figure.money), at if place == 0 else "")
        said.append(amount + grown + _then(None if grown else figure.money, figure.before, None))
    return claim(fact.status, voice, (", and " if any("," in s for s in said) else " and ").join(said))


def _grown(grown: Grown, up: str, down: str) -> str:
    fact, bent = grown.fact, QUALIFIERS.get(grown.bent, "")
    if fact.ratio == _HALF and not grown.by:
        return f"{down} by {bent}half"
    if fact.ratio is not None and grown.by:
        return f"{up} by {bent}{number(fact.ratio)} times"
    if fact.ratio is not None:
        return f"{up} {bent}{fold_(fact.ratio)}" if fact.ratio >= 1 else f"{down} to {bent}{number(fact.ratio)} times"
    percent = fact.percent if fact.percent is not None else Decimal(0)
    more = f" to {number(abs(fact.percent_max))}" if fact.percent_max is not None else ""
    return f"{down if percent < 0 else up} {bent}{number(abs(percent))}{more}%"


def fold_(ratio: Decimal) -> str:
    """Twofold … tenfold, 2.5-fold.

    >>> fold_(Decimal(10)), fold_(Decimal("2.50"))
    ('tenfold', '2.5-fold')
    """
    return f"{_FOLDS[int(ratio)]}fold" if ratio in _FOLDS else f"{number(ratio)}-fold"


def growth(grown: Sequence[Grown], voice: Voice) -> str:
    """Growth alone: metrics of one company in one period."""
    first = grown[0].fact
    hoped = first.status in ("planned", "speculated")
    expected = f"{'are' if first.metric in _MANY else 'is'} expected to "
    hedge = {"reported": "reportedly ", "planned": expected, "speculated": "might "}.get(first.status, "")
    up, down = ("grow", "fall") if hoped else ("grew", "fell")
    said = [f"{METRICS[one.fact.metric]} {hedge if place == 0 else ''}{_grown(one, up, down)}" for place, one in enumerate(grown)]
    return claim(first.status, voice, join(whose(first.company, voice), names(said), when(first.period)))


_PARTS: dict[Part, str] = {"": "", "assets": "part of ", "shares": "a stake in "}
_THOUGHT: dict[Manner, str] = {"considered": "considering acquiring", "talks": "in talks to acquire"}
_BOUGHT = {"reported": "is reportedly being acquired", "planned": "is to be acquired", "speculated": "might be acquired"}
_BUYS = {"reported": "is reportedly acquiring", "planned": "plans to acquire", "speculated": "might acquire", "denied": "is acquiring"}


def acquisition(fact: AcquisitionFact, date: When | None, part: Part, manner: Manner, voice: Voice) -> str:
    """Who bought whom, or what ``part`` of whom, for how much, and when."""
    target = _PARTS[part] + voice(fact.target)
    price = f" for {money_(fact.money)}" if money_(fact.money) else ""
    price += f" {when(date)}" if when(date) else ""
    if fact.status == "denied" and voice.by.refused:
        offer = f"{whose(fact.acquirer, voice)} offer" if fact.acquirer else "An offer"
        return f"{offer} to acquire {target}{price} was rejected"
    if fact.acquirer is None:
        return claim(fact.status, voice, f"{target} {_BOUGHT.get(fact.status, 'was acquired' if manner == 'done' else 'is being acquired')}{price}")
    buyer = who(fact.acquirer, voice)
    if manner in _THOUGHT:
        reportedly = "reportedly " if fact.status == "reported" else ""
        return claim(fact.status, voice, f"{buyer} is {reportedly}{_THOUGHT[manner]} {target}{price}")
    return claim(fact.status, voice, f"{buyer} {_BUYS.get(fact.status, 'acquired' if manner == 'done' else 'is acquiring')} {target}{price}")


def listing(fact: ListingFact, manner: Manner, voice: Voice) -> str:
    """Who goes public, where, for how much."""
    verb, amount = {
        "asserted": ("went public", ", raising "),
        "reported": ("is reportedly going public", ", raising "),
        "planned": ("plans to go public", " and raise "),
        "speculated": ("might go public", " and raise "),
        "denied": ("is going public", ", raising "),
    }[fact.status]
    if manner == "considered":
        verb, amount = f"is {'reportedly ' if fact.status == 'reported' else ''}considering going public", " and raising "
    place = f"on {_the(voice(Name(name=fact.exchange, text=fact.exchange)))}" if fact.exchange else ""
    if fact.status == "denied" and not voice.by.contradicted:
        return join(whose(fact.company, voice), "plan to go public", place, "came to nothing")
    said = join(who(fact.company, voice), verb, place, _on(fact, voice))
    return claim(fact.status, voice, said + (f"{amount}{money_(fact.money)}" if money_(fact.money) else ""))


def _the(place: str) -> str:
    return f"the {place}" if place.endswith(("Exchange", "Market", "Board")) else place


def others(companies: Sequence[Name], most: int, voice: Voice) -> str:
    """The companies of the deals that are not told."""
    shown = [voice(name) for name in companies]
    return f"The article also mentions {'deals' if shown[1:] else 'a deal'} by {names(shown[:most], more=len(shown) > most)}"
