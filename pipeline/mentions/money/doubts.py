"""What makes a number no amount: it is torn off another, part of a name, of an unknown scale, or 元 is another word."""

from __future__ import annotations

import re

from pipeline.languages.quantity import Quantity

DIGITS = frozenset("0123456789")
_NUMERALS = frozenset("零〇一二两三四五六七八九十百千万亿兆半")
_NOT_YUAN = frozenset("件宇老素年首凶气旦月帅勋器数组学论性化锂材电次方期悖婴胞")
_PLACEHOLDER = re.compile(r" [KMBT](?:[^0-9A-Za-z]|$)")


def torn(folded: str, text: str, start: int, end: int) -> bool:
    """Whether the number is the rest of one that was not read: 1億5, 10,35億, 1 234."""
    last = folded[start - 1]
    if last == " " and start > 1:
        last = folded[start - 2]
        if last in DIGITS:
            return folded[start] not in DIGITS or end - start == 3
        return last in _NUMERALS and folded[start] not in DIGITS
    if last in DIGITS or last in _NUMERALS:
        return True
    return last in ",." and folded[start - 2 : start - 1] in DIGITS and text[start - 1] in ",."


def glued(folded: str, start: int) -> bool:
    """Whether the number belongs to a name or a rank: GPT-4, A100, 第 500."""
    if not start:
        return False
    last = folded[start - 1]
    if last.isascii() and (last.isalpha() or last in "_#@/\\"):
        return True
    if last == "-" and start > 1:
        earlier = folded[start - 2]
        return earlier.isascii() and earlier.isalpha()
    return last == "第"


def unreadable(folded: str, text: str, quantity: Quantity, end: int) -> bool:
    """Whether what touches the number is an unknown scale: $5x, $30 B."""
    following = folded[end : end + 1]
    if following and following.isascii() and following.isalnum():
        return True
    return quantity.scale == 1 and _PLACEHOLDER.match(text, end) is not None


def counts(folded: str, quantity: Quantity, end: int) -> bool:
    """Whether 元 is part of another word: 三元鋰電池, 2026 元年, 二元論."""
    following = folded[end : end + 1]
    if following in _NOT_YUAN and following:
        return not quantity.big or following in "件宇素"
    return False


def like_a_year(folded: str, quantity: Quantity) -> bool:
    """Whether the number has four digits and the size of a year."""
    return quantity.end - quantity.start == 4 and 1900 <= quantity.low <= 2100 and folded[quantity.start].isdigit()
