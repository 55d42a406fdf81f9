"""Laws over all examples of all rules and all articles of the corpus: what no input may break."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Article, Report
from pipeline.process import process
from pipeline.reading import article_from_text
from tests.helpers import corpus
from tests.helpers.examples import ARTICLES, EXAMPLES, INPUTS, PUBLISHED, said
from tests.helpers.soundness import sound
from tests.helpers.spelling import opencc_table
from tests.helpers.work import calls


def test_a_report_is_sound_and_reads_back() -> None:
    for a in INPUTS:
        report = corpus.report(a)
        sound(report)
        assert Report.model_validate_json(report.model_dump_json()) == report


def test_the_same_input_gives_the_same_bytes() -> None:
    before = [corpus.report(a).model_dump_json() for a in ARTICLES.values()]
    assert [process(a).model_dump_json() for a in reversed(ARTICLES.values())] == before[::-1]


# No input makes extraction raise ----------------------------------------------------------------

_ODD = ["\x00", "\x1b", "\u200b", "\ufeff", "\u202e", "\ue000", "\ue001\ue0ff", "😀", "𠮷", "\U0010ffff", "İ", "ﬁ", "|", "\n", "\n\n", "\t", "　", "("]
_ODD += ["「", "」", "…", "——", "0" * 30, "9,999,999", "億", "兆", "$", "%", "、"]
_ODD += ["由", "和", " and ", "led by ", "領投", "A輪", "Series ", "年", "2026", "是", "估值"]


@st.composite
def mixed(draw: st.DrawFn) -> str:
    """Pieces of examples among characters nobody expects."""
    parts = []
    for _ in range(draw(st.integers(1, 6))):
        if draw(st.booleans()):
            text = draw(st.sampled_from(EXAMPLES))
            start = draw(st.integers(0, len(text) - 1))
            parts.append(text[start : draw(st.integers(start, len(text)))])
        else:
            parts.append(draw(st.sampled_from(_ODD) | st.text(st.characters(exclude_categories=["Cs"]), max_size=6)))
    return "".join(parts)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(mixed(), st.sampled_from(["zh-Hant", "zh-Hans", "en"]), st.sampled_from([None, "TW", "CN"]))
def test_no_mixture_makes_extraction_raise(text: str, language: Any, region: str | None) -> None:
    raw = Article(id="a", source="a.md", sha256="0", language=language, published=date(2026, 8, 31), region=region, text=text)
    sound(process(raw))


# Script -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", ["STCharacters", "TSCharacters"])
def test_script_does_not_change_what_is_said(table: str) -> None:
    characters = {ord(one): forms[0] for one, forms in opencc_table(table).items()}

    def respelt(a: Article) -> Article:
        return a.model_copy(update={"text": a.text.translate(characters)})

    changed = [a.text for a in INPUTS if a.language != "en" and said(respelt(a)) != said(a)]
    assert changed == []


# One story in two languages ---------------------------------------------------------------------


def figures(name: str) -> set[tuple[Any, ...]]:
    """What an article says of its company, in figures alone."""
    found = set[tuple[Any, ...]]()
    for f in corpus.report(ARTICLES[name]).facts:
        data = f.model_dump(mode="json")
        money, worth = data.get("money") or {}, data.get("valuation") or {}
        if f.kind in ("funding_round", "valuation", "acquisition", "revenue"):
            found.add((f.kind, f.status, data.get("series"), money.get("value"), money.get("currency"), worth.get("value")))
    return found


@pytest.mark.parametrize(
    "story",
    [
        "tidewater-series-a",
        "corvid-acquires",
        "heliograph-rumour",
    ],
)
def test_a_story_in_two_languages_is_one(story: str) -> None:
    assert figures(f"{story}-zh.md") == figures(f"{story}-en.md")


# Hostile texts ----------------------------------------------------------------------------------


def _investors(size: int) -> str:
    return "晶曜光電完成3億元A輪融資，由" + "、".join(f"{chr(0x4E00 + i % 3000)}{chr(0x5E00 + i * 7 % 3000)}資本" for i in range(size // 7)) + "領投。"


def _rows(size: int) -> str:
    return "| 公司 | 金額 |\n|---|---|\n" + "".join(f"| 沛星{i} | {i} 億美元 |\n" for i in range(size // 20))


HOSTILE = {
    "digits": "1", "億": "億", "(": "(", "由A、": "由A、", "names": _investors, "A": "A ", "paragraphs": "a\n\n", "rows": _rows,
    "blanks": lambda size: " " * size + "a",
    "one sentence": "沛星完成融資後的公司將由創投與基金投資並估值持續成長而市場的企業獲得了新的營收",
    "gaps": "Exa raised " + "very-new-" * 9 + "| $5 million. ",
    "stars": "Exa " + "*" * 80 + " raised $5 million. ",
    "legal forms": "沛星" + "股份有限公司" * 12 + "擬上市。",
    "ticks": "```", "fences": "```\n",
}  # fmt: skip


def hostile(kind: str, size: int) -> Article:
    made: Any = HOSTILE[kind]
    text = made * (size // len(made)) if isinstance(made, str) else made(size)
    return article_from_text(text, published=PUBLISHED)


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_text_is_read_soundly(kind: str) -> None:
    sound(process(hostile(kind, 20_000)))


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_text_costs_what_it_is_long(kind: str) -> None:
    process(hostile(kind, 300))  # what is read once
    # Names that nobody knows are read in another way where they are few, and counted calls of many of them take long.
    sizes = (1_000, 2_000) if kind == "names" else (1_000, 4_000)
    short, long = (calls(lambda size=size: process(hostile(kind, size))) for size in sizes)  # type: ignore[misc]
    assert long < sizes[1] / sizes[0] * short * 1.25
