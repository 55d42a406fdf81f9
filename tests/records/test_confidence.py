"""Confidence: a number for every fact, made of kinds of evidence that the table knows."""

from __future__ import annotations

import pipeline
from pipeline.mentions.mention import source_of
from pipeline.process import at_least, facts_of, grounds_of
from pipeline.reading import article_from_text
from pipeline.records.confidence import SUMMARISED, confidence, shares
from pipeline.vocabulary import table
from tests.helpers.examples import ARTICLES

UNFITTED = {"who.nobody", "family.table", "acquisition.rule", "valuation.table", "funding_round.table"}  # too few articles have them: they weigh nothing


def test_every_fact_has_a_confidence_in_two_decimals() -> None:
    for article in ARTICLES.values():
        for fact in facts_of(source_of(article)):
            assert 0 <= fact.confidence <= 1
            assert fact.confidence == round(fact.confidence, 2)


def test_the_table_knows_every_kind_of_evidence_that_facts_have() -> None:
    weights = table("confidence")
    known = {f"{section}.{kind}" for section, kinds in weights.items() if section != "base" for kind in kinds}
    seen = set()
    for article in ARTICLES.values():
        grounds = grounds_of(source_of(article))
        for fact in grounds.facts:
            kinds = grounds.of(fact)
            if fact.kind == "about":  # no gold to fit on: the prior of its topic, and no base
                assert [share.kind for share in shares(kinds)] == list(kinds) == [f"about.{fact.topic}"]
                assert confidence(kinds) == table("about")["prior"][fact.topic]
                continue
            seen |= set(kinds)
            assert confidence(kinds) == confidence(tuple(reversed(kinds)))
            assert [share.kind for share in shares(kinds)][1:] == list(kinds)
    assert len(seen & known) > 20
    assert sorted(seen - known - UNFITTED) == []


def test_a_company_in_the_clause_is_surer_than_one_further_off() -> None:
    near, far = (("kind.revenue", "family.walk", f"who.{origin}", "name.often", "company.main") for origin in ("clause", "far"))
    assert confidence(near) > confidence(far)


def test_what_is_left_out_is_told() -> None:
    report = pipeline.process(article_from_text("曜川科技完成 3 億美元 C 輪融資。同業霽原科技營收 5 億元。"))
    assert at_least(report, 0) == report
    few = at_least(report, 1)
    assert not few.facts
    told = [note for note in few.notes if note.startswith("left out")]
    assert [note for fact in report.facts for note in told if f" {fact.id} " in note] == told
    assert len(told) == len(report.facts)


def test_a_summary_states_only_what_is_sure_enough() -> None:
    for article in list(ARTICLES.values())[:12]:
        report = pipeline.process(article)
        sure = {fact.id: fact.confidence for fact in report.facts}
        for summary in filter(None, report.summary.values()):
            assert all(sure[id] >= SUMMARISED for s in summary.sentences if s.kind == "stated" for id in s.facts)
