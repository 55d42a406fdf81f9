"""Chinese in Traditional characters as Taiwan writes them, for what we print; matching uses the fold instead.

Sentences are converted by OpenCC's phrases, names by its characters alone: phrases make 華髮集團 of 华发集团.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from importlib import resources
from typing import Any

# Where newspapers write another character than the first of the table: 台灣; 采 in names is no 採, nor 里 (亞馬里, 阿里) a 裡.
_NAMES = {"台": "台", "采": "采", "里": "里"}
# How newspapers there write a sentence.
_WRITTEN = str.maketrans("臺“”‘’", "台「」『』")
# Nouns that names are made of and characters alone get wrong.
_NOUNS = {"制药": "製藥", "制造": "製造", "制剂": "製劑", "制品": "製品"}
_NOUN = re.compile("|".join(_NOUNS))


def _table(file: str) -> dict[str, list[str]]:
    data = resources.files("opencc").joinpath(f"dictionary/{file}.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in data.splitlines() if line.strip())
    return {source: forms for source, *forms in rows}


@functools.cache
def _characters() -> Mapping[int, str]:
    """Each Simplified character's usual Traditional form in Taiwan."""
    variants = _table("TWVariants")
    usual = {simplified: forms[0] for simplified, forms in _table("STCharacters").items()} | _NAMES
    return {ord(char): variants.get(form, [form])[0] for char, form in usual.items() if len(char) == 1}


@functools.cache
def simplified_only() -> frozenset[str]:
    """The characters that no Traditional text has.

    >>> "资" in simplified_only(), "資" in simplified_only(), "台" in simplified_only()
    (True, False, False)
    """
    table = _table("STCharacters")
    traditional = {form for forms in table.values() for form in forms} | set(_table("TSCharacters"))
    traditional |= {form for forms in _table("TWVariants").values() for form in forms}
    return frozenset(char for char in table if char not in traditional)


@functools.cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("s2tw")


def traditional(text: str) -> str:
    """Return a Simplified sentence in Traditional characters, by phrases.

    >>> traditional("他理了头发，在台湾发展云计算")
    '他理了頭髮，在台灣發展雲計算'
    """
    converted: str = _converter().convert(text)
    return repaired(converted.translate(_WRITTEN))


def traditional_name(name: str) -> str:
    """Return a Simplified name in Traditional characters, one by one.

    >>> traditional_name("华发集团"), traditional_name("巨子生物"), traditional_name("恒瑞制药"), traditional_name("霍里思特")
    ('華發集團', '巨子生物', '恆瑞製藥', '霍里思特')
    """
    return _NOUN.sub(lambda noun: _NOUNS[noun[0]], name).translate(_characters())


def repaired(text: str) -> str:
    """Return a Traditional text whose few Simplified characters are Traditional too; every other stays as it is.

    >>> repaired("后羿与余杭")
    '后羿與余杭'
    """
    only, table = simplified_only(), _characters()
    return "".join(table.get(ord(char), char) if char in only else char for char in text)
