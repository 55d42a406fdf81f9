"""What printing money shares: digits in groups, scales, never rounded. CLDR (Babel) says how many digits a cent has."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

from babel.numbers import get_currency_precision

Units: TypeAlias = tuple[tuple[int, str], ...]
"""Scales and their words, the largest first."""
_PLACES = 3  # with more digits behind the point than these the number is written out


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
