"""Names of organisations and persons, one inventory an article: by lexicon, shape and evidence; the best do not overlap.

Latin names are runs of capitalised words (``latin``). Chinese names nobody listed are what the evidence of words and characters
makes most likely together (``tagger``), wherever the article says them again (``chinese``). Then persons are told from
organisations (``people``), and the spellings of one name are united (``identity``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.languages import own
from pipeline.lexicons.organisations import Hit, Lexicon
from pipeline.lexicons.verbs import every_hedge
from pipeline.mentions.mention import Mention, Source
from pipeline.mentions.names import chinese
from pipeline.mentions.names.addresses import dotted
from pipeline.mentions.names.borders import WARNED
from pipeline.mentions.names.chinese import is_organisation_word
from pipeline.mentions.names.describers import describing
from pipeline.mentions.names.english import is_english, is_measure
from pipeline.mentions.names.identity import unify
from pipeline.mentions.names.latin import ACTS, inside, legal_form, raises, runs, titled
from pipeline.mentions.names.lexemes import kind_of
from pipeline.mentions.names.model_votes import Votes, votes_of
from pipeline.mentions.names.newsrooms import newsrooms
from pipeline.mentions.names.people import is_titled, people, person_beside
from pipeline.mentions.names.tag_told import told
from pipeline.mentions.names.tagger import Tagged, marked, tagged
from pipeline.mentions.names.two_scripts import tailed
from pipeline.mentions.names.whole import told_whole
from pipeline.mentions.names.words import NameRef, is_company_word, key, ref_of, vocabulary
from pipeline.text.fold import fold
from pipeline.text.late import late
from pipeline.text.words import cut

_HEADS = late(r" ?(?:—|–|\|) ")  # Loomwright — Senior Engineer
# Loomwright CEO Jane Pell, Loomwright's chief executive.
_OFFICER = late(r"(?:['’]s)? (?:C[A-Z]O|co-founder|cofounder|founder|chief executive|president|chairman|chairwoman|spokes[a-z]+)(?: officer)?,? [A-Z]")
_OUTFIT = late(r" (?:company|firm|startup|start-up|group|lab|maker|venture|outfit|unicorn|business)\b")
_GOES_ON = late(r"[,;:)’']| ?\(| [a-z&]|[\u2e80-\uffff]")
_ABBREVIATED = late(r" (?:Co|Cos|Corp|Bros|Intl|Jr|Sr|Mfg)$")
_PREFIX = late(r"(?:^|[^a-z])(?:ex|post|non|pre|anti|pro|mid|former)-$")
_FIRM = late(r" (?:& |and )(?:Co|Sons|Company|Associates|Brothers|Bros|Daughters)$")
_WORD = late(r"\S+")
_WARNED = late("(?:^|[^a-z0-9*])([*]?st) ?[\u3400-\u9fff]")  # *ST 銀河: how an exchange marks a share is part of its name
_LATIN = late(r"[A-Za-zÀ-ɏ0-9][A-Za-zÀ-ɏ0-9.&'’-]*(?: [A-Z0-9][A-Za-zÀ-ɏ0-9.&'’-]*)*")
_SMALL = late(r"[a-z][a-z0-9.]{2,14}")
_SHARE = late(r"[\u3400-\u9fff*]-(?:KY|DR)(?:[^A-Za-z0-9]|$)")  # how an exchange marks who is registered elsewhere
_NO_NAME = "\ue000"  # stands for what is none
_MORE_LATIN = late(r" [a-z]{2,12}")
_MORE_HAN = late(r"(?P<more>[\u3400-\u9fff]{1,4})[、，,（(；;。]")
_TELLS = frozenset(("event", "verb", "adverb", "speech", "metric", "title", "role", "function", "marker"))
_FUND = fold("基金")
_FUNDS = frozenset(("venture", "fund-state", "sovereign"))
__all__ = ["NameRef", "find", "is_company_word", "is_organisation_word", "key", "ref_of", "vocabulary"]


class _Span(NamedTuple):
    """A name at one place, before overlaps are settled."""

    start: int
    end: int
    ref: NameRef
    rule: str


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
        chars[m.outer_start : m.outer_end] = folded_chars[m.outer_start : m.outer_end] = _NO_NAME * (
            m.outer_end - m.outer_start
        )
    blank, blank_folded = "".join(chars), "".join(folded_chars)
    votes, warned = votes_of(source), _warned(blank_folded)
    hits = source.lexicon.scan(blank, blank_folded)
    spans = [*_listed(hits, blank_folded), *_latin(source, blank, blank_folded, votes)]
    if not own(source.language).spaced:
        known = [(hit.start, hit.end, hit.ambiguous) for hit in hits]
        seen = _without(warned, marked(source.folded, taken))
        tags = tagged(seen, known, votes)
        spans = [_tailed(source, blank_folded, span) for span in spans]
        spans += _told_latin(source, blank, spans, tags)
        spans += _chinese(source, seen, spans, tags, warned)
        if source.trace is not None:
            for line in told(seen, known, votes):
                source.note(line)
    spans += _of_funders(source, blank_folded, spans)
    spans += _in_both_scripts(source, blank, spans)
    spans = [s for s in spans if s.start not in warned.values() or s.rule != "name.latin"]
    spans = [s._replace(start=warned.get(s.start, s.start)) for s in spans]
    spans = [span for span in spans if not source.lexicon.denies(blank[span.start : span.end])]
    kept = _settled(_known_in_headlines(source, spans), len(blank))
    beside = [s.ref if s.rule.startswith("name.zh") else person_beside(source, s.start, s.end, s.ref) for s in kept]
    refs = [votes.person(blank_folded, s.start, s.end, ref) for s, ref in zip(kept, beside, strict=True)]
    mentions = [Mention("name", s.start, s.end, ref, s.rule) for s, ref in zip(kept, refs, strict=True)]
    return _with_legal_forms(source.text, newsrooms(source, unify(source.text, people(source, mentions))))


def _with_legal_forms(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """What a firm is by law belongs to its name, and is not called so: Blue Oak Labs|, Inc.| raised."""
    return [m if m.end == (end := _outer_end(text, m)) else replace(m, outer_end=end) for m in mentions]


def _outer_end(text: str, name: Mention) -> int:
    """Where the legal form behind a name ends, or the dot of its abbreviation; a sentence keeps its own full stop."""
    if form := legal_form().match(text, name.end):
        end = form.end()
    elif text.startswith(".", name.end) and _ABBREVIATED.search(text, name.start, name.end):
        end = name.end + 1
    else:
        return name.end
    return end if text[end - 1] != "." or _GOES_ON.match(text, end) else end - 1


def _settled(spans: Sequence[_Span], size: int) -> list[_Span]:
    """The longest first, a listed one before another; none overlaps another."""
    kept: list[_Span] = []
    used = bytearray(size)
    for span in sorted(spans, key=lambda s: (s.start - s.end, s.rule != "name.lexicon", s.start)):
        if used.find(1, span.start, span.end) < 0:
            kept.append(span)
            used[span.start : span.end] = b"\1" * (span.end - span.start)
    return sorted(kept, key=lambda s: s[:2])


def _listed(hits: Sequence[Hit], folded: str) -> Iterator[_Span]:
    for hit in hits:
        org = hit.organisation
        of_others = _PREFIX.search(folded, max(0, hit.start - 8), hit.start)  # ex-Google engineers
        if not hit.ambiguous and not of_others:
            kind = "reporter" if org.kind == "media" else org.kind
            yield _Span(hit.start, hit.end, NameRef(org.name, org.id, kind, org.id), "name.lexicon")


def _of_funders(source: Source, folded: str, spans: Sequence[_Span]) -> Iterator[_Span]:
    """Funds that are called by their funder's name and more: 戈壁創投|大灣區基金, which is nowhere 大灣區基金 alone."""
    funders = {s.end: s for s in spans if s.rule == "name.lexicon" and s.ref.kind in _FUNDS}
    for s in [*spans]:
        funder, name = funders.get(s.start), folded[s.start : s.end]
        if funder and s.rule.startswith("name.zh") and name.endswith(_FUND):
            whole = folded[funder.start : s.end]
            if folded.count(name) == folded.count(whole):
                yield _Span(funder.start, s.end, ref_of(source.text[funder.start : s.end], source.lexicon), s.rule)


