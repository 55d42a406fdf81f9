"""Names that users bring: lexicon files of theirs, which win over ours.

They are named in the call, or lie in a folder ``lexicons`` beside the articles. What they say is told between processes
and machines as :class:`Entries`; each builds its lexicon from them once.
"""

from __future__ import annotations

import functools
import hashlib
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from pipeline.errors import LexiconError
from pipeline.lexicons.entries import WORDS, Entries, LexiconFile, parse, read_file, together
from pipeline.lexicons.organisations import Lexicon, load

FOLDER = "lexicons"
SUFFIX = ".toml"


@dataclass(frozen=True, slots=True)
class Layers:
    """What wins over our lexicon, and what wins over that.

    Attributes:
        digest: changes when something does that users say; a comment or the layout of a file changes nothing.
    """

    digest: str = ""
    entries: tuple[Entries, ...] = field(default=(), compare=False, repr=False)

    def with_entries(self, entries: Entries) -> Layers:
        """These and one more on top.

        >>> Layers().with_entries(Entries()) == Layers()
        True
        """
        if not entries:
            return self
        return Layers(hashlib.sha256(f"{self.digest} {asdict(entries)!r}".encode()).hexdigest()[:32], (*self.entries, entries))


@dataclass(frozen=True, slots=True)
class Brought:
    """The lexicon files of a call, and what they say."""

    files: tuple[LexiconFile, ...] = ()
    layers: Layers = field(default_factory=Layers)

    @property
    def lexicon(self) -> Lexicon:
        """Ours, with what these files say."""
        return lexicon_of(self.layers)

    def over(self, file: LexiconFile, entries: Entries) -> Brought:
        """These, and one more file that wins over them."""
        return Brought((*self.files, file), self.layers.with_entries(entries))

    def told(self) -> list[dict[str, str]]:
        """The files as ``run.json`` names them."""
        return [{"file": name, "sha256": hashlib.sha256(content).hexdigest()} for name, content in self.files]


@functools.lru_cache(8)
def lexicon_of(layers: Layers) -> Lexicon:
    """Our lexicon with what users say.

    >>> lexicon_of(Layers()) is load()
    True
    """
    return functools.reduce(Lexicon.with_entries, layers.entries, load())


def bring(paths: Iterable[str | Path] = (), beside: Path | None = None) -> Brought:
    """Read the lexicon files of a call.

    Args:
        paths: files that are named.
        beside: a folder of articles, or one article, whose folder ``lexicons`` is read, too.

    Raises:
        LexiconError: one of them cannot be read, or says what a lexicon may not say.
    """
    found = [(path, f"{FOLDER}/{path.name}") for path in _beside(beside)] if beside else []
    known = {path.resolve() for path, _ in found}
    for path in map(Path, paths):
        if path.resolve() not in known:
            known.add(path.resolve())
            found.append((path, _shown(path)))
    files = tuple(read_file(path, name) for path, name in found)
    kinds = frozenset(organisation.kind for organisation in load().organisations) if files else ()
    said = [(file.name, parse(file, kinds)) for file in files]
    brought = Brought(files, Layers().with_entries(together(said)))
    for name, each in said:
        for word in each.ambiguous:
            if brought.lexicon.lookup(word) is None:
                raise LexiconError(f"{name}: [{WORDS[0]}] {word!r} is no spelling of an organisation; add it to one, or take it out")
    return brought


def read_lexicon(*paths: str | Path) -> Lexicon:
    """Our lexicon with the names of your files, for ``extract`` and ``process``.

    Raises:
        LexiconError: one of them cannot be read, or says what a lexicon may not say.

    >>> read_lexicon().lookup("輝達").id
    'nvidia'
    """
    return bring(paths).lexicon


def is_lexicon(relative: str) -> bool:
    """Whether a path below a folder of articles is a lexicon file and no article.

    >>> is_lexicon("lexicons/mine.toml"), is_lexicon("a/lexicons/mine.toml"), is_lexicon("lexicons/a.md")
    (True, False, False)
    """
    folder, _, name = relative.partition("/")
    return folder == FOLDER and "/" not in name and name.endswith(SUFFIX)


def _beside(source: Path) -> list[Path]:
    folder = (source if source.is_dir() else source.parent) / FOLDER
    if folder.is_symlink() or not folder.is_dir():  # links are not followed, as with articles
        return []
    try:
        with os.scandir(folder) as listing:
            names = sorted(e.name for e in listing if e.is_file(follow_symlinks=False) and e.name.endswith(SUFFIX) and e.name[0] != ".")
    except OSError as error:
        raise LexiconError(f"{FOLDER}: cannot be read ({error.strerror}); check the folder's permissions") from error
    return [folder / name for name in names]


def _shown(path: Path) -> str:
    """A path without the place of this computer: as given where that is relative, else its name."""
    return path.name if path.is_absolute() else path.as_posix()
