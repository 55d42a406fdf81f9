"""Items in Latin letters: words that describe one, groups that name nobody, and names that no capital gives away."""

from __future__ import annotations

from pipeline.groups.named import Named
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import Mask, head
from pipeline.mentions.mention import Mention, Source
from pipeline.mentions.names import inventory as names
from pipeline.text.late import late

_NAME = head("name")
_DESCRIBES = late(r"(?:[a-z][a-z'’.&/-]*(?: |$)){0,8}")
_CLAUSE = pattern(r"{item_clause.en}")
_GROUP = pattern(r"(?:[a-z][a-z-]* ){0,5}?(?:{list_who.en})")
_ENDING = r"(?:vc|ventures|capital|partners|fund|fonds|labs|holdings)"
_LOWER = late(rf"[a-z0-9][a-z0-9.&-]{{1,15}} {_ENDING}\b")  # altitude VC
_TOKEN = late(r"[a-z]+[0-9][a-z0-9]*\b|[0-9]+[a-z][a-z0-9]*\b")  # punk6529
_ON = late(r" (?:on|to|the|by|for) ")
_ENDING_ONLY = late(rf"{_ENDING}\b")  # Shoe | on Ventures
_UNIT = pattern(r"['’]s? (?:[a-z-]+ ){0,3}?{item_vehicle.en}")
_SLASH = late(rf"/{_NAME}")
_PLAIN = late(r" ?[a-z0-9][a-z0-9.&-]{1,15}")
_PARTICIPLE = late(r"[a-z]{3}(?:ing|ed)$|\bled$")  # Oakvale Capital leading | and Brightmoor participating
_COUNTED = late(r" ?[0-9]{1,3}[a-z]{3,14}")
_LOWER_START = late(r"[a-z]{2,12} $")
_ENDS = late(r"[.,;:]|$|\n| and\b| &")


def describes(words: str) -> bool:
    """Whether words before a name only say what it is.

    >>> describes("the technology investor "), describes("which is backed by ")
    (True, False)
    """
    return not words or bool(_DESCRIBES.fullmatch(words)) and not _CLAUSE.search(words)


def group(text: str, start: int, end: int) -> int | None:
    """Where a group that names nobody ends: several existing investors | and …"""
    m = _GROUP.match(text, start, end)
    if not m or _CLAUSE.search(m[0]):
        return None
    return m.end()


def odd(source: Source, mask: Mask, start: int, end: int, listed: bool) -> Named | None:
    """A name that begins small and that only its place between items or its ending gives away."""
    text = mask.text
    m = _LOWER.match(text, start, end)
    if m and (not source.text[m.end() - 1].isupper() and not source.text[m.start() : m.end()].split()[-1][0].isupper()):
        m = None
    if not m and listed:
        m = _TOKEN.match(text, start, end)
    if not m or not _ENDS.match(text, m.end()):
        return None
    return Named(start, m.end(), names.ref_of(source.text[start : m.end()], source.lexicon))


def grown(source: Source, mask: Mask, item: Mention, listed: bool) -> Named | None:
    """A name of several parts between separators: Shoe| on Ventures, Calm|/Storm Ventures."""
    if item.value.id is not None or not listed:
        return None
    text = mask.text
    on = _ON.match(text, item.outer_end)
    m = _ENDING_ONLY.match(source.folded, on.end()) if on else None
    ends = m.end() if m else None
    if _SLASH.match(text, item.outer_end):
        ends = mask.at(item.outer_end + 1).end
    if ends is None or not _ENDS.match(text, ends):
        return None
    return Named(item.start, ends, names.ref_of(source.text[item.start : ends], source.lexicon))


def unit(source: Source, mask: Mask, owner: Mention) -> Named | None:
    """What an owner invests through and that has no name of its own: Western Digital|'s investment arm."""
    found = _UNIT.match(mask.text, owner.outer_end)
    if found is None or _CLAUSE.search(found[0]):
        return None
    return Named(owner.start, found.end(), names.ref_of(source.text[owner.start : found.end()], source.lexicon), owner.value.key)


def unit_before(source: Source, mask: Mask, start: int, end: int) -> Named | None:
    """The same, of which the end is known."""
    owner = next(iter(mask.within(max(start, end - 60), end, "name")[-1:]), None)
    found = unit(source, mask, owner) if owner else None
    return found if found and found.end == end else None


def plain(source: Source, mask: Mask, start: int, end: int, listed: bool) -> Named | None:
    """One small word between the items of a list, or by itself if a digit begins it: 1kx、Delphi Capital 和 …; 1confirmation 領投."""
    if not (_PLAIN if listed else _COUNTED).fullmatch(mask.text, start, end) or _PARTICIPLE.search(mask.text, start, end):
        return None
    start += mask.text[start] == " "
    return Named(start, end, names.ref_of(source.text[start:end], source.lexicon))


def lower_case_start(source: Source, mask: Mask, start: int, at: int) -> int:
    """Where the name at ``at`` begins if a small word opens the sentence before it: aws | Gründungsfonds led."""
    m = _LOWER_START.search(mask.text, start, at)
    if not m or m.start() != start or not source.text[start].islower():
        return at
    return start
