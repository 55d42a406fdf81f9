"""Laws over the examples of all rules: script does not matter, and neighbours do not change a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import Any

import pytest

from pipeline.frames.rule import rules
from pipeline.model import Fact
from pipeline.process import extract
from pipeline.reading.language import language_of
from pipeline.text.fold import fold, fold_script
from tests.helpers.alone import rules_alone
from tests.helpers.chains import chains


@pytest.fixture(autouse=True, scope="module")
def _rules_alone() -> Iterator[None]:
    with rules_alone():
        yield


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
def facts_in(text: str) -> list[Fact]:
    return extract(text, published="2026-08-31", region="TW")


@cache
def said(text: str, kind: str | None = None) -> list[str]:
    return sorted(str(plain(fact.model_dump(mode="json"))) for fact in facts_in(text) if kind in (None, fact.kind))


@pytest.mark.parametrize("sentence", CHINESE)
def test_both_spellings_of_a_sentence_say_the_same(sentence: str) -> None:
    assert said(fold_script(sentence)) == said(sentence)


@cache
def companies(sentence: str) -> set[str]:
    """Who is spoken of in what a sentence tells of rounds."""
    facts = [f for f in facts_in(sentence) if f.kind in ("funding_round", "investor")]
    return {fold(n.name) for f in facts for n in (f.company, getattr(f, "investor", None)) if n}


def rounds(*sentences: str) -> tuple[list[str], list[str]]:
    """The rounds that sentences tell together, and those that they tell each for itself."""
    together, alone = said("".join(sentences), "funding_round"), [fact for s in sentences for fact in said(s, "funding_round")]
    return sorted(map(bare, together)), sorted(map(bare, alone))


def bare(fact: str) -> str:
    """A fact without the currency of a bare 元: whose it is, all words of an article say together."""
    return re.sub(r"'currency': '[a-z]+', 'currency_basis': 'context'", "", fact)


def test_neighbours_do_not_change_a_sentence() -> None:
    """Single sentences that each tell a round, of companies that have nothing to do with each other, several in an article."""
    changed, pairs = [], set[tuple[str, str]]()
    for sentences, end in ((CHINESE, "。"), *((of_one_language, ". ") for of_one_language in SPACED.values())):
        own = [s + end for s in sentences if "。" not in s and ". " not in s and said(s + end, "funding_round")][::2]
        for chain in chains(own, lambda a, b: not companies(a) & companies(b), 6):
            pairs |= set(combinations(chain, 2))
            together, alone = rounds(*chain)
            if together != alone:
                changed.append(next((a + b for a, b in combinations(chain, 2) if len({*map(str, rounds(a, b))}) > 1), "".join(chain)))
    assert len(pairs) > 2000
    assert changed == []
