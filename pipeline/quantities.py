"""How much is written at one place: digits, Chinese numerals and scale words, read into bounds.

A quantity knows nothing of money. Work is bounded by the length of one number, whatever the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from pipeline.languages.numerals import BIG, DIGITS, EN_SCALES, LONGEST, SMALL, Token, evaluate, read_en, zh_tokens

ONE, TEN = Decimal(1), Decimal(10)
Hedge = Literal["over", "about", "at_least", "vague", "range"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written.

    Attributes:
        start, end: code points.
        low, high: its bounds; ``high`` is None for a single value.
        hedge: what the number itself says (20 多億 is over, 數十億 is vague, 三四億 a range).
        scale: the product of its units, 1 where there is none, 0 where several numbers are mixed (1 億 2,000 萬).
        bare: units without a number (百億, 千萬).
        big: it has a scale of ten thousand or more (萬 億 million …), a thousand in English.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal | None = None
    hedge: Hedge | None = None
    scale: Decimal = ONE
    bare: bool = False
    big: bool = False

    @property
    def number(self) -> Decimal:
        """The number before its scale: what a range's other end is compared with."""
        return self.low / self.scale if self.scale else self.low


_DIGITS = re.compile(
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,8}|[0-9]{1,2}(?:,[0-9]{2}){1,5},[0-9]{3}|[0-9]{1,24})(?:\.[0-9]{1,9})?"
)
_ZH_DIGIT = "".join(DIGITS)
_ZH = re.compile(f"[{_ZH_DIGIT}点{''.join(SMALL)}{''.join(BIG)}]+")
_UNITS = re.compile(f" ?个?[{''.join(SMALL)}]?[{''.join(BIG)}]+| ?[{''.join(SMALL)}]+[{''.join(BIG)}]*")
_NOT_UNITS = re.compile("百分|百慕大|千里达|万那杜")  # 5.2 百分點, 5 百慕大元: words that begin like a unit
_NEXT = re.compile(f" ?[0-9][0-9,]{{0,8}} ?[{''.join(SMALL)}{''.join(BIG)}]")
_ATTACHED = {
    "k": 3, "m": 6, "mm": 6, "mn": 6, "mln": 6, "mil": 6, "b": 9, "bn": 9, "bln": 9, "bil": 9, "t": 12, "tn": 12, "trn": 12,
}  # fmt: skip
_SPELT = EN_SCALES | {
    "mn": TEN**6, "bn": TEN**9, "tn": TEN**12, "trn": TEN**12, "mio.": TEN**6, "mio": TEN**6, "mrd.": TEN**9,
    "mrd": TEN**9, "lakh": TEN**5, "lakhs": TEN**5, "crore": TEN**7, "crores": TEN**7, "million": TEN**6,
    "mil": TEN**6,
}  # fmt: skip
_LETTERS = re.compile(r"[a-z]{1,3}")
_WORD = re.compile(r"( {1,2}|-)?([a-z]{2,8}\.?)")

_ZH_CHARS = f"{_ZH_DIGIT}点{''.join(SMALL)}{''.join(BIG)}数几"
RUN = re.compile(f"[0-9][0-9.,]*|(?:好几|[{_ZH_CHARS}])[{_ZH_CHARS}]*")
"""Where a quantity of digits or Chinese numerals may start; found in one linear scan."""


def _units_end(folded: str, at: int) -> int:
    """Where the unit characters that start at ``at`` end; ``at`` itself if there are none."""
    units = _UNITS.match(folded, at)
    if units is None:
        return at
    end = units.end()
    if _NOT_UNITS.match(folded, end - 1):
        end -= 1
    return at if not folded[at:end].strip(" 个") else end


