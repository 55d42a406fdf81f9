"""Which period a figure is of."""

from __future__ import annotations

import functools
import re

from pipeline.frames.statement import Statement
from pipeline.languages import own
from pipeline.lexicons.verbs import any_of
from pipeline.mentions.mention import Mention
from pipeline.model import When
from pipeline.records.figure_bases import base_behind, base_of
from pipeline.records.focus import Discourse
from pipeline.records.period_spans import ended, in_the_past, is_unsettled, run_of, spread, whole
from pipeline.records.record import Record
from pipeline.text.fold import fold_script
from pipeline.text.late import late
from pipeline.vocabulary import table

_REPORTING_DATE = late(fold_script(r" ?(?:宣布|公布|發布|表示|公告|披露|揭露|晚|上午|下午|透露|提交|遞交|向|said|announced)"))
_AS_OF = late(fold_script(r"(?:截至|截止|到|至|as of|through|ended|ending) ?$"))
_SAME_PERIOD = late(fold_script(" ?同[期月季]"))
_AGAINST = late(fold_script(r"(?:較|比|超越|超過|優於|高於|低於|勝過|不如|不及|相較於|相較|相比|與|compared (?:to|with)|than|from|versus|vs\.?) ?$"))
_YEAR_AGO = late(fold_script(r"(?:an?|one) year (?:ago|earlier|before)|一年[多]?前"))
_UNDATED = late(fold_script(r"第?[一二三四首前][兩三]?季|上半年|下半年") + r"|\bq[1-4]\b")
_OF_IT = late(" ?(?:的|之|of)? ?")
_ITS = late(" ?(?:的|之) ?")
_CLAUSE = late("[,;:。]")
_STOP = late("[。!?\n]")
_IN = late(" (?:in|for|during)(?: the| fiscal| all of)? ")
_SIGHT = 24  # characters of a preposition, and of a period's first
_NEAR = 160  # characters of one long sentence that semicolons part
_PARTED = late(r"[,;:、。]|\band\b")


@functools.cache
def _begins() -> re.Pattern[str]:
    return any_of(table("metrics")["begins"]["words"])


