"""A sentence as words and mentions, and the lists its names stand in."""

from __future__ import annotations

import pytest

from pipeline.likely.rows import EDGE, Row
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import source_of
from pipeline.process import mentions_of
from pipeline.reading import article_from_text


def row(text: str) -> Row:
    source = source_of(article_from_text(text))
    return Row(Mask(source.folded, mentions_of(source)), 0, len(text))


def test_a_mention_is_one_word_of_its_kind() -> None:
    words = [token.word for token in row("Baseten 完成 15 億美元 F 輪融資").tokens]
    assert [word for word in words if word.startswith("<")] == ["<name>", "<money>", "<series>"]
    assert "完成" in words and "15" not in words


def test_beyond_a_sentence_is_its_edge() -> None:
    told = row("Baseten 完成融資")
    assert told.word(-1) == told.word(len(told.tokens)) == EDGE


def test_names_that_only_a_separator_parts_are_one_list() -> None:
    told = row("投資人有三星、美光與 Nvidia，客戶則是 Databricks。")
    names = told.of_kind("name")
    assert [len(told.run(at)) for at in names] == [3, 3, 3, 1]


def test_a_word_is_no_mention() -> None:
    with pytest.raises(ValueError, match="no mention at 1"):
        row("Baseten 完成融資").mention(1)
