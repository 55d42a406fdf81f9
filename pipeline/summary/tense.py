"""What is stated as done: what no telling of it only plans, or makes as good as done."""

from __future__ import annotations

import re
from typing import TypeVar

from pipeline.groups.verb_groups import VerbGroup, verb_group
from pipeline.languages.telling import Manner
from pipeline.lexicons.cues import pattern
from pipeline.model import AcquisitionFact, Evidence, ListingFact, ValuationFact
from pipeline.records.nearness import Nearness
from pipeline.summary.doubts import CONSIDERS
from pipeline.text.fold import fold

Hedgeable = TypeVar("Hedgeable", AcquisitionFact, ValuationFact)
_SAID = {
    "acquisition": ("acquire", ("acquirer", "target"), ("target",)), "valuation": ("value", ("money",), ("money",)),
}  # fmt: skip
_COMPLETED = pattern(r"{completed.zh}|{completed.en}", "stating")
_BY_NOW = pattern(r"{by_now}", "stating")
_FORMERLY = pattern(r"{formerly}", "stating")
# 約 24 億元，比 A 輪時的 | 9 億元高: what another is measured by.
_MEASURE = pattern(r"(?:比|較)[^,;:。!?\n]{1,16}的[約近逾超]? ?$|\b(?:up from|down from|compared (?:with|to)) (?:about |nearly |over )?$", "stating")
_ANNOUNCES = pattern(r"{announces}", "stating")
_TALKS = pattern(r"{talks}", "stating")
_INTENDS = pattern(r"(?:拟|计划|将|通过|核准)[^,;。]{0,60}?(?:收购|购买|购入|并购|合并|转让[^,;。]{0,12}?[给予至])", "stating")
_AGREES = pattern(r"(?:同意|承诺)[^,;。]{0,40}?(?:收购|购买|购入|买下|并购|合并)", "stating")
_FINISHED = pattern(
    r"{finished}|(?:收购|并购)[^。!?\n]{0,80}?(?:获批完成|于今日完成|于今天完成|已完成|已经完成|正式完成|完成过户|完成交割)"
    r"|(?:^|[,;。:!?\n])[^,;。:!?\n将拟待预望]{0,24}完成了?对[^,;。!?\n]{1,40}?的?(?:收购|并购)",
    "stating",
)
_TO_COME = pattern(r"{to_come}", "stating")
# 已與乙達成協議, 已簽署協議: what is done by then is the agreement.
_ONLY_SAID = pattern(r"[^,;:。!?\n]{0,24}?{announces}", "stating")
_FILES, _COME = pattern(r"{filed}[^,;:。!?\n]{0,40}$", "stating"), pattern(r"{come}", "stating")
_TO_BE, _AFTER = re.compile(r"\b(?:be|being) $"), pattern(r"{having} ?$", "stating")
_BESIDE = 8  # code points beside a verb


def as_hedged(near: Nearness, fact: Hedgeable) -> Hedgeable:
    """Return a fact that is asserted as sure as the least sure of its tellings, unless one of these says that it is done.

    A headline says 收購 of what the text plans, and a figure is repeated without its hedge all over an article.
    """
    if fact.status != "asserted":
        return fact
    groups = [_group(near, one, other, _SAID[fact.kind][0]) for one, other in near.pairs(fact, *_SAID[fact.kind][1:])]
    hedged = [group for group in groups if group.status in ("planned", "speculated", "reported")]
    done = any(group.status == "asserted" and _is_done(near.folded, group) for group in groups)
    return fact if done or not hedged or 2 * len(hedged) < len(groups) else fact.model_copy(update={"status": hedged[0].status})


def listing_as_told(near: Nearness, fact: ListingFact) -> ListingFact:
    """A listing that is asserted as planned, where it is only filed for (files for an IPO, 遞交上市申請) and nothing else tells that it has come.

    The day beside such words is that of the papers.
    """
    told = [e for e in fact.evidence if e.field == "listing"]
    filed = [e for e in told if _FILES.search(near.before(e.start) + near.folded[e.start : e.end])]
    if fact.status != "asserted" or not filed or any(_COME.search(near.clause(e, e)) for e in told if e not in filed):
        return fact
    return fact.model_copy(update={"status": "planned", "date": None})


