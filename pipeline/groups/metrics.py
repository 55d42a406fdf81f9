"""The words of figures in a sentence: metrics, measures that are none, changes, turns, links; and what is only glue.

The vocabulary is ``lexicons/metrics.toml``; the longest word at a place is the one that stands there.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.mentions.mask import PRIVATE
from pipeline.text.fold import fold_script
from pipeline.text.late import late
from pipeline.text.listed import Listed
from pipeline.vocabulary import table


class Word(NamedTuple):
    """One word of a figure: its class, what it says within it, and where it stands (code points)."""

    kind: str
    value: str
    start: int
    end: int


@functools.cache
def _classes() -> dict[str, tuple[str, str]]:
    """Each word with its class and value; the first class that lists it has it."""
    found: dict[str, tuple[str, str]] = {}
    for kind in ("metric", "counted", "barrier", "turn", "change", "link"):
        for value, words in table("metrics")[kind].items():
            for word in words:
                found.setdefault(fold_script(word), (kind, value))
    return found


def _either(words: list[str]) -> str:
    """An alternation of words, the longest first, by their first characters: most places of a text begin none."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        by_first.setdefault(word[0], []).append(word)
    return "|".join(_bounded(first, some) for first, some in by_first.items())


def _bounded(first: str, words: list[str]) -> str:
    rests = "|".join(re.escape(w[1:]) + (r"\b" if w[-1].isascii() and w[-1].isalnum() else "") for w in words)
    return (r"\b" if first.isascii() and first.isalnum() else "") + f"{re.escape(first)}(?:{rests})"


@functools.cache
def _listed() -> Listed:
    return Listed(_classes())


@functools.cache
def _modifiers() -> re.Pattern[str]:
    listed = sorted(map(fold_script, table("metrics")["modifier"]["words"]), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(listed)})+$")


def words(folded: str, start: int, end: int) -> Iterator[Word]:
    """The words of figures between two offsets, in order.

    >>> [(w.kind, w.value) for w in words("营收年增,每股盈余", 0, 9)]
    [('metric', 'revenue'), ('change', 'up'), ('barrier', 'words')]
    >>> [(w.start, w.end) for w in words("嘉澄总净营收", 0, 6)]
    [(2, 6)]
    >>> [(w.kind, w.value) for w in words("少赚", 0, 2)]
    [('metric', 'profit'), ('change', 'down')]
    """
    classes = _classes()
    for first, last in _listed().spans(folded, start, end):
        word = folded[first:last]
        kind, value = classes[word]
        if named := _verbs_of_change().get(word):
            yield Word("metric", named, first, last)  # 少賺 12% names what fell, too
        own = _modifiers().search(folded, max(start, first - 6), first) if kind == "metric" else None
        yield Word(kind, value, own.start() if own else first, last)


@functools.cache
def _glue(kind: str) -> re.Pattern[str]:
    lists = table("metrics")["glue"]
    changes = [w for some in table("metrics")["change"].values() for w in some]
    listed = lists["behind"] if kind == "behind" else [*lists["zh"], *lists["en"], *changes]
    listed = [*listed, *table("metrics")["part"]["plain"]] if kind == "left" else listed
    return re.compile(rf"[ ,;:、。()—–*0-9\-{PRIVATE}]+|" + _either([fold_script(w) for w in listed]), re.ASCII)


def rest(text: str, kind: str = "between") -> int:
    """How many characters (of Latin words: words) of a masked text are no glue.

    >>> rest("达到约"), rest("的员工"), rest(" has reached ")
    (0, 2, 0)
    """
    left = _glue(kind).sub(" ", text)
    return sum(len(part) if part[0] > "\x7f" else 1 for part in left.split())


@functools.cache
def _part() -> re.Pattern[str]:
    lists = table("metrics")["part"]
    zh, after = ("|".join(re.escape(fold_script(w)) for w in lists[k]) for k in ("zh", "after"))
    en = "|".join(re.escape(w) for w in lists["en"])
    return re.compile(rf"(?:{zh})(?:{after})* ?$|\b(?:{en}) ?$")


@functools.cache
def _loose() -> frozenset[str]:
    return frozenset(fold_script(w) for w in table("metrics")["part"]["loose"])


_COMPOUND = late("[\u3400-\u9fff]{2}$")


def is_part(left: str, metric: str = "", right: str = "") -> bool:
    """Whether the words left of a metric, dates taken out, or right of it say that it is of a part, a market or somebody's customers.

    >>> is_part("公司的海外"), is_part("公司的"), is_part("拆迁补偿", "收入")
    (True, False, True)
    >>> is_part("公司海外业务实现"), is_part("公司主营业务实现"), is_part("出售厂房", "收益")
    (True, False, True)
    >>> is_part("交易增加公司", "净利润"), is_part("虚增", "营收")
    (True, True)
    >>> is_part("全国学习平板", "销量"), is_part("", "sales", " in north america grew")
    (True, True)
    """
    if _in_region().match(right) or _SOLD.search(metric) and _is_markets(left):
        return True
    if metric in _loose() and _COMPOUND.search(left) and _glue("left").sub(" ", left)[-1:].strip():
        return True
    if _is_gain(metric) and _disposal().search(left) or _of_region().search(left):
        return True
    if _effects().search(left):
        return True
    subject = _yields().sub("", left)
    return _part().search(left) is not None or subject != left and _part().search(subject) is not None


