"""Topic chains: whom a Chinese clause without a subject goes on to speak of."""

from __future__ import annotations

import pytest

from pipeline import extract
from pipeline.records.topic_chain import clauses_before, subject_of
from tests.helpers.sentences import places


def subjects(text: str) -> list[str | bool]:
    """The subject of each clause of a text's first sentence, in order."""
    place = places(text)[0]
    found = [subject_of(place.mask, *span) for span in clauses_before(place.mask.text, place.start, place.end)]
    return [m if isinstance(m, bool) else text[m.start : m.end] for m in reversed(found)]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Nordlume 有三成員工來自台積電，8 月完成 7 億美元融資", ["Nordlume", True]),
        ("Nordlume 去年 11 月被台積電看中，獲得 3 億元投資，金額超過預期", ["Nordlume", True, True]),
        # Somebody else is spoken of, or made to do something.
        ("Nordlume 宣布擴編，該公司完成 3 億元融資", ["Nordlume", False]),
        ("Nordlume 投資新創，使公司估值達 8 億美元", ["Nordlume", False]),
        # The name only describes who is spoken of.
        ("Nordlume 與台積電的前主管完成 3 億元融資", [False]),
        ("由 Nordlume 領投", [True]),
    ],
)
def test_whom_clauses_are_about(text: str, whose: list[str | bool]) -> None:
    assert subjects(text) == whose


def test_marks_in_brackets_part_no_clause() -> None:
    text = "甲(2330,台灣),完成"
    assert [text[a:b] for a, b in clauses_before(text, 0, len(text))] == ["完成", "甲(2330,台灣)"]


def test_a_headlines_blank_ends_the_round_before_a_date() -> None:
    told = [f.date for f in extract("鈊海科技完成 4 億元募資 明年進軍日本", published="2026-03-12", only=["funding_round"])]
    assert told == [None]


def test_a_clause_without_end_is_about_nobody_who_is_known() -> None:
    assert subjects("Nordlume 的產品" + "與產品" * 100 + "完成融資") == [False]
