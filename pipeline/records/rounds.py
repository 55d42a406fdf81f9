"""Rounds: the statements of a sentence become frames, and what stands beside them fills their slots."""

from __future__ import annotations

from pipeline.records.focus import Discourse
from pipeline.records.round_dates import date_frames
from pipeline.records.round_investors import read_lists
from pipeline.records.round_shares import read_shares, spread_over_each, without_packages
from pipeline.records.round_triggers import read_triggers
from pipeline.records.round_valuations import read_valuations, take_up_valuation
from pipeline.records.sentence_rounds import SentenceRounds

_READERS = (
    read_triggers,
    spread_over_each,
    without_packages,
    read_shares,
    read_valuations,
    read_lists,
    take_up_valuation,
    date_frames,
)


def rounds_of(discourse: Discourse, i: int) -> SentenceRounds:
    """The rounds that sentence ``i`` speaks of, and the valuations and backers that are no round's."""
    here = SentenceRounds(discourse, i)
    if discourse.by_sentence.get(i):
        for read in _READERS:
            read(here)
    return here
