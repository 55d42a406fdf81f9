"""Ratios by which a company's figure likely rose or fell, where no rule or walk says so."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.frames.rule import rules
from pipeline.frames.statement import Statement
from pipeline.groups.figure_state import is_level
from pipeline.likely.context import Context
from pipeline.likely.growth_evidence import MEASURED, Bone, Skeleton, of_ratio, ratios, skeleton, way
from pipeline.likely.weights import likelihood, told
from pipeline.mentions.mention import Mention
from pipeline.mentions.ratio import Ratio

TOLD = 0.4
"""How likely a ratio must be a change of what a company earns to be told so."""
_BEHIND = 2
"""How much further a metric behind a ratio is than one before it."""


def growths(context: Context) -> Iterator[Statement]:
    """The likely changes of an article, as statements of a ratio, of what moved and of which way it moved.

    What moved is the metric that stands nearest, or that of the figure told last; a ratio that no word moves is none.
    """
    for i in range(len(context.sentences)):
        for at in ratios(context, i):
            m = context.row(i).mention(at)
            left = context.mask.text[context.sentences[i][0] : m.outer_start]
            if any(s.says != "aside" for s in context.readings(i, m)) or is_level(left, m.value):
                continue
            kinds = tuple(of_ratio(context, i, at))
            if likelihood("grew", kinds) < TOLD:
                continue
            bones = skeleton(context, i, m)
            metric, down = _metric(context, i, bones), _down(m, bones)
            if metric is None or down is None:
                continue
            context.source.note(f"growth.likely at {m.start}: {context.words(m)!r} {told('grew', kinds)}")
            name, start, end = metric
            slots = {"ratio": m, "metric": name, "down": down, "of_part": False}
            yield Statement(rules()["growth.likely"], min(start, m.start), max(end, m.end), i, slots)


def _down(m: Mention, bones: Skeleton) -> bool | None:
    """Whether a ratio is of a fall; None where nothing says which way it went."""
    value: Ratio = m.value
    word = way(bones)
    if word:
        return word.name == "down"
    return value.direction == "down" if value.direction else None


def _metric(context: Context, i: int, bones: Skeleton) -> tuple[str, int, int] | None:
    """What moved, and where that is said: the nearest metric of the sentence, or else that of the last figure right before."""
    ratio = bones.bones[bones.at]

    def far(bone: Bone) -> int:
        return bones.gap(bone) * (_BEHIND if bone.start > ratio.start else 1)

    near = min((b for b in bones.bones if b.word and b.word.kind in MEASURED), key=far, default=None)
    if near and near.word:
        return near.word.value, near.start, near.end
    before = [s for j in (i - 1, i) for s in context.said.get(j, ()) if s.says in ("revenue", "growth") and s.start < ratio.start]
    last = max(before, key=lambda s: s.start, default=None)
    return (last.slots["metric"], ratio.start, ratio.end) if last else None
