"""Chinese names nobody listed: the scored candidates of the article, wherever it says them, and their short forms."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.lexicons.organisations import Lexicon
from pipeline.mentions.names.agreed import agreed
from pipeline.mentions.names.candidates import Candidate, gathered, is_personal
from pipeline.mentions.names.lexemes import kind_of, words
from pipeline.mentions.names.model_votes import NO_VOTES, Votes
from pipeline.mentions.names.places import Places
from pipeline.mentions.names.quotations import quotations
from pipeline.mentions.names.rows import lent, sure_rows
from pipeline.mentions.names.scores import chosen, scored, without_first
from pipeline.mentions.names.surroundings import Surroundings
from pipeline.mentions.names.tagger import Tagged
from pipeline.mentions.names.two_scripts import alone, in_two_scripts, parts
from pipeline.mentions.names.words import vocabulary
from pipeline.text.fold import fold
from pipeline.text.words import ordinary

_SENTENCE = re.compile(r"[^。!?;\n]+")
_LEGAL = re.compile(rf"(?:{fold('股份有限公司|有限責任公司|有限公司|股份公司|株式會社')})$")
_ORGANISATION = re.compile(fold("(?:公司|銀行|大學|學院|研究院|研究所|實驗室|拍賣行|交易所|產投|創業投資|母基金|院)$"))


class Found(NamedTuple):
    """One place of a name: ``blank[start:end]``, the span of the fullest form of the same name, and how it was found."""

    start: int
    end: int
    full: tuple[int, int]
    how: str


def find(
    blank: str, listed: Sequence[tuple[int, int]], lexicon: Lexicon,
    note: Callable[[str], None] | None = None, votes: Votes = NO_VOTES, latin: Sequence[tuple[int, int]] = (), tags: Tagged | None = None,
) -> list[Found]:
    """Return the places of Chinese names nobody listed, none overlapping another of them.

    Args:
        blank: the folded text without other mentions.
        listed, lexicon: spans of known names, replaced only by longer names; the names that are known.
        note: told, a line a name, what evidence it has and which candidates lost to it.
        votes, latin: what a spaCy pipeline says of the text; spans of names in Latin letters, no abbreviations.
        tags: where names stand by the words and characters around them.

    >>> text = fold("追趕台積電 恆芯半導體增資50億元。恆芯半導體上市")
    >>> [text[f.start:f.end] for f in find(text, [], Lexicon(()))]
    ['恒芯半导体', '恒芯半导体']
    """
    own = quotations(blank).union(in_two_scripts(blank, lexicon))
    candidates, kept = _weighed(blank, listed, latin, lexicon, votes, own)
    heads, cut_short = _by_place(listed), without_first(kept, blank)
    picked = {start: (end, c) for start, end, c in agreed(list(chosen(kept)), tags, blank) if _stands(start, end, c, heads, blank, lexicon)}
    _note(note, picked, candidates)
    used, found = bytearray(len(blank)), list[Found]()

    def take(start: int, end: int, full: tuple[int, int], how: str) -> None:
        if used.find(1, start, end) < 0:
            found.append(Found(start, end, full, how))
            used[start:end] = b"\1" * (end - start)

    named, people = _named(picked, tags, blank)
    how = {name: _how(c, people) for name, c in named.items()}  # asked once each
    for start, (end, c) in sorted(picked.items()):
        take(start, end, (start, end), how[c.name])
    names = {c.name: (start, end) for start, (end, c) in sorted(picked.items(), reverse=True)}
    places = Places(blank)

    def take_again(name: str, full: tuple[int, int], how: str) -> None:
        for at in places(name):
            if not _is_part(at, at + len(name), _near(heads, at)):
                take(at, at + len(name), full, how)

    for name, full in sorted(names.items(), key=lambda n: -len(n[0])):  # wherever the article says it again
        if _is_sure(name):
            take_again(name, full, "person" if name in people else "again")
    for start, end, name in _in_one_script(blank, names.keys() & own):
        take(start, end, names[name], "short")
    shorts = {**short_forms(blank, names, places), **_heads(candidates, names, blank), **cut_short}
    for short, name in ((short, name) for short, name in shorts.items() if name in names):
        take_again(short, names[name], "short")
    return sorted(found)


def _named(picked: Mapping[int, tuple[int, Candidate]], tags: Tagged | None, blank: str) -> tuple[dict[str, Candidate], set[str]]:
    """The names, and which of them are persons'."""
    named = {c.name: c for _, c in picked.values()}
    tagged = {blank[start:end] for start, end in tags.persons} if tags else ()
    return named, {name for name, c in named.items() if _is_person(c, tagged)}


