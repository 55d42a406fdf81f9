"""Whose round it is, and whether there is one: sentences that are easily read wrongly."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline import extract


def rounds(text: str) -> list[tuple[str, str | None, str | None, str]]:
    found = extract(text, published="2026-08-31", region="TW", only=["funding_round"])
    return [(f.company.text, f.series, f.money.text if f.money else None, f.status) for f in found]


WHOSE = {
    # A product, a school or a label is not who raises.
    "Anthropic 則發布了革命性的 Claude 4 並完成了 615 億美元的 E 輪融資。": ("Anthropic", "E", "615 億美元", "asserted"),
    "Exclusive: Acme Raises $45M Series B From Lightspeed": ("Acme", "B", "$45M", "asserted"),
    "[RSS] Parasail raises $32m to feed developers.": ("Parasail", None, "$32m", "asserted"),
    # What is said of the company stands between it and its verb.
    "Boltaro, which builds satellites, has raised €12 million in a seed round.": ("Boltaro", "Seed", "€12 million", "asserted"),
    # A description stands for the subject of its own sentence, whoever else is named between.
    "Boltaro Inc. signed a lease with Sequoia, two months after the Oslo satellite startup's $12 million seed round.": (
        "Boltaro", "Seed", "$12 million", "asserted"
    ),
    "Sequoia co-led Boltaro's $40 million Series A.": ("Boltaro", "A", "$40 million", "asserted"),
    "青禾科技分三批完成 3 億元融資。": ("青禾科技", None, "3 億元", "asserted"),
    "AI 新創鈊海獲軟銀領投 5000 萬美元。": ("鈊海", None, "5000 萬美元", "asserted"),
    # Who buys its shares, from whom it is got, what was before: none of them raises.
    "青禾科技宣布，董事長的公司晨星生技同意認購新股，集資 3.2 億元。": ("青禾科技", None, "3.2 億元", "asserted"),
    "青禾科技在大股東晨星生技退出後，獲得日本 Acme Robotics 的投資，金額超過 3 億元。": ("青禾科技", None, "3 億元", "asserted"),
    # What stands in somebody's hands is not got from there.
    "青禾科技手上的訂單多，完成 3 億元融資。": ("青禾科技", None, "3 億元", "asserted"),
    # What is sold, or when, names the round.
    "青禾科技擬發行 3 億美元可轉換優先票據。": ("青禾科技", "Convertible", "3 億美元", "planned"),
    "青禾科技 7 月完成 2 億美元 IPO 前融資。": ("青禾科技", "IPO-pre", "2 億美元", "asserted"),
    "Acme Robotics raised $30 million in convertible senior notes.": ("Acme Robotics", "Convertible", "$30 million", "asserted"),
    # The clause ends with the amount.
    "Anthropic raised $3 billion.": ("Anthropic", None, "$3 billion", "asserted"),
    # Two companies, two amounts.
    "Acme Robotics and Bolt Labs raised $30 million and $20 million, respectively.": ("Acme Robotics", None, "$30 million", "asserted"),
    # It did not happen, or only something else did not.
    "Acme Robotics failed to raise $30 million.": ("Acme Robotics", None, "$30 million", "denied"),
    "After it failed to find a buyer, Acme Robotics raised $30 million.": ("Acme Robotics", None, "$30 million", "asserted"),
    "青禾科技未能完成 3 億元 A 輪融資。": ("青禾科技", "A", "3 億元", "denied"),
    "去年未能上市的青禾科技完成 3 億元 A 輪融資。": ("青禾科技", "A", "3 億元", "asserted"),
    "Acme Robotics aims to raise $120 million.": ("Acme Robotics", None, "$120 million", "planned"),
    # What describes the company names others on the way to the verb.
    "Boltaro, a startup that sells to Siemens and partners such as Bosch, raised a $12 million Series A.": ("Boltaro", "A", "$12 million", "asserted"),
    # "confirms" holds no firms.
    "Boltaro confirms $125M raise.": ("Boltaro", None, "$125M", "asserted"),
    # A name of ordinary words that its noun introduces; a Latin spelling in brackets.
    "器材平台拾租（Shizu）完成 3 億元 A 輪融資。": ("拾租", "A", "3 億元", "asserted"),
    # A sum over some months is another's than the round before it.
    "青禾科技完成 6 億元 C+ 輪融資，3 個月融資近 10 億元。": ("青禾科技", "C+", "6 億元", "asserted"),
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
    "Google recently disclosed $75 billion in planned capex.",
    "Cloud providers serving the boom collectively raised over $25 billion.",
    "Boltaro was founded in 2022 and has raised more than $3 billion from investors including Benchmark.",
    "瑞光電子 3 個月融資近 10 億元。",
]


@pytest.mark.parametrize("text", WHOSE)
def test_the_round_is_told_of_its_company(text: str) -> None:
    assert rounds(text) == [WHOSE[text]]


def test_each_of_two_companies_has_its_own_amount() -> None:
    found = rounds("青禾科技與晨星生技分別完成 3 億元與 2 億元 A 輪融資。")
    assert found == [("青禾科技", None, "3 億元", "asserted"), ("晨星生技", "A", "2 億元", "asserted")]


@pytest.mark.parametrize("text", NO_ROUND)
def test_no_round_is_told(text: str) -> None:
    assert rounds(text) == []


def valuations(text: str) -> list[tuple[str, str, str | None]]:
    found = extract(text, published="2026-08-31", region="HK", only=["valuation"])
    return [(f.company.text, f.money.text, f.basis) for f in found]


def test_each_valuation_has_the_basis_before_it() -> None:
    assert valuations("宏遠科技投前估值 10 億港元，投後估值 12 億港元。") == [
        ("宏遠科技", "10 億港元", "pre_money"),
        ("宏遠科技", "12 億港元", "post_money"),
    ]


def test_the_figure_of_a_competitor_is_its_own() -> None:
    told = valuations("競爭對手藍海機器人去年估值為 20 億美元，智行科技則為 5 億美元。")
    assert ("藍海機器人", "20 億美元", None) in told
    assert ("智行科技", "20 億美元", None) not in told


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


def told(text: str, kind: str, region: str = "TW") -> list[Any]:
    return extract(text, published="2026-08-31", region=region, only=[kind])


def test_each_of_several_companies_raised() -> None:
    assert rounds("青禾科技、晨星生技等公司相繼完成數億元融資。") == [
        ("青禾科技", None, "數億元", "asserted"),
        ("晨星生技", None, "數億元", "asserted"),
    ]


def test_leads_behind_a_list_of_investors_are_leads() -> None:
    [found] = told("青禾科技完成 3 億元 A 輪融資。投資人名單包括 Greycroft、Hiro Capital 共同領投。", "funding_round")
    assert [(i.text, i.role) for i in found.investors] == [("Greycroft", "lead"), ("Hiro Capital", "lead")]


def test_a_valuation_that_is_surpassed_is_the_others() -> None:
    text = "Boltaro closed a $65 billion round at a $965 billion valuation, surpassing OpenAI's $852 billion private valuation."
    assert valuations(text) == [("Boltaro", "$965 billion", None), ("OpenAI", "$852 billion", None)]


def test_a_valuation_goes_on_behind_a_semicolon() -> None:
    text = "青禾科技是醫療公司。2025 年 7 月 B 輪估值跳到 35 億美元；10 月 C 輪 60 億美元。"
    assert [(f.series, f.money, f.valuation.text) for f in told(text, "funding_round")] == [
        ("B", None, "35 億美元"),
        ("C", None, "60 億美元"),
    ]


def test_who_leads_this_round_does_not_lead_the_one_before() -> None:
    text = "Boltaro raised $150 million. The round, led by Insight Partners, comes four months after its $100 million Series A."
    assert {f.series: [i.text for i in f.investors] for f in told(text, "funding_round")} == {None: ["Insight Partners"], "A": []}


def test_the_investor_of_a_strategic_stake_does_not_raise() -> None:
    [found] = told("Nvidia 對設計工具廠商 Synopsys 進行高達 20 億美元的戰略投資。", "funding_round")
    assert (found.company.text, [i.text for i in found.investors]) == ("Synopsys", ["Nvidia"])


def test_an_offer_that_was_refused_is_denied() -> None:
    [found] = told("Airwallex 拒絕 Stripe 12 億美元收購要約。", "acquisition")
    assert (found.acquirer.text, found.target.text, found.status) == ("Stripe", "Airwallex", "denied")


def test_two_mays_are_two() -> None:
    text = "Boltaro's revenue reached $85 million in May, up from $12 million in May 2025."
    assert [f.date.edtf for f in told(text, "date")] == ["2026-05", "2025-05"]


def test_a_row_of_a_timeline_is_dated_by_its_first_cell() -> None:
    text = "# 青禾科技\n\n青禾科技 2016 年創立。\n\n| 年份 | 大事 |\n|---|---|\n| 2019 | 推出產品；完成 800 萬美元 A 輪融資 |\n| 2021 | 成為 Starbucks 夥伴 |\n"
    [found] = told(text, "funding_round")
    assert (found.company.text, found.series, found.date.edtf) == ("青禾科技", "A", "2019")


def test_a_list_of_labels_is_one_round() -> None:
    text = (
        "# 新聞\n\n某新創完成融資。\n\n- **公司**：Boltaro\n- **融資金額**：550,000 USD\n- **融資階段**：Pre-seed\n"
        "- **主要投資人**：Greycroft（領投）, Hiro Capital\n- **估值**：N/A\n"
    )
    [found] = told(text, "funding_round")
    assert (found.company.text, found.series, found.money.text) == ("Boltaro", "Pre-Seed", "550,000 USD")
    assert [(i.text, i.role) for i in found.investors] == [("Greycroft", "lead"), ("Hiro Capital", "participant")]


def test_the_year_of_a_founding_is_not_the_year_of_a_round() -> None:
    text = "Boltaro was founded in 2022. In January it raised $5 million."
    assert [f.date.edtf for f in told(text, "funding_round")] == ["2026-01"]


def test_a_simulation_is_no_plan() -> None:
    rounds = extract("NVentures 領投電網模擬新創 ThinkLabs AI 的 2,800 萬美元 A 輪融資。", only=["funding_round"])
    assert [r.status for r in rounds] == ["asserted"]


def test_whom_a_sentence_presents_the_next_one_speaks_of() -> None:
    text = "Nobody likes forms. Enter Pellow Robotics. The Lagos- and Leeds-based payroll company closed a $7 million Series A."
    assert rounds(text) == [("Pellow Robotics", "A", "$7 million", "asserted")]


@pytest.mark.parametrize(
    "text",
    [
        "青禾科技公告，增資越南子公司 3 億元，外界推測是擴產。",
        "青禾科技將對旗下海外公司增資 3 億元。",
        "青禾科技挹注轉投資公司 3 億元。",
    ],
)
def test_what_a_parent_puts_into_its_own_firm_it_has_not_raised(text: str) -> None:
    assert rounds(text) == []


def test_a_sum_that_is_given_in_a_round_is_no_round_of_who_gives_it() -> None:
    text = "青禾科技砸 3 億元入股晨星生技。\n青禾科技今日宣布參與晨星生技私募增資，投資總額約 3 億元。"
    assert {who for who, *_ in rounds(text)} == {"晨星生技"}


def test_the_latter_is_who_is_spoken_of_next() -> None:
    text = "青禾科技的對手是晨星生技，後者為晶片大廠。同時，該公司去年完成 3 億元 A 輪融資。"
    assert {who for who, *_ in rounds(text)} == {"晨星生技"}


def test_who_holds_shares_because_it_bought_the_company_is_in_no_round() -> None:
    text = "青禾科技收購晨星生技五成股權。外界預期，青禾科技成為晨星生技最大股東。"
    assert rounds(text) == []


def test_a_listed_name_may_be_said_by_its_first_word() -> None:
    text = "AMI Labs raised $1.03 billion in a seed round.\nAMI was founded last year. AMI raised $1.03 billion."
    assert len(rounds(text)) == 1
