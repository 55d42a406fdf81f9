"""Money as readers of each language write it: 3,800 億美元, 3800亿美元, $380 billion. Never rounded.

Currency names and the digits of small amounts are CLDR's (Babel); the newsroom's own words are below. What is printed
here reads back as the same value (a property test holds it to that).
"""

from __future__ import annotations

import functools
from decimal import Decimal
from typing import TypeAlias

from babel import Locale
from babel.numbers import get_currency_name, get_currency_precision

from pipeline.model import Language, Money, Qualifier

_LEFT: dict[str, dict[Qualifier, str]] = {
    "zh-Hant": {"about": "約", "nearly": "近", "over": "逾", "at_least": "至少", "at_most": "最多", "under": "不到"},
    "zh-Hans": {"about": "约", "nearly": "近", "over": "超", "at_least": "至少", "at_most": "最多", "under": "不到"},
    "en": {
        "about": "about ", "nearly": "nearly ", "over": "over ", "at_least": "at least ", "at_most": "up to ",
        "under": "less than ",
    },
}  # fmt: skip
_SIGNS = {
    "USD": "$", "TWD": "NT$", "HKD": "HK$", "SGD": "S$", "AUD": "A$", "CAD": "C$", "NZD": "NZ$", "BRL": "R$",
    "EUR": "€", "GBP": "£", "INR": "₹", "KRW": "₩", "ILS": "₪", "CHF": "CHF ", "CNY": "RMB ",
}  # fmt: skip
_EN_NAMES = {"JPY": ("yen", "yen")}
_ZH_NAMES = {
    "zh-Hant": {"HKD": "港元", "CHF": "瑞士法郎", "XAF": "中非法郎", "XOF": "西非法郎", "XPF": "太平洋法郎"},
    "zh-Hans": {},
}
_ZH_UNITS = {
    "zh-Hant": ((10**12, "兆"), (10**8, "億"), (10**4, "萬")),
    "zh-Hans": ((10**12, "万亿"), (10**8, "亿"), (10**4, "万")),
}
_EN_UNITS = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_Units: TypeAlias = tuple[tuple[int, str], ...]
_PLACES = 3  # with more digits behind the point than these the number is written out


@functools.cache
def _zh_name(code: str, language: str) -> str:
    """The name that follows a number, or stands before it where it ends in 幣."""
    if code in _ZH_NAMES[language]:
        return _ZH_NAMES[language][code]
    for locale in ("zh_Hant", "zh_Hant_HK", "zh_Hans") if language == "zh-Hant" else ("zh_Hans", "zh_Hant"):
        name: str = Locale.parse(locale).currencies.get(code, "")
        if name and "(" not in name and "（" not in name:
            return name
    return code


@functools.cache
def _en_name(code: str, one: bool) -> str:
    if code in _EN_NAMES:
        return _EN_NAMES[code][not one]
    return str(get_currency_name(code, 1 if one else 2, "en"))


def _digits(value: Decimal, group: bool = True) -> str:
    return format(value.normalize(), ",f" if group else "f")


def _small(value: Decimal, currency: str | None, group: bool = True) -> str:
    """A number in full; a fraction shows at least the digits of the currency (ISO 4217)."""
    if value != value.to_integral_value():
        places = max(get_currency_precision(currency) if currency else 2, -int(value.normalize().as_tuple().exponent))
        return format(value, f"{',' if group else ''}.{places}f")
    return _digits(value, group)


def _scaled(value: Decimal, units: _Units) -> tuple[Decimal, str]:
    for size, word in units:
        if value >= size:
            number = value / size
            if -int(number.normalize().as_tuple().exponent) <= _PLACES:
                return number, word
            break
    return value, ""


def _zh_number(value: Decimal, language: str, currency: str | None, units: _Units) -> str:
    number, unit = _scaled(value, units)
    group = language == "zh-Hant"
    blank = " " if group else ""
    return f"{_digits(number, group)}{blank}{unit}" if unit else _small(value, currency, group) + blank


def _zh(numbers: str, currency: str | None, language: str) -> str:
    """Put the currency around a number that is already written."""
    if currency is None:
        return numbers.rstrip()
    name = _zh_name(currency, language)
    if name[-1] not in "幣币":
        return f"{numbers}{name}"
    return f"{name} {numbers}元" if language == "zh-Hant" else f"{numbers}元{name}"


def _en(value: Decimal, currency: str | None, units: _Units = _EN_UNITS) -> str:
    number, unit = _scaled(value, units)
    written = _digits(number) + (f" {unit}" if unit else "") if unit else _small(value, currency)
    if currency is None:
        return written
    sign = _SIGNS.get(currency)
    return f"{sign}{written}" if sign else f"{written} {_en_name(currency, value == 1)}"


_SEVERAL_EN = ("", "tens of ", "hundreds of ")


def _vague(low: Decimal, high: Decimal, currency: str | None, language: Language) -> str | None:
    """數十億, tens of billions: one power of ten to the next; None for other bounds."""
    power = low.adjusted()
    if low != Decimal(10) ** power or high != low * 10 or not 1 <= power <= 15:
        return None
    if language == "en":
        if not 2 <= power <= 14:
            return None
        words = {2: "hundreds", 3: "thousands", 6: "millions", 9: "billions", 12: "trillions"}
        base = 2 if power == 2 else power // 3 * 3
        of = _en_name(currency, False) if currency else ""
        of = "dollars" if currency == "USD" else of
        return f"{_SEVERAL_EN[power - base]}{words[base]}" + (f" of {of}" if of else "")
    tens = ("", "十", "百", "千")[power % 4] + ("", "萬", "億", "兆")[power // 4]
    if language == "zh-Hans":
        tens = tens.replace("萬", "万").replace("億", "亿").replace("兆", "万亿")
    return _zh(f"{'數' if language == 'zh-Hant' else '数'}{tens}", currency, language)


def say(money: Money, language: Language) -> str:
    """Print an amount for readers of ``language``, with its qualifier. An unknown currency is left unsaid.

    >>> big = Money(text="…", value=Decimal(380_000_000_000), currency="USD", qualifier="over")
    >>> say(big, "zh-Hant"), say(big, "zh-Hans"), say(big, "en")
    ('逾 3,800 億美元', '超3800亿美元', 'over $380 billion')
    >>> say(Money(text="…", value=Decimal("1500000000000"), currency="TWD"), "zh-Hant")
    '新台幣 1.5 兆元'
    """
    if money.value is None:
        if money.min is None or money.max is None:
            return money.text
        several = _vague(money.min, money.max, money.currency, language) if money.qualifier == "vague" else None
        return several or _range(money.min, money.max, money.currency, language)
    word = _LEFT[language].get(money.qualifier, "")
    if language == "en":
        return word + _en(money.value, money.currency)
    amount = _zh(_zh_number(money.value, language, money.currency, _ZH_UNITS[language]), money.currency, language)
    blank = " " if word and language == "zh-Hant" else ""
    return f"{word}{blank}{amount}"


def _range(low: Decimal, high: Decimal, currency: str | None, language: Language) -> str:
    units: _Units = _EN_UNITS if language == "en" else _ZH_UNITS[language]
    if not _scaled(low, units)[1]:
        units = ()  # "1 to 3 million" would be read as two millions
    if language == "en":
        return f"{_en(low, currency, units)} to {_en(high, currency, units)}"
    first, second = (_zh_number(value, language, currency, units) for value in (low, high))
    between = " 至 " if language == "zh-Hant" else "至"
    return _zh(f"{first.rstrip()}{between}{second}", currency, language)
