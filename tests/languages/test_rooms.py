"""What adding a language touches: its own room, its words, its rules, and the one line that tags its articles."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import tomllib
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest

from pipeline import model
from pipeline.languages import Language, languages, own, read_in
from pipeline.reading import language as detection
from pipeline.text.fold import fold
from pipeline.text.late import Late
from pipeline.text.sentence_words import sentence_words
from tests.helpers.paths import PACKAGE

LEXICONS = PACKAGE / "lexicons"
CODES = {language.code for language in languages()}
each = pytest.mark.parametrize("language", languages(), ids=lambda language: language.code)


def rooms_of(path: Path) -> set[str]:
    """The languages whose modules a file imports."""
    named: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            named |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            named |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return CODES & {name.split(".")[2] for name in named if re.match(r"pipeline\.languages\.\w", name)}


def test_a_language_is_found_by_its_place() -> None:
    folders = {path.parent.name for path in (PACKAGE / "languages").glob("*/__init__.py")}
    assert folders == CODES


def test_nobody_names_a_language_but_itself() -> None:
    for path in PACKAGE.rglob("*.py"):
        place = path.relative_to(PACKAGE / "languages").parts if "languages" in path.parts else ()
        assert rooms_of(path) - set(place[:1]) == set(), path.relative_to(PACKAGE)


def test_every_article_and_every_summary_has_one_language() -> None:
    assert Counter(tag for language in languages() for tag in language.articles) == Counter(get_args(model.Language))
    summaries = [language.summary for language in languages() if language.summary is not None]
    assert Counter(summaries) == Counter(get_args(model.SummaryLanguage))
    for tag in get_args(model.Language):
        assert own(tag) in read_in(tag)


def test_unspaced_languages_are_read_first() -> None:
    assert not any(before.spaced and not after.spaced for before, after in pairwise(languages()))


@each
def test_calendar(language: Language) -> None:
    calendar = language.calendar
    assert all(word == fold(word) and " " not in word for word in calendar.FIRST_WORDS)
    assert not any(map(str.isdigit, calendar.NUMERALS)) and bool(calendar.STARTS) <= (not language.spaced)
    re.compile(calendar.STARTS)


@each
def test_series(language: Language) -> None:
    assert all(words == fold(words) for words in language.series.LABELS)
    labels = {words: label for room in languages() for words, label in room.series.LABELS.items()}
    assert all(labels[words] == label for words, label in language.series.LABELS.items()), "one word, one label"


@each
def test_numbers(language: Language) -> None:
    assert language.numbers is None or language.spaced
    if language.numbers is not None:
        assert all(word == fold(word) and value > 1 for word, value in language.numbers.SCALES.items())
        assert all(word == fold(word) for word in language.numbers.WORDS)
        assert any(language.numbers.TRIGGER.search(word) for word in language.numbers.SCALES)


def test_both_summaries_have_every_phrase() -> None:
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in (PACKAGE / "summary").glob("*.py"))
    calls = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call))
    told = {call.args[1].value for call in calls if ast.unparse(call.func) == "plan.tell"}  # type: ignore[attr-defined]
    assert len(told) >= 9
    for language in languages():
        assert (language.phrases is None) == (language.summary is None)
        if language.phrases is not None:
            assert told <= set(dir(language.phrases))


@pytest.mark.parametrize("lexicon", ["calendar.toml", "sentences.toml"])
def test_words_stand_under_the_code_of_their_language(lexicon: str) -> None:
    tables = tomllib.loads((LEXICONS / lexicon).read_text(encoding="utf-8"))
    assert tables.keys() >= CODES
    if lexicon == "sentences.toml":
        for code, table in tables.items():
            assert {"leaning", "boilerplate"} <= table.keys() and all(
                w == fold(w) for ws in table.values() for w in ws
            ), code


def test_languages_in_latin_letters_are_told_by_their_common_words(monkeypatch: pytest.MonkeyPatch) -> None:
    other = replace(own("en"), code="de", articles=("zh-Hans",))  # a tag that cannot be its own, so that it shows
    monkeypatch.setattr(detection, "languages", lambda: (own("zh-Hant"), other, own("en")))
    monkeypatch.setattr(
        detection, "sentence_words", lambda: {**sentence_words(), "de": {"common": ["der", "die", "und"]}}
    )
    texts = ("The round was led by Accel und Die.", "Die Bank und der Staat in München", "Kitewind", "新創公司完成募資")
    assert [detection.language_of(text) for text in texts] == ["en", "zh-Hans", "en", "zh-Hant"]
    assert detection.language_of("Kitewind", hint="de-AT") == "zh-Hans"


def modules() -> list[ModuleType]:
    import pipeline.languages as package

    return [
        importlib.import_module(info.name) for info in pkgutil.walk_packages(package.__path__, "pipeline.languages.")
    ]


def test_patterns_stay_in_the_re2_subset() -> None:
    found = [(module, p.pattern) for module in modules() for p in vars(module).values() if isinstance(p, re.Pattern | Late)]
    assert len(found) > 50
    for module, pattern in found:
        assert not re.search(r"\(\?(?:[=!]|<[=!]|>)|\\[1-9]|\(\?P=", pattern), (module, pattern)
        assert not re.search(r"\)[*+]|\)\{\d+,\}", pattern), (module, pattern)
