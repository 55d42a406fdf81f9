"""Laws of amounts, over all values: what is printed reads back, numerals round-trip, hostile text costs its length."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from importlib import resources

import pytest
from babel.numbers import list_currencies
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipeline.languages.en import amounts as en
from pipeline.languages.en import numbers
from pipeline.languages.zh import amounts as zh
from pipeline.mentions import money as money_module
from pipeline.mentions import quantities
from pipeline.mentions import ratio as ratio_module
from pipeline.mentions.mention import Source
from pipeline.mentions.money import context as money_context
from pipeline.mentions.money import reader as amount_reader
from pipeline.mentions.money.amounts import find, parse_money
from pipeline.model import Language, Money, Qualifier
from pipeline.text.fold import fold, fold_script
from pipeline.text.late import Late
from tests.helpers.work import calls

CURRENCIES = sorted(
    key
    for key in tomllib.loads(resources.files("pipeline.lexicons").joinpath("currencies.toml").read_text("utf-8"))
    if len(key) == 3
)
quick = settings(derandomize=True, max_examples=300, deadline=None)
LANGUAGES: tuple[Language, ...] = ("zh-Hant", "zh-Hans", "en")
SINGLE: tuple[Qualifier, ...] = ("exact", "about", "nearly", "over", "at_least", "at_most", "under")

values = st.one_of(
    st.integers(1, 10**16 - 1).map(Decimal),
    st.integers(1, 10**6).map(lambda n: Decimal(n) / 100),
    st.tuples(st.integers(1, 9999), st.integers(0, 11)).map(lambda t: Decimal(t[0]) * 10 ** t[1]),
)


def say(money: Money, language: Language) -> str:
    return en.say(money) if language == "en" else zh.say(money, language)


def read(text: str, language: Language) -> tuple[object, ...] | None:
    money = parse_money(text, language=language)
    return None if money is None else (money.value, money.min, money.max, money.currency, money.qualifier)


@quick
@given(values, st.sampled_from(CURRENCIES), st.sampled_from(SINGLE), st.sampled_from(LANGUAGES))
def test_a_printed_value_reads_back(value: Decimal, currency: str, qualifier: Qualifier, language: Language) -> None:
    text = say(Money(text="", value=value, currency=currency, qualifier=qualifier), language)
    assert read(text, language) == (value, None, None, currency, qualifier), text


@quick
@given(values, values, st.sampled_from(CURRENCIES), st.sampled_from(LANGUAGES))
def test_a_printed_range_reads_back(a: Decimal, b: Decimal, currency: str, language: Language) -> None:
    low, high = min(a, b), max(a, b) + 1
    assume(not 1900 <= low <= 2100)  # a year to a reader too: year-end 2025 to $47 billion
    text = say(Money(text="", min=low, max=high, currency=currency, qualifier="range"), language)
    assert read(text, language) == (None, low, high, currency, "range"), text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("power", range(2, 15))
def test_a_printed_vague_amount_reads_back(power: int, language: Language) -> None:
    low = Decimal(10) ** power
    for currency in ("USD", "TWD", "CNY", "EUR", "JPY", "INR"):
        text = say(Money(text="", min=low, max=low * 10, currency=currency, qualifier="vague"), language)
        assert read(text, language) == (None, low, low * 10, currency, "vague"), text


@pytest.mark.parametrize("currency", CURRENCIES)
def test_every_currency_in_every_language(currency: str) -> None:
    assert currency in list_currencies()
    for language in LANGUAGES:
        for number in ("1", "12.34", "16000", "380000000000"):
            money = Money(text="", value=Decimal(number), currency=currency)
            assert read(say(money, language), language) == (Decimal(number), None, None, currency, "exact")


@quick
@given(st.text(alphabet="0123456789,.億万兆千百十數几三五多近約上元美$€¥ 至-～%倍成半", max_size=40))
def test_any_row_of_signs_is_safe(text: str) -> None:
    for finder in (find, ratio_module.find):
        end = 0
        for mention in finder(Source(text, "zh-Hant")):
            assert end <= mention.outer_end and mention.start >= end
            assert text[mention.start : mention.end] == mention.value.text
            end = mention.end


@quick
@given(
    st.lists(
        st.sampled_from("3 5 12 1.5 三 兩 億 萬 千 兆 元 美元 約 逾 至 數 上 級 以上 ， 。 估值 用戶".split(" ")),
        max_size=12,
    ).map("".join)
)
def test_traditional_and_simplified_give_the_same_values(text: str) -> None:
    one = [m.value.model_dump(exclude={"text"}) for m in find(Source(text, "zh-Hant"))]
    other = [m.value.model_dump(exclude={"text"}) for m in find(Source(fold_script(text), "zh-Hant"))]
    assert one == other


HOSTILE = [
    "1", "億", "三", "十億", "1億", "1,000,", "$", "$1", "5元", "5 元 ", "數", "估值3億", "3至", "US", "1-", "| 1 ", "百分之", "成", "1%", "million ",
    "one hundred ", "http://1", "約", "以上", "3億美元", "兆", "1.", "¥5，", "倍", "- ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_calls_grow_with_length_only(piece: str) -> None:
    def work(times: int) -> int:
        source = Source(piece * times, "zh-Hant")
        _ = source.folded
        return calls(lambda: (find(source), ratio_module.find(source)))

    work(50)
    small, large = work(250), work(1000)
    assert large <= 5 * small + 1000


@pytest.mark.parametrize("text", ["9" * 400_000, "三" * 400_000, "三億" * 200_000, "億" * 1_000_000])
def test_long_runs_are_refused_at_once(text: str) -> None:
    source = Source(text, "zh-Hant")
    _ = source.folded
    assert find(source) == []
    assert calls(lambda: find(source)) < 400


def test_patterns_are_bounded_and_need_no_backtracking() -> None:
    """Open repeats stand only on single character classes, never on groups; nothing looks around or back."""
    for module in (money_module, ratio_module, money_context, quantities, amount_reader, numbers):
        for name, pattern in vars(module).items():
            if isinstance(pattern, re.Pattern | Late):
                source = pattern.pattern
                assert not re.search(r"\(\?(?:[=!]|<[=!]|>)|\\[1-9]|\(\?P=", source), name
                assert not re.search(r"\)[*+]|\)\{\d+,\}", source), name


def test_full_width_and_half_width_are_one() -> None:
    assert fold("ＮＴ＄１５億") == "nt$15亿"
    assert read("ＮＴ＄１５億", "zh-Hant") == (Decimal(1_500_000_000), None, None, "TWD", "exact")
