"""Purchases that can be stated: read from plain words, of a company and not of a piece of one, and contradicted by no other.

Of all facts these are wrong most often: a verb of buying has two parties, and a text about a deal names many companies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.groups.verb_groups import VerbGroup, verb_group
from pipeline.lexicons.cues import pattern
from pipeline.model import AcquisitionFact, Evidence, Fact
from pipeline.records.entities import Entities
from pipeline.summary.nearness import Nearness
from pipeline.text.sentence_words import in_any_language

_PIECE_ZH = pattern(r"(?:[^,;:。!?\n(後以並來將]|\([^()\n]{0,24}\)){0,16}?{piece.zh}", "deals")
_PIECE_EN = pattern(r"(?:\([^()\n]{0,24}\))?(?:['’]s?)?((?: [\w&/-]+){0,5}?) {piece.en}", "deals")
_OWNED = re.compile("['’]s? $")
_BEHIND = 80  # code points behind a name
_COMPLETED = pattern(r"{completed.zh}|{completed.en}", "deals")


class Purchases:
    """The purchases of an article, weighed against each other."""

    def __init__(self, near: Nearness, facts: Sequence[Fact], entities: Entities) -> None:
        """``facts``: all that may be stated of the article."""
        self._near, self._entities = near, entities
        self._all = [f for f in facts if isinstance(f, AcquisitionFact) and f.status != "denied"]

    def is_plain(self, fact: AcquisitionFact) -> bool:
        """Whether one clause names both parties, and the bought one is nobody else's."""
        tellings = self._tellings(fact)
        return bool(tellings) and not any(_OWNED.search(self._before(target)) for _, target in tellings) and self._is_undisputed(fact)

    def as_told(self, fact: AcquisitionFact) -> AcquisitionFact:
        """The purchase as its plainest words have it: planned where they say so, and at no price but that of its clause."""
        priced = any(self._near.in_clause(m, t) for t, m in self._near.pairs(fact, ["target"], ["money"]))
        kept = fact if priced and not self._has_rival_price(fact) else fact.model_copy(update={"money": None})
        return kept.model_copy(update={"status": "planned"}) if self._is_yet_to_come(fact) else kept

    def _tellings(self, fact: AcquisitionFact) -> list[tuple[Evidence, Evidence]]:
        """Both parties in one clause; the target twice where nobody is said to buy."""
        party = ["acquirer"] if fact.acquirer else ["target"]
        return [(a, t) for a, t in self._near.pairs(fact, party, ["target"]) if self._near.in_clause(a, t)]

    def _is_undisputed(self, fact: AcquisitionFact) -> bool:
        """Whether no other fact has the parties the other way round, or another buyer of the same company, at least as often told."""
        return all(self._weight(other) < self._weight(fact) for other in self._all if other is not fact and self._disputes(other, fact))

    def _disputes(self, one: AcquisitionFact, other: AcquisitionFact) -> bool:
        if one.acquirer is None or other.acquirer is None:
            return False
        buyers = [self._entities.key(fact.acquirer) for fact in (one, other) if fact.acquirer]
        bought = [self._entities.key(fact.target) for fact in (one, other)]
        crossed = buyers[0] == bought[1] or buyers[1] == bought[0]
        return (crossed and set(buyers) == set(bought)) or (bought[0] == bought[1] and buyers[0] != buyers[1])

    def _weight(self, fact: AcquisitionFact) -> tuple[int, float]:
        return len({self._near.sentence(t) for _, t in self._tellings(fact)}), fact.confidence

    def _has_rival_price(self, fact: AcquisitionFact) -> bool:
        """Whether another purchase has the same price."""
        return any(o is not fact and o.money and fact.money and o.money.value == fact.money.value for o in self._all)

    def _is_yet_to_come(self, fact: AcquisitionFact) -> bool:
        """Whether some words only plan what others tell without saying that it is done: a headline's 收購 over 計畫收購."""
        if fact.status != "asserted":
            return False
        groups = [self._group(a, t) for a, t in self._near.pairs(fact, ["acquirer", "target"], ["target"])]
        return any(g.status == "planned" for g in groups) and not any(g.status == "asserted" and self._is_done(g) for g in groups)

    def _group(self, one: Evidence, other: Evidence) -> VerbGroup:
        """The verb between two parties of one sentence, with what hedges it."""
        said = (min(one.start, other.start), max(one.end, other.end))
        return verb_group(self._near.folded, self._near.sentences[self._near.sentence(one)], said, "acquire")

    def _is_done(self, group: VerbGroup) -> bool:
        text = self._near.folded
        return group.past or _COMPLETED.search(text, max(0, group.start - 8), min(len(text), group.end + 8)) is not None

    def _before(self, target: Evidence) -> str:
        return self._near.folded[max(0, target.start - 8) : target.start]


def is_of_a_piece(near: Nearness, fact: AcquisitionFact) -> bool:
    """Whether what is bought is only something of the company: 收購力積電銅鑼廠, acquires SunPower's CIS business."""
    return any(_is_piece(near.folded[e.end : e.end + _BEHIND]) for e in fact.evidence if e.field == "target")


def _is_piece(behind: str) -> bool:
    english = _PIECE_EN.match(behind)
    return bool(_PIECE_ZH.match(behind) or (english and in_any_language("common").isdisjoint(english[1].split())))
