"""Two articles are never one: not in OUT, not for a reviewer, not for a shard, not for an engine."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.batch.folder import process_folder
from pipeline.batch.walk import file_of, shown, target_of
from pipeline.reading import identity_of
from tests.helpers.articles import article, reports

NAMES = st.lists(st.binary(min_size=1, max_size=12) | st.sampled_from([b"\\xff", b"\xff", b"x.json", b"x.json~", b"n.jsonl#3"]), min_size=1, max_size=3)


def as_path(parts: list[bytes]) -> str:
    return "/".join(os.fsdecode(part.replace(b"/", b"_").replace(b"\0", b"_")) for part in parts)


@given(NAMES, NAMES)
def test_two_paths_are_two_sources_and_two_places(one: list[bytes], two: list[bytes]) -> None:
    first, second = as_path(one), as_path(two)
    assert (shown(first) == shown(second)) == (first == second) == (target_of(first) == target_of(second))
    shown(first).encode()  # stands in JSON
    file, line = file_of(target_of(first))
    assert file == first or line is not None


COLLIDING = [b"n\xff.md", b"n\\xff.md", b"n\\x5cxff.md", b"C#/news.jsonl", b"C#/1.md", b"Q1.2026 #2/a.md", b"a.jsonl", b"a.jsonl#1.md"]


@pytest.mark.parametrize("engine", ["local", "dask"])
def test_colliding_names_are_all_done_by_every_engine(tmp_path: Path, engine: str) -> None:
    if engine == "dask":
        pytest.importorskip("distributed", reason="the extra [cluster] is not installed")
    root, out = tmp_path / "in", tmp_path / "out"
    for number, name in enumerate(COLLIDING):
        path = root / os.fsdecode(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        line = json.dumps({"title": "標題", "text": article(number)}, ensure_ascii=False)
        path.write_text(line if name.endswith(b"jsonl") else article(number), encoding="utf-8")
    run = process_folder(root, out, engine=engine)
    assert (run.written, run.failed, run.skipped) == (len(COLLIDING), 0, 0)
    found = [json.loads(content)["article"] for content in reports(out).values()]
    assert len({each["source"] for each in found}) == len({each["id"] for each in found}) == len(COLLIDING)
    assert all(each["id"] == identity_of(each["source"]) for each in found)
    assert not [each for each in found if '{"title"' in each["text"]]
