"""Latin names: runs of capitalised words, cut at titles and verbs, trimmed of what begins or ends no name."""

from __future__ import annotations

import bisect
import re
import sys
from collections.abc import Iterator

from pipeline.mentions.mention import Source
from pipeline.mentions.names.words import COMPANY_WORDS, vocabulary

_TOKEN = r"[A-Za-zÀ-ɏ0-9](?:[A-Za-zÀ-ɏ0-9&'’+\-_^]|[.][A-Za-z0-9])*"
_CAP = r"(?:[A-ZÀ-Þ](?:[A-Za-zÀ-ɏ0-9&'’+\-_^]|[.][A-Za-z0-9])*|[a-z]{1,3}[A-Z][A-Za-z0-9]*|[0-9]+[A-Z][A-Za-z0-9]*)"
_INITIAL = r"(?:[A-Z]\.)"
_MORE = rf"(?:[ \u00a0](?:{_INITIAL}|{_CAP}|[0-9]{{1,4}}|&|of|de|the|for|und|van|von)){{0,7}}"
_RUN = re.compile(rf"(?:{_INITIAL}|{_TOKEN}){_MORE}")
_POSSESSIVE = re.compile(r"['’]s?$")
_ADJECTIVE = re.compile(
    r"[a-z]-(?:based|backed|led|owned|listed|style|powered|focused|driven|native|first|founded|born|headquartered|"
    r"grade|era|wide|like|related|funded|assisted|specific|enabled|made|dependent|purpose)$",
    re.I,
)
_CONTRACTION = re.compile(r"['’](?:ve|re|ll|m|d)$")
_GLUED = re.compile(r"[a-z]{4,}[.]")
_LEADING = frozenset("AI Lab Startup Start-up Company Unicorn Chipmaker Maker Fintech Biotech Robotics".split())
_WORD = re.compile(r"\S+")
# [RSS] Parasail raises …: which feed it came from.
_SOURCE_TAG = re.compile(r"\[[A-Za-z]+\] ?[^\s\]]")
# In the middle of a title in capitals: Lightspeed, QED | For AI Assistant | To Financial Advisers.
_PREPOSITIONS = frozenset("For To From With As Amid After At By Via Despite".split())
# Lakewalk Capital | of Minneapolis; but Bank of America.
_BEFORE_OF = frozenset("capital ventures partners robotics labs ai systems technologies therapeutics networks".split())
_LINKS = frozenset("of de the for und van von &".split())
_DOTTED = re.compile(
    r"(?:^|[^A-Za-z0-9@./_\-])([a-z0-9][a-z0-9\-]{1,20}\.(?:ai|dev|io|app|so|xyz|farm|bio|health|new|tech|cloud|inc|one|gg|fm|vc|co))"
    r"(?:[^A-Za-z0-9./@_\-]|$|\. |['’]s)"
)
ACTS = re.compile(
    r"(?:['’]s)? (?:raised|raises|secures|closes|lands|bags|nabs|snags|nets|gets|receives|hits|files|acquires|"
    r"buys|unveils|emerges|emerged|hopes|expects|wants|offers|sells|runs|has|had|is|was|will|plans|announced|"
    r"announces|confirms|confirmed|closed|closes|secured|said|says|completed|lands|landed|led|acquired|acquires|launched|builds|"
    r"makes|and|, (?:a|an|the|which|who) |\()|['’]s |, (?:a|an|the|which|whose|who|of|in|from|based|once|now) | ?\(|: "
)
_SENTENCE_END = re.compile(r"(?:^|[.!?:;。！？：；\n•“\"「『(（—–|-]|\*\*)\s*$")