def _in_both_scripts(source: Source, blank: str, spans: Sequence[_Span]) -> Iterator[_Span]:
    """One house that is spelt in letters and, touching them, in Chinese: SoftBank Capital|软银|海外, General Atlantic|泛大西洋投资."""
    known = {s.start: s for s in spans if s.ref.id and not blank[s.start : s.end].isascii()}
    for s in [*spans]:
        latin = _MORE_LATIN.match(blank, s.end)
        ends = latin.end() if latin and is_company_word(latin[0].title()) else s.end
        other = known.get(ends)
        if other is None or not blank[s.start : ends].isascii():
            continue
        words = blank[s.start : ends].split(" ")
        heads = (source.lexicon.lookup(" ".join(words[:n])) for n in range(1, len(words) + 1))
        if all(head is None or head.id != other.ref.id for head in heads):
            continue
        more = _MORE_HAN.match(blank, other.end)
        end = more.end("more") if more and _TELLS.isdisjoint(map(kind_of, cut(fold(more["more"])))) else other.end
        ref = s.ref if s.ref.id == other.ref.id and (ends, end) == (s.end, other.end) else ref_of(source.text[s.start : end], source.lexicon)
        yield _Span(s.start, end, ref, "name.latin")


def _is_startup(folded: str, start: int) -> bool:
    """Whether the noun before a listed fund's name says that a startup of the same name is meant: 新創 OpenSpace."""
    before = folded[max(0, start - 12) : start].rstrip(" 「“\"『")
    return any(before.endswith(noun) for noun in vocabulary()["startup_nouns"])


