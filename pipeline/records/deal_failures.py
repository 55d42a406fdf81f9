"""Deals that came to nothing: a sentence on the deal or its talks takes back what another says of the purchase."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.lexicons.cues import pattern
from pipeline.mentions.names.inventory import NameRef
from pipeline.records.layout import Layout
from pipeline.records.record import Record

_BROKE = pattern(r"{deal_noun.zh}[^,;。!?\n]{0,10}?{broke.zh}|\b{deal_noun.en}(?: [^ .;,\n]+){0,6}? {broke.en}", "deals")


def take_back(layout: Layout, records: Sequence[Record]) -> None:
    """Deny purchases of which an article says that they fell through: 併購案破局, the takeover talks collapsed.

    The sentence names a party; what is told as done is denied only by one behind it that names both.

    Args:
        layout: the article.
        records: all that it is said to state; purchases that failed are changed.
    """
    broken = [(i, m) for i, (start, end) in enumerate(layout.sentences) if (m := _BROKE.search(layout.mask.text, start, end))]
    for record in records:
        if record.says == "acquisition" and record.status != "denied":
            told = next((m for i, m in broken if m.start() > record.at or i != record.sentence if _is_of(layout, record, i)), None)
            if told is not None:
                record.status = "denied"
                record.prove(told.start(), told.end(), "status")


def _is_of(layout: Layout, record: Record, sentence: int) -> bool:
    """Whether a sentence that tells of a failure is on a purchase."""
    target = record.other["target"]
    parties = {ref.key for ref in (record.company, target) if isinstance(ref, NameRef)}
    named = parties & {m.value.key for m in layout.mask.within(*layout.sentences[sentence], "name")}
    if record.status == "asserted":
        return sentence > record.sentence and named == parties and len(parties) > 1
    return bool(named)
