"""What is told in the words of a round and is none: bonds that are converted, sums, what going public brings, newsrooms."""

from __future__ import annotations

import pytest

from pipeline.process import extract


def rounds(text: str, region: str = "TW") -> list[tuple[str | None, str | None, float | None]]:
    found = [f for f in extract(text, published="2026-03-12", region=region) if f.kind == "funding_round"]
    return [(f.company.text if f.company else None, f.series, float(f.money.value) if f.money and f.money.value else None) for f in found]


@pytest.mark.parametrize(
    "text",
    [
        "晶澤光電公告，公司已進入可轉債轉股期，股本以月底為準。",
        "晶澤光電第二季度可轉債轉股情況：截至 6 月 30 日，累計有 12.9 萬元可轉債轉換成公司普通股。",
        "晶澤光電擬使用不高於 4.5 億元的自有資金，以每股 45 元的價格回購公司股份。",
        "晶澤光電項目\n\n項目名稱：海鹽大道二期工程\n\n招標人：海鹽新城公司\n\n中標金額：2.6 億元\n\n工期：730 天",
        "晶澤光電今日在港交所掛牌上市。基石投資者海鹽橡膠集團、格立金投合計認購了 4.2 億港元。",
    ],
)
def test_what_is_no_raising_is_no_round(text: str) -> None:
    assert rounds(text) == []


def test_a_sum_of_rounds_told_is_no_round_of_its_own() -> None:
    text = "晶澤光電宣布完成 2.5 億元 C+ 輪融資，由海鹽創投領投。去年晶澤光電完成 4 億元 C 輪融資。目前晶澤光電 C 輪融資合計金額 6.5 億元。"
    assert sorted(rounds(text), key=str) == [("晶澤光電", "C", 4e8), ("晶澤光電", "C+", 2.5e8)]


def test_an_order_of_size_that_is_passed_is_the_round_just_told() -> None:
    text = "晶澤光電完成新一輪約 2 億元 C 輪融資，這也是今年該領域首筆規模過億的融資。"
    assert rounds(text) == [("晶澤光電", "C", 2e8)]


def test_a_newsroom_that_signs_a_story_raises_nothing() -> None:
    text = "晶澤光電完成 A 輪融資\n\n【海鹽動力訊】9 月 25 日消息，晶澤光電完成 A 輪 3 億元融資。\n\n海鹽動力獲悉，本輪投資方為青苔創投。"
    assert {company for company, _, _ in rounds(text)} == {"晶澤光電"}


def test_what_an_offering_is_to_bring_is_its_firms_listing_by_any_part_of_its_name() -> None:
    text = (
        "Chipmaker Jarvel Micro seeks to raise up to $600 million\n\nJarvel Microelectronics has filed for an initial public offering in Hong Kong.\n\n"
        "The designer could raise as much as $600 million from the share sale, according to people familiar with the matter."
    )
    facts = extract(text, published="2026-06-16")
    assert [f for f in facts if f.kind == "funding_round"] == []
    listed = [(f.company.text, f.money.text) for f in facts if f.kind == "listing" and f.company and f.money]
    assert listed == [("Jarvel Microelectronics", "$600 million")]


def test_a_list_that_speaks_of_this_round_pays_for_no_round_before_it() -> None:
    text = "晶澤光電宣布完成 C+ 輪 2.5 億元的融資。這是去年完成 4 億元 C 輪融資後，晶澤光電補充的新彈藥。本輪投資由海鹽國際領投，青苔資本跟投。"
    told = {f.series: [i.text for i in f.investors] for f in extract(text, published="2026-03-12", region="TW") if f.kind == "funding_round"}
    assert told == {"C+": ["海鹽國際", "青苔資本"], "C": []}


def test_who_put_in_more_money_took_part() -> None:
    text = (
        "Norvella has closed a €38m Series B round.\n\nOakvale and Birchmere co-led the round. Cosmetics group Larkhaven invested for the first time, "
        "and existing investors Elmridge Ventures and Ashford Capital put in more money."
    )
    told = [sorted(i.text for i in f.investors if i.role != "lead") for f in extract(text, published="2026-01-27") if f.kind == "funding_round"]
    assert told == [["Ashford Capital", "Elmridge Ventures", "Larkhaven"]]


def test_money_that_is_borrowed_is_no_round() -> None:
    assert rounds("Norvella has borrowed €1 million from Enisol, the public lender.") == []


def test_one_sum_told_of_a_name_and_of_a_part_of_it_is_one_round() -> None:
    text = "晶澤又獲千萬美元級新融資\n\n近日，晶澤編程完成新一輪千萬美元級融資。晶澤編程成立不到三年。"
    assert [company for company, _, _ in rounds(text)] == ["晶澤編程"]


def test_what_is_built_is_no_company_of_a_sheet() -> None:
    text = "海鹽科技變更募投\n\n新項目名稱：品牌檢測站建設項目\n\n變更金額：9902 萬元\n\n融資輪次：無\n\n"
    assert rounds(text) == []


def test_who_is_called_a_fund_raises_for_itself() -> None:
    assert rounds("創投機構海鹽管顧宣布，旗下基金「海鹽三號」完成募資。\n\n海鹽三號完成 6 億元募資，年底前達到目標規模。") == []


def test_what_a_firm_that_goes_public_sought_to_raise_is_no_round() -> None:
    text = (
        "Sweden’s Fjallbacka Robotics pulls Stockholm IPO\n\nFjallbacka Robotics AB has called off its initial public offering on Nasdaq Stockholm.\n\n"
        "Fjallbacka had been seeking to raise 2.4 billion kronor ($255 million)."
    )
    assert rounds(text) == []


def test_a_deal_that_values_somebody_is_the_round_just_told() -> None:
    text = (
        "Tallyman has raised $55 million in a Series B round led by Khosla Ventures.\n\nDHL came in as a new investor, and earlier backer Eclipse "
        "participated as well. The deal values Tallyman at $260 million post-money, according to its CEO."
    )
    told = [(f.series, f.valuation and f.valuation.text) for f in extract(text, published="2026-09-29") if f.kind == "funding_round"]
    assert told == [("B", "$260 million")]


def test_what_an_aside_says_of_an_investor_takes_him_from_no_round() -> None:
    text = (
        "Zeitlos has raised CHF 8m in a Series A round.\n\nLakestar led the round. Wingman Ventures, which had led Zeitlos’s CHF 2m seed round in 2023, "
        "also participated."
    )
    told = {f.series: {i.text: i.role for i in f.investors} for f in extract(text, published="2026-05-05") if f.kind == "funding_round"}
    assert told == {"A": {"Lakestar": "lead", "Wingman Ventures": "participant"}, "Seed": {"Wingman Ventures": "lead"}}


@pytest.mark.parametrize(
    ("text", "payers"),
    [
        ("昱岳生醫完成現金增資 6 億元，其中 10% 由員工認購，其餘由原股東認購。", []),
        ("Palisade has raised a $30 million Series A led by Greylock. Angel investor Nikesh Arora, the CEO of Palo Alto Networks, also took part.",
         ["Greylock", "Nikesh Arora"]),
    ],
)  # fmt: skip
def test_who_is_not_named_and_whom_an_investor_heads_pay_nothing(text: str, payers: list[str]) -> None:
    (told,) = [f for f in extract(text, published="2026-03-12", region="TW") if f.kind == "funding_round"]
    assert [i.text for i in told.investors] == payers
