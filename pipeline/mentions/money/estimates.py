"""Two numbers that follow one another before one unit, an estimate of both: 8、9 億."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.languages.numerals import BIG, SMALL
from pipeline.languages.quantity import Quantity
from pipeline.mentions.quantities import Style, quantity_at

_PAIR = re.compile(f"([1-9])、([1-9]) ?[{''.join(SMALL)}]?[{''.join(BIG)}]")
_LISTED = frozenset("0123456789.,、")


def pair_at(folded: str, text: str, start: int, style: Style) -> Quantity | None:
    """The bounds that two neighbouring digits at ``start`` tell, or None: 7、8、9 億 is a list.

    >>> from pipeline.mentions.quantities import style_of
    >>> q = pair_at("8、9亿", "8、9億", 0, style_of("zh-Hant"))
    >>> q.end, int(q.low), int(q.high)
    (4, 800000000, 900000000)
    """
    pair = _PAIR.match(folded, start)
    if pair is None or int(pair[2]) != int(pair[1]) + 1 or folded[start - 1 : start] in _LISTED:
        return None
    second = quantity_at(folded, text, pair.start(2), style)
    if second is None or second.high is not None:
        return None
    one = second.low / int(pair[2])
    return replace(second, start=start, low=one * int(pair[1]), high=second.low, hedge="range")
