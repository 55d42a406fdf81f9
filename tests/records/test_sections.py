"""Sections: what parts the stories of one article."""

from __future__ import annotations

from pipeline import extract
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import source_of
from pipeline.process import mentions_of, sentences_of
from pipeline.reading import article_from_text
from pipeline.records.sections import Sections


def heads(text: str) -> list[str]:
    source = source_of(article_from_text(text, published="2026-08-31"))
    mentions = mentions_of(source)
    found = Sections(source.text, Mask(source.folded, mentions), sentences_of(source, mentions), source.blocks)
    return [source.text[a:b] for _, (a, b) in sorted(found.heads.items())]


LINES = """十家新創的近況

鈊海科技
主打離岸風電的鈊海科技今年擴編。公司上月完成 3 億元 A 輪融資。

拾租平台
器材平台今年轉盈。

晨星生技
新藥進入第二期。公司上月完成 2 億元 B 輪融資。
"""

DASHES = """Five things of the week.

Nordlume — The Calgary climate fintech moved to a new office in May.

Boltaro — The company closed a $6 million Series A round in June.

Grainstone — It hired a new finance chief and opened in Leeds.
"""


def test_short_lines_stand_over_stories() -> None:
    assert heads(LINES) == ["鈊海科技", "拾租平台", "晨星生技"]


def test_names_before_a_dash_open_stories() -> None:
    assert heads(DASHES) == ["Nordlume", "Boltaro", "Grainstone"]


def test_two_alike_part_nothing() -> None:
    assert heads(LINES[: LINES.index("晨星")]) == []


def test_a_round_is_of_its_section() -> None:
    found = {f.money.text: f.company.name for f in extract(LINES, only=["funding_round"]) if f.company}
    assert found["3 億元"] == "鈊海科技"
    assert found.get("2 億元") in ("晨星生技", None)


LABELS = """四月融資匯總

項目名稱：Boltaro
3 月 28 日，Boltaro 宣布完成 500 萬美元融資，由 Sequoia 領投。

項目名稱：Nordlume
3 月 27 日，協議 Nordlume 在推特上宣布獲得 Accel 投資。

項目名稱：Grainstone
3 月 26 日，Grainstone 完成 300 萬美元融資。
"""


def test_lines_with_a_label_and_a_name_begin_stories() -> None:
    rounds = [f for f in extract(LABELS, published="2026-04-03") if f.kind == "funding_round"]
    told = {r.company.text: [i.text for i in r.investors] for r in rounds if r.company}
    assert told == {"Boltaro": ["Sequoia"], "Nordlume": ["Accel"], "Grainstone": []}
