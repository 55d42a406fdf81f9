"""Purchases that can be stated: read from plain words, of a company and not of a piece of one, and contradicted by no other.

Of all facts these are wrong most often: a verb of buying has two parties, and a text about a deal names many companies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.lexicons.cues import pattern
from pipeline.lexicons.topics import topics_in
from pipeline.model import AcquisitionFact, Evidence, Fact
from pipeline.records.entities import Entities, Named, named
from pipeline.records.nearness import Nearness
from pipeline.summary.tense import as_hedged
from pipeline.text.fold import fold
from pipeline.text.sentence_words import in_any_language

_PIECE_ZH = pattern(r"(?:[^,;:。!?\n(後以並來將]|\([^()\n]{0,24}\)){0,16}?{piece.zh}", "stating")
_PIECE_EN = pattern(r"(?:\([^()\n]{0,24}\))?(?:['’]s?)?((?: [\w&/-]+){0,5}?) {piece.en}", "stating")
_OWNED = re.compile("['’]s? $")
_RIVALS = 20  # purchases of one company that are asked whether they contradict another
_BEHIND = 80  # code points behind a name
_ATTEMPT, _ACCEPTED = pattern(r"{attempt}", "stating"), pattern(r"{accepted}", "stating")
_SHARE = pattern(
    r"(?:(?:\d[\d.]*|[一二三四五六七八九]) ?(?:%|成|per ?cent)|百[分份]之[一二三四五六七八九十\d.]+)"
    r"(?: ?(?:of|的|之|左右))? ?{share}|{stake}", "stating",
)  # fmt: skip
_ALL = re.compile(r"^100 ?%")
_TAKES = pattern(r"{takes}", "stating")
_CUT = re.compile(" ?[A-Z][A-Za-z0-9]*")
_MERGES_INTO = re.compile(r"\bmerg(?:e|es|ed|ing) (?:with and )?into ")
_WATCHES = re.compile(r"(?:[证證聯联]?交(?:易)?所|[證证][監监][會会]|[公]平交易委[員员][會会]|公平[會会]|委[員员][會会]|法院|[監监]管局)$")
_NOT_WANTED = pattern(r"{not_wanted}", "stating")
_RELATIVE = re.compile(",? (?:which|that) ")


class Purchases:
    """The purchases of an article, weighed against each other."""

    def __init__(self, near: Nearness, facts: Sequence[Fact], entities: Entities) -> None:
        """``facts``: all that may be stated of the article."""
        self._near, self._entities = near, entities
        self._bought: dict[str, list[AcquisitionFact]] = {}
        self._priced: dict[object, int] = {}
        for fact in facts:
            if isinstance(fact, AcquisitionFact) and fact.status != "denied":
                self._bought.setdefault(entities.key(fact.target), []).append(fact)
                self._priced[fact.money and fact.money.value] = self._priced.get(fact.money and fact.money.value, 0) + 1

    def is_plain(self, fact: AcquisitionFact) -> bool:
        """Whether one clause names both parties, and the bought one is nobody else's."""
        if not self._is_undisputed(fact) or self._is_of_a_share(fact) or self._is_merged(fact):
            return False
        tellings = [(a, t) for a, t in self._tellings(fact) if not self._is_attempt(a, t)]
        named = {e.field for e in fact.evidence} >= {*_party(fact), "target"}
        return not named or (bool(tellings) and not any(self._is_cut(target) for _, target in tellings))

    def as_told(self, fact: AcquisitionFact) -> AcquisitionFact:
        """The purchase as its plainest words have it: planned where they say so, and at no price but that of its clause."""
        kept = fact if self._has_its_price(fact) else fact.model_copy(update={"money": None})
        return as_hedged(self._near, kept)

    def _tellings(self, fact: AcquisitionFact) -> list[tuple[Evidence, Evidence]]:
        """Both parties in one clause; the target twice where nobody is said to buy."""
        return [(a, t) for a, t in self._near.pairs(fact, _party(fact), ["target"]) if self._near.in_clause(a, t) or self._is_relative(a, t)]

    def _is_relative(self, one: Evidence, target: Evidence) -> bool:
        """Whether the buyer stands in a clause about the target: Y, which was acquired by X."""
        return one.start > target.end and _RELATIVE.match(self._near.folded, target.end) is not None

    def _is_undisputed(self, fact: AcquisitionFact) -> bool:
        """Whether no other fact has the parties the other way round, or another buyer of the same company, at least as often told."""
        parties = {self._entities.key(name) for name in named(fact)}
        rivals = [other for key in parties for other in self._bought.get(key, [])[:_RIVALS] if other is not fact and self._disputes(other, fact)]
        return all(self._weight(other) < self._weight(fact) for other in rivals)

    def _disputes(self, one: AcquisitionFact, other: AcquisitionFact) -> bool:
        if one.acquirer is None or other.acquirer is None:
            return False
        buyers = [self._entities.key(fact.acquirer) for fact in (one, other) if fact.acquirer]
        bought = [self._entities.key(fact.target) for fact in (one, other)]
        return buyers == bought[::-1] or (bought[0] == bought[1] and buyers[0] != buyers[1])

    def _is_of_a_share(self, fact: AcquisitionFact) -> bool:
        """Whether a sentence with a party tells that some of the shares are bought, and not the company: 甲砸下…，拿下五成股權."""
        folded = self._near.folded
        names = [fold(name.text) for name in named(fact)]
        for start, end in self._near.sentences:
            said = folded[start:end]
            share = _SHARE.search(said) if any(name in said for name in names) else None
            if share and _ALL.search(share[0]) is None and _TAKES.search(said):
                return True
        return False

    def _is_merged(self, fact: AcquisitionFact) -> bool:
        """Whether who is said to buy goes up in whom it is said to buy: First Oak will merge with and into Granite."""
        pairs = self._near.pairs(fact, ["acquirer"], ["target"]) if fact.acquirer else []
        return any(a.end <= b.start and _MERGES_INTO.search(self._near.folded, a.end, b.start) for a, b in pairs)

    def _weight(self, fact: AcquisitionFact) -> tuple[int, float]:
        return len({self._near.sentence(t) for _, t in self._tellings(fact)}), fact.confidence

    def _has_its_price(self, fact: AcquisitionFact) -> bool:
        """Whether the price stands in a clause with who is bought, and no other purchase has it."""
        pairs = self._near.pairs(fact, ["target"], ["money"])
        near = any(self._near.in_clause(a, b) for a, b in pairs) or not {e.field for e in fact.evidence} >= {"target", "money"}
        return near and fact.money is not None and self._priced.get(fact.money.value, 0) < 2

    def _is_cut(self, target: Evidence) -> bool:
        """Whether a name is only the end of what is bought (Scale AI's Wang) or, in a Chinese text, its beginning (Mosaic ML)."""
        text = self._near.text
        goes_on = not self._near.spaced and text[target.end - 1].isascii() and _CUT.match(text, target.end) is not None
        return goes_on or _OWNED.search(text[max(0, target.start - 8) : target.start]) is not None

    def _is_attempt(self, one: Evidence, target: Evidence) -> bool:
        """Whether the clause is about an offer, or about what nearly was: 曾一度接近收購."""
        clause = self._near.clause(one, target)
        return _ATTEMPT.search(clause) is not None and _ACCEPTED.search(clause) is None


