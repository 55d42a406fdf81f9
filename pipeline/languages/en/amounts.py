"""Money as English readers write it: $380 billion. Never rounded; what is printed here reads back as the same value.

Currency names are CLDR's (Babel); the newsroom's own words are below.
"""

from __future__ import annotations

import functools
from decimal import Decimal

from babel.numbers import get_currency_name

from pipeline.languages.amounts import Units, at_least, digits, scaled, small
from pipeline.model import Money, Qualifier

QUALIFIERS: dict[Qualifier, str] = {
    "about": "about ", "nearly": "nearly ", "over": "over ", "at_least": "at least ", "at_most": "up to ",
    "under": "less than ",
}  # fmt: skip
_SIGNS = {
    "USD": "$", "TWD": "NT$", "HKD": "HK$", "SGD": "S$", "AUD": "A$", "CAD": "C$", "NZD": "NZ$", "BRL": "R$",
    "EUR": "€", "GBP": "£", "INR": "₹", "KRW": "₩", "ILS": "₪", "CHF": "CHF ", "CNY": "RMB ",
}  # fmt: skip
_NAMES = {"JPY": ("yen", "yen"), "CNY": ("yuan", "yuan")}
_UNITS = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


@functools.cache
def _name(code: str, one: bool) -> str:
    if code in _NAMES:
        return _NAMES[code][not one]
    return str(get_currency_name(code, 1 if one else 2, "en"))


def _amount(value: Decimal, currency: str | None, units: Units = _UNITS) -> str:
    number, unit = scaled(value, units)
    written = digits(number) + (f" {unit}" if unit else "") if unit else small(value, currency)
    if currency is None:
        return written
    sign = _SIGNS.get(currency)
    return f"{sign}{written}" if sign else f"{written} {_name(currency, value == 1)}"


_SEVERAL = ("", "tens of ", "hundreds of ")


def _vague(low: Decimal, high: Decimal, currency: str | None) -> str | None:
    """Tens of billions: one power of ten to the next; None for other bounds."""
    power = low.adjusted()
    if low != Decimal(10) ** power or high != low * 10 or not 2 <= power <= 14:
        return None
    words = {2: "hundreds", 3: "thousands", 6: "millions", 9: "billions", 12: "trillions"}
    base = 2 if power == 2 else power // 3 * 3
    of = _name(currency, False) if currency else ""
    of = "dollars" if currency == "USD" else of
    return f"{_SEVERAL[power - base]}{words[base]}" + (f" of {of}" if of else "")


def _range(low: Decimal, high: Decimal, currency: str | None) -> str:
    units = _UNITS if scaled(low, _UNITS)[1] else ()  # "1 to 3 million" would be read as two millions
    return f"{_amount(low, currency, units)} to {_amount(high, currency, units)}"


def say(money: Money) -> str:
    """Print an amount for English readers, with its qualifier. An unknown currency is left unsaid.

    >>> say(Money(text="…", value=Decimal(380_000_000_000), currency="USD", qualifier="over"))
    'over $380 billion'
    """
    if money.value is None:
        if money.min is None or money.max is None:
            return money.text
        if at_least(money):
            return QUALIFIERS["at_least"] + _amount(money.min, money.currency)
        several = _vague(money.min, money.max, money.currency) if money.qualifier == "vague" else None
        return several or _range(money.min, money.max, money.currency)
    return QUALIFIERS.get(money.qualifier, "") + _amount(money.value, money.currency)