def _tokens(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [m.span() for m in _WORD.finditer(text, start, end)]


def _is_cap(token: str) -> bool:
    return any(c.isupper() for c in token)


def runs(text: str, source: Source) -> Iterator[tuple[int, int, bool]]:
    """Capitalised runs, trimmed of words that neither begin nor end a name and cut at titles and verbs."""
    words_of = vocabulary()
    stop, titles, verbs, acts, common, places = (
        words_of[k]
        for k in ("english_stop", "english_titles", "english_verbs", "english_acts", "latin_common", "places")
    )
    heads = titled(source, text)
    for run in _RUN.finditer(text):
        if run.start() and text[run.start() - 1] == "[" and _SOURCE_TAG.match(text, run.start() - 1):
            continue
        headline = inside(heads, run.start())
        before = text[max(0, run.start() - 4) : run.start()]
        first = bool(_SENTENCE_END.search(before)) or run.start() == 0
        part: list[tuple[int, int]] = []
        tokens = _tokens(text, run.start(), run.end())
        for i, (s, e) in enumerate([*tokens, (run.end(), run.end())]):
            word = text[s:e]
            bare = _POSSESSIVE.sub("", word)
            cut = (
                not word
                or (part and word == "of" and text[slice(*part[-1])].lower() in _BEFORE_OF)
                or (i > 0 and (word in _PREPOSITIONS or word in acts or headline and word in verbs))
                or bool(_CONTRACTION.search(word))
            )
            if m := _GLUED.match(word):  # a blank that is missing: infrastructure.TQ Ventures
                s += m.end()
                word, bare = text[s:e], _POSSESSIVE.sub("", text[s:e])
            if not cut and (bare in titles or _ADJECTIVE.search(bare)):
                cut = True
            if not cut and not part and not _is_cap(bare) and not bare[:1].isdigit():
                cut = True
            if (
                not cut
                and bare in stop
                and i + 1 < len(tokens)
                and not first
                and text[tokens[-1][0] : tokens[-1][1]].lower() in COMPANY_WORDS
            ):
                pass  # Seed Club Ventures, First Round Capital
            elif not cut and bare in stop and (not part or headline):
                cut = not (word == "The" and i + 1 < len(tokens) and not first and not headline)
            if not cut:
                part.append((s, s + len(bare)))
                if bare == word and not (word.endswith((".",)) and len(word) > 2):
                    continue
            while part and text[slice(*part[-1])] in _LINKS:
                part.pop()
            while part and (text[slice(*part[0])] in _LINKS or text[slice(*part[0])] in ("of",)):
                part.pop(0)
            while len(part) > 1 and text[slice(*part[-1])] in common and text[slice(*part[-1])] not in ("AI", "Labs"):
                part.pop()
            if part and text[slice(*part[0])] in places and not source.lexicon.lookup(text[part[0][0] : part[-1][1]]):
                while (
                    part
                    and text[slice(*part[0])] in places
                    and (len(part) == 1 or text[slice(*part[-1])] in places or text[slice(*part[-1])] == "AI")
                ):
                    part.pop(0)
            while (
                len(part) > 2
                and text[slice(*part[0])] in _LEADING
                and not source.lexicon.lookup(text[part[0][0] : part[-1][1]])
            ):
                part.pop(0)  # AI Lab Ricursive Intelligence
            words = [text[slice(*p)] for p in part]
            if part and any(map(_is_cap, words)) and not all(w in common for w in words):
                if not (len(words) == 1 and len(words[0].rstrip(".")) == 1):
                    yield part[0][0], part[-1][1], first and part[0] == tokens[0] and len(part) == 1
            part = []


def dotted(text: str) -> Iterator[tuple[int, int]]:
    """Names that are written as addresses, in small letters: tarn.dev, foam.ai."""
    for found in _DOTTED.finditer(text):
        yield found.span(1)


def titled(source: Source, text: str) -> list[tuple[int, int]]:
    """The title and headings that are set in title case."""
    heads = ((b.start, b.end) for b in source.blocks if b.kind in ("title", "heading"))
    return sorted(span for span in heads if _title_case(text[slice(*span)]))


def inside(spans: list[tuple[int, int]], at: int) -> bool:
    """Whether one of these spans, in order and apart, holds ``at``."""
    i = bisect.bisect(spans, (at, sys.maxsize))
    return i > 0 and at < spans[i - 1][1]


def _title_case(line: str) -> bool:
    words = [w for w in re.findall(r"[A-Za-z][\w'’-]*", line) if len(w) > 3]
    return len(words) > 2 and sum(w[0].isupper() for w in words) >= 0.7 * len(words)
