"""Revenue, growth, acquisitions and listings: statements become records."""

from __future__ import annotations

import re
from datetime import timedelta

from pipeline.frames.statements import Statement
from pipeline.languages import own
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.inventory import NameRef
from pipeline.mentions.ratio import Ratio
from pipeline.records.focus import Discourse
from pipeline.records.record import Record, Span
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
_CLAUSE = re.compile(r"[,;:。!?\n]")
# What a part of a company, a market or somebody's customers earn is not what the company earns.
_PART = re.compile(
    fold_script(
        r"(?:海外|國內|境外|境內|國際|北美|歐洲|美國|日本|中國|大陸|台灣|亞太|亞洲|東南亞|行業|產業|市場|客戶|門店|單店|部門|板塊|事業群?|業務|業者|同業|子公司|賽道|員工|人均|每人|廠商們?)(?:市場|地區|貢獻)?(?:的)?(?:年度?|全年|總)?$"
        r"|\b(?:overseas|international|domestic|segment|division|unit|industry|market|european|american|chinese|customers'?|cloud|advertising|per-employee) ?$"
    )
)
_HYPOTHETICAL = re.compile(fold_script(r"如果|假設|假如|倘若|\bif\b|\bsuppose\b|相當於|換算"))
_OF_ANOTHER = re.compile(fold_script(r" ?(?:、|和|與|及|,? and )"))
_UNKNOWN = re.compile(fold_script(r"[\u4e00-\u9fff]{3,9}$"))
_FUNCTION_WORDS = re.compile(
    fold_script(
        r"公司|其|它|集團|目前|如今|今年|去年|同時|此外|另外|預計|預估|預期|目標|其中|全年|整體|"
        r"累計|合併|單月|團隊|平台|產品|品牌|方面|以來|時|後|前|的|在|是|已|將|也|並|而|至|於|截"
    )
)
_REPORTING_DATE = re.compile(fold_script(r" ?(?:宣布|公布|發布|表示|公告|披露|揭露|晚|上午|下午|透露|提交|遞交|向|said|announced)"))
_AS_OF = re.compile(fold_script(r"(?:截至|截止|到|至|as of|through|ended|ending) ?$"))
_SOME = re.compile(fold_script(r"[一二兩三四五六七八九十多數幾0-9]家|\b(?:companies|startups|several|others|rivals|firms)\b"))
_SOME_COMPANY = re.compile(fold_script(r" ?(?:的)?[^,。;:\ue000-\ue0ff]{0,6}(?:公司|企業|新創|集團)| (?:company|startup|business)\b"))
_BEATEN = re.compile(fold_script(r"(?:超越|擊敗|追上|不同於|不像|取代) ?$"))
_RELATED = re.compile(fold_script(r" ?(?:的)?(?:母公司|子公司|旗下|創辦人|創始人|股東|投資人|前員工|競爭對手|對手|'s (?:parent|owner|founder|rival))"))
_DESCRIBED = re.compile(
    fold_script(
        r" ?[a-z ]{0,12}(?:冠軍|得主|新創公司|新創|公司|平台|品牌|廠商|開發商|製造商|業者|企業|工具商|服務商"
        r"|startup|company|winner|maker|firm|platform) ?[「『\"(]?"
    )
)
_OPTION = re.compile(fold_script(r"\b(?:option|right|offer) to$|有權|選擇權"))
_PASSED_ON = re.compile(r"\b(?:opportunity|chance|declined|refused) to$")
_SHARES = re.compile(fold_script(r"(?:老股|舊股|持股|股票)(?:轉讓)?(?:賣給|售予|出售給|讓給|賣)"))
_SPAC = re.compile(fold_script(r"特殊目的(?:收購|併購)公司|空白支票公司"))
_WITH = re.compile(r",? (?:an?|the|which has) [^,.;]{3,90} with [^,.;]{0,70}")
_OWN = re.compile(r"(?:'s?|的)? ?")
_STAKE = re.compile(fold_script(r" ?(?:的)? ?[^,。;]{0,6}?(?:股權|股份|控股|資產|收購|併購|業務|多數|全部|團隊)"))
_POSSESSIVE = re.compile(r"(?:'s?| 的|的) ?")
_FELL = re.compile(fold_script(r"下滑|衰退|下降|減|縮|收窄|跌|降幅|\b(?:fell|fallen|falling|declined?|dropp?(?:ed)?|slid|slipped|shrank|plunged|down)\b"))


