"""Which of an article's rounds each investor pays for, by what stands between the name and the words of each round.

An article tells of this round, of the one before, of another firm's. Rules give a list of investors to the nearest; so every pair of an
investor and a round is weighed (``lexicons/likely.json``, ``paid``), where the rules put it among the evidence.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from pipeline.groups.named import Named
from pipeline.likely.likelihood import is_fitted, likelihood, told
from pipeline.likely.senses import senses
from pipeline.mentions.mention import Mention
from pipeline.records.focus import Discourse
from pipeline.records.identity import distinct
from pipeline.records.record import Record, Span, outranks
from pipeline.records.round_order import anchors, clause_at, is_news, is_of_another_year, points
from pipeline.text.words import words_in

PAID = 0.66
"""How likely an investor must have paid for a round to be told so where the rules put him elsewhere, or nowhere."""
HELD = 0.3
"""Below which likelihood he did not pay for the round that the rules put him to."""
_EDGES = ",;:。!?\n"
_MOST = 12  # rounds of an article among which an investor's are looked for: the nearest
_ASKED = 120  # investors of an article that are weighed, the first: what names more is a table of contents
_FEW = 3
_SAYS = frozenset("pays leads follows holder round earlier worth rival partner customer adviser buys given_to lists".split())


class Payer(NamedTuple):
    """An investor as one list names it.

    Attributes:
        who: the name.
        role: its part in the list.
        sentence: where it stands.
    """

    who: Named
    role: str
    sentence: int


class Pair(NamedTuple):
    """An investor, a round that it may have paid for, and what speaks for it and against it."""

    payer: Payer
    round: Record
    evidence: tuple[str, ...]


class Payers:
    """The investors of an article and its rounds, each pair with its evidence."""

    def __init__(self, discourse: Discourse, rounds: Sequence[Record]) -> None:
        self.d, self.rounds = discourse, rounds
        self._told: dict[int, list[int]] = {}
        self.pairs = [Pair(payer, r, tuple(self._evidence(payer, r))) for payer in self._payers() for r in self._nearest(payer)]

    def settle(self) -> None:
        """Give each investor to the rounds that it likely paid for, and to no other."""
        if not is_fitted("paid"):
            return
        paid = self._of_this_round([*self._likely()])
        asked = {(id(pair.round), pair.payer.who.ref.key) for pair in self.pairs}
        found: dict[int, dict[str, tuple[Named, str]]] = {id(r): {} for r in self.rounds}
        for payer, r in paid:
            key = payer.who.ref.key
            known = r.investors.get(key)  # the rules know its part in their round; elsewhere the name may have another
            if known or key not in found[id(r)] or outranks((payer.who, payer.role), found[id(r)][key]):
                found[id(r)][key] = known or (payer.who, payer.role)
            if not known:
                r.prove(payer.who.start, payer.who.end, "investors")
        for r in self.rounds:
            kept = {key: known for key, known in r.investors.items() if (id(r), key) not in asked or key in found[id(r)]}
            more = {key: told for key, told in found[id(r)].items() if key not in kept}
            r.investors = distinct(self.d.source.folded, {**kept, **more}) if more else kept

    def _likely(self) -> Iterator[tuple[Payer, Record]]:
        """Each investor with the rounds that it likely paid for."""
        for pair in self.pairs:
            sure, who = likelihood("paid", pair.evidence), pair.payer.who
            held = who.ref.key in pair.round.investors
            if sure >= (HELD if held else PAID):
                yield pair.payer, pair.round
            if held != (sure >= (HELD if held else PAID)):
                self.d.source.note(f"paid at {who.start}: {who.ref.name!r} for the round at {pair.round.at},", told, "paid", pair.evidence)

    def _of_this_round(self, paid: list[tuple[Payer, Record]]) -> list[tuple[Payer, Record]]:
        """Without rounds told as before for names of a list that says of which it is: 本輪由 A 領投 is of one, and of the one that is news."""
        rounds: dict[int, list[Record]] = {}
        for payer, r in paid:
            rounds.setdefault(payer.who.start, []).append(r)
        several = {at for at, some in rounds.items() if len(some) > 1 and any(map(self._looks_back, some)) and not all(map(self._looks_back, some))}
        return [(payer, r) for payer, r in paid if not (payer.who.start in several and self._looks_back(r) and self._is_of_this(payer))]

    def _is_of_this(self, payer: Payer) -> bool:
        """Whether an investor's sentence points at the round that is news and names no series."""
        span = self.d.sentences[payer.sentence]
        return is_news(self.d, span) and not self.d.mask.has(*span, "series")

    def _payers(self) -> Iterator[Payer]:
        """Every investor of every list, in its highest part there."""
        found: dict[int, Payer] = {}
        for i, lists in self.d.lists.items():
            for _, role, some in lists:
                for who in some:
                    part = "lead" if who.role == "lead" else role if role in ("lead", "existing") else "participant"
                    known = found.get(who.start)
                    if known is None or outranks((who, part), (known.who, known.role)):
                        found[who.start] = Payer(who, part, i)
        return iter(sorted(found.values(), key=lambda payer: payer.who.start)[:_ASKED])

    def _nearest(self, payer: Payer) -> list[Record]:
        """The rounds that an investor may have paid for: not its own, nor one that says who paid in its row or card."""
        key = payer.who.ref.key
        own = {id(r) for r in self.rounds if r.company and r.company.key == key}
        others = [r for r in self.rounds if not (r.table or id(r) in own or key in r.parents)]
        return sorted(others, key=lambda r: (self._apart(payer, r), r.at))[:_MOST]

    def _apart(self, payer: Payer, r: Record) -> int:
        return min(abs(i - payer.sentence) for i in self._sentences(r))

    def _sentences(self, r: Record) -> list[int]:
        """The sentences that tell a round's sum or series; of one that has neither, where it begins."""
        if id(r) not in self._told:
            self._told[id(r)] = sorted({self._sentence(start) for start, _ in anchors(r)})
        return self._told[id(r)]

    def _sentence(self, at: int) -> int:
        return max(0, bisect.bisect(self._starts, at) - 1)

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.d.sentences]

    def _evidence(self, payer: Payer, r: Record) -> Iterator[str]:
        i, who = payer.sentence, payer.who
        rule = self._rule(payer, r)
        signed = min((self._sentence(start) - i for start, _ in anchors(r)), key=abs)
        apart = f"{max(-_FEW, min(_FEW, signed)):+d}"
        apart_of = sorted({self._apart(payer, x) for x in self.rounds})
        rank = "nearest" if self._apart(payer, r) == apart_of[0] else "further"
        alone = [x for x in self.rounds if self._apart(payer, x) == self._apart(payer, r)] == [r]
        here = [x for x in self.rounds if i in self._sentences(x)]
        many = f"{min(len(self.rounds), _FEW)}"
        yield f"rule={rule}"
        yield f"rule={rule} of {many}"
        yield f"rule={rule} {apart}"
        yield f"rule={rule} {rank}{' alone' if alone else ''}"
        yield f"part={payer.role}"
        yield f"part={payer.role} {rule}"
        yield f"apart={apart}"
        yield f"apart={apart} {rank}"
        yield f"rank={rank}{' alone' if alone else ''} of {many}"
        yield f"here={min(len(here), _FEW)} {'this' if r in here else 'not this'}"
        yield from self._of_round(r)
        first = "first" if r.at == min(x.at for x in self.rounds) else "later"
        clause = clause_at(self.d, who.start, who.end, i)
        says = {said for some in self._senses(clause) for said in some} & _SAYS
        sentence = {said for some in self._senses(self.d.sentences[i]) for said in some} & _SAYS
        for where, said in (("clause", says), ("sentence", sentence)):
            yield from (f"{where}_says={word} {rule}" for word in sorted(said))
            if "earlier" in said:
                yield f"earlier={where} {first} of {many}"
                yield f"earlier={where} {apart}"
                yield f"earlier={where} {'prior' if r.prior else 'not prior'}"
        for where, span in (("clause", clause), ("sentence", self.d.sentences[i])):
            yield f"{where}_money={self._figures(span, 'money', r.money)}"
            yield f"{where}_series={self._figures(span, 'series', r.series)}"
            yield f"{where}_date={self._figures(span, 'when', r.date)}"
            yield f"{where}_company={self._company(span, r)}"
        if signed == 0:
            yield from self._beside(who, r, i, rule)
        yield f"first={first} of {many} {apart}"
        yield from self._pointers(clause, i, r, first)
        same = self.d.section[i] == self.d.section[self._sentences(r)[0]]
        yield f"section={'same' if same else 'other'}"
        passage = self.d.passage(who.start)
        inside = passage is not None and any(passage[0] <= start < passage[1] for start, _ in anchors(r))
        yield f"paragraph={'same' if inside else 'other'} {apart}"
        yield f"paragraph={'same' if inside else 'other'} {rank}"

    def _pointers(self, clause: Span, i: int, r: Record, first: str) -> Iterator[str]:
        """Whether a name's words point at the round that is news or at one before, and which of them this round is."""
        looks_back = self._looks_back(r)
        age = f"{'back' if looks_back else 'now'} of {min(sum(map(self._looks_back, self.rounds)), 2)} in {min(len(self.rounds), _FEW)}"
        yield f"age={age}"
        for where, span in (("clause", clause), ("sentence", self.d.sentences[i])):
            at = points(self.d, span)
            yield f"points_{where}={at} {'back' if looks_back else 'now'}"
            yield f"points_{where}={at} {age}"
            yield f"points_{where}={at} {first} of {min(len(self.rounds), _FEW)}"

    def _looks_back(self, r: Record) -> bool:
        """Whether a round is told as one that came before: by its words, its day, or the words beside its sum."""
        if id(r) not in self._back:
            later = any(x.date and r.date and x.date.start > r.date.end for x in self.rounds)
            clauses = [clause_at(self.d, start, end, self._sentence(start)) for start, end in anchors(r)]
            self._back[id(r)] = r.prior or later or all(points(self.d, span) == "before" or is_of_another_year(self.d, span) for span in clauses)
        return self._back[id(r)]

    @cached_property
    def _back(self) -> dict[int, bool]:
        return {}

    def _rule(self, payer: Payer, r: Record) -> str:
        """Where the rules put an investor."""
        span = (payer.who.start, payer.who.end, "investors")
        key = payer.who.ref.key
        if span in r.evidence and key in r.investors:
            return "yes"
        if key in r.investors:
            return "by another mention"
        return "other" if any(span in x.evidence and key in x.investors for x in self.rounds) else "none"

    def _of_round(self, r: Record) -> Iterator[str]:
        """What a round is by itself."""
        yield "round=" + ("sum and series" if r.money and r.series else "sum" if r.money else "series" if r.series else "bare")
        yield f"round={r.status}"
        yield f"company={'none' if r.company is None else 'named' if r.explicit else 'meant'}"
        if r.prior:
            yield "round=prior"
        titles = [b for b in self.d.blocks if b.kind == "title"]
        if any(b.start <= start < b.end for b in titles for start, _ in anchors(r)):
            yield "round=in title"
        if r.company and self.d.topic and r.company.key == self.d.topic.key:
            yield "round=topic's"
        yield f"backers={min(len(r.investors), _FEW)}"

    def _beside(self, who: Named, r: Record, i: int, rule: str) -> Iterator[str]:
        """What stands between a name and the words of a round of its sentence."""
        inside = [(start, end) for start, end in anchors(r) if self._sentence(start) == i]
        start, end = min(inside, key=lambda span: max(span[0] - who.end, who.start - span[1]))
        side = "behind" if who.start >= end else "before"
        low, high = sorted((who.end, start)) if side == "before" else (end, who.start)
        between = self.d.mask.within(low, high) if low < high else []
        own = {(a, b) for a, b in anchors(r)}
        moneys = [m for m in between if m.kind in ("money", "series") and (m.start, m.end) not in own]
        names = {m.value.key for m in between if m.kind == "name"}
        edges = sum(self.d.mask.text.count(edge, low, high) for edge in _EDGES) if low < high else 0
        yield f"side={side} {min(edges, _FEW)}"
        yield f"side={side} {'another sum between' if moneys else 'no other sum'}"
        yield f"side={side} {rule}"
        yield f"names_{side}={min(len(names), _FEW)}"
        if r.company:
            yield f"company_between={side} {'yes' if r.company.key in names else 'no'}"
        others = {x.company.key for x in self.rounds if x.company and (r.company is None or x.company.key != r.company.key)}
        yield f"other_company_between={side} {'yes' if others & names else 'no'}"
        found = {said for some in self._senses((low, high)) for said in some} & _SAYS if low < high else set()
        yield from (f"between_{side}={said}" for said in sorted(found))

    def _senses(self, span: Span) -> list[tuple[str, ...]]:
        if span not in self._said:
            self._said[span] = senses([self.d.mask.text[a:b] for a, b in words_in(self.d.mask.text, *span)])
        return self._said[span]

    @cached_property
    def _said(self) -> dict[Span, list[tuple[str, ...]]]:
        return {}

    def _figures(self, span: Span, kind: str, own: object) -> str:
        """Whether a clause tells the round's own figure, another's, or none."""
        found = [m.value for m in self.d.mask.within(*span, kind)]
        return "none" if not found else "own" if own in found else "other" if own else "some"

    def _company(self, span: Span, r: Record) -> str:
        """Whether a clause names the round's company, another round's, or none."""
        names: Sequence[Mention] = self.d.mask.within(*span, "name")
        keys = {m.value.key for m in names}
        if r.company and r.company.key in keys:
            return "own"
        return "other" if keys & {x.company.key for x in self.rounds if x.company} else "none"
