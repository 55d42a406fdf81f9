"""English: the words that every phrase is made of: lists, possessives, sums, the subject."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipeline.languages.en.amounts import say
from pipeline.languages.telling import Voice
from pipeline.model import Money, Name


def names(shown: Sequence[str], more: bool = False) -> str:
    """A list of names, with the comma before "and".

    >>> names(["GIC", "Coatue", "Temasek"]), names(["GIC", "Coatue"]), names(["GIC"], more=True)
    ('GIC, Coatue, and Temasek', 'GIC and Coatue', 'GIC and others')
    """
    listed = [*shown, "others"] if more else list(shown)
    if len(listed) < 3:
        return " and ".join(listed)
    return ", ".join(listed[:-1]) + ", and " + listed[-1]


def cut(shown: Sequence[str], most: int) -> str:
    return names(shown[:most], len(shown) > most)


def money_(money: Money | None) -> str:
    """Money as an American reader expects it, or nothing."""
    return say(money) if money is not None and (money.value is not None or money.min is not None) else ""


def number(value: Decimal) -> str:
    """A plain number with thousands separators."""
    return f"{value.normalize():,f}"


def of(name: str) -> str:
    """The possessive.

    >>> of("Appier"), of("Siemens"), of("Jinju (金居)")
    ("Appier's", "Siemens'", "Jinju's (金居)")
    """
    bare, bracket, rest = name.partition(" (")
    return bare + ("'" if bare.endswith("s") else "'s") + bracket + rest


def who(name: Name, voice: Voice) -> str:
    """The subject, by a word for it where the sentence before was about the company, and by a noun where others were its subject."""
    return ("The company" if voice.apart else "It") if voice.again else voice(name)


def whose(name: Name, voice: Voice) -> str:
    return ("The company's" if voice.apart else "Its") if voice.again else of(voice(name))


def join(*phrases: str) -> str:
    return " ".join(filter(None, phrases))
