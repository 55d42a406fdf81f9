"""Rules: a sentence-like pattern over the mask, with the examples that prove it.

A pattern is a regular expression of the RE2 subset over folded, masked text, with slots:

=====================  =============================================================
``{money}`` ``{name:company}``   one mention of a kind, optionally called something
``{list:lead}``        up to 400 characters of names and separators (an investor list)
``{gap:12}``           up to 12 characters without a mention or a sentence end
``{any:12}``           up to 12 characters of anything inside the sentence
=====================  =============================================================

Literals may be written in Traditional: the compiler folds their script. A space matches an optional space.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.errors import RuleError
from pipeline.mask import KINDS, PRIVATE, Mask, one
from pipeline.mention import Mention
from pipeline.text import fold_script

_SLOT = re.compile(r"\{([a-z]+)(?::([a-z0-9_]+))?\}")
_NOT_RE2 = re.compile(r"\(\?(?:[=!>]|<[=!])|\\[1-9]|\(\?P=|[*+?}]\+")


@dataclass(frozen=True)
class Hit:
    """One match of a rule."""

    mask: Mask
    match: re.Match[str]

    @property
    def start(self) -> int:
        return self.match.start()

    @property
    def end(self) -> int:
        return self.match.end()

    def __contains__(self, slot: str) -> bool:
        return slot in self.match.re.groupindex and self.match.start(slot) >= 0

    def mention(self, slot: str) -> Mention | None:
        """The mention in a slot, or None when the slot took no part."""
        return self.mask.at(self.match.start(slot)) if slot in self else None

    def span(self, slot: str) -> tuple[int, int] | None:
        """Where a slot is, in code points."""
        return self.match.span(slot) if slot in self else None

    def words(self, slot: str) -> str:
        """The masked, folded words of a slot ("" when it took no part)."""
        return self.match[slot] if slot in self else ""


@dataclass(frozen=True)
class Rule:
    """One way of saying one thing.

    Attributes:
        id: dotted name, ``family.language.what``.
        says: the kind of statement it makes.
        pattern: the template.
        doc: one sentence of what it reads.
        examples: what must be extracted ("kind slot=value; …") → sentences that say it.
        rejects: sentences in which this rule must not fire.
        read: from a hit to the statement's slots; None refuses the hit.
    """

    id: str
    says: str
    pattern: str
    doc: str
    examples: Mapping[str, Sequence[str]]
    rejects: Sequence[str]
    read: Callable[[Hit], Mapping[str, object] | None] = field(repr=False)
    strength: int = 0

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(compile_template(self.pattern))


def compile_template(template: str) -> str:
    """Return the regular expression of a template.

    Raises:
        RuleError: for a slot that does not exist or a construct outside the RE2 subset.

    >>> compile_template("完成{gap:3}融資").startswith("完成")
    True
    """
    if bad := _NOT_RE2.search(template):
        raise RuleError(f"pattern {template!r}: {bad[0]!r} is outside the RE2 subset; write it without look-around")

    def slot(m: re.Match[str]) -> str:
        kind, arg = m[1], m[2]
        if kind == "gap":
            return f"[^。!?\n{PRIVATE}]{{0,{arg or 12}}}?"
        if kind == "any":
            return f"[^。\n]{{0,{arg or 40}}}?"
        if kind == "list":
            return f"(?P<{arg or 'list'}>[^。\n]{{2,400}}?)"
        if kind not in KINDS:
            raise RuleError(f"pattern {template!r}: there is no slot {m[0]}")
        return f"(?P<{arg or kind}>{one(kind)})"

    parts, at = [], 0
    for m in _SLOT.finditer(template):
        parts += [fold_script(template[at : m.start()]).replace(" ", " ?"), slot(m)]
        at = m.end()
    return "".join([*parts, fold_script(template[at:]).replace(" ", " ?")])


_RULES: dict[str, Rule] = {}


def rule(
    id: str,
    says: str,
    pattern: str,
    *,
    examples: Mapping[str, Sequence[str]],
    rejects: Sequence[str],
    strength: int = 0,
) -> Callable[[Callable[[Hit], Mapping[str, object] | None]], Rule]:
    """Register the decorated reader as a rule.

    Raises:
        RuleError: when it has no example, no reject or no docstring, or its id is taken.
    """

    def make(read: Callable[[Hit], Mapping[str, object] | None]) -> Rule:
        doc = " ".join((read.__doc__ or "").split())
        if not doc or not examples or not rejects:
            raise RuleError(f"rule {id}: a rule needs a docstring, an example and a reject")
        if id in _RULES:
            raise RuleError(f"rule {id}: the id is taken")
        made = Rule(id, says, pattern, doc, examples, tuple(rejects), read, strength)
        _RULES[id] = made
        return made

    return make


def rules() -> dict[str, Rule]:
    """Every rule of every module of ``pipeline.extractors``, by id: no registration anywhere."""
    import pipeline.extractors as package

    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda i: i.name):
        importlib.import_module(f"pipeline.extractors.{info.name}")
    return _RULES


def hits(rule: Rule, mask: Mask, start: int, end: int) -> Iterator[Hit]:
    """Every match of a rule inside a sentence."""
    for match in rule.regex.finditer(mask.text, start, end):
        yield Hit(mask, match)

