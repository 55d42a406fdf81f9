"""Who took part in a round, told in words between blanks: a list of names on one side of a verb or a noun, and its part.

Active, A and B co-led the round, C chipping in; inverted, along for the ride come A and B; passive and nominal, led by A,
participation from B, the money came from C, new investors include D. What somebody did not do stands behind words that no list
leads to: A did not take part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.groups.backers import Backers
from pipeline.groups.deals import Place
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import one
from pipeline.mentions.mention import Mention

_LEXICON = "backing"
_SERIES, _MONEY, _WHEN, _NAME = one("series"), one("money"), one("when"), one("name")
_WORDS = rf"(?: (?:[a-z0-9'’-]+|{_MONEY}|{_WHEN})){{0,5}}?"
_ROUND = rf"(?:(?:{{determiner.en}}|{_NAME}['’]s?){_WORDS} ?(?:{{round.en}}|{_SERIES})|{_SERIES})"
_OBJECT = rf" (?:(?:in|on|into|to) )?{_ROUND}"
_LED = rf"(?: (?:{_ROUND}|(?:(?:the|this|its|an?) )?{_MONEY})| it\b|,? and (?:was|were) joined| ?(?:;|, with|, while|, joined|, alongside|{one('ratio')}))"
_ENDS = rf" ?(?:$|[.,;:)\n—–]|{{goes_on.en}})|,? (?:and|while) (?:[a-z-]+ ){{0,3}}?{_NAME}"
_IT = r"(?:it|(?:the|this) (?:[a-z0-9-]+ ){0,4}?{firm.en})"
_ACTIVE = pattern(
    rf"(?P<lead>{{lead_whole.en}}(?:{_ENDS})|to (?:co-)?lead(?: it)?(?:{_ENDS})|leading ?(?:$|[.,;]|and {_NAME})|{{leads.en}}{_LED})"
    rf"|(?P<led>-led(?: [a-z0-9-]+){{0,4}}? ?(?:{{round.en}}|{_SERIES}|{_MONEY}))"
    rf"|(?P<join>{{join_whole.en}}(?:{_OBJECT})?(?:{_ENDS})|{{joins.en}}{_OBJECT}|also {{joins.en}}(?: (?:in|into))? {_IT}(?:{_ENDS}))"
    rf"|(?P<gave>{{provides.en}}(?: [a-z'’ -]{{1,30}}? of)? (?:the|this|that) (?:[a-z]+ )?{{cash.en}}\b)"
    rf"|(?P<alone>\bled)\.?(?:$|\n)"
    rf"|(?P<weak>{{join_weak.en}}(?:{_ENDS}))",
    _LEXICON,
)
_INTRODUCED = pattern(rf"(?:{{kind.en}} (?:[a-z-]+ )?)?{{investors.en}} {_NAME}", _LEXICON)
_HELPED = pattern(r"(?:,? ?{helps.en})*,? ?$", _LEXICON)
_UNNAMED = pattern(
    r",? (?:and|plus|as well as|along with|together with|&) (?:[a-z0-9'’-]+ ){0,6}?(?:{list_who.en}|vcs|chums|friends|more|associates|co)$"
)
_RELATIVE = re.compile(r"\b(?:which|who|that|whom)\b")
# Oakvale, best known for its bets on X and Y, | led: an aside that says what the name before it is.
_ASIDE = pattern(r", {aside.en} [^;:.]{3,140}", _LEXICON)
_NEGATED = pattern(r"{denied.en}", _LEXICON)
_TOLD = rf"(?: [a-z-]+ly| again| jointly| together| in part| up| once more| in ?{_WHEN}| ?{_WHEN})*"
_OPENS = r"(?:[,:]? {list_opens.en})*[,:]? ?"
_LED_BY = pattern(rf"{{led.en}}{_TOLD} by{_OPENS}", _LEXICON)
_OFFICE = pattern(r"{office.en}", _LEXICON)
_LENT = pattern(r"\b{no_round.en}(?: [a-z-]+){0,2},? (?:is |was |were |are |being |that is |which is )?$", _LEXICON)
_GIVEN = r"(?:{comes.en}|subscribed|backed|funded|underwritten|supported|financed|made)"
_FROM = pattern(
    rf"\b(?:participations?|contributions?) (?:from|by|of){_OPENS}"
    rf"|\b(?:the|its|their|that|this|new) (?:[a-z-]+ )?{{money.en}} {{comes.en}}{_TOLD} {{giver.en}}{_OPENS}"
    rf"|\b(?:investments?|funding|money|capital|che(?:ck|que)s?|cash) from{_OPENS}"
    rf"|{{injection.en}}(?: {_GIVEN})? by{_OPENS}"
    rf"|(?:{_MONEY},?|\bcapital|\bmoney) (?:was|were|has been|had been) {{comes.en}}{_TOLD} by{_OPENS}",
    _LEXICON,
)
_INCLUDES = pattern(
    rf"{{kind.en}} (?:[a-z-]+ )?(?:{{kind.en}},? (?:and )?)*{{investors.en}}(?: in (?:the|this) {{round.en}})?[,:]? {{includes.en}}{_OPENS}"
    rf"|{{investors.en}} (?:who|that)(?: [a-z-]+){{1,5}} {{includes.en}}{_OPENS}"
    rf"|{{investors.en}} {{again.en}} (?:their|its) (?:support|backing|investment|commitment|engagement) {{includes.en}}{_OPENS}"
    rf"|{{fills.en}} {{roster.en}} {{stands.en}}{_OPENS}"
    rf"|{{investors.en}} (?:in|behind|backing) {_ROUND} ?[—–] ?[^—–.;]{{0,60}}? (?:including|such as){_OPENS}"
    rf"|{{investors.en}} (?:in|behind|backing) {_ROUND},? {{includes.en}}{_OPENS}"
    rf"|\bwith {{kind.en}} {{investors.en}}{_OPENS}"
    rf"|\b(?:group|syndicate|consortium|club|band|clutch|roster|mix)\b[^.;:]{{0,90}}? (?:that|which) (?:also )?(?:includes|included|counts|counted){_OPENS}"
    rf"|\bthe (?:(?:round|deal)['’]s )?(?:investors|backers|participants|funders|financiers) (?:are|were){_OPENS}"
    rf"|(?:{_ROUND},? (?:which |that )?|\bthat |\bwhich )(?:also )?(?:saw|sees){_OPENS}",
    _LEXICON,
)
_WELCOMES = pattern(rf"\bwelcom(?:e|es|ed|ing){_OPENS}", _LEXICON)
_AS_INVESTOR = pattern(r"\b(?:as|to|into|among) (?:[a-z-]+ ){0,4}?(?:{investors.en}|{joined_to.en})", _LEXICON)
_INVERTED = pattern(rf"(?P<verb>{{fronted.en}})(?:{_OBJECT})?,?(?:(?: also)? {{stands.en}}(?: also)?|:){_OPENS}", _LEXICON)
_LISTED = rf"(?:[a-z-]+ ){{0,3}}?{_NAME}(?:(?:, and |, | and )(?:[a-z-]+ ){{0,3}}?{_NAME}){{0,4}}"
_WHICH_LED = pattern(
    rf"(?:{{round.en}}|{_SERIES}|{_MONEY}),? (?:that|which) (?P<list>{_LISTED}) (?:has |had |have |jointly |also )*(?:(?P<lead>{{leads.en}})|{{joins.en}})",
    _LEXICON,
)
_LEAD_WORD = re.compile(r"lead|helm|driving")
_WEAK_FROM = pattern(
    rf"\b(?:along with|alongside|together with|(?:support|backing) (?:from|by)|term sheet with|tapp(?:ed|ing)|taps){_OPENS}"
    rf"|{{round.en}} with{_OPENS}|(?:\bso|, as) (?:did|does|do|has|have|is|are|was|were){_OPENS}"
    rf"|\b(?:shares|stock|equity|notes)(?: worth ?{_MONEY})? ?to{_OPENS}",
    _LEXICON,
)
_LABEL = pattern(r"[-*•–— ]*(?:\*\*)?(?:(?P<lead>{label_lead.en})|{label_joins.en})(?:\*\*)?:(?:\*\*)? ?", _LEXICON)
_JOINED_BY = pattern(rf"(?P<to_be>\bbe )?\bjoined{_TOLD}(?: (?:in|for) {_ROUND})? by(?:(?: [a-z]+){{1,4}} ?[—–:])?{_OPENS}", _LEXICON)
_REACH = 90


class LatinBackers:
    """Reads the lists of one sentence."""

    CUES = (_LABEL, _ACTIVE, _LED_BY, _FROM, _INCLUDES, _WELCOMES, _WHICH_LED, _INVERTED, _JOINED_BY, _WEAK_FROM)

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
            at = self._named_to(self._before_aside(found.start() - len(words)) if words.startswith(",") else found.start() - len(words))
            if not self._is_subject(at):
                continue
            if found.lastgroup == "alone" and not self._opens_with_names(found.start()):
                continue
            role, series, money = found.lastgroup or "", self._inside(found, "series"), self._inside(found, "money")
            if _RELATIVE.search(words) and not (series or money):
                continue  # A, which led an earlier round, stays away
            strength = "weak" if role == "weak" and not self._is_introduced(at) else "plain"
            yield Backers.ahead(at, found.end(), role in ("lead", "led", "alone"), strength, series=series, money=money)

    def _opens_with_names(self, at: int) -> bool:
        """Whether a sentence is nothing but names before a verb without an object: X and Y | led."""
        rest = re.sub(_NAME, "", self.text[self.place.start : at])
        return not rest.replace("and", "").strip(" ,&")

    def _is_introduced(self, at: int) -> bool:
        """Whether the clause before a list's end says of what kind its names are: New investors A and B | joined."""
        clause = max(self.place.start, self.text.rfind(". ", self.place.start, at) + 1, at - _REACH)
        return _INTRODUCED.search(self.text, clause, at) is not None

    def _before_aside(self, at: int) -> int:
        """Where a list ends whose last name an aside describes, up to the comma at ``at``."""
        for m in reversed(self.place.names(max(self.place.start, at - 160), at)):
            if _ASIDE.fullmatch(self.text, m.outer_end, at):
                return m.outer_end
        return at

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
                yield Backers.behind(found.start(), found.end(), leads=found["lead"] is not None)

    def _is_lent(self, found: re.Match[str]) -> bool:
        """Whether what is led is no round: a loan led by banks."""
        return _LENT.search(self.text[max(self.place.start, found.start() - 40) : found.start()]) is not None

    def _is_boss(self, found: re.Match[str]) -> bool:
        """Whether who leads leads a company: X, led by a former engineer, raised."""
        names = self.place.names(self.place.start, found.start())
        behind = next(iter(self.place.names(found.end(), self.place.end)), None)
        if behind is None or len(names) != 1 or self.text[names[0].outer_end : found.start()] != ", ":
            return False
        return behind.value.kind == "person" or _OFFICE.search(self.text, found.end(), behind.outer_end + 24) is not None

    def _behind(self) -> Iterator[Backers]:
        span = self.place.start, self.place.end
        for found in _LED_BY.finditer(self.text, *span):
            if not self._is_lent(found) and not self._is_boss(found):
                yield Backers.behind(found.start(), found.end(), leads=True)
        for words in (_FROM, _INCLUDES):
            yield from (Backers.behind(found.start(), found.end()) for found in words.finditer(self.text, *span))
        for found in _WELCOMES.finditer(self.text, *span):
            if _AS_INVESTOR.search(self.text, found.end(), min(self.place.end, found.end() + _REACH)):
                yield Backers.behind(found.start(), found.end())
        for found in _WHICH_LED.finditer(self.text, *span):
            yield Backers.behind(found.start(), found.start("list"), leads=bool(found["lead"]))
        for found in _INVERTED.finditer(self.text, *span):
            leads = _LEAD_WORD.search(found["verb"]) is not None
            series, money = self._inside(found, "series"), self._inside(found, "money")
            yield Backers.behind(found.start(), found.end(), leads, series=series, money=money)
        for found in _JOINED_BY.finditer(self.text, *span):
            if not found["to_be"]:
                yield Backers.behind(found.start(), found.end())
        for found in _WEAK_FROM.finditer(self.text, *span):
            yield Backers.behind(found.start(), found.end(), strength="weak")
