"""A round as it can be stated: whose it is, and of its day, its worth and those who paid what stands by it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.lexicons.cues import pattern
from pipeline.lexicons.verbs import verbs
from pipeline.model import Evidence, Fact, FundingRound, Investor, InvestorFact
from pipeline.summary.beside import Beside, are_one
from pipeline.summary.cut import are_cut
from pipeline.summary.doubts import is_bygone, is_raised_then, is_subscribed, of_all_of_it
from pipeline.summary.names import sayable
from pipeline.summary.nearness import Nearness
from pipeline.summary.strangers import of_others, strangers
from pipeline.summary.tense import AMOUNT, as_hedged
from pipeline.text.fold import fold

_PUTS_IN, _GETS = pattern(r"{puts_in}", "stating"), pattern(r"{gets}", "stating")
_IT_PUTS_IN = pattern(r"{refers}[^,;:。!?\n]*?{puts_in}", "stating")
_NEVER = pattern(r"{never}", "stating")
_RESOLVED = pattern(r"{resolved}[^,;:。!?\n]*$", "stating")
_OTHER_SERIES = re.compile(r"[- ](?:che(?:que|ck)|investors?|backers?|stage|funds?)\b")  # who wrote the seed cheque
_OTHER_KIND = pattern(r"{not_raised}", "stating")
_RAISED_BEHIND = pattern(r" ?(?:的|in )?{raised_noun}", "stating")
_THIS_ROUND, _FORMERLY = pattern(r"{this_round}", "stating"), pattern(r"{formerly}", "stating")
_BRACKET = re.compile(r"\([^()\n]{0,60}\)")
_LEAST_LETTERS = 3  # of a name that is another's short form


def is_its_news(fact: FundingRound, near: Nearness) -> bool:
    """Whether a round is its company's, came about, and is not one that the news came after and nobody dates."""
    never = any(_NEVER.search(near.folded, e.end, near.around(e)[1]) for e in fact.evidence if e.field == "money")
    if never or _is_investors(fact, near):
        return False
    return fact.date is not None or not is_bygone(near, fact)


def _is_investors(fact: FundingRound, near: Nearness) -> bool:
    """Whether the words between company and money tell what the company put in: 甲宣布參與乙私募，投資總額 …; 該公司參與乙現金增資 …."""
    between = [near.folded[a.end : b.start] for a, b in near.pairs(fact, ["company"], ["money"]) if a.end <= b.start]
    if between:
        return all(_PUTS_IN.search(words) and not _GETS.search(words) for words in between)
    clauses = [near.before(e.start) for e in fact.evidence if e.field == "money"]
    return bool(clauses) and all(_IT_PUTS_IN.search(words) and not _GETS.search(words) for words in clauses)


def is_told_as_former(near: Nearness, fact: FundingRound) -> bool:
    """Whether every telling of a round's amount says that it was before, and none when: 曾籌得約 30 億美元, previously raised $5 million."""
    told = [e for e in fact.evidence if e.field == "money"]
    return fact.date is None and bool(told) and all(_FORMERLY.search(near.before(e.start)) for e in told)


def _is_its_worth(near: Nearness, fact: FundingRound) -> bool:
    """Whether a worth is that of a round: told in one sentence with its amount or series, and of its time, or soon behind as that of this round.

    Of worths that were told a sentence off, or behind another raising, one in eight was that of another round.
    """
    told = near.pairs(fact, ["valuation"], ["money", "series"])
    if not near.places(fact, "valuation") or any(_is_of_its_time(near, a, b) for a, b in told):
        return True
    core = {place + step for place in near.places(fact, "money", "series") for step in (1, 2)}
    worths = [e for e in fact.evidence if e.field == "valuation" and near.sentence(e) in core]
    return not told and any(_THIS_ROUND.search(near.folded, near.around(e)[0], e.start) for e in worths)


def _is_of_its_time(near: Nearness, worth: Evidence, one: Evidence) -> bool:
    """Whether nothing between a worth and an amount tells that one was before the other, or is of another sum."""
    start, end = min(worth.end, one.end), max(worth.start, one.start)
    if worth.start <= one.start < worth.end or one.start <= worth.start < one.end or start > end:
        return True
    between = _BRACKET.sub("", near.folded[start:end])
    other = AMOUNT.search(between)
    return not _FORMERLY.search(between) and not (other and verbs("raise")[0].search(between, other.end()))


def _is_of_another_kind(near: Nearness, fact: FundingRound) -> bool:
    """Whether most tellings of an amount say that it is something else than what was raised: 浮盈 6.2 億, 股本約 1.7 億, revenue of $2 billion."""
    told = [e for e in fact.evidence if e.field == "money"]
    return bool(told) and 2 * sum(_is_else(near, e) for e in told) > len(told)


