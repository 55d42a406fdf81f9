"""What reviewers said of names, offered as a lexicon: ``OUT.review/lexicon.toml``, for a person to read and adopt.

The format is that of ``pipeline/lexicons/organisations*.toml``.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from pipeline.lexicons.organisations import load as known
from pipeline.review.decisions import names
from pipeline.review.log import Verdict, folder, load
from pipeline.text.fold import fold

SECTION = "reviewed"


def write(out: Path) -> Path | None:
    """Write the lexicon that the decisions on ``out`` offer; None when they say nothing of names."""
    verdicts = [v for decisions in load(out).values() for v in names(decisions)]
    file = folder(out) / "lexicon.toml"
    if not verdicts and not file.exists():
        return None
    draft = file.with_suffix(".toml.new")
    draft.write_text(text(verdicts), encoding="utf-8")
    os.replace(draft, file)
    return file


def text(verdicts: Iterable[Verdict]) -> str:
    """The lexicon file of some verdicts; the last word on a name holds.

    >>> print(text([Verdict(text="紅杉", verdict="alias", canonical="Sequoia Capital")]).splitlines()[-1])
    sequoia-capital = ["Sequoia Capital", "紅杉"]
    """
    last = {fold(v.text): v for v in verdicts}
    aliases: dict[str, list[str]] = {}
    none = []
    for verdict in last.values():
        if verdict.verdict == "alias" and verdict.canonical and fold(verdict.canonical) != fold(verdict.text):
            aliases.setdefault(verdict.canonical, []).append(verdict.text)
        elif verdict.verdict == "not_a_company":
            none.append(verdict.text)
    lines = ["# Names as reviewers corrected them. Read it, then copy what holds everywhere into your own lexicon."]
    if aliases:
        lines += ["", f"[{SECTION}]"]
        for name, also in sorted(aliases.items()):
            lines += [f"# {remark}" for word in dict.fromkeys(also) if (remark := _remark(word, _id(name)))]
            lines.append(f"{_id(name)} = {_list([name, *dict.fromkeys(also)])}")
    if none:
        lines += ["", "[none]", f"words = {_list(none)}"]
    return "\n".join(lines) + "\n"


def _remark(word: str, id: str) -> str | None:
    """What stands against adopting a spelling as it is."""
    known_as = known().lookup(word)
    if known_as is None or known_as.id == id:
        return None
    return f"{json.dumps(word, ensure_ascii=False)} is {known_as.id} in the lexicon now: change it there first"


def _id(name: str) -> str:
    """The known id of an organisation, else one made of its letters (or of its code points: ids are ASCII)."""
    organisation = known().lookup(name)
    if organisation:
        return organisation.id
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return slug or "u" + "-".join(f"{ord(char):x}" for char in name[:8])


def _list(words: Iterable[str]) -> str:
    """A TOML array: JSON strings are TOML strings once DEL is escaped, too."""
    return "[" + ", ".join(json.dumps(word, ensure_ascii=False).replace("\x7f", "\\u007f") for word in words) + "]"
