"""The evidence that a name pays: what stands around it, how it stands to the verbs, and which list of the rules holds it."""

from __future__ import annotations

from pipeline.mentions.mention import source_of
from pipeline.quality.likely import told_in
from pipeline.reading import article_from_text
from pipeline.records.backing import Backing

TEXT = "歐卡智舶完成 2 億元人民幣 B 輪融資，由厚雪資本與三星領投，客戶有台積電。"


def evidence(name: str) -> set[str]:
    found = Backing(*told_in(source_of(article_from_text(TEXT, published="2026-08-31", region="TW")))).evidence
    row = found.context.row(0)
    at = next(at for at in row.of_kind("name") if found.context.words(row.mention(at)) == name)
    return {*found.of(0, at, 0)}


def test_the_list_that_holds_a_name_is_evidence() -> None:
    first, second = evidence("厚雪資本"), evidence("三星")
    assert {"by=lead", "index=0 of 2", "whole=yes"} <= first
    assert {"by=lead", "index=1 of 2", "payer=here"} <= second
    assert "by=nobody" not in first | second


def test_whom_no_list_holds_is_told_so() -> None:
    assert {"by=nobody", "lists=here"} <= evidence("台積電")


def test_what_a_name_fills_is_evidence() -> None:
    found = evidence("歐卡智舶")
    assert "by=nobody" in found
    assert any(kind.startswith(("fills=round", "company=round")) for kind in found)


def test_how_a_name_stands_to_the_verb_is_evidence() -> None:
    assert any(kind.startswith("to_right_leads=0 names") for kind in evidence("三星"))
    assert any(kind.startswith("to_right_leads=1 names") for kind in evidence("厚雪資本"))
