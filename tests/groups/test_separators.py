"""What parts items, and what only looks like it."""

from __future__ import annotations

import pytest

from pipeline.groups import separators
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import source_of
from pipeline.process import mentions_of
from pipeline.reading import article_from_text
from pipeline.text.fold import fold


@pytest.mark.parametrize(
    "words", ["、", "，", "和", "與", "及", "以及", "暨", ", ", " and ", ", and ", " & ", " / ", " as well as "]
)
def test_a_separator_is_found_from_either_side(words: str) -> None:
    text = fold(f"甲{words}乙")
    behind = separators.behind(text, 1, len(text))
    ahead = separators.ahead(text, 0, 1 + len(words))
    assert behind and behind.end() == 1 + len(words)
    assert ahead and ahead.start() <= 2


@pytest.mark.parametrize("words", [" along with ", "跟投", " alongside ", "領投", ". "])
def test_these_part_no_items(words: str) -> None:
    text = fold(f"甲{words}乙")
    assert not separators.behind(text, 1, len(text))


def test_a_sign_inside_a_name_parts_nothing() -> None:
    source = source_of(article_from_text("Larkfield raised $8 million in a Series A led by Bell & Tedder Capital."))
    mask = Mask(source.folded, mentions_of(source))
    assert "&" not in mask.text


def test_behind_a_bare_noun_for_one_firm_a_conjunction_begins_its_name() -> None:
    text = fold("由上市公司和而泰")
    assert separators.lone_firm(text, 0, len(text)) == 1
    assert separators.item_end(text, 1, len(text)) == len(text)
    many = fold("由多家上市公司和甲資本")
    assert separators.lone_firm(many, 0, len(many)) is None
    assert many[1 : separators.item_end(many, 1, len(many))] == fold("多家上市公司")


def test_the_last_item_is_closed_by_a_word_and_not_by_a_comma() -> None:
    assert separators.closes(" and ") and separators.closes("和")
    assert not separators.closes(", ") and not separators.closes("、")
    assert separators.may_end_clause(", ") and not separators.may_end_clause("、")
