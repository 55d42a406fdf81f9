"""What a company is said to be worth at a round, and beside any; to be replaced by frames of events."""

from __future__ import annotations

import re

from pipeline.frames.statement import Statement
from pipeline.groups import coordination
from pipeline.groups.named import Named
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.inventory import NameRef
from pipeline.records.backing import is_fund_name, is_funder
from pipeline.records.record import Record, Span
from pipeline.records.round_words import RAISING
from pipeline.records.sentence_rounds import SentenceRounds, add_investor, apart
from pipeline.records.whose import company_of, settled
from pipeline.text.fold import fold_script

_ROUND_WORDS = re.compile(RAISING.pattern + "|投资")
_ELSEWHEN = re.compile(fold_script(r"\b(?:from|since|than) (?:when|its|the|a|an)\b|相較|當時|此前"))
_AT_THAT_TIME = re.compile(fold_script(r"當時|那時|彼時"))
_NOW = re.compile(r"\b(?:is|are) now valued\b|\bnow values\b|\bvaluation is now\b|现估值|目前估值|估值已")
_DEAL = re.compile(r"(?:the|this) (?:new |latest )?(?:deal|investment|transaction|capital raise)(?:,? which)? (?:now )?valu(?:es|ed) ")
_POST = re.compile(fold_script(r"投後|後估值|融資後|募資後|輪後|post-? ?money|post-? ?investment|post-"))
_PRE = re.compile(fold_script(r"投前|前估值|融資前|輪前|募資前|pre-? ?money|pre-? ?investment"))
_BASES = {"post_money": _POST, "pre_money": _PRE}
_BY = re.compile(r"(?: (?:privately|post-money|pre-money|last [a-z]+|this [a-z]+|[a-z]+ly))? by (?:the |its |investors? |backers? |new |existing )*")
_TELLS = frozenset(("reporter", "media", "person", "university", "government", "exchange"))
_ELSEWHEN_APART = 40  # characters that another comparison or time is worth


def read_valuations(here: SentenceRounds) -> None:
    """Give the sentence's valuations to the nearest frame, or to a frame of their own."""
    statements = [s for s in here.statements if s.says == "valuation" and s.money()]
    given = _assigned(here, statements)
    for n, s in enumerate(statements):
        money = s.money()
        assert money
        company, where = company_of(here.d, s)
        basis = _basis(here, s, money)
        frame, company = _agreed(here.frames[given[n]] if n in given else None, company, where)
        rules = company
        company, where = settled(here.d, s, "valuation", money, (company, where))
        if rules and company is None:
            continue
        if frame is not None and company != rules:
            frame = None  # it is another's than the round beside it
        alone = frame is None and not here.frames
        valuers = _valuers(here, money) if alone else []
        if alone and (valuers or _speaks_of_a_round(here, s, where)):
            frame = here.open(s, company, where)
            for who in valuers:
                add_investor(frame, who, "participant")
        if frame is not None and frame.valuation is None and not _moves(money):
            frame.valuation, frame.basis = money.value, basis
            frame.prove(money.start, money.end, "valuation")
        _record(here, s, company, where, basis)
    _read_earlier(here)


def _read_earlier(here: SentenceRounds) -> None:
    """Record what a company was worth before, where nothing else is said by the same words; it is whose the sentence's valuation is."""
    for s in here.statements:
        if s.says == "valuation" and s.money() is None and s.mention("earlier"):
            now = next((r for r in here.beside if r.says == "valuation" and r.company), None)
            company, where = (now.company, None) if now else company_of(here.d, s)
            _record(here, s, company, where, None)


def _valuers(here: SentenceRounds, money: Mention) -> list[Named]:
    """The investors that price a company: valued at $2 billion by Oak Ventures. Who only estimates what it is worth is none."""
    by = _BY.match(here.text, money.outer_end, here.end)
    named = coordination.after(here.d.source, here.d.mask, by.end(), here.end) if by else []
    return [who for who in named if is_funder(who.ref) and who.ref.kind not in _TELLS or is_fund_name(who.ref)]


