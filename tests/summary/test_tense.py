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
