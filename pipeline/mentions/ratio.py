"""Ratios: percentages, 成, multiples (倍, x, -fold, doubled), percentage points and basis points.

A ratio is what is written (成長 2.5 倍 and 增至 2.5 倍 are both 2.5); ``change`` says which of the two it is.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from pipeline.languages import languages, own
from pipeline.languages.numerals import DIGITS
from pipeline.languages.quantity import Quantity
from pipeline.mentions import qualifiers
from pipeline.mentions.mention import Mention, Source
from pipeline.mentions.quantities import AND, BETWEEN, FROM, RUN, TO, quantity_at, shared, style_of
from pipeline.model import Qualifier
from pipeline.text.fold import fold
from pipeline.vocabulary import table

Basis = Literal["yoy", "qoq", "mom"]


@dataclass(frozen=True, slots=True)
class Ratio:
    """A share or a multiple.

    Attributes:
        text: as written, from the number to the unit.
        percent: 20 for 20%, 兩成, 百分之二十; None for other units and for ranges.
        ratio: 10 for 十倍, 10x, tenfold; 2 for 翻倍, doubled and 增加一倍; None likewise.
        points: percentage points (2 for 2 個百分點, 0.5 for 50 basis points); never a percentage.
        min, max: the bounds of a range, in the unit that ``unit`` names.
        basis: against what: the year before, the quarter before, the month before.
        direction: whether the words around it say up or down.
        change: ``by`` (成長 2.5 倍) or ``to`` (增至 2.5 倍); None where they do not say.
    """

    text: str
    percent: Decimal | None = None
    ratio: Decimal | None = None
    points: Decimal | None = None
    min: Decimal | None = None
    max: Decimal | None = None
    unit: Literal["percent", "times", "points"] = "percent"
    qualifier: Qualifier = "exact"
    basis: Basis | None = None
    direction: Literal["up", "down"] | None = None
    change: Literal["by", "to"] | None = None


@functools.cache
def _vocabulary() -> dict[str, dict[str, list[str]]]:
    return {
        kind: {key: [fold(w) for w in words] for key, words in entries.items()}
        for kind, entries in table("ratios").items()
    }


def _either(words: list[str]) -> str:
    spelt = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(rf"\b{re.escape(w)}\b" if w[0].isascii() else re.escape(w) for w in spelt)


@functools.cache
def _patterns(kind: str) -> dict[str, re.Pattern[str]]:
    return {key: re.compile(_either(words), re.ASCII) for key, words in _vocabulary()[kind].items()}


def _behind(unit: str) -> str:
    words = sorted(_vocabulary()["units"][unit], key=lambda w: (-len(w), w))
    return "|".join(re.escape(w) + r"\b" * w[-1].isalpha() * w.isascii() for w in words)


_UNIT = re.compile(
    rf" ?(?P<points>{_behind('points')})"
    r"|(?: |-)?(?P<basis>basis points?\b|bps\b|个?基点)"
    rf"| ?(?P<percent>{_behind('percent')})"
    rf"| ?(?P<times>倍)|(?P<x>[x×](?:[^a-z0-9]|$))|(?: |-)?(?P<fold>{_behind('fold')})"
    r"| (?P<of>times) (?:the|more|as|higher|larger|bigger|its|their|faster|greater|what|that|over)\b"
)
_BEGIN = sorted({re.escape(w[:3]) for words in _vocabulary()["units"].values() for w in words})
_NEAR = re.compile("|".join(["[倍x×点]", "times", "bps", "bas", *_BEGIN]))
"""What every unit begins with or holds: most numbers of a text have none of it behind them."""
_NOT_TIMES = ("数", "率", "频", "速器", "体")
_SEPARATOR = re.compile(rf"%? ?(?:[-–~〜―—]|{'|'.join((*TO, *AND))}) ?")
_FROM = re.compile(rf"(?:{'|'.join(FROM)}) ?$")
_BETWEEN = re.compile(rf"(?:{'|'.join(BETWEEN)}) $")
_PARTS = re.compile(r"百分之|千分之|万分之")
_TENTHS_BEFORE = re.compile(r"([一二两三四五六七八九十]|[1-9](?:\.[1-9])?)([二三四五六七八九])? ?$")
_TENTHS_AFTER = re.compile(
    r"([一二三四五六七八九半])?(?:[^立功为员长本果就熟交年品型份分名效绩像形色家都见不]|不[到等足]|$)"
)
_NO_TENTHS = {*DIGITS, *"十百千万亿第.点", *"0123456789abcdefghijklmnopqrstuvwxyz"}
_PAIR = re.compile("([一二两三四五六七八九])([二三四五六七八九])倍")
_DOWN_THE_LINE = re.compile(r" (?:down|check|click|jeopardy|standard|digit|digits)\b|-")
_WORDS = {
    word: value
    for language in languages()
    if language.numbers
    for word, value in language.numbers.WORDS.items()
    if value > 1
}
_WORD_FOLD = re.compile(rf"\b({'|'.join(_WORDS)})[ -]?(?:{_behind('fold')})", re.ASCII)
_TIMES_WORD = re.compile(
    rf"\b({'|'.join(_WORDS)}) times (?:the|more|as|higher|larger|bigger|its|faster|greater|what)\b", re.ASCII
)


@dataclass(frozen=True, slots=True)
class _Draft:
    start: int
    end: int
    unit: Literal["percent", "times", "points"]
    low: Decimal
    high: Decimal | None
    hedge: Qualifier
    rule: str
    word: bool = False


def _unit_at(folded: str, at: int) -> tuple[int, Literal["percent", "times", "points"], int] | None:
    match = _UNIT.match(folded, at)
    if match is None or match.lastgroup is None:
        return None
    name, end = match.lastgroup, match.end(match.lastgroup)
    if name == "x":
        return match.start("x") + 1, "times", 1
    if name == "basis":
        return end, "points", 100
    if name == "times" and folded.startswith(_NOT_TIMES, end):
        return None
    if name == "percent" and folded[end : end + 1] == "点":
        return None
    return end, ("times" if name in ("times", "fold", "of") else "points" if name == "points" else "percent"), 1


_NAME = re.compile(" [A-Z][a-z]")


def _glued(folded: str, start: int) -> bool:
    """Whether the number is part of a name: gpt-4x, a100%."""
    last = folded[start - 1 : start]
    if last == "-" and start > 1:
        return folded[start - 2].isascii() and folded[start - 2].isalpha()
    return bool(last) and last.isascii() and (last.isalpha() or last == "_")


def _numbered(source: Source) -> Iterator[_Draft]:
    """Digits and Chinese numerals with a unit behind them, and ranges of them."""
    folded, text, style, done = source.folded, source.text, style_of(source.language), 0
    for run in RUN.finditer(folded):
        if run.start() < done or not _NEAR.search(folded, run.end(), run.end() + 24) or _glued(folded, run.start()):
            continue
        first = quantity_at(folded, text, run.start(), style)
        if first is None or first.high is not None and first.hedge != "range":
            continue
        found = _unit_at(folded, first.end)
        separator = _SEPARATOR.match(folded, first.end)
        draft = None
        if separator is not None and RUN.match(folded, separator.end()):
            draft = _range(source, first, separator.end(), found)
        if draft is None and found is not None:
            end, unit, parts = found
            if text[end - 1] == "x" and not own(source.language).spaced and _NAME.match(text, end):
                continue  # 10x Science 完成…
            high = None if first.high is None else first.high / parts
            hedge: Qualifier = first.hedge or "exact"
            draft = _Draft(first.start, end, unit, first.low / parts, high, hedge, f"ratio.{unit}")
        if draft is not None:
            done = draft.end
            yield draft


def _range(
    source: Source, first: Quantity, at: int, own: tuple[int, Literal["percent", "times", "points"], int] | None
) -> _Draft | None:
    second = quantity_at(source.folded, source.text, at, style_of(source.language))
    if second is None:
        return None
    found = _unit_at(source.folded, second.end)
    joined = shared(first, second)
    if found is None or joined is None or (own is not None and own[1:] != found[1:]):
        return None
    if own is None and first.end - first.start == 4 and 1900 <= first.low <= 2100:
        return None
    before = source.folded[max(0, first.start - 12) : first.start]
    word = source.folded[first.end : at].strip(" %")
    if own is not None and word in TO and _FROM.search(before):
        return None  # from 20% to 28% is two figures
    if word in AND and not _BETWEEN.search(before):
        return None
    end, unit, parts = found
    return _Draft(
        first.start, end, unit, joined.low / parts, joined.low and second.low / parts, "range", f"ratio.{unit}.range"
    )


def _spelt(source: Source) -> Iterator[_Draft]:
    """百分之二十, 七成五, tenfold, three times, and multiples in one word."""
    folded, text = source.folded, source.text
    for match in _PARTS.finditer(folded):
        if RUN.match(folded, match.end()):
            quantity = quantity_at(folded, text, match.end(), style_of(source.language))
            if quantity is not None and quantity.high is None:
                value = quantity.low / {"百": 1, "千": 10, "万": 100}[match[0][0]]
                hedge: Qualifier = quantity.hedge or "exact"
                yield _Draft(match.start(), quantity.end, "percent", value, None, hedge, "ratio.percent.words")
    for at in _places(folded, "成"):
        draft = _tenths(folded, at)
        if draft is not None:
            yield draft
    if "倍" in folded:
        for match in _PAIR.finditer(folded):
            low, high = DIGITS[match[1]], DIGITS[match[2]]
            if high == low + 1:
                yield _Draft(match.start(), match.end(), "times", low, high, "range", "ratio.times.words")
    if any(word in folded for word in _vocabulary()["units"]["fold"]):
        for match in _WORD_FOLD.finditer(folded):
            yield _Draft(match.start(), match.end(), "times", _WORDS[match[1]], None, "exact", "ratio.times.words")
    if " times " in folded:
        for match in _TIMES_WORD.finditer(folded):
            end = match.end(1) + len(" times")
            yield _Draft(match.start(), end, "times", _WORDS[match[1]], None, "exact", "ratio.times.words")
    for number, words in _vocabulary()["words"].items():
        if not any(word in folded for word in words):
            continue
        for match in _patterns("words")[number].finditer(folded):
            if match[0].isascii() and _DOWN_THE_LINE.match(folded, match.end()):
                continue
            yield _Draft(match.start(), match.end(), "times", Decimal(number), None, "exact", "ratio.times.word", True)


def _places(folded: str, char: str) -> Iterator[int]:
    at = folded.find(char)
    while at >= 0:
        yield at
        at = folded.find(char, at + 1)


def _tenths(folded: str, at: int) -> _Draft | None:
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
        return _Draft(match.start(), end, "percent", first * 10, DIGITS[match[2]] * 10, "range", "ratio.percent.tenths")
    more = Decimal(5) if rest[1] == "半" else DIGITS[rest[1]] if rest[1] else Decimal(0)
    return _Draft(match.start(), end, "percent", first * 10 + more, None, "exact", "ratio.percent.tenths")


_CLAUSE = re.compile(r"[,。;、!?\n(]|, ")


def _around(folded: str, start: int, end: int) -> tuple[str, str]:
    left = folded[max(0, start - 24) : start]
    for stop in reversed(list(_CLAUSE.finditer(left))):
        left = left[stop.end() :]
        break
    right = folded[end : end + 24]
    stop_right = _CLAUSE.search(right)
    return left, right[: stop_right.start()] if stop_right else right


def _nearest(patterns: dict[str, re.Pattern[str]], left: str, right: str) -> str | None:
    """The key whose word is the last one before, or else the first one after."""
    best: tuple[int, str] | None = None
    for key, pattern in patterns.items():
        for match in pattern.finditer(left):
            if best is None or match.end() > best[0]:
                best = (match.end(), key)
    if best is not None:
        return best[1]
    for key, pattern in patterns.items():
        match_right = pattern.search(right)
        if match_right is not None and (best is None or match_right.start() < best[0]):
            best = (match_right.start(), key)
    return best[1] if best else None


_TO_BEFORE = re.compile(r"(?:[增升涨提扩翻][大高长加]?(?:至|到|为)|\bto|是[^,]{0,8}的) ?(?:约|近|逾|超过|的)? ?$")
_TO_AFTER = re.compile(r" ?(?:以上)?的(?:规模|水准|水平)| times (?:the|its|what)")


def _read(source: Source, draft: _Draft) -> tuple[Ratio, int, int]:
    folded = source.folded
    qualifier, outer_start = qualifiers.before(folded, draft.start)
    sign = folded[draft.start - 1 : draft.start]
    inside, end = qualifiers.inside(folded, draft.end)
    if folded[end : end + 2] in ("有余", "余点"):
        inside, end = "over", end + 2
    right, outer_end = qualifiers.after(folded, end)
    final: Qualifier = "exact"
    for candidate in (draft.hedge if draft.high is not None else "exact", qualifier, inside, draft.hedge, right):
        if candidate != "exact":
            final = candidate
            break
    left, after = _around(folded, draft.start, end)
    direction = _nearest(_patterns("direction"), left, after)
    if sign in ("+", "-", "−") and not folded[draft.start - 2 : draft.start - 1].isalnum():
        direction = "up" if sign == "+" else "down"
    if draft.word:
        direction = "down" if draft.low < 1 else "up"
    basis = _nearest(_patterns("basis"), left, after)
    low = draft.low
    change: Literal["by", "to"] | None = None
    if draft.unit == "times":
        if draft.word or _TO_BEFORE.search(left) or _TO_AFTER.match(after):
            change = "to"
        elif direction is not None:
            change = "by"
        if low == 1 and direction == "up" and draft.high is None:
            low, change = Decimal(2), "to"  # 增加一倍 is twice as much
    value = Ratio(
        text=source.text[draft.start : end],
        percent=low if draft.unit == "percent" and draft.high is None else None,
        ratio=low if draft.unit == "times" and draft.high is None else None,
        points=low if draft.unit == "points" and draft.high is None else None,
        min=None if draft.high is None else low,
        max=draft.high,
        unit=draft.unit,
        qualifier=final,
        basis=basis,  # type: ignore[arg-type]
        direction=direction,  # type: ignore[arg-type]
        change=change,
    )
    return value, outer_start, max(outer_end, end)


def find(source: Source) -> list[Mention]:
    """Every ratio of the article, in text order, never overlapping.

    >>> [m] = find(Source("營收同比增長逾 207%", "zh-Hant"))
    >>> m.value.text, int(m.value.percent), m.value.qualifier, m.value.basis, m.value.direction
    ('207%', 207, 'over', 'yoy', 'up')
    """
    drafts = list(_numbered(source))
    taken = [(d.start, d.end) for d in drafts]
    for draft in _spelt(source):
        i = bisect_right(taken, (draft.start, draft.end))
        if draft.word and i < len(taken) and taken[i][0] == draft.start:
            continue
        drafts.append(draft)
    drafts.sort(key=lambda d: (d.start, -d.end))
    mentions: list[Mention] = []
    for draft in drafts:
        if mentions and draft.start < mentions[-1].end:
            continue
        value, outer_start, outer_end = _read(source, draft)
        end = draft.start + len(value.text)
        mentions.append(Mention("ratio", draft.start, end, value, draft.rule, outer_start, outer_end))
        source.note(f"{draft.rule}: {value.text!r} {value.qualifier}")
    return mentions


def parse_ratio(text: str) -> Ratio | None:
    """Read a text that holds exactly one ratio; None if it holds none or several.

    >>> parse_ratio("七成五").percent, parse_ratio("tenfold").ratio, parse_ratio("成立")
    (Decimal('75'), Decimal('10'), None)
    """
    found = find(Source(text, "zh-Hant"))
    return replace(found[0].value) if len(found) == 1 else None
