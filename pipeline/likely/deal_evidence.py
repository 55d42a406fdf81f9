"""The evidence that a name is bought, and that another buys it: how both stand to the words of deals, and what the rules chose."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from pipeline.groups.parts import is_part, owner, with_parts
from pipeline.languages import own
from pipeline.likely.context import Context
from pipeline.likely.evidence import of_name, parts
from pipeline.likely.raises import Place
from pipeline.likely.rows import Row
from pipeline.likely.skeleton import BORDERS, NAME, PLAIN, Bone, characters, names_of, skeleton
from pipeline.mentions.mention import Mention

_KEPT = frozenset(
    "buys target sells pays given_to leads holder round lists undone not_yet declines rival partner adviser says customer "
    "earlier worth past_job spends orders lends buy sell".split()
)
_DEAL = ("buys", "sells", "target")
_PLAIN = ("takes", *sorted(PLAIN), *sorted(characters()))  # of any trade
_SOUGHT = (
    *_DEAL, *_PLAIN,
    "undone", "not_yet", "pays", "given_to", "lists", "by", "holds", "upon", "from", "roof", "stake", "says", "rival", "adviser",
)  # fmt: skip
_MAY = frozenset((*_DEAL, *_PLAIN))  # what a sentence must hold for its names to be asked about
_SHORT = frozenset((*_MAY, NAME, *BORDERS, "、", "by", "holds", "upon", "from", "of", "says", "rival"))  # what a short path keeps
_SEEN = 80  # bones on each side of a name that are evidence: a usual sentence whole
_NAMES = 24  # names of a sentence that are asked about
_BACK = 2  # sentences before one that tells of a purchase in which the buyer may be named
_LONG = 6  # bones of a path


class Buyer(NamedTuple):
    """Who may buy.

    Attributes:
        name: the name; None for nobody who is named.
        sentence: where it stands.
        evidence: what speaks for it and against it.
    """

    name: Mention | None
    sentence: int
    evidence: tuple[str, ...]


class DealEvidence:
    """Reads the evidence of one article's names.

    Args:
        context: the article; in what is read here parts of firms are names.
    """

    def __init__(self, context: Context) -> None:
        self._firms = context.mask
        mask = with_parts(context.source, context.mask)
        self.context = context if mask is context.mask else replace(context, mask=mask, _rows={}, _readings={})
        self._bones: dict[int, list[Bone]] = {}
        self._places: dict[Place, tuple[str, ...]] = {}
        self.order = "spaced" if own(context.source.language).spaced else "dense"  # word order differs

    def asked(self) -> Iterator[Place]:
        """Every name of a sentence with a word of deals, or in which a rule found one: its sentence, and its place in the row."""
        for i, span in enumerate(self.context.sentences):
            if self.context.is_prose(i) and self.context.mask.within(*span, "name") and self.tells(i):
                yield from ((i, at) for at in self._names(i))

    def _names(self, i: int) -> Sequence[int]:
        """The places of a sentence's names, the first of many: a sentence of more is a list of other things."""
        return self.context.row(i).of_kind("name")[:_NAMES]

    def tells(self, i: int) -> bool:
        """Whether a sentence has a word of deals, or a rule found one in it."""
        if any(s.says == "acquisition" for s in self.context.said.get(i, ())):
            return True
        return any(c in _MAY for bone in self.bones(i) for c in bone.classes)

    def bones(self, i: int) -> list[Bone]:
        """The skeleton of a sentence."""
        if i not in self._bones:
            self._bones[i] = skeleton(self.context.row(i), _KEPT)
        return self._bones[i]

    def target(self, i: int, at: int) -> Iterator[str]:
        """The evidence for a name's being bought.

        Args:
            i: its sentence.
            at: its place in the sentence's row.
        """
        m = self.context.row(i).mention(at)
        for kind in self._beside(i, at):
            yield kind
            yield from parts(kind)
        yield from self._standing(i, at)
        yield from self._chosen(i, m)
        yield from self._known(m)

    def _of_place(self, place: Place) -> tuple[str, ...]:
        """What speaks for a buyer whoever is bought: looked up once a place."""
        if place not in self._places:
            self._places[place] = (*self._beside(*place), *self._standing(*place))
        return self._places[place]

    def _beside(self, i: int, at: int) -> Iterator[str]:
        """As for an investor, without the words that only stand somewhere in the sentence: few of those tell of this name."""
        return (kind for kind in of_name(self.context, i, at, 0) if not kind.startswith("sentence="))

    def _standing(self, i: int, at: int) -> Iterator[str]:
        """How a name stands in its sentence: what is right beside it, and the nearest word of each kind to both sides."""
        for kind in self._stands(i, at):
            yield kind
            yield f"{self.order}_{kind}"

    def _stands(self, i: int, at: int) -> Iterator[str]:
        row, every = self.context.row(i), self.bones(i)
        place = bisect.bisect_left(every, at, key=lambda bone: bone.at)
        here = min(place, _SEEN)
        names = names_of(bones := every[place - here : place + _SEEN])
        left, right = ["^"] * 4 + names[:here], names[here + 1 :] + ["$"] * 4
        yield f"skel_left={left[-1]}"
        yield f"skel_lefts={left[-2]} {left[-1]}"
        yield f"skel_lefts={left[-3]} {left[-2]} {left[-1]}"
        yield f"skel_right={right[0]}"
        yield f"skel_rights={right[0]} {right[1]}"
        yield f"skel_rights={right[0]} {right[1]} {right[2]}"
        yield f"skel_around={left[-1]} | {right[0]}"
        yield f"skel_around={left[-2]} {left[-1]} | {right[0]}"
        yield f"skel_around={left[-1]} | {right[0]} {right[1]}"
        yield f"skel_around={left[-2]} {left[-1]} | {right[0]} {right[1]}"
        yield from self._nearest("left", row, bones[:here][::-1])
        yield from self._nearest("right", row, bones[here + 1 :])
        have = {c for bone in bones for c in bone.classes}
        yield f"have={'+'.join(c for c in _DEAL if c in have) or 'nothing'}"
        many = names.count(NAME)
        yield f"names={min(many, 5)}"
        yield f"nth={min(names[:here].count(NAME), 4)} of {min(many, 5)}"

    def _nearest(self, side: str, row: Row, bones: Sequence[Bone]) -> Iterator[str]:
        names = borders = 0
        word = next((bone for bone in bones if not _MAY.isdisjoint(bone.classes)), None)
        if word:
            yield f"word_{side}={row.word(word.at)}"
        seen: list[str] = []
        for n, bone in enumerate(bones):
            for c in bone.classes:
                if c in _SOUGHT and c not in seen:
                    seen.append(c)
                    yield f"{side}_at={c} names {min(names, 3)}"
                    yield f"{side}_at={c} names {min(names, 3)} borders {min(borders, 2)}"
                    if c in _DEAL:
                        yield f"path_{side}={c}: {' '.join(names_of(bones[:n][:_LONG]))}"
            names += bone.classes == (NAME,)
            borders += bone.name in BORDERS
        yield f"seen_{side}={'+'.join(c for c in _DEAL if c in seen) or 'nothing'}"

    def _chosen(self, i: int, m: Mention) -> Iterator[str]:
        """What rules say of a name: that it is bought, here or elsewhere, that it buys, that others are bought."""
        found = False
        for deal in self.context.bought:
            where = "here" if deal.sentence == i else "elsewhere"
            how = "named" if deal.named else "meant" if deal.buyer else "nobody"
            if deal.target == m.value.key:
                found = True
                yield f"rule=target {where}"
                yield f"rule=target {where} by {how}"
                yield f"rule_status={where} {deal.status}"
                yield f"rule_name={where} {m.value.kind or 'unlisted'}"
                yield f"rule_by={where} {deal.rule}"
            elif deal.buyer == m.value.key:
                found = True
                yield f"rule=buyer {where}"
            elif where == "here":
                yield "rule=another here"
        if not found:
            yield f"rule={'others' if self.context.bought else 'none'}"
        yield from (f"fills={s.says} {slot}" for s in self.context.said.get(i, ()) for slot, filler in s.slots.items() if filler == m)
        yield from (f"company={says}" for says in sorted(self.context.companies.get(m.value.key, ())))

    def _known(self, m: Mention) -> Iterator[str]:
        """What a name is in its article."""
        key = m.value.key
        if is_part(m):
            yield f"part={'owned' if m.outer_start < m.start or m.value.name != self.context.words(m) else 'alone'}"
        if self.context.counts[key] == self.context.most:
            yield "who=most"
        if key in self.context.in_title:
            yield "who=in title"
        if key == self.context.topic:
            yield "who=topic"
        if m.start in self.context.taken or key in self.context.payers:
            yield "who=pays"

    def buyers(self, i: int, at: int) -> Iterator[Buyer]:
        """Every name that may buy the name at a place, and nobody: of its sentence, of those right before, of the title.

        Args:
            i: the sentence of who is bought.
            at: its place in the sentence's row.
        """
        bought = self.context.row(i).mention(at)
        places = [(i, k) for k in self._names(i) if self._may_buy(bought, self.context.row(i).mention(k))]
        seen = {self.context.row(j).mention(k).value.key for j, k in places}
        for j in [*range(i - 1, max(-1, i - _BACK - 1), -1), *([0] if i > _BACK and self.context.is_title(0) else [])]:
            row = self.context.row(j)
            new = [(j, k) for k in self._names(j) if self._may_buy(bought, m := row.mention(k)) and m.value.key not in seen]
            places += new
            seen |= {row.mention(k).value.key for _, k in new}
        chosen = {deal.buyer for deal in self.context.bought if deal.target == bought.value.key and deal.buyer}
        places += [place for key in sorted(chosen - seen) if (place := self._first.get(key))]
        for order, (j, k) in enumerate(places):
            yield Buyer(self._whole(self.context.row(j).mention(k)), j, tuple(self._buys((i, at), (j, k), order)))
        yield Buyer(None, i, tuple(self._nobody(i, at, len(places))))

    def _may_buy(self, bought: Mention, m: Mention) -> bool:
        return bool(m.value.key != bought.value.key and (not is_part(m) or owner(self._firms, m)))

    def _whole(self, m: Mention) -> Mention:
        """The firm that buys where a part of it does."""
        return (owner(self._firms, m) or m) if is_part(m) else m

    @cached_property
    def _first(self) -> dict[str, Place]:
        """Where each name is named first."""
        found: dict[str, Place] = {}
        for i in range(len(self.context.sentences)):
            for at in self.context.row(i).of_kind("name"):
                found.setdefault(self.context.row(i).mention(at).value.key, (i, at))
        return found

    def _buys(self, of: Place, place: Place, order: int) -> Iterator[str]:
        (i, at), (j, k) = of, place
        row = self.context.row(j)
        m = row.mention(k)
        bought = self.context.row(i).mention(at)
        apart = f"apart {min(i - j, 3) if j <= i else 'behind'}"
        yield apart.replace(" ", "=", 1)
        yield f"order={min(order, 5)}"
        yield from self._of_place(place)
        for kind in self._path(i, at, k) if i == j else ():
            yield kind
            yield f"{self.order}_{kind}"
        yield from self._rule_buys(i, j, m, bought)
        yield from self._known(m)
        if self.context.subjects.get(j) == m.value.key:
            yield f"subject={apart}"
        opens = self.context.subjects.get(i)
        yield f"opens={'it' if opens == m.value.key else 'the bought' if opens == bought.value.key else 'another' if opens else 'nobody'} {apart}"
        if k == 0 or row.of_kind("name")[0] == k:
            yield f"first={apart}"
        a, b = m.value.name, bought.value.name
        if a in b or b in a or a[:2] == b[:2]:
            yield "alike=yes"

    def _path(self, i: int, at: int, k: int) -> Iterator[str]:
        """What stands between two names of one sentence, what before the former and behind the latter."""
        bones = self.bones(i)
        a, b = sorted((at, k))
        side = "before" if k < at else "behind"
        x, y = (next(n for n, bone in enumerate(bones) if bone.at == place) for place in (a, b))
        between = names_of(bones[x + 1 : y])
        yield f"side={side}"
        yield f"between_names_{side}={min(between.count(NAME), 3)}"
        yield f"between_borders_{side}={min(sum(c in BORDERS for c in between), 3)}"
        classes = {c for name in between for c in name.split("/")}
        yield from (f"between_{side}={c}" for c in sorted(classes))
        deal = "+".join(c for c in (*_DEAL, *_PLAIN, "by") if c in classes) or "nothing"
        yield f"deal_between_{side}={deal}"
        yield f"deal_between_{side}={deal} names {min(between.count(NAME), 3)}"
        if len(between) <= _LONG:
            yield f"path_{side}={' '.join(between)}"
        short = [c for c in between if not _SHORT.isdisjoint(c.split("/"))]
        yield f"short_{side}={' '.join(short[:_LONG])}"
        before, behind = ["^", *names_of(bones[:x])][-1], [*names_of(bones[y + 1 :]), "$"][0]
        yield f"before_{side}={before}"
        yield f"behind_{side}={behind}"
        yield f"outer_{side}={before} {deal} {behind}"
        after = {c for bone in bones[y + 1 :] for c in bone.classes}
        yield from (f"after_{side}={c}" for c in _DEAL if c in after)

    def _rule_buys(self, i: int, j: int, m: Mention, bought: Mention) -> Iterator[str]:
        told = [deal for deal in self.context.bought if deal.target == bought.value.key]
        chosen = {deal.buyer for deal in told}
        if not told:
            yield "rule=none"
        elif m.value.key in chosen:
            deal = next(deal for deal in told if deal.buyer == m.value.key)
            how = "named" if deal.named else "meant"
            yield "rule=yes"
            yield f"rule=yes {how}"
            yield f"rule=yes {how} {'here' if deal.sentence == i else 'elsewhere'} {'one' if len(chosen) == 1 else 'several'}"
            yield f"rule_name={m.value.kind or 'unlisted'}"
        else:
            yield f"rule={'other' if chosen - {None} else 'nobody'}"
        for deal in self.context.bought:
            if deal.target != bought.value.key and deal.buyer == m.value.key:
                yield f"rule=buys another {'here' if deal.sentence == i else 'elsewhere'}"
            if deal.target == m.value.key:
                yield "rule=is bought"

    def _nobody(self, i: int, at: int, many: int) -> Iterator[str]:
        yield "nobody=yes"
        yield f"nobody_names={min(many, 4)}"
        bought = self.context.row(i).mention(at)
        told = [deal for deal in self.context.bought if deal.target == bought.value.key]
        yield f"nobody_rule={'none' if not told else 'named' if any(deal.named for deal in told) else 'meant' if any(d.buyer for d in told) else 'nobody'}"
        yield from (f"nobody_{kind}" for kind in self._standing(i, at))
