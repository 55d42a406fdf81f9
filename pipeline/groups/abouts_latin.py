"""Descriptions of companies told in words between blanks: X, founded in 2019; X develops …; the Taipei-based maker of …."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from pipeline.groups import coordination
from pipeline.groups.abouts import About, Abouts, Cue, Span, clause_edge, counted, name_at, names_itself
from pipeline.groups.latin_clauses import subject_of
from pipeline.lexicons.cues import pattern as any_of
from pipeline.lexicons.topics import topics_in
from pipeline.mentions.mask import one
from pipeline.mentions.mention import Mention
from pipeline.text.late import late

pattern = partial(any_of, lexicon="about")
_NAME, _WHEN = one("name"), one("when")
_EDGE = late(r"[.,;:!?()\n|@]|[—–]| - ")
_SERIES = late(r"(?:, [a-z][a-z -]{1,30}){1,4},? and [a-z][^.,;:!?()\n|—–]{2,60}")  # collect|, audit, and report data
_END = late(r"[;:!?()\n|]|\.(?: |$)|[—–]")
_SAID = pattern(r",? (?:and )?{said_of_it.en}")
_FIRM = pattern(r" {firm.en}")
_DOES_MORE = pattern(r" (?:of|for|behind|focused on|specializing in|building|developing|making|providing|offering|{relative.en} (?:also )?{does.en}) ")
_VAGUE = pattern(r"(?:the )?{vague.en} (?:[a-z-]+ ){0,2}?{kinds_of_it.en}")
_NO_OBJECT = pattern(r"{opens_no_object.en} ")
_TRAILING = pattern(r"(?: {trailing.en})+ ?$")
_BEFORE = pattern(r"{before.en}")
_NONE = pattern(r"{no_company.en}")
_DESCRIBING = late(r"(?:[a-z0-9][a-z0-9'’&/.-]* ){1,6}$")
_ATTACHED = pattern(
    rf"(?:\*|['’]s\b|\([^()]{{1,50}}\)| )*(?:,? ?(?:an?|the) [^,;:()]{{0,90}}? ?)?(?:[, (]|—|–|{{leads.en}}|[a-z]+ly\b|{_WHEN})*"
)
_OPENED = late(rf"[^;:.]{{0,90}}?, (?:the )?(?:[a-z]+-based )?(?P<name>{_NAME})(?: \([^()]*\))? [a-z]")
_HEAD = pattern(rf"(?:-based)?,? (?:[a-z0-9'’&/-]+ ){{0,7}}?(?:{{firm.en}} )?(?P<name>{_NAME})")
_LAID_OFF = pattern(r"{laid_off.en}")
_SOME_TIME = pattern(r"{some_time.en}")
_SHORT_PLACE = pattern(r"{short_place.en}")
_NO_PLACE = pattern(r"(?:{no_place.en})$")
_PERSONS_END = pattern(
    rf"(?:[.;:()\n]|[—–]|, (?:the|an?|which|who|both|with|and (?:is|has|was))\b|{_WHEN}"
    r"| (?:who|which|that|in|at|to|after|while|with|and (?:is|has|was|based)|is|has|was|have|raised|had|on|as)\b)"
)
_PLACE = late(r"(?:[A-Z][\w.'’-]*)(?:,? (?:of |de |the )?[A-Z][\w.'’-]*){0,3}")
_PERSON = r"[A-Z](?:[\w'’-]+|\.)(?: (?:[A-Z](?:[\w'’-]+|\.)|de|da|van|von|der|bin|al)){1,3}"
_PERSONS = late(rf"{_PERSON}(?:(?:, {_PERSON}){{0,4}},? (?:and|&) {_PERSON})?")
_PERSONS_BEFORE = late(rf"(?:{_PERSON}(?:, (?:and )?| and | & )){{0,3}}{_PERSON}$")
_BASED = late(r"(?:(?:[A-Z][\w.'’]*)[ -]){0,2}[A-Z][\w.'’]*$")
_NEAR, _LIST_END = 200, 60


class LatinAbouts(Abouts):
    """Reads the descriptions of one sentence in words between blanks."""

    def _owned(self, cue: Cue, about: About) -> About | None:
        owned = self._told_of(cue, about)
        return None if names_itself(owned) else owned

    def _told_of(self, cue: Cue, about: About) -> About:
        """A description with the company that its words name."""
        based = cue.topic == "location" and cue.words[0] is None
        behind = name_at(self.place, _HEAD.match(self.text, about.words[1], self.place.end)) if based else None
        company = behind or self._company(cue)
        if company:
            return replace(about, company=company)
        subject = subject_of(self.place, cue.start)
        if subject.name and self.text.startswith(("'s", "’s"), subject.name.outer_end):
            return replace(about, unnamed=True)  # X's new tool offers: the tool does
        return replace(about, company=subject.name, unnamed=subject.unnamed)

    def _company(self, cue: Cue) -> Mention | None:
        """The name that a description is attached to, or the one behind the comma of one that opens a sentence."""
        for m in reversed(self.place.names(max(self.place.start, cue.start - _NEAR), cue.start)):
            if m.value.kind != "person":
                return m if _ATTACHED.fullmatch(self.text, m.outer_end, cue.start) else None
        opens = not self.text[self.place.start : cue.start].strip(" *")
        return name_at(self.place, _OPENED.match(self.text, cue.end, self.place.end)) if opens else None

    def _use_of_proceeds(self, cue: Cue) -> About | None:
        begin, end = cue.end, _END.search(self.text, cue.end, self.place.end)
        if _VAGUE.match(self.text, begin):
            if end is None or end[0] != ":":
                return None
            begin, end = end.end(), _END.search(self.text, end.end(), self.place.end)
        return About((begin, end.start() if end else self.place.end))

    def _business(self, cue: Cue) -> About | None:
        begin, end = cue.words
        if begin is None:
            words = self._before_name(cue, end or cue.start)
        elif _NO_OBJECT.match(self.text, begin):
            return None
        else:
            words = self._what_it_is(begin) if cue.slots.get("is_a") else self._cut(begin, begin)
        if words is None or not topics_in(self.place.source.text[slice(*words)]):
            return None
        return About(words, cue.slots.get("company"))

    def _cut(self, begin: int, at: int) -> Span:
        """The words up to the edge of their clause, or to what has happened."""
        edge = clause_edge(_EDGE, self.text, at, self.place.end)
        end = edge.start() if edge else self.place.end
        if edge and (series := _SERIES.match(self.text, edge.start(), self.place.end)):
            end = series.end()
        said = _SAID.search(self.text, at, end)
        end = said.start() if said else end
        trailing = _TRAILING.search(self.text, at, end)
        return begin, trailing.start() if trailing else end

    def _what_it_is(self, begin: int) -> Span | None:
        """The words up to the noun of a firm, and what such a firm does."""
        _, end = self._cut(begin, begin)
        noun = _FIRM.search(self.text, begin - 1, end)
        if noun is None or _NONE.search(self.text, begin, noun.end()):
            return None
        more = _DOES_MORE.match(self.text, noun.end(), self.place.end)
        return self._cut(begin, more.end()) if more else (begin, noun.end())

    def _before_name(self, cue: Cue, noun: int) -> Span | None:
        """The description that ends with a noun of a firm before a name: legal AI | startup X."""
        found = _DESCRIBING.search(self.text[max(self.place.start, noun - 70) : noun])
        if found is None:
            return None
        start = noun - len(found[0])
        start = max([start, *(m.end() for m in _BEFORE.finditer(self.text, start, noun))])
        company: Mention = cue.slots["company"]
        end = company.outer_start
        return None if _NONE.search(self.text, start, end) else (start, end)

    def _founded(self, cue: Cue) -> About | None:
        return About((cue.start, cue.end), date=cue.slots["when"])

    def _founders(self, cue: Cue) -> About | None:
        text, (begin, end) = self.place.source.text, cue.words
        if end is not None:
            named = _PERSONS_BEFORE.search(text, max(self.place.start, end - LIST_LONGEST), end)
        else:
            begin = cue.end if begin is None else begin
            named = _PERSONS.match(text, begin, self.place.end)
        company = cue.slots.get("company")
        if named or company or begin is None:
            return About(named.span(), company) if named else None
        edge = _PERSONS_END.search(self.text, begin, self.place.end)
        stop = edge.start() if edge else self.place.end
        known = any(c.isupper() for c in text[begin:stop])
        return About((begin, stop)) if known and stop - begin <= LIST_LONGEST else None

    def _location(self, cue: Cue) -> About | None:
        text = self.place.source.text
        begin, end = cue.words
        if begin is not None:
            found = _PLACE.match(text, begin, self.place.end)
            return About(found.span()) if found else None
        assert end is not None
        left = _BASED.search(text[max(self.place.start, end - 40) : end])
        if left is None or self.place.mask.within(end - len(left[0]), end) or _NO_PLACE.search(self.text[end - len(left[0]) : end]):
            return None
        if left[0].isupper() and not _SHORT_PLACE.fullmatch(left[0].lower()):
            return None
        return About((end - len(left[0]), end))

    def _headcount(self, cue: Cue) -> About | None:
        number = counted(self.place, cue.start, cue.end)
        if number is None or _LAID_OFF.search(self.text, max(self.place.start, cue.start - 40), min(self.place.end, cue.end + 30)):
            return None
        return About((cue.words[0] or cue.start, cue.end), number=number[0], counted=number[1])

    def _customers(self, cue: Cue) -> About | None:
        found = coordination.after(self.place.source, self.place.mask, cue.end, self.place.end)
        return About((found[0].start, found[-1].end)) if found else None

    def _total_raised(self, cue: Cue) -> About | None:
        if _SOME_TIME.search(self.text, max(self.place.start, cue.start - 20), cue.end):
            return None
        return About((cue.start, cue.end), money=cue.slots["total"])


LIST_LONGEST = 90
"""Code points of a list of founders."""
