"""Chinese items that name nobody."""

from __future__ import annotations

import pytest

from pipeline.groups.bare import bare, names_firm, names_nobody
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Source
from pipeline.text.fold import fold


@pytest.mark.parametrize(
    "words", ["多家機構", "逾三十家機構", "國家級產業基金", "AI 公司", "現有股東", "未透露", "若干天使投資人"]
)
def test_a_group_names_nobody(words: str) -> None:
    assert names_nobody(fold(words))


@pytest.mark.parametrize("words", ["遠山創投", "北星基金", "和而泰", "南溪資本"])
def test_a_name_is_no_group(words: str) -> None:
    assert not names_nobody(fold(words))


def test_behind_a_bare_noun_stands_a_firm() -> None:
    assert names_firm(fold("上市公司和而泰"))
    assert not names_firm(fold("多家上市公司和遠山創投"))


@pytest.mark.parametrize(
    ("words", "name"),
    [("天使投資人林小甲", "林小甲"), ("連續創業家林甲", "林甲"), ("自然人林小甲", "林小甲")],
)
def test_what_a_person_is_belongs_to_no_name(words: str, name: str) -> None:
    source = Source(words, "zh-Hant")
    found = bare(source, Mask(source.folded, []), 0, len(words), listed=True)
    assert found is not None and words[found.start : found.end] == name
