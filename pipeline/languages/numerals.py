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
    number = _Number(tokens)
    return number.value() if all(number.take(i) for i in range(len(tokens))) else None


class _Number:
    """A number while its tokens are taken one by one: what is done, the section below the next big unit, a number held."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.total, self.section = Decimal(0), Decimal(0)
        self.held: Decimal | None = None
        self.last_small: Decimal | None = None
        self.last_big: Decimal | None = None
        self.spoken = False

    def take(self, i: int) -> bool:
        """Take one token; False where it cannot follow those before it."""
        kind, value = self.tokens[i]
        before = self.tokens[i - 1].kind if i else None
        if kind == "z":
            self.spoken = True
            return True
        if kind == "n":
            return self._digits(value, before)
        if kind == "s":
            more = any(token.kind == "n" for token in self.tokens[i:])
            return self._small(value, before, more)
        return self._big(value, before)

    def _digits(self, value: Decimal, before: str | None) -> bool:
        if self.held is not None:
            return False
        self.held = value
        whole = value == value.to_integral_value()
        if before is None or whole:
            return True
        return before != "b" and value < 10

    def _small(self, unit: Decimal, before: str | None, more: bool) -> bool:
        if self.last_small is not None and unit >= self.last_small:
            return False
        if self.held is None:
            if before is not None:
                return False
            self.held = Decimal(1)
        elif self.held != self.held.to_integral_value() and more:
            return False
        self.section += self.held * unit
        self.held, self.last_small = None, unit
        return True

    def _big(self, unit: Decimal, before: str | None) -> bool:
        bare = self.held is None and self.last_small is None
        section = self.section + (self.held or 0)
        if bare and before is None:
            section = Decimal(1)
        if self.last_big is None or unit > self.last_big:
            if bare and before not in (None, "b"):
                return False
            self.total = (self.total + section) * unit
        elif unit == self.last_big or bare or section >= self.last_big / unit:
            return False
        else:
            self.total += section * unit
        self.section, self.held, self.last_small, self.last_big, self.spoken = Decimal(0), None, None, unit, False
        return True

    def value(self) -> Decimal | None:
        """What the tokens come to, if their last number may stand where it stands."""
        if self.held is not None:
            if any(unit is not None and self.held >= unit for unit in (self.last_small, self.last_big)):
                return None
            self.section += self.held
        above_ten_thousand = self.last_big is not None and self.last_big > BIG["万"]
        if self.section and above_ten_thousand and not self.spoken:
            return None
        return self.total + self.section


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
            tenth = after_unit and last and len(word) == 1
            if tenth and word not in "零〇" and tokens[-1].value > 10:
                value *= tokens[-1].value / 10
            ten = after_unit and word in ("零", "〇") and run[at : at + 1] in ("十", "拾")  # 一萬零十二
            if zero or ten:
                tokens.append(Token("z", Decimal(0)))
            tokens.append(Token("n", Decimal(1) if ten else value))
    return tokens


def read_zh(text: str) -> Decimal | None:
    """Read a whole Chinese number, Traditional or Simplified, everyday or financial; None if it is not one.

    >>> [int(read_zh(w)) for w in ("三億五千萬", "兩億", "一點五億", "壹仟萬", "一千零五", "一萬零十二", "三萬五", "二〇二五")]
    [350000000, 200000000, 150000000, 10000000, 1005, 10012, 35000, 2025]
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
