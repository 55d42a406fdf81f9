"""Names that likely paid for a round told near them, where no list of investors holds them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.likely.evidence import Context, of_name
from pipeline.likely.raises import Place
from pipeline.likely.weights import likelihood
from pipeline.mentions.mention import Mention

BACKER = 0.6
"""How likely a name must be an investor to be told so."""
LEADER = 0.5
"""How likely it must be that an investor leads."""
_NEAR = 2  # sentences around a round in which its investors may be named
_TELLING = ("round", "invest", "investors")


class Backer(NamedTuple):
    """A likely investor.

    Attributes:
        sentence: where it is named.
        name: how.
        role: ``lead`` or ``participant``.
    """

    sentence: int
    name: Mention
    role: str


def backers(context: Context) -> Iterator[Backer]:
    """The likely investors of an article, and which of them lead."""
    for (i, at), apart in asked(context):
        evidence = tuple(of_name(context, i, at, apart))
        if likelihood("backer", evidence) >= BACKER:
            leads = likelihood("leader", evidence) >= LEADER
            yield Backer(i, context.row(i).mention(at), "lead" if leads else "participant")


def asked(context: Context) -> Iterator[tuple[Place, int]]:
    """Every name near a round that no rule reads as an investor anywhere, with its distance as in ``near``."""
    return (
        ((i, at), apart) for (i, at), apart in near(context) if context.row(i).mention(at).value.key not in context.payers
    )


def near(context: Context) -> Iterator[tuple[Place, int]]:
    """Every name near a round: its place, and how many sentences away the round is told."""
    told = [i for i in range(len(context.sentences)) if any(s.says in _TELLING for s in context.said.get(i, ()))]
    for i in range(len(context.sentences)):
        apart = min((abs(i - j) for j in told), default=_NEAR + 1)
        if apart <= _NEAR and context.mask.within(*context.sentences[i], "name"):
            yield from (((i, at), apart) for at in context.row(i).of_kind("name"))
