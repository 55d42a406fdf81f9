"""Terms of business in two languages (``lexicons/topics.toml``): what a text speaks of, said in either."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Literal

from pipeline.lexicons.cues import borders, bounded
from pipeline.text.fold import fold
from pipeline.vocabulary import table

Kind = Literal["business", "use"]
"""What a company does, or what it wants money for."""

_KINDS: tuple[Kind, ...] = ("business", "use")


@dataclass(frozen=True, slots=True)
class Topic:
    """A term of business.

    Attributes:
        id: its key, the same in every language: ``robotics``.
        kind: ``business`` or ``use``.
        zh_hant, en: what it is called in Traditional Chinese and in English.
    """

    id: str
    kind: Kind
    zh_hant: str
    en: str


def topics_in(text: str, kind: Kind = "business") -> tuple[Topic, ...]:
    """Return the terms that a text speaks of, in its order and each once; of overlapping ones the longest.

    Args:
        text: in any language and script, folded or not.
        kind: the terms wanted: trades, or uses of money.

    >>> [topic.en for topic in topics_in("專注人形机器人与語音辨識")]
    ['humanoid robots', 'speech recognition']
    >>> [topic.zh_hant for topic in topics_in("R&D and hiring", "use")]
    ['研發', '招募人才']
    """
    pattern, known = _spelt(kind)
    return tuple(dict.fromkeys(known[m[0]] for m in pattern.finditer(fold(text))))


@functools.cache
def _spelt(kind: Kind) -> tuple[re.Pattern[str], dict[str, Topic]]:
    """The words of every term of a kind, the longest first, and whose they are."""
    known: dict[str, Topic] = {}
    for key, words in table("topics")[kind].items():
        topic = Topic(key, kind, words["zh"][0], words["en"][0])
        for word in (*words["zh"], *words["en"]):
            known.setdefault(fold(word), topic)
    listed = sorted(known, key=lambda word: (-len(word), word))
    return re.compile("|".join(bounded(map(borders, listed))), re.ASCII), known  # of borders a Chinese character is no letter
