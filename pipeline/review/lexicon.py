"""What reviewers said of names, as a lexicon: ``OUT.review/lexicon.toml``, which the next run of OUT reads by itself.

The format is that of every lexicon file (``pipeline/lexicons/entries.py``); what holds elsewhere, too, a person copies
into a lexicon of their own.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from pipeline.lexicons.brought import Brought
from pipeline.lexicons.entries import Organisation, parse, read_file, surfaces, together, trouble
from pipeline.lexicons.organisations import Lexicon
from pipeline.lexicons.organisations import load as ours
from pipeline.review.decisions import names
from pipeline.review.log import Verdict, load
from pipeline.review.owner import folder, trusted
from pipeline.text.fold import fold
from pipeline.whole import whole

NAME = "lexicon.toml"
KIND = "company"  # of an organisation that no lexicon knows


def write(out: Path, lexicon: Lexicon | None = None) -> Path | None:
    """Write the lexicon that the decisions on ``out`` offer; None when they say nothing of names.

    Args:
        lexicon: the names known to the run: whose ids are used; ours when None.
    """
    verdicts = [v for decisions in load(out).values() for v in names(decisions)]
    file = folder(out) / NAME
    if not verdicts and not file.exists():
        return None
    trusted(file.parent)
    with whole(file) as draft:
        draft.write_text(text(verdicts, lexicon), encoding="utf-8")
    return file


def reviewed(out: Path, brought: Brought) -> Brought:
    """What users say of names, and over it what reviewers of ``out`` said.

    Raises:
        LexiconError: the file was changed by hand and is no lexicon any more.
    """
    file = folder(out) / NAME
    if not file.exists():
        return brought
    read = read_file(file, f"{file.parent.name}/{NAME}")
    entries = parse(read)
    adopted = tuple(_adopted(organisation, brought.lexicon) for organisation in entries.organisations)
    entries = together([(read.name, type(entries)(adopted, entries.ambiguous, entries.none))])
    return brought.over(read, entries)


def _adopted(organisation: Organisation, lexicon: Lexicon) -> Organisation:
    """A reviewed organisation under the id and kind that a lexicon has for its name."""
    known = lexicon.get(organisation.id) or lexicon.lookup(organisation.name)
    return Organisation(known.id, organisation.name, known.kind, organisation.aliases) if known else organisation


def text(verdicts: Iterable[Verdict], lexicon: Lexicon | None = None) -> str:
    """The lexicon file of some verdicts; the last word on a name holds.

    >>> print(text([Verdict(text="紅杉", verdict="alias", canonical="Sequoia Capital")]).splitlines()[-1])
    sequoia-capital = ["Sequoia Capital", "紅杉"]
    """
    lexicon = lexicon or ours()
    last = {fold(v.text): v for v in verdicts}
    owners: dict[str, str] = {}
    remarks: list[str] = []
    tables: dict[str, dict[str, list[str]]] = {}
    none: list[str] = []

    def taken(word: str, id: str) -> bool:
        wrong = trouble(word)
        other = next((o for s in surfaces(word) if (o := owners.get(s, id)) != id), None)
        if wrong or other is not None:
            remarks.append(f"# left out: {_quoted(word)}" + ("" if wrong else f", which is {other or 'no name'}, too"))
            return False
        owners.update(dict.fromkeys(surfaces(word), id))
        return True

    for verdict in last.values():
        if verdict.verdict == "not_a_company" and taken(verdict.text, ""):
            none.append(verdict.text)
    for verdict in last.values():
        name = _canonical(verdict, last)
        if name is None or fold(name) == fold(verdict.text):
            continue
        id, kind = _identity(name, lexicon)
        spellings = [word for word in (name, verdict.text) if taken(word, id)]
        if len(spellings) == 2:
            listed = tables.setdefault(kind, {}).setdefault(id, [])
            listed += [word for word in spellings if word not in listed]
    lines = ["# Names as reviewers corrected them; the next run uses them. Copy what holds elsewhere into a lexicon of your own.", *remarks]
    for kind, table in sorted(tables.items()):
        lines += ["", f"[{kind}]", *(f"{id} = {_list(words)}" for id, words in sorted(table.items()))]
    if none:
        lines += ["", "[none]", f"words = {_list(none)}"]
    return "\n".join(lines) + "\n"


def _canonical(verdict: Verdict, last: Mapping[str, Verdict]) -> str | None:
    """The name at the end of the aliases (A is B, B is C), or None where it is no name; a circle takes one of its names."""
    seen: dict[str, str] = {}
    step: Verdict | None = verdict
    name = verdict.text
    while step is not None:
        if step.verdict == "not_a_company":
            return None
        name = step.canonical or name
        if fold(name) in seen:
            return seen[min(seen)]
        seen[fold(name)] = name
        step = last.get(fold(name))
    return name


def _identity(name: str, lexicon: Lexicon) -> tuple[str, str]:
    """The id and kind that the lexicon has for a name, else an id of its letters (or code points: ids are ASCII)."""
    if known := lexicon.lookup(name):
        return known.id, known.kind
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    whole = sum(map(str.isalnum, plain)) == sum(map(str.isalnum, name))
    id = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") if whole else ""
    id = id or "u-" + "-".join(f"{ord(char):x}" for char in name)
    while lexicon.get(id):  # another organisation's
        id += "-2"
    return id, KIND


def _list(words: Iterable[str]) -> str:
    return "[" + ", ".join(map(_quoted, words)) + "]"


def _quoted(word: str) -> str:
    """JSON strings are TOML strings once DEL is escaped, too."""
    return json.dumps(word, ensure_ascii=False).replace("\x7f", "\\u007f")
