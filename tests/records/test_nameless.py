"""A round that the article tells without saying whose it is: it is kept, joined or left out, never given to somebody."""

from __future__ import annotations

from typing import Any

from pipeline import extract
from pipeline.process import process
from pipeline.reading import article_from_text, read


def rounds(text: str) -> list[Any]:
    return list(extract(text, published="2026-08-31", region="TW", only=["funding_round"]))


def test_a_round_may_lack_its_company_and_the_report_says_so() -> None:
    report = process(article_from_text("The start-up scene\n\nOn Monday it raised $30 million in a Series B."))
    [fact] = [f for f in report.facts if f.kind == "funding_round"]
    assert fact.company is None and fact.series == "B"
    assert any(note.startswith(fact.id) for note in report.notes)
    assert not any(s.kind == "stated" for summary in report.summary.values() if summary for s in summary.sentences)


def test_a_round_of_a_name_that_is_not_recognised_stays_without_company() -> None:
    [fact] = rounds("一起發財宣布完成 3 億元 A 輪募資，由鴻圖創投領投。")  # together, and no count
    assert (fact.company, fact.series, fact.confidence < 0.5) == (None, "A", True)


def test_what_many_raised_is_nobodys_round() -> None:
    assert rounds("今年以來市場熱度不減，已有 17 家公司募得 10 億美元。") == []
    assert rounds("上半年 17 起融資共募得 10 億美元。") == []


def test_a_firm_that_is_only_described_has_no_round() -> None:
    assert rounds("據報導，一家律所獲得 6000 萬元融資。") == []


def test_the_section_that_begins_with_a_company_is_about_it() -> None:
    text = (
        "# OpenAI 完成 400 億美元融資\n\nOpenAI 完成 400 億美元融資，由軟銀領投。\n\n"
        "## Databricks 年化營收翻倍\n\n這個數字令人吃驚。上次融資估值 293 億美元，如今可能低估了。"
    )
    found = extract(read(text.encode(), source="a.md"), published="2026-03-03", region="TW", only=["valuation"])
    assert [(f.company.name, f.money.text) for f in found] == [("Databricks", "293 億美元")]


def test_the_round_values_whom_its_verb_names() -> None:
    text = "Acme Robotics hired a new chief. The $70 million Series D round led by SoftBank valued Boltaro at $500 million."
    assert [(f.company.text, f.series) for f in rounds(text) if f.company] == [("Boltaro", "D")]


def test_who_only_lends_takes_part_in_no_round() -> None:
    told = rounds("Corelane raised $30 million in a Series B led by Northbeam Ventures. A further $5 million comes as a venture loan from Harrow Bank.")
    assert [[i.text for i in f.investors] for f in told] == [["Northbeam Ventures"]]
