"""Amounts of money: digits, Chinese numerals and English words with a currency before, after or understood.

One pass finds where numbers are; each is then read once, with its currency, its qualifier and, for a range, its
other end. What cannot be read surely is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline import qualifiers
from pipeline.currencies import Unit, first_characters, last_characters, unit_after, unit_before
from pipeline.mention import Mention, Source
from pipeline.model import Language, Money, Qualifier
from pipeline.money_context import Context, Seen, is_money, is_money_en, leads_to
from pipeline.quantities import EN_TRIGGER, RUN, Quantity, english_at, quantity_at, shared
from pipeline.tables import tables


@dataclass(frozen=True, slots=True)
class _Draft:
    """An amount as read, its currency still a word."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    quantity: Quantity
    qualifier: Qualifier
    unit: Unit | None
    basis_stated: bool = True

    @property
    def bounds(self) -> tuple[Decimal, Decimal]:
        q, parts = self.quantity, self.unit.parts if self.unit else 1
        return _plain(q.low / parts), _plain((q.low if q.high is None else q.high) / parts)


_URL = re.compile(r"(?:https?://|www\.)[^\s\u3000-\u9fff()<>\]]+")
_NOT_YUAN = set("件宇老素年首凶气旦月帅勋器数组学论性化锂材电次方期悖婴胞")
_LEVEL = re.compile("(?:量级|级别|级)")
_DIGIT = set("0123456789")
_NUMERAL = set("零〇一二两三四五六七八九十百千万亿兆半")
_NEGATIVE = re.compile(r"(?:^|[ \n(])-$|−$")
_LABEL = re.compile(r"(?:[(\[]|单位[:为]? ?|以)$")
_FOLLOWS = set("十百千万亿兆拾佰仟个多余级+-–~〜―—至到ktmbhcl")  # scales, ranges; hundred, crore, lakh
_DIGITS_NEXT = re.compile(" ?[0-9]")
_LINK = re.compile(r"-|(?: of)? ?")
_BRACKETED = re.compile(r" ?\((人民币|新台币|台币|港币|美元|美金)\)")
_SEPARATOR = re.compile(r" ?(?:[-–~〜―—]|至|到|to|and) ?")
_RANGE_IN_YUAN = re.compile(" ?[-–~至到] ?[0-9][0-9,.]{0,32} ?[万亿兆元]")
_FROM = re.compile(r"(?:从|由|自|from)[ 近约超逾]{0,3}$")
_BETWEEN = re.compile(r"between $")
_PLACEHOLDER = re.compile(r" [KMBT](?:[^0-9A-Za-z]|$)")


