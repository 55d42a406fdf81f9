"""What parts the items of a list, found on the mask: an & or 和 inside a recognised name is masked and parts nothing."""

from __future__ import annotations

import re

from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import head, one
from pipeline.mentions.names.lexemes import HAN

_NAME = head("name")
_WORD = r"(?:{list_and.zh}|{list_and.en}|&|\+|/)"
_BEHIND = pattern(rf" ?(?:、(?: ?{{list_and.zh}})?|,? ?{_WORD}|,|;) ?")
_BESIDE = pattern(r",? {list_beside} ")
_AHEAD = pattern(rf"(?:、(?: ?{{list_and.zh}})?|,? ?(?:{_WORD}|{{list_with}})|,|/) ?$")
_PIECE = re.compile(r"[^,;:。!?\n]*")
# Who follows joins by a verb of his own.
_JOINS = pattern(
    rf"[{HAN}a-z ]{{0,12}}(?:{one('name')} ?{{list_and.zh}} ?[{HAN}a-z ]{{0,8}})?{one('name')}"
    rf" ?(?:[也亦均都]|同時|則|有|會|將|繼續|持續|再度|一同|共同)*{{part_join}}[{HAN}]{{0,4}}"
)
_CLOSES = pattern(r"{list_and}|&")
# Where a Chinese item ends that no sign ends: a clause, a verb, 的 unless a fund is described (政府支持|的).
_ITEM_ENDS = pattern(r"[、,;:。!?\n]|{list_and.zh}|{item_ends}|[^下持股資景導立辦有軍]的")
_FIRST = pattern(r"、|{list_and.zh}|,|/")
_CLAUSES = re.compile(rf"[{HAN}] [{HAN}]")
_EDGES = pattern(r"、|,|{list_and.zh}|;|由|包括|包含|獲|\band\b")
# A noun for one firm, which has its name behind it: 上市公司|和而泰 is parted at no 和.
_LONE_NOUN = pattern(r"(?:^|[由、,;:])(?:{item_noun})$")
_LONE_FIRM = pattern(r"[由、,;:]((?:{item_noun})(?:{list_and.zh})[^、,;:由和與及]{1,3})$")
_CONJUNCTION = pattern(r"{list_and.zh}")


def behind(text: str, at: int, end: int, beside: bool = False) -> re.Match[str] | None:
    """The separator that begins at ``at`` of a masked text and ends by ``end``; ``beside``: "along with" parts items, too.

    >>> behind("甲资本和乙资本", 3, 7)[0]
    '和'
    """
    return (_BESIDE.match(text, at, end) if beside else None) or _BEHIND.match(text, at, end)


def ahead(text: str, start: int, at: int) -> re.Match[str] | None:
    """The separator that ends at ``at`` of a masked text.

    >>> ahead("alpha and beta", 0, 10)[0]
    ' and '
    """
    return _AHEAD.search(text, max(start, at - 14), at)


def parts_lists(text: str, comma: re.Match[str], end: int) -> bool:
    """Whether a bare comma parts two lists and no items.

    So it does where 、 parts the items on one of its sides (A 領投方 | , B、C 跟投), and where who follows has a verb of joining
    (領投方為 A | , B 參與投資; 領投方為 A | , B 與 C 參與).

    >>> text = "甲资本,乙资本、丙资本"
    >>> parts_lists(text, behind(text, 3, 11), 11), parts_lists("甲资本,乙资本", behind("甲资本,乙资本", 3, 7), 7)
    (True, False)
    """
    if comma[0].strip() != ",":
        return False
    left = max(text.rfind(edge, 0, comma.start()) for edge in ",;:。!?\n")
    after = _PIECE.match(text, comma.end(), end)
    return "、" in text[left + 1 : comma.start()] or bool(after and ("、" in after[0] or _JOINS.fullmatch(after[0])))


def closes(words: str) -> bool:
    """Whether a separator stands before the last item: A、B | 和 C."""
    return _CLOSES.search(words) is not None


def may_end_clause(words: str) -> bool:
    """Whether a separator is a sign that parts clauses, too."""
    return words.strip() in (",", ";")


def item_end(text: str, at: int, end: int) -> int:
    """Where the item that begins at ``at`` of a masked text ends, at the latest at ``end``."""
    for m in _ITEM_ENDS.finditer(text, at, end):
        if m[0].endswith("的"):
            return m.end() - 1
        if not _joins_no_items(text, at, m):
            return m.start()
    return end


def _joins_no_items(text: str, start: int, m: re.Match[str]) -> bool:
    """Whether a 和 stands behind a bare noun for one firm: it begins the firm's name."""
    return bool(_CONJUNCTION.fullmatch(m[0])) and bool(_LONE_NOUN.search(text[start : m.start()]))


def item_start(text: str, start: int, at: int) -> int:
    """Where the item that ends at ``at`` of a masked text begins, at the earliest at ``start``.

    >>> item_start("再添金主 中东财团", 0, 9)
    5
    """
    last = start
    for m in _FIRST.finditer(text, start, at):
        if m.end() < at and not _joins_no_items(text, start, m):
            last = m.end()
    for m in _CLAUSES.finditer(text, last, at):  # the edge of a headline's clause
        last = m.end() - 1
    return last


def lone_firm(text: str, start: int, at: int) -> int | None:
    """Where a noun for one firm begins whose name, 和 and all, ends at ``at``: 由|上市公司和而泰."""
    m = _LONE_FIRM.search(text, start, at)
    return m.start(1) if m else None


def described_from(text: str, start: int, at: int) -> int | None:
    """Where the words begin that describe the name at ``at``: behind the last edge before it, None without one."""
    edges = list(_EDGES.finditer(text, max(start, at - 30), at))
    return edges[-1].end() if edges else None


def parts_chinese(text: str, at: int) -> bool:
    """Whether a sign or a word at whose end ``at`` is only ever parts items: a clean item stands behind it."""
    return text[at - 1 : at] in set("、和与及")
