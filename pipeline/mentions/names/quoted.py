"""Names in quotation marks beside words of a purchase: 收購滷味店「嶺娘」, 把「嶺福」賣給「山冊」.

Whatever words a firm is called by, an author who quotes them where a firm is bought or buys says that they are its name: all of
them, also where a part of them has been read as one, and where they stand for a person or a product elsewhere.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.lexicons.cues import pattern
from pipeline.mentions.names.lexemes import HAN, kind_of
from pipeline.mentions.names.words import vocabulary
from pipeline.text.late import late
from pipeline.text.words import cut

_QUOTE = late(rf"[「『\"“](?P<words>[{HAN}a-z0-9][{HAN}\u3040-\u30ffa-z0-9 .&'\-_·・%!]{{0,14}})[」』\"”]")
_GAP = "\ue000-\ue004"  # days, sums and shares of others
_JOINS = late(rf"[」』\"”](?:\([^()\n]{{1,12}}\))? ?(?:[、及和與与跟]|以及) ?[{HAN}a-z0-9 ]{{0,8}}$")
_BEHIND = pattern(r" ?(?:的|之)?{not_firm.zh}", "deals")
_ADVERBS = "年月日去今前昨明本上下半周个天则也又再就刚已曾于在将拟想要并先后来近终才随即便遂还更正"
_HAS_DONE = "(?:了|过|得|到)?"
_AFFAIR = late(r" ?(?:战略|策略|机制|模式|计画|计划|气魄|效应|标签|之[路战]|的一[次种])")
_NO_NAME = late(r".*[的了后並并]$|.*(?:案|权|股|业务|事业|部门|资产|计画|计划|条款|概念|模式|效应|经济|时代)$")
_COMMON = frozenset(("common", "generic", "verb", "event", "metric", "descriptor", "ending"))
_LITTLE = frozenset(("event", "verb", "metric", "function", "adverb", "marker", "generic", "title", "role", "speech"))
_BETWEEN = late(r".*(?:[是为像称被案潮战]|方案|重组).*|.*[后並并出设作展创造]")  # 收购后推出|「好茶」, 并购重组|「快车道」: nobody who is bought
_LINE = 24
_TAKES = late("(?:买|纳入)$")  # 谁会买|「嶺玩」: too common but right beside a quotation
_CALLED = late(rf"(?P<words>[{HAN}]{{2,8}})$")
_FIRMS = ("公司", "企业", "品牌", "工作室", "厂商", "业者", "厂", "店", "新创", "初创", "集团", "商", "机构", "巨头", "老牌", "龙头")
_OF_OTHERS = late(r"旗下|推出|自[有家创]|[子副]品牌|产品|系列|开设|打造|的(?:新|自)|新品牌|这[个家]|所谓|成为|变成|转型|概念")


def bought(blank: str) -> Iterator[tuple[int, int]]:
    """What stands in quotation marks as the name of somebody who is bought or buys.

    Args:
        blank: the folded text, mentions of other kinds blanked out.

    >>> text = "他买下了台中的「先想好」和「再说吧」,另推出「好茶」。「有光」被甲公司并购"
    >>> [text[start:end] for start, end in bought(text)]
    ['先想好', '再说吧', '有光']
    """
    found = [quote for quote in _QUOTE.finditer(blank) if _may_name(blank, quote)]
    sure = [_is_dealt(blank, quote) for quote in found]
    joined = [_is_joined(blank, left, right) for left, right in pairwise(found)]
    for at, together in enumerate(joined):
        sure[at + 1] = sure[at + 1] or sure[at] and together
    for at in range(len(joined) - 1, -1, -1):
        sure[at] = sure[at] or sure[at + 1] and joined[at]
    yield from (quote.span("words") for quote, told in zip(found, sure, strict=True) if told)


def with_bought(spans: Sequence[tuple[int, int]], blank: str) -> list[tuple[int, int]]:
    """Spans of names, and those of :func:`bought` instead of what was read inside them."""
    quoted = list(bought(blank))
    inside = {(start, end) for start, end in spans for first, last in quoted if first < end and start < last}
    return sorted([*(span for span in spans if span not in inside), *quoted])


def _may_name(blank: str, quote: re.Match[str]) -> bool:
    """Whether words in quotation marks may be a name: no term, no clause, and nothing of a firm's."""
    words = quote["words"]
    if _NO_NAME.fullmatch(words) or _BEHIND.match(blank, quote.end()) or _AFFAIR.match(blank, quote.end()):
        return False
    return not words.isascii() and kind_of(words) not in _LITTLE and not ({"speech", "function"} & {*_kinds(words)[1:]})


