"""Where an article is from and whom it is about, and what that makes of a bare 元."""

from __future__ import annotations

import pytest

from pipeline.mentions.mention import Source
from pipeline.mentions.money import find
from pipeline.mentions.money.region import standing
from pipeline.text.fold import fold
from pipeline.vocabulary import table


def last_currency(text: str, region: str | None = None) -> str | None:
    currency: str | None = find(Source(text, "zh-Hant", region=region))[-1].value.currency
    return currency


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("雲澤（6999）執行長表示，合併營收年增兩成，達 3 億元", "TWD"),
        ("雲澤 6999-TW 稅後純益 3 億元", "TWD"),
        ("櫃買中心公告，雲澤募資 3 億元", "TWD"),
        ("雲澤114年前三季獲利 3 億元", "TWD"),
        ("雲澤（06999.HK）首三季純利按年升兩成，派息 3 億元", "HKD"),
        ("本港初創雲澤集資 3 億元", "HKD"),
        ("雲澤（699999.SH）歸母淨利潤同比增長，達 3 億元", "CNY"),
        ("雲澤募資人民幣（下同）2 億元，累計 3 億元", "CNY"),
        # from Taiwan, about the mainland: only what is stated there tells
        ("執行長說軟體業者募資，上海、北京、深圳的小米人民幣 2 億元。之後 3 億元", "CNY"),
        ("執行長說軟體業者募資，上海、北京、深圳的小米砸 3 億元", None),
        # one foreign currency changes nothing here, but in its own sentence it may go on
        ("台北訊：雲澤增資南京廠人民幣 2 億元。股價收 42 元", "TWD"),
        ("台北訊：雲澤增資南京廠人民幣 2 億元，另有 3 億元", None),
        ("雲澤完成 3 億元投資", None),
        ("雲澤在港股與台股掛牌，投資 3 億元", None),
    ],
)
def test_bare_yuan(text: str, currency: str | None) -> None:
    assert last_currency(text) == currency


def test_a_given_region_stands_unless_the_article_states_its_own_money() -> None:
    assert last_currency("雲澤完成 3 億元投資", "HK") == "HKD"
    assert last_currency("上海、北京與深圳的雲澤收入人民幣 2 億元。純利 3 億元", "HK") == "CNY"


def test_few_words_are_a_leaning_and_no_standing() -> None:
    assert standing(fold("雲澤募資")) == (None, None, "TW")
    assert standing("") == (None, None, None)


def test_the_table_names_known_senses_and_regions() -> None:
    for item in table("regions")["evidence"]:
        assert item["of"] in ("origin", "subject")
        assert item["points"] > 0
        assert {*item.get("words", {}), *item.get("patterns", {})} <= {"TW", "HK", "CN"}
