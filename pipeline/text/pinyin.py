"""Chinese names in Latin letters: Hanyu Pinyin without tones, as pypinyin's dictionaries have it.

They are read beside its code, which prepares far more at its start than names ask for; that both say the same is tested.
"""

from __future__ import annotations

import functools
import importlib.util
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pipeline.text.fold import fold_script
from pipeline.text.words import cut
from pipeline.vocabulary import uncollected

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_HAN_BEGINS = "\u3400"
_TONES = re.compile("[\u0300\u0301\u0304\u030c]")  # grave, acute, macron, caron


@functools.lru_cache(maxsize=4096)
def pinyin(name: str, person: bool = False) -> str:
    """Return a name with its Chinese in pinyin: a capital for each word, an apostrophe before a vowel inside one.

    A character that nobody knows how to read is left out.

    Args:
        name: in either script; what is not Chinese stays, with blanks around it.
        person: the first character is the family name.

    >>> pinyin("江行智能"), pinyin("歐卡智舶"), pinyin("王小明", person=True), pinyin("D1資本")
    ('Jiangxing Zhineng', 'Ouka Zhibo', 'Wang Xiaoming', 'D1 Ziben')
    """
    spelt = _HAN.sub(lambda run: f" {_run(run[0], person)} ", name)
    return " ".join(spelt.replace("（", " ").replace("）", " ").split())


def _run(han: str, person: bool) -> str:
    folded = fold_script(han)
    syllables = [syllable if syllable.isalpha() and syllable < _HAN_BEGINS else "" for syllable in _syllables(folded)]
    sizes = [1, len(folded) - 1] if person and len(folded) > 1 else _sizes(folded)
    at, words = 0, []
    for size in sizes:
        words.append(_word(syllables[at : at + size]))
        at += size
    return " ".join(words)


def _syllables(folded: str) -> list[str]:
    """One for each character, as it is read in the longest phrase; a character that has none stays itself, and so do all without the library."""
    known = _dictionaries()
    if known is None:  # an environment older than the lock: no fact is lost for the spelling of a name
        return list(folded)
    found: list[str] = []
    while (at := len(found)) < len(folded):
        sizes = range(min(known.longest, len(folded) - at), 1, -1)
        phrase = next((told for size in sizes if (told := known.phrases.get(folded[at : at + size]))), None)
        if phrase:
            found += [_toneless(syllable) for syllable, *_ in phrase]
        else:
            found.append(_toneless(known.characters.get(str(ord(folded[at])), folded[at]).split(",", 1)[0]))
    return found


def _toneless(syllable: str) -> str:
    """A syllable without its tone, which no umlaut is.

    >>> _toneless("lǜ"), _toneless("xiǎo")
    ('lü', 'xiao')
    """
    return unicodedata.normalize("NFC", _TONES.sub("", unicodedata.normalize("NFD", syllable)))


class _Dictionaries(NamedTuple):
    """How characters are read, by their numbers, and how each of a phrase is, its most usual syllable first."""

    characters: Mapping[str, str]
    phrases: Mapping[str, Sequence[Sequence[str]]]
    longest: int


@functools.cache
def _dictionaries() -> _Dictionaries | None:
    spec = importlib.util.find_spec("pypinyin")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent
    with uncollected():  # a quarter of a million lists
        characters, phrases = (json.loads(folder.joinpath(name).read_bytes()) for name in ("pinyin_dict.json", "phrases_dict.json"))
    return _Dictionaries(characters, phrases, max(map(len, phrases)))


def _sizes(folded: str) -> list[int]:
    """How many characters each word has: a short name is one word, one of four is two; a longer one is cut as text is."""
    if len(folded) < 4:
        return [len(folded)]
    return [2, 2] if len(folded) == 4 else list(_together([len(word) for word in cut(folded)]))


def _together(words: Sequence[int]) -> Iterator[int]:
    """The words' lengths, with characters that are no word by themselves put together two by two."""
    single = 0
    for size in (*words, 0):
        if size == 1:
            single += 1
            continue
        while single:
            together = single if single <= 3 else 2
            yield together
            single -= together
        if size:
            yield size


def _word(syllables: Sequence[str]) -> str:
    word = syllables[0]
    for syllable in syllables[1:]:
        word += f"'{syllable}" if syllable[:1] in tuple("aeo") else syllable
    return word[:1].upper() + word[1:]