def _weighed(
    blank: str, listed: Sequence[tuple[int, int]], latin: Sequence[tuple[int, int]], lexicon: Lexicon, votes: Votes, own: frozenset[str]
) -> tuple[dict[str, Candidate], dict[str, Candidate]]:
    """Every candidate, and those that are names: lists are lists of names where one item is known or sure."""
    ambiguous, begin = _ambiguous(lexicon), frozenset(start for start, _ in listed)
    around = Surroundings(blank, dict([*latin, *listed]), dict(latin))
    candidates = gathered(blank, (m.span() for m in _SENTENCE.finditer(blank)), votes, ambiguous, own, around)
    kept = scored(candidates, blank, ambiguous, begin)
    if "、" not in blank:
        return candidates, kept
    sure = ((start, end) for start, end, c in chosen(kept) if c.score >= _SURE and "ending" in c.looks)
    lends = lent(blank, candidates, sure_rows(blank, [*listed, *latin, *sure]))
    return candidates, scored(candidates, blank, ambiguous, begin) if lends else kept


_SURE = 4.5  # points of a candidate that shows what kind of list it stands in


def _in_one_script(blank: str, names: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Where names in two scripts are said by their Chinese part alone."""
    for name in sorted(names):
        part, _ = parts(name)
        for at in alone(blank, part):
            yield at, at + len(part), name


@functools.lru_cache(maxsize=8)
def _ambiguous(lexicon: Lexicon) -> frozenset[str]:
    """Listed names that are words, too, folded."""
    return frozenset(map(fold, lexicon.ambiguous))


def _note(note: Callable[[str], None] | None, picked: Mapping[int, tuple[int, Candidate]], candidates: Mapping[str, Candidate]) -> None:
    """Tell whoever asked."""
    for line in _told(picked, candidates) if note else ():
        note(line)  # type: ignore[misc]


def _told(picked: Mapping[int, tuple[int, Candidate]], candidates: Mapping[str, Candidate]) -> Iterator[str]:
    """A line for each name: its points, its looks, what stands beside it, and the readings of the same place that lost."""
    told = set()
    for start, (end, c) in sorted(picked.items()):
        if c.name in told:
            continue
        told.add(c.name)
        points, left, right = max(c.places.values())
        lost = [
            f"{o.name} {o.score:.1f}"
            for o in candidates.values()
            if o is not c and any(at < end and start < at + len(o.name) for at in o.places)
        ]
        looks = " ".join(c.looks) or "rare characters"
        yield f"name {c.name} {c.score:.1f}: {left} _ {right} {points:.1f}, looks {c.form:.1f} ({looks}); lost: {', '.join(lost[:4]) or 'none'}"


def _how(candidate: Candidate, people: Collection[str]) -> str:
    """The evidence by which a name was found, in a word: what stands behind it in its best place."""
    if _LEGAL.search(candidate.name):
        return "legal"
    if candidate.name in people:
        return "person"
    tells = [right for _, _, right in candidate.places.values() if right in FIRMS]
    return tells[0] if tells else max(candidate.places.values())[2]


FIRMS = ("metric", "code", "raises")
"""What stands behind companies only: a turnover, a share's code, a raising."""


def _is_person(candidate: Candidate, persons: Collection[str]) -> bool:
    """Whether a name is a person's: tagged as one, or a family name and a given name, and nothing that only companies have or do."""
    name = candidate.name
    does = {right for _, _, right in candidate.places.values()} | {left for _, left, _ in candidate.places.values()}
    if "holder" in does:
        return True  # 董事長|蔡嵐勝
    looks_like_a_firm = {"ending", "trade", "weak_ending", "said_again"}.intersection(candidate.looks)
    called = name in persons or is_personal(name)
    return called and not does & _COMPANYS and not looks_like_a_firm


_COMPANYS = frozenset(("quoted", "deal", "raises", "metric", "code", "role", "descriptor", "owner"))


def _is_sure(name: str) -> bool:
    """Whether a string is the name wherever it stands, and no piece of other words."""
    return len(name) > 2 or not ordinary(name)


def _by_place(spans: Sequence[tuple[int, int]]) -> dict[int, list[tuple[int, int]]]:
    """Spans by the sixteenth of the text that they touch, so that neighbours are found without a search."""
    places: dict[int, list[tuple[int, int]]] = {}
    for start, end in spans:
        for block in range(start >> 4, (end >> 4) + 1):
            places.setdefault(block, []).append((start, end))
    return places


def _is_part(start: int, end: int, known: Sequence[tuple[int, int]]) -> bool:
    """Whether a span meets a known name that it does not extend: 台泥國際 is no 台泥, wherever it stands."""
    met = (s for s in known if s[0] < end and start < s[1])
    return any(first != start or last >= end for first, last in met)


def _near(heads: Mapping[int, list[tuple[int, int]]], at: int) -> list[tuple[int, int]]:
    return [*heads.get(at >> 4, ()), *heads.get((at >> 4) + 1, ())]


def _stands(
    start: int, end: int, candidate: Candidate, heads: Mapping[int, list[tuple[int, int]]], blank: str, lexicon: Lexicon
) -> bool:
    """Whether a candidate holds beside the listed names it touches: it is a longer name that ends as names do (比亞迪租賃)."""
    touched = {s for at in range(start, end, 8) for s in _near(heads, at) if s[0] < end and start < s[1]}
    touched |= {s for s in _near(heads, end - 1) if s[0] < end and start < s[1]}
    if not touched:
        return True
    if any(s[0] < start or end < s[1] or s == (start, end) for s in touched):
        return False
    if lexicon.lookup(candidate.name):
        return False
    starts = {first for first, _ in touched}
    if "said_again" in candidate.looks and blank[start].isascii() != blank[end - 1].isascii():
        return True  # Lumenor靈嶺, a name in two scripts
    if candidate.whole and start in starts:
        return True  # 「瑞幸嵐投」
    if "tagged" in candidate.looks:
        return len(touched) == 1
    first = min(touched)
    prefix = blank[start : first[0]]
    last = max(touched)
    suffix = blank[last[1] : end]
    if len(touched) > 1 or prefix and prefix not in vocabulary()["zh_places"]:
        return False
    if not suffix:
        return prefix == _TAIWAN
    ends = {"ending", "trade", "weak_ending"} & set(candidate.looks)
    return bool(ends) and kind_of(suffix) != "descriptor" and len(suffix) < 11


_TAIWAN = fold("台灣")


def short_forms(blank: str, names: Mapping[str, tuple[int, int]], places: Places) -> dict[str, str]:
    """Short forms that the article uses of its names: 曜能 for 曜能科技, 快看 for 快看漫画."""
    short: dict[str, str] = {}
    for name in sorted(names):
        for brand in _brands(name):
            other = brand in names or brand in words()["no_names"] or brand in vocabulary()["zh_places"]
            if other or brand.isascii() or ordinary(brand):
                continue
            rest = name[name.index(brand) + len(brand) :][:1]
            if any(blank[at + len(brand) : at + len(brand) + 1] != rest for at in places(brand)):
                short.setdefault(brand, name)
                break
    return short


def _heads(candidates: Mapping[str, Candidate], names: Mapping[str, object], blank: str) -> dict[str, str]:
    """Beginnings of names that stand alone where names stand, and are called nothing else: 嶺山 for 嶺山精材."""
    found: dict[str, list[str]] = {}
    for name in names:
        for n in (3, 2):
            head = candidates.get(name[:n])
            if head is None or head.name in names or len(name) < n + 2:
                continue
            if head.form > _RARE and any(points >= _ALONE for points, _, _ in head.places.values()):
                found.setdefault(head.name, []).append(name)
                break
    return {head: longs[0] for head, longs in found.items() if len(longs) == 1}


_RARE, _ALONE = 0.6, 1.0  # the least points of such a beginning: for what it looks like, and at one place


def _brands(name: str) -> Iterator[str]:
    """What a name may be called for short, the longest first: without its place, its legal form, its endings."""
    rest = _LEGAL.sub("", name)
    place = next((p for p in sorted(vocabulary()["zh_places"], key=len, reverse=True) if rest.startswith(p)), "")
    rest = rest[len(place) :] if len(rest) - len(place) > 2 else rest
    while True:
        if rest != name and len(rest) > 1:
            yield rest
        ending = next((rest[n:] for n in range(2, len(rest) - 1) if rest[n:] in _endings()), "")
        if not ending:
            return
        rest = rest.removesuffix(ending)


def is_organisation_word(folded: str) -> bool:
    """Whether a folded Chinese name ends in a word that organisations end in (厚雪资本, 科创学院)."""
    return any(folded[n:] in _endings() for n in range(2, len(folded) - 1)) or bool(_ORGANISATION.search(folded))


@functools.cache
def _endings() -> frozenset[str]:
    return words()["endings"] | words()["trades"]
