"""Raises: which amount and which series were raised, and by whom, read around the verb or the noun of a raising.

The verb or the noun is found first; its amount, its series and who raises are found by side and marker, whatever describes them
in between. Whoever is not named in the clause is left open; who is described and not named is nobody.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.mentions.mention import Mention


@dataclass(frozen=True)
class Raise:
    """A raising as it is told: its words, and what they name.

    Attributes:
        start, end: the words, in code points.
        company: who raises; None where the clause does not name it.
        money: how much.
        series: in which series.
        unnamed: whether who raises is described and not named, so that nobody who is named elsewhere may take its place.
        investor: who puts the money in, where its verb says so.
        status: how sure it is, where its words say so themselves.
        leads_before: where a list of names ends who lead it.
        joins_before: where a list of names ends who take part in it.
    """

    start: int
    end: int
    company: Mention | None = None
    money: Mention | None = None
    series: Mention | None = None
    unnamed: bool = False
    investor: Mention | None = None
    leads_before: int | None = None
    joins_before: int | None = None
    status: str | None = None
