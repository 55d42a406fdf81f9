"""What a walk over a sentence knows of the metric last named, and the figures that it finds."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.groups.metrics import Word, rate_before
from pipeline.mentions.mention import Mention
from pipeline.mentions.ratio import Ratio

_LISTS = re.compile("[、和及与]|以及")
_TO = re.compile("[至到][约近逾]?$|\\bto ?$")
_BELOW = re.compile("[^0-9%,][-−－]$")
_BY = re.compile(r" by (?:about |around |roughly |some |nearly |at least |an estimated )?$")
_MORE_THAN = re.compile(r" (?:more|higher|less|lower|fewer) than\b")


@dataclass(frozen=True)
class Figure:
    """An amount or a change of a metric.

    Attributes:
        metric: its name in the output.
        at: the mention of the amount or the ratio.
        start, end: from the metric's first character, or the figure's, to the last of both.
        earlier: the amount of another period, to which one is compared.
        down: a change that says fell.
        of_part: the metric is not the company's: its market's, a segment's.
        named: the name that the clause of the figure begins with.
        period: what a table says it is of.
    """

    metric: str
    at: Mention
    start: int
    end: int
    earlier: bool = False
    down: bool = False
    of_part: bool = False
    named: Mention | None = None
    period: Mention | None = None


@dataclass
class State:
    """What the walk has read."""

    metric: Word | None = None
    name: str = ""  # of the metric, its sign settled
    of_part: bool = False
    since: int = 0  # where the sentence begins
    anchor: int = 0  # where the metric or its last figure ends
    figures: int = 0  # told of it
    changes: int = 0  # told of the metrics of the row
    moved: tuple[int, bool] | None = None  # where the last change ends, and whether it was a fall
    named: Mention | None = None
    row: list[Word] = field(default_factory=list)  # metrics joined: 營收與獲利分別為
    heard: list[Word] = field(default_factory=list)  # words since the anchor
    respective: bool = False  # several amounts are told one after the other: 分別為
    heard_respective: bool = False  # since the metric before
    shared: bool = False  # what follows is a share
    against: bool = False  # the metric's first figure is of an earlier period: 上年同期獲利 …
    differs: int = -1  # where the last amount that only says by how much ends

    def hear_metric(self, word: Word, joined: bool, of_part: bool, against: bool = False) -> None:
        fresh = self.metric is None or self.heard_respective  # 第一、二季分別虧損 …: the word is of what follows
        self.heard_respective = False
        self.row = [*self.row, word] if joined else [word]
        self.metric, self.name, self.of_part, self.changes = word, word.value, of_part, 0
        self.anchor, self.figures, self.named, self.heard = word.end, 0, None, []
        self.against = against
        self.respective = self.respective and (joined or fresh)

    def is_listed_against(self, text: str, word: Word) -> bool:
        """Whether a metric is in a list of an earlier period's: 去年同期營收 10 億元、| 淨利."""
        return bool(self.against and self.figures and _LISTS.fullmatch(text, self.anchor, word.start))


def moves_itself(text: str, m: Mention, value: Ratio) -> bool:
    """Whether a ratio itself says that something changed: doubled, +12%, 10x year over year."""
    if m.rule.startswith(("ratio.times.word", "ratio.percent.flat")) or value.basis is not None:
        return True
    if (value.ratio is not None and value.change == "to") or _MORE_THAN.match(text, m.outer_end):
        return True
    signed = text[m.start - 1 : m.start] in ("+", "-", "−") and value.direction is not None
    return signed and text[m.start - 2 : m.start - 1] != ","  # (4.72,-0.02,-0.42%) is a share's price


def is_multiple(state: State, between: str, value: Ratio) -> bool:
    """Whether a ratio is so many times a metric, and no change of it: 價格是營收的 | 20 倍."""
    return state.figures == 0 and between == "的" and value.percents[0] is None


def is_below(text: str, at: int) -> bool:
    """Whether a minus stands before a number, and no dash between two.

    >>> is_below("月增率-7%", 4), is_below("5-7%", 2)
    (True, False)
    """
    return _BELOW.search(text[max(0, at - 2) : at]) is not None


def says_by(text: str, since: int, at: int) -> bool:
    """Whether the words before an amount say that it is by how much: reduced its profit by about | $5 million.

    >>> says_by("cut profit by about $5 million", 0, 20), says_by("profit of $5 million", 0, 10)
    (True, False)
    """
    return _BY.search(text, since, at) is not None


def is_level(left: str, value: Ratio) -> bool:
    """Whether the words left of a ratio say that it was reached, and is no change: to 53%, but 降幅收斂至 5%.

    Args:
        left: the masked text up to the ratio.
        value: the ratio.

    >>> from decimal import Decimal
    >>> is_level("负债比飙到", Ratio("81%", percent=Decimal(81))), is_level("降幅收敛至", Ratio("5%", percent=Decimal(5)))
    (True, False)
    """
    return value.percents[0] is not None and _TO.search(left) is not None and rate_before(left) is None
