"""Clusters: frames of one company that do not contradict each other are one round."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from pipeline.frames.rule import rules
from pipeline.groups.named import Named
from pipeline.lexicons.cues import pattern
from pipeline.mentions.names.inventory import NameRef
from pipeline.mentions.series import LOOSE_SERIES
from pipeline.records.figure_roundings import MOST
from pipeline.records.focus import Discourse
from pipeline.records.record import Record, compatible, same_money, score, unite
from pipeline.records.round_order import is_news, is_told_back
from pipeline.text.fold import fold
from pipeline.text.late import late

_GLOSS = re.compile(r" ?[(（]([a-z][^()（）]{2,60})[)）]")
_COUNTED = pattern(  # 一家: described and not named
    r"[0-9一二兩三四五六七八九十百千數]+[多餘]? ?{counted_firms}|[0-9二兩三四五六七八九十百千數][多餘]? ?{counted_cases.zh}"
)
_OWNED = fold("旗下")
_HAN_NAME = late("[\u3400-\u9fff]{2,}")
_LATIN_WORD = late("[a-z0-9]{2}")
_CLAUSE = 40  # characters before a raising that may say of how many firms it is
_VERB = 3  # strength from which a rule has a verb of raising
_SINCE = pattern(r"{since} ?$")


class Clusters:
    """Joins the frames of one article into records."""

    def __init__(self, discourse: Discourse) -> None:
        self.d = discourse
        self.seen: dict[int, list[Record]] = defaultdict(list)

    def cluster(self, frames: list[Record]) -> list[Record]:
        """One record per round: frames of one company that do not contradict each other."""
        records: list[Record] = []
        by_company: dict[str, list[Record]] = defaultdict(list)
        ordered = sorted(frames, key=lambda f: (f.hint, f.at))
        for f in ordered:
            if f.company is None:
                continue
            if f.hint and self._mentions_series_aside(f):
                f.series = None
            same = by_company[f.company.key]
            fits = sorted(self._fitting(f, same[-MOST:]), key=lambda r: score(r, f), reverse=True)
            if fits:
                unite(fits[0], f)
                self.seen[id(fits[0])].append(f)
            elif _stands_alone(f):
                self.seen[id(f)].append(f)
                records.append(f)
                same.append(f)
            else:
                self.d.source.note(
                    f"{f.rule} at {f.at}: dropped, it adds to a round of {f.company.name} that nothing else states"
                )
        records = self._of_one_name(self._reunite(records))
        records += self._unowned([f for f in ordered if f.company is None], records)
        for r in records:
            no_investors = r.parents | ({r.company.key} if r.company else set())
            investors = {k: v for k, v in r.investors.items() if k not in no_investors}
            r.investors = distinct(self.d.source.folded, investors)
        given = [r for r in records if not self._is_given(r, records)]
        return [r for r in given if r.money or r.series or r.investors]

    def _is_given(self, r: Record, records: list[Record]) -> bool:
        """Whether a sum is another's round told by who gives it: the parent that puts 14 億 into X has raised nothing."""
        if r.company is None or r.money is None:
            return False
        if r.series or r.investors:
            return False  # its own words tell of a raising
        who = r.company.key
        givers = (x for x in records if x is not r and x.money and who in (*x.investors, *x.parents))
        return any(x.money and same_money(x.money, r.money) for x in givers)

    def _unowned(self, frames: list[Record], named: list[Record]) -> list[Record]:
        """Rounds that nobody is named for: each is a named one that shares a figure with it, or else one without a company."""
        found: list[Record] = []
        for f in frames:
            twin = next((r for r in self._nearest_first(f, named + found) if _shares_figure(r, f)), None)
            if twin is not None:
                unite(twin, f)
            elif self._tells_of_one(f):
                found.append(f)
            else:
                self.d.source.note(f"{f.rule} at {f.at}: dropped, no company is named or in focus")
        return found

    def _tells_of_one(self, f: Record) -> bool:
        """Whether a nameless frame plainly tells of one company's raising: a sum, and a series or a verb, of no number of firms."""
        rule = rules().get(f.rule)
        if f.money is None or rule is None or not _stands_alone(f):
            return False
        start, _ = self.d.sentences[f.sentence]
        upto = max([f.at, *(s for s, _, slot in f.evidence if slot == "money")])
        counted = _COUNTED.search(self.d.mask.text, max(start, f.at - _CLAUSE), upto)
        if f.hint or f.unnamed:
            return False
        if counted or self.d.is_unnamed(f.at, f.sentence):
            return False  # of a firm that is only described nobody can look up whose it is
        return bool(f.series) or (rule.says == "round" and rule.strength >= _VERB)

    def _nearest_first(self, f: Record, records: list[Record]) -> list[Record]:
        """The rounds of the same section before those of others, the nearer before the farther."""
        section = self.d.section
        return sorted(records, key=lambda r: (section[r.sentence] != section[f.sentence], abs(r.at - f.at)))

    def _mentions_series_aside(self, f: Record) -> bool:
        """Whether a series is only looked back at (since its Series A), or no series without more words."""
        return f.series in LOOSE_SERIES or bool(_SINCE.search(self.d.mask.text, max(0, f.at - 6), f.at))

    def _fitting(self, f: Record, same: list[Record]) -> list[Record]:
        """The rounds of its company that a frame can be: an earlier one if it says so, the one meant if it says nothing."""
        fits = [r for r in same if compatible(r, f)]
        if f.prior:
            return [r for r in fits if r.prior]
        bare = f.hint and not f.series and not f.money
        return [self._meant(f, fits)] if bare and fits else fits

    @staticmethod
    def _reunite(records: list[Record]) -> list[Record]:
        """Join records that later sentences made one: a headline's amount and the sum of the series."""
        kept: list[Record] = []
        alike: dict[Any, list[Record]] = defaultdict(list)
        for r in records:
            same = alike[r.company and r.company.key, r.money and (r.money.value, r.money.currency)]
            twin = next((k for k in same[:MOST] if _same_amount(k, r) and compatible(k, r)), None)
            if twin:
                unite(twin, r)
            else:
                kept.append(r)
                same.append(r)
        return kept

    def _of_one_name(self, records: list[Record]) -> list[Record]:
        """Join rounds of one sum that are told of a name and of a part of it: 和碼 and 和碼編程, 網店鑽匯 and 鑽匯."""
        kept: list[Record] = []
        for r in records:
            twin = next((k for k in kept[-MOST:] if _is_part_of_name(k, r) and _same_sum(k, r) and compatible(k, r)), None)
            if twin is None or twin.company is None or r.company is None:
                kept.append(r)
                continue
            self.d.source.note(f"{r.rule} at {r.at}: {r.company.name} is {twin.company.name}")
            if _fuller(r.company, twin.company) is r.company:
                twin.company, r.company = r.company, twin.company
                twin.evidence = dict.fromkeys(e for e in twin.evidence if e[2] != "company")
                twin.evidence |= dict.fromkeys(e for e in r.evidence if e[2] == "company")
            r.evidence = dict.fromkeys(e for e in r.evidence if e[2] != "company")
            unite(twin, r)
        return kept

    def _meant(self, f: Record, fits: list[Record]) -> Record:
        """The round that a sentence without figures means: who shares investors, else the paragraph's last, else the main one."""
        if is_news(self.d, self.d.sentences[f.sentence]):
            fits = [r for r in fits if not is_told_back(self.d, r)] or fits  # 本輪由 A 領投: not the one that is looked back at
        passage = self.d.passage(f.at)
        just = [
            r for r in fits
            for x in self.seen[id(r)]
            if x.sentence == f.sentence - 1 and passage and passage[0] <= x.at
        ]  # fmt: skip
        if just:
            return next((r for r in just if set(r.investors) & set(f.investors)), just[0])
        near = [
            (x.sentence, len(self.seen[id(r)]), -r.at, n)
            for n, r in enumerate(fits)
            for x in self.seen[id(r)]
            if passage and passage[0] <= x.at < f.at
        ]
        if near:
            return fits[max(near)[-1]]
        section = self.d.section[f.sentence]
        here = [
            r for r in fits if self.d.digest and any(self.d.section[x.sentence] == section for x in self.seen[id(r)])
        ]
        return max(here or fits, key=lambda r: (len(self.seen[id(r)]), -r.at))