def is_former(near: Nearness, fact: ValuationFact) -> bool:
    """Whether some words tell a worth as one that was: once valued at $1.9 billion, 估值曾達 …, 曾是獨角獸，估值高達 …."""
    said = [near.before(e.start) for e in fact.evidence if e.field == "money"]
    clauses = any(_FORMERLY.search(words) for words in said) or (bool(said) and all(_MEASURE.search(words) for words in said))
    pairs = [sorted((a.end, b.start)) for a, b in near.pairs(fact, ("company",), ("money",)) if a.end <= b.start]
    return clauses or any(_FORMERLY.search(near.folded, *span) and not _BY_NOW.search(near.folded, *span) for span in pairs)


def manner_of(near: Nearness, fact: AcquisitionFact) -> Manner:
    """Whether a purchase that nobody hedges has come about, or is announced (宣布以 … 收購) or under way (is acquiring) and never said to be done.

    A bare 收購 of a Chinese text says neither and counts as done.
    """
    buyer = ("acquirer",) if fact.acquirer else ("target",)
    groups = [(_group(near, one, other, "acquire"), near.around(one)[0]) for one, other in near.pairs(fact, buyer, ("target",))]
    if fact.status in ("planned", "reported") and groups:
        said = [near.before(group.start) for group, _ in groups]
        considered, talks = ([bool(words.search(clause)) for clause in said] for words in (CONSIDERS, _TALKS))
        return "considered" if all(considered) else "talks" if all(a or b for a, b in zip(considered, talks, strict=True)) else "done"
    if fact.status != "asserted" or any(_is_over(near.folded, group) for group, _ in groups) or _is_said(near, fact, _FINISHED, _TO_COME):
        return "done"
    if any(_ANNOUNCES.search(near.folded, start, group.start) for group, start in groups) or _is_said(near, fact, _INTENDS) or _is_said(near, fact, _AGREES):
        return "announced"
    return "underway" if any(near.folded[group.start : group.end].isascii() and group.start < group.end for group, _ in groups) else "done"


def _is_said(near: Nearness, fact: AcquisitionFact, words: re.Pattern[str], but: re.Pattern[str] | None = None) -> bool:
    """Whether a sentence with the target tells, wherever it stands, that it is intended (本次交易擬購買乙 100% 股權), or that it is done by now.

    Args:
        near: the article.
        fact: the purchase.
        words: what tells so.
        but: in a clause with what is to come they do not (預計第三季完成交割).
    """
    name = fold(fact.target.text)
    told = (m.end() for span in near.sentences if name in near.folded[slice(*span)] for m in words.finditer(near.folded, *span))
    return any(but is None or but.search(near.before(end)) is None for end in told)


def _is_over(text: str, group: VerbGroup) -> bool:
    """Whether a verb of buying tells what has happened: acquired, after acquiring, 收購 … 後; not to be acquired."""
    before = text[max(0, group.start - _BESIDE) : group.start]
    if group.past:
        return _TO_BE.search(before) is None
    return _is_done(text, group) or (group.start < group.end and _AFTER.search(before) is not None)


def _group(near: Nearness, one: Evidence, other: Evidence, kind: str) -> VerbGroup:
    """The verb between two pieces of evidence of one sentence, with what hedges it."""
    said = (min(one.start, other.start), max(one.end, other.end))
    return verb_group(near.folded, near.around(one), said, kind)


def _is_done(text: str, group: VerbGroup) -> bool:
    """Whether a verb is past, or a word beside it tells that it is done; 正式宣布收購 is only announced."""
    found = _COMPLETED.finditer(text, max(0, group.start - _BESIDE), min(len(text), group.end + _BESIDE))
    return group.past or any(_ONLY_SAID.match(text, m.end()) is None for m in found)
