"""Investments told in Chinese, read around their verb."""

from __future__ import annotations

import pytest

from pipeline.groups.deals import Place
from pipeline.groups.investments_han import HanInvestments
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Mention, source_of
from pipeline.process import mentions_of, sentences_of
from pipeline.reading import article_from_text


def investments(text: str) -> list[tuple[str, str, str]]:
    """Investor, company and amount of each investment of a text."""
    source = source_of(article_from_text(text, published="2026-08-31"))
    mentions = mentions_of(source)
    mask = Mask(source.folded, mentions)

    def words(m: Mention | None) -> str:
        return source.text[m.start : m.end] if m else ""

    found = [v for span in sentences_of(source, mentions) for v in HanInvestments(Place(source, mask, *span)).investments()]
    return [(words(v.investor), words(v.company), words(v.money)) for v in found]


@pytest.mark.parametrize(
    "text",
    ["軟銀投資新創公司 Replit 3 億美元。", "軟銀斥資 3 億美元入股 Replit。", "軟銀將向 Replit 投資 3 億美元。", "軟銀投資 Replit，金額達 3 億美元。"],
)
def test_who_invests_how_much_in_whom(text: str) -> None:
    assert investments(text) == [("軟銀", "Replit", "3 億美元")]


def test_of_several_each_invests() -> None:
    told = [("軟銀", "Replit", "3 億美元"), ("微軟", "Replit", "3 億美元")]
    assert sorted(investments("軟銀和微軟投資 Replit 3 億美元。")) == sorted(told)


@pytest.mark.parametrize("text", ["軟銀投資 Replit 的新廠 3 億美元。", "軟銀投資的 Replit 營收達 3 億美元。", "軟銀投資研發，Replit 花了 3 億美元。"])
def test_what_is_no_investment(text: str) -> None:
    assert investments(text) == []
