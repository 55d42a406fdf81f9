"""Cues: the literals without which a pattern cannot match, read off the pattern itself.

A sentence that lacks them is never searched. Nothing is declared, so nothing can be forgotten: a cue is a run of
plain characters outside everything optional, or the literals of alternatives of which one must be there.
"""

from __future__ import annotations

import bisect
import re
import string
from collections.abc import Iterable, Sequence

Clause = frozenset[str]
"""Literals of which a match holds at least one."""

_TOKEN = re.compile(
    r"(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<open>\((?:\?(?:P<\w+>|:))?)|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<many>(?:[*+?]|\{\d*(?:,\d*)?\})\??)|(?P<class>\\(?:u[0-9a-f]{4}|[A-Za-z])|[.^$])|(?P<plain>[^][(){}*+?|.^$\\]+|\\?.)",
    re.DOTALL,
)
_SPELT = re.compile("[\0-\x7f]{4,}")
_EVERYWHERE = frozenset(string.ascii_letters + string.digits + " ")
_MANY = 24  # alternatives that two neighbouring sets may multiply to


def clauses(pattern: str) -> tuple[Clause, ...]:
    """Return what every match of a regular expression of the RE2 subset holds: one literal of each clause.

    >>> [sorted(clause) for clause in clauses("(?:完成|宣布)了?[募融]資(?:案)?")]
    [['完成', '宣布'], ['募資', '融資']]
    >>> clauses("a?[^b]*")
    ()
    """
    if re.search(r"\(\?[^P:]", pattern):  # flags: not read here
        return ()
    tokens = [(m.lastgroup or "", m[0]) for m in _TOKEN.finditer(pattern)]
    found, _ = _alternatives(tokens, 0)
    return tuple(dict.fromkeys(clause for clause in found if all(map(_tells, clause))))


def _tells(word: str) -> bool:
    """Whether a literal is more than a blank, a letter or a digit, which every text has."""
    return len(word) > 1 or word not in _EVERYWHERE


def _alternatives(tokens: list[tuple[str, str]], at: int) -> tuple[list[Clause], int]:
    """The clauses of what stands between two parentheses, and where it ends."""
    branches: list[list[Clause]] = []
    while True:
        branch, at = _sequence(tokens, at)
        branches.append(branch)
        if at >= len(tokens) or tokens[at][0] == "close":
            break
        at += 1
    if len(branches) == 1:
        return branches[0], at
    return ([frozenset().union(*map(best, branches))] if all(branches) else []), at


def _sequence(tokens: list[tuple[str, str]], at: int) -> tuple[list[Clause], int]:
    """The clauses of one alternative."""
    found: list[Clause] = []
    run = [""]

    def close() -> None:
        if run != [""]:
            found.append(frozenset(run))
        run[:] = [""]

    while at < len(tokens) and tokens[at][0] not in ("close", "bar"):
        kind, token = tokens[at]
        inner: list[Clause] = []
        choices: list[str] | None = None
        if kind == "open":
            inner, at = _alternatives(tokens, at + 1)
        elif kind == "plain":
            plain = token.removeprefix("\\")
            if len(plain) > 1 and tokens[at + 1 : at + 2] and tokens[at + 1][0] == "many":  # which is said of the last character alone
                run[:] = [known + plain[:-1] for known in run]
                plain = plain[-1]
            choices = [plain]
        elif kind == "set" and not re.search(r"\[\^|\\[A-Za-z]|.-.", token):
            choices = re.findall(r"\\?(.)", token[1:-1], re.DOTALL)
        at += 1
        many = tokens[at][1] if at < len(tokens) and tokens[at][0] == "many" else ""
        at += bool(many)
        if choices and not many and len(run) * len(choices) <= _MANY:
            run[:] = [known + c for known in run for c in choices]
            continue
        close()
        if not many or many[0] == "+" or re.match(r"\{[1-9]", many):
            found += [frozenset(choices)] if choices else inner
    close()
    return found, at


def best(found: Sequence[Clause]) -> Clause:
    """The clause that the fewest sentences hold: the one of the longest literals, then of the fewest."""
    return found[0] if len(found) == 1 else max(found, key=_told)


def _told(clause: Clause) -> tuple[int, int]:
    return min(map(_weight, clause)), -len(clause)


def _weight(word: str) -> int:
    """How much a literal tells: a Chinese character as much as two letters."""
    return 4 if len(word) > 3 else min(4, sum(2 if c > "\x7f" else 1 for c in word))


class Index:
    """Which of many patterns can match where.

    >>> index, text = Index(["(?:完成|宣布)[募融]資", "收購", "a?"]), "公司宣布融資。它被收購。"
    >>> index.of(text, [(0, 7), (7, 12)])
    [[0, 2], [1, 2]]
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        self._needs = [clauses(pattern) for pattern in patterns]
        self._always = [n for n, needs in enumerate(self._needs) if not needs]
        self._first: dict[str, list[int]] = {}  # the patterns of whose best clause a literal is
        for n, needs in enumerate(self._needs):
            for word in sorted(best(needs)) if needs else ():
                self._first.setdefault(word, []).append(n)
        self._heads: dict[str, list[str]] = {}  # the literals by how they begin: one or two characters, or four ASCII ones
        for word in sorted({word for needs in self._needs for clause in needs for word in clause}):
            self._heads.setdefault(word[: 4 if _SPELT.match(word) else 2], []).append(word)

    def of(self, text: str, spans: Sequence[tuple[int, int]]) -> list[list[int]]:
        """For each of these parts of ``text``, in order and apart, the numbers of the patterns that can match it."""
        found: list[set[str]] = [set() for _ in spans]
        starts = [start for start, _ in spans]
        for word in self._begun(text):
            at = text.find(word)
            while at >= 0:
                i = bisect.bisect(starts, at) - 1
                end = spans[i][1] if i >= 0 else 0
                if at + len(word) <= end:
                    found[i].add(word)
                at = text.find(word, max(at + 1, end - len(word) + 1))
        return [self._possible(words) for words in found]

    def _begun(self, text: str) -> list[str]:
        """The literals of which a text has at least the beginning: one look at the text for all of them."""
        begins = {*text, *map(str.__add__, text, text[1:])}
        for run in _SPELT.findall(text):
            pairs = list(map(str.__add__, run, run[1:]))
            begins.update(map(str.__add__, pairs, pairs[2:]))
        begun = self._heads.keys() & begins
        return [word for head in begun for word in self._heads[head]]

    def _possible(self, words: set[str]) -> list[int]:
        """The patterns of which every clause holds one of these literals."""
        begun = {n for word in words for n in self._first.get(word, ())}
        return sorted([*self._always, *(n for n in begun if not any(map(words.isdisjoint, self._needs[n])))])
