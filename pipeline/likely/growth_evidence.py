"""The kinds of evidence of a ratio's being by how much a company's figure rose or fell.

Beside the words of its clauses, its sentence is seen as the few that tell what is measured and which way it moved:
``Sales nudged 2.3% higher to 2.41 billion francs`` comes to ``metric ratio up to money``.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.groups.metrics import Word, words
from pipeline.lexicons.cues import pattern
from pipeline.likely.context import Context
from pipeline.likely.evidence import in_clauses, parts
from pipeline.likely.rows import SIGHT
from pipeline.mentions.ratio import Ratio

BORDER = ","
MEASURES = frozenset(("metric", "counted", "barrier"))
_BORDERS = re.compile(r"[,;:。()—–!?]|\.(?: |$)")
_KEPT = frozenset(("metric", "counted", "barrier", "turn", "change", "link"))
_BY_VALUE = frozenset(("change", "link"))  # classes whose words say different things
_MOVES = pattern(r"(?P<none>{none})|(?P<up>{up})|(?P<down>{down})|(?P<share>{share})", "growth")
WAYS = ("up", "down")
_ENDS = frozenset((BORDER, "ratio", "barrier", "share"))  # behind these a word says nothing of a ratio any more
_REACH = 60  # code points on each side of a ratio in which a word says which way it went
_JOINED = 5  # code points between two ratios that went the same way: 高出 6% 與 13%
_NEAR = 3  # bones on each side that count one by one
_BESIDE = 6  # words between a ratio and an amount beside it


class Bone(NamedTuple):
    """What is kept of a sentence: a word of figures, a mention or a border, and where it stands."""

    name: str
    start: int
    end: int
    word: Word | None = None


class Skeleton(NamedTuple):
    """What is kept of a sentence, and the place of the ratio that is asked about."""

    bones: Sequence[Bone]
    at: int

    def side(self, step: int) -> Sequence[Bone]:
        """What is kept to the left (-1) or to the right (1) of the ratio within sight, the nearest first."""
        if step < 0:
            return self.bones[max(0, self.at - SIGHT) : self.at][::-1]
        return self.bones[self.at + 1 : self.at + 1 + SIGHT]

    def gap(self, bone: Bone) -> int:
        """How many code points stand between the ratio and another bone."""
        return max(self.bones[self.at].start - bone.end, bone.start - self.bones[self.at].end)


@dataclass
class GrowthEvidence:
    """The evidence that the ratios of one article were by how much a figure of a company rose or fell.

    Attributes:
        context: the article.
    """

    context: Context
    _kept: dict[int, list[Bone]] = field(default_factory=dict)

    def asked(self, i: int) -> Sequence[int]:
        """The places of the ratios of a sentence by which a change may be told: no percentage points."""
        if not self.context.mask.within(*self.context.sentences[i], "ratio") or not self.context.is_prose(i):
            return []
        row = self.context.row(i)
        return [at for at in row.of_kind("ratio") if _may_be_a_change(row.mention(at).value)]

    def skeleton(self, i: int, at: int) -> Skeleton:
        """A sentence as its words of figures, its mentions and its borders, around the ratio at a place of its row."""
        if i not in self._kept:
            self._kept[i] = _bones(self.context, i)
        start = self.context.row(i).mention(at).outer_start
        return Skeleton(self._kept[i], bisect.bisect_left(self._kept[i], start, key=lambda bone: bone.start))

    def of(self, i: int, at: int) -> Iterator[str]:
        """The evidence for the ratio of a sentence at a place of its row."""
        row = self.context.row(i)
        value: Ratio = row.mention(at).value
        for kind in in_clauses(row, at - 1, at + 1):
            yield kind
            yield from parts(kind)
        yield from (f"unit={value.unit}", f"way={value.direction}", f"basis={value.basis}", f"change={value.change}")
        yield from _measured(self.skeleton(i, at))
        yield from _read_as(self.context, i, at)


def _may_be_a_change(value: Ratio) -> bool:
    return value.percents[0] is not None or value.ratio is not None


def _bones(context: Context, i: int) -> list[Bone]:
    """A sentence as its words of figures, its mentions and its borders, in order."""
    start, end = context.sentences[i]
    text = context.mask.text
    heard = [Bone(_called(w), w.start, w.end, w) for w in words(text, start, end) if w.kind in _KEPT and w.value != "none"]
    moves = [Bone(w.lastgroup or "", *w.span()) for w in _MOVES.finditer(text, start, end)]
    found = [Bone(other.kind, other.outer_start, other.outer_end) for other in context.mask.within(start, end)]
    for some in ([b for b in heard if b.word and b.word.kind != "link"], moves, heard):  # than is of better than
        taken = {at for bone in found for at in range(bone.start, bone.end)}
        found += [bone for bone in some if taken.isdisjoint(range(bone.start, bone.end))]
    taken = {at for bone in found for at in range(bone.start, bone.end)}
    found += [Bone(BORDER, *b.span()) for b in _BORDERS.finditer(text, start, end) if b.start() not in taken]
    return sorted((bone for bone in found if bone.name != "none"), key=lambda bone: bone.start)


def _called(word: Word) -> str:
    return word.value if word.kind in _BY_VALUE or word.value == "share" else word.kind


def way(bones: Skeleton) -> Bone | None:
    """The word that says which way a ratio went: the nearest of its clause, or of the one that ends right before it."""
    found = (bone for step in (-1, 1) for bone in _ways(bones, step))
    return min(found, key=bones.gap, default=None)


def _ways(bones: Skeleton, step: int) -> Iterator[Bone]:
    """The first word on one side of a ratio that says which way it went."""
    for n, bone in enumerate(bones.side(step)):
        first = step < 0 and n == 0  # what stands right before the ratio may part it from its word, or be told with it
        joined = bone.name == "ratio" and bones.gap(bone) <= _JOINED or bone.name == BORDER
        ends = bone.name in _ENDS and not (first and joined)
        if ends or bones.gap(bone) > _REACH:
            return
        if bone.name in WAYS:
            yield bone
            return


def _measured(bones: Skeleton) -> Iterator[str]:
    """What is measured in the sentence, which way it moved, and where both stand."""
    moved = way(bones)
    yield f"moved={moved.name if moved else 'nowhere'}"
    for side, step in (("before", -1), ("behind", 1)):
        names = [*(bone.name for bone in bones.side(step)), "<edge>"]
        yield from (f"bone_{side}{n}={name}" for n, name in enumerate(names[:_NEAR]))
        yield from (f"{side}_any={name}" for name in dict.fromkeys(names))


def _read_as(context: Context, i: int, at: int) -> Iterator[str]:
    """What rules and walks read a ratio and the amounts beside it as, and what they say around it."""
    row = context.row(i)
    readings = context.readings(i, row.mention(at))
    yield from (f"read={s.says}{' of part' if s.slots.get('of_part') else ''}" for s in readings)
    if not readings:
        yield "read=nothing"
    for where, j in (("here", i), ("sentence_before", i - 1), ("sentence_behind", i + 1)):
        yield from (f"{where}={says}" for says in sorted({s.says for s in context.said.get(j, ()) if s.rule.id != "growth.likely"}))
    earned = {money.start for s in context.said.get(i, ()) if s.says == "revenue" and (money := s.money())}
    for side, step in (("left", -1), ("right", 1)):
        beside = (at + step * n for n in range(1, _BESIDE + 1))
        if (place := next((place for place in beside if place in row.of_kind("money")), None)) is not None:
            yield f"money_{side}={'earned' if row.mention(place).start in earned else 'other'}"
