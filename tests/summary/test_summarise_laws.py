"""The laws of the summaries, over drawn facts and over the corpus.

No number and no name that no fact of the sentence has; no Chinese in English but in brackets behind a name, no
Simplified character in Chinese; no sentence twice; the same facts give the same sentences; hedges are kept.

Names are made of letters that no phrase has, and every figure of a fact is drawn; what remains of a stated sentence
when the facts' own values are taken out may have neither a digit nor such a letter nor an unknown capital.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.languages.en import periods as en_periods
from pipeline.languages.en import phrases as en
from pipeline.languages.zh import periods as zh_periods
from pipeline.languages.zh import phrases as zh
from pipeline.lexicons.topics import topics_in
from pipeline.model import (
    AboutFact,
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
    Summary,
    SummaryLanguage,
    Topic,
    Valuation,
    ValuationFact,
    When,
)
from pipeline.records.attribution import attribution_of
from pipeline.records.entities import Entities, named
from pipeline.summary.names import Names
from pipeline.summary.portrait import customers_in, persons_in
from pipeline.summary.summarise import summarise
from pipeline.text.script import simplified_only
from pipeline.vocabulary import table
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


LABELS = sorted({words[language][0] for terms in table("topics").values() for words in terms.values() for language in ("zh", "en")})


PLACES = [words[language][0] for places in table("places").values() for words in places.values() for language in ("zh", "en")]
PEOPLE = ["王小明", "李明", "麥克斯·霍達克（Max Hodak）", "比德·迪爾", "former Nova CTO Mira Murati", "一群工程師", "Nvidia", "台積電", "Klarna", "甲乙丙"]
DESCRIBED = [*LABELS, *PLACES, *PEOPLE]


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
    st.builds(
        dict,
        kind=st.just(AboutFact),
        company=NAMES,
        topic=st.sampled_from(get_args(Topic)),
        text=st.lists(st.sampled_from(DESCRIBED), min_size=1, max_size=4).map("、".join),
        money=optional(MONEY),
        date=optional(WHENS),
        number=optional(st.integers(1, 10**6).map(Decimal)),
    ),
    st.builds(dict, kind=st.just(AcquisitionFact), acquirer=optional(NAMES), target=NAMES, money=optional(MONEY)),
    st.builds(
        dict,
        kind=st.just(ListingFact),
        company=NAMES,
        money=optional(MONEY),
        exchange=optional(NAMES.map(lambda n: n.name)),
    ),
)


SAID_BY = ("據彭博報導", "知情人士", "Reuters reported", "據天下雜誌報導", "拒絕")
SOURCES = [(), *((Evidence(start=60, end=60 + len(words), text=words, field="status"),) for words in SAID_BY)]


def _facts(drawn: list[tuple[dict[str, object], str, int]]) -> list[Fact]:
    made = []
    for number, (fields, status, start) in enumerate(drawn, 1):
        kind = fields.pop("kind")
        evidence = (Evidence(start=start, end=start + 1, text="x", field="money"), *SOURCES[(number + start) % len(SOURCES)])
        made.append(kind(id=f"f{number}", status=status, evidence=evidence, rule="drawn", **fields))  # type: ignore[operator]
    return made


def _values(node: object) -> list[object]:
    """Every value inside a fact, however deep."""
    children = list(dict(node).values()) if hasattr(node, "model_dump") else node if isinstance(node, tuple) else []
    return [node, *(value for child in children for value in _values(child))]


def _printed(fact: Fact, language: str, names: Names) -> set[str]:
    """Everything of a fact that a sentence may show."""
    phrases, periods = {"zh-Hant": (zh, zh_periods), "en": (en, en_periods)}[language]
    shown: set[str] = set()
    for value in _values(fact):
        if isinstance(value, Money):
            shown.add(phrases.money_(value))
        elif isinstance(value, When):
            shown.update((periods.when(value), periods.when(value, value.start.year)))
        elif isinstance(value, Name | Investor):
            shown.update(_written(value, names))
    for number in (getattr(fact, "ratio", None), getattr(fact, "percent", None)):
        if number is not None:
            shown.update((phrases.number(abs(number)), en.fold_(abs(number))))
    if isinstance(fact, FundingRound):
        shown.update((phrases.series(fact.series), phrases.series(fact.series).partition(" ")[2]))
    if outlet := attribution_of(fact).outlet:
        shown |= _written(outlet, names)
    if isinstance(fact, AboutFact):
        terms = topics_in(fact.text, "use" if fact.topic == "use_of_proceeds" else "business")
        terms = (*terms, *topics_in(fact.text, "city"), *topics_in(fact.text, "region"))
        shown.update(term.en.removeprefix("the ") if language == "en" else term.zh_hant for term in terms)
        shown.update(*(_written(person, names, person=True) for person in persons_in(fact.text)[0]))
        shown.update(*(_written(customer, names) for customer in customers_in(fact.text)))
        shown.add(phrases.number(fact.number) if fact.number is not None else "")
    if isinstance(fact, ListingFact) and fact.exchange:
        written = next((e.text for e in fact.evidence if e.field == "exchange"), fact.exchange)
        shown |= _written(Name(name=fact.exchange, text=written), names) | _written(Name(name=fact.exchange, text=fact.exchange), names)
    return shown - {""}


def _written(name: Name | Investor, names: Names, person: bool = False) -> set[str]:
    """A name the first time and after."""
    return {name.name, name.text, names(name, person), names(name, person), names(name, person).partition(" (")[0]}


_PROPER = {"The", "An", "It", "Its", "Founded", "ARR", "Nothing", "Funding", "Acquisitions", "Listings", "Pre", "IPO"}
_CORPUS = sorted(ARTICLES.iterdir())
_LATIN = {"zh-Hant": False, "en": True}
_HAN = re.compile("[\u3400-\u9fff]")


def _left_over(sentence: Sentence, by_id: dict[str, Fact], language: str, article: Article) -> str:
    """The sentence without the values of its facts."""
    rest = sentence.text
    names = Names(article, Entities(name for fact in by_id.values() for name in named(fact)), _LATIN[language])
    values = {value for i in sentence.facts for value in _printed(by_id[i], language, names)}
    for value in sorted(values, key=len, reverse=True):
        rest = rest.replace(value, " ")
    return rest


def _keeps_its_language(language: SummaryLanguage, summary: Summary) -> bool:
    if language == "en":
        return not _HAN.search(re.sub(r"\([^()]*\)", "", summary.text))
    return not set(summary.text) & simplified_only()


def _lawful(language: SummaryLanguage, summary: Summary, article: Article, by_id: dict[str, Fact]) -> None:
    """Every law that needs no drawn facts."""
    texts = [sentence.text for sentence in summary.sentences]
    assert texts and len(set(texts)) == len(texts)
    assert _keeps_its_language(language, summary), summary.text
    for sentence in summary.sentences:
        assert set(sentence.facts) <= by_id.keys()
        if sentence.kind == "quoted":
            assert sentence.converted or sentence.text in article.text
            continue
        assert sentence.facts
        rest = _left_over(sentence, by_id, language, article)
        assert not re.search(r"\d", rest), (sentence.text, rest)
        assert set(re.findall(r"[A-Z]\w*", rest)) <= _PROPER, (sentence.text, rest)
        assert not re.search(r" {2}|[ ,][,.;]|。。|，，|；。|\.\.|None", sentence.text), sentence.text
        assert sentence.text.endswith("。" if language == "zh-Hant" else "."), sentence.text


DRAWN = st.lists(st.tuples(FACTS, STATUSES, st.integers(0, 50)), max_size=7)


@given(DRAWN, st.sampled_from(["zh-Hant", "zh-Hans", "en"]), st.sampled_from([None, date(2026, 3, 4)]))
@settings(max_examples=300, deadline=None)
def test_nothing_is_said_that_no_fact_has(drawn: list[tuple[dict[str, object], str, int]], tag: Any, day: date | None) -> None:
    facts = _facts(drawn)
    by_id = {fact.id: fact for fact in facts}
    article = Article(id="a", source="a", sha256="0", language=tag, text="", published=day)
    made = summarise(article, facts)
    assert made == summarise(article, facts)
    assert len({summary is None for summary in made.values()}) == 1
    for language, summary in made.items():
        if summary is not None:
            _lawful(language, summary, article, by_id)
            assert all(sentence.kind == "stated" for sentence in summary.sentences)


@given(DRAWN)
@settings(max_examples=60, deadline=None)
def test_short_is_within_its_bounds_but_for_the_first_clause(drawn: list[tuple[dict[str, object], str, int]]) -> None:
    made = summarise(Article(id="a", source="a", sha256="0", language="en", text=""), _facts(drawn), length="short")
    for language, summary in made.items():
        if summary is not None and len(summary.sentences) > 1 and "also mentions" not in summary.text and "另提及" not in summary.text:
            assert (zh.size(summary.text) <= 80) if language == "zh-Hant" else (en.size(summary.text) <= 45)


_HEDGES = {
    "reported": ("據報導|據 ?[^，]+ ?報導|據知情人士透露", "reportedly|, [^,]+ reported|, according to people familiar"),
    "planned": ("計畫|預計|目標|將", "plan|expect|is to be|are to go|is seeking"),
    "speculated": ("可能", "might"),
    "denied": ("遭到否認|遭到拒絕|一事未成", "was denied|was rejected|[Nn]othing came of|came to nothing"),
}


@given(FACTS, STATUSES, st.sampled_from([0, 1]))
@settings(max_examples=200, deadline=None)
def test_hedges_are_kept(fields: dict[str, object], status: str, position: int) -> None:
    made = summarise(Article(id="a", source="a", sha256="0", language="en", text=""), _facts([(fields, status, 0)]))
    summary = list(made.values())[position]
    for sentence in summary.sentences if summary and status != "asserted" else ():
        assert re.search(_HEDGES[status][position], sentence.text), sentence.text


@pytest.mark.parametrize("path", _CORPUS, ids=lambda path: path.stem)
def test_the_summaries_of_the_corpus_are_lawful(path: Path) -> None:
    report = corpus.report(corpus.article(path))
    by_id = {fact.id: fact for fact in report.facts}
    assert any(report.summary.values())
    for language, summary in report.summary.items():
        if summary is None:
            assert any(note.startswith(f"summary.{language}: null") for note in report.notes)
            continue
        _lawful(language, summary, report.article, by_id)
        assert sum(sentence.kind == "quoted" for sentence in summary.sentences) <= 3
    stated = [[s.facts for s in made.sentences if s.kind == "stated"] if made else [] for made in report.summary.values()]
    assert stated[0] == stated[1], "both languages tell the same facts"
