"""Those who are named with a round and put no money into it: parents and founders, who stood aside, and who paid for another round."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.languages import own
from pipeline.lexicons.cues import pattern
from pipeline.model import Evidence, FundingRound, InvestorFact
from pipeline.summary.nearness import Nearness
from pipeline.text.fold import fold

# Behind these a name is whose officer somebody is, or whose house; one word may be a name's end: Denmark's | Export and Investment Fund.
_BESIDE = pattern(r"\((?:[a-z]+[ -]){0,3}?{officer}(?:,| of| at)? (?:of |at )?$|\b(?:{owns.en}) of $", "stating")
_OWNS = pattern(r" ?(?:\([^()\n]{0,16}\) ?|['’]s )?{owns}[^,;:。!?\n]{0,12}$", "stating")
_IS_OWNER = pattern(r"['’]s {owns}", "stating")
_LED = pattern(r" ?(?:领投|跟投|参投|投资)的", "stating")
_LED_ITS = pattern(r" ?(?:则)?(?:为|是)(?:其|该公司|公司)的?", "stating")
_OPEN = ("planned", "reported", "speculated")
_ASIDE = pattern(r"[^,;:。!?\n\w]{0,2}{stands_aside}", "stating")
_PAYS = pattern(
    r"(?:、[^,;。\n]{1,24}?|(?:和|与|及|以及)[^,;。\n]{1,16}?)?(?:共同|联合|联手|也|还)?(?:领投|跟投|参投|投资|注资)(?:了)?(?:给)? ?$",
    "stating",
)
_CUT = re.compile(rf"{_BESIDE.pattern}|['’]s $")
_BEFORE = 32  # code points beside a name
_BETWEEN = 40  # code points between a parent and its house
_FOUNDED, _FOUNDED_BY = pattern(r"{founds.zh}", "stating"), pattern(r"{founds.en} $", "stating")


def strangers(near: Nearness, fact: FundingRound, investors: Sequence[InvestorFact]) -> set[str]:
    """Those named with a round who put no money into it: the owner of who did, a founder, whose officer an angel is, who led another round."""
    out = parents(near, fact, investors)
    for one in investors:
        told = [e for e in one.evidence if e.field == "investor"]
        beside = _BESIDE if one.investor.id or " " in one.investor.text else _CUT
        elsewhere = told and all(_is_of_another(near, fact, e) or beside.search(near.folded[max(0, e.start - _BEFORE) : e.start]) for e in told)
        bracketed = told and all(_is_in_another_bracket(near, fact, e) for e in told)
        apart = elsewhere or bracketed or _stood_aside(near, one)
        if apart or _is_founder(near, one):
            out.add(one.investor.text)
    return out


def _is_founder(near: Nearness, one: InvestorFact) -> bool:
    """Whether the article says anywhere that somebody founded something: 由王小明創辦的, founded by Jane Doe; asked once of a name."""
    name = fold(one.investor.text)
    if name not in near.founders:
        places = [m.span() for m in re.finditer(re.escape(name), near.folded)]
        near.founders[name] = any(_FOUNDED.match(near.folded, end) or _FOUNDED_BY.search(near.folded[max(0, start - _BEFORE) : start]) for start, end in places)
    return near.founders[name]


def _is_of_another(near: Nearness, fact: FundingRound, led: Evidence) -> bool:
    """Whether an investor stands right before another series than that of the round: 甲領投的天使輪, 甲為其 C 輪的領投方, in a sentence about another round."""
    rest = _LED.match(near.folded, led.end) or _LED_ITS.match(near.folded, led.end)
    found = rest and next(iter(own("zh-Hans").series.find(near.folded[rest.end() : rest.end() + _BEFORE])), None)
    if rest and found is None and fact.status in _OPEN:
        return True  # 由甲領投的乙,正洽談新一輪融資
    return bool(found and fact.series and own("zh-Hans").series.LABELS.get(found[2], found[2].upper()) != fact.series)


def parents(near: Nearness, fact: FundingRound, investors: Sequence[InvestorFact]) -> set[str]:
    """Investors of a round that are named as whose house another one is: 神盾旗下安格參與 …; NVentures, Nvidia's venture arm."""
    at = [e for f in (fact, *investors) for e in f.evidence if e.field in ("investor", "investors")]
    return {f.investor.text for f in investors if any(_owns(near, e, at) for e in f.evidence if e.field == "investor")}


def _owns(near: Nearness, one: Evidence, others: Sequence[Evidence]) -> bool:
    """Whether words for ownership alone stand between a name and the next one of an investor."""
    if _IS_OWNER.match(near.folded, one.end) and any(0 < one.start - e.end <= 3 for e in others):
        return True
    behind = min((e.start for e in others if e.start >= one.end), default=one.end)
    return one.end < behind <= one.end + _BETWEEN and _OWNS.match(near.folded, one.end, behind) is not None


def of_others(near: Nearness, fact: FundingRound, investors: Sequence[InvestorFact], raisers: Mapping[str, Sequence[Evidence]]) -> set[str]:
    """Investors who are always said to invest in the company of another round: 包含甲投資乙的 … 和丙與丁投資戊的 ….

    Args:
        near: the article.
        fact: the round.
        investors: the facts on who took part in it.
        raisers: where the companies of all rounds are named, by the round's id.
    """
    mine = {(e.start, e.end) for e in raisers.get(fact.id, ())}
    names = {fold(e.text) for e in raisers.get(fact.id, ())}
    others = [e for id, told in raisers.items() if id != fact.id for e in told if (e.start, e.end) not in mine and fold(e.text) not in names]
    out: set[str] = set()
    for one in investors if others else ():
        told = [e for e in one.evidence if e.field == "investor"]
        if told and all(any(_pays_for(near, e, other) for other in others) for e in told):
            out.add(one.investor.text)
    return out


def _pays_for(near: Nearness, investor: Evidence, company: Evidence) -> bool:
    """Whether nothing but a verb of investing, or others who join in it, stands between an investor and a company."""
    return investor.end < company.start <= investor.end + _BETWEEN and _PAYS.fullmatch(near.folded, investor.end, company.start) is not None


def _stood_aside(near: Nearness, one: InvestorFact) -> bool:
    """Whether the article says of somebody that nothing was paid: 原股東甲未參與."""
    name = re.escape(fold(one.investor.text))
    return any(_ASIDE.match(near.folded, m.end()) for m in re.finditer(name, near.folded))


def _is_in_another_bracket(near: Nearness, fact: FundingRound, investor: Evidence) -> bool:
    """Whether an investor stands in a bracket of its own items, and what the round raised in another: 甲(A 輪,乙領投)、丙(B 輪,1 億)."""
    bracket = near.bracket(investor.start)
    values = [e for e in fact.evidence if e.field in ("money", "series") and near.sentence(e) == near.sentence(investor)]
    return bracket is not None and bool(values) and all(near.bracket(e.start) not in (None, bracket) for e in values)
