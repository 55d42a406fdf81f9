"""Amounts of money: what is read, what is refused, and what the surroundings decide."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest

from pipeline.mentions.mention import Mention, Source
from pipeline.mentions.money.amounts import find, parse_money
from pipeline.model import Language, Money
from pipeline.text.fold import fold_script
from tests.helpers.spelling import full_width

Bounds = tuple[int | float | str, int | float | str]


def one(text: str, language: Language = "zh-Hant", region: str | None = None) -> Mention:
    found = find(Source(text, language, region=region))
    assert len(found) == 1, [m.value.text for m in found]
    return found[0]


def bounds(money: Money) -> tuple[Decimal, Decimal]:
    low = money.value if money.value is not None else money.min
    high = money.value if money.value is not None else money.max
    assert low is not None and high is not None
    return low, high


def said(money: Money) -> tuple[object, ...]:
    low, high = bounds(money)
    return low, high, money.currency, money.qualifier


ZH = [
    ("300 億美元", 3e10, 3e10, "USD", "exact"),
    ("3,800 億美元", 3.8e11, 3.8e11, "USD", "exact"),
    ("4,000 億美元以上", 4e11, 4e11, "USD", "at_least"),
    ("數十億美元", 1e9, 1e10, "USD", "vague"),
    ("1.5 兆元新台幣", 1.5e12, 1.5e12, "TWD", "exact"),
    ("逾 2.5 億港元", 2.5e8, 2.5e8, "HKD", "over"),
    ("100 億至 150 億美元", 1e10, 1.5e10, "USD", "range"),
    ("US$30B", 3e10, 3e10, "USD", "exact"),
    ("NT$1.2 billion", 1.2e9, 1.2e9, "TWD", "exact"),
    ("近 5,000 萬歐元", 5e7, 5e7, "EUR", "nearly"),
    ("1 億 2,000 萬美元", 1.2e8, 1.2e8, "USD", "exact"),
    ("10億5千萬日圓", 1.05e9, 1.05e9, "JPY", "exact"),
    ("5 千 8 百萬美元", 5.8e7, 5.8e7, "USD", "exact"),
    ("1 兆 2,500 億韓元", 1.25e12, 1.25e12, "KRW", "exact"),
    ("三億五千萬美元", 3.5e8, 3.5e8, "USD", "exact"),
    ("兩億英鎊", 2e8, 2e8, "GBP", "exact"),
    ("一點五億歐元", 1.5e8, 1.5e8, "EUR", "exact"),
    ("壹仟萬美元", 1e7, 1e7, "USD", "exact"),
    ("二〇億美元", 2e9, 2e9, "USD", "exact"),
    ("美金 3 億元", 3e8, 3e8, "USD", "exact"),
    ("港幣 2.5 億元", 2.5e8, 2.5e8, "HKD", "exact"),
    ("新臺幣 5 億元", 5e8, 5e8, "TWD", "exact"),
    ("3 億元人民幣", 3e8, 3e8, "CNY", "exact"),
    ("人民幣 4,800 億元", 4.8e11, 4.8e11, "CNY", "exact"),
    ("HK$7,800 萬", 7.8e7, 7.8e7, "HKD", "exact"),
    ("3 億 USD", 3e8, 3e8, "USD", "exact"),
    ("US$3 億", 3e8, 3e8, "USD", "exact"),
    ("500 億盧比", 5e10, 5e10, "INR", "exact"),
    ("2 億令吉", 2e8, 2e8, "MYR", "exact"),
    ("8,000 萬新幣", 8e7, 8e7, "SGD", "exact"),
    ("6 億瑞郎", 6e8, 6e8, "CHF", "exact"),
    ("9 億澳幣", 9e8, 9e8, "AUD", "exact"),
    ("3~5 億美元", 3e8, 5e8, "USD", "range"),
    ("30–50 億美元", 3e9, 5e9, "USD", "range"),
    ("15.65-16.62億美元", 1.565e9, 1.662e9, "USD", "range"),
    ("三四億美元", 3e8, 4e8, "USD", "range"),
    ("5000萬到1億美元", 5e7, 1e8, "USD", "range"),
    ("數千萬美元", 1e7, 1e8, "USD", "vague"),
    ("上億美元", 1e8, 1e9, "USD", "vague"),
    ("近百億美元", 1e10, 1e10, "USD", "nearly"),
    ("百億美元級", 1e10, 1e11, "USD", "vague"),
    ("十幾億美元", 1.1e9, 2e9, "USD", "vague"),
    ("二十多億美元", 2e9, 2e9, "USD", "over"),
    ("20餘億美元", 2e9, 2e9, "USD", "over"),
    ("5 億多美元", 5e8, 5e8, "USD", "over"),
    ("3 億美元左右", 3e8, 3e8, "USD", "about"),
    ("3 億美元上下", 3e8, 3e8, "USD", "about"),
    ("約 3 億美元", 3e8, 3e8, "USD", "about"),
    ("超過 3 億美元", 3e8, 3e8, "USD", "over"),
    ("突破 3 億美元", 3e8, 3e8, "USD", "over"),
    ("至少 3 億美元", 3e8, 3e8, "USD", "at_least"),
    ("不低於 3 億美元", 3e8, 3e8, "USD", "at_least"),
    ("最多 3 億美元", 3e8, 3e8, "USD", "at_most"),
    ("上看 3 億美元", 3e8, 3e8, "USD", "at_most"),
    ("不到 3 億美元", 3e8, 3e8, "USD", "under"),
    ("高達 3 億美元", 3e8, 3e8, "USD", "exact"),
    ("約達 3 億美元", 3e8, 3e8, "USD", "about"),
    ("美金超過 3 億元", 3e8, 3e8, "USD", "over"),
    ("每股 5.5 美元", 5.5, 5.5, "USD", "exact"),
    ("50 美分", 0.5, 0.5, "USD", "exact"),
    ("$4B+", 4e9, 4e9, "USD", "at_least"),
]

EN = [
    ("$1.1 billion", 1.1e9, 1.1e9, "USD", "exact"),
    ("€1.6bn", 1.6e9, 1.6e9, "EUR", "exact"),
    ("£50m", 5e7, 5e7, "GBP", "exact"),
    ("US$30B", 3e10, 3e10, "USD", "exact"),
    ("RMB 300 million", 3e8, 3e8, "CNY", "exact"),
    ("300 million yuan", 3e8, 3e8, "CNY", "exact"),
    ("1.2 trillion won", 1.2e12, 1.2e12, "KRW", "exact"),
    ("₹500 crore", 5e9, 5e9, "INR", "exact"),
    ("5 lakh rupees", 5e5, 5e5, "INR", "exact"),
    ("CAD 50 million", 5e7, 5e7, "CAD", "exact"),
    ("5 billion Mexican pesos", 5e9, 5e9, "MXN", "exact"),
    ("half a billion dollars", 5e8, 5e8, "USD", "exact"),
    ("twenty-five million euros", 2.5e7, 2.5e7, "EUR", "exact"),
    ("99 cents", 0.99, 0.99, "USD", "exact"),
    ("$0.15", 0.15, 0.15, "USD", "exact"),
    ("$5M–$7M", 5e6, 7e6, "USD", "range"),
    ("$5-7 million", 5e6, 7e6, "USD", "range"),
    ("$80 to $100 million", 8e7, 1e8, "USD", "range"),
    ("between $80 and $100 million", 8e7, 1e8, "USD", "range"),
    ("€60k-100k", 6e4, 1e5, "EUR", "range"),
    ("$500,000 to $1 million", 5e5, 1e6, "USD", "range"),
    ("tens of billions of dollars", 1e10, 1e11, "USD", "vague"),
    ("hundreds of millions of euros", 1e8, 1e9, "EUR", "vague"),
    ("multi-billion-dollar", 1e9, 1e10, "USD", "vague"),
    ("nearly $5 million", 5e6, 5e6, "USD", "nearly"),
    ("more than $5 million", 5e6, 5e6, "USD", "over"),
    ("up to $5 million", 5e6, 5e6, "USD", "at_most"),
    ("at least $5 million", 5e6, 5e6, "USD", "at_least"),
    ("less than $5 million", 5e6, 5e6, "USD", "under"),
    ("roughly $5 million", 5e6, 5e6, "USD", "about"),
    ("~$5M", 5e6, 5e6, "USD", "about"),
    ("$5 million or more", 5e6, 5e6, "USD", "at_least"),
    ("€20+ billion", 2e10, 2e10, "EUR", "at_least"),
]


@pytest.mark.parametrize(("text", "low", "high", "currency", "qualifier"), ZH)
def test_chinese_phrase(text: str, low: float, high: float, currency: str, qualifier: str) -> None:
    expected = (Decimal(str(low)), Decimal(str(high)), currency, qualifier)
    tight = text if text.isascii() else text.replace(" ", "")
    for spelling in (text, tight, full_width(text), fold_script(text)):
        for frame in ("{}", "該公司今日表示，金額為{}。", "（{}）", "- {}\n下一行"):
            got = one(frame.format(spelling))
            assert said(got.value) == expected, (spelling, frame)


@pytest.mark.parametrize(("text", "low", "high", "currency", "qualifier"), EN)
def test_english_phrase(text: str, low: float, high: float, currency: str, qualifier: str) -> None:
    expected = (Decimal(str(low)), Decimal(str(high)), currency, qualifier)
    for spelling in (text, text.upper() if "k" not in text else text, full_width(text)):
        for frame in ("{}", "The company said {} was paid.", "({})", "Paid: {}, it said."):
            got = one(frame.format(spelling), "en")
            assert said(got.value) == expected, (spelling, frame)


@pytest.mark.parametrize(
    "text",
    [
        "10 億用戶", "擁有 10 億名使用者", "4,000 家公司", "GPT-4", "GPT-4 億", "第 500 強", "2026 年", "13 歲", "億萬富翁", "百萬富翁",
        "24GB", "8B 參數", "1.5B-parameter model", "a 70B model", "千億級參數", "千萬別錯過", "三元鋰電池", "2026 元年", "AI 元年",
        "2 月 5 日元宇宙大會", "二元論", "3 塊 GPU", "150 pounds", "50 million pounds of steel", "won 3 awards", "CAD 2024",
        "月活近 5,000 萬，", "下載 3 億次", "540 億行程式碼", "tens of billions of parameters", "one billion inference calls",
        "https://example.com/raises-$800-million", "10 million users", "raised 40 million chickens",
    ],
)  # fmt: skip
def test_not_money(text: str) -> None:
    for language in ("zh-Hant", "zh-Hans", "en"):
        assert not find(Source(text, language))


@pytest.mark.parametrize(
    "text",
    [
        "$5x", "a $30 B round", "$5,00", "$1.000.000", "$1,2 million", "1億5美元", "10,35億元", "1 000 000 元", "一億半美元",
        "一億五千美元", "三億億美元", "-$5M", "−5 億美元", "NT$5 億美元", "$" + "9" * 60, "9" * 60 + "億元", "億" * 60 + "元",
    ],
)  # fmt: skip
def test_refused_rather_than_guessed(text: str) -> None:
    assert not find(Source(text, "zh-Hant"))


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("從 100 億美元提高到 150 億美元", ["100 億美元", "150 億美元"]),
        ("估值從 100 億躍升至 150 億美元", ["100 億", "150 億美元"]),
        ("從 100 億美元到 150 億美元", ["100 億美元", "150 億美元"]),
        ("a $178 million (€152 million) round", ["$178 million", "€152 million"]),
        ("人民幣4,800億元（約710億美元）", ["人民幣4,800億元", "710億美元"]),
        ("成立於 2025，300 億美元", ["300 億美元"]),
        ("from $4 billion at year-end 2025 to $47 billion", ["$4 billion", "$47 billion"]),
        ("定價 $39/$199/月", ["$39", "$199"]),
        ("$200-a-month", ["$200"]),
        ("融資額逾 3 億美元，估值近 20 億美元以上", ["3 億美元", "20 億美元以上"]),
    ],
)
def test_spans(text: str, spans: list[str]) -> None:
    assert [text[m.start : m.end] for m in find(Source(text, "zh-Hant"))] == spans


def test_mentions_hold_their_words() -> None:
    text = "公司宣布募得約 3 億美元左右，估值逾 20 億。每股 5 元，另有 $178 million (€152 million)。近億元訂單。"
    found = find(Source(text, "zh-Hans"))
    assert [m.value.text for m in found] == ["3 億美元", "20 億", "5 元", "$178 million", "€152 million", "近億元"]
    for m in found:
        assert text[m.start : m.end] == m.value.text
        assert m.outer_start <= m.start < m.end <= m.outer_end
    assert text[found[0].outer_start : found[0].outer_end] == "約 3 億美元左右"
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "language", "region", "currency", "basis"),
    [
        ("3 億元", "zh-Hant", "TW", "TWD", "context"),
        ("3 億元", "zh-Hant", "HK", "HKD", "context"),
        ("3 亿元", "zh-Hans", None, "CNY", "context"),
        ("3 亿元", "zh-Hans", "SG", "SGD", "context"),
        ("3 億元", "zh-Hant", None, None, None),
        ("台股大漲，3 億元", "zh-Hant", None, "TWD", "context"),
        ("$5M", "en", None, "USD", "stated"),
        ("$5M", "en", "SG", "SGD", "context"),
        ("¥5 billion, said the Tokyo firm", "en", None, "JPY", "context"),
        ("¥5 billion, said the Shanghai firm", "en", None, "CNY", "context"),
        ("¥5 billion", "en", None, None, None),
        ("3 億比索", "zh-Hant", None, None, None),
        ("3 億美元", "zh-Hant", "TW", "USD", "stated"),
    ],
)
def test_currency(text: str, language: Language, region: str | None, currency: str | None, basis: str | None) -> None:
    money = one(text, language, region).value
    assert (money.currency, money.currency_basis) == (currency, basis)


def test_a_mainland_paper_counts_in_its_own_yuan_whatever_else_it_states() -> None:
    text = "晶泽光电（02997.HK）在港交所上市，募资净额11.7亿港元；去年营收24.6亿元。"
    assert [m.value.currency for m in find(Source(text, "zh-Hans", region="CN"))] == ["HKD", "CNY"]


@pytest.mark.parametrize(
    ("text", "currencies"),
    [
        ("收入分別為人民幣 7.2 億元、10.9 億元及 16.4 億元", ["CNY"] * 3),
        ("收入由人民幣7.2億元增至10.9億元", ["CNY"] * 2),
        ("營收為美金3,000萬元與5,000萬元", ["USD"] * 2),
        ("營收為3億美元、4億元", ["USD", "HKD"]),  # its currency stands behind each, so 元 is the article's
        ("去年收入人民幣7.2億元，香港業務另有1億元", ["CNY", None]),
    ],
)
def test_a_list_goes_on_in_the_currency_that_stands_before_its_first_amount(text: str, currencies: list[str | None]) -> None:
    assert [m.value.currency for m in find(Source(text, "zh-Hant", region="HK"))] == currencies


def test_a_sum_without_currency_takes_it_from_the_article() -> None:
    text = "該輪募資 4 億美元，估值 23 億。\n另一家公司有 23 億用戶。"
    found = find(Source(text, "zh-Hant"))
    assert [(m.value.text, m.value.currency, m.value.currency_basis) for m in found] == [
        ("4 億美元", "USD", "stated"),
        ("23 億", "USD", "context"),
    ]
    mixed = find(Source("甲得 4 億美元。\n乙得 3 億歐元。\n丙的估值 23 億。", "zh-Hant"))
    assert mixed[-1].value.currency is None


def test_trillion_by_region() -> None:
    assert one("市值 3 兆元", region="TW").value.value == 3 * 10**12
    assert one("市值 3 兆美元", region="CN").value.value == 3 * 10**12
    assert not find(Source("市值 3 兆元", "zh-Hans", region="CN"))


def test_table_columns_with_a_unit() -> None:
    text = "| 公司 | 估值（億美元） | 員工 | ARR ($M) |\n|---|---|---|---|\n| 甲 | 3,800 | 120 | 45.5 |\n| 乙 | 約 12.5 | 80 | $3M |"
    found = find(Source(text, "zh-Hant"))
    assert [(m.value.text, m.value.value, m.value.currency, m.value.qualifier) for m in found] == [
        ("3,800", Decimal(380_000_000_000), "USD", "exact"),
        ("45.5", Decimal(45_500_000), "USD", "exact"),
        ("12.5", Decimal(1_250_000_000), "USD", "about"),
        ("$3M", Decimal(3_000_000), "USD", "exact"),
    ]


def test_parse_money_reads_exactly_one() -> None:
    money = parse_money("三億五千萬元", region="TW")
    assert money is not None and money.value == 350_000_000 and money.currency == "TWD"
    assert parse_money("3 億美元和 5 億美元") is None
    assert parse_money("沒有金額") is None


@pytest.mark.parametrize(
    ("text", "language", "words", "low", "high", "currency", "qualifier"),
    [
        ("每股配息 2元7角5分。", "zh-Hant", "2元7角5分", 2.75, 2.75, None, "exact"),
        ("票面為新台幣八元五角。", "zh-Hant", "新台幣八元五角", 8.5, 8.5, "TWD", "exact"),
        ("車程 3元5分鐘到。", "zh-Hant", "3元", 3, 3, None, "exact"),
        ("費用為三萬零十元。", "zh-Hant", "三萬零十元", 30010, 30010, None, "exact"),
        ("將以 6 億元內買回。", "zh-Hant", "6 億元", 6e8, 6e8, None, "at_most"),
        ("投資 6 億元內部整頓。", "zh-Hant", "6 億元", 6e8, 6e8, None, "exact"),
        ("这轮融了300W人民币。", "zh-Hans", "300W人民币", 3e6, 3e6, "CNY", "exact"),
        ("It was 75 USD million.", "en", "75 USD million", 7.5e7, 7.5e7, "USD", "exact"),
        ("Sold for 30 million US$.", "en", "30 million US$", 3e7, 3e7, "USD", "exact"),
        ("It closed at 9 MEUR.", "en", "9 MEUR", 9e6, 9e6, "EUR", "exact"),
        ("Fees of $4-6,000 a seat.", "en", "$4-6,000", 4000, 6000, "USD", "range"),
        ("Fees of $60-100 a seat.", "en", "$60-100", 60, 100, "USD", "range"),
        ("It paid $60-2025 was slow.", "en", "$60", 60, 60, "USD", "exact"),
    ],
)  # fmt: skip
def test_scales_and_parts_in_unusual_places(
    text: str, language: Language, words: str, low: float, high: float, currency: str | None, qualifier: str
) -> None:
    value = one(text, language).value
    assert value.text == words
    assert said(value) == (Decimal(str(low)), Decimal(str(high)), currency, qualifier)


def test_a_name_before_the_currency_of_an_account_is_no_amount() -> None:
    assert not find(Source("李小三人民幣帳戶與陳老四日圓存款", "zh-Hant"))


@pytest.mark.parametrize("text", ["淨利約為-4,000萬元至-6,000萬元", "淨利約為-6,000萬元～-4,000萬元", "淨利-4,000 萬至-6,000 萬元"])
def test_two_amounts_below_nothing_are_one_range(text: str) -> None:
    assert bounds(one(text).value) == (Decimal(40_000_000), Decimal(60_000_000))
