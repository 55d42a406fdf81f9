"""Rounds told as lines of a record: 嶺山科技，B 輪，3 億元，厚雪資本領投. Each slot fills a clause of its own.

The series stands alone between two marks, and so does the amount beside it; who raises is named at the end of the clause before
the two, or opens it. Nothing else calls them a raising.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.groups.deals import Place
from pipeline.groups.han_clauses import EDGE
from pipeline.groups.raises import Raise
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import PRIVATE, one
from pipeline.mentions.mention import Mention
from pipeline.mentions.series import LOOSE_SERIES

_LEXICON = "raising_zh"
_SERIES = pattern(rf"(?:[ (]|完成|獲|宣布|最新)*{one('series')}(?:{{noun.zh}}|首批|次|[ )])*", _LEXICON)
_AMOUNT = pattern(rf"(?:{{glue.zh}})*{one('money')}(?:左右|上下|以上|出頭|不等|[ )])*", _LEXICON)
_GLOSS = re.compile(r" ?[」』”】》\"]?(?: ?\([^()\n]{1,40}\))? ?")
_BRACKETS = re.compile(r"\([^()\n]{1,60}\)")
_WORDS = re.compile(rf"[^{PRIVATE}]*[^\W\d{PRIVATE}]{{2}}[^{PRIVATE}]*")
_MARKS = re.compile(r"[^\w]*")

_NAMES_FAR = 16  # code points


class HanRoundLines:
    """Reads the rounds of one sentence whose slots stand between marks."""

    CUES = (re.compile(one("series")),)

    def __init__(self, place: Place) -> None:
        self.place, self.text = place, place.mask.text

    def raises(self) -> Iterator[Raise]:
        cells = self._cells()
        for i in range(1, len(cells)):
            pair = cells[i], cells[min(i + 1, len(cells) - 1)]
            for series_at, money_at in (pair, pair[::-1]):
                if series_at == money_at or not self._are(series_at, money_at):
                    continue
                series = self.place.mask.within(*series_at, "series")[0]
                money = self.place.mask.within(*money_at, "money")[0]
                span = min(series.outer_start, money.outer_start), max(series.outer_end, money.outer_end)
                company = self._company(cells[i - 1])
                yield Raise(*span, company, money, series, company is None and self._may_name(cells[i - 1]))

    def _cells(self) -> list[tuple[int, int]]:
        """The clauses of the sentence, between its marks."""
        start, end = self.place.start, self.place.end
        held = [m.span() for m in _BRACKETS.finditer(self.text, start, end)]
        marks = [m for m in EDGE.finditer(self.text, start, end) if not any(a <= m.start() < b for a, b in held)]
        borders = [start, *(m.end() for m in marks)]
        ends = [*(b - 1 for b in borders[1:]), self.place.end]
        return [cell for cell in zip(borders, ends, strict=True) if cell[0] < cell[1]]

    def _are(self, series: tuple[int, int], money: tuple[int, int]) -> bool:
        """Whether two clauses hold a series that says enough by itself, and an amount, and nothing else."""
        if not _SERIES.fullmatch(self.text, *series) or not _AMOUNT.fullmatch(self.text, *money):
            return False
        return self.place.mask.within(*series, "series")[0].value not in LOOSE_SERIES

    def _may_name(self, cell: tuple[int, int]) -> bool:
        """Whether a clause holds words, of which nobody has read a name, and no mention: they may be one."""
        return cell[1] - cell[0] < _NAMES_FAR and _WORDS.fullmatch(self.text, *cell) is not None

    def _company(self, cell: tuple[int, int]) -> Mention | None:
        """Who is named at the end of a clause, or opens it."""
        named = [m for m in self.place.names(*cell) if m.value.kind != "person"]
        if not named:
            return None
        if _GLOSS.fullmatch(self.text, named[-1].outer_end, cell[1]):
            return named[-1]
        return named[0] if _MARKS.fullmatch(self.text, cell[0], named[0].outer_start) else None
