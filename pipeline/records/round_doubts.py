"""What stands beside a round and speaks against it: money that its company gave, an amount of another kind, a day or a worth of something else."""

from __future__ import annotations

import re

from pipeline.groups.verb_groups import verb_group
from pipeline.lexicons.cues import pattern
from pipeline.lexicons.verbs import verbs
from pipeline.model import Evidence, Fact, FundingRound, Status
from pipeline.records.beside import Beside, figure
from pipeline.records.nearness import Nearness

_PUTS_IN, _GETS = pattern(r"{puts_in}(?:$|[^人者方])", "stating"), pattern(r"{gets}", "stating")
_IT_PUTS_IN = pattern(r"{refers}[^,;:。!?\n]*?{puts_in}(?:$|[^人者方])", "stating")
_NEVER = pattern(r"{never}", "stating")
_RESOLVED = pattern(r"{resolved}[^,;:。!?\n]*$", "stating")
_AGREED = pattern(r"\bagree[ds] to {gives}", "stating")
_OTHER_SERIES = re.compile(r"[- ](?:che(?:que|ck)|investors?|backers?|funds?)\b")  # who wrote the seed cheque
_OTHER_KIND = pattern(r"{not_raised}", "stating")
_RAISED_BEHIND = pattern(r" ?(?:的|in )?{raised_noun}", "stating")
_REACHED = pattern(r"{reached}[^,;.]{0,40}$", "stating")
_THIS_ROUND, _FORMERLY = pattern(r"{this_round}", "stating"), pattern(r"{formerly}", "stating")
_BRACKET = re.compile(r"\([^()\n]{0,60}\)")
AMOUNT = re.compile(r"[$€£¥₩₹] ?\d|\d ?(?:[億亿萬万]|[mb]illion|trillion|crore|[mb]n\b)")
_RAISED, _WANTS = pattern(r"{raised}", "stating"), pattern(r"{wants}", "stating")
_UPON = re.compile(r"\b(?:after|having|following|since) ")


def is_own_money(near: Nearness, fact: FundingRound) -> bool:
    """Whether the words between company and money tell what the company put in, and nobody else is known to have paid: 甲參與乙私募，投資總額 …."""
    if fact.investors:
        return False
    between = [near.folded[a.end : b.start] for a, b in near.pairs(fact, ["company"], ["money"]) if a.end <= b.start]
    if between:
        return all(_PUTS_IN.search(words) and not _is_got(words) for words in between)
    clauses = [near.before(e.start) for e in fact.evidence if e.field == "money"]
    return bool(clauses) and all(_IT_PUTS_IN.search(words) and not _is_got(words) for words in clauses)


def _is_got(words: str) -> bool:
    """Whether words tell that money is given to whom they are about."""
    return _GETS.search(words) is not None or verbs("raise")[0].search(words) is not None


def is_of_another_kind(near: Nearness, fact: FundingRound) -> bool:
    """Whether most tellings of an amount say that it is something else than what was raised: 浮盈 6.2 億, 股本約 1.7 億, revenue of $2 billion."""
    told = [e for e in fact.evidence if e.field == "money"]
    return bool(told) and 2 * sum(_is_else(near, e) for e in told) > len(told)


def _is_else(near: Nearness, money: Evidence) -> bool:
    """Whether a word for another amount stands before this one in its clause, and none for raising behind that."""
    before = near.before(money.start)
    last = [m.end() for m in _OTHER_KIND.finditer(before)]
    if not last or _RAISED_BEHIND.match(near.folded, money.end):
        return False
    return not _is_got(before[last[-1] :])


def is_series_of_others(near: Nearness, fact: FundingRound) -> bool:
    """Whether a series only says what somebody is, or gave before: a seed cheque, Series A investors."""
    told = [e for e in fact.evidence if e.field == "series"]
    return bool(told) and all(_OTHER_SERIES.match(near.folded, e.end) for e in told)


def is_reached(near: Nearness, fact: FundingRound) -> bool:
    """Whether an amount is no ceiling, for it was reached: bumped its Series B up to $41 million."""
    told = [e for e in fact.evidence if e.field == "money"]
    return _is_ceiling(fact) and any(_REACHED.search(near.before(e.start)) for e in told)


def status_of(near: Nearness, fact: FundingRound) -> Status:
    """How sure a round is that its tellings call done: some only want it, a board resolved on it, somebody agreed to pay, nobody has raised at most so much."""
    money = [e for e in fact.evidence if e.field == "money"]
    if any(_NEVER.search(near.folded, e.end, near.around(e)[1]) for e in money):
        return "denied"
    return "planned" if _is_ceiling(fact) or _is_only_agreed(near, fact, money) or _is_open(near, fact) else "asserted"


