"""A lexicon is read as TOML, whoever reads it."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import vocabulary

FILES = [file.name for file in resources.files("pipeline.lexicons").iterdir() if file.name.endswith(".toml")]


@pytest.mark.parametrize("name", FILES)
def test_every_lexicon_is_read_without_tomllib_and_says_the_same(name: str) -> None:
    """But for the one file with dates in it."""
    text = resources.files("pipeline.lexicons").joinpath(name).read_text(encoding="utf-8")
    plain, read = tomllib.loads(text), (vocabulary.loads if name == "calendar.toml" else vocabulary._read)(text)
    assert read == plain
    assert repr(read) == repr(plain)  # the order and the kinds of numbers, too


PARTS = [
    "[a]\n", "[a.b]\n", "[b]\n", "a = 1\n", "b = 2", "b = [", '"x"', ",", "]", "\n", " ", "# c\n", '# "c"', "c = {a = 1, b = 2}\n", "c = { ",
    '"a b" = ', "}", "= ", "1.50", "-0", "01", "1e5", "true", "2024-01-01", "[[a]]\n", "a.b = 3\n", '"""', "'", "\\n", '\\"', "\r\n", "[c.d]\n",
    'd = ["x", "y",]\n', 'e = ["#x" # y\n]\n', "null", "\t", "[c]\n", "d = 'x'\n", "\x01", "台",
    '"a" = 1.50\n"b c" = -2\n', '" = " = 1\n"" = 2\n', 'f = [\n  "x", "y = 1",\n]\n', 'g = ["x", 1]\n', '"h" = []\n',
]  # fmt: skip


def said(read: Any, text: str) -> tuple[str, Any]:
    try:
        return "", read(text)
    except tomllib.TOMLDecodeError as error:
        return str(error), None


@given(st.lists(st.sampled_from(PARTS), max_size=9).map("".join))
def test_whatever_is_written_means_what_tomllib_says(text: str) -> None:
    assert repr(said(vocabulary.loads, text)) == repr(said(tomllib.loads, text))
