"""Rounds: the statements of a sentence become frames, the frames of one company become records."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.frames.statements import Statement
from pipeline.groups.lists import Named
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Mention
from pipeline.records.focus import FUND_NAME, FUNDERS, Discourse
from pipeline.records.record import LOOSE_SERIES, Record, Span
from pipeline.records.round_dates import date_frames
from pipeline.text.fold import fold_script

_THIS_ROUND = re.compile(fold_script(r"本輪|該輪|此輪|這輪|這一輪|此次|跟投|參投|participat|\bround\b"))
_INTRODUCES_SHARES = re.compile(fold_script(r"(?:其中|包括|包含|由|分別|本輪|:)"))
_RAISING = re.compile(
    fold_script(
        r"融資|募資|集資|領投|跟投|參投|輪|preferred equity|tranche|\bround\b|\braise|\bfunding\b|\bfinancing\b|\bnew (?:money|capital)\b"
    )
)
_ROUND_WORDS = re.compile(_RAISING.pattern + "|投资")
_SHARE_WORDS = re.compile(_RAISING.pattern + r"|投资|\binvest")
_ELSEWHEN = re.compile(fold_script(r"\b(?:from|since|than) (?:when|its|the|a|an)\b|相較|當時|此前"))
_AT_THAT_TIME = re.compile(fold_script(r"當時|那時|彼時"))
_NOW = re.compile(r"\b(?:is|are) now valued\b|\bnow values\b|\bvaluation is now\b|现估值|目前估值|估值已")
_PRIOR = re.compile(fold_script(r"此前|先前|早前|曾|早期|上一輪|上輪|前一輪|previous round|last round"))
_PARTS = re.compile(fold_script(r"包含|包括|其中|由[^,]{0,30}組成|—|–|comprising|including|consisting|made up of"))
_TOGETHER = re.compile(fold_script(r" ?(?:和|及|與|、|\+|&|and|以及)(?:一輪)? ?"))
_OF_MANY = re.compile(
    fold_script(
        r"\b(?:sector|industry|companies|startups|firms|market|landscape|ecosystem|founders)(?: [a-z]+){0,6} ?$|"
        r"\b(?:collectively|together) ?$|(?:領域|"
        r"產業|賽道|行業|市場|業界|新創們|公司們|多家公司|企業們)[^,。;]{0,10}$|(?:全球|華爾街)[^,。;]{0,14}$|創投$|"
        r"合計|共同出資|平均"
    )
)
_THIS = re.compile(r"\b(?:the|this|its latest|the latest|the new)(?: [a-z]+){0,2} (?:round|financing|funding|raise|investment),? $")
_AFTER = re.compile(r"\b(?:after|since|following)\b")
_EACH = re.compile(
    fold_script(r"(?:等)?[^,;。\ue000-\ue0ff]{0,14}(?:相繼|陸續|先後|紛紛|分別|各自|均|也都|皆)[^,;。]{0,6}")
    + r"|,? (?:have |has )?(?:each|all) (?:[a-z]+ ){0,3}"
)
_POST = re.compile(fold_script(r"投後|後估值|融資後|募資後|輪後|post-? ?money|post-? ?investment|post-"))
_PRE = re.compile(fold_script(r"投前|前估值|融資前|輪前|募資前|pre-? ?money|pre-? ?investment"))
_BASES = {"post_money": _POST, "pre_money": _PRE}


class Rounds:
    """The rounds of one article; sentence by sentence, then clustered."""

    def __init__(self, discourse: Discourse) -> None:
        self.d = discourse
        self.records: list[Record] = []  # valuations and backers found on the way

    def frames(self, i: int) -> list[Record]:
        """The rounds that one sentence speaks of."""
        if not self.d.by_sentence.get(i):
            return []
        start, _ = self.d.sentences[i]
        frames: list[Record] = []
        spans: list[Span] = []
        rounds = [s for s in self.d.by_sentence[i] if s.says in ("round", "round_hint", "invest")]
        rounds.sort(key=lambda s: (s.says == "round_hint", -s.rule.strength, s.start))
        shares = [s for s in self.d.by_sentence[i] if s.says == "share"]
        for s in rounds:
            money, series = s.money(), s.slots.get("series")
            frame = None
            if (
                s.says == "round"
                and not series
                and _OF_MANY.search(self.d.mask.text, max(start, s.start - 40), s.start)
            ):
                self._drop(s, "many raised together, not one company")
                continue
            explicit = s.slots.get("company")
            if isinstance(explicit, Mention) and (
                explicit.start in self.d.taken or not self.d.is_company(explicit, True)
            ):
                if s.says == "invest":
                    continue
                s.slots.pop("company")
            for f, span in zip(frames, spans, strict=True):
                common = (money and (money.start, money.end, "money") in f.evidence) or (
                    isinstance(series, Mention) and (series.start, series.end, "series") in f.evidence
                )
                apart = max(span[0] - s.end, s.start - span[1])
                fits = (
                    apart < 30
                    and not (money and f.money and money.value != f.money)
                    and not (isinstance(series, Mention) and f.series and f.series != series.value)
                    and not _between(self.d.mask, span, (s.start, s.end), f)
                )
                if common or fits:
                    frame = f
                    spans[frames.index(f)] = (min(span[0], s.start), max(span[1], s.end))
                    break
            if frame is None and isinstance(series, Mention) and not money and series.value in LOOSE_SERIES:
                listed = any(x.start <= series.start < x.end for x, _, _ in self.d.lists[i])
                if frames and listed or any(f.series and f.series not in LOOSE_SERIES for f in frames):
                    continue  # a Series C with a strategic investment from A
            if (
                frame is None
                and isinstance(series, Mention)
                and not money
                and (frame := self._combined(frames, series))
            ):
                frame.series = series.value
            if frame is None:
                company, where = self.d.company_of(s)
                if company and (company.kind in FUNDERS or FUND_NAME.search(company.name)):
                    self._drop(s, f"{company.name} is a funder: its own raising is no round")
                    continue
                hint = s.says == "round_hint"
                status, words = ("asserted", None) if hint else self.d.status(s)
                frame = Record("round", company, s.start, s.rule.id, status, hint=hint, sentence=i)
                if words:
                    frame.prove(*words, "status")
                if where:
                    frame.prove(*where, "company")
                    frame.explicit = True
                frames.append(frame)
                spans.append((s.start, s.end))
            elif isinstance(explicit := s.slots.get("company"), Mention) and not (
                frame.explicit and s.says == "round_hint"
            ):
                frame.company, frame.explicit = explicit.value, True
                frame.prove(explicit.start, explicit.end, "company")
            if s.says != "round_hint":
                frame.hint = False
            if money and s.slots.get("total"):
                frame.total = True
                frame.money = money.value
                frame.prove(money.start, money.end, "money")
            if money and not frame.money:
                frame.money = money.value
                frame.prove(money.start, money.end, "money")
            if isinstance(series, Mention) and not frame.series:
                frame.series = series.value
                frame.prove(series.start, series.end, "series")
            dated = s.slots.get("date")
            if isinstance(dated, Mention):
                frame.date = dated.value
                frame.prove(dated.start, dated.end, "date")
            investor = s.slots.get("investor")
            if isinstance(investor, Mention):
                self._add(frame, Named(investor.start, investor.end, investor.value), "participant")
        self._each(i, frames, spans)
        self._packages(frames, spans)
        self._shares(i, shares, frames, spans)
        self._attributes(i, frames, spans)
        self._then(i, frames)
        date_frames(self.d, i, frames, spans)
        return frames

    def _combined(self, frames: list[Record], series: Mention) -> Record | None:
        """The frame whose series is said together with this one (種子輪和天使輪): one raising, named by the later."""
        for f in frames:
            ends = [e for _, e, slot in f.evidence if slot == "series"]
            if ends and ends[-1] <= series.start and _TOGETHER.fullmatch(self.d.mask.text[ends[-1] : series.start]):
                return f
        return None

    def _each(self, i: int, frames: list[Record], spans: list[Span]) -> None:
        """A, B and C each raised: a round for each of them."""
        start, end = self.d.sentences[i]
        if len(self.d.mask.within(start, end, "money")) > 1:
            return  # whose is which amount, is told otherwise
        for k, frame in enumerate(list(frames)):
            named = [m for m in self.d.mask.within(start, spans[k][0], "name") if m.value.kind != "person"]
            told = next((m for m in named if frame.company and m.value.key == frame.company.key), None)
            listed = self.d.joined(named, told) if told else []
            if len(listed) < 2 or not _EACH.fullmatch(self.d.mask.text, listed[-1].outer_end, spans[k][0]):
                continue
            for m in listed:
                if m is not told and self.d.is_company(m, True):
                    evidence = [e for e in frame.evidence if e[2] != "company"]
                    twin = replace(frame, company=m.value, evidence=evidence, investors={}, parents=set(), other=dict(frame.other))
                    twin.prove(m.start, m.end, "company")
                    frames.append(twin)
                    spans.append(spans[k])

    def _drop(self, s: Statement, why: str) -> None:
        self.d.source.note(f"{s.rule.id} at {s.start}: dropped, {why}")

    def _packages(self, frames: list[Record], spans: list[Span]) -> None:
        """A sum whose parts follow (22.5 億美元，包含 15 億美元 G 輪) is no round beside them."""
        for k in range(len(frames) - 1):
            first, rest = frames[k], frames[k + 1 :]
            between = self.d.mask.text[spans[k][1] : spans[k + 1][0]]
            if first.series or not first.money or not rest[0].money or not rest[0].series or not _PARTS.search(between):
                continue
            if (first.money.value or 0) > (rest[0].money.value or 0):
                first.money, first.hint, first.weak = None, True, True
                first.evidence = [e for e in first.evidence if e[2] != "money"]

    def _shares(self, i: int, shares: list[Statement], frames: list[Record], spans: list[Span]) -> None:
        """Several investors with their own amounts share a round; a single one beside no round is a round."""
        start, end = self.d.sentences[i]
        if not shares or not _SHARE_WORDS.search(self.d.mask.text, start, end):
            return
        several = len(shares) > 1 or _INTRODUCES_SHARES.search(
            self.d.mask.text[max(start, shares[0].start - 14) : shares[0].start]
        )
        for s in shares:
            investor, money = s.slots["investor"], s.money()
            focus = self.d.focus(i)
            if not isinstance(investor, Mention) or not money or (focus and focus.key == investor.value.key):
                continue
            who = Named(investor.start, investor.end, investor.value)
            same = next((f for f in frames if (money.start, money.end, "money") in f.evidence), None)
            if same:
                self._add(same, who, "participant")
                continue
            role = str(s.slots.get("role", "participant"))
            if role == "lead" and not frames and focus:
                frame = Record("round", focus, s.start, s.rule.id, hint=True, sentence=i)
                self._add(frame, who, role)
                frames.append(frame)
                spans.append((s.start, s.end))
            elif (several or role == "lead") and frames:
                frame = min(zip(frames, spans, strict=True), key=lambda p: apart(p[1], (s.start, s.end)))[0]
                self._add(frame, who, role)
            else:
                company = next((f.company for f in frames if f.company), None) or focus
                frame = Record(
                    "round", company, s.start, s.rule.id, hint=several is not None and bool(several), sentence=i
                )
                if not several:
                    frame.money = money.value
                    frame.prove(money.start, money.end, "money")
                self._add(frame, who, "participant")
                frames.append(frame)
                spans.append((s.start, s.end))

    def _then(self, i: int, frames: list[Record]) -> None:
        """當時 takes up the valuation that the sentence before looked back at: 將比 1 月的 35 億高。當時公司完成 C 輪."""
        start, _ = self.d.sentences[i]
        if not frames or not i or not _AT_THAT_TIME.match(self.d.mask.text, start):
            return
        for s in self.d.by_sentence[i - 1]:
            money = s.money()
            if not s.rule.id.endswith(".compared") or money is None or frames[0].valuation:
                continue
            frames[0].valuation = money.value
            frames[0].prove(money.start, money.end, "valuation")
            before = self.d.mask.within(max(self.d.sentences[i - 1][0], money.outer_start - 12), money.outer_start, "when")
            if before and frames[0].date is None:
                frames[0].date = before[-1].value
                frames[0].prove(before[-1].start, before[-1].end, "date")

    def _crosses(self, a: Span, b: Span) -> bool:
        """Whether another comparison or time begins between two spans: …, up from when it raised …."""
        return bool(_ELSEWHEN.search(self.d.mask.text, min(a[1], b[1]), max(a[0], b[0])))

    def _add(self, frame: Record, who: Named, role: str) -> None:
        if frame.company and who.ref.key == frame.company.key:
            return
        if who.parent and who.parent != who.ref.key:
            frame.parents.add(who.parent)
        known = frame.investors.get(who.ref.key)
        rank = {"lead": 0, "participant": 1, "existing": 2}
        if not known or (rank[role], who.start) < (rank[known[1]], known[0].start):
            frame.investors[who.ref.key] = (who, role)
        frame.prove(who.start, who.end, "investors")

    def _attributes(self, i: int, frames: list[Record], spans: list[Span]) -> None:
        """Give the sentence's valuations and investors to the nearest frame, or to a frame of their own."""
        start, end = self.d.sentences[i]
        statements = [s for s in self.d.by_sentence[i] if s.says == "valuation" and s.money()]
        pairs = sorted(
            (apart(spans[k], (s.start, s.end)) + 40 * self._crosses(spans[k], (s.start, s.end)), n, k)
            for n, s in enumerate(statements)
            for k in range(len(frames))
        )
        given: dict[int, int] = {}
        for n, s in enumerate(statements):  # a series that is named decides
            series = s.slots.get("series")
            if isinstance(series, Mention):
                for k, f in enumerate(frames):
                    if f.series == series.value and k not in given.values():
                        given[n] = k
        for _, n, k in pairs:
            if n not in given and k not in given.values():
                given[n] = k
        for n, s in enumerate(statements):
            money = s.money()
            assert money
            company, where = self.d.company_of(s)
            basis = _basis(self.d.mask.text, s, start, end)
            frame = frames[given[n]] if n in given else None
            if frame is not None and (
                not where or frame.explicit and company and frame.company and company.key == frame.company.key
            ):
                company = frame.company or company
            if (
                frame is not None
                and where
                and company
                and frame.company
                and company.key != frame.company.key
                and not frame.explicit
            ):
                frame.company = company
                frame.prove(*where, "company")
            elif frame is not None and company and frame.company and company.key != frame.company.key:
                frame = None
            now = s.start - start < 3 or _NOW.search(self.d.mask.text, start, s.end)
            follows = now and i - 1 in self.d.round_of and not where and self.d.block(self.d.sentences[i - 1][0]) == self.d.block(start)
            if frame is None and not frames and (follows or _ROUND_WORDS.search(self.d.mask.text, start, end)):
                frame = Record("round", company, s.start, s.rule.id, hint=True, sentence=i)
                if where:
                    frame.prove(*where, "company")
                    frame.explicit = True
                frames.append(frame)
                spans.append((s.start, s.end))
            if frame is not None and frame.valuation is None and not _moves(money):
                frame.valuation, frame.basis = money.value, basis
                frame.prove(money.start, money.end, "valuation")
            for slot in ("money", "earlier"):
                m = s.slots.get(slot)
                if isinstance(m, Mention) and m.value.qualifier != "vague" and not _moves(m):
                    status, words = self.d.status(s)
                    record = Record(
                        "valuation",
                        company,
                        m.start,
                        s.rule.id,
                        status,
                        money=m.value,
                        basis=basis if slot == "money" else None,
                        sentence=i,
                    )
                    record.prove(m.start, m.end, "money")
                    if where:
                        record.prove(*where, "company")
                    if words:
                        record.prove(*words, "status")
                    self.records.append(record)
        for s, role, found in self.d.lists[i]:
            trigger = (s.start, s.end)
            in_round = bool(frames) or bool(_THIS_ROUND.search(self.d.mask.text, start, end))
            this_round = _THIS_ROUND.search(self.d.mask.text, start, s.start)
            total = (
                not frames
                and not this_round
                and any(x.rule.id.startswith("aside") and "cumulative" in x.rule.id for x in self.d.by_sentence[i])
            )
            if (
                s.rule.strength < 0
                and all(f.hint for f in frames)
                and all(x.rule.strength < 0 for x, _, _ in self.d.lists[i])
            ):
                continue
            if role == "existing" and not in_round or total:
                company, where = self.d.company_of(s)
                record = Record("backers", company, s.start, s.rule.id, sentence=i)
                if where:
                    record.prove(*where, "company")
                for who in found:
                    self._add(record, who, "existing")
                self.records.append(record)
                continue
            if not frames:
                raising = "raises" in s.slots or _RAISING.search(self.d.mask.text, start, end)
                weak = s.rule.strength < 0 or not raising
                company, where = self.d.company_of(s)
                frame = Record("round", company, s.start, s.rule.id, hint=True, sentence=i, weak=weak)
                frame.prior = bool(_PRIOR.search(self.d.mask.text, max(start, s.start - 24), s.start + 1))
                if where:
                    frame.prove(*where, "company")
                    frame.explicit = True
                frames.append(frame)
                spans.append(trigger)
            else:
                told_of = s.slots.get("series")
                of_series = [f for f in frames if isinstance(told_of, Mention) and f.series == told_of.value]
                nearest = min(zip(frames, spans, strict=True), key=lambda p: (apart(p[1], trigger), p[1][0]))[0]
                frame = of_series[0] if of_series else nearest
                named = [e for e in frame.evidence if e[2] == "company"]
                this = _THIS.search(self.d.mask.text, start, trigger[0])
                later = spans[frames.index(frame)][0]
                if this and later > trigger[1] and _AFTER.search(self.d.mask.text, trigger[1], later):
                    # The round, led by A, comes months after its Series A: A led the round that is spoken of.
                    frame = Record("round", self.d.focus(i), s.start, s.rule.id, hint=True, sentence=i, other_than=frame.series)
                    frames.append(frame)
                    spans.append(trigger)
                told = any(x.says == "invest" and x.start <= s.start and s.end <= x.end for x in self.d.by_sentence[i])
                apart_from = s.rule.id != "participant.en.from" and not told
                if frame.explicit and named and s.end < min(e[0] for e in named) and apart_from:
                    # The list stands before the other company is named: it belongs to the round in focus.
                    frame = Record("round", self.d.focus(i), s.start, s.rule.id, hint=True, sentence=i, weak=True)
                    frames.append(frame)
                    spans.append(trigger)
            series = s.slots.get("series")
            if isinstance(series, Mention) and not frame.series:
                frame.series, frame.hint = series.value, False
                frame.prove(series.start, series.end, "series")
            for who in found:
                self._add(frame, who, {"lead": "lead", "existing": "existing"}.get(role, "participant"))


def _moves(m: Mention) -> bool:
    """Whether a range is so wide that it tells from where to where a valuation went."""
    low, high = m.value.min, m.value.max
    return bool(m.value.qualifier == "range" and low and high and high >= 2 * low)


def _between(mask: Mask, a: Span, b: Span, frame: Record) -> bool:
    """Whether an amount that is not this frame's stands between two spans."""
    lo, hi = min(a[1], b[1]), max(a[0], b[0])
    return any(m.value != frame.money for m in mask.within(lo, hi, "money"))


def apart(a: Span, b: Span) -> int:
    return max(0, max(a[0], b[0]) - min(a[1], b[1]))


def _basis(text: str, s: Statement, start: int, end: int) -> str | None:
    if "basis" in s.slots:
        return str(s.slots["basis"])
    money = s.money()
    assert money
    # 投前估值 10 億，投後估值 12 億: the word before an amount is nearer to it than the next amount's.
    before = text[max(start, s.start - 8) : money.outer_start]
    said = [(m.end(), basis) for basis, words in _BASES.items() for m in words.finditer(before)]
    if said:
        return max(said)[1]
    behind = text[money.outer_end : min(end, s.end + 14)]
    return next((basis for basis, words in _BASES.items() if words.search(behind)), None)
