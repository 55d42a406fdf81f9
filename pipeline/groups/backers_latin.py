"""Who took part in a round, told in words between blanks: a list of names on one side of a verb or a noun, and its part.

Active, A and B co-led the round, C chipping in; inverted, along for the ride come A and B; passive and nominal, led by A,
participation from B, the money came from C, new investors include D. What somebody did not do stands behind words that no list
leads to: A did not take part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.groups.deals import Place
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import one
from pipeline.mentions.mention import Mention

_LEXICON = "backing"
_SERIES, _MONEY, _WHEN, _NAME = one("series"), one("money"), one("when"), one("name")
_WORDS = rf"(?: (?:[a-z0-9'’-]+|{_MONEY}|{_WHEN}))"
_ROUND = rf"(?:(?:the|this|that|its|their|a|an|both|each|every|{_NAME}['’]s?){_WORDS}{{0,5}}? ?(?:{{round.en}}|{_SERIES})|{_SERIES})"
_OBJECT = rf" (?:(?:in|on|into|to) )?{_ROUND}"
_LED = rf" (?:{_ROUND}|(?:(?:the|this|its|a|an) )?{_MONEY})"
_ENDS = r" ?(?:$|[.,;:)\n—–]|(?:too|as well|again|alongside|along with|together with|as|with|through|via|at|while|once more|this time|in the)\b)"
_ACTIVE = pattern(
    rf"(?P<lead>{{lead_whole.en}}{_ENDS}|to (?:co-)?lead(?: it)?{_ENDS}|leading ?(?:$|[.,;])|{{leads.en}}(?:{_LED}| it\b|,? and (?:was|were) joined| ?(?:;|, with|, while|, joined|, alongside|{one('ratio')})))|"
    rf"(?P<led>-led(?: [a-z0-9-]+){{0,4}}? ?(?:{{round.en}}|{_SERIES}|{_MONEY}))|(?P<join>{{join_whole.en}}{_ENDS}|{{joins.en}}{_OBJECT})|(?P<weak>{{join_weak.en}}{_ENDS})",
    _LEXICON,
)
_HELPED = pattern(r"(?:,? ?{helps.en})*,? ?$", _LEXICON)
_UNNAMED = pattern(r",? (?:and|plus|as well as|along with|together with|&) (?:[a-z0-9'’-]+ ){0,6}?(?:{list_who.en}|vcs|chums|friends|more|associates|co)$")
_RELATIVE = re.compile(r"\b(?:which|who|that|whom)\b")
_NEGATED = re.compile(r"\b(?:not|never|n't|declined|without|refused|asked|invited|hoping|wanted)\b")
_TOLD = rf"(?: [a-z-]+ly| again| jointly| together| in part| up| once more| entirely| solely| in ?{_WHEN}| ?{_WHEN})*"
_OPENS = r"(?:(?:,|:)? {list_opens.en})*(?:,|:)? ?"
_LED_BY = pattern(rf"\b(?:co-led|led|spearheaded|anchored|headed|fronted|cornerstoned){_TOLD} by{_OPENS}", _LEXICON)
_OFFICE = re.compile(r"\b(?:former|ex-[a-z]+|founder|co-founder|cofounder|ceo|chief executive|chief|engineer|scientist|professor|veteran|alumnus|alumni|executive)\b")
_LENT = pattern(r"\b{no_round.en}(?: [a-z-]+){0,2},? (?:is |was |were |are |being |that is |which is )?$", _LEXICON)
_FROM = pattern(
    rf"\b(?:participation|contributions?|participations) (?:from|by|of){_OPENS}"
    rf"|\b(?:the|its|their|that|this|of the|new|all of the) (?:[a-z-]+ )?{{money.en}} {{comes.en}}{_TOLD} {{giver.en}}{_OPENS}"
    rf"|\b(?:investments?|funding|money|capital|che(?:ck|que)s?|cash) from{_OPENS}"
    rf"|\b(?:injection|infusion|investment|round|placement|capital increase|raise|financing|funding)(?: (?:{{comes.en}}|subscribed|backed|funded|underwritten|supported|financed|made))? by{_OPENS}"
    rf"|(?:{_MONEY},?|\bcapital|\bmoney) (?:was|were|has been|had been) {{comes.en}}{_TOLD} by{_OPENS}",
    _LEXICON,
)
_WHO = r"(?:(?:[a-z-]+, )?{kind.en},? (?:and )?)*{investors.en}"
_INCLUDES = pattern(
    rf"\b(?:{{kind.en}} (?:[a-z-]+ )?){_WHO}(?: in (?:the|this) {{round.en}})?[,:]? {{includes.en}}{_OPENS}"
    rf"|\b{{investors.en}} (?:continuing|renewing|extending|repeating|increasing|reaffirming) (?:their|its) (?:support|backing|investment|commitment|engagement) {{includes.en}}{_OPENS}"
    rf"|\b(?:rounding out|rounding off|completing|closing|also on) the (?:list|cap table|roster|syndicate|line-up|lineup) {{stands.en}}{_OPENS}"
    rf"|\b{{investors.en}} (?:in|behind|backing) (?:the|this) (?:[a-z-]+ )?(?:{{round.en}}|{_SERIES}) ?[—–] ?[^—–.;]{{0,60}}? (?:including|such as){_OPENS}"
    rf"|\b{{investors.en}} (?:in|behind|backing) (?:the|this) (?:[a-z-]+ )?(?:{{round.en}}|{_SERIES}),? {{includes.en}}{_OPENS}"
    rf"|\bwith {{kind.en}} {{investors.en}}{_OPENS}",
    _LEXICON,
)
_INVERTED = pattern(
    rf"(?P<verb>{{fronted.en}})(?:{_OBJECT})?,?(?: also)? {{stands.en}}(?: also)?{_OPENS}", _LEXICON
)
_LEAD_WORD = re.compile(r"lead|helm|driving")
_WEAK_FROM = pattern(
    rf"\b(?:along with|alongside|together with|(?:support|backing) (?:from|by)|term sheet with|(?:tapped|taps|tapping)|(?:shares|stock|equity|notes)(?: worth ?{_MONEY})? ?to|{{round.en}} with){_OPENS}", _LEXICON
)
_LABEL = pattern(r"[-*•–— ]*(?:\*\*)?(?:(?P<lead>{label_lead.en})|{label_joins.en})(?:\*\*)?:(?:\*\*)? ?", _LEXICON)
_JOINED_BY = pattern(rf"(?P<to_be>\bbe )?\bjoined{_TOLD} by{_OPENS}", _LEXICON)
_REACH = 90


@dataclass(frozen=True)
class Backers:
    """A list of names and their part in a round.

    Attributes:
        start, end: the words that tell the part, in code points.
        role: ``lead`` or ``participant``.
        before: whether the list stands before the words, ending at ``start``; else it begins at ``end``.
        weak: whether the words say so only beside a round that is known.
        series, money: of which series or amount the round is, where the words name it.
    """

    start: int
    end: int
    role: str
    before: bool
    weak: bool = False
    series: Mention | None = None
    money: Mention | None = None


class LatinBackers:
    """Reads the lists of one sentence."""

    def __init__(self, place: Place) -> None:
        self.place, self.text = place, place.mask.text

    def backers(self) -> Iterator[Backers]:
        yield from self._labelled()
        if self.place.names(self.place.start, self.place.end):
            yield from self._active()
            yield from self._behind()

    # The list stands before

    def _active(self) -> Iterator[Backers]:
        for found in _ACTIVE.finditer(self.text, self.place.start, self.place.end):
            begin = max(self.place.start, found.start() - _REACH)
            helped = _HELPED.search(self.text[begin : found.start()])
            words = helped[0] if helped else ""
            at = self._named_to(found.start() - len(words))
            if not self._is_subject(at):
                continue
            role, series, money = found.lastgroup or "", self._inside(found, "series"), self._inside(found, "money")
            if _RELATIVE.search(words) and not (series or money):
                continue  # A, which led an earlier round, stays away
            yield Backers(at, found.end(), "lead" if role in ("lead", "led") else "participant", True, role == "weak", series, money)

    def _named_to(self, at: int) -> int:
        """Where a list's names end: before its last item, if that names nobody (A, B | and a group of angels)."""
        unnamed = _UNNAMED.search(self.text[max(self.place.start, at - _REACH) : at])
        return at - len(unnamed[0]) if unnamed else at

    def _is_subject(self, at: int) -> bool:
        """Whether a name, or a list's last words behind one, end at an offset."""
        names = self.place.names(max(self.place.start, at - _REACH), at)
        return bool(names) and not _NEGATED.search(self.text, names[-1].outer_end, at)

    def _inside(self, found: re.Match[str], kind: str) -> Mention | None:
        return next(iter(self.place.mask.within(found.start(), found.end(), kind)), None)

    # The list stands behind

    def _labelled(self) -> Iterator[Backers]:
        """Lead: A; Backers: B and C, at the head of a sentence or behind a semicolon."""
        heads = [self.place.start, *(m.end() for m in re.finditer(r"; ", self.text[self.place.start : self.place.end]))]
        for at in (heads[0], *(self.place.start + h for h in heads[1:])):
            if found := _LABEL.match(self.text, at, self.place.end):
                yield Backers(found.start(), found.end(), "lead" if found["lead"] else "participant", False)

    def _is_boss(self, found: re.Match[str]) -> bool:
        """Whether who leads leads a company: X, led by a former engineer, raised."""
        names = self.place.names(self.place.start, found.start())
        aside = len(names) == 1 and self.text[names[0].outer_end : found.start()] == ", "
        behind = next(iter(self.place.names(found.end(), self.place.end)), None)
        return aside and behind is not None and bool(_OFFICE.search(self.text, found.end(), behind.outer_end + 24) or behind.value.kind == "person")

    def _behind(self) -> Iterator[Backers]:
        span = self.place.start, self.place.end
        for found in _LED_BY.finditer(self.text, *span):
            if not (_LENT.search(self.text[max(self.place.start, found.start() - 40) : found.start()]) or self._is_boss(found)):
                yield Backers(found.start(), found.end(), "lead", False)
        for words in (_FROM, _INCLUDES):
            yield from (Backers(found.start(), found.end(), "participant", False) for found in words.finditer(self.text, *span))
        for found in _INVERTED.finditer(self.text, *span):
            leads = _LEAD_WORD.search(found["verb"]) is not None
            yield Backers(found.start(), found.end(), "lead" if leads else "participant", False, False, self._inside(found, "series"), self._inside(found, "money"))
        for found in _JOINED_BY.finditer(self.text, *span):
            if not found["to_be"]:
                yield Backers(found.start(), found.end(), "participant", False)
        yield from (Backers(found.start(), found.end(), "participant", False, True) for found in _WEAK_FROM.finditer(self.text, *span))