def _assigned(here: SentenceRounds, statements: list[Statement]) -> dict[int, int]:
    """Which statement's valuation is which frame's: that of the series it names, else the nearest; one a frame."""
    pairs = sorted(
        (_distance(here, here.spans[k], (s.start, s.end)), n, k)
        for n, s in enumerate(statements)
        for k in range(len(here.frames))
    )
    given: dict[int, int] = {}
    for n, s in enumerate(statements):
        series = s.mention("series")
        for k, frame in enumerate(here.frames):
            if series and frame.series == series.value and k not in given.values():
                given[n] = k
    for _, n, k in pairs:
        if n not in given and k not in given.values():
            given[n] = k
    return given


def _distance(here: SentenceRounds, a: Span, b: Span) -> int:
    """How far two spans are apart; the farther, where another comparison, time or sentence begins between (up from when it raised)."""
    between = min(a[1], b[1]), max(a[0], b[0])
    elsewhen = bool(_ELSEWHEN.search(here.text, *between)) or ";" in here.text[slice(*between)]
    return apart(a, b) + _ELSEWHEN_APART * elsewhen


def _agreed(frame: Record | None, company: NameRef | None, where: Span | None) -> tuple[Record | None, NameRef | None]:
    """The frame, if its company and the valuation's can be one, and that company."""
    if frame is None:
        return None, company
    known = frame.company
    if company is None or known is None or company.key == known.key:
        return frame, company if where and not frame.explicit else known or company
    if not where:
        return frame, known
    if not frame.explicit:
        frame.company = company
        frame.prove(*where, "company")
        return frame, company
    return None, company


def _speaks_of_a_round(here: SentenceRounds, s: Statement, where: Span | None) -> bool:
    """Whether a valuation in a sentence without a round is still a round's: it has its words, or goes on behind one."""
    if _ROUND_WORDS.search(here.text, here.start, here.end) or _DEAL.match(here.text, here.start):
        return True
    now = s.start - here.start < 3 or _NOW.search(here.text, here.start, s.end)
    behind = here.i - 1 in here.d.round_of and not where
    return bool(now and behind and here.d.block(here.d.sentences[here.i - 1][0]) == here.d.block(here.start))


def _record(here: SentenceRounds, s: Statement, company: NameRef | None, where: Span | None, basis: str | None) -> None:
    """Record the valuation, and the earlier one that it is compared with, for themselves."""
    for slot in ("money", "earlier"):
        m = s.mention(slot)
        if m is None or m.value.qualifier == "vague" or _moves(m):
            continue
        status, words = here.d.status(s)
        record = Record(
            "valuation", company, m.start, s.rule.id, status, money=m.value,
            basis=basis if slot == "money" else None, sentence=here.i,
        )  # fmt: skip
        record.prove(m.start, m.end, "money")
        if where:
            record.prove(*where, "company")
        if words:
            record.prove(*words, "status")
        here.beside.append(record)


def take_up_valuation(here: SentenceRounds) -> None:
    """當時 takes up the valuation that the sentence before looked back at: 將比 1 月的 35 億高。當時公司完成 C 輪."""
    if not here.frames or not here.i or not _AT_THAT_TIME.match(here.text, here.start):
        return
    frame, before = here.frames[0], here.d.sentences[here.i - 1][0]
    for s in here.d.by_sentence[here.i - 1]:
        money = s.money()
        if not s.rule.id.endswith(".compared") or money is None or frame.valuation:
            continue
        frame.valuation = money.value
        frame.prove(money.start, money.end, "valuation")
        whens = here.d.mask.within(max(before, money.outer_start - 12), money.outer_start, "when")
        if whens and frame.date is None:
            frame.date = whens[-1].value
            frame.prove(whens[-1].start, whens[-1].end, "date")


def _moves(m: Mention) -> bool:
    """Whether a range is so wide that it tells from where to where a valuation went."""
    low, high = m.value.min, m.value.max
    return bool(m.value.qualifier == "range" and low and high) and bool(high >= 2 * low)


def _basis(here: SentenceRounds, s: Statement, money: Mention) -> str | None:
    """Whether a valuation counts the new money."""
    if "basis" in s.slots:
        return str(s.slots["basis"])
    # 投前估值 10 億，投後估值 12 億: the word before an amount is nearer to it than the next amount's.
    before = here.text[max(here.start, s.start - 8) : money.outer_start]
    said = [(m.end(), basis) for basis, words in _BASES.items() for m in words.finditer(before)]
    if said:
        return max(said)[1]
    behind = here.text[money.outer_end : min(here.end, s.end + 14)]
    return next((basis for basis, words in _BASES.items() if words.search(behind)), None)
