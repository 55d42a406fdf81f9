"""What says that a round is: statements of raising become frames; to be replaced by frames of events."""

from __future__ import annotations

import re

from pipeline.frames.statement import Statement
from pipeline.groups.named import Named
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.inventory import NameRef
from pipeline.mentions.series import LOOSE_SERIES
from pipeline.records.backing import is_fund_name, is_funder
from pipeline.records.no_raisings import is_bond_held
from pipeline.records.past_rounds import is_within, looks_back
from pipeline.records.record import Record, Span
from pipeline.records.sentence_rounds import SentenceRounds, add_investor
from pipeline.records.whose import company_of, is_nobodys, settled
from pipeline.text.fold import fold_script

_TOGETHER = re.compile(fold_script(r" ?(?:和|及|與|、|\+|&|and|以及)(?:一輪)? ?"))
_OF_MANY = re.compile(
    fold_script(
        r"\b(?:sector|industry|companies|startups|firms|market|landscape|ecosystem|founders)(?: [a-z]+){0,6} ?$|"
        r"\b(?:collectively|together) ?$|(?:領域|"
        r"產業|賽道|行業|市場|業界|新創們|公司們|多家公司|企業們)[^,。;]{0,10}$|(?:全球|華爾街)[^,。;]{0,14}$|創投$|"
        r"合計(?:[^出投認注支持入]|$)|共同出資|平均|中位數|\b(?:median|average)\b"
    )
)
_NEAR = 30  # characters between two statements of one round


def read_triggers(here: SentenceRounds) -> None:
    """Open a frame for each round that a sentence says was raised; what says the same round fills its slots."""
    said = [s for s in here.statements if s.says in ("round", "round_hint", "invest")]
    for s in sorted(said, key=lambda s: (s.says == "round_hint", -s.rule.strength, s.start)):
        if _is_of_many(here, s):
            _drop(here, s, "many raised together, not one company")
            continue
        if _is_fund_raising(here, s):
            _drop(here, s, "a fund raises")
            continue
        if is_bond_held(here, s):
            _drop(here, s, "a bond is converted or paid back")
            continue
        _leave_past(here, s)
        if _names_no_company(here, s):
            if s.says == "invest":
                continue
            s.slots.pop("company")
        frame = _frame_of(here, s)
        if frame is None and _is_loose_beside(here, s):
            continue
        frame = frame or _combined(here, s)
        if frame is None:
            frame = _opened(here, s)
        else:
            _take_company(frame, s)
        if frame is not None:
            _fill(frame, s)
    _keep_apart(here)


def _keep_apart(here: SentenceRounds) -> None:
    """Tell the rounds that the sentence looks back at from those that came later, wherever else either is told."""
    earlier = [m.value for start, end in here.past for m in here.d.mask.within(start, end, "series")]
    for frame in here.frames if earlier else ():
        if not looks_back(frame, here.past) and frame.series not in earlier:
            frame.other_than = earlier[-1]


def _leave_past(here: SentenceRounds, s: Statement) -> None:
    """Take from a statement the series of a round that came before the sum: 種子輪後再募 3 億元, after its Series A."""
    money, series = s.money(), s.mention("series")
    if money and series and is_within(series.start, here.past) > is_within(money.start, here.past):
        s.slots.pop("series")


def _drop(here: SentenceRounds, s: Statement, why: str) -> None:
    here.d.source.note(f"{s.rule.id} at {s.start}: dropped, {why}")


def _is_of_many(here: SentenceRounds, s: Statement) -> bool:
    """Whether a whole industry raised: startups have raised together …."""
    if s.says != "round" or s.slots.get("series") or s.mention("company"):
        return False
    return bool(_OF_MANY.search(here.text, max(here.start, s.start - 40), s.start))


def _is_fund_raising(here: SentenceRounds, s: Statement) -> bool:
    """Whether the subject of a raising is a funder who invests in nobody here: the raising is not another's, either."""
    company = s.mention("company")
    if company is None or "walked" not in s.rule.fixed or company.start in here.d.taken:
        return False
    return is_funder(company.value) and company.value.kind in ("venture", "fund-state", "sovereign")


def _names_no_company(here: SentenceRounds, s: Statement) -> bool:
    """Whether the name in the company's place is an investor or no company at all."""
    company = s.mention("company")
    return company is not None and (company.start in here.d.taken or not here.d.is_company(company, True))


def _frame_of(here: SentenceRounds, s: Statement) -> Record | None:
    """The frame that a statement speaks of: it shares a mention with it, or stands close and contradicts nothing."""
    for k, (frame, span) in enumerate(zip(here.frames, here.spans, strict=True)):
        if _shares_mention(frame, s) or _fits(here, frame, span, s):
            here.spans[k] = (min(span[0], s.start), max(span[1], s.end))
            return frame
    return None


