"""What of an amount stands in an unusual place: a scale behind the currency, letters for a scale, the parts below 元.

125 USD million, 12 MEUR, 500W人民幣, 12元3角5分, $5-8,000.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from pipeline.languages.numerals import DIGITS
from pipeline.languages.quantity import Quantity
from pipeline.lexicons.currencies import Unit, unit_after
from pipeline.mentions.quantities import Style
from pipeline.vocabulary import table

_SCALED_CODE = re.compile(r" ?([MKB]|mn|bn)[A-Z]{3}")
_LETTER = {"M": Decimal(10) ** 6, "K": Decimal(10) ** 3, "B": Decimal(10) ** 9, "mn": Decimal(10) ** 6, "bn": Decimal(10) ** 9}
_TEN_THOUSAND = re.compile("[0-9]w")
_SCALE = re.compile(r" ([a-z]{2,12})\b", re.ASCII)
_ONE = f"[0-9{''.join(DIGITS)}]"
_PARTS = re.compile(rf"({_ONE})[角毛毫](?:({_ONE})[分仙])?|(?:0|零)?({_ONE})[分仙]")
_NO_PART = set("钟之店落公部支校行段期母")
_THOUSANDS = re.compile("[1-9][0-9]{0,2},000")


def lettered(folded: str, text: str, quantity: Quantity, at: int) -> tuple[Quantity, int]:
    """The quantity with the letter that scales it and belongs to its currency, and where the currency begins.

    >>> from pipeline.mentions.quantities import quantity_at, style_of
    >>> q = quantity_at("12 meur", "12 MEUR", 0, style_of("en"))
    >>> scaled, at = lettered("12 meur", "12 MEUR", q, q.end)
    >>> int(scaled.low), at
    (12000000, 4)
    """
    if quantity.scale != 1 or quantity.bare:
        return quantity, at
    if hit := _SCALED_CODE.match(text, at):
        start = hit.end(1)
        if unit_after(folded, text, start) is not None and not folded[hit.end() : hit.end() + 1].isalnum():
            return _times(quantity, _LETTER[hit[1]], start), start
    if _TEN_THOUSAND.match(folded, at - 1):
        found = unit_after(folded, text, at + 1)
        if found is not None and not folded[at + 1].isascii() and folded[found[0] : found[0] + 1] not in set("器素件"):
            return _times(quantity, Decimal(10) ** 4, at + 1), at + 1
    return quantity, at


def _times(quantity: Quantity, scale: Decimal, end: int) -> Quantity:
    high = None if quantity.high is None else quantity.high * scale
    return replace(quantity, end=end, low=quantity.low * scale, high=high, scale=scale, big=True)


def scale_behind(folded: str, quantity: Quantity, at: int, style: Style) -> tuple[Quantity, int]:
    """The quantity with the scale that follows its currency code, and where that ends: 125 USD million."""
    hit = _SCALE.match(folded, at) if quantity.scale == 1 and folded[at - 1].isascii() else None
    if hit is None or hit[1] not in style.scales:
        return quantity, at
    return _times(quantity, style.scales[hit[1]], quantity.end), hit.end()


def parts_behind(folded: str, quantity: Quantity, unit: Unit, at: int) -> tuple[Quantity, int]:
    """The quantity with its tenths and hundredths, and where they end: 12元3角5分.

    >>> from pipeline.mentions.quantities import quantity_at, style_of
    >>> q = quantity_at("12元3角5分", "12元3角5分", 0, style_of("zh-Hant"))
    >>> whole, end = parts_behind("12元3角5分", q, Unit("元"), 3)
    >>> whole.low, end
    (Decimal('12.35'), 7)
    """
    whole = quantity.high is None and quantity.hedge is None and quantity.low == quantity.low.to_integral_value()
    hit = _PARTS.match(folded, at) if whole and unit.parts == 1 and folded[at - 1] in "元块圆" else None
    if hit is None or folded[hit.end() : hit.end() + 1] in _NO_PART:
        return quantity, at
    tenths, hundredths = _digit(hit[1]), _digit(hit[2] or hit[3])
    return replace(quantity, low=quantity.low + tenths / 10 + hundredths / 100), hit.end()


def _digit(char: str | None) -> Decimal:
    return Decimal(0) if char is None else DIGITS.get(char) or Decimal(char if char.isdigit() and char.isascii() else 0)


def thousands_of(folded: str, first: Quantity, second: Quantity) -> Quantity:
    """The first end of a range that leaves its thousands to the second: $5-8,000."""
    single = first.scale == 1 and first.high is None
    plain = single and first.low < 1000 and folded[first.start : first.end].isdigit()
    if not plain or not _THOUSANDS.fullmatch(folded, second.start, second.end):
        return first
    return replace(first, low=first.low * 1000) if first.low * 1000 < second.low else first


def of_an_account(folded: str, quantity: Quantity, end: int) -> bool:
    """Whether a single numeral ends a name and the currency is what an account is kept in: 李四日圓帳戶."""
    one = quantity.end - quantity.start == 1 and folded[quantity.start] in DIGITS
    return one and folded.startswith(_account_words(), end)


def _account_words() -> tuple[str, ...]:
    return tuple(table("amounts")["money"]["kept_in"])
