"""The review of a run is believed of whoever could have written it, and of nobody else."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.batch.folder import process_folder
from pipeline.lexicons.entries import trouble
from pipeline.review import log
from pipeline.review.lexicon import text
from pipeline.review.log import Verdict
from pipeline.review.owner import LogError, folder, trusted
from pipeline.review.shelf import Shelf
from tests.helpers import samples
from tests.helpers.articles import article
from tests.helpers.decisions import decide, read

STRANGER = 65534


def reviewed(tmp_path: Path) -> Path:
    report = samples.report()
    out = samples.write(tmp_path / "out", report)
    log.append(out, [decide(report, "reject", read(report, "f7"), None)])
    return out


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
@pytest.mark.parametrize("planted", ["", "decisions.jsonl", "lexicon.toml"])
def test_what_another_user_put_there_is_refused_by_all_who_would_believe_it(tmp_path: Path, planted: str) -> None:
    out = reviewed(tmp_path)
    (folder(out) / "lexicon.toml").write_text("", encoding="utf-8")
    os.chown(folder(out) / planted, STRANGER, STRANGER)
    (out / "run.json").unlink(missing_ok=True)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.md").write_text(article(1), encoding="utf-8")
    for believe in (lambda: process_folder(tmp_path / "in", out), lambda: log.read(out), lambda: Shelf(out)):
        with pytest.raises(LogError, match=f"another user .uid {STRANGER}"):
            believe()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_whoever_owns_the_folder_around_it_is_believed(tmp_path: Path) -> None:
    out = reviewed(tmp_path)
    for path in (tmp_path, folder(out), log.path(out)):
        os.chown(path, STRANGER, STRANGER)
    assert trusted(folder(out))


@pytest.mark.parametrize("link", ["out.review", "out.review/decisions.jsonl", "out.review/machine"])
def test_a_link_is_not_followed(tmp_path: Path, link: str) -> None:
    out = reviewed(tmp_path)
    there = tmp_path / link
    moved = tmp_path / "moved"
    if there.exists():
        there.rename(moved)
    there.symlink_to(moved)
    with pytest.raises(LogError, match=r"link|not a folder"):
        trusted(folder(out))


@pytest.mark.parametrize("name", ["decisions.jsonl", "lexicon.toml", "machine"])
def test_nobody_waits_for_a_pipe(tmp_path: Path, name: str) -> None:
    review = folder(tmp_path / "out")
    review.mkdir()
    os.mkfifo(review / name)
    with pytest.raises(LogError, match=f"{name}: not a (file|folder)"):
        trusted(review)


names = st.text(st.sampled_from('XxAa-"\\ .甲\x7f\'#=[]'), min_size=1, max_size=5).filter(lambda name: not trouble(name))


@settings(deadline=None, max_examples=100)
@given(st.lists(names, min_size=1, max_size=5, unique_by=str.casefold))
def test_the_offered_lexicon_loads_and_gives_two_names_two_ids(canonical: list[str]) -> None:
    verdicts = [Verdict(text=f"別名{n}號", verdict="alias", canonical=name) for n, name in enumerate(canonical)]
    tables = tomllib.loads(text(verdicts))
    owners = [spellings[0] for table in tables.values() for spellings in table.values()]
    assert len(set(owners)) == len(owners)
    assert all(len({name for name in spellings if name in canonical}) == 1 for table in tables.values() for spellings in table.values())
