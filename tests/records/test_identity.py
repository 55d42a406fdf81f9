"""Who is another under a shorter name, and who is not."""

from __future__ import annotations

from pipeline import extract


def investors(text: str) -> list[str]:
    [fact] = extract(text, published="2026-08-31", only=["funding_round"])
    return [i.text for i in fact.investors]


def test_whose_letters_begin_anothers_name_is_somebody_else() -> None:
    told = "Quillmark raised $20 million in a Series A round led by Vant, with participation from {} and Oakmere."
    assert investors(told.format("Vanterra Capital")) == ["Vant", "Vanterra Capital", "Oakmere"]
    assert len(investors(told.format("Vant Ventures"))) == 2
