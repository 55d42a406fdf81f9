"""Evidence stands in one sentence or in two, in one clause or in two, or behind a word for whom the sentence before is about."""

from __future__ import annotations

import pytest

from pipeline.model import Article, Evidence, Money, Name, ValuationFact
from pipeline.records.nearness import Nearness


def worth(text: str, company: str, figure: str) -> tuple[Nearness, ValuationFact]:
    """A worth whose company and figure are the first such words of a text."""
    spans = ((text.index(word), word, field) for word, field in ((company, "company"), (figure, "money")))
    words = tuple(Evidence(start=start, end=start + len(word), text=word, field=field) for start, word, field in spans)
    fact = ValuationFact(id="f1", company=Name(name=company, text=company), money=Money(text=figure), evidence=words, rule="test")
    return Nearness(Article(id="a", source="a", sha256="0", language="zh-Hant" if "。" in text else "en", text=text)), fact


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("大象估值 5 億美元。", False),
        ("大象募資，估值 5 億美元。", False),
        ("大象募資。公司估值 5 億美元。", False),
        ("大象募資。收購前估值 5 億美元。", True),
        ("大象募資。小貓上市。公司估值 5 億美元。", True),
    ],
)
def test_a_figure_is_near_in_its_sentence_or_behind_a_word_that_refers_to_the_one_before(text: str, apart: bool) -> None:
    near, fact = worth(text, "大象", "5 億美元")
    assert near.are_apart(fact, ["company"], ["money"]) is apart


@pytest.mark.parametrize(("text", "same"), [("大象估值 5 億美元。", True), ("大象募資，估值 5 億美元。", False), ("大象募資 估值 5 億美元", False)])
def test_marks_and_the_blank_of_a_headline_part_clauses(text: str, same: bool) -> None:
    near, fact = worth(text, "大象", "5 億美元")
    assert [near.in_clause(a, b) for a, b in near.pairs(fact, ["company"], ["money"])] == [same]


def test_what_has_no_words_of_its_own_is_not_apart_from_anything() -> None:
    near, fact = worth("大象募資。收購前估值 5 億美元。", "大象", "5 億美元")
    assert not near.are_apart(fact.model_copy(update={"evidence": fact.evidence[1:]}), ["company"], ["money"])
    assert near.places(fact, "date") == set()


def test_a_clause_ends_at_its_marks() -> None:
    near, fact = worth("今天，大象以 5 億美元賣出，小貓哭。", "大象", "5 億美元")
    assert near.clause(*fact.evidence) == near.folded[3:14]
