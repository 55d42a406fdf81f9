"""Raises told in words between blanks: X raised $3 million, a $3 million Series A for X, Y put $3 million into X.

The round phrase (``round_phrases``) is found first, then who governs it: a verb of raising before it, whose subject raises; a verb
of investing, whose subject gives; a possessor; or what stands behind it, for X, raised by X, which valued X.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.groups.deals import Place
from pipeline.groups.gifts_latin import LatinGifts, backed_before
from pipeline.groups.latin_clauses import became, name_behind, opening, spoken_for, subject_of, titled
from pipeline.groups.raises import Raise
from pipeline.groups.round_phrases import Phrase, phrases
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import one
from pipeline.mentions.mention import Mention

_NAME, _WHEN = one("name"), one("when")
_STEALTH = rf"\b(?:emerg|exit|com|cam|launch|debut)[a-z]* (?:out of |from )?stealth(?: [a-z]+| ?{_WHEN}){{0,3}}? ?with\b"
_TAPPED = rf"\b(?:tapp(?:ed|ing)|taps) (?:[a-z'’-]+ ){{0,4}}{_NAME}(?:,? (?:and |[a-z-]+ )?{_NAME}){{0,3}} ?for\b"
_VERB = pattern(
    r"(?P<backed>{backed.en})|(?P<raises>{raises.en})|(?P<pockets>{pockets.en})|(?P<gets>{gets.en})|(?P<arrives>{arrives.en})|(?P<lends>{lends.en})|(?P<invests>{invests.en})|(?P<leads>{leads.en})|"
    rf"(?P<sells>{{sells.en}})|(?P<stealth>{_STEALTH}|{_TAPPED})",
    "raising",
)
_ROUGHLY = pattern(r"{roughly.en}|the close of|first close of|the closing of", "raising")
# Letter by letter: a word may be cut in one way only.
_GAP = re.compile(rf"(?:[a-z0-9'’ ,-]|{_WHEN}|{_NAME}[-–](?:led|backed)|{_NAME}['’]|\([^()]*\))*")
_ASIDE = re.compile(r",[^,;]{3,70}, ?$")
_ENDS = pattern(r"{ends.en}", "raising")
_SUM = pattern(r"{sums.en} $", "raising")
_BARE = pattern(r"{bare.en}", "raising")
_INFINITIVE = pattern(r"{infinitive.en} (?:[a-z]+ly )?$", "raising")
_GAP_FAR = 100
_SPELT = re.compile(r"[a-z]|['’] | \(")  # nothing is told in words between blanks without one of these
_POSSESSOR = re.compile(
    rf"({_NAME})['’]s? (?:[a-z0-9'’-]+ |{_WHEN} ?){{0,6}}$"
    rf"|({_NAME})['’]s? (?:[a-z'’-]+ ){{0,3}}(?:round|raise|fundraise|financing|funding),? (?:an? |the )(?:[a-z'’-]+ )*$"
    rf"|(?:round|raise|financing|funding) (?:for|at|by) ({_NAME}),? (?:an? |the )(?:[a-z'’-]+ )*$"
)
_BRACKET = re.compile(rf"({_NAME}),? \((?:raised |an? )?$")
_JOINED_IN = re.compile(r"\b(?:was|were|been|be) (?:also )?joined (?:in|for) (?:[a-z0-9'’-]+ ){0,4}$")
_OWN = re.compile(r"\b(?:its|their) (?:[a-z0-9'’-]+ ){0,5}$")
_TOLD_OF = re.compile(r"\b(?:this|that) (?:[a-z0-9'’-]+ ){0,2}$")
_S = re.compile(r"['’]s\b")
_PAPER_WORTH = pattern(r" (?:new |its |some )*{paper.en} worth(?: {roughly.en})* ?", "raising")
_BET = pattern(r" ?(?:[a-z-]+ ){0,2}?(?:bet|stake|investment|punt|wager|cheque|check|injection) (?:in|into|on)(?: the| an?)?", "raising")
_WHOSE = re.compile(rf"({_NAME})(?: \([^()]*\))?,? whose (?:[a-z0-9'’-]+ ){{0,4}}$")
_WITH_A = re.compile(r", with (?:an?|its|another|yet another) (?:[a-z-]+ )*$")
_FOR = pattern(rf"(?:,? (?:{_WHEN}|led by {_NAME}),?)? {{for.en}}(?: the| an?)?", "raising")
_HAS_BEEN = r"(?:was |were |has been |had been |had )?(?:just |recently )?"
_RAISED_BY = pattern(rf",? (?:that |which )?{_HAS_BEEN}(?:raised|secured|closed|announced|completed|landed) by", "raising")
_SHE_RAISED = pattern(rf"(?: that| which)? ({_NAME})(?: has| had| just| recently| previously)* {{raises.en}}", "raising")
_IN_ITS = r"(?:in|with|as part of) (?:an? |its |the )?(?:[a-z'’-]+ ){0,4}$"
_VALUED_BEFORE = pattern(rf"{{values.en}} (?:the )?({_NAME}) at(?: {{roughly.en}})* {one('money')} {_IN_ITS}", "raising")
_INVESTMENT = pattern(r"(?:investment|stake|bet|injection|infusion),? (?:in|into|on)(?: the| an?)?", "raising")
_RESPECTIVELY = pattern(r"\brespectively\b|\beach\b|\bcombined\b|\bcollectively\b")
_WHAT_VALUES = rf"[^;.]{{0,110}}?(?:that|which|and|it|round|deal|financing|investment|{_NAME}|,)? ?"
_VALUES = pattern(rf"{_WHAT_VALUES}(?:also |has |now )*(?:{{values.en}}|{{moves.en}})(?: the| an?)?", "raising")
_IS_VALUED = re.compile(rf"(?:['’]s?)? (?:[a-z-]+ )*(?:valuation|at|to|a [^,;.]{{0,40}}valuation)|(?: ?[a-z])* at| an? | {one('money')}")
_SO_FAR = rf"(?:,? (?:in|on|of|from|last|led by|with)(?: [a-z'’-]+| ?{_WHEN}| ?{_NAME}){{1,5}}| {_WHEN})?"
_CARRIES_ON = re.compile(rf"{_SO_FAR}(?:,? and|,? plus|,? then|,)(?: then| another| an?| a further| an additional| its| later){{1,3}} ?$")
_BETS = r"(?:investment|stake|check|cheque|bet|punt|wager)"
_ON = r" (?:(?:[a-z-]+ ){0,4}?(?:bet|punt|wager) )?on"
_INTO = pattern(rf"(?: more| each)?(?:(?: (?:[a-z-]+ ){{0,4}}?{_BETS})?,? (?:in|into|behind|to|for)|{_ON})(?: the| an?)?", "raising")
_FROM_INVESTORS = re.compile(
    rf"(?: in)?(?: ?{_WHEN})?(?: in)? from (?:[a-z'’-]+ ){{0,6}}?"
    rf"(?:{_NAME}|(?:investors?|backers|angels|venture capitalists|vcs|shareholders|family offices)\b)"
)
_POCKETED = pattern(
    rf" ?(?:$|[.;\n]|(?:to|for its|for their|led by|at an?|with) |, ?(?:led|with|bringing|valuing) |(?:in|last|this)? ?{_WHEN}|on (?:its|their) )", "raising"
)
_OWN_PAPER = pattern(r"(?: worth)? of (?:its )?(?:new |fresh )?{paper.en}| of (?:its |their )(?:own )?{paper.en}", "raising")
_THE_COMPANY = r"(?:it|them)\b|(?:the|this|that|its|their) (?:[a-z0-9'’-]+ ){0,4}?{the_company.en}"
_DEFINITE = pattern(rf" (?:(?:the|its|that|their)|(?:{_THE_COMPANY})['’]s?)(?: [a-z-]+)? ", "raising")
_WHEN_LED = re.compile(r"\b(?:when|where|in which|as|after|before|since) (?:[a-z-]+ ){0,4}$")
_LEADS = pattern(r"{leading.en}", "raising")
_OFFERING = pattern(r"{offering.en}", "raising")
_AHEAD_OF = re.compile(r"\b(?:before|ahead of|prior to|pending)(?: [a-z-]+){0,2} ?$")
_PAYS = pattern(r"{pays.en}", "raising")
_OFFICES = pattern(r"{offices.en}", "raising")
_INTO_IT = pattern(rf"(?: more| each)?,? (?:in|into|behind) (?:{_THE_COMPANY})(?:['’]s?)?", "raising")
_IN_SERIES = pattern(rf" (?:in|into) (?:(?:{_THE_COMPANY})['’]s?|its|their|the)(?: [a-z0-9-]+){{0,3}} ?$", "raising")
_IN_ROUND_OF = pattern(rf" (?:in|into) (?:[a-z-]+ ){{0,5}}({_NAME})['’]s?(?: [a-z0-9-]+){{0,3}} ?$", "raising")


class LatinRaises:
    """Reads the raises of one sentence."""

    CUES = (_SPELT,)

    def __init__(self, place: Place) -> None:
        self.place, self.text = place, place.mask.text

    def raises(self) -> Iterator[Raise]:
        span = self.place.start, self.place.end
        if not (self.place.mask.within(*span, "money", "series") and _SPELT.search(self.text, *span)):
            return
        last: Raise | None = None
        verbs, gifts = list(_VERB.finditer(self.text, *span)), LatinGifts(self.place)
        for phrase in phrases(self.place):
            if gift := gifts.gift(phrase):
                yield gift
                continue
            verb = next((v for v in reversed(verbs) if v.end() <= phrase.start and self._governs(v, phrase)), None)
            told = (self._of_verb(verb, phrase) or self._owned(phrase)) if verb else self._of_noun(phrase) or self._carried_on(last, phrase)
            if told:
                yield told
                last = told

    # Who governs a phrase

    def _governs(self, verb: re.Match[str], phrase: Phrase) -> bool:
        """Whether nothing but words that describe stands between a verb and what it raises."""
        gap = self.text[verb.end() : phrase.start]
        if len(gap) > _GAP_FAR or self._is_noun(verb):
            return False
        gap = _ROUGHLY.sub(" ", _ASIDE.sub(" ", gap))
        return bool(_GAP.fullmatch(gap)) and not _ENDS.search(gap)

    def _is_noun(self, verb: re.Match[str]) -> bool:
        """Whether a verb is none: the capital raised, the largest raise."""
        before = self.text[max(self.place.start, verb.start() - 14) : verb.start()]
        return bool(_SUM.search(before) or _BARE.fullmatch(verb[0]) and not _INFINITIVE.search(before))

    def _of_verb(self, verb: re.Match[str], phrase: Phrase) -> Raise | None:
        match verb.lastgroup:
            case "invests":
                return self._invested(verb, phrase)
            case "arrives":
                return self._arrived(verb, phrase)
            case "leads" if _JOINED_IN.search(self.text[max(self.place.start, verb.start() - 12) : phrase.start]):
                return self._told(verb.start(), phrase) if phrase.called else None  # A was joined in the round by B
            case "leads":
                return self._led(verb, phrase)
            case "lends":
                return self._arrived(verb, phrase) if phrase.series else None
            case "stealth" if verb[0].startswith(("tap",)):
                return self._raised(verb, phrase)
            case "stealth" if not (phrase.called or _FROM_INVESTORS.match(self.text, phrase.end)):
                return None
            case "raises" if not phrase.called and self._goes_public(phrase):
                return None
            case "sells" if subject_of(self.place, verb.start()).name is None:
                return None  # employees sold shares
            case "sells" if not (_OWN_PAPER.match(self.text, phrase.end) or _PAPER_WORTH.fullmatch(self.text, verb.end(), phrase.start)):
                return None
            case "gets" | "pockets" if not (phrase.called or self._is_funded(verb, phrase)):
                return None
        return self._raised(verb, phrase)

    def _owned(self, phrase: Phrase) -> Raise | None:
        """X's $3 million round, behind a verb that says nothing of it: those writing checks for X's round."""
        m = self._possessor(phrase) if phrase.called else None
        return self._told(phrase.start, phrase, m) if m and phrase.money else None

    def _is_funded(self, verb: re.Match[str], phrase: Phrase) -> bool:
        """Whether what stands behind an amount that somebody got says that it is a raising's."""
        from_whom = _FROM_INVESTORS.match(self.text, phrase.end)
        if from_whom:
            payer = next(iter(self.place.names(from_whom.start(), self.place.end)), None)
            return not (payer and payer.outer_start < from_whom.end() and self._is_public(payer))
        return verb.lastgroup == "pockets" and bool(_POCKETED.match(self.text, phrase.end, self.place.end))

    def _goes_public(self, phrase: Phrase) -> bool:
        """Whether the words before an amount say that it was raised in an offering to the public."""
        words = _OFFERING.search(self.text, self.place.start, phrase.start)
        return words is not None and not _AHEAD_OF.search(self.text[self.place.start : words.start()])

    def _is_public(self, payer: Mention) -> bool:
        """Whether a name is of an office that gives grants."""
        return bool(_OFFICES.search(self.place.source.folded, payer.start, payer.end))

    # Voices

    def _told(self, start: int, phrase: Phrase, company: Mention | None = None) -> Raise:
        return Raise(min(start, phrase.start), phrase.end, company, phrase.money, phrase.series)

    def _raised(self, verb: re.Match[str], phrase: Phrase) -> Raise | None:
        """X raised; founders of nobody's raised … for X."""
        told = self._told(verb.start(), phrase)
        if owner := self._possessor(phrase):
            return replace(told, company=owner)
        if _RESPECTIVELY.search(self.text, self.place.start, self.place.end):
            return told if phrase.money else None
        who = subject_of(self.place, verb.start())
        if not who.unnamed and (firm := spoken_for(self.place, verb.start(), who.name)):
            return replace(told, company=firm)
        if who.name is None or who.name.value.kind == "person" or titled(self.place, who.name):
            beneficiary = self._behind(phrase, _FOR) if who.name or not who.unnamed else None
            return replace(told, company=beneficiary, unnamed=who.unnamed and beneficiary is None) if phrase.money or beneficiary else None
        return replace(told, company=who.name)

    def _invested(self, verb: re.Match[str], phrase: Phrase) -> Raise | None:
        """Y put $3 million into X, into X's Series A, into the company."""
        if phrase.money is None or _PAYS.fullmatch(verb[0]):
            return None
        who = subject_of(self.place, verb.start()).name
        company = self._behind(phrase, _INTO) or self._in_round_of(phrase) or backed_before(self.place, verb.start())
        told = self._told(verb.start(), phrase, company)
        if company is None and not (who and self._into_it(phrase)):
            return None
        end = max(phrase.end, company.outer_end if company else 0)
        return replace(told, end=end, investor=who, joins_before=who.outer_end if who else None)

    def _arrived(self, verb: re.Match[str], phrase: Phrase) -> Raise | None:
        """Y came calling with $3 million; Y is writing the whole $3 million check."""
        who = subject_of(self.place, verb.start()).name
        if phrase.money is None or who is None:
            return None
        if verb[0].startswith("wr") and not phrase.called:
            return None  # who writes a column writes no check
        company = self._behind(phrase, _FOR)
        return replace(self._told(verb.start(), phrase, company), investor=who, joins_before=who.outer_end)

    def _into_it(self, phrase: Phrase) -> bool:
        """Whether the amount goes into a company that is spoken of, or into its round."""
        if phrase.money and phrase.series and phrase.money.start < phrase.series.start:
            return bool(_IN_SERIES.search(self.text[phrase.money.outer_end : phrase.series.outer_start]))
        return bool(_INTO_IT.match(self.text, phrase.end, self.place.end))

    def _in_round_of(self, phrase: Phrase) -> Mention | None:
        """Y put $3 million into | X's Series A."""
        if not (phrase.money and phrase.series and phrase.money.start < phrase.series.start):
            return None
        at = phrase.money.outer_end
        found = _IN_ROUND_OF.search(self.text[at : phrase.series.outer_start])
        return self.place.mask.at(at + found.start(1)) if found else None

    def _led(self, verb: re.Match[str], phrase: Phrase) -> Raise | None:
        """Y led X's Series A, Y co-led a $3 million round in X."""
        company = self._possessor(phrase) or self._behind(phrase, _FOR)
        who = subject_of(self.place, verb.start()).name
        company = company or (self._when(who) if who else None)
        told = self._told(verb.start(), phrase, company) if company else self._of_noun(phrase) or self._in_focus(verb, phrase)
        if told is None or who is None or who == told.company:
            return told
        if _LEADS.fullmatch(verb[0]):
            return replace(told, leads_before=who.outer_end)
        return replace(told, joins_before=who.outer_end)

    def _when(self, lead: Mention) -> Mention | None:
        """X last raised money when | Y led a $3 million Series A: whom the sentence opens with."""
        first = opening(self.place, lead.outer_start)
        return first if _WHEN_LED.search(self.text[self.place.start : lead.outer_start]) else None

    def _in_focus(self, verb: re.Match[str], phrase: Phrase) -> Raise | None:
        """Y led the Series B, $3 million: a round that is spoken of, whose amount stands beside."""
        definite = _DEFINITE.fullmatch(self.text, verb.end(), phrase.start)
        return self._told(verb.start(), phrase) if definite and phrase.money and phrase.series else None

    def _of_noun(self, phrase: Phrase) -> Raise | None:
        """The company by what stands beside the phrase; None where nothing tells it and the words do not call it a round."""
        if bet := self._bet_on(phrase):
            return bet
        company = self._behind(phrase, _RAISED_BY) or self._she_raised(phrase) or self._invested_in(phrase)
        if not phrase.called and not (self._is_fronted(phrase) and _FROM_INVESTORS.match(self.text, phrase.end)):
            return self._told(phrase.start, replace(phrase, end=company.outer_start), company) if company else None
        if phrase.money is None:  # a series alone is told of everywhere
            return self._told(phrase.start, phrase, m) if (m := company or self._possessor(phrase) or self._whose(phrase)) else None
        ways = (self._possessor, self._whose, self._bracketing, self._valued_before, lambda p: self._behind(p, _FOR), self._valued, self._owner)
        company = company or next((m for way in ways if (m := way(phrase))), None)
        return self._told(phrase.start, phrase, company) if company or self._is_own(phrase) else None

    def _is_own(self, phrase: Phrase) -> bool:
        """Its first round, $3 million; that round brought in $3 million: whom the sentence does not name."""
        before = self.text[max(self.place.start, phrase.start - 60) : phrase.start]
        noun_first = phrase.money is not None and phrase.start < phrase.money.start
        own = bool(_OWN.search(before) or noun_first and _TOLD_OF.search(before))
        return own and not self.place.names(self.place.start, phrase.start)

    def _carried_on(self, last: Raise | None, phrase: Phrase) -> Raise | None:
        """… and another $3 million in 2023: of whom the amount before is."""
        if last is None or last.investor or not _CARRIES_ON.fullmatch(self.text, last.end, phrase.start):
            return None
        return replace(self._told(phrase.start, phrase, last.company), unnamed=last.unnamed)

    def _possessor(self, phrase: Phrase) -> Mention | None:
        found = _POSSESSOR.search(self.text[max(self.place.start, phrase.start - 90) : phrase.start])
        if found is None or _ENDS.search(found[0]):
            return None
        begin = max(self.place.start, phrase.start - 90)
        m = self.place.mask.at(begin + found.start(found.lastindex or 1))
        return None if m.value.kind == "person" else m

    def _invested_in(self, phrase: Phrase) -> Mention | None:
        """Y's $3 million investment in X."""
        noun = self.text.rfind(" ", phrase.start, phrase.end) + 1
        found = _INVESTMENT.match(self.text, noun, self.place.end)
        return name_behind(self.place, found.end()) if found else None

    def _bet_on(self, phrase: Phrase) -> Raise | None:
        """Y's $3 million bet on X."""
        company = self._behind(phrase, _BET)
        who = self._possessor(phrase)
        if company is None or who is None or phrase.money is None:
            return None
        return replace(self._told(phrase.start, phrase, company), end=company.outer_end, investor=who)

    def _whose(self, phrase: Phrase) -> Mention | None:
        """X, whose $3 million Series A; X was next, with a $3 million Series A."""
        before = self.text[self.place.start : phrase.start]
        if found := _WHOSE.search(before):
            return self.place.mask.at(self.place.start + found.start(1))
        named = self.place.names(self.place.start, phrase.start)
        return named[0] if len(named) == 1 and _WITH_A.search(before) and named[0].value.kind != "person" else None

    def _she_raised(self, phrase: Phrase) -> Mention | None:
        """The $3 million that X raised."""
        found = _SHE_RAISED.match(self.text, phrase.end, self.place.end)
        return self.place.mask.at(found.start(1)) if found else None

    def _valued_before(self, phrase: Phrase) -> Mention | None:
        """Investors valued X at so much in a $3 million Series A."""
        begin = max(self.place.start, phrase.start - 120)
        found = _VALUED_BEFORE.search(self.text[begin : phrase.start])
        return self.place.mask.at(begin + found.start(1)) if found else None

    def _bracketing(self, phrase: Phrase) -> Mention | None:
        begin = max(self.place.start, phrase.start - 60)
        found = _BRACKET.search(self.text[begin : phrase.start])
        return self.place.mask.at(begin + found.start(1)) if found else None

    def _behind(self, phrase: Phrase, words: re.Pattern[str]) -> Mention | None:
        found = words.match(self.text, phrase.end, self.place.end)
        return name_behind(self.place, found.end()) if found else None

    def _valued(self, phrase: Phrase) -> Mention | None:
        """The round valued X at so much, and brought X's valuation to it."""
        found = _VALUES.match(self.text, phrase.end, self.place.end)
        m = name_behind(self.place, found.end()) if found else None
        return m if m and _IS_VALUED.match(self.text, m.outer_end) else None

    def _owner(self, phrase: Phrase) -> Mention | None:
        """Its round: whom the sentence opens with; fresh off a round, X …: who stands behind."""
        if _OWN.search(self.text[max(self.place.start, phrase.start - 60) : phrase.start]):
            return opening(self.place, phrase.start) or self._owning()
        return subject_of(self.place, phrase.start).name if self._is_fronted(phrase) else became(self.place, phrase.start)

    def _owning(self) -> Mention | None:
        """It is X's second purchase since its Series A: the only owner that the sentence names."""
        owners = [m for m in self.place.names(self.place.start, self.place.end) if _S.match(self.text, m.outer_end)]
        return owners[0] if len(owners) == 1 and owners[0].value.kind != "person" else None

    def _is_fronted(self, phrase: Phrase) -> bool:
        return not self.place.names(self.place.start, phrase.start) and phrase.start - self.place.start < 60
