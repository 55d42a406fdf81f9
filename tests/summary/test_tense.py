"""What a headline tells as done and the text as planned is planned, unless some words say that it is done."""

from __future__ import annotations

import pytest

from tests.summary.test_purchases import said


@pytest.mark.parametrize(
    ("title", "text", "zh"),
    [
        ("輝達收購 Stripe", "輝達週三表示，計畫收購 Stripe。", "輝達計畫收購 Stripe。"),
        ("輝達將收購 Stripe", "輝達同意收購 Stripe。", "輝達計畫收購 Stripe。"),
        ("輝達擬收購 Stripe", "輝達今天完成收購 Stripe。", "輝達收購 Stripe。"),
        ("輝達收購 Stripe", "輝達收購了 Stripe，去年曾計畫收購 Mellanox。", "輝達收購 Stripe。"),
    ],
)
def test_the_least_sure_telling_counts_but_for_what_is_done(title: str, text: str, zh: str) -> None:
    assert said(text, title=title)[0].startswith(zh)


def test_a_worth_that_is_mostly_hoped_for_is_hoped_for() -> None:
    zh, en = said("Stripe 估值可能達到 700 億美元。", title="Stripe 估值 700 億美元")
    assert zh.startswith("Stripe 估值可能達 700 億美元") and "might be valued" in en


@pytest.mark.parametrize(
    ("text", "language", "zh", "en"),
    [
        ("輝達宣布以 5 億美元收購 Stripe。", "zh-Hant", "輝達宣布以 5 億美元收購 Stripe。", "Nvidia is acquiring Stripe for $500 million."),
        ("輝達正式宣布收購 Stripe。", "zh-Hant", "輝達宣布收購 Stripe。", "Nvidia is acquiring Stripe."),
        ("輝達宣布已收購 Stripe。", "zh-Hant", "輝達收購 Stripe。", "Nvidia acquired Stripe."),
        ("Nvidia is acquiring Stripe.", "en", "Nvidia 將收購 Stripe。", "Nvidia is acquiring Stripe."),
        ("Nvidia announced the acquisition of Stripe.", "en", "Nvidia 宣布收購 Stripe。", "Nvidia is acquiring Stripe."),
        ("Nvidia announced it has acquired Stripe.", "en", "Nvidia 收購 Stripe。", "Nvidia acquired Stripe."),
        ("Nvidia grew fast after acquiring Stripe.", "en", "Nvidia 收購 Stripe。", "Nvidia acquired Stripe."),
        ("Stripe is being acquired by Nvidia.", "en", "Nvidia 將收購 Stripe。", "Nvidia is acquiring Stripe."),
        ("據報導，輝達正考慮收購 Stripe。", "zh-Hant", "據報導，輝達考慮收購 Stripe。", "Nvidia is reportedly considering acquiring Stripe."),
        ("Nvidia is in talks to acquire Stripe.", "en", "據報導，Nvidia 洽談收購 Stripe。", "Nvidia is reportedly in talks to acquire Stripe."),
        ("Stripe is considering an IPO in 2027.", "en", "Stripe 考慮於 2027 年上市。", "Stripe is considering going public in 2027."),
    ],
)
def test_what_is_announced_thought_of_or_talked_about_is_not_done(text: str, language: str, zh: str, en: str) -> None:
    assert said(text, language) == (zh, en)


def test_a_worth_is_one_that_was_where_its_sentence_says_so_before() -> None:
    assert "此前估值達 470 億美元" in said("Stripe 曾是受追捧的新創企業，估值高達 470 億美元。", title="Stripe 估值")[0]
    assert "此前" not in said("Stripe 曾是受追捧的新創企業，目前估值達 470 億美元。", title="Stripe 估值")[0]
