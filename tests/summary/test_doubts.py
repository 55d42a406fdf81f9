"""What the words around a fact take back of it is not told: failed listings, forecasts, earlier rounds, strangers to a round."""

from __future__ import annotations

import pytest

from tests.summary.test_purchases import said


def test_a_listing_that_failed_came_to_nothing() -> None:
    zh, en = said("Stripe 原先計畫在美股 IPO，結果失利。", title="Stripe IPO 失敗")
    assert "「Stripe 上市」一事未成。" in zh and "Stripe's plan to go public came to nothing." in en


def test_a_listing_that_has_come_is_not_planned() -> None:
    assert said("Figma goes public. Drivers protest ahead of the Figma IPO.", "en", "Figma IPO: protests") != "Figma 計畫上市。"
    assert "plans" not in said("Figma goes public. Drivers protest ahead of the Figma IPO.", "en", "Figma IPO: protests")[1]


def test_an_exchange_lists_others_and_not_itself() -> None:
    assert said("海風集團 2018 年前往那斯達克 IPO 籌資 1 億美元。那斯達克交易所將嚴管。", title="那斯達克將嚴管 IPO") == ("", "")


def test_the_growth_of_a_forecast_is_one() -> None:
    zh, en = said("Stripe expects revenue of $540 million in 2026, representing approximately 80% growth.", "en")
    assert "預計" in zh and "grew" not in en and "had" not in en
    assert "is expected to have" in said("Stripe is projecting $540 million in revenue for 2026.", "en")[1]


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("Stripe's revenue nearly tripled in 2025.", "Stripe 2025 年營收增為近 3 倍。", "Stripe's revenue grew nearly threefold in 2025."),
        ("Stripe had revenue of $30 million in 2025, up about 40%.", "成長約 40%", "up about 40%"),
    ],
)
def test_growth_keeps_the_word_that_bends_it(text: str, zh: str, en: str) -> None:
    told = said(text, "en")
    assert zh in told[0] and en in told[1]


def test_a_title_that_rounds_bends_no_figure_of_the_body() -> None:
    text = "晨灃科技今日公布 6 月營收 38.2 億元，年增 48.7%。"
    assert "成長 48.7%" in said(text, title="晨灃科技 6 月營收年增近五成")[0]


def test_growth_from_the_month_or_the_quarter_before_is_not_told() -> None:
    zh, en = said("Stripe's revenue reached $50 million in the first quarter of 2025, up 12% from the previous quarter.", "en")
    assert zh == "Stripe 2025 年第一季營收達 5,000 萬美元。" and "12" not in en
    assert "成長 12%" in said("Stripe's revenue reached $50 million in 2025, up 12%.", "en")[0]


def test_an_owner_of_who_pays_takes_no_part() -> None:
    text = "神盾旗下安格今日宣布以每股 30 元參與 Stripe 私募增資，投資總額約新台幣 1.98 億元。"
    assert said(text, title="安格砸 1.98 億元入股 Stripe")[0] == "Stripe 於 3 月 2 日募得約新台幣 1.98 億元，投資人包括安格。"


@pytest.mark.parametrize(
    ("text", "language", "title", "names", "strangers"),
    [
        ("Legora raised $600 million in a Series D round led by NVentures, Nvidia's venture arm.", "en", "", "NVentures", "Nvidia 與"),
        (
            "Stripe raised $12 million in a Series A led by GV, with Jane Roe (CTO, GitHub) taking part.", "en", "Stripe raises $12 million",
            "GV", "GitHub",
        ),
        (
            "OpenAI 宣布投資由 Sam Altman 創辦的 Merge Labs，投入 2.5 億美元種子輪資金。Sam Altman 的 Merge Labs 獲 2.5 億美元。", "zh-Hant", "",
            "投資人包括 OpenAI", "OpenAI 與",
        ),
        (
            "江行智能宣布完成 1 億元 A 輪融資，由 GIC 與 Coatue 投資，這是今年第二筆——1 月剛拿了軟銀領投的 1,000 萬美元天使輪。",
            "zh-Hant", "江行智能完成 A 輪融資", "GIC 與 Coatue", "Coatue 與軟銀",
        ),
        ("Legora 完成 6 億美元 D 輪融資，由 GIC 領投，法律科技參投。", "zh-Hant", "Legora 完成融資", "GIC", "法律科技"),
    ],
)  # fmt: skip
def test_those_named_beside_a_round_did_not_all_pay(text: str, language: str, title: str, names: str, strangers: str) -> None:
    zh, _ = said(text, language, title)
    assert names in zh and strangers not in zh


def test_a_round_that_another_followed_is_no_news() -> None:
    text = "Deako raised a $3.4 million convertible note. The funding comes almost two years after a $13.4 million Series B round."
    assert said(text, "en", "Deako raises $3.4 million")[1] == "Deako raised $3.4 million."


def test_what_is_reached_is_no_ceiling_and_the_day_of_a_part_is_not_that_of_the_round() -> None:
    text = "Stripe has bumped its Series B up to $41 million. The first tranche, disclosed in February, was led by GIC."
    assert said(text, "en")[1] == "Stripe raised $41 million in a Series B round, led by GIC."
    assert "plans" in said("Stripe will raise up to $41 million in a Series B round.", "en")[1]


def test_a_hedge_ends_before_what_it_follows_upon() -> None:
    assert said("Stripe will expand its team after raising $58 million led by GIC.", "en")[1] == "Stripe raised $58 million, led by GIC."
    assert "plans" in said("Stripe will be valued at $5 billion after raising $1 billion.", "en")[1]
    assert "plans" in said("Stripe plans to raise $58 million after closing its seed round.", "en")[1]


def test_who_is_known_by_another_name_is_written_by_a_known_one() -> None:
    zh, _ = said("美國開放人工智能研究中心（OpenAI）計畫於 2027 年完成首次公開募股（IPO）。", title="OpenAI 計畫 2027 年上市")
    assert zh == "OpenAI 計畫於 2027 年上市。"


def test_the_chinese_name_of_a_foreign_house_is_not_spelt_by_sound() -> None:
    assert "led by Jane Street" in said("Stripe 完成 7 億美元融資，由简街领投。", "zh-Hans")[1]


@pytest.mark.parametrize(
    ("text", "language", "zh"),
    [
        ("輝達 2015 年宣布以 3.88 億美元收購 Stripe，2017 年完成收購。", "zh-Hant", "輝達以 3.88 億美元收購 Stripe。"),
        ("金管會昨日通過台新證券併購大眾證券案。", "zh-Hant", "台新證券宣布收購大眾證券。"),
        ("Antin has acquired 70 per cent of Stripe.", "en", ""),
        ("Korea Zinc has agreed to inject $350 million into Stripe.", "en", "Stripe 計畫募資 3.5 億美元，投資人包括 Korea Zinc。"),
        ("Lightspeed is in advanced discussions to lead a fundraising of about $400 million for Stripe.", "en", "據報導，Stripe"),
        ("GIC and Coatue are to invest a combined $131 million in Stripe.", "en", "Stripe 計畫募資 1.31 億美元"),
    ],
)
def test_what_was_agreed_or_approved_is_no_more_than_that(text: str, language: str, zh: str) -> None:
    said_ = said(text, language)[0]
    assert said_.startswith(zh) if zh else said_ == ""
