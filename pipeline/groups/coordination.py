"""Lists of names beside an anchor: 由 A、B 與 C 共同 | 領投; led by | A, B and C.

The items are read one by one (``items``); an item that names nobody or cannot be read ends no list. What ends it is evidence:
a verb, the edge of a clause, the role of others, a last item that was closed by "and", or the one who only tells of it.
"""

from __future__ import annotations

import itertools

from pipeline.groups import items, latin_items, separators
from pipeline.groups.items import Anchor, Kind
from pipeline.groups.named import Named, named
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import Mask, one
from pipeline.mentions.mention import Source
from pipeline.mentions.names.lexemes import chunks

_OPENING = " :：「『“"
_MARKS = "-*•‧· "  # before a line
_COUNT = r"(?:逾|超過|近|約)?(?:{list_countless}|[0-9一二三四五六七八九十兩百餘]+[家位])"
_WHO = rf"(?:{{list_kind}}|{one('series')})*(?:{{list_who.zh}}|[^,。;、等]{{2,6}}(?:廠商|製造商|業者|巨頭|大廠|投資機構|創投|公司))?"
# 以戰略投資者身分, 作為產業方, 為老股東
_AS = (
    rf"以(?:[^,。;、以等\ue000-\ue0ff]|{one('series')}){{1,8}}(?:身分|身份|名義|方式|形式|條件)"
    rf"|(?:作為|做為|為)(?:[^,。;、為等\ue000-\ue0ff]|{one('series')}){{0,6}}(?:股東|投資者|投資人|投資方|產業方|合作方|合作夥伴)"
)
_ALSO = r"(?:[與和及][^,。;、等與和及\ue000-\ue0ff]{1,6}(?:基金|資本|機構|投資人|投資者|投資方|股東|企業))?"  # 等多家產業資本|與政策性基金
_TAIL = pattern(
    rf"(?:(?:{{list_and_others}}|及其關聯方)(?:{_COUNT}{_WHO}{_ALSO}|{_WHO})|{_COUNT}{_WHO})?"
    rf"(?:{_AS}|{{list_manner}}|(?:(?:在|於) ?)?{one('when')}|[ ,])*$"
)
# 及 A、B 等新創創辦人
_FOUNDERS = pattern(
    r"[及與和][^及與和,。;]{2,60}等[^,。;、]{0,14}(?:{founders})$|"
    r"、?(?:以及|及|與|和)(?:{list_countless}|其他)[^。;,]{0,80}(?:{founders})$"
)
_INCLUDES = pattern(r"{list_includes}|\bsuch as\b")
_TELLS = pattern(r" (?:has |have |had )?{attributes}(?:[.,;:]|$| on | in | to )")
_OTHER_ROLE = pattern(r"(?:{list_old})(?:股東|投資人|投資方)|(?:joined|backed|supported|accompanied|followed)(?: [a-z]+){0,2} by ")
_COMMA_AND = pattern(r", ?(?:and|while|but) ")
_ACTS = pattern(r" (?:was|is|has|had|will|would|raised|raises|joined|joins|participated|participates|invested|invests|announced|closed|reached|hit) ")


def after(source: Source, mask: Mask, at: int, end: int, beside: bool = False) -> list[Named]:
    """The list that begins at ``at``, not further right than ``end``; ``beside``: who stands along with others is of it, too."""
    if lines := _lines(source, at, end):
        return _payers(source, [who for line in lines if (who := _of_line(source, mask, *line))])
    found = _payers(source, _after(source, mask, at, end, beside))
    return found[:-1] if found and _only_tells(mask.text, found[-1]) else found


def before(source: Source, mask: Mask, start: int, at: int) -> list[Named]:
    """The list that ends at ``at``, not further left than ``start``."""
    if subject := _subject_of_headline(source, mask, start, at):
        return _payers(source, [subject])
    return _payers(source, _before(source, mask, start, at))


def _subject_of_headline(source: Source, mask: Mask, start: int, at: int) -> Named | None:
    """Who opens the clause before a headline's blank that has a verb of its own: 甲加碼電商 | 領投 乙."""
    if at < 2 or source.text[at - 1] != " " or source.text[at - 2].isascii():
        return None
    opens = max(start, *(mask.text.rfind(edge, start, at - 1) + 1 for edge in ",;:。!?\n "))
    first = next(iter(mask.within(opens, at - 1, "name")), None)
    if first is None or first.outer_start != opens:
        return None
    pieces = (p for run in chunks(mask.text, first.outer_end, at - 1) for p in run)
    acts = any(p.kind in ("verb", "event") and p.end - p.start > 1 for p in pieces)
    return named(first) if acts else None


