"""Names that likely paid for a round told near them, where no list of investors holds them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.lexicons.cues import pattern
from pipeline.likely.context import Context
from pipeline.likely.evidence import of_leader, of_name
from pipeline.likely.raises import Place
from pipeline.likely.weights import likelihood, told
from pipeline.mentions.mention import Mention

BACKER = 0.55
"""How likely a name must be an investor to be told so."""
LEADER = 0.5
"""How likely it must be that an investor leads."""
_OFFICE = pattern(r"(?: ?等[^,。;、\ue000-\ue0ff]{0,14})?{office}")  # of another firm, whose name only says whose
_OTHER_PART, _PAYS = pattern(r"{other_part.zh}|\b{other_part.en}\b"), pattern(r"{pays.zh}|\b{pays.en}\b")
_CLAUSE = 120  # characters of a clause on each side of a name
_EDGES = ",;:。!?\n"
_EDGE = re.compile(f"[{_EDGES}]")
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
            m = context.row(i).mention(at)
            leads = likelihood("leader", of_leader(context, i, at, apart)) >= LEADER
            context.source.note(f"investors.likely at {m.start}: {context.words(m)!r} {told('backer', evidence)}")
            yield Backer(i, m, "lead" if leads else "participant")


def asked(context: Context) -> Iterator[tuple[Place, int]]:
    """Every name near a round that no rule reads, nor reads as an investor elsewhere; with its distance as in ``near``."""
    for (i, at), apart in near(context):
        m = context.row(i).mention(at)
        if m.start not in context.read and m.value.key not in context.payers and not _has_other_part(context, i, at):
            yield (i, at), apart


def _has_other_part(context: Context, i: int, at: int) -> bool:
    """Whether a name's clause says what else it is (a customer, a rival, an adviser), and not that it pays; or whose head pays."""
    row, text = context.row(i), context.mask.text
    first, last = (row.mention(place) for place in (row.run(at)[0], row.run(at)[-1]))
    if _OFFICE.match(text, last.outer_end):
        return True
    start, end = max(context.sentences[i][0], first.outer_start - _CLAUSE), min(context.sentences[i][1], last.outer_end + _CLAUSE)
    opens = max(start, *(text.rfind(edge, start, first.outer_start) + 1 for edge in _EDGES))
    closed = _EDGE.search(text, last.outer_end, end)
    clause = (opens, closed.start() if closed else end)
    return bool(_OTHER_PART.search(text, *clause)) and not _PAYS.search(text, *clause)


def near(context: Context) -> Iterator[tuple[Place, int]]:
    """Every name near a round: its place, and how many sentences away the round is told."""
    told = [i for i in range(len(context.sentences)) if any(s.says in _TELLING for s in context.said.get(i, ()))]
    for i in range(len(context.sentences)):
        after = bisect.bisect_left(told, i)
        apart = min((abs(i - j) for j in told[max(0, after - 1) : after + 1]), default=_NEAR + 1)
        if apart <= _NEAR and context.is_prose(i):
            yield from (((i, at), apart) for at in context.row(i).of_kind("name"))
