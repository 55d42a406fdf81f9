"""What an article puts in quotes and then says without them: words of its own, whatever other words they are made of.

A writer who calls a firm by ordinary words marks them once: 「布知道」. From then on they are one word of the article.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from pipeline.mentions.names.lexemes import HAN, is_word, kind_of, words
from pipeline.text.fold import fold
from pipeline.text.words import cut

_QUOTED = re.compile(rf'[「『“"‘]([{HAN}a-z0-9]{{2,12}})[」』”"’]')
_MIXED = re.compile(rf"[{HAN}]{{1,6}}[a-z]{{2,8}}")  # 咻Go
_SAYS = frozenset(fold("的了是不嗎呢吧我你他她它這那就也都很沒啦喔哦"))  # 「沒有人要賣」
_NOUNS = frozenset(("common", "generic", "ending", "descriptor", "metric", "title"))


class Quotations(NamedTuple):
    """What the quotes of an article say of its words.

    Attributes:
        words: folded strings that are one word here, to be cut as one.
        again: those, and other quotations, that the article says more than once; none stands in the dictionary.
    """

    words: frozenset[str] = frozenset()
    again: frozenset[str] = frozenset()


NO_QUOTATIONS = Quotations()


def quotations(blank: str) -> Quotations:
    """Read the quotations of a folded text whose other mentions are blanked out.

    >>> found = quotations(fold("他做了「布知道」。布知道創辦人說「不是缺錢」，靠「人工智能」"))
    >>> sorted(found.words), sorted(found.again)
    (['布知道'], ['布知道'])
    """
    counts = Counter(found[1] for found in _QUOTED.finditer(blank))
    again = {name for name, n in counts.items() if (n > 1 or blank.count(name) > n) and _may_name(name)}
    own = {name for name in again if not name.isascii() and not _is_term(name)}
    own |= {name for name in counts if _MIXED.fullmatch(name)}
    return Quotations(frozenset(own), frozenset(again))


def _may_name(name: str) -> bool:
    return not (_SAYS.intersection(name) or name.isascii() or is_word(name) or kind_of(name) != "free")


def _is_term(name: str) -> bool:
    """Whether a quotation ends in a noun, as terms do and long names, which are cut as they are: 人形|機器人."""
    listed = frozenset().union(*words().values())
    return kind_of(cut(name, listed)[-1]) in _NOUNS
