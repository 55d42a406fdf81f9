"""Which candidates are names: their points over the article, and the best of them that do not overlap.

A string's score adds what it looks like, its best place, and what else the article says of it; what it says more often
without its neighbours is the shorter name.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from pipeline.mentions.names.candidates import DELIMITS, DOES, Candidate, weights
from pipeline.mentions.names.lexemes import kind_of, words
from pipeline.mentions.names.places import Places


def scored(
    found: Mapping[str, Candidate],
    blank: str,
    ambiguous: frozenset[str] = frozenset(),
    listed: frozenset[int] = frozenset(),
) -> dict[str, Candidate]:
    """The candidates whose points reach ``least``.

    Args:
        found: what :func:`gathered` gave.
        blank: the same folded text.
        ambiguous: listed names that are ordinary words, too.
        listed: where listed names begin, which a longer name may extend.
    """
    least = weights()["all"]["least"]
    for candidate in found.values():
        candidate.score = _score(candidate, candidate.name in ambiguous, listed)
    kept = {c.name: c for c in found.values() if c.score >= least}
    _drop_inside(kept, blank)
    for name in _grown(kept):
        del kept[name]
    for name in [c.name for c in kept.values() if _lacks_its_first(c, blank, kept)]:
        del kept[name]
    return kept


def _drop_inside(kept: dict[str, Candidate], blank: str) -> None:
    """Take off what names lose whose other occurrences are pieces of words, and drop those with too few points left."""
    least, inside, places = weights()["all"]["least"], weights()["article"]["inside"], Places(blank)
    for name, candidate in list(kept.items()):
        if sum(1 for _ in places(name)) > 2 * len(candidate.places) + 1:
            candidate.score += inside
            if candidate.score < least:
                del kept[name]


def _grown(kept: Mapping[str, Candidate]) -> list[str]:
    """Names that are another one, said more often, with words beside it that make no other name: 嶺坤|風光不再."""
    grown = []
    for name, candidate in kept.items():
        ends = not _ENDS.isdisjoint(candidate.looks)
        often = 2 * len(candidate.places)
        parts = {name[:n] for n in range(2, len(name)) if not ends} | {name[n:] for n in range(2, len(name) - 1)}
        shorter = [kept[part] for part in parts if part in kept and len(kept[part].places) > often]
        if any(other.score >= candidate.score - 1 for other in shorter):
            grown.append(name)
    return grown


def _lacks_its_first(candidate: Candidate, blank: str, kept: Mapping[str, Candidate]) -> bool:
    """Whether the article shows that a name begins one character earlier: 同|景新能源(08326) opens the title."""
    cut = [start for start, (_, left, _) in candidate.places.items() if left == "cut"]
    return any(blank[start - 1 : start + len(candidate.name)] in kept for start in cut)


def without_first(kept: dict[str, Candidate], blank: str) -> dict[str, str]:
    """Drop what is always said behind the characters that a longer name begins with; return what is said there instead, and that name.

    嵐濱 is nobody where the article has 經嵐濱寧克科技 and always 經嵐濱.
    """
    for cut in [name for name in kept if _is_always_behind(name, kept, blank)]:
        del kept[cut]
    shorts: dict[str, str] = {}
    longer = [name for name, c in kept.items() if len(name) > _LONG and "ending" in c.looks]
    for long in sorted(longer, key=lambda name: -kept[name].score):
        for n in (1, 2):
            for end in range(len(long) - 2, n + 1, -1):
                cut, first = long[n:end], long[:n]
                if cut in kept and all(blank.endswith(first, 0, start) for start in kept[cut].places):
                    del kept[cut]
                    shorts.setdefault(first + cut, long)
    return shorts


def _is_always_behind(name: str, kept: Mapping[str, Candidate], blank: str) -> bool:
    """Whether an article never says a name's first two characters but behind one that a longer name begins with."""
    start, head = min(kept[name].places), name[:2]
    first = blank[start - 1 : start]
    if first + name not in kept or not first or kind_of(first) == "marker":
        return False
    said = blank.count(head)
    return said > 1 and blank.count(first + head) == said


_LONG = 4


def _score(candidate: Candidate, ambiguous: bool, listed: frozenset[int]) -> float:
    """The points of a candidate over the article: its looks, its best place, what else the article says of it."""
    article, form, most, tells = weights()["article"], candidate.form, -math.inf, False
    clean = strong = 0
    for points, left, right in candidate.places.values():
        form, most = max(form, _least_form(candidate, left, right)), max(most, points)
        clean, strong = clean + (points > 0.5), strong + (points >= _STRONG)
        tells = tells or _tells(left, right)
    ends = "ending" in candidate.looks
    says = {
        "extends": (ends or candidate.whole) and not listed.isdisjoint(candidate.places),
        "again": clean > 1,
        "thrice": clean > 2,
        "often": strong > _OFTEN and "ordinary" not in candidate.looks,
        "ambiguous": ambiguous,
        "model": "model" in candidate.looks,
        "said_again": "said_again" in candidate.looks,
        "weak": not ends and not tells,
    }
    return form + most + sum(article[e] for e, holds in says.items() if holds)


_STRONG, _OFTEN = 2.0, 3  # many places that say much: whatever words it is made of
_ENDS = frozenset(("ending", "trade", "weak_ending"))


def _least_form(candidate: Candidate, left: str, right: str) -> float:
    """The worst that a form can be worth at a place that leaves nothing else to be a name, whatever words it is made of."""
    form = weights()["form"]
    if left == "whole":
        fills = _ENDS.intersection(candidate.looks) or candidate.name[0] in words()["opening"]
        return form["whole_least"] if fills else candidate.form
    if right == "glossed" and left in _ITEM:
        return form["whole_least"]
    fills_item = right == "beside" and left in _BEGINS_ITEM
    if fills_item and "ending" in candidate.looks and _PLAIN.issuperset(candidate.looks):
        return form["item_least"]  # 由|遠方基金、
    if left == "quoted" or right == "code":
        return form["delimited_least"]
    return form["delimited_least"] if left in DELIMITS and right in DOES else candidate.form


_ITEM = DELIMITS | {"list", "beside"}
_BEGINS_ITEM = frozenset(("list", "beside", "marker", "edge", "descriptor"))
_PLAIN = frozenset(("ending", "common", "common_first", "plain", "long"))
_TELLING_LEFT = DELIMITS | {"deal", "glosses", "beside", "founded", "heads", "payer", "holder"}
_TELLING_RIGHT = DOES | {"event", "glossed", "beside", "among"}


def _tells(left: str, right: str) -> bool:
    """Whether the evidence on either side is said of names only."""
    return left in _TELLING_LEFT or right in _TELLING_RIGHT


def chosen(kept: Mapping[str, Candidate]) -> Iterator[tuple[int, int, Candidate]]:
    """The places of candidates, the best set that does not overlap: those of more points first."""
    spans = [
        (start, start + len(c.name), c, points / 3) for c in kept.values() for start, (points, _, _) in c.places.items()
    ]
    taken: dict[int, int] = {}
    for start, end, candidate, _ in sorted(spans, key=lambda s: (-(s[2].score + s[3]), s[0], s[0] - s[1])):
        if not any(at in taken for at in range(start, end)):
            taken.update(dict.fromkeys(range(start, end), start))
            yield start, end, candidate
