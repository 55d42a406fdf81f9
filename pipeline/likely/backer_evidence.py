"""The evidence that a name pays for a round told near it: what stands around it, how it stands to the verbs, and what the rules chose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.frames.statement import Statement
from pipeline.groups.named import Named
from pipeline.likely.context import Context
from pipeline.likely.evidence import of_name, parts
from pipeline.likely.skeleton import BORDERS, NAME, Bone, skeleton
from pipeline.mentions.mention import Mention

_KEPT = frozenset(
    "buys sells pays given_to leads follows holder round lists undone not_yet declines rival partner adviser says customer "
    "earlier worth past_job spends orders lends".split()
)
_SOUGHT = _KEPT | {"by", "from", "money", "series"}
_MANY = 4  # names of a list
_FEW = 3


@dataclass(frozen=True)
class Listed:
    """A name as an item of a list of investors that rules read.

    Attributes:
        statement, role: the list.
        place, size: its place in it, and how many there are.
        who: the item.
    """

    statement: Statement
    role: str
    place: int
    size: int
    who: Named

    def evidence(self, m: Mention) -> Iterator[str]:
        """What the list says of a name that stands in its item."""
        rule = self.statement.rule
        how = "walk" if "walked" in rule.fixed else "rule"
        yield f"by={self.role}"
        yield f"by_rule={rule.id}"
        yield f"by_rule={rule.id} {self.role}"
        yield f"how={how} {min(max(rule.strength, -1), _MANY)}"
        yield f"how={self.role} {how} {min(self.place, 2)}"
        yield f"index={min(self.place, _FEW)} of {min(self.size, _MANY)}"
        yield "whole=" + ("yes" if (m.start, m.end) == (self.who.start, self.who.end) else "head" if m.start == self.who.start else "no")
        if self.who.role:
            yield f"bracket={self.who.role}"
        if self.who.parent:
            yield "parent=yes"
        yield from (f"slot={slot}" for slot in self.statement.slots if slot.endswith(("_before", "_after")))


@dataclass
class BackerEvidence:
    """Reads the evidence of one article's names.

    Attributes:
        context: the article.
        listed: by where a name begins, the items of lists that it stands in.
    """

    context: Context
    listed: dict[int, list[Listed]]
    _bones: dict[int, list[Bone]] = field(default_factory=dict)

    def of(self, i: int, at: int, apart: int) -> Iterator[str]:
        """The evidence for a name's being an investor; arguments as for ``of_name``."""
        for kind in of_name(self.context, i, at, apart):
            yield kind
            yield from parts(kind)
        yield from self._by_rules(i, at)
        run = self.context.row(i).run(at)
        yield from self._outline(i, at, at, "")
        if len(run) > 1:
            yield from self._outline(i, run[0], run[-1], "run_")

    def _by_rules(self, i: int, at: int) -> Iterator[str]:
        """What rules say of a name, and who beside it they take for investors."""
        context, row = self.context, self.context.row(i)
        m = row.mention(at)
        listed = self.listed.get(m.start, [])
        if not listed:
            yield "by=nobody"
        for item in listed:
            yield from item.evidence(m)
        for s in context.said.get(i, ()):
            for slot in (slot for slot, filler in s.slots.items() if filler is m):
                yield f"fills={s.says} {slot}"
                yield f"fills_rule={s.rule.id} {slot}"
        yield from (f"company={says}" for says in sorted(context.companies.get(m.value.key, ())))
        if m.value.key in self._payers:
            yield f"payer={'here' if listed else 'elsewhere'}"
        if context.counts[m.value.key] == context.most:
            yield "who=most"
        if m.value.key in context.in_title:
            yield "who=in title"
        others = [row.mention(place).start in self.listed for place in row.run(at) if place != at]
        if others:
            yield f"beside_listed={'all' if all(others) else 'some' if any(others) else 'none'}"
        yield from (f"lists={where}" for where, near in (("here", (i,)), ("near", (i - 1, i + 1))) if self._sentences.intersection(near))

    @cached_property
    def _payers(self) -> frozenset[str]:
        names = self.context.mask.within(0, len(self.context.mask.text), "name")
        return frozenset(m.value.key for m in names if m.start in self.listed)

    @cached_property
    def _sentences(self) -> frozenset[int]:
        return frozenset(item.statement.sentence for items in self.listed.values() for item in items)

    def _outline(self, i: int, first: int, last: int, what: str) -> Iterator[str]:
        """How a name, or the list that it stands in, stands to what else its sentence is made of."""
        bones = self._skeleton(i)
        left = ["^"] * 3 + [bone.name for bone in bones if bone.at < first]
        right = [bone.name for bone in bones if bone.at > last] + ["$"] * 3
        for n in range(1, 4):
            yield f"{what}bones_left{n}={' '.join(left[-n:])}"
            yield f"{what}bones_right{n}={' '.join(right[:n])}"
        for before, behind in ((1, 1), (2, 1), (1, 2), (2, 2)):
            yield f"{what}bones={' '.join(left[-before:])}|{' '.join(right[:behind])}"
        for side, outwards in (("left", [b for b in bones if b.at < first][::-1]), ("right", [b for b in bones if b.at > last])):
            yield from self._distances(outwards, f"{what}to_{side}")

    def _distances(self, outwards: Sequence[Bone], group: str) -> Iterator[str]:
        """How many names and borders part a name from the nearest word of each class."""
        names = borders = 0
        seen: set[str] = set()
        for bone in outwards:
            for sought in (c for c in bone.classes if c in _SOUGHT and c not in seen):
                seen.add(sought)
                yield f"{group}_{sought}={min(names, _FEW)} names"
                yield f"{group}_{sought}={min(names, _FEW)} names {min(borders, 2)} borders"
            names += bone.name == NAME
            borders += bone.name in BORDERS

    def _skeleton(self, i: int) -> list[Bone]:
        if i not in self._bones:
            self._bones[i] = skeleton(self.context.row(i), _KEPT)
        return self._bones[i]
