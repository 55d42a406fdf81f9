"""Whose a description is, and that one thing is one fact."""

from __future__ import annotations

import pytest

from pipeline.model import AboutFact, unproved
from pipeline.process import extract


def abouts(text: str) -> list[AboutFact]:
    return [f for f in extract(text, published="2026-05-14", region="TW") if isinstance(f, AboutFact)]


def test_money_without_a_subject_is_of_the_round_just_told() -> None:
    text = "曜能科技完成 3 億元 A 輪融資。資金將用於擴大產能。\n\n螢石機器人完成 2 億元 B 輪融資。資金將用於海外市場。"
    assert [(f.company.text, f.text, f.status) for f in abouts(text) if f.topic == "use_of_proceeds"] == [
        ("曜能科技", "擴大產能", "planned"),
        ("螢石機器人", "海外市場", "planned"),
    ]


@pytest.mark.parametrize(
    "told",
    ["公司由王小明與李大同於 2021 年創立。", "公司由前工程師王小明於2021年共同創辦。", "曜能科技由王小明在 2021 年創辦。", "曜能科技 2021 年由王小明創立。"],
)
def test_who_founded_a_company_and_when_is_of_one_company(told: str) -> None:
    facts = abouts(f"曜能科技完成 3 億元 A 輪融資。{told}")
    assert {(f.company.text, f.topic, f.date.edtf if f.date else None) for f in facts} == {("曜能科技", "founders", None), ("曜能科技", "founded", "2021")}


def test_the_year_behind_the_founders_is_the_founding_in_english_too() -> None:
    told = {(f.topic, f.date.edtf if f.date else None) for f in abouts("Helsing was founded by Torsten Reil and Gundbert Scherf in 2021.")}
    assert told == {("founders", None), ("founded", "2021")}


def test_an_investor_and_a_person_are_not_described() -> None:
    text = "曜能科技完成 3 億元 A 輪融資，由鴻圖創投領投。鴻圖創投成立於 2011 年，總部位於台北。"
    assert [f for f in abouts(text) if f.topic in ("founded", "location")] == []


def test_one_thing_told_twice_is_one_fact_with_all_its_evidence() -> None:
    [fact] = [f for f in abouts("Helsing was founded in 2021. Founded in 2021, Helsing builds drones.") if f.topic == "founded"]
    assert len([e for e in fact.evidence if e.field == "date"]) == 2
    assert unproved(fact) == ()


def test_a_pronoun_goes_back_to_the_company_and_a_stranger_takes_its_own() -> None:
    facts = abouts("Helsing raised $60 million in a Series B round. It employs 120 people worldwide.")
    assert [(f.company.text, f.number) for f in facts if f.topic == "headcount"] == [("Helsing", 120)]
    assert [f for f in abouts("Helsing raised $60 million. The industry employs 9,000 people worldwide.") if f.topic == "headcount"] == []


def test_confidence_is_the_prior_of_the_topic() -> None:
    [fact] = [f for f in abouts("Helsing is based in Munich.") if f.topic == "location"]
    assert 0.5 < fact.confidence < 0.95
