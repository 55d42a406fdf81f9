"""Which currency a word means that several countries share."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.process import extract
from pipeline.text.fold import fold
from pipeline.vocabulary import table


def currencies(text: str) -> list[str | None]:
    facts: list[Any] = extract(text, only=["amount"])
    return [f.money.currency for f in facts]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Manila grocer earned 412 million pesos.", ["PHP"]),
        ("The Mexican grocer earned 412 million pesos.", ["MXN"]),
        ("The grocer earned 412 million pesos.", [None]),
        ("The grocer sells in Manila and in Mexico. It earned 412 million pesos.", [None]),
        ("It sells in Manila and in Mexico. It earned 400 million Philippine pesos, of which 12 million pesos were interest.", ["PHP", "PHP"]),
        ("The Oslo yard lost 89 million kroner.", ["NOK"]),
        ("The yard lost 89 million kronor.", ["SEK"]),
        ("The start-up of Zurich raised 30 million francs.", ["CHF"]),
        ("The airline made 2.4 trillion dong.", ["VND"]),
        ("瑞典公司募得 3 億克朗。", ["SEK"]),
        ("公司募得 3 億克朗。", [None]),
        ("杜拜公司募得 3 億迪拉姆。", ["AED"]),
    ],
)
def test_the_country_that_the_article_speaks_of_settles_it(text: str, found: list[str | None]) -> None:
    assert currencies(text) == found


def test_every_shared_word_is_a_bare_word_and_every_code_a_currency() -> None:
    shared, bare = dict(table("currencies")["shared"]), {fold(word) for word in table("currencies")["bare"]["?"]}
    written = shared.pop("written")
    assert {fold(word) for word in written} | (shared.keys() & bare) <= bare
    assert {*written.values()} <= shared.keys()
    assert {code for codes in shared.values() for code in codes} <= table("currencies").keys()
