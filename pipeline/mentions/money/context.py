"""What the surroundings say of an amount: whether a bare number is money at all, and which currency a bare word means.

Pure functions of the article; nothing here reads numbers. Vocabulary is ``lexicons/amounts.toml``.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.mentions.mention import Source
from pipeline.mentions.money.region import standing
from pipeline.mentions.qualifiers import before as qualifier_before
from pipeline.text.fold import fold
from pipeline.vocabulary import table

YUAN = {"TW": "TWD", "HK": "HKD", "CN": "CNY", "SG": "SGD", "MO": "MOP"}
_YEN = re.compile("日本|东京|大阪|日经|japan|tokyo|osaka|yen\\b|jpy")
_RENMINBI = re.compile(
    "中国|人民币|北京|上海|深圳|杭州|china|chinese|beijing|shanghai|shenzhen|hangzhou|yuan\\b|rmb|cny"
)
_NEAR = 400  # code points: what still counts as the same passage
_ALL_SAME = re.compile(r"(人民币|新台币|台币|港币|港元|美元)[,(]? ?下同")
_OVER = Decimal("1.05")  # 逾, 近 and the like: how far parts may go over a total that is told roundly
_STOPS = "。!?;"
_NAMED_BEFORE = re.compile("[0-9万亿兆千百十]元$")  # 人民幣3億元, and not 3億美元
_AND = " ?(?:、|和|与|及|以及|或) ?"
_OF_LIST = re.compile(rf"(?:{_AND}[0-9][0-9.,]{{0,12}} ?[万亿兆千百十]{{0,3}}元?){{0,8}}{_AND}")
_LONGEST = 300  # code points of a sentence that are looked at


@dataclass(frozen=True, slots=True)
class Seen:
    """An amount that states its currency: what context is made of. ``aside`` is a conversion in brackets."""

    start: int
    end: int
    code: str
    bounds: tuple[Decimal, Decimal]
    aside: bool


class Context:
    """Answers for one article. ``seen`` are its amounts with a stated currency, in text order; ``bare`` those in a bare 元."""

    def __init__(self, source: Source, seen: Sequence[Seen], bare: Sequence[tuple[Decimal, Decimal]] = ()) -> None:
        self.source = source
        self.folded = source.folded
        self.seen = seen
        self._bare = {*bare}
        self._own = {s.code for s in seen if not s.aside}
        self._main = [s for s in seen if not s.aside]
        self._starts = [s.start for s in self._main]
        self._same: dict[tuple[Decimal, Decimal], list[Seen]] = {}
        for s in seen:
            self._same.setdefault(s.bounds, []).append(s)
        self._ends = [m.start() for m in re.finditer("\n", self.folded)]
        self._shown: dict[tuple[str, int], bool] = {}

    def _line(self, at: int) -> tuple[int, int]:
        i = bisect.bisect_left(self._ends, at)
        return (
            self._ends[i - 1] + 1 if i else 0,
            self._ends[i] if i < len(self._ends) else len(self.folded),
        )

    def _shows(self, pattern: re.Pattern[str], at: int) -> bool:
        """Whether the line around ``at`` has a word of ``pattern``; each line is searched once."""
        low, high = self._line(at)
        key = (pattern.pattern, low)
        if key not in self._shown:
            self._shown[key] = pattern.search(self.folded, low, high) is not None
        return self._shown[key]

    def _all(self, pattern: re.Pattern[str]) -> bool:
        key = (pattern.pattern, -1)
        if key not in self._shown:
            self._shown[key] = pattern.search(self.folded) is not None
        return self._shown[key]

    @functools.cached_property
    def _declared(self) -> str | None:
        match = _ALL_SAME.search(self.folded)
        names = {"人民币": "CNY", "新台币": "TWD", "台币": "TWD", "港币": "HKD", "港元": "HKD", "美元": "USD"}
        return names[match[1]] if match else None

    def yuan(self, at: int) -> str | None:
        """What a bare 元 at ``at`` is: as declared, as that of the list it goes on, or as the article is from here and is about here."""
        if told := self._declared or self._parted or self._of_list(at):
            return told
        home = self._home
        return home if home is None or self._before(at) in (None, home) else None

    @functools.cached_property
    def _parted(self) -> str | None:
        """The kind of 元 of a stated total whose parts the bare amounts are: 逾3億元人民幣, of which 2億元 and 1.1億元."""
        total = sum(high for _, high in self._bare)
        parts = len(self._bare) > 1
        codes = {s.code for s in self._main if parts and s.code in YUAN.values() and s.bounds[1] <= total <= s.bounds[1] * _OVER}
        return codes.pop() if len(codes) == 1 else None

    @functools.cached_property
    def _home(self) -> str | None:
        """Whose 元 the article's are, where nobody has said it."""
        given = YUAN.get(self.source.region or "")
        if given in (None, "CNY") and self.source.language == "zh-Hans":
            return "CNY"  # a mainland paper says of any other 元 whose it is, of a firm listed in Hong Kong too
        stated = self._stated
        own = next((region for region, code in YUAN.items() if code == stated), None)
        home, subject = standing(self.source.text, own if own in ("TW", "HK", "CN") else None)
        if given is None and home is not None and subject in (None, home):
            return YUAN[home]
        return stated if subject is not None and stated == YUAN[subject] else given

    @functools.cached_property
    def _stated(self) -> str | None:
        """Of the kinds of 元 that amounts state, the article's own: what is marked as foreign comes later and less often."""
        told = [s.code for s in self._main if s.code in YUAN.values()]
        return told[0] if told and all(told.count(told[0]) >= told.count(code) for code in told) else None

    def _of_list(self, at: int) -> str | None:
        """The currency that stands before the first amount of a list, or of a change: 人民幣3億元、4億元及5億元, 由美金3億元增至4億元."""
        i = bisect.bisect_left(self._starts, at) - 1
        if i < 0 or at - self._main[i].end > _LONGEST or not _NAMED_BEFORE.search(self.folded, self._main[i].start, self._main[i].end):
            return None
        between = self.folded[self._main[i].end : at]
        return self._main[i].code if leads_to(between) or _OF_LIST.fullmatch(between) else None

    def _before(self, at: int) -> str | None:
        """The kind of 元 that the same sentence states before ``at``."""
        i = bisect.bisect_left(self._starts, at) - 1
        if i < 0 or self._main[i].code not in YUAN.values():
            return None
        between = self.folded[self._main[i].end : at]
        stopped = len(between) > _LONGEST or any(stop in between for stop in (*_STOPS, "\n"))
        return None if stopped else self._main[i].code

    def yen(self, at: int) -> str | None:
        """What a bare ¥ at ``at`` is: 元 and 円 share the sign."""
        if self.source.region in ("CN", "JP"):
            return "CNY" if self.source.region == "CN" else "JPY"
        for china, japan in (
            (self._shows(_RENMINBI, at), self._shows(_YEN, at)),
            (self._all(_RENMINBI), self._all(_YEN)),
        ):
            if china != japan:
                return "CNY" if china else "JPY"
        return "CNY" if self.source.language == "zh-Hans" else None

    def elided(self, start: int, end: int, bounds: tuple[Decimal, Decimal], bare: bool) -> str | None:
        """The currency of an amount that names none, from the amounts around it; None where they do not settle it.

        The same sum nearby, then the nearest amount of the same sentence, then of the same line, then the
        article's only currency. A round word alone (百億) follows only its own sum or the only currency.
        """
        same = self._same.get(bounds, [])
        codes = {s.code for s in same}
        if len(codes) == 1:
            if not bare or len(self._own) == 1 or self._close(same, start):
                return codes.pop()
        if not bare:
            low, high = self._line(start)
            i = bisect.bisect_left(self._starts, start)
            here = [s for s in self._main[max(0, i - 2) : i + 2] if low <= s.start < high]
            if here:
                return min(here, key=lambda s: (self._far(s, start, end), s.start > start)).code
        only = {s.code for s in self.seen} if bare else self._own
        return next(iter(only)) if len(only) == 1 else None

    def _close(self, same: list[Seen], start: int) -> bool:
        i = bisect.bisect_left(same, start, key=lambda s: s.start)
        return any(abs(s.start - start) < _NEAR for s in same[max(0, i - 1) : i + 1])

    def _far(self, s: Seen, start: int, end: int) -> int:
        """How far an amount is: sentence ends count most, distance breaks ties."""
        low, high = (s.end, start) if s.end <= start else (end, s.start)
        stops = sum(self.folded.count(stop, low, min(high, low + _NEAR)) for stop in _STOPS)
        return stops * _NEAR + high - low


