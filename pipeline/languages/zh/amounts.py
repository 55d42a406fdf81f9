"""Money as Chinese readers write it: 3,800 億美元, 3800亿美元. Never rounded; what is printed reads back as the same value.

Currency names are CLDR's (Babel); the newsroom's own words are below.
"""

from __future__ import annotations

import functools
from decimal import Decimal
from typing import Literal, TypeAlias

from babel import Locale

from pipeline.languages.amounts import Units, at_least, digits, scaled, small
from pipeline.model import Money, Qualifier

Script: TypeAlias = Literal["zh-Hant", "zh-Hans"]

QUALIFIERS: dict[Script, dict[Qualifier, str]] = {
    "zh-Hant": {"about": "約", "nearly": "近", "over": "逾", "at_least": "至少", "at_most": "最高", "under": "不到"},
    "zh-Hans": {"about": "约", "nearly": "近", "over": "超", "at_least": "至少", "at_most": "最多", "under": "不到"},
}
_NAMES: dict[Script, dict[str, str]] = {
    "zh-Hant": {"HKD": "港元", "CHF": "瑞士法郎", "XAF": "中非法郎", "XOF": "西非法郎", "XPF": "太平洋法郎"},
    "zh-Hans": {},
}
_UNITS: dict[Script, Units] = {
    "zh-Hant": ((10**12, "兆"), (10**8, "億"), (10**4, "萬")),
    "zh-Hans": ((10**12, "万亿"), (10**8, "亿"), (10**4, "万")),
}


@functools.cache
def _name(code: str, script: Script) -> str:
    """The name that follows a number, or stands before it where it ends in 幣."""
    if code in _NAMES[script]:
        return _NAMES[script][code]
    for locale in ("zh_Hant", "zh_Hant_HK", "zh_Hans") if script == "zh-Hant" else ("zh_Hans", "zh_Hant"):
        name: str = Locale.parse(locale).currencies.get(code, "")
        if name and "(" not in name and "（" not in name:
            return name
    return code


def _number(value: Decimal, script: Script, currency: str | None, units: Units) -> str:
    number, unit = scaled(value, units)
    group = script == "zh-Hant"
    blank = " " if group else ""
    return f"{digits(number, group)}{blank}{unit}" if unit else small(value, currency, group) + blank


def _amount(numbers: str, currency: str | None, script: Script) -> str:
    """Put the currency around a number that is already written."""
    if currency is None:
        return numbers.rstrip()
    name = _name(currency, script)
    if name[-1] not in "幣币":
        return f"{numbers}{name}"
    return f"{name} {numbers}元" if script == "zh-Hant" else f"{numbers}元{name}"


def _vague(low: Decimal, high: Decimal, currency: str | None, script: Script, several: bool) -> str | None:
    """數十億, or 上億 where no several is said: one power of ten to the next; None for other bounds."""
    power = low.adjusted()
    if low != Decimal(10) ** power or high != low * 10 or not 1 <= power <= 15:
        return None
    tens = ("", "十", "百", "千")[power % 4] + ("", "萬", "億", "兆")[power // 4]
    if script == "zh-Hans":
        tens = tens.replace("萬", "万").replace("億", "亿").replace("兆", "万亿")
    word = ("數" if script == "zh-Hant" else "数") if several else "上"
    return _amount(f"{word}{tens}", currency, script)


def _range(low: Decimal, high: Decimal, currency: str | None, script: Script) -> str:
    units = _UNITS[script] if scaled(low, _UNITS[script])[1] else ()  # 1 至 3 億 would be read as two 億
    first, second = (_number(value, script, currency, units) for value in (low, high))
    between = " 至 " if script == "zh-Hant" else "至"
    return _amount(f"{first.rstrip()}{between}{second}", currency, script)


def say(money: Money, script: Script = "zh-Hant") -> str:
    """Print an amount for readers of a script, with its qualifier. An unknown currency is left unsaid.

    >>> big = Money(text="…", value=Decimal(380_000_000_000), currency="USD", qualifier="over")
    >>> say(big), say(big, "zh-Hans")
    ('逾 3,800 億美元', '超3800亿美元')
    >>> say(Money(text="…", value=Decimal("1500000000000"), currency="TWD"))
    '新台幣 1.5 兆元'
    """
    if money.value is None:
        if money.min is None or money.max is None:
            return money.text
        several = _vague(money.min, money.max, money.currency, script, not at_least(money)) if money.qualifier == "vague" else None
        return several or _range(money.min, money.max, money.currency, script)
    word = QUALIFIERS[script].get(money.qualifier, "")
    amount = _amount(_number(money.value, script, money.currency, _UNITS[script]), money.currency, script)
    return f"{word}{' ' if word and script == 'zh-Hant' else ''}{amount}"
