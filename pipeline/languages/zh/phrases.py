"""Traditional Chinese: the phrases of the summaries.

Every phrase prints values of facts and nothing else: no number and no name is made here.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipeline.languages.telling import Before, Figure, Grown, Manner, Part, Voice
from pipeline.languages.zh.amounts import QUALIFIERS
from pipeline.languages.zh.periods import when
from pipeline.languages.zh.portraits import altogether as altogether
from pipeline.languages.zh.portraits import customers as customers
from pipeline.languages.zh.portraits import founders as founders
from pipeline.languages.zh.portraits import proceeds as proceeds
from pipeline.languages.zh.portraits import profile as profile
from pipeline.languages.zh.wording import cut, glue, money_, names, number, who, whose
from pipeline.languages.zh.wording import size as size
from pipeline.model import (
    AcquisitionFact,
    FundingRound,
    Investor,
    InvestorFact,
    ListingFact,
    Money,
    Name,
    RevenueFact,
    Status,
    ValuationFact,
    When,
)

LATIN = False

SERIES = {
    "Seed": "種子輪",
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
GROUPS = {"rounds": "募資方面，", "acquisitions": "併購方面，", "listings": "上市方面，", "results": "財報方面，", "": "", "aside": "文中提到，"}

_HOPED: dict[Status, str] = {"planned": "計畫", "speculated": "可能"}  # before what is not done
_EXPECTED: dict[Status, str] = {"planned": "預計", "speculated": "可能"}
_HALF = Decimal("0.5")
_AGO = {"half_year": "半年前", "year": "一年前"}


def sentence(group: str, clauses: Sequence[str]) -> str:
    """Clauses as one sentence.

    >>> sentence("listings", ["Acme 上市", "Nova 計畫上市"])
    '上市方面，Acme 上市；Nova 計畫上市。'
    """
    return glue(GROUPS[group], "；".join(clauses), "。")


def series(label: str | None) -> str:
    """A round by its label: A 輪, 種子輪, 策略, 天使+ 輪.

    >>> series("A"), series("Strategic"), series("Angel+")
    ('A 輪', '策略', '天使+ 輪')
    """
    if label is None:
        return ""
    plain = label.rstrip("+")
    known = SERIES.get(label) or SERIES.get(plain, plain)
    return known if plain == label and label in SERIES else glue(known.removesuffix("輪") + label[len(plain) :], "輪")


def hedge(status: Status, voice: Voice, said: str) -> str:
    """The clause with what makes it less than sure, and by whom it is said where that is known."""
    match status:
        case "reported" if voice.cited and (voice.by.outlet is not None or voice.by.insiders):
            return glue("據報導，", said)
        case "reported" if voice.by.outlet is not None:
            return glue("據", voice(voice.by.outlet), "報導，", said)
        case "reported":
            return glue("據知情人士透露，" if voice.by.insiders else "據報導，", said)
        case "denied":
            return glue("「", said, "」的說法遭到否認" if voice.by.contradicted else "」一事未成")
    return said


def _reaches(money: Money, status: Status = "asserted") -> str:
    """The verb before an amount: none before 約, 逾, 至少, nor of what is only reported, which may never be reached."""
    return "達" if money.qualifier in ("exact", "range", "vague") and status != "reported" else ""


def _at(fact: FundingRound | ListingFact, voice: Voice) -> str:
    """When, behind its subject."""
    on = _on(fact, voice)
    return glue("於", on) if on and not voice.again else on


def _then(before: Before | None, year: int | None) -> str:
    """What it was before: ，2025 年 9 月時為 1,830 億美元."""
    if before is None:
        return ""
    at = _AGO[before.ago] if before.ago else when(before.date, year) or series(before.series)
    return "，" + glue(at or "此前", "時為" if at and not before.ago else "為", money_(before.money))


def _on(fact: FundingRound | ListingFact, voice: Voice) -> str:
    """When it was done or is to be done. The day of a rumour or an announcement is not the day of a round."""
    roughly = fact.date is not None and fact.date.granularity != "day"
    dated = fact.status == "asserted" or (fact.status == "planned" and roughly)
    return when(fact.date, voice.year) if dated else ""


def round_(fact: FundingRound, before: Before | None, most: int, past: bool, voice: Voice) -> str:
    """Who raised how much in which series, led by whom, at what valuation and what it was before; ``past``: before the news."""
    company = who(fact.company, voice)
    leads = list(dict.fromkeys(voice(i) for i in fact.investors if i.role == "lead"))
    others = list(dict.fromkeys(voice(i) for i in fact.investors if i.role == "participant")) if not leads else []
    money, kind, plan = money_(fact.money), series(fact.series), _HOPED.get(fact.status, "")
    at = _at(fact, voice) or ("此前" if past else "")
    done, underway = fact.status == "asserted", ["正"] if fact.status == "reported" else []
    if kind:
        what = glue(*underway, "完成" if done else "進行", money, kind, "融資")
    elif money:
        what = glue(*underway, "募得" if done else "募資", money)
    elif others:
        return hedge(fact.status, voice, glue(company, plan, at, "獲得", cut(others, most), "投資"))
    else:
        what = "完成融資" if done else "進行融資"
    parts = [glue(company, plan, at, what)]
    if leads:
        parts.append(glue("由", names(leads), "共同領投" if len(leads) > 1 else "領投"))
    elif others:
        parts.append(glue("投資人包括", cut(others, most)))
    if fact.valuation is not None and money_(fact.valuation):
        worth_ = glue(BASES[fact.valuation.basis], _EXPECTED.get(fact.status, ""), _reaches(fact.valuation, fact.status), money_(fact.valuation))
        parts.append(worth_ + _then(before, voice.year))
    return hedge(fact.status, voice, "，".join(parts))


def joined(fact: FundingRound, most: int, voice: Voice) -> str:
    """Who else took part in the round that was told."""
    shown = list(dict.fromkeys(voice(i) for i in fact.investors if i.role == "participant"))
    return hedge(fact.status, voice, glue(_HOPED.get(fact.status, ""), "參與投資的還有", cut(shown, most)))


def backers(company: Name, existing: Sequence[Name | Investor], voice: Voice) -> str:
    """Who backed the company before."""
    whose = who(company, voice)
    return glue(whose, "的" if whose else "", "既有投資人包括", names([voice(name) for name in existing]))


def investors(facts: Sequence[InvestorFact], voice: Voice) -> str:
    """Who put money into the company, where no round is known."""
    shown, status = list(dict.fromkeys(voice(fact.investor) for fact in facts)), facts[0].status
    return hedge(status, voice, glue(names(shown), _HOPED.get(status, ""), "投資", voice(facts[0].company)))


def worth(fact: ValuationFact, before: Before | None, past: bool, voice: Voice) -> str:
    """What a company is worth, or ``past`` was, and what it was before."""
    goal, may = "目標" if fact.status == "planned" else "", "可能" if fact.status == "speculated" else ""
    at = when(fact.date, voice.year) or ("此前" if past else "")
    said = glue(who(fact.company, voice), at, goal, BASES[fact.basis], may, _reaches(fact.money, fact.status), money_(fact.money))
    return hedge(fact.status, voice, said + _then(before, voice.year))


def figures(fact: RevenueFact, figures: Sequence[Figure], voice: Voice) -> str:
    """Metrics of one company in one period, with their growth and what they were before."""
    said = []
    for figure in figures:
        amount = glue(METRICS[figure.metric], _EXPECTED.get(fact.status, ""), _reaches(figure.money), money_(figure.money))
        grown = f"，{_grown(figure.growth, figure.metric)}" if figure.growth else ""
        said.append(amount + grown + _then(figure.before, None))
    return hedge(fact.status, voice, glue(whose(fact.company, voice), when(fact.period), ("；" if any("，" in s for s in said) else "，").join(said)))


def _grown(grown: Grown, metric: str) -> str:
    fact, bent = grown.fact, QUALIFIERS["zh-Hant"].get(grown.bent, "")
    up, down = ("擴大", "收窄") if metric == "loss" else ("成長", "下滑")
    if fact.ratio == _HALF and not grown.by:
        return glue("減少", bent, "一半") if bent else "減半"
    if fact.ratio is not None:
        return glue(up if grown.by else "增為" if fact.ratio >= 1 else "降為", bent, f"{number(fact.ratio)} 倍")
    percent = fact.percent if fact.percent is not None else Decimal(0)
    more = f" 至 {number(abs(fact.percent_max))}" if fact.percent_max is not None else ""
    return glue(down if percent < 0 else up, bent, f"{number(abs(percent))}{more}%")


def growth(grown: Sequence[Grown], voice: Voice) -> str:
    """Growth alone: metrics of one company in one period."""
    first = grown[0].fact
    said = [METRICS[one.fact.metric] + _EXPECTED.get(one.fact.status, "") + _grown(one, one.fact.metric) for one in grown]
    return hedge(first.status, voice, glue(whose(first.company, voice), when(first.period), "、".join(said)))


_UNDONE: dict[Manner, str] = {"announced": "宣布", "underway": "將"}
_PARTS: dict[Part, str] = {"": "", "assets": "的部分資產", "shares": "的部分股權"}
_THOUGHT: dict[Manner, str] = {"considered": "考慮", "talks": "洽談"}


def acquisition(fact: AcquisitionFact, date: When | None, part: Part, manner: Manner, voice: Voice) -> str:
    """Who bought whom, or what ``part`` of whom, for how much, and when."""
    at, money = when(date), money_(fact.money)
    hoped = _THOUGHT.get(manner) or ("將" if fact.status == "reported" else _HOPED.get(fact.status) or _UNDONE.get(manner, ""))
    target = glue(voice(fact.target), _PARTS[part])
    price = glue("以", money) if money else ""
    if fact.acquirer is not None:
        said = glue(who(fact.acquirer, voice), hoped, "於" if at else "", at, price, "收購", target)
    else:
        may = {"planned": "將", "speculated": "可能"}.get(fact.status, "將" if hoped else "")
        said = glue(target, "於" if at else "", at, may, price, "被收購" if not price else "賣出")
    if fact.status == "denied" and voice.by.refused:
        return glue(said, "的提議遭到拒絕")
    return hedge(fact.status, voice, said)


def listing(fact: ListingFact, manner: Manner, voice: Voice) -> str:
    """Who goes public, where, for how much."""
    written = next((e.text for e in fact.evidence if e.field == "exchange"), fact.exchange or "")
    place = glue("在", voice(Name(name=fact.exchange, text=written))) if fact.exchange else ""
    will = _THOUGHT.get(manner) or ("將" if fact.status == "reported" else _HOPED.get(fact.status, ""))
    said = glue(who(fact.company, voice), will, _at(fact, voice), place, "上市")
    money = money_(fact.money)
    return hedge(fact.status, voice, said + (glue("，募資", money) if money else ""))


def others(companies: Sequence[Name], most: int, voice: Voice) -> str:
    """The companies of the deals that are not told."""
    shown = [voice(name) for name in companies]
    listed = glue("、".join(shown[:most]), "等公司") if len(shown) > most else names(shown)
    return glue("文中另提及", listed, "的交易")
