"""Clauses of Chinese sentences end at marks and at the blanks of headlines."""

from __future__ import annotations

import pytest

from pipeline.groups.deals import Place
from pipeline.groups.han_clauses import clause
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import source_of
from pipeline.reading import article_from_text


@pytest.mark.parametrize(
    ("text", "around"),
    [("公司募資,估值大增", "估值大增"), ("公司募資 估值大增 員工加倍", "估值大增"), ("Exa 估值大增", "Exa 估值大增"), ("公司——估值大增。", "估值大增")],
)
def test_the_clause_around_a_word(text: str, around: str) -> None:
    source = source_of(article_from_text(text))
    at = source.text.index("值大")
    start, end = clause(Place(source, Mask(source.folded, []), 0, len(source.text)), at, at + 2)
    assert source.text[start:end].strip() == around
