"""What a fact rests on: the kinds of evidence by which one can tell how likely it is to be right."""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.frames.rule import rules
from pipeline.likely.whose import Whose
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Source
from pipeline.model import AboutFact, AcquisitionFact, Evidence, Fact, FundingRound, Money, Name
from pipeline.records.doubts import Doubts
from pipeline.records.record import Span
from pipeline.records.weighed import weighed
from pipeline.text.late import late

_CLAUSE = late("[,;:。\n]|[\u3400-\u9fff] [\u3400-\u9fff]")  # a headline's blank parts clauses, too
_LINE = late("\n")
_ABOUT = ("company", "date", "period", "status", "target", "acquirer", "exchange")  # fields that are not the value told
_MANY = 4  # investors of a round
_OFTEN = 3  # namings of one name that make a name of it


@dataclass
class Grounds:
    """An article as its facts are weighed in it.

    Attributes:
        source: the article.
        mask: its mentions.
        sentences: where its sentences are, in code points, in order.
        facts: all that it is said to state; they bear upon each other.
        whose: whose the figures are, as they were weighed; without it nothing is weighed.
    """

    source: Source
    mask: Mask
    sentences: Sequence[Span]
    facts: Sequence[Fact]
    whose: Whose | None = None
    _named: Counter[str] = field(init=False)

    def __post_init__(self) -> None:
        self._named = Counter(m.value.key for m in self.mask.within(0, len(self.source.text), "name"))

    def of(self, fact: Fact) -> tuple[str, ...]:
        """The kinds of evidence of one fact, each a key of ``lexicons/confidence.toml``.

        >>> from pipeline.model import DateFact
        >>> source, date = Source("2026", "en"), DateFact.model_construct(kind="date")
        >>> Grounds(source, Mask("2026", []), [(0, 4)], [date]).of(date)
        ('kind.date',)
        """
        if fact.kind in ("amount", "date"):
            return (f"kind.{fact.kind}",)
        if isinstance(fact, AboutFact):
            return (f"about.{fact.topic}",)
        return tuple(dict.fromkeys(self._kinds(fact)))

    def _kinds(self, fact: Fact) -> Iterator[str]:
        told, keys = _told(fact), self._keys(fact)
        yield f"kind.{fact.kind}"
        yield f"family.{_family(fact.rule)}"
        if fact.kind != "investor":  # it is as sure as its round
            yield f"{fact.kind}.{_family(fact.rule)}"
        yield f"status.{getattr(fact, 'status', 'asserted')}"
        yield f"who.{self._origin(fact, told)}"
        yield f"name.{self._name(fact, keys)}"
        if self._is_in_headings(told):
            yield "told.in_headings"
        yield f"place.{self._place(keys, told)}"
        yield f"company.{self._standing(keys)}"
        if self._is_claimed_by_others(fact):
            yield "rival.same_figure"
        yield from _slots(fact)
        if self.whose:
            yield from weighed(self.whose, fact)
        yield from (f"doubt.{doubt}" for doubt in self._doubts.of(fact))

    def _origin(self, fact: Fact, told: Sequence[Evidence]) -> str:
        """How the company came to a fact: named in its clause, in its sentence, in its paragraph, or further off."""
        slot = "acquirer" if isinstance(fact, AcquisitionFact) else "company"
        named = [e for e in fact.evidence if e.field == slot]
        if not named:
            return "nobody"
        beside = {self._beside(n, t) for n, t in self._pairs(named, told)}
        if not beside:
            return "far" if {self._line(n) for n in named}.isdisjoint(self._line(t) for t in told) else "near"
        return min(beside, key=("clause", "sentence", "behind_others").index)

    def _pairs(self, named: Sequence[Evidence], told: Sequence[Evidence]) -> Iterator[tuple[Evidence, Evidence]]:
        """Every value with the names nearest to it in its sentence; between it and any other name stands more."""
        names = sorted(named, key=lambda e: e.start)
        starts = [name.start for name in names]
        for value in told:
            place = bisect.bisect(starts, value.start)
            yield from ((n, value) for n in names[max(0, place - 1) : place + 1] if self._sentence(n) == self._sentence(value))

    def _beside(self, name: Evidence, told: Evidence) -> str:
        """How a name and a value of one sentence stand to each other."""
        start, end = sorted((name.start, told.start))
        others = {m.value.key for m in self.mask.within(start, end, "name") if m.start != name.start and m.value.kind != "person"}
        if others:
            return "behind_others"
        return "sentence" if _CLAUSE.search(self.source.folded, start, end) else "clause"

    def _name(self, fact: Fact, keys: set[str]) -> str:
        """What speaks for the name of the company: a lexicon, several namings, one."""
        name = _whose(fact)
        if name is None or name.id:
            return "listed"
        count = max((self._named[key] for key in keys), default=1)
        return "often" if count >= _OFTEN else "twice" if count == 2 else "once"

    def _is_in_headings(self, told: Sequence[Evidence]) -> bool:
        """Whether no line but headings tells a value."""
        heads = [b for b in self.source.blocks if b.kind in ("title", "heading", "summary")]
        return bool(told) and all(any(b.start <= e.start < b.end for b in heads) for e in told)

    def _place(self, keys: set[str], told: Sequence[Evidence]) -> str:
        """Whether the title tells the value, too, or names the company."""
        title = next((b for b in self.source.blocks if b.kind == "title"), None)
        if title is None:
            return "no_title"
        if any(title.start <= e.start < title.end for e in told):
            return "title"
        return "title_names" if keys & {m.value.key for m in self.mask.within(title.start, title.end, "name")} else "body"

    def _standing(self, keys: set[str]) -> str:
        """Whether no company is named more often than this one."""
        most = max(self._named.values(), default=0)
        count = max((self._named[key] for key in keys), default=0)
        return "main" if count == most else "second" if 2 * count >= most else "minor"

    def _keys(self, fact: Fact) -> set[str]:
        name = _whose(fact)
        if name is None:
            return set()
        return {m.value.key for e in fact.evidence for m in self.mask.within(e.start, e.end, "name") if m.value.name == name.name}

    def _is_claimed_by_others(self, fact: Fact) -> bool:
        """Whether another company has the same figure."""
        money = getattr(fact, "money", None)
        who = _whose(fact)
        if money is None or who is None:
            return False
        return bool(self._claims.get(_figure(money), set()) - {who.name})

    @cached_property
    def _doubts(self) -> Doubts:
        return Doubts(self.source, self.facts)

    @cached_property
    def _claims(self) -> dict[tuple[object, ...] | None, set[str]]:
        """Who has a figure, by the figure."""
        claims: dict[tuple[object, ...] | None, set[str]] = {}
        for f in self.facts:
            who = _whose(f)
            if who and f.kind in ("funding_round", "valuation", "revenue", "acquisition"):
                claims.setdefault(_figure(getattr(f, "money", None)), set()).add(who.name)
        return claims

    def _sentence(self, e: Evidence) -> int:
        return bisect.bisect(self._starts, e.start)

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def _line(self, e: Evidence) -> int:
        return bisect.bisect_left(self._ends, e.start)

    @cached_property
    def _ends(self) -> list[int]:
        """Where the lines of the text end."""
        return [found.start() for found in _LINE.finditer(self.source.text)]


