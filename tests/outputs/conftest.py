"""A small run whose reports the tests damage."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli import run as main

TEXT = "晶曜光電宣布完成新台幣 12 億元 B 輪募資，由鴻圖創投領投。\n"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for name in ("a", "b"):
        (tmp_path / "in" / f"{name}.md").write_text(TEXT, encoding="utf-8")
    assert main(["run", str(tmp_path / "in"), "--out", str(tmp_path / "out")]) == 0
    return tmp_path / "out"
