"""Amounts that were likely raised in a round, and who likely raised them, where no rule or walk reads the amount at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.frames.claims import claimed_by
from pipeline.frames.rule import rules
from pipeline.frames.statement import Statement
from pipeline.likely.context import Context
from pipeline.likely.evidence import of_money, of_owner
from pipeline.likely.weights import likelihood, told
from pipeline.mentions.mention import Mention

TOLD = 0.4
"""How likely an amount must be raised, and by the likeliest name, to be told so."""
RAISER = 0.6
"""How likely a name must be who raised an amount of which rules say that it was raised, and nothing says by whom."""
_BACK = 3  # sentences before an amount in which its company may be named

Place = tuple[int, int]
"""A sentence, and a place in its row."""


class Candidate(NamedTuple):
    """A name that may be who raised an amount.

    Attributes:
        place: where it stands.
        evidence: what speaks for it and against it.
    """

    place: Place
    evidence: tuple[str, ...]


def raises(context: Context) -> Iterator[Statement]:
    """The likely rounds of an article, as statements."""
    for i in range(len(context.sentences)):
        for at in amounts(context, i):
            money = context.row(i).mention(at)
            raised = likelihood("raised", of_money(context, i, at)) if _is_open(context, i, money) else 0.0
            company, sure = raiser(context, (i, at)) if raised >= TOLD else (None, 0.0)
            if company and raised * sure >= TOLD:
                slots = {"money": money, "company": company}
                words = context.words(money)
                context.source.note(f"round.likely at {money.start}: {words!r} {told('raised', of_money(context, i, at))}, raiser {sure:.2f}")
                yield Statement(rules()["round.likely"], money.start, money.end, i, slots)


def _is_open(context: Context, i: int, money: Mention) -> bool:
    """Whether no rule reads an amount nor says anywhere that the same was raised, and no word says that it was spent or lent."""
    if money.start in context.read or {"round", "invest"} & {*context.told(money)}:
        return False
    return claimed_by(context.source.folded, context.mask, context.sentences[i], money, (money.start, money.end)) is None


def amounts(context: Context, i: int) -> Sequence[int]:
    """The places of the amounts of a sentence."""
    holds = context.mask.within(*context.sentences[i], "money") and context.is_prose(i)
    return context.row(i).of_kind("money") if holds else []


def likely_raiser(context: Context, i: int, money: Mention) -> Mention | None:
    """Who likely raised an amount of sentence ``i``, or None where nobody is likely enough."""
    at = next((at for at in amounts(context, i) if context.row(i).mention(at) is money), None)
    company, sure = raiser(context, (i, at)) if at is not None else (None, 0.0)
    return company if sure >= RAISER else None


def raiser(context: Context, of: Place) -> tuple[Mention | None, float]:
    """Who most likely raised the amount at a place, and how likely."""
    weighed = [(likelihood("raiser", c.evidence), -n, c.place) for n, c in enumerate(candidates(context, of))]
    sure, _, place = max(weighed, default=(0.0, 0, None))
    return (context.row(place[0]).mention(place[1]), sure) if place else (None, 0.0)


def candidates(context: Context, of: Place) -> Iterator[Candidate]:
    """Every name that may be who raised the amount at a place: of its sentence, of those before, of the title."""
    i, amount = of
    seen: set[str] = set()
    places: list[Place] = []
    for j in [*range(i, max(-1, i - _BACK - 1), -1), *([0] if i > _BACK and context.is_title(0) else [])]:
        row = context.row(j)
        here = row.of_kind_near("name", amount if j == i else 0)
        places += [(j, at) for at in here if j == i or row.mention(at).value.key not in seen]
        seen |= {row.mention(at).value.key for at in here}
    for order, place in enumerate(places):
        yield Candidate(place, tuple(of_owner(context, of, place, order)))
