"""spaCy documents keep every character where it is, and their spans are the facts."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import AmountFact, Article, Block, Evidence, Fact, Money
from pipeline.text import docs

TEXT = (
    "沛星互動科技完成 A 輪募資\n\n沛星宣布募得新臺幣三億五千萬元,由紅杉資本領投。  It raised US$1.5M from D. E. Shaw."
)


def article(text: str = TEXT, blocks: tuple[Block, ...] = ()) -> Article:
    return Article(id="a", source="a.md", sha256="0", language="zh-Hant", text=text, blocks=blocks)


def amount(text: str, words: str, start: int | None = None) -> Fact:
    at = text.index(words) if start is None else start
    evidence = Evidence(start=at, end=at + len(words), text=words, field="money")
    return AmountFact(id=f"f{at}", money=Money(text=words), evidence=(evidence,), rule="test")


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


def test_a_token_is_split_where_a_mention_begins() -> None:
    import spacy

    made = spacy.blank("en")("Acme raised 30millions")
    docs._split(made, {12, 14, 17})
    assert [token.text for token in made] == ["Acme", "raised", "30", "mil", "lions"]
    assert made.text == "Acme raised 30millions"
