"""Latin names: runs of capitalised words, cut at titles and verbs, trimmed of what begins or ends no name."""

from __future__ import annotations

import bisect
import functools
import re
import sys
from collections.abc import Iterator

from pipeline.languages import own
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mention import Source
from pipeline.mentions.names.english import is_compound, is_english
from pipeline.mentions.names.links import LINKS, are_nations, parts
from pipeline.mentions.names.seams import apart
from pipeline.mentions.names.words import COMPANY_WORDS, vocabulary
from pipeline.text.late import late

_CAPITALS = "A-Z" + "".join(c for c in map(chr, range(0xC0, 0x250)) if c.isupper())
# A colon within a name of two short parts: Re:Build; a note of four letters and more is a label.
_LETTERS = r"(?:[A-Za-zÀ-ɏ0-9²³&'’+\-_^]|[.][A-Za-z0-9])*"
_COLON = rf"[A-Z][a-z]{{1,2}}:[{_CAPITALS}][A-Za-zÀ-ɏ]{_LETTERS}"
_TOKEN = rf"(?:{_COLON}|[A-Za-zÀ-ɏ0-9]{_LETTERS})"
_CAP = rf"(?:{_COLON}|[{_CAPITALS}]{_LETTERS}|[a-z]{{1,3}}[A-Z][A-Za-z0-9]*|[0-9]+[A-Z][A-Za-z0-9]*)"
_INITIAL = r"(?:(?:[A-Z]\.){1,4}|Chr\.|Wm\.)"  # D. E. Shaw, Chr. Hansen
_INITIALLED = r"[A-Z]\.[A-Z][a-z][A-Za-z]*"  # A.Team
_MORE = rf"(?:[ \u00a0](?:{_INITIALLED}|{_INITIAL}|{_CAP}|[0-9]{{1,4}}|&|of|de|the|for|und|van|von)){{0,7}}"
_RUN = late(rf"(?:{_INITIALLED}|{_INITIAL}|{_TOKEN}){_MORE}")
_POSSESSIVE = late(r"['’]s?$")
_ADJECTIVE = late(
    r"[a-z0-9]-(?:style|native|first|born|grade|era|wide|like|specific|made|purpose|spec|origin|adjacent|agnostic|ready|free|hours?|"
    r"[a-z]*(?:[a-z]ed|ible|able|ent|ing)|led)$|[a-z]-$",  # Lagos- and London-based
    re.I,
)
_BOTH_CAPITAL = late(r"[A-Z][a-z]+-[A-Z]")
# Ex-Google engineers, non-US customers: the word says what somebody is not, or no longer.
_PREFIXED = late(r"^(?:ex|post|non|pre|anti|pro|mid|former)-[A-Z]", re.I)
# Agri-fintech Dhaanya, Ad-tech group Pellow, used-EV batteries: what a company or a thing is.
_KIND = late(r"^[a-z]{3,}-[A-Z]|[A-Za-z]-(?:[a-z]{0,6}tech|maker|developer|startup|builder|operator|provider|seller|lender|giant|unicorn|darling)$")
_BY_WHOM = late(r"((?:[A-Z]|[a-z]{1,2}[A-Z])\S{2,})-(?:[Cc]o-)?(?:[Ll]ed|[Bb]acked|[Oo]wned|[Cc]ontrolled|[Ff]unded|[Ii]ncubated)$")
_CONTRACTION = late(r"['’](?:ve|re|ll|m|d)$")
_WORD = late(r"\S+")
# [RSS] Parasail raises …: which feed it came from.
_SOURCE_TAG = late(r"\[[A-Za-z]+\] ?[^\s\]]")
# In the middle of a title in capitals: Lightspeed, QED | For AI Assistant | To Financial Advisers.
_PREPOSITIONS = frozenset("For To From With As Amid After At By Via Despite".split())
_QUANTITY = late(r"[0-9][0-9.]*(?:[KMGT]?B|[KMGT]?Wh?|[TKVUx]|[KMGT]?Hz|[GT]bps|TOPS)$")
_MODEL = late(r"[A-Z]{1,3}-?[0-9]{2,4}[A-Z]?$")  # A320, GB200
_SHARE = late(r"[0-9A-Z]{1,6}[.\-](?:US|TW|TWO|HK|SH|SZ|SS)$")  # 06082.HK, AMZN-US
_PARTING = frozenset(("of", "for", "the"))
_OFFERS = late(r"\b(?:offer|bid|proposal|approach)s? (?:by|from) $")  # a bid by Calder Chemical | for Wexmark
_FIRM = "VC"  # ends the name of a firm: Essence VC
ACTS = late(
    r"(?:['’]s)? (?:raised|raises|secures|closes|lands|bags|nabs|snags|nets|gets|receives|hits|files|acquires|"
    r"buys|bought|to (?:buy|acquire)|agrees|agreed|unveils|emerges|emerged|hopes|expects|wants|offers|sells|runs|has|had|is|was|will|plans|announced|"
    r"announces|confirms|confirmed|closed|closes|secured|said|says|completed|lands|landed|led|acquired|acquires|launched|builds|"
    r"makes|and|, (?:a|an|the|which|who) |\()|['’]s |, (?:a|an|the|which|whose|who|of|in|from|based|once|now) | ?\(|: "
)
# X pulled in | $30M: a verb of raising in small letters, and money, which is blanked here, soon behind it.
_DESCRIBED = r"(?:, (?:founded|backed|headquartered|owned|known|created|valued|fresh|formerly|led)\b[^;.\n]{0,120}?)?(?:, [A-Z][A-Za-z ]{2,20},)?"
_RAISES = pattern(
    rf"{_DESCRIBED}(?:,? (?:\ue000+|it|has|have|had|just|recently|also|will|was|is|now|today|[a-z]+ly))*,? "
    r"(?:{raises.en}|{pockets.en}|{gets.en}|{sells.en}|{invests.en}|{leads.en}|{backed.en})[^;.\n]{0,70}?\ue000",
    "raising",
)
_SENTENCE_END = late(r"(?:^|[.!?:;。！？：；\n•“\"「『(（—–|-]|\*\*)\s*$")


