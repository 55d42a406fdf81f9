"""From statements to records: whose round it is, which valuation and which investors belong to it.

Statements say little each; a sentence's statements about one round become one frame, frames of one company that
do not contradict each other become one record. What names no company belongs to the company in focus.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.clusters import Clusters
from pipeline.discourse import Discourse
from pipeline.mask import Mask
from pipeline.mention import Source
from pipeline.others import Others
from pipeline.records import Record, Span
from pipeline.rounds import Rounds
from pipeline.statements import Statement


def resolve(
    source: Source,
    mask: Mask,
    sentences: Sequence[Span],
    statements: Sequence[Statement],
    stated: Sequence[Record] = (),
) -> list[Record]:
    """Return the records of an article.

    Args:
        source: the article.
        mask: its mentions.
        sentences: where its sentences are.
        statements: what they say.
        stated: records read elsewhere (table rows), which take part in the clustering.
    """
    discourse = Discourse(source, mask, sentences, statements)
    rounds, others = Rounds(discourse), Others(discourse)
    frames = [r for r in stated if r.says == "round"]
    for i in range(len(sentences)):
        discourse.note_subject(i)
        here = rounds.frames(i)
        frames += here
        if here and here[-1].company:
            discourse.round_of[i] = here[-1].company
        others.read(i)
    found = Clusters(discourse).cluster(frames)
    records = [r for r in stated if r.says != "round"] + rounds.records + others.records
    _bases(found, records)
    return found + records


def _bases(rounds: Sequence[Record], records: Sequence[Record]) -> None:
    """Post-money said of a valuation anywhere is said of it at its round."""
    said = {}
    for v in records:
        if v.says == "valuation" and v.basis and v.company and v.money:
            said[v.company.key, v.money.value, v.money.currency] = v.basis
    for r in rounds:
        if r.valuation and not r.basis and r.company:
            r.basis = said.get((r.company.key, r.valuation.value, r.valuation.currency))
