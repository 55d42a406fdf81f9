"""Ratios in digits and Chinese numerals with a unit behind them: 20%, 2.5 倍, 10x, and ranges of them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipeline.languages import own
from pipeline.languages.quantity import Quantity
from pipeline.mentions.mention import Source
from pipeline.mentions.quantities import AND, BETWEEN, FROM, RUN, TO, quantity_at, shared, style_of
from pipeline.mentions.ratio.units import NEAR, unit_at
from pipeline.mentions.ratio.value import Draft, Unit
from pipeline.model import Qualifier
from pipeline.text.fold import fold_script
from pipeline.text.late import late

_SEPARATOR = late(rf"%? ?(?:[-–~〜―—]|{'|'.join((*TO, *AND))}) ?")
_FROM = late(rf"(?:{'|'.join(FROM)}) ?$")
_BETWEEN = late(rf"(?:{'|'.join(BETWEEN)}) $")
# A range that begins at nothing: 持平至上升 8%, flat to up 8%.
_FLAT = late(fold_script(r"持平(?:至|到)(?:約|小幅|微幅)?(?:上升|成長|增長|增加|小增|年增|季增|月增)?(?:約|近)? ?$|\bflat to (?:up )?(?:about )?$"))
_NAME = late(" [A-Z][a-z]")


def _glued(folded: str, start: int) -> bool:
    """Whether the number is part of a name: gpt-4x, a100%."""
    last = folded[start - 1 : start]
    if last == "-" and start > 1:
        return folded[start - 2].isascii() and folded[start - 2].isalpha()
    return last.isascii() and (last.isalpha() or last == "_")


def numbered(source: Source) -> Iterator[Draft]:
    """Digits and Chinese numerals with a unit behind them, and ranges of them."""
    folded, text, style, done = source.folded, source.text, style_of(source.language), 0
    for run in RUN.finditer(folded):
        if run.start() < done or not NEAR.search(folded, run.end(), run.end() + 24) or _glued(folded, run.start()):
            continue
        first = quantity_at(folded, text, run.start(), style)
        if first is None or first.high is not None and first.hedge != "range":
            continue
        found = unit_at(folded, first.end)
        separator = _SEPARATOR.match(folded, first.end)
        draft = None
        if separator is not None and RUN.match(folded, separator.end()):
            draft = _range(source, first, separator.end(), found)
        if draft is None and found is not None:
            end, unit, parts = found
            if text[end - 1] == "x" and not own(source.language).spaced and _NAME.match(text, end):
                continue  # 10x Science 完成…
            if unit == "percent" and first.high is None and (flat := _FLAT.search(folded, max(0, first.start - 16), first.start)):
                draft = Draft(flat.start(), end, unit, Decimal(0), first.low / parts, "range", "ratio.percent.flat")
                done = draft.end
                yield draft
                continue
            high = None if first.high is None else first.high / parts
            hedge: Qualifier = first.hedge or "exact"
            draft = Draft(first.start, end, unit, first.low / parts, high, hedge, f"ratio.{unit}")
        if draft is not None:
            done = draft.end
            yield draft


def _range(
    source: Source, first: Quantity, at: int, own: tuple[int, Unit, int] | None
) -> Draft | None:
    second = quantity_at(source.folded, source.text, at, style_of(source.language))
    if second is None:
        return None
    found = unit_at(source.folded, second.end)
    joined = shared(first, second)
    if found is None or joined is None:
        return None
    if own is not None and own[1:] != found[1:]:
        return None
    if own is None and first.end - first.start == 4 and 1900 <= first.low <= 2100:
        return None
    before = source.folded[max(0, first.start - 12) : first.start]
    word = source.folded[first.end : at].strip(" %")
    if own is not None and word in TO and _FROM.search(before):
        return None  # from 20% to 28% is two figures
    if word in AND and not _BETWEEN.search(before):
        return None
    end, unit, parts = found
    return Draft(
        first.start, end, unit, joined.low / parts, joined.low and second.low / parts, "range", f"ratio.{unit}.range"
    )