class _Run:
    """A run of words with capitals: where it stands, and what is known of it as a whole."""

    def __init__(self, text: str, start: int, end: int, headline: bool) -> None:
        self.text, self.start, self.end, self.headline = text, start, end, headline
        self.tokens = [m.span() for m in _WORD.finditer(text, start, end)]
        self.first = opens_sentence(text, start)
        self.firm = bool(legal_form().match(text, end)) or any(text[s:e] in _forms() for s, e in self.tokens[1:])
        last = next((text[s:e] for s, e in reversed(self.tokens) if text[s:e] not in _forms()), "")
        self.company = last.lower() in COMPANY_WORDS or last == "Fund"
        around = text[max(0, start - 2) : start].rstrip()[-1:], text[end : end + 2].lstrip()[:1]
        self.guest = all(char > "\u2e80" for char in around)  # 公司 Third Summit 完成, Kima、Founders Future、
        self.acts = text[end + 1 : end + 16].split(" ", 1)[0].capitalize() in vocabulary()["english_acts"]

    def opens(self, i: int) -> bool:
        """Whether a word that begins no name begins this one: Seed Club Ventures, The Seed Lab, Inc."""
        word = self.text[slice(*self.tokens[i])]
        if i + 1 == len(self.tokens):
            return False
        article = word == "The" and not self.headline
        if self.guest:
            return True
        if not self.first and (self.company or article):
            return True
        any_capital = self.headline or self.first and i == 0
        if not any_capital and word in vocabulary()["english_stop"]:
            begins = i == 0 or self.text[slice(*self.tokens[i - 1])].islower()
            shown = begins and word not in vocabulary()["always_capital"] and not self._is_office(i + 1)
            return shown or word in vocabulary()["capital_openers"]  # , Next Sequence and: a small word with a capital
        if not self.first and not self.headline and word in vocabulary()["demonyms"]:
            return not self._is_office(i + 1)
        acts = self.acts and i == 0
        sure = self.firm or self.company and acts
        if sure and word in vocabulary()["name_openers"] or self._of_a_country(i, word):
            return True
        counts = word in vocabulary()["sentence_openers"] and not self.headline and i == 0
        does = self.acts or ACTS.match(self.text, self.end) is not None
        return counts and does and not self._is_office(1)

    def _is_office(self, i: int) -> bool:
        """Whether a word tells who somebody is or what is counted, and begins no name: Two Investors said, Swiss Chancellor."""
        word, words = self.text[slice(*self.tokens[i])], vocabulary()
        return any(word in words[kind] for kind in ("english_titles", "english_roles", "english_stop", "latin_common"))

    def _of_a_country(self, i: int, word: str) -> bool:
        """Whether who is of a place begins the name of an institution, or of somebody called by a common word: Canadian Tire."""
        if word not in vocabulary()["demonyms"]:
            return False
        following, last = (self.text[slice(*self.tokens[n])] for n in (i + 1, -1))
        if len(self.tokens) > 2 and last in vocabulary()["institutions"]:
            return True
        common = following[0].isupper() and is_english(following) and not self._is_office(i + 1)
        before = self.text[slice(*self.tokens[i - 1])] if i else ""
        described = is_compound(before) or _ADJECTIVE.search(before) is not None
        begins = not i or described
        return common and begins and not self.headline

    def parts(self) -> Iterator[list[tuple[int, int]]]:
        """The words between titles, verbs and other words that stand in no name."""
        part: list[tuple[int, int]] = []
        for i, (start, end) in enumerate(self.tokens):
            if self._ends(i, part):
                yield part
                part = []
                continue
            bare = _POSSESSIVE.sub("", self.text[start:end])
            if self._outside(i, bare, bool(part)):
                named = self._before_hyphen(start, bare)
                yield [*part, named] if named else part
                part = []
                continue
            part.append((start, start + len(bare)))
            if len(bare) < end - start:
                yield part
                part = []
        yield part

    def _before_hyphen(self, start: int, word: str) -> tuple[int, int] | None:
        """Who leads, backs or owns what a word describes: Harwick-led, Softmere-backed; no country and no kind of owner."""
        found = _BY_WHOM.match(word)
        if found is None or _is_place(found[1]):
            return None
        kinds = ("english_stop", "demonyms", "latin_common", "english_titles", "english_roles", "english_descriptors", "owners")
        return None if any(found[1] in vocabulary()[kind] for kind in kinds) else (start, start + found.end(1))

    def _ends(self, i: int, part: list[tuple[int, int]]) -> bool:
        """Whether a word ends the name before it, or is none because of what it is in this line."""
        word = self.text[slice(*self.tokens[i])]
        words = vocabulary()
        if word == "for" and part and _OFFERS.search(self.text, max(0, part[0][0] - 16), part[0][0]):
            return True
        if word in _PARTING and part:
            return parts([self.text[slice(*span)] for span in part], word, self.text[slice(*self.tokens[-1])])
        if word in _forms() and (part or word not in words["weak_legal_forms"]):
            return not (part and self.text[slice(*part[-1])] in LINKS)
        if _CONTRACTION.search(word):
            return True
        verb = word in words["english_acts"] or self.headline and word in words["english_verbs"]
        return i > 0 and (verb or word in _PREPOSITIONS)

    def _outside(self, i: int, bare: str, within: bool) -> bool:
        """Whether a word is in no name at this place."""
        words = vocabulary()
        if bare == _FIRM and within and i + 1 == len(self.tokens):
            return False
        if bare in words["english_titles"] or any(part.search(bare) for part in (_PREFIXED, _KIND)):
            return True
        if not i and self.first and is_compound(bare):
            return len(self.tokens) > 1
        if (self.headline or not _BOTH_CAPITAL.match(bare)) and _ADJECTIVE.search(bare):
            return True  # AI-native; in a headline AI-Native; but Ever-Made is a name
        following = self.text[slice(*self.tokens[i + 1])] if i + 1 < len(self.tokens) else ""
        if bare in words["english_roles"]:
            return not (self.company and following)
        before = self.text[slice(*self.tokens[i - 1])] if i else ""
        of_firm = within or before == "General"
        partner = of_firm and bare == "Partner" and _is_cap(following)
        if partner or within and (bare, following) == ("General", "Partner"):
            return not self.company  # Oakmere | General Partner | Jane Wexler
        if not within and not _is_cap(bare) and not bare[:1].isdigit():
            return True
        if bare not in words["english_stop"] | words["demonyms"] or self.opens(i):
            return False
        return not within or self.headline or self.text[self.tokens[i - 1][1] - 1] == "."


