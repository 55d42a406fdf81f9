"""Ratios by which a company's figure likely rose or fell, where no rule or walk says so."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from pipeline.frames.rule import rules
from pipeline.frames.statement import Statement
from pipeline.groups.figure_state import is_level
from pipeline.likely.context import Context
from pipeline.likely.growth_evidence import BORDER, MEASURES, WAYS, Bone, GrowthEvidence, Skeleton, way
from pipeline.likely.likelihood import likelihood, told
from pipeline.mentions.mention import Mention
from pipeline.mentions.ratio import Ratio
from pipeline.text.late import late

TOLD = 0.4
"""How likely a ratio must be a change of what a company earns to be told so."""
_SHARE = late(r" of (?:its|the|our|all|their|those|these|that|total|his|her|every)\b")  # 60% of its users: no change
_FIGURES = ("money", "ratio")
_BETWEEN = frozenset((BORDER, "when", "up", "down", "base", "since", "to", "of"))
"""What may stand between an amount and a ratio by which it rose or fell."""


def growths(context: Context) -> Iterator[Statement]:
    """The likely changes of an article, as statements of a ratio, of what moved and of which way it moved.

    What moved is the metric that stands nearest, or that of the figure told last; a ratio that no word moves is none.
    """
    evidence = GrowthEvidence(context)
    for i in range(len(context.sentences)):
        for at in evidence.asked(i):
            m = context.row(i).mention(at)
            left = context.mask.text[context.sentences[i][0] : m.outer_start]
            if any(s.says != "aside" for s in context.readings(i, m)) or is_level(left, m.value) or _SHARE.match(context.mask.text, m.outer_end):
                continue
            kinds = tuple(evidence.of(i, at))
            if likelihood("grew", kinds) < TOLD:
                continue
            bones = evidence.skeleton(i, at)
            metric, down = _metric(context, i, bones), _down(m, bones)
            if metric is None or down is None:
                continue
            context.source.note(f"growth.likely at {m.start}: {context.words(m)!r}", told, "grew", kinds)
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
    """What moved, and where that is said; None where it is nothing that a company earns by: a price, a margin.

    That is the measure behind a ratio in its clause (a 7% rise in sales) where none before it is still without a figure, the one
    of the amount right before (sales were $233 million, a jump of 71%), the nearest before, or that of the last figure told.
    """
    ratio = bones.bones[bones.at]
    before, behind = _clause(bones, -1), _clause(bones, 1)
    own, next_to = _measure(before), _measure(_until(behind, _FIGURES))
    figure = next((b for b in bones.side(-1) if b.name not in _BETWEEN), None)
    said = [s for j in (i - 1, i) for s in context.said.get(j, ()) if s.says in ("revenue", "growth") and s.start < ratio.start]
    of_it = [s for s in said if figure and (money := s.mention("money")) and money.outer_start == figure.start]
    has_figure = bool(of_it) or any(b.name in _FIGURES for b in (before[: before.index(own)] if own else ()))
    if next_to and (_moves(behind[: behind.index(next_to)]) if has_figure else own is None):
        return _named(next_to)
    nearest = own or (None if of_it else _measure(bones.side(-1)))
    unknown = figure is not None and figure.name == "money" and not of_it
    if nearest or unknown:
        return _named(nearest) if nearest else None  # of an amount right before nobody knows what it is
    last = max(of_it or said, key=lambda s: s.start, default=None)
    return (last.slots["metric"], ratio.start, ratio.end) if last else None


def _moves(bones: Sequence[Bone]) -> bool:
    return any(bone.name in WAYS for bone in bones)


def _clause(bones: Skeleton, step: int) -> Sequence[Bone]:
    return _until(bones.side(step), (BORDER,))


def _until(bones: Sequence[Bone], stops: Collection[str]) -> Sequence[Bone]:
    return bones[: next((n for n, bone in enumerate(bones) if bone.name in stops), len(bones))]


def _measure(bones: Sequence[Bone]) -> Bone | None:
    return next((bone for bone in bones if bone.word and bone.word.kind in MEASURES), None)


def _named(bone: Bone) -> tuple[str, int, int] | None:
    word = bone.word
    return (word.value, bone.start, bone.end) if word and word.kind != "barrier" else None
