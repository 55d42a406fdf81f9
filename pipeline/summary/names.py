"""How a name is written in a summary: in the letters of its readers, known spellings before made ones."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from pipeline.lexicons.cues import pattern
from pipeline.lexicons.organisations import Organisation, load
from pipeline.lexicons.topics import is_term
from pipeline.mentions.names.words import vocabulary
from pipeline.model import Article
from pipeline.records.entities import Entities, Named
from pipeline.summary.spelling import spelling
from pipeline.text.fold import fold
from pipeline.text.late import late
from pipeline.text.script import repaired, traditional, traditional_name
from pipeline.vocabulary import table

_HAN = late(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_BRACKETS = late(r"[()（）]")
_PARTED = late(r"[\u3400-\u9fff]\s+[\u3400-\u9fff]")
_NO_NAME = late(
    r"^[級级某]|^[a-z]{3,}[A-Z][a-z]|\w ?\+ ?\w|['’]s [a-z]|[0-9][0-9.,]* ?[億亿萬万兆]"
    r"|^(?:亦|[还還]有|另有|以及|包括|其中)|(?:股[東东]| C[EFOT]O)$"
)
_NOBODY = pattern(r"^(?:{nobody})$", "stating")
_LEGAL, _CODE = late(r"公司$"), late(r"[A-Z]{0,4}[.-]?[0-9]{3,6}(?:[.-][A-Z]{1,4})?")
_FIRM = late(r"^([A-Za-z][\x20-\x7e]*[A-Za-z0-9.]) ?公司$")  # Acme公司, which is called Acme
_SHORTEST = 3  # Chinese characters of a company's short name
_LONGEST = 16  # Chinese characters of a name; more of them describe


class Names:
    """The names of one summary.

    In Latin letters: the title's or the article's spelling, or the lexicon's, or pinyin with the Chinese behind it the first time.
    In Chinese: as the article writes it, in Traditional characters.
    """

    def __init__(self, article: Article, entities: Entities, latin: bool) -> None:
        self._article, self._entities, self._latin = article, entities, latin
        self._shown: set[str] = set()
        self._title = next(((b.start, b.end) for b in article.blocks if b.kind == "title"), (0, 0))

    def __call__(self, name: Named, person: bool = False) -> str:
        """A name as it is written here; ``person``: of a person, whose family name stands first in Chinese."""
        chinese = _HAN.search(name.text) is not None
        written = name.text if chinese or name.name not in self._article.text else self._titled(name)
        if exchange := _exchange(written, self._latin):
            return exchange
        written = self._short(_FIRM.sub(r"\1", written)) if name.id is None else written
        if not self._latin:
            return _with_surname(self._traditional(name, written)) if person else self._traditional(name, written)
        return self._spelt(name, written, person) if _HAN.search(written) else written

    def _titled(self, name: Named) -> str:
        """The canonical name, or the form of it that the title has instead: what readers know a company by."""
        title = fold(self._article.text[slice(*self._title)])
        forms = [form for form in self._entities.written(name) if not _HAN.search(form) and fold(form) in title]
        return name.name if fold(name.name) in title or not forms else max(forms, key=lambda form: (len(form), form))

    def _short(self, written: str) -> str:
        """A company's whole legal name as the title has its beginning: what readers know it by."""
        title = self._article.text[slice(*self._title)]
        if not _LEGAL.search(written) or written in title:
            return written
        return next((written[:size] for size in range(len(written), _SHORTEST - 1, -1) if written[:size] in title), written)

    def _traditional(self, name: Named, written: str) -> str:
        if name.id and name.name in self._article.text and _is_misspelt(name, written):
            return name.name
        if self._article.language != "zh-Hans" or not _HAN.search(written):
            return repaired(written)
        return _known(load().get(name.id) if name.id else None, written) or traditional_name(written)

    def _spelt(self, name: Named, written: str, person: bool) -> str:
        if person and not _HAN.search(name.name):
            return name.name
        organisation = load().get(name.id) if name.id else None
        spellings = [name.name, *(organisation.spellings if organisation else ())] if name.id else []
        spellings += sorted((w for w in self._entities.written(name) if w in self._article.text and not _CODE.fullmatch(w)), key=lambda w: (len(w), w))
        if latin := next((s for s in spellings if not _HAN.search(s)), ""):
            return latin
        made = spelling(written, person=person or _is_person(written))
        if made and made in self._shown:
            return made
        self._shown.add(made)
        return f"{made} ({_BRACKETS.sub('', written)})".lstrip()


def _with_surname(person: str) -> str:
    """A person's name with the family name as families write it: 余, which is no 餘.

    >>> _with_surname("餘曉峰"), _with_surname("葉小明")
    ('余曉峰', '葉小明')
    """
    return _families().get(fold(person[:1]), person[:1]) + person[1:]


