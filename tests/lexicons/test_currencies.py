"""The names of currencies, in every script and in CLDR."""

from __future__ import annotations

from pipeline.lexicons.currencies import names_currency


def test_names_of_every_script() -> None:
    words = ["美元", "美金", "新臺幣", "日円", "韓圜", "令吉", "卢比", "瑞郎", "US$", "hong kong dollars", "RMB"]
    assert [names_currency(w) for w in words] == [
        "USD",
        "USD",
        "TWD",
        "JPY",
        "KRW",
        "MYR",
        "INR",
        "CHF",
        "USD",
        "HKD",
        "CNY",
    ]
