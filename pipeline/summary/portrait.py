"""What the words of a description name: persons, a place, customers, a number of people."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from pipeline.lexicons.cues import pattern
from pipeline.lexicons.organisations import load
from pipeline.lexicons.topics import Topic, topics_in
from pipeline.mentions.qualifiers import before, inside
from pipeline.model import Name, Qualifier
from pipeline.summary.names import surnames
from pipeline.text.fold import fold
from pipeline.text.late import late
from pipeline.vocabulary import table

_PARTED = pattern(r" ?(?:、|,|;|/|&|{list_and.zh}|{list_and.en}) ?")
_WORD = r"[A-ZÀ-ÖØ-Þ](?:[\w'’-]*\w|\.)"
_LATIN = late(rf"{_WORD}(?: (?:(?:de|da|del|della|der|den|van|von|bin|al|la|le) )*{_WORD}){{1,3}}")
_BRACKETED = late(r"([^()（）]+)[(（]([^()（）]+)[)）]")
_HAN = late(r"[\u3400-\u9fff]{2,3}")
_FOREIGN = late(r"[\u3400-\u9fff]+(?:[·‧・•][\u3400-\u9fff]+)+")
_NUMBER = late(r"[0-9][0-9,.]*")


def persons_in(text: str) -> tuple[tuple[Name, ...], bool]:
    """The persons that a list names, titles taken off, and whether it has more that it does not name so.

    A person who is written in Chinese by sound alone (麥克斯·霍達克) has a name for no other reader and counts as unnamed.

    >>> persons, more = persons_in("前 Acme 總裁麥克斯·霍達克（Max Hodak）、王小明及一群工程師")
    >>> [(person.text, person.name) for person in persons], more
    ([('麥克斯·霍達克', 'Max Hodak'), ('王小明', '王小明')], True)
    """
    found = [_person(_untitled(part)) for part in _items(text)]
    return tuple({fold(p.name): p for p in found if p}.values()), None in found


def _items(text: str) -> list[str]:
    """The items of a list."""
    parts, at = list[str](), 0
    for m in _PARTED.finditer(fold(text)):
        parts.append(text[at : m.start()])
        at = m.end()
    return [part.strip() for part in (*parts, text[at:]) if part.strip()]


def _untitled(part: str) -> str:
    """What stands behind the last title: former Acme CTO | Mira Murati."""
    titles = [m.end() for m in _titles().finditer(fold(part)) if m.end() < len(part)]
    return part[titles[-1] if titles else 0 :].strip()


@functools.cache
def _titles() -> re.Pattern[str]:
    words = table("names")
    listed = [*words["person_before"].split(), *words["english_titles"].split(), *table("chinese")["titles"].split()]
    latin = sorted({fold(w) for w in listed if w.isascii()})
    han = sorted({fold(w) for w in listed if not w.isascii()}, key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, latin))})\b|(?:{'|'.join(han)})", re.ASCII)


def _person(part: str) -> Name | None:
    bracketed = _BRACKETED.fullmatch(part)
    written, spelt = (bracketed[1].strip(), bracketed[2].strip()) if bracketed else (part, part)
    chinese = _is_han_person(written)
    by_sound = chinese or _FOREIGN.fullmatch(written)
    if bracketed and by_sound and _LATIN.fullmatch(spelt):
        return Name(name=spelt, text=written)
    if _LATIN.fullmatch(written) and load().lookup(written) is None:
        return Name(name=written, text=written)
    return Name(name=written, text=written) if chinese else None


def _is_han_person(written: str) -> bool:
    """Two or three characters, the first a family name."""
    return _HAN.fullmatch(written) is not None and fold(written)[0] in surnames()


def place_in(texts: Sequence[str]) -> Topic | None:
    """The one city that descriptions name, or the one country where they name no city; None where they differ.

    >>> place_in(["UK", "London"]).zh_hant
    '倫敦'
    """
    for named in ([topics_in(text, "city")[:1] for text in texts], [topics_in(text, "region")[:1] for text in texts]):
        if found := set(sum(named, ())):
            return found.pop() if len(found) == 1 else None
    return None


def customers_in(text: str) -> tuple[Name, ...]:
    """The customers that the lexicon knows: what else stands in the list may be a product, or a kind of customer.

    >>> [customer.name for customer in customers_in("Klarna 和 HubSpot")]
    ['Klarna', 'HubSpot']
    """
    hits = ((part, max(load().scan(part, fold(part)), key=lambda hit: hit.end - hit.start, default=None)) for part in _items(text))
    known = ((part, hit) for part, hit in hits if hit and 2 * (hit.end - hit.start) >= len(part))  # less of it is another's name
    return tuple(Name(name=hit.organisation.name, text=part[hit.start : hit.end], id=hit.organisation.id) for part, hit in known)


def bent(text: str) -> Qualifier:
    """What the words beside the first number of a text make of it.

    >>> bent("more than 1,100 employees"), bent("員工約 220 人"), bent("146 employees")
    ('over', 'about', 'exact')
    """
    folded = fold(text)
    number = _NUMBER.search(folded)
    if number is None:
        return "exact"
    own = inside(folded, number.end() + (folded[number.end() : number.end() + 1] == " "))[0]
    return before(folded, number.start())[0] if own == "exact" else own
