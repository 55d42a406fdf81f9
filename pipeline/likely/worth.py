"""Whose an amount that rules read as a valuation likely is, where their company is hardly so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.likely.context import Context
from pipeline.likely.evidence import of_owner
from pipeline.likely.raises import Place, amounts, candidates
from pipeline.likely.weights import is_fitted, likelihood, told
from pipeline.mentions.mention import Mention

HARDLY = 0.1
"""Below which likelihood a valuation is not of the company that was found for it."""
RATHER = 0.6
"""How likely another must be to be taken instead."""


class Owner(NamedTuple):
    """A name that may be of who is worth an amount.

    Attributes:
        name: the name.
        sentence: where it stands.
        evidence: what speaks for it and against it.
    """

    name: Mention
    sentence: int
    evidence: tuple[str, ...]


def owners(context: Context, of: Place) -> Iterator[Owner]:
    """Every name that may be of who is worth the amount at a place, the nearer first."""
    for order, candidate in enumerate(candidates(context, of)):
        i, at = candidate.place
        yield Owner(context.row(i).mention(at), i, tuple(of_worth(context, of, candidate.place, order)))


def of_worth(context: Context, of: Place, place: Place, order: int) -> Iterator[str]:
    """The evidence for a name's being who is worth an amount: as for who raised one, and what rules say of the name.

    Args:
        context: the article.
        of, place: where the amount stands, and the name.
        order: how many candidates come before this one.
    """
    yield from of_owner(context, of, place, order)
    m = context.row(place[0]).mention(place[1])
    yield from (f"fills={s.says} {slot}" for s in context.said.get(place[0], ()) for slot, filler in s.slots.items() if filler is m)
    yield from (f"company={says}" for says in sorted(context.companies.get(m.value.key, ())))


def likelier(context: Context, i: int, money: Mention, key: str) -> Mention | None:
    """The name of who is rather worth an amount of sentence ``i`` than the company of a key, or None.

    Only a company that is asked about is found unlikely: one that stands far away, or under another name, stays. And only one of the
    same sentence takes its place: further off, the company that is named most always looks likely.
    """
    at = next((at for at in amounts(context, i) if context.row(i).mention(at) is money), None)
    if at is None or not is_fitted("worth"):
        return None
    weighed = [(likelihood("worth", owner.evidence), -n, owner) for n, owner in enumerate(owners(context, (i, at)))]
    own = max((sure for sure, _, owner in weighed if owner.name.value.key == key), default=1.0)
    sure, _, best = max(weighed, default=(0.0, 0, None))
    if best is None or best.sentence != i or not own < HARDLY < RATHER <= sure:
        return None
    context.source.note(f"valuation at {money.start}: {own:.2f} of {key}, rather {context.words(best.name)!r}: {told('worth', best.evidence)}")
    return best.name
