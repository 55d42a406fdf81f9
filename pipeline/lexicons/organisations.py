"""Organisations that are known by name: their spellings, a stable id, and a scan that finds them in text.

The vocabulary is data: every ``lexicons/organisations*.toml`` is read, and what users bring (``lexicons/brought``). One
line is one organisation, the table says its kind, the first spelling is its name and the rest are aliases.
``[ambiguous]`` lists spellings that are ordinary words too; ``[none]`` lists words that only look like an organisation
and hide the shorter name inside them (阿里山).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import LexiconError
from pipeline.lexicons.entries import (
    Entries,
    LexiconFile,
    Organisation,
    joined,
    parse,
    read_file,
    spaced,
    surfaces,
    together,
    wide,
)
from pipeline.text.fold import fold
from pipeline.vocabulary import uncollected

__all__ = ["Hit", "Lexicon", "Organisation", "load"]


class Hit(NamedTuple):
    """An organisation written at ``text[start:end]``; ``ambiguous``: believe it only where a company is expected."""

    start: int
    end: int
    organisation: Organisation
    ambiguous: bool


class _Surface(NamedTuple):
    """A folded spelling's meaning: None is a word that is no organisation. ``spelling`` is "" where case is free."""

    organisation: Organisation | None
    spelling: str
    ambiguous: bool


_WORD = re.compile(r"[0-9a-z]+")
_LETTERLESS = re.compile(r"[^0-9a-z]+").fullmatch
_OTHER = re.compile(r"[^\x00-\x7f]+")
# Legal forms say "this is a company", so that even an ambiguous word before them is its name; 集团/Group do not.
_LEGAL = re.compile(
    r"(?: ?(?:股份有限公司|有限责任公司|有限公司|株式会社)"
    r"|,? (?:inc|corp|corporation|incorporated|co|ltd|limited|llc|plc|llp|lp|ag|se|sa|nv|gmbh|pte|pvt)\.?)$"
)
_LOOSE = re.compile(r"(?:集团|控股|公司| group| holdings?)$")


def _in_word(char: str) -> bool:
    """Whether a Latin name may not touch this character."""
    return char.isalnum() and char < "\u2e80"


def _joins(pair: str) -> bool:
    """Whether the second of two characters goes on what the first began: a word, or the digits of 2.3M.

    >>> [_joins(pair) for pair in ("xm", ".3", "-m", " 3")]
    [True, True, False, False]
    """
    return _in_word(pair[0]) or pair[1].isdecimal() and pair[0] in ".,$€£¥"


def _spelt(spelling: str, written: str) -> bool:
    """Whether ``written``, equal but for case, is the name and not a common word.

    >>> [_spelt("Founders Fund", w) for w in ("Founders Fund", "FOUNDERS FUND", "founders fund", "Founders fund")]
    [True, True, False, False]
    >>> _spelt("BOND", "Bond"), _spelt("OpenAI", "Openai"), _spelt("UBTECH", "Ubtech")
    (False, True, True)
    """
    if written == spelling:
        return True
    if not written.isascii():  # full width and typographic quotes
        written = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else "'" if c in "‘’" else c for c in written)
        if written == spelling:
            return True
    if spelling.isupper() and (" " in spelling or len(spelling) < 5):  # acronyms are written as such
        return False
    return written in (spelling.upper(), " ".join(word.capitalize() for word in spelling.split(" ")))


