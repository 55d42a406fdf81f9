"""Words of Traditional text, and spaCy documents that keep every character where it is."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import component
from pipeline.model import AmountFact, Article, Block, Evidence, Fact, Money
from pipeline.text import docs
from pipeline.text import words as nlp

TEXT = (
    "沛星互動科技完成 A 輪募資\n\n沛星宣布募得新臺幣三億五千萬元,由紅杉資本領投。  It raised US$1.5M from D. E. Shaw."
)


def article(text: str = TEXT, blocks: tuple[Block, ...] = ()) -> Article:
    return Article(id="a", source="a.md", sha256="0", language="zh-Hant", text=text, blocks=blocks)


def amount(text: str, words: str, start: int | None = None) -> Fact:
    at = text.index(words) if start is None else start
    evidence = Evidence(start=at, end=at + len(words), text=words, field="money")
    return AmountFact(id=f"f{at}", money=Money(text=words), evidence=(evidence,), rule="test")


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
        patch.setattr(nlp, "_cutter", lambda: nlp._jieba().cut)
        assert nlp.segment(text).words == fast


@given(st.text(alphabet="沛星三億元由Ab1.,&-%$ \n\t。!「」é한\u3000", max_size=80))
@settings(deadline=None)
def test_words_are_all_that_is_visible_and_stay_in_their_sentence(text: str) -> None:
    made = nlp.segment(text)
    assert "".join(made) == "".join(text.split())
    for start, end in made.words:
        assert any(a <= start < end <= b for a, b in made.sentences)


@given(st.text(alphabet="沛星三億元由Ab1.,$ \n\t\r。\u3000", min_size=1, max_size=60), st.data())
@settings(deadline=None, max_examples=150)
def test_a_document_has_the_text_and_every_span_is_its_evidence(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    made = docs.doc(article(text), [amount(text, text[start:end], start)])
    assert made.text == text
    (span,) = made.spans["jiyao"]
    assert (span.start_char, span.end_char) == (start, end)


def test_spans_carry_the_fact() -> None:
    made = docs.doc(article(), [amount(TEXT, "三億五千萬元"), amount(TEXT, "US$1.5M"), amount(TEXT, "億")])
    assert [(s.text, s.label_, s.id_) for s in made.spans["jiyao"]] == [
        ("三億五千萬元", "amount.money", "f25"),
        ("US$1.5M", "amount.money", f"f{TEXT.index('US$')}"),
        ("億", "amount.money", "f26"),
    ]
    assert [s.text.strip() for s in made.sents][-1] == "It raised US$1.5M from D. E. Shaw."


def test_a_document_without_facts_or_without_text() -> None:
    assert docs.doc(article()).text == TEXT
    assert docs.doc(article("")).text == ""


def test_the_component_writes_mentions_to_another_pipelines_document() -> None:
    import spacy

    component.register()
    pipeline = spacy.blank("en")
    pipeline.add_pipe("jiyao", config={"region": "US"})
    made = pipeline("Acme closed its Series B on Monday.")
    assert made.text == "Acme closed its Series B on Monday."
    assert "jiyao" in made.spans


def test_a_token_is_split_where_a_mention_begins() -> None:
    import spacy

    made = spacy.blank("en")("Acme raised 30millions")
    docs._split(made, {12, 14, 17})
    assert [token.text for token in made] == ["Acme", "raised", "30", "mil", "lions"]
    assert made.text == "Acme raised 30millions"


def test_neither_spacy_nor_jieba_is_loaded_before_it_is_needed() -> None:
    code = (
        "import sys, pipeline.text.words as n; n.segment('It raised $5 million.');"
        "assert not {'spacy', 'jieba', 'rjieba'} & set(sys.modules);"
        "n.segment('沛星'); assert 'spacy' not in sys.modules and {'jieba', 'rjieba'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
