"""A purchase is stated where a clause names both parties, nobody contradicts it, and it is no offer; a piece is called a piece."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model import Article
from pipeline.process import process


def said(text: str, language: str = "zh-Hant", title: str = "") -> tuple[str, str]:
    """What both summaries of an article state of it."""
    whole = f"{title}\n\n{text}" if title else text
    made = process(Article.model_validate({"id": "a", "source": "a.md", "sha256": "0", "language": language, "text": whole, "published": date(2026, 3, 2)}))
    stated = (s.sentences if s else () for s in (made.summary["zh-Hant"], made.summary["en"]))
    zh, en = ("".join(sentence.text for sentence in sentences if sentence.kind == "stated") for sentences in stated)
    return zh, en


def test_a_purchase_in_plain_words_is_stated() -> None:
    assert said("輝達以 5 億美元收購 Stripe。") == ("輝達以 5 億美元收購 Stripe。", "Nvidia acquired Stripe for $500 million.")


@pytest.mark.parametrize(
    ("text", "language", "zh"),
    [
        ("美光以 18 億美元收購力積電位於銅鑼的晶圓廠。", "zh-Hant", "美光以 18 億美元收購力積電的部分資產。"),
        ("美光收購力積電位於銅鑼的 12 吋晶圓廠。", "zh-Hant", "美光收購力積電的部分資產。"),
        ("Nvidia acquired Stripe's payments business for $500 million.", "en", ""),
        ("Nvidia acquired Stripe to grow its payments business.", "en", "Nvidia 收購 Stripe。"),
        ("輝達收購 Stripe 後將擴大支付業務。", "zh-Hant", "輝達收購 Stripe。"),
    ],
)
def test_what_is_bought_is_all_of_a_company_or_a_piece(text: str, language: str, zh: str) -> None:
    assert said(text, language)[0] == zh


def test_a_piece_is_called_so_in_english() -> None:
    assert said("美光以 18 億美元收購力積電位於銅鑼的晶圓廠。")[1] == "Micron acquired part of PSMC for $1.8 billion."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("輝達曾一度接近收購 Stripe。", "zh-Hant"),
        ("輝達多次向 Stripe 提出收購要約。", "zh-Hant"),
        ("Nvidia made a bid to acquire Stripe.", "en"),
        ("Nvidia 收購 Stripe；Stripe 收購 Nvidia。", "zh-Hant"),
        ("輝達收購 Stripe。另一說是微軟收購 Stripe。", "zh-Hant"),
    ],
)
def test_offers_and_what_contradicts_itself_are_not_stated(text: str, language: str) -> None:
    assert "收購" not in said(text, language)[0] and "acquired" not in said(text, language)[1]


def test_of_two_that_contradict_each_other_the_one_told_more_often_is_stated() -> None:
    zh, _ = said("輝達收購 Stripe。市場說，輝達收購 Stripe 很合理。有人說微軟收購 Stripe。")
    assert "輝達收購 Stripe" in zh and "微軟" not in zh


def test_an_offer_that_was_accepted_is_a_purchase() -> None:
    assert said("Stripe accepted Nvidia's $5 billion takeover offer on Monday.", "en")[1] == "Nvidia acquired Stripe for $5 billion."


def test_a_price_of_another_purchase_is_not_told() -> None:
    zh, _ = said("Nvidia announced a deal to acquire Stripe, its largest acquisition since buying Mellanox for $7 billion.", "en")
    assert "70 億" not in zh.partition("收購 Stripe")[0]


@pytest.mark.parametrize(
    ("text", "language", "zh"),
    [
        ("Stripe, which was acquired by Nvidia in 2021, makes software.", "en", "Nvidia 收購 Stripe"),
        ("輝達買下 Stripe，2023 年輝達收購 Stripe 時很低調。", "zh-Hant", "輝達收購 Stripe"),
        ("輝達收購 Mosaic ML 時很低調。", "zh-Hant", "輝達收購 Mosaic ML"),
        ("九洲藥業收購蘇州諾華。", "zh-Hant", "九洲藥業收購蘇州諾華"),
        ("外界揣測，輝達是為併購 Stripe。", "zh-Hant", ""),
    ],
)
def test_a_name_is_told_whole_and_a_guess_not_at_all(text: str, language: str, zh: str) -> None:
    stated = said(text, language)[0]
    assert zh in stated and ("收購" in stated) == bool(zh)


@pytest.mark.parametrize(
    ("text", "language", "part"),
    [
        ("輝達收購 Stripe。輝達斥資 5 億美元，取得 Stripe 五成股權。", "zh-Hant", " 的部分股權"),
        ("輝達收購 Stripe。輝達斥資 5 億美元，取得 Stripe 100% 股權。", "zh-Hant", ""),
        ("Nvidia acquired Stripe. Nvidia is buying a 40% stake in Stripe.", "en", " 的部分股權"),
        ("Nvidia acquired Stripe. Stripe has 40% of the market.", "en", ""),
        ("聯想集團已經落實收購 Stripe 百份之五十一的股權。", "zh-Hant", " 的部分股權"),
        ("L Catterton bought a majority stake in Stripe.", "en", " 的部分股權"),
    ],
)
def test_a_part_of_the_shares_is_told_as_one(text: str, language: str, part: str) -> None:
    zh, en = said(text, language)
    assert f"收購 Stripe{part}。" in zh and ("a stake in Stripe" in en) == bool(part)


def test_whoever_names_no_company_for_a_share_is_not_told_to_buy_one() -> None:
    assert "收購" not in said("輝達收購 Stripe。輝達斥資 5 億美元，拿下五成股權。")[0]


def test_a_price_is_told_behind_a_word_for_one_and_of_one_company_only() -> None:
    assert said("輝達收購 Stripe，交易金額約 5 億美元。")[0] == "輝達以約 5 億美元收購 Stripe。"
    assert "5 億" not in said("輝達以 5 億美元收購 Lyft 和 Stripe 兩家公司。")[0]


def test_a_headline_s_purchase_is_not_disputed_by_one_of_years_ago() -> None:
    text = "輝達以 5 億美元收購 Stripe。\n2018 年，微軟收購 Stripe。"
    assert "輝達以 5 億美元收購 Stripe" in said(text, title="輝達收購 Stripe")[0]


def test_what_is_to_be_finished_is_not_done() -> None:
    text = "輝達宣布，已完成對 Stripe 的收購，作價 5 億美元。"
    assert said(text, title="輝達完成對 Stripe 的收購")[1] == "Nvidia acquired Stripe for $500 million."
    assert "acquired" not in said("輝達公告，將收購 Stripe，預計第三季完成交割。", title="輝達收購 Stripe")[1]
