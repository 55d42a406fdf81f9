"""Nothing is asserted whose every telling is hedged, whoever read it."""

from __future__ import annotations

import pytest

import pipeline
from pipeline.model import AcquisitionFact, Evidence, Name
from pipeline.records.status import as_sure_as_said
from pipeline.text.fold import fold
from pipeline.text.sentences import sentences

HEDGED = {"傳": "reported", "計畫": "planned", "可能": "speculated", "並未": "denied"}


def fact(text: str, rule: str = "r") -> AcquisitionFact:
    """Somebody says plainly that 澄嶼 is bought, with every naming of it as proof."""
    found = [at for at in range(len(text)) if text.startswith("澄嶼", at)]
    proof = tuple(Evidence(start=at, end=at + 2, text="澄嶼", field="target") for at in found)
    return AcquisitionFact(id="f1", target=Name(name="澄嶼", text="澄嶼"), evidence=proof, rule=rule)


def lowered(text: str, rule: str = "r") -> AcquisitionFact:
    (made,) = as_sure_as_said(text, fold(text), sentences(text), [fact(text, rule)])
    assert isinstance(made, AcquisitionFact)
    return made


@pytest.mark.parametrize("hedge", HEDGED)
def test_a_fact_is_as_sure_as_it_is_told(hedge: str) -> None:
    text = f"霽原{hedge}收購澄嶼。"
    made = lowered(text)
    assert made.status == HEDGED[hedge]
    (words,) = [e for e in made.evidence if e.field == "status"]
    assert text[words.start : words.end] == words.text == hedge


@pytest.mark.parametrize("hedge", HEDGED)
def test_told_plainly_once_it_is_asserted(hedge: str) -> None:
    text = f"霽原{hedge}收購澄嶼。霽原已收購澄嶼。"
    assert lowered(text) == fact(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("霽原科技即將完成 8,000 萬美元 A 輪融資。", "planned"),
        ("Exa has put off a $150 million Series C.", "planned"),
        ("Exa has signed letters of intent for a $75 million Series B.", "planned"),
        ("Exa had a signed term sheet for a $25 million Series C from Tiger Global.", "planned"),
        ("Exa's $70 million Series D slips to next year.", "planned"),
        ("Exa nears a $30 million Series B.", "reported"),
        ("Exa has raised about $250 million, a person familiar with the matter said.", "reported"),
    ],
)
def test_money_that_is_promised_put_off_or_only_told_of_is_not_raised_yet(text: str, status: str) -> None:
    assert {f.status for f in pipeline.extract(text) if f.kind == "funding_round"} == {status}


def test_the_possible_listing_of_a_round_is_a_guess() -> None:
    text = "曜川科技完成 3 億美元 C 輪融資。此外，本輪融資可能預示著即將到來的 IPO。"
    told = {f.kind: f.status for f in pipeline.extract(text)}
    assert told["listing"] == "speculated"
    assert told["funding_round"] == "asserted"