def _is_cap(token: str) -> bool:
    return any(c.isupper() for c in token)


def _trimmed(part: list[tuple[int, int]], source: Source, run: _Run) -> list[tuple[int, int]]:
    """A name without the words at its ends that belong to no name: links, common words, places, numbers."""
    text = run.text
    common = vocabulary()["latin_common"]
    words = [text[slice(*span)] for span in part]
    a, b = 0, len(part)
    while b > a and words[b - 1] in LINKS:
        b -= 1
    while a < b and words[a] in LINKS:
        a += 1
    if b - a > 1 and words[b - 1] == "Co" and legal_form().match(text, part[b - 2][1]):
        b -= 1  # Bluewick Co., Ltd.
    ends = common - {"AI", "Labs", "FX", "HR", "XR"}
    if own(source.language).spaced and not run.headline:
        ends = ends - vocabulary()["closing_words"]
    if b - a > 1 and words[b - 1] == _FIRM and not source.lexicon.lookup(text[part[a][0] : part[b - 2][1]]):
        ends = ends - {_FIRM}
    while b - a > 1 and (words[b - 1] in ends or _counts(text, part[b - 1])):
        if _sticks(text, part[a:b]):
            break
        b -= 1
    if a < b and _counted(text, part[a:b]):
        a += 1

    def listed() -> bool:
        return bool(a < b and source.lexicon.lookup(text[part[a][0] : part[b - 1][1]]))

    if a < b and _is_place(words[a]) and not listed():
        while a < b and _is_place(words[a]):
            longer = b - a > 1 and not _is_place(words[b - 1]) and words[b - 1] != "AI"
            if longer or words[a + 1 : a + 2] == ["of"]:
                break  # City of Lanterns Manila
            a += 1
    any_capital = run.first or run.headline
    spare = 1 if any_capital and a < b and words[b - 1].lower() not in COMPANY_WORDS else 2
    while b - a > spare and words[a] in vocabulary()["english_descriptors"] and not listed():
        if words[a + 1] in LINKS:
            break  # Company of Foxes
        a += 1  # AI Lab Ricursive Intelligence
    return part[a:b]


