"""Names of organisations and persons: by lexicon, by shape, by position; none of the three is required.

Latin names are runs of capitalised words (``names_latin``); Chinese names of companies nobody listed are what stands
before the verb of a company sentence (欧卡智舶完成…), after the noun that describes it, or inside quotes, and then
wherever the article says the same characters again (``names_zh``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.languages import own
from pipeline.lexicons.organisations import load
from pipeline.mentions.mention import Mention, Source
from pipeline.mentions.names import chinese
from pipeline.mentions.names.chinese import is_organisation_word
from pipeline.mentions.names.identity import unify
from pipeline.mentions.names.latin import ACTS, dotted, inside, runs, titled
from pipeline.mentions.names.people import people, person_beside
from pipeline.mentions.names.words import NameRef, is_company_word, key, ref_of, vocabulary

_HEADS = re.compile(r" ?(?:—|–|\|) ")  # Loomwright — Senior Engineer
_OUTFIT = re.compile(r" (?:company|firm|startup|start-up|group|lab|maker|venture|outfit|unicorn|business)\b")
__all__ = ["NameRef", "find", "is_company_word", "is_organisation_word", "key", "ref_of", "vocabulary"]


def find(source: Source, taken: Sequence[Mention] = ()) -> list[Mention]:
    """Return the names of the article, in order, none of them overlapping.

    Args:
        source: the article.
        taken: mentions of other kinds, inside which no name is sought.

    >>> [source.text[m.start:m.end] for source in [Source("水上自駕企業歐卡智舶完成近2億元融資，由 FORWARD.one 領投", "zh-Hant")] for m in find(source)]
    ['歐卡智舶', 'FORWARD.one']
    """
    chars, folded_chars = list(source.text), list(source.folded)
    for m in taken:
        chars[m.outer_start : m.outer_end] = folded_chars[m.outer_start : m.outer_end] = "\ue000" * (
            m.outer_end - m.outer_start
        )
    blank, blank_folded = "".join(chars), "".join(folded_chars)
    lexicon = load()
    spans: list[tuple[int, int, NameRef, str]] = []
    for hit in lexicon.scan(blank, blank_folded):
        org = hit.organisation
        if not hit.ambiguous:
            kind = "reporter" if org.kind == "media" else org.kind
            spans.append((hit.start, hit.end, NameRef(org.name, org.id, kind, org.id), "name.lexicon"))
    spans += [(start, end, ref_of(blank[start:end]), "name.dotted") for start, end in dotted(blank)]
    latin = list(runs(blank, source))
    sure = {key(blank[start:end].split(" ")[0]) for start, end, first in latin if not first}
    for start, end, first in latin:
        if (
            blank[:start].endswith(("the ", "The "))
            and _OUTFIT.match(blank, end)
            and not load().lookup(blank[start:end])
        ):
            continue  # the Rotterdam firm
        # One capitalised word that begins a sentence is a name if the article also says it elsewhere, or a name's verb follows.
        if (
            not first
            or key(blank[start:end]) in sure
            or not own(source.language).spaced
            or ACTS.match(blank, end)
            or blank[end + 1 : end + 16].split(" ", 1)[0] in vocabulary()["english_acts"]
            or load().lookup(blank[start:end])
            or _HEADS.match(blank, end)
        ):
            spans.append((start, end, ref_of(blank[start:end]), "name.latin"))
    if not own(source.language).spaced:
        listed = [(s, e) for s, e, _, how in spans if how == "name.lexicon"]
        for f in chinese.find(blank_folded, source.folded, listed, lexicon):
            ref = ref_of(source.text[slice(*f.full)])
            if f.how == "person":
                ref = NameRef(ref.name, None, "person", ref.key)
            spans.append((f.start, f.end, ref, f"name.zh.{f.how}"))
    spans = _known_in_headlines(source, spans)
    kept: list[tuple[int, int, NameRef, str]] = []
    used = bytearray(len(blank))
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s[3] != "name.lexicon", s[0])):
        start, end = span[:2]
        if used.find(1, start, end) < 0:
            kept.append(span)
            used[start:end] = b"\1" * (end - start)
    mentions = [
        Mention("name", s, e, person_beside(source, s, e, ref), rule)
        for s, e, ref, rule in sorted(kept, key=lambda s: s[:2])
    ]
    return unify(source.text, people(source, mentions))


def _known_in_headlines(
    source: Source, spans: list[tuple[int, int, NameRef, str]]
) -> list[tuple[int, int, NameRef, str]]:
    """In title-case lines keep only names the body knows or that stand where a subject stands."""
    heads = titled(source, source.text)
    if not heads:
        return spans
    known = {s[2].key for s in spans if not inside(heads, s[0])}
    alone = len(known) < 3  # a headline without an article
    verbs = vocabulary()["english_verbs"]
    kept = []
    for s in spans:
        after = source.text[s[1] : s[1] + 24].split()
        if (
            not inside(heads, s[0])
            or s[2].key in known
            or s[2].id
            or alone
            and (after and after[0].rstrip(",").capitalize() in verbs)
        ):
            kept.append(s)
        else:  # the known name that begins it: "Quantum Systems Drone" → Quantum Systems
            words = source.text[s[0] : s[1]].split(" ")
            for n in range(len(words) - 1, 0, -1):
                part = " ".join(words[:n])
                if key(part) in known:
                    kept.append((s[0], s[0] + len(part), ref_of(part), s[3]))
                    break
    return kept
