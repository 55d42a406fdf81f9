"""One room for each language: what it needs and another does not.

A language is a folder here, found by its place, whose ``LANGUAGE`` says what follows below. Its words are tables of its
code in ``lexicons/*.toml``. The modules beside the folders are what several languages share.

A ``model.Language`` is what an article is tagged with; a ``Language`` is what we know of the language it is written in.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Protocol

from pipeline import model
from pipeline.languages.calendar_rules import Context, Reading
from pipeline.languages.quantity import Quantity
from pipeline.languages.telling import Before, Figure, Grown, Manner, Part, Portrait, Voice
from pipeline.lexicons.topics import Topic


class Calendar(Protocol):
    """A module that reads dates. Its tables are ``[code]`` of ``lexicons/calendar.toml``.

    Attributes:
        FIRST_WORDS: the folded words between blanks that a date may begin with.
        STARTS: a pattern of the two characters that a date may begin with where no blank stands before it, or "".
        NUMERALS: characters that dates write numbers with, besides digits.
    """

    @property
    def FIRST_WORDS(self) -> frozenset[str]: ...
    @property
    def STARTS(self) -> str: ...
    @property
    def NUMERALS(self) -> str: ...

    def may_follow(self, text: str, start: int, end: int) -> bool:
        """Whether the number ``[start, end)`` of a folded text may begin a date: a cheap look, most numbers begin none."""

    def read(self, text: str, at: int, context: Context) -> Reading | None:
        """The date written at ``at`` of a folded text, or None."""


class Numbers(Protocol):
    """A module that reads numbers in words between blanks.

    Attributes:
        COMMA: whether 1,5 is one and a half.
        SCALES: the folded words that multiply the digits before them.
        WORDS: the folded words of small numbers.
        TRIGGER: where a number in words may be: at its last scale word.
    """

    @property
    def COMMA(self) -> bool: ...
    @property
    def SCALES(self) -> Mapping[str, Decimal]: ...
    @property
    def WORDS(self) -> Mapping[str, Decimal]: ...
    @property
    def TRIGGER(self) -> re.Pattern[str]: ...

    def read_words(self, folded: str, trigger: re.Match[str]) -> Quantity | None:
        """The number in words whose last scale word is ``trigger``, or None."""

    def is_money(self, folded: str, start: int, end: int) -> bool:
        """Whether the number ``[start, end)``, which names no currency, is money."""


class Series(Protocol):
    """A module that reads series of rounds.

    Attributes:
        LABELS: the folded words of series that are not letters, and their short labels.
    """

    @property
    def LABELS(self) -> Mapping[str, str]: ...

    def find(self, folded: str) -> Iterator[tuple[int, int, str, str]]:
        """Where a series is written, its words without what is round them, and the rule's name; the surer ones first."""


class Phrases(Protocol):
    """A module that prints what a summary's plan tells: values of facts in clauses, and nothing else.

    Attributes:
        LATIN: whether its readers want every name in Latin letters.
        METRICS: the metrics it has words for.
        GROUPS: what a list of clauses of one group begins with, in the order of the groups; "" is no list.
    """

    @property
    def LATIN(self) -> bool: ...
    @property
    def METRICS(self) -> Mapping[str, str]: ...
    @property
    def GROUPS(self) -> Mapping[str, str]: ...

    def size(self, text: str) -> int:
        """How long a text is to its readers: characters or words."""

    def sentence(self, group: str, clauses: Sequence[str]) -> str:
        """Clauses as one sentence with its full stop."""

    def round_(self, fact: model.FundingRound, before: Before | None, most: int, past: bool, voice: Voice) -> str: ...
    def joined(self, fact: model.FundingRound, most: int, voice: Voice) -> str: ...
    def backers(self, company: model.Name, existing: Sequence[model.Name | model.Investor], voice: Voice) -> str: ...
    def investors(self, facts: Sequence[model.InvestorFact], voice: Voice) -> str: ...
    def worth(self, fact: model.ValuationFact, before: Before | None, past: bool, voice: Voice) -> str: ...
    def figures(self, fact: model.RevenueFact, figures: Sequence[Figure], voice: Voice) -> str: ...
    def growth(self, grown: Sequence[Grown], voice: Voice) -> str: ...
    def acquisition(self, fact: model.AcquisitionFact, date: model.When | None, part: Part, manner: Manner, voice: Voice) -> str: ...
    def listing(self, fact: model.ListingFact, manner: Manner, voice: Voice) -> str: ...
    def profile(self, portrait: Portrait, voice: Voice) -> str: ...
    def founders(self, company: model.Name, persons: Sequence[model.Name], voice: Voice) -> str: ...
    def customers(self, company: model.Name, buyers: Sequence[model.Name], voice: Voice) -> str: ...
    def altogether(self, company: model.Name, money: model.Money, voice: Voice) -> str: ...
    def proceeds(self, uses: Sequence[Topic], voice: Voice) -> str: ...
    def others(self, companies: Sequence[model.Name], most: int, voice: Voice) -> str: ...


@dataclass(frozen=True, slots=True)
class Language:
    """What the pipeline asks of a language.

    Attributes:
        code: ISO 639-1: the name of its folder, of its tables in ``lexicons/*.toml`` and of spaCy's language.
        articles: what articles written in it are tagged with.
        guest: articles of other languages that write dates, numbers and series in it too.
        spaced: whether blanks stand between its words.
        calendar: reads its dates.
        series: reads its series of rounds.
        numbers: reads its numbers in words, where they stand between blanks.
        summary: which of the two summaries ``phrases`` prints, if it prints one.
    """

    code: str
    articles: tuple[model.Language, ...]
    calendar: Calendar
    series: Series
    spaced: bool = True
    numbers: Numbers | None = None
    guest: tuple[model.Language, ...] = ()
    summary: model.SummaryLanguage | None = None
    phrases: Phrases | None = None


Read = Callable[[str, int, Context], Reading | None]
"""``Calendar.read``."""


@cache
def languages() -> tuple[Language, ...]:
    """Every language; those without blanks between words first, for what their characters say is surer.

    >>> languages()[0].code
    'zh'
    """
    folders = (info.name for info in pkgutil.iter_modules(__path__) if info.ispkg)
    found = (importlib.import_module(f"pipeline.languages.{name}").LANGUAGE for name in folders)
    return tuple(sorted(found, key=lambda language: (language.spaced, language.code)))


@cache
def summaries() -> dict[str, model.SummaryLanguage]:
    """The languages of the summaries: the code of each, and what reports call it.

    >>> summaries()["zh"]
    'zh-Hant'
    """
    return {language.code: language.summary for language in languages() if language.summary}


@cache
def own(article: model.Language) -> Language:
    """The language that articles of a tag are written in.

    >>> own("zh-Hans").code
    'zh'
    """
    return next(language for language in languages() if article in language.articles)


@cache
def read_in(article: model.Language) -> tuple[Language, ...]:
    """The languages that an article's dates, numbers and series may be written in.

    >>> [language.code for language in read_in("en")]
    ['zh', 'en']
    """
    return tuple(language for language in languages() if article in (*language.articles, *language.guest))
