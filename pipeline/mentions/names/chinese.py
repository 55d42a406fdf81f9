"""Chinese names nobody listed: what is tagged as one, wherever the article says it again, and its short forms."""

from __future__ import annotations

import bisect
import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.lexicons.organisations import Lexicon
from pipeline.mentions.names.borders import has_code
from pipeline.mentions.names.lexemes import FIRM, HAN, chunks, is_modifiers, words
from pipeline.mentions.names.places import Places
from pipeline.mentions.names.quoted import with_bought
from pipeline.mentions.names.readings import united
from pipeline.mentions.names.tagger import Tagged
from pipeline.mentions.names.two_scripts import alone, parts
from pipeline.mentions.names.words import places_in_chinese, vocabulary
from pipeline.text.fold import fold
from pipeline.text.late import late
from pipeline.text.words import ordinary

_LEGAL = late(rf"(?:{fold('股份有限公司|有限責任公司|有限公司|股份公司|株式會社')})$")
_ORGANISATION = late(fold("(?:公司|銀行|大學|學院|研究院|研究所|實驗室|拍賣行|交易所|產投|創業投資|母基金|院)$"))
_SOME_HAN = late(f"[{HAN}]")
_WHOLE = late(f"[{HAN}a-z0-9](?:[{HAN}a-z0-9.&'+\\-_ ·]*[{HAN}a-z0-9+])?(?P<seat>{FIRM}|\\((?P<place>[{HAN}]{{2,4}})\\)[{HAN}]{{2,8}})?")
_ASSOCIATION = late(rf"(?:^|[^{HAN}a-z0-9])(?P<whole>[{HAN}]{{5,20}}?{fold('(?:協會|公會|工會|聯合會)')})")
_WIDE = frozenset(map(fold, ("國際", "全國", "世界", "亞洲", "亞太")))
_AND = frozenset(map(fold, ("與", "和", "及")))
_ACTING = frozenset(("function", "adverb", "speech", "title", "metric", "role"))
_COMMON_NOUNS = frozenset(("generic", "descriptor", "title", "role", "metric", "marker"))
_LITTLE = frozenset(("function", "adverb"))
_FIRM_BEHIND = late(fold(r"[」』\"”]?的?(?:營收|營業收入|淨利)"))
_BRAND_BEFORE = late(fold(r"品牌[「『\"“]?$"))
_INVESTORS = tuple(map(fold, ("投資者", "投資人", "投資方")))  # 基石|投資者


class Found(NamedTuple):
    """One place of a name: ``blank[start:end]``, the span of the fullest form of the same name, and how it was found."""

    start: int
    end: int
    full: tuple[int, int]
    how: str


def find(blank: str, listed: Sequence[tuple[int, int]], lexicon: Lexicon, tags: Tagged) -> list[Found]:
    """Return the places of Chinese names nobody listed, none overlapping another of them.

    Args:
        blank: the folded text without other mentions.
        listed, lexicon: spans of known names, replaced only by longer names; the names that are known.
        tags: where names stand by the words and characters around them.

    >>> from pipeline.mentions.names.tagger import tagged
    >>> text = fold("恆芯半導體昨日宣布增資50億元。恆芯半導體上市")
    >>> [text[f.start:f.end] for f in find(text, [], Lexicon(()), tagged(text, []))]
    ['恒芯半导体', '恒芯半导体']
    """
    heads = _by_place(listed)
    told = [*tags.organisations, *tags.persons]
    may_be = (span for span in sorted(_with_associations(blank, told)) if _may_be(blank, *span, lexicon))
    places = Places(blank)
    picked = with_bought(united(blank, [span for span in may_be if _stands(*span, heads, blank, lexicon)], places, lexicon), blank)
    people = _people(blank, tags, places)
    used, found = bytearray(len(blank)), list[Found]()

    def take(start: int, end: int, full: tuple[int, int], how: str) -> None:
        if used.find(1, start, end) < 0:
            found.append(Found(start, end, full, how))
            used[start:end] = b"\1" * (end - start)

    for start, end in picked:
        name = blank[start:end]
        take(start, end, (start, end), "legal" if _LEGAL.search(name) else "person" if name in people else "tagged")
    names = {blank[start:end]: (start, end) for start, end in reversed(picked)}

    def take_again(name: str, full: tuple[int, int], how: str) -> None:
        for at in places(name):
            if not _is_part(at, at + len(name), _near(heads, at)):
                take(at, at + len(name), full, how)

    for name, full in sorted(names.items(), key=lambda n: -len(n[0])):  # wherever the article says it again
        if _is_sure(name):
            take_again(name, full, "person" if name in people else "again")
        elif lexicon.lookup(name) or any(has_code(blank, at + len(name)) for at in places(name)):  # ordinary words: where a clause begins with them
            for at in alone(blank, name):
                take(at, at + len(name), full, "again")
    for start, end, name in _in_one_script(blank, names):
        take(start, end, names[name], "short")
    for short, name in short_forms(blank, names, places).items():
        take_again(short, names[name], "short")
    return sorted(found)


