"""Facts that are told alone: each as its own article lets a summary state it, and as of when."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model import Article
from pipeline.process import process
from pipeline.summary.alone import Alone, stated_alone
from pipeline.summary.summarise import summarise_one
from tests.helpers.facts import money, round_


def told(text: str, kind: str, language: str = "en") -> list[str]:
    """What is said of each fact of a kind, alone, in the language of its article."""
    article = Article.model_validate({"id": "a", "source": "a.md", "sha256": "0", "language": language, "text": text, "published": date(2026, 3, 2)})
    facts = process(article).facts
    alone = stated_alone(article, facts)
    said = (summarise_one(article, alone[fact.id])["en" if language == "en" else "zh-Hant"] for fact in facts if fact.kind == kind and fact.id in alone)
    return [summary.text for summary in said if summary]


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("In 2014, Facebook bought Oculus for $2 billion.", "en", "Facebook acquired Oculus for $2 billion in 2014."),
        ("2014 年，Facebook 以 20 億美元收購 Oculus。", "zh-Hant", "Facebook 於 2014 年以 20 億美元收購 Oculus。"),
        ("Broadcom has acquired the Symantec security business.", "en", "Broadcom acquired part of Symantec."),
    ],
)
def test_a_purchase_alone_keeps_its_year_and_that_it_is_of_a_part(text: str, language: str, said: str) -> None:
    assert told(text, "acquisition", language) == [said]


def test_what_a_company_was_worth_before_is_told_as_before() -> None:
    text = "Stripe raised $500 million in a Series C round at a $9 billion valuation, up from $4 billion in October 2025."
    assert set(told(text, "valuation")) == {"Stripe is valued at $9 billion.", "Stripe was valued at $4 billion in October 2025."}


def test_what_an_article_may_not_state_is_not_stated_alone() -> None:
    article = Article(id="a", source="a.md", sha256="0", language="en", text="x")
    sure, doubtful = round_("Zephyrix", money=money(5_000_000), confidence=0.9), round_("Acme", money=money(6_000_000), confidence=0.4, at=1)
    assert stated_alone(article, [sure, doubtful]) == {sure.id: Alone(sure)}
