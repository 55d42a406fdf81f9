"""What a summary leaves out of a fact, or of an article, because the words beside it are somebody else's or tell that it is not so."""

from __future__ import annotations

import pytest

from tests.summary.test_purchases import said


def told(text: str, language: str = "zh-Hant", title: str = "") -> str:
    """What the Chinese summary states."""
    return said(text, language, title)[0]


def test_a_piece_of_a_name_is_nobody() -> None:
    assert "Rye" not in told("Sneaker label Roe + Rye raised $5 million in a Series A round from GIC.", "en", "Deals of the week")
    assert "SK" not in told("SK motors 計畫在那斯達克上市，募資 10 億美元。", title="SK motors 擬赴美上市")


def test_what_says_of_what_kind_somebody_is_is_no_investor() -> None:
    zh = told("Stripe 完成 1 億美元 C 輪融資，由 GIC 領投，Coatue 與政府基金參投。", title="Stripe 完成 C 輪融資")
    assert "Coatue" in zh and "政府基金" not in zh


def test_the_number_of_an_item_is_no_name() -> None:
    zh = told("No.4 Stripe 完成 1 億美元 C 輪融資，由 GIC 領投。", title="十大融資")
    assert "Stripe" in zh and "No." not in zh


def test_a_worth_is_that_of_the_round_in_its_sentence() -> None:
    zh = told("Stripe 完成 1,000 萬美元天使輪融資，由 GIC 領投。", title="Stripe 估值 100 億美元的來路")
    assert "天使輪融資，由 GIC 領投。" in zh and "估值達 100 億美元" in zh
    zh = told("Stripe 完成 1 億美元 C 輪融資，由 GIC 領投。\n\n此輪融資使 Stripe 估值達到 11 億美元。", title="Stripe 完成 C 輪融資")
    assert "由 GIC 領投，估值達 11 億美元" in zh
    text = "The round values Stripe at $210 million, nearly double the $110 million at which it raised its $18 million Series B in 2023."
    assert "B 輪融資，估值達 2.1 億" not in told(f"Stripe raised $40 million in a Series C round. {text}", "en", "Stripe raises $40 million")


def test_what_somebody_gained_on_paper_was_not_raised() -> None:
    text = "隨著 Stripe C 輪融資（投後估值約 29 億美元）完成，GIC 浮盈 6.2 億美元。"
    assert "6.2 億" not in told(text, title="Stripe 完成 C 輪融資：GIC 浮盈 6.2 億美元")


@pytest.mark.parametrize("words", ["原股東 Coatue 未參與", "Coatue 並未參與本輪"])
def test_who_stood_aside_took_no_part(words: str) -> None:
    zh = told(f"Stripe 完成 1 億美元 C 輪融資，由 GIC 領投，淡馬錫跟投，{words}。", title="Coatue 轉投資的 Stripe 完成 C 輪融資")
    assert "淡馬錫" in zh and "Coatue" not in zh


def test_who_paid_for_another_company_s_round_did_not_pay_for_this() -> None:
    zh = told("第四季的投資包含軟銀投資 OpenAI 的 225 億美元，和微軟與 NVIDIA 共同投資 Anthropic 的 150 億美元。", title="全球 AI 創投")
    assert not zh.partition("Anthropic")[0].count("微軟")


def test_who_led_another_series_did_not_lead_this() -> None:
    zh = told("Stripe 計劃在第四季啟動 D 輪，規模約 3 億美元，GIC 為其 C 輪 2 億美元融資的領投方。", title="Stripe 計劃 D 輪融資")
    assert "D 輪融資，由 GIC 領投" not in zh and "D 輪融資" in zh


def test_who_stands_in_the_bracket_of_another_item_paid_for_that() -> None:
    text = "獲投的公司包括：腦機接口公司「階梯醫療」（A+ 輪，1.8 億元，曜石資本領投）、外骨骼公司「傲鯊智能」（B 輪，2 億元，領投方金雨茂物）。"
    assert "傲鯊智能完成新台幣 2 億元 B 輪融資，由曜石資本" not in told(text, title="一級市場週報")


