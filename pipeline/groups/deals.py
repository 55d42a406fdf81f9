"""Deals: who buys whom, read around the verb or the noun of a purchase, by side and marker and not by distance.

The verb is found first. What stands beside it says which way it is read: whom it is done by (被, by), whom it is done to
(對, of), or neither, and then who stands before it buys and who stands behind it is bought. Whoever is missing is left open.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.groups import coordination
from pipeline.groups.named import Named
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Mention, Source

OWNED = "name.owned"
"""The rule of a name that a handover tells of: the owner beside it is who has it now, and no head of its group."""
LOWEST_SHARE = 50  # percent: who buys less invests
_EACH = pattern(r"{each}", "deals")
_BEHIND_LIST = pattern(r" ?(?:[,;:。!?)\n(]|$|{list_over}|\ue003)", "deals")
_ACTS = pattern(r" ?(?:{buys.zh}|{merges.zh})", "deals")  # 甲併乙、丙 | 併丁
_CLOSED = pattern(r"{list_and}|&")


@dataclass(frozen=True)
class Deal:
    """A purchase as it is told: its words, and whom they name.

    Attributes:
        start, end: the words, in code points.
        target: who is bought; None where it is the subject.
        acquirer: who buys; None where it is the subject.
        money: the price, if it stands beside.
        several: whether the same words tell of other deals of the target.
        unnamed: whether who buys is described, or not said at all, and so is nobody who is named elsewhere.
        failed: whether its own words say that it came to nothing.
        told_before: whether who is bought is "it": whom the sentence before is about.
    """

    start: int
    end: int
    target: Mention | None
    acquirer: Mention | None = None
    money: Mention | None = None
    several: bool = False
    told_before: bool = False
    unnamed: bool = False
    failed: bool = False


@dataclass(frozen=True)
class Place:
    """An article, and one sentence of it in code points."""

    source: Source
    mask: Mask
    start: int
    end: int

    def names(self, start: int, end: int) -> list[Mention]:
        return self.mask.within(start, end, "name")


def deals(
    place: Place, span: tuple[int, int], targets: Sequence[Mention], acquirers: Sequence[Mention], money: Mention | None = None
) -> Iterator[Deal]:
    """The deals of these targets: each target one, and each buyer its own where it is said that each buys."""
    each = len(acquirers) > 1 and _EACH.search(place.mask.text, acquirers[0].start, span[1]) is not None
    buyers: Sequence[Mention | None] = acquirers if each else acquirers[:1] or [None]
    for target in targets:
        for buyer in buyers:
            yield Deal(*_around(span, target, buyer), target, buyer, money if len(targets) == 1 else None, each)


def _around(span: tuple[int, int], *mentions: Mention | None) -> tuple[int, int]:
    there = [m for m in mentions if m]
    return min([span[0], *(m.outer_start for m in there)]), max([span[1], *(m.outer_end for m in there)])


def listed(place: Place, first: Mention, end: int) -> list[Mention]:
    """A name and those that are listed behind it, up to ``end``: the last counts only if nothing else is said of it."""
    text = place.mask.text
    found = [n for n in coordination.after(place.source, place.mask, first.outer_start, end) if n.start >= first.start]
    if len(found) < 2:
        return [first]
    if found[0].start != first.start or not _CLOSED.search(text, found[0].end, found[-1].start) and "、" not in text[found[0].end : found[-1].start]:
        return [first]
    found = [*itertools.takewhile(lambda n: not _ACTS.match(text, n.end), found)] or found[:1]
    last = mention_of(place, found[-1])
    if place.source.language.startswith("zh") and not _BEHIND_LIST.match(text, last.outer_end):
        found = found[:-1]
    return [first, *(mention_of(place, n) for n in found[1:])]


def before(place: Place, start: int, last: Mention) -> list[Mention]:
    """A name and those that are listed before it, not further left than ``start``."""
    found = coordination.before(place.source, place.mask, start, last.outer_end)
    return [*(mention_of(place, n) for n in found if n.end <= last.start), last]


def mention_of(place: Place, n: Named) -> Mention:
    """An item of a list as a mention."""
    known = next((m for m in place.names(n.start, n.end + 4) if m.start == n.start and m.end == n.end), None)
    return known or Mention("name", n.start, n.end, n.ref, "name.item")


def share_of(place: Place, target: Mention, end: int) -> float | None:
    """The percentage of a target that stands right behind its name, up to ``end``."""
    ratio = next(iter(place.mask.within(target.outer_end, min(end, target.outer_end + 16), "ratio")), None)
    return float(ratio.value.percent) if ratio and ratio.value.percent is not None else None