def quantity_at(folded: str, text: str, start: int) -> Quantity | None:
    """Read the quantity that starts at ``start`` (an offset where ``RUN`` matches), or None if it is not surely one.

    Args:
        folded: the folded text; text: the original, of the same length (a full-width comma between half-width
            digits is a pause, not a thousands separator).

    >>> q = quantity_at("5千8百万元", "5千8百萬元", 0)
    >>> q.end, q.low
    (5, Decimal('58000000'))
    >>> quantity_at("数十亿", "數十億", 0).high
    Decimal('10000000000')
    """
    if folded[start] in "0123456789":
        return _from_digits(folded, text, start)
    if folded[start] in "数几好":
        return _several(folded, start)
    return _from_words(folded, start)


def _digits(folded: str, text: str, start: int) -> tuple[int, Decimal] | None:
    match = _DIGITS.match(folded, start)
    if match is None:
        return None
    end = match.end()
    for i in range(start, end):
        if folded[i] in ",." and text[i] in "，．" and not ("０" <= text[i - 1] <= "９"):
            match = _DIGITS.fullmatch(folded, start, i)
            if match is None:
                return None
            end = i
            break
    else:
        if folded[end : end + 1] in "0123456789" and end < len(folded):
            return None
        if folded[end : end + 1] in (",", ".") and folded[end + 1 : end + 2] in set("0123456789") and text[end] in ",.":
            return None
    written = folded[start:end].replace(",", "")
    if written[0] == "0" and written[1:2] not in ("", "."):
        return None
    return end, Decimal(written)


def _from_digits(folded: str, text: str, start: int) -> Quantity | None:
    read = _digits(folded, text, start)
    if read is None:
        return None
    end, number = read
    if folded[end : end + 1] and folded[end] in _ZH_DIGIT:
        return None
    tokens, scale, parts = [Token("n", number)], ONE, 1
    hedge: Hedge | None = None
    while True:
        if folded[end : end + 1] == "+" and hedge is None and _UNITS.match(folded, end + 1):
            hedge, end = "at_least", end + 1
        elif folded[end : end + 1] in ("多", "余") and hedge is None and _UNITS.match(folded, end + 1):
            hedge, end = "over", end + 1
        stop = _units_end(folded, end)
        if stop == end:
            break
        if stop - start > LONGEST:
            return None
        for char in folded[end:stop].strip(" 个"):
            if char in SMALL and tokens[-1].kind == "b":
                return None
            tokens.append(Token("s", SMALL[char]) if char in SMALL else Token("b", BIG[char]))
            scale *= tokens[-1].value
        if evaluate(tokens) is None:
            return None
        end = stop
        if folded[end : end + 1] and folded[end] in "多余" and hedge is None and _UNITS.match(folded, end + 1):
            hedge, end = "over", end + 1
            continue
        if folded[end : end + 1] and folded[end] in _ZH_DIGIT + "半":
            return None  # 1億5, 1億半: half a number
        if not _NEXT.match(folded, end):
            if folded[end : end + 1] in set("0123456789"):
                return None
            break
        more = _digits(folded, text, end + (folded[end] == " "))
        if more is None:
            break
        end, parts = more[0], parts + 1
        tokens.append(Token("n", more[1]))
    value = evaluate(tokens)
    if value is None:
        return None
    if len(tokens) > 1:
        return Quantity(start, end, value, None, hedge, scale if parts == 1 else Decimal(0), big=tokens[-1].kind == "b")
    return _scaled(folded, start, end, number, hedge)


def _scaled(folded: str, start: int, end: int, number: Decimal, hedge: Hedge | None) -> Quantity:
    """Digits with an English scale, attached (5M) or spelt (5 million, 3 lakh crore), or with none."""
    scale = ONE
    if folded[end : end + 1] == "+" and _WORD.match(folded, end + 1):
        word = _WORD.match(folded, end + 1)
        if word is not None and word[2] in _SPELT:
            hedge, end = "at_least", end + 1
    letters = _LETTERS.match(folded, end)
    if letters is not None:
        after = folded[letters.end() : letters.end() + 1]
        if letters[0] in _ATTACHED and not (after.isascii() and after.isalnum()):
            power = TEN ** _ATTACHED[letters[0]]
            return Quantity(start, letters.end(), number * power, None, hedge, power, big=True)
    for _ in range(2):
        word = _WORD.match(folded, end)
        if word is None:
            break
        name = word[2] if word[2] in _SPELT else word[2].rstrip(".")
        stop = end + len(word[1] or "") + len(name)
        after = folded[stop : stop + 1]
        if name not in _SPELT or (after.isascii() and after.isalpha()):
            break
        scale, end = scale * _SPELT[name], stop
    return Quantity(start, end, number * scale, None, hedge, scale, big=scale >= 1000)