class _Reader:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.text, self.folded = source.text, source.folded
        self.urls = [m.span() for m in _URL.finditer(self.folded)]

    def in_url(self, at: int) -> bool:
        i = bisect_right(self.urls, (at, len(self.text)))
        return i > 0 and at < self.urls[i - 1][1]

    def drafts(self) -> Iterator[_Draft]:
        """Every number with a currency, and every Chinese number that may be one without."""
        at, floor = 0, 0
        while (run := RUN.search(self.folded, at)) is not None:
            at = run.end()
            if self.idle(run) or self.in_url(run.start()):
                continue
            quantity = quantity_at(self.folded, self.text, run.start())
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

    def idle(self, run: re.Match[str]) -> bool:
        """Whether a plain number has nothing of money beside it, as most numbers of a text: 2026 年, 12%, 3 家."""
        folded, (start, end) = self.folded, run.span()
        if folded[start] not in _DIGIT or "," in run[0] or "." in run[0]:
            return False
        before = folded[max(0, start - 2) : start].rstrip(" ")[-1:]
        after = folded[end : end + 2].lstrip(" ")[:1]
        return after not in _FOLLOWS and after not in first_characters() and before not in last_characters()

    def worded(self, taken: list[tuple[int, int]]) -> Iterator[_Draft]:
        """English amounts in words (half a billion dollars), where no digits were read."""
        done = 0
        for trigger in EN_TRIGGER.finditer(self.folded):
            i = bisect_right(taken, (trigger.start(), len(self.text)))
            if trigger.start() < done or (i and trigger.start() < taken[i - 1][1]):
                continue
            following = EN_TRIGGER.match(self.folded, trigger.end() + 1)
            if following is not None and self.folded[trigger.end()] in " -":
                continue  # one hundred million: read at its last word
            quantity = english_at(self.folded, trigger)
            if quantity is None or (i and quantity.start < taken[i - 1][1]):
                continue
            if quantity.start and self.folded[quantity.start - 1] in _DIGIT:
                continue
            draft = self.amount(quantity, 0, words=True)
            if draft is not None and (draft.unit is not None or is_money_en(self.folded, draft.outer_start, draft.end)):
                done = draft.end
                yield draft

    def amount(self, quantity: Quantity, floor: int, words: bool = False) -> _Draft | None:
        """The amount around a quantity, or None; ``unit`` is None where no currency touches it.

        ``floor``: nothing before it may be used, it belongs to the amount before.
        """
        folded, start = self.folded, quantity.start
        if start > floor and self._torn(start, quantity.end):
            return None
        before = self._prefix(quantity, start, floor)
        quantity, hedge, end, suffix = self._behind(quantity, words)
        if before is None and suffix is None and not quantity.big and not _SEPARATOR.match(folded, end):
            return None  # most numbers of a text end here
        qualifier, outer_start = qualifiers.before(folded, start)
        if before is None and outer_start < start:
            apart = self._prefix(quantity, outer_start, floor)  # 新台幣約 5 億元
            if apart is not None and (not apart[1].sign or apart[1].code == "$"):
                outer_start, before = apart[0], (start, apart[1])
        if before is not None and before[0] < start:
            start = before[0]
            qualifier, outer_start = qualifiers.before(folded, start)
        elif before is None and (start > floor or not floor) and self._glued(start):
            return None
        if _NEGATIVE.search(folded, max(0, start - 2), start):
            return None
        unit = before[1] if before else None
        if suffix is not None:
            unit = _agreed(unit, suffix)
            if unit is None:
                return None
        elif unit is not None and self._unreadable(quantity, end):
            return None
        if unit is not None and unit.code == "元" and self._counts(quantity, end):
            return None
        label = quantity.bare and quantity.high is None and folded[end : end + 1] in ("", *")]计,;|")
        if label and _LABEL.search(folded, max(0, start - 6), start):
            return None  # （億美元）, 單位：億元, 以億美元計
        return self._finish(quantity, unit, start, end, outer_start, qualifier, hedge)

    def _behind(self, quantity: Quantity, words: bool) -> tuple[Quantity, str | None, int, Unit | None]:
        """What follows the number: 多 or 級 before the currency, and the currency."""
        folded, end, hedge = self.folded, quantity.end, quantity.hedge
        level = _LEVEL.match(folded, end) if quantity.bare and quantity.high is None else None
        if folded[end : end + 1] in ("+", "多", "余") and hedge is None:
            found = self._suffix(quantity, end + 1, words)
            if found is not None:
                return quantity, "at_least" if folded[end] == "+" else "over", *found
        elif level is not None:
            found = self._suffix(quantity, level.end(), words)
            if found is not None:
                return replace(quantity, high=quantity.low * 10), "vague", *found
        found = self._suffix(quantity, end, words)
        return quantity, hedge, *(found or (end, None))

    def _finish(
        self,
        quantity: Quantity,
        unit: Unit | None,
        start: int,
        end: int,
        outer_start: int,
        qualifier: Qualifier,
        hedge: str | None,
    ) -> _Draft:
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
        return _Draft(start, end, min(outer_start, start), max(outer_end, end), quantity, final, unit)

    def _prefix(self, quantity: Quantity, at: int, floor: int) -> tuple[int, Unit] | None:
        found = unit_before(self.folded, self.text, at)
        if found is None or found[0] < floor:
            return None
        start, unit = found
        if unit.scaled and not quantity.big:
            return None
        if unit.joins:
            if start and (self.folded[start - 1] in _DIGIT or RUN.match(self.folded, start - 1)):
                return None
            follows = unit_after(self.folded, self.text, _skip(self.folded, quantity.end))
            if not quantity.big and (follows is None or follows[1].code != "元"):
                return (start, unit) if _RANGE_IN_YUAN.match(self.folded, quantity.end) else None
        return start, unit

    def _suffix(self, quantity: Quantity, at: int, words: bool) -> tuple[int, Unit] | None:
        link = _LINK.match(self.folded, at)
        start = link.end() if link is not None else at
        found = unit_after(self.folded, self.text, start)
        if found is None:
            return None
        end, unit = found
        if unit.scaled and (not quantity.big or self.folded.startswith(" of ", end)):
            return None  # won, pounds of steel
        if link is not None and "of" in link[0] and not words:
            return None
        if link is not None and link[0] == "-" and not (words or self.folded[start].isascii()):
            return None
        if self.folded[start] == "日" and self.folded[quantity.start - 2 : quantity.start].rstrip(" ").endswith("月"):
            return None  # 2 月 5 日元…
        if not self.folded[start].isalpha() and (
            link is not None and link[0] == "-" or _DIGITS_NEXT.match(self.folded, end)
        ):
            return None  # the sign of the next amount
        if unit.code == "元":
            joined = unit_after(self.folded, self.text, _skip(self.folded, end))
            if joined is not None and joined[1].joins and self.folded[_skip(self.folded, end)] not in "日韩":
                return joined
            bracket = _BRACKETED.match(self.folded, end)
            if bracket is not None:
                named = unit_after(self.folded, self.text, bracket.start(1))
                if named is not None:
                    return end, named[1]
        if unit.joins and self.folded[end - 1] == "币" and self.folded[end : end + 1] == "元":
            end += 1
        return end, unit

    def _torn(self, start: int, end: int) -> bool:
        """Whether the number is the rest of one that was not read: 1億5, 10,35億, 1 234."""
        last = self.folded[start - 1]
        if last == " " and start > 1:
            last = self.folded[start - 2]
            if last in _DIGIT:
                return self.folded[start] not in _DIGIT or end - start == 3
            return last in _NUMERAL and self.folded[start] not in _DIGIT
        return (
            last in _DIGIT
            or last in _NUMERAL
            or (last in ",." and self.folded[start - 2 : start - 1] in _DIGIT and self.text[start - 1] in ",.")
        )

    def _glued(self, start: int) -> bool:
        """Whether the number belongs to a name or a rank: GPT-4, A100, 第 500."""
        if not start:
            return False
        last = self.folded[start - 1]
        if last.isascii() and (last.isalpha() or last in "_#@/\\"):
            return True
        if last == "-" and start > 1:
            earlier = self.folded[start - 2]
            return earlier.isascii() and earlier.isalpha()
        return last == "第"

    def _unreadable(self, quantity: Quantity, end: int) -> bool:
        """Whether what touches the number is an unknown scale: $5x, $30 B."""
        following = self.folded[end : end + 1]
        if following and following.isascii() and following.isalnum():
            return True
        return quantity.scale == 1 and _PLACEHOLDER.match(self.text, end) is not None

    def _counts(self, quantity: Quantity, end: int) -> bool:
        """Whether 元 is part of another word: 三元鋰電池, 2026 元年, 二元論."""
        following = self.folded[end : end + 1]
        if following in _NOT_YUAN and following:
            return not quantity.big or following in "件宇素"
        return False

    def ranged(self, first: _Draft) -> _Draft:
        """The range that starts with ``first``, or ``first`` itself."""
        folded = self.folded
        separator = _SEPARATOR.match(folded, first.end)
        if separator is None or first.quantity.high is not None or first.outer_end > first.end:
            return first
        word = separator[0].strip()
        window = folded[max(0, first.outer_start - 10) : first.outer_start]
        if word == "and" and not _BETWEEN.search(window):
            return first
        second = self._second(separator.end())
        if second is None:
            return first
        if (
            word in ("至", "到", "to")
            and _FROM.search(window)
            and folded[second.end : second.end + 2] not in ("不等", "之间")
        ):
            return first
        if first.unit is None and (
            second.start < second.quantity.start or _looks_like_year(first.quantity, self.folded)
        ):
            return first  # year-end 2025 to $47 billion
        unit = _agreed(first.unit, second.unit)
        joined = shared(first.quantity, second.quantity)
        if joined is not None and first.unit is None and first.quantity.scale == 1 != second.quantity.scale:
            joined = joined if joined.low != first.quantity.low else None
        if joined is None or (unit is None and (first.unit or second.unit)):
            return first
        outer_start = first.outer_start - 8 if word == "and" else first.outer_start
        return replace(
            first, end=second.end, outer_start=outer_start, outer_end=second.outer_end, quantity=joined,
            qualifier="range", unit=unit,
        )  # fmt: skip

    def _second(self, at: int) -> _Draft | None:
        for start in range(at, min(at + 6, len(self.folded))):
            if RUN.match(self.folded, start):
                sign = unit_before(self.folded, self.text, start)
                if start > at and (sign is None or sign[0] != at):
                    return None
                quantity = quantity_at(self.folded, self.text, start)
                return None if quantity is None else self.amount(quantity, at)
        return None


