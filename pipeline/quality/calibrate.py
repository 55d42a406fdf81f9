"""Weights for the kinds of evidence of facts, fitted on articles with gold: a logistic regression that shrinks to nothing.

Few weights, and a penalty on each, so that they hold on other articles. The fit is Newton's method over plain lists:
deterministic, and no library is needed for a table of thirty numbers.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from pipeline.model import (
    AcquisitionFact,
    AmountFact,
    DateFact,
    Fact,
    FundingRound,
    GrowthFact,
    InvestorFact,
    ListingFact,
    RevenueFact,
    ValuationFact,
)
from pipeline.quality.check import same_name

Plain: TypeAlias = dict[str, Any]
Judged: TypeAlias = tuple[tuple[str, ...], bool]
"""The kinds of evidence of one fact, and whether it is right."""

SHRINK = 1.0
"""The penalty on a weight: what one fact more would have to say."""

_APART = ("kind.investor", "kind.amount", "kind.date")  # repeated in other facts: they get a weight, and give none
_BOTTOM = ("profit", "loss")


def judged(facts: Sequence[Fact], gold: Plain) -> Iterator[tuple[Fact, bool]]:
    """Tell of each fact whether gold says so, too; facts of a kind that the gold does not list are passed over.

    Args:
        facts: of one article.
        gold: of the article as plain JSON; keys that are not of interest here may stand in it.
    """
    for fact in facts:
        match fact:
            case FundingRound():
                said = [_is_round(fact, true) for true in gold.get("rounds", ())]
                listed = "rounds" in gold
            case InvestorFact():
                said = [_is_investor(fact, true) for true in gold.get("rounds", ())]
                listed = "rounds" in gold and fact.role != "adviser"
            case AmountFact() | DateFact():
                said = [_same_value(fact, true) for true in gold.get(f"{fact.kind}s", ())]
                listed = f"{fact.kind}s" in gold
            case _:
                key = "growth" if fact.kind == "growth" else f"{fact.kind}s"
                said = [_is_said(fact, true) for true in gold.get(key, ())]
                listed = key in gold and _lists_its_metric(fact, gold)
        if listed:
            yield fact, any(said)


def _lists_its_metric(fact: Fact, gold: Plain) -> bool:
    """Gold that lists no growth and no profit lists no profits at all."""
    if not isinstance(fact, RevenueFact) or fact.metric not in _BOTTOM:
        return True
    return "growth" in gold or any(true.get("metric") in _BOTTOM for true in gold["revenues"])


def _is_round(fact: FundingRound, true: Plain) -> bool:
    """Whether a round is this one and every slot that it states is right."""
    if not same_name(fact.company, true["company"]):
        return False
    series = fact.series and fact.series.upper().replace("-", "").replace(" ", "")
    truly = (true.get("series") or "").upper().replace("-", "").replace(" ", "")
    if series and series != truly:
        return False
    sums = ((fact.money, true.get("amount")), (fact.valuation, true.get("valuation")))
    if any(said is not None and not same_money(said, other) for said, other in sums):
        return False
    if fact.date is not None and not _same_days(fact.date, true.get("date")):
        return False
    named = {"lead": true.get("lead", ()), "participant": true.get("investors", ()), "existing": true.get("investors", ())}
    return all(any(same_name(i, forms) for forms in named[i.role]) for i in fact.investors if i.role != "adviser")


def _is_investor(fact: InvestorFact, true: Plain) -> bool:
    named = (*true.get("lead", ()), *true.get("investors", ()))
    return same_name(fact.company, true["company"]) and any(same_name(fact.investor, forms) for forms in named)


def _same_value(fact: AmountFact | DateFact, true: Plain) -> bool:
    return same_money(fact.money, true) if isinstance(fact, AmountFact) else _same_days(fact.date, true)


def _is_said(fact: Fact, true: Plain) -> bool:
    """Whether a fact about a company is an entry of a list of gold."""
    match fact:
        case AcquisitionFact():
            buyer = true.get("acquirer")
            same = same_name(fact.acquirer, buyer) if buyer else fact.acquirer is None
            return same and same_name(fact.target, true["target"])
        case ListingFact():
            return same_name(fact.company, true["company"])
        case GrowthFact():
            return same_name(fact.company, true["company"]) and change_of(fact.model_dump()) == change_of(true)
        case ValuationFact() | RevenueFact():
            metrics = getattr(fact, "metric", None), true.get("metric")
            opposed = (metrics[0] == "loss") != (metrics[1] == "loss") and set(metrics) <= set(_BOTTOM)
            same = same_money(fact.money, true) or _bare(fact.money.text) in map(_bare, true.get("also", ()))
            return same and not opposed and same_name(fact.company, true["company"])
    return False


def _bare(text: str) -> str:
    return "".join(text.split()).replace(",", "")


def change_of(said: Plain) -> float | None:
    """A change as a share of what was before, in four digits; of a multiple the multiple."""
    if said.get("percent") is not None:
        return float(f"{float(said['percent']) / 100:.4g}")
    return float(f"{float(said['ratio']):.4g}") if said.get("ratio") is not None else None


def same_money(said: Any, true: Plain | None) -> bool:
    if true is None:
        return False
    ours = (said.value, said.value) if said.value is not None else (said.min, said.max)
    theirs = (true["value"], true["value"]) if true.get("value") is not None else (true.get("min"), true.get("max"))
    return said.currency == true.get("currency") and all(_same_number(a, b) for a, b in zip(ours, theirs, strict=True))


def _same_number(a: Any, b: Any) -> bool:
    return a is b if a is None or b is None else f"{float(a):.6g}" == f"{float(b):.6g}"


def _same_days(said: Any, true: Plain | None) -> bool:
    return true is not None and (said.start.isoformat(), said.end.isoformat()) == (true["start"], true["end"])


def fit(told: Sequence[Judged]) -> dict[str, float]:
    """Return the weight of each kind of evidence, and ``base``, that make the facts that are right most likely.

    Investors, amounts and dates are fitted last, a weight each: they are many, and of the companies they say nothing.

    >>> weights = fit([(("a.x",), True)] * 8 + [(("a.y",), False)] * 8)
    >>> weights["a.x"] > 0 > weights["a.y"]
    True
    """
    main = [(kinds, right) for kinds, right in told if kinds[0] not in _APART]
    keys = ["base", *sorted({kind for kinds, _ in main for kind in kinds})]
    at = {key: i for i, key in enumerate(keys)}
    rows = [([0, *(at[kind] for kind in kinds)], float(right)) for kinds, right in main]
    weights = [0.0] * len(keys)
    for _ in range(100):
        step = _solved(*_slope(rows, weights))
        weights = [w + d for w, d in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-9:
            break
    found = dict(zip(keys, weights, strict=True))
    return found | {kind: _own(kind, told, found) for kind in _APART}


def _slope(rows: Sequence[tuple[list[int], float]], weights: Sequence[float]) -> tuple[list[list[float]], list[float]]:
    """The curvature and the slope of the likelihood, the penalty counted in."""
    size = len(weights)
    slope = [-SHRINK * w if i else 0.0 for i, w in enumerate(weights)]
    curve = [[(SHRINK if i else 1e-6) if i == j else 0.0 for j in range(size)] for i in range(size)]
    for places, right in rows:
        p = _share(sum(weights[i] for i in places))
        for i in places:
            slope[i] += right - p
            for j in places:
                curve[i][j] += p * (1 - p)
    return curve, slope


def _share(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def _solved(matrix: Sequence[Sequence[float]], vector: Sequence[float]) -> list[float]:
    """What solves a system of linear equations, by elimination with pivots."""
    rows = [[*row, value] for row, value in zip(matrix, vector, strict=True)]
    size = len(rows)
    for column in range(size):
        pivot = max(range(column, size), key=lambda r: abs(rows[r][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for r in range(size):
            factor = rows[r][column] / rows[column][column] if r != column else 0.0
            if factor:
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[column], strict=True)]
    return [row[size] / row[i] for i, row in enumerate(rows)]


def _own(kind: str, told: Sequence[Judged], weights: dict[str, float]) -> float:
    """The weight of a kind of fact beside weights that stay as they are."""
    of_kind = [(sum(weights.get(k, 0.0) for k in ("base", *kinds)), float(right)) for kinds, right in told if kinds[0] == kind]
    weight = 0.0
    for _ in range(50):
        shares = [_share(odds + weight) for odds, _ in of_kind]
        slope = sum(right - p for (_, right), p in zip(of_kind, shares, strict=True)) - SHRINK * weight
        weight += slope / (sum(p * (1 - p) for p in shares) + SHRINK)
    return weight


def printed(weights: dict[str, float], facts: int, right: int) -> str:
    """The weights as ``lexicons/confidence.toml``."""
    lines = [
        "# How much each kind of evidence moves the odds of a fact (natural logarithm); 0 says nothing, -1 makes them a third.",
        f"# Written by `make calibrate`, fitted on {facts} facts of which {right} are right; not to be set by hand.",
        f"base = {weights['base']:.2f}",
    ]
    section = ""
    for kind, weight in sorted((k, w) for k, w in weights.items() if k != "base"):
        head, _, name = kind.partition(".")
        if head != section:
            section = head
            lines += ["", f"[{head}]"]
        lines.append(f"{name} = {weight:.2f}")
    return "\n".join(lines).replace("= -0.00", "= 0.00") + "\n"


def bins(told: Iterable[tuple[float, bool]]) -> Iterator[tuple[float, float, int, float, float]]:
    """Of each range of confidence: from, to, how many facts, the share that is right, their share of all that are right."""
    facts = list(told)
    every = sum(right for _, right in facts) or 1
    for low, high in ((0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)):
        inside = [right for sure, right in facts if low <= sure < high]
        if inside:
            yield low, min(high, 1.0), len(inside), sum(inside) / len(inside), sum(inside) / every