def _from_words(folded: str, start: int) -> Quantity | None:
    run = _ZH.match(folded, start)
    if run is None or len(run[0]) > LONGEST:
        return None
    word, end = run[0].rstrip("点"), run.end()
    end = start + len(word)
    hedge: Hedge | None = None
    tail = ""
    if folded[end : end + 1] and folded[end] in "多余来几":
        more = _UNITS.match(folded, end + 1)
        if more is not None and not more[0].startswith(" ") and (word[-1] in SMALL or word[-1] in BIG):
            hedge = {"来": "about", "几": "vague"}.get(folded[end], "over")  # type: ignore[assignment]
            tail, end = more[0], more.end()
    elif folded[end : end + 1] == "个":
        more = _UNITS.match(folded, end)
        if more is not None and more[0] == "个亿":  # 兩個億; 一個百億… counts something else
            tail, end = "亿", more.end()
    if not word:
        return None
    if folded[end : end + 1] and (folded[end] in "0123456789半" or folded[end] in _ZH_DIGIT):
        return None
    bare = word[0] not in _ZH_DIGIT and word[0] != "十"
    pair = _pair(word)
    if pair is not None:
        low, high = (_value(w + tail) for w in pair)
        if low is None or high is None:
            return None
        return Quantity(start, end, low, high, "range", Decimal(0), big=_is_big(word + tail))
    if hedge == "vague":  # 十幾億: more than ten, less than twenty
        low, step = _value(word + tail), _value("一" + tail)
        if low is None or step is None or word[-1] != "十":
            return None
        return Quantity(start, end, low + step, low + 10 * step, "vague", Decimal(0), big=_is_big(tail))
    value = _value(word + tail)
    if value is None:
        return None
    scale = _trailing_scale(word + tail)
    return Quantity(start, end, value, None, hedge, scale, bare, _is_big(word + tail))


def _value(word: str) -> Decimal | None:
    tokens = zh_tokens(word)
    return evaluate(tokens) if tokens else None


def _is_big(word: str) -> bool:
    return any(char in BIG for char in word)


def _trailing_scale(word: str) -> Decimal:
    """What multiplies the number of 三千五百億: the units after its last digit where there is but one number."""
    scale, at = ONE, len(word)
    while at and word[at - 1] in BIG:
        at -= 1
        scale *= BIG[word[at]]
    return scale if not _is_big(word[:at]) else Decimal(0)


def _pair(word: str) -> tuple[str, str] | None:
    """三四億 as (三億, 四億): two neighbouring digits before a unit; (两三, 三五 too)."""
    if len(word) < 3 or word[0] not in _ZH_DIGIT or word[1] not in _ZH_DIGIT or word[2] not in {**SMALL, **BIG}:
        return None
    low, high = int(DIGITS[word[0]]), int(DIGITS[word[1]])
    if low and (high == low + 1 or (low, high) == (3, 5)):
        return word[0] + word[2:], word[1] + word[2:]
    return None


_CONTINUES = re.compile(f"[{_ZH_DIGIT}{''.join(SMALL)}{''.join(BIG)}]")
_SEVERAL = re.compile(f"(?:好?几|数)(?:个)?([{''.join(SMALL)}]{{0,2}}[{''.join(BIG)}]{{0,2}})")


