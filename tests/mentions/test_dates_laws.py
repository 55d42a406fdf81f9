"""What holds of every date, whatever the text: verbatim, ordered, valid EDTF, and work that grows with the text."""

from __future__ import annotations

import importlib
import itertools
import pkgutil
import re
from datetime import date
from types import ModuleType
from typing import Any

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.languages import dates, languages
from pipeline.mentions import dates as when
from pipeline.mentions.dates import find
from pipeline.mentions.mention import Source
from pipeline.text.fold import fold, fold_script
from pipeline.text.late import Late
from tests.helpers.dates import EN, EN_RELATIVE, PUBLISHED, ZH, ZH_RELATIVE, rows
from tests.helpers.work import calls

CALENDARS = [
    importlib.import_module(f"pipeline.languages.{language.code}.{info.name}")
    for language in languages()
    for info in pkgutil.iter_modules(importlib.import_module(f"pipeline.languages.{language.code}").__path__)
    if info.name.startswith("calendar")
]
MODULES: tuple[ModuleType, ...] = (when, dates, *CALENDARS)
EXAMPLES = [text for text, _ in rows(ZH, ZH_RELATIVE, EN, EN_RELATIVE)]
PIECES = st.sampled_from(
    [
        *EXAMPLES,
        *"年月日號季周週前後到至上下本今昨（）()-/、，。 \n0123456789一二三十百零〇",
        "Q1",
        "FY",
        "early ",
        "of ",
        "may",
        "in ",
        "公司",
        "宣布",
        "ago",
    ]
)


def values(text: str, published: date | None = PUBLISHED) -> list[tuple[Any, ...]]:
    return [
        (m.start, m.end, m.value.start, m.value.end, m.value.edtf) for m in find(Source(text, "zh-Hant", published))
    ]


@settings(deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join), st.one_of(st.none(), st.dates()))
def test_dates_are_verbatim_ordered_and_valid(text: str, published: date | None) -> None:
    mentions = find(Source(text, "zh-Hant", published))
    for m in mentions:
        assert m.kind == "when" and m.rule.startswith("when.")
        assert m.value.text == text[m.start : m.end] == m.value.text.strip()
        assert m.value.start <= m.value.end
        parsed = parse_edtf(m.value.edtf)
        assert tuple(parsed.lower_strict()[:3]) == tuple(m.value.start.timetuple()[:3])
        assert tuple(parsed.upper_strict()[:3]) == tuple(m.value.end.timetuple()[:3])
    for a, b in itertools.pairwise(mentions):
        assert a.end <= b.start


@settings(deadline=None)
@given(st.text(max_size=80), st.one_of(st.none(), st.dates()))
def test_no_text_raises(text: str, published: date | None) -> None:
    for m in find(Source(text, "en", published)):
        assert m.value.text == text[m.start : m.end]


@settings(deadline=None)
@given(st.lists(PIECES, max_size=8).map("".join))
def test_both_scripts_give_the_same_dates(text: str) -> None:
    assert values(text) == values(fold_script(text))


@pytest.mark.parametrize("text", [text for text, _ in rows(ZH, ZH_RELATIVE)])
def test_a_neighbouring_line_changes_nothing(text: str) -> None:
    alone, shift = values(text), len(text) + 1
    for other in EXAMPLES:
        apart = alone + [(s + shift, e + shift, *value) for s, e, *value in values(other)]
        for new, old in zip(values(f"{text}\n{other}"), apart, strict=True):
            # What an article dates with a year it may name without one elsewhere: nothing else crosses lines.
            assert new == old or new[:2] == old[:2] and new[4] in [v[4] for v in apart]


def _work(text: str) -> int:
    """How many calls reading a text takes; it is folded before."""
    source = Source(text, "zh-Hant", PUBLISHED)
    assert len(source.folded) == len(text)
    return calls(lambda: find(source))


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "年",
        "一",
        "億",
        "2026年",
        "2026-",
        "1 ",
        "一年",
        "in ",
        "January ",
        "上",
        "今",
        "(",
        "Q1",
        "昨(",
        "2026/1/",
        "周一",
        "1、",
    ],
)
def test_work_grows_with_the_text(unit: str) -> None:
    small = _work(unit * 2000)
    assert _work(unit * 8000) <= 4.2 * small + 200


def test_patterns_are_bounded_and_within_re2() -> None:
    seen = 0
    for module in MODULES:
        found = [v for v in vars(module).values() if isinstance(v, re.Pattern | Late)]
        found += [tail.pattern for tail in getattr(module, "_TAILS", ())]
        for pattern in found:
            seen += 1
            text = re.sub(r"\\.", "", pattern.pattern)
            assert "(?=" not in text and "(?!" not in text and "(?<" not in text and "(?>" not in text
            assert not re.search(r"\\[1-9]", pattern.pattern)
            classless = re.sub(r"\[(?:\\.|[^\]\\])*\]", "x", pattern.pattern)
            for hit in re.finditer(r"(?<!\\)[+*]", classless):
                assert classless[hit.start() - 1] == "x", pattern.pattern  # only runs of one class of characters
    assert seen > 50


def test_folding_twice_changes_nothing() -> None:
    for text in EXAMPLES:
        assert [v[2:] for v in values(fold(text))] == [v[2:] for v in values(text)] or text.isascii()