class Periods:
    """The periods of the figures of one article."""

    def __init__(self, discourse: Discourse) -> None:
        self.d = discourse
        self.spaced = own(discourse.source.language).spaced

    def give(self, record: Record, s: Statement, m: Mention, last: Record | None) -> None:
        """Give a figure its period: the one right behind it, the last before it, else that of the revenue just told."""
        if self._give_earlier(record, s, m, last):
            return
        found = s.mention("period") or self._listed(s, m)
        if not found and s.slots.get("earlier"):  # from 90 億元 in 2014 to … last year: its own stands before it
            found = self._touching(m) or self._before(s, m)
            if found and found.end <= m.start and self._is_anothers(found):
                return  # to $5 million in 2025 from | $3 million
        found = found or self._behind(s, m) or self._before(s, m)
        if found and is_unsettled(self.d.source, found):
            return
        if found:
            record.prior = record.prior or self._is_surpassed(s, m, found)
            lasting = self._lasting(record, found)
            record.date = lasting.value
            record.prove(lasting.start, lasting.end, "period")
        elif last is not None and not s.slots.get("earlier") and self._goes_on(s, last):
            record.date = last.date
            for start, end, slot in last.evidence:
                if slot == "period":
                    record.prove(start, end, slot)

    def _touching(self, m: Mention) -> Mention | None:
        """The period that nothing but a preposition parts from a figure before it: $3 million in | 2024."""
        behind = self.d.mask.within(m.outer_end, m.outer_end + _SIGHT, "when") if self.spaced else []
        near = behind[0] if behind and _IN.fullmatch(self.d.mask.text, m.outer_end, behind[0].outer_start) else None
        return near if near and self._may_be(near) else None

    def _is_anothers(self, d: Mention) -> bool:
        """Whether a period touches the figure before it, and so is that one's."""
        before = self.d.mask.within(max(0, d.outer_start - _SIGHT), d.outer_start, "money") if self.spaced else []
        return bool(before) and _IN.fullmatch(self.d.mask.text, before[-1].outer_end, d.outer_start) is not None

    def _is_surpassed(self, s: Statement, m: Mention, found: Mention) -> bool:
        """Whether a figure is only what another is higher or lower than: 高於第二季的 | 11 億元."""
        return found is not s.mention("period") and found.end <= m.start and self._is_base(found)

    def _lasting(self, record: Record, d: Mention) -> Mention:
        """The period that a date tells, in the past where what it is told of is done."""
        lasting = whole(self.d.mask, self.d.source, d)
        past = in_the_past(self.d.source, lasting) if record.status == "asserted" else None
        return past or lasting

    def _give_earlier(self, record: Record, s: Statement, m: Mention, last: Record | None) -> bool:
        """Give a figure the period that its words count back from the one compared with it; whether they do, or nothing else could."""
        source, sentence = self.d.source, self.d.sentences[s.sentence]
        if s.slots.get("earlier"):
            base = base_of(self.d.mask, source, m, sentence, self.spaced)
        else:
            base = base_behind(source, m, sentence[1]) if self.spaced else None  # down from a loss of $8 million a year earlier
        if base is None or self.d.mask.within(min(base.end, m.outer_end), max(base.start, m.outer_start), "when"):
            return False  # its own period stands between
        record.prior = True
        compared = self._compared(record, s, min(base.start, m.outer_start), last)
        if compared and (when := base.of(compared, source.text)):
            record.date = when
            record.prove(base.start, base.end, "period")
        return record.date is not None or base.unit == "ago"

    def _compared(self, record: Record, s: Statement, at: int, last: Record | None) -> When | None:
        """The period of the figure that an earlier one is compared with: of the one before it, else what its sentence tells before."""
        start, _ = self.d.sentences[s.sentence]
        near = last is not None and self._goes_on(s, last)
        if near and last and last.sentence == s.sentence:
            return last.date
        told = [d for d in self.d.mask.within(start, at, "when") if self._may_be(d) and not self._is_beginning(d, at)]
        if told:
            return None if is_unsettled(self.d.source, told[-1]) else self._lasting(record, told[-1]).value
        return last.date if near and last else None

    def _goes_on(self, s: Statement, last: Record) -> bool:
        """Whether a statement goes on from one of its sentence or of the one before, in its paragraph."""
        start, _ = self.d.sentences[s.sentence]
        if _UNDATED.search(self.d.mask.text, max(start, s.start - 12), s.end):
            return False  # 其中第三季 | 虧損 4,800 萬, of a year that is not told
        told = self.d.mask.text[last.at : s.start]
        near = s.sentence - last.sentence <= 1 or not _STOP.search(told) and len(told) < _NEAR
        return near and self.d.block(last.at) == self.d.block(start)

    def _listed(self, s: Statement, m: Mention) -> Mention | None:
        """The period of one item of a list, where as many periods are told before it: 2023、2024 年營收分別為 5 億和 7 億."""
        start, end = self.d.sentences[s.sentence]
        items = run_of(self.d.mask, m, start, end)
        if len(items) < 2:
            return None
        before = self.d.mask.within(start, items[0].outer_start, "when")
        periods = run_of(self.d.mask, before[-1], start, items[0].outer_start) if before else []
        told = spread(self.d.source, periods, len(items))
        return told[items.index(m)] if told else None

    def _behind(self, s: Statement, m: Mention) -> Mention | None:
        """The period right behind a figure; where no blanks part words, it has to touch it."""
        _, end = self.d.sentences[s.sentence]
        for d in self.d.mask.within(m.outer_end, min(end, m.outer_end + 48), "when"):
            between = self.d.mask.text[m.outer_end : d.outer_start]
            touches = (self.spaced or len(between) < 3) and not _PARTED.search(between)
            another = s.slots.get("earlier") and self.d.mask.within(m.outer_end, d.outer_start, "money")  # from $3 million to $5 million in 2024
            if touches and not another and self._may_be(d):
                return d
        return None

    def _before(self, s: Statement, m: Mention) -> Mention | None:
        """The last period before a figure, behind what tells of something else: a round's date is the round's."""
        start, _ = self.d.sentences[s.sentence]
        others = ("round", "valuation", "investors", "acquisition")
        told = [x.end for x in self.d.by_sentence[s.sentence] if x.says in others]
        since = max((end for end in told if end <= s.start), default=start)
        periods = [d for d in self.d.mask.within(since, m.outer_start, "when") if self._is_period(d)]
        if periods and m.kind == "money" and _ITS.fullmatch(self.d.mask.text, periods[-1].outer_end, m.outer_start):
            return periods[-1]  # 高於第二季的 | 11 億元: of what it is higher than
        if s.slots.get("earlier"):  # the period of 去年同期 is not the year before, nor that of the figure before
            return periods[-1] if periods and self._is_own(periods[-1], m) else None
        return next((d for d in reversed(periods) if not self._is_base(d) and not self._is_beginning(d, m.outer_start)), None)

    def _is_own(self, d: Mention, m: Mention) -> bool:
        """Whether a date is that of the very next figure, in one clause."""
        text = self.d.mask.text
        of_it = _OF_IT.fullmatch(text, d.outer_end, m.outer_start) is not None  # 較 9 月的 | 200 億元
        if self._is_base(d) and not of_it or self.d.mask.within(d.outer_end, m.outer_start, "money", "ratio"):
            return False
        return _CLAUSE.search(text, d.outer_end, m.outer_start) is None

    def _may_be(self, d: Mention) -> bool:
        return self._is_period(d) and not self._is_base(d)

    def _is_beginning(self, d: Mention, at: int) -> bool:
        """Whether a date in a clause before a figure is of what began then: 2017 年在當地開始營運，年營收…."""
        text = self.d.mask.text
        edge = _PARTED.search(text, d.outer_end, at)
        return edge is not None and _begins().search(text, d.outer_end, edge.start()) is not None

    def _is_base(self, d: Mention) -> bool:
        """Whether a date only says against what is compared: 去年 | 同期, 較 | 上一季, a year earlier."""
        text = self.d.mask.text
        if _YEAR_AGO.fullmatch(self.d.source.folded, d.start, d.end):
            return True
        return bool(_SAME_PERIOD.match(text, d.outer_end) or _AGAINST.search(text[max(0, d.outer_start - 14) : d.outer_start]))

    def _is_period(self, d: Mention) -> bool:
        """Whether a date is one that figures are of, not the day on which they were told."""
        if d.value.granularity not in ("day", "week"):
            return True
        text = self.d.mask.text
        as_of = _AS_OF.search(text[max(0, d.outer_start - 8) : d.outer_start])
        if as_of is None and ended(self.d.source, d) is d:
            return False
        return not _REPORTING_DATE.match(text, d.outer_end)
