"""Whose round it is, and whether there is one: sentences that are easily read wrongly."""

import pytest

from pipeline import extract


def rounds(text: str) -> list[tuple[str, str | None, str | None, str]]:
    found = extract(text, published="2026-08-31", region="TW", only=["funding_round"])
    return [(f.company.text, f.series, f.money.text if f.money else None, f.status) for f in found]


WHOSE = {
    # A product, a school or a label is not who raises.
    "Anthropic 則發布了革命性的 Claude 4 並完成了 615 億美元的 E 輪融資。": ("Anthropic", "E", "615 億美元", "asserted"),
    "台積電攜手輝達並完成 3 億元增資。": ("台積電", None, "3 億元", "asserted"),
    "Exclusive: Acme Raises $45M Series B From Lightspeed": ("Acme", "B", "$45M", "asserted"),
    "[RSS] Parasail raises $32m to feed developers.": ("Parasail", None, "$32m", "asserted"),
    # What is said of the company stands between it and its verb.
    "Boltaro, which builds satellites, has raised €12 million in a seed round.": ("Boltaro", "Seed", "€12 million", "asserted"),
    "Sequoia co-led Boltaro's $40 million Series A.": ("Boltaro", "A", "$40 million", "asserted"),
    "青禾科技分三批完成 3 億元融資。": ("青禾科技", None, "3 億元", "asserted"),
    "AI 新創鈊海獲軟銀領投 5000 萬美元。": ("鈊海", None, "5000 萬美元", "asserted"),
    # The clause ends with the amount.
    "Anthropic raised $3 billion.": ("Anthropic", None, "$3 billion", "asserted"),
    # Two companies, two amounts.
    "青禾科技與晨星生技分別完成 3 億元與 2 億元 A 輪融資。": ("晨星生技", "A", "2 億元", "asserted"),
    "Acme Robotics and Bolt Labs raised $30 million and $20 million, respectively.": ("Acme Robotics", None, "$30 million", "asserted"),
    # It did not happen, or only something else did not.
    "Acme Robotics failed to raise $30 million.": ("Acme Robotics", None, "$30 million", "denied"),
    "After it failed to find a buyer, Acme Robotics raised $30 million.": ("Acme Robotics", None, "$30 million", "asserted"),
    "青禾科技未能完成 3 億元 A 輪融資。": ("青禾科技", "A", "3 億元", "denied"),
    "去年未能上市的青禾科技完成 3 億元 A 輪融資。": ("青禾科技", "A", "3 億元", "asserted"),
    "Acme Robotics aims to raise $120 million.": ("Acme Robotics", None, "$120 million", "planned"),
}  # fmt: skip

NO_ROUND = [
    "Google unveiled a $500 phone.",
    "Acme Robotics secures $30 million order.",
    "Acme Robotics won a $50 million contract from the Navy.",
    "Meta raised its capex guidance to $72 billion.",
    "Acme Robotics has raised $120 million to date.",
    "Sequoia raised a new $950 million fund.",
    "How 2 UC Berkeley dropouts raised $28M for their startup.",
    "Acme Robotics, Bolt Labs and Nimbus AI raised $30 million and $50 million respectively.",
    "達盈管顧募得 30 億元二號基金。",
    "瑞光電子獲經濟部 2 億元補助。",
    "台積電董事會核准募集無擔保公司債 200 億元。",
    "輝達市值突破 5 兆美元。",
    "瑞光電子累計募資達 3,500 萬美元。",
]


@pytest.mark.parametrize("text", WHOSE)
def test_the_round_is_told_of_its_company(text: str) -> None:
    assert rounds(text) == [WHOSE[text]]


@pytest.mark.parametrize("text", NO_ROUND)
def test_no_round_is_told(text: str) -> None:
    assert rounds(text) == []


def valuations(text: str) -> list[tuple[str, str, str | None]]:
    found = extract(text, published="2026-08-31", region="HK", only=["valuation"])
    return [(f.company.text, f.money.text, f.basis) for f in found]


def test_each_valuation_has_the_basis_before_it() -> None:
    assert valuations("智行科技投前估值 10 億港元，投後估值 12 億港元。") == [
        ("智行科技", "10 億港元", "pre_money"),
        ("智行科技", "12 億港元", "post_money"),
    ]


def test_the_figure_of_a_nameless_competitor_is_nobodys() -> None:
    assert valuations("競爭對手藍海機器人去年估值為 20 億美元，智行科技則為 5 億美元。") == []


def test_an_old_shareholder_behind_the_lead_is_no_lead() -> None:
    told = "領投方為紅杉中國，老股東高瓴持續加碼。智行科技完成 3 億港元 B 輪融資。"
    [found] = extract(told, published="2026-08-31", region="HK", only=["funding_round"])
    assert [i.text for i in found.investors if i.role == "lead"] == ["紅杉中國"]


def test_a_bid_that_was_vetoed_is_denied() -> None:
    [found] = extract("智行科技擬收購藍海機器人，遭監管機構否決。", only=["acquisition"])
    assert found.status == "denied"


def test_what_a_listing_raises_is_no_round_and_a_later_round_no_listing() -> None:
    [found] = extract("星尘智能递表港交所，拟募资3亿美元。", only=["listing", "funding_round"])
    assert (found.kind, found.money.text) == ("listing", "3亿美元")
    assert rounds("星尘智能去年在港交所上市，今年再融资3亿美元。") == [("星尘智能", None, "3亿美元", "asserted")]


def test_what_the_media_say_is_reported() -> None:
    assert [r[3] for r in rounds("此前有媒体称星尘智能融资10亿元。")] == ["reported"]
