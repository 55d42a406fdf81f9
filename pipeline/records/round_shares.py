"""Who gave how much of a round, and which companies share a statement of one; to be replaced by frames of events."""

from __future__ import annotations

from dataclasses import replace

from pipeline.frames.statement import Statement
from pipeline.groups.named import Named
from pipeline.mentions.mention import Mention
from pipeline.records.record import Record
from pipeline.records.round_words import RAISING
from pipeline.records.sentence_rounds import SentenceRounds, add_investor, apart
from pipeline.records.whose import listed_with
from pipeline.text.fold import fold_script
from pipeline.text.late import late

_INTRODUCES_SHARES = late(fold_script(r"(?:其中|包括|包含|由|分別|本輪|:)"))
_SHARE_WORDS = late(RAISING.pattern + fold_script(r"|投資|注資|增資|出資|入股|認購|投下|股權|股份|兩成|\binvest"))
_PARTS = late(fold_script(r"包含|包括|其中|由[^,]{0,30}組成|—|–|comprising|including|consisting|made up of"))
_EACH = late(
    fold_script(r"(?:等)?[^,;。\ue000-\ue0ff]{0,14}(?:相繼|陸續|先後|紛紛|分別|各自|均|也都|皆)[^,;。]{0,6}")
    + r"|,? (?:have |has )?(?:each|all) (?:[a-z]+ ){0,3}"
)


def spread_over_each(here: SentenceRounds) -> None:
    """A, B and C each raised: a round for each of them."""
    if len(here.d.mask.within(here.start, here.end, "money")) > 1:
        return  # whose is which amount, is told otherwise
    for frame, span in list(zip(here.frames, here.spans, strict=True)):
        named = [m for m in here.d.mask.within(here.start, span[0], "name") if m.value.kind != "person"]
        told = next((m for m in named if frame.company and m.value.key == frame.company.key), None)
        listed = listed_with(here.d, named, told) if told else []
        if len(listed) < 2 or not _EACH.fullmatch(here.text, listed[-1].outer_end, span[0]):
            continue
        for m in listed:
            if m is not told and here.d.is_company(m, True):
                here.add(_twin(frame, m), span)


def _twin(frame: Record, company: Mention) -> Record:
    """The same said of another company; the two share nothing that one of them may change."""
    evidence = dict.fromkeys(e for e in frame.evidence if e[2] != "company")
    twin = replace(
        frame, company=company.value, evidence=evidence, investors={}, parents=set(), other=dict(frame.other)
    )
    twin.prove(company.start, company.end, "company")
    return twin


def without_packages(here: SentenceRounds) -> None:
    """A sum whose parts follow (22.5 億美元，包含 15 億美元 G 輪) is no round beside them."""
    for k in range(len(here.frames) - 1):
        first, second = here.frames[k], here.frames[k + 1]
        between = here.text[here.spans[k][1] : here.spans[k + 1][0]]
        if _sums_up(first, second) and _PARTS.search(between):
            first.money, first.hint, first.weak = None, True, True
            first.evidence = dict.fromkeys(e for e in first.evidence if e[2] != "money")


def _sums_up(first: Record, second: Record) -> bool:
    """Whether an amount without a series is more than the series behind it."""
    if first.series or not second.series:
        return False
    return bool(first.money and second.money and (first.money.value or 0) > (second.money.value or 0))


def read_shares(here: SentenceRounds) -> None:
    """Several investors with their own amounts share a round; a single one beside no round is a round."""
    shares = [s for s in here.statements if s.says == "share"]
    if not shares or not _SHARE_WORDS.search(here.text, here.start, here.end):
        return
    before = here.text[max(here.start, shares[0].start - 14) : shares[0].start]
    several = len(shares) > 1 or bool(_INTRODUCES_SHARES.search(before))
    for s in shares:
        investor, money = s.mention("investor"), s.money()
        focus = here.d.focus(here.i)
        if investor is None or money is None:
            continue
        if not focus or focus.key != investor.value.key:
            frame, role = _round_of_share(here, s, money, several)
            add_investor(frame, Named(investor.start, investor.end, investor.value), role)


def _round_of_share(here: SentenceRounds, s: Statement, money: Mention, several: bool) -> tuple[Record, str]:
    """The round that a share is of, and the role of who holds it."""
    same = next((f for f in here.frames if (money.start, money.end, "money") in f.evidence), None)
    if same:
        return same, "participant"
    focus = here.d.focus(here.i)
    role = str(s.slots.get("role", "participant"))
    if role == "lead" and not here.frames and focus:
        return here.open(s, focus), role
    if here.frames and (several or role == "lead"):
        return min(zip(here.frames, here.spans, strict=True), key=lambda f: apart(f[1], (s.start, s.end)))[0], role
    frame = here.open(s, next((f.company for f in here.frames if f.company), None) or focus, hint=several)
    if not several:
        frame.money = money.value
        frame.prove(money.start, money.end, "money")
    return frame, "participant"
