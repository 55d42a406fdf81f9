"""How right the pipeline is on articles whose facts are known: it counts slots, not impressions.

A slot is one value of one fact: the series of a round, one of its investors, one amount of the article. Said and true
is a hit, said and not true is invented, true and not said is missed. Scores are micro-averaged over the articles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar, get_args

from pipeline.model import Fact, FundingRound, Investor, Language, Name, Report
from pipeline.quality.gold import Gold, GoldRound
from pipeline.text.fold import fold

T = TypeVar("T")
G = TypeVar("G")

ROUND_SLOTS = ("company", "series", "amount", "valuation", "lead", "investor", "date")
LISTS = ("valuations", "revenues", "growth", "acquisitions", "listings", "about", "amounts", "dates")
SHARES = ("whole rounds", "round status", "qualifiers", "evidence")
ALL = "all"
_STATUS = {"done": ("asserted",), "rumoured": ("reported", "speculated"), "planned": ("planned",), "denied": ("denied",)}  # gold has no guesses
# Legal forms in folded spelling: 「晶曜光電股份有限公司」 and 「晶曜光電」 are one company.
_LEGAL = re.compile(
    r"(?:股份有限公司|有限责任公司|有限公司|集团|公司|,? ?(?:inc|ltd|llc|corp|corporation|co|plc|gmbh)\.?| group| holdings)$"
)
_LOOSE = re.compile(r"[\s·・.\-_'&「」『』\"]+")


@dataclass
class Tally:
    """Hits, inventions and misses of one kind. What is wrong in a share (a status, a qualifier) is both."""

    hit: int = 0
    invented: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.hit / (self.hit + self.invented) if self.hit + self.invented else 1.0

    @property
    def recall(self) -> float:
        return self.hit / (self.hit + self.missed) if self.hit + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1.0 where there was nothing to find and nothing was said.

        >>> round(Tally(hit=8, invented=2, missed=0).f1, 3), Tally().f1
        (0.889, 1.0)
        """
        total = 2 * self.hit + self.invented + self.missed
        return 2 * self.hit / total if total else 1.0

    def __iadd__(self, other: Tally) -> Tally:
        self.hit += other.hit
        self.invented += other.invented
        self.missed += other.missed
        return self


@dataclass(frozen=True)
class Error:
    """One slot that is wrong: what was said, what is true. Both given is a wrong value, the worst kind."""

    article: str
    kind: str
    about: str
    said: str = ""
    true: str = ""

    def __str__(self) -> str:
        word = "wrong" if self.said and self.true else "invented" if self.said else "missed"
        values = f"said {self.said}; true {self.true}" if word == "wrong" else self.said or self.true
        return f"{self.article}: {word} {self.kind} of {self.about}: {values}"


@dataclass
class Scores:
    """Tallies by language (and ``all``) and by kind, and every error behind them."""

    tallies: dict[str, dict[str, Tally]] = field(default_factory=dict)
    errors: list[Error] = field(default_factory=list)
    articles: int = 0

    def of(self, language: str, kind: str) -> Tally:
        """The tally of one kind in one language; ``rounds`` is all round slots together."""
        if kind == "rounds":
            total = Tally()
            for slot in ROUND_SLOTS:
                total += self.of(language, slot)
            return total
        return self.tallies.setdefault(language, {}).setdefault(kind, Tally())

    def add(self, language: str, kind: str, hit: int, invented: int = 0, missed: int = 0) -> None:
        for key in (ALL, language):
            tally = self.of(key, kind)
            tally += Tally(hit, invented, missed)

    def kinds(self) -> list[str]:
        """What there are scores of, in the order of the table."""
        seen = self.tallies.get(ALL, {})
        return ["rounds", *(kind for kind in (*ROUND_SLOTS, *SHARES, *LISTS) if kind in seen)]

    def languages(self) -> list[str]:
        """``all``, then each language that was scored."""
        return [ALL, *(language for language in get_args(Language) if language in self.tallies)]


def same_name(said: Name | Investor | None, forms: Iterable[str]) -> bool:
    """Whether a name is one of the accepted spellings, whatever the width, case, script and legal form.

    >>> same_name(Name(name="GIC", text="新加坡政府投資公司"), ["新加坡政府投资公司"])
    True
    >>> same_name(Name(name="軟銀", text="軟銀"), ["軟體銀行"])
    False
    """
    if said is None:
        return False
    return bool({_plain(said.text), _plain(said.name)} & {_plain(form) for form in forms} - {""})


def _plain(name: str) -> str:
    return _LOOSE.sub("", _LEGAL.sub("", fold(name).strip()))


def _money(money: Any) -> Hashable:
    if money is None:
        return None
    low, high = (money.value, money.value) if money.value is not None else (money.min, money.max)
    return (low, high, money.currency)


def _when(when: Any) -> Hashable:
    return (when.start, when.end) if when else None


