"""What speaks of a round in words and is none by what stands beside them: bonds that become shares, sums of rounds told before.

A convertible bond is a round where it is issued. Where its holders convert it, or it is paid back, nothing is raised. And what the
closings of a series or all rounds so far come to (C 輪融資合計 6.5 億元, of 4 億 and 2.5 億) has been told already.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence

from pipeline.frames.statement import Statement
from pipeline.lexicons.cues import pattern
from pipeline.records.record import Record
from pipeline.records.sentence_rounds import SentenceRounds

_CONVERTED = pattern(r"{converted.zh}|{converted.en}", "spending")
_ISSUED = pattern(r"{issued.zh}|{issued.en}", "spending")
_ALTOGETHER = pattern(r"{altogether.zh}|{altogether.en}", "spending")
_CLAUSE = re.compile(r"[,;。!?\n]")
_REACH = 24  # characters behind a bond that may say what becomes of it
_MOST = 6  # rounds of a company of which sums are asked


def is_bond_held(here: SentenceRounds, s: Statement) -> bool:
    """Whether a statement speaks of a bond that is converted or paid back: 可轉債 | 轉股, 進入可轉債轉股期."""
    series = s.mention("series")
    if series is None:
        bonds = [m for m in here.d.mask.within(here.start, here.end, "series") if m.value == "Convertible"]
    else:
        bonds = [series] if series.value == "Convertible" else []
    if not bonds or _ISSUED.search(here.text, here.start, here.end):
        return False
    return any(_CONVERTED.search(here.text, m.end, min(here.end, m.end + _REACH)) for m in bonds)


def without_sums(folded: str, sentences: Sequence[tuple[int, int]], rounds: Sequence[Record]) -> list[Record]:
    """The rounds of an article but for sums of others of its company, where the sentence says that it sums up."""
    of: dict[str, list[Record]] = defaultdict(list)
    for r in rounds:
        has_sum = r.money is not None and r.money.value is not None
        if r.company and has_sum and len(of[r.company.key]) <= _MOST:
            of[r.company.key].append(r)
    return [r for r in rounds if not (r.company and _says_sum(folded, sentences, r) and _is_sum(r, of[r.company.key]))]


def _says_sum(folded: str, sentences: Sequence[tuple[int, int]], r: Record) -> bool:
    if r.money is None or r.money.value is None:
        return False
    if r.investors or r.total:
        return False
    at = next((start for start, _, slot in r.evidence if slot == "money"), r.at)
    start = max(sentences[r.sentence][0], *(m.end() for m in _CLAUSE.finditer(folded, sentences[r.sentence][0], at)), 0)
    return _ALTOGETHER.search(folded, start, at) is not None


def _is_sum(r: Record, rounds: Sequence[Record]) -> bool:
    """Whether an amount is what others of its company come to, two or more of them."""
    others = [x.money.value for x in rounds if x is not r and x.money and x.money.value is not None]
    several = (some for n in range(2, len(others) + 1) for some in itertools.combinations(others, n))
    return r.money is not None and any(sum(some) == r.money.value for some in several)