def _is_else(near: Nearness, money: Evidence) -> bool:
    """Whether a word for another amount stands before this one in its clause, and none for raising behind that."""
    before = near.before(money.start)
    last = [m.end() for m in _OTHER_KIND.finditer(before)]
    if not last or _RAISED_BEHIND.match(near.folded, money.end):
        return False
    return verbs("raise")[0].search(before, last[-1]) is None and _GETS.search(before, last[-1]) is None


def round_as_told(fact: FundingRound, near: Nearness, beside: Beside) -> FundingRound:
    """A round with its one day, with the worth of its sentences, and with those who stand by its figures or by who led it."""
    core = near.places(fact, "money", "series") or near.places(fact, "investors")
    fact = of_all_of_it(near, fact)
    if near.places(fact, "series") and all(_OTHER_SERIES.match(near.folded, e.end) for e in fact.evidence if e.field == "series"):
        fact = fact.model_copy(update={"series": None})
    day = fact.date if _is_its_day(fact, near, beside) and _stands_by(near, fact, "date", core) else None
    worth = fact.valuation if _is_its_worth(near, fact) else None
    money = fact.money if not _is_of_another_kind(near, fact) else None
    mine = beside.investors.get(fact.id, [])
    leads = {place for f in mine if f.role == "lead" for place in near.places(f, "investor")}
    far = {f.investor.text for f in mine if not _stands_by(near, f, "investor", core | leads)}
    others = strangers(near, fact, mine) | of_others(near, fact, mine, beside.raisers)
    here = [i for i in fact.investors if i.role != "participant" or i.text not in far]
    pieces = {f.investor.text for f in mine if are_cut(near, f.investor, f.evidence)}
    told = [i for i in here if i.text not in others | pieces and sayable(i)]
    investors = tuple(_each_once(told, mine, near))
    most = fact.money is not None and fact.money.qualifier == "at_most"  # nobody has raised at most so much
    open_ = most or _is_resolved(fact, near) or is_subscribed(near, fact)
    status = "planned" if fact.status == "asserted" and open_ else as_hedged(near, fact).status
    return fact.model_copy(update={"money": money, "date": day, "valuation": worth, "investors": investors, "status": status})


def _each_once(investors: Sequence[Investor], facts: Sequence[InvestorFact], near: Nearness) -> list[Investor]:
    """Investors without those who are another under a second name: in brackets behind it, or shorter and never told beside it."""
    said = {f.investor.text: f for f in facts}
    found: list[Investor] = []
    for one in investors:
        others = [(said[o.text], said[one.text]) for o in found if o.text in said and one.text in said]
        if not any(_is_second(near, a, b) for a, b in others):
            found = [o for o in found if not (o.text in said and one.text in said and _is_shorter(near, said[o.text], said[one.text]))]
            found.append(one)
    return found


def _is_second(near: Nearness, first: InvestorFact, second: InvestorFact) -> bool:
    """Whether a name stands in brackets right behind another, or is a shorter form of it."""
    ends = {e.end for e in first.evidence if e.field == "investor"}
    bracketed = any(near.folded[e.start - 1 : e.start] == "(" and e.start - 1 in ends for e in second.evidence if e.field == "investor")
    return bracketed or _is_shorter(near, second, first)


def _is_shorter(near: Nearness, short: InvestorFact, whole: InvestorFact) -> bool:
    """Whether a name has nothing but letters of another, in its order from the first on, and never stands in a sentence with it."""
    less, more = fold(short.investor.text), fold(whole.investor.text)
    letters = iter(more)
    if more.endswith(less) and 2 <= len(less) < len(more) and not less.isascii():
        return True  # 聯創馮濤 is 馮濤
    within = _LEAST_LETTERS <= len(less) < len(more) and less[0] == more[0] and all(letter in letters for letter in less)
    return within and near.places(short, "investor").isdisjoint(near.places(whole, "investor"))


def _is_resolved(fact: FundingRound, near: Nearness) -> bool:
    """Whether the words before its amount tell that somebody resolved on a round: 董事會通過現金增資新台幣 … 元."""
    starts = [e.start for e in fact.evidence if e.field == "money"]
    return any(_RESOLVED.search(near.folded, max(0, start - 16), start) for start in starts)


def _is_its_day(fact: FundingRound, near: Nearness, beside: Beside) -> bool:
    """Whether one day is told of a round, and not as that of the company's founding or of what else it did."""
    words = [e for e in fact.evidence if e.field == "date"]
    return is_raised_then(near, fact) and are_one(beside.whens(words)) and beside.founding.isdisjoint(e.start for e in words)


def _stands_by(near: Nearness, fact: Fact, field: str, core: set[int]) -> bool:
    """Whether a field has words in these sentences or beside them, or has none of its own."""
    places = near.places(fact, field)
    return not places or not core or not places.isdisjoint({place + step for place in core for step in (-1, 0, 1)})
