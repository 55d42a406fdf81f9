"""Names that are a piece of one: what stands right beside them wherever they were read goes on with them.

Of 861 clauses that were compared with gold, 14 told somebody whose name was read in part: 阶跃 of 「阶跃前沿」, Rye of Roe + Rye, SK of
SK hynix. Such a name is another company's, or nobody's: what is told of it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from pipeline.model import Evidence, Fact
from pipeline.records.entities import Named, named
from pipeline.records.nearness import Nearness

_MARKS = {"「": "」", "『": "』", "“": "”", "‘": "’", "《": "》"}
_REST = re.compile(r"\w{1,8}$")
_HOUSE = re.compile(r"^(?:股份|科技|集团|集團|公司|有限|控股|团队|團隊)")  # behind a name between marks: it is that of the name
_PLUS_BEFORE, _PLUS_BEHIND = re.compile(r"[A-Z]\w* \+ $"), re.compile(r" \+ [A-Z]")
_SMALL_BEHIND = re.compile(r" [a-z]{3,}(?:$|[^a-z A-Z$]| [^a-zA-Z0-9$])")  # in a Chinese text, and no sentence of another language
_CAPITAL_BEHIND = re.compile(r" ([A-Z][a-z]{2,})(?:$|[^a-z A-Z$]| [^a-zA-Z0-9$])")  # Oasis | Tokens in a Chinese text
_SEAT = re.compile(r"(?:^|\n)[A-Z][\w&'’ ]{1,32}, $")  # before the place of an item's label: Oakmere, Bellevue: …
_ROUNDS = ("Series", "Seed", "Pre", "Angel", "Round", "Series A")
_REACH = 36  # code points beside a name


def is_cut(near: Nearness, fact: Fact) -> bool:
    """Whether whom a fact is told of stands nowhere by a whole name.

    >>> from pipeline.model import Article, Money, Name, RevenueFact
    >>> text = "「星海前沿」公布營收 5 億元。"
    >>> words = (Evidence(start=1, end=3, text="星海", field="company"),)
    >>> money = Money(text="5 億元", value=500000000, currency="TWD")
    >>> fact = RevenueFact(id="f", company=Name(name="星海", text="星海"), metric="revenue", money=money, evidence=words, rule="r")
    >>> is_cut(Nearness(Article(id="a", source="a", sha256="0", language="zh-Hant", text=text)), fact)
    True
    """
    return any(_is_piece(near, name, fact.evidence, ("company", "acquirer", "target")) for name in named(fact))


def are_cut(near: Nearness, name: Named, evidence: Sequence[Evidence]) -> bool:
    """Whether an investor stands in its evidence nowhere by a whole name."""
    return _is_piece(near, name, evidence, ("investor",))


def _is_piece(near: Nearness, name: Named, evidence: Sequence[Evidence], fields: Collection[str]) -> bool:
    told = [e for e in evidence if e.field in fields and e.text == name.text and near.text[e.start : e.end] == e.text]
    return bool(told) and all(_goes_on(near, name, e) for e in told)


def _goes_on(near: Nearness, name: Named, one: Evidence) -> bool:
    """Whether letters, or a sign that joins two words to one name, stand right beside a place."""
    before, behind = near.text[max(0, one.start - _REACH) : one.start], near.text[one.end : one.end + _REACH]
    if _PLUS_BEFORE.search(before) or _PLUS_BEHIND.match(behind):
        return True
    if behind[:1] == ":" and _SEAT.search(before):
        return True
    latin = name.text.isascii()
    if latin and not near.spaced and _SMALL_BEHIND.match(behind):
        return True
    if name.id is not None:
        return False
    if latin:
        more = None if near.spaced else _CAPITAL_BEHIND.match(behind)
        return more is not None and more[1] not in _ROUNDS
    return _is_in_marks(before, behind) or _is_in_cell(near, one)


def _is_in_marks(before: str, behind: str) -> bool:
    """Whether a name is the beginning or the end of a short name between quotation marks."""
    if before[-1:] in _MARKS and (rest := behind.partition(_MARKS[before[-1]])[0]) != behind:
        return bool(_REST.match(rest)) and not _HOUSE.match(rest)
    opening = next((mark for mark, close in _MARKS.items() if behind[:1] == close), "")
    rest = before.rpartition(opening)[2] if opening and opening in before else ""
    return bool(_REST.match(rest)) and not rest.isascii()


def _is_in_cell(near: Nearness, one: Evidence) -> bool:
    """Whether a name is the beginning or the end of the one word of a table's cell."""
    start, end = near.text.rfind("\n", 0, one.start) + 1, near.text.find("\n", one.end)
    line = near.text[start : end if end >= 0 else len(near.text)]
    if line.count("|") < 2:
        return False
    at = one.start - start
    cell = line[line.rfind("|", 0, at) + 1 : at].strip(), line[at + len(one.text) :].partition("|")[0].strip()
    rest = "".join(cell)
    if all(cell) or not 0 < len(rest) <= 3:
        return False
    return bool(_REST.match(rest)) and not rest.isascii()
