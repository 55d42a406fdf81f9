"""The kinds of evidence of a ratio's being by how much a company's figure rose or fell.

Beside the words of its clauses, its sentence is seen as the few that tell what is measured and which way it moved:
``Sales nudged 2.3% higher to 2.41 billion francs`` comes to ``metric ratio up to money``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.groups.metrics import Word, words
from pipeline.lexicons.cues import pattern
from pipeline.likely.context import Context
from pipeline.likely.evidence import in_clauses, parts
from pipeline.mentions.mention import Mention
from pipeline.mentions.ratio import Ratio

BORDER = ","
MEASURES = frozenset(("metric", "counted", "barrier"))
_BORDERS = re.compile("[,;:。()—–]|[!?.](?= |$)")
_KEPT = frozenset(("metric", "counted", "barrier", "turn", "change", "link"))
_BY_VALUE = frozenset(("change", "link"))  # classes whose words say different things
_MOVES = pattern(r"(?P<none>{none})|(?P<up>{up})|(?P<down>{down})|(?P<share>{share})", "growth")
_WAYS = ("up", "down")
_ENDS_WAY = frozenset(("ratio", "barrier", "share"))  # behind these a word says nothing of a ratio any more
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
        """What is kept to the left (-1) or to the right (1) of the ratio, the nearest first."""
        return self.bones[: self.at][::-1] if step < 0 else self.bones[self.at + 1 :]

    def gap(self, bone: Bone) -> int:
        """How many code points stand between the ratio and another bone."""
        return max(self.bones[self.at].start - bone.end, bone.start - self.bones[self.at].end)


def ratios(context: Context, i: int) -> Sequence[int]:
    """The places of the ratios of a sentence by which a change may be told: no percentage points."""
    if not context.mask.within(*context.sentences[i], "ratio") or not context.is_prose(i):
        return []
    row = context.row(i)
    return [at for at in row.of_kind("ratio") if _may_be_a_change(row.mention(at).value)]


def _may_be_a_change(value: Ratio) -> bool:
    return value.percents[0] is not None or value.ratio is not None


def skeleton(context: Context, i: int, m: Mention) -> Skeleton:
    """A sentence as its words of figures, its mentions and its borders, around a ratio.

    Args:
        context: the article.
        i: the sentence.
        m: the ratio.
    """
    start, end = context.sentences[i]
    text = context.mask.text
    heard = [Bone(_called(w), w.start, w.end, w) for w in words(text, start, end) if w.kind in _KEPT and w.value != "none"]
    moves = [Bone(w.lastgroup or "", *w.span()) for w in _MOVES.finditer(text, start, end)]
    found = [Bone(other.kind, other.outer_start, other.outer_end) for other in context.mask.within(start, end)]
    for bones in ([b for b in heard if b.word and b.word.kind != "link"], moves, heard):  # than is of better than
        taken = {at for bone in found for at in range(bone.start, bone.end)}
        found += [bone for bone in bones if taken.isdisjoint(range(bone.start, bone.end))]
    taken = {at for bone in found for at in range(bone.start, bone.end)}
    found += [Bone(BORDER, *b.span()) for b in _BORDERS.finditer(text, start, end) if b.start() not in taken]
    found = [bone for bone in found if bone.name != "none"]
    found.sort(key=lambda bone: bone.start)
    return Skeleton(found, next(n for n, bone in enumerate(found) if bone.start == m.outer_start))


def _called(word: Word) -> str:
    return word.value if word.kind in _BY_VALUE or word.value == "share" else word.kind


def way(bones: Skeleton) -> Bone | None:
    """The word that says which way a ratio went: the nearest of its clause, or of the one that ends right before it."""
    found = (bone for step in (-1, 1) for bone in _ways(bones, step))
    return min(found, key=bones.gap, default=None)


def _ways(bones: Skeleton, step: int) -> Iterator[Bone]:
    """The first word on one side of a ratio that says which way it went."""
    for n, bone in enumerate(bones.side(step)):
        ends = bone.name in _ENDS_WAY and not (step < 0 and n == 0 and bone.name == "ratio" and bones.gap(bone) <= _JOINED)
        if ends or bones.gap(bone) > _REACH or bone.name == BORDER and (step > 0 or n > 0):
            return
        if bone.name in _WAYS:
            yield bone
            return


def of_ratio(context: Context, i: int, at: int) -> Iterator[str]:
    """The evidence for a ratio's being by how much a figure of a company rose or fell.

    Args:
        context: the article.
        i: the sentence.
        at: the place of the ratio in its row.
    """
    row = context.row(i)
    m = row.mention(at)
    value: Ratio = m.value
    for kind in in_clauses(row, at - 1, at + 1):
        yield kind
        yield from parts(kind)
    yield from (f"unit={value.unit}", f"way={value.direction}", f"basis={value.basis}", f"change={value.change}")
    yield from _measured(skeleton(context, i, m))
    yield from _read_as(context, i, at)


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
        beside = (place for n in range(1, _BESIDE + 1) if (place := at + step * n) in row.of_kind("money"))
        if (place := next(beside, None)) is not None:
            yield f"money_{side}={'earned' if row.mention(place).start in earned else 'other'}"
