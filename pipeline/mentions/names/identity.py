"""Which spellings of an article are one name: the long and the short one, the Chinese and the Latin, with and without its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from pipeline.mentions.mention import Mention
from pipeline.mentions.names.lexemes import words
from pipeline.mentions.names.two_scripts import parts
from pipeline.mentions.names.words import COMPANY_WORDS, NameRef, key, vocabulary
from pipeline.text.late import late
from pipeline.text.words import cut, ordinary, part_of_speech

_ADDED = late(r"(?: AI|\.(?:ai|com|io))$")
_FIRM = ("有限公司", "有限責任公司", "有限责任公司")
_FULL_NAME = late(r"[A-Z][a-z'.-]+(?: [A-Z][a-z'.-]*){1,3}")
_NOUNS = frozenset(("n", "vn", "nz", "ns"))
_REST = late(r"[\u3400-\u9fff]{1,8}")


def unify(text: str, mentions: list[Mention]) -> list[Mention]:
    """Give every spelling of a name the reference of one: Neura is Neura Robotics, 順岳客運科技 is 順岳."""
    full: dict[str, Mention] = {}
    for m in mentions:
        full.setdefault(m.value.key, m)
    alias = _glossed(text, mentions) | _without_place(full) | _in_two_scripts(full)
    for short, long in _shortened(full):
        if short not in alias and long not in alias:
            alias[long] = full[short].value
    for sure in (True, False):
        alias |= {short: ref for short, ref in _first_words(text, full, sure).items() if short not in alias}
    for name, ref in alias.items():  # WhaleEar is 鯨耳科技, which is 鯨耳
        seen = {name}
        while ref.key in alias and ref.key not in seen:
            seen.add(ref.key)
            ref = alias[ref.key]
        alias[name] = ref
    named = [
        Mention("name", m.start, m.end, alias[m.value.key], m.rule) if m.value.key in alias else m for m in mentions
    ]
    shorter = _mainly_short(text, named)
    return [replace(m, value=replace(m.value, name=shorter[m.value.name])) if m.value.name in shorter else m for m in named]


def _mainly_short(text: str, mentions: list[Mention]) -> dict[str, str]:
    """Names by the shorter form the article mainly uses, where only "AI" or ".com" is left out: Sesame, Sesame AI."""
    spelt: dict[str, Counter[str]] = {}
    for m in mentions:
        if not m.value.id and m.value.kind is None:
            spelt.setdefault(m.value.key, Counter())[text[m.start : m.end]] += 1
    shorter: dict[str, str] = {}
    for counts in spelt.values():
        for long in counts:
            short = _ADDED.sub("", long)
            if short != long and counts[short] > counts[long]:
                shorter[long] = short
    return shorter


def _glossed(text: str, mentions: list[Mention]) -> dict[str, NameRef]:
    """黑石（Blackstone）: one name in two scripts."""
    alias: dict[str, NameRef] = {}
    for a, b in pairwise(mentions):
        opens = 0 < b.start - a.end <= 2 and text[a.end : b.start].strip() in ("(", "（")
        both = a.value.id is not None and b.value.id is not None
        if both or not opens or text[b.end : b.end + 1] not in (")", "）"):
            continue
        known, new = (b, a) if b.value.id else (a, b)
        if a.value.name.isascii() == b.value.name.isascii():
            continue
        if "person" not in (new.value.kind, known.value.kind) or _is_one_person(a, b):
            alias.setdefault(new.value.key, known.value)
    return alias


def _is_one_person(a: Mention, b: Mention) -> bool:
    """Whether a person is named twice: 蕭逸（Yat Siu）, where letters that nobody lists are first names and a surname."""
    latin, other = (a, b) if a.value.name.isascii() else (b, a)
    alike = other.value.kind == "person" and latin.value.kind in ("person", None) and latin.value.id is None
    return alike and _FULL_NAME.fullmatch(latin.value.name) is not None and latin.value.name.split(" ")[-1].lower() not in COMPANY_WORDS


def _in_two_scripts(full: Mapping[str, Mention]) -> dict[str, NameRef]:
    """Lumenor is Lumenor靈嶺; where the letters are listed, the whole is who they are."""
    alias: dict[str, NameRef] = {}
    for whole in full.values():
        spelt = parts(whole.value.name)
        if not all(spelt) or whole.value.id:
            continue
        for other in filter(None, map(full.get, map(key, spelt))):
            if other.value.id:
                alias[whole.value.key] = other.value
            else:
                alias.setdefault(other.value.key, whole.value)
    return alias


def _without_place(full: Mapping[str, Mention]) -> dict[str, NameRef]:
    """深圳量旋科技 is 量旋科技."""
    places = vocabulary()["zh_places"]
    return {
        name: other.value
        for name, m in full.items()
        if not m.value.id
        for n in range(1, len(name))
        if name[:n] in places and (other := full.get(name[n:])) is not None
    }


def _shortened(full: Mapping[str, Mention]) -> list[tuple[str, str]]:
    """Chinese names that begin with another and go on as names end: (順岳, 順岳客運科技), the short form of one name only."""
    endings, places = words()["endings"] | words()["trades"], vocabulary()["zh_places"]
    unlisted = {name for name, m in full.items() if not m.value.id and m.value.kind is None and not name.isascii()}
    found: dict[str, list[str]] = {}
    for long in sorted(unlisted):
        place = next((n for n in (4, 3, 2) if long[:n] in places), 0)
        for n in range(2, len(long)):
            rest = long[n:]
            legal = n > place + 1 and full[long].value.name.endswith(_FIRM)  # 杭州嶺家商業|運營管理有限公司
            ends = legal or any(rest[at:] in endings for at in range(len(rest)))
            if not _REST.fullmatch(rest) or not (ends or _is_a_trade(rest)):
                continue
            for short in {long[:n], long[place:n]} & unlisted:
                found.setdefault(short, []).append(long)
    return [(short, longs[0]) for short, longs in sorted(found.items()) if len(set(longs)) == 1]


def _is_a_trade(rest: str) -> bool:
    """Whether what a longer name has more is one noun of the dictionary: 悅心|牙科."""
    one_word = len(rest) > 1 and len(cut(rest)) == 1
    return one_word and ordinary(rest) and part_of_speech(rest)[0] in _NOUNS


def _first_words(text: str, full: Mapping[str, Mention], sure: bool) -> dict[str, NameRef]:
    """Latin names by the first words of a longer one; ``sure``: that one ends as companies do."""
    claims: dict[str, set[str]] = {}
    for long in full.values():
        spelt = text[long.start : long.end]  # as the article writes a listed name: AMI Labs is Advanced Machine Intelligence
        parts = (spelt if long.value.id and " " in spelt else long.value.name).split(" ")
        if len(parts) < 2 or long.value.kind == "person" or (parts[-1].lower() in COMPANY_WORDS) != sure:
            continue
        if not sure and long.value.id:
            continue
        for n in range(1, len(parts)):
            short = key(" ".join(parts[:n]))
            other = full.get(short)
            if other is None or other is long:
                continue
            if other.value.id in (None, long.value.id):
                claims.setdefault(short, set()).add(long.value.key)
    return {short: full[next(iter(keys))].value for short, keys in claims.items() if len(keys) == 1}
