"""Names of organisations and persons: by lexicon, by shape, by position; none of the three is required.

Latin names are runs of capitalised words (``names_latin``); Chinese names of companies nobody listed are what stands
before the verb of a company sentence (欧卡智舶完成…), after the noun that describes it, or inside quotes, and then
wherever the article says the same characters again (``names_zh``).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.languages import own
from pipeline.mentions.mention import Mention, Source
from pipeline.mentions.names.chinese import (
    FUNCTION,
    GROWS,
    HAN4,
    Places,
    found_by_position,
    is_organisation_word,
    short_forms,
)
from pipeline.mentions.names.latin import ACTS, dotted, inside, runs, titled
from pipeline.mentions.names.words import COMPANY_WORDS, NameRef, is_company_word, key, ref_of, vocabulary
from pipeline.text.fold import fold

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
    lexicon = source.lexicon
    spans: list[tuple[int, int, NameRef, str]] = []
    for hit in lexicon.scan(blank, blank_folded):
        org = hit.organisation
        if not hit.ambiguous:
            kind = "reporter" if org.kind == "media" else org.kind
            spans.append((hit.start, hit.end, NameRef(org.name, org.id, kind, org.id), "name.lexicon"))
            if (
                (longer := GROWS.match(blank_folded, hit.end))
                and not FUNCTION.search(longer[1])
                and not re.search("新|投|领", longer[1])
            ):  # 阿里巴巴|香港創業者基金 is another
                spans.append((hit.start, longer.end(), ref_of(blank[hit.start : longer.end()], lexicon), "name.grown"))
    spans += [(start, end, ref_of(blank[start:end], lexicon), "name.dotted") for start, end in dotted(blank)]
    latin = list(runs(blank, source))
    sure = {key(blank[start:end].split(" ")[0]) for start, end, first in latin if not first}
    for start, end, first in latin:
        if blank[:start].endswith(("the ", "The ")) and _OUTFIT.match(blank, end) and not lexicon.lookup(blank[start:end]):
            continue  # the Rotterdam firm
        # One capitalised word that begins a sentence is a name if the article also says it elsewhere, or a name's verb follows.
        if (
            not first
            or key(blank[start:end]) in sure
            or not own(source.language).spaced
            or ACTS.match(blank, end)
            or blank[end + 1 : end + 16].split(" ", 1)[0] in vocabulary()["english_acts"]
            or lexicon.lookup(blank[start:end])
            or _HEADS.match(blank, end)
        ):
            spans.append((start, end, ref_of(blank[start:end], lexicon), "name.latin"))
    if not own(source.language).spaced:
        found = found_by_position(blank_folded, source.folded, lexicon)
        found = {name: how for name, how in found.items() if not lexicon.denies(name)}
        places = Places(blank_folded)
        for name, how in found.items():
            for at in places(name):
                end = at + len(name)
                spans.append((at, end, ref_of(source.text[at:end], lexicon), f"name.zh.{how}"))
        listed = {
            blank_folded[s:e]: "lexicon"
            for s, e, _, how in spans
            if how == "name.lexicon" and HAN4.fullmatch(blank_folded[s:e])
        }
        for short, name in short_forms(blank_folded, listed | found, places).items():
            full = next(places(name))
            ref = ref_of(source.text[full : full + len(name)], lexicon)
            spans += [(at, at + len(short), ref, "name.zh.short") for at in places(short)]
    spans = [span for span in spans if not lexicon.denies(blank[span[0] : span[1]])]
    spans = _known_in_headlines(source, spans)
    kept: list[tuple[int, int, NameRef, str]] = []
    used = bytearray(len(blank))
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s[3] != "name.lexicon", s[0])):
        start, end = span[:2]
        if used.find(1, start, end) < 0:
            kept.append(span)
            used[start:end] = b"\1" * (end - start)
    mentions = [
        Mention("name", s, e, _person(source, s, e, ref), rule) for s, e, ref, rule in sorted(kept, key=lambda s: s[:2])
    ]
    return _unify(source.text, _people(source, mentions))


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
                    kept.append((s[0], s[0] + len(part), ref_of(part, source.lexicon), s[3]))
                    break
    return kept


# Surname and given name, or a transliterated name with its dot; companies speak too (鼎域電腦表示).
_LIKE_A_PERSON = re.compile(r"[\u4e00-\u9fff]{2,3}$|[\u4e00-\u9fff]{1,6}(?:·[\u4e00-\u9fff]{1,6})+$")


@functools.cache
def _beside_people() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Folded words before a person; Chinese ones behind; English ones behind a name of two words."""
    before, after = vocabulary()["person_before"], vocabulary()["person_after"]
    return (
        tuple(map(fold, before)),
        tuple(fold(w) for w in after if not w.isascii()),
        tuple(fold(w) for w in after if w.isascii()),
    )


