"""Files to articles: what is refused, and how; the same file is the same article."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import NoTextError, TooLargeError, UnreadableError, UnsupportedError, UsageError
from pipeline.reading import Options, read
from tests.helpers.reading import md


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf", b"<!-- -->\n---\n"])
def test_nothing_to_read(data: bytes) -> None:
    with pytest.raises(NoTextError):
        read(data, source="a.md")


def test_refusals_are_typed(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedError):
        read(b"x", source="a.docx")
    with pytest.raises(UnreadableError):
        read(tmp_path / "missing.md")
    with pytest.raises(UnreadableError):
        read(tmp_path)
    with pytest.raises(TooLargeError):
        read(b"x" * 100, source="a.md", options=Options(max_characters=10))
    (tmp_path / "a.md").write_bytes(b"x" * 100)
    with pytest.raises(TooLargeError):
        read(tmp_path / "a.md", options=Options(max_bytes=10))


def test_the_article_is_the_same_every_time() -> None:
    text = "---\ntitle: 晨曦機器人：募資 3 億\npublishedAt: 2026-02-13T09:00:00+08:00\n---\n\n內文第一段。\n"
    assert md(text) == md(text)
    assert md(text).id != md(text, "b.md").id


def test_fields_beside_an_article_are_read_through_no_link(tmp_path: Path) -> None:
    (tmp_path / "secret.json").write_text('{"title": "別人的"}', encoding="utf-8")
    (tmp_path / "a.md").write_text("甲公司完成三億元募資。", encoding="utf-8")
    (tmp_path / "a.md.meta.json").symlink_to("secret.json")
    assert read(tmp_path / "a.md").title is None


@pytest.mark.parametrize("region", ["XX", "TWN", "7", ""])
def test_a_region_that_is_none_is_one_line(region: str) -> None:
    with pytest.raises(UsageError, match=r"^region .*TW, HK"):
        Options(region=region)
