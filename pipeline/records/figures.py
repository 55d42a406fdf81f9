"""What companies earn and by how much they grow; to be replaced by frames of events, and their words with them."""

from __future__ import annotations

import re

from pipeline.frames.statements import Statement
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.inventory import NameRef
from pipeline.mentions.ratio import Ratio
from pipeline.records.figure_periods import Periods
from pipeline.records.focus import Discourse
from pipeline.records.record import Record, Span
from pipeline.records.whose import company_of
from pipeline.text.fold import fold_script

# The longest that ends last before the ratio is what has grown.
_METRICS = re.compile(
    fold_script(
        r"(?P<arr>arr\b|經常性收入|年化營收|年化收入|recurring revenue|run[ -]rate|annuali[sz]ed revenue|營運率|運行率)"
        r"|(?P<margin>毛利率|淨利率|利潤率|佔比|占比|比重|比例|市占|份額|持股|股權|股份|股價|\bmargins?\b|\bshare\b|\bstake\b|\bstock\b)"
        r"|(?P<bookings>預訂額|預訂金額|bookings?)|(?P<revenue>營收|營業收入|收入|銷售額|銷售|營業額|業績|revenues?|sales|turnover)"
        r"|(?P<valuation>估值|valuation)|(?P<loss>虧損|\bloss(?:es)?\b)|(?P<profit>淨利潤?|純益|獲利|盈利|利潤|\bprofits?\b|\bincome\b)"
        r"|(?P<users>用戶|使用者|活躍|\busers?\b)|(?P<customers>客戶|customers?)|(?P<shipments>出貨|銷量|shipments?)|(?P<orders>訂單|\borders?\b)"
    )
)
# What a part of a company, a market or somebody's customers earn is not what the company earns.
_PART = re.compile(
    fold_script(
        r"(?:海外|國內|境外|境內|國際|北美|歐洲|美國|日本|中國|大陸|台灣|亞太|亞洲|東南亞|行業|產業|市場|客戶|門店|單店|部門|板塊|事業群?|業務|業者|同業|子公司|賽道|員工|人均|每人|廠商們?)(?:市場|地區|貢獻)?(?:的)?(?:年度?|全年|總)?$"
        r"|\b(?:overseas|international|domestic|segment|division|unit|industry|market|european|american|chinese|customers'?|cloud|advertising|per-employee) ?$"
    )
)
_CLAUSE = re.compile(r"[,;:。!?\n]")
_HYPOTHETICAL = re.compile(fold_script(r"如果|假設|假如|倘若|\bif\b|\bsuppose\b|相當於|換算"))
_OF_ANOTHER = re.compile(fold_script(r" ?(?:、|和|與|及|,? and )"))
_UNKNOWN = re.compile(fold_script(r"[\u4e00-\u9fff]{3,9}$"))
_FUNCTION_WORDS = re.compile(
    fold_script(
        r"公司|其|它|集團|目前|如今|今年|去年|同時|此外|另外|預計|預估|預期|目標|其中|全年|整體|"
        r"累計|合併|單月|團隊|平台|產品|品牌|方面|以來|時|後|前|的|在|是|已|將|也|並|而|至|於|截"
    )
)
_SOME_COMPANY = re.compile(fold_script(r" ?(?:的)?[^,。;:\ue000-\ue0ff]{0,6}(?:公司|企業|新創|集團)| (?:company|startup|business)\b"))
_WITH = re.compile(r",? (?:an?|the|which has) [^,.;]{3,90} with [^,.;]{0,70}")
_OWN = re.compile(r"(?:'s?|的)? ?")
_FELL = re.compile(fold_script(r"下滑|衰退|下降|減|縮|收窄|跌|降幅|\b(?:fell|fallen|falling|declined?|dropp?(?:ed)?|slid|slipped|shrank|plunged|down)\b"))
# Kinds of the lexicon whose possessive is no company's: a reporter's figure is what it reports.
_NO_EARNERS = ("reporter", "person", "exchange", "media", "university", "government")


