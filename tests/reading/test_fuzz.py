"""Any bytes at all have an outcome: an article that keeps its laws, or a typed refusal. Never anything else."""

from __future__ import annotations

import contextlib
import json
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipeline.batch.walk import Task
from pipeline.batch.work import Settings, make
from pipeline.errors import PipelineError
from pipeline.model import Article, Report
from pipeline.reading import article_from_text, reading_of
from pipeline.reading.encoding import decode
from pipeline.reading.frontmatter import split
from pipeline.reading.markdown import pieces_of

SOURCES = ("a.md", "a.txt", "a.html", "a.json", "a.jsonl", "a")
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))

_PARTS = (
    "# ", "## ", "- ", "1. ", "> ", "---\n", "| a | b |\n", "|---|---|\n", "**", "*", "_", "`", "```\n", "[", "](", ")", "![", "<p>", "</p>",
    "<div class='nav'>", "<table>", "<tr>", "<td>", "</table>", "<!--", "-->", "&amp;", "&#x5104;", "{{<", "title: ", "date: 2026-02-13\n",
    "來源：", "延伸閱讀\n", "3 億元", "$30M", "A輪", "由遠帆資本領投", "估值", "2026年2月13日", "去年", "\n", "\n\n", " ", "\t", "\u3000", "\u200b",
    "\x1b", "\r\n", "。", "「", "」", "完成", "甲公司", "Acme raised ", "兆", "9" * 50, "一億" * 20, "\ufeff", "😀", "𠮷", "\ud7ff",
)  # fmt: skip
messy = st.lists(st.sampled_from(_PARTS) | st.text(max_size=6), max_size=60).map("".join)


def check(article: Article) -> None:
    article.text.encode("utf-8")
    assert article.text.strip()
    end = -1
    for block in article.blocks:
        assert end < block.start < block.end <= len(article.text)
        assert article.text[block.start : block.end].strip()
        end = block.end
    assert Article.model_validate_json(article.model_dump_json()) == article


@QUICK
@given(st.binary(max_size=400), st.sampled_from(SOURCES))
@example(b"\xef\xbb\xbf---\n---\n", "a.md")
@example(b"[" * 100_000, "a.json")
def test_any_bytes(data: bytes, source: str) -> None:
    try:
        article = reading_of(data, source=source).article
    except PipelineError as error:
        assert "\n" not in str(error)
        return
    check(article)


@QUICK
@given(messy, st.sampled_from(SOURCES[:3]))
@example("\u200b", "a.html")
def test_any_marks(text: str, source: str) -> None:
    try:
        article = reading_of(text.encode("utf-8", "surrogatepass"), source=source).article
    except PipelineError:
        return
    check(article)


@QUICK
@given(messy)
def test_any_string_is_kept(text: str) -> None:
    article = article_from_text(text)
    assert article.text == text
    for block in article.blocks:
        assert text[block.start : block.end].strip()


@QUICK
@given(messy)
def test_any_front_matter_keeps_the_body(text: str) -> None:
    _, body = split(f"---\ntitle: x\n---\n{text}")
    assert body == text
    split(text)


@QUICK
@given(st.text(min_size=1, max_size=200).filter(lambda text: "\0" not in text and text.isprintable()))
def test_utf_8_is_always_read_as_such(text: str) -> None:
    assert decode(text.encode())[0] == text


@QUICK
@given(st.recursive(st.none() | st.booleans() | st.floats() | st.integers() | messy, lambda inner: st.lists(inner, max_size=4)
                    | st.dictionaries(st.sampled_from(("title", "text", "body", "date", "author", "x", "article")), inner, max_size=5)))  # fmt: skip
def test_any_json(value: object) -> None:
    try:
        article = reading_of(json.dumps(value).encode(), source="a.json").article
    except PipelineError:
        return
    check(article)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=200) | messy.map(lambda text: text.encode("utf-8", "surrogatepass")), st.sampled_from(SOURCES))
def test_any_file_has_one_outcome(tmp_path_factory: pytest.TempPathFactory, data: bytes, source: str) -> None:
    """The whole line, down to the bytes of the report. ``crashed`` would be a defect of ours."""
    path = tmp_path_factory.mktemp("fuzz") / source
    path.write_bytes(data)
    made = make(Task(source, str(path), f"{source}.json"), Settings(str(path.parent / "out")))
    assert made.outcome.state in ("written", "failed")
    assert made.outcome.reason in ("", "unreadable", "unsupported", "no_text", "too_large"), made.outcome
    for _, content in made.files:
        report = Report.model_validate_json(content)
        text = report.article.text
        assert all(text[e.start : e.end] == e.text for fact in report.facts for e in fact.evidence)


_RUNS = ("[", "*", "_a", "`", "<", "<!--", "<a ", "&", "![", "](", "[a](", "[a]((((", "{{<", "|", "|-", "#a ", "> ", "- ", "1. ", "=", "-",
         "~~a", "\\", "http://a", 'a="', "<p a='", "<table>", "<table><tr><td>", "<td>", "<li>", "<div class='nav'>", "</div>", " ", "\n",
         "來源：", "2026-", "Jan 1 ", "**a", "```\n", "---\na: b\n", "<script>", "<title>", "<![CDATA[", "中 \n", "\u3000", "&#")  # fmt: skip


@pytest.mark.parametrize("source", ["a.md", "a.txt", "a.html"])
def test_reading_is_linear_in_any_run(source: str) -> None:
    """Each is a tenth of a second or less; a quadratic one would take minutes."""
    for unit in _RUNS:
        data = ("文章" + (unit * 100_000)[:100_000]).encode()
        began = time.process_time()
        with contextlib.suppress(PipelineError):
            reading_of(data, source=source)
        assert time.process_time() - began < 3, unit


def test_a_path_is_never_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("祕密", encoding="utf-8")
    (tmp_path / "a.md").symlink_to(tmp_path / "secret.md")
    made = make(Task("a.md", str(tmp_path / "a.md"), "a.md.json"), Settings(str(tmp_path / "out")))
    assert (made.outcome.state, made.outcome.reason) == ("failed", "unreadable")


def test_pieces_are_never_empty() -> None:
    assert pieces_of("\n\n#\n- \n>\n<b></b>\n") == []
