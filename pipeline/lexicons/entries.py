"""What a lexicon file says: organisations, one a line; words that are ordinary too; words that are no name.

::

    [venture]
    honghu-capital = ["鴻圖創投", "Honghu Capital", "鴻圖"]

    [ambiguous]
    words = ["鴻圖"]

    [none]
    words = ["鴻圖大展"]

Ours and a user's are read by the same reader; whatever is wrong in one is one line: the file, the place, what to do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.errors import LexiconError
from pipeline.text.fold import fold
from pipeline.text.late import late
from pipeline.vocabulary import loads


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation: ``name`` is what we call it, ``aliases`` are its other spellings, ``id`` never changes."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Its name and its aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Entries:
    """What lexicon files say, checked; small enough to be sent to other processes and machines.

    Attributes:
        ambiguous: folded spellings that are ordinary words too.
        none: words that are no name.
    """

    organisations: tuple[Organisation, ...] = ()
    ambiguous: tuple[str, ...] = ()
    none: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.organisations or self.ambiguous or self.none)


class LexiconFile(NamedTuple):
    """A lexicon file that was read; ``name`` is what messages and ``run.json`` call it."""

    name: str
    content: bytes


LARGEST = 20_000_000  # bytes of a lexicon file
_ID = late(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WORD = late(r"[0-9a-z]")
_WIDE = late(r"[^\0-\u2e7f]")
_SEAM = late(r"([0-9a-z])([\u3400-\u9fff])|([\u3400-\u9fff])([0-9a-z])")
_LINE = 'write: some-id = ["Name", "another spelling"]'
WORDS = ("ambiguous", "none")  # tables of words, not of organisations


def wide(surface: str) -> bool:
    """Whether a folded spelling has characters of a script without case and blanks.

    >>> wide("idg资本"), wide("börse")
    (True, False)
    """
    return not surface.isascii() and bool(_WIDE.search(surface))


def spaced(surface: str) -> str:
    """A folded spelling in two scripts as it is also set: IDG资本 as IDG 资本.

    >>> spaced("idg资本"), spaced("资本")
    ('idg 资本', '资本')
    """
    if not _WORD.search(surface) or not wide(surface):
        return surface
    return _SEAM.sub(lambda seam: " ".join(g for g in seam.groups() if g), surface)


def surfaces(spelling: str) -> tuple[str, ...]:
    """The folded surfaces that a spelling is found by."""
    surface = fold(spelling)
    return tuple(dict.fromkeys((surface, spaced(surface))))


def trouble(spelling: str) -> str | None:
    """What keeps a spelling from being a name, or None.

    >>> trouble("A"), trouble("鴻圖創投")
    ("'A' is too short; a name has two characters or more", None)
    """
    if not spelling.isprintable():
        return f"{spelling!r} has a character that cannot be printed or a wide blank; write it on one line with plain blanks"
    if spelling.strip() != spelling:
        return f"{spelling!r} has blanks around it; take them away"
    if len(spelling) < 2:
        return f"{spelling!r} is too short; a name has two characters or more"
    first = fold(spelling[0])
    if first.isascii() and not _WORD.match(first):
        return f"{spelling!r} begins with a mark; begin it with a letter or a digit"
    return None


def read_file(path: Path, name: str) -> LexiconFile:
    """Read a lexicon file, to be called ``name``.

    Raises:
        LexiconError: there is none, or it cannot be read.
    """
    if not path.is_file():
        what = "a folder" if path.is_dir() else "not a regular file" if path.exists() else "no such file"
        raise LexiconError(f"{name}: cannot be read ({what}); name a lexicon file in TOML")
    try:
        with path.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as error:
        raise LexiconError(f"{name}: cannot be read ({error.strerror}); check its permissions") from error
    if len(content) > LARGEST:
        raise LexiconError(f"{name}: larger than {LARGEST:,} bytes; split it")
    return LexiconFile(name, content)


def parse(file: LexiconFile, kinds: Collection[str] | None = None, *, ours: bool = False) -> Entries:
    """What one file says.

    Args:
        kinds: the tables there may be; any where None.
        ours: a file of this package, whose entries are checked by a test and not at every start.

    Raises:
        LexiconError: it is no TOML, or not a lexicon.
    """
    where = file.name
    organisations: list[Organisation] = []
    words: dict[str, list[str]] = {table: [] for table in WORDS}
    for kind, table in _tables(file).items():
        if not isinstance(table, dict):
            raise LexiconError(f"{where}: {kind!r} stands outside a table; put it under [venture], [company] …")
        if kinds is not None and kind not in kinds and kind not in WORDS:
            raise LexiconError(f"{where}: there is no kind [{kind}]; there are {', '.join(sorted(kinds))}, and [ambiguous] and [none]")
        for key, names in table.items():
            if not ours:
                _check(f"{where}: [{kind}] {key!r}", kind, key, names)
            if kind in words:
                words[kind] += names
            else:
                organisations.append(Organisation(key, names[0], kind, tuple(names[1:])))
    return Entries(tuple(organisations), tuple(fold("\n".join(words["ambiguous"])).split("\n")) if words["ambiguous"] else (), tuple(words["none"]))


def _tables(file: LexiconFile) -> Mapping[str, Any]:
    try:
        return loads(file.content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise LexiconError(f"{file.name}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    except ValueError as error:
        raise LexiconError(f"{file.name}: not TOML: {error}; {_LINE}") from error
    except RecursionError as error:
        raise LexiconError(f"{file.name}: nests too deep; {_LINE}") from error


def _check(place: str, kind: str, key: str, names: object) -> None:
    if kind in WORDS and key != "words":
        raise LexiconError(f'{place}: an unknown key; this table has one: words = ["word", "another"]')
    if kind not in WORDS and not _ID.fullmatch(key):
        raise LexiconError(f"{place}: not an id; an id is of small letters, digits and hyphens, such as acme-robotics")
    if not isinstance(names, list):
        raise LexiconError(f"{place}: not a list of names; {_LINE}")
    if not names and kind not in WORDS:
        raise LexiconError(f"{place}: has no name; {_LINE}")
    for name in names:
        if not isinstance(name, str):
            raise LexiconError(f"{place}: {name!r} is no name; put names in quotes")
        if wrong := trouble(name):
            raise LexiconError(f"{place}: {wrong}")


def together(files: Iterable[tuple[str, Entries]]) -> Entries:
    """Several files as one: an id that stands in two of them has the names of both.

    Raises:
        LexiconError: an id has two kinds, or a spelling belongs to two ids.
    """
    known: dict[str, Organisation] = {}
    homes: dict[str, str] = {}
    owners: dict[str, tuple[str, str]] = {}
    ambiguous: list[str] = []
    none: list[str] = []
    for where, entries in files:
        for new in entries.organisations:
            old = known.get(new.id)
            if old and old.kind != new.kind:
                raise LexiconError(
                    f"{where}: the id {new.id!r} is given twice, under [{new.kind}] and under [{old.kind}] of {homes[new.id]};"
                    " keep one, or choose another id"
                )
            homes.setdefault(new.id, where)
            known[new.id] = joined(old, new) if old else new
            _claim(owners, where, new.id, new.spellings)
        _claim(owners, where, "[none]", entries.none)
        ambiguous += entries.ambiguous
        none += entries.none
    return Entries(tuple(known.values()), tuple(ambiguous), tuple(none))


def joined(old: Organisation, new: Organisation) -> Organisation:
    """An organisation with what another entry of its id says: the name of the first, the kind of the second."""
    others = dict.fromkeys((*old.aliases, *new.spellings))
    return Organisation(old.id, old.name, new.kind, tuple(name for name in others if name != old.name))


def _claim(owners: dict[str, tuple[str, str]], where: str, owner: str, spellings: Sequence[str]) -> None:
    for spelling in spellings:
        for surface in surfaces(spelling):
            before = owners.setdefault(surface, (owner, where))
            if before[0] != owner:
                raise LexiconError(f"{where}: {spelling!r} belongs to {owner} and to {before[0]} of {before[1]}; keep it in one of them")
