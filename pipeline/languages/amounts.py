"""What printing money shares: digits in groups, scales, never rounded. CLDR (Babel) says how many digits a cent has."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

from babel.numbers import get_currency_precision

from pipeline.model import Money

Units: TypeAlias = tuple[tuple[int, str], ...]
"""Scales and their words, the largest first."""
_PLACES = 4  # with more digits behind the point than these the number is written out


def digits(value: Decimal, group: bool = True) -> str:
    """A number with or without commas."""
    return format(value.normalize(), ",f" if group else "f")


def small(value: Decimal, currency: str | None, group: bool = True) -> str:
    """A number in full; a fraction shows at least the digits of the currency (ISO 4217)."""
    if value != value.to_integral_value():
        places = max(get_currency_precision(currency) if currency else 2, -int(value.normalize().as_tuple().exponent))
        return format(value, f"{',' if group else ''}.{places}f")
    return digits(value, group)


def scaled(value: Decimal, units: Units) -> tuple[Decimal, str]:
    """A number in its largest scale, or in none."""
    for size, word in units:
        if value >= size:
            number = value / size
            if -int(number.normalize().as_tuple().exponent) <= _PLACES:
                return number, word
            break
    return value, ""


def at_least(money: Money) -> bool:
    """Whether a vague amount is one that is reached, not several of it.

    >>> [at_least(Money(text=t, min=Decimal(10**8), max=Decimal(10**9), qualifier="vague")) for t in ("上億元", "亿元级", "數億元")]
    [True, True, False]
    """
    return money.qualifier == "vague" and any(word in money.text for word in "上级級") and not any(word in money.text for word in "數数幾几")
