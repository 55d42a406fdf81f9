"""The Dask engine: the same bytes, also when a worker is killed."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason="the extra [cluster] is not installed")

from pipeline.batch.folder import process_folder
from pipeline.errors import UsageError
from tests.helpers.articles import good_folder, reports


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("articles")
    good_folder(root, 120)
    (root / "broken.json").write_text("{", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def expected(source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("local")
    process_folder(source, out, jobs=2)
    return reports(out)


def _workers(below: int) -> list[int]:
    """Processes of Dask workers among the descendants of a process."""
    parents: dict[int, list[int]] = {}
    lines = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                parents.setdefault(int((entry / "stat").read_text().rpartition(")")[2].split()[1]), []).append(int(entry.name))
                lines[int(entry.name)] = (entry / "cmdline").read_text()
            except OSError:
                continue
    found, pending = [], [below]
    while pending:
        children = parents.get(pending.pop(), [])
        found += [child for child in children if "spawn_main" in lines.get(child, "")]
        pending += children
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds the workers through /proc")
def test_two_workers_one_of_them_killed_give_the_same_bytes(source: Path, tmp_path: Path, expected: dict[str, bytes]) -> None:
    killed: list[int] = []

    def kill_one() -> None:
        until = time.monotonic() + 60
        while not list(tmp_path.rglob("*.md.json")) and time.monotonic() < until:
            time.sleep(0.02)
        for process in _workers(os.getpid())[:1]:
            os.kill(process, signal.SIGKILL)
            killed.append(process)

    killer = threading.Thread(target=kill_one)
    killer.start()
    run = process_folder(source, tmp_path, engine="dask", jobs=2)
    killer.join()
    assert killed
    assert (run.written, run.failed) == (120, 1)
    assert reports(tmp_path) == expected
    again = process_folder(source, tmp_path, engine="dask", jobs=2)
    assert (again.written, again.unchanged, again.failed) == (0, 120, 1)


def test_no_cluster_is_one_clear_refusal(tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.batch.cluster._WAIT", 1)
    with pytest.raises(UsageError, match="no cluster"):
        process_folder(source, tmp_path, engine="dask", address="tcp://127.0.0.1:9")
