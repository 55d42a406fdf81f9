"""Laws of the fold, over every code point there is and not a sample of them."""

from __future__ import annotations

import sys
import unicodedata
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.fold import fold, fold_script
from tests.helpers.spelling import opencc_table

EVERYTHING = list(map(chr, range(sys.maxunicode + 1)))


@cache
def alone() -> list[str]:
    """The fold of every code point, each folded alone."""
    return list(map(fold, EVERYTHING))


def test_length_is_kept_for_every_code_point() -> None:
    assert [hex(code) for code, folded in enumerate(alone()) if len(folded) != 1] == []


def test_folding_twice_is_folding_once_for_every_code_point() -> None:
    assert [char for char, folded in zip(EVERYTHING, alone(), strict=True) if fold(folded) != folded] == []


def test_every_code_point_folds_alone_as_in_a_string() -> None:
    # One string of everything: no character's fold depends on its neighbours.
    text = "".join(EVERYTHING)
    assert fold(text) == "".join(alone())


def test_characters_agree_with_the_table_of_opencc() -> None:
    table = opencc_table("TSCharacters")
    assert len(table) > 3000
    # Every Traditional character meets its first Simplified form, though that form may fold further.
    assert [char for char, forms in table.items() if fold(char) != fold(forms[0])] == []


def test_simplified_characters_stay_what_they_are() -> None:
    # The few that move are spellings that newspapers mix.
    moved = {char for char in opencc_table("STCharacters").keys() - opencc_table("TSCharacters").keys() if fold(char) != char}
    assert moved <= set("裏甦祕著瞭")


def test_full_width_ascii_becomes_ascii() -> None:
    for code in range(0xFF01, 0xFF5F):
        assert fold(chr(code)) == unicodedata.normalize("NFKC", chr(code)).lower()


def test_line_ends_stay_and_other_spaces_become_one() -> None:
    assert fold("\n\r") == "\n\r"
    assert {folded for char, folded in zip(EVERYTHING, alone(), strict=True) if char.isspace() and char not in "\n\r"} == {" "}


def test_case_is_gone_wherever_it_has_one_lower_form() -> None:
    left = [char for char, folded in zip(EVERYTHING, alone(), strict=True) if len(low := char.lower()) == 1 and folded != alone()[ord(low)]]
    assert left == []


@given(st.text(), st.text())
def test_fold_of_a_join_is_the_join_of_folds(a: str, b: str) -> None:
    assert fold(a + b) == fold(a) + fold(b)


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_offsets_into_the_fold_are_offsets_into_the_text(text: str, i: int, j: int) -> None:
    assert fold(text)[i:j] == fold(text[i:j])


@given(st.text(alphabet=st.characters(codec="ascii", exclude_categories=["Lu"])))
def test_script_folding_leaves_patterns_alone(pattern: str) -> None:
    assert fold_script(pattern) == pattern
