"""What an article puts in quotes and then says without them: words of its own, whatever other words they are made of.

A writer who calls a firm by ordinary words marks them once: 「先想好」. From then on they are one word of the article.
"""

from __future__ import annotations

import functools
import re
from collections import Counter

from pipeline.mentions.names.lexemes import HAN, is_word, kind_of, words
from pipeline.mentions.names.two_scripts import is_quoted_name
from pipeline.text.fold import fold
from pipeline.text.words import cut, part_of_speech

_QUOTED = re.compile(rf'[「『“"‘【]([{HAN}a-z0-9]{{2,12}})[」』”"’】]')
_SAYS = frozenset(fold("的了是不嗎呢吧我你他她它這那就也都很沒啦喔哦"))  # 「沒有人要賣」
_NOUN_TAGS = frozenset(("n", "s", "vn", "l"))  # of the dictionary: 新|雲端
_NOUNS = frozenset(("common", "generic", "ending", "descriptor", "metric", "title"))


def quotations(blank: str) -> frozenset[str]:
    """The words of its own that a folded text has, its other mentions blanked out: each is one word here, to be cut as one.

    >>> sorted(quotations(fold("他做了「先想好」。先想好創辦人說「不是缺錢」，靠「人工智能」，不是「嗨Run」")))
    ['先想好', '嗨run']
    """
    counts = Counter(found[1] for found in _QUOTED.finditer(blank))
    again = {name for name, n in counts.items() if n > 1 or blank.count(name) > n}
    return frozenset(name for name in counts if is_quoted_name(name) or name in again and _may_name(name))


def _may_name(name: str) -> bool:
    """Whether a quotation is no clause, nothing of the dictionary, and does not end in a noun, as terms do: 人形|機器人."""
    if _SAYS.intersection(name) or is_word(name) or kind_of(name) != "free":
        return False
    nouns = (part_of_speech(name[-n:])[0] in _NOUN_TAGS or name[-n:] in words()["no_names"] for n in (2, 3))
    return not (name[-1].isascii() or _last_kind(name) in _NOUNS or any(nouns))


def _last_kind(name: str) -> str:
    return kind_of(cut(name, _every_word())[-1])


@functools.cache
def _every_word() -> frozenset[str]:
    return frozenset().union(*words().values())
