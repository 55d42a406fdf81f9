"""What a name is called by: its reference, its key, the vocabulary that bounds names."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from pipeline.lexicons.organisations import Lexicon
from pipeline.text.fold import fold
from pipeline.vocabulary import table


@dataclass(frozen=True, slots=True)
class NameRef:
    """Whom a name mention names.

    Attributes:
        name: canonical spelling (the lexicon's, else the fullest in the article).
        id: the lexicon's stable id, or None.
        kind: the lexicon's section, ``person``, ``reporter`` or None.
        key: what two mentions of one entity share.
    """

    name: str
    id: str | None
    kind: str | None
    key: str


@functools.cache
def vocabulary() -> dict[str, frozenset[str]]:
    """The word lists of ``lexicons/names.toml``: Latin words as written, Chinese ones folded."""
    data = table("names")
    return {k: frozenset(w if w.isascii() else fold(w) for w in v.split()) for k, v in data.items()}


@functools.cache
def places_in_chinese() -> frozenset[str]:
    """Folded names of countries, regions and cities in Chinese.

    >>> {fold("鹿特丹"), fold("台灣")} <= places_in_chinese()
    True
    """
    sits = (words for kind in table("places").values() for place in kind.values() for words in place["zh"])
    return vocabulary()["zh_places"] | frozenset(map(fold, sits))


COMPANY_WORDS = vocabulary()["company_words"]


@functools.lru_cache(1 << 14)
def ref_of(words: str, lexicon: Lexicon) -> NameRef:
    """Whom a spelling names: the lexicon's organisation, or just itself."""
    org = lexicon.lookup(words)
    reporters = vocabulary()["reporters"]
    if org:
        return NameRef(org.name, org.id, "reporter" if org.kind == "media" else org.kind, org.id)
    return NameRef(words, None, "reporter" if words in reporters else None, key(words))


@functools.lru_cache(1 << 14)
def key(words: str) -> str:
    """What the spellings of one name share: folded, without spaces, dots and legal endings.

    >>> key("Baseten, Inc.") == key("baseten")
    True
    """
    folded = re.sub(r",? ?(?:inc|ltd|llc|corp|co|plc|gmbh|corporation)\.?$", "", fold(words))
    folded = re.sub(r"(?:股份有限公司|有限责任公司|有限公司|股份公司)$", "", folded)
    folded = re.sub(r"\.(?:ai|com|io)$", "", folded)
    return re.sub(r"[\s.'·・&\-]", "", folded)


def is_company_word(name: str) -> bool:
    """Whether a name ends in a word that companies end in.

    >>> is_company_word("Neura Robotics"), is_company_word("AlphaGo")
    (True, False)
    """
    return name.rsplit(" ", 1)[-1].lower() in COMPANY_WORDS and " " in name
