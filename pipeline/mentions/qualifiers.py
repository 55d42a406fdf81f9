"""The words on either side of a number that bend it: 約 逾 近 … 左右 以上, about, over, at least, or more.

Vocabulary is ``lexicons/amounts.toml``. Work is bounded by the longest phrase.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model import Qualifier
from pipeline.text.fold import fold
from pipeline.vocabulary import table


@dataclass(frozen=True)
class _Side:
    phrases: dict[str, Qualifier]
    sizes: tuple[int, ...]


def _side(*lists: dict[str, list[str]]) -> _Side:
    phrases: dict[str, Qualifier] = {}
    for listed in lists:
        for qualifier, words in listed.items():
            for word in words:
                phrases[fold(word)] = qualifier  # type: ignore[assignment]
    return _Side(phrases, tuple(sorted({len(p) for p in phrases}, reverse=True)))


@functools.cache
def _sides() -> tuple[_Side, _Side, _Side]:
    words = table("amounts")
    return _side(*words["left"].values()), _side(*words["right"].values()), _side(words["inside"])


def _by_last(phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    ends: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=lambda p: (-len(p), p)):
        ends.setdefault(phrase[-1], []).append(phrase)
    return {last: tuple(found) for last, found in ends.items()}


@functools.cache
def _left() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Qualifiers and the words that may follow them, longest first, by their last character."""
    reach = {fold(w) for words in table("amounts")["reach"].values() for w in words}
    return _by_last(_sides()[0].phrases), _by_last(reach)


def _letter(char: str) -> bool:
    return char < "\u0250" and char.isalpha()  # Latin


def _ends_word(window: str, phrase: str) -> bool:
    at = len(window) - len(phrase)
    return not (_letter(phrase[0]) and at and _letter(window[at - 1]))


_BLANK = ' *_「『“"'


def before(folded: str, at: int) -> tuple[Qualifier, int]:
    """The qualifier whose words end at ``at`` and where they start; ``("exact", at)`` if there is none.

    >>> before("营收约达3亿元", 4), before("签约3亿元", 2), before("more than $5m", 10)
    (('about', 2), ('exact', 2), ('over', 0))
    """
    left, reach = _left()
    low = max(0, at - 32)
    window = folded[low:at].rstrip(_BLANK)
    for _ in range(3):
        last = window[-1:]
        for phrase in left.get(last, ()):
            if window.endswith(phrase) and _ends_word(window, phrase):
                qualifier = _sides()[0].phrases[phrase]
                return qualifier, at if qualifier == "exact" else low + len(window) - len(phrase)
        for word in reach.get(last, ()):
            if window.endswith(word) and _ends_word(window, word):
                window = window[: -len(word)].rstrip(_BLANK)
                break
        else:
            break
    return "exact", at


def inside(folded: str, at: int) -> tuple[Qualifier, int]:
    """The trailing word that belongs to the amount's own text (以上, +, 多) and its end."""
    _, _, own = _sides()
    start = at + (folded[at : at + 1] == " " and folded[at + 1 : at + 3] == "以上")
    for size in own.sizes:
        phrase = folded[start : start + size]
        another_word = phrase == "多" and folded[start + 1 : start + 2] in _AFTER_MORE
        if phrase in own.phrases and len(phrase) == size and not another_word:
            return own.phrases[phrase], start + size
    return "exact", at


_AFTER_MORE = set("元家名个年次种轮项款位")
_NOT_ABOUT = {"上下": "游", "左右": "手逢为翼", "内": "部地需外陆容在存含涵控阁线销资"}


def after(folded: str, at: int) -> tuple[Qualifier, int]:
    """The qualifier whose words start at ``at`` (左右, or more) and where they end; ``("exact", at)`` if none.

    >>> after("3亿元左右", 3), after("3亿元上下游", 3)
    (('about', 5), ('exact', 3))
    """
    _, right, _ = _sides()
    start = at + (folded[at : at + 1] == " ")
    for size in right.sizes:
        phrase = folded[start : start + size]
        end = start + size
        follower = folded[end : end + 1]
        if len(phrase) == size and phrase in right.phrases:
            runs_on = _letter(phrase[-1]) and _letter(follower)
            if runs_on or (follower and follower in _NOT_ABOUT.get(phrase, "")):
                continue
            return right.phrases[phrase], end
    return "exact", at