def _looks_like_year(quantity: Quantity, folded: str) -> bool:
    return quantity.end - quantity.start == 4 and 1900 <= quantity.low <= 2100 and folded[quantity.start].isdigit()


def _plain(number: Decimal) -> Decimal:
    """Without the zeros that multiplying left behind: 1.20 × 10⁸ is 120000000."""
    whole = number.to_integral_value()
    return whole if whole == number else number.normalize()


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _skip(folded: str, at: int) -> int:
    return at + 1 if folded[at : at + 1] == " " else at


def _said(qualifier: Qualifier) -> Qualifier | None:
    return None if qualifier == "exact" else qualifier


def _agreed(first: Unit | None, second: Unit | None) -> Unit | None:
    """The more exact of two currency words, or None where they contradict each other."""
    if first is None or second is None:
        return first or second
    if first.code == second.code:
        return first if first.parts >= second.parts else second
    if second.bare and (second.code == "元" or second.code == "$" and first.code.endswith("D")):
        return first
    if first.bare and (
        first.code == "$" and second.code.endswith("D") or first.code in "元¥" and second.code in ("CNY", "JPY")
    ):
        return second
    return None


def _read(source: Source) -> list[_Draft]:
    reader = _Reader(source)
    drafts = list(reader.drafts())
    if any(d.unit is None for d in drafts):
        drafts = _only_money(source, drafts)
    spans = [(d.start, d.end) for d in drafts]
    drafts += reader.worded(spans)
    return sorted(drafts, key=lambda d: d.start)