def _series(label: str | None) -> str | None:
    return re.sub(r"[\s-]", "", label).upper() if label else None


Slot: TypeAlias = tuple[str, Any, str]
"""Kind, comparable value, and how it is shown."""


def _said_slots(fact: FundingRound) -> list[Slot]:
    named = [("lead" if i.role == "lead" else "investor", i, i.text) for i in fact.investors if i.role != "adviser"]
    return _value_slots(fact.series, fact.money, fact.valuation, fact.date) + named


def _true_slots(gold: GoldRound) -> list[Slot]:
    named = [(kind, forms, forms[0]) for kind, many in (("lead", gold.lead), ("investor", gold.investors)) for forms in many]
    return _value_slots(gold.series, gold.amount, gold.valuation, gold.date) + named


def _value_slots(series: str | None, money: Any, valuation: Any, when: Any) -> list[Slot]:
    values = [
        ("series", _series(series), series),
        ("amount", _money(money), money and money.text),
        ("valuation", _money(valuation), valuation and valuation.text),
        ("date", _when(when), when and when.text),
    ]
    return [(kind, value, str(shown)) for kind, value, shown in values if value is not None]


def _same_slot(said: Slot, true: Slot) -> bool:
    if said[0] != true[0]:
        return False
    return same_name(said[1], true[1]) if isinstance(said[1], Investor) else said[1] == true[1]


def _match(said: Sequence[T], true: Sequence[G], same: Callable[[T, G], bool]) -> tuple[list[tuple[T, G]], list[T], list[G]]:
    """Pair equal things, each once: the pairs, what is only said, what is only true."""
    pairs, extra, left = [], [], list(true)
    for one in said:
        for index, other in enumerate(left):
            if same(one, other):
                pairs.append((one, left.pop(index)))
                break
        else:
            extra.append(one)
    return pairs, extra, left


def _whose(round: FundingRound) -> str:
    return round.company.text if round.company else "?"


def _pairs(said: list[FundingRound], gold: Gold, slots_said: list[list[Slot]], slots_true: list[list[Slot]]) -> list[tuple[int, int]]:
    """Which round that is told is which true one: the named by their company, those without one by what they share."""
    ranked = sorted(
        ((fact.company is not None, len(_match(slots_said[i], slots_true[j], _same_slot)[0]), -i, -j)
         for i, fact in enumerate(said) for j, true in enumerate(gold.rounds)
         if fact.company is None or same_name(fact.company, true.company)),
        reverse=True,
    )  # fmt: skip
    pairs: list[tuple[int, int]] = []
    for named, shared, i, j in ((named, n, -i, -j) for named, n, i, j in ranked):
        taken = any(i == one or j == other for one, other in pairs)
        if not taken and (named or shared):  # rounds of one company are told apart by what they share: the best first
            pairs.append((i, j))
    return pairs


def _score_rounds(said: list[FundingRound], gold: Gold, scores: Scores) -> None:
    slots_said = [_said_slots(fact) for fact in said]
    slots_true = [_true_slots(true) for true in gold.rounds]
    open_said, open_true = set(range(len(said))), set(range(len(gold.rounds)))
    for i, j in _pairs(said, gold, slots_said, slots_true):
        open_said.remove(i)
        open_true.remove(j)
        named = said[i].company is not None
        scores.add(gold.lang, "company", named, missed=not named)
        right = said[i].status in _STATUS[gold.rounds[j].status]
        scores.add(gold.lang, "round status", right, not right, not right)
        if not right:
            scores.errors.append(Error(gold.doc, "status", _whose(said[i]), said[i].status, _STATUS[gold.rounds[j].status][0]))
        whole = _score_slots(_whose(said[i]), slots_said[i], slots_true[j], gold, scores) and named
        scores.add(gold.lang, "whole rounds", whole, not whole, not whole)
    for i in sorted(open_said):
        scores.add(gold.lang, "company", 0, invented=1)
        scores.add(gold.lang, "whole rounds", 0, invented=1)
        scores.errors.append(Error(gold.doc, "round", _whose(said[i]), said=f"a round by {said[i].rule}"))
        _score_slots(_whose(said[i]), slots_said[i], [], gold, scores)
    for j in sorted(open_true):
        scores.add(gold.lang, "company", 0, missed=1)
        scores.add(gold.lang, "whole rounds", 0, missed=1)
        scores.errors.append(Error(gold.doc, "round", gold.rounds[j].company[0], true="a round"))
        _score_slots(gold.rounds[j].company[0], [], slots_true[j], gold, scores)


def _score_slots(about: str, said: list[Slot], true: list[Slot], gold: Gold, scores: Scores) -> bool:
    """Count the slots of one pair; whether all but the date are right."""
    hits, extra, left = _match(said, true, _same_slot)
    for kind in ROUND_SLOTS[1:]:
        of_kind = [[slot for slot in slots if slot[0] == kind] for slots in ([one for one, _ in hits], extra, left)]
        scores.add(gold.lang, kind, *map(len, of_kind))
        invented, missed = ([slot[2] for slot in slots] for slots in of_kind[1:])
        if invented or missed:
            scores.errors.append(Error(gold.doc, f"round {kind}", about, ", ".join(invented), ", ".join(missed)))
    return all(slot[0] == "date" for slot in (*extra, *left))


