"""What holds of every report."""

from __future__ import annotations

from pipeline.model import Report, unproved


def sound(report: Report) -> None:
    """Evidence is what it points at, stands inside the text and shows each stated slot, and every fact has an id of its own."""
    text = report.article.text
    for fact in report.facts:
        for e in fact.evidence:
            assert 0 <= e.start < e.end <= len(text)
            assert text[e.start : e.end] == e.text
        assert not unproved(fact), (fact.rule, unproved(fact), text[:200])
    assert len({fact.id for fact in report.facts}) == len(report.facts)
    assert {f.round for f in report.facts if f.kind == "investor"} <= {None, *(f.id for f in report.facts if f.kind == "funding_round")}