class Figures:
    """Reads statements of revenue and growth; a figure may go on from the record before it."""

    def __init__(self, discourse: Discourse, records: list[Record]) -> None:
        """``records``: what was read so far, of any kind; what is read here is added to it."""
        self.d, self.records = discourse, records
        self.periods = Periods(discourse)

    def read_revenue(self, s: Statement) -> None:
        """Record what a company earns, and the earlier figure that it is compared with."""
        start, _ = self.d.sentences[s.sentence]
        text = self.d.mask.text
        if _PART.search(text[max(start, s.start - 14) : s.start]) or _HYPOTHETICAL.search(text, start, s.start):
            return
        metric = s.slots.get("metric")
        company, where = self._earner(s)
        if not where and _SOME_COMPANY.match(text, s.end):
            return
        if metric == "same":
            last = self._last("revenue")
            if last is None or not self._follows(last, s):
                return
            metric, company = last.other["metric"], last.company
        status, words = self.d.status(s)
        for slot in ("money", "earlier"):
            m = s.mention(slot)
            if m is None or m.value.qualifier == "vague":
                continue
            now = slot == "money"
            its_own = now or status != "planned"  # the figure that a forecast is compared with is none
            record = Record("revenue", company, m.start, s.rule.id, status if its_own else "asserted", sentence=s.sentence)
            record.other["metric"] = metric
            record.money = m.value
            record.prove(m.start, m.end, "money")
            record.prove_found(where, words if its_own else None)
            self._add(record, s, m)

    def read_growth(self, s: Statement) -> None:
        """Record by how much something grew, unless the same ratio is recorded already."""
        m: Mention = s.slots["ratio"]
        if any(r.says == "growth" and r.at == m.start for r in self.records) or not self._is_growth(s, m):
            return
        metric = self._grown_metric(s, m)
        company, where = self._earner(s)
        if not where and (last := self._last("revenue", "growth")) and last.sentence == s.sentence:
            company = last.company  # a bare rate of growth shares the company of the figure before it
        if metric is None or company is None:
            return
        status, words = self.d.status(s)
        value: Ratio = m.value
        fell = value.direction is None and bool(_FELL.search(self.d.mask.text, s.start, s.end))
        record = Record("growth", company, m.start, s.rule.id, status, sentence=s.sentence)
        record.other |= {"metric": metric, "value": value, "down": value.direction == "down" or fell}
        record.prove(m.start, m.end, "ratio")
        record.prove_found(where, words)
        self._add(record, s, m)

    def _add(self, record: Record, s: Statement, m: Mention) -> None:
        """Date a record and keep it."""
        self.periods.give(record, s, m, self.records[-1] if self.records else None)
        self.records.append(record)

    def _last(self, *says: str) -> Record | None:
        return next((r for r in reversed(self.records) if r.says in says), None)

    def _follows(self, last: Record, s: Statement) -> bool:
        """Whether a statement stands at most a sentence behind a record, in its paragraph."""
        return s.sentence - last.sentence <= 1 and self.d.block(last.at) == self.d.block(s.start)

    # Whose figure it is

    def _earner(self, s: Statement) -> tuple[NameRef | None, Span | None]:
        """Whose figure it is: the name that owns it (X's revenue), else the subject, else whom the article is about."""
        if owner := self._owner(s):
            return owner.value, (owner.start, owner.end)
        company, where = company_of(self.d, s)
        if where:
            return (None, None) if self._is_of_another(s, where) else (company, where)
        if self._has_unknown_subject(s):
            return None, None  # a subject nobody knows: better nobody than another
        last = self._last("revenue", "growth")
        if last and last.company and self._follows(last, s):
            return last.company, None
        return company, where

    def _owner(self, s: Statement) -> Mention | None:
        """The name right before a figure, or the one whose description ends with it."""
        start, _ = self.d.sentences[s.sentence]
        near = self.d.mask.within(max(start, s.start - 40), s.start, "name")
        if near and _OWN.fullmatch(self.d.beside.without_dates(near[-1].outer_end, s.start)):
            if near[-1].value.kind not in _NO_EARNERS:
                return near[-1]
        for m in reversed(self.d.mask.within(start, s.start, "name")):
            if _WITH.fullmatch(self.d.mask.text, m.outer_end, s.start):
                return m  # Windsurf, an editor with its own customers and | $82 million ARR
        return None

    def _is_of_another(self, s: Statement, where: Span) -> bool:
        """Whether the name found only begins a list whose other names the figure is of."""
        start, _ = self.d.sentences[s.sentence]
        m = next((m for m in self.d.mask.within(start, s.start, "name") if m.start == where[0]), None)
        if m is None or not _OF_ANOTHER.match(self.d.mask.text, m.outer_end):
            return False
        return _CLAUSE.search(self.d.mask.text, m.outer_end, s.start) is not None

    def _has_unknown_subject(self, s: Statement) -> bool:
        """Whether a sentence begins with what may be the name of somebody that no finder knows."""
        start, _ = self.d.sentences[s.sentence]
        whens = self.d.mask.within(start, s.start, "when")
        opening = self.d.mask.text[start : whens[0].outer_start if whens else s.start]
        return bool(_UNKNOWN.fullmatch(opening)) and not _FUNCTION_WORDS.search(opening)

    # What has grown

    def _is_growth(self, s: Statement, m: Mention) -> bool:
        """Whether a ratio says how much, in so many words, and of what has happened."""
        value: Ratio = m.value
        if value.percent is None and value.ratio is None:
            return False
        if s.rule.id == "growth.en.verb" and not m.rule.startswith("ratio.times.word"):
            return False
        return not _HYPOTHETICAL.search(self.d.mask.text, self.d.sentences[s.sentence][0], s.start)

    def _grown_metric(self, s: Statement, m: Mention) -> str | None:
        """What the ratio is of: the last metric before it, in its own words, its sentence, or the one before."""
        start, _ = self.d.sentences[s.sentence]
        text = self.d.mask.text
        if inside := _METRICS.search(text, m.outer_end, s.end):
            return inside.lastgroup if inside.lastgroup != "margin" else None
        before = list(_METRICS.finditer(text, max(start, m.outer_start - 90), m.outer_start))
        before = before or self._metrics_before(s)
        if not before:
            return None
        metric, at = before[-1].lastgroup, before[-1].start()
        if metric == "margin" or _PART.search(text[max(start, at - 14) : at]):
            return None
        return metric

    def _metrics_before(self, s: Statement) -> list[re.Match[str]]:
        """The metrics of the sentence before, where a statement goes on from it."""
        start, _ = self.d.sentences[s.sentence]
        goes_on = s.rule.id.endswith((".said_of", ".rate")) or s.start - start < 3
        if not goes_on or not s.sentence:
            return []
        previous, stop = self.d.sentences[s.sentence - 1]
        same = self.d.block(previous) == self.d.block(start)
        return list(_METRICS.finditer(self.d.mask.text, previous, stop)) if same else []