class Lexicon:
    """Organisations by spelling. Immutable; ``with_file`` and ``with_entries`` give a larger one.

    Raises:
        LexiconError: an id or a spelling belongs to two organisations, or is not well formed.

    >>> lexicon = Lexicon([Organisation("sequoia-capital", "Sequoia Capital", "venture", ("Sequoia", "紅杉資本"))])
    >>> lexicon.lookup("红杉资本").name
    'Sequoia Capital'
    """

    def __init__(
        self,
        organisations: Iterable[Organisation],
        ambiguous: Iterable[str] = (),
        none: Iterable[str] = (),
        refused: Iterable[str] = (),
    ) -> None:
        self.organisations = tuple(organisations)
        self.ambiguous, self.none = tuple(ambiguous), tuple(none)
        self._ids: dict[str, Organisation] = {}
        self._surfaces: dict[str, _Surface] = {}
        heads: dict[str, set[int]] = {}
        doubtful = set(self.ambiguous)
        surfaces = self._surfaces
        for surface, spelling, owner in self._entries():
            known = surfaces.get(surface)
            if known is None:
                surfaces[surface] = _Surface(owner, spelling, owner is None or surface in doubtful)
                heads.setdefault(surface[:2] if surface > "{" else _head(surface), set()).add(len(surface))
            elif known.organisation is not owner:
                owners = f"{_name(known.organisation)} and {_name(owner)}"
                raise LexiconError(f"{surface!r} names two: {owners}; keep it in one of them")
        self._refused = frozenset(refused)
        self._heads = {head: tuple(sorted(sizes, reverse=True)) for head, sizes in heads.items()}

    def _entries(self) -> Iterator[tuple[str, str, Organisation | None]]:
        """Every folded surface, the spelling that it must have ("" where case is free), and whose it is."""
        spellings: list[str] = []
        owners: list[Organisation | None] = []
        for organisation in self.organisations:
            if organisation.id in self._ids:
                raise LexiconError(f"the id {organisation.id!r} is given twice; choose another for one of them")
            self._ids[organisation.id] = organisation
            spellings.extend(organisation.spellings)
            owners.extend([organisation] * len(organisation.spellings))
        spellings.extend(self.none)
        owners.extend([None] * len(self.none))
        folded = fold("\n".join(spellings)).split("\n") if spellings else []  # once: folding is cheap by the character, not by the call
        for spelling, surface, owner in zip(spellings, folded, owners, strict=True):
            if len(surface) < 2 or surface.strip() != surface:
                raise LexiconError(f"{spelling!r} is too short or has blanks around it")
            if surface.isascii() or surface[0] < "\u2e80" and not wide(surface):
                yield surface, "" if owner is None else spelling, owner
                continue
            yield surface, "", owner
            if not _LETTERLESS(surface) and (apart := spaced(surface)) != surface:
                yield apart, "", owner

    def get(self, id: str) -> Organisation | None:
        """The organisation of this id."""
        return self._ids.get(id)

    def lookup(self, surface: str) -> Organisation | None:
        """The organisation that a whole name means, or None.

        Args:
            surface: a name in any case, width and script, with or without its legal form.

        >>> load().lookup("ＮＶＩＤＩＡ Corp.").id, load().lookup("鴻海集團").id, load().lookup("阿里山")
        ('nvidia', 'foxconn', None)
        """
        key = " ".join(fold(surface).split())
        if (found := self._surfaces.get(key)) is not None:
            return found.organisation
        for _ in range(3):  # "the … Group Co., Ltd."
            shorter = _LEGAL.sub("", key)
            loose = shorter == key
            if loose:
                shorter = _LOOSE.sub("", key.removeprefix("the "))
            key = shorter.rstrip(" ,")
            if (found := self._surfaces.get(key)) is not None:
                return None if loose and found.ambiguous else found.organisation
        return None

    def denies(self, surface: str) -> bool:
        """Whether a user says of this whole spelling that it is no name, so that shape and place make none of it.

        Our own [none] only hides the shorter names inside its words: of 小米粥 nobody would make a company.

        >>> load().denies("阿里山"), load().with_entries(Entries(none=("阿里山",))).denies("阿里山")
        (False, True)
        """
        return bool(self._refused) and fold(surface) in self._refused

    def is_ambiguous(self, surface: str) -> bool:
        """Whether this spelling is an ordinary word too, or no organisation at all.

        >>> load().is_ambiguous("Block"), load().is_ambiguous("阿里山"), load().is_ambiguous("Nvidia")
        (True, True, False)
        """
        found = self._surfaces.get(fold(surface))
        return found is not None and found.ambiguous

    def scan(self, text: str, folded: str) -> list[Hit]:
        """Every organisation written in ``text``, in order, without overlaps; the longer of two that overlap wins.

        Names in Latin letters count only in their own case or in capitals, at word boundaries; names in Chinese
        count anywhere.

        Args:
            text: the original; offsets of the hits are code points into it.
            folded: ``fold(text)``, of the same length.

        >>> text = "由紅杉資本领投,Nvidia跟投;阿里山的apple不算"
        >>> [(text[h.start:h.end], h.organisation.id) for h in load().scan(text, fold(text))]
        [('紅杉資本', 'sequoia-capital'), ('Nvidia', 'nvidia')]
        """
        kept: list[tuple[int, int, _Surface]] = []
        for start, end, found in sorted(self._candidates(text, folded), key=lambda c: c[:2]):
            if kept and start < kept[-1][1]:
                if end - start <= kept[-1][1] - kept[-1][0]:
                    continue
                kept.pop()
            kept.append((start, end, found))
        return [Hit(s, e, f.organisation, f.ambiguous) for s, e, f in kept if f.organisation is not None]

    def _candidates(self, text: str, folded: str) -> Iterator[tuple[int, int, _Surface]]:
        """The longest spelling at each position that can start one."""
        heads = self._heads
        for word in _WORD.finditer(folded):
            if (sizes := heads.get(word[0])) is not None:
                yield from self._at(text, folded, word.start(), sizes)
        for run in _OTHER.finditer(folded):
            for start in range(run.start(), run.end()):
                if (sizes := heads.get(folded[start : start + 2])) is not None:
                    yield from self._at(text, folded, start, sizes)

    def _at(self, text: str, folded: str, start: int, sizes: tuple[int, ...]) -> Iterator[tuple[int, int, _Surface]]:
        for size in sizes:
            end = start + size
            found = self._surfaces.get(folded[start:end]) if end <= len(folded) else None  # a slice over the end would be a shorter name
            if found is None:
                continue
            if start and _in_word(folded[start]) and _joins(folded[start - 1 : start + 1]):
                continue
            if end < len(folded) and _in_word(folded[end - 1]) and _in_word(folded[end]):
                continue
            if not found.spelling or _spelt(found.spelling, text[start:end]):
                yield start, end, found
                return

    def with_entries(self, entries: Entries) -> Lexicon:
        """This lexicon and what somebody else says, which wins over it.

        A known id keeps its name, takes the kind and gets more spellings; a spelling that is given to another id, or
        to none, is no longer the former owner's. An organisation that has no spelling left is gone.
        """
        claims = {s: o.id for o in entries.organisations for name in o.spellings for s in surfaces(name)}
        claims |= {s: "" for word in entries.none for s in surfaces(word)}
        lost = {s for s, id in claims.items() if (known := self._surfaces.get(s)) and _id(known.organisation) != id}
        robbed = {_id(self._surfaces[s].organisation) for s in lost}
        merged = {o.id: o for o in self.organisations if o.id not in robbed}
        for old in (o for o in self.organisations if o.id in robbed):
            if left := [name for name in old.spellings if lost.isdisjoint(surfaces(name))]:
                merged[old.id] = Organisation(old.id, left[0], old.kind, tuple(left[1:]))
        for new in entries.organisations:
            merged[new.id] = joined(merged[new.id], new) if new.id in merged else new
        none = [w for w in self.none if lost.isdisjoint(surfaces(w))] if "" in robbed else self.none
        ambiguous = [word for word in self.ambiguous if word not in lost]
        refused = (self._refused - lost) | {fold(word) for word in entries.none}
        return Lexicon(merged.values(), (*ambiguous, *entries.ambiguous), (*none, *entries.none), refused)

    def with_file(self, path: Path) -> Lexicon:
        """This lexicon and what one file says.

        Raises:
            LexiconError: the file cannot be read or is no lexicon.
        """
        return self.with_entries(together([(path.name, parse(read_file(path, path.name)))]))


def _name(owner: Organisation | None) -> str:
    return owner.id if owner else "[none]"


def _id(owner: Organisation | None) -> str:
    return owner.id if owner else ""


def _head(surface: str) -> str:
    """What a spelling is looked for by: its first word in Latin letters, or its first two characters.

    >>> _head("sequoia capital"), _head("idg资本"), _head("红杉资本")
    ('sequoia', 'idg', '红杉')
    """
    word = None if surface > "{" else _WORD.match(surface)  # "{" comes behind the letters
    return word[0] if word else surface[:2]


@functools.cache
@uncollected()
def load() -> Lexicon:
    """The lexicon of this package: every ``lexicons/organisations*.toml``. Read once.

    >>> load().get("sequoia-capital").name
    'Sequoia Capital'
    """
    folder = resources.files("pipeline").joinpath("lexicons")
    files = sorted((f for f in folder.iterdir() if f.name.startswith("organisations") and f.name.endswith(".toml")), key=lambda f: f.name)
    found = [parse(LexiconFile(file.name, file.read_bytes()), ours=True) for file in files]
    organisations = [o for entries in found for o in entries.organisations]
    return Lexicon(organisations, [w for e in found for w in e.ambiguous], [w for e in found for w in e.none])
