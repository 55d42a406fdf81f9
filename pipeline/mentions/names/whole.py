"""Latin names that the middle of some sentence shows whole, found again where their capitals say nothing.

At the head of a sentence and in a title every word may have a capital: "Four Harbors raised" may be four of something, "Having Airbus on
board" is Airbus. In the middle of a sentence a capital is a name's alone, and what stands there is the name that the other places have.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.lexicons.organisations import Lexicon
from pipeline.mentions.names.english import is_english
from pipeline.mentions.names.latin import inside, legal_form, opens_sentence
from pipeline.mentions.names.words import vocabulary
from pipeline.text.late import late

Found = tuple[int, int, bool]
"""Where a name stands, and whether nothing but a capital at the head of a sentence says that it is one."""

_ING = late(r"[A-Z][a-z]{2,}ing$")
_WORD = late(r"[A-Za-z][A-Za-z'’\-]*")
_LONGEST = 60
_LINK = late(r" (?:of|for) ")
# Macy's is, Macy's raised, to Macy's.: nothing is Macy's there.
_NO_OWNER = late(
    r" (?:is|was|has|had|will|would|said|says|raised|raises|and|or|to|in|for|from|with|at|as|which|who|also|plans|agreed"
    r"|took|bought|buys|went|runs|owns|sells|paid|got|did|outright|after|before|by|on)\b"
    r"|[.;)](?:\s|$)|, (?:which|who|an?|and|the|for|by|once|now|founded|based)\b"
)
# More than Macy's, unlike Macy's: something of his, which is not said again.
_LIKENED = late(
    r"(?:\b(?:than|like|unlike|as|from|and|or|of|with|against|is|was|are|were|to|at|in|on|by|into|near|once|now|still|formerly|also),? (?:the )?|^)$", re.I
)
_DEALT = late(
    r"\b(?:(?:takeover|purchase|acquisition|sale|owners?|maker|buyout) of|(?:sold|went|gone|belong(?:s|ed)|passed) to|(?:bought|owned|acquired) by) $", re.I
)
_LINE = 40
_OWNED = late(r"['’]s [A-Z][\w&’'-]+")
# Thistle and Oak is, has: one, and not two.
_ONE = late(
    r"(?:, which|, who)? (?:is|was|has|raises|plans|says|sells|makes|runs|operates|owns|wants|hopes|acquires|buys|agrees)\b|, (?:an?|the) [a-z]|['’]s "
)
_AND = late(r" and ")


def told_whole(text: str, found: Sequence[Found], heads: list[tuple[int, int]], lexicon: Lexicon) -> Iterator[Found]:
    """These names, cut and lengthened to what the middle of a sentence shows of them.

    >>> text = "Having Oakmere on board helps. Backers include Oakmere and Swiss Loop. Swiss Loop said so."
    >>> found = [(0, 14, False), (47, 54, False), (59, 69, False), (77, 81, False)]
    >>> [text[s:e] for s, e, _ in told_whole(text, found, [], Lexicon(()))]
    ['Oakmere', 'Oakmere', 'Loop', 'Loop', 'Swiss Loop', 'Swiss Loop']
    """
    free = {text[s:e] for s, e, _ in found if not _any_capital(text, s, heads)}
    said = {text[s:e] for s, e, _ in found}
    joined = set(_possessive(text, found, lexicon)) | set(_of_two(text, found))
    small: Counter[str] = Counter()
    small.update(w for w in _WORD.findall(text) if w.islower())
    for start, end, first in (part for span in found for part in _of_elsewhere(text, span, said)):
        for at, stop in _cut(text, start, end, free, lexicon, small, _any_capital(text, start, heads)):
            yield at, stop, first and (at, stop) == (start, end)
    yield from _again(text, [*filter(_has_ordinary_edge, free), *joined])


def _any_capital(text: str, at: int, heads: list[tuple[int, int]]) -> bool:
    """Whether a capital at this place says nothing: a title, the head of a sentence."""
    return inside(heads, at) or opens_sentence(text, at)


def _of_elsewhere(text: str, span: Found, said: set[str]) -> Iterator[Found]:
    """Somebody and where he belongs, if the article says him alone, too: Ferrostone | of Akron; and whose some are: Spokespeople for | Akron."""
    name = text[span[0] : span[1]]
    link = _LINK.search(name)
    left, right = (name[: link.start()], name[link.end() :]) if link else (name, "")
    if not link or left in vocabulary()["institutions"]:
        yield span
    elif left in said and link[0] == " of ":
        yield span[0], span[0] + len(left), span[2]
        yield span[1] - len(right), span[1], False
    elif right in said and is_english(left) and _opens_once(text, span[0], name):
        yield span[1] - len(right), span[1], False
    else:
        yield span


def _opens_once(text: str, start: int, name: str) -> bool:
    return opens_sentence(text, start) and text.count(name) == 1


def _has_ordinary_edge(name: str) -> bool:
    """Whether a name begins or ends with a word that is elsewhere cut off: Four Harbors, Swiss Loop, Pellmark Growth."""
    words = vocabulary()
    first, *others = name.split(" ")
    openers = words["english_stop"] | words["demonyms"] | words["english_descriptors"]
    if not others or len(name) >= _LONGEST:
        return False
    return first in openers or others[-1] in words["latin_common"]


def _cut(
    text: str, start: int, end: int, free: set[str], lexicon: Lexicon, small: Counter[str], any_capital: bool
) -> Iterator[tuple[int, int]]:
    """A name without an ordinary word before it, one name of two that are the same (About QXO | QXO provides)."""
    name = text[start:end]
    half = len(name) // 2
    if len(name) % 2 and name[half] == " " and name[:half] == name[half + 1 :]:
        yield start, start + half
        yield start + half + 1, end
        return
    first, _, rest = name.partition(" ")
    told = bool(rest) and (rest in free or lexicon.lookup(rest) is not None)
    known = told and lexicon.lookup(name) is None
    beside = rest in free and is_english(first)  # whom the article calls by the rest, not whom the lexicon does: Tonal Bridge
    common = beside or _ING.match(first) is not None or small[first.lower()] > 0
    ordinary = any_capital and common and name not in free
    if known and (ordinary or first in vocabulary()["demonyms"]):
        start += len(first) + 1
    yield start, end


def _possessive(text: str, found: Sequence[Found], lexicon: Lexicon) -> Iterator[str]:
    """Names that end in 's, or have it inside: nobody is ever called by what stands before it."""
    said = Counter(text[s:e] for s, e, _ in found)
    owners: dict[str, list[int]] = {}
    for start, end, _ in found:
        if text[end : end + 2] in ("'s", "’s"):
            owners.setdefault(text[start:end], []).append(end)
    for name, ends in owners.items():
        if len(ends) < said[name] or lexicon.lookup(name) or _is_of_a_place(name):
            continue
        told = [end for end in ends if _NO_OWNER.match(text, end + 2)]
        if len(told) > 1 or told and _stands_alone(text, told[0] - len(name)):
            yield text[ends[0] - len(name) : ends[0] + 2]
            continue
        owned = {m[0] if (m := _OWNED.match(text, end)) else "" for end in ends}
        [whose, *others] = owned
        if not whose or others or text.count(whose[3:]) != len(ends):
            continue
        if len(ends) > 1 or _is_common(text, ends[0] + len(whose), whose[3:]):
            yield name + whose