def _whose(fact: Fact) -> Name | None:
    return fact.target if isinstance(fact, AcquisitionFact) else getattr(fact, "company", None)


def _told(fact: Fact) -> list[Evidence]:
    """The words for what a fact says of its company."""
    if isinstance(fact, AcquisitionFact):
        return [e for e in fact.evidence if e.field == "target"]
    told = [e for e in fact.evidence if e.field not in (*_ABOUT, "investors")]
    return told or [e for e in fact.evidence if e.field == "investors"] or list(fact.evidence)


def _family(rule: str) -> str:
    """How a fact was read: by a walk, as a row, by a literal rule, or by what stands around it alone."""
    if rule.endswith(".likely"):
        return "likely"
    known = rules().get(rule)
    if known is not None and "walked" in known.fixed:
        return "walk"
    return "table" if "table" in rule or "row" in rule else "rule"


def _number(count: int) -> str:
    return "none" if not count else "one" if count == 1 else "few" if count < _MANY else "many"


def _figure(money: Money | None) -> tuple[object, ...] | None:
    return None if money is None else (money.value, money.min, money.max, money.currency)


def _slots(fact: Fact) -> Iterator[str]:
    """What else a fact states, and so rests on."""
    if isinstance(fact, FundingRound):
        yield "slots." + ("money_and_series" if fact.money and fact.series else "money" if fact.money else "series")
        yield f"investors.{_number(len(fact.investors))}"
        if fact.date:
            yield "slots.date"
        if fact.valuation:
            yield "slots.valuation"
    money = getattr(fact, "money", None)
    if money is not None and money.currency_basis != "stated":
        yield "money.no_stated_currency"
