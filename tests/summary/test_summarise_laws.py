"""The law of the summaries: no number and no name that no fact (or quoted sentence) has, in either language.

Names are made of letters that no phrase has, and every figure of a fact is drawn; what remains of a stated sentence
when the facts' own values are taken out may have neither a digit nor such a letter nor an unknown capital.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.languages.en import phrases as en
from pipeline.languages.zh import phrases as zh
from pipeline.model import (
    AcquisitionFact,
    Article,
    Evidence,
    Fact,
    FundingRound,
    GrowthFact,
    Investor,
    InvestorFact,
    ListingFact,
    Money,
    Name,
    RevenueFact,
    Sentence,
    Valuation,
    ValuationFact,
    When,
)
from pipeline.records.entities import named
from pipeline.summary.summarise import summarise
from tests.helpers import corpus
from tests.helpers.paths import ARTICLES

FOREIGN = "ЖЩЮЯФЭ龘靐"
STATUSES = st.sampled_from(["asserted", "reported", "planned", "speculated", "denied"])
NAMES = st.text(alphabet=FOREIGN, min_size=2, max_size=5).map(lambda t: Name(name=t, text=t))
ROLES = st.sampled_from(["lead", "participant", "existing", "adviser"])
INVESTORS = st.builds(lambda n, role: Investor(name=n.name, text=n.text, role=role), NAMES, ROLES)
CURRENCIES = st.sampled_from(["USD", "TWD", "HKD", "CNY", "EUR", "GBP", "JPY", "KRW", "INR", "SGD", None])
AMOUNTS = st.one_of(
    st.integers(1, 10**14), st.integers(1, 999).map(lambda n: n * 10**9), st.integers(1, 9999).map(lambda n: n * 10**4)
).map(Decimal)
EXACT = ("exact", "about", "nearly", "over", "at_least", "at_most", "under")
SIZES = st.one_of(
    st.tuples(st.sampled_from(EXACT), AMOUNTS, st.none(), st.none()),
    st.tuples(AMOUNTS, st.integers(2, 9)).map(lambda p: ("range", None, p[0], p[0] * p[1])),
    st.sampled_from([10**7, 10**8, 10**9]).map(lambda n: ("vague", None, Decimal(n), Decimal(n * 10))),
)


def _money(currency: str | None, size: tuple[str, Decimal | None, Decimal | None, Decimal | None]) -> Money:
    qualifier, value, low, high = size
    return Money.model_validate(
        {"text": "數", "value": value, "min": low, "max": high, "currency": currency, "qualifier": qualifier}
    )


MONEY = st.builds(_money, CURRENCIES, SIZES)
VALUATION = st.builds(
    lambda m, basis: Valuation(**m.model_dump(), basis=basis), MONEY, st.sampled_from([None, "post_money", "pre_money"])
)
DAYS = st.dates(date(1990, 1, 1), date(2040, 1, 1))
KINDS = ["day", "week", "month", "quarter", "half", "season", "year", "decade", "century", "span"]
WHENS = st.builds(
    lambda day, kind: When.model_validate({"text": "時", "start": day, "end": day, "granularity": kind, "edtf": "x"}),
    DAYS,
    st.sampled_from(KINDS),
)
SERIES = st.sampled_from(
    [None, "A", "B1", "A+", "Pre-A", "Seed", "Seed+", "Pre-Seed", "Angel", "Debt", "Strategic", "Growth"]
)
METRICS = st.sampled_from(["revenue", "arr", "run_rate", "profit", "loss", "bookings"])


def optional(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.one_of(st.none(), strategy)


FACTS = st.one_of(
    st.builds(
        dict,
        kind=st.just(FundingRound),
        company=NAMES,
        series=SERIES,
        money=optional(MONEY),
        valuation=optional(VALUATION),
        investors=st.lists(INVESTORS, max_size=9).map(tuple),
        date=optional(WHENS),
    ),
    st.builds(dict, kind=st.just(InvestorFact), investor=NAMES, company=NAMES, role=ROLES),
    st.builds(dict, kind=st.just(ValuationFact), company=NAMES, money=MONEY, date=optional(WHENS)),
    st.builds(dict, kind=st.just(RevenueFact), company=NAMES, money=MONEY, metric=METRICS, period=optional(WHENS)),
    st.builds(
        dict,
        kind=st.just(GrowthFact),
        company=NAMES,
        metric=METRICS,
        period=optional(WHENS),
        percent=st.decimals(-99, 999, places=1),
    ),
    st.builds(dict, kind=st.just(GrowthFact), company=NAMES, metric=METRICS, ratio=st.decimals("1.1", 99, places=1)),
    st.builds(dict, kind=st.just(AcquisitionFact), acquirer=optional(NAMES), target=NAMES, money=optional(MONEY)),
    st.builds(
        dict,
        kind=st.just(ListingFact),
        company=NAMES,
        money=optional(MONEY),
        exchange=optional(NAMES.map(lambda n: n.name)),
    ),
)


def _facts(drawn: list[tuple[dict[str, object], str, int]]) -> list[Fact]:
    made = []
    for number, (fields, status, start) in enumerate(drawn, 1):
        kind = fields.pop("kind")
        evidence = (Evidence(start=start, end=start + 1, text="x", field="money"),)
        made.append(kind(id=f"f{number}", status=status, evidence=evidence, rule="drawn", **fields))  # type: ignore[operator]
    return made


def _values(node: object) -> list[object]:
    """Every value inside a fact, however deep."""
    children = list(dict(node).values()) if hasattr(node, "model_dump") else node if isinstance(node, tuple) else []
    return [node, *(value for child in children for value in _values(child))]


def _printed(fact: Fact, language: str) -> set[str]:
    """Everything of a fact that a sentence may show."""
    phrases = {"zh-Hant": zh, "en": en}[language]
    shown: set[str] = set()
    for value in _values(fact):
        if isinstance(value, Money):
            shown.add(phrases.money_(value))
        elif isinstance(value, When):
            shown.add(phrases.when(value))
        elif isinstance(value, Name | Investor):
            shown.update((value.name, value.text))
    for number in (getattr(fact, "ratio", None), getattr(fact, "percent", None)):
        if number is not None:
            shown.update((phrases.number(abs(number)), en.fold_(abs(number))))
    if isinstance(fact, FundingRound):
        shown.add(phrases.series(fact.series))
    if isinstance(fact, ListingFact) and fact.exchange:
        shown.update((fact.exchange, *(e.text for e in fact.evidence if e.field == "exchange")))
    return shown - {""}


_PROPER = {"The", "ARR", "Series"}
_CORPUS = sorted(ARTICLES.iterdir())


def _left_over(sentence: Sentence, by_id: dict[str, Fact], language: str) -> str:
    """The sentence without the values of its facts; a name may be written as another fact of the company has it."""
    rest = sentence.text
    values = {value for i in sentence.facts for value in _printed(by_id[i], language)}
    values |= {word for fact in by_id.values() for name in named(fact) for word in (name.name, name.text)}
    for value in sorted(values, key=len, reverse=True):
        rest = rest.replace(value, " ")
    return rest


@given(st.lists(st.tuples(FACTS, STATUSES, st.integers(0, 50)), max_size=7))
@settings(max_examples=300, deadline=None)
def test_nothing_is_said_that_no_fact_has(drawn: list[tuple[dict[str, object], str, int]]) -> None:
    facts = _facts(drawn)
    by_id = {fact.id: fact for fact in facts}
    article = Article(id="a", source="a", sha256="0", language="zh-Hant", text="")
    for language, summary in summarise(article, facts).items():
        for sentence in summary.sentences:
            assert sentence.kind == "stated"
            assert sentence.facts
            rest = _left_over(sentence, by_id, language)
            assert not re.search(rf"[\d{FOREIGN}]", rest), (sentence.text, rest)
            assert set(re.findall(r"[A-Z]\w*", rest)) <= _PROPER, (sentence.text, rest)
            assert not re.search(r" {2}|[ ,][,.]|。。|\.\.|None", sentence.text), sentence.text
            assert sentence.text.endswith("。" if language == "zh-Hant" else ".")


@given(st.lists(st.tuples(FACTS, STATUSES, st.integers(0, 50)), max_size=7))
@settings(max_examples=60, deadline=None)
def test_hedges_are_kept(drawn: list[tuple[dict[str, object], str, int]]) -> None:
    facts = _facts(drawn)
    by_id = {fact.id: fact for fact in facts}
    hedges = {
        "reported": ("據報導", "reportedly"),
        "planned": ("計畫|預計|目標", "plan|expect|is to be"),
        "speculated": ("據推測", "might"),
        "denied": ("遭到否認", "was denied"),
    }
    article = Article(id="a", source="a", sha256="0", language="en", text="")
    made = summarise(article, facts)
    for position, language in enumerate(("zh-Hant", "en")):
        for sentence in made[language].sentences:  # type: ignore[index]
            first = by_id[sentence.facts[0]]
            if first.status != "asserted" and not re.search(
                "既有投資人|existing backers|also mentions|另提及", sentence.text
            ):
                assert re.search(hedges[first.status][position], sentence.text), sentence.text


@pytest.mark.parametrize("path", _CORPUS, ids=lambda path: path.stem)
def test_nothing_is_said_that_no_fact_of_the_corpus_has(path: Path) -> None:
    report = corpus.report(corpus.article(path))
    by_id = {fact.id: fact for fact in report.facts}
    for language, summary in report.summary.items():
        assert summary.sentences
        for sentence in summary.sentences:
            assert set(sentence.facts) <= by_id.keys()
            if sentence.kind == "quoted":
                assert sentence.text in report.article.text
                continue
            rest = _left_over(sentence, by_id, language)
            assert not re.search(r"\d", rest), (sentence.text, rest)
            assert set(re.findall(r"[A-Z]\w*", rest)) <= _PROPER, (sentence.text, rest)
        assert sum(sentence.kind == "quoted" for sentence in summary.sentences) <= 3
    stated = [[s.facts for s in made.sentences] for made in report.summary.values()]
    assert stated[0] == stated[1], "both languages tell the same facts"
