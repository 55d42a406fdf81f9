"""Clusters: frames of one company that do not contradict each other are one round."""

from __future__ import annotations

import re
from collections import defaultdict

from pipeline.groups.lists import Named
from pipeline.records.focus import Discourse
from pipeline.records.record import LOOSE_SERIES, Record, compatible, score, unite
from pipeline.text.fold import fold_script

_GLOSS = re.compile(r" ?[(（]([a-z][^()（）]{2,60})[)）]")
_SINCE = re.compile(fold_script(r"(?:從|自|since|from) ?$"))


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
                self.d.source.note(f"{f.rule} at {f.at}: dropped, no company is named or in focus")
                continue
            if (
                f.hint
                and f.series
                and (f.series in LOOSE_SERIES or _SINCE.search(self.d.mask.text, max(0, f.at - 6), f.at))
            ):
                f.series = None
            same = by_company[f.company.key]
            fits = [r for r in same if compatible(r, f)]
            if f.prior:
                fits = [r for r in fits if r.prior]
            elif f.hint and not f.series and not f.money and fits:
                fits = [self._meant(f, fits)]
            scored = sorted(fits, key=lambda r: score(r, f), reverse=True)
            if scored:
                unite(scored[0], f)
                self.seen[id(scored[0])].append(f)
            elif not f.weak and (not f.hint or (f.series and (f.investors or f.valuation or f.date)) or f.investors):
                self.seen[id(f)].append(f)
                records.append(f)
                same.append(f)
            else:
                self.d.source.note(
                    f"{f.rule} at {f.at}: dropped, it adds to a round of {f.company.name} that nothing else states"
                )
        records = self._reunite(records)
        for r in records:
            r.investors = _distinct(
                self.d.source.folded,
                {k: v for k, v in r.investors.items() if k not in r.parents and not (r.company and k == r.company.key)},
            )
        return [r for r in records if r.money or r.series or r.investors]

    @staticmethod
    def _reunite(records: list[Record]) -> list[Record]:
        """Join records that later sentences made one: a headline's amount and the sum of the series."""
        kept: list[Record] = []
        for r in records:
            twin = next(
                (
                    k
                    for k in kept
                    if k.company and r.company and k.company.key == r.company.key and k.money and r.money
                    and k.money.value == r.money.value and k.money.currency == r.money.currency and compatible(k, r)
                ),
                None,
            )  # fmt: skip
            if twin:
                unite(twin, r)
            else:
                kept.append(r)
        return kept

    def _meant(self, f: Record, fits: list[Record]) -> Record:
        """The round that a sentence without figures means: who shares investors, else the paragraph's last, else the main one."""
        block = self.d.block(f.at)
        just = [
            r for r in fits
            for x in self.seen[id(r)]
            if x.sentence == f.sentence - 1 and block and block.start <= x.at
        ]  # fmt: skip
        if just:
            return next((r for r in just if set(r.investors) & set(f.investors)), just[0])
        near = [
            (x.sentence, len(self.seen[id(r)]), -r.at, n)
            for n, r in enumerate(fits)
            for x in self.seen[id(r)]
            if block and block.start <= x.at < f.at
        ]
        if near:
            return fits[max(near)[-1]]
        section = self.d.section[f.sentence]
        here = [
            r for r in fits if self.d.digest and any(self.d.section[x.sentence] == section for x in self.seen[id(r)])
        ]
        return max(here or fits, key=lambda r: (len(self.seen[id(r)]), -r.at))


def _distinct(folded: str, investors: dict[str, tuple[Named, str]]) -> dict[str, tuple[Named, str]]:
    """Without the short form of another: Salesforce beside Salesforce Ventures, 红杉 beside 红杉中国."""
    kept = dict(investors)
    spelt = {k: folded[who.start : who.end] for k, (who, _) in investors.items()}
    glosses = {k: m[1] for k, (who, _) in investors.items() if (m := _GLOSS.match(folded, who.end))}
    for k in investors:
        for other in investors:
            if (
                other != k
                and other in kept
                and k in kept
                and spelt[other] != spelt[k]
                and (
                    spelt[other].startswith(spelt[k])
                    or other.startswith(k)
                    or glosses.get(other, "").startswith(spelt[k] + " ")  # 富達管理研究公司（Fidelity Management）
                )
            ):
                lead = "lead" in (kept[k][1], kept[other][1])
                kept[other] = (kept[other][0], "lead" if lead else kept[other][1])
                kept.pop(k)
                break
    return kept
