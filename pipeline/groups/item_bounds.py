"""Where the name of a Chinese item begins and ends, when the inventory's name is only a part of it.

A list's structure decides: what stands between two separators and adds a word for a firm to a name is that firm's whole name.
"""

from __future__ import annotations

import re

from pipeline.groups.named import Named
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Mention, Source
from pipeline.mentions.names import inventory as names
from pipeline.mentions.names.lexemes import HAN
from pipeline.text.late import late

_WHOLE = pattern(rf"(?:{{owned_unit}}|[{HAN}]{{0,6}}?{{firm_end}})")
_ENDS = pattern(r" ?(?:[、,;:。(（!?\n]|$|{list_and.zh}|等|{item_ends}|領投|跟投|參投)")
_GLUE = pattern(r"(?:{list_and.zh}|等|{item_ends}|{item_clause.zh}|{item_function}|旗下|的)")
_HEADS = pattern(r"(?:{firm_head})")
_AHEAD = late(rf"[{HAN}]{{2,8}}$")
_OWNER = pattern(rf"(?:旗下的?|轉投資的?|名下的?|所屬的?)([{HAN}])$")

_GROWS = pattern(r"{item_ending}")
_GROWN = pattern(r" ?(?:資本|創投|基金)$| [a-z][a-z0-9]{1,14}$")
_LATIN_HAN = pattern(rf" ?[{HAN}]{{0,6}}(?:{{item_ending.zh}})| ?(?:capital|ventures|partners)[{HAN}]{{2,6}}")
_NO_TAIL = pattern(r"{item_clause.zh}|{item_function}|{list_and.zh}|等|的")
_SERIAL = late(rf"-[{HAN}0-9]{{2,8}}")  # 松柏資本-松柏一號

def whole_behind(source: Source, text: str, item: Mention) -> Named | None:
    """The name whose head alone the inventory has, read on to its word for a firm: 高盛|成長股權、; 中國移動|旗下基金、."""
    m = _WHOLE.match(text, item.outer_end)
    if not m or source.text[item.end - 1].isascii() or not _ENDS.match(text, m.end()):
        return None
    return None if _is_glued(m[0]) else _from_to(source, item.start, m.end())


def whole_before(source: Source, mask: Mask, start: int, end: int) -> tuple[Named, int] | None:
    """The same, read back from the end of an item; with it where its words begin."""
    inside = mask.within(start, end, "name")
    if not inside:
        return None
    latin = source.text[inside[-1].end - 1].isascii()
    m = (_LATIN_HAN if latin else _WHOLE).fullmatch(mask.text, inside[-1].outer_end, end)
    if not m or (_NO_TAIL.search(m[0]) if latin else _is_glued(m[0])):
        return None
    return _from_to(source, inside[-1].start, end), inside[-1].outer_start


def cut_start(source: Source, mask: Mask, start: int, m: Mention) -> int:
    """Where an item's name begins whose front the inventory's name lacks; the name's own start where nothing is cut.

    A name that begins with a word that names no firm by itself lacks its front: 由正泰集團|產投基金; one letter behind an owner
    belongs to the name: 聯發科旗下達|發創投.
    """
    text = mask.text
    owner = _OWNER.search(text, max(start, m.outer_start - 6), m.outer_start)
    if owner and owner[1] != "的":
        return owner.start(1)
    if m.value.id is not None or not _HEADS.match(source.folded, m.start):
        return m.outer_start
    ahead = _AHEAD.search(text, start, m.outer_start)
    if not ahead or ahead.start() != start or _GLUE.search(ahead[0]):
        return m.outer_start
    return start


def grown_behind(source: Source, text: str, item: Mention) -> Named | None:
    """A name that goes on behind what the inventory has: Anthology|基金, ABC|東南亞基金, 松柏資本|-松柏一號."""
    latin = source.text[item.end - 1 : item.end].isascii()
    m = _GROWS.match(text, item.outer_end) or _SERIAL.match(text, item.outer_end)
    if not m and latin:
        m = _LATIN_HAN.match(text, item.outer_end)
        m = None if m and _NO_TAIL.search(m[0]) else m
    if not m:
        return None
    return Named(item.start, m.end(), names.ref_of(source.text[item.start : m.end()], source.lexicon))


def spelt_twice(source: Source, mask: Mask, start: int, end: int) -> Named | None:
    """A name that goes on in another script or behind a hyphen: Evergreen| capital常青海外, 松柏資本|-松柏一號."""
    inside = mask.within(start, end, "name")
    if len(inside) != 1 or mask.text[start : inside[0].outer_start].strip():
        return None
    first = inside[0]
    if not any(tail.fullmatch(mask.text, first.outer_end, end) for tail in (_LATIN_HAN, _SERIAL)):
        return None
    return Named(first.start, end, names.ref_of(source.text[first.start : end], source.lexicon))


def grown_words(source: Source, text: str, left: int, end: int) -> re.Match[str] | None:
    """Words at the end of an item that may end its name: Anthology |基金, 三星| Next."""
    grown = _GROWN.search(text, max(left, end - 16), end)
    if not grown or not grown[0].isascii():
        return grown
    latin_before = source.text[grown.start() - 1].isascii()
    return None if latin_before and source.text[grown.start() + 1].islower() else grown  # Hongjing Capital | were


def _from_to(source: Source, start: int, end: int) -> Named:
    return Named(start, end, names.ref_of(source.text[start:end], source.lexicon))


def _is_glued(words: str) -> bool:
    """Whether words between a name and its last word say more than a name does; what an owner's unit is called may follow 旗下."""
    return not words.startswith(("旗下", "名下")) and bool(_GLUE.search(words))
