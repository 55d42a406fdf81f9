"""One amount at one place: a number with its currency, its qualifier and, for a range, its other end.

What the article around it decides (a bare 元, a sum without a currency) is not decided here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from pipeline.languages import Numbers, read_in
from pipeline.languages.quantity import Quantity
from pipeline.lexicons.currencies import Unit, first_characters, last_characters, unit_before
from pipeline.mentions import qualifiers
from pipeline.mentions.mention import Source
from pipeline.mentions.money import currency, joints, listed
from pipeline.mentions.money.doubts import DIGITS, counts, glued, like_a_year, torn, unreadable
from pipeline.mentions.money.draft import Draft
from pipeline.mentions.money.estimates import pair_at
from pipeline.mentions.quantities import AND, BETWEEN, FROM, RUN, TO, quantity_at, shared, style_of
from pipeline.model import Qualifier

_URL = re.compile(r"(?:https?://|www\.)[^\s\u3000-\u9fff()<>\]]+")
_HAN = re.compile("[\u3400-\u9fff]")
_BEFORE_UNIT = frozenset("破达逾近超上看约冲过数几百千十万亿半每一两喊到值以及和与")  # 破兆
_LEVEL = re.compile("(?:量级|级别|级)")
_NEGATIVE = re.compile(r"(?:^|[ \n(])-$|−$")
_MINUS = tuple("-−－")
_LABEL = re.compile(r"(?:[(\[]|单位[:为]? ?|以)$")
_FOLLOWS = set("十百千万亿兆拾佰仟个多余级+-–~〜―—至到ktmbw")  # scales, ranges; 5k, 5m
_SEPARATOR = re.compile(rf" ?(?:[-–~〜―—]|{'|'.join((*TO, *AND))}) ?")
_FROM = re.compile(rf"(?:{'|'.join(FROM)})[ 近约超逾]{{0,3}}$")
_BETWEEN = re.compile(rf"(?:{'|'.join(BETWEEN)}) $")


class Reader:
    """Reads the amounts of one article, each number once.

    >>> [d] = Reader(Source("估值逾 2.5 億港元", "zh-Hant")).drafts()
    >>> d.start, d.outer_start, d.bounds[0], d.unit.code
    (4, 2, Decimal('250000000'), 'HKD')
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text, self.folded = source.text, source.folded
        self.style = style_of(source.language)
        self.follows = _FOLLOWS | {"、"} | {word[0] for word in self.style.scales}
        self.numbers = [language.numbers for language in read_in(source.language) if language.numbers]
        self.urls = [m.span() for m in _URL.finditer(self.folded)]

    def in_url(self, at: int) -> bool:
        i = bisect_right(self.urls, (at, len(self.text)))
        return i > 0 and at < self.urls[i - 1][1]

    def drafts(self) -> Iterator[Draft]:
        """Every number with a currency, and every Chinese number that may be one without."""
        at, floor = 0, 0
        while (run := RUN.search(self.folded, at)) is not None:
            at = run.end()
            if self.idle(run) or self.in_url(run.start()):
                continue
            if row := self.row(run.start()):
                at = floor = row[-1].end
                yield from row
                continue
            at_run = (self.folded, self.text, run.start(), self.style)
            quantity = pair_at(*at_run) or quantity_at(*at_run)
            if quantity is None:
                continue
            at = quantity.end
            draft = self.amount(quantity, floor)
            if draft is None:
                continue
            draft = self.ranged(draft)
            if draft.unit is not None or draft.quantity.big:
                at = floor = draft.end
                yield draft

    def row(self, start: int) -> list[Draft]:
        """The amounts of a row that begins here and shares one unit: 34.7/44.7/55.9 億元."""
        spans = listed.row_at(self.folded, start)
        quantity = quantity_at(self.folded, self.text, spans[-1][0], self.style) if len(spans) > 1 else None
        last = self.amount(quantity, spans[-1][0]) if quantity and quantity.start == spans[-1][0] else None
        return listed.shared(self.folded, spans, last) if last else []

    def idle(self, run: re.Match[str]) -> bool:
        """Whether a plain number has nothing of money beside it, as most numbers of a text: 2026 年, 12%, 3 家."""
        folded, (start, end) = self.folded, run.span()
        if folded[start] not in DIGITS or "," in run[0] or "." in run[0]:
            return False
        before = folded[max(0, start - 2) : start].rstrip(" ")[-1:]
        after = folded[end : end + 2].lstrip(" ")[:1]
        return after not in self.follows and after not in first_characters() and before not in last_characters()

    def worded(self, taken: list[tuple[int, int]]) -> Iterator[Draft]:
        """Amounts in words between blanks (half a billion dollars), where no digits were read."""
        for numbers in self.numbers:
            yield from self._worded(numbers, taken)

    def _worded(self, numbers: Numbers, taken: list[tuple[int, int]]) -> Iterator[Draft]:
        done = 0
        for trigger in numbers.TRIGGER.finditer(self.folded):
            i = bisect_right(taken, (trigger.start(), len(self.text)))
            if trigger.start() < done or (i and trigger.start() < taken[i - 1][1]):
                continue
            following = numbers.TRIGGER.match(self.folded, trigger.end() + 1)
            if following is not None and self.folded[trigger.end()] in " -":
                continue  # one hundred million: read at its last word
            quantity = numbers.read_words(self.folded, trigger)
            if quantity is None or (i and quantity.start < taken[i - 1][1]):
                continue
            if quantity.start and self.folded[quantity.start - 1] in DIGITS:
                continue
            draft = self.amount(quantity, 0, words=True)
            if draft is not None:
                done = draft.end
                yield draft

    def is_money(self, draft: Draft) -> bool:
        """Whether an amount in Latin letters without a currency is money, by the words that touch it."""
        return any(numbers.is_money(self.folded, draft.outer_start, draft.end) for numbers in self.numbers)

    def amount(self, quantity: Quantity, floor: int, words: bool = False) -> Draft | None:
        """The amount around a quantity, or None; ``unit`` is None where no currency touches it.

        ``floor``: nothing before it may be used, it belongs to the amount before.
        """
        folded, start = self.folded, quantity.start
        if start > floor and torn(folded, self.text, start, quantity.end):
            return None
        before = currency.before(folded, self.text, quantity, start, floor)
        quantity, hedge, end, suffix = self._behind(quantity, words)
        bare = before is None and suffix is None
        if bare and not quantity.big and not _SEPARATOR.match(folded, end):
            return None  # most numbers of a text end here
        alone = start > floor or not floor
        qualifier, outer_start = qualifiers.before(folded, start)
        if before is None and outer_start < start:
            apart = currency.before(folded, self.text, quantity, outer_start, floor)  # 新台幣約 5 億元
            if apart is not None and (not apart[1].sign or apart[1].code == "$"):
                outer_start, before = apart[0], (start, apart[1])
        if before is not None and before[0] < start:
            start = before[0]
            qualifier, outer_start = qualifiers.before(folded, start)
        elif before is None and alone and glued(folded, start):
            return None
        if _NEGATIVE.search(folded, max(0, start - 2), start):
            return None
        unit = before[1] if before else None
        if suffix is not None:
            unit = currency.agreed(unit, suffix)
            if unit is None:
                return None
        elif unit is not None and unreadable(folded, self.text, quantity, end):
            return None
        if unit is not None and unit.code == "元" and counts(folded, quantity, end):
            return None
        if suffix is not None and joints.of_an_account(folded, quantity, end):
            return None
        label = quantity.bare and quantity.high is None and folded[end : end + 1] in ("", *")]计,;|")
        if label and _LABEL.search(folded, max(0, start - 6), start):
            return None  # （億美元）, 單位：億元, 以億美元計
        alone = unit is None and quantity.bare and end - start == 1
        within = start > 0 and _HAN.match(folded, start - 1) and folded[start - 1] not in _BEFORE_UNIT
        if alone and within:
            return None  # 晶兆成: a character of a name
        return self._finish(quantity, unit, start, end, outer_start, qualifier, hedge)

    def _behind(self, quantity: Quantity, words: bool) -> tuple[Quantity, str | None, int, Unit | None]:
        """What follows the number: 多 or 級 before the currency, and the currency."""
        folded, text, end, hedge = self.folded, self.text, quantity.end, quantity.hedge
        level = _LEVEL.match(folded, end) if quantity.bare and quantity.high is None else None
        if folded[end : end + 1] in ("+", "多", "余") and hedge is None:
            found = currency.after(folded, text, quantity, end + 1, words)
            if found is not None:
                return quantity, "at_least" if folded[end] == "+" else "over", *found
        elif level is not None:
            found = currency.after(folded, text, quantity, level.end(), words)
            if found is not None:
                return replace(quantity, high=quantity.low * 10), "vague", *found
        quantity, end = joints.lettered(folded, text, quantity, end)
        found = currency.after(folded, text, quantity, end, words)
        if found is None:
            return quantity, hedge, end, None
        quantity, end = joints.scale_behind(folded, quantity, found[0], self.style)
        quantity, end = joints.parts_behind(folded, quantity, found[1], end)
        return quantity, hedge, end, found[1]

    def _finish(
        self,
        quantity: Quantity,
        unit: Unit | None,
        start: int,
        end: int,
        outer_start: int,
        qualifier: Qualifier,
        hedge: str | None,
    ) -> Draft:
        folded = self.folded
        own, end = qualifiers.inside(folded, end)
        level = _LEVEL.match(folded, end)
        if quantity.big and quantity.high is None and level:
            end = level.end()
            if quantity.low == Decimal(10) ** quantity.low.adjusted():
                quantity, hedge = replace(quantity, high=quantity.low * 10), "vague"
            else:
                hedge = "about"
        lead = folded[start - 1 : start]
        if quantity.bare and quantity.high is None and start:
            if lead == "上":
                start -= 1
                outer_start = min(start, outer_start)
                quantity, hedge = replace(quantity, high=quantity.low * 10), "vague"
            elif lead in ("近", "超", "逾", "过", "破") and folded[quantity.start] in "万亿兆" and outer_start < start:
                start -= 1
            elif lead == "过":
                start, outer_start, qualifier = start - 1, min(start - 1, outer_start), "over"
        right, outer_end = qualifiers.after(folded, end)
        final: Qualifier = "exact"
        for candidate in (hedge if hedge in ("vague", "range") else None, _said(qualifier), own, hedge, right):
            if candidate and candidate != "exact":
                final = candidate  # type: ignore[assignment]
                break
        return Draft(start, end, min(outer_start, start), max(outer_end, end), quantity, final, unit)

    def ranged(self, first: Draft) -> Draft:
        """The range that starts with ``first``, or ``first`` itself."""
        folded = self.folded
        separator = _SEPARATOR.match(folded, first.end)
        if separator is None or first.quantity.high is not None or first.outer_end > first.end:
            return first
        word = separator[0].strip()
        window = folded[max(0, first.outer_start - 10) : first.outer_start]
        between = _BETWEEN.search(window) if word in AND else None
        if word in AND and between is None:
            return first
        signed = first.unit is not None and first.unit.sign and separator[0] in "-–—~"
        below = folded[first.start - 1 : first.start] in _MINUS and first.start > 0
        second = self._second(separator.end(), signed, below)
        if second is None:
            return first
        if word in TO and _FROM.search(window) and folded[second.end : second.end + 2] not in ("不等", "之间"):
            return first
        if first.unit is None and (
            second.start < second.quantity.start or like_a_year(folded, first.quantity)
        ):
            return first  # year-end 2025 to $47 billion
        unit = currency.agreed(first.unit, second.unit)
        lower = joints.thousands_of(folded, first.quantity, second.quantity) if signed else first.quantity
        joined = shared(lower, second.quantity)
        if joined is None and below and (falling := shared(second.quantity, lower)):
            joined = replace(falling, start=lower.start)  # -6,000 萬至 -4,000 萬
        if joined is not None and first.unit is None and first.quantity.scale == 1 != second.quantity.scale:
            joined = joined if joined.low != first.quantity.low else None
        contradict = unit is None and (first.unit or second.unit)
        if joined is None or contradict:
            return first
        outer_start = first.outer_start - len(between[0]) if between else first.outer_start
        return replace(
            first, end=second.end, outer_start=outer_start, outer_end=second.outer_end, quantity=joined,
            qualifier="range", unit=unit,
        )  # fmt: skip

    def _second(self, at: int, signed: bool, below: bool = False) -> Draft | None:
        """The other end; a plain number only behind a sign that serves both, $60-100; behind a minus if the first is ``below`` nothing."""
        if below and self.folded[at : at + 1] in _MINUS:
            at += 1
        for start in range(at, min(at + 6, len(self.folded))):
            if RUN.match(self.folded, start):
                sign = unit_before(self.folded, self.text, start)
                if start > at and (sign is None or sign[0] != at):
                    return None
                quantity = quantity_at(self.folded, self.text, start, self.style)
                if quantity is None:
                    return None
                plain = self._plain_end(quantity) if signed and start == at else None
                return self.amount(quantity, at) or plain
        return None

    def _plain_end(self, quantity: Quantity) -> Draft | None:
        start, end = quantity.start, quantity.end
        goes_on = self.folded[end : end + 1].isalnum() or self.folded[end : end + 1] in ("-", "/", "%", "$", "+")
        if goes_on or quantity.scale != 1 or like_a_year(self.folded, quantity):
            return None
        return Draft(start, end, start, end, quantity, "exact", None)


def _said(qualifier: Qualifier) -> Qualifier | None:
    return None if qualifier == "exact" else qualifier
