"""The currency word that touches a number, on either side of it, and which of two such words says more."""

from __future__ import annotations

import re

from pipeline.languages.quantity import Quantity
from pipeline.lexicons.currencies import Unit, unit_after, unit_before
from pipeline.mentions.money.doubts import DIGITS
from pipeline.mentions.quantities import RUN

_LINK = re.compile(r"-|(?: of)? ?")
_DIGITS_NEXT = re.compile(" ?[0-9]")
_BRACKETED = re.compile(r" ?\((人民币|新台币|台币|港币|美元|美金)\)")
_RANGE_IN_YUAN = re.compile(" ?[-–~至到] ?[0-9][0-9,.]{0,32} ?[万亿兆元]")


def before(folded: str, text: str, quantity: Quantity, at: int, floor: int) -> tuple[int, Unit] | None:
    """Where the currency word that ends at ``at`` begins, and the word; nothing before ``floor`` is looked at."""
    found = unit_before(folded, text, at)
    if found is None or found[0] < floor:
        return None
    start, unit = found
    if unit.scaled and not quantity.big:
        return None
    if unit.joins:
        if start and (folded[start - 1] in DIGITS or RUN.match(folded, start - 1)):
            return None
        follows = unit_after(folded, text, _skip(folded, quantity.end))
        if not quantity.big and (follows is None or follows[1].code != "元"):
            return (start, unit) if _RANGE_IN_YUAN.match(folded, quantity.end) else None
    return start, unit


def after(folded: str, text: str, quantity: Quantity, at: int, words: bool) -> tuple[int, Unit] | None:
    """Where the currency word that follows a number ending at ``at`` ends, and the word.

    ``words``: the number is spelt out, so that "half of a billion dollars" may follow it.
    """
    link = _LINK.match(folded, at)
    joint = link[0] if link is not None else ""
    start = at + len(joint)
    found = unit_after(folded, text, start)
    if found is None:
        return None
    end, unit = found
    if unit.scaled and (not quantity.big or folded.startswith(" of ", end)):
        return None  # won, pounds of steel
    if "of" in joint and not words:
        return None
    if joint == "-" and not words and not folded[start].isascii():
        return None
    if folded[start] == "日" and folded[quantity.start - 2 : quantity.start].rstrip(" ").endswith("月"):
        return None  # 2 月 5 日元…
    sign = not folded[end - 1].isalpha() and (joint == "-" or folded[end - 1] in "$€£¥₹₩")
    if sign and (joint == "-" or _DIGITS_NEXT.match(folded, end)):
        return None  # the sign of the next amount
    if unit.code == "元" and (named := _named_yuan(folded, text, end)) is not None:
        return named
    if unit.joins and folded[end - 1] == "币" and folded[end : end + 1] == "元":
        end += 1
    return end, unit


def _named_yuan(folded: str, text: str, end: int) -> tuple[int, Unit] | None:
    """Whose a 元 that ends at ``end`` is, where the next word says so: 元人民幣, 元（新台幣）."""
    joined = unit_after(folded, text, _skip(folded, end))
    if joined is not None and joined[1].joins and folded[_skip(folded, end)] not in "日韩":
        return joined
    bracket = _BRACKETED.match(folded, end)
    named = unit_after(folded, text, bracket.start(1)) if bracket is not None else None
    return (end, named[1]) if named is not None else None


def _skip(folded: str, at: int) -> int:
    return at + 1 if folded[at : at + 1] == " " else at


def agreed(first: Unit | None, second: Unit | None) -> Unit | None:
    """The more exact of two currency words, or None where they contradict each other."""
    if first is None or second is None:
        return first or second
    if first.code == second.code:
        return first if first.parts >= second.parts else second
    if second.bare and (second.code == "元" or _dollars(second, first)):
        return first
    yuan_or_yen = first.code in "元¥" and second.code in ("CNY", "JPY")
    if first.bare and (_dollars(first, second) or yuan_or_yen):
        return second
    return None


def _dollars(bare: Unit, named: Unit) -> bool:
    """Whether a bare $ may be the dollars that the other word names."""
    return bare.code == "$" and named.code.endswith("D")
