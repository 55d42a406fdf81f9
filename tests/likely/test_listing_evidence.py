"""The evidence that a name goes public: which names are asked about, and what the words near them say."""

from __future__ import annotations

import pytest

from pipeline.likely.listing_evidence import ListingEvidence
from pipeline.mentions.mention import source_of
from pipeline.quality.likely import context_of, told_in
from pipeline.reading import article_from_text


def read(text: str) -> ListingEvidence:
    return ListingEvidence(context_of(told_in(source_of(article_from_text(text, published="2026-08-31", region="TW")))))


def named(text: str) -> list[str]:
    evidence = read(text)
    return [evidence.context.words(evidence.context.row(i).mention(at)) for i, at in evidence.asked()]


def kinds(text: str, name: str) -> list[str]:
    evidence = read(text)
    places = {evidence.context.words(evidence.context.row(i).mention(at)): (i, at) for i, at in evidence.asked()}
    return [*evidence.of(*places[name])]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("智譜傳明年首次公開招股。", ["智譜"]),
        ("Baseten prefers an IPO to a sale.", ["Baseten"]),
        ("智譜是上市公司。", []),
        ("智譜尚未上市。", []),
        ("Baseten closed a pre-IPO round.", []),
        ("Baseten has opened an office in Seoul.", []),
    ],
)
def test_who_stands_beside_a_word_of_going_public_is_asked_about(text: str, who: list[str]) -> None:
    assert named(text) == who


def test_no_exchange_and_no_person_goes_public() -> None:
    assert "Nasdaq" not in named("Baseten weighs a debut on Nasdaq.")


@pytest.mark.parametrize("text", ["智譜選定高盛籌備首次公開招股。", "Exa hired Goldman Sachs for its IPO."])
def test_who_is_hired_helps(text: str) -> None:
    helper = "高盛" if "高盛" in text else "Goldman Sachs"
    assert "who=helps" in kinds(text, helper)
    assert "who=helps" not in kinds(text, named(text)[0])


def test_the_nearest_word_is_told_twice() -> None:
    found = kinds("智譜明年首次公開招股。", "智譜")
    assert {"nearest=behind", "word_behind=首次公开招股", "word_nearest=首次公开招股", "clauses_nearest=0"} <= {*found}


def test_another_name_of_the_same_kind_weighs_the_same() -> None:
    first, second = (kinds(f"{name} 考慮前往首爾首次公開招股。", name) for name in ("Baseten", "Cognition"))
    assert first == second


def test_a_long_sentence_costs_its_length() -> None:
    text = "Baseten " + "and Exa met Ramp on Monday " * 200 + "before its IPO."
    evidence = read(text)
    far = next(evidence.asked())
    assert evidence.words(far[0], evidence.context.row(far[0]).mention(far[1])) == []
