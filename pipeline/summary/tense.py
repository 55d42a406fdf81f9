"""What is stated as done: what no telling of it only plans, or makes as good as done."""

from __future__ import annotations

from typing import TypeVar

from pipeline.groups.verb_groups import VerbGroup, verb_group
from pipeline.lexicons.cues import pattern
from pipeline.model import AcquisitionFact, Evidence, ValuationFact
from pipeline.summary.nearness import Nearness

Hedgeable = TypeVar("Hedgeable", AcquisitionFact, ValuationFact)
_SAID = {"acquisition": ("acquire", ("acquirer", "target"), ("target",)), "valuation": ("value", ("money",), ("money",))}
_COMPLETED = pattern(r"{completed.zh}|{completed.en}", "stating")
_FORMERLY = pattern(r"{formerly}", "stating")
_BESIDE = 8  # code points beside a verb


def as_hedged(near: Nearness, fact: Hedgeable) -> Hedgeable:
    """Return a fact that is asserted as sure as the least sure of its tellings, unless one of these says that it is done.

    A headline says 收購 of what the text plans, and a figure is repeated without its hedge all over an article.
    """
    if fact.status != "asserted":
        return fact
    groups = [_group(near, one, other, _SAID[fact.kind][0]) for one, other in near.pairs(fact, *_SAID[fact.kind][1:])]
    hedged = [group for group in groups if group.status in ("planned", "speculated", "reported")]
    done = any(group.status == "asserted" and _is_done(near.folded, group) for group in groups)
    return fact if done or not hedged or 2 * len(hedged) < len(groups) else fact.model_copy(update={"status": hedged[0].status})


def is_former(near: Nearness, fact: ValuationFact) -> bool:
    """Whether some words tell a worth as one that was: once valued at $1.9 billion, 估值曾達 …."""
    return any(_FORMERLY.search(near.before(e.start)) for e in fact.evidence if e.field == "money")


def _group(near: Nearness, one: Evidence, other: Evidence, kind: str) -> VerbGroup:
    """The verb between two pieces of evidence of one sentence, with what hedges it."""
    said = (min(one.start, other.start), max(one.end, other.end))
    return verb_group(near.folded, near.around(one), said, kind)


def _is_done(text: str, group: VerbGroup) -> bool:
    return group.past or _COMPLETED.search(text, max(0, group.start - _BESIDE), min(len(text), group.end + _BESIDE)) is not None