def test_a_record_is_no_ceiling_and_ownership_no_right() -> None:
    assert told("OpenAI 完成史上最大 1100 億美元融資。", title="OpenAI 完成千億融資") == "OpenAI 募得 1,100 億美元。"
    assert told("共同所有權平台 Stripe 完成 400 萬美元策略融資。", title="Stripe 完成融資").startswith("Stripe 完成 400 萬美元")


@pytest.mark.parametrize(
    ("text", "language"),
    [("Stripe 正在進行新一輪 10 億美元融資。", "zh-Hant"), ("Stripe wants to raise around $300 million.", "en")],
)
def test_what_is_under_way_or_wanted_is_not_done(text: str, language: str) -> None:
    assert "計畫募資" in told(text, language, "Stripe 找錢" if language == "zh-Hant" else "Stripe looks for money")


def test_what_was_raised_before_on_no_day_is_not_the_news() -> None:
    assert "募得" not in told("Stripe 曾從投資者那裡募得約 30 億美元。", title="Stripe 破產")


def test_growth_from_the_last_quarter_is_not_that_of_a_year() -> None:
    assert told("Stripe 2025 年第二季營收 4.75 億美元，較上一季度增長 10%。", title="Stripe 公布財報") == "Stripe 2025 年第二季營收達 4.75 億美元。"


def test_a_figure_is_of_no_season() -> None:
    assert "2025 年底" not in told("截至 2025 年底，Stripe 營收 11.5 億美元。", title="Stripe 破產清算")


def test_a_year_so_far_is_no_year() -> None:
    assert "2026 年營收" not in told("Stripe 今年以來營收年增 120%。", title="Stripe 今年以來營收年增 120%")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("銀行押注 OpenAI 今年 IPO。", "銀行豪賭 OpenAI IPO"),
        ("Stripe 在上市前夕爆發醜聞。今年 10 大獨角獸上市案都賠錢。", "獨角獸的泡沫"),
    ],
)
def test_a_listing_that_nothing_tells_has_come_is_not_told(text: str, title: str) -> None:
    assert "上市" not in told(text, title=title)


def test_what_is_only_prepared_is_planned_on_no_day_of_its_preparation() -> None:
    assert told("招商證券對 Stripe 的上市輔導自 2025 年 4 月 22 日開始。", title="Stripe 完成上市輔導") == "Stripe 計畫上市。"


def test_a_listing_is_that_of_the_company_in_its_clause() -> None:
    text = "Stripe is acquiring Lyft for $130 million. It is the first acquisition for Stripe since its IPO last June, when it raised $864 million."
    assert "Lyft 於" not in told(text, "en", "Stripe to buy Lyft, its first deal since going public")


def test_a_reported_listing_is_to_come() -> None:
    zh = told("據知情人士透露，Stripe 計劃明年在那斯達克上市，擬募資約 5 億美元。", title="Stripe 擬明年上市")
    assert "Stripe 將在那斯達克上市" in zh or "Stripe 計畫" in zh


def test_who_watches_over_purchases_makes_none() -> None:
    assert "深交所" not in told("深交所審核通過收購 Stripe 100% 股權的申請。", title="收購 Stripe 獲深交所審核通過")


def test_who_merges_into_another_is_bought_by_it() -> None:
    assert "Stripe 收購 Lyft" not in told("Stripe will merge with and into Lyft in an all-stock deal.", "en", "Stripe and Lyft announce merger")


def test_a_denial_of_something_else_leaves_a_purchase_alone() -> None:
    assert "否認" not in told("輝達收購 Stripe 的要約已成為無條件。輝達無意將 Stripe 私有化。", title="輝達要約收購 Stripe 達成無條件")


def test_a_name_keeps_the_character_that_a_sentence_changes() -> None:
    assert "霍里思特" in told("霍里思特完成 2 亿元 C 轮融资，由红杉中国领投。", "zh-Hans", "霍里思特完成 C 轮融资")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Stripe 公告，GIC 擬聯合其餘股東合計出資 25 億美元增資 Stripe。", "GIC 25 億美元增資 Stripe"),
        ("Stripe is in discussions with investors about raising as much as $300 million, people familiar with the matter said.", "Stripe said to weigh raise"),
    ],
)
def test_what_a_sentence_wants_before_an_amount_is_not_done(text: str, title: str) -> None:
    zh = told(text, "en" if title.isascii() else "zh-Hant", title)
    assert "Stripe 募得" not in zh


