"""Rounds that only tell when another one came: after its Series A, 天使輪之後. Their series and day are not the later round's."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import PRIVATE, Mask, one
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.lexemes import HAN
from pipeline.records.record import Record, Span

_HAN = pattern(
    rf"(?:^|[,;:。!?\n]|[{HAN}] |{{tells.zh}})(?P<past>(?:[^,;:。!?\n{PRIVATE}]|{one('when')}|{one('name')}){{0,30}}{one('series')}"
    rf"[^,;:。!?\n{PRIVATE}]{{0,8}}?{{later.zh}})",
    "round_order",
)
_SAID = rf"(?:[^,;:.\n{PRIVATE}]|{one('when')}|{one('name')})"
_LATIN = pattern(rf"(?P<past>{{later.en}} {_SAID}{{0,40}}{one('series')}{_SAID}{{0,30}})", "round_order")
_OPENS = 2  # the characters that part a clause from what stands before it


def past_spans(mask: Mask, start: int, end: int) -> Iterator[Span]:
    """Where the sentence ``start``–``end`` names a round only to say that what it tells came later; no sum stands there."""
    for cue in (_HAN, _LATIN):
        for found in cue.finditer(mask.text, max(0, start - _OPENS), end):
            yield found.span("past")


def is_within(at: int, spans: list[Span]) -> bool:
    """Whether a code point stands in one of these."""
    return any(start <= at < end for start, end in spans)


def looks_back(r: Record, spans: list[Span]) -> bool | None:
    """Whether words of these tell a round's sum or series; ``None`` of a round that has neither."""
    told = [is_within(at, spans) for at, _, slot in r.evidence if slot in ("money", "series")]
    return any(told) if told else None


def is_another(r: Record, m: Mention, spans: list[Span]) -> bool:
    """Whether a mention is of an earlier round than this one, whose sum or series stands outside of such words."""
    return is_within(m.start, spans) and looks_back(r, spans) is False
