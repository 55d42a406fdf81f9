"""The articles of a run as a reviewer sees them: the list, one article with its decisions, and where a fact recurs."""

from __future__ import annotations

import contextlib
import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pipeline.errors import PipelineError
from pipeline.lexicons.organisations import Lexicon
from pipeline.lexicons.organisations import load as ours
from pipeline.model import Fact, Report
from pipeline.reports import HEAD, files, key_in, unfounded
from pipeline.review import attention, log
from pipeline.review.decisions import Decision, Settled, effective, settle
from pipeline.review.reading import NO_VALUES, Reading, wording
from pipeline.text.fold import fold

Plain = dict[str, Any]
_DAMAGED = "damaged, no report; run again, or take it away"


class GoneError(PipelineError):
    """What was asked for is not in this run."""

    reason = "gone"


@dataclass
class Entry:
    """One report on the disk, and what the list says of it; ``facts`` are plain JSON."""

    file: Path
    stamp: tuple[int, int]
    source: str
    title: str
    language: str
    published: str | None
    facts: list[Plain]
    counts: dict[str, int] = field(default_factory=dict)
    reasons: dict[str, int] = field(default_factory=dict)
    wordings: set[str] | None = None


def reports(out: Path, damaged: Callable[[GoneError], None]) -> Iterator[tuple[Path, Plain]]:
    """Every report below ``out`` as plain JSON, in order of path; other JSON is passed over, what is damaged is told.

    Raises:
        UsageError: ``out`` is no folder.
    """
    for file in files(out):
        try:
            plain, _ = _plain(file)
        except GoneError as error:
            damaged(error)
            continue
        if plain is not None:
            yield file, plain


def _plain(file: Path) -> tuple[Plain | None, bool]:
    """A report as plain JSON, None for another file; and whether every byte of it is as a run wrote it.

    Raises:
        GoneError: it cannot be read, is no JSON, or begins as a report and is none.
    """
    try:
        content = file.read_bytes()
        plain = json.loads(content)
    except FileNotFoundError:  # taken away meanwhile
        return None, False
    except OSError as error:
        raise GoneError(f"{file}: cannot be read ({error.strerror}); check its permissions") from error
    except (ValueError, RecursionError) as error:
        raise GoneError(f"{file}: {_DAMAGED}") from error
    fits = isinstance(plain, dict) and isinstance(plain.get("article"), dict) and isinstance(plain.get("facts"), list)
    if not fits and content.startswith(HEAD):
        raise GoneError(f"{file}: {_DAMAGED}")
    return (plain, key_in(content) is not None) if fits else (None, False)


def _believed(file: Path) -> Plain | None:
    """A report that is whole, or was changed by hand and is one still.

    Raises:
        GoneError: it looks like one and is damaged, or none of this version.
    """
    plain, whole = _plain(file)
    if plain is not None and not whole:
        full(plain, file)
    return plain


def full(plain: Plain, file: Path) -> Report:
    """The validated report; keys that others added are left aside.

    Raises:
        GoneError: the file is not a report of this version.
    """
    known = {key: value for key, value in plain.items() if key in Report.model_fields}
    try:
        report = Report.model_validate(known)
    except ValidationError as error:
        why = f"not a report of this version ({error.error_count()} differences); run again with --force"
        raise GoneError(f"{file}: {why}") from error
    if wrong := unfounded(report):
        raise GoneError(f"{file}: {wrong}; run again with --force")
    return report


