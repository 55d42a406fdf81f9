"""Rounds that are what going public brings: told of the firm by whatever part of its name, of an amount that the offering's words govern."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from pipeline.lexicons.cues import pattern
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.inventory import NameRef
from pipeline.model import Money
from pipeline.records.focus import Discourse
from pipeline.records.record import Record, Span
from pipeline.text.fold import fold, fold_script

_BEHIND = pattern(r"[^.;:,。，\n]{0,16}? ?{brings.en} (?:(?:the|its|an?|this|their|that) )?(?:[a-z-]+ ){0,3}?{offering.en}", "listing")
_BEFORE = pattern(
    r"{offering.en}[^.;:,\n]{0,40}? (?:{raises.en}|worth|of)(?: [a-z]+){0,5} ?$|{offering.zh}[^,;。:\n]{0,16}{raises.zh}[^,;。:\n]{0,8}$", "listing"
)
_HEAD = 2  # sentences of an article that tell what it is about
_ROUND = re.compile(fold_script(r"輪|領投|跟投|戰略投資|私募|定增|配股|供股|\bround\b|\bseries [a-z]\b|\bventure\b|private placement"))
_REACH = 80
_MOST = 12  # listings of names that begin alike that are asked for
_WORD = re.compile(r"[^\s.,]+")
_STEM = 4  # letters of the last word of a short name that the longer name's word goes on from: Jinhe Micro, Jinhe Microelectronics


class Offerings:
    """The listings of one article, and the amounts that words of an offering govern."""

    def __init__(self, d: Discourse, records: Sequence[Record]) -> None:
        self.d = d
        self._listed: dict[str, list[Record]] = defaultdict(list)
        for x in records:
            if x.says == "listing" and x.company:
                for sign in _signs(x.company):
                    self._listed[sign].append(x)

    @cached_property
    def _governed(self) -> dict[object, Span]:
        """The amounts that words of an offering govern, each where it is first told so."""
        found: dict[object, Span] = {}
        for m in self.d.mask.mentions:
            if m.kind == "money" and _is_governed(self.d, m):
                found.setdefault(_sum(m.value), (m.start, m.end))
        return found

    def brought(self, r: Record) -> bool:
        """Whether a round is what going public brings: of the company, and as much, and nothing else is told of it."""
        if r.company is None or r.money is None:
            return False
        if r.series or r.valuation:
            return False
        near = {id(x): x for sign in _signs(r.company) for x in self._listed.get(sign, [])[:_MOST]}
        listed = [x for x in near.values() if x.company and is_same_firm(x.company, r.company)]
        if not r.investors and any(x.company and x.company.key == r.company.key and _is_as_much(x, r) for x in listed):
            return True
        if not listed or any(role == "lead" for _, role in r.investors.values()):
            return False
        told = self._governed.get(_sum(r.money))
        if told is None and not (_is_sought(self.d, r) and any(_is_news(self.d, x) for x in listed)):
            return False
        said = told or next((start, end) for start, end, slot in r.evidence if slot == "money")
        for x in (x for x in listed if x.money is None):
            x.money = r.money
            x.prove(*said, "money")
        return True


def _signs(ref: NameRef) -> set[str]:
    """By what names that may be one firm's are found: the same key, or the same first word."""
    return {ref.key, *_WORD.findall(fold(ref.name))[:1]}


def _sum(money: Money) -> tuple[object, ...]:
    return money.value, money.min, money.max, money.currency


def _is_sought(d: Discourse, r: Record) -> bool:
    """Whether a sum is only sought, by nobody who is named, and no word of a round stands beside it."""
    if r.status == "asserted" or r.investors or all(slot != "money" for _, _, slot in r.evidence):
        return False
    return not _ROUND.search(d.mask.text, *d.sentences[r.sentence])


def _is_news(d: Discourse, x: Record) -> bool:
    """Whether an article begins with a listing: what its firm seeks to raise is then what that is to bring."""
    return any(slot == "listing" and start < d.sentences[min(_HEAD, len(d.sentences) - 1)][1] for start, _, slot in x.evidence)


def _is_as_much(x: Record, r: Record) -> bool:
    return bool(x.money and r.money and (x.money.value, x.money.currency) == (r.money.value, r.money.currency))


def _is_governed(d: Discourse, m: Mention) -> bool:
    """Whether words of an offering govern an amount: $600 million | from the share sale, an IPO to raise | $600 million."""
    text = d.mask.text
    return bool(_BEHIND.match(text, m.outer_end) or _BEFORE.search(text[max(0, m.outer_start - _REACH) : m.outer_start]))


def is_same_firm(one: NameRef, other: NameRef) -> bool:
    """Whether two names are of one firm: the same, or, between blanks, one the beginning of the other, word by word.

    >>> a, b, c = (NameRef(name, None, None, name) for name in ("Jinhe Micro", "Jinhe Microelectronics Co", "Jinhe Foods"))
    >>> is_same_firm(a, b), is_same_firm(a, c), is_same_firm(NameRef("Jinhe", None, None, "Jinhe"), c)
    (True, False, True)
    """
    if one.key == other.key:
        return True
    short, long = sorted((_WORD.findall(fold(one.name)), _WORD.findall(fold(other.name))), key=lambda words: (len(words), len("".join(words))))
    if not short or len(short[0]) < _STEM or not fold(one.name).isascii():
        return False
    *first, last = short
    goes_on = len(short) > 1 and len(last) >= _STEM and long[len(first)].startswith(last)
    return first == long[: len(first)] and (last == long[len(first)] or goes_on)
