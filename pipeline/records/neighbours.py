"""What stands beside a name: whether it is described as a company, is an object, is owned, or opens a clause."""

from __future__ import annotations

import re

from pipeline.groups.noun_groups import NounGroups
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import PRIVATE, Mask, one
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.words import vocabulary

_BELONGS = re.compile(r" ?(?:的|'s|'|,|) ?")
_INVESTS = pattern(r" ?{invests.zh}| (?:has |have |had |also )*{invests.en}")
_RELATIVE = pattern(r",? {relative}")
# X announced today that it has | raised: the verb is X's.
_THAT_IT = pattern(r" (?:has |have )?{tells}[^.;:]{0,40}? it (?:has |had |recently |just |will |plans to )*$")
# X, which builds satellites, | raised.
_ASIDE = pattern(r" ?, {aside}[^.;:()]{2,160}, (?:has |have |had |is |said it )*$")
# 將與特殊目的收購公司 | X 合併: described or not, it is the other party.
_WITH_ONE = pattern(r"{together_with}[^,。;:、與跟同向]{2,12}{counterparty} ?$")
_WHEN, _WHEN_ENDS = pattern(r" ?{when_opens}"), pattern(rf"[^,;:。!?\n{PRIVATE}]{{0,16}}{{when_ends}} ?,")
_FROM, _FROM_WHOM = re.compile(r"[从自向由找跟][^,;:。!?\n]{0,16}$"), pattern(r" ?{from_whom}")
_COMPARED = pattern(r"{compared} ?$")
_NOT_ITSELF = pattern(r"{linked}")
_OBJECT_BEFORE = pattern(r"(?:{object_before.zh}[「『\"(（]?|(?:{object_before.en}|\b, and)(?: {determiner})?) ?$")
_APPOSITION = pattern(
    r"^(?: is | was |是| ?(?:,|\(|——|—|–) ?)(?:which {company_does}|an?|the|[^,.;()]{0,6}一家|{describes}) ?"
    r"[^.;()]{0,80}?{described_as}"
)
_INTRODUCED = pattern(r"{introduces}[,:]? ?[「『\"(（]?$")
# X released Y and raised …: the second verb is X's.
_AND_ALSO = pattern(r"(?:\[[0-9]+\])? ?(?:[並且]|同時)+{goes_on.zh}| and (?:has |have |also )*{goes_on.en}")
_ACTED_ON = pattern(r"{acted_on}")
_HEADS = re.compile(r" ?(?:—|–|\|) ")  # Loomwright — Senior Engineer
_MAKES = pattern(
    r", {history} [a-z]|, {seat} [^,.;]{2,30},|(?:\([^()]{1,60}\))?是[^,。;]{0,24}{is_a}| {company_does_plainly} "
)
# A clause that only defines the name behind it: 用機械手臂裝袋生鮮的 | Gantry Nine.
_DEFINED = re.compile(rf"[^,;:。{PRIVATE}]{{2,20}}的 ?")
_FOUNDED = pattern(
    rf" ?(?:\([^()]{{1,60}}\))? ?(?:{one('when')})? ?"
    + r"{founded_as}?(?:正式)?(?:於[^,。;]{1,12})?{founded.zh}| {founded.en}"
)


