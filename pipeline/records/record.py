"""A fact in the making, and when two of them can be one."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass, field
from decimal import Decimal
from importlib import resources

from pipeline.groups.lists import Named
from pipeline.mentions.names.inventory import NameRef
from pipeline.model import Money, Status, When

Span = tuple[int, int]
# Words that mean a series only beside a raising.
LOOSE_SERIES = frozenset(("Strategic", "Growth", "Debt", "Convertible", "Bridge"))


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
    evidence: list[tuple[int, int, str]] = field(default_factory=list)
    hint: bool = False
    sentence: int = -1
    explicit: bool = False
    total: bool = False  # the sum of a round's closings, which supersedes each
    parents: set[str] = field(default_factory=set)  # described an investor (Nvidia's NVentures) and is none itself
    prior: bool = False  # said to be before the round in focus
    table: bool = False
    weak: bool = False  # adds to a round that is known; makes none
    other_than: str | None = None  # the series that this round comes after

    def prove(self, start: int, end: int, slot: str) -> None:
        if (start, end, slot) not in self.evidence:
            self.evidence.append((start, end, slot))


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
        small, big = sorted((a.value, b.value))
        return small > 0 and (big - small) / big < Decimal("0.03") and _digits(a.value) != _digits(b.value)
    vague, sharp = (a, b) if a.value is None else (b, a)
    if sharp.value is None:
        return (a.min, a.max) == (b.min, b.max)
    return vague.min is not None and vague.max is not None and vague.min <= sharp.value <= vague.max


@functools.cache
def _per_dollar() -> dict[str, float]:
    data = tomllib.loads(resources.files("pipeline.lexicons").joinpath("rates.toml").read_text(encoding="utf-8"))
    return dict(data["per_dollar"])


def _worth_the_same(a: Money, b: Money) -> bool:
    """Whether amounts in two currencies are of one worth, roughly (lexicons/rates.toml)."""
    rates = _per_dollar()
    if a.value is None or b.value is None or a.currency not in rates or b.currency not in rates:
        return False
    ratio = float(a.value) / rates[a.currency] / (float(b.value) / rates[b.currency] or 1)
    return 0.75 < ratio < 1.33


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def compatible(r: Record, f: Record) -> bool:
    if r.series and (f.series and r.series != f.series or r.series == f.other_than):
        return False
    if not same_money(r.money, f.money) and not ((r.total or f.total) and r.series and r.series == f.series):
        return False
    if (r.status == "denied") != (f.status == "denied"):
        return False
    sharp = r.money and f.money and r.money.qualifier != "vague" != f.money.qualifier
    agree = (r.series and r.series == f.series) or sharp
    if agree:
        return True
    if r.valuation and f.valuation and not same_money(r.valuation, f.valuation):
        return False
    apart = r.date and f.date and (r.date.end < f.date.start or f.date.end < r.date.start)
    return f.hint and not f.series or not apart


def score(r: Record, f: Record) -> tuple[int, int]:
    points = (
        4 * bool(r.money and f.money)
        + 3 * bool(r.series and f.series)
        + 2 * bool(r.valuation and f.valuation and same_money(r.valuation, f.valuation))
    )
    return points, -abs(r.at - f.at)


def unite(r: Record, f: Record) -> None:
    if f.total and not r.total:
        r.money, r.total = f.money, True
    elif r.money and f.money and r.money.currency_basis != "stated" and f.money.currency_basis == "stated":
        r.money = f.money
    elif r.money and f.money and r.money.value is None and f.money.value is not None or not r.money:
        r.money = f.money or r.money
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
    if r.company and f.company and f.explicit and not r.explicit:
        r.company, r.explicit = f.company, True
    r.parents |= f.parents
    for span in f.evidence:
        r.prove(*span)
    if r.status != "asserted" and f.status == "asserted" and not f.hint:
        r.status = "asserted"
