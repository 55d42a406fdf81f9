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
from pipeline.model import Report
from pipeline.reading import identity_of
from pipeline.review import log
from tests.helpers.articles import article, reports
from tests.helpers.decisions import decide, read

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


def colliding(root: Path) -> None:
    for number, name in enumerate(COLLIDING):
        path = root / os.fsdecode(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        line = json.dumps({"title": "標題", "text": article(number)}, ensure_ascii=False)
        path.write_text(line if name.endswith(b"jsonl") else article(number), encoding="utf-8")


@pytest.mark.parametrize("engine", ["local", "dask"])
def test_colliding_names_are_all_done_by_every_engine(tmp_path: Path, engine: str) -> None:
    if engine == "dask":
        pytest.importorskip("distributed", reason="the extra [cluster] is not installed")
    root, out = tmp_path / "in", tmp_path / "out"
    colliding(root)
    run = process_folder(root, out, engine=engine)
    assert (run.written, run.failed, run.skipped) == (len(COLLIDING), 0, 0)
    found = [json.loads(content)["article"] for content in reports(out).values()]
    assert len({each["source"] for each in found}) == len({each["id"] for each in found}) == len(COLLIDING)
    assert all(each["id"] == identity_of(each["source"]) for each in found)
    assert not [each for each in found if '{"title"' in each["text"]]


def test_each_of_colliding_names_is_of_one_shard_and_has_its_own_decisions(tmp_path: Path) -> None:
    root, out = tmp_path / "in", tmp_path / "out"
    colliding(root)
    assert sum(process_folder(root, out, shard=f"{n}/3").written for n in (1, 2, 3)) == len(COLLIDING)
    made = {name: Report.model_validate_json(content) for name, content in reports(out).items()}
    for report in made.values():
        log.append(out, [decide(report, "reject", read(report, report.facts[0].id), None)])
        undone = process_folder(root, out)
        assert (undone.written, undone.unchanged) == (1, len(COLLIDING) - 1), report.article.source
    assert {len(before.facts) > len(json.loads(reports(out)[name])["facts"]) for name, before in made.items()} == {True}
