"""Which of an article's sentences can stand by themselves in a summary: whole, of a readable length, and of the article."""

from __future__ import annotations

import re

from pipeline.languages import languages
from pipeline.model import Article
from pipeline.text.sentence_words import in_any_language, sentence_words

_ENDED = re.compile(r"[。！？.!?][」』”’）)\"']{0,4}$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z0-9][\w'&+.-]*")
_FIRST_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+")
_BOILERPLATE = tuple(sorted(in_any_language("boilerplate")))
_PAIRS = ("「」", "『』", "“”", "（）", "()", "《》")
_LONGEST, _LONGEST_SPACED = 120, 40  # characters of a quoted sentence, and words
_PROSE = ("summary", "paragraph", "quote", "item")


def _leaning(spaced: bool) -> tuple[str, ...]:
    return tuple(w for room in languages() if room.spaced is spaced for w in sentence_words()[room.code]["leaning"])


# What a sentence that leans begins with: whole words, and characters where no blank ends a word.
_LEANING_WORDS, _LEANING = frozenset(_leaning(True)), _leaning(False)


def length(text: str) -> int:
    """Chinese characters and Latin words.

    >>> length("沛星募資 Series A")
    6
    """
    return len(_HAN.findall(text)) + len(_LATIN.findall(text))


def quotable(text: str, folded: str, spaced: bool) -> bool:
    """Whether a sentence of an article can be quoted.

    Args:
        text: as written.
        folded: the same, folded.
        spaced: whether the article's language has blanks between its words.
    """
    most = _LONGEST_SPACED if spaced else _LONGEST
    readable = 10 <= length(text) <= most and text[:1].isalnum() and _is_whole(text)
    return readable and _is_of(text, spaced) and not _is_around(folded)


def _is_of(text: str, spaced: bool) -> bool:
    """Whether a sentence is written in the article's language: all of it, or most where names are in Latin letters."""
    chinese = len(_HAN.findall(text))
    return not chinese if spaced else chinese > len(_LATIN.findall(text))


def prose(article: Article, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences that are in paragraphs, the summary, quotations and items."""
    if not article.blocks:
        return spans
    blocks = sorted((b.start, b.end) for b in article.blocks if b.kind in _PROSE)
    kept, at = [], 0
    for start, end in spans:
        while at < len(blocks) and blocks[at][1] <= start:
            at += 1
        if at < len(blocks) and blocks[at][0] <= start:
            kept.append((start, end))
    return kept


def stands_alone(text: str, folded: str) -> bool:
    """Whether a quotable sentence needs no other: it does not lean on the one before, ask, or speak."""
    first = _FIRST_WORD.match(text)
    leans = folded[:8].startswith(_LEANING) or (first is not None and first.group().lower() in _LEANING_WORDS)
    asks = text.rstrip("」』”’）)\"'")[-1:] in "?？"
    speaks = text[:1] in "「『“\"‘'"
    return not (leans or asks or speaks)


def _is_whole(text: str) -> bool:
    """Whether a sentence is one line of prose that ends, and closes what it opens."""
    if _ENDED.search(text, max(0, len(text) - 5)) is None or any(c in text for c in "\n\r|"):
        return False
    return text.count('"') % 2 == 0 and all(text.count(pair[0]) == text.count(pair[1]) for pair in _PAIRS)


def _is_around(folded: str) -> bool:
    """Whether a sentence is of the page around an article."""
    return "http" in folded or any(word in folded for word in _BOILERPLATE)
