"""Cues leave out no rule that can match, and no walk that finds something."""

from __future__ import annotations

from pipeline.frames.rule import rules
from pipeline.frames.statements import possible
from pipeline.frames.walked import WALKS
from pipeline.groups.deals import Place
from tests.helpers.examples import INPUTS, masked


def test_a_rule_is_tried_wherever_it_can_match() -> None:
    for a in INPUTS:
        _, mask, spans = masked(a)
        for (start, end), (tried, _) in zip(spans, possible(mask, spans), strict=True):
            left = [r for r in rules().values() if r not in tried and "walked" not in r.fixed]
            assert not [r.id for r in left if r.regex.search(mask.text, start, end)], mask.text[start:end]


def test_a_walk_goes_over_every_sentence_in_which_it_finds_something() -> None:
    skipped = 0
    for a in INPUTS:
        source, mask, spans = masked(a)
        for i, ((start, end), (_, walked)) in enumerate(zip(spans, possible(mask, spans), strict=True)):
            left = [walk for walk in WALKS if walk not in walked]
            skipped += len(left)
            place = Place(source, mask, start, end)
            assert not [walk.reader for walk in left if [*walk.statements(place, i)]], mask.text[start:end]
    assert skipped > len(INPUTS)  # the look before is worth it
