"""Whom a slot names: a name that only describes another gives its place to the head of its group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.frames.statement import NOBODY, Statement
from pipeline.groups.deals import OWNED
from pipeline.groups.noun_groups import NounGroup, NounGroups
from pipeline.groups.parts import is_part, owner
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Mention, Source
from pipeline.mentions.names.inventory import NameRef, key

SLOTS = ("company", "acquirer", "target")
# Groups that are bought, or buy, under the name of what they are; a part of a firm is a name of its own (groups/parts).
_AS_WRITTEN = {"target": ("owner", "firm"), "acquirer": ("owner",)}
# Groups through which the name itself acts or is spoken of.
_TRANSPARENT = {
    "target": ("staff", "backed", "holder", "part"),
    "acquirer": ("staff", "part", "firm", "backed"),
    "company": ("staff", "holder", "firm", "origin"),
}


def to_heads(source: Source, mask: Mask, statements: Sequence[Statement]) -> None:
    """Put the heads of noun groups into the slots of statements: who buys X 母公司 Y buys Y."""
    groups = NounGroups(mask)
    for s in statements:
        for slot in SLOTS:
            m = s.mention(slot)
            if m and slot == "acquirer" and is_part(m):
                m = owner(mask, m)
                s.slots[slot] = m or NOBODY
            group = groups.of(m) if m and m.rule != OWNED else None
            if m and group:
                s.slots[slot] = _filled(source, groups, slot, m, group)


def _filled(source: Source, groups: NounGroups, slot: str, m: Mention, group: NounGroup) -> Mention | str:
    if head := groups.head(m):
        return m if slot == "company" and group.kind == "firm" else head
    if group.kind in _AS_WRITTEN.get(slot, ()):
        return _as_written(source, m, group)
    return m if group.kind in _TRANSPARENT[slot] else NOBODY


def _as_written(source: Source, m: Mention, group: NounGroup) -> Mention:
    """A name of the words of a group."""
    words = source.text[group.start : group.end]
    return replace(m, start=group.start, end=group.end, value=NameRef(words, None, None, key(words)), rule="name.group",
                   outer_start=group.start, outer_end=group.end)  # fmt: skip
