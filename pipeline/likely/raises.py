"""Amounts that were likely raised though no rule says so, and amounts of which rules say so that hardly were."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pipeline.frames.rule import rules
from pipeline.frames.statement import Statement
from pipeline.likely.context import Context
from pipeline.likely.evidence import of_money
from pipeline.likely.likelihood import is_fitted, likelihood, told
from pipeline.mentions.mention import Mention

TOLD = 0.5
"""How likely an amount must be raised to be told so."""
CLAIMED = 0.83
"""And how likely where a word says that it is spent, lent or sold for, or a rule that it is somebody's share."""
HARDLY = 0.03
"""Below which likelihood an amount was not raised, whatever a rule says."""
_RAISING = ("round", "invest")
_OTHER = frozenset(("valuation", "revenue", "acquisition", "acquisition_price", "listing", "listing_money"))  # what an amount is read as that says no raising

Place = tuple[int, int]
"""A sentence, and a place in its row."""


def raises(context: Context) -> tuple[list[Statement], list[Statement]]:
    """The likely rounds of an article, as statements of an amount, and the statements that are taken back."""
    found: list[Statement] = []
    taken: list[Statement] = []
    for i in range(len(context.sentences)):
        for at in amounts(context, i):
            money = context.row(i).mention(at)
            kinds = tuple(of_money(context, i, at))
            sure = likelihood("raised", kinds)
            readings = context.readings(i, money)
            raising = [s for s in readings if s.says in _RAISING]
            if sure >= _enough(kinds) and _is_open(context, money, readings):
                taken += [s for s in readings if s.says == "aside"]
                found.append(Statement(rules()["round.likely"], money.start, money.end, i, {"money": money}))
                context.source.note(f"round.likely at {money.start}: {context.words(money)!r}", told, "raised", kinds)
            if raising and sure < HARDLY and is_fitted("raised"):
                taken += raising
                context.source.note(f"{raising[0].rule.id} at {money.start}: {context.words(money)!r} hardly", told, "raised", kinds)
    return found, list({id(s): s for s in taken}.values())


def _enough(kinds: Collection[str]) -> float:
    return CLAIMED if {"claimed=yes", "by=aside.claimed", "read=share"} & {*kinds} else TOLD


def _is_open(context: Context, money: Mention, readings: Sequence[Statement]) -> bool:
    """Whether an amount is read as no figure of another kind, and as raised neither here nor elsewhere."""
    return not any(s.says in (*_RAISING, *_OTHER) for s in readings) and not {*_RAISING} & {*context.told(money)}


def amounts(context: Context, i: int) -> Sequence[int]:
    """The places of the amounts of a sentence."""
    holds = context.mask.within(*context.sentences[i], "money") and context.is_prose(i)
    return context.row(i).of_kind("money") if holds else []