def _is_of_a_place(name: str) -> bool:
    """Whether a name is a country's or a city's, which own much and are no owners here."""
    return name in vocabulary()["places"] or name in vocabulary()["demonyms"]


def _stands_alone(text: str, start: int) -> bool:
    """Whether a name that ends in 's is what somebody buys, sells or does, and no likeness: sold to | Nell's in 2015, not larger than Nell's."""
    before = text[max(0, start - _LINE) : start]
    return _DEALT.search(before) is not None or _LIKENED.search(before) is None


def _is_common(text: str, end: int, owned: str) -> bool:
    """Whether what a name owns is a common word with a capital, and whole: Nell's Table, | the soup maker; but Nell's Payroll | product."""
    words = vocabulary()
    kinds = ("english_titles", "english_roles", "english_stop", "latin_common", "demonyms", "places", "institutions")
    told = any(owned in words[kind] or owned.removesuffix("s") in words[kind] for kind in kinds)
    ends = _NO_OWNER.match(f"{text[end : end + _LINE]} ") or legal_form().match(text, end)
    return not told and is_english(owned) and ends is not None


def _of_two(text: str, found: Sequence[Found]) -> Iterator[str]:
    """Names with "and" inside: together they are one, and neither is ever said alone."""
    said = Counter(text[s:e] for s, e, _ in found)
    pairs: Counter[str] = Counter()
    one: set[str] = set()
    sides: dict[str, tuple[str, str]] = {}
    for (start, end, _), (following, stop, _) in pairwise(found):
        if not (end + 5 == following and _AND.match(text, end)):
            continue
        whole = text[start:stop]
        pairs[whole] += 1
        sides[whole] = text[start:end], text[following:stop]
        listed = text[max(0, start - 2) : start] == ", "
        if _ONE.match(text, stop) and not listed:
            one.add(whole)
    for whole in one:
        left, right = sides[whole]
        if pairs[whole] > 1 and said[left] == said[right] == pairs[whole]:
            yield whole


def _again(text: str, names: Iterable[str]) -> Iterator[Found]:
    """Every place of these names."""
    longest = sorted(set(names), key=lambda n: (-len(n), n))
    if not longest:
        return
    for found in re.finditer("|".join(map(re.escape, longest)), text):
        apart = not text[found.end() : found.end() + 1].isalnum() and not text[max(0, found.start() - 1) : found.start()].isalnum()
        if apart:
            yield found.start(), found.end(), False