@dataclass(frozen=True)
class _Item:
    """One entry of a list, said or true, reduced to what must be equal."""

    names: tuple[Any, ...]
    key: Hashable
    shown: str
    text: str = ""
    qualifier: str = ""


def _said_items(kind: str, facts: Sequence[Fact]) -> Iterator[_Item]:
    for f in facts:
        if kind == "amounts" and f.kind == "amount":
            yield _Item((), _money(f.money), f.money.text, f.money.text, f.money.qualifier)
        elif kind == "dates" and f.kind == "date":
            yield _Item((), _when(f.date), f.date.text)
        elif f.kind in ("valuation", "revenue") and kind == f"{f.kind}s":
            yield _Item((f.company,), _money(f.money), f"{f.company.text} {f.money.text}")
        elif kind == "growth" and f.kind == "growth":
            yield _Item((f.company,), (f.ratio, f.percent), f"{f.company.text} {f.ratio or f.percent}")
        elif kind == "acquisitions" and f.kind == "acquisition":
            buyer = f.acquirer.text if f.acquirer else "?"
            yield _Item((f.acquirer, f.target), None, f"{buyer} ← {f.target.text}")
        elif kind == "listings" and f.kind == "listing":
            yield _Item((f.company,), None, f.company.text)
        elif kind == "about" and f.kind == "about":
            yield _Item((f.company,), (f.topic, _plain(f.text)), f"{f.company.text} {f.topic}: {f.text}")


def _true_items(kind: str, gold: Gold) -> Iterator[_Item]:
    for g in getattr(gold, kind):
        if kind == "acquisitions":
            yield _Item((g.acquirer, g.target), None, f"{g.acquirer[0]} ← {g.target[0]}")
        elif kind == "listings":
            yield _Item((g.company,), None, g.company[0])
        elif kind == "about":
            yield _Item((g.company,), (g.topic, _plain(g.text)), f"{g.company[0]} {g.topic}: {g.text}")
        elif kind == "dates":
            yield _Item((), _when(g), g.text)
        elif kind == "amounts":
            yield _Item((), _money(g), g.text, g.text, g.qualifier)
        elif kind == "growth":
            yield _Item((g.company,), (g.ratio, g.percent), f"{g.company[0]} {g.text}")
        else:
            yield _Item((g.company,), _money(g), f"{g.company[0]} {g.text}")


def _once(items: Iterable[_Item]) -> list[_Item]:
    """Entries of equal value and name are one: an article may say a thing in several ways."""
    kept: dict[Hashable, _Item] = {}
    for item in items:
        names = tuple(_plain(name.text if isinstance(name, Name) else name[0]) if name else "" for name in item.names)
        kept.setdefault((names, item.key), item)
    return list(kept.values())


def _same_item(said: _Item, true: _Item) -> bool:
    return said.key == true.key and all(map(same_name, said.names, true.names))


def _score_list(kind: str, facts: Sequence[Fact], gold: Gold, scores: Scores) -> None:
    if getattr(gold, kind) is None:  # nobody annotated it
        return
    hits, extra, left = _match(_once(_said_items(kind, facts)), _once(_true_items(kind, gold)), _same_item)
    scores.add(gold.lang, kind, len(hits), len(extra), len(left))
    scores.errors += [Error(gold.doc, kind, "the article", said=item.shown) for item in extra]
    scores.errors += [Error(gold.doc, kind, "the article", true=item.shown) for item in left]


def _score_qualifiers(facts: Sequence[Fact], gold: Gold, scores: Scores) -> None:
    said = {(item.text, item.key): item.qualifier for item in _said_items("amounts", facts)}
    for true in _true_items("amounts", gold):
        qualifier = said.get((true.text, true.key))
        if qualifier is not None:
            right = qualifier == true.qualifier
            scores.add(gold.lang, "qualifiers", right, not right, not right)
            if not right:
                scores.errors.append(Error(gold.doc, "qualifier", true.text, qualifier, true.qualifier))


def compare(report: Report, gold: Gold, scores: Scores) -> None:
    """Count what one report says against its gold, into ``scores``."""
    scores.articles += 1
    text, facts = report.article.text, report.facts
    for evidence in (e for fact in facts for e in fact.evidence):
        right = text[evidence.start : evidence.end] == evidence.text
        scores.add(gold.lang, "evidence", right, not right, not right)
    _score_rounds([fact for fact in facts if isinstance(fact, FundingRound)], gold, scores)
    _score_qualifiers(facts, gold, scores)
    for kind in LISTS:
        _score_list(kind, facts, gold, scores)
