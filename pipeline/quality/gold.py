"""Gold: what an article is known to say, written by a reader. It quotes the article's words and never counts offsets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, TypeAlias

from pydantic import ValidationError

from pipeline.errors import UnreadableError
from pipeline.model import Day, Language, Model, Number, Topic

GoldStatus: TypeAlias = Literal["done", "planned", "rumoured", "denied"]
Forms: TypeAlias = tuple[str, ...]
"""The spellings of one name that are accepted, the best first."""


class GoldMoney(Model):
    """An amount: ``value``, or ``min`` and ``max`` for a range or a vague amount; ``n`` times in the text."""

    text: str
    value: Number | None = None
    min: Number | None = None
    max: Number | None = None
    currency: str | None = None
    qualifier: str = "exact"
    n: int = 1


class GoldDate(Model):
    """A calendar expression as inclusive days."""

    text: str
    start: Day
    end: Day
    n: int = 1


class GoldWorth(GoldMoney):
    """A valuation inside a round."""

    kind: Literal["post", "pre", "unspecified"] = "unspecified"


class GoldRound(Model):
    """One raising of money by one company."""

    company: Forms
    series: str | None = None
    amount: GoldMoney | None = None
    valuation: GoldWorth | None = None
    lead: tuple[Forms, ...] = ()
    investors: tuple[Forms, ...] = ()
    date: GoldDate | None = None
    status: GoldStatus = "done"


class GoldValuation(GoldWorth):
    """What a named company is said to be worth."""

    company: Forms
    status: GoldStatus = "done"


class GoldRevenue(GoldMoney):
    """Money a company takes in, earns or loses."""

    company: Forms
    metric: str
    period: GoldDate | None = None
    status: GoldStatus = "done"


class GoldGrowth(Model):
    """How much a metric grew: a ratio or a percentage."""

    company: Forms
    metric: str
    text: str
    ratio: Number | None = None
    percent: Number | None = None
    percent_max: Number | None = None


class GoldAcquisition(Model):
    """One company buying another."""

    acquirer: Forms
    target: Forms
    amount: GoldMoney | None = None
    status: GoldStatus = "done"


class GoldListing(Model):
    """A company going public."""

    company: Forms
    exchange: Forms = ()
    amount: GoldMoney | None = None
    date: GoldDate | None = None
    status: GoldStatus = "done"


class GoldAbout(Model):
    """What is said of a company beside its money events, in the article's words."""

    company: Forms
    topic: Topic
    text: str
    money: GoldMoney | None = None
    date: GoldDate | None = None
    number: Number | None = None


class Gold(Model):
    """Everything one article is known to say. ``growth``, ``listings`` and ``about`` are None where nobody annotated them."""

    doc: str
    lang: Language
    published: Day | None = None
    rounds: tuple[GoldRound, ...] = ()
    valuations: tuple[GoldValuation, ...] = ()
    revenues: tuple[GoldRevenue, ...] = ()
    growth: tuple[GoldGrowth, ...] | None = None
    acquisitions: tuple[GoldAcquisition, ...] = ()
    listings: tuple[GoldListing, ...] | None = None
    about: tuple[GoldAbout, ...] | None = None
    amounts: tuple[GoldMoney, ...] = ()
    dates: tuple[GoldDate, ...] = ()


def read_gold(path: Path) -> Gold:
    """Read one gold file.

    Raises:
        UnreadableError: the file is not gold; the message names the first thing that is wrong.
    """
    try:
        return Gold.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise UnreadableError(f"{path}: {where}: {first['msg']}; see corpus/README.md for the format") from None


def quotes(gold: Gold) -> Iterator[str]:
    """Every word-for-word quotation of a gold: each must stand in the article.

    >>> gold = Gold(doc="a", lang="en", rounds=(GoldRound(company=("Kitewind",), lead=(("EIB", "the bank"),)),))
    >>> list(quotes(gold))
    ['Kitewind', 'EIB', 'the bank']
    """
    yield from _texts(gold.model_dump(include={*Gold.model_fields} - {"doc", "lang", "published"}))


_NAMES = ("company", "lead", "investors", "acquirer", "target", "exchange")


def _texts(value: object, named: bool = False) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "text":
                yield inner
            else:
                yield from _texts(inner, key in _NAMES)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts(inner, named)
    elif named and isinstance(value, str):
        yield value
