"""Organisations that are known by name: their spellings, a stable id, and a scan that finds them in text.

The vocabulary is data: every ``lexicons/organisations*.toml`` is read. One line is one organisation, the table says
its kind, the first spelling is its name and the rest are aliases. ``[ambiguous]`` lists spellings that are ordinary
words too; ``[none]`` lists words that only look like an organisation and hide the shorter name inside them (阿里山).
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.errors import LexiconError
from pipeline.text.fold import fold


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation: ``name`` is what we call it, ``aliases`` are its other spellings, ``id`` never changes."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()


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


_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WORD = re.compile(r"[0-9a-z]+")
_OTHER = re.compile(r"[^\x00-\x7f]+")
_WIDE = re.compile(r"[\u2e80-\U0010ffff]")
_SEAM = re.compile(r"([0-9a-z])([\u3400-\u9fff])|([\u3400-\u9fff])([0-9a-z])")
# Legal forms say "this is a company", so that even an ambiguous word before them is its name; 集团/Group do not.
_LEGAL = re.compile(
    r"(?: ?(?:股份有限公司|有限责任公司|有限公司|株式会社)"
    r"|,? (?:inc|corp|corporation|incorporated|co|ltd|limited|llc|plc|llp|lp|ag|se|sa|nv|gmbh|pte|pvt)\.?)$"
)
_LOOSE = re.compile(r"(?:集团|控股|公司| group| holdings?)$")
_WORDS = ("ambiguous", "none")  # tables of words, not of organisations


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
    """Organisations by spelling. Immutable; ``with_file`` gives a larger one.

    Raises:
        LexiconError: an id or a spelling belongs to two organisations, or is not well formed.

    >>> lexicon = Lexicon([Organisation("sequoia-capital", "Sequoia Capital", "venture", ("Sequoia", "紅杉資本"))])
    >>> lexicon.lookup("红杉资本").name
    'Sequoia Capital'
    """

    def __init__(
        self, organisations: Iterable[Organisation], ambiguous: Iterable[str] = (), none: Iterable[str] = ()
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
                heads.setdefault(_head(surface), set()).add(len(surface))
            elif known.organisation is not owner:
                owners = f"{_name(known.organisation)} and {_name(owner)}"
                raise LexiconError(f"{surface!r} names two: {owners}; keep it in one of them")
        self._heads = {head: tuple(sorted(sizes, reverse=True)) for head, sizes in heads.items()}

    def _entries(self) -> Iterator[tuple[str, str, Organisation | None]]:
        """Every folded surface, the spelling that it must have ("" where case is free), and whose it is."""
        spellings: list[str] = []
        owners: list[Organisation | None] = []
        for organisation in self.organisations:
            if organisation.id in self._ids:
                raise LexiconError(f"the id {organisation.id!r} is given twice; choose another for one of them")
            self._ids[organisation.id] = organisation
            names = (organisation.name, *organisation.aliases)
            spellings.extend(names)
            owners.extend([organisation] * len(names))
        spellings.extend(self.none)
        owners.extend([None] * len(self.none))
        folded = fold("\n".join(spellings)).split("\n")  # once: folding is cheap by the character, not by the call
        for spelling, surface, owner in zip(spellings, folded, owners, strict=True):
            if len(surface) < 2 or surface.strip() != surface:
                raise LexiconError(f"{spelling!r} is too short or has blanks around it")
            if surface.isascii() or not _WIDE.search(surface):
                yield surface, "" if owner is None else spelling, owner
                continue
            yield surface, "", owner
            if _WORD.search(surface) and (spaced := _SEAM.sub(_space, surface)) != surface:
                yield spaced, "", owner  # IDG资本 is also set as IDG 资本

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
            found = self._surfaces.get(folded[start:end])
            if found is None:
                continue
            if start and _in_word(folded[start]) and _joins(folded[start - 1 : start + 1]):
                continue
            if end < len(folded) and _in_word(folded[end - 1]) and _in_word(folded[end]):
                continue
            if not found.spelling or _spelt(found.spelling, text[start:end]):
                yield start, end, found
                return

    def with_file(self, path: Path) -> Lexicon:
        """This lexicon and the organisations of one more file; a line with a known id adds aliases to it.

        Raises:
            LexiconError: the file cannot be read or contradicts what is known.
        """
        try:
            organisations, ambiguous, none = _parse(path.read_text(encoding="utf-8"), path.name)
        except (OSError, UnicodeDecodeError) as error:
            raise LexiconError(f"{path}: cannot be read ({error}); give a UTF-8 TOML file") from error
        merged = dict(self._ids)
        for new in organisations:
            if (old := merged.get(new.id)) is not None:
                aliases = dict.fromkeys((*old.aliases, new.name, *new.aliases))
                new = Organisation(old.id, old.name, old.kind, tuple(a for a in aliases if a != old.name))
            merged[new.id] = new
        return Lexicon(merged.values(), (*self.ambiguous, *ambiguous), (*self.none, *none))


def _name(owner: Organisation | None) -> str:
    return owner.id if owner else "[none]"


def _space(seam: re.Match[str]) -> str:
    left, right = (g for g in seam.groups() if g)
    return f"{left} {right}"


def _head(surface: str) -> str:
    """What a spelling is looked for by: its first word in Latin letters, or its first two characters.

    >>> _head("sequoia capital"), _head("idg资本"), _head("红杉资本")
    ('sequoia', 'idg', '红杉')
    """
    word = _WORD.match(surface)
    return word[0] if word else surface[:2]


def _parse(toml: str, where: str) -> tuple[list[Organisation], list[str], list[str]]:
    """The organisations, the ambiguous words and the words that are none, of one file's text."""
    try:
        tables: Mapping[str, Any] = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{where}: {error}; one line reads: some-id = [\"Name\", \"alias\"]") from error
    organisations: list[Organisation] = []
    words: dict[str, list[str]] = {name: [] for name in _WORDS}
    for kind, table in tables.items():
        if not isinstance(table, dict):
            raise LexiconError(f"{where}: {kind!r} stands outside a table; put it under [venture], [company] …")
        for key, names in table.items():
            if not isinstance(names, list) or not names or not all(isinstance(name, str) for name in names):
                raise LexiconError(f"{where}: {key!r} must be a list of names, the canonical one first")
            if kind in words:
                words[kind].extend(names)
            elif _ID.fullmatch(key):
                organisations.append(Organisation(key, names[0], kind, tuple(names[1:])))
            else:
                raise LexiconError(f"{where}: the id {key!r} must be lower-case words joined by hyphens")
    return organisations, [fold(word) for word in words["ambiguous"]], words["none"]


@functools.cache
def load() -> Lexicon:
    """The lexicon of this package: every ``lexicons/organisations*.toml``. Read once.

    >>> load().get("sequoia-capital").name
    'Sequoia Capital'
    """
    organisations: list[Organisation] = []
    ambiguous: list[str] = []
    none: list[str] = []
    folder = resources.files("pipeline").joinpath("lexicons")
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.startswith("organisations") and file.name.endswith(".toml"):
            found = _parse(file.read_text(encoding="utf-8"), file.name)
            organisations += found[0]
            ambiguous += found[1]
            none += found[2]
    return Lexicon(organisations, ambiguous, none)