@functools.cache
def _families() -> dict[str, str]:
    """Family names of one character by their folded form, but for those that two share."""
    found: dict[str, list[str]] = {}
    for family in table("chinese")["surnames"].split():
        found.setdefault(fold(family), []).append(family)
    return {folded: families[0] for folded, families in found.items() if len(families) == 1}


def sayable(name: Named) -> bool:
    """Whether readers of every language can be given a name.

    A term of business (法律科技) names nobody, a description (X 的資安事業部, X's security arm) has no spelling, two phrases of a
    headline or two names are no name, nor is a word that lost the blank before a name, who holds what (原股東, Acme CEO), a number
    or an amount, what holds a verb of raising, listing or buying (橘子賣股), and what only says of what kind or where somebody is.

    >>> from pipeline.model import Name
    >>> [sayable(Name(name=n, text=n)) for n in ("江行智能", "甲公司的資安事業部", "Acme's arms business", "廣信 切入支付", "5.23")]
    [True, False, False, False, False]
    >>> [sayable(Name(name=n, text=n)) for n in ("eBay", "betCrowdStrike", "Fitbit+DeepMind Health", "C+", "24.6 億", "雲杉動力傳出")]
    [True, False, False, True, False, False]
    >>> [sayable(Name(name=n, text=n)) for n in ("海外", "亦有兩個家族", "農商行", "European", "European Metals", "出手 10億", "Seattle")]
    [False, False, False, False, True, False, False]
    """
    if name.id is None and _HAN.search(name.text) and is_term(name.text):
        return False
    if name.id is None and (_NO_NAME.search(name.text) or _telling().search(fold(name.text))):
        return False
    if name.id is None and name.text in vocabulary()["places"]:
        return False
    if name.id is None and (_NOBODY.search(fold(name.text)) or all(word in vocabulary()["demonyms"] for word in name.text.split())):
        return False
    plain = "的" not in name.text and not _PARTED.search(name.text) and any(map(str.isalpha, name.text))
    return plain and len(_HAN.findall(name.text)) <= _LONGEST


@functools.cache
def _telling() -> re.Pattern[str]:
    """Chinese words that no name holds."""
    verbs = [verb for kind in ("raise", "list", "acquire") for verb in table("verbs")[kind]["zh"]["base"] if len(verb) > 1]
    return re.compile("|".join(sorted({re.escape(fold(word)) for word in (*verbs, *table("stating")["no_name"]["zh"])})))


def in_traditional(article: Article, text: str, names: Sequence[str]) -> str:
    """A sentence of an article in Traditional characters, the names in it character by character.

    Args:
        names: what is written in the article as a name; the lexicon's are found.
    """
    if article.language != "zh-Hans":
        return repaired(text)
    known = {text[hit.start : hit.end]: _known(hit.organisation, text[hit.start : hit.end]) for hit in load().scan(text, fold(text))}
    known |= {name: "" for name in names if name in text and name not in known and _HAN.search(name)}
    if not known:
        return traditional(text)
    pattern = re.compile("|".join(map(re.escape, sorted(known, key=lambda name: (-len(name), name)))))
    converted, at = "", 0
    for match in pattern.finditer(text):
        converted += traditional(text[at : match.start()]) + (known[match[0]] or traditional_name(match[0]))
        at = match.end()
    return converted + traditional(text[at:])


@functools.lru_cache(maxsize=256)
def _exchange(written: str, latin: bool) -> str:
    """A stock exchange as the readers of a summary call it; nothing for other names, and for one that is Chinese already."""
    if not latin and _HAN.search(written):
        return ""
    found = load().lookup(written)
    spellings = found.spellings if found and found.kind == "exchange" else ()
    fitting = [repaired(s) for s in spellings if bool(_HAN.search(s)) != latin]
    return next((s for s in fitting if s.endswith("Exchange")), next(iter(fitting), ""))


@functools.lru_cache(maxsize=256)
def _known(organisation: Organisation | None, written: str) -> str:
    """The lexicon's own spelling of what is written, or nothing."""
    spellings = organisation.spellings if organisation else ()
    folded = fold(written)
    return next((repaired(s) for s in spellings if fold(s) == folded and _HAN.search(s)), "")


def _is_misspelt(name: Named, written: str) -> bool:
    """Whether the lexicon knows an organisation by a Latin name, and by no spelling that is in the Chinese one as it is written."""
    organisation = load().get(name.id) if name.id and _HAN.search(written) and not _HAN.search(name.name) else None
    return organisation is not None and not any(fold(s) in fold(written) for s in organisation.spellings)


def _is_person(written: str) -> bool:
    """Three characters, the first a family name."""
    return len(written) == 3 and fold(written)[0] in surnames()


@functools.cache
def surnames() -> str:
    """Family names of one character, folded, with blanks between them."""
    return fold(table("chinese")["surnames"])
