"""The evidence for a name's being whose a figure is: the words around both, where it stands in the article, whom the rules chose."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import Literal, NamedTuple

from pipeline.groups.metrics import words
from pipeline.lexicons.cues import pattern
from pipeline.likely.context import Context
from pipeline.likely.evidence import of_money, of_owner
from pipeline.likely.likelihood import Question, likelihood
from pipeline.mentions.mention import Mention
from pipeline.text.fold import fold

_NEAREST, _BACK = 10, 60  # names that are asked about beside those that stand out, and mentions before a figure among which they are looked for
_OPENING = 12  # code points before a name that opens its sentence all the same: 另外，X; In May X
_MANY = 4
_SIGHT = 400  # code points on each side of a figure in which its sentence's other names are counted
_IT = pattern(r"(?:{opening_anaphor.zh}|{opening_anaphor.en}|the (?:[a-z0-9-]+ ){0,3}{opening_noun}|{this_company}|其|公司|集團|該|this )")
_NO_COMPANIES = frozenset(("person", "reporter", "government", "exchange", "media"))
_OF_MONEY = "money_"  # groups of what stands around an amount: that says what it is, and not whose

_GRADES = (0.02, 0.1, 0.25, 0.45, 0.65, 0.85)  # how likely an amount is raised, or earned, in steps
_FIGURES: tuple[Question, ...] = ("raised", "earned")

How = Literal["slot", "named", "focus"]


class Asked(NamedTuple):
    """A figure of which it is asked whose it is.

    Attributes:
        kind: what it is: ``round``, ``valuation``, ``revenue`` or ``growth``; ``series`` where a round's series is told and no amount.
        sentence: where it stands.
        figure: the amount, the ratio or the series.
        chosen: the key of whom the rules chose, or None.
        how: how they chose: by a ``slot`` of a rule, as one who is ``named`` beside it, or who is in ``focus``.
        rule: by which rule the figure is read.
    """

    kind: str
    sentence: int
    figure: Mention
    chosen: str | None = None
    how: How = "focus"
    rule: str = ""


class Owner(NamedTuple):
    """A name that may be whose a figure is.

    Attributes:
        name: its mention nearest to the figure.
        sentence: where that stands.
        evidence: what speaks for it and against it.
    """

    name: Mention
    sentence: int
    evidence: tuple[str, ...]


def _is_metric(m: Mention) -> bool:
    """Whether a name that nobody lists is what is measured: ARR (Annualized Revenue Run-rate)."""
    name = fold(m.value.name)
    return not m.value.id and any(word.kind == "metric" for word in words(name, 0, len(name)))


class WhoseEvidence:
    """Reads the evidence of one article's figures.

    Args:
        context: the article.
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self.names = [m for m in context.mask.within(0, len(context.mask.text), "name") if not _is_metric(m)]
        self._starts = [m.start for m in self.names]

    def owners(self, asked: Asked) -> Iterator[Owner]:
        """Every name that may be whose a figure is, the nearer first."""
        at = self.context.row(asked.sentence).place(asked.figure)
        if at is None:
            return
        nearest = {key: self._nearest(key, asked) for key in self._keys(asked)}
        beside = sorted(nearest.items(), key=lambda item: (abs(asked.sentence - item[1][0]), abs(item[1][1].start - asked.figure.start)))
        for order, (sentence, m) in enumerate(where for _, where in beside):
            yield Owner(m, sentence, tuple(self._of(asked, at, (sentence, m), order)))

    def nobody(self, asked: Asked) -> tuple[str, ...]:
        """The evidence that a figure is nobody's who is named, or none of those that are asked for."""
        kinds = [f"nobody={asked.kind}", f"nobody_how={asked.kind} {asked.how if asked.chosen else 'none'}"]
        kinds += [f"nobody_rule={asked.rule}", f"nobody_many={min(_MANY + 1, len({*self._keys(asked)}))}"]
        at = self.context.row(asked.sentence).place(asked.figure)
        if at is not None and asked.figure.kind == "money":
            words = (*of_money(self.context, asked.sentence, at),)
            grade = {question: bisect.bisect(_GRADES, likelihood(question, words)) for question in _FIGURES}
            kinds += [f"nobody_{question}={asked.kind} {n}" for question, n in grade.items()]
        return tuple(kinds)

    def _keys(self, asked: Asked) -> Iterator[str]:
        """The names that are asked about: those named last, those that the title names or that stand out, and whom the rules chose."""
        end = bisect.bisect(self._starts, self.context.sentences[asked.sentence][1])
        last = (m.value.key for m in reversed(self.names[max(0, end - _BACK) : end]))
        yield from islice(dict.fromkeys(last), _NEAREST)
        yield from (key for key in self._standing_out if self._mentions[key][0].start < self.context.sentences[asked.sentence][1])
        if asked.chosen in self._mentions:
            yield str(asked.chosen)

    @cached_property
    def _mentions(self) -> dict[str, list[Mention]]:
        found: dict[str, list[Mention]] = {}
        for m in self.names:
            found.setdefault(m.value.key, []).append(m)
        return found

    @cached_property
    def _standing_out(self) -> list[str]:
        """Whom the title names, and whom the text names first."""
        named = (key for key in sorted(self.context.in_title) if key in self._mentions)  # what is measured is no owner
        return [*dict.fromkeys([*named, *self._first.values()])][: _NEAREST + 2]

    @cached_property
    def _first(self) -> dict[str, str]:
        """Who is named first in the title, first in the text, and as the first that is a company."""
        found: dict[str, str] = {}
        for m in self.names:
            found.setdefault("title" if self.context.is_title(self._sentence(m)) else "body", m.value.key)
            if m.value.kind not in _NO_COMPANIES:
                found.setdefault("company", m.value.key)
        return found

    def _sentence(self, m: Mention) -> int:
        return max(0, bisect.bisect(self.context.starts, m.start) - 1)

    def _nearest(self, key: str, asked: Asked) -> tuple[int, Mention]:
        """The mention of a name that counts: the last before a figure in its sentence, else the first behind it there, else the last before."""
        start, end = self.context.sentences[asked.sentence]
        every = self._mentions[key]
        behind = bisect.bisect(every, asked.figure.start, key=lambda m: m.start)
        if behind and every[behind - 1].start >= start:
            return asked.sentence, every[behind - 1]
        follows = behind < len(every) and every[behind].start < end
        m = every[behind] if follows or not behind else every[behind - 1]
        return self._sentence(m), m

    def _of(self, asked: Asked, at: int, where: tuple[int, Mention], order: int) -> Iterator[str]:
        sentence, m = where
        row = self.context.row(sentence)
        place = row.place(m)
        if place is None:
            return
        beside = of_owner(self.context, (asked.sentence, at), (sentence, place), order)
        yield from (kind for kind in beside if not kind.startswith(_OF_MONEY))
        for kind in self._in_article(asked, sentence, m, place):
            yield kind
            yield f"{asked.kind}_{kind}"

    def _in_article(self, asked: Asked, sentence: int, m: Mention, place: int) -> Iterator[str]:
        """What the article makes of a name: its standing, its part elsewhere, whether a figure's sentence opens with another, the rules' choice."""
        yield from self._choice(asked, m)
        yield from self._standing(m)
        yield from self._opening(asked, sentence, m)
        row = self.context.row(sentence)
        if any("says" in row.senses(place + n) for n in (1, 2)):
            yield "speaks=yes"

    def _choice(self, asked: Asked, m: Mention) -> Iterator[str]:
        chosen = asked.chosen == m.value.key
        yield f"rule={'yes' if chosen else 'other' if asked.chosen else 'none'}"
        if chosen:
            yield f"chosen={asked.how}"
            yield f"chosen={asked.how} opens {self._opens(asked.sentence)}"
            yield f"chosen={m.value.kind or 'unlisted'}"

    def _standing(self, m: Mention) -> Iterator[str]:
        context, key = self.context, m.value.key
        yield f"rank={min(_MANY, bisect.bisect(self._counts, -context.counts[key] - 0.5))}"
        yield f"count={min(_MANY + 1, context.counts[key])}"
        yield f"kind={m.value.kind or ('listed' if m.value.id else 'unlisted')}"
        yield from (f"first={where}" for where, first in self._first.items() if first == key)
        yield from (f"is={says}" for says in sorted(context.companies.get(key, ())))
        if key in context.payers:
            yield "is=payer"

    @cached_property
    def _counts(self) -> list[int]:
        """How often each name is named, as negative numbers, the most frequent first."""
        return sorted(-count for count in self.context.counts.values())

    def _opening(self, asked: Asked, sentence: int, m: Mention) -> Iterator[str]:
        start, end = self.context.sentences[asked.sentence]
        here = self.context.mask.within(max(start, asked.figure.start - _SIGHT), min(end, asked.figure.end + _SIGHT), "name")
        before = len({x.value.key for x in here if x.start < asked.figure.start})
        apart = asked.sentence - sentence
        yield f"dist={max(-1, min(apart, _MANY))}"
        yield f"opens={self._opens(asked.sentence)} dist{max(-1, min(apart, 3))} here{min(before, 2)}"
        if opener := self._opener(asked.sentence):
            own = opener.value.key == m.value.key
            yield f"opener={('chosen' if own and asked.chosen == m.value.key else 'yes') if own else 'another'}"
        if not apart:
            side = "before" if m.start < asked.figure.start else "behind"
            low, high = sorted((m.start, asked.figure.start))
            between = [x for x in here if low < x.start < high and x.value.kind != "person" and x.value.key != m.value.key]
            yield f"side={side}"
            yield f"others={min(len(between), 3)} {side}"

    def _opener(self, sentence: int) -> Mention | None:
        """The name that a sentence opens with, if it does."""
        start, end = self.context.sentences[sentence]
        first = next(iter(self.context.mask.within(start, min(end, start + _SIGHT), "name")), None)
        return first if first and first.outer_start - start <= _OPENING else None

    def _opens(self, sentence: int) -> str:
        if _IT.match(self.context.mask.text, self.context.sentences[sentence][0]):
            return "it"
        return "name" if self._opener(sentence) else "other"