class Others:
    """The facts of one article that are no rounds, sentence by sentence."""

    def __init__(self, discourse: Discourse) -> None:
        self.d = discourse
        self.records: list[Record] = []

    def read(self, i: int) -> None:
        """Read sentence ``i``; sentences are read in order."""
        seen: dict[str, Record] = {}
        growth: set[int] = set()
        for s in self.d.by_sentence[i]:
            if s.says == "revenue":
                self._revenue(s)
            elif s.says == "growth":
                ratio = s.slots["ratio"]
                if ratio.start not in growth and self._growth(s, ratio):
                    growth.add(ratio.start)
            elif s.says in ("acquisition", "acquisition_price"):
                self._acquisition(s, seen)
            elif s.says in ("listing", "listing_money"):
                self._listing(s)

    # Who earns and grows

    def _earner(self, s: Statement) -> tuple[NameRef | None, Span | None]:
        """Whose figure it is: the name that owns it (X's revenue), else the subject, else whom the article is about."""
        start, _ = self.d.sentences[s.sentence]
        text = self.d.mask.text
        near = self.d.mask.within(max(start, s.start - 40), s.start, "name")
        if near and _OWN.fullmatch(self.d.beside.without_dates(near[-1].outer_end, s.start)):
            m = near[-1]
            if m.value.kind not in ("reporter", "person", "exchange", "media", "university", "government"):
                return m.value, (m.start, m.end)
        for m in reversed(self.d.mask.within(start, s.start, "name")):
            if _WITH.fullmatch(text, m.outer_end, s.start):  # Windsurf, an editor with its own customers and | $82 million ARR
                return m.value, (m.start, m.end)
        company, where = self.d.company_of(s)
        if where:
            mention = next((m for m in self.d.mask.within(start, s.start, "name") if m.start == where[0]), None)
            if mention and _OF_ANOTHER.match(text, mention.outer_end) and not self._ends_list(mention, s):
                return None, None
            return company, where
        whens = self.d.mask.within(start, s.start, "when")
        opening = text[start : whens[0].outer_start if whens else s.start]
        if _UNKNOWN.fullmatch(opening) and not _FUNCTION_WORDS.search(opening):
            return None, None  # a subject nobody knows: better nobody than another
        last = next((r for r in reversed(self.records) if r.says in ("revenue", "growth")), None)
        if last and last.company and s.sentence - last.sentence <= 1 and self.d.block(last.at) == self.d.block(s.start):
            return last.company, None
        return company, where

    def _ends_list(self, m: Mention, s: Statement) -> bool:
        """Whether the statement stands in the clause of the name."""
        return not _CLAUSE.search(self.d.mask.text, m.outer_end, s.start)

    def _revenue(self, s: Statement) -> None:
        start, _ = self.d.sentences[s.sentence]
        text = self.d.mask.text
        if _PART.search(text[max(start, s.start - 14) : s.start]) or _HYPOTHETICAL.search(text, start, s.start):
            return
        metric = s.slots.get("metric")
        company, where = self._earner(s)
        if not where and _SOME_COMPANY.match(text, s.end):
            return
        if metric == "same":
            last = next((r for r in reversed(self.records) if r.says == "revenue"), None)
            if last is None or s.sentence - last.sentence > 1 or self.d.block(last.at) != self.d.block(s.start):
                return
            metric, company = last.other["metric"], last.company
        status, words = self.d.status(s)
        for slot in ("money", "earlier"):
            m = s.slots.get(slot)
            if not isinstance(m, Mention) or m.value.qualifier == "vague":
                continue
            record = Record("revenue", company, m.start, s.rule.id, status if slot == "money" else "asserted", sentence=s.sentence)
            record.other["metric"] = metric
            record.money = m.value
            record.prove(m.start, m.end, "money")
            self._prove(record, where, words if slot == "money" else None)
            self._dated(record, s, m)
            self.records.append(record)

    def _growth(self, s: Statement, m: Mention) -> bool:
        value: Ratio = m.value
        start, _ = self.d.sentences[s.sentence]
        if value.percent is None and value.ratio is None:
            return False
        if s.rule.id == "growth.en.verb" and not m.rule.startswith("ratio.times.word"):
            return False
        if _HYPOTHETICAL.search(self.d.mask.text, start, s.start):
            return False
        metric = self._grown_metric(s, m)
        if metric is None:
            return False
        company, where = self._earner(s)
        if not where and (last := self._figure_before(s)):
            company = last.company
        if company is None:
            return False
        status, words = self.d.status(s)
        record = Record("growth", company, m.start, s.rule.id, status, sentence=s.sentence)
        down = value.direction == "down" or value.direction is None and bool(_FELL.search(self.d.mask.text, s.start, s.end))
        record.other |= {"metric": metric, "value": value, "down": down}
        record.prove(m.start, m.end, "ratio")
        self._prove(record, where, words)
        self._dated(record, s, m)
        self.records.append(record)
        return True

    def _figure_before(self, s: Statement) -> Record | None:
        """The figure just before in the sentence, whose company a bare rate of growth shares."""
        return next((r for r in reversed(self.records) if r.sentence == s.sentence and r.says in ("revenue", "growth")), None)

    def _grown_metric(self, s: Statement, m: Mention) -> str | None:
        """What the ratio is of: the last metric before it, in its own words, its sentence, or the one before."""
        start, _ = self.d.sentences[s.sentence]
        text = self.d.mask.text
        inside = list(_METRICS.finditer(text, m.outer_end, s.end))
        if inside:
            return inside[0].lastgroup if inside[0].lastgroup != "margin" else None
        before = list(_METRICS.finditer(text, max(start, m.outer_start - 90), m.outer_start))
        if not before and (s.rule.id.endswith((".said_of", ".rate")) or s.start - start < 3) and s.sentence:
            previous, stop = self.d.sentences[s.sentence - 1]
            if self.d.block(previous) == self.d.block(start):
                before = list(_METRICS.finditer(text, previous, stop))
        if not before:
            return None
        metric, at = before[-1].lastgroup, before[-1].start()
        if metric == "margin" or _PART.search(text[max(start, at - 14) : at]):
            return None
        return metric

    # Shared slots

    def _prove(self, record: Record, where: Span | None, words: Span | None, slot: str = "company") -> None:
        if where:
            record.prove(*where, slot)
        if words:
            record.prove(*words, "status")

    def _dated(self, record: Record, s: Statement, m: Mention) -> None:
        """The period a figure is of: the last one before it; in English also the one right behind it."""
        start, end = self.d.sentences[s.sentence]
        text = self.d.mask.text
        found: Mention | None = None
        for d in self.d.mask.within(m.outer_end, min(end, m.outer_end + 48), "when"):
            between = text[m.outer_end : d.outer_start]
            if not re.search(r"[,;:、。]|\band\b", between) and self._is_period(d) and (own(self.d.source.language).spaced or len(between) < 3):
                found = d
                break
        if not found:
            told = [x.end for x in self.d.by_sentence[s.sentence] if x.says in ("round", "valuation", "investors", "acquisition")]
            since = max((end for end in told if end <= s.start), default=start)  # a round's date is the round's
            periods = [d for d in self.d.mask.within(since, m.outer_start, "when") if self._is_period(d)]
            found = periods[-1] if periods else None
        if found:
            record.date = found.value
            record.prove(found.start, found.end, "period")
        elif s.start - start < 4 and self.records and self.records[-1].says == "revenue" and s.sentence - self.records[-1].sentence == 1:
            if self.d.block(self.records[-1].at) == self.d.block(start):
                record.date = self.records[-1].date

    def _is_period(self, d: Mention) -> bool:
        """Whether a date is one that figures are of, not the day on which they were told."""
        if d.value.granularity not in ("day", "week"):
            return True
        text = self.d.mask.text
        return bool(_AS_OF.search(text[max(0, d.outer_start - 8) : d.outer_start])) and not _REPORTING_DATE.match(text, d.outer_end)

    # Acquisitions

    def _acquisition(self, s: Statement, seen: dict[str, Record]) -> None:
        target, acquirer, money = s.slots.get("target"), s.slots.get("acquirer"), s.money()
        if s.says == "acquisition_price":
            near = [r for r in self.records if r.says == "acquisition" and s.sentence - r.sentence <= 1]
            if near and money and not near[-1].money:
                near[-1].money = money.value
                near[-1].prove(money.start, money.end, "money")
            return
        before = max(self.d.sentences[s.sentence][0], s.start - 8)
        if _SPAC.search(self.d.mask.text, s.start, s.end) or _SHARES.search(self.d.mask.text, before, s.end):
            return  # what it is called, not what it does; shares that change hands
        bought, bought_at = self._target(s, target)
        if bought is None:
            return
        if isinstance(acquirer, Mention):
            if _RELATED.match(self.d.mask.text, acquirer.outer_end):
                return
            who: NameRef | None = acquirer.value
            where: Span | None = (acquirer.start, acquirer.end)
        else:
            who, where = self.d.company_of(s)
        if who is None or who.key == bought.key or who.kind in ("government", "reporter", "exchange", "person"):
            return
        if _PASSED_ON.search(self.d.mask.text, max(self.d.sentences[s.sentence][0], s.start - 20), s.start + 2):
            return
        status, words = self.d.status(s)
        if status == "asserted" and _OPTION.search(self.d.mask.text, max(self.d.sentences[s.sentence][0], s.start - 20), s.start + 2):
            status = "planned"
        record = seen.get(bought.key)
        if record is None:
            record = Record("acquisition", who, s.start, s.rule.id, status, sentence=s.sentence)
            record.other["target"] = bought
            self._prove(record, bought_at, words, "target")
            self._prove(record, where, None, "acquirer")
            self.records.append(record)
            seen[bought.key] = record
        if money and not record.money:
            record.money = money.value
            record.prove(money.start, money.end, "money")

    def _target(self, s: Statement, target: object) -> tuple[NameRef | None, Span | None]:
        """Who is bought: the name, unless it only owns or describes what is; the subject where the rule has no target."""
        if target is None and "acquirer" in s.slots:
            return self.d.company_of(s)
        if not isinstance(target, Mention) or not self.d.is_company(target, True):
            return None, None
        _, end = self.d.sentences[s.sentence]
        text = self.d.mask.text
        following = self.d.mask.within(target.outer_end, min(end, target.outer_end + 24), "name")
        if following and s.end <= target.outer_end + 1 and _DESCRIBED.fullmatch(text, target.outer_end, following[0].outer_start):
            if self.d.is_company(following[0], True):  # 2018 年 X 獎冠軍 Y, X AI 新創 Y: Y is bought
                target = following[0]
        if _POSSESSIVE.match(text, target.outer_end) and not _STAKE.match(text, target.outer_end) and s.rule.id != "acquisition.zh.of_amount":
            return None, None
        return target.value, (target.start, target.end)

    # Listings

    def _listing(self, s: Statement) -> None:
        start, end = self.d.sentences[s.sentence]
        exchange = s.slots.get("exchange")
        if isinstance(exchange, Mention) and exchange.value.kind != "exchange":
            return
        company, where = self.d.company_of(s)
        if _BEATEN.search(self.d.mask.text[max(start, s.start - 6) : s.start]) or not where and _SOME.search(self.d.mask.text, start, s.end):
            return
        status, words = self.d.status(s)
        if s.rule.id.endswith(".exchange") and any(x.slots.get("status") == "planned" for x in self.d.by_sentence[s.sentence]):
            status = "planned"  # filed for an IPO on …
        record = Record("listing", company, s.start, s.rule.id, status, sentence=s.sentence)
        money = s.money()
        if money:
            record.money = money.value
            record.prove(money.start, money.end, "money")
        record.prove(s.start, s.end, "listing")
        self._prove(record, where, words)
        if not isinstance(exchange, Mention):
            near = [n for n in self.d.mask.within(start, end, "name") if n.value.kind == "exchange"]
            exchange = near[0] if near else None
        if exchange:
            record.other["exchange"] = exchange
            record.prove(exchange.start, exchange.end, "exchange")
        day = self._day(s, start, end)
        if day:
            record.date = day.value
            record.prove(day.start, day.end, "date")
            published = self.d.source.published
            if record.status == "asserted" and published and day.value.start > published + timedelta(days=1):
                record.status = "planned"
        if s.says == "listing_money" and record.status == "asserted" and not day:
            record.other["loose"] = True
        self.records.append(record)

    def _day(self, s: Statement, start: int, end: int) -> Mention | None:
        """When the listing is: the date in its words, else the last before them, else the one right behind."""
        own = self.d.mask.within(s.start, s.end, "when")
        if own:
            return own[-1]
        before = self.d.mask.within(max(start, s.start - 40), s.start, "when")
        if before:
            return before[-1]
        after = self.d.mask.within(s.end, min(end, s.end + 40), "when")
        clause = _CLAUSE.search(self.d.mask.text, s.end, end)
        return after[0] if after and after[0].outer_end <= (clause.start() if clause else end) else None