def _only_money(source: Source, drafts: list[_Draft]) -> list[_Draft]:
    """The drafts that are money, those without a currency judged by what surrounds them."""
    folded = source.folded
    sums = {d.bounds for d in drafts if d.unit is not None and not d.quantity.bare}
    kept: list[_Draft] = []
    following: _Draft | None = None
    for draft in reversed(drafts):
        if draft.unit is not None:
            kept.append(draft)
        elif _latin(folded[draft.end - 1]):
            if not folded[draft.end - 2].isalpha() or not is_money_en(folded, draft.outer_start, draft.end):
                continue
            kept.append(draft)
        elif not (
            is_money(folded, draft.start, draft.end, draft.bounds in sums)
            or (following is not None and leads_to(folded[draft.outer_end : following.outer_start]))
        ):
            continue
        else:
            kept.append(draft)
        following = kept[-1]
    return kept[::-1]


def _settled(source: Source, drafts: list[_Draft]) -> list[tuple[_Draft, str | None, bool]]:
    """Each draft with its currency and whether its own words state it."""
    seen = [
        Seen(d.start, d.end, "USD" if d.unit.code == "$" else d.unit.code, d.bounds, _aside(source.folded, d))
        for d in drafts
        if d.unit is not None and (not d.unit.bare or d.unit.code == "$")
    ]
    context = Context(source, seen)
    yuan = [
        Seen(d.start, d.end, code, d.bounds, False)
        for d in drafts
        if d.unit is not None and d.unit.code == "元" and (code := context.yuan(d.start))
    ]
    around = Context(source, sorted(seen + yuan, key=lambda s: s.start)) if yuan else context
    settled: list[tuple[_Draft, str | None, bool]] = []
    for draft in drafts:
        unit = draft.unit
        if unit is None:
            settled.append((draft, around.elided(draft.start, draft.end, draft.bounds, draft.quantity.bare), False))
        elif not unit.bare:
            settled.append((draft, unit.code, True))
        elif unit.code == "元":
            settled.append((draft, context.yuan(draft.start), False))
        elif unit.code == "$":
            settled.append((draft, *context.dollar()))
        elif unit.code == "¥":
            settled.append((draft, context.yen(draft.start), False))
        else:
            settled.append((draft, None, False))
    return settled


def _aside(folded: str, draft: _Draft) -> bool:
    return folded[max(0, draft.outer_start - 2) : draft.outer_start].rstrip().endswith("(")


def _rule(source: Source, draft: _Draft) -> str:
    if draft.unit is None:
        return "money.zh.elided"
    if draft.qualifier in ("range", "vague"):
        return f"money.{draft.qualifier}"
    written = source.folded[draft.quantity.start : draft.quantity.end]
    script = "en" if written.isascii() and draft.unit.sign or written[-1:].isalpha() and written.isascii() else "zh"
    return f"money.{script}.{'digits' if any(c in _DIGIT for c in written) else 'words'}"