class Shelf:
    """The reports of ``out`` and the decisions on them, kept in step with the disk. Safe to use from several threads."""

    def __init__(self, out: Path, lexicon: Lexicon | None = None) -> None:
        self.out = out
        self.lexicon = lexicon or ours()
        self.entries: dict[str, Entry] = {}
        self._decisions: dict[str, list[Decision]] = {}
        self._ids: set[str] = set()
        self._others: dict[Path, tuple[int, int]] = {}  # files that are no reports
        self._damaged: dict[Path, str] = {}
        self._read = 0  # bytes of the log
        self._number, self._bad = 0, list[str]()  # its lines, and what is said of the damaged ones
        self._lock = threading.RLock()
        self.refresh()

    def refresh(self) -> None:
        """Read what changed on the disk since the last look."""
        with self._lock:
            known = {entry.file: entry for entry in self.entries.values()}
            entries: dict[str, Entry] = {}
            others: dict[Path, tuple[int, int]] = {}
            for file in files(self.out):
                try:
                    status = file.stat()
                except OSError:  # a run is replacing it
                    continue
                stamp = (status.st_mtime_ns, status.st_size)
                entry = known.get(file)
                if entry is None or entry.stamp != stamp:
                    entry = self._read_entry(file, stamp) if self._others.get(file) != stamp else None
                if entry:
                    entries[entry.source] = entry
                else:
                    others[file] = stamp
            self.entries, self._others = entries, others
            self._damaged = {file: why for file, why in self._damaged.items() if file in others}
            self._reread()

    def _read_entry(self, file: Path, stamp: tuple[int, int]) -> Entry | None:
        try:
            plain = _believed(file)
        except GoneError as error:
            self._damaged[file] = str(error)
            return None
        return _entry(file, stamp, plain) if plain else None

    @property
    def damaged(self) -> list[str]:
        """A line for every report and every decision that is damaged and left aside."""
        return [*self._damaged.values(), *self._bad]

    def left_aside(self) -> list[tuple[str, str]]:
        """What is damaged, and why it counts for nothing."""
        return [(where, why) for where, _, why in (line.partition(": ") for line in self.damaged)]

    def _reread(self) -> None:
        """Read the log again when someone else wrote to it."""
        target = log.path(self.out)
        size = target.stat().st_size if target.exists() else 0
        if size == self._read:
            return
        if size < self._read:  # someone took the log away
            self._decisions, self._ids, self._read, self._number, self._bad = {}, set(), 0, 0, []
        fresh, self._read = log.tail(self.out, self._read)
        for decision in fresh:
            self._number += 1
            if decision is None:
                self._bad.append(log.damaged(self.out, self._number))
            elif decision.id not in self._ids:
                self._ids.add(decision.id)
                self._decisions.setdefault(decision.source, []).append(decision)

    def decisions(self, source: str) -> Sequence[Decision]:
        """The decisions on one article, in the order they were made, whoever made them."""
        with self._lock:
            self._reread()
            return tuple(self._decisions.get(source, ()))

    def everything(self) -> dict[str, Sequence[Decision]]:
        """All decisions, by source."""
        with self._lock:
            self._reread()
            return {source: tuple(found) for source, found in self._decisions.items()}

    def knows(self, id: str) -> bool:
        """Whether a decision of this id was kept: a browser that lost the answer sends it again."""
        return id in self._ids

    def keep(self, decisions: Sequence[Decision]) -> None:
        """Put decisions on the disk.

        Raises:
            LogError: they could not be kept.
        """
        with self._lock:
            self._reread()
            fresh = [d for d in decisions if d.id not in self._ids]
            if fresh:
                log.append(self.out, fresh)
                self._reread()

    def entry(self, source: str) -> Entry:
        """The entry of an article.

        Raises:
            GoneError: the run has no such article.
        """
        entry = self.entries.get(source)
        if entry is None:
            raise GoneError(f"{source}: not in this run")
        return entry

    def machine(self, source: str) -> Report:
        """What the rules alone said of an article: as kept by the run that applied decisions, else its report.

        Raises:
            GoneError: the run has no such article, or its report cannot be read.
        """
        entry = self.entry(source)
        plain, _ = _plain(entry.file)
        if plain is None:
            raise GoneError(f"{entry.file}: no longer a report; run again")
        kept = log.machine_path(self.out, entry.file.relative_to(self.out).as_posix())
        with contextlib.suppress(GoneError):
            raw, _ = _plain(kept) if self.decisions(source) else (None, False)
            if raw is not None and raw["article"].get("sha256") == plain["article"].get("sha256"):
                return full(raw, entry.file)
        return full(plain, entry.file)

    def settled(self, source: str) -> Settled:
        """An article's report as its decisions leave it, and what became of each decision."""
        return settle(self.machine(source), self.decisions(source))

    def with_wording(self, reading: Reading) -> list[str]:
        """The sources of every article that has a fact of the same words and values."""
        wanted = wording(reading)
        return [entry.source for entry in self.entries.values() if wanted in _wordings(entry)]

    def with_name(self, name: str) -> list[str]:
        """The sources of every article that has a fact of this name, as written."""
        wanted = fold(name)
        return [e.source for e in self.entries.values() if any(wanted == fold(n) for f in e.facts for n in _names(f))]

    def rows(self) -> list[Plain]:
        """The list: one plain row an article, those that need eyes first at the top, finished ones last."""
        self.refresh()
        rows: list[Plain] = []
        for entry in self.entries.values():
            decided = effective(self._decisions.get(entry.source, ()))
            done = [d.reviewer for d in decided if d.action == "done"]
            rows.append(
                {
                    "source": entry.source,
                    "title": entry.title,
                    "language": entry.language,
                    "published": entry.published,
                    "counts": entry.counts,
                    "reasons": entry.reasons,
                    "decided": sum(d.action not in ("done", "name") for d in decided),
                    "done": list(dict.fromkeys(done)),
                }
            )
        return sorted(rows, key=lambda r: (bool(r["done"]), -attention.weight(r["reasons"]), r["source"]))


def _entry(file: Path, stamp: tuple[int, int], plain: Plain) -> Entry | None:
    article, facts = plain["article"], [f for f in plain["facts"] if isinstance(f, dict)]
    found = attention.reasons(facts)
    for note in plain.get("notes") or ():
        reason = _of_note(str(note))
        if reason:
            found[reason] = found.get(reason, 0) + 1
    source = str(article.get("source") or file.name.removesuffix(".json"))
    return Entry(
        file=file,
        stamp=stamp,
        source=source,
        title=str(article.get("title") or str(article.get("text", "")).strip().split("\n", 1)[0][:120] or source),
        language=str(article.get("language") or ""),
        published=article.get("published"),
        facts=facts,
        counts=dict(Counter(str(f.get("kind")) for f in facts)),
        reasons=found,
    )


def _of_note(note: str) -> str | None:
    """What a note that ``decisions.apply`` wrote asks for."""
    if not note.startswith("review: "):
        return None
    return "lost" if "no longer in the article" in note else "disputed" if " disagree; " in note else "changed"


def _wordings(entry: Entry) -> set[str]:
    if entry.wordings is None:
        entry.wordings = {wording(bare(fact)) for fact in entry.facts}
    return entry.wordings


def bare(fact: Plain) -> Reading:
    """A plain fact's reading without its quotes."""
    return Reading(kind=str(fact.get("kind")), slots={k: v for k, v in fact.items() if k not in NO_VALUES}, quotes=())


def _names(fact: Mapping[str, Any]) -> Iterator[str]:
    slots = [fact.get(slot) for slot in ("company", "target", "acquirer", "investor")]
    for name in [*slots, *(fact.get("investors") or ())]:
        if isinstance(name, Mapping):
            yield str(name.get("text"))


def named(fact: Fact) -> Reading:
    """The reading of a validated fact, without its quotes."""
    return bare(fact.model_dump(mode="json"))
