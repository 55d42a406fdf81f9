"""The work on one file: one outcome whatever its bytes, and no path is followed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.batch import local
from pipeline.batch.limits import Limits
from pipeline.batch.pool import Pool
from pipeline.batch.walk import Task
from pipeline.batch.work import Settings, make
from pipeline.model import Report
from tests.helpers.mess import SOURCES, messy
from tests.helpers.paths import ROOT
from tests.helpers.soundness import sound


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=200) | messy.map(lambda text: text.encode("utf-8", "surrogatepass")), st.sampled_from(SOURCES))
def test_any_file_has_one_outcome(tmp_path_factory: pytest.TempPathFactory, data: bytes, source: str) -> None:
    """The whole line, down to the bytes of the report. ``crashed`` would be a defect of ours."""
    path = tmp_path_factory.mktemp("fuzz") / source
    path.write_bytes(data)
    made = make(Task(source, str(path.parent), source, f"{source}.json"), Settings(str(path.parent / "out")))
    assert made.outcome.state in ("written", "failed")
    assert made.outcome.reason in ("", "unreadable", "unsupported", "no_text", "too_large"), made.outcome
    for _, _, content in made.files:
        sound(Report.model_validate_json(content))


def test_a_path_is_never_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("祕密", encoding="utf-8")
    (tmp_path / "a.md").symlink_to(tmp_path / "secret.md")
    made = make(Task("a.md", str(tmp_path), "a.md", "a.md.json"), Settings(str(tmp_path / "out")))
    assert (made.outcome.state, made.outcome.reason) == ("failed", "unreadable")


def test_whatever_a_report_is_made_with_is_part_of_its_key() -> None:
    """Code, vocabulary and weights: else a changed table leaves the old reports unchanged."""
    code = """
import sys, tempfile
from pathlib import Path
import pipeline
package = Path(pipeline.__file__).parent
opened = set()
sys.addaudithook(lambda event, args: opened.add(Path(str(args[0]))) if event == "open" else None)
from pipeline.batch import engine, work
from pipeline.batch.walk import walk
from pipeline.model import Report
from tests.helpers.articles import good_folder
from tests.helpers.decisions import decide, read
work.rules_version = engine.rules_version = lambda: "0" * 16  # it opens them all
settings = work.Settings("out")
with tempfile.TemporaryDirectory() as folder:
    good_folder(Path(folder, "in"), 1)
    (task,) = walk(Path(folder, "in"))
    made = work.make(task, settings)
    report = Report.model_validate_json(made.files[0][2])
    again = work.make(task, settings, [decide(report, "reject", read(report, "f1"), None)])
    engine.warm(settings)
code = {Path(module.__file__) for name, module in list(sys.modules.items()) if name.split(".")[0] == "pipeline"}
data = {path for path in opened if package in path.parents and path.suffix != ".pyc" and "__pycache__" not in path.parts}
left = sorted(str(path.relative_to(package)) for path in (code | data) - set(work.rules_files(package)))
print(made.outcome.state, again.outcome.state, package / "lexicons/name_tags.json" in data, left)
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert told.stdout == "written written True []\n", told


def test_what_is_warm_loads_nothing_more() -> None:
    """Else each process of a run loads it again, and a worker's first article costs as much as ten."""
    code = """
import sys, tempfile
from pathlib import Path
from pipeline.batch.engine import warm
from pipeline.batch.work import Settings, make
from pipeline.batch.walk import walk
from tests.helpers.articles import good_folder
with tempfile.TemporaryDirectory() as folder:
    good_folder(Path(folder, "in"), 12)
    warm(Settings(folder))
    before = set(sys.modules)
    made = [make(task, Settings(folder)).outcome.state for task in walk(Path(folder, "in"))]
print(made == ["written"] * 12, sorted(set(sys.modules) - before))
"""
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT).stdout == "True []\n"


@pytest.mark.parametrize(
    ("articles", "jobs", "limits", "processes", "loaded"),
    [(3, 1, Limits(), 1, False), (1, 4, Limits(), 1, False), (3, 2, Limits(), 2, True), (9, 4, Limits(), 4, True), (9, 1, Limits(), 1, True),
     (3, 1, Limits(5.0), 1, True), (3, 1, Limits(60.0, 100_000_000), 1, True), (0, 2, Limits(), 1, False)],
)  # fmt: skip
def test_a_few_articles_of_one_process_load_only_what_they_need(
    monkeypatch: pytest.MonkeyPatch, articles: int, jobs: int, limits: Limits, processes: int, loaded: bool
) -> None:
    """What any article may need takes longer than they do; in tight limits it does not count as theirs."""
    seen: list[object] = []

    class Recorded(Pool[Any, Any]):
        def results(self, jobs: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
            seen.extend([self.size, len(list(jobs))])
            return iter(())

    monkeypatch.setattr(local, "warm", lambda settings: seen.append("loaded"))
    monkeypatch.setattr(local, "Pool", Recorded)
    tasks = (Task(f"{n}.md", "in", f"{n}.md", f"{n}.md.json") for n in range(articles))
    assert list(local.run(tasks, Settings("out"), {}, jobs=jobs, limits=limits)) == []
    assert seen == ["loaded"] * loaded + [processes, articles]