def _shares_mention(frame: Record, s: Statement) -> bool:
    mentions = ((slot, s.mention(slot)) for slot in ("money", "series"))
    return any(m and (m.start, m.end, slot) in frame.evidence for slot, m in mentions)


def _fits(here: SentenceRounds, frame: Record, span: Span, s: Statement) -> bool:
    if _parted(here, frame, s):
        return False
    near = max(span[0] - s.end, s.start - span[1]) < _NEAR
    return near and not _contradicts(frame, s) and not _amount_between(here, span, (s.start, s.end), frame)


def _parted(here: SentenceRounds, frame: Record, s: Statement) -> bool:
    """Whether one of the two tells only a round that came before the other."""
    if not here.past or (told := looks_back(frame, here.past)) is None:
        return False
    own = [is_within(m.start, here.past) for m in (s.money(), s.mention("series")) if m]
    return bool(own) and any(own) != told


def _contradicts(frame: Record, s: Statement) -> bool:
    money, series = s.money(), s.mention("series")
    other_money = money and frame.money and money.value != frame.money
    other_series = series and frame.series and frame.series != series.value
    return bool(other_money or other_series)


def _amount_between(here: SentenceRounds, a: Span, b: Span, frame: Record) -> bool:
    """Whether an amount that is not this frame's stands between two spans."""
    low, high = min(a[1], b[1]), max(a[0], b[0])
    return any(m.value != frame.money for m in here.d.mask.within(low, high, "money"))


def _series_alone(s: Statement) -> Mention | None:
    """The series of a statement without an amount."""
    return None if s.money() else s.mention("series")


def _is_loose_beside(here: SentenceRounds, s: Statement) -> bool:
    """Whether a loose series only describes another round's investor: a Series C with a strategic investment from A."""
    series = _series_alone(s)
    if series is None or series.value not in LOOSE_SERIES:
        return False
    listed = any(x.start <= series.start < x.end for x, _, _ in here.d.lists[here.i])
    return bool(here.frames) and listed or any(f.series and f.series not in LOOSE_SERIES for f in here.frames)


def _combined(here: SentenceRounds, s: Statement) -> Record | None:
    """The frame whose series is said together with this one (種子輪和天使輪): one raising, named by the later."""
    series = _series_alone(s)
    if series is None:
        return None
    for frame in here.frames:
        ends = [e for _, e, slot in frame.evidence if slot == "series"]
        if ends and ends[-1] <= series.start and _TOGETHER.fullmatch(here.text[ends[-1] : series.start]):
            frame.series = series.value
            return frame
    return None


def _opened(here: SentenceRounds, s: Statement) -> Record | None:
    """A frame of its own, unless a fund raises."""
    company, where = chosen = company_of(here.d, s)
    if told := s.money() or s.mention("series"):
        company, where = settled(here.d, s, "round" if told.kind == "money" else "series", told, chosen)
        if chosen[0] and not company:
            _drop(here, s, f"it is hardly {chosen[0].name}'s")
            return None
    if company and _is_fund(here, company):
        _drop(here, s, f"{company.name} is a funder: its own raising is no round")
        return None
    frame = here.open(s, company, where, hint=s.says == "round_hint")
    frame.unnamed = company is None and is_nobodys(here.d, s)
    return frame


def _is_fund(here: SentenceRounds, company: NameRef) -> bool:
    return is_funder(company) or is_fund_name(company) or here.d.is_called_fund(company)


def _take_company(frame: Record, s: Statement) -> None:
    """A statement that names the company names the frame's, but a hint does not overrule another."""
    company = s.mention("company")
    if company is None or frame.explicit and s.says == "round_hint":
        return
    frame.company, frame.explicit = company.value, True
    frame.prove(company.start, company.end, "company")


def _fill(frame: Record, s: Statement) -> None:
    """Give a frame the arguments of a statement."""
    if s.says != "round_hint":
        frame.hint = False
    money, series = s.money(), s.mention("series")
    total = bool(money and s.slots.get("total"))
    frame.total = frame.total or total
    if money and (total or not frame.money):
        frame.money = money.value
        frame.prove(money.start, money.end, "money")
    if series and not frame.series:
        frame.series = series.value
        frame.prove(series.start, series.end, "series")
    if dated := s.mention("date"):
        frame.date = dated.value
        frame.prove(dated.start, dated.end, "date")
    if investor := s.mention("investor"):
        add_investor(frame, Named(investor.start, investor.end, investor.value), "participant")
