"""Noun groups: a name with what describes it. In X's parent Y, X 旗下 Y and the X-backed Y it is Y that is spoken of.

A noun of relation (``lexicons/relations.toml``) beside a name makes it a modifier. The head of its group is the name behind
the noun, or nobody's name: an X alternative, X 的競爭對手.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import PRIVATE, Mask
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.lexemes import HAN
from pipeline.text.late import late

_OF_PEOPLE = ("staff", "holder", "origin")
_OF_FIRMS = ("rival", "maker", "spun_out")
_REACH = 18  # characters behind a noun within which its name stands


def _kinds(language: str, *kinds: str) -> str:
    return "|".join(f"(?P<{kind}>{{{kind}.{language}}})" for kind in kinds)


def _nouns(template: str) -> re.Pattern[str]:
    return pattern(template, "relations")


# The noun touches the name, but a part or a firm of a group may be described, and behind 的 whatever stands there.
_CHINESE = (
    _nouns(rf"[」』\"”》]? ?(?:{_kinds('zh', *_OF_PEOPLE, *_OF_FIRMS)})"),
    _nouns(rf" ?(?:的|之) ?[{HAN}a-z0-9 ]{{0,8}}?(?:{_kinds('zh', *_OF_PEOPLE, *_OF_FIRMS, 'owner', 'part', 'firm')})"),
    _nouns(rf"[」』\"”》]? ?[{HAN}a-z0-9 ]{{0,8}}?(?:{_kinds('zh', 'owner', 'part')})"),
    _nouns(r" ?(?:所)?(?P<backed>{backed.zh})的"),
)
_MORE_CHINESE = _nouns(rf"的?[{HAN}a-z0-9]{{0,6}}?(?:{_kinds('zh', 'owner', 'part')})")
# "Reported", "chief" and "data" are its own only behind a possessive.
_ENGLISH = (
    _nouns(rf" (?:{_kinds('en', *_OF_FIRMS, 'holder', 'owner', 'part', 'origin')})"),
    _nouns(rf"['’]s? ?(?:[a-z0-9-]+ ){{0,4}}?(?:{_kinds('en', *_OF_PEOPLE, *_OF_FIRMS, 'owner', 'part', 'firm')})"),
    _nouns(r"-(?P<backed>{backed.en})"),
)
_OF_NAME = _nouns(rf"\b(?:{_kinds('en', 'owner', 'part', 'maker', 'rival', 'spun_out')}) of (?:the |a |an )?$")
_ASIDE_BEFORE = late(r" ?[,(] ?(?:now )?(?:the |an? )?(?:[a-z0-9-]+ ){0,4}")
_BETWEEN = _nouns(r"{between.zh}|{between.en}")
_TO_CHINESE = late(rf" ?(?:的|之)? ?([^,;:。!?()、\n{PRIVATE}]{{0,14}}?) ?[「『\"“《]?")
_TO_ENGLISH = _nouns(r",? (?:{firm.en} )?(?:{called.en} )?")
_WAYS = {"backed": late(r" ((?:[a-z0-9-]+ ){0,5})"), "part": _nouns(r" (?:{called.en} )?")}
_OWNED_BEFORE = late(r"['’]s? $")
_FIRM_INSIDE = _nouns(r"{firm_inside}")
_SPEAKS = _nouns(r"{speaks}")
_TOUCHES = late(rf"[^,;:。!?()、\n{PRIVATE}]{{0,30}}")
_FAR = 80  # and before a head, within which what describes it begins
_PEOPLE = ("staff", "origin")


@dataclass(frozen=True)
class NounGroup:
    """A name that describes, the noun that says how, and whom it describes.

    Attributes:
        kind: ``owner``, ``maker``, ``part``, ``rival``, ``spun_out``, ``origin``, ``staff``, ``holder``, ``firm``, ``backed``.
        start, end: the name and the noun, in code points, without the head.
        head: the name that the group is about; None where it has no name.
    """

    kind: str
    start: int
    end: int
    head: Mention | None = None


class NounGroups:
    """The noun groups around the names of one article."""

    def __init__(self, mask: Mask) -> None:
        self.mask = mask
        self._known: dict[tuple[int, int], NounGroup | None] = {}

    def of(self, m: Mention) -> NounGroup | None:
        """The group in which a name only describes; None where it is a head itself."""
        at = m.start, m.end
        if at not in self._known:
            self._known[at] = self._before(m) or self._chinese(m) or self._english(m)
        return self._known[at]

    def head(self, m: Mention) -> Mention | None:
        """The name that is spoken of where ``m`` is written: itself, the head of its group, or None where that is unnamed.

        >>> from pipeline.mentions.mention import Mention
        >>> text = "rv母公司rivera"
        >>> x, y = (Mention("name", a, b, None, "r") for a, b in ((0, 2), (5, 11)))
        >>> NounGroups(Mask(text, [x, y])).head(x) == y
        True
        """
        seen: set[int] = set()
        while (group := self.of(m)) and m.start not in seen:
            seen.add(m.start)
            if group.head is None:
                return None
            m = group.head
        return m

    def modifier(self, m: Mention) -> Mention | None:
        """The name before ``m`` that only describes it, or None."""
        before = self.mask.within(max(0, m.outer_start - _FAR), m.outer_start, "name")
        group = self.of(before[-1]) if before else None
        return before[-1] if group and group.head is m else None

    def begin(self, m: Mention) -> int:
        """Where the words begin that end in a name: before the names that describe it."""
        first: Mention | None = m
        while first:
            m, first = first, self.modifier(first)
        return m.outer_start

    def is_unnamed(self, start: int, at: int) -> bool:
        """Whether what begins at ``at`` is said of somebody described and not named: the X alternative |."""
        names = self.mask.within(start, at, "name")
        group = self.of(names[-1]) if names else None
        if group is None or group.head or group.kind in ("staff", "backed", "firm", "holder"):
            return False
        between = self.mask.text[group.end : at]
        return group.end <= at and bool(_TOUCHES.fullmatch(between)) and not _SPEAKS.search(between)

    def _chinese(self, m: Mention) -> NounGroup | None:
        text = self.mask.text
        found = next((x for p in _CHINESE if (x := p.match(text, m.outer_end)) and self._is_one(m, x)), None)
        if found is None:
            return None
        kind, end = str(found.lastgroup), found.end()
        while kind in ("owner", "part") and (more := _MORE_CHINESE.match(text, end)) and not _ends(more[0].lstrip("的"), more):
            kind, end = str(more.lastgroup), more.end()
        group = NounGroup(kind, m.start, end)
        return group if kind == "part" else replace(group, head=self._named(group, _TO_CHINESE))

    def _english(self, m: Mention) -> NounGroup | None:
        found = next((x for p in _ENGLISH if (x := p.match(self.mask.text, m.outer_end)) and self._is_one(m, x)), None)
        if found is None:
            return None
        group = NounGroup(str(found.lastgroup), m.start, found.end())
        if group.kind == "part" and _OWNED_BEFORE.search(self.mask.text, max(0, m.outer_start - 4), m.outer_start):
            return None  # Google's DeepMind unit: it has a name
        return replace(group, head=self._named(group, _WAYS.get(group.kind, _TO_ENGLISH)))

    def _before(self, m: Mention) -> NounGroup | None:
        """The group of a name behind its noun: Y, a unit of X; the maker of X."""
        begin = max(0, m.outer_start - 40)
        found = _OF_NAME.search(self.mask.text[begin : m.outer_start])
        if found is None:
            return None
        start = begin + found.start()
        names = self.mask.within(max(0, start - 60), start, "name")
        aside = names and _ASIDE_BEFORE.fullmatch(self.mask.text, names[-1].outer_end, start)
        return NounGroup(str(found.lastgroup), start, m.end, names[-1] if aside else None)

    def _is_one(self, m: Mention, found: re.Match[str]) -> bool:
        """Whether nothing between a name and a noun ends the group."""
        noun = found.start(str(found.lastgroup))
        return not _BETWEEN.search(self.mask.text[m.outer_end : noun].lstrip(" '’」』\"”》").removeprefix("的").removeprefix("s "))

    def _named(self, group: NounGroup, way: re.Pattern[str]) -> Mention | None:
        """The name behind a noun, if only words that describe it stand between."""
        names = self.mask.within(group.end, group.end + _REACH + 40, "name")
        if not names or getattr(names[0].value, "kind", None) == "person":
            return None
        between = way.fullmatch(self.mask.text, group.end, min(names[0].outer_start, group.end + _REACH))
        if between is None or between.end() < names[0].outer_start:
            return None
        if way.groups and _BETWEEN.search(between[1]):
            return None
        # X 的創辦人 Y is a person; X 創辦人的新公司 Y is not.
        return None if group.kind in _PEOPLE and not _FIRM_INSIDE.search(between[0]) else names[0]


def _ends(words: str, noun: re.Match[str]) -> bool:
    """Whether words between two nouns end the group before the second."""
    return bool(_BETWEEN.search(words.removesuffix(noun[str(noun.lastgroup)])))
