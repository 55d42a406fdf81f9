"""Cards: what stands in a run of labelled lines is said of the card's company, not of the article's or the last one's."""

from __future__ import annotations

from pipeline import extract
from pipeline.mentions.mention import source_of
from pipeline.reading import article_from_text, read
from pipeline.records.cards import Cards

CARDS = """# Five Firms To Watch

**Headquarters:** Oslo

**Funding:** A $40-million Series B round at a valuation of $300 million.

**Investors:** The round was led by Thrive Capital.

**What company does:** Databricks builds small satellites.

**CEO:** Ada Quill

**Funding:** $7 million in seed funding.

**Investors:** The round was led by Balderton Capital.

**What company does:** Veeam develops kites for ships.
"""

SHEETS = """# 本週募資

## 青禾科技

輪次：A 輪

金額：3 億元

領投：達盈管顧

## 拾光生技

輪次：種子輪

金額：5000 萬元
"""


def rounds(text: str) -> list[tuple[str | None, str | None, str | None]]:
    found = extract(read(text.encode(), source="a.md"), published="2026-08-31", region="TW", only=["funding_round"])
    return [(f.company and f.company.text, f.series, f.money.text if f.money else None) for f in found]


def test_each_card_tells_of_its_own_company() -> None:
    assert rounds(CARDS) == [("Databricks", "B", "$40-million"), ("Veeam", "Seed", "$7 million")]


def test_investors_and_worth_stay_in_their_card() -> None:
    found = extract(read(CARDS.encode(), source="a.md"), only=["funding_round"])
    assert [[i.text for i in f.investors] for f in found] == [["Thrive Capital"], ["Balderton Capital"]]
    assert [f.valuation is not None for f in found] == [True, False]


def test_a_heading_begins_a_card() -> None:
    cards = Cards(source_of(read(SHEETS.encode(), source="a.md")))
    assert len(cards.spans) == 2


def test_labels_said_once_make_no_cards() -> None:
    text = "Funding: $40 million.\n\nInvestors: Thrive Capital.\n\nDatabricks builds small satellites."
    assert Cards(source_of(article_from_text(text))).spans == []


def test_questions_and_answers_are_no_cards() -> None:
    text = "Q: Why now?\n\nA: It was time.\n\nQ: What next?\n\nA: We shall see."
    assert Cards(source_of(article_from_text(text))).spans == []