def _is_ceiling(fact: FundingRound) -> bool:
    return fact.money is not None and fact.money.qualifier == "at_most"


def _is_only_agreed(near: Nearness, fact: FundingRound, money: list[Evidence]) -> bool:
    """Whether a board resolved on a round (董事會通過現金增資 …), or somebody agreed to pay, and no more is told."""
    if any(_RESOLVED.search(near.folded, max(0, e.start - 16), e.start) for e in money):
        return True
    spans = [near.around(e) for e in fact.evidence if e.field in ("money", "investors")]
    return bool(spans) and all(_AGREED.search(near.folded, *span) for span in spans)


def _is_open(near: Nearness, fact: FundingRound) -> bool:
    """Whether some telling plans a round, and none in a sentence with its company tells that it is there."""
    mine, told = near.places(fact, "company"), [e for e in fact.evidence if e.field in ("money", "series")]
    groups = (verb_group(near.folded, near.around(e), (e.start, e.end), "raise") for e in told if e.field == "money")
    if not any(group.status == "planned" for group in groups) and not any(is_wanted(near, e) for e in told):
        return False
    return not any(_RAISED.search(near.before(e.start)) and not is_wanted(near, e) for e in told if near.sentence(e) in mine)


def is_wanted(near: Nearness, one: Evidence) -> bool:
    """Whether a sentence tells before a place that somebody wants something, and not since what it was or that it is done: 擬聯合股東，合計出資 25 億."""
    said = near.folded[near.around(one)[0] : one.start]
    last = [m.end() for m in _WANTS.finditer(near.folded[near.around(one)[0] : one.end])]
    return bool(last) and not any(over.search(said, min(last[-1], len(said))) for over in (_RAISED, _UPON, AMOUNT))


def has_its_worth(near: Nearness, beside: Beside, fact: FundingRound) -> bool:
    """Whether a worth is that of a round: told in one sentence with its amount or series, and of its time, or soon behind as that of this round."""
    worths = [e for e in fact.evidence if e.field == "valuation"]
    if fact.valuation is None or not worths:
        return True
    worths += beside.worths.get(figure(fact.valuation), [])
    core: dict[int, list[Evidence]] = {}
    for e in fact.evidence:
        if e.field in ("money", "series"):
            core.setdefault(near.sentence(e), []).append(e)
    told = [(worth, one) for worth in worths for one in core.get(near.sentence(worth), ())]
    if told:
        return any(_is_of_its_time(near, worth, one) for worth, one in told)
    behind = (e for e in worths if not core.keys().isdisjoint({near.sentence(e) - 1, near.sentence(e) - 2}))
    return any(_THIS_ROUND.search(near.folded, near.around(e)[0], e.start) for e in behind)


def _is_of_its_time(near: Nearness, worth: Evidence, one: Evidence) -> bool:
    """Whether nothing between a worth and an amount tells that one was before the other, or is of another sum."""
    start, end = min(worth.end, one.end), max(worth.start, one.start)
    if worth.start <= one.start < worth.end or one.start <= worth.start < one.end or start > end:
        return True
    between = _BRACKET.sub("", near.folded[start:end])
    other = AMOUNT.search(between)
    return not _FORMERLY.search(between) and not (other and verbs("raise")[0].search(between, other.end()))


def is_day_of_founding(beside: Beside, fact: FundingRound) -> bool:
    """Whether a day of a round is that on which its company was founded."""
    return not beside.founding.isdisjoint(e.start for e in fact.evidence if e.field == "date")


def far_from(near: Nearness, beside: Beside, fact: FundingRound) -> set[str]:
    """Those who are named far from what a round raised, and from those who led it, by the ids of their facts."""
    mine = beside.investors.get(fact.id, ())
    core = core_of(near, fact) | {place for f in mine if f.role == "lead" for place in near.places(f, "investor")}
    return {f.id for f in mine if not stands_by(near, f, "investor", core)}


def core_of(near: Nearness, fact: FundingRound) -> set[int]:
    """The sentences that tell what a round raised, or by whose money."""
    return near.places(fact, "money", "series") or near.places(fact, "investors")


def stands_by(near: Nearness, fact: Fact, field: str, core: set[int]) -> bool:
    """Whether a field has words in these sentences or beside them, or has none of its own."""
    places = near.places(fact, field)
    return not places or not core or not places.isdisjoint({place + step for place in core for step in (-1, 0, 1)})
