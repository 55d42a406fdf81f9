"""What was before the news is before it by its day or its series, and by nothing else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Article, FundingRound, RevenueFact, Valuation, ValuationFact, When
from pipeline.process import process
from pipeline.records.entities import Entities
from pipeline.summary.earlier import earlier, figure_before, worth_before
from pipeline.summary.plan import Plan
from tests.helpers.facts import money, name, said

ACME = name("Acme")
NOW = date(2026, 7, 8)


def month(year: int, number: int) -> When:
    start = date(year, number, 1)
    return When(text="月", start=start, end=start.replace(day=28), granularity="month", edtf=f"{year}-{number:02}")


def year(number: int) -> When:
    return When(text="年", start=date(number, 1, 1), end=date(number, 12, 31), granularity="year", edtf=f"{number}")


def worth(value: int) -> Valuation:
    return Valuation(text=str(value), value=Decimal(value), currency="USD")


PLAN = Plan(Entities([ACME]), Article(id="a", source="a", sha256="0", language="en", text="x", published=NOW))


def test_a_lower_worth_beside_a_new_round_was_before_it_a_higher_one_or_two_were_not() -> None:
    news = said(FundingRound, company=ACME, valuation=worth(158), money=money(10))
    assert isinstance(news, FundingRound)
    lower, other, higher = (said(ValuationFact, i, company=ACME, money=money(v)) for i, v in enumerate((100, 50, 900), 1))
    found = worth_before(PLAN, news, [lower, news])
    assert found and found[1] == [lower] and found[0].date is None
    assert worth_before(PLAN, news, [lower, other]) is None
    assert worth_before(PLAN, news, [higher]) is None
    worth_now = said(ValuationFact, 9, company=ACME, money=money(158))
    assert isinstance(worth_now, ValuationFact)
    assert worth_before(PLAN, worth_now, [lower]) is None


def test_two_worths_are_joined_where_the_day_of_a_sentence_says_which_was_first() -> None:
    joined = {
        "Acme is valued at $2 billion. In March 2025, it was valued at $1 billion.": ", up from $1 billion in March 2025.",
        "Acme is valued at $2 billion. In March 2025, it was valued at $3 billion.": ", down from $3 billion in March 2025.",
        "Acme is valued at $2 billion. It was valued at $1 billion by others.": "at $2 billion.",
        "Acme is valued at $2 billion. In March 2025, it was valued at $1 billion. In May 2024, Acme was valued at $500 million.": "at $2 billion.",
    }
    for text, end in joined.items():
        made = process(Article(id="a", source="a.md", sha256="0", language="en", text=text, published=NOW)).summary["en"]
        assert made and made.sentences[0].text.endswith(end), made


def test_half_a_year_ago() -> None:
    news = said(FundingRound, company=ACME, valuation=worth(158), money=money(10))
    old = said(ValuationFact, 1, company=ACME, money=money(100), date=month(2026, 1))
    assert isinstance(news, FundingRound)
    found = worth_before(PLAN, news, [old, news])
    assert found and (found[0].money.value, found[0].ago, found[1]) == (100, "half_year", [old])


def test_the_last_of_several_and_the_series_where_no_day_is() -> None:
    news = said(FundingRound, company=ACME, series="D", valuation=worth(900))
    rounds = [said(FundingRound, i, company=ACME, series=s, valuation=worth(v)) for i, (s, v) in enumerate([("A", 10), ("C", 300), ("B", 50)], 1)]
    assert isinstance(news, FundingRound)
    found = worth_before(PLAN, news, [news, *rounds])
    assert found and (found[0].series, found[0].money.value) == ("C", 300)


def test_a_quarter_is_not_compared_with_a_year_nor_one_currency_with_another() -> None:
    news = said(RevenueFact, company=ACME, metric="revenue", money=money(50), period=year(2025))
    assert isinstance(news, RevenueFact)
    before = said(RevenueFact, 1, company=ACME, metric="revenue", money=money(40), period=year(2024))
    other = [
        said(RevenueFact, 2, company=ACME, metric="revenue", money=money(12), period=month(2024, 12)),
        said(RevenueFact, 3, company=ACME, metric="revenue", money=money(41, "EUR"), period=year(2024)),
        said(RevenueFact, 4, company=ACME, metric="profit", money=money(4), period=year(2024)),
    ]
    assert figure_before(news, other, NOW) is None
    found = figure_before(news, [*other, before], NOW)
    assert found and found[1] == [before]


SERIES = st.sampled_from([None, "Seed", "Angel", "Pre-A", "A", "A+", "B", "B2", "C", "Strategic", "Debt"])
DAYS = st.one_of(st.none(), st.builds(month, st.integers(2019, 2026), st.integers(1, 12)))


@given(SERIES, DAYS, SERIES, DAYS)
def test_nothing_is_before_what_is_before_it(s: str | None, d: When | None, t: str | None, e: When | None) -> None:
    one, other = said(FundingRound, company=ACME, series=s, date=d), said(FundingRound, 1, company=ACME, series=t, date=e)
    assert not (earlier(one, other, None) and earlier(other, one, None))
    assert not earlier(one, one, None)
