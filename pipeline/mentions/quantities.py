"""How much is written at one place: digits, Chinese numerals and scale words, read into bounds.

A quantity knows nothing of money. Work is bounded by the length of one number, whatever the text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.languages import own, read_in
from pipeline.languages.numerals import BIG, DIGITS, LONGEST, SMALL, Token, evaluate, zh_tokens
from pipeline.languages.quantity import Hedge, Quantity
from pipeline.model import Language
from pipeline.text.fold import fold
from pipeline.text.late import late
from pipeline.vocabulary import table

ONE, TEN = Decimal(1), Decimal(10)


def _range_words(key: str) -> tuple[str, ...]:
    words = {fold(word) for words in table("amounts")["range"][key].values() for word in words}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


TO, AND, FROM, BETWEEN = map(_range_words, ("to", "and", "from", "between"))
"""The folded words of ranges, in every language: 3 to 5, between 3 and 5; from 3 to 5 is two figures."""


@dataclass(frozen=True, slots=True)
class Style:
    """How an article writes numbers: what its marks mean and which words multiply digits."""

    digits: re.Pattern[str]
    groups: str
    point: str
    scales: Mapping[str, Decimal]


_DIGITS = late(
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,8}|[0-9]{1,2}(?:,[0-9]{2}){1,5},[0-9]{3}|[0-9]{1,24})(?:\.[0-9]{1,9})?"
)
_DIGITS_COMMA = late(r"(?:[0-9]{1,3}(?:\.[0-9]{3}){1,8}|[0-9]{1,24})(?:,[0-9]{1,9})?")


@functools.cache
def style_of(language: Language) -> Style:
    """How articles in a language write numbers; where two languages have one word, it is the article's own.

    >>> style_of("en").point, int(style_of("zh-Hans").scales["billion"])
    ('.', 1000000000)
    """
    writer = own(language)
    scales: dict[str, Decimal] = {}
    for numbers in [*(room.numbers for room in read_in(language)), writer.numbers]:
        scales |= numbers.SCALES if numbers else {}
    if writer.numbers is not None and writer.numbers.COMMA:
        return Style(_DIGITS_COMMA, ".", ",", scales)
    return Style(_DIGITS, ",", ".", scales)


_ZH_DIGIT = "".join(DIGITS)
_ZH = late(f"[{_ZH_DIGIT}点{''.join(SMALL)}{''.join(BIG)}]+")
_UNITS = late(f" ?个?[{''.join(SMALL)}]?[{''.join(BIG)}]+| ?[{''.join(SMALL)}]+[{''.join(BIG)}]*")
_NOT_UNITS = late("百分|百慕大|千里达|万那杜")  # 5.2 百分點, 5 百慕大元: words that begin like a unit
_NEXT = late(f" ?[0-9][0-9,]{{0,8}} ?[{''.join(SMALL)}{''.join(BIG)}]")
_LAST = late(" ?([1-9],[0-9]{3}|[1-9][0-9]{2,3})")
_ATTACHED = {
    "k": 3, "m": 6, "mm": 6, "mn": 6, "mln": 6, "mil": 6, "b": 9, "bn": 9, "bln": 9, "bil": 9, "t": 12, "tn": 12, "trn": 12,
}  # fmt: skip
_LETTERS = late(r"[a-z]{1,3}")
_WORD = late(r"( {1,2}|-)?([a-zß-öø-ÿ]{2,12}\.?)")

_ZH_CHARS = f"{_ZH_DIGIT}点{''.join(SMALL)}{''.join(BIG)}数几"
RUN = late(f"[0-9][0-9.,]*|(?:好几|[{_ZH_CHARS}])[{_ZH_CHARS}]*")
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


def quantity_at(folded: str, text: str, start: int, style: Style) -> Quantity | None:
    """Read the quantity that starts at ``start`` (an offset where ``RUN`` matches), or None if it is not surely one.

    Args:
        folded: the folded text; text: the original, of the same length (a full-width comma between half-width
            digits is a pause, not a thousands separator); style: the article's.

    >>> q = quantity_at("5千8百万元", "5千8百萬元", 0, style_of("zh-Hant"))
    >>> q.end, q.low
    (5, Decimal('58000000'))
    >>> quantity_at("数十亿", "數十億", 0, style_of("zh-Hant")).high
    Decimal('10000000000')
    """
    if folded[start] in "0123456789":
        return _from_digits(folded, text, start, style)
    if folded[start] in "数几好":
        return _several(folded, start)
    return _from_words(folded, start)


def _digits(folded: str, text: str, start: int, style: Style) -> tuple[int, Decimal] | None:
    match = style.digits.match(folded, start)
    if match is None:
        return None
    end = match.end()
    for i in range(start, end):
        if folded[i] in ",." and text[i] in "，．" and not ("０" <= text[i - 1] <= "９"):
            match = style.digits.fullmatch(folded, start, i)
            if match is None:
                return None
            end = i
            break
    else:
        if folded[end : end + 1] in "0123456789" and end < len(folded):
            return None
        if folded[end : end + 1] in (",", ".") and folded[end + 1 : end + 2] in set("0123456789") and text[end] in ",.":
            return None
    written = folded[start:end].replace(style.groups, "").replace(style.point, ".")
    if written[0] == "0" and written[1:2] not in ("", "."):
        return None
    return end, Decimal(written)


def _hedge_before_units(folded: str, at: int, marks: str) -> Hedge | None:
    """What one of the marks says between a number and its units: 20 多億, 5+ 億."""
    mark = folded[at : at + 1]
    if mark and mark in marks and _UNITS.match(folded, at + 1):
        return "at_least" if mark == "+" else "over"
    return None


def _take_units(tokens: list[Token], units: str) -> Decimal | None:
    """Add units to a number's tokens; what they multiply it by, or None where one cannot follow the other."""
    factor = ONE
    for char in units:
        if char in SMALL and tokens[-1].kind == "b":
            return None
        tokens.append(Token("s", SMALL[char]) if char in SMALL else Token("b", BIG[char]))
        factor *= tokens[-1].value
    return factor


