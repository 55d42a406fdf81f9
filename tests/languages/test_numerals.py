"""Numbers in words, Chinese and English: what is written reads back."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.languages.en.numbers import read_en, write_en
from pipeline.languages.numerals import read_zh, write_zh

quick = settings(derandomize=True, max_examples=300, deadline=None)


@quick
@given(st.integers(0, 10**16 - 1))
def test_chinese_numerals_round_trip(number: int) -> None:
    assert read_zh(write_zh(number)) == number
    assert read_zh(write_zh(number, "zh-Hans")) == number


@quick
@given(st.integers(0, 10**9))
def test_english_numerals_round_trip(number: int) -> None:
    assert read_en(write_en(number)) == number
