"""Clauses told in words between blanks: who the subject of a verb is, and whom a description behind a word ends in."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.groups.deals import Place
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import one
from pipeline.mentions.mention import Mention
from pipeline.text.late import late

_NAME = one("name")
_DESCRIBES = late(r" ?(?:[a-z0-9][a-z0-9'’.&/-]* ){0,9}(?:[a-z]+[-–])?[\"“]?")
_CLAUSE = pattern(r"\b(?:from|with|which|that|who|and|as|to|but|said|is|was|on|by|at|after|because|or|its|their|for|in|where|while|since|than)\b")
_OTHERS = pattern(r"(?:['’]s?|nm)? (?:[a-z0-9-]+ ){0,2}?{others.en}", "raising")
# What may stand between a subject and its verb: brackets, asides between commas or dashes, words that help the verb.
_ASIDE = r"(?: ?\([^()]{1,60}\))?(?:,[^;:]{1,150}?,| ?[—–] ?[^;:—–]{1,150}?[—–])?"
_HELPERS = rf"(?: |\*|{{helping.en}}|[a-z]+ly\b|{one('when')}|, {one('name')} (?:said|reported)(?: {one('when')})?,|, (?:according to|as)[^,;]{{3,50}},)*"
_OWNED = r"(?:['’]s? (?:[a-z-]+ ){0,2}?{staff.en}(?: and [a-z-]+)?(?:,? [\ue004][\ue0ff]*,?)?)?"
_LEADS_TO = pattern(rf"(?:\*\*?)?{_OWNED}{_ASIDE}{_HELPERS}", "raising")
_RELATIVE = pattern(rf"(?:{_ASIDE}|, an? [^,;:]{{1,80}}?),? ?[—–(]? ?(?:which|who|that)(?:['’](?:d|ve|s))?{_HELPERS}", "raising")
_APPOSED = late(r"(?: ?\([^()]{1,60}\))?, (?:(?:the|an?|which|who|whose|formerly) (?:[a-z'’-]+ ){0,8}?)?")
_LIST = late(rf",? (?:and|or|&) |, {_NAME}(?:,|,? and )")
_RESTRICTIVE = late(r" (?:that|which|who)(?:['’]s)?[^,;:]{1,120}? (?:has|have|had)(?: recently| just| now| already)? ")
_FRESH = pattern(rf"{_ASIDE},? ?[—–(]? ?(?:fresh (?:from|off)|having|after|now|by)(?: |[a-z]+ly\b)*", "raising")
_DESCRIBED = pattern(r"\b{governed.en} (?:the |an? )?$", "raising")
_SAID_OF_IT = r"(?:,? (?:that|which|who|from|in|based|backed|of)[^,;:]{1,60},?)?"
_UNNAMED = pattern(rf"\b{{one_of.en}} (?:[a-z'’-]+ ){{0,5}}?{{unnamed.en}}{_SAID_OF_IT}{_HELPERS}$", "raising")
_PRONOUN = pattern(rf"\b(?:it|they|he|she|we|the (?:[a-z0-9-]+ ){{0,4}}?{{unnamed.en}}){_HELPERS}$", "raising")
_GERUND = pattern(r"\b(?:after|since|by|upon|following|before|having|on)(?: |[a-z]+ly\b|just|finally|first|only)*$")
_TITLE = late(r"\b(?:mr|ms|mrs|dr|sir|prof|professor)\.? ?$")
_OF_ANOTHER = pattern(rf"{{invests.en}}|{{leads.en}}|\bthe {{the_company.en}}|\b(?:if|whether)\b|{_NAME}", "raising")
_AND = pattern(rf"(?:,? and|, then|,? but){_HELPERS}$", "raising")
_FRONTED = pattern(r"[\"“]?(?:[a-z]+ )?{fronted.en}\b", "raising")
_BEHIND_COMMA = late(rf", (?:the |an? )?(?:[a-z0-9-]+ ){{0,6}}({_NAME})")
_OPENING = late(rf"(?:[^.,;:—–]{{1,40}}[:—–] ?)?(?:the )?(?:[a-z0-9-]+ ){{0,4}}({_NAME})(?: \([^()]*\))? [a-z]+")
_STAFF = r"(?:co-?)?(?:{staff.en})(?: and (?:co-?)?(?:{staff.en}))?"
_SPEAKS = pattern(
    rf"({_NAME})(?:['’]s?)?,? {_STAFF},? {_NAME}(?:(?:, {_NAME})*,? (?:and|&) {_NAME})?"
    rf"|{_NAME},? (?:the |an? )?{_STAFF} (?:of|at) (?:[a-z-]+ ){{0,4}}?({_NAME})"
    rf"|{_NAME}, who (?:[a-z-]+ ){{0,3}}?{{founds.en}} (?:the )?(?:[a-z-]+ ){{0,3}}?({_NAME})",
    "raising",
)
_BECOMES = pattern(
    r"{becomes.en} (?:[a-z0-9'’.-]+ |[\ue000-\ue0ff]+['’]?s? ?){0,8}?{milestone.en}(?: [a-z-]+){0,3}?[,;]? {becomes_by.en}(?: [a-z-]+){0,4} $", "raising"
)
_REACH = 70
_FAR = 260


@dataclass(frozen=True)
class Subject:
    """Who does what a verb says.

    Attributes:
        name: who is named; None where the clause has a pronoun, or nobody.
        unnamed: whether somebody is described and not named.
    """

    name: Mention | None = None
    unnamed: bool = False


def name_behind(place: Place, at: int) -> Mention | None:
    """The name that only words which describe it part from ``at``; None where the name itself describes."""
    text = place.mask.text
    m = next(iter(place.names(at, place.end)), None)
    if m is None or m.outer_start - at > _REACH or not _DESCRIBES.fullmatch(text, at, m.outer_start):
        return None
    if _CLAUSE.search(text, at, m.outer_start) or _OTHERS.match(text, m.outer_end):
        return None
    return None if m.value.kind == "person" else m


def subject_of(place: Place, at: int) -> Subject:
    """The subject of the verb that begins at ``at``: by its marks, and not the nearest name."""
    text = place.mask.text
    for m in reversed(place.names(max(place.start, at - _FAR), at)):
        if _is_subject(place, m, at):
            return Subject(_described(place, m, at) or m)
        if any(way.fullmatch(text, m.outer_end, at) for way in (_RELATIVE, _RESTRICTIVE)) or _is_fresh(place, m, at):
            return Subject(m)
    if _UNNAMED.search(text[max(place.start, at - 160) : at]):
        return Subject(unnamed=True)
    if _PRONOUN.search(text[max(place.start, at - 120) : at]):
        return Subject(_antecedent(place, at))
    if _GERUND.search(text[max(place.start, at - 60) : at]):
        return Subject(opening(place, at) or _behind_fronted(place, at))
    if _AND.search(text[max(place.start, at - 60) : at]):
        return Subject(opening(place, at))
    return Subject(_behind_fronted(place, at))


def spoken_for(place: Place, at: int, subject: Mention | None) -> Mention | None:
    """X founder P said she had raised; P, chief executive of X, said it had raised: the company that P speaks for."""
    found = _SPEAKS.search(place.mask.text, place.start, at)
    if found is None or subject and not found.start() <= subject.start < found.end():
        return None
    return place.mask.at(found.start(found.lastindex or 1))


def _antecedent(place: Place, at: int) -> Mention | None:
    """Whom a pronoun stands for: the company that the sentence opens with, unless that one invests in another there."""
    first = opening(place, at)
    if first is None or first.value.kind == "person" or titled(place, first):
        return None
    between = place.mask.text[first.outer_end : at]
    return None if _OF_ANOTHER.search(between) else first


def titled(place: Place, m: Mention) -> bool:
    """Whether a name has a person's title before it: Mr Osei."""
    return _TITLE.search(place.mask.text, max(place.start, m.outer_start - 8), m.outer_start) is not None