_STOP = re.compile("[,。;、!?\n(]")
_GOES_ON = set(",。;、!?)」』】]\n:(（|—-~*…\"'·/→") | set(
    "的之以并且而及和与或在从由升降增跳涨跌至到等后前买于是了成收作为给同比远仍也还就投融建开砸再发布押豪加其则占去今已"
)
_TO = re.compile(
    " ?(?:(?:[一再]?[举路]?大?幅?(?:提高|提升|上调|下调|增加|增长|成长|扩大|跃升|飙升|攀升|上升|下滑|下降|调高|上修|下修|缩水|暴涨|暴跌|飙涨|暴增"
    "|降|跌|升|增|涨|拉高|拉升|推升))?[至到为]|、|和|与|及|或) ?$"
)


@functools.cache
def _cues() -> tuple[list[str], tuple[str, ...], tuple[str, ...], list[str]]:
    words = table("amounts")["money"]
    before, right, counted = (
        sorted({fold(w) for w in words[key]}, key=lambda w: (-len(w), w)) for key in ("before", "after", "not_money")
    )
    return before, tuple(right), tuple(counted), [w for w in counted if len(w) > 1]


def is_money(folded: str, start: int, end: int, known: bool = False) -> bool:
    """Whether a Chinese number without a currency is money, by the words that touch it.

    ``known``: the article states the same sum with its currency elsewhere.

    >>> [is_money("公司估值70亿,领先", 4, 7), is_money("拥有10亿用户", 2, 5), is_money("4亿估值", 0, 2)]
    [True, False, True]
    """
    left_words, right_words, counted, nouns = _cues()
    right = folded[end : end + 12].lstrip(" *的")
    if right.startswith(right_words):
        return True
    if right.startswith(counted):
        return False
    following = folded[end : end + 2].lstrip(" ")[:1]
    if following and following not in _GOES_ON:
        return False
    _, at = qualifier_before(folded, start)
    window = folded[max(0, at - 16) : at].rstrip(" *达到至为在了过:")
    window = _STOP.split(window)[-1]
    best, money = -1, False
    for word in left_words:
        if len(word) == 1:
            if window.endswith(word) and len(window) > best:
                best, money = len(window), True
            continue
        found = window.rfind(word)
        if found >= 0 and found + len(word) > best:
            best, money = found + len(word), True
    for word in nouns:
        found = window.rfind(word)
        if found >= 0 and found + len(word) > best:
            best, money = found + len(word), False
    return known if best < 0 else money and len(window) - best <= 8


def leads_to(gap: str) -> bool:
    """Whether the words between a bare number and an amount make them one comparison or list.

    >>> leads_to("提高到"), leads_to("用户和")
    (True, False)
    """
    return len(gap) <= 12 and _TO.fullmatch(gap) is not None