def _several(folded: str, start: int) -> Quantity | None:
    """數十億, 幾千萬, 好幾億: from one such unit to ten."""
    match = _SEVERAL.match(folded, start)
    if match is None or not match[1]:
        return None
    units, end = match[1], match.end()
    if len(units) > 1 and _NOT_UNITS.match(folded, end - 1):
        units, end = units[:-1], end - 1
    elif _CONTINUES.match(folded, end) and not _NOT_UNITS.match(folded, end):
        return None
    low = _value(units)
    if low is None:
        return None
    return Quantity(start, end, low, low * 10, "vague", Decimal(0), True, _is_big(units))


EN_TRIGGER = re.compile(r"\b(?:hundred|thousand|million|billion|trillion)s?\b", re.ASCII)
"""Where an English quantity in words may be: at its scale word."""

_WORDS = (
    "half a|a quarter of a|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    "fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a|an|and|hundred|thousand"
)
_BEFORE = re.compile(rf"(?:^|[^a-z])((?:(?:{_WORDS})[ -]){{1,8}})$")
_VAGUE_BEFORE = re.compile(
    r"(?:^|[^a-z0-9])((?:(tens|dozens|hundreds) of |(several|multiple|a few|many|a couple(?: of)?) |(multi) ?-? ?)(hundred |thousand )?)$"
)


def english_at(folded: str, trigger: re.Match[str]) -> Quantity | None:
    """Read the quantity in words whose last scale word is ``trigger``, or None.

    >>> text = "worth tens of billions of dollars"
    >>> q = english_at(text, EN_TRIGGER.search(text))
    >>> text[q.start : q.end], int(q.low), int(q.high)
    ('tens of billions', 10000000000, 100000000000)
    """
    word = trigger[0].rstrip("s")
    scale = EN_SCALES[word]
    window = folded[max(0, trigger.start() - 60) : trigger.start()]
    shift = trigger.start() - len(window)
    plural = trigger[0].endswith("s")
    vague = _VAGUE_BEFORE.search(window)
    if vague is not None and (plural or vague[2] is None):
        times = {"tens": TEN, "dozens": TEN, "hundreds": TEN**2}.get(vague[2] or "", ONE)
        low = scale * times * EN_SCALES.get((vague[4] or "").strip(), ONE)
        return Quantity(shift + vague.start(1), trigger.end(), low, low * 10, "vague", Decimal(0), big=scale >= 1000)
    if plural:
        return Quantity(trigger.start(), trigger.end(), scale, scale * 10, "vague", Decimal(0), True, True)
    before = _BEFORE.search(window)
    if before is None:
        return Quantity(trigger.start(), trigger.end(), scale, scale * 10, "vague", Decimal(0), True, True)
    spelt = before[1]
    while spelt.startswith("and "):
        spelt = spelt[4:]
    value = read_en(spelt + word)
    if value is None:
        return None
    start = shift + before.start(1) + len(before[1]) - len(spelt)
    article = spelt in ("a ", "an ") and folded[trigger.end() : trigger.end() + 1] == "-"
    if article:  # "a billion-dollar company" is a class, not a sum
        return Quantity(trigger.start(), trigger.end(), scale, scale * 10, "vague", Decimal(0), True, True)
    return Quantity(start, trigger.end(), value, None, None, scale, big=scale >= 1000)


def shared(first: Quantity, second: Quantity) -> Quantity | None:
    """The range of two quantities, the first taking the second's scale where it has none (3 至 5 億); None if unsure.

    >>> def at(text): return quantity_at(text, text, 0)
    >>> q = shared(at("3"), at("5亿"))
    >>> int(q.low), int(q.high)
    (300000000, 500000000)
    """
    if first.high is not None or second.high is not None:
        return None
    low = first.low
    if first.scale == 1 and second.scale != 1:
        if second.scale == 0:
            return None
        if low < second.number:
            low *= second.scale
        elif low < 1000:
            return None
    if low >= second.low:
        return None
    return replace(second, start=first.start, low=low, high=second.low, hedge="range", bare=False)
