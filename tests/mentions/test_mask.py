"""The mask keeps every offset, mentions stand apart, and no sentence ends inside one."""

from __future__ import annotations

from itertools import pairwise

from tests.helpers.examples import INPUTS, masked, mentions_in


def test_the_mask_keeps_length_and_every_character_that_no_mention_took() -> None:
    for a in INPUTS:
        source, mask, _ = masked(a)
        assert len(mask.text) == len(a.text)
        taken = {i for m in mask.mentions for i in range(m.outer_start, m.outer_end)}
        assert all(mask.text[i] == source.folded[i] for i in range(len(a.text)) if i not in taken)


def test_mentions_do_not_overlap_and_sentences_cut_none() -> None:
    for a in INPUTS:
        mentions = mentions_in(a)
        assert all(m.outer_end <= n.outer_start for m, n in pairwise(mentions))
        for start, end in masked(a)[2]:
            assert not any(m.outer_start < end < m.outer_end or m.outer_start < start < m.outer_end for m in mentions)
