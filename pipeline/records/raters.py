"""Who only rates a company and tells what it will earn: 甲證券維持乙「買入」評級，預計…. Such a figure is never the rater's."""

from __future__ import annotations

from pipeline.lexicons.cues import pattern
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.words import NameRef
from pipeline.text.fold import fold

_RATES = pattern(r"[^。!?\n]{0,70}?{rating}")
_RATED = pattern(r"(?:{rates}[^,;。]{0,4})$")
_FORECASTER = pattern(r"(?:{forecaster})$")


def is_forecaster(ref: NameRef) -> bool:
    """Whether somebody is of those who tell others' figures, by its kind or how it is called."""
    return ref.kind in ("finance", "bank") or _FORECASTER.search(fold(ref.name)) is not None


def is_rater(text: str, m: Mention) -> bool:
    """Whether a name is of who rates another in its sentence, and not of who is rated: 維持 | 甲銀行 | 買入評級."""
    if not is_forecaster(m.value) or _RATED.search(text, max(0, m.outer_start - 12), m.outer_start):
        return False
    return _RATES.match(text, m.outer_end) is not None
