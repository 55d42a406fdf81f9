"""Cues leave out no rule that can match."""

from __future__ import annotations

from pipeline.frames.rule import rules
from pipeline.frames.statements import possible_rules
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import source_of
from pipeline.process import mentions_of, sentences_of
from tests.helpers.examples import (
    INPUTS,
)


def test_a_rule_is_tried_wherever_it_can_match() -> None:
    for a in INPUTS:
        mentions = mentions_of(source := source_of(a))
        mask, spans = Mask(source.folded, mentions), sentences_of(source, mentions)
        for (start, end), tried in zip(spans, possible_rules(mask, spans), strict=True):
            left = [r for r in rules().values() if r not in tried]
            assert not [r.id for r in left if r.regex.search(mask.text, start, end)], mask.text[start:end]
