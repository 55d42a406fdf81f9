"""Amounts that a company likely earned or lost, where no rule or walk says so."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.frames.rule import rules
from pipeline.frames.statement import Statement
from pipeline.groups.figure_state import says_by
from pipeline.groups.metrics import Word, words
from pipeline.lexicons.cues import pattern
from pipeline.likely.context import Context
from pipeline.likely.evidence import of_money
from pipeline.likely.likelihood import likelihood, told
from pipeline.likely.raises import amounts
from pipeline.mentions.mention import Mention

_BEFORE = r"(?:(?:that|which|as|the|was|were|had|been|wall|street|expected|forecast|estimated|predicted|projected|anticipated|by) ){0,5}"
_FOR = pattern(rf",? {_BEFORE}{{awaits.en}}", "growth")
_AGAINST = pattern(r"(?:{awaits.en}|{awaits.zh})[^,;。]{0,30}$", "growth")
TOLD = 0.62
"""How likely an amount must be earned, or lost, to be told so."""


def earnings(context: Context) -> Iterator[Statement]:
    """The likely figures of an article, as statements of an amount and of the metric that its sentence names nearest to it."""
    for i in range(len(context.sentences)):
        raised = {m.start for s in context.said.get(i, ()) if s.rule.id == "round.likely" and (m := s.money())}
        for at in amounts(context, i):
            money = context.row(i).mention(at)
            if money.start in raised or _is_none(context, i, money) or any(s.says != "aside" for s in context.readings(i, money)):
                continue
            kinds = tuple(of_money(context, i, at))
            metric = _metric(context, i, money) if likelihood("earned", kinds) >= TOLD else None
            if metric:
                slots = {"money": money, "metric": metric.value, "down": False, "of_part": False}
                context.source.note(f"revenue.likely at {money.start}: {context.words(money)!r}", told, "earned", kinds)
                yield Statement(rules()["revenue.likely"], min(metric.start, money.start), max(metric.end, money.end), i, slots)


def _is_none(context: Context, i: int, money: Mention) -> bool:
    """Whether an amount is by how much (cut profit by | $5 million), or what analysts had expected (missing the | $1.9 billion that they looked for)."""
    start, end = context.sentences[i]
    text = context.mask.text
    if says_by(text, start, money.outer_start):
        return True
    return bool(_FOR.match(text, money.outer_end, end) or _AGAINST.search(text, max(start, money.outer_start - 60), money.outer_start))


def _metric(context: Context, i: int, money: Mention) -> Word | None:
    """The metric of a sentence that stands nearest to an amount; of two as near, the one before it."""
    found = [word for word in words(context.mask.text, *context.sentences[i]) if word.kind == "metric"]
    return min(found, key=lambda word: max(money.outer_start - word.end, word.start - money.outer_end), default=None)
