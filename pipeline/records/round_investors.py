"""Whose round the lists of investors are of; to be replaced by frames of events."""

from __future__ import annotations

import re

from pipeline.frames.statement import Statement
from pipeline.groups.named import Named
from pipeline.lexicons.cues import pattern
from pipeline.records.backing import is_fund_name, is_funder
from pipeline.records.record import Record
from pipeline.records.round_words import RAISING
from pipeline.records.sentence_rounds import SentenceRounds, add_investor
from pipeline.records.whose import company_of
from pipeline.text.fold import fold_script

_THIS_ROUND = re.compile(fold_script(r"本輪|該輪|此輪|這輪|這一輪|此次|跟投|參投|participat|\bround\b"))
_PRIOR = re.compile(fold_script(r"此前|先前|早前|曾|早期|上一輪|上輪|前一輪|previous round|last round"))
_THIS = re.compile(r"\b(?:the|this|its latest|the latest|the new)(?: [a-z]+){0,2} (?:round|financing|funding|raise|investment),? $")
_NEAR = 90
_LENT = pattern(r"{lent.en}", "backing")
_AFTER = re.compile(r"\b(?:after|since|following)\b")


def read_lists(here: SentenceRounds) -> None:
    """Give the sentence's lists of investors to the nearest frame, to a frame of their own, or to no round."""
    for s, role, found in here.d.lists[here.i]:
        if _is_weak(here, s) or _is_lent(here, s):
            continue
        if _is_no_rounds(here, s, role):
            _record_backers(here, s, found)
            continue
        frame = _own_round(here, s) if not here.frames else _round_of(here, s)
        series = s.mention("series")
        if series and not frame.series:
            frame.series, frame.hint = series.value, False
            frame.prove(series.start, series.end, "series")
        for who in found:
            add_investor(frame, who, _part(who, role))


def _part(who: Named, role: str) -> str:
    """The part of an investor: what brackets behind its name say, else what the list says."""
    if who.role == "lead":
        return "lead"
    return role if role in ("lead", "existing") else "participant"


def _is_lent(here: SentenceRounds, s: Statement) -> bool:
    """Whether the amount that a list has of its own is lent: a further | €15 million comes as a venture loan from A; who lends takes part in no round."""
    money = s.money()
    return money is not None and _LENT.search(here.text, max(here.start, money.start - _NEAR // 3), s.end) is not None


def _is_weak(here: SentenceRounds, s: Statement) -> bool:
    """Whether a list of weak words stands where nothing stronger speaks of a round or of investors, nor right before."""
    alone = all(f.hint for f in here.frames) and all(x.rule.strength < 0 for x, _, _ in here.d.lists[here.i])
    return s.rule.strength < 0 and alone and not _goes_on(here, s)


def _goes_on(here: SentenceRounds, s: Statement) -> bool:
    """Whether a list opens a sentence behind one that lists investors: A led the round. B and C | followed; so did | D."""
    opens = "participant_before" in s.slots and s.start - here.start < _NEAR or s.start == here.start
    if not (here.d.beside.spaced and opens):
        return False
    return here.i - 1 in here.d.lists and here.d.section[here.i] == here.d.section[here.i - 1]


def _is_no_rounds(here: SentenceRounds, s: Statement, role: str) -> bool:
    """Whether a list tells of a company's backers, not of who took part in one round."""
    if here.frames:
        return False
    if role == "existing" and not _THIS_ROUND.search(here.text, here.start, here.end):
        return True
    return not _THIS_ROUND.search(here.text, here.start, s.start) and any(map(_is_total, here.statements))


def _is_total(s: Statement) -> bool:
    return s.rule.id.startswith("aside") and "cumulative" in s.rule.id


def _record_backers(here: SentenceRounds, s: Statement, found: list[Named]) -> None:
    company, where = company_of(here.d, s)
    status, words = here.d.status(s)
    record = Record("backers", company, s.start, s.rule.id, status, sentence=here.i)
    record.prove_found(where, words)
    for who in found:
        add_investor(record, who, "existing")
    here.beside.append(record)


def _own_round(here: SentenceRounds, s: Statement) -> Record:
    """A round that only a list of its investors speaks of."""
    raising = "raises" in s.slots or RAISING.search(here.text, here.start, here.end)
    company, where = company_of(here.d, s)
    if company and (is_funder(company) or is_fund_name(company)):  # A, which led the one before, came back, joined by B
        company, where = here.d.round_of.get(here.i - 1) or here.d.focus(here.i), None
    frame = here.open(s, company, where, weak=s.rule.strength < 0 or not raising)
    frame.prior = bool(_PRIOR.search(here.text, max(here.start, s.start - 24), s.start + 1))
    return frame


def _round_of(here: SentenceRounds, s: Statement) -> Record:
    """Which of the sentence's rounds a list is of: that of its series, else the nearest, unless it speaks of another."""
    series = s.mention("series")
    of_series = [k for k, f in enumerate(here.frames) if series and f.series == series.value]
    k = of_series[0] if of_series else here.nearest((s.start, s.end))
    frame, later = here.frames[k], here.spans[k][0]
    this = _THIS.search(here.text, here.start, s.start)
    if this and later > s.end and _AFTER.search(here.text, s.end, later):
        # The round, led by A, comes months after its Series A: A led the round that is spoken of.
        return here.open(s, here.d.focus(here.i), other_than=frame.series)
    own = s.mention("series") or s.money()
    behind = here.d.beside.spaced and here.spans[k][1] < s.end and here.text.startswith(", ", s.start)
    if behind and not own and s.start < later:
        return here.open(s, here.d.focus(here.i), weak=True)  # A, which had led its seed round, also joined: A joined this one
    if _before_another(here, s, frame):
        # The list stands before the other company is named: it belongs to the round in focus.
        return here.open(s, here.d.focus(here.i), weak=True)
    return frame


def _before_another(here: SentenceRounds, s: Statement, frame: Record) -> bool:
    """Whether a list stands before the frame's company is named and no rule reads the two together."""
    named = [start for start, _, slot in frame.evidence if slot == "company"]
    if not frame.explicit or not named or s.end >= min(named):
        return False
    sum_of = s.money()
    if sum_of and (sum_of.start, sum_of.end, "money") in frame.evidence:
        return False  # Y led a $3 million round | in X: the list's own words hold the sum of the frame
    told = any(x.says == "invest" and x.start <= s.start and s.end <= x.end for x in here.statements)
    return s.rule.id != "participant.en.from" and not told
