"""Where an article is from and whom it is about, and what that makes of a bare 元."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.mentions.mention import Source
from pipeline.mentions.money import find
from pipeline.mentions.money.region import evidence, standing
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
        ("台北訊：雲澤董事會決議增資南京廠人民幣 2 億元，法人看好。股價收 42 元", "TWD"),
        ("台北訊：雲澤董事會決議增資南京廠人民幣 2 億元，另有 3 億元，法人看好", None),
        ("雲澤完成 3 億元投資", None),
        ("雲澤在港股與台股掛牌，投資 3 億元", None),
    ],
)
def test_bare_yuan(text: str, currency: str | None) -> None:
    assert last_currency(text) == currency


@pytest.mark.parametrize(
    ("parts", "currency"),
    [("2 億元，第二筆 1.1 億元", "CNY"), ("2 億元，第二筆 1 億元", "CNY"), ("2 億元，第二筆 0.4 億元", "TWD"), ("2 億元，第二筆 4 億元", "TWD")],
)
def test_parts_are_of_the_kind_of_their_stated_total(parts: str, currency: str) -> None:
    assert last_currency(f"台北訊：雲澤兩輪共募資逾 3 億元人民幣。法人看好。第一筆 {parts}") == currency


def test_a_given_region_stands_unless_the_article_states_its_own_money() -> None:
    assert last_currency("雲澤完成 3 億元投資", "HK") == "HKD"
    assert last_currency("上海、北京與深圳的雲澤收入人民幣 2 億元。純利 3 億元", "HK") == "CNY"


SHOWN = {
    "TW": ["（中央社記者台北電）", "私募普通股", "執行長", "公平會", "裕隆", "新竹科學園區", "玉山銀行", "雲澤（7xx5）", "114年第二季", "著眼"],
    "HK": ["【明報專訊】", "先舊後新", "行政總裁", "金管局", "恒基地產", "將軍澳", "中銀香港", "雲澤（09xx）", "佢哋", "着眼"],
    "CN": ["36氪獲悉", "歸母淨利", "首席執行官", "工信部", "騰訊", "中關村", "招商銀行", "雲澤（60xx19）", "賽道", "啟明創投"],
}


@pytest.mark.parametrize("region", SHOWN)
def test_each_kind_of_evidence_shows_its_region(region: str) -> None:
    for shown in SHOWN[region]:
        said = _said(shown)
        assert said[region] > 0 and all(points == 0 for other, points in said.items() if other != region), shown


def _said(text: str) -> Counter[str]:
    return Counter(region for _, region in evidence(text))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_more_evidence_of_one_region_never_makes_it_another(data: st.DataObject) -> None:
    region = data.draw(st.sampled_from(sorted(SHOWN)))
    everything = [shown for some in SHOWN.values() for shown in some]
    some = data.draw(st.lists(st.sampled_from(everything), max_size=8))
    more = data.draw(st.lists(st.sampled_from(SHOWN[region]), max_size=6))
    before, after = (standing("。".join(words)) for words in (some, some + more))
    for was, now in zip(before, after, strict=True):
        assert now in ((was, region, None) if was != region else (region,))


@given(st.lists(st.sampled_from(["雲澤完成 3 億元投資", "估值為 2 億元", "公司於三月成立", "產品售往各地"]), max_size=6))
def test_no_evidence_leaves_it_open(lines: list[str]) -> None:
    assert standing("。".join(lines)) == (None, None)


@pytest.mark.parametrize("region", SHOWN)
@pytest.mark.parametrize(("said", "currency"), [("新台幣 3 億元", "TWD"), ("3 億港元", "HKD"), ("人民幣 3 億元", "CNY"), ("3 億美元", "USD")])
def test_a_stated_currency_wins_over_all_evidence(region: str, said: str, currency: str) -> None:
    assert last_currency("。".join(SHOWN[region]) + f"。募資{said}") == currency


@pytest.mark.parametrize("text", ["今年增設門市", "碳中和", "平台股東", "創新創業", "risk management", "無法說明", "特定人士", "面臨港口"])
def test_longer_words_hide_what_only_looks_like_evidence(text: str) -> None:
    assert not _said(text)


def test_the_tables_name_known_kinds_and_regions_and_no_word_twice() -> None:
    rules = table("regions")
    words = table("region_words")
    weighed = {kind: points for group in ("voice", "subject", "amounts") for kind, points in rules["weighing"][group].items()}
    assert all(points > 0 for points in weighed.values())
    assert {*words, *rules["patterns"], "spelling", "stated"} == {*weighed, "none"}
    for by_region in (*(words[kind] for kind in words if kind != "none"), *rules["patterns"].values(), rules["letters"]):
        assert {*by_region} <= {"TW", "HK", "CN"}
    for region in SHOWN:
        listed = [fold(word) for kind in words if kind != "none" for word in words[kind].get(region, ())]
        assert len(listed) == len({*listed}), [word for word, count in Counter(listed).items() if count > 1]