def _stands_alone(f: Record) -> bool:
    """Whether a frame that fits no other is a round of its own: it says so, or its hints are enough."""
    if f.weak:
        return False
    told = f.investors or f.valuation or f.date
    return not f.hint or bool(f.investors) or bool(f.series and told)


def _shares_figure(r: Record, f: Record) -> bool:
    """Whether two rounds state one sum, or one series on one day; nothing else tells that a nameless round is a named one."""
    if (r.status == "denied") != (f.status == "denied"):
        return False
    if r.money and f.money:
        sharp = r.money.value is not None and f.money.value is not None or r.money.max == f.money.max
        return r.money.currency == f.money.currency and sharp and same_money(r.money, f.money)
    same_day = r.date is not None and f.date is not None and r.date.start == f.date.start
    return bool(r.series) and r.series == f.series and same_day


def _same_amount(a: Record, b: Record) -> bool:
    """Whether two rounds are of one company and state one amount."""
    if not (a.company and b.company) or a.company.key != b.company.key:
        return False
    if a.money is None or b.money is None:
        return False
    return (a.money.value, a.money.currency) == (b.money.value, b.money.currency)


def _is_part_of_name(a: Record, b: Record) -> bool:
    """Whether the company of one round is named by the beginning or the end of the other's name, in Chinese characters."""
    if a.company is None or b.company is None:
        return False
    short, long = sorted((fold(a.company.name), fold(b.company.name)), key=len)
    if short == long or not _HAN_NAME.fullmatch(short):
        return False
    return long.startswith(short) or long.endswith(short)


