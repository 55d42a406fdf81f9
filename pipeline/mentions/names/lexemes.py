"""Chinese text as pieces with the class of each: what bounds a name (verbs, markers, nouns of the trade) and what is free."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.mentions.names.words import vocabulary
from pipeline.text.fold import fold
from pipeline.text.late import late
from pipeline.text.words import cut, part_of_speech
from pipeline.vocabulary import table

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_PART = late(rf"[{HAN}]+|[a-z0-9][a-z0-9.&'+\-_]*|[ ·]")
FIRM = rf"\([{HAN}]{{2,5}}\)[{HAN}]{{0,12}}(?:公司|{fold('合夥')})"  # 早行人創業投資|（海南）有限公司
_CHUNK = late(rf"[{HAN}a-z0-9.&'+\-_ ·]+(?:{FIRM}[{HAN}]*)?")
_SPLITS = frozenset(fold("由與和及對向為被獲將從在同跟"))
# Parts of speech (jieba's dictionary) of words that bound names; nouns and names are free.
_CLOSED = {"d": "function", "p": "function", "c": "function", "r": "function", "u": "function", "y": "function",
           "m": "function", "q": "function", "mq": "function", "t": "function", "f": "function", "uj": "function",
           "ul": "function", "uz": "function", "ud": "function", "zg": "free"}  # fmt: skip
_VERBS = frozenset(("v", "vd", "vn", "vi", "vq", "vg"))
_COMMON = frozenset(("n", "a", "ad", "an", "b", "z", "i", "l", "s", "ag", "ng", "j"))


class Piece(NamedTuple):
    """A piece of folded text, ``text[start:end]``, and its class."""

    start: int
    end: int
    kind: str


@functools.cache
def words() -> dict[str, frozenset[str]]:
    """The closed classes of ``lexicons/chinese.toml``, folded."""
    return {concept: frozenset(map(fold, listed.split())) for concept, listed in table("chinese").items()}


@functools.lru_cache(1 << 15)
def kind_of(word: str) -> str:
    """The class of a folded word.

    >>> [kind_of(fold(word)) for word in ("完成", "營收", "由", "科技", "新創", "市場", "欧", "近日")]
    ['event', 'metric', 'marker', 'ending', 'descriptor', 'generic', 'free', 'adverb']
    """
    known, names = words(), vocabulary()
    for kind, listed in (
        ("role", _ROLES), ("title", known["titles"]), ("descriptor", names["descriptors"]), ("metric", known["metrics"]), ("event", known["event_verbs"]),
        ("marker", known["object_markers"]), ("place", names["zh_places"]), ("adverb", known["adverbs"]),
        ("speech", known["speech"]), ("function", known["function"]), ("ending", known["endings"] | known["trades"]),
        ("verb", known["news_verbs"]), ("generic", names["generic"]),
    ):  # fmt: skip
        if word in listed:
            return kind
    tag, frequency = part_of_speech(word)
    if word in known["directions"]:
        return "free"
    if len(word) == 1:
        return "verb" if word in known["short_verbs"] else "free"
    if tag == "ns":
        return "place"
    if tag in _CLOSED:
        return _CLOSED[tag]
    if len(word) > 2 and word[-1] in _ADJECTIVAL:
        return "generic"  # 政策性|基金
    if word[-1] in _TRADES and tag == "n":
        return "descriptor"  # 電腦廠, 開發商
    if tag in _VERBS and frequency > (50 if tag == "vn" else 2):
        return "verb"
    return "common" if tag in _COMMON and frequency > 200 else "free"


@functools.cache
def _modifiers() -> re.Pattern[str]:
    lists = table("metrics")["modifier"]
    return re.compile(f"(?:{'|'.join(map(fold, [*lists['words'], *lists['periods']]))})+")


def is_modifiers(name: str) -> bool:
    """Whether a folded string is made of nothing but what the names of metrics begin with, and periods.

    >>> is_modifiers("总净"), is_modifiers("净岛"), is_modifiers("去年同期归母净")
    (True, False, True)
    """
    return _modifiers().fullmatch(name) is not None


@functools.cache
def _closed() -> frozenset[str]:
    """Every word of a closed class of two characters and more."""
    listed = frozenset().union(
        *words().values(), _ROLES, *(vocabulary()[k] for k in ("descriptors", "generic", "zh_places"))
    )
    return frozenset(word for word in listed if len(word) > 1)


_ADJECTIVAL = frozenset(map(fold, "性級型式"))
_TRADES = frozenset(map(fold, "商廠"))
_ROLES = frozenset(map(fold, ("領投", "跟投", "參投", "領銜", "聯合領投", "共同領投", "追投", "增投", "續投")))


def chunks(blank: str, start: int, end: int) -> Iterator[list[Piece]]:
    """The runs of pieces between marks in a folded text whose other mentions are blanked out.

    A blank between two Chinese characters ends a run: it is the edge of a clause in a headline.
    """
    closed = _closed()
    for run in _CHUNK.finditer(blank, start, end):
        pieces: list[Piece] = []
        for part in _PART.finditer(blank, run.start(), run.end()):
            at = part.start()
            if part[0] in " ·":
                between_han = (
                    pieces and not blank[at - 1].isascii() and not blank[part.end() : part.end() + 1].isascii()
                )
                if between_han and part[0] == " " and pieces:
                    yield pieces
                    pieces = []
                continue
            if part[0].isascii():
                pieces.append(Piece(at, part.end(), "latin"))
                continue
            for word in cut(part[0], closed):
                split = len(word) == 2 and word[0] in _SPLITS
                if split and (kind_of(word) in ("function", "marker") or word in words()["prepositional"]):
                    pieces += [Piece(at, at + 1, "marker"), Piece(at + 1, at + 2, "free")]  # 由|于氏創投
                elif pieces and word in _TRADES:
                    pieces.append(Piece(at, at + 1, "descriptor"))  # 電池商, 面板廠
                else:
                    pieces.append(Piece(at, at + len(word), kind_of(word)))
                at += len(word)
        if pieces:
            yield pieces
