"""Runs of words that a lost blank or full stop made of two."""

from __future__ import annotations

import pytest

from pipeline.mentions.mention import Source
from pipeline.mentions.names.seams import apart
from pipeline.process import mentions_of

LOSING = "It grew fast.Nobody knew why it grew.Then it sank. "
"""A text that has lost blanks more than once."""


def parts(text: str, run: str) -> list[str]:
    start = text.index(run)
    return [text[s:e] for s, e in apart(Source(text, "en"), start, start + len(run))]


def names(text: str) -> list[str]:
    return [text[m.start : m.end] for m in mentions_of(Source(text, "en")) if m.kind == "name"]


@pytest.mark.parametrize(
    ("text", "run", "pieces"),
    [
        (LOSING + "Backers include Oak Life.Skydell raised money.", "Oak Life.Skydell", ["Oak Life", "Skydell"]),
        ("It pays for infrastructure.TQ Ventures led.", "infrastructure.TQ Ventures", ["infrastructure", "TQ Ventures"]),
        ("Backers include UP.Partners and others.", "UP.Partners", ["UP.Partners"]),  # nothing else was lost
        (LOSING + "Crowdmere is known. The browser betCrowdmere acquired it.", "betCrowdmere", ["bet", "Crowdmere"]),
        (LOSING + "The browser betCrowdmere acquired it.", "betCrowdmere", ["betCrowdmere"]),  # nobody knows it
        ("Crowdmere is known. The firm betCrowdmere acquired it.", "betCrowdmere", ["betCrowdmere"]),  # nothing was lost
        (LOSING + "Mind is a word. DeepMind raised money. DeepMind grew.", "DeepMind", ["DeepMind"]),  # said twice
        (LOSING + "Skydell and Oakmere are known.SkydellOakmere raised.", "SkydellOakmere", ["Skydell", "Oakmere"]),
    ],
)
def test_a_run_falls_apart_where_something_was_lost(text: str, run: str, pieces: list[str]) -> None:
    assert parts(text, run) == pieces


def test_names_end_where_their_sentence_does() -> None:
    text = LOSING + "Backers include Oak Life.Skydell has raised $5 million from Elmridge Ventures."
    assert [name for name in names(text) if name != "Nobody"] == ["Oak Life", "Skydell", "Elmridge Ventures"]
