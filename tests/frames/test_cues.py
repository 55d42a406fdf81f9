"""Cues leave out no rule that can match."""

from __future__ import annotations

from pipeline.frames.rule import rules
from pipeline.frames.statements import possible_rules
from tests.helpers.examples import INPUTS, masked


def test_a_rule_is_tried_wherever_it_can_match() -> None:
    for a in INPUTS:
        _, mask, spans = masked(a)
        for (start, end), tried in zip(spans, possible_rules(mask, spans), strict=True):
            left = [r for r in rules().values() if r not in tried and "walked" not in r.fixed]
            assert not [r.id for r in left if r.regex.search(mask.text, start, end)], mask.text[start:end]
