"""Claims: frames whose only use is that their money is nothing else, and so no round's.

A verb of raising says little: a plant, a loan, a bond, an ETF and a charity raise as well. What the clause is about says
more. Each frame is a list of words in ``lexicons/spending.toml``; an amount is the frame's whose word governs it, unless a word that
only a raising from investors has (輪, led by) stands nearer.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Sequence
from operator import itemgetter

from pipeline.lexicons.cues import alternation
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Mention
from pipeline.text.fold import fold_script

Span = tuple[int, int]

FRAMES = ("spend", "sum", "lend", "trade", "fund", "give", "sell", "bond", "pay_out", "turn", "float")
_ANYWHERE = ("float",)  # a price of the shares may stand between the word and what they raised
_MARK = re.compile(r"[,;:。!?\n]")
_CALLED = re.compile(fold_script(r" ?(?:的|之)?(?:新一輪|首輪)?[融募]資(?:[^券租餘買賣]|$)"))
_INVESTS = re.compile(fold_script(r"投資|增資|注資|加碼|追加|入股|參股|認購|invest"))
_RAISES = re.compile(fold_script(r"融資|募|籌|集資|raise|raising|secur"))


@functools.cache
def _words(concept: str) -> re.Pattern[str]:
    return re.compile(alternation(concept, None, "spending"))


@functools.cache
def _ahead() -> re.Pattern[str]:
    return re.compile(r"[^,。;]{0,2}?" + alternation("not_yet", None, "spending"))


def claimed_by(folded: str, mask: Mask, sentence: Span, money: Mention, said: Span) -> str | None:
    """The frame that claims an amount which words of raising at ``said`` speak of; None where it is a round's.

    Args:
        folded: the folded article: a word may stand inside what was taken for a name.
        mask: its mentions, of which the amounts are asked for.
        sentence: the sentence, in code points.
        money: the amount.
        said: the words that call it raised.
    """
    own = _distance(money, mask.words(_words("raising"), folded, *sentence))
    called = _CALLED.match(folded, money.end, sentence[1]) is not None
    for frame in _ANYWHERE if called else FRAMES:
        spends = frame == "spend" and not _is_put_in(folded, said)
        if spends or frame == "pay_out" and _INVESTS.search(folded, *said):
            continue
        if frame == "trade" and own < float("inf"):
            continue  # 完成 C 輪融資，融資金額為: shares are bought on credit where nobody speaks of a round
        if _distance(money, _governing(frame, folded, mask, sentence, money)) < own:
            return frame
    return None


def _is_put_in(text: str, said: Span) -> bool:
    """Whether the words say that money was invested, and not that it was raised: what is built with it is then its object."""
    return bool(_INVESTS.search(text, *said)) and not _RAISES.search(text, *said)


def _governing(frame: str, text: str, mask: Mask, sentence: Span, money: Mention) -> list[Span]:
    """The nearest words of a frame that govern an amount: before it without another amount between, or behind it in its clause."""
    found = mask.words(_words(frame), text, *sentence)
    if frame == "sum" and found:
        found = [(s, e) for s, e in found if mask.text[s:e] == text[s:e]]  # 招商 of 招商港口
    if found and (mark := _MARK.search(text, money.end, sentence[1])):
        found = found[: bisect.bisect_left(found, mark.start(), key=itemgetter(0))]
    if frame in _ANYWHERE:
        return [word for word in found if not _ahead().match(text, word[1], sentence[1])]
    return [(s, e) for s, e in _nearest(money, found) if not mask.has(*((e, money.start) if e <= money.start else (money.end, s)), "money")]


def _nearest(money: Mention, spans: Sequence[Span]) -> Sequence[Span]:
    """Of words in order the last before an amount and the first that is not before it."""
    behind = bisect.bisect_right(spans, money.start, key=itemgetter(1))
    return spans[max(0, behind - 1) : behind + 1]


def _distance(money: Mention, spans: Sequence[Span]) -> float:
    """How far the nearest of some words stands from an amount; infinite without any."""
    return min((max(0, money.start - e, s - money.end) for s, e in _nearest(money, spans)), default=float("inf"))