def _is_place(word: str) -> bool:
    """Whether a word is a place's, or all places of a dateline: FRANKFURT/TOKYO, Sept 17."""
    spelt = [part.capitalize() if part.isupper() and len(part) > 3 else part for part in word.split("/")]
    return all(part in vocabulary()["places"] for part in spelt)


def _sticks(text: str, part: list[tuple[int, int]]) -> bool:
    """Whether the article never says a name without initials that end it: PlaySafe ID, Choco TV."""
    (start, _), (_, stop), (at, end) = part[0], part[-2], part[-1]
    if text[at:end] not in vocabulary()["last_initials"]:
        return False
    return text.count(text[start:end]) == text.count(text[start:stop]) > 1


def _counts(text: str, span: tuple[int, int]) -> bool:
    """Whether the last word is the number of what follows it: Physical Intelligence 4月, Claude Sonnet 4.5."""
    if not text[slice(*span)].isdecimal():
        return False
    following = text[span[1] : span[1] + 2]
    return following[:1] > "\u2e80" or following[:1] in (".", ",", ":", "%") and following[1:].isdecimal()


def _counted(text: str, part: list[tuple[int, int]]) -> bool:
    """Whether the first word is the end of a number, or says how many of a model there are: 10,000 GitHub stars, 10 A320 aircraft."""
    first, *others = part
    before = text[max(0, first[0] - 2) : first[0]]
    if not text[slice(*first)].isdecimal():
        return False
    model = bool(others) and _MODEL.match(text[slice(*others[0])]) is not None
    return model or before[-1:] in (",", ".", ":") and before[:1].isdecimal()


