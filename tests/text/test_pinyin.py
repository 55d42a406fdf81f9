"""Pinyin: a capital a word, no Chinese left, nothing else changed."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import lazy_pinyin

from pipeline.model import FundingRound
from pipeline.process import process
from pipeline.reading import article_from_text
from pipeline.text.pinyin import _dictionaries, _syllables, pinyin


def test_words_of_names() -> None:
    spelt = {
        "愛多紛": "Aiduofen", "廣發信德": "Guangfa Xinde", "恆安集團": "Heng'an Jituan", "昕原半導體": "Xinyuan Bandaoti",
        "長江資本": "Changjiang Ziben", "西安": "Xi'an", "*ST步森": "*ST Busen", "綠源": "Lüyuan",
    }  # fmt: skip
    assert {name: pinyin(name) for name in spelt} == spelt


def test_both_scripts_are_spelt_alike() -> None:
    for traditional, simplified in (("歐卡智舶", "欧卡智舶"), ("重慶銀行", "重庆银行")):
        assert pinyin(traditional) == pinyin(simplified)


@given(st.text(alphabet=st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF), max_size=12))
def test_no_chinese_is_left(name: str) -> None:
    assert not re.search("[\u3400-\u9fff]", pinyin(name))


@given(st.text(alphabet="abcXYZ019 .&-", max_size=12))
def test_latin_letters_stay(name: str) -> None:
    assert pinyin(name) == " ".join(name.split())


PARTS = ["欧", "卡", "重庆", "长江", "银行", "行", "乐", "音乐", "绿", "都", "成都", "不", "一心", "嗯", "欸", "〇", "\U00020000", "\U0003fffd", "龘"]


def as_the_library_says(folded: str) -> list[str]:
    return [s for found in lazy_pinyin(folded, v_to_u=True) for s in ([found] if found < "\u3400" else found)]


@given(st.one_of(st.text(st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF)), st.lists(st.sampled_from(PARTS)).map("".join)))
def test_names_are_read_as_the_library_reads_them(name: str) -> None:
    assert not name or _syllables(name) == as_the_library_says(name)


def test_every_character_and_phrase_is_read_as_the_library_reads_it() -> None:
    known = _dictionaries()
    assert known is not None
    text = "".join(chr(int(number)) for number in known.characters if int(number) >= 0x3400)
    for part in (text, "".join(known.phrases)):
        assert _syllables(part) == as_the_library_says(part)


def test_without_the_library_no_fact_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypinyin", None)
    pinyin.cache_clear()
    _dictionaries.cache_clear()
    report = process(article_from_text("江行智能完成 3 億元人民幣 B 輪融資。江行智能今年擴編。", published="2026-03-12"))
    pinyin.cache_clear()
    _dictionaries.cache_clear()
    english = report.summary["en"]
    assert english is not None and english.text.startswith("(江行智能) ")
    assert [fact.company.name for fact in report.facts if isinstance(fact, FundingRound) and fact.company] == ["江行智能"]
