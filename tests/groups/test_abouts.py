"""What is said of a company around a cue, in both scripts, and what is said of nobody that may be described."""

from __future__ import annotations

import pytest

from pipeline.process import extract


def told(text: str) -> set[tuple[str, str, str]]:
    """Company, topic and words of each description in a text."""
    facts = extract(text, published="2026-05-14", region="TW", only=["about"])
    return {(f.company.text, f.topic, f.text) for f in facts if f.kind == "about"}


SAID = [
    ("曜能科技成立於 2019 年，由林哲宇與白若川共同創立，總部位於新竹，致力於為車廠提供固態電池。",
     {("founded", "成立於 2019 年"), ("founders", "林哲宇與白若川"), ("location", "新竹"), ("business", "為車廠提供固態電池")}),
    ("曜能科技員工約 180 人，客戶包括台達電與和泰汽車。", {("headcount", "員工約 180 人"), ("customers", "台達電與和泰汽車")}),
    ("曜能科技累計募資達 20 億元。", {("total_raised", "累計募資達 20 億元")}),
]  # fmt: skip


def test_a_comma_in_a_number_ends_nothing() -> None:
    assert ("曜能科技", "use_of_proceeds", "擴建日產 5,000 片的產線") in told("曜能科技完成 3 億元 A 輪融資，資金將用於擴建日產 5,000 片的產線。")


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_clauses_of_one_sentence_go_on_describing_its_company(text: str, expected: set[tuple[str, str]]) -> None:
    assert told(text) == {("曜能科技", *one) for one in expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Helsing, founded in Munich in 2021, employs 900 people worldwide.", {("founded", "founded in Munich in 2021")}),
        ("Helsing is based in Munich.", {("location", "Munich")}),
        ("Helsing sells software that helps navies plan, test and fly drones.", {("business", "software that helps navies plan, test and fly drones")}),
        ("Helsing raised $60 million. It has grown from 40 to 400 employees.", {("headcount", "400 employees")}),
    ],
)
def test_words_end_where_their_clause_does(text: str, expected: set[tuple[str, str]]) -> None:
    assert expected <= {(topic, words) for _, topic, words in told(text)}


@pytest.mark.parametrize(
    "text",
    [
        "OpenAI 的競爭對手成立於 2019 年，總部位於巴黎。",
        "林哲宇成立於 2019 年的基金會專注於教育。",
        "曜能科技於 2019 年成立電池事業部。",
        "曜能科技計畫招募 200 名員工。",
        "曜能科技服務的企業有員工 200 人。",
        "這筆曜能科技資金將用於擴張。",
        "A rival of Helsing was founded in Paris in 2019.",
        "Helsing's new tool offers software for drones.",
        "Cloud-based Helsing said it plans to hire 200 employees.",
        "The process started by a legitimate application belongs to Helsing.",
    ],
)
def test_what_is_said_of_another_or_of_no_company_is_no_description(text: str) -> None:
    assert told(text) == set()


def test_a_name_inside_the_words_is_no_hedge() -> None:
    assert ("曜能科技", "founders", "白若川") in told("曜能科技由白若川創立。")


@pytest.mark.parametrize("before", ["據報導，", ""])
def test_a_source_is_kept_and_a_plan_is_no_description(before: str) -> None:
    facts = extract(f"{before}曜能科技成立於 2019 年。", only=["about"])
    assert [f.status for f in facts] == ["reported" if before else "asserted"]
    assert told(f"{before}曜能科技將專注於固態電池。") == set()