def _is_subject(place: Place, m: Mention, at: int) -> bool:
    """Whether only asides and words that help it part a name from its verb, and it is in no list or phrase of another."""
    text = place.mask.text
    leads = _LEADS_TO.fullmatch(text, m.outer_end, at) is not None
    return leads and not _is_governed(place, m) and not _LIST.match(text, m.outer_end)


def _described(place: Place, m: Mention, at: int) -> Mention | None:
    """The name that ``m`` stands in the description of: X, the | Berlin startup, raised."""
    before = place.names(max(place.start, m.outer_start - _REACH), m.outer_start)
    if not before or not _APPOSED.fullmatch(place.mask.text, before[-1].outer_end, m.outer_start):
        return None
    return before[-1] if _LEADS_TO.fullmatch(place.mask.text, before[-1].outer_end, at) else None


def _is_governed(place: Place, m: Mention) -> bool:
    """Whether a word right before a name says that it is no subject: backed by | Accel, raised."""
    before = place.mask.text[place.start : m.outer_start]
    governed = _DESCRIBED.search(before)
    return governed is not None and len(before[: governed.start()].strip()) > 0


def _is_fresh(place: Place, m: Mention, at: int) -> bool:
    """X, fresh from | raising: the name that begins the sentence."""
    found = _FRESH.fullmatch(place.mask.text, m.outer_end, at)
    return found is not None and found[0].startswith((",", " —", " –"))


def _behind_fronted(place: Place, at: int) -> Mention | None:
    """After | raising so much, X went on: the subject behind the comma."""
    text = place.mask.text
    if not _FRONTED.match(text, place.start) or place.names(place.start, at):
        return None
    behind = _BEHIND_COMMA.search(text, at, place.end)
    m = place.mask.at(behind.start(1)) if behind else None
    return None if m is None or _is_governed(place, m) else m  # before that came so much, led by | X


def opening(place: Place, at: int) -> Mention | None:
    """The name that a sentence opens with, before ``at``."""
    found = _OPENING.match(place.mask.text, place.start, at)
    return place.mask.at(found.start(1)) if found else None


def became(place: Place, at: int) -> Mention | None:
    """Who reaches a valuation by what begins at ``at``: X becomes the newest unicorn with a fresh | $150M investment."""
    words = _BECOMES.search(place.mask.text[place.start : at])
    return subject_of(place, place.start + words.start()).name if words else None