@functools.cache
def _of_things() -> re.Pattern[str]:
    lists = table("metrics")["part"]
    zh, verbs = ("|".join(re.escape(fold_script(w)) for k in keys for w in lists[k]) for keys in (("zh",), ("yields", "is")))
    return re.compile(rf"[^,;:。{PRIVATE}]{{0,10}}(?:{zh})(?:{verbs})")


_OF_ALL = late(fold_script("公司|集團|主要|主力|其|我們"))


def is_of_a_thing(clause: str) -> bool:
    """Whether a clause is about a part, a product or a place that nobody names, so that what the next clause measures is of that.

    >>> is_of_a_thing("松江旗舰店实现翻新"), is_of_a_thing("公司主要产品为镜头")
    (True, False)
    """
    match = _of_things().match(clause)
    return match is not None and _OF_ALL.search(match[0]) is None


@functools.cache
def _gains() -> frozenset[str]:
    return _loose() | frozenset(fold_script(w) for w in table("metrics")["part"]["gains"])


def earns_as_verb(text: str) -> bool:
    """Whether a text begins with a verb of earning or losing, with words that may stand before it: 大|賺, but not 淨利."""
    return _verb_of_earning().match(text) is not None


@functools.cache
def _verb_of_earning() -> re.Pattern[str]:
    return re.compile(f"[^,;:。]?(?:{'|'.join(fold_script(w) for w in table('metrics')['part']['gains'])})")


def _is_gain(metric: str) -> bool:
    """Whether a metric is a loose word, with words that may begin it: 淨|收入, but not 營業收入."""
    return any(metric.endswith(word) and (metric == word or _modifiers().fullmatch(metric[: -len(word)])) for word in _gains())


@functools.cache
def _of_region() -> re.Pattern[str]:
    regions = "|".join(fold_script(w) for w in table("metrics")["part"]["regions"])
    return re.compile(f"(?:{regions})(?:市场|地区)?的[\u4e00-\u9fff]{{0,4}}$")


_SOLD = late("[销售]|出货|交付")


_SOMEBODY = late("公司|集团|企业|[使令致助]")


def _is_markets(clause: str) -> bool:
    """Whether a clause begins with a region and has nobody in it before what is sold there: 國內學習平板 | 銷量."""
    return _of_market().fullmatch(clause) is not None and _SOMEBODY.search(clause) is None


@functools.cache
def _of_market() -> re.Pattern[str]:
    markets = "|".join(fold_script(w) for k in ("regions", "markets") for w in table("metrics")["part"][k])
    return re.compile(f"(?:{markets})[\u4e00-\u9fff]{{2,14}}")


@functools.cache
def _in_region() -> re.Pattern[str]:
    regions = "|".join(re.escape(w) for w in table("metrics")["part"]["regions_en"])
    return re.compile(rf" (?:in|from) (?:{regions})(?:[^a-z]|$)")


@functools.cache
def _disposal() -> re.Pattern[str]:
    return re.compile("|".join(fold_script(w) for w in table("metrics")["part"]["disposals"]))


@functools.cache
def _yields() -> re.Pattern[str]:
    """Verbs by which a figure is somebody's, at the end; and words for all of a company, which are no part of it."""
    verbs = "|".join(fold_script(w) for w in table("metrics")["part"]["yields"])
    wholes = "|".join(fold_script(w) for w in table("metrics")["part"]["wholes"])
    return re.compile(f"(?:{wholes})?(?:{verbs}|第?[一二三四1-4]季度?)+$")


@functools.cache
def _effects() -> re.Pattern[str]:
    words = "|".join(fold_script(w) for w in table("metrics")["part"]["effects"])
    return re.compile(f"(?:{words})了?(?:公司|集团|当期|本期|该公司|其)*的?$")


@functools.cache
def _verbs_of_change() -> dict[str, str]:
    return {fold_script(word): metric for metric, words in table("metrics")["verbs"].items() for word in words}


@functools.cache
def _rates() -> re.Pattern[str]:
    rates, reach = ("|".join(sorted(map(fold_script, table("metrics")["forecast"][k]), key=len, reverse=True)) for k in ("rates", "reach"))
    return re.compile(f"({rates})(?:{reach})*$")


def rate_before(left: str) -> bool | None:
    """Whether a ratio is the level of a rate of change that the words left of it name, and then whether of a fall.

    >>> rate_before("9月增幅扩大至"), rate_before("年减幅度收敛至"), rate_before("占比升至")
    (False, True, None)
    """
    found = _rates().search(left)
    return _FALLS.search(found[1]) is not None if found else None


_FALLS = late("[减降跌]|衰退|下滑")


@functools.cache
def _against() -> re.Pattern[str]:
    zh, en = ("|".join(re.escape(fold_script(w)) for w in table("metrics")["against"][k]) for k in ("zh", "en"))
    past = rf"(?:{zh})|[{PRIVATE}]同期|(?:较|比)(?:[{PRIVATE}]{{1,16}}|[前上]一?[季期月年]?)"
    return re.compile(rf"(?:{past})(?:的|公司|集团|则|是|为)*$|\b(?:{en})(?: an?| the)? $")


def is_against(left: str) -> bool:
    """Whether the words left of a metric say that it is of the period with which one compares.

    >>> is_against("上年同期"), is_against("与上年同期相比"), is_against("compared with a "), is_against("a ")
    (True, False, True, False)
    """
    return _against().search(left) is not None
