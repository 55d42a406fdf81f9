"""Purchases that can be stated: read from plain words, of a company and not of a piece of one, and contradicted by no other.

Of all facts these are wrong most often: a verb of buying has two parties, and a text about a deal names many companies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, TypeAlias

from pipeline.languages.telling import Part
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
_SURE = 0.85  # of a purchase whose parties no clause names together: from here on none of 8 was wrong, below it one in four
_SHARED = 0.75  # of one of shares: from here on none of 29 was wrong
_RIVALS = 20  # purchases of one company that are asked whether they contradict another
_BEHIND = 80  # code points behind a name
_ATTEMPT, _ACCEPTED = pattern(r"{attempt}", "stating"), pattern(r"{accepted}", "stating")
_SHARE = pattern(
    r"(?:(?:\d[\d.]*|[一二三四五六七八九]) ?(?:%|成|per ?cent)|百[分份]之[一二三四五六七八九十\d.]+)"
    r"(?: ?(?:of|的|之|左右))? ?{share}|{stake}", "stating",
)  # fmt: skip
_ALL = re.compile(r"^100 ?%")
Share: TypeAlias = Literal["", "its", "unnamed"]
_TAKES = pattern(r"{takes}", "stating")
_CUT = re.compile(" ?[A-Z][A-Za-z0-9]*")
_MERGES_INTO = re.compile(r"\bmerg(?:e|es|ed|ing) (?:with and )?into ")
_WATCHES = re.compile(r"(?:[证證聯联]?交(?:易)?所|[證证][監监][會会]|[公]平交易委[員员][會会]|公平[會会]|委[員员][會会]|法院|[監监]管局)$")
_NOT_WANTED = pattern(r"{not_wanted}", "stating")
_PRICE = pattern(r"{price}[^,;。!?\n]{0,6}$|\bfor (?:an? |about |around |roughly |up to |as much as |some |nearly |reported |estimated )*$", "stating")
_RELATIVE = re.compile(",? (?:which|that) ")


class Purchases:
    """The purchases of an article, weighed against each other."""

    def __init__(self, near: Nearness, facts: Sequence[Fact], entities: Entities) -> None:
        """``facts``: all that may be stated of the article."""
        self._near, self._entities = near, entities
        self._bought: dict[str, list[AcquisitionFact]] = {}
        self._buys: dict[str, list[AcquisitionFact]] = {}
        for fact in facts:
            if isinstance(fact, AcquisitionFact) and fact.status != "denied":
                self._bought.setdefault(entities.key(fact.target), []).append(fact)
                self._buys.setdefault(fact.acquirer.name if fact.acquirer else "", []).append(fact)

    def is_plain(self, fact: AcquisitionFact) -> bool:
        """Whether one clause names both parties, or a surely read purchase one sentence, and the bought one is nobody else's."""
        if not self._is_undisputed(fact) or self._is_merged(fact) or self._is_doubtful_share(fact):
            return False
        tellings = [(a, t) for a, t in self._tellings(fact) if not self._is_attempt(a, t)]
        named = {e.field for e in fact.evidence} >= {*_party(fact), "target"}
        return not named or (bool(tellings) and not any(self._is_cut(target) for _, target in tellings))

    def _is_doubtful_share(self, fact: AcquisitionFact) -> bool:
        """Whether some of the shares are bought, of a company that the sentence does not name, or not surely so."""
        share = share_of(self._near, fact)
        return share == "unnamed" or (share == "its" and fact.confidence < _SHARED)

    def as_told(self, fact: AcquisitionFact) -> AcquisitionFact:
        """The purchase as its plainest words have it: planned where they say so, and at no price but that of its clause."""
        kept = fact if self._has_its_price(fact) else fact.model_copy(update={"money": None})
        return as_hedged(self._near, kept)

    def _tellings(self, fact: AcquisitionFact) -> list[tuple[Evidence, Evidence]]:
        """Both parties in one clause, of what is surely read in one sentence; the target twice where nobody is said to buy."""
        pairs = self._near.pairs(fact, _party(fact), ["target"])
        near = [(a, t) for a, t in pairs if self._near.in_clause(a, t) or self._is_relative(a, t)]
        return near or (pairs if fact.confidence >= _SURE else [])

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

    def _is_merged(self, fact: AcquisitionFact) -> bool:
        """Whether who is said to buy goes up in whom it is said to buy: First Oak will merge with and into Granite."""
        pairs = self._near.pairs(fact, ["acquirer"], ["target"]) if fact.acquirer else []
        return any(a.end <= b.start and _MERGES_INTO.search(self._near.folded, a.end, b.start) for a, b in pairs)

    def _weight(self, fact: AcquisitionFact) -> tuple[bool, int, float]:
        """Whether the first sentence, where it is a line, tells a purchase, and how often and how surely it is told."""
        places = {self._near.sentence(t) for _, t in self._tellings(fact)}
        titled = 0 in places and self._near.text[self._near.sentences[0][1] :].startswith("\n")
        return titled, len(places), fact.confidence

    def _has_its_price(self, fact: AcquisitionFact) -> bool:
        """Whether the price stands in a clause with who is bought, or in one sentence behind a word for a price (作價 …), and buys nobody else."""
        told = [e for e in fact.evidence if e.field == "money"]
        if fact.money is None or any(self._is_shared(fact, other, told) for other in self._buys.get(fact.acquirer.name if fact.acquirer else "", [])[:_RIVALS]):
            return False
        pairs = self._near.pairs(fact, ["target"], ["money"])
        near = any(self._near.in_clause(a, b) or _PRICE.search(self._near.before(b.start)) for a, b in pairs)
        return near or not {e.field for e in fact.evidence} >= {"target", "money"}

    def _is_shared(self, fact: AcquisitionFact, other: AcquisitionFact, told: Sequence[Evidence]) -> bool:
        """Whether another company that is bought is priced so as well, or stands in each sentence with the price: 以 9.6 億收購甲、乙和丙."""
        one, two = fold(fact.target.text), fold(other.target.text)
        if one in two or two in one:
            return False
        places = self._near.places(other, "target")
        priced = other.money is not None and fact.money is not None and other.money.value == fact.money.value
        return priced or (bool(told) and all(self._near.sentence(e) in places for e in told))

    def _is_cut(self, target: Evidence) -> bool:
        """Whether a name is only the end of what is bought (Scale AI's Wang) or, in a Chinese text, its beginning (Mosaic ML)."""
        text = self._near.text
        goes_on = not self._near.spaced and text[target.end - 1].isascii() and _CUT.match(text, target.end) is not None
        return goes_on or _OWNED.search(text[max(0, target.start - 8) : target.start]) is not None

    def _is_attempt(self, one: Evidence, target: Evidence) -> bool:
        """Whether the clause is about an offer, or about what nearly was: 曾一度接近收購."""
        clause = self._near.clause(one, target)
        return _ATTEMPT.search(clause) is not None and _ACCEPTED.search(clause) is None


def share_of(near: Nearness, fact: AcquisitionFact) -> Share:
    """Whether a sentence tells that some of the shares are bought, and not the company: those of who is bought, or of nobody whom it names."""
    target, names = fold(fact.target.text), [fold(name.text) for name in named(fact)]
    found: Share = ""
    for start, end in near.sentences:
        said = near.folded[start:end]
        share = _SHARE.search(said) if any(name in said for name in names) else None
        if share and _ALL.search(share[0]) is None and _TAKES.search(said):
            if target in said:
                return "its"
            found = "unnamed"
    return found


def part_of(near: Nearness, fact: AcquisitionFact) -> Part:
    """What of the company is bought, where that is not all of it."""
    if share_of(near, fact) == "its":
        return "shares"
    return "assets" if is_of_a_piece(near, fact) else ""


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
