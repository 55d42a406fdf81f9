"""One item of a list: who is named, with what describes it; a group that names nobody; or words that cannot be read.

A list is read outwards from an anchor, so one end of an item is known and the other is sought: ``read`` does both.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace

from pipeline.groups import item_bounds, latin_items, separators
from pipeline.groups.bare import CLAUSE, COUNTED, INCLUDES, bare, names_nobody
from pipeline.groups.named import Named, named, role_behind
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import Mask, head, one
from pipeline.mentions.mention import Mention, Source
from pipeline.mentions.names import inventory as names
from pipeline.mentions.names.lexemes import HAN
from pipeline.mentions.names.lexemes import words as closed
from pipeline.text.late import late

_NAME = head("name")
_HAN = late(f"[{HAN}]")
_HAN_DESCRIBES = late(f"(?:[{HAN}a-z0-9 ]|{one('series')}|{one('when')}){{1,24}}")
_MADE = pattern(r"(?:{item_made})的 ?$")  # 政府支持的 | 基金
_PART = pattern(r"(?:(?P<lead>{part_lead})|{part_join})的 ?$")  # 領投的 | 基金
_GLOSS = late(
    r" ?(?:[(（][^()（）]{1,60}[)）]| ?[—–] ?[^—–.]{3,70}[—–] ?|, (?:the|an?|(?:through|via) (?:its|his|her|their|the)) [^,.;]{3,70}| - [^.-]{3,60} - )"
)
_GLOSS_BEFORE = late(
    r"(?:[(（][^()（）]{1,60}[)）]|——[^—,。;]{2,40}——|, (?:both|all|each|an?|the) [a-z' -]{3,60}) ?$"
)
_OFFICE = pattern(
    r" ?'?s? ?(?:的)?(?:前|former )?(?:共同|聯合)?(?:{office}|chief [a-z]{4,12} officer)(?: and {office.en})? ?"
)
_OFFICE_OF = pattern(r"{office.en} (?:of|at) $")  # the former CEO of X, PERSON
_OWNS = late(r"'s? (?:[a-z-]+ ?){0,5}(?:, )?")  # Samsung's | NEXT; the parent of Zara, | Inditex
_JOINS = pattern(r"{list_and.en}")
_UNIT = pattern(rf" ?(?:{{item_unit}})+ ?{_NAME}")
_OWNED = pattern(r"(?:{item_owned}|[ ])+")
_HAN_TAIL = late(rf"([{HAN}]{{2,6}})(?:、|与|和)")
_REGION = pattern(r"(?:{item_region})$")
_OPENS = pattern(r"(?:{list_opens}|[:：,;(（「『\"\ue000-\ue003\ue0ff。])")
_LONGEST, _WIDEST = 110, 60


class Anchor(enum.Enum):
    """Which end of an item is known."""

    LEFT = "left"
    RIGHT = "right"


class Kind(enum.Enum):
    NAMED = "named"
    GENERIC = "generic"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Item:
    """An item, and the code points at which the list goes on: ``start`` to the left, ``end`` to the right."""

    kind: Kind
    start: int
    end: int
    named: Named | None = None


def read(source: Source, mask: Mask, start: int, end: int, anchor: Anchor, listed: bool = False, counted: bool = False) -> Item | None:
    """The item at one end of ``start``–``end``, or None where a clause stands and no item.

    Args:
        source, mask: the article.
        start, end: code points; the anchored one is the item's border, the other the farthest it may reach.
        anchor: which of the two that is.
        listed: whether other items of the list are known.
        counted: whether words behind it say how many it stands for: 甲資產|等五家機構.
    """
    return (
        _from_left(source, mask, start, end, listed)
        if anchor is Anchor.LEFT
        else _from_right(source, mask, start, end, listed, counted)
    )


# --- from its left end -----------------------------------------------------------------------------------------------


def _from_left(source: Source, mask: Mask, start: int, end: int, listed: bool) -> Item | None:
    text = mask.text
    until = separators.item_end(text, start, end)
    at = text.find(_NAME, start, min(end, start + _LONGEST))
    reach = until + 1 if text[until : until + 1] == "的" else until  # 台灣的|南溪資本
    if 0 <= at <= reach and _described(text, start, at):
        if COUNTED.search(text, start, at) and mask.at(at).value.id is None:
            return Item(Kind.GENERIC, start, max(until, mask.at(at).outer_end))  # 一家千億級|雙幣基金
        item = _with_front(source, mask, start, _named_at(source, mask, at, end, listed), at)
        return _with_place(source, mask, start, item) if at > start else item
    if text[until : until + 1] == "的" and text.startswith(tuple(closed()["focuses"]), start):
        described = _from_left(source, mask, until + 1, end, listed)  # 專注普惠金融的|國際創投 Quona
        return described and replace(described, start=start)
    who = refused(source, start, until)
    if not who and _HAN.search(text, start, until):
        who = bare(source, mask, start, until)
    if who:
        role, behind = role_behind(text, max(who.end, until))
        return Item(Kind.NAMED, start, _behind_gloss(text, behind), replace(who, role=role))
    if odd := latin_items.odd(source, mask, start, end, listed):
        return Item(Kind.NAMED, start, odd.end, odd)
    return _nameless(mask, start, until, end)


def _with_place(source: Source, mask: Mask, start: int, item: Item) -> Item:
    """An item with the place that its name begins with, unless it is of a firm that is known without one."""
    who = item.named
    placed = who is not None and who.ref.id is None and mask.text[start : who.start] in names.vocabulary()["zh_places"]
    if who is None or not placed or source.text[who.start].isascii():
        return item
    return replace(item, start=start, named=replace(who, start=start, ref=names.ref_of(source.text[start : who.end], source.lexicon)))


def _with_front(source: Source, mask: Mask, start: int, item: Item, at: int) -> Item:
    """An item with the front that the inventory cut off its name, and with the part that its description gives it."""
    who, text = item.named, mask.text
    if who is None:
        return item
    part = _PART.search(text, start, at)
    role = "lead" if part and part["lead"] else who.role
    begins = item_bounds.cut_start(source, mask, start, mask.at(at)) if who.start == mask.at(at).start else at
    if begins == at:
        return replace(item, named=replace(who, role=role))
    return replace(item, start=begins, named=Named(begins, who.end, names.ref_of(source.text[begins : who.end], source.lexicon), who.parent, role))


def _described(text: str, start: int, at: int) -> bool:
    """Whether the words between a separator and a name only say what it is (the technology investor | Advent)."""
    if latin_items.describes(text[start:at]):
        return True
    if not _HAN.search(text, start, at) or not _HAN_DESCRIBES.fullmatch(text, start, at):
        return False
    words = _PART.sub("", _MADE.sub("", text[start:at]))
    return not CLAUSE.search(words) and not INCLUDES.search(words)


def _named_at(source: Source, mask: Mask, at: int, end: int, listed: bool) -> Item:
    """The item whose first name begins at ``at``: that name, or what it owns or who holds an office there."""
    text = mask.text
    first = mask.at(at)
    who, behind = _head(source, mask, first, at, listed)
    role, behind = role_behind(text, behind)
    who = replace(who, role=role)
    if tail := _HAN_TAIL.match(text, behind):  # 高盛|成長股權、
        behind = behind if CLAUSE.search(tail[1]) else tail.end(1)
    return Item(Kind.NAMED, at, _behind_gloss(text, behind), who)


def _head(source: Source, mask: Mask, first: Mention, at: int, listed: bool) -> tuple[Named, int]:
    """The name that an item is about, and where its words end."""
    text = mask.text
    if person := person_behind(mask, first, at):
        return named(person), person.outer_end
    item, parent = first, None
    m = _OWNS.match(text, first.outer_end)
    if m and text[m.end() : m.end() + 1] == _NAME and not _JOINS.search(m[0]):
        item, parent = mask.at(m.end()), first.value.key
    elif unit := latin_items.unit(source, mask, first):
        return unit, unit.end
    if grown := latin_items.grown(source, mask, item, listed):
        return grown, grown.end
    if grown := item_bounds.whole_behind(source, text, item) or item_bounds.grown_behind(source, text, item):
        return grown, grown.end
    m = _UNIT.match(text, item.outer_end)  # Nvidia創投部門NVentures
    if m:
        item, parent = mask.at(m.end() - 1), item.value.key
    return named(item, parent), item.outer_end


def person_behind(mask: Mask, company: Mention, at: int) -> Mention | None:
    """The person whose office stands behind or before a company that begins at ``at``: Quora CEO | Adam D'Angelo."""
    text = mask.text
    gloss = _GLOSS.match(text, company.outer_end)
    m = _OFFICE.match(text, gloss.end() if gloss else company.outer_end)
    if m and text[m.end() : m.end() + 1] == _NAME:
        return mask.at(m.end())
    if _OFFICE_OF.search(text, max(0, at - 30), at):
        begins = company.outer_end + (2 if text.startswith(", ", company.outer_end) else 1)
        if text[begins : begins + 1] == _NAME:
            return mask.at(begins)
    return None


