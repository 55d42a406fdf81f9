"""How close to each other an article has the words that prove a fact: in one sentence, in one clause."""

from __future__ import annotations

import bisect
from collections.abc import Collection
from datetime import date
from itertools import islice

from pipeline.languages import own
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mention import Source, source_of
from pipeline.model import Article, Evidence, Fact
from pipeline.text.late import late

_MARK = late("[,;:。!?\n]|[\u3400-\u9fff] [\u3400-\u9fff]")  # parts clauses; a headline's blank does, too

_REFERS = pattern(r"{refers}", "stating")
_MOST = 200  # pairs of one fact: whoever repeats a fact all day is no surer of it
_BRACKETED = 80  # code points of a bracket on either side of what is asked for
_REACH = 60  # code points of a clause beside what is asked for


class Nearness:
    """An article as what is told of it is weighed.

    Attributes:
        text: of the article.
        folded: the same, folded.
        sentences: where its sentences are, in code points, in order.
        founders: of names that were asked for, folded, whether the article says that they founded something.
    """

    def __init__(self, article: Article | Source) -> None:
        self._source = article if isinstance(article, Source) else source_of(article)
        self.text, self.sentences = article.text, self._source.sentences
        self.founders: dict[str, bool] = {}

    @property
    def spaced(self) -> bool:
        """Whether its language has blanks between words."""
        return own(self._source.language).spaced

    @property
    def published(self) -> date | None:
        """When the article was written."""
        return self._source.published

    @property
    def folded(self) -> str:
        return self._source.folded

    def sentence(self, evidence: Evidence) -> int:
        """The number of the sentence in which a piece of evidence stands."""
        return bisect.bisect(self.sentences, evidence.start, key=lambda span: span[0]) - 1

    def goes_on(self, place: int) -> bool:
        """Whether the sentence of a number goes on from the one before, behind a semicolon."""
        return place > 0 and self.folded.endswith(";", *self.sentences[place - 1])

    def around(self, evidence: Evidence) -> tuple[int, int]:
        """The sentence in which a piece of evidence stands; the whole text where it stands in none."""
        place = self.sentence(evidence)
        return self.sentences[place] if place >= 0 else (0, len(self.folded))

    def places(self, fact: Fact, *fields: str) -> set[int]:
        """The numbers of the sentences that have one of these fields."""
        return {self.sentence(e) for e in fact.evidence if e.field in fields}

    def pairs(self, fact: Fact, one: Collection[str], other: Collection[str]) -> list[tuple[Evidence, Evidence]]:
        """Evidence of a field of ``one`` with evidence of a field of ``other``, in one sentence; the first of very many.

        >>> from pipeline.model import RevenueFact, Money, Name
        >>> text = "Acme, a lab, earned $5. It lost $1."
        >>> spans = (("company", 0, 4), ("money", 20, 22), ("money", 32, 34))
        >>> words = tuple(Evidence(start=s, end=e, text=text[s:e], field=f) for f, s, e in spans)
        >>> money = Money(text="$5", value=5, currency="USD")
        >>> fact = RevenueFact(id="f", company=Name(name="Acme", text="Acme"), metric="revenue", money=money, evidence=words, rule="r")
        >>> near = Nearness(Article(id="a", source="a", sha256="0", language="en", text=text))
        >>> [(name.text, told.text, near.in_clause(name, told)) for name, told in near.pairs(fact, ["company"], ["money"])]
        [('Acme', '$5', False)]
        """
        second: dict[int, list[Evidence]] = {}
        for e in fact.evidence:
            if e.field in other:
                second.setdefault(self.sentence(e), []).append(e)
        found = ((a, b) for a in fact.evidence if a.field in one for b in second.get(self.sentence(a), ()))
        return list(islice(found, _MOST))

    def are_apart(self, fact: Fact, one: Collection[str], other: Collection[str]) -> bool:
        """Whether an article has two fields of a fact, and never both in one sentence, or the other behind "it" in the next."""
        first, second = self.places(fact, *one), [e for e in fact.evidence if e.field in other]
        return bool(first and second) and not any(self.sentence(e) in first or self._refers_to(first, e) for e in second)

    def _refers_to(self, places: set[int], evidence: Evidence) -> bool:
        """Whether a piece of evidence stands behind a word for who the sentence before is about, be it in the same one before a semicolon."""
        place = first = self.sentence(evidence)
        while self.goes_on(first):
            first -= 1
        begins = self.sentences[first][0] if first >= 0 else 0
        return not places.isdisjoint(range(first - 1, place)) and _REFERS.search(self.folded, begins, evidence.start) is not None

    def refers(self, evidence: Evidence) -> bool:
        """Whether a word for who is spoken of stands before a piece of evidence in its sentence."""
        return _REFERS.search(self.folded, self.around(evidence)[0], evidence.start) is not None

    def in_clause(self, one: Evidence, other: Evidence) -> bool:
        """Whether no mark parts two pieces of evidence."""
        start, end = min(one.end, other.end), max(one.start, other.start)
        return _MARK.search(self.folded, start, max(start, end)) is None

    def clause(self, one: Evidence, other: Evidence) -> str:
        """The folded clause around two pieces of evidence that no mark parts."""
        start, end = min(one.start, other.start), max(one.end, other.end)
        behind = _MARK.search(self.folded, end, end + _REACH)
        return self.before(start) + self.folded[start : behind.start() if behind else end + _REACH]

    def bracket(self, at: int) -> tuple[int, int] | None:
        """The bracket that a place stands in, within its line; None outside of any."""
        start = max(self.folded.rfind("(", max(0, at - _BRACKETED), at), -1)
        if start < 0 or self.folded.find(")", start, at) >= 0 or self.folded.find("\n", start, at) >= 0:
            return None
        end = self.folded.find(")", at, at + _BRACKETED)
        return (start, end) if end >= 0 else None

    def before(self, start: int) -> str:
        """The folded words of a clause before a place in it."""
        marks = [m.end() - (len(m[0]) == len("增 年")) for m in _MARK.finditer(self.folded, max(0, start - _REACH), start)]
        return self.folded[marks[-1] if marks else max(0, start - _REACH) : start]