def _fuller(a: NameRef, b: NameRef) -> NameRef:
    """Of a name and its beginning the longer; of a name and its end, before which it is only described, the shorter."""
    short, long = sorted((a, b), key=lambda ref: len(ref.name))
    return long if fold(long.name).startswith(fold(short.name)) else short


def _same_sum(a: Record, b: Record) -> bool:
    if a.money is None or b.money is None:
        return False
    return (a.money.value, a.money.min, a.money.max, a.money.currency) == (b.money.value, b.money.min, b.money.max, b.money.currency)


def _begins(long: str, short: str) -> bool:
    """Whether one name begins with another, a Latin one with whole words: Alpha Partners with Alpha, Alphabet not."""
    if not long.startswith(short):
        return False
    return len(long) == len(short) or not _LATIN_WORD.fullmatch(long, len(short) - 1, len(short) + 1)


def distinct(folded: str, investors: dict[str, tuple[Named, str]]) -> dict[str, tuple[Named, str]]:
    """Without the short form of another: Salesforce beside Salesforce Ventures, 红杉 beside 红杉中国."""
    kept = dict(investors)
    spelt = {k: folded[who.start : who.end] for k, (who, _) in investors.items()}
    glosses = {k: m[1] for k, (who, _) in investors.items() if (m := _GLOSS.match(folded, who.end))}

    def shortens(k: str, other: str) -> bool:
        if other == k or spelt[other] == spelt[k]:
            return False
        glossed = glosses.get(other, "").startswith(spelt[k] + " ")  # 富達管理研究公司（Fidelity Management）
        owner, owned, _ = spelt[k].partition(_OWNED)  # 中電旗下基金 is who 中電創新基金 is by name
        if owned and _OWNED not in spelt[other] and fold(kept[other][0].ref.name).startswith(owner):
            return True
        if _OWNED in spelt[other] and fold(kept[k][0].ref.name) != spelt[k]:
            return False  # 中電 for 中電創新基金
        return _begins(spelt[other], spelt[k]) or _begins(other, k) or glossed

    for k in investors:
        full = next((other for other in investors if other in kept and shortens(k, other)), None)
        if full is not None:
            lead = "lead" in (kept[k][1], kept[full][1])
            kept[full] = (kept[full][0], "lead" if lead else kept[full][1])
            kept.pop(k)
    return kept
