"""Claims: frames whose only use is that their money is nothing else, and so no round's.

A verb of raising says little: a plant, a loan, a bond, an ETF and a charity raise as well. What the clause is about says
more. Each frame is a list of words in ``lexicons/spending.toml``; an amount is the frame's whose word governs it, unless a word that
only a raising from investors has (輪, led by) stands nearer.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

from pipeline.lexicons.cues import alternation
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Mention
from pipeline.text.fold import fold_script

Span = tuple[int, int]

FRAMES = ("spend", "sum", "lend", "trade", "fund", "give", "sell", "bond", "float")
_ANYWHERE = ("float",)  # a price of the shares may stand between the word and what they raised
_MARK = re.compile(r"[,;:。!?\n]")
_CALLED = re.compile(fold_script(r" ?(?:的|之)?(?:新一輪|首輪)?[融募]資(?:[^券租餘買賣]|$)"))
_INVESTS = re.compile(fold_script(r"投資|增資|注資|加碼|追加|invest"))
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
    own = _distance(money, (m.span() for m in _words("raising").finditer(folded, *sentence)))
    called = _CALLED.match(folded, money.end, sentence[1]) is not None
    for frame in _ANYWHERE if called else FRAMES:
        if frame == "spend" and not _is_put_in(folded, said):
            continue
        if _distance(money, _governing(frame, folded, mask, sentence, money)) < own:
            return frame
    return None


def _is_put_in(text: str, said: Span) -> bool:
    """Whether the words say that money was invested, and not that it was raised: what is built with it is then its object."""
    return bool(_INVESTS.search(text, *said)) and not _RAISES.search(text, *said)


def _governing(frame: str, text: str, mask: Mask, sentence: Span, money: Mention) -> Iterator[Span]:
    """Where words of a frame stand that govern an amount: before it without another amount between, or behind it in its clause."""
    start, end = sentence
    mark = _MARK.search(text, money.end, end)
    clause_end = mark.start() if mark else end
    for m in _words(frame).finditer(text, start, clause_end):
        if frame in _ANYWHERE:
            if not _ahead().match(text, m.end(), end):
                yield m.span()
        elif not any(mask.within(*gap, "money") for gap in ((m.end(), money.start), (money.end, m.start())) if gap[0] < gap[1]):
            yield m.span()


def _distance(money: Mention, spans: Iterable[Span]) -> float:
    """How far the nearest of some words stands from an amount; infinite without any."""
    return min((max(0, money.start - e, s - money.end) for s, e in spans), default=float("inf"))
