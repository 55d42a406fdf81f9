"""Series of a round in English: Series C, pre-Series A, seed round, growth equity."""

from __future__ import annotations

import re
from collections.abc import Iterator

LABELS = {
    "pre-ipo": "IPO-pre", "preipo": "IPO-pre", "pre-seed": "Pre-Seed", "preseed": "Pre-Seed", "seed": "Seed", "seed+": "Seed+",
    "seed plus": "Seed+", "seed-plus": "Seed+", "seed extension": "Seed", "angel": "Angel", "strategic": "Strategic",
    "convertible note": "Convertible", "convertible notes": "Convertible", "bridge": "Bridge", "debt": "Debt",
    "venture debt": "Debt", "growth": "Growth", "growth equity": "Growth", "growth stage": "Growth", "growth-stage": "Growth",
}  # fmt: skip
_LETTER = re.compile(r"(?:^|[^a-z0-9])((pre-)?series[\s-]([a-l])(?:[\s-]?([1-9]))?(\+{0,2}))(?:[^a-z0-9+]|$)")
_WORD = re.compile(
    r"(?:^|[^a-z0-9-])(pre-?ipo|pre-?seed|seed(?:[\s-]?(?:plus|extension)|\+)?|angel|bridge|growth(?:[\s-](?:equity|stage))?|convertible notes?|venture debt|"
    r"debt|strategic)[\s-](rounds?|funding|financing|investment|raise|extension|capital|money|stage round|facility|deal|placement)\b"
)
# A B+ round, a $31m B round, (…) A++ funding round: a letter alone only beside "round", and never the article.
_BARE = re.compile(
    r"(?:\b(?:an?|its|their|the|first|in|last|previous|latest|earlier|next|new|recent|planned|upcoming|fresh|second|oversubscribed)|"
    r"['’]s|million|billion|[0-9][mbk]|\)) ([b-h][1-9]?\+{0,2}|a\+{1,2}) "
    r"(?:(?:(?:equity|strategic)[\s-])?(?:funding|financing|investment)[\s-])?(?:rounds?|raise|extension)\b"
)
# A D-round; raising a B of; through convertible notes.
_HYPHEN = re.compile(r"\b([a-h][1-9]?\+{0,2})-rounds?\b")
_ALONE = re.compile(r"\b(?:raising|raised|raise|raises|closed|closing|closes) (?:an?|its|their) ([a-h]) (?:of|at|from|worth|led)\b")
_NOTES = re.compile(
    r"\b(?:through|via|in|of|using|issuing|by way of|with) (?:an? |the |new )?"
    r"(convertible (?:(?:senior|unsecured|secured|subordinated|promissory|loan) ){0,3}(?:notes?|loans?|debentures?|bonds?|debt))\b"
)
_LOAN = re.compile(r"(?:million|billion|[mbk]\b|\d|crore|lakh) (?:in|of) (venture debt)\b")
_SEED = re.compile(r"(?:million|billion|[mbk]\b|\d)[\s-](?:in\s)?(pre-?seed|seed)\b")

# These words are a series only beside "round" or "financing": strategic capital is a phrase.
_WEAK = frozenset("Strategic Growth Debt Angel Convertible Bridge".split())


def find(folded: str) -> Iterator[tuple[int, int, str, str]]:
    """Every series in English, the surer ones first: where it stands, its words, its rule.

    >>> [words for *_, words, _ in find("a $5 million seed round, then a pre-series b")]
    ['pre-b', 'seed', 'seed']
    """
    for m in _LETTER.finditer(folded):
        yield m.start(1), m.end(1), (m[2] or "") + m[3] + (m[4] or "") + (m[5] or ""), "series.en.letter"
    for m in _BARE.finditer(folded):
        yield m.start(1), m.end(1), m[1], "series.en.bare"
    for pattern in (_HYPHEN, _ALONE):
        for m in pattern.finditer(folded):
            yield m.start(1), m.end(1), m[1], "series.en.bare"
    for pattern, words in ((_NOTES, "convertible note"), (_LOAN, "venture debt")):
        for m in pattern.finditer(folded):
            yield m.start(1), m.end(1), words, "series.en.word"
    for m in _WORD.finditer(folded):
        label = LABELS.get(m[1])
        invested = label == "Strategic" and m[2] == "investment"
        if label not in _WEAK or invested or m[2].startswith(("round", "financing")):
            yield m.start(1), m.end(1), m[1], "series.en.word"
    for m in _SEED.finditer(folded):
        yield m.start(1), m.end(1), m[1], "series.en.seed"
