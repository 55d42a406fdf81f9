"""Investments told in Chinese whose company no verb has as its object: A 出資 3 億元，取得兩成股權; A 以 3 億元拿下 B 18% 股權.

Each amount is asked whether a verb of giving or paying stands before it, and a share of a company behind it. Who takes one half or
more buys the company (groups/deals_han.py); where no company is named, who gave how much is told of whom the text is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.groups.deals import LOWEST_SHARE, Place
from pipeline.groups.han_clauses import clause
from pipeline.groups.investments_han import UPON_OWN, Investment
from pipeline.groups.latter_han import pair, stands_for
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import PRIVATE, one
from pipeline.mentions.mention import Mention

_LEXICON = "raising_zh"
_NAME, _RATIO = one("name"), one("ratio")
_GIVES = pattern(r"(?P<verb>{gives.zh})(?:{gives_on.zh}| )*$", _LEXICON)
_PAYS = pattern(r"(?P<verb>{pays.zh})(?:{gives_on.zh}| )*$", _LEXICON)
_WHOM = rf"(?:(?P<company>{_NAME})|(?P<latter>{{latter.zh}})|(?P<former>{{former.zh}})|(?P<it>{{it.zh}}))?"
_STAKE = pattern(
    rf" ?(?:的?資金)?[,、]? ?(?:交易|增資|認購|投資|入股)?(?:完成)?(?:後)?(?:則|並|來|以|後|而|已|將|就|便)*{{takes.zh}}(?:了|到)? ?{_WHOM}(?:公司)?的?"
    rf"(?:(?:約|近|逾|超過|大約|共| )*(?P<ratio>{_RATIO})(?:的|之)?(?:{{stake.zh}})?|{{stake.zh}})",
    _LEXICON,
)
_ENDS = pattern(r" ?(?:的)?(?:(?:優先股|可轉債|股權|戰略|策略)+(?:投資|注資)?)?(?:[,;、。!?\n)]|$)")
_OUT = pattern(r" ?{given_out.zh}", _LEXICON)
_DESCRIBES = re.compile(rf"(?:[^,;:。!?\n{PRIVATE}]|{one('when')}|{_NAME})*")
_MANNER = pattern(rf"(?:{{list_manner}}|另外|另|將|擬|各|曾|已|就|便|才|率先|(?:透過|通過|經由|藉由)[^,;。\ue000-\ue0ff]{{1,12}}|{one('when')}|[ 「」『』])*")
_UPON = pattern(r"(?:被|受|向|對|據)[^,;:。!?\n]{0,30}$")
_IS = pattern(r" ?(?:就|正)?(?:是|為|獲|被)")  # X 是 Y 要入股的公司: not X gives
_FOUNDS = pattern(r"{founds.zh}", _LEXICON)
_FAR = 26  # code points between who gives and the verb


class HanGivers:
    """Reads who gives how much in one sentence, where the company is no verb's object."""

    CUES = (_GIVES, _PAYS)

    def __init__(self, place: Place) -> None:
        self.place, self.text = place, place.mask.text

    def investments(self) -> Iterator[Investment]:
        """Those of which the company is named, if only by 後者; the others have None."""
        for money in self.place.mask.within(self.place.start, self.place.end, "money"):
            begin, _ = clause(self.place, money.outer_start, money.outer_end)
            stake = _STAKE.match(self.text, money.outer_end, self.place.end)
            if stake and (self._is_whole(stake) or _FOUNDS.search(self.text, self.place.start, stake.end())):
                continue
            verb = (_PAYS if stake else _GIVES).search(self.text, begin, money.outer_start)
            if verb is None or not (stake or self._is_given(begin, verb, money)):
                continue
            investor = self._investor(begin, verb.start(), stake is not None)
            company = self._company(stake, begin) if stake else None
            if company and investor and company.value.key == investor.value.key:
                continue
            if company or investor:
                start = investor.outer_start if investor and investor.outer_start >= begin else verb.start()
                yield Investment(start, stake.end() if stake else money.outer_end, company, investor, money, stake=stake is not None)

    def _is_whole(self, stake: re.Match[str]) -> bool:
        """Whether one half of a company or more is taken: it is bought."""
        if stake["ratio"] is None:
            return False
        percent = self.place.mask.at(stake.start("ratio")).value.percent
        return percent is None or percent >= LOWEST_SHARE

    def _is_given(self, begin: int, verb: re.Match[str], money: Mention) -> bool:
        """Whether nothing is said of what an amount is spent on, and it is no firm of the giver's own that gets it."""
        if UPON_OWN.search(self.text, begin, verb.start()):
            return False
        return bool(_ENDS.match(self.text, money.outer_end)) and not _OUT.match(self.text, money.outer_end + 1)

    def _investor(self, begin: int, at: int, taken: bool) -> Mention | None:
        """Who gives: the last name before the verb; of who takes a share, who opens the sentence where no name stands there."""
        for m in reversed(self.place.names(begin, at)):
            described = _DESCRIBES if taken else _MANNER
            near = at - m.outer_end <= _FAR and described.fullmatch(self.text, m.outer_end, at)
            return m if near and not _UPON.search(self.text, begin, m.outer_start) else None
        if meant := stands_for(self.place, begin, at):
            return meant
        told = [m for m in self.place.names(self.place.start, begin) if m.value.kind not in ("reporter", "media")] if taken else []
        first = next(iter(told), None)
        return first if first and self._opens_clause(first) and not _IS.match(self.text, first.outer_end) else None

    def _opens_clause(self, m: Mention) -> bool:
        """Whether nothing but a mark stands before a name."""
        return m.outer_start == self.place.start or self.text[m.outer_start - 1] in ",。 「『\n"

    def _company(self, stake: re.Match[str], begin: int) -> Mention | None:
        """Whose share is taken: who is named, or whom 前者 and 後者 mean by the order of naming."""
        if stake["company"]:
            return self.place.mask.at(stake.start("company"))
        two = pair(self.place, begin) if stake["latter"] or stake["former"] else None
        return two and (two[1] if stake["latter"] else two[0])
