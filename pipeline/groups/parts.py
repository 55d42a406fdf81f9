"""Parts of firms, which are bought under the name of what they are: 東和化研的 | 光阻剝離液事業, 出售 | 固態儲存事業, Kaiko's | index business.

A part is a noun (``lexicons/parts.toml``) with the words before it that say which. Its owner touches it, or stands before 的 or "'s"; where
nobody does, the words must say what the part does. What a noun only describes (鍋物品牌「豚頂流」, its Bolt Labs unit) is no part: that has a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.languages import own
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import Mask, one
from pipeline.mentions.mention import Mention, Source
from pipeline.mentions.names.inventory import NameRef, key
from pipeline.mentions.names.lexemes import HAN, kind_of
from pipeline.text.late import late
from pipeline.text.words import cut, part_of_speech

RULE = "name.part"
_NOUN = pattern(r"{noun.zh}|(?P<placed>{placed.zh})", "parts")
_NAME_BEHIND = late(rf"(?: ?\([^()]*\))? ?(?:[「『《\"“]|{one('name')})")
_RUN = late(rf"[{HAN}a-z0-9·&.-]*$")
_ON = late(rf"[{HAN}]{{0,6}}")
_PIECE = late(rf"[{HAN}]+|[^{HAN}]+")
_REACH = 16  # characters of a part without its owner
_STOPS = frozenset(("marker", "speech", "title", "role", "adverb", "metric"))
_FREE = frozenset(("m", "q", "mq", "vn", "f"))  # parts of speech that are words of a part, though not of a name
_OPENS = pattern(r"(?:{opens.zh})+", "parts")
_OWNS = pattern(r" ?(?:\([^()]{1,20}\)|公司|集團)?(?: ?{of.zh})+ ?", "parts")
_OWNED_WORDS = late(rf"[{HAN}a-z0-9·&.-]{{1,12}}")  # behind 的 a verb may say which part it is: 光阻剝離液事業
_NO_WORD_HAN = pattern(r"{not_in.zh}", "parts")
_HELD = pattern(r"(?:將|把)(?:{opens.zh}|其|自家)*$", "parts")
_SHARES = pattern(r"{shares.zh}", "parts")
_DESCRIBED = frozenset(("free", "common", "ending", "place", "generic", "descriptor"))
_UNSAID = pattern(r"{one_of.zh}", "parts")
_WORDS = r"(?:[a-z0-9][a-z0-9&/-]* ){1,5}?{noun.en}\b"
_ENGLISH = pattern(
    rf"(?:(?P<owner>{one('name')}) ?['’]s? |\b{{whose.en}} )(?P<words>{_WORDS})|\bthe (?P<told>{_WORDS})(?P<of> of (?:the )?{one('name')})", "parts",
)  # fmt: skip
_NO_WORD = pattern(r"{not_in.en}", "parts")
_APPOSED = late(rf"{one('name')}, (?:its |their )?$")
_NAME_NEXT = late(rf",? (?:called )?[\"“]?{one('name')}")


def with_parts(source: Source, mask: Mask) -> Mask:
    """Return the mask with the parts of firms as names; what they are called by stands in none of them any more.

    >>> from pipeline.mentions.mask import Mask
    >>> text = "甲收购乙的光通讯部门"
    >>> mask = with_parts(Source(text, "zh-Hans"), Mask(text, [Mention("name", n, n + 1, NameRef(text[n], None, None, text[n]), "r") for n in (0, 3)]))
    >>> [(m.value.name, text[m.start : m.end]) for m in mask.mentions]
    [('甲', '甲'), ('乙的光通讯部门', '光通讯部门')]
    """
    found = [*(_latin(source, mask) if own(source.language).spaced else _han(source, mask))]
    if not found:
        return mask
    kept, at = [], 0
    for m in mask.mentions:
        while at < len(found) and found[at].outer_end <= m.outer_start:
            kept.append(found[at])
            at += 1
        if at == len(found) or m.outer_end <= found[at].outer_start:
            kept.append(m)
    return Mask(source.folded, [*kept, *found[at:]])


def owner(mask: Mask, part: Mention) -> Mention | None:
    """The firm that a part is named with; None where it stands alone."""
    return next(iter(mask.within(part.outer_start, part.outer_end, "name")), None)


def is_part(m: Mention) -> bool:
    """Whether a mention is a part of a firm."""
    return m.rule == RULE


def _han(source: Source, mask: Mask) -> Iterator[Mention]:
    end = 0
    for noun in _NOUN.finditer(mask.text):
        part = _han_part(source, mask, noun)
        if part and part.outer_start >= end:
            end = part.outer_end
            yield part


def _han_part(source: Source, mask: Mask, noun: re.Match[str]) -> Mention | None:
    text = mask.text
    run = _RUN.search(text, max(0, noun.start() - _REACH), noun.start())
    on = _ON.match(text, noun.end())
    if run is None or on is None:
        return None
    if _NAME_BEHIND.match(text, noun.end()) or _goes_on(on[0]):
        return None
    firms = [m for m in mask.within(max(0, noun.start() - 60), noun.start(), "name") if m.value.kind != "person"]
    firm = firms[-1] if firms else None
    start = _begin(text[run.start() : on.end()], noun.end() - run.start())
    if start is None:
        return None
    owned = _owned(text, firm, noun.start()) if firm else None
    if firm and owned is not None:
        return _mention(source, owned, noun.end(), firm.outer_start, firm.start)
    start += run.start()
    if opens := _OPENS.match(text, start, noun.start()):
        start = opens.end()
    if firm and _touches(source, firm, start):
        return _mention(source, firm.start, noun.end(), firm.outer_start, firm.start)
    says = text[start : noun.start()]
    if len(says) < 2 or _UNSAID.search(text, max(0, start - 4), start):
        return None
    if noun["placed"] and not (_HELD.search(text, max(0, start - 6), start) and any(kind_of(word) == "place" for word in cut(says))):
        return None  # 收購德國模具廠 is a firm without a name, 將蘇州封測廠售予 a plant
    return _mention(source, start, noun.end(), start, start)


def _goes_on(behind: str) -> bool:
    """Whether the words behind a noun say that it only describes: 金融核心業務|金融系統平台."""
    if not behind or _SHARES.match(behind):
        return False
    return kind_of(next(iter(cut(behind)))) in _DESCRIBED


def _touches(source: Source, firm: Mention, start: int) -> bool:
    """Whether the words of a part follow upon a firm's name: at once, or behind the blank that letters have (a headline's parts clauses)."""
    between = source.folded[firm.outer_end : start]
    return not between or between == " " and source.text[firm.outer_end - 1].isascii()


def _owned(text: str, firm: Mention, noun: int) -> int | None:
    """Where the words of a part begin behind its owner's 的, up to its noun; None where they say more than which part it is."""
    of = _OWNS.match(text, firm.outer_end, noun)
    if of is None or _NO_WORD_HAN.search(text, of.end(), noun):
        return None
    return of.end() if _OWNED_WORDS.fullmatch(text, of.end(), noun) else None


