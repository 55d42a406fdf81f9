"""Traditional characters for print: sentences by phrases, names by characters."""

from __future__ import annotations

import pytest

from pipeline.lexicons.organisations import load
from pipeline.text.fold import fold, fold_script
from pipeline.text.script import repaired, simplified_only, traditional, traditional_name

# Names that a conversion by phrases makes another name of.
DAMAGED = ["恆生電子", "巨子生物", "厚樸投資", "華發集團", "長發金控", "南方周末", "今周刊", "分布式資本"]


@pytest.mark.parametrize("name", DAMAGED)
def test_names_that_phrases_damage(name: str) -> None:
    simplified = fold_script(name)
    assert traditional(simplified) != name or name == "恆生電子"
    assert traditional_name(simplified) == name


def test_sentences_take_the_character_that_their_words_want() -> None:
    assert traditional("头发干燥，干部关系复杂，只有一只。") == "頭髮乾燥，幹部關係複雜，只有一隻。"
    assert traditional("“便利家”在台湾") == "「便利家」在台灣"


def test_what_is_traditional_already_stays() -> None:
    for text in ("台積電與群創、余杭、后里、華峰", "由紅杉資本領投，面額 10 元", "Acme"):
        assert repaired(text) == text


def test_names_of_the_lexicon_come_back_but_for_a_few_characters() -> None:
    names = [s for o in load().organisations for s in o.spellings if any(c > "\u3400" for c in s) and not set(s) & simplified_only()]
    back = [traditional_name(fold_script(name)) for name in names]
    assert all(len(a) == len(b) and fold(a) == fold(b) for a, b in zip(names, back, strict=True))
    assert sum(a == b for a, b in zip(names, back, strict=True)) > 0.93 * len(names)


@pytest.mark.parametrize("made", [traditional, traditional_name, repaired])
def test_nothing_simplified_is_left(made: object) -> None:
    every = "".join(sorted(simplified_only()))
    assert not set(made(every)) & simplified_only()  # type: ignore[operator]
