"""Laws over the examples of all rules: script does not matter, and neighbours do not change a sentence."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

from pipeline.frames.rule import rules
from pipeline.process import extract
from pipeline.reading.language import language_of
from pipeline.text.fold import fold, fold_script

SENTENCES = sorted({s.rstrip("。.") for r in rules().values() for many in r.examples.values() for s in many})
CHINESE = [s for s in SENTENCES if re.search("[一-鿿]", s)]
SPACED: dict[str, list[str]] = {}
for sentence in SENTENCES:
    if sentence not in CHINESE:
        SPACED.setdefault(language_of(sentence), []).append(sentence)


def plain(value: Any) -> Any:
    """A fact without ids, offsets, canonical names and its confidence (which weighs the article), its words folded."""
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items() if k not in ("id", "name", "evidence", "rule", "round", "confidence")}
    if isinstance(value, list):
        return [plain(v) for v in value]
    return fold(value) if isinstance(value, str) else value


@cache
def said(text: str, kind: str | None = None) -> list[str]:
    facts = extract(text, published="2026-08-31", region="TW")
    return sorted(str(plain(fact.model_dump(mode="json"))) for fact in facts if kind in (None, fact.kind))


@pytest.mark.parametrize("sentence", CHINESE)
def test_both_spellings_of_a_sentence_say_the_same(sentence: str) -> None:
    assert said(fold_script(sentence)) == said(sentence)


@cache
def companies(sentence: str) -> set[str]:
    facts = extract(sentence, published="2026-08-31", region="TW", only=["funding_round", "investor"])
    return {fold(n.name) for f in facts for n in (f.company, getattr(f, "investor", None)) if n}


def neighbours() -> list[tuple[str, str]]:
    """Pairs of single sentences that each tell a round, of companies that have nothing to do with each other."""
    pairs = []
    for sentences, end in ((CHINESE, "。"), *((of_one_language, ". ") for of_one_language in SPACED.values())):
        own = [s for s in sentences if "。" not in s and ". " not in s and said(s, "funding_round")]
        pairs += [(a + end, b + end) for a in own for b in own if not companies(a) & companies(b)]
    return pairs


def test_neighbours_do_not_change_a_sentence() -> None:
    pairs = neighbours()
    assert len(pairs) > 500
    changed = [a + b for a, b in pairs if said(a + b, "funding_round") != sorted(said(a, "funding_round") + said(b, "funding_round"))]
    assert changed == []
