"""Ratios in words: 百分之二十, 七成五, tenfold, three times, and multiples in one word (翻倍, doubled)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.languages import languages
from pipeline.languages.numerals import DIGITS
from pipeline.mentions.mention import Source
from pipeline.mentions.quantities import RUN, quantity_at, style_of
from pipeline.mentions.ratio.units import behind, patterns, vocabulary
from pipeline.mentions.ratio.value import Draft
from pipeline.model import Qualifier
from pipeline.text.late import late

_PARTS = late(r"百分之|千分之|万分之")
_TENTHS_BEFORE = late(r"([一二两三四五六七八九十]|[1-9](?:\.[1-9])?)([二三四五六七八九])? ?$")
_TENTHS_AFTER = late(
    r"([一二三四五六七八九半])?(?:[^立功为员长本果就熟交年品型份分名效绩像形色家都见不]|不[到等足]|$)"
)
_NO_TENTHS = {*DIGITS, *"十百千万亿第.点", *"0123456789abcdefghijklmnopqrstuvwxyz"}
_PAIR = late("([一二两三四五六七八九])([二三四五六七八九])倍")
_DOWN_THE_LINE = late(r" (?:down|check|click|jeopardy|standard|digit|digits)\b|-")
_WORDS = {
    word: value
    for language in languages()
    if language.numbers
    for word, value in language.numbers.WORDS.items()
    if value > 1
}
_WORD_FOLD = late(rf"\b({'|'.join(_WORDS)})[ -]?(?:{behind('fold')})", re.ASCII)
_TIMES_WORD = late(
    rf"\b({'|'.join(_WORDS)}) times (?:the|more|as|higher|larger|bigger|its|faster|greater|what)\b", re.ASCII
)


def spelt(source: Source) -> Iterator[Draft]:
    """百分之二十, 七成五, tenfold, three times, and multiples in one word."""
    folded = source.folded
    yield from _parts(source)
    for at in _places(folded, "成"):
        draft = _tenths(folded, at)
        if draft is not None:
            yield draft
    yield from _pairs(folded)
    yield from _numbered_words(folded)
    yield from _single_words(folded)


def _parts(source: Source) -> Iterator[Draft]:
    """百分之二十, 千分之五."""
    folded, text = source.folded, source.text
    for match in _PARTS.finditer(folded):
        if RUN.match(folded, match.end()):
            quantity = quantity_at(folded, text, match.end(), style_of(source.language))
            if quantity is not None and quantity.high is None:
                value = quantity.low / {"百": 1, "千": 10, "万": 100}[match[0][0]]
                hedge: Qualifier = quantity.hedge or "exact"
                yield Draft(match.start(), quantity.end, "percent", value, None, hedge, "ratio.percent.words")


def _pairs(folded: str) -> Iterator[Draft]:
    """兩三倍."""
    if "倍" in folded:
        for match in _PAIR.finditer(folded):
            low, high = DIGITS[match[1]], DIGITS[match[2]]
            if high == low + 1:
                yield Draft(match.start(), match.end(), "times", low, high, "range", "ratio.times.words")


def _numbered_words(folded: str) -> Iterator[Draft]:
    """tenfold; three times the."""
    if any(word in folded for word in vocabulary()["units"]["fold"]):
        for match in _WORD_FOLD.finditer(folded):
            yield Draft(match.start(), match.end(), "times", _WORDS[match[1]], None, "exact", "ratio.times.words")
    if " times " in folded:
        for match in _TIMES_WORD.finditer(folded):
            end = match.end(1) + len(" times")
            yield Draft(match.start(), end, "times", _WORDS[match[1]], None, "exact", "ratio.times.words")


def _single_words(folded: str) -> Iterator[Draft]:
    """翻倍, doubled, halved."""
    for number, words in vocabulary()["words"].items():
        if not any(word in folded for word in words):
            continue
        for match in patterns("words")[number].finditer(folded):
            if match[0].isascii() and _DOWN_THE_LINE.match(folded, match.end()):
                continue
            yield Draft(match.start(), match.end(), "times", Decimal(number), None, "exact", "ratio.times.word", True)


def _places(folded: str, char: str) -> Iterator[int]:
    at = folded.find(char)
    while at >= 0:
        yield at
        at = folded.find(char, at + 1)


def _tenths(folded: str, at: int) -> Draft | None:
    """The share before the 成 at ``at``: 七成五 is 75 percent, 兩三成 20 to 30; not 第三成, not 十一成."""
    match = _TENTHS_BEFORE.search(folded, max(0, at - 5), at)
    if match is None or (match.start() and folded[match.start() - 1] in _NO_TENTHS):
        return None
    rest = _TENTHS_AFTER.match(folded, at + 1)
    if rest is None:
        return None
    end = rest.end(1) if rest[1] else at + 1
    first = Decimal(10) if match[1] == "十" else DIGITS.get(match[1]) or Decimal(match[1])
    if match[2]:
        if rest[1] or DIGITS[match[2]] != first + 1:
            return None
        return Draft(match.start(), end, "percent", first * 10, DIGITS[match[2]] * 10, "range", "ratio.percent.tenths")
    more = Decimal(5) if rest[1] == "半" else DIGITS[rest[1]] if rest[1] else Decimal(0)
    return Draft(match.start(), end, "percent", first * 10 + more, None, "exact", "ratio.percent.tenths")
