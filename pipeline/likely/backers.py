"""Names that likely paid for a round told near them: every name is weighed, with what the rules say of it."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.groups.items import person_behind
from pipeline.likely.backer_evidence import BackerEvidence
from pipeline.likely.context import Context
from pipeline.likely.evidence import of_leader
from pipeline.likely.likelihood import likelihood, told
from pipeline.likely.raises import Place
from pipeline.mentions.mention import Mention

BACKER = 0.5
"""How likely a name must be an investor to be told so where no list of rules holds it.

What a list holds stays: of the few below 0.25 three in four are investors.
"""
LEADER = 0.5
"""How likely it must be that an investor whom no list holds leads."""
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


def backers(evidence: BackerEvidence) -> Iterator[Backer]:
    """The likely investors of an article that no list holds, and which of them lead.

    Whom a list holds anywhere is asked for elsewhere which rounds he paid for (``records.round_payers``).
    """
    context = evidence.context
    for (i, at), apart in near(context):
        m = context.row(i).mention(at)
        if m.start in context.read or m.value.key in context.payers or person_behind(context.mask, m, m.outer_start):
            continue  # 科大教授 | 李澤湘: the person pays
        kinds = tuple(evidence.of(i, at, apart))
        if likelihood("backer", kinds) >= BACKER:
            leads = likelihood("leader", of_leader(context, i, at, apart)) >= LEADER
            context.source.note(f"investors.likely at {m.start}: {context.words(m)!r}", told, "backer", kinds)
            yield Backer(i, m, "lead" if leads else "participant")


def near(context: Context) -> Iterator[tuple[Place, int]]:
    """Every name near a round: its place, and how many sentences away the round is told."""
    told = [i for i in range(len(context.sentences)) if any(s.says in _TELLING for s in context.said.get(i, ()))]
    for i in range(len(context.sentences)):
        after = bisect.bisect_left(told, i)
        apart = min((abs(i - j) for j in told[max(0, after - 1) : after + 1]), default=_NEAR + 1)
        if apart <= _NEAR and context.is_prose(i):
            yield from (((i, at), apart) for at in context.row(i).of_kind("name"))
