"""Any bytes at all have an outcome: an article that keeps its laws, or a typed refusal. Never anything else."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipeline.errors import PipelineError
from pipeline.model import Article
from pipeline.reading import article_from_text, reading_of
from pipeline.reading.encoding import decode
from pipeline.reading.frontmatter import split
from pipeline.reading.markdown import pieces_of
from tests.helpers.mess import SOURCES, messy
from tests.helpers.work import calls

QUICK = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


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


_RUNS = ("[", "*", "_a", "`", "<", "<!--", "<a ", "&", "![", "](", "[a](", "[a]((((", "{{<", "|", "|-", "#a ", "> ", "- ", "1. ", "=", "-",
         "~~a", "\\", "http://a", 'a="', "<p a='", "<table>", "<table><tr><td>", "<td>", "<li>", "<div class='nav'>", "</div>", " ", "\n",
         "來源：", "2026-", "Jan 1 ", "**a", "```\n", "---\na: b\n", "<script>", "<title>", "<![CDATA[", "中 \n", "\u3000", "&#")  # fmt: skip


@pytest.mark.parametrize("source", ["a.md", "a.txt", "a.html"])
def test_reading_is_linear_in_any_run(source: str) -> None:
    """What is quadratic makes sixteen times as many calls for four times the length."""
    for unit in _RUNS:
        short, long = (cost("文章" + (unit * size)[:size], source) for size in (4_000, 16_000))
        assert long < 4 * short * 1.3 + 2_000, unit


def cost(text: str, source: str) -> int:
    """How many calls reading a text makes."""

    def work() -> None:
        with contextlib.suppress(PipelineError):
            reading_of(text.encode(), source=source)

    return calls(work)


def test_pieces_are_never_empty() -> None:
    assert pieces_of("\n\n#\n- \n>\n<b></b>\n") == []