def _payers(source: Source, found: list[Named]) -> list[Named]:
    """A list without advisers, and without what the user says is no name."""
    return [
        who for who in found if who.role != "adviser" and not source.lexicon.denies(source.text[who.start : who.end])
    ]


def _only_tells(text: str, last: Named) -> bool:
    """Whether the last name of a list only says who tells it: led by Pine Street, TechDaily reported."""
    return text[max(0, last.start - 2) : last.start] == ", " and bool(_TELLS.match(text, last.end))


def _lines(source: Source, at: int, end: int) -> list[tuple[int, int]]:
    """The items below a label that has nothing behind it: Investors:, and one name a line."""
    if source.text[at:end].strip(_OPENING) or source.text[end - 1 : end] not in (":", "："):
        return []
    below = [b for b in source.blocks if b.start >= end]
    return [(b.start, b.end) for b in itertools.takewhile(lambda b: b.kind == "item", below)]


def _of_line(source: Source, mask: Mask, start: int, end: int) -> Named | None:
    """Who a line names, whatever it says of it."""
    start += len(mask.text[start:end]) - len(mask.text[start:end].lstrip(_MARKS))
    item = items.read(source, mask, start, end, Anchor.LEFT, listed=True)
    return item.named if item else None


def _after(source: Source, mask: Mask, at: int, end: int, beside: bool) -> list[Named]:
    found: list[Named] = []
    text, closed, skipped, joint = mask.text, False, False, ""
    while at < end and text[at] in _OPENING:
        at += 1
    while at < end:
        if found and _OTHER_ROLE.match(text, at):
            break  # A 領投，老股東 B 跟投: B's role is another; led by A and joined by B
        item = items.read(source, mask, at, end, Anchor.LEFT, listed=bool(found))
        if not item or item.kind is Kind.UNREADABLE and skipped:
            break
        if len(found) == 1 and _COMMA_AND.fullmatch(joint) and _ACTS.match(text, item.end):
            break  # led by A, and | B was worth …: a clause of B's own, for two are listed without a comma
        skipped = item.kind is Kind.UNREADABLE
        found += [item.named] if item.named else []
        separator = separators.behind(text, item.end, end, beside)
        over = (closed and not _opens_anew(text, at, item)) or skipped  # A、B 和 C，D 認為…: the list was closed
        if not separator or over and separators.may_end_clause(separator[0]):
            break
        if found and separators.parts_lists(text, separator, end):
            break
        joint = separator[0]
        closed = separators.closes(joint)
        at = separator.end()
    return found


def _opens_anew(text: str, at: int, item: items.Item) -> bool:
    """Whether an item is the first of another list: A, and a group of angels including B, C and D; A and existing investors B, C and D."""
    return bool(item.named) and bool(_INCLUDES.search(text, at, item.start) or latin_items.group(text, at, item.start))


def _before(source: Source, mask: Mask, start: int, at: int) -> list[Named]:
    found: list[Named] = []
    text, skipped = mask.text, False
    at_end = at = _without_tail(text, start, end := at)
    counted = text.startswith("等", at) and at < end
    while at > start:
        while at > start and text[at - 1] == " ":
            at -= 1
        item = items.read(source, mask, start, at, Anchor.RIGHT, listed=bool(found), counted=counted and not found)
        if not item or item.kind is Kind.UNREADABLE and skipped:
            break
        skipped = item.kind is Kind.UNREADABLE
        found += [item.named] if item.named else []
        separator = separators.ahead(text, start, item.start)
        if not separator:
            break
        at = separator.start()
        if separators.parts_lists(text, separator, at_end):
            break
        if "," in separator[0] and (skipped or not _name_ends(mask, items.gloss_start(text, start, at))):
            break
    return found[::-1]


def _without_tail(text: str, start: int, at: int) -> int:
    """Where the items end before an anchor: 等多家機構共同 | 領投 and unnamed founders are left out."""
    if tail := _TAIL.search(text, max(start, at - 40), at):
        at = tail.start()
    if founders := _FOUNDERS.search(text, max(start, at - 90), at):
        at = founders.start()
    return at


def _name_ends(mask: Mask, at: int) -> bool:
    return any(m.outer_end == at for m in mask.within(max(0, at - 60), at, "name"))
