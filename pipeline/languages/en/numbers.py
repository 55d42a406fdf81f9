"""English numbers in words, and the words that make a bare number money."""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.languages.quantity import Quantity
from pipeline.text.fold import fold
from pipeline.text.late import late

ONE, TEN = Decimal(1), Decimal(10)

_SCALES = {
    "hundred": Decimal(100),
    "thousand": Decimal(10) ** 3,
    "million": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
}
SCALES = _SCALES | {
    "mn": TEN**6, "mio.": TEN**6, "mio": TEN**6, "mil": TEN**6, "bn": TEN**9, "mrd.": TEN**9, "mrd": TEN**9, "tn": TEN**12,
    "trn": TEN**12, "lakh": TEN**5, "lakhs": TEN**5, "crore": TEN**7, "crores": TEN**7,
}  # fmt: skip
"""What multiplies the digits before it."""

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORDS = {w: Decimal(i) for i, w in enumerate(_ONES)} | {w: Decimal(20 + 10 * i) for i, w in enumerate(_TENS)}
COMMA = False


def read_en(text: str) -> Decimal | None:
    """Read a whole English number in words; None if it is not one.

    >>> [int(read_en(w)) for w in ("two", "twenty-five", "a hundred and fifty", "one hundred twenty million")]
    [2, 25, 150, 120000000]
    >>> read_en("half a billion"), read_en("two three")
    (Decimal('500000000'), None)
    """
    words = re.split("[ -]", fold(text).strip())
    if not 0 < len(words) <= 16:
        return None
    share = 1
    for lead, parts in ((["half", "a"], 2), (["a", "quarter", "of", "a"], 4)):
        if words[: len(lead)] == lead:
            words, share = ["one", *words[len(lead) :]], parts
    total, section, last, room = Decimal(0), Decimal(0), None, Decimal(0)
    for i, word in enumerate(words):
        if word in ("a", "an", "one") and not i:
            section, room = Decimal(1), Decimal(1)
        elif word == "and" and i:
            room = Decimal(100)
        elif word in WORDS:
            value = WORDS[word]
            if i and value >= room:
                return None
            section, room = section + value, Decimal(10) if value >= 20 else Decimal(0)
        elif word == "hundred" and 0 < section < 10:
            section, room = section * 100, Decimal(100)
        elif word in _SCALES and word != "hundred" and section:
            if last is not None and _SCALES[word] >= last:
                return None
            last = _SCALES[word]
            total, section, room = total + section * last, Decimal(0), Decimal(1000)
        else:
            return None
    return (total + section) / share


def write_en(number: int) -> str:
    """Write a whole number in English words (below 10¹⁵).

    >>> write_en(125), write_en(3_500_000)
    ('one hundred twenty-five', 'three million five hundred thousand')
    """
    if not 0 <= number < 10**15:
        raise ValueError(f"{number} is outside 0 … 10^15")
    if number < 20:
        return _ONES[number]
    if number < 100:
        return _TENS[number // 10 - 2] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    for word, scale in reversed(_SCALES.items()):
        size = int(scale)
        if number >= size:
            head, rest = divmod(number, size)
            return f"{write_en(head)} {word}" + (f" {write_en(rest)}" if rest else "")
    raise AssertionError(number)


TRIGGER = late(r"\b(?:hundred|thousand|million|billion|trillion)s?\b", re.ASCII)
"""Where an English quantity in words may be: at its scale word."""

_WORDS = (
    "half a|a quarter of a|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    "fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a|an|and|hundred|thousand"
)
_BEFORE = late(rf"(?:^|[^a-z])((?:(?:{_WORDS})[ -]){{1,8}})$")
_VAGUE_BEFORE = late(
    r"(?:^|[^a-z0-9])((?:(tens|dozens|hundreds) of |(several|multiple|a few|many|a couple(?: of)?) |(multi) ?-? ?)(hundred |thousand )?)$"
)


def read_words(folded: str, trigger: re.Match[str]) -> Quantity | None:
    """Read the quantity in words whose last scale word is ``trigger``, or None.

    >>> text = "worth tens of billions of dollars"
    >>> q = read_words(text, TRIGGER.search(text))
    >>> text[q.start : q.end], int(q.low), int(q.high)
    ('tens of billions', 10000000000, 100000000000)
    """
    word = trigger[0].rstrip("s")
    scale = _SCALES[word]
    window = folded[max(0, trigger.start() - 60) : trigger.start()]
    shift = trigger.start() - len(window)
    plural = trigger[0].endswith("s")
    vague = _VAGUE_BEFORE.search(window)
    if vague is not None and (plural or vague[2] is None):
        times = {"tens": TEN, "dozens": TEN, "hundreds": TEN**2}.get(vague[2] or "", ONE)
        low = scale * times * _SCALES.get((vague[4] or "").strip(), ONE)
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


_MONEY_BEFORE = late(
    r"(?:rais(?:e|es|ed|ing)|secur(?:e|es|ed|ing)|valued at|valuation of|valuation at|worth|land(?:s|ed)|revenue of|funding of) ?$"
)
_MONEY_AFTER = late(
    r" (?:in|of) (?:[a-z]+[ -]){0,2}(?:revenue|revenues|arr|funding|sales|capital|investment|debt|equity|bookings|profit|losses"
    r"|venture|financing)\b"
)
_MONEY_ENDS = late(
    r" (?:in|from|at|for|to|by|and|as|on|with|this|last|after)\b|[.,;:)\n]|$| series\b| seed\b| round\b| valuation\b"
)


def is_money(folded: str, start: int, end: int) -> bool:
    """Whether an English number without a currency is money, by the words that touch it.

    >>> [is_money(t, 7, 17) for t in ("raised 40 million in Series B", "raised 40 million chickens")]
    [True, False]
    """
    if _MONEY_AFTER.match(folded, end):
        return True
    return (
        _MONEY_BEFORE.search(folded, max(0, start - 16), start) is not None
        and _MONEY_ENDS.match(folded, end) is not None
    )
