"""Sentences and words with their offsets, and spaCy documents for those who use spaCy.

The only module that imports jieba and spaCy, and it does so when words or a document are asked for.
jieba's dictionary is Simplified: the folded text is cut and the original is sliced, so that Traditional
text is cut as well as Simplified, and no offset moves.
"""

from __future__ import annotations

import contextlib
import functools
import logging
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

from pipeline.languages import languages, own
from pipeline.mention import Source, finders
from pipeline.model import Article, Block, Fact
from pipeline.model import Language as Tag
from pipeline.sentences import sentences
from pipeline.text import fold, fold_script

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_CHINESE = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_DICTIONARY = r"\u4e00-\u9fd5"  # what jieba's dictionary knows; rarer characters are words by themselves
_WORD = re.compile(rf"[{_DICTIONARY}]+|[{_CHINESE}]|[^\W{_CHINESE}]+(?:[.,'’&/+-][^\W{_CHINESE}]+)*%?|[^\w\s]")
_GAP = re.compile(r" |\s+")

SPANS = "jiyao"
"""The key of ``doc.spans`` under which our spans stand."""


@dataclass(frozen=True, slots=True)
class Segmentation:
    """A text with its sentences and words as half-open code point spans, in order.

    Attributes:
        text: the text as given.
        sentences: without white space at their ends; every visible character is in one.
        words: never across a sentence, never white space, punctuation included.
    """

    text: str
    sentences: tuple[tuple[int, int], ...]
    words: tuple[tuple[int, int], ...]

    def __iter__(self) -> Iterator[str]:
        """The words as written."""
        return (self.text[start:end] for start, end in self.words)


def segment(text_or_article: str | Article) -> Segmentation:
    """Return the sentences and words of a text or an article.

    >>> list(segment("三億五千萬元由紅杉資本領投"))
    ['三億五千萬元', '由', '紅杉', '資本', '領投']
    """
    text, blocks = _parts(text_or_article)
    spans = sentences(text, blocks)
    folded = fold(text)
    found = [word for start, end in spans for word in _cut(folded, start, end)]
    return Segmentation(text, tuple(spans), tuple(found))


def words(text: str) -> list[tuple[int, int]]:
    """Return the words of ``text`` as half-open code point spans.

    >>> words("Sequoia 領投")
    [(0, 7), (8, 10)]
    """
    return list(segment(text).words)


def ordinary(words: str) -> bool:
    """Return whether folded Chinese ``words`` are ordinary words one after another, and so hardly a name.

    >>> ordinary("不会轻易"), ordinary("厚雪资本")
    (True, False)
    """
    known = _jieba().FREQ
    return all(known.get(word, 0) > (2 if len(word) > 1 else 50_000) for word in _jieba().cut(words, HMM=False))


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
    made = Doc(_blank(article.language).vocab, words=tokens, spaces=spaces)
    begins = {start for start, _ in segmentation.sentences}
    for token in made:
        token.is_sent_start = token.i == 0 or token.idx in begins
    spans = (made.char_span(start, end, label=label, span_id=name) for start, end, label, name in marks)
    made.spans[SPANS] = SpanGroup(made, name=SPANS, spans=[span for span in spans if span is not None])
    return made


def _parts(given: str | Article) -> tuple[str, Sequence[Block]]:
    return (given, ()) if isinstance(given, str) else (given.text, given.blocks)


def _cut(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Words between blanks and marks; only runs of Chinese characters go to jieba, which breaks 1,000 and D. E."""
    for match in _WORD.finditer(folded, start, end):
        at = match.start()
        if not "\u4e00" <= folded[at] <= "\u9fd5":
            yield match.span()
            continue
        for word in _cutter()(match.group()):
            yield at, at + len(word)
            at += len(word)


@functools.cache
def _cutter() -> Callable[[str], Iterable[str]]:
    """rjieba where it is installed (the extra ``fast``): the same dictionary and model, the same words, 12 times faster."""
    try:
        import rjieba
    except ImportError:
        cut: Callable[[str], Iterable[str]] = _jieba().cut
    else:
        cut = rjieba.cut
    return cut


@functools.cache
def _jieba() -> Any:
    """Our own tokenizer: jieba believes its shared cache in /tmp whoever wrote it, and ours is private."""
    import jieba
    from platformdirs import user_cache_path

    tokenizer = jieba.Tokenizer()
    directory = user_cache_path("jiyao")
    with contextlib.suppress(OSError):  # in a read-only home jieba reads its dictionary every time
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    tokenizer.tmp_dir = str(directory)
    tokenizer.cache_file = f"jieba-{jieba.__version__}.cache"
    logger, level = jieba.default_logger, jieba.default_logger.level
    logger.setLevel(logging.CRITICAL + 1)  # it writes to standard error by itself
    try:
        tokenizer.initialize()
    finally:
        logger.setLevel(level)
    return tokenizer


@functools.cache
def _blank(language: Tag) -> Language:
    import spacy

    return spacy.blank(own(language).code)


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
            if owned and tokens and not spaces[-1] and not tokens[-1].isspace():
                spaces[-1] = True
            else:
                tokens.append(gap.group())
                spaces.append(False)
    return tokens, spaces


def register() -> None:
    """Make ``nlp.add_pipe("jiyao", config={"region": "TW", "published": "2026-02-13"})`` known to spaCy.

    The component writes our mentions (money, when, series …, in the kind's own words) to ``doc.spans["jiyao"]`` of a
    document that another pipeline made. Its tokens are split where a mention begins or ends inside one.
    """
    from spacy.language import Language

    Language.factory("jiyao", default_config={"region": None, "published": None}, func=_component)


def _component(nlp: Language, name: str, region: str | None, published: str | None) -> Any:
    return functools.partial(_write_mentions, region=region, published=published)


def _write_mentions(doc: Doc, *, region: str | None, published: str | None) -> Doc:
    from spacy.tokens import SpanGroup

    text = doc.text
    chinese: Literal["zh-Hant", "zh-Hans"] = "zh-Hant" if fold_script(text) != text else "zh-Hans"
    day = date.fromisoformat(published) if published else None
    tags = next((language.articles for language in languages() if language.code == doc.lang_), ())
    source = Source(text, tags[0] if len(tags) == 1 else chinese, day, region)
    found = [mention for _, find in finders() for mention in find(source)]
    _split(doc, {border for mention in found for border in (mention.start, mention.end)})
    spans = (doc.char_span(mention.start, mention.end, label=mention.kind) for mention in found)
    doc.spans[SPANS] = SpanGroup(doc, name=SPANS, spans=[span for span in spans if span is not None])
    return doc


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
