"""Rounds that only tell when another one came: after its Series A, 天使輪之後. Their series and day are not the later round's."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import PRIVATE, Mask, one
from pipeline.mentions.mention import Mention
from pipeline.records.record import Record, Span

_HAN = pattern(
    rf"(?:^|[,;:。!?\n ]|{{tells.zh}})(?P<past>(?:[^,;:。!?\n{PRIVATE}]|{one('when')}|{one('name')}){{0,30}}{one('series')}"
    rf"[^,;:。!?\n{PRIVATE}]{{0,8}}?{{later.zh}})",
    "round_order",
)
_LATIN = pattern(
    rf"(?P<past>{{later.en}} (?:[^,;:.\n{PRIVATE}]|{one('when')}|{one('name')}){{0,40}}{one('series')}(?:[^,;:.\n{PRIVATE}]|{one('when')}|{one('name')}){{0,30}})",
    "round_order",
)
_OPENS = 1  # the character that parts a clause from what stands before it


def past_spans(mask: Mask, start: int, end: int) -> Iterator[Span]:
    """Where the sentence ``start``–``end`` names a round only to say that what it tells came later; no sum stands there."""
    for cue in (_HAN, _LATIN):
        for found in cue.finditer(mask.text, max(0, start - _OPENS), end):
            yield found.span("past")


def is_within(m: Mention, spans: list[Span]) -> bool:
    """Whether a mention stands in one of these."""
    return any(start <= m.start < end for start, end in spans)


def is_another(r: Record, m: Mention, spans: list[Span]) -> bool:
    """Whether a mention is of an earlier round than this one, whose sum or series stands outside of such words."""
    inside = [span for span in spans if span[0] <= m.start < span[1]]
    told = [start for start, _, slot in r.evidence if slot in ("money", "series")]
    return bool(inside) and bool(told) and not any(start <= at < end for start, end in inside for at in told)
