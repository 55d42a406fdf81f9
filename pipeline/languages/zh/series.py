"""Series of a round in Chinese: A 輪, B+轮, Pre-A, 種子輪, 天使轮, 可轉債."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.text.fold import fold_script
from pipeline.text.late import late

LABELS = {
    "ipo前": "IPO-pre", "ipo 前": "IPO-pre", "上市前": "IPO-pre",
    "pre-ipo": "IPO-pre", "preipo": "IPO-pre", "pre-seed": "Pre-Seed", "preseed": "Pre-Seed", "种子前": "Pre-Seed", "前种子": "Pre-Seed",
    "种子": "Seed", "seed": "Seed", "seed+": "Seed+", "种子+": "Seed+", "天使": "Angel", "天使+": "Angel+",
    "pre-天使": "Pre-Angel", "pre天使": "Pre-Angel", "战略": "Strategic", "战略性": "Strategic", "策略": "Strategic", "策略性": "Strategic",
    "可转债": "Convertible", "过桥": "Bridge", "bridge": "Bridge", "债权": "Debt", "成长": "Growth", "growth": "Growth",
}  # fmt: skip
# 輪 must follow a letter: A 輪, C1轮, Pre-A+ 輪, Series B 轮, A系列.
_LETTER = late(
    fold_script(
        r"(?:^|[^a-z0-9.])((?:pre-?\s?)?(?:series[\s-]?)?[a-l](?:-?[1-9])?\+{0,3})\s?(?:系列)?\s?(?:股)?(輪|系列融)"
    )
)
_WORD = late(
    fold_script(
        r"(pre-?ipo|ipo ?前|上市前|pre-?seed|種子前|前種子|"
        r"(?:pre)?-?天使\+{0,2}|種子\+{0,2}|seed\+?|天使\+?|戰略性?|策略性?|可轉債|過橋|成長|growth|債權|bridge)"
        r"\s?(輪|融資|募資|投資|階段輪|資金|注資)"
    )
)
_BARE = late("(?:^|[^a-z0-9.])(pre-?[a-d](?:[1-9]|[+]{1,3})?)(?:$|[^a-z0-9+-])")  # a letter before its round is nothing else
_CELL = late(fold_script(r"[,|:;] ?((?:[a-h](?:[1-9]|[+]{1,2})?|種子[+]?|天使[+]?)) ?[,|] ?(?:[約近逾超數幾$¥€0-9]|(?:nt|us|hk)[$0-9])"))  # X, B1, 3 億元
_CONVERTIBLE = late(
    fold_script(
        r"可?轉換公司債(?:券)?|可轉(?:換)?(?:優先|高級|次級)?(?:公司)?債(?:券)?|轉換債券|"
        r"可換股(?:優先|高級)?(?:債券|票據|貸款)|可轉(?:換)?(?:優先|高級|次級)?(?:票據|本票|借款|貸款)"
    )
)
# These words are a series only beside 輪 or when the sentence names a raising: 策略投資 alone is a plan.
_WEAK = frozenset("Strategic Growth Debt Angel Convertible Bridge".split())
_HINT = late("[轮资债票融投]|pre-?[a-d]")
"""What each of them has, and most English articles have not."""


def find(folded: str) -> Iterator[tuple[int, int, str, str]]:
    """Every series in Chinese, the surer ones first: where it stands, its words, its rule; one that two rules read comes twice.

    >>> [(words, rule) for *_, words, rule in find("完成a轮,随后是种子轮")]
    [('a', 'series.zh.letter'), ('种子', 'series.zh.word')]
    """
    if not _HINT.search(folded):
        return
    for m in _LETTER.finditer(folded):
        if folded[m.end() : m.end() + 1] != "次":  # 輪次 is a count of rounds
            yield m.start(1), m.end(2) if m[2] == "轮" else m.end(1), m[1], "series.zh.letter"
    for m in _CELL.finditer(folded):
        yield m.start(1), m.end(1), m[1], "series.zh.cell"
    for m in _BARE.finditer(folded):
        yield m.start(1), m.end(1), m[1], "series.zh.bare"
    for m in _CONVERTIBLE.finditer(folded):
        yield m.start(), m.end(), "可转债", "series.zh.convertible"
    for m in _WORD.finditer(folded):
        label, behind = LABELS.get(m[1]), m[2]
        if behind == "轮":
            if folded[m.end() : m.end() + 1] != "次":
                yield m.start(1), m.end(2), m[1], "series.zh.word"
        elif label not in _WEAK or behind in (("融资", "募资", "投资", "注资") if label == "Strategic" else ("融资", "募资")):
            yield m.start(1), m.end(1), m[1], "series.zh.word"
