"""A fact in the making, and when two of them can be one."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from decimal import Decimal

from pipeline.groups.named import Named
from pipeline.mentions.names.inventory import NameRef
from pipeline.model import Money, Status, When
from pipeline.vocabulary import table

Span = tuple[int, int]


@dataclass
class Record:
    """A fact in the making: a subject, its slots and the spans that prove them."""

    says: str
    company: NameRef | None
    at: int
    rule: str
    status: Status = "asserted"
    series: str | None = None
    money: Money | None = None
    valuation: Money | None = None
    basis: str | None = None
    investors: dict[str, tuple[Named, str]] = field(default_factory=dict)
    date: When | None = None
    other: dict[str, object] = field(default_factory=dict)
    evidence: dict[tuple[int, int, str], None] = field(default_factory=dict)  # a set in the order in which it came
    hint: bool = False
    sentence: int = -1
    explicit: bool = False
    total: bool = False  # the sum of a round's closings, which supersedes each
    parents: set[str] = field(default_factory=set)  # described an investor (Nvidia's NVentures) and is none itself
    prior: bool = False  # said to be before the round in focus
    table: bool = False
    weak: bool = False  # adds to a round that is known; makes none
    unnamed: bool = False  # its words describe a firm and do not name it, or several and not which
    other_than: str | None = None  # the series that this round comes after

    def prove(self, start: int, end: int, slot: str) -> None:
        self.evidence[start, end, slot] = None

    def prove_found(self, where: Span | None, words: Span | None, slot: str = "company") -> None:
        """Prove who is meant and how sure it is by their words, where the text has words for them."""
        if where:
            self.prove(*where, slot)
        if words:
            self.prove(*words, "status")


_RANK = {"lead": 0, "participant": 1, "existing": 2}


def rank(investor: tuple[Named, str]) -> tuple[int, int]:
    """The place of an investor in a round: by its role, then by where it is written."""
    who, role = investor
    return _RANK[role], who.start


def outranks(one: tuple[Named, str], other: tuple[Named, str]) -> bool:
    """Whether one reading of an investor says more than another: the higher role, then the earlier mention."""
    return rank(one) < rank(other)


def same_money(a: Money | None, b: Money | None) -> bool:
    """Whether two amounts can be one amount said twice (1.5 億 and 1.52 億; 數億 and 8 億)."""
    if a is None or b is None:
        return True
    if a.currency and b.currency and a.currency != b.currency:
        return _worth_the_same(a, b)
    if a.value is not None and b.value is not None:
        if a.value == b.value:
            return True
        (small, least), (big, _) = sorted(((a.value, a), (b.value, b)), key=lambda one: one[0])
        if _is_bound(least) and big < small * 10:
            return True  # 2 億元, 首筆過億的融資
        return small > 0 and (big - small) / big < Decimal("0.03") and _digits(a.value) != _digits(b.value)
    vague, sharp = (a, b) if a.value is None else (b, a)
    if sharp.value is None:
        return (a.min, a.max) == (b.min, b.max)
    return vague.min is not None and vague.max is not None and vague.min <= sharp.value <= vague.max


def _is_bound(money: Money) -> bool:
    """Whether an amount is only an order of size that was passed, in words without a number: 過億, 逾千萬."""
    return money.qualifier in ("over", "at_least") and not _NUMBER.search(money.text)


_NUMBER = re.compile("[0-9０-９一二兩两三四五六七八九]")


@functools.cache
def _per_dollar() -> dict[str, float]:
    return dict(table("rates")["per_dollar"])


def _worth_the_same(a: Money, b: Money) -> bool:
    """Whether amounts in two currencies are of one worth, roughly (lexicons/rates.toml)."""
    one, other = _in_dollars(a), _in_dollars(b)
    return one is not None and other is not None and 0.75 < one / (other or 1) < 1.33


def _in_dollars(money: Money) -> float | None:
    """What an amount is worth roughly, where it is exact and its currency has a rate."""
    rates = _per_dollar()
    if money.value is None or money.currency not in rates:
        return None
    return float(money.value) / rates[money.currency]


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def compatible(r: Record, f: Record) -> bool:
    """Whether a frame can be of a round: their series and sums agree, or else nothing that they say differs."""
    if _other_series(r, f) or (r.status == "denied") != (f.status == "denied"):
        return False
    same_series = bool(r.series) and r.series == f.series
    summed_up = same_series and (r.total or f.total)  # the sum of the closings of one round
    if not summed_up and not same_money(r.money, f.money):
        return False
    if same_series or _both_sharp(r, f):
        return True
    if r.valuation and f.valuation and not same_money(r.valuation, f.valuation):
        return False
    return f.hint and not f.series or not _on_other_days(r, f)


def _other_series(r: Record, f: Record) -> bool:
    """Whether a frame names another series than a round's, or says that it comes after that."""
    if r.series and f.series and r.series != f.series:
        return True
    series = r.series or f.series
    return series is not None and series in (r.other_than, f.other_than)