def is_watcher(name: Named | None) -> bool:
    """Whether somebody watches over purchases and makes none: an exchange, a commission, a court."""
    return name is not None and _WATCHES.search(name.text) is not None


def is_denied_of_it(near: Nearness, fact: AcquisitionFact) -> bool:
    """Whether what is taken back is the purchase, and not something else that nobody wants: 甲要約收購乙, and 甲無意將乙私有化."""
    told = [e for e in fact.evidence if e.field == "status"]
    elsewhere = {near.sentence(b) for a, b in near.pairs(fact, ["acquirer"], ["target"]) if near.in_clause(a, b)} - {near.sentence(e) for e in told}
    return not (elsewhere and told and all(_NOT_WANTED.search(near.folded, e.start, e.end) for e in told))


def _party(fact: AcquisitionFact) -> list[str]:
    """Who has to be named beside whom is bought: nobody, where nobody is said to buy."""
    return ["acquirer"] if fact.acquirer else ["target"]


def is_of_a_piece(near: Nearness, fact: AcquisitionFact) -> bool:
    """Whether what is bought is only something of the company: 收購力積電銅鑼廠, acquires SunPower's CIS business, 蘇州諾華."""
    targets = [e for e in fact.evidence if e.field == "target" and near.text[e.start : e.end] == e.text]  # not of another article
    local = fact.target.id is not None and any(_is_local(near.folded, e) for e in targets)
    return local or any(_is_piece(near.folded[e.end : e.end + _BEHIND]) for e in targets)


def _is_local(text: str, target: Evidence) -> bool:
    """Whether a city stands right before a known name: it is that company's house there."""
    return any(topics_in(text[max(0, target.start - size) : target.start], "city") for size in (2, 3)) and not text[target.start].isascii()


def _is_piece(behind: str) -> bool:
    english = _PIECE_EN.match(behind)
    return bool(_PIECE_ZH.match(behind) or (english and in_any_language("common").isdisjoint(english[1].split())))