def _money(source: Source, draft: _Draft, currency: str | None, stated: bool) -> Money:
    low, high = draft.bounds
    single = draft.quantity.high is None
    return Money(
        text=source.text[draft.start : draft.end],
        value=low if single else None,
        min=None if single else low,
        max=None if single else high,
        currency=currency,
        currency_basis=None if currency is None else "stated" if stated else "context",
        qualifier=draft.qualifier,
    )


def find(source: Source) -> list[Mention]:
    """Every monetary amount of the article, in text order, never overlapping.

    >>> [m] = find(Source("估值逾 2.5 億港元", "zh-Hant"))
    >>> m.value.text, int(m.value.value), m.value.currency, m.value.qualifier
    ('2.5 億港元', 250000000, 'HKD', 'over')
    """
    mentions: list[Mention] = []
    for draft, currency, stated in _settled(source, _read(source)):
        if mentions and draft.start < mentions[-1].end:
            continue
        if source.region == "CN" and not stated and "兆" in source.folded[draft.start : draft.end]:
            continue  # 10⁶ or 10¹²: the mainland has both
        value = _money(source, draft, currency, stated)
        mention = Mention(
            "money", draft.start, draft.end, value, _rule(source, draft), draft.outer_start, draft.outer_end
        )
        mentions.append(mention)
        source.note(f"{mention.rule}: {value.text!r} {value.qualifier} {currency or 'no currency'}")
    if "\n|" in source.text or source.text.startswith("|"):
        mentions = _with_cells(source, mentions)
    return mentions


_PLAIN = re.compile(r"(?:[~<>约] ?)?([0-9]{1,3}(?:,[0-9]{3}){1,6}(?:\.[0-9]{1,6})?|[0-9]{1,15}(?:\.[0-9]{1,6})?)(\+)?")
_HEADER_UNIT = re.compile(r"[(（]([^()（）]{1,16})[)）]|(?:单位|單位)[:：] ?([^()\s]{1,10})")
_SIGN_UNIT = re.compile(r"([A-Za-z]{0,3}[$€£¥₹₩]|[A-Z]{3}) ?(.*)")


def _column_unit(source: Source, header: str) -> Money | None:
    """One unit of a column, as money: 估值（億美元）, Revenue ($M), ARR (USD million)."""
    for match in _HEADER_UNIT.finditer(header):
        unit = (match[1] or match[2]).strip()
        sign = _SIGN_UNIT.fullmatch(unit)
        spellings = [f"1{unit}", f"1 {unit}"] + ([f"{sign[1]}1{sign[2]}", f"{sign[1]}1 {sign[2]}"] if sign else [])
        for spelling in spellings:
            money = parse_money(spelling, region=source.region, language=source.language)
            if money is not None and money.value and money.text == spelling:
                return money
    return None


def _with_cells(source: Source, mentions: list[Mention]) -> list[Mention]:
    """Add the plain numbers of table columns whose header names a money unit."""
    starts = [m.start for m in mentions]
    added: list[Mention] = []
    for table in tables(source.text):
        for index, head in enumerate(table.header.cells):
            unit = _column_unit(source, source.text[head.start : head.end])
            if unit is None or unit.value is None:
                continue
            for cell in table.column(index):
                number = _PLAIN.fullmatch(source.folded, cell.start, cell.end)
                i = bisect_right(starts, cell.end)
                if number is None or (i and mentions[i - 1].end > cell.start):
                    continue
                qualifier, _ = qualifiers.before(source.folded, number.start(1))
                value = unit.model_copy(
                    update={
                        "text": source.text[number.start(1) : cell.end],
                        "value": _plain(Decimal(number[1].replace(",", "")) * unit.value),
                        "qualifier": "at_least" if number[2] else qualifier,
                    }
                )
                added.append(Mention("money", number.start(1), cell.end, value, "money.table", cell.start, cell.end))
    return sorted(mentions + added, key=lambda m: m.start)


def parse_money(text: str, *, region: str | None = None, language: Language = "zh-Hant") -> Money | None:
    """Read a text that holds exactly one amount; None if it holds none or several.

    >>> int(parse_money("三億五千萬元").value), parse_money("10 億用戶")
    (350000000, None)
    """
    found = find(Source(text, language, region=region))
    return found[0].value if len(found) == 1 else None
