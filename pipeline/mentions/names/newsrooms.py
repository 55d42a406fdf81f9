"""Which names are newsrooms': by their reporters, by how they end beside a verb of learning, and by opening a paragraph as its source.

What a newsroom learns, counts or asks about is of somebody else: 挖貝網了解到，公司營收…. Who stands in a dateline or a byline
(甲 8 月 3 日訊, 來源：甲) tells of others, whatever it is called; there no name needs to end as newsrooms' do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.lexicons.cues import pattern
from pipeline.mentions.mention import Mention, Source
from pipeline.mentions.names.lexemes import HAN
from pipeline.mentions.names.words import NameRef
from pipeline.text.fold import fold, fold_script
from pipeline.text.late import late

_ASKED = re.compile(fold_script("[從向自由對][《「『]?$"))
_STAFF = pattern(r"[》」』]?(?:的|app)?{staff.zh}| {staff.en}", "attributions")
_LEARNS = pattern(r"[》」』]?(?:{learns_beside.zh}){0,2}{learns.zh}|(?: has| have)? {learns.en}", "attributions")
_ENDING_BEHIND = pattern(r"{newsroom_ending.zh}", "attributions")
_PUBLIC = ("exchange", "government", "person")  # whose word a day and 訊 may be, too, and who are nobody's company anyway
_COUNTS = pattern(r"(?:的|最新|發佈的?|發布的?|公佈的?|公布的?)*{counts.zh}", "attributions")
_REPORTERS = ("記者", "记者")
_DAY = "(?:20[0-9]{2}年)?(?:[0-9]{1,2}月)?[0-9]{1,2}日"
_ASIDE = r" ?\([^()\n]{0,24}\)"
_WHO = f"(?:{_ASIDE})?(?: ?[{HAN}]{{2,3}})? ?"  # the account of the newsroom, its reporter or a town before a day
_HEAD = r"[》」』]?(?:{newsroom_ending.zh}|app|客戶端){0,2}"
_WIRE = r"(?:\(記者|{wires.zh}(?:[,:;| )(\n]|$))"
_WIRES = pattern(rf"{_HEAD}(?:{_WHO}{_DAY}(?: ?[上下早晚][午間])? ?(?:[|]|{_WIRE})|(?:{_ASIDE})? ?{_WIRE})", "attributions")
_WIRED = pattern(r"{newsroom_ending.zh}[快電]?訊$", "attributions")  # found as a whole: 砚北网訊
_DATED = pattern(rf"{{newsroom_ending.zh}}?{_WHO}{_DAY},", "attributions")
_OPENS, _OPENS_SHORT = late(r"(?:^|\n)[\W_]{0,4}$"), late(r"(?:^|\n)[\W_]{0,4}\w{0,4}$")  # 港股 | 研究社訊: a name may begin before what was found of it
_BYLINE = pattern(r"(?:^|\n)[ (【\[]{0,3}{bylines.zh} ?[:|/]+ ?$", "attributions")
_ENDING = pattern(r"(?:{newsroom_ending.zh}|{newsroom_ending.en})$", "attributions")


def newsrooms(source: Source, mentions: Sequence[Mention]) -> list[Mention]:
    """The names of an article, those of newsrooms marked as such.

    >>> names = [Mention("name", 0, 3, NameRef("砚北网", None, None, "砚北网"), "r")]
    >>> [m.value.kind for text in ("砚北网获悉", "砚北网营收") for m in newsrooms(Source(text, "zh-Hans"), names)]
    ['reporter', None]
    """
    titles = [b for b in source.blocks if b.kind == "title"]
    told_of = {m.value.key for m in mentions if any(b.start <= m.start < b.end for b in titles)}  # the story is the newsroom's own
    unknown = [m for m in mentions if m.value.id is None and m.value.kind != "person" and m.value.key not in told_of]
    found = {m.value.key for m in unknown if _reports(source.folded, m) or _opens(source.folded, m)}
    found |= _only_learn(source.folded, [m for m in unknown if m.value.key not in found])
    lines = [span for m in mentions if m.value.key not in told_of and (span := _opens(source.folded, m))]
    here = {m.start for m in mentions for start, end in lines if start <= m.start < end and m.value.kind != "person"}
    here |= {m.start for m in mentions if m.value.key not in told_of and _COUNTS.match(source.folded, m.end)}
    return [replace(m, value=_as_newsroom(m.value)) if m.value.key in found or m.start in here else m for m in mentions]


def _opens(folded: str, m: Mention) -> tuple[int, int] | None:
    """The dateline or byline of a name that opens a paragraph as whose news it is: 甲 8 月 3 日訊, 甲訊(記者…), 來源: 甲."""
    before = max(0, m.start - 10), m.start
    if m.value.kind in _PUBLIC and not _ENDING_BEHIND.match(folded, m.end):
        return None
    wired = _WIRED.search(fold_script(fold(m.value.name))) and _OPENS.search(folded, *before)
    if wired or _BYLINE.search(folded, *before):
        return m.start, m.end
    if not _OPENS_SHORT.search(folded, *before):
        return None
    dated = _DATED.match(folded, m.end) if _OPENS.search(folded, *before) and _ends(folded, m) else None
    line = _WIRES.match(folded, m.end) or dated
    return (m.start, line.end()) if line else None


def _ends(folded: str, m: Mention) -> bool:
    """Whether a name, or a word right behind it, ends as newsrooms' names do: 砚北财经, 科创板|日报."""
    return _ENDING.search(fold(m.value.name)) is not None or _ENDING_BEHIND.match(folded, m.end) is not None


def _only_learn(folded: str, mentions: Sequence[Mention]) -> set[str]:
    """The names that do nothing in an article but to open paragraphs and to learn: a company does something else as well."""
    at: dict[str, list[Mention]] = {}
    for m in mentions:
        at.setdefault(m.value.key, []).append(m)
    return {key for key, some in at.items() if all(_learns(folded, m) for m in some)}


def _learns(folded: str, m: Mention) -> bool:
    return _OPENS.search(folded, max(0, m.start - 10), m.start) is not None and _LEARNS.match(folded, m.end) is not None


def _reports(folded: str, m: Mention) -> bool:
    """Whether the words behind a name make it a newsroom's: not 從 | 甲網 | 獲悉, who is asked."""
    if _ASKED.search(folded, max(0, m.start - 2), m.start):
        return False
    if _STAFF.match(folded, m.end):
        return True
    if not _ENDING.search(fold(m.value.name)):
        return False
    return _LEARNS.match(folded, m.end) is not None or folded[m.end : m.end + 2] in _REPORTERS


def _as_newsroom(ref: NameRef) -> NameRef:
    return NameRef(ref.name, ref.id, "reporter", ref.key)
