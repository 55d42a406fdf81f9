"""Listings: who goes public, where and for how much, read around the verb or the noun of going public.

The verb is found first. Who goes public is the name that nothing but words about the listing itself part from it, or the names behind
a relative clause; where somebody else could be meant, nobody is named here. What stands beside it says how far it has come.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.groups import coordination
from pipeline.groups.deals import Place, mention_of
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mention import Mention

Stage = Literal["planned", "denied", "asserted"]


@dataclass(frozen=True)
class Listing:
    """A listing as it is told: its words, and what they name.

    Attributes:
        start, end: the words, in code points.
        company: who goes public; None where the clause does not name it.
        stage: how far it has come by its own words; None where only its verb says so.
        exchange: where.
        money: what it brings.
    """

    start: int
    end: int
    company: Mention | None = None
    stage: Stage | None = None
    exchange: Mention | None = None
    money: Mention | None = None


RUMOUR = pattern(r"{rumour.zh}", "listing")
"""Right behind going public: what is told is how somebody answers to it, and nothing more is known."""
NO_PLAN = pattern(r"{rumour.zh}[^。!?\n]{0,16}?(?:{without.zh}[^,;。]{0,6}?{without_plan.zh}|{fails.zh})", "listing")
"""The same with the answer that there is no plan: 回應上市傳聞：暫無計畫."""
NOT_LISTED = ("exchange", "person", "reporter", "media", "government", "university")


def companies(place: Place, start: int, end: int) -> list[Mention]:
    """The names that may go public."""
    return [m for m in place.names(start, end) if m.value.kind not in NOT_LISTED]


def consists(pieces: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """Whether a span is nothing but pieces, one behind the other; each is taken once, so that a row of them costs its length.

    >>> consists(re.compile("上市掛牌|上市|掛牌"), "上市掛牌上市", 0, 6), consists(re.compile("上市"), "上市了", 0, 3)
    (True, False)
    """
    while start < end and (piece := pieces.match(text, start, end)):
        start = piece.end()
    return start >= end


def exchange(place: Place, start: int, end: int) -> Mention | None:
    """The first exchange that is named."""
    return next((m for m in place.names(start, end) if m.value.kind == "exchange"), None)


def listed(place: Place, first: Mention, end: int) -> list[Mention]:
    """A name and those that are listed behind it, up to ``end``."""
    found = [n for n in coordination.after(place.source, place.mask, first.outer_start, end) if n.start >= first.start]
    if not found or found[0].start != first.start:
        return [first]
    return [first, *(mention_of(place, n) for n in found[1:])]


def once(told: Iterable[Listing]) -> list[Listing]:
    """Each company's listing of one sentence once, with the place and the money that any of its words give."""
    found: dict[str | None, Listing] = {}
    for x in told:
        key = x.company.value.key if x.company else None
        known = found.get(key)
        found[key] = replace(known, exchange=known.exchange or x.exchange, money=known.money or x.money) if known else x
    if len(found) > 1:
        found.pop(None, None)  # it is one of those who are named
    return list(found.values())
