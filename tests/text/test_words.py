"""Words of Traditional text, and spaCy documents that keep every character where it is."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text import words as nlp


@pytest.mark.parametrize(
    "text",
    ["三億五千萬元由紅杉資本領投", "三亿五千万元由红杉资本领投"],
)
def test_traditional_is_cut_as_simplified_is(text: str) -> None:
    lengths = [len(word) for word in nlp.segment(text)]
    assert lengths == [6, 1, 2, 2, 2]
    assert "".join(nlp.segment(text)) == text


def test_numbers_and_names_in_latin_letters_stay_whole() -> None:
    assert list(nlp.segment("募得 1,000 萬美元,AT&T 成長20%")) == [
        *("募得", "1,000", "萬美元", ",", "AT&T", "成長", "20%"),
    ]


SAMPLE = "沛星互動科技今日宣布完成新臺幣三億五千萬元A輪募資由紅杉資本領投國發基金跟投估值達四十億元將擴大東南亞市場"


@given(
    st.one_of(st.text(alphabet=SAMPLE, max_size=30), st.text(st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF)))
)
@settings(deadline=None)
def test_both_segmenters_cut_the_same_words(text: str) -> None:
    pytest.importorskip("rjieba")
    fast = nlp.segment(text).words
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nlp, "_cutter", lambda: nlp._cut_by_jieba)
        assert nlp.segment(text).words == fast


@given(st.text(alphabet="沛星三億元由Ab1.,&-%$ \n\t。!「」é한\u3000", max_size=80))
@settings(deadline=None)
def test_words_are_all_that_is_visible_and_stay_in_their_sentence(text: str) -> None:
    made = nlp.segment(text)
    assert "".join(made) == "".join(text.split())
    for start, end in made.words:
        assert any(a <= start < end <= b for a, b in made.sentences)


def test_neither_spacy_nor_jieba_is_loaded_before_it_is_needed() -> None:
    code = (
        "import sys, pipeline.text.words as n; n.segment('It raised $5 million.');"
        "assert not {'spacy', 'jieba', 'rjieba'} & set(sys.modules);"
        "n.segment('沛星'); assert 'spacy' not in sys.modules and {'jieba', 'rjieba'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


WORDS = ["營收", "完成", "資本", "紅杉資", "投國發", "大東", "市場將", "宣布完"]


@given(st.text(alphabet=SAMPLE, max_size=30), st.sets(st.sampled_from(WORDS)), st.sets(st.sampled_from(WORDS)))
@settings(deadline=None)
def test_words_known_apart_are_known_together(text: str, some: set[str], more: set[str]) -> None:
    text, some, more = nlp.fold(text), set(map(nlp.fold, some)), set(map(nlp.fold, more))
    assert nlp.cut(text, some, more) == nlp.cut(text, some | more)
