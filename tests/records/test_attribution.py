"""Who is said to have said it: named in the words that prove a status, told in both languages, and otherwise nobody."""

from __future__ import annotations

import pytest

from pipeline.model import Article, Report
from pipeline.process import process


def told(text: str, language: str) -> tuple[Report, str, str]:
    made = process(Article.model_validate({"id": "a", "source": "a.md", "sha256": "0", "language": language, "text": text}))
    zh, en = made.summary["zh-Hant"], made.summary["en"]
    return made, next(s.text for s in zh.sentences if s.kind == "stated") if zh else "", next(s.text for s in en.sentences if s.kind == "stated") if en else ""


@pytest.mark.parametrize(
    ("text", "language", "zh", "en"),
    [
        ("據彭博報導，Exa 正洽談募資 1 億美元。", "zh-Hant", "據彭博報導，Exa 正募資 1 億美元。", "Exa is raising $100 million, Bloomberg reported."),
        ("彭博引述知情人士報導，Exa 正洽談募資 1 億美元。", "zh-Hant", "據彭博報導，Exa 正募資 1 億美元。", "Exa is raising $100 million, Bloomberg reported."),
        ("路透社 12 日報導，Exa 正洽談募資 1 億美元。", "zh-Hant", "據路透社報導，Exa 正募資 1 億美元。", "Exa is raising $100 million, Reuters reported."),
        ("Exa is in talks to raise $100 million, Reuters reported.", "en",
         "據 Reuters 報導，Exa 正募資 1 億美元。", "Exa is raising $100 million, Reuters reported."),
        ("According to The Information, Exa is in talks to raise $100 million.", "en",
         "據 The Information 報導，Exa 正募資 1 億美元。", "Exa is raising $100 million, The Information reported."),
        ("知情人士透露，Exa 正洽談募資 1 億美元。", "zh-Hant", "據知情人士透露，Exa 正募資 1 億美元。",
         "Exa is raising $100 million, according to people familiar with the matter."),
        ("Exa 正洽談募資 1 億美元。", "zh-Hant", "據報導，Exa 正募資 1 億美元。", "Exa is reportedly raising $100 million."),
        ("據天下雜誌報導，Exa 正洽談募資 1 億美元。", "zh-Hant", "據天下雜誌報導，Exa 正募資 1 億美元。", None),
    ],
)  # fmt: skip
def test_a_source_is_told_by_its_name(text: str, language: str, zh: str, en: str | None) -> None:
    made, said_zh, said_en = told(text, language)
    assert (said_zh, said_en) == (zh, en or said_en)
    assert all(made.article.text[e.start : e.end] == e.text for fact in made.facts for e in fact.evidence)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("彭博完成募資，Exa 也正洽談募資 1 億美元。", "zh-Hant"),
        ("Exa is in talks to raise $100 million. Reuters reported rain.", "en"),
    ],
)
def test_a_newsroom_that_does_not_say_so_is_no_source(text: str, language: str) -> None:
    _, zh, en = told(text, language)
    assert "據報導" in zh and "reportedly" in en


def test_what_is_asserted_has_no_source_and_an_offer_that_was_declined_is_told_as_declined() -> None:
    assert told("據彭博社消息，Exa 已完成 1 億美元募資。", "zh-Hant")[2].startswith("Exa raised")
    for refusal in ("拒絕了 Nvidia 5 億美元的收購提議", "婉拒 Nvidia 以 5 億美元收購的提議"):
        _, zh, en = told(f"Exa {refusal}。", "zh-Hant")
        assert (zh, en) == ("Nvidia 以 5 億美元收購 Exa 的提議遭到拒絕。", "Nvidia's offer to acquire Exa for $500 million was rejected.")


@pytest.mark.parametrize(
    ("text", "language", "zh", "en"),
    [
        ("Exa 否認正洽談募資 1 億美元。", "zh-Hant", "「Exa 募資 1 億美元」的說法遭到否認。", "The claim that Exa is raising $100 million was denied."),
    ],
)  # fmt: skip
def test_a_denial_is_told_as_one_and_what_came_to_nothing_is_none(text: str, language: str, zh: str, en: str) -> None:
    assert told(text, language)[1:] == (zh, en)


@pytest.mark.parametrize(
    "text",
    [
        "Stripe rejected PayPal's $33.5 billion takeover bid, saying that it undervalues the company.",
        "Stripe said it had declined a takeover bid by PayPal worth $33.5 billion.",
        "Stripe turned down a $33.5 billion offer from PayPal.",
    ],
)
def test_an_english_refusal_is_told_whoever_owns_the_offer(text: str) -> None:
    _, zh, en = told(text, "en")
    assert en == "PayPal's offer to acquire Stripe for $33.5 billion was rejected." and zh.endswith("的提議遭到拒絕。")
