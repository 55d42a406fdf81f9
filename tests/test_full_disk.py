"""No room on the disk: one clear line, no half of a file, what stood there still stands, and the same call goes on later."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.helpers.articles import good_folder, reports
from tests.helpers.command import jiyao
from tests.helpers.paths import PACKAGE

resource = pytest.importorskip("resource", reason="limits of files need POSIX")
ROOM = 3_000  # bytes that a file may have: less than any report or table


def no_room() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))


@pytest.fixture(scope="module")
def run_of(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("full")
    good_folder(root / "source", 12)
    assert jiyao("run", root / "source", "--out", root / "out").returncode == 0
    return root


@pytest.mark.parametrize(
    "call",
    ["export --to x.csv", "export --to x.jsonl", "export --to x.sqlite", "export --to x.parquet", "export --to x.labelstudio.json", "report --html x.html",
     "merge --to x.json", "schema --write x"],
)  # fmt: skip
def test_what_is_made_of_a_run_is_whole_or_what_it_was(run_of: Path, tmp_path: Path, call: str) -> None:
    verb, option, name = call.split()
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow")
    place = tmp_path / name
    if name != "x":
        place.write_bytes(b"what stood there")
    done = jiyao(verb, *([] if verb == "schema" else [run_of / "out"]), option, place, text=True, preexec_fn=no_room)
    assert done.returncode in (1, 2)
    assert done.stderr.startswith(f"jiyao: {place}") and done.stderr.count("\n") == 1 and "space" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert place.is_dir() or place.read_bytes() == b"what stood there"


def test_a_run_without_room_loses_nothing_and_goes_on_later(run_of: Path, tmp_path: Path) -> None:
    done = jiyao("run", run_of / "source", "--out", tmp_path / "out", text=True, preexec_fn=no_room)
    assert done.returncode == 2
    assert [line for line in done.stderr.splitlines() if line.startswith("jiyao:")][-1].endswith("free some space and run again")
    assert "Traceback" not in done.stderr
    assert reports(tmp_path / "out") == {}
    assert jiyao("run", run_of / "source", "--out", tmp_path / "out").returncode == 0
    assert reports(tmp_path / "out") == reports(run_of / "out")


def test_everything_that_is_written_appears_whole() -> None:
    """A text is written to a draft that takes its place at the end, never to the place itself."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in ("write_text", "write_bytes"):
                assert isinstance(node.value, ast.Name) and node.value.id == "draft", f"{path}:{node.lineno}"
