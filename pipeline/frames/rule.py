"""Rules: a sentence-like pattern over the mask, with the examples that prove it.

A pattern is a regular expression of the RE2 subset over folded, masked text, with slots:

=====================  =============================================================
``{money}`` ``{name:company}``   one mention of a kind, optionally called something
``{lead>}`` ``{<lead}``   where a list of names begins, or ends: it is read outwards from there
``{gap:12}``           up to 12 characters without a mention or a sentence end
``{clause:20}``        up to 20 characters without an amount or clause punctuation
``{any:40}``           up to 40 characters of the sentence without an amount
=====================  =============================================================

Literals may be written in Traditional: the compiler folds their script. Beside a mention a space is always optional,
as Chinese newsrooms set one or none.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from pipeline.errors import RuleError
from pipeline.mentions.mask import KINDS, PRIVATE, Mask, head, one
from pipeline.text.fold import fold_script

_SLOT = re.compile(r"\{(<?[a-z_]+>?)(?::([a-z0-9_]+))?\}")
_MONEY = head("money")
_NOT_RE2 = re.compile(r"\(\?(?:[=!>]|<[=!])|\\[1-9]|\(\?P=|[*+?}]\+")


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
        strength: who wins where two rules read one amount; the higher.
        fixed: slots that every hit of this rule has.
    """

    id: str
    says: str
    pattern: str
    doc: str
    examples: Mapping[str, Sequence[str]]
    rejects: Sequence[str]
    strength: int
    fixed: Mapping[str, str]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(compile_template(self.pattern), re.MULTILINE)

    def slots(self, match: re.Match[str], mask: Mask) -> dict[str, Any]:
        """The slots of one match: mentions by name, positions for lists, and what is fixed."""
        found: dict[str, Any] = dict(self.fixed)
        for slot in match.re.groupindex:
            at = match.start(slot)
            if at >= 0:
                name, _, _ = slot.partition("__")  # money__b: a second place for one slot
                found[name] = mask.at(at) if match.end(slot) > at else at
        return found


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
        if kind == "clause":
            return f"[^,;:。!?\n{_MONEY}]{{0,{arg or 20}}}?"
        if kind == "any":
            return f"[^。\n{_MONEY}]{{0,{arg or 40}}}?"
        if kind.endswith(">"):
            return f"(?P<{kind[:-1]}_after>)"
        if kind.startswith("<"):
            return f"(?P<{kind[1:]}_before>)"
        if kind not in KINDS:
            raise RuleError(f"pattern {template!r}: there is no slot {m[0]}")
        return f"(?P<{arg or kind}>{one(kind)})"

    parts, at = [], 0
    for m in _SLOT.finditer(template):
        edge = " ?" if m[1] in KINDS else ""
        literal = fold_script(template[at : m.start()])
        parts += [literal.removesuffix(" ") + edge if edge else literal, slot(m), edge]
        at = m.end()
        if edge and template[at : at + 1] == " ":
            at += 1
    return "".join([*parts, fold_script(template[at:])])


_RULES: dict[str, Rule] = {}


def rule(
    id: str,
    says: str,
    pattern: str,
    doc: str,
    examples: Mapping[str, Sequence[str]],
    rejects: Sequence[str],
    strength: int = 0,
    **fixed: str,
) -> Rule:
    """Register and return a rule.

    Raises:
        RuleError: when it has no sentence of its own, no example or no reject, or its id is taken.
    """
    if not doc or not examples or not rejects:
        raise RuleError(f"rule {id}: a rule needs a sentence that says what it reads, an example and a reject")
    if id in _RULES:
        raise RuleError(f"rule {id}: the id is taken")
    _RULES[id] = Rule(id, says, pattern, doc, examples, tuple(rejects), strength, fixed)
    return _RULES[id]


@cache
def rules() -> dict[str, Rule]:
    """Every rule of every module of ``pipeline.frames.rules``, by id: no registration anywhere; the folder is read once."""
    import pipeline.frames.rules as package

    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda i: i.name):
        importlib.import_module(f"pipeline.frames.rules.{info.name}")
    return _RULES