def _with_associations(blank: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """These spans, and associations in full: what they are of may be told by many words, 、 and a verb among them (台灣連鎖暨加盟|協會)."""
    whole = [found.span("whole") for found in _ASSOCIATION.finditer(blank) if _is_association(blank, *found.span("whole"))]
    yield from whole
    starts = [start for start, _ in whole]
    for start, end in spans:
        at = bisect.bisect(starts, start) - 1
        if at < 0 or whole[at][1] <= start:
            yield start, end


def _is_association(blank: str, start: int, end: int) -> bool:
    """Whether words that begin with a place and end with an association tell of nobody who does something: 台灣廠商加入甲協會."""
    place = next((n for n in (4, 3, 2) if blank[start : start + n] in vocabulary()["zh_places"] | _WIDE), 0)
    if not place:
        return False
    pieces = [piece for run in chunks(blank, start + place, end) for piece in run]
    if {"descriptor", "verb"} <= {p.kind for p in pieces}:
        return False
    return not any(p.kind in _ACTING or p.kind == "marker" and blank[p.start : p.end] not in _AND for p in pieces)


def _may_be(blank: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a span can be a name: as :func:`may_be_name` says, or because it is one in the lexicon, of ordinary words as it may be (第一銀行)."""
    known = not blank[start:end].isascii() and lexicon.lookup(blank[start:end]) is not None
    other = _is_place(blank, start, end) or _is_field(blank, start, end)
    return known or may_be_name(blank, start, end) and not other


def _is_field(blank: str, start: int, end: int) -> bool:
    """Whether words are what somebody works on: 專注於|普惠金融|的創投."""
    before = blank[max(0, start - 5) : start].rstrip("在于")
    return blank.startswith("的", end) and before.endswith(tuple(words()["focuses"]))


def _is_place(blank: str, start: int, end: int) -> bool:
    """Whether a name is only a place's: 鹿特丹 and 米蘭, but not in 化學品業者|長春, 代理商「米蘭」."""
    described = blank[max(0, start - 6) : start].rstrip("「『\"“ ").endswith(_describers())
    return blank[start:end] in places_in_chinese() and not described


@functools.cache
def _describers() -> tuple[str, ...]:
    return tuple(sorted(word for word in vocabulary()["descriptors"] if len(word) > 1))


def may_be_name(blank: str, start: int, end: int) -> bool:
    """Whether a span can be a Chinese name: it begins and ends as one does, is no term, and not of common nouns alone.

    >>> [may_be_name(text, 0, len(text)) for text in map(fold, ("嶺岳電子", "Acme", "基石投資者", "海南)有限公司", "遠岫(海南)電子", "遠岫(海南)"))]
    [True, False, False, False, True, False]
    """
    name = blank[start:end]
    joined = "-" in (blank[start - 1 : start], blank[end : end + 1])  # 松柏資本-松柏一號 is one name
    written = _WHOLE.fullmatch(name)
    if joined or not written or not _SOME_HAN.search(name):
        return False
    if written["place"] and written["place"] not in places_in_chinese():
        return False  # 嶺岳(上海)電子, but no gloss: 嶺岳(簡稱)
    term = name in words()["no_names"] or name.endswith(_INVESTORS) or is_modifiers(name)
    return not term and not _is_common(blank, start, end)


def _is_common(blank: str, start: int, end: int) -> bool:
    """Whether a span is of common nouns: all of its words, or the first (國家級|產業基金)."""
    pieces = [piece for run in chunks(blank, start, end) for piece in run]
    if len(pieces) > 1 and end - start > 2 and all(p.kind in _LITTLE for p in pieces):
        return True  # 之前|曾; but 至上 may be a firm
    if len(pieces) == 1 and pieces[0].kind == "ending":
        return True  # 某|金控
    return pieces[0].kind == "generic" or all(p.kind in _COMMON_NOUNS and p.end - p.start > 1 for p in pieces)


def _people(blank: str, tags: Tagged, places: Places) -> frozenset[str]:
    """The strings that are tagged as persons' names, end as no organisation does, and are nowhere told as what only firms are."""
    names = {name for start, end in tags.persons if not is_organisation_word(name := blank[start:end])}
    return frozenset(name for name in names if not any(_is_told_as_firm(blank, at, at + len(name)) for at in places(name)))


def _is_told_as_firm(blank: str, start: int, end: int) -> bool:
    """Whether revenue is a name's, or the noun of a brand stands before it: 鍋物品牌|鮮小嶺 (shares and foundations persons have, too)."""
    return _FIRM_BEHIND.match(blank, end) is not None or _BRAND_BEFORE.search(blank, max(0, start - 4), start) is not None


def _in_one_script(blank: str, names: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Where names in two scripts are said by their Chinese part alone."""
    for name in sorted(names):
        part, _ = parts(name)
        for at in alone(blank, part):
            yield at, at + len(part), name


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


def _stands(start: int, end: int, heads: Mapping[int, list[tuple[int, int]]], blank: str, lexicon: Lexicon) -> bool:
    """Whether a name holds beside the listed names it touches: it is a longer name with one of them in it (比亞迪租賃)."""
    near = (s for at in {*range(start, end, 8), end - 1} for s in _near(heads, at))
    touched = {s for s in near if s[0] < end and start < s[1]}
    if not touched:
        return True
    [first, *more] = touched
    longer = first[1] - first[0] < end - start and start <= first[0] and first[1] <= end
    return longer and not more


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
