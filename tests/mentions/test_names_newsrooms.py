"""Newsrooms that no lexicon knows: what they learn and count is of the company that is spoken of."""

from __future__ import annotations

import pytest

from pipeline.model import Block
from pipeline.process import extract
from pipeline.reading import article_from_text


@pytest.mark.parametrize(
    ("title", "text", "owner"),
    [
        ("恒宇科技股价下跌", "恒宇科技今日公告高管变动。\n\n砚北财经网获悉，2020年上半年营收同比下滑46.87%。", "恒宇科技"),
        ("恒宇科技股价下跌", "恒宇科技成立于2001年。\n\n《华东商报》记者注意到，2020年上半年公司营收同比下滑46.87%。", "恒宇科技"),
        ("恒宇科技净利下滑", "华东商报消息 ●华东商报记者 林岚\n\n恒宇科技成立于2001年。\n\n今年上半年，公司营收同比下滑46.87%。", "恒宇科技"),
        ("恆宇科技上半年轉虧", "恆宇科技成立於 2001 年。\n\n曜石財經網統計，今年上半年營收年減 20%。", "恆宇科技"),
        (
            "Hengyu Technology posts a loss",
            "Hengyu Technology was founded in 2001.\n\nHarbor Street Journal has learned that revenue fell 20% in 2024.",
            "Hengyu Technology",
        ),
        ("恆宇科技營運報告", "恆宇科技發現需求轉強，上半年營收年增 20%。", "恆宇科技"),
        ("砚北网业绩下滑", "记者从砚北网了解到，2020年上半年公司营收同比下滑46.87%。", "砚北网"),
        ("砚北网业绩下滑", "砚北网2020年上半年营收同比下滑46.87%。", "砚北网"),
    ],
)
def test_what_a_newsroom_learns_is_not_its_own(title: str, text: str, owner: str) -> None:
    told = [f for f in extract(f"# {title}\n\n{text}", published="2025-11-10", region="CN") if f.kind == "growth"]
    assert [f.company.text for f in told] == [owner]


@pytest.mark.parametrize("kind", ["title", "paragraph"])
def test_a_newsroom_that_the_title_tells_of_may_raise(kind: str) -> None:
    text = "端硯網募資\n\n端硯網發現台灣商機，完成3億元A輪募資，由星洲創投領投。"
    blocks = (Block(kind=kind, start=0, end=5), Block(kind="paragraph", start=7, end=len(text)))
    article = article_from_text(text, region="TW").model_copy(update={"blocks": blocks})
    raised = [f.company.text for f in extract(article) if f.kind == "funding_round" and f.company]
    assert raised == (["端硯網"] if kind == "title" else [])


def test_an_article_of_nobody_else_has_nobodys_figure() -> None:
    assert not [f for f in extract("挖贝网了解到，2020年上半年公司营收同比下滑46.87%。", region="CN") if f.kind in ("growth", "revenue")]