def _latin(source: Source, blank: str, folded: str, votes: Votes) -> Iterator[_Span]:
    """Names in Latin letters; a single word that begins a sentence is one only with further evidence."""
    lexicon = source.lexicon
    for start, end in dotted(blank):
        yield _Span(start, end, ref_of(blank[start:end], lexicon), "name.dotted")
    found = list(_joined(blank, list(runs(blank, source)), lexicon))
    if own(source.language).spaced:
        found = sorted({*told_whole(blank, found, titled(source, blank), lexicon)})
    sure = {key(blank[start:end].split(" ")[0]) for start, end, first in found if not first}
    sure |= {key(blank[start:end]) for start, end, _ in found if (start, end) in votes.organisations}
    if not own(source.language).spaced:
        sure |= {key(blank[start:end]) for start, end, first in found if first}
    namesakes = {key(blank[start:end]) for start, end, _ in found if _is_startup(folded, start)}
    describe = describing(blank, folded, ((start, end) for start, end, _ in found))
    for start, end, first in found:
        words = blank[start:end]
        if _SHARE.match(blank, max(0, start - 2)):
            continue
        if not lexicon.lookup(words):
            if (
                key(words) in describe
                or _OUTFIT.match(blank, end)
                and blank[max(0, start - 4) : start].lower() == "the "
            ):
                continue  # an MLCC maker, the Rotterdam firm
            kind = words in vocabulary()["english_descriptors"] or words in vocabulary()["owners"] or is_measure(words)
            acts = _acts(blank, end) and not (kind or _is_hedge(words))
            told = acts or is_titled(folded, start) or _is_strange(blank, start, end)
            if first and key(words) not in sure and not told:
                continue
        ref = ref_of(words, lexicon)
        if ref.kind in _FUNDS and key(words) in namesakes:
            ref = NameRef(words, None, None, key(words))
        yield _Span(start, end, ref, "name.latin")


def _is_strange(blank: str, start: int, end: int) -> bool:
    """Whether a word that begins a sentence is no English one, and so somebody's name: Vexmore went first; not (QSF), which glosses a term."""
    word = blank[start:end]
    parts = word.split("-")
    plain = len(word) > 2 and all(part.isalpha() and part[0].isupper() for part in parts)
    if not plain or blank[max(0, start - 1) : start] == "(":
        return False
    one = word.removesuffix("s")
    several = one != word and (one.isupper() or one in vocabulary()["demonyms"])  # MOUs, Germans
    return not several and not any(map(is_english, parts))


def _tailed(source: Source, folded: str, span: _Span) -> _Span:
    """A name in letters with the Chinese words that belong to it: AVA| 天使投資."""
    end = tailed(folded, span.end) if source.text[span.start : span.end].isascii() else span.end
    return span if end == span.end else _Span(span.start, end, ref_of(source.text[span.start : end], source.lexicon), "name.latin")


def _told_latin(source: Source, blank: str, known: Sequence[_Span], tags: Tagged) -> list[_Span]:
    """Latin names that the Chinese words around them tell where capitals do not: 與 | cama | 等品牌, 併入 HBO | Max."""
    begun = {s.start: s.end for s in known}
    found = []
    for start, end in tags.organisations:
        short = begun.get(start)
        longer = short is not None and short < end and not legal_form().match(blank, short)
        if _LATIN.fullmatch(blank, start, end) and (longer or _SMALL.fullmatch(blank, start, end)):
            found.append(_Span(start, end, ref_of(blank[start:end], source.lexicon), "name.latin"))
    return found