def _begin(run: str, end: int) -> int | None:
    """Where the words of a part begin whose noun ends at ``end``; None where that is the middle of a word."""
    pieces: list[tuple[int, str]] = []
    at = 0
    for piece in _PIECE.findall(run):
        for word in cut(piece) if piece[0] >= "\u3400" else [piece]:
            pieces.append((at, word))
            at += len(word)
    begin = None
    for at, word in reversed(pieces):
        if at + len(word) > end:
            if at < end:
                return None  # 業務|量 is one word
            continue
        if at + len(word) <= end and _ends(word) and at + len(word) < end:
            break
        begin = at
    return begin


def _ends(word: str) -> bool:
    """Whether a word ends what says which part it is."""
    if word[0] < "\u3400":
        return False
    kind = kind_of(word)
    if kind in _STOPS:
        return True
    tag, _ = part_of_speech(word)
    if kind in ("function", "verb", "event"):
        return tag not in _FREE
    return False


def _latin(source: Source, mask: Mask) -> Iterator[Mention]:
    end = 0
    for found in _ENGLISH.finditer(mask.text):
        start, stop = found.span("words" if found["words"] else "told")
        if others := [*_NO_WORD.finditer(mask.text, start, stop)]:
            start = others[-1].end()
        start += len(mask.text[start:stop]) - len(mask.text[start:stop].lstrip())
        if _APPOSED.search(mask.text, max(0, found.start() - 60), found.start() if found["owner"] else start):
            continue  # NVentures, Nvidia's venture arm: it has a name
        if start < end or " " not in mask.text[start:stop] or _NAME_NEXT.match(mask.text, found.end()):
            continue
        end = found.end()
        owned = bool(found["owner"]) and not others
        yield _mention(source, start, stop, found.start() if owned else start, found.start() if owned else start, end)


def _mention(source: Source, start: int, end: int, outer_start: int, named: int, outer_end: int | None = None) -> Mention:
    """A part: its words, and the name under which it is told, from where that begins to where the whole ends."""
    name = source.text[named : outer_end or end]
    return Mention("name", start, end, NameRef(name, None, None, key(name)), RULE, outer_start, outer_end or end)
