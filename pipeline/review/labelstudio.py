"""Label Studio tasks of reports, and back. Its offsets count code points, as ours do.

A region's label is ``kind.field`` (``funding_round.money``) and its id is ``FACT.NUMBER`` (``f3.0``), so that the regions
of one fact find together again; a region that an annotator drew has an id of Label Studio's own and joins the fact that
a relation ties it to, else it becomes a fact by itself where one value is enough (an amount, a date).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pipeline.errors import UnreadableError
from pipeline.model import FACT, Evidence, Fact, Report
from pipeline.review.decisions import effective
from pipeline.review.edit import decision_now
from pipeline.review.reading import Reading, reading_of
from pipeline.review.shelf import Shelf
from pipeline.review.view import read_selection, shapes
from pipeline.whole import put


def config() -> str:
    """The labelling interface of a Label Studio project that imports the tasks: a label for each slot of each kind of fact."""
    labels = [f"{kind}.{slot}" for kind, slots in shapes().items() for slot in slots]
    lines = [f'    <Label value="{label}"/>' for label in labels]
    return "\n".join(
        ['<View>', '  <Labels name="label" toName="text">', *lines, '  </Labels>',
         '  <Text name="text" value="$text" granularity="symbol"/>', '</View>']
    )  # fmt: skip


def write(reports: Iterable[Report], file: Path) -> int:
    """Write one task a report to ``file`` and return how many: facts as predictions, the report's own data beside them.

    Beside it goes the labelling interface that the tasks need: see :func:`config_file`.
    """
    tasks = [task(report) for report in reports]
    put(json.dumps(tasks, ensure_ascii=False), file, "--to")
    put(config() + "\n", config_file(file), "--to")
    return len(tasks)


def config_file(file: Path) -> Path:
    """Where the labelling interface of a file of tasks is written.

    >>> config_file(Path("a/x.labelstudio.json")).as_posix()
    'a/x.labelstudio.xml'
    """
    return file.with_suffix(".xml")


def task(report: Report) -> dict[str, Any]:
    """One report as a task."""
    result: list[dict[str, Any]] = []
    for fact in report.facts:
        for number, span in enumerate(fact.evidence):
            value = {
                "start": span.start,
                "end": span.end,
                "text": span.text,
                "labels": [f"{fact.kind}.{span.field}"],
            }
            region = {"id": f"{fact.id}.{number}", "from_name": "label", "to_name": "text", "type": "labels", "value": value}
            result.append(region)
        result += [
            {"type": "relation", "from_id": f"{fact.id}.0", "to_id": f"{fact.id}.{n}", "direction": "right"}
            for n in range(1, len(fact.evidence))
        ]
    data = report.model_dump(mode="json")
    text = data["article"].pop("text")
    return {"data": {"text": text, "jiyao": data}, "predictions": [{"model_version": "jiyao", "result": result}]}


def read(file: Path) -> list[Report]:
    """The reports of a file of tasks; where people annotated, their last annotation holds, not our prediction.

    Raises:
        UnreadableError: the file is not such tasks.
    """
    return [theirs for _, theirs in _pairs(file)]


def _pairs(file: Path) -> list[tuple[Report, Report]]:
    """Each report as it was exported and as it came back."""
    try:
        tasks = json.loads(file.read_bytes())
        return [_pair(task) for task in tasks]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableError(f"{file}: not tasks that `jiyao export` wrote ({type(error).__name__}: {error})") from error


def _pair(task: dict[str, Any]) -> tuple[Report, Report]:
    data = task["data"]["jiyao"]
    report = Report.model_validate({**data, "article": {**data["article"], "text": task["data"]["text"]}})
    done = [a for a in task.get("annotations") or () if not a.get("was_cancelled")]
    given = done or task.get("predictions") or [{"result": []}]
    return report, report.model_copy(update={"facts": tuple(_facts(given[-1]["result"], report))})


def _facts(result: Sequence[dict[str, Any]], report: Report) -> list[Fact]:
    """The facts that the regions say; a fact whose regions are as they were is as it was."""
    regions = {r["id"]: r for r in result if r.get("type") == "labels"}
    tied = {r["to_id"]: r["from_id"] for r in result if r.get("type") == "relation"}
    known = {fact.id: fact for fact in report.facts}
    spans: dict[str, list[Evidence]] = {}
    kinds: dict[str, str] = {}
    for id, region in regions.items():
        owner = _owner(id, tied, known)
        start, end = (region["value"][key] for key in ("start", "end"))
        kind, _, field = region["value"]["labels"][0].partition(".")
        text = report.article.text[start:end]
        spans.setdefault(owner, []).append(Evidence(start=start, end=end, text=text, field=field))
        kinds.setdefault(owner, kind)
    found: list[Fact] = []
    for owner, evidence in spans.items():
        fact = _fact(owner, kinds[owner], evidence, known.get(owner), report)
        if fact:
            found.append(fact)
    order = {id: n for n, id in enumerate(known)}
    return sorted(found, key=lambda fact: order.get(fact.id, len(order)))


def _owner(id: str, tied: dict[str, str], known: dict[str, Fact]) -> str:
    """The fact that a region belongs to: by its id, else by its relations, else one of its own."""
    for _ in range(20):
        fact = id.rsplit(".", 1)[0]
        if fact in known:
            return fact
        if id not in tied:
            return id
        id = tied[id]
    return id


def _fact(owner: str, kind: str, evidence: list[Evidence], was: Fact | None, report: Report) -> Fact | None:
    if was and sorted(evidence, key=_place) == sorted(was.evidence, key=_place):
        return was
    evidence.sort(key=_place)
    old = {(e.field, e.text) for e in was.evidence} if was else set()
    fresh = [e for e in evidence if (e.field, e.text) not in old]
    slots: dict[str, Any] = was.model_dump(mode="json", exclude={"evidence"}) if was else {"kind": kind, "rule": "review.add", "id": owner}
    shape = shapes()[kind]
    fields = {e.field for e in evidence}
    for slot, info in shape.items():
        proved = info["type"] not in ("choice", "investors") and any(f == slot for f, _ in old)
        if proved and slot not in fields:
            slots[slot] = None
    for span in fresh:
        _set(slots, span, shape.get(span.field, {}).get("type"), report)
    if slots.get("investors"):
        words = {e.text for e in evidence if e.field == "investors"}
        slots["investors"] = [i for i in slots["investors"] if i["text"] in words]
    try:
        return FACT.validate_python({**slots, "evidence": evidence})
    except ValidationError:
        return None  # a region alone is no fact of this kind


def _set(slots: dict[str, Any], span: Evidence, type: str | None, report: Report) -> None:
    """Put what the words of a drawn region say into its slot; words that cannot be read say nothing."""
    read = read_selection(report, span.start, span.end)
    value = {k: v for k, v in read.get({"valuation": "money"}.get(type or "", type or ""), {}).items() if k != "at"}
    name = read.get("name") or {"name": span.text, "text": span.text, "id": None}
    if type in ("money", "valuation", "when"):
        slots[span.field] = value or None
    elif type == "name":
        slots[span.field] = name
    elif type == "investors":
        slots["investors"] = [*(slots.get("investors") or []), {**name, "role": "participant"}]
    elif type == "text":
        slots[span.field] = read.get(span.field, {}).get("value", span.text)
    elif type == "number" and "value" in read.get("ratio", {}):
        slots[span.field] = read["ratio"]["value"]


def _place(span: Evidence) -> tuple[int, int, str]:
    return span.start, span.end, span.field


def take_over(out: Path, file: Path, reviewer: str) -> tuple[int, list[tuple[str, str]]]:
    """Keep what annotators changed as decisions on ``out``: how many, and what was left out with the reason.

    Raises:
        UnreadableError: the file is not tasks that were exported.
        UsageError: ``out`` is no folder.
    """
    shelf = Shelf(out)
    kept = 0
    left: list[tuple[str, str]] = shelf.left_aside()
    for ours, theirs in _pairs(file):
        source = theirs.article.source
        if source not in shelf.entries:
            left.append((source, "not in this run"))
            continue
        if shelf.machine(source).article.sha256 != theirs.article.sha256:
            left.append((source, "the article changed since it was exported"))
            continue
        known = {(d.reviewer, _digest(d.before), _digest(d.after)) for d in effective(shelf.decisions(source))}
        decisions = [
            decision_now(ours.article, reviewer, action, before, after)
            for action, before, after in changes(ours, theirs)
            if (reviewer, _digest(before), _digest(after)) not in known
        ]
        shelf.keep(decisions)
        kept += len(decisions)
    return kept, left


def _digest(reading: Reading | None) -> str | None:
    return reading.digest if reading else None


def changes(ours: Report, theirs: Report) -> list[tuple[str, Reading | None, Reading | None]]:
    """What turned the exported facts into theirs: action, reading before, reading after. Facts are matched by id."""
    text = ours.article.text
    mine, other = ({f.id: f for f in report.facts} for report in (ours, theirs))
    found: list[tuple[str, Reading | None, Reading | None]] = []
    for id, fact in mine.items():
        if id not in other:
            found.append(("reject", reading_of(fact, text), None))
        elif other[id] != fact:
            found.append(("correct", reading_of(fact, text), reading_of(other[id], text)))
    found += [("add", None, reading_of(fact, text)) for id, fact in other.items() if id not in mine]
    return found