class Beside:
    """The words beside the names of one article."""

    def __init__(self, mask: Mask, spaced: bool, openings: frozenset[int], groups: NounGroups) -> None:
        """``spaced``: blanks stand between the article's words; ``openings``: where its blocks begin."""
        self.mask, self.spaced, self.openings, self.groups = mask, spaced, openings, groups

    def described(self, m: Mention) -> bool:
        """Whether the words beside a name say that it is a company (startup X; X, a London lab; OpenAI rival X)."""
        if m.value.kind != "person" and self.groups.modifier(m):
            return True
        behind = self.mask.text[m.outer_end : m.outer_end + 100]
        if _APPOSITION.match(behind) or _MAKES.match(behind[:60]):
            return True
        if m.outer_start in self.openings and _HEADS.match(behind[:4]):
            return True
        if _FOUNDED.match(behind[:60]) and not self.is_object(m, 0):
            return True
        return bool(_INTRODUCED.search(self.mask.text[max(0, m.outer_start - 20) : m.outer_start]))

    def is_object(self, m: Mention, start: int) -> bool:
        """Whether the word before a name makes it an object, or that behind it: by X, with X, 超越 X, 從 X 那裡."""
        return bool(_OBJECT_BEFORE.search(self._left(m, start))) or self._gives_from(m, start)

    def _gives_from(self, m: Mention, start: int) -> bool:
        """Whether something is got from where a name is: 從 X 的 Y 那裡."""
        behind = _FROM_WHOM.match(self.mask.text, m.outer_end)
        return behind is not None and _FROM.search(self.mask.text, max(start, m.outer_start - 20), m.outer_start) is not None

    def is_compared(self, m: Mention) -> bool:
        """Whether others are measured by it: surpassing X."""
        return bool(_COMPARED.search(self._left(m, 0)))

    def is_other(self, m: Mention, start: int, far: bool) -> bool:
        """Whether a name in a sentence is somebody else than its subject.

        ``far``: a relative clause behind the name does not reach to what is asked of.
        """
        left, text = self._left(m, start), self.mask.text
        if self._in_brackets(m, start) or _INVESTS.match(text, m.outer_end) or self._gives_from(m, start):
            return True
        if not self.spaced and self._tells_when(m, start):
            return True
        if not far and _RELATIVE.match(text[m.outer_end : m.outer_end + 8]):
            return False
        is_object = _OBJECT_BEFORE.search(left) or left.rstrip().endswith(("(", "[", "-"))
        return bool(_WITH_ONE.search(left) or is_object and not self.described(m))

    def _in_brackets(self, m: Mention, start: int) -> bool:
        """Whether a name stands among other words in brackets; alone in them it only glosses: 空谷（Konggu AI）."""
        text = self.mask.text
        opened = text.rfind("(", start, m.outer_start)
        gloss = opened == m.outer_start - 1 and text[m.outer_end : m.outer_end + 1] == ")"
        return opened > text.rfind(")", start, m.outer_start) and not gloss

    def _tells_when(self, m: Mention, start: int) -> bool:
        """Whether a name stands in a Chinese clause that only says when: 在大股東 X 退出後."""
        text = self.mask.text
        begin = max(start, *(text.rfind(mark, start, m.outer_start) + 1 for mark in ",;:"))
        opens = _WHEN.match(text, begin, m.outer_start)
        return opens is not None and _WHEN_ENDS.match(text, m.outer_end) is not None

    def belongs(self, m: Mention, at: int) -> bool:
        """Whether what begins at ``at`` is the name's: X's |, X 的 |, dates left aside."""
        return bool(_BELONGS.fullmatch(self.without_dates(m.outer_end, at)))

    def goes_on(self, m: Mention, at: int) -> bool:
        """Whether a name that opens a sentence is still its subject at ``at``: X, which builds satellites, |."""
        between = self.mask.text[m.outer_end : at]
        if between.endswith(", ") and _APPOSITION.match(between[:100]):
            return True
        return bool(_ASIDE.fullmatch(between) or _THAT_IT.fullmatch(self.without_dates(m.outer_end, at)))

    def opens_clause(self, m: Mention, start: int) -> bool:
        """Whether a Chinese clause begins with this name: it is what the clause is about, company or not."""
        if self.spaced or m.value.kind == "person":
            return False
        before = self.mask.text[max(start, m.outer_start - 2) : m.outer_start].rstrip()
        opens = m.outer_start == start or before[-1:] in ",;:"
        return opens or _DEFINED.fullmatch(self.mask.text, start, m.outer_start) is not None

    def object_of_first_verb(self, m: Mention, start: int) -> bool:
        """Whether a name is what was released or bought before the sentence goes on: released | X and raised …."""
        if not _AND_ALSO.match(self.mask.text[m.outer_end : m.outer_end + 16]):
            return False
        before = self.mask.within(max(start, m.outer_start - 60), m.outer_start, "name")
        between = self.mask.text[before[-1].outer_end : m.outer_start] if before else ","
        return not set(between) & set(",;:") and bool(_ACTED_ON.search(between))

    def listed_object(self, m: Mention, start: int) -> bool:
        """Whether a name goes on a list whose first name is an object: founded by A, B, C."""
        before = self.mask.within(max(start, m.outer_start - 60), m.outer_start, "name")
        if not before or self.mask.text[before[-1].outer_end : m.outer_start] != ", ":
            return False
        return self.is_object(before[-1], start) or self.listed_object(before[-1], start)

    def is_nearly(self, m: Mention, at: int) -> bool:
        """Whether a name right before ``at`` is itself what raises there, and not only its owner or neighbour."""
        between = self.mask.text[m.outer_end : at]
        return not _NOT_ITSELF.search(between) or self.described(m)

    def without_dates(self, start: int, end: int) -> str:
        """The masked text between two offsets without its dates."""
        text = self.mask.text
        for m in reversed(self.mask.within(start, end, "when")):
            text = text[: m.outer_start] + text[m.outer_end :]
            end -= m.outer_end - m.outer_start
        return text[start:end]

    def _left(self, m: Mention, start: int) -> str:
        """What stands before a name and what describes it."""
        begin = self.groups.begin(m)
        left = self.mask.text[max(start, begin - 16) : begin]
        place = next((n for n in (4, 3, 2) if left[-n:] in vocabulary()["zh_places"]), 0)  # 獲得日本X的投資
        return left[: len(left) - place]
