"""One summary an event: what the articles say together, nothing that they contradict each other in, each language wholly."""

from __future__ import annotations

import re
from datetime import date
from itertools import permutations

import pytest

from pipeline.model import Fact, ListingFact, Name, Report, ValuationFact, When
from pipeline.outputs.event_summary import EventSummary
from pipeline.outputs.events import Event, merge
from pipeline.text.script import simplified_only
from tests.helpers import corpus
from tests.helpers.facts import money, report, round_, said
from tests.helpers.paths import ARTICLES

_BRACKETS = re.compile(r" \([^()]*\)")
_HAN = re.compile(r"[\u3400-\u9fff]")


def told(*reports: Report) -> tuple[Event, EventSummary | None, EventSummary | None]:
    (event,) = merge(reports)
    return event, event.summary["zh-Hant"], event.summary["en"]


def test_articles_complete_each_other_in_one_sentence_with_its_sources() -> None:
    both = [
        report("a", round_("Zephyrix", series="B", investors=["Oaktide"])),
        report("b", round_("Zephyrix", series="B", money=money(30_000_000), investors=["Pinehill"])),
    ]
    for given in permutations(both):
        _, zh, en = told(*given)
        assert zh == EventSummary(text="Zephyrix 完成 3,000 萬美元 B 輪融資，由 Oaktide 與 Pinehill 共同領投。", sources=(0, 1))
        assert en == EventSummary(text="Zephyrix raised $30 million in a Series B round, led by Oaktide and Pinehill.", sources=(0, 1))


def test_what_contradicts_each_other_is_left_out() -> None:
    event, zh, en = told(
        report("a", round_("Zephyrix", series="B", money=money(30_000_000))), report("b", round_("Zephyrix", series="B", money=money(45_000_000)))
    )
    assert event.conflicts == ("money",)
    assert zh and en and (zh.text, en.text) == ("Zephyrix 完成 B 輪融資。", "Zephyrix closed a Series B round.")


def test_of_two_figures_that_agree_the_sharper_is_told_unless_more_articles_round_it() -> None:
    rounded, sharp = (report(id, round_("Zephyrix", series="B", money=money(value))) for id, value in (("a", 30_000_000), ("b", 30_200_000)))
    for given in permutations([rounded, sharp]):
        event, zh, en = told(*given)
        assert not event.conflicts
        assert zh and en and ("3,020 萬美元" in zh.text, "$30.2 million" in en.text) == (True, True)
    _, zh, _ = told(rounded, sharp, report("c", round_("Zephyrix", series="B", money=money(30_000_000))))
    assert zh and "3,000 萬美元" in zh.text


def valued(value: int) -> Fact:
    day = When(text="2025", start=date(2025, 1, 1), end=date(2025, 12, 31), granularity="year", edtf="2025")
    return said(ValuationFact, company=Name(name="Zephyrix", text="Zephyrix"), money=money(value), date=day)


def test_a_figure_without_its_number_says_nothing() -> None:
    event, zh, en = told(report("a", valued(10**9)), report("b", valued(5 * 10**9)))
    assert event.conflicts == ("money",) and zh is None and en is None


@pytest.mark.parametrize("fact", [round_("Zephyrix", series="B", confidence=0.4), said(ListingFact, company=Name(name="x" * 3 + "的部門", text="部門的部門"))])
def test_what_is_not_sure_or_has_no_name_for_readers_says_nothing(fact: Fact) -> None:
    _, zh, en = told(report("a", fact))
    assert zh is None and en is None


def test_a_plan_of_a_later_day_is_a_plan() -> None:
    day = When(text="9 月", start=date(2026, 9, 1), end=date(2026, 9, 30), granularity="month", edtf="2026-09")
    _, _, en = told(report("a", said(ListingFact, company=Name(name="Zephyrix", text="Zephyrix"), date=day)))
    assert en and en.text == "Zephyrix plans to go public in September 2026."


def test_every_event_of_the_corpus_is_told_in_its_language_by_its_own_sources() -> None:
    events = merge(corpus.report(corpus.article(path)) for path in sorted(ARTICLES.glob("*.md")))
    assert sum(event.summary["en"] is not None for event in events) > len(events) // 2
    for event in events:
        zh, en = event.summary["zh-Hant"], event.summary["en"]
        for summary in filter(None, (zh, en)):
            assert summary.sources and set(summary.sources) <= set(range(len(event.sources)))
        assert zh is None or not set(zh.text) & simplified_only(), zh.text
        assert en is None or not _HAN.search(_BRACKETS.sub("", en.text)), en.text
