"""The shapes of the output: articles, facts and reports, exactly as they are written to JSON.

All offsets are Unicode code points into ``article.text``, half open.
"""

from __future__ import annotations

import functools
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, TypeAlias, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainSerializer, TypeAdapter, WithJsonSchema

SCHEMA_VERSION = "1"


def _plain(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


_DIGITS = 1_000


def _written_out(number: Decimal) -> Decimal:
    """A number that can be written in full: ``1e99999999999`` is short, and what it says has no room in any memory."""
    if number.is_finite() and (number.adjusted() > _DIGITS or int(number.as_tuple().exponent) < -_DIGITS):
        raise ValueError(f"a number has at most {_DIGITS:,} digits")
    return number


Number = Annotated[
    Decimal,
    AfterValidator(_written_out),
    PlainSerializer(_plain, return_type=int | float, when_used="json"),
    WithJsonSchema({"type": "number"}),
]
"""A ``Decimal`` inside, a plain JSON number written in full outside."""

Day = Annotated[date, WithJsonSchema({"type": "string", "format": "date"})]
Status: TypeAlias = Literal["asserted", "reported", "planned", "speculated", "denied"]
Qualifier: TypeAlias = Literal["exact", "about", "nearly", "over", "at_least", "at_most", "under", "range", "vague"]
Role: TypeAlias = Literal["lead", "participant", "existing", "adviser"]
Topic: TypeAlias = Literal["business", "founded", "founders", "location", "headcount", "customers", "total_raised", "use_of_proceeds"]
Metric: TypeAlias = Literal["revenue", "arr", "run_rate", "profit", "loss", "bookings"]
Language: TypeAlias = Literal["zh-Hant", "zh-Hans", "en"]
SummaryLanguage: TypeAlias = Literal["zh-Hant", "en"]
Length: TypeAlias = Literal["short", "normal"]
"""Of a summary: about 80 or 200 Chinese characters, 45 or 110 English words."""


class Model(BaseModel):
    """Closed and immutable: a misspelt key is an error, a fact never changes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Block(Model):
    """One visual unit of the article: what headings, paragraphs and tables are to a reader."""

    kind: Literal["title", "summary", "heading", "paragraph", "item", "table", "quote"]
    start: int
    end: int
    level: int = 0


class Article(Model):
    """A decoded article. ``text`` is the visible article and what every offset counts in."""

    id: str
    source: str
    sha256: str
    language: Language
    title: str | None = None
    published: Day | None = None
    author: str | None = None
    url: str | None = None
    region: str | None = None
    blocks: tuple[Block, ...] = ()
    text: str


class Evidence(Model):
    """The words that prove one field of a fact: ``article.text[start:end] == text``."""

    start: int
    end: int
    text: str
    field: str


class Name(Model):
    """An organisation or person: canonical name, the words as written, a lexicon id if known."""

    name: str
    text: str
    id: str | None = None


class Investor(Model):
    """One investor of a round, with its part in it."""

    name: str
    text: str
    id: str | None = None
    role: Role


class Money(Model):
    """A monetary amount in full currency units; ``value`` is null for a range or a vague amount."""

    text: str
    value: Number | None = None
    min: Number | None = None
    max: Number | None = None
    currency: str | None = None
    currency_basis: Literal["stated", "context"] | None = None
    qualifier: Qualifier = "exact"


class Valuation(Money):
    """The company's value at a round."""

    basis: Literal["post_money", "pre_money"] | None = None


class When(Model):
    """A calendar expression as inclusive ISO days, with its EDTF form (ISO 8601-2)."""

    text: str
    start: Day
    end: Day
    granularity: Literal["day", "week", "month", "quarter", "half", "season", "year", "decade", "century", "span"]
    edtf: str


class _Fact(Model):
    """What every fact has; ``confidence`` is the share of facts of the same kinds of evidence that were right (1: a reader said so)."""

    id: str
    status: Status = "asserted"
    confidence: Annotated[float, Field(ge=0, le=1)] = 1.0
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    rule: str


class AmountFact(_Fact):
    """A monetary amount written in the article."""

    kind: Literal["amount"] = "amount"
    money: Money


class DateFact(_Fact):
    """A calendar expression that resolves to days."""

    kind: Literal["date"] = "date"
    date: When


class FundingRound(_Fact):
    """One raising of money by one company; ``company`` is null where the article does not tell whose it is."""

    kind: Literal["funding_round"] = "funding_round"
    company: Name | None = None
    series: str | None = None
    money: Money | None = None
    valuation: Valuation | None = None
    investors: tuple[Investor, ...] = ()
    date: When | None = None


class InvestorFact(_Fact):
    """One investor's part in one company, in a round or before it."""

    kind: Literal["investor"] = "investor"
    investor: Name
    company: Name
    role: Role
    round: str | None = None


class ValuationFact(_Fact):
    """What a company is said to be worth."""

    kind: Literal["valuation"] = "valuation"
    company: Name
    money: Money
    basis: Literal["post_money", "pre_money"] | None = None
    date: When | None = None


class RevenueFact(_Fact):
    """Revenue, recurring revenue, profit, loss or bookings of a company in a period."""

    kind: Literal["revenue"] = "revenue"
    company: Name
    money: Money
    metric: Metric
    period: When | None = None


class GrowthFact(_Fact):
    """Growth of a metric: ``ratio`` 10 for tenfold, ``percent`` 20 for twenty per cent more; ``percent_max`` for 20 % to that."""

    kind: Literal["growth"] = "growth"
    company: Name
    metric: str
    ratio: Number | None = None
    percent: Number | None = None
    percent_max: Number | None = None
    period: When | None = None


class AcquisitionFact(_Fact):
    """One company buying another."""

    kind: Literal["acquisition"] = "acquisition"
    acquirer: Name | None = None
    target: Name
    money: Money | None = None


class ListingFact(_Fact):
    """A company going public."""

    kind: Literal["listing"] = "listing"
    company: Name
    money: Money | None = None
    exchange: str | None = None
    date: When | None = None


class AboutFact(_Fact):
    """What an article says of a company beside its money events; ``text`` is its own words for it.

    ``money`` is what was raised altogether, ``date`` when it was founded, ``number`` how many people work there.
    """

    kind: Literal["about"] = "about"
    company: Name
    topic: Topic
    text: str
    money: Money | None = None
    date: When | None = None
    number: Number | None = None


Fact: TypeAlias = Annotated[
    AmountFact
    | DateFact
    | FundingRound
    | InvestorFact
    | ValuationFact
    | RevenueFact
    | GrowthFact
    | AcquisitionFact
    | ListingFact
    | AboutFact,
    Field(discriminator="kind"),
]

FACT: TypeAdapter[Fact] = TypeAdapter(Fact)
"""Validates one fact of any kind."""
KINDS: tuple[str, ...] = tuple(model.model_fields["kind"].default for model in get_args(get_args(Fact)[0]))
"""The kinds of fact."""


_FIELD = {slot: slot for slot in ("company", "acquirer", "target", "investor", "money", "valuation", "series", "exchange", "date", "period")}
PROVED = {**_FIELD, "ratio": "ratio", "percent": "ratio", "text": "text", "number": "number"}
"""Slots whose value must be pointed at in the article, with the ``field`` of the evidence that does."""


def unproved(fact: Fact) -> tuple[str, ...]:
    """Return the slots that a fact states without words for them: without any, or without those that the slot itself quotes.

    >>> words = Evidence(start=0, end=3, text="Exa", field="target")
    >>> exa, other = Name(name="Exa", text="Exa"), Name(name="Exa", text="Exa Inc.")
    >>> unproved(AcquisitionFact(kind="acquisition", id="f1", rule="r", evidence=(words,), acquirer=exa, target=exa))
    ('acquirer',)
    >>> unproved(AcquisitionFact(kind="acquisition", id="f1", rule="r", evidence=(words,), target=other))
    ('target',)
    """
    shown: dict[str, list[str]] = {}
    for e in fact.evidence:
        shown.setdefault(e.field, []).append(e.text)
    return tuple(slot for slot, field in _proved_slots(type(fact)) if not _shows(shown.get(field, ()), getattr(fact, slot)))


def _shows(words: Collection[str], value: object) -> bool:
    """Whether words prove a value: one that quotes the article must quote them."""
    if value is None:
        return True
    quoted = getattr(value, "text", None)
    return bool(words) if quoted is None else quoted in words


@functools.cache
def _proved_slots(kind: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The slots that one kind of fact has of those that must be proved."""
    return tuple((slot, field) for slot, field in PROVED.items() if slot in kind.model_fields)


class Sentence(Model):
    """One sentence of a summary: stated from facts, or quoted from the article; ``converted``: its characters were made Traditional."""

    text: str
    facts: tuple[str, ...] = ()
    kind: Literal["stated", "quoted"]
    converted: bool = False


class Summary(Model):
    """A summary in one language."""

    text: str
    sentences: tuple[Sentence, ...]


class Report(Model):
    """Everything said of one article; ``key`` is what it was made from and by (file, rules, options, decisions).

    A summary is null where nothing can be said in its language; ``notes`` says so.
    """

    schema_version: Literal["1"] = "1"
    article: Article
    facts: tuple[Fact, ...]
    summary: dict[SummaryLanguage, Summary | None]
    notes: tuple[str, ...] = ()
    key: str | None = None
