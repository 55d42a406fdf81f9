"""Listings: who goes public, where and for how much, read around the verb or the noun of going public.

The verb is found first. Who goes public is the name that nothing but words about the listing itself part from it, or the names behind
a relative clause; where somebody else could be meant, nobody is named here. What stands beside it says how far it has come.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.groups.deals import Place
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


NOT_LISTED = ("exchange", "person", "reporter", "media", "government", "university")


def companies(place: Place, start: int, end: int) -> list[Mention]:
    """The names that may go public."""
    return [m for m in place.names(start, end) if m.value.kind not in NOT_LISTED]


def exchange(place: Place, start: int, end: int) -> Mention | None:
    """The first exchange that is named."""
    return next((m for m in place.names(start, end) if m.value.kind == "exchange"), None)