def _person(source: Source, start: int, end: int, ref: NameRef) -> NameRef:
    if ref.id or ref.kind or is_company_word(ref.name) or " & " in ref.name:  # Frostline & Daughters said
        return ref
    before = source.folded[max(0, start - 24) : start].rstrip(" ,")
    after = source.folded[end : end + 16].lstrip(" ,")
    leads, follows, follows_two = _beside_people()
    if before.endswith(leads) or after.startswith(follows) or " " in ref.name and after.startswith(follows_two):
        if (
            " " in ref.name
            and not is_company_word(ref.name)
            or not ref.name.isascii()
            and not is_organisation_word(fold(ref.name))
            and _LIKE_A_PERSON.match(fold(ref.name))
        ):
            return NameRef(ref.name, None, "person", ref.key)
    return ref


def _people(source: Source, mentions: list[Mention]) -> list[Mention]:
    """A person once is a person everywhere, and so is the surname alone; a surname alone tells a person too."""
    keys = {m.value.key for m in mentions if not m.value.id}
    places, demonyms = vocabulary()["places"], vocabulary()["english_stop"]
    people = {m.value.key for m in mentions if m.value.kind == "person"}
    raisers = {
        m.value.key for m in mentions
        if source.text[m.end + 1 : m.end + 16].split(" ", 1)[0].capitalize() in vocabulary()["english_acts"]
    }  # fmt: skip
    for m in mentions:
        words = m.value.name.split(" ")
        if words[0] in places or words[0] in demonyms:
            continue
        if (
            m.value.kind is None
            and 2 <= len(words) <= 3
            and words[-1].lower() not in COMPANY_WORDS
            and m.value.name.isascii()
        ):
            if key(words[-1]) in raisers:
                continue  # a sentence that lacks its full stop: for Financial Advisers | Zocks
            if key(words[-1]) in keys and key(words[0]) not in keys and words[-1][:1].isupper() and words[-1].isalpha():
                people.add(m.value.key)
    for m in mentions:
        words = m.value.name.split(" ")
        if m.value.key in people and len(words) > 1:
            people.update(k for k in (key(words[-1]), key(words[0])) if k in keys)
    return [
        Mention("name", m.start, m.end, NameRef(m.value.name, None, "person", m.value.key), m.rule)
        if m.value.key in people and not m.value.id
        else m
        for m in mentions
    ]


def _unify(text: str, mentions: list[Mention]) -> list[Mention]:
    """Give the short form of a name the key of the long one: Neura is Neura Robotics in the same article."""
    full: dict[str, Mention] = {}
    for m in mentions:
        full.setdefault(m.value.key, m)
    alias: dict[str, NameRef] = {}
    for a, b in pairwise(mentions):  # 黑石（Blackstone）: one name in two scripts
        if (
            0 < b.start - a.end <= 2
            and text[a.end : b.start].strip() in ("(", "（")
            and text[b.end : b.end + 1] in (")", "）")
        ):
            if not (a.value.id and b.value.id) and a.value.name.isascii() != b.value.name.isascii():
                known, new = (b, a) if b.value.id else (a, b)
                if new.value.kind != "person" and known.value.kind != "person":
                    alias.setdefault(new.value.key, known.value)
    for long in full.values():
        for n in range(1, 0 if long.value.id else len(long.value.key)):  # 深圳量旋科技 is 量旋科技
            if long.value.key[:n] in vocabulary()["zh_places"] and (other := full.get(long.value.key[n:])):
                alias.setdefault(long.value.key, other.value)
        if long.rule == "name.zh.legal":
            for k, other in full.items():
                if (
                    other is not long
                    and len(k) > 2
                    and k in long.value.key
                    and other.rule.startswith("name.zh")
                    and not other.value.id
                ):
                    alias.setdefault(k, long.value)
    # A name that ends as companies do explains its short form first; any other longer name only if alone.
    for sure in (True, False):
        claims: dict[str, set[str]] = {}
        for long in full.values():
            words = long.value.name.split(" ")
            if len(words) < 2 or long.value.kind == "person" or (words[-1].lower() in COMPANY_WORDS) != sure:
                continue
            if not sure and long.value.id:
                continue
            for n in range(1, len(words)):
                short = key(" ".join(words[:n]))
                other = full.get(short)
                if other and other is not long and not (other.value.id and other.value.id != long.value.id):
                    claims.setdefault(short, set()).add(long.value.key)
        for short, keys in claims.items():
            if len(keys) == 1 and short not in alias:
                alias[short] = full[keys.pop()].value
    return [
        Mention("name", m.start, m.end, alias.get(m.value.key, m.value), m.rule) if m.value.key in alias else m
        for m in mentions
    ]
