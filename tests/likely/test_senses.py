"""Words by what they say: single ones, phrases, both scripts, and no word in two tables by mistake."""

from __future__ import annotations

import pytest

from pipeline.likely.evidence import parts
from pipeline.likely.senses import senses
from pipeline.text.fold import fold
from pipeline.text.words import words_in
from pipeline.vocabulary import table


def said(text: str) -> dict[str, set[str]]:
    folded = fold(text)
    words = [folded[start:end] for start, end in words_in(folded, 0, len(folded))]
    return {word: set(classes) for word, classes in zip(words, senses(words), strict=True)}


@pytest.mark.parametrize(
    ("text", "word", "sense"),
    [
        ("三星參與跟投", "跟投", "follows"),
        ("Samsung chipped in", "chipped", "pays"),
        ("its customers include Samsung", "customers", "customer"),
        ("公司的競爭對手", "对手", "rival"),
    ],
)
def test_words_and_phrases_are_known_in_either_script(text: str, word: str, sense: str) -> None:
    found = said(text)
    assert any(sense in classes for at, classes in found.items() if word in at or at in word), found


def test_words_that_say_nothing_have_no_class() -> None:
    assert senses(["vostok", "<name>", "<edge>"]) == [()] * 3


def test_every_word_of_a_phrase_has_its_class() -> None:
    found = senses(["they", "wrote", "a", "cheque", "today"])
    assert [bool(classes) for classes in found] == [False, True, True, True, False]


def test_the_table_holds_folded_twins_once() -> None:
    for name, languages in table("senses").items():
        for language, words in languages.items():
            folded = [fold(word) for word in words]
            assert len(folded) == len({*folded}), (name, language, sorted(word for word in folded if folded.count(word) > 1))
            assert all(words) and all(word == word.strip() for word in words)


def test_what_words_are_made_of_stands_apart_from_them() -> None:
    assert [*parts("before=投资方")] == ["before_part=投", "before_part=资", "before_part=方"]
    assert [*parts("sentence=投资")] == [*parts("before=with")] == []
