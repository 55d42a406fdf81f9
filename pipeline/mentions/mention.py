"""What a mention is: one written value, found by one finder, before anything is said with it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import Any

from pipeline.lexicons.organisations import Lexicon, load
from pipeline.model import Article, Block, Language
from pipeline.text.docs import Model, find_model
from pipeline.text.fold import fold
from pipeline.text.sentences import sentences


@dataclass(frozen=True, slots=True)
class Mention:
    """A value and where it is written.

    Attributes:
        kind: ``money``, ``when``, ``ratio``, ``series`` …: the finder's word for it.
        start, end: code points of the value's own words; ``text[start:end] == value.text``.
        value: the normalised value (``Money``, ``When``, ``Ratio`` …).
        rule: the id of the reading, such as ``money.zh.digits``.
        outer_start, outer_end: the same with its qualifiers (約 … 左右); fact rules see one slot there.
    """

    kind: str
    start: int
    end: int
    value: Any
    rule: str
    outer_start: int = -1
    outer_end: int = -1

    def __post_init__(self) -> None:
        if self.outer_start < 0:
            object.__setattr__(self, "outer_start", self.start)
        if self.outer_end < 0:
            object.__setattr__(self, "outer_end", self.end)


@dataclass
class Source:
    """An article as the finders see it: the original, its fold, and what is known around it.

    Attributes:
        text: the article's text; ``folded`` has the same length.
        published: the article's own date, what relative dates resolve against; None leaves them out.
        region: ``TW`` ``HK`` ``CN`` ``SG`` … or None: what a bare 元 or 兆 means.
        lexicon: the organisations known by name: ours, or ours with what the user brings.
        model: the spaCy pipeline that may vote on names, if the user names one.
    """

    text: str
    language: Language
    published: date | None = None
    region: str | None = None
    blocks: tuple[Block, ...] = ()
    trace: list[str] | None = field(default=None, repr=False)
    lexicon: Lexicon = field(default_factory=load, repr=False)
    model: Model | None = None

    @cached_property
    def folded(self) -> str:
        return fold(self.text)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Where its sentences stand, in order."""
        return sentences(self.text, self.blocks)

    def note(self, line: str, why: Callable[..., str] | None = None, *of: object) -> None:
        """Write one line of the trace that ``jiyao explain`` shows: what happened, and ``why(*of)``, which takes time and is asked only here."""
        if self.trace is not None:
            self.trace.append(f"{line} {why(*of)}" if why else line)


def source_of(
    article: Article,
    trace: list[str] | None = None,
    lexicon: Lexicon | None = None,
    spacy_model: str | Model | None = None,
) -> Source:
    """The finders' view of an article; without a lexicon it is read with ours, without a spaCy pipeline nobody votes.

    Raises:
        UsageError: there is no such pipeline, or it finds no entities.
    """
    model = find_model(spacy_model) if isinstance(spacy_model, str) else spacy_model
    return Source(
        article.text, article.language, article.published, article.region, article.blocks, trace, lexicon or load(), model
    )


Finder = Callable[[Source], Iterable[Mention]]


@cache
def finders() -> tuple[tuple[str, Finder], ...]:
    """Every module of ``pipeline.mentions`` that has a ``find``, in order of name: no registration anywhere."""
    import pipeline.mentions as package

    found = []
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda i: i.name):
        module = importlib.import_module(f"pipeline.mentions.{info.name}")
        if hasattr(module, "find"):
            found.append((info.name, module.find))
    return tuple(found)
