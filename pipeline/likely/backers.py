"""Names that likely paid for a round told near them, where no list of investors holds them."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.lexicons.cues import pattern
from pipeline.likely.evidence import Context, of_name
from pipeline.likely.raises import Place
from pipeline.likely.weights import likelihood, told
from pipeline.mentions.mention import Mention

BACKER = 0.6
"""How likely a name must be an investor to be told so."""
LEADER = 0.5
"""How likely it must be that an investor leads."""
_OFFICE = pattern(r"(?: ?等[^,。;、\ue000-\ue0ff]{0,14})?{office}")  # of another firm, whose name only says whose
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
            m, leads = context.row(i).mention(at), likelihood("leader", evidence) >= LEADER
            context.source.note(f"investors.likely at {m.start}: {context.words(m)!r} {told('backer', evidence)}")
            yield Backer(i, m, "lead" if leads else "participant")


def asked(context: Context) -> Iterator[tuple[Place, int]]:
    """Every name near a round that no rule reads, nor reads as an investor elsewhere; with its distance as in ``near``."""
    for (i, at), apart in near(context):
        m = context.row(i).mention(at)
        last = context.row(i).mention(context.row(i).run(at)[-1])
        if _OFFICE.match(context.mask.text, last.outer_end):
            continue
        if m.start not in context.read and m.value.key not in context.payers:
            yield (i, at), apart


def near(context: Context) -> Iterator[tuple[Place, int]]:
    """Every name near a round: its place, and how many sentences away the round is told."""
    told = [i for i in range(len(context.sentences)) if any(s.says in _TELLING for s in context.said.get(i, ()))]
    for i in range(len(context.sentences)):
        after = bisect.bisect_left(told, i)
        apart = min((abs(i - j) for j in told[max(0, after - 1) : after + 1]), default=_NEAR + 1)
        if apart <= _NEAR and context.is_prose(i):
            yield from (((i, at), apart) for at in context.row(i).of_kind("name"))
