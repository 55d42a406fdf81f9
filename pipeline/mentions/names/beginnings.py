"""What a Chinese name may begin with: a preposition or an adverb only where what is behind it would be no name by itself.

明瞳科技 is a firm, for nobody is called 瞳科技; 今嵐瞳科技 says that 嵐瞳科技 did something today.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.mentions.names.lexemes import Piece, is_rare_verb, words
from pipeline.text.fold import fold
from pipeline.text.words import part_of_speech

_NEVER = frozenset(("title", "descriptor", "metric"))
_TOLD = frozenset(("raises", "series", "event", "metric", "role", "speech", "code"))
_JOINING = frozenset(fold("和與及暨並"))
_NUMBER_OF_THINGS = re.compile(fold("[一二兩三四五六七八九十百千]+[匹只隻條朵顆座頭棵片杯滴粒塊艘根把株葉]"))
_STEM = frozenset(("free", "common", "verb"))


def begins_stem(texts: Sequence[str], kinds: Sequence[str]) -> bool:
    """Whether words begin with one character, one more that is a name's, and an ending: 明|瞳|科技, never 瞳|科技.

    >>> begins_stem(["明", "瞳", "科技"], ["adverb", "free", "ending"]), begins_stem(["今", "岚", "瞳"], ["adverb", "free", "free"])
    (True, False)
    """
    if len(texts) < 3 or [len(text) for text in texts[:2]] != [1, 1]:
        return False
    if kinds[1] not in _STEM or kinds[2] != "ending":
        return False
    listed = words()
    ends = texts[2] in listed["endings"] or kinds[0] != "marker" and len(texts[2]) > 1  # 在|小|晶片
    return ends and not any(texts[0] in listed[concept] for concept in ("leading_markers", "particles", "degrees"))


def may_begin(blank: str, pieces: list[Piece], i: int) -> bool:
    """Whether a name may begin with the ``i``-th piece: an adverb or a preposition only where no other one can stand."""
    first = pieces[i]
    if first.kind == "marker" and not i:
        return _text(blank, first) not in words()["leading_markers"]
    if first.kind in ("marker", "adverb"):
        behind = i > 0 and pieces[i - 1].kind == "marker" and _opens(blank, pieces, i)
        return behind or opens_stem(blank, pieces, i)
    return first.kind not in _NEVER and not _points(blank, first)


def opens_stem(blank: str, pieces: list[Piece], i: int) -> bool:
    """Whether the ``i``-th piece is the first of two characters before an ending."""
    parts = pieces[i : i + 3]
    return begins_stem([_text(blank, p) for p in parts], [p.kind for p in parts])


def _points(blank: str, piece: Piece) -> bool:
    """Whether a word only points at what stands behind it: 這家|嵐瞳科技."""
    return piece.kind == "generic" and part_of_speech(_text(blank, piece))[0] == "r"


def _opens(blank: str, pieces: list[Piece], i: int) -> bool:
    """Whether a word opens names (由|早行人創業投資), or is one character before characters that are nobody's word (和|明道投資)."""
    word = _text(blank, pieces[i])
    if word in words()["opening"]:
        return True
    return len(word) == 1 and i + 1 < len(pieces) and pieces[i + 1].kind == "free"


def is_cut(blank: str, pieces: list[Piece], i: int) -> bool:
    """Whether the word before belongs to a name that begins with it: no preposition stands behind one (由|后|海資本)."""
    word = _text(blank, pieces[i - 1])
    behind = pieces[i - 2].kind == "marker" if i > 1 else len(word) > 1
    opens = word in words()["opening"] or i == 1 and is_rare_verb(word)
    return opens and behind and pieces[i].kind in ("free", "common", "generic")


def is_cut_off(blank: str, first: Piece, right: str) -> bool:
    """Whether the characters that a line begins with belong to the name behind it: 是|方電訊 完成, 同|景新能源(08326), 和|毅生技登錄.

    Nothing stands before that 和 could join, and 七匹|馬科技 counts no firms.
    """
    word = _text(blank, first)
    if right == "raises" and word == "是":
        return True
    opens = first.start == 0 or blank[first.start - 1] == "\n"
    begins = opens and word in _JOINING or _NUMBER_OF_THINGS.fullmatch(word) is not None
    if begins and right in _TOLD:
        return True
    return right == "code" and opens and first.end - first.start == 1


def _text(blank: str, piece: Piece) -> str:
    return blank[piece.start : piece.end]
