"""What stands together in a summary: a growth with its figure, a purpose with its round; and what a title or a sentence says that takes it back."""

from __future__ import annotations

import pytest

from tests.summary.test_purchases import said


@pytest.mark.parametrize(
    ("text", "title", "zh"),
    [
        ("恆宇科技週一向港交所遞交上市申請。", "恆宇科技赴港 IPO", "恆宇科技計畫在港交所上市。"),
        ("恆宇科技今天在港交所掛牌上市，去年向港交所遞交上市申請。", "恆宇科技上市首日大漲", "恆宇科技於 3 月 2 日在港交所上市。"),
    ],
)
def test_what_is_only_filed_for_has_not_come(text: str, title: str, zh: str) -> None:
    assert said(text, title=title)[0].startswith(zh)


def test_the_day_of_the_papers_is_not_that_of_the_listing() -> None:
    _, en = said("Acme filed on Friday to go public on the Nasdaq.", "en", "Acme files for Nasdaq IPO")
    assert en.startswith("Acme plans to go public on Nasdaq.")


@pytest.mark.parametrize(
    ("text", "zh"),
    [
        ("輝達宣布，已與 Stripe 達成最終協議，將以 5 億美元收購後者全部股權。", "輝達宣布收購 Stripe。"),
        ("輝達公告，已完成對 Stripe 的收購。", "輝達收購 Stripe。"),
    ],
)
def test_an_agreement_that_is_reached_is_no_purchase_that_is_done(text: str, zh: str) -> None:
    assert said(text, title="輝達宣布收購 Stripe")[0].startswith(zh)


def test_a_growth_without_a_period_goes_with_the_figure_beside_it() -> None:
    text = "Acme reported revenue of $48 million for the April-June quarter. It now sees revenue of $90 million, down 12%."
    assert "$48 million from April to June 2025, down" not in said(text, "en", "Acme reports results")[1]


def test_the_figure_of_the_title_comes_first() -> None:
    text = "恆宇科技 2025 年營收 50 億元，年增 8%，淨利 6 億元，年增 41%。"
    assert said(text, title="恆宇科技 2025 年淨利年增 41%")[0].startswith("恆宇科技 2025 年獲利達新台幣 6 億元，成長 41%；營收達新台幣 50 億元，成長 8%")


def test_a_growth_of_the_title_is_told_before_older_figures() -> None:
    zh, _ = said("恆宇科技公布財報。2024 年，恆宇科技營收 104 億元。", title="恆宇科技第四季獲利衰退兩成")
    assert zh.startswith("恆宇科技 2025 年第四季獲利下滑 20%")


def test_what_grew_by_times_did_not_grow_to_times() -> None:
    zh, en = said("恆宇科技 2025 年營收成長 2.6 倍。", title="恆宇科技 2025 年營收成長 2.6 倍")
    assert "營收成長 2.6 倍" in zh and "grew by 2.6 times" in en
    assert "增為 3 倍" in said("恆宇科技 2025 年營收增為 3 倍。", title="恆宇科技 2025 年營收增為 3 倍")[0]


def test_of_two_figures_without_a_period_one_is_what_was_before() -> None:
    zh, en = said("Acme closed the year with revenues of $41 million, up from $13 million the year before.", "en", "Acme revenue hits $41 million")
    assert "此前為 1,300 萬美元" in zh and "up from $13 million" in en


def test_results_are_expected_until_they_are_reported() -> None:
    zh, _ = said("恆宇科技預計 2025 年營收達新台幣 50 億元。", title="恆宇科技預計 2025 年營收新台幣 50 億元")
    assert zh.startswith("恆宇科技 2025 年營收預計達新台幣 50 億元")


def test_proceeds_stand_behind_the_round_that_brings_them() -> None:
    text = "Stripe 完成 1 億美元 C 輪融資，由 GIC 領投，資金將用於研發。Stripe 2023 年 5 月完成 2,000 萬美元 B 輪融資，由淡馬錫領投。"
    zh, _ = said(text, title="Stripe 完成 1 億美元 C 輪融資")
    assert zh.index("資金將用於研發") < zh.index("B 輪")


def test_a_round_that_came_to_nothing_is_told_so() -> None:
    zh, en = said("恆宇科技今年一直在推進 D 輪融資，原計畫募集約 10 億元。", title="恆宇科技 D 輪融資談判擱淺")
    assert zh.startswith("「恆宇科技進行") and "一事未成" in zh and en.startswith("Nothing came of reports")


def test_what_was_before_is_no_part_of_a_round_that_is_planned() -> None:
    text = "恆宇科技正推進新一輪融資，擬募資 25 億元，由國投先導領投。在此之前，公司還完成過由 GIC 領投的 B 輪融資。"
    zh, _ = said(text, title="恆宇科技擬募資 25 億元")
    assert "B 輪" not in zh.split("。")[0] and "GIC" not in zh.split("。")[0]


def test_whom_people_told_it_pays_nothing() -> None:
    text = "Stripe is in talks to raise $120 million in a round led by GIC, three people told Coatue."
    assert "Coatue" not in said(text, "en", "Stripe in talks to raise $120 million led by GIC")[0]


def test_a_sum_of_two_rounds_is_not_all_that_was_raised() -> None:
    text = "Stripe 完成 2,000 萬美元 C 輪融資，由 GIC 領投，累計融資 2,700 萬美元。2023 年 5 月，Stripe 完成 900 萬美元 B 輪融資，由淡馬錫領投。"
    assert "累計" not in said(text, title="Stripe 完成 2,000 萬美元 C 輪融資")[0]
