"""How sure a statement is: asserted, reported, planned or denied, and the words that say so."""

from __future__ import annotations

import functools
import re

from pipeline.model import Status
from pipeline.text.fold import fold
from pipeline.vocabulary import table

# 傳 and 將 are words only where no longer word begins or ends with them.
_NOT = {
    "传": re.compile(fold("傳統|傳輸|傳感|傳播|傳遞|傳媒|傳奇|傳承|傳授|傳真|宣傳|遺傳|上傳|相傳|傳產|傳動|傳導")),
    "将": re.compile(fold("將近|將軍|將士|將用於|將用来|將近|即將|將這|將其|將本|將資金|將 ?ai")),
    "目标": re.compile(fold("目標市場|目標客")),
    "will": re.compile(r"will be used|will use|will help|will fund|will go|will allow|will support|goodwill|will accelerate|will fuel"),
    "拟": re.compile(fold("模擬|虛擬|比擬|擬真|擬人|擬合|擬態")),
    "不会": re.compile("会不会"),
    "计划": re.compile(fold("計劃(?:將|用於|利用)|計畫(?:將|用於|利用)")),
}
# A resolution governs the clauses behind it (擬引入某基金，增資 12 億元) unless something has happened.
_WOULD = re.compile(fold("擬(?:以|通過|透過|引入|向|與|發行|增資|募|融|收購|出資|投資|將|於|在)|擬定增"))
_DID = re.compile(fold("已|完成|獲得|獲|了|成功"))
_UNDONE = re.compile(fold("否認|告吹|破局|終止"))
_CLAUSE = re.compile(r"[,;:。!?\n]|——|—")


@functools.cache
def _hedges() -> tuple[tuple[Status, re.Pattern[str], re.Pattern[str] | None], ...]:
    data = table("hedges")
    made: list[tuple[Status, re.Pattern[str], re.Pattern[str] | None]] = []
    for status in ("denied", "reported", "planned"):
        alternatives = [
            "|".join(
                (r"\b" + re.escape(fold(w)) + r"\b") if w.isascii() else re.escape(fold(w))
                for w in sorted(data[status][side], key=len, reverse=True)
            )
            for side in ("before", "after")
        ]
        made.append((status, re.compile(alternatives[0]), re.compile(alternatives[1]) if alternatives[1] else None))
    return tuple(made)


def _counts(folded: str, match: re.Match[str]) -> bool:
    veto = _NOT.get(match[0])
    if not veto:
        return True
    window = (max(0, match.start() - 4), match.end() + 8)
    return not any(m.start() <= match.start() < m.end() for m in veto.finditer(folded, *window))


def qualify(folded: str, start: int, end: int, at: int, anchor: int) -> tuple[Status, tuple[int, int] | None]:
    """Return the status of what is said at ``at`` … ``anchor`` in the sentence ``start`` … ``end``, and the words.

    Args:
        folded: the folded article.
        start, end: the sentence, in code points.
        at: where the statement's verb begins.
        anchor: where it ends.

    >>> text = fold("據知情人士透露，該公司正洽談以 20 億美元估值募資")
    >>> qualify(text, 0, len(text), text.index(fold("募資")), len(text))[0]
    'reported'
    """
    clauses = [start, *(m.end() for m in _CLAUSE.finditer(folded, start, at))]
    near = clauses[-1]
    # An attribution may stand one clause ahead: 據知情人士透露，該公司將…
    far = clauses[-2] if len(clauses) > 1 else near
    tail = _CLAUSE.search(folded, anchor, end)
    tail_end = tail.start() if tail else end
    would = _WOULD.search(folded, far, near)
    if would and _DID.search(folded, far, anchor):
        would = None
    for status, before, after in _hedges():
        for m in before.finditer(folded, far if status == "reported" or _UNDONE.search(folded, far, near) else near, max(at, anchor)):
            if _counts(folded, m):
                return status, m.span()
        if after:
            for m in after.finditer(folded, anchor, min(end, tail_end + 40)):
                return status, m.span()
    return ("planned", would.span()) if would else ("asserted", None)
