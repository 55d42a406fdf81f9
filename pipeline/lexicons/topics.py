"""Terms of business and places in two languages (``topics.toml``, ``places.toml``): what a text speaks of, said in either."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Literal

from pipeline.text.fold import fold
from pipeline.text.listed import Listed
from pipeline.vocabulary import table

Kind = Literal["business", "use", "city", "region"]
"""What a company does, what it wants money for, where it sits."""

_TABLES: dict[Kind, str] = {"business": "topics", "use": "topics", "city": "places", "region": "places"}


@dataclass(frozen=True, slots=True)
class Topic:
    """A term of business, or a place.

    Attributes:
        id: its key, the same in every language: ``robotics``.
        kind: the list that it stands in.
        zh_hant, en: what it is called in Traditional Chinese and in English.
        narrower: keys of terms beside which it says nothing more.
    """

    id: str
    kind: Kind
    zh_hant: str
    en: str
    narrower: tuple[str, ...] = ()

    def covers(self, other: Topic) -> bool:
        """Whether this is only a wider word for another: it is inside that one's key or labels, or the list says so.

        >>> ai, coding = topics_in("AI, code generation")
        >>> ai.covers(coding), coding.covers(ai)
        (True, False)
        """
        inside = set(self.id.split("_")) < set(other.id.split("_")) or self.en in other.en or self.zh_hant in other.zh_hant
        return self != other and (inside or other.id in self.narrower)


def topics_in(text: str, kind: Kind = "business") -> tuple[Topic, ...]:
    """Return the terms that a text speaks of, in its order and each once; of overlapping ones the longest.

    Args:
        text: in any language and script, folded or not.
        kind: the terms wanted: trades, uses of money, cities or what is larger.

    >>> [topic.en for topic in topics_in("專注人形机器人与語音辨識")]
    ['humanoid robots', 'speech recognition']
    >>> [topic.zh_hant for topic in topics_in("R&D and hiring", "use")]
    ['研發', '招募人才']
    >>> [topic.en for topic in topics_in("德國慕尼黑", "city")]
    ['Munich']
    """
    words, known = _spelt(kind)
    folded = fold(text)
    return tuple(dict.fromkeys(known[folded[start:end]] for start, end in words.spans(folded)))


def term_of(text: str, kind: Kind) -> Topic | None:
    """The term that a whole text is.

    >>> [found.en if (found := term_of(text, "city")) else "" for text in ("西安", "西安奕")]
    ["Xi'an", '']
    """
    return _spelt(kind)[1].get(fold(text))


def is_term(text: str) -> bool:
    """Whether a text is a term of business and nothing else, and so no name.

    >>> is_term("法律科技"), is_term("江行智能")
    (True, False)
    """
    return fold(text) in _spelt("business")[1]


@functools.cache
def _spelt(kind: Kind) -> tuple[Listed, dict[str, Topic]]:
    """The words of every term of a kind, and whose they are."""
    known: dict[str, Topic] = {}
    for key, words in table(_TABLES[kind])[kind].items():
        topic = Topic(key, kind, words["zh"][0], words["en"][0], tuple(words.get("narrower", ())))
        for word in (*words["zh"], *words["en"]):
            known.setdefault(fold(word), topic)
    return Listed(known), known
