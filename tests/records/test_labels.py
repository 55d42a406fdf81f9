"""Labels: what a line or a column says of its value."""

from __future__ import annotations

import pytest

from pipeline.mentions.mention import source_of
from pipeline.reading import article_from_text
from pipeline.records.labels import kind_of, lines
from pipeline.text.fold import fold_script

KINDS = {"公司": "company", "領投": "lead", "融資金額": "money", "估值": "valuation", "輪次": "series", "amount raised": "money",
         "市值": None, "headquarters": None, "": None}  # fmt: skip


@pytest.mark.parametrize("words", KINDS)
def test_a_label_says_what_its_value_is(words: str) -> None:
    assert kind_of(fold_script(words)) == KINDS[words]


def test_lines_of_a_block_are_read_one_by_one() -> None:
    text = "公司：青禾科技\n金額：3 億元\n這一句沒有標籤。"
    source = source_of(article_from_text(text))
    assert [(line.words, source.text[line.value.start : line.value.end]) for line in lines(source)] == [
        ("公司", "青禾科技"),
        (fold_script("金額"), "3 億元"),
    ]
