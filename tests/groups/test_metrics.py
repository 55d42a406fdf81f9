"""The words of figures."""

from __future__ import annotations

from pipeline.groups.metrics import is_part, rest, words
from pipeline.text.fold import fold


def heard(text: str) -> list[str]:
    folded = fold(text)
    return [w.value for w in words(folded, 0, len(folded))]


def test_the_longest_word_at_a_place_is_read() -> None:
    assert heard("每股盈餘") == ["words"]
    assert heard("盈餘") == ["profit"]
    assert heard("annual recurring revenue") == ["arr"]
    assert heard("salesman") == []


def test_a_part_of_a_company_or_a_market_is_told_by_what_stands_before_the_metric() -> None:
    assert is_part(fold("公司海外市場的"))
    assert is_part("its data center ")
    assert is_part(fold("匯兌"), fold("收益"))
    assert not is_part(fold("公司錄得"), fold("收益"))


def test_a_clause_of_glue_alone_leaves_nothing() -> None:
    assert rest(fold("，較去年同期")) == 0
    assert rest(fold("，員工")) == 2
