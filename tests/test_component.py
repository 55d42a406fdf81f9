"""jiyao inside somebody's spaCy pipeline."""

from __future__ import annotations

from pipeline import component


def test_the_component_writes_mentions_to_another_pipelines_document() -> None:
    import spacy

    component.register()
    pipeline = spacy.blank("en")
    pipeline.add_pipe("jiyao", config={"region": "US"})
    made = pipeline("Acme closed its Series B on Monday.")
    assert made.text == "Acme closed its Series B on Monday."
    assert "jiyao" in made.spans
