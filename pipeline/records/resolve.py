"""From statements to records: whose round it is, which valuation and which investors belong to it.

Statements say little each; a sentence's statements about one round become one frame, frames of one company that
do not contradict each other become one record. What names no company belongs to the company in focus.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.frames.statement import Statement
from pipeline.likely.whose import Whose
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Source
from pipeline.mentions.names.inventory import NameRef
from pipeline.records.deal_failures import take_back
from pipeline.records.focus import Discourse
from pipeline.records.heads import to_heads
from pipeline.records.identity import Clusters
from pipeline.records.likely_deals import purchases_of, weigh
from pipeline.records.no_raisings import without_sums
from pipeline.records.offerings import Offerings
from pipeline.records.others import Others
from pipeline.records.record import Record, Span
from pipeline.records.round_dates import announced, dated_by_item, dated_by_title
from pipeline.records.round_payers import Payers
from pipeline.records.rounds import rounds_of


class Resolved(NamedTuple):
    """What an article says.

    Attributes:
        records: one for each event.
        whose: whose its figures are, as they were weighed.
        payers: its investors and its rounds, as each pair was weighed.
    """

    records: list[Record]
    whose: Whose
    payers: Payers


def resolve(
    source: Source,
    mask: Mask,
    sentences: Sequence[Span],
    statements: Sequence[Statement],
    stated: Sequence[Record] = (),
) -> Resolved:
    """Return the records of an article, and the article as they were weighed in it.

    Args:
        source: the article.
        mask: its mentions.
        sentences: where its sentences are.
        statements: what they say.
        stated: records read elsewhere (table rows), which take part in the clustering.
    """
    to_heads(source, mask, statements)
    discourse = Discourse(source, mask, sentences, statements)
    others = Others(discourse)
    frames = [r for r in stated if r.says == "round"]
    beside: list[Record] = []
    for i in range(len(sentences)):
        discourse.note_subject(i)
        here = rounds_of(discourse, i)
        frames += here.frames
        beside += here.beside
        if here.frames and here.frames[-1].company:
            discourse.round_of[i] = here.frames[-1].company
        others.read(i)
    discourse.likely.topic = discourse.topic.key if discourse.topic else None
    discourse.likely.subjects = {i: ref.key for i, ref in discourse.subject_of.items()}
    discourse.likely.bought = purchases_of(others.records)
    records = [r for r in stated if r.says != "round"] + beside + weigh(discourse, others.records)
    _without_valuations(source, frames, records)
    found = Clusters(discourse).cluster(frames)
    payers = Payers(discourse, found)
    payers.settle()
    found = [r for r in found if r.money or r.series or r.investors]
    _bases(found, records)
    take_back(discourse, records)
    offerings = Offerings(discourse, records)
    found = [r for r in found if not _is_purchase(r, records) and not offerings.brought(r)]
    found = without_sums(source.folded, sentences, found)
    announced(discourse, found)
    dated_by_item(discourse, found)
    dated_by_title(discourse, found)
    return Resolved(found + records, discourse.whose, payers)


def _is_purchase(r: Record, records: Sequence[Record]) -> bool:
    """Whether all that is told of a round is that somebody holds shares who has bought the company: it is that purchase."""
    told = r.money or r.series or r.valuation
    if r.company is None or told or not r.investors:
        return False
    buyers = set()
    for deal in records:
        target = deal.other.get("target") if deal.says == "acquisition" else None
        if deal.company and isinstance(target, NameRef) and target.key == r.company.key:
            buyers.add(deal.company.key)
    return set(r.investors) <= buyers


def _without_valuations(source: Source, frames: Sequence[Record], records: Sequence[Record]) -> None:
    """What a company is said to be worth is not what it raised: "the $900 billion round" behind a $30 billion one."""
    worth = {(v.company.key, v.money.value) for v in records if v.says == "valuation" and v.company and v.money}
    stated = [(f, f.company, f.money) for f in frames if f.company and f.money]
    raised = {company.key for _, company, money in stated if (company.key, money.value) not in worth}
    for f, company, money in stated:
        called = f.rule.endswith(".money_round") and not f.valuation  # no verb says that it was raised
        if called and company.key in raised and (company.key, money.value) in worth:
            source.note(f"{f.rule} at {f.at}: {money.text!r} is the valuation of {company.name}")
            f.money, f.hint = None, True
            f.evidence = dict.fromkeys(e for e in f.evidence if e[2] != "money")


def _bases(rounds: Sequence[Record], records: Sequence[Record]) -> None:
    """Post-money said of a valuation anywhere is said of it at its round."""
    said = {}
    for v in (r for r in records if r.says == "valuation"):
        if v.basis and v.company and v.money:
            said[v.company.key, v.money.value, v.money.currency] = v.basis
    for r in rounds:
        if r.valuation and not r.basis and r.company:
            r.basis = said.get((r.company.key, r.valuation.value, r.valuation.currency))
