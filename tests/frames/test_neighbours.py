"""A neighbour may not change what a sentence says: examples of the rules in pairs."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations, cycle, islice

import pytest

from pipeline.frames.rule import rules
from pipeline.mentions.money.region import standing
from pipeline.process import extract
from pipeline.text.fold import fold
from tests.helpers.alone import rules_alone
from tests.helpers.examples import EXAMPLES, article, told


@pytest.fixture(autouse=True, scope="module")
def _rules_alone() -> Iterator[None]:
    with rules_alone():
        yield


_HAN = re.compile("[\u3400-\u9fff]")
_ENDS = re.compile(r"[。!?！？]|\. ")


def singles() -> list[str]:
    """Examples of one sentence: a second one that names nobody is the topic's by design, and so not told alone."""
    return [s for s in EXAMPLES if not _ENDS.search(s[:-1])]


@cache
def own(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The names in a text, and its amounts and days."""
    names, values = set[str](), set[str]()
    for f in extract(article(text)):
        data = f.model_dump(mode="json")
        parties = [data.get(k) for k in ("company", "investor", "acquirer", "target")] + data.get("investors", [])
        names |= {fold(p[k]) for p in parties if p for k in ("name", "text")}
        if f.kind in ("amount", "date"):
            values.add(str([data.get("money", {}).get("value"), data.get("date", {}).get("start")]))
    return frozenset(names), frozenset(values)


def strangers(a: str, b: str) -> bool:
    """Whether two sentences of one language have a company each and nothing in common."""
    if bool(_HAN.search(a)) != bool(_HAN.search(b)) or not _HAN.search(a) and article(a).language != article(b).language:
        return False
    if standing(fold(a)) != standing(fold(b)):
        return False  # where an article is from is asked of all its words: a bare 元 is read by them
    return bool(own(a)[0] and own(b)[0]) and not own(a)[0] & own(b)[0] and not own(a)[1] & own(b)[1]


@cache
def neighbours(number: int = 240) -> list[tuple[str, ...]]:
    """Chains of four strangers, each example in some; a third of them of examples with lists, whose ends are found by their neighbours."""
    every = singles()
    lists = {s for r in rules().values() if re.search(r">\}|\{<", r.pattern) for many in r.examples.values() for s in many}
    found, chance = [], random.Random(21)
    for some, share in ((sorted(lists.intersection(every)), number // 3), (every, number - number // 3)):
        firsts = cycle(chance.sample(some, len(some)))
        for first in islice(firsts, share):
            chain = [first]
            for s in chance.sample(some, len(some)):
                if len(chain) < 4 and all(strangers(a, s) for a in chain):
                    chain.append(s)
            found += [tuple(chain)] if len(chain) > 1 else []
    return found


_CUT = 6  # chains of 240 in which a name is cut elsewhere, for tags read words beside it, or a period is taken from the sentence before


@pytest.mark.parametrize("apart", [True, False], ids=["paragraphs", "one paragraph"])
def test_neighbours_do_not_change_a_sentence(apart: bool) -> None:
    changed, pairs = [], set[tuple[str, str]]()
    for chain in neighbours():
        text = ("\n\n" if apart else "" if _HAN.search(chain[0]) else " ").join(chain)
        alone = frozenset[str]().union(*map(told, chain))
        pairs |= set(combinations(chain, 2))
        if (together := told(text)) != alone:
            changed.append((text, sorted(alone - together), sorted(together - alone)))
    assert len(pairs) > 1000
    assert len(changed) <= _CUT, changed


# Sentences that name their company in a place where a neighbour's company won.
BEHIND = [
    ("Exa closed its Series C.", "The revenue at Replit went from $200 million to $600 million."),
    ("Baseten said revenue doubled last year.", "The raise lifts the valuation of Exa from $700 million to $2.2 billion."),
    ("Exa 完成 B 輪融資。", "這個市場裡有上週完成 8 億美元 C 輪融資的 Together AI。"),
    ("Exa closed its Series C.", "NVentures co-led a $50 million extension to Legora's Series D."),
]


@pytest.mark.parametrize(("a", "b"), BEHIND)
def test_a_company_behind_its_metric_or_round_keeps_it(a: str, b: str) -> None:
    assert told(f"{a}\n\n{b}") == told(a) | told(b)


def test_companies_behind_are_told_alone() -> None:
    assert all(own(b)[0] for _, b in BEHIND)