def _without_unit(folded: str, at: int) -> tuple[int, Decimal] | None:
    """Where the last digits of a number that need no unit end, and their value: 1 萬 2,000."""
    last = _LAST.match(folded, at) if folded[at - 1] == "万" else None
    if last and folded[last.end() : last.end() + 1] not in set("0123456789.,"):
        return last.end(), Decimal(last[1].replace(",", ""))
    return None


def _from_digits(folded: str, text: str, start: int, style: Style) -> Quantity | None:
    read = _digits(folded, text, start, style)
    if read is None:
        return None
    end, number = read
    if folded[end : end + 1] and folded[end] in _ZH_DIGIT:
        return None
    tokens, scale, parts = [Token("n", number)], ONE, 1
    hedge: Hedge | None = None
    while True:
        if hedge is None and (hedge := _hedge_before_units(folded, end, "+多余")) is not None:
            end += 1
        stop = _units_end(folded, end)
        if stop == end:
            break
        factor = _take_units(tokens, folded[end:stop].strip(" 个")) if stop - start <= LONGEST else None
        if factor is None or evaluate(tokens) is None:
            return None
        scale, end = scale * factor, stop
        if hedge is None and (hedge := _hedge_before_units(folded, end, "多余")) is not None:
            end += 1
            continue
        if folded[end : end + 1] and folded[end] in _ZH_DIGIT + "半":
            return None  # 1億5, 1億半: half a number
        if not _NEXT.match(folded, end):
            if (last := _without_unit(folded, end)) is not None:
                end = last[0]
                tokens.append(Token("n", last[1]))
            elif folded[end : end + 1] in set("0123456789"):
                return None
            break
        more = _digits(folded, text, end + (folded[end] == " "), style)
        if more is None:
            break
        end, parts = more[0], parts + 1
        tokens.append(Token("n", more[1]))
    value = evaluate(tokens)
    if value is None:
        return None
    if len(tokens) > 1:
        return Quantity(start, end, value, None, hedge, scale if parts == 1 else Decimal(0), big=tokens[-1].kind == "b")
    return _scaled(folded, start, end, number, hedge, style.scales)


def _scaled(
    folded: str, start: int, end: int, number: Decimal, hedge: Hedge | None, scales: Mapping[str, Decimal]
) -> Quantity:
    """Digits with a scale in words, attached (5M) or spelt (5 million, 3 lakh crore), or with none."""
    scale = ONE
    if folded[end : end + 1] == "+" and _WORD.match(folded, end + 1):
        word = _WORD.match(folded, end + 1)
        if word is not None and word[2] in scales:
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
        name = word[2] if word[2] in scales else word[2].rstrip(".")
        stop = end + len(word[1] or "") + len(name)
        after = folded[stop : stop + 1]
        if name not in scales or (after.isascii() and after.isalpha()):
            break
        scale, end = scale * scales[name], stop
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
        unit_before = word[-1:] in SMALL or word[-1:] in BIG
        if more is not None and unit_before and not more[0].startswith(" "):
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
    digits = len(word) > 2 and word[0] in _ZH_DIGIT and word[1] in _ZH_DIGIT
    if not digits or word[2] not in {**SMALL, **BIG}:
        return None
    low, high = int(DIGITS[word[0]]), int(DIGITS[word[1]])
    if low and (high == low + 1 or (low, high) == (3, 5)):
        return word[0] + word[2:], word[1] + word[2:]
    return None


_CONTINUES = late(f"[{_ZH_DIGIT}{''.join(SMALL)}{''.join(BIG)}]")
_SEVERAL = late(f"(?:好?几|数)(?:个)?([{''.join(SMALL)}]{{0,2}}[{''.join(BIG)}]{{0,2}})")


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


def shared(first: Quantity, second: Quantity) -> Quantity | None:
    """The range of two quantities, the first taking the second's scale where it has none (3 至 5 億); None if unsure.

    >>> def at(text): return quantity_at(text, text, 0, style_of("zh-Hans"))
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
