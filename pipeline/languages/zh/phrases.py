"""Traditional Chinese: the phrases of the summaries.

Every phrase prints values of facts and nothing else: no number and no name is made here. Names stay as written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from pipeline.languages import Show
from pipeline.languages.zh.amounts import say
from pipeline.model import (
    AcquisitionFact,
    FundingRound,
    GrowthFact,
    Investor,
    InvestorFact,
    ListingFact,
    Money,
    Name,
    RevenueFact,
    Role,
    Status,
    Valuation,
    ValuationFact,
    When,
)

LATIN = False

SERIES = {
    "Seed": "種子輪",
    "Seed+": "種子+ 輪",
    "Pre-Seed": "種子前輪",
    "Angel": "天使輪",
    "Strategic": "策略",
    "Convertible": "可轉債",
    "Bridge": "過橋",
    "Debt": "債務",
    "Growth": "成長輪",
    "IPO-pre": "Pre-IPO 輪",
}
METRICS = {
    "revenue": "營收",
    "arr": "年度經常性營收（ARR）",
    "run_rate": "年化營收",
    "profit": "獲利",
    "loss": "虧損",
    "bookings": "訂單金額",
    "users": "使用者數",
    "customers": "客戶數",
    "shipments": "出貨量",
    "orders": "訂單",
    "valuation": "估值",
}
BASES = {"post_money": "投後估值", "pre_money": "投前估值", None: "估值"}

_WIDE = re.compile(r"[\u3000-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_BLANK = re.compile(r"([約近逾少多到]) ([^\d\s])")
_PUNCTUATION = re.compile(r"[\u3000-\u303f\uff00-\uff0f\uff1a-\uff20]")


def glue(*parts: str) -> str:
    """Join phrases, with a blank where Chinese meets Latin letters or digits.

    >>> glue("由", "GIC", "領投", "。")
    '由 GIC 領投。'
    """
    text = ""
    for part in filter(None, parts):
        if text and not (_PUNCTUATION.match(text[-1]) or _PUNCTUATION.match(part[0])):
            text += "" if _WIDE.match(text[-1]) and _WIDE.match(part[0]) else " "
        text += part
    return text


def names(shown: Sequence[str]) -> str:
    """A list of names.

    >>> names(["GIC", "Coatue", "紅杉資本"])
    'GIC、Coatue 與紅杉資本'
    """
    if len(shown) < 2:
        return "".join(shown)
    return glue("、".join(shown[:-1]), "與", shown[-1])


def when(value: When | None) -> str:
    """A period that a reader can name, or nothing.

    >>> from datetime import date
    >>> when(When(text="Q1", start=date(2026, 1, 1), end=date(2026, 3, 31), granularity="quarter", edtf="2026-33"))
    '2026 年第一季'
    """
    if value is None:
        return ""
    year, month, day = value.start.year, value.start.month, value.start.day
    match value.granularity:
        case "day" if value.start == value.end:
            return f"{year} 年 {month} 月 {day} 日"
        case "month":
            return f"{year} 年 {month} 月"
        case "quarter":
            return f"{year} 年第{'一二三四'[(month - 1) // 3]}季"
        case "half":
            return f"{year} 年{'上' if month < 7 else '下'}半年"
        case "year":
            return f"{year} 年"
    return ""


def series(label: str | None) -> str:
    """A round by its label: A 輪, 種子輪, 策略."""
    if label is None:
        return ""
    return SERIES.get(label) or glue(label, "輪")


def hedge(status: Status, said: str) -> str:
    """The sentence with its hedge and its full stop."""
    match status:
        case "reported":
            return glue("據報導，", said, "。")
        case "speculated":
            return glue("據推測，", said, "。")
        case "denied":
            return glue("「", said, "」的說法遭到否認。")
    return glue(said, "。")


_HOPED: dict[Status, str] = {"planned": "計畫", "speculated": "可能"}  # before what is not done


def _parties(fact: FundingRound, show: Show, most: int) -> tuple[str, str]:
    def shown(role: Role) -> list[str]:
        return list(dict.fromkeys(show(i) for i in fact.investors if i.role == role))

    leads, others = shown("lead"), shown("participant")
    led = glue("由", names(leads), "共同領投" if len(leads) > 1 else "領投") if leads else ""
    many = glue("、".join(others[:most]), "等") if len(others) > most else names(others)
    return led, many


def round_(fact: FundingRound, most: int, show: Show) -> str:
    """Who raised how much in which series, at what valuation, led by whom, joined by whom."""
    company = show(fact.company) if fact.company else "一家公司"
    led, others = _parties(fact, show, most)
    money = money_(fact.money)
    kind = series(fact.series)
    at = _at(fact)
    verb = "完成" if fact.status == "asserted" else "進行"
    plan = _HOPED.get(fact.status, "")
    what_is_known = money or kind or led
    if others and not what_is_known:  # all that is known is who paid
        return hedge(fact.status, glue(company, plan, at, "獲得", others, "投資"))
    what = glue(money, "的" if money and kind else "", kind, "融資")
    parts = [glue(company, plan, at, verb, what)]
    if fact.valuation is not None:
        parts.append(glue(BASES[fact.valuation.basis], money_(fact.valuation)))
    if led:
        parts.append(led)
    if others:
        parts.append(glue(others, "參與投資"))
    return hedge(fact.status, "，".join(parts))


def _at(fact: FundingRound) -> str:
    """When it was done or is to be done. The day of a rumour or an announcement is not the day of a round."""
    roughly = fact.date is not None and fact.date.granularity != "day"
    dated = fact.status == "asserted" or (fact.status == "planned" and roughly)
    return glue("於", when(fact.date)) if dated and when(fact.date) else ""


def money_(money: Money | Valuation | None) -> str:
    """Money as a Taiwanese reader expects it, or nothing."""
    return _BLANK.sub(r"\1\2", say(money)) if money is not None else ""


def _is(money: Money) -> str:
    """The verb before an amount: none before 約, 逾, 至少."""
    return "為" if money.qualifier in ("exact", "range", "vague") else ""


def backers(company: Name, existing: Sequence[Name | Investor], show: Show) -> str:
    """Who backed the company before."""
    return hedge("asserted", glue(show(company), "的既有投資人包括", names([show(name) for name in existing])))


def investors(facts: Sequence[InvestorFact], show: Show) -> str:
    """Who put money into the company, where no round is known."""
    shown, status = list(dict.fromkeys(show(fact.investor) for fact in facts)), facts[0].status
    return hedge(status, glue(names(shown), _HOPED.get(status, ""), "投資", show(facts[0].company)))


def valuation(facts: Sequence[ValuationFact], show: Show) -> str:
    """What companies are worth: facts of one status."""
    said = []
    for fact in facts:
        at = when(fact.date)
        said.append(
            glue(
                show(fact.company),
                at,
                "的",
                "目標" if fact.status == "planned" else "",
                BASES[fact.basis],
                _is(fact.money),
                money_(fact.money),
            )
        )
    return hedge(facts[0].status, "，".join(said))


def other_valuation(fact: ValuationFact, show: Show) -> str:
    """A further valuation of the company in question: whether before or hoped for, the fact need not say."""
    at = glue("於", when(fact.date)) if when(fact.date) else ""
    goal = "目標" if fact.status == "planned" else ""
    return hedge(fact.status, glue(show(fact.company), at, "另有", money_(fact.money), "的", goal, BASES[fact.basis]))


def revenue(fact: RevenueFact, growth_: GrowthFact | None, show: Show) -> str:
    """Revenue, profit or loss, with its growth if that is the same metric."""
    verb = {"planned": "預計", "speculated": "可能"}.get(fact.status, "") + _is(fact.money)
    said = glue(show(fact.company), when(fact.period), "的", METRICS[fact.metric], verb, money_(fact.money))
    return hedge(fact.status, said + (f"，{_grown(growth_)}" if growth_ is not None else ""))


def _grown(fact: GrowthFact) -> str:
    if fact.ratio is not None:
        return f"{'增為' if fact.ratio >= 1 else '降為'} {number(fact.ratio)} 倍"
    percent = fact.percent if fact.percent is not None else Decimal(0)
    more = f" 至 {number(abs(fact.percent_max))}" if fact.percent_max is not None else ""
    return f"{'下滑' if percent < 0 else '成長'} {number(abs(percent))}{more}%"


def number(value: Decimal) -> str:
    """A plain number with thousands separators."""
    return f"{value.normalize():,f}"


def growth(fact: GrowthFact, show: Show) -> str:
    """Growth alone."""
    metric = METRICS.get(fact.metric, fact.metric)
    verb = {"planned": "預計", "speculated": "可能"}.get(fact.status, "")
    said = glue(show(fact.company), when(fact.period), "的", metric, verb, _grown(fact))
    return hedge(fact.status, said)


def acquisition(fact: AcquisitionFact, show: Show) -> str:
    """Who bought whom."""
    target, planned = show(fact.target), fact.status == "planned"
    if fact.acquirer is not None:
        said = glue(show(fact.acquirer), _HOPED.get(fact.status, ""), "收購", target)
    elif planned:
        said = glue("有收購", target, "的計畫")
    else:
        said = glue(target, "可能" if fact.status == "speculated" else "", "被收購")
    return hedge(fact.status, said + (glue("，金額", money_(fact.money)) if fact.money else ""))


def listing(fact: ListingFact, show: Show) -> str:
    """Who goes public, where, for how much."""
    verb = _HOPED.get(fact.status, "")
    written = next((e.text for e in fact.evidence if e.field == "exchange"), fact.exchange)
    place = glue("在", written) if written else ""
    at = glue("於", when(fact.date)) if when(fact.date) else ""
    said = glue(show(fact.company), verb, at, place, "上市")
    return hedge(fact.status, said + (glue("，募資", money_(fact.money)) if fact.money else ""))


def others(companies: Sequence[Name], most: int, show: Show) -> str:
    """The companies of the deals that are not told."""
    shown = [show(name) for name in companies]
    listed = glue("、".join(shown[:most]), "等公司") if len(shown) > most else names(shown)
    return glue("文中另提及", listed, "的交易。")