def test_a_listing_that_some_words_want_and_none_tell_of_is_to_come() -> None:
    zh = told("Stripe 擬於 4 月 22 日在那斯達克掛牌上市。", title="曜石參股的 Stripe 22 日那斯達克上市")
    assert "計畫在那斯達克上市" in zh or "將" in zh


def test_who_led_what_a_company_had_before_leads_nothing_new() -> None:
    zh = told("由 GIC 領投的新創 Stripe，正洽談以約 20 億美元估值融資 1.8 億美元。", title="Stripe 再找錢")
    assert "GIC" not in zh


def test_the_place_of_an_item_is_no_company() -> None:
    text = "Oakmere, Quillford: The analytics company announced a $100 million Series D on Sept. 9, led by GIC."
    assert "Quillford" not in told(text, "en", "Funding roundup")


def test_what_was_borrowed_was_not_raised() -> None:
    assert "2,000 萬" not in told("Stripe, which borrowed $20 million from GIC to expand its factory, is growing.", "en", "Stripe borrowed $20 million")


def test_what_somebody_agreed_to_buy_is_not_bought_yet() -> None:
    text = "輝達同意以 88.7 億美元現金向 GIC 買下數據公司 Stripe。"
    assert said(text, title="輝達 88 億美元收購 Stripe")[1].startswith("Nvidia is acquiring")


def test_a_figure_of_the_year_is_not_that_of_the_quarter_before_it() -> None:
    zh = told("Stripe 去年第四季營收 6.7 億美元，季增 18%，全年獲利 3.9 億美元，年增 9.7%。", title="Stripe 公布財報")
    assert "6.7 億美元" in zh and "第四季營收達 6.7 億美元；獲利" not in zh


def test_a_purchase_that_is_finished_is_not_only_announced() -> None:
    text = "輝達宣布，收購 Stripe 的交易已取得監管機構批准，並於今日完成。"
    assert said(text, title="輝達宣布 54 億美元收購 Stripe 獲批完成")[1].startswith("Nvidia acquired")


def test_what_a_headline_says_is_denied_is_not_told_as_a_plan() -> None:
    zh = told("外媒報導，輝達重新評估收購 Stripe 的可能，Stripe 強調沒有進行中的併購案。", title="傳輝達考慮收購 Stripe Stripe 否認")
    assert "考慮收購" not in zh and "計畫收購" not in zh


def test_a_word_with_a_capital_goes_on_with_a_name_that_nobody_knows() -> None:
    zh = told("阿布達比的 Oakmere Tokens 獲主權基金 Mubadala 3,000 萬美元策略投資。Stripe 完成 5 億美元 C 輪融資。", title="一週募資")
    assert "Oakmere 完成" not in zh and "Oakmere 募得" not in zh


def test_the_day_of_what_describes_a_company_is_not_that_of_its_round() -> None:
    text = "AppWorks 在 2021 年加碼投資的 Stripe 宣布完成 2,000 萬美元 B 輪募資，由 GIC 領投。"
    assert "2021" not in told(text, title="恭喜 Stripe")


def test_what_a_company_was_worth_in_an_old_round_is_told_with_it() -> None:
    text = "Stripe last raised private money in 2023, when GIC led a $140 million Series D at a valuation of $2.2 billion."
    zh = told(f"Shares of Stripe jumped 34% in their Nasdaq debut on Monday.\n\n{text}", "en", "Stripe soars in Nasdaq debut")
    assert "估值達 22 億美元" not in zh or "D 輪" in zh.partition("估值達 22 億美元")[0]


def test_a_round_that_was_never_completed_is_not_told_as_done() -> None:
    zh = told("Stripe said that its $14 million Series A, announced last year, was never completed.", "en", "Stripe and its round")
    assert "Stripe 完成" not in zh


def test_an_offer_to_take_a_company_private_is_no_purchase() -> None:
    assert "收購" not in told("Stripe 公布，控股股東輝達提出以協議安排方式將公司私有化。", title="輝達溢價三成提私有化 Stripe 擬除牌")