def _names_nobody(words: list[str]) -> bool:
    """Whether the words are a letter, common words, nations, a quantity or the code of a share."""
    common = vocabulary()["latin_common"]
    if are_nations(words) or not any(map(_is_cap, words)) or all(w in common or w.removesuffix("s") in common or w in LINKS for w in words):
        return True
    return len(words) == 1 and (
        len(words[0].rstrip(".")) == 1 or bool(_QUANTITY.match(words[0]) or _SHARE.match(words[0]))
    )


def runs(text: str, source: Source) -> Iterator[tuple[int, int, bool]]:
    """Capitalised runs, trimmed of words that neither begin nor end a name and cut at titles and verbs.

    Yields:
        start, end, and whether nothing but its capital says that it is a name: one word that begins a sentence.
    """
    heads = titled(source, text)
    for found in _RUN.finditer(text):
        if found[0].islower():
            continue  # most words: no name is written in small letters alone
        if found.start() and text[found.start() - 1] == "[" and _SOURCE_TAG.match(text, found.start() - 1):
            continue
        for start, end in apart(source, *found.span()):
            yield from _named(_Run(text, start, end, inside(heads, start)), source)


def _named(run: _Run, source: Source) -> Iterator[tuple[int, int, bool]]:
    text = run.text
    for part in run.parts():
        name = _trimmed(part, source, run)
        if name and not _names_nobody([text[slice(*span)] for span in name]):
            alone = run.first and name[0] == run.tokens[0] and len(name) == 1
            yield name[0][0], name[-1][1], alone and not legal_form().match(text, name[-1][1])


@functools.cache
def _forms() -> frozenset[str]:
    return vocabulary()["legal_forms"] | vocabulary()["weak_legal_forms"]


@functools.cache
def legal_form() -> re.Pattern[str]:
    """What stands behind a name and says that it is a company's: , Inc. | LLC | Co., Ltd."""
    forms = "|".join(sorted(map(re.escape, _forms()), key=len, reverse=True))
    return re.compile(rf"(?:,? (?:Co\.?,? |Private )?(?:{forms})\b\.?)+")


def raises(text: str, end: int) -> bool:
    r"""Whether a verb of raising and an amount stand behind a word.

    >>> raises("Lumenor bags a fresh \ue000\ue000", 7), raises("Lumenor costs \ue000\ue000", 7)
    (True, False)
    """
    return _RAISES.match(text, end) is not None


def titled(source: Source, text: str) -> list[tuple[int, int]]:
    """The title and headings that are set in title case."""
    heads = ((b.start, b.end) for b in source.blocks if b.kind in ("title", "heading"))
    return sorted(span for span in heads if _title_case(text[slice(*span)]))


def opens_sentence(text: str, at: int) -> bool:
    """Whether a word stands where a sentence, a line or a quotation begins."""
    return at == 0 or bool(_SENTENCE_END.search(text[max(0, at - 4) : at]))


def inside(spans: list[tuple[int, int]], at: int) -> bool:
    """Whether one of these spans, in order and apart, holds ``at``."""
    i = bisect.bisect(spans, (at, sys.maxsize))
    return i > 0 and at < spans[i - 1][1]


def _title_case(line: str) -> bool:
    words = [w for w in re.findall(r"[A-Za-z][\w'’-]*", line) if len(w) > 3]
    return len(words) > 2 and sum(w[0].isupper() for w in words) >= 0.7 * len(words)