def _behind_gloss(text: str, at: int) -> int:
    m = _GLOSS.match(text, at)
    return m.end() if m else at


def _nameless(mask: Mask, start: int, until: int, end: int) -> Item | None:
    """An item without a name: a group, or words that cannot be read and are no clause either."""
    text = mask.text
    while text[until : until + 1] == "的":
        until = separators.item_end(text, until + 1, end)
    words = text[start:until]
    if latin := latin_items.group(text, start, end):
        return Item(Kind.GENERIC, start, latin)
    if _HAN.search(words) and names_nobody(words.strip()):
        return Item(Kind.GENERIC, start, until)
    if 2 <= len(words) <= 16 and _HAN.search(words) and not CLAUSE.search(words):
        return Item(Kind.UNREADABLE, start, until)
    return None


def refused(source: Source, start: int, end: int) -> Named | None:
    """What the user says is no name still is an item, so that the list goes on behind it."""
    words = source.text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    words = words.strip()
    return Named(start, end, names.ref_of(words, source.lexicon)) if source.lexicon.denies(words) else None


# --- from its right end ----------------------------------------------------------------------------------------------


def _from_right(source: Source, mask: Mask, start: int, end: int, listed: bool, counted: bool) -> Item | None:
    text = mask.text
    glossed = gloss_start(text, start, end)
    role, _ = role_behind(text, glossed)
    listed_here, end = glossed < end, glossed
    if whole := item_bounds.whole_before(source, mask, max(start, end - 24), end):
        begins = _description_start(mask, start, whole[1])
        return Item(Kind.NAMED, begins, end, replace(whole[0], role=role))
    grown = item_bounds.grown_words(source, text, max(start, end - _WIDEST), end)
    ends = grown.start() if grown else end
    left = max(start, end - _WIDEST)
    previous = next((m for m in reversed(mask.within(left, end, "name")) if m.outer_end == ends), None)
    if previous:
        last, begins = _named_before(source, mask, previous, end if grown else None, start)
        begins = _description_start(mask, start, begins)
        return Item(Kind.NAMED, begins, end, replace(last, role=role))
    if unit := latin_items.unit_before(source, mask, start, end):
        return Item(Kind.NAMED, _description_start(mask, start, unit.start), end, replace(unit, role=role))
    floor = _floor(text, left, end)
    who: Named | None = refused(source, floor, end)
    if not who and _HAN.search(text, floor, end):
        who = item_bounds.spelt_twice(source, mask, floor, end) or bare(
            source, mask, floor, end, listed_here or counted or separators.parts_chinese(text, floor)
        )
    if not who:
        who = latin_items.plain(source, mask, floor, end, listed)
    if who:
        return Item(Kind.NAMED, min(floor, who.start), end, replace(who, role=role))
    if floor > left and separators.parts_chinese(text, floor):  # the last of a list may be 若干天使投資人
        nobody = names_nobody(text[floor:end].strip())
        return Item(Kind.GENERIC if nobody else Kind.UNREADABLE, floor, end)
    return None


