"""The evidence that a name goes public: what stands beside it, and what the words of going public near it say of it.

There are few listings to learn from, so most of the evidence is of concepts (``lexicons/listing.toml``: a plan, a failure,
who only helps), which many words share, and not of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from pipeline.groups.listings import NOT_LISTED
from pipeline.lexicons.cues import pattern
from pipeline.likely.context import Context
from pipeline.likely.evidence import BORDERS, of_name
from pipeline.likely.raises import Place
from pipeline.likely.rows import Row
from pipeline.mentions.mention import Mention

_WORD = pattern(
    r"(?P<goes>{goes.zh}|\b{goes.en}\b)|(?P<files>{files.zh}|\b{files.en}\b)|(?P<speaks>{speaks.zh}|\b{speaks.en}\b)", "listing"
)
_NOT = re.compile(r"(?:未|非|pre-?)$")
_DESCRIBES = pattern(r"[ -]?{attribute}|{describes.zh}", "listing")
_HOUSE = pattern(r"{house.zh} ?$|{house_object}(?: the| its)? $", "listing")
_HOUSE_BEHIND = pattern(r" ?{house_behind.zh}", "listing")
_CONCEPTS = ("plans", "fails", "done", "without", "helps", "goods", "market", "enters", "hails", "several", "raises")
_CONCEPT: Mapping[str, re.Pattern[str]] = {c: pattern(f"{{{c}}}", "listing") for c in _CONCEPTS}
_BEHIND: Mapping[str, re.Pattern[str]] = {
    c: pattern(rf"[ -]?的?{{{c}}}", "listing") for c in ("plans_behind", "fails_behind", "done_behind", "of", "without_plan", "files", "goes")
}
_BESIDE = frozenset("left left1 left2 right right1 right2 before after said ends count list beside place series".split())
_OTHERS = ("money", "when", "ratio")
_FAR = 200  # code points on each side of a name in which words of going public are looked for
_NEAR = 25  # words between a name and such a word that count one by one


class Word(NamedTuple):
    """A word of going public near a name.

    Attributes:
        side: where it stands: ``behind`` the name, or ``ahead`` of it.
        at: the word.
        gap: what parts the two, in code points.
    """

    side: str
    at: re.Match[str]
    gap: tuple[int, int]


class ListingEvidence:
    """Reads the evidence of one article's names.

    Args:
        context: the article.
    """

    def __init__(self, context: Context) -> None:
        self.context, self.text = context, context.mask.text

    def asked(self) -> Iterator[Place]:
        """Every name that may go public in a sentence with a word of going public: its sentence, and its place in the row."""
        for i, span in enumerate(self.context.sentences):
            if self.context.is_prose(i) and next(self._words(*span), None):
                row = self.context.row(i)
                yield from ((i, at) for at in row.of_kind("name") if row.mention(at).value.kind not in NOT_LISTED)

    def of(self, i: int, at: int) -> Iterator[str]:
        """The evidence for a name's going public.

        Args:
            i: its sentence.
            at: its place in the sentence's row.
        """
        m = self.context.row(i).mention(at)
        yield from (kind for kind in of_name(self.context, i, at, 0) if kind.partition("=")[0] in _BESIDE)
        yield from self._standing(i, at)
        yield from self._told(i, m)
        for word in (words := self.words(i, m)):
            yield from self._of_word(i, word, (word.side, "nearest") if word is words[0] else (word.side,))
        yield f"nearest={words[0].side if words else 'none'}"

    def words(self, i: int, m: Mention) -> list[Word]:
        """The nearest word of going public on each side of a name in its sentence, the nearer first; behind it counts as nearer."""
        start, end = self._sight(i, m)
        ahead = [*self._words(start, m.outer_start)][-1:]
        behind = next(self._words(m.outer_end, end), None)
        found = [Word("ahead", x, (x.end(), m.outer_start)) for x in ahead]
        found += [Word("behind", behind, (m.outer_end, behind.start()))] if behind else []
        return sorted(found, key=lambda word: word.gap[1] - word.gap[0] + 4 * (word.side == "ahead"))

    def _sight(self, i: int, m: Mention) -> tuple[int, int]:
        start, end = self.context.sentences[i]
        return max(start, m.outer_start - _FAR), min(end, m.outer_end + _FAR)

    def _words(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """The words of going public in a span, without those that only describe: 未上市, 上市公司, pre-IPO."""
        for x in _WORD.finditer(self.text, start, end):
            if not _NOT.search(self.text, max(0, x.start() - 4), x.start()) and not _DESCRIBES.match(self.text, x.end()):
                yield x

    def _standing(self, i: int, at: int) -> Iterator[str]:
        """Who else and what else is named, what the sentence holds near it, and whether it is a house that helps."""
        row, m = self.context.row(i), self.context.row(i).mention(at)
        names = [row.mention(place).value for place in row.of_kind_near("name", at) if place != at]
        yield f"names={min(len(names), 4)}"
        yield from (f"named={ref.kind or 'unlisted'}" for ref in names)
        yield from (f"{kind}={'before' if place < at else 'after'}" for kind in _OTHERS for place in row.of_kind_near(kind, at))
        sight = self._sight(i, m)
        yield from (f"holds={c}" for c, words in _CONCEPT.items() if words.search(self.text, *sight))
        if _WORD.search(self.context.source.folded, m.start, m.end):
            yield "inside=a word of going public"
        if _HOUSE.search(self.text, max(sight[0], m.outer_start - 16), m.outer_start) or _HOUSE_BEHIND.match(self.text, m.outer_end):
            yield "who=helps"

    def _told(self, i: int, m: Mention) -> Iterator[str]:
        """What rules say of it, and where else it is named."""
        yield from (f"fills={filled}" for filled in self._fills.get(m.start, ()))
        if m.value.key in self.told:
            yield "told=anywhere"
        if self.told - {m.value.key}:
            yield "told=another"
        if self.context.counts[m.value.key] == self.context.most:
            yield "who=most"
        if m.value.key in self.context.in_title:
            yield "who=in title"
        if m.start in self.context.taken or m.value.key in self.context.payers:
            yield "who=pays"

    @cached_property
    def told(self) -> frozenset[str]:
        """Who goes public by the rules."""
        said = (s for some in self.context.said.values() for s in some if s.says in ("listing", "listing_money"))
        return frozenset(m.value.key for s in said if (m := s.mention("company")))

    @cached_property
    def _fills(self) -> Mapping[int, tuple[str, ...]]:
        """Which slots of which statements each mention fills."""
        found: dict[int, list[str]] = {}
        for s in (s for some in self.context.said.values() for s in some):
            for slot, m in s.slots.items():
                if isinstance(m, Mention):
                    found.setdefault(m.start, []).append(f"{s.says} {slot}")
        return {start: tuple(sorted(set(filled))) for start, filled in found.items()}

    def _of_word(self, i: int, word: Word, sides: tuple[str, ...]) -> Iterator[str]:
        """What a word of going public says, and what stands between it and the name; under its side, and as the nearest."""
        between = [token.word for token in Row(self.context.mask, *word.gap).tokens]
        found = [
            f"word={word.at[0]}", f"class={word.at.lastgroup}", f"lead={self.text[max(0, word.at.start() - 1) : word.at.start()]}",
            f"far={min(len(between) // 3, 6)}", f"names_between={min(between.count('<name>'), 3)}",
            f"clauses={min(sum(w in BORDERS for w in between), 3)}", *(f"between=<{kind}>" for kind in _OTHERS if f"<{kind}>" in between),
            *(f"concept={c}" for c, words in _CONCEPT.items() if words.search(self.text, *word.gap)),
            *(f"next={c}" for c, words in _BEHIND.items() if words.match(self.text, word.at.end(), self.context.sentences[i][1])),
        ]  # fmt: skip
        for kind in found:
            group, _, what = kind.partition("=")
            yield from (f"{group}_{side}={what}" for side in sides)
        if len(between) < _NEAR:
            yield from (f"between_{word.side}={w}" for w in between)
