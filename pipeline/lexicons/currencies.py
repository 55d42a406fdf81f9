"""Currency words: what stands before or after a number and which currency it names.

Vocabulary is ``lexicons/currencies.toml``: ISO 4217 codes with CLDR's and newsrooms' names.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.errors import LexiconError
from pipeline.text.fold import fold
from pipeline.vocabulary import table

# Bare words that are ordinary words too, with what they mean beside a scale.
_WEAK = {"£": "GBP", "₩": "KRW", "塊": "元", "?": "?"}


class Unit(NamedTuple):
    """A currency word.

    Attributes:
        code: ISO 4217, or a bare word's key (``元`` ``$`` ``¥`` ``£`` ``₩`` ``?``) that the context must settle.
        parts: how many of it make one unit: 100 for cents.
        scaled: believed only beside a scale word (``CAD 50 million``).
        sign: a sign such as ``$``, which touches its number.
        joins: a word that also follows 元 (3 億元人民幣) or takes 元 itself (新台幣 3 億元).
    """

    code: str
    parts: int = 1
    scaled: bool = False
    sign: bool = False
    joins: bool = False

    @property
    def bare(self) -> bool:
        """Whether the word alone does not name one currency."""
        return len(self.code) == 1


@dataclass
class _Words:
    after: dict[str, Unit] = field(default_factory=dict)
    before: dict[str, Unit] = field(default_factory=dict)
    signs: dict[str, Unit] = field(default_factory=dict)
    codes: dict[str, Unit] = field(default_factory=dict)
    heads: dict[str, tuple[int, ...]] = field(default_factory=dict)
    tails: dict[str, tuple[int, ...]] = field(default_factory=dict)


def _add(units: dict[str, Unit], word: str, unit: Unit) -> None:
    if units.setdefault(word, unit) != unit:
        raise LexiconError(f"currencies.toml: {word!r} names both {units[word].code} and {unit.code}")


@functools.cache
def _words() -> _Words:
    raw = dict(table("currencies"))
    words = _Words()
    for key, names in raw.pop("bare").items():
        for name in map(fold, names):
            _add(words.after, name, Unit(_WEAK.get(key, key), scaled=key in _WEAK))
            if not name.isalpha():
                _add(words.signs, name, Unit(key, sign=True))
    raw.pop("shared")  # read by mentions.money.shared
    for key, names in raw.pop("hundredths").items():
        for name in map(fold, names):
            _add(words.after, name, Unit(key, parts=100))
    for code, block in raw.items():
        for name in map(fold, block.get("zh", ())):
            _add(words.after, name, Unit(code, joins=name[-1] in "币金元"))
            _add(words.before, name, Unit(code, joins=True))
        for language in sorted(block.keys() - {"zh", "signs", "codes", "scaled_codes"}):
            for name in map(fold, block[language]):
                _add(words.after, name, Unit(code))
        for sign in map(fold, block.get("signs", ())):
            _add(words.signs, sign, Unit(code, sign=True))
            _add(words.after, sign, Unit(code))
        for field_name, scaled in (("codes", False), ("scaled_codes", True)):
            for name in block.get(field_name, ()):
                _add(words.codes, name, Unit(code, scaled=scaled))
    words.heads = _sizes((word[0], len(word)) for word in words.after)
    words.tails = _sizes((word[-1], len(word)) for word in words.before)
    return words


def _sizes(pairs: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    """The lengths of the words that share a character, longest first."""
    found: dict[str, set[int]] = {}
    for char, size in pairs:
        found.setdefault(char, set()).add(size)
    return {char: tuple(sorted(sizes, reverse=True)) for char, sizes in found.items()}


_CODE_BEFORE = re.compile(r"[A-Za-z]{2,3}\.?$")
_CODE_AFTER = re.compile(r"[A-Z]{2,3}")
_LETTERS = re.compile(r"[a-z.]{1,4}$")


def _latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _half(text: str) -> str:
    if text.isascii():
        return text
    return "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in text)


def unit_after(folded: str, text: str, at: int) -> tuple[int, Unit] | None:
    """The currency word that starts at ``at``: its end and meaning, or None.

    >>> unit_after("5亿美元", "5億美元", 2)
    (4, Unit(code='USD', parts=1, scaled=False, sign=False, joins=True))
    """
    words = _words()
    if at >= len(folded):
        return None
    for size in words.heads.get(folded[at], ()):
        end = at + size
        unit = words.after.get(folded[at:end]) if end <= len(folded) else None
        if unit is not None:
            if _latin(folded[end - 1]) and end < len(folded) and _latin(folded[end]):
                continue
            return end, unit
    code = _CODE_AFTER.match(_half(text[at : at + 4])) if _latin(folded[at]) else None
    if code is not None and code[0] in words.codes:
        end = at + len(code[0])
        if end == len(text) or not folded[end].isalnum() or folded[end] >= "\u2e80":
            return end, words.codes[code[0]]
    return None


def unit_before(folded: str, text: str, at: int) -> tuple[int, Unit] | None:
    """The currency sign, code or word that ends at ``at`` (one blank may follow it): its start and meaning, or None.

    >>> unit_before("约hk$7,800万", "約HK$7,800萬", 4)
    (1, Unit(code='HKD', parts=1, scaled=False, sign=True, joins=False))
    """
    words = _words()
    end = at - 1 if at and folded[at - 1] == " " else at
    if not end:
        return None
    last = folded[end - 1]
    if last in words.signs or last == "$":
        letters = _LETTERS.search(folded, max(0, end - 5), end - 1)
        if letters is not None:
            for start in range(letters.start(), end - 1):
                if start and _latin(folded[start - 1]):
                    continue
                unit = words.signs.get(folded[start:end])
                if unit is not None:
                    return start, unit
        return end - 1, words.signs[last]
    for size in words.tails.get(last, ()):
        unit = words.before.get(folded[end - size : end]) if size <= end else None
        if unit is not None:
            return end - size, unit
    code = _CODE_BEFORE.search(_half(text[max(0, end - 4) : end])) if _latin(last) or last == "." else None
    if code is not None:
        start = end - len(code[0])
        unit = words.codes.get(code[0]) or (words.codes.get("RMB") if code[0] == "Rmb" else None)
        joined = start and (_latin(folded[start - 1]) or folded[start - 1] in "-_0123456789")
        if unit is not None and not joined:
            return start, unit
    return None


@functools.cache
def first_characters() -> frozenset[str]:
    """What the word after a number begins with, if it is a currency (folded)."""
    words = _words()
    return frozenset(words.heads) | {code[0].lower() for code in words.codes}


@functools.cache
def last_characters() -> frozenset[str]:
    """What the word before a number ends with, if it is a currency (folded)."""
    words = _words()
    return frozenset(words.tails) | {sign[-1] for sign in words.signs} | {code[-1].lower() for code in words.codes}


def names_currency(word: str) -> str | None:
    """The ISO 4217 code that a whole word names, in any of the three scripts, or None.

    >>> [names_currency(w) for w in ("新臺幣", "US$", "hong kong dollars", "RMB", "元", "比索")]
    ['TWD', 'USD', 'HKD', 'CNY', None, None]
    """
    words = _words()
    key = fold(word.strip())
    unit = words.after.get(key) or words.signs.get(key) or words.codes.get(word.strip())
    return None if unit is None or unit.bare else unit.code