def _both_sharp(r: Record, f: Record) -> bool:
    """Whether both state their sum in more than vague words, and in one currency: another may only be worth as much."""
    if r.money is None or f.money is None or "vague" in (r.money.qualifier, f.money.qualifier):
        return False
    return r.money.currency == f.money.currency or None in (r.money.currency, f.money.currency)


def _on_other_days(r: Record, f: Record) -> bool:
    if r.date is None or f.date is None:
        return False
    return r.date.end < f.date.start or f.date.end < r.date.start


def score(r: Record, f: Record) -> tuple[int, int]:
    """How well a frame fits a round: what they share, then how near they stand."""
    points = (
        4 * bool(r.money and f.money)
        + 3 * bool(r.series and f.series)
        + 2 * bool(r.valuation and f.valuation and same_money(r.valuation, f.valuation))
    )
    return points, -abs(r.at - f.at)


def _says_more(a: Money | None, b: Money | None) -> bool:
    """Whether the second of two sums is stated more fully: with its currency, or exactly, or sharper, or not converted."""
    if a is None or b is None:
        return a is None
    if a.currency_basis != "stated" and b.currency_basis == "stated":
        return True
    if a.value is None or b.value is None:
        return b.value is not None
    if (a.value, a.currency) == (b.value, b.currency):
        return b.text.startswith(a.text) and b.text != a.text  # 2.5 億, 2.5 億元
    if a.currency != b.currency:  # what was paid is the rounder one, the other its conversion: 50 億元, 7.18 億美元
        return _digits(b.value) < _digits(a.value)
    return _digits(b.value) > _digits(a.value)


def unite(r: Record, f: Record) -> None:
    """Add to a round what a frame of it says."""
    if f.total and not r.total:
        r.money, r.total = f.money, True
    elif _says_more(r.money, f.money):
        r.money = f.money
    r.series = r.series or f.series
    if not r.valuation:
        r.valuation, r.basis = f.valuation, f.basis
    elif f.valuation and same_money(r.valuation, f.valuation):
        r.basis = r.basis or f.basis
    r.date = r.date or f.date
    for key, (who, role) in f.investors.items():
        known = r.investors.get(key)
        if not known or outranks((who, role), known):
            r.investors[key] = (who, role)
    better = f.explicit and not r.explicit
    if better and r.company and f.company:
        r.company, r.explicit = f.company, True
    r.parents |= f.parents
    for span in f.evidence:
        r.prove(*span)
    r.status = _settled(r, f)


def _settled(r: Record, f: Record) -> Status:
    """How sure a round is with a frame of it: plainly stated once is enough, a hint of it is not."""
    plain = f.status == "asserted" and not f.hint
    if plain and (f.money or f.series):
        return "asserted"
    return f.status if r.hint and not f.hint else r.status