def _joined(blank: str, found: Sequence[tuple[int, int, bool]], lexicon: Lexicon) -> Iterator[tuple[int, int, bool]]:
    """Partners in the name of their firm, which is no list: Smith, Jones & Co, Calder/Stone Ventures."""
    words = Counter(blank[start:end] for start, end, _ in found)
    at = 0
    while at < len(found):
        start, end, first = found[at]
        name, following = blank[start:end], found[at + 1] if at + 1 < len(found) else (0, 0, False)
        partner = name.isalpha() and words[name] == 1 and not lexicon.lookup(name)
        beside = following[0] == end + 2 and blank[end : end + 2] == ", " and blank[max(0, start - 2) : start] != ", "
        of_two = beside and _FIRM.search(blank, *following[:2]) is not None
        halves = blank[end : following[0]] == "/" and is_company_word(blank[slice(*following[:2])])
        if partner and (of_two or halves):
            yield start, following[1], False
            at += 1
        else:
            yield start, end, first
        at += 1


def _is_hedge(words: str) -> bool:
    """Whether what begins a sentence only says how sure it is: Reportedly, X …."""
    return any(hedge.fullmatch(fold(words)) for hedge in every_hedge())


def _acts(blank: str, end: int) -> bool:
    """Whether what stands behind a word is said of names: a verb of companies, a title behind a dash."""
    following = blank[end + 1 : end + 16].split(" ", 1)[0]
    acts = ACTS.match(blank, end) or following in vocabulary()["english_acts"]
    headed = _HEADS.match(blank, end) or _OFFICER.match(blank, end)
    return bool(acts or headed or raises(blank, end))


def _warned(folded: str) -> dict[int, int]:
    """Where a name begins behind an exchange's warning → where the warning begins: *ST 銀河."""
    return {m.end() - 1: m.start(1) for m in _WARNED.finditer(folded)}


def _without(warned: Mapping[int, int], folded: str) -> str:
    """A folded text with the marks of an exchange as such: the name begins behind them."""
    for end, start in warned.items():
        folded = folded[:start] + WARNED * (end - start) + folded[end:]
    return folded


def _chinese(source: Source, blank: str, known: Sequence[_Span], tags: Tagged, warned: Mapping[int, int]) -> Iterator[_Span]:
    listed = [(s.start, s.end) for s in known if s.rule == "name.lexicon"]
    for found in chinese.find(blank, listed, source.lexicon, tags):
        if found.start in warned:
            whole = source.text[warned[found.start] : found.end]
            yield _Span(warned[found.start], found.end, ref_of(whole, source.lexicon), f"name.zh.{found.how}")
            continue
        ref = ref_of(source.text[slice(*found.full)], source.lexicon)
        if found.how == "person" and ref.id is None:
            ref = NameRef(ref.name, None, "person", ref.key)
        yield _Span(found.start, found.end, ref, f"name.zh.{found.how}")


def _known_in_headlines(source: Source, spans: list[_Span]) -> list[_Span]:
    """In title-case lines keep only names the body knows or that stand where a subject stands."""
    heads = titled(source, source.text)
    if not heads:
        return spans
    known = {s.ref.key for s in spans if not inside(heads, s.start)}
    alone = len(known) < 3  # a headline without an article
    verbs = vocabulary()["english_verbs"]
    kept = []
    for s in spans:
        after = source.text[s.end : s.end + 24].split()
        acts = alone and bool(after) and after[0].rstrip(",").capitalize() in verbs
        known_here = s.ref.key in known or s.ref.id is not None
        if known_here or acts or not inside(heads, s.start):
            kept.append(s)
            continue
        for start, end in _known_parts(source.text, s, known):
            kept.append(_Span(start, end, ref_of(source.text[start:end], source.lexicon), s.rule))
    return kept


def _known_parts(text: str, span: _Span, known: set[str]) -> Iterator[tuple[int, int]]:
    """The longest parts of a run of capitals that the body knows: Software Provider | Lumenor, | Oakmere Labs | Back | Pellow."""
    words = [m.span() for m in _WORD.finditer(text, span.start, span.end)]
    at = 0
    while at < len(words):
        ends = (n for n in range(len(words) - 1, at - 1, -1) if key(text[words[at][0] : words[n][1]]) in known)
        stop = next(ends, None)
        if stop is None:
            at += 1
        else:
            yield words[at][0], words[stop][1]
            at = stop + 1
