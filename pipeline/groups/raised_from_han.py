"""Raises told in Chinese by whom the money is got from: 拿到 A 與 B 合計 8 億元, 向 A 募得 3 億元, 獲 A 3 億元投資.

Each amount is asked whether names stand right before it, with a verb of getting before them or between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.groups.backers import Backers
from pipeline.groups.deals import Place
from pipeline.groups.han_clauses import clause
from pipeline.groups.raises import Raise
from pipeline.groups.raises_han import HanRaises
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import one
from pipeline.mentions.mention import Mention

_LEXICON = "raising_zh"
_MONEY, _SERIES = one("money"), one("series")
_GOT = pattern(
    rf"(?P<verb>{{got_from.zh}})(?:了|到|過)?(?P<who>[^,;:。!?\n\ue000\ue001]*?)"
    rf"(?P<of>(?:等|聯合|共同|獨家|戰略|策略|領投|投資|注資|入股|參股|認購|挹注|加碼|合計|合共|共計|總計|一共|共|大約|約|逾|近|超過|高達|的|{_SERIES}| )*)$",
    _LEXICON,
)
_ASKED = pattern(
    r"(?P<verb>{asks.zh})(?P<who>[^,;:。!?\n\ue001]*?)"
    r"(?P<of>(?:等[^,;。]{0,6})?(?:手中|手上|手裡|手裏|那裡|那裏|處)?(?:共|合計|又|再| )*{got_behind.zh}(?:得|到|了|過|的|約|逾|近|共|合計|超過| )*)$",
    _LEXICON,
)
_TALKED = pattern(
    r"(?P<verb>和|與|跟|同|向)(?P<who>[^,;:。!?\n\ue001]*?)(?P<of>(?:正在|進行|展開|就| )*{talks.zh}(?:了|約|逾|近|最多|至少|高達| )*)$", _LEXICON
)
_CALLED = pattern(rf" ?(?:的)?(?:{_SERIES})?(?:戰略|策略|股權|聯合|共同|天使|創投)*(?:投資|注資|融資|入股|增資|挹注|資金|資本)")
_ENDS = pattern(r" ?(?:之?後)?(?:[,;。!?、)\n]|$)")
_LENDS = pattern(r"{lends.zh}", _LEXICON)


class HanRaisedFrom:
    """Reads from whom the amounts of one sentence were got."""

    CUES = (_TALKED, _ASKED, _GOT)

    def __init__(self, place: Place) -> None:
        self.place, self.text = place, place.mask.text
        self._raises = HanRaises(place)

    def raises(self) -> Iterator[tuple[Raise, Backers]]:
        for money in self.place.mask.within(self.place.start, self.place.end, "money"):
            begin, end = clause(self.place, money.outer_start, money.outer_end)
            found = next(filter(None, (w.search(self.text, begin, money.outer_start) for w in (_TALKED, _ASKED, _GOT))), None)
            if found is None or self._is_no_raising(found, money, end):
                continue
            names = self.place.names(*found.span("who"))
            if not names or names[-1].outer_end < found.start("of") - 1:
                continue
            company = self._raises.company(begin, found.start(), money.outer_end)
            series = next(iter(self.place.mask.within(found.start(), end, "series")), None)
            status = "reported" if found.re.pattern == _TALKED.pattern else None
            told = Raise(found.start(), money.outer_end, company, money, series, status=status)
            yield told, Backers(found.start(), money.outer_end, found.start("of"), before=True)

    def _is_no_raising(self, found: re.Match[str], money: Mention, end: int) -> bool:
        """Whether what is got is lent, granted or earned, or what it is called is not known."""
        if _LENDS.search(self.place.source.folded, *found.span()) or _LENDS.search(self.text, money.outer_end, min(end, money.outer_end + 8)):
            return True
        return not (_ENDS.match(self.text, money.outer_end) or _CALLED.match(self.text, money.outer_end))
