"""Chinese numerals, which stand in text of every language, read and written. Values are ``Decimal``.

Chinese numbers are place values of 10⁴ (萬 億 兆, Taiwan's Ministry of the Interior scale: 兆 is 10¹²); a number may
mix digits and units (1 億 2,000 萬, 5 千 8 百萬), so both kinds go through one evaluator.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from pipeline.text.fold import fold

DIGITS = {c: Decimal(i % 10) for i, c in enumerate("零一二三四五六七八九〇壹贰叁肆伍陆柒捌玖")} | {"两": Decimal(2)}
SMALL = {c: Decimal(10) ** (1 + i % 3) for i, c in enumerate("十百千拾佰仟")}
BIG = {"万": Decimal(10) ** 4, "亿": Decimal(10) ** 8, "兆": Decimal(10) ** 12}
LONGEST = 40
"""The longest run of characters that is read as one number; longer ones are no numbers of a newspaper."""


class Token(NamedTuple):
    """A piece of a number: ``n`` a number, ``s`` a small unit (十百千), ``b`` a big one (萬億兆), ``z`` a spoken 零."""

    kind: Literal["n", "s", "b", "z"]
    value: Decimal


def evaluate(tokens: Sequence[Token]) -> Decimal | None:
    """The value of a row of numbers and units, or None where the row is not one well-formed number.

    A missing first number is one (百億 = 100 億). Units fall inside a section; a big unit multiplies everything
    below it (3 千 5 百萬, 1 萬億). 一億五千 is refused: people say it for 1.5 億.

    >>> n, s, b = (lambda v: Token("n", Decimal(v))), SMALL, BIG
    >>> evaluate([n(1), Token("b", b["亿"]), n(2000), Token("b", b["万"])])
    Decimal('120000000')
    """
    total, section, number = Decimal(0), Decimal(0), None
    last_small: Decimal | None = None
    last_big: Decimal | None = None
    spoken = False
    for i, (kind, value) in enumerate(tokens):
        if kind == "z":
            spoken = True
        elif kind == "n":
            whole = value == value.to_integral_value()
            if number is not None or (i and not whole and (tokens[i - 1].kind == "b" or value >= 10)):
                return None
            number = value
        elif kind == "s":
            if last_small is not None and value >= last_small:
                return None
            if number is None:
                if i:
                    return None
                number = Decimal(1)
            elif number != number.to_integral_value() and any(t.kind == "n" for t in tokens[i:]):
                return None
            section, number, last_small = section + number * value, None, value
        else:
            section += number or 0
            bare = number is None and last_small is None
            number, last_small = None, None
            if bare and not i:
                section = Decimal(1)
            if last_big is None or value > last_big:
                if bare and i and tokens[i - 1].kind != "b":
                    return None
                total = (total + section) * value
            elif value == last_big or bare:
                return None
            else:
                if section >= last_big / value:
                    return None
                total += section * value
            section, last_big, spoken = Decimal(0), value, False
            if section != section.to_integral_value():
                return None
    if number is not None:
        if last_small is not None and number >= last_small or last_big is not None and number >= last_big:
            return None
        section += number
    if section and last_big is not None and last_big > BIG["万"] and not spoken:
        return None
    return total + section


_POSITIONAL = re.compile("[零〇一二三四五六七八九]{3,12}|[一二三四五六七八九][零〇]")


def zh_digits(run: str) -> Decimal | None:
    """The value of Chinese digits without units: one digit, ``三点五``, or digits in a row (``一二〇``)."""
    whole, point, part = run.partition("点")
    if point:
        if len(whole) != 1 or not 1 <= len(part) <= 8:
            return None
        return DIGITS[whole] + Decimal("0." + "".join(str(DIGITS[c]) for c in part))
    if len(run) == 1:
        return DIGITS[run]
    if _POSITIONAL.fullmatch(run):
        return Decimal("".join(str(DIGITS[c]) for c in run))
    return None


_RUN = re.compile("[零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖]+(?:点[零〇一二三四五六七八九]{1,8})?")


def zh_tokens(run: str) -> list[Token] | None:
    """Cut a folded Chinese number into tokens, or None where a piece is no number.

    A last digit without its unit takes a tenth of the unit before it, as people say it (三萬五 = 35,000).
    """
    tokens: list[Token] = []
    at = 0
    while at < len(run):
        char = run[at]
        if char in SMALL:
            tokens.append(Token("s", SMALL[char]))
            at += 1
        elif char in BIG:
            tokens.append(Token("b", BIG[char]))
            at += 1
        else:
            piece = _RUN.match(run, at)
            if piece is None:
                return None
            word = piece[0]
            after_unit = bool(tokens)
            zero = after_unit and word[0] in "零〇" and len(word) > 1
            value = zh_digits(word[1:] if zero else word)
            if value is None:
                return None
            at = piece.end()
            last = at == len(run)
            if after_unit and last and not zero and tokens[-1].value > 10 and len(word) == 1 and word not in "零〇":
                value *= tokens[-1].value / 10
            if zero:
                tokens.append(Token("z", Decimal(0)))
            tokens.append(Token("n", value))
    return tokens


def read_zh(text: str) -> Decimal | None:
    """Read a whole Chinese number, Traditional or Simplified, everyday or financial; None if it is not one.

    >>> [int(read_zh(w)) for w in ("三億五千萬", "兩億", "一點五億", "壹仟萬", "一千零五", "三萬五", "二〇二五")]
    [350000000, 200000000, 150000000, 10000000, 1005, 35000, 2025]
    >>> read_zh("三億億") is None, read_zh("好") is None
    (True, True)
    """
    if not 0 < len(text) <= LONGEST:
        return None
    tokens = zh_tokens(fold(text))
    return evaluate(tokens) if tokens else None


def write_zh(number: int, script: Literal["zh-Hant", "zh-Hans"] = "zh-Hant") -> str:
    """Write a whole number in Chinese characters (below 10¹⁶).

    >>> write_zh(350_000_000), write_zh(10_005), write_zh(1_200_000_000_000, "zh-Hans")
    ('三億五千萬', '一萬零五', '一万两千亿')
    """
    if not 0 <= number < 10**16:
        raise ValueError(f"{number} is outside 0 … 10^16")
    if not number:
        return "零"
    units = ["", "萬", "億", "萬億"] if script == "zh-Hans" else ["", "萬", "億", "兆"]
    out, gap = "", False
    sections = [number // 10000**i % 10000 for i in range(4)]
    for i in (3, 2, 1, 0):
        section = sections[i]
        if not section:
            gap = bool(out)
            continue
        if out and (gap or section < 1000):
            out += "零"
        unit = units[i]
        if i == 3 and script == "zh-Hans":
            unit = "萬" if sections[2] else "萬億"
        out, gap = out + _section(section) + unit, False
    return fold(out) if script == "zh-Hans" else out


def _section(number: int) -> str:
    out, zero = "", False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if not digit:
            zero = bool(out)
            continue
        out += "零" if zero else ""
        word = "兩" if digit == 2 and place == 1000 else "零一二三四五六七八九"[digit]
        out, zero = out + word + unit, False
    return out
