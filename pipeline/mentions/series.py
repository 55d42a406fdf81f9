"""Series of a round: A 輪, B+轮, Pre-A, 種子輪, 天使轮, Series C, seed round → a short label."""

from __future__ import annotations

import re

from pipeline.mention import Mention, Source
from pipeline.text import fold_script

# 輪 must follow a letter: A 輪, C1轮, Pre-A+ 輪, Series B 轮, A系列.
_ZH_LETTER = re.compile(
    fold_script(r"(?:^|[^a-z0-9.])((?:pre-?\s?)?(?:series[\s-]?)?[a-l](?:-?[1-9])?\+{0,3})\s?(?:系列)?\s?(?:股)?(輪|系列融)")
)
_ZH_WORD = re.compile(
    fold_script(
        r"(pre-?ipo|pre-?seed|種子前|前種子|(?:pre)?-?天使\+{0,2}|種子\+{0,2}|seed\+?|天使\+?|戰略性?|策略性?|可轉債|過橋|成長|growth|債權|bridge|角落)"
        r"\s?(輪|融資|募資|投資|階段輪|資金|注資)"
    )
)
_ZH_CONVERTIBLE = re.compile(fold_script(r"可轉(?:換)?(?:公司)?債(?:券)?|可換股債券|可轉換票據"))
_EN_LETTER = re.compile(r"(?:^|[^a-z0-9])((pre-)?series[\s-]([a-l])(?:[\s-]?([1-9]))?(\+{0,2}))(?:[^a-z0-9+]|$)")
_EN_WORD = re.compile(
    r"(?:^|[^a-z0-9-])(pre-?ipo|pre-?seed|seed(?:[\s-]?(?:plus|extension)|\+)?|angel|bridge|growth(?:[\s-](?:equity|stage))?|convertible notes?|venture debt|"
    r"debt|strategic)[\s-](rounds?|funding|financing|investment|raise|extension|capital|money|stage round|facility|deal)\b"
)
_EN_SEED = re.compile(r"(?:million|billion|[mbk]\b|\d)[\s-](?:in\s)?(pre-?seed|seed)\b")

_LABELS = {
    "pre-ipo": "IPO-pre", "preipo": "IPO-pre", "pre-seed": "Pre-Seed", "preseed": "Pre-Seed", "种子前": "Pre-Seed", "前种子": "Pre-Seed",
    "种子": "Seed", "seed": "Seed", "seed+": "Seed+", "seed plus": "Seed+", "seed-plus": "Seed+", "种子+": "Seed+", "seed extension": "Seed",
    "天使": "Angel", "天使+": "Angel+", "pre-天使": "Pre-Angel", "pre天使": "Pre-Angel", "angel": "Angel",
    "战略": "Strategic", "战略性": "Strategic", "策略": "Strategic", "策略性": "Strategic", "strategic": "Strategic",
    "可转债": "Convertible", "convertible note": "Convertible", "convertible notes": "Convertible",
    "过桥": "Bridge", "bridge": "Bridge", "债权": "Debt", "debt": "Debt", "venture debt": "Debt",
    "成长": "Growth", "growth": "Growth", "growth equity": "Growth", "growth stage": "Growth", "growth-stage": "Growth",
}  # fmt: skip
KNOWN = frozenset(_LABELS)
"""The folded words of series that are not letters."""
# These words are a series only beside 輪/round or when the sentence names a raising: 策略投資 alone is a plan.
_WEAK = {"Strategic", "Growth", "Debt", "Angel", "Convertible", "Bridge"}


def label(words: str) -> str:
    """Return the short label of folded series words.

    >>> label("pre-a+"), label("series c"), label("c1"), label("种子"), label("series a-1")
    ('Pre-A+', 'C', 'C1', 'Seed', 'A1')
    """
    words = words.strip()
    if words in _LABELS:
        return _LABELS[words]
    pre = "Pre-" if words.startswith("pre") else ""
    letter = re.sub(r"^pre-?\s?|series[\s-]?|[\s-]", "", re.sub(r"^pre-?\s?", "", words))
    return pre + letter.upper()


def find(source: Source) -> list[Mention]:
    """Yield every series written in the text, in order.

    >>> [m.value for m in find(Source("完成 Pre-A 輪，隨後是種子輪與 Series B", "zh-Hant"))]
    ['Pre-A', 'Seed', 'B']
    """
    folded = source.folded
    spans: dict[tuple[int, int], Mention] = {}
    taken = bytearray(len(folded))
    english = source.language == "en"

    def add(start: int, end: int, words: str, rule: str) -> None:
        if taken.find(1, start, end) < 0:
            spans[start, end] = Mention("series", start, end, label(words), rule)
            taken[start:end] = b"\1" * (end - start)

    if not english:
        for m in _ZH_LETTER.finditer(folded):
            if folded[m.end() : m.end() + 1] == "次":  # 輪次 is a count of rounds
                continue
            add(m.start(1), m.end(2) if m[2] == "轮" else m.end(1), m[1], "series.zh.letter")
        for m in _ZH_CONVERTIBLE.finditer(folded):
            add(m.start(), m.end(), "可转债", "series.zh.convertible")
        for m in _ZH_WORD.finditer(folded):
            found = label(m[1])
            if m[2] == "轮" and folded[m.end() : m.end() + 1] == "次":
                continue
            if m[2] == "轮" or found not in _WEAK or m[2] in ("融资", "募资") or (found == "Strategic" and m[2] in ("投资", "注资")):
                add(m.start(1), m.end(2) if m[2] == "轮" else m.end(1), m[1], "series.zh.word")
    for m in _EN_LETTER.finditer(folded):
        add(m.start(1), m.end(1), (m[2] or "") + m[3] + (m[4] or "") + (m[5] or ""), "series.en.letter")
    for m in _EN_WORD.finditer(folded):
        found = label(m[1])
        if found not in _WEAK or m[2].startswith(("round", "financing")) or (found == "Strategic" and m[2] == "investment"):
            add(m.start(1), m.end(1), m[1], "series.en.word")
    for m in _EN_SEED.finditer(folded):
        add(m.start(1), m.end(1), m[1], "series.en.seed")
    return [spans[k] for k in sorted(spans)]
