"""Which words are English, so that a capital at the head of a sentence says nothing of them; any other word there is somebody's name."""

from __future__ import annotations

import functools

from pipeline.vocabulary import table

_LEAST = 3
# How a word is made from another: what is taken away, and what stood in its place.
_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("ier", "y"), ("iest", "y"), ("ily", "y"), ("iness", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ed", ""), ("ed", "e"),
    ("ing", ""), ("ing", "e"), ("er", ""), ("er", "e"), ("ers", ""), ("ers", "e"), ("est", ""), ("est", "e"), ("ly", ""), ("ness", ""), ("less", ""),
    ("ful", ""), ("able", ""), ("able", "e"), ("ation", "e"), ("ally", "al"), ("ment", ""), ("ity", ""), ("ship", ""), ("like", ""), ("ish", ""),
)  # fmt: skip
_DOUBLING = frozenset(("ed", "ing", "er"))
_BEGINNINGS = ("un", "re", "non", "over", "under", "out", "on", "pre", "mis", "dis", "co", "sub", "inter", "multi", "super", "anti", "counter")
_BRITISH = (("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ises", "izes"), ("ise", "ize"), ("our", "or"), ("tre", "ter"), ("lled", "led"),
            ("lling", "ling"), ("ller", "ler"), ("ence", "ense"), ("ogue", "og"), ("yse", "yze"), ("ysed", "yzed"), ("gramme", "gram"))  # fmt: skip


@functools.cache
def _words() -> frozenset[str]:
    english = table("english")
    return frozenset(f"{english['words']} {english['trade']}".split())


@functools.lru_cache(1 << 14)
def is_english(word: str) -> bool:
    """Whether a word, or what it is made from, is an English one; what is no plain word of letters is not.

    >>> [is_english(word) for word in ("Refineries", "unlisting", "Organised", "Takeovers", "Ravellor", "Wexmark")]
    [True, True, True, True, False, False]
    """
    small = word.lower()
    spelt = [small[: -len(ours)] + theirs for ours, theirs in _BRITISH if small.endswith(ours)]
    if any(map(_is_made, (small, small.replace("our", "or"), *spelt))):
        return True
    rests = (small[len(begin) :] for begin in _BEGINNINGS if small.startswith(begin))
    return any(len(rest) > _LEAST and _is_made(rest) for rest in rests)


def is_measure(words: str) -> bool:
    """Whether a word is one of what figures are of, so that a verb behind it makes no name of it: Profit was down, Margins rose.

    >>> is_measure("Profit"), is_measure("Net Sales"), is_measure("Ravellor")
    (True, True, False)
    """
    return words.lower() in _measures()


@functools.cache
def _measures() -> frozenset[str]:
    metrics = table("metrics")
    return frozenset(w for kind in ("metric", "counted", "barrier") for some in metrics[kind].values() for w in some if w.isascii())


def _is_made(small: str) -> bool:
    """Whether a word in small letters is listed, or made of a listed one by a regular ending."""
    words = _words()
    if small in words:
        return True
    for ending, before in _ENDINGS:
        stem = small.removesuffix(ending)
        if stem == small or len(stem) < _LEAST:
            continue
        doubled = ending in _DOUBLING and stem[-1] == stem[-2]  # shipp|ed
        if stem + before in words or doubled and stem[:-1] in words:
            return True
    return False


def is_compound(word: str) -> bool:
    """Whether a word that a sentence begins with is two common ones: Stone-cutter | Vellano, Family-run | Vellano.

    >>> [is_compound(word) for word in ("Stone-cutter", "Wex-mark", "Stone-Cutter", "Stone")]
    [True, False, False, False]
    """
    left, _, right = word.partition("-")
    return right.islower() and is_english(left) and is_english(right)
