"""Chinese: the words that every phrase is made of: blanks, lists, sums, the subject."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipeline.languages.telling import Voice
from pipeline.languages.zh.amounts import say
from pipeline.model import Money, Name
from pipeline.text.late import late

_WIDE = late(r"[\u3000-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_BLANK = late(r"([\u3400-\u9fff]) ([\u3400-\u9fff])")
_PUNCTUATION = late(r"[\u3000-\u303f\uff00-\uff0f\uff1a-\uff20]")


def size(text: str) -> int:
    """How long a text is: its characters but for blanks.

    >>> size("由 GIC 領投。")
    7
    """
    return len("".join(text.split()))


def glue(*parts: str) -> str:
    """Join phrases, with a blank where Chinese meets Latin letters or digits.

    >>> glue("由", "GIC", "領投", "。")
    '由 GIC 領投。'
    """
    text = ""
    for part in filter(None, parts):
        if text and not (_PUNCTUATION.match(text[-1]) or _PUNCTUATION.match(part[0])):
            text += "" if _WIDE.match(text[-1]) and _WIDE.match(part[0]) else " "
        text += part
    return text


def names(shown: Sequence[str]) -> str:
    """A list of names.

    >>> names(["GIC", "Coatue", "紅杉資本"])
    'GIC、Coatue 與紅杉資本'
    """
    if len(shown) < 2:
        return "".join(shown)
    return glue("、".join(shown[:-1]), "與", shown[-1])


def cut(shown: Sequence[str], most: int) -> str:
    return glue("、".join(shown[:most]), "等") if len(shown) > most else names(shown)


def money_(money: Money | None) -> str:
    """Money as a Taiwanese reader expects it, or nothing."""
    return _BLANK.sub(r"\1\2", say(money)) if money is not None and (money.value is not None or money.min is not None) else ""


def number(value: Decimal) -> str:
    """A plain number with thousands separators."""
    return f"{value.normalize():,f}"


def who(name: Name | None, voice: Voice) -> str:
    """The subject: 公司 where the sentence before was about it."""
    return "" if name is None else "公司" if voice.again else voice(name)


def whose(name: Name, voice: Voice) -> str:
    """Whose figures: nobody's need be said in the third sentence about one."""
    return "" if voice.again > 1 and not voice.apart else who(name, voice)
