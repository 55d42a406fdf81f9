"""Which names that no lexicon knows are newsrooms': by their reporters, and by how they end beside a verb of learning.

What a newsroom learns, counts or asks about is of somebody else: 挖貝網了解到，公司營收….
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.lexicons.cues import pattern
from pipeline.mentions.mention import Mention, Source
from pipeline.mentions.names.words import NameRef
from pipeline.text.fold import fold, fold_script

_ASKED = re.compile(fold_script("[從向自由對][《「『]?$"))
_STAFF = pattern(r"[》」』]?(?:的|app)?{staff.zh}| {staff.en}", "attributions")
_LEARNS = pattern(r"[》」』]?(?:{learns_beside.zh}){0,2}{learns.zh}|(?: has| have)? {learns.en}", "attributions")
_REPORTERS = ("記者", "记者")
_ENDING = pattern(r"(?:{newsroom_ending.zh}|{newsroom_ending.en})$", "attributions")


def newsrooms(source: Source, mentions: Sequence[Mention]) -> list[Mention]:
    """The names of an article, those of newsrooms marked as such.

    >>> names = [Mention("name", 0, 3, NameRef("砚北网", None, None, "砚北网"), "r")]
    >>> [m.value.kind for text in ("砚北网获悉", "砚北网营收") for m in newsrooms(Source(text, "zh-Hans"), names)]
    ['reporter', None]
    """
    titles = [b for b in source.blocks if b.kind == "title"]
    told_of = {m.value.key for m in mentions if any(b.start <= m.start < b.end for b in titles)}  # the story is the newsroom's own
    unknown = (m for m in mentions if m.value.id is None and m.value.kind != "person" and m.value.key not in told_of)
    found = {m.value.key for m in unknown if _reports(source.folded, m)}
    return [replace(m, value=_as_newsroom(m.value)) if m.value.key in found else m for m in mentions]


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
