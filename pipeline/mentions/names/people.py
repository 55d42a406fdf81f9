"""Which names are persons': by the words beside them, and everywhere once they are known to be."""

from __future__ import annotations

import functools
from dataclasses import replace

from pipeline.mentions.mention import Mention, Source
from pipeline.mentions.names.chinese import is_organisation_word
from pipeline.mentions.names.lexemes import words as closed
from pipeline.mentions.names.words import COMPANY_WORDS, NameRef, is_company_word, key, vocabulary
from pipeline.text.fold import fold
from pipeline.text.late import late

# Surname and given name, or a transliterated name with its dot; companies speak too (鼎域電腦表示).
_LIKE_A_PERSON = late(r"[\u4e00-\u9fff]{2,3}$|[\u4e00-\u9fff]{1,6}(?:·[\u4e00-\u9fff]{1,6})+$")
_TITLED = late(r"(?:^|[^a-z])(?:mr|ms|mrs|dr|sir|prof)\.? $")


# In an exchange filing, Calder Autocraft said its board …: who files has a board, and is no person.
_FILED = late(r"\bfiling, $")
_OF_FIRM = late(r" said (?:that )?its (?:board|shareholders|subsidiar|directors)")


@functools.cache
def _beside_people() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Folded words before a person; Chinese ones behind; English ones behind a name of two words."""
    before, after = vocabulary()["person_before"], vocabulary()["person_after"]
    return (
        tuple(map(fold, before)),
        tuple(fold(w) for w in after if not w.isascii()),
        tuple(fold(w) for w in after if w.isascii()),
    )


def person_beside(source: Source, start: int, end: int, ref: NameRef) -> NameRef:
    """The reference of a name, a person's where the words beside it say so (執行長 A, A said)."""
    known = ref.id is not None or ref.kind is not None
    if known or is_company_word(ref.name) or _is_built_as_firm(ref.name):  # Frostline & Daughters said
        return ref
    if is_titled(source.folded, start):
        return NameRef(ref.name, None, "person", ref.key)
    if _OF_FIRM.match(source.folded, end) or _FILED.search(source.folded, max(0, start - 10), start):
        return ref
    before = source.folded[max(0, start - 24) : start].rstrip(" ,")
    after = source.folded[end : end + 16].lstrip(" ,")
    leads, follows, follows_two = _beside_people()
    verbs = follows + follows_two * (" " in ref.name)
    speaks = after.startswith(verbs) and _has_surname(ref.name)
    if (speaks or before.endswith(leads)) and _may_be_person(ref.name):
        return NameRef(ref.name, None, "person", ref.key)
    return ref


def _is_built_as_firm(name: str) -> bool:
    """Whether a name is of two or begins with a noun of firms: Barnsley & Wexham, Grupo Tarnalia."""
    return " & " in name or name.split(" ")[0] in vocabulary()["company_openers"]


def is_titled(folded: str, at: int) -> bool:
    """Whether a title of persons stands before a name: Ms. | Okoro.

    >>> is_titled("ms. okoro said", 4), is_titled("terms. okoro said", 7)
    (True, False)
    """
    return _TITLED.search(folded[max(0, at - 6) : at]) is not None


def _has_surname(name: str) -> bool:
    """Whether a speaker's name of two characters begins as persons' do: 嶺坤表示 is a firm's."""
    return len(name) != 2 or name.isascii() or fold(name)[0] in closed()["surnames"]


def _may_be_person(name: str) -> bool:
    """Whether a name is built as a person's: two Latin words and more, or Chinese characters that end no organisation."""
    if " " in name and not is_company_word(name):
        return True
    folded = fold(name)
    return not name.isascii() and not is_organisation_word(folded) and bool(_LIKE_A_PERSON.match(folded))


def _firms_speak(mentions: list[Mention]) -> list[Mention]:
    """What is a firm by its legal form is no person, though it speaks."""
    firms = {m.value.key for m in mentions if m.rule == "name.zh.legal"}
    return [
        replace(m, value=replace(m.value, kind=None))
        if m.value.kind == "person" and m.value.key in firms
        else m
        for m in mentions
    ]


def people(source: Source, mentions: list[Mention]) -> list[Mention]:
    """A person once is a person everywhere, and so is the surname alone; a surname alone tells a person too."""
    mentions = _firms_speak(mentions)
    keys = {m.value.key for m in mentions if not m.value.id}
    places, demonyms = vocabulary()["places"], vocabulary()["english_stop"] | vocabulary()["demonyms"]
    known = {m.value.key for m in mentions if m.value.kind == "person"}
    raisers = {
        m.value.key for m in mentions
        if source.text[m.end + 1 : m.end + 16].split(" ", 1)[0].capitalize() in vocabulary()["english_acts"]
    }  # fmt: skip
    for m in mentions:
        words = m.value.name.split(" ")
        if words[0] in places or words[0] in demonyms:
            continue
        company = words[-1].lower() in COMPANY_WORDS or not m.value.name.isascii() or _is_built_as_firm(m.value.name)
        if company or m.value.kind is not None or not 2 <= len(words) <= 3:
            continue
        if key(words[-1]) in raisers:
            continue  # a sentence that lacks its full stop: for Financial Advisers | Zocks
        surname = words[-1].isalpha() and words[-1][:1].isupper()
        if surname and key(words[-1]) in keys and key(words[0]) not in keys:
            known.add(m.value.key)
    for m in mentions:
        words = m.value.name.split(" ")
        if m.value.key in known and len(words) > 1:
            known.update(k for k in (key(words[-1]), key(words[0])) if k in keys)
    return [
        Mention("name", m.start, m.end, NameRef(m.value.name, None, "person", m.value.key), m.rule)
        if m.value.key in known and not m.value.id
        else m
        for m in mentions
    ]