def gloss_start(text: str, start: int, at: int) -> int:
    """Where the gloss begins that ends at ``at`` of a masked text (``at`` where there is none): X (…), Y, a maker of Z."""
    m = _GLOSS_BEFORE.search(text, max(start, at - 64), at)
    return m.start() if m else at


def _floor(text: str, left: int, end: int) -> int:
    """Where an item without a known name begins: behind a separator, or the word that opens the list."""
    lone = separators.lone_firm(text, left, end)
    if lone is not None:
        return lone
    floor = left
    for m in _OPENS.finditer(text, left, end):
        if m.end() < end:
            floor = m.end()
    return separators.item_start(text, floor, end)


def _named_before(source: Source, mask: Mask, last: Mention, grown: int | None, start: int) -> tuple[Named, int]:
    """The name that ends an item, in full, with its owner; and where its words begin."""
    text = mask.text
    first, ref, ends = last, last.value, last.end
    beside = next(
        (
            m
            for m in mask.within(max(start, last.outer_start - _WIDEST), last.outer_start, "name")
            if m.outer_end == last.outer_start - 1
        ),
        None,
    )
    if beside and text[last.outer_start - 1] == " " and source.text[beside.start : ends].isascii():
        first, ref = beside, names.ref_of(source.text[beside.start : ends], source.lexicon)  # a16z | Crypto
    begins = first.outer_start
    cut = item_bounds.cut_start(source, mask, _floor(text, max(start, begins - _WIDEST), begins), first)
    if cut < begins:
        first, begins = replace(first, start=cut), cut
        ref = names.ref_of(source.text[cut:ends], source.lexicon)
    if region := _REGION.search(text, max(start, begins - 4), begins):  # 華東|先進製造基金
        first, begins = replace(first, start=region.start()), region.start()
        ref = names.ref_of(source.text[begins:ends], source.lexicon)
    if ref.id is None and (placed := _place_start(source, mask, start, begins)) < begins:  # 上海|聯和投資
        first, begins = replace(first, start=placed), placed
        ref = names.ref_of(source.text[begins:ends], source.lexicon)
    at = latin_items.lower_case_start(source, mask, start, begins)
    if at < begins:
        first, begins = replace(first, start=at), at
        ref = names.ref_of(source.text[at:ends], source.lexicon)
    if grown and (ref.id is None or source.text[ends:grown].isascii()):
        ends = grown
        ref = names.ref_of(source.text[first.start : grown], source.lexicon)
    return Named(first.start, ends, ref, _owner(mask, start, begins)), begins


def _place_start(source: Source, mask: Mask, start: int, at: int) -> int:
    """Where the place begins that an item names first, as part of its name: 由|上海聯和投資; ``at`` where there is none."""
    begins = separators.described_from(mask.text, start, at)
    if begins is None or source.text[at].isascii() or mask.text[begins:at] not in names.vocabulary()["zh_places"]:
        return at
    return begins


def _owner(mask: Mask, start: int, at: int) -> str | None:
    """The key of the owner that describes the name at ``at``: 高盛旗下的 | X."""
    owners = mask.within(_description_start(mask, start, at), at, "name") or [
        m for m in mask.within(max(start, at - 40), at, "name")[-1:] if _OWNED.fullmatch(mask.text, m.outer_end, at)
    ]
    return owners[-1].value.key if owners else None


def _description_start(mask: Mask, start: int, at: int) -> int:
    """Where the words that describe the name at ``at`` begin: back to the separator or the edge of the list."""
    edge = separators.described_from(mask.text, start, at)
    return at if edge is None or CLAUSE.search(mask.text, edge, at) else edge
