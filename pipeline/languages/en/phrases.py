"""English: the phrases of the summaries.

Every phrase prints values of facts and nothing else: no number and no name is made here. Names stay as written.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipeline.languages import Show
from pipeline.languages.en.amounts import say
from pipeline.model import (
    AcquisitionFact,
    FundingRound,
    GrowthFact,
    Investor,
    InvestorFact,
    ListingFact,
    Money,
    Name,
    RevenueFact,
    Role,
    Status,
    ValuationFact,
    When,
)

LATIN = True

SERIES = {
    "Seed": "seed round",
    "Seed+": "seed+ round",
    "Pre-Seed": "pre-seed round",
    "Angel": "angel round",
    "Strategic": "strategic round",
    "Convertible": "convertible round",
    "Bridge": "bridge round",
    "Debt": "debt financing",
    "Growth": "growth round",
    "IPO-pre": "pre-IPO round",
}
METRICS = {
    "revenue": "revenue",
    "arr": "annual recurring revenue (ARR)",
    "run_rate": "annualized revenue run rate",
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
_FOLDS = dict(enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 2))
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def names(shown: Sequence[str], more: bool = False) -> str:
    """A list of names, with the comma before "and".

    >>> names(["GIC", "Coatue", "Temasek"]), names(["GIC", "Coatue"]), names(["GIC"], more=True)
    ('GIC, Coatue, and Temasek', 'GIC and Coatue', 'GIC and others')
    """
    listed = [*shown, "others"] if more else list(shown)
    if len(listed) < 3:
        return " and ".join(listed)
    return ", ".join(listed[:-1]) + ", and " + listed[-1]


def when(value: When | None) -> str:
    """A period that a reader can name with its preposition, or nothing.

    >>> from datetime import date
    >>> when(When(text="2/12", start=date(2026, 2, 12), end=date(2026, 2, 12), granularity="day", edtf="2026-02-12"))
    'on February 12, 2026'
    """
    if value is None:
        return ""
    year, month, day = value.start.year, value.start.month, value.start.day
    match value.granularity:
        case "day" if value.start == value.end:
            return f"on {_MONTHS[month - 1]} {day}, {year}"
        case "month":
            return f"in {_MONTHS[month - 1]} {year}"
        case "quarter":
            return f"in the {('first', 'second', 'third', 'fourth')[(month - 1) // 3]} quarter of {year}"
        case "half":
            return f"in the {'first' if month < 7 else 'second'} half of {year}"
        case "year":
            return f"in {year}"
    return ""


def series(label: str | None) -> str:
    """A round by its label, with its article where it takes one.

    >>> series("A"), series("Angel"), series("Debt")
    ('a Series A round', 'an angel round', 'debt financing')
    """
    if label is None:
        return ""
    if label == "Debt":
        return SERIES[label]
    if label.startswith("Pre-") and len(label) == 5:
        return f"a pre-Series {label[4:]} round"
    said = SERIES.get(label) or (
        f"Series {label} round" if label[:1].isupper() and len(label) <= 3 else f"{label} round"
    )
    return f"{'an' if said[0] in 'aeioAEIO' else 'a'} {said}"


def stop(*phrases: str) -> str:
    """A sentence of its phrases: one blank between them, one full stop."""
    said = " ".join(filter(None, phrases)).replace(" ,", ",")
    return said if said.endswith(".") else said + "."


def claim(status: Status, said: str) -> str:
    """The sentence, or what was denied of it."""
    return stop("The claim that", said, "was denied") if status == "denied" else stop(said)


def money_(money: Money | None) -> str:
    """Money as an American reader expects it, or nothing."""
    return say(money) if money is not None else ""


def of(name: str) -> str:
    """The possessive.

    >>> of("Appier"), of("Siemens")
    ("Appier's", "Siemens'")
    """
    return name + ("'" if name.endswith("s") else "'s")


def round_(fact: FundingRound, most: int, show: Show) -> str:
    """Who raised how much in which series, at what valuation, led by whom, joined by whom."""

    def shown(role: Role) -> list[str]:
        return list(dict.fromkeys(show(i) for i in fact.investors if i.role == role))

    leads, joined = shown("lead"), shown("participant")
    money, kind = money_(fact.money), series(fact.series)
    if money:
        verbs = ("raised", "is reportedly raising", "plans to raise", "might raise", "is raising")
        what = f"{money} in {kind}" if kind else money
    elif kind:
        verbs = ("closed", "is reportedly raising", "plans to raise", "might raise", "is raising")
        what = kind
    else:
        verbs = ("raised", "is reportedly raising", "plans to raise", "might raise", "is raising")
        what = "funding"
    verb = verbs[("asserted", "reported", "planned", "speculated", "denied").index(fact.status)]
    company = show(fact.company) if fact.company else "A company"
    said = " ".join(filter(None, (company, verb, what, _at(fact))))
    if fact.valuation is not None:
        said += f" at a {BASES[fact.valuation.basis]} of {money_(fact.valuation)}"
    if leads:
        said += f", led by {names(leads)}"
    if joined:
        said += f"{', with participation' if leads or money or kind else ''} from {names(joined[:most], len(joined) > most)}"
    return claim(fact.status, said)


def _at(fact: FundingRound) -> str:
    """When it was done or is to be done. The day of a rumour or an announcement is not the day of a round."""
    roughly = fact.date is not None and fact.date.granularity != "day"
    dated = fact.status == "asserted" or (fact.status == "planned" and roughly)
    return when(fact.date) if dated else ""


def backers(company: Name, existing: Sequence[Name | Investor], show: Show) -> str:
    """Who backed the company before."""
    return stop(of(show(company)), "existing backers include", names([show(name) for name in existing]))


def investors(facts: Sequence[InvestorFact], show: Show) -> str:
    """Who put money into the company, where no round is known."""
    shown, status = list(dict.fromkeys(show(fact.investor) for fact in facts)), facts[0].status
    plan = "plan to invest" if len(shown) > 1 else "plans to invest"
    verb = {"reported": "reportedly invested", "planned": plan, "speculated": "might invest"}.get(status, "invested")
    return claim(status, f"{names(shown)} {verb} in {show(facts[0].company)}")


_WORTH: dict[Status, str] = {
    "asserted": "is", "reported": "is reportedly", "planned": "is expected to be", "speculated": "might be", "denied": "is",
}  # fmt: skip


def valuation(facts: Sequence[ValuationFact], show: Show) -> str:
    """What companies are worth: facts of one status."""
    said = []
    for fact in facts:
        verb = _WORTH[fact.status]
        at = when(fact.date)
        verb = verb.replace("is", "was", 1) if at and fact.status == "asserted" else verb
        said.append(" ".join(filter(None, (of(show(fact.company)), BASES[fact.basis], at, verb, money_(fact.money)))))
    return claim(facts[0].status, names(said))


def other_valuation(fact: ValuationFact, show: Show) -> str:
    """A further valuation of the company in question: whether before or hoped for, the fact need not say."""
    hedge = " reportedly" if fact.status == "reported" else ""
    verb = {"planned": "also expects", "speculated": "might also be given"}.get(fact.status, f"has also{hedge} had")
    said = (show(fact.company), verb, f"a {BASES[fact.basis]} of", money_(fact.money), when(fact.date))
    return claim(fact.status, " ".join(filter(None, said)))


def revenue(fact: RevenueFact, growth_: GrowthFact | None, show: Show) -> str:
    """Revenue, profit or loss, with its growth if that is the same metric."""
    company, metric, at = show(fact.company), METRICS[fact.metric], when(fact.period)
    if fact.status == "planned":
        said = f"{company} expects {metric} of {money_(fact.money)}" + (f" {at}" if at else "")
    else:
        verb = {False: ("is", "was"), True: ("are", "were")}[fact.metric == "bookings"][bool(at)]
        verb = "might be" if fact.status == "speculated" else verb
        hedge = "reportedly " if fact.status == "reported" else ""
        said = f"{of(company)} {metric} {at + ' ' if at else ''}{verb} {hedge}{money_(fact.money)}"
    return claim(fact.status, said + (f", {_grown(growth_, 'up', 'down')}" if growth_ is not None else ""))


def _grown(fact: GrowthFact, up: str, down: str) -> str:
    if fact.ratio is not None:
        return f"{up if fact.ratio >= 1 else down} {fold_(fact.ratio)}"
    percent = fact.percent if fact.percent is not None else Decimal(0)
    more = f" to {number(abs(fact.percent_max))}" if fact.percent_max is not None else ""
    return f"{down if percent < 0 else up} {number(abs(percent))}{more}%"


def fold_(ratio: Decimal) -> str:
    """Twofold … tenfold, 2.5-fold; below one, what is left of it.

    >>> fold_(Decimal(10)), fold_(Decimal("2.50")), fold_(Decimal("0.5"))
    ('tenfold', '2.5-fold', 'to 0.5 times')
    """
    if ratio < 1:
        return f"to {number(ratio)} times"
    return f"{_FOLDS[int(ratio)]}fold" if ratio in _FOLDS else f"{number(ratio)}-fold"


def number(value: Decimal) -> str:
    """A plain number with thousands separators."""
    return f"{value.normalize():,f}"


def growth(fact: GrowthFact, show: Show) -> str:
    """Growth alone."""
    subject = f"{of(show(fact.company))} {METRICS.get(fact.metric, fact.metric)}"
    hedge = {"reported": "reportedly ", "planned": "is expected to ", "speculated": "might "}.get(fact.status, "")
    up, down = ("grow", "fall") if fact.status in ("planned", "speculated") else ("grew", "fell")
    return claim(fact.status, " ".join(filter(None, (f"{subject} {hedge}{_grown(fact, up, down)}", when(fact.period)))))


_BOUGHT = {"reported": "is reportedly being acquired", "planned": "is to be acquired", "speculated": "might be acquired"}
_BUYS = {"reported": "is reportedly acquiring", "planned": "plans to acquire", "speculated": "might acquire"}


def acquisition(fact: AcquisitionFact, show: Show) -> str:
    """Who bought whom."""
    price = f" for {money_(fact.money)}" if fact.money else ""
    target = show(fact.target)
    if fact.acquirer is None:
        return claim(fact.status, f"{target} {_BOUGHT.get(fact.status, 'was acquired')}{price}")
    return claim(fact.status, f"{show(fact.acquirer)} {_BUYS.get(fact.status, 'acquires')} {target}{price}")


def listing(fact: ListingFact, show: Show) -> str:
    """Who goes public, where, for how much."""
    verb, amount = {
        "asserted": ("went public", ", raising "),
        "reported": ("is reportedly going public", ", raising "),
        "planned": ("plans to go public", " and raise "),
        "speculated": ("might go public", " and raise "),
        "denied": ("is going public", ", raising "),
    }[fact.status]
    place = f"on {fact.exchange}" if fact.exchange else ""
    said = " ".join(filter(None, (show(fact.company), verb, place, when(fact.date))))
    return claim(fact.status, said + (f"{amount}{money_(fact.money)}" if fact.money else ""))


def others(companies: Sequence[Name], most: int, show: Show) -> str:
    """The companies of the deals that are not told."""
    shown = [show(name) for name in companies]
    return stop("The article also mentions deals by", names(shown[:most], more=len(shown) > most))
