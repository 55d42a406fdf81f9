"""Chinese names by their position and by what stands around them, put together: what both say, and what one of them says clearly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.mentions.names.candidates import Candidate, is_whole, of_span, weights
from pipeline.mentions.names.tagger import Tagged

_LEFT = frozenset(("founded", "heads", "warned", "quoted", "glosses"))
_RIGHT = frozenset(("code", "glossed"))
_COMPANY = "公司"


def agreed(picked: Sequence[tuple[int, int, Candidate]], tags: Tagged | None, blank: str) -> Iterator[tuple[int, int, Candidate]]:
    """The candidates that the tags agree with, or whose position decides, and what is tagged where none of them stands.

    Args:
        picked: the best candidates by position, none overlapping another.
        tags: where names stand by the words and characters around them; None where nobody asked.
        blank: the folded text without other mentions.
    """
    if tags is None:
        yield from picked
        return
    spans = sorted(span for span in (*tags.organisations, *tags.persons) if is_whole(blank[slice(*span)]))
    read, kept = _Read((*spans, *tags.products)), bytearray(len(blank))
    for start, end, candidate in picked:
        if read.allows(start, end, candidate):
            kept[start:end] = b"\1" * (end - start)
            yield start, end, candidate
    for start, end in spans:
        if kept.find(1, start, end) < 0 and (found := _tagged(blank, start, end)):
            yield start, end, found


class _Read:
    """What is tagged, by its characters."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self.of = {at: span for span in spans for at in range(*span)}

    def allows(self, start: int, end: int, candidate: Candidate) -> bool:
        """Whether a candidate stands beside the tags: it is one of them, its position or its ending decides, or it has points enough; never a part of one."""
        touched = {self.of[at] for at in range(start, end) if at in self.of}
        if (start, end) in touched or "model" in candidate.looks:
            return True
        if any(first <= start and end <= last for first, last in touched):
            return False
        if len(touched) == 1 and min(touched)[0] == start and candidate.name.endswith(_COMPANY):
            return True  # 早行人創業投資|(海南)有限公司
        if not touched and "ending" in candidate.looks:
            return True
        against = weights()["article"]["tagged_else" if touched else "untagged"]
        return _decides(candidate) or candidate.score >= weights()["all"]["least"] - against


def _decides(candidate: Candidate) -> bool:
    """Whether a candidate stands anywhere where nothing but a name stands."""
    return any(left in _LEFT or right in _RIGHT for _, left, right in candidate.places.values())


def _tagged(blank: str, start: int, end: int) -> Candidate | None:
    """What is tagged as a candidate; how it is built says less than where it stands."""
    joined = "-" in (blank[start - 1 : start], blank[end : end + 1])  # 松柏資本-松柏一號 is one name
    candidate = None if joined else of_span(blank, start, end)
    if candidate is None:
        return None
    candidate.looks += ("tagged",)
    candidate.places[start] = (weights()["article"]["tagged"], "tagged", "tagged")
    candidate.score = candidate.form + weights()["article"]["tagged"]
    return candidate
