"""spaCy documents of our articles, for those who use spaCy; the only module that imports it, and only when asked."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import PipelineError, UsageError
from pipeline.model import Article, Fact
from pipeline.text.words import segment

if TYPE_CHECKING:
    from spacy.language import Language as Language
    from spacy.tokens import Doc as Doc
    from spacy.vocab import Vocab

_GAP = re.compile(r" |\s+")

SPANS = "jiyao"
"""The key of ``doc.spans`` under which our spans stand."""


def doc(article: Article, facts: Iterable[Fact] = ()) -> Doc:
    """Return a spaCy ``Doc`` of the article, with ``doc.text == article.text``.

    ``doc.sents`` are our sentences. ``doc.spans["jiyao"]`` holds one span for every piece of evidence, labelled
    ``kind.field`` (``funding_round.money``) with the fact's id as ``span_id``. Tokens are cut at the borders of the
    evidence, so that every span is exactly the evidence.

    Args:
        article: read or made by hand.
        facts: facts of this article.
    """
    from spacy.tokens import Doc, SpanGroup

    marks = [(e.start, e.end, f"{fact.kind}.{e.field}", fact.id) for fact in facts for e in fact.evidence]
    segmentation = segment(article)
    starts, ends = {start for start, *_ in marks}, {end for _, end, *_ in marks}
    tokens, spaces = _tokens(article.text, segmentation.words, starts, ends)
    made = Doc(_vocab(article.language.split("-")[0]), words=tokens, spaces=spaces)
    begins = {start for start, _ in segmentation.sentences}
    for token in made:
        token.is_sent_start = token.i == 0 or token.idx in begins
    spans = (made.char_span(start, end, label=label, span_id=name) for start, end, label, name in marks)
    made.spans[SPANS] = SpanGroup(made, name=SPANS, spans=[span for span in spans if span is not None])
    return made


@functools.cache
def _vocab(code: str) -> Vocab:
    import spacy

    return spacy.blank(code).vocab


def _tokens(
    text: str, spans: Sequence[tuple[int, int]], starts: set[int], ends: set[int]
) -> tuple[list[str], list[bool]]:
    """Words and white space as spaCy counts them: a token may own one following blank, other white space is a token.

    A blank where a span starts or ends with it is a token of its own, or the span would lose it.
    """
    tokens: list[str] = []
    spaces: list[bool] = []
    edges = sorted({0, len(text), *starts, *ends, *(edge for span in spans for edge in span)})
    for start, end in pairwise(edges):
        if not text[start:end].isspace():
            tokens.append(text[start:end])
            spaces.append(False)
            continue
        for gap in _GAP.finditer(text, start, end):
            owned = gap.group() == " " and gap.start() not in starts and gap.end() not in ends
            bare = bool(tokens) and not spaces[-1] and not tokens[-1].isspace()
            if owned and bare:
                spaces[-1] = True
            else:
                tokens.append(gap.group())
                spaces.append(False)
    return tokens, spaces


def add_spans(doc: Doc, groups: Mapping[str, Sequence[tuple[int, int, str, str]]]) -> Doc:
    """Write groups of spans (start, end, label, id; code points) to ``doc.spans``; a token is split where a span cuts it.

    The groups of others keep their words: theirs are counted in tokens, which move.
    """
    from spacy.tokens import SpanGroup

    kept = [(group, [(s.start_char, s.end_char, s.label, s.kb_id, s.id) for s in group]) for group in doc.spans.values()]
    _split(doc, {border for marks in groups.values() for start, end, *_ in marks for border in (start, end)})
    for group, places in kept:
        moved = [doc.char_span(start, end, label, kb_id, None, "strict", named) for start, end, label, kb_id, named in places]
        doc.spans[group.name] = SpanGroup(doc, name=group.name, attrs=group.attrs, spans=[s for s in moved if s is not None])
    for key, marks in groups.items():
        spans = (doc.char_span(start, end, label=label, span_id=named) for start, end, label, named in marks)
        doc.spans[key] = SpanGroup(doc, name=key, spans=[span for span in spans if span is not None])
    return doc


def register_factory(
    name: str, make: Callable[..., Any], defaults: dict[str, Any], attributes: Mapping[str, Callable[[Doc], Any]]
) -> None:
    """Make ``nlp.add_pipe(name)`` and the attributes ``doc._.…`` that it fills known to spaCy; again changes nothing."""
    from spacy.language import Language
    from spacy.tokens import Doc

    Language.factory(name, default_config=defaults, retokenizes=True, func=make)
    for attribute, read in attributes.items():
        if not Doc.has_extension(attribute):
            Doc.set_extension(attribute, getter=read)


def _split(doc: Doc, borders: set[int]) -> None:
    inside = sorted(borders)
    with doc.retokenize() as retokenizer:
        for token in doc:
            low = bisect_right(inside, token.idx)
            high = bisect_left(inside, token.idx + len(token))
            cuts = [0, *(border - token.idx for border in inside[low:high]), len(token)]
            if len(cuts) > 2:
                pieces = [token.text[a:b] for a, b in pairwise(cuts)]
                retokenizer.split(token, pieces, heads=[(token, i) for i in range(len(pieces))])


# --- pipelines of the user's that find entities -----------------------------------------------------------------------

_LINE = re.compile(r"[^\n]+")
_FIND = frozenset(("ner", "beam_ner", "entity_ruler", "span_ruler"))


@dataclass(frozen=True, slots=True)
class Model:
    """A spaCy pipeline that finds entities; it travels with the settings of a run.

    Attributes:
        name: what spaCy loads it by: an installed package, or a folder.
        language: its language's code; ``xx`` is any.
        version: its own name and version, which stand in the keys of reports: ``zh_core_web_sm 3.8.0``.
    """

    name: str
    language: str
    version: str


def find_model(name: str) -> Model:
    """Load a spaCy pipeline, once a process, and say which it is.

    Raises:
        UsageError: it is not there, cannot be loaded, or finds no entities.
    """
    from spacy.util import is_package

    place = Path(name)
    known = name if is_package(name) or not place.exists() else str(place.resolve())
    if known == name and not is_package(name) and not place.exists():
        hint = f"install it (python -m spacy download {name}), or name the folder of a saved pipeline"
        raise UsageError(f"spaCy model {name}: " + ("no such folder" if place.name != name else f"not installed; {hint}"))
    try:
        nlp = _loaded(known)
    except Exception as error:  # whatever the components of somebody else's pipeline raise
        reason = f"{error}".strip().partition("\n")[0][:200] or type(error).__name__
        raise UsageError(f"spaCy model {name}: cannot be loaded ({reason}); install what it needs, or choose another") from error
    factories = {nlp.pipe_factories[pipe] for pipe in nlp.pipe_names}
    if not factories & _FIND:
        has = ", ".join(nlp.pipe_names) or "nothing"
        raise UsageError(f"spaCy model {name}: finds no entities (it has {has}); choose one with ner or entity_ruler")
    return Model(known, nlp.lang or "", _version(nlp))


def entities(model: Model, text: str) -> list[tuple[int, int, str]]:
    """The entities that a pipeline finds in a text, line by line: start, end (code points) and label.

    Raises:
        UsageError: the pipeline of this name is another one here than where the run was started.
        PipelineError: the pipeline failed.
    """
    nlp = _loaded(model.name)
    if _version(nlp) != model.version:
        raise UsageError(f"spaCy model {model.name}: {_version(nlp)} here, {model.version} where the run began; install the same")
    lines = [line for line in _LINE.finditer(text) if not line[0].isspace() and len(line[0]) <= nlp.max_length]
    try:
        docs = list(nlp.pipe(line[0] for line in lines))
    except Exception as error:  # whatever the components of somebody else's pipeline raise
        reason = f"{type(error).__name__}: {error}".replace("\n", " ")[:200]
        raise PipelineError(f"spaCy model {model.version} failed ({reason}); leave it out, or mend it") from error
    return [
        (line.start() + entity.start_char, line.start() + entity.end_char, entity.label_)
        for line, doc in zip(lines, docs, strict=True)
        for entity in doc.ents
    ]


@functools.lru_cache(4)
def _loaded(name: str) -> Language:
    import spacy

    return spacy.load(name)


def _version(nlp: Language) -> str:
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