def _kinds(words: str) -> list[str]:
    return [kind_of(word) for word in cut(words)]


def _is_term(words: str) -> bool:
    """Whether words are common ones, each of two characters and more: a nightmare, a challenger in technology."""
    return all(len(word) > 1 and kind_of(word) in _COMMON for word in cut(words))


def _is_dealt(blank: str, quote: re.Match[str]) -> bool:
    """Whether a verb of buying or selling stands beside the quotation."""
    start, end = quote.span()
    near = len(quote["words"]) < 2  # one character: right beside the verb
    before, behind, carried = _verbs(near)
    if _is_called(blank, quote):
        return True
    told = before.search(blank, max(0, start - _LINE), start)
    described = told["words"] if told and not _BETWEEN.fullmatch(told["words"]) else None
    if described and _kinds(described)[-1] == "descriptor":
        return True
    if _is_term(quote["words"]):
        return False
    if described is not None or _TAKES.search(blank, max(0, start - 3), start) or behind.match(blank, end, end + _LINE):
        return True
    return carried.match(blank, end, end + _LINE) is not None and blank[max(0, start - 1) : start] in ("将", "把", "对")


def _is_called(blank: str, quote: re.Match[str]) -> bool:
    """Whether a noun of firms stands right before a quotation that is no term: 果醬品牌「在嶺紅」, not 旗下品牌「嶺紅」, which is somebody's."""
    start = quote.start()
    called = _CALLED.search(blank, max(0, start - 8), start)
    if called is None or not called["words"].endswith(_FIRMS):
        return False
    if _is_term(quote["words"]) or len(quote["words"]) < 2:
        return False
    return _kinds(called["words"])[-1] in ("descriptor", "generic") and _OF_OTHERS.search(blank, max(0, start - 14), start) is None


def _is_joined(blank: str, left: re.Match[str], right: re.Match[str]) -> bool:
    """Whether two quotations are items of one list: 「甲」、板橋「乙」."""
    return right.start() - left.end() < 12 and _JOINS.fullmatch(blank, left.end() - 1, right.start()) is not None


@functools.cache
def _verbs(near: bool) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Before a quotation, behind it, and behind one that stands behind 把: what makes a firm of it."""
    words = vocabulary()
    buys, sells, taken = ("|".join(sorted(words[kind], key=len, reverse=True)) for kind in ("buying_verbs", "selling_verbs", "passives"))
    describes = 0 if near else 10
    adverbs = rf"[{_ADVERBS}0-9{_GAP} ]{{0,6}}?"
    before = re.compile(rf"(?:{buys}|{sells}){_HAS_DONE}(?P<words>[{HAN}a-z0-9 {_GAP}]{{0,{describes}}})$")
    goes = f"{adverbs}(?:{taken})[^,。;!?\\n「『]{{0,14}}?(?:{buys})|{adverbs}(?:{buys}|{sells}){_HAS_DONE}"
    behind = re.compile(rf"(?:{goes}|,?[把将][^。;!?\n]{{0,24}}?(?:{buys})|则?(?:易主|改嫁))")
    return before, behind, re.compile(rf"[^,。;!?\n]{{0,16}}?(?:{buys}|{sells})")
