"""Candidates for Chinese names nobody listed: spans of pieces with the evidence that stands around them, scored over the article.

The weights are ``lexicons/name_evidence.toml``; a string's score adds what it looks like, its best two places, and whether
the article also says it elsewhere by itself.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.mentions.names.beginnings import begins_stem, is_cut_off, may_begin
from pipeline.mentions.names.lexemes import HAN, Piece, chunks, is_modifiers, is_rare_verb, is_word, words
from pipeline.mentions.names.model_votes import NO_VOTES, Votes
from pipeline.mentions.names.surroundings import OWNERS, Surroundings
from pipeline.mentions.names.words import vocabulary
from pipeline.text.fold import fold
from pipeline.text.words import part_of_speech, rarity
from pipeline.vocabulary import table

_MOST_PIECES, _MOST_CHARACTERS = 10, 24
_ANCHORED, _ANCHORED_END = 0.8, 0.3  # the least points beside a candidate; one that ends as names do needs less


@functools.cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """The table of weights: ``left``, ``right``, ``form``, ``article``, and ``least`` under ``all``."""
    data = dict(table("name_evidence"))
    return {"all": {"least": data.pop("least")}, **data}


@dataclass(slots=True)
class Candidate:
    """A folded string that may be a name.

    Attributes:
        form: points for what it looks like.
        places: start → (points, the evidence on its left, the evidence on its right).
        whole: whether it fills quotation marks before a raising or behind what it is, or has a code: all of it is the name.
        score: points over the article; filled by ``scores``.
    """

    name: str
    form: float
    looks: tuple[str, ...]
    places: dict[int, tuple[float, str, str]] = field(default_factory=dict)
    whole: bool = False
    score: float = 0.0


def _looks(texts: list[str], kinds: list[str]) -> tuple[float, tuple[str, ...]]:
    """Points for the pieces of a candidate, and which evidence they are."""
    form = weights()["form"]
    name, many = "".join(texts), len(texts) > 1
    end = _ending(texts[-1]) if many else ""
    inner, body = (texts[:-1], kinds[:-1]) if end else (texts, kinds)
    seated = kinds[0] == "place" and texts[0] in words()["seats"] and "free" in kinds
    nats = (rarity(inner[seated:]) - form["usual"]) * form["rarity"]  # 深圳|德鼎宏 is as rare as 德鼎宏
    common = end != "ending" and _ORDINARY.issuperset(body)
    led = len(texts[0]) > 1
    rare = end == "ending" and is_rare_verb(texts[0])  # 縱橫|游控股
    leads = led and (rare or texts[0] in words()["opening"])
    opens = leads or begins_stem(texts, kinds)  # 明|瞳科技
    said = body[1:] if opens else body  # 聯合|航太
    told = [end] * bool(end) + [_COUNTED_AS[kind] for kind in said if kind in _COUNTED_AS]
    says = {
        "plain": end == "ending" and _PLAIN.issuperset(body),
        "ordinary": common or not many and is_word(name),
        "acts": not _NOUNS.intersection(said) and not _DOING.isdisjoint(said),
        "long": len(name) > 8 and not name.endswith(_COMPANY),
        "common_first": many and kinds[0] == "common",
        "verb_first": many and kinds[0] in _VERBS and led > opens,
        "verb_last": many and kinds[-1] in _VERBS and not end,
        "two": len(name) == 2,
        "seated": seated,
        "legal": many and texts[-1] in _LEGAL and "free" in kinds,
        "stem": end == "ending" and len(name) == len(texts[-1]) + 1,
    }
    told += [evidence for evidence, holds in says.items() if holds]
    return max(form["rarity_least"], min(form["rarity_most"], nats)) + sum(form[t] for t in told), tuple(told)


def _ending(word: str) -> str:
    """How much a last word tells of a name: an ``ending`` of names, a ``trade``, a ``weak_ending``, or nothing."""
    listed = words()
    if word in listed["endings"]:
        return "ending"
    if word in listed["trades"]:
        return "trade"
    return "weak_ending" if word in listed["weak_endings"] else ""


def is_personal(name: str) -> bool:
    """Whether a folded name is a family name and a given name of one or two characters.

    >>> is_personal("蔡岚胜"), is_personal("岚胜")
    (True, False)
    """
    return any(name[:n] in words()["surnames"] and 1 <= len(name) - n <= 2 for n in (1, 2))


_LEGAL = frozenset(map(fold, ("有限公司", "股份有限公司")))
_AGAINST = {"function": "function marker role", "verb": "verb event speech metric", "generic": "generic descriptor title",
            "common": "common", "adverb": "adverb"}  # fmt: skip
_COUNTED_AS = {kind: evidence for evidence, kinds in _AGAINST.items() for kind in kinds.split()}
_CLOSED = frozenset(("generic", "function", "adverb", "descriptor", "marker", "metric", "role", "title", "speech"))
_COMMON_NOUNS = frozenset(("generic", "descriptor", "title", "role", "metric", "marker"))
_PLAIN = frozenset("common verb event generic function adverb marker speech metric descriptor role".split())
_ORDINARY = _PLAIN | {"ending"}
_NOUNS = frozenset(("free", "common", "place", "latin", "generic", "ending"))
_DOING = frozenset(("event", "function", "adverb", "marker"))
_SAID_HERE = frozenset(("edge", "mention", "verb", "function", "descriptor"))


def gathered(
    blank: str,
    spans: Iterable[tuple[int, int]],
    votes: Votes = NO_VOTES,
    known: frozenset[str] = frozenset(),
    quoted: frozenset[str] = frozenset(),
    around: Surroundings | None = None,
) -> dict[str, Candidate]:
    """Every candidate in these parts of a folded text, with its places, unscored.

    ``known``: names that are words, too; ``quoted``: words of this article's own.
    """
    found: dict[str, Candidate] = {}
    around = around or Surroundings(blank)
    for start, end in spans:
        for pieces in chunks(blank, start, end, known, quoted):
            texts, kinds = [blank[p.start : p.end] for p in pieces], [p.kind for p in pieces]
            for i, j, place in _anchored(pieces, around, votes):
                name = blank[pieces[i].start : pieces[j - 1].end]
                candidate = found.get(name)
                if candidate is None:
                    part = texts[i:j], kinds[i:j]
                    if not (_may_be(name, *part) or _may_open(name, part[1], *place[1:])) or _is_no_name(name):
                        continue
                    candidate = found[name] = Candidate(name, *_looks(*part))
                candidate.places[pieces[i].start] = place
                candidate.whole |= place[2] == "code" or _is_quoted(place) and around.fills_quotes(pieces[i].start, pieces[j - 1].end)
    for candidate in found.values():
        candidate.looks += ("model",) * votes.name(candidate.name, candidate.places)
        candidate.looks += ("said_again",) * (candidate.name in quoted)
    return found


def _is_quoted(place: tuple[float, str, str]) -> bool:
    return place[1] == "quoted" or place[2] in ("raises", "series")


def of_span(blank: str, start: int, end: int) -> Candidate | None:
    """A span as a candidate, whatever stands beside it; None where it is no Chinese name or made of common nouns alone.

    >>> text = fold("嶺岳電子 Acme")
    >>> of_span(text, 0, 4).name, of_span(text, 5, 9), of_span(fold("基石投資者"), 0, 5)
    ('岭岳电子', None, None)
    """
    pieces = [piece for run in chunks(blank, start, end) for piece in run]
    name = blank[start:end]
    kinds = [p.kind for p in pieces]
    chinese = is_whole(name) and _SOME_HAN.search(name)
    if not chinese or _is_no_name(name) or _is_common(name, kinds):
        return None
    return Candidate(name, *_looks([blank[p.start : p.end] for p in pieces], kinds))


def _is_common(name: str, kinds: Sequence[str]) -> bool:
    """Whether a string is of common nouns: all of them, the first (國家級|產業基金), or the last, one for investors (基石|投資者)."""
    return _COMMON_NOUNS.issuperset(kinds) or kinds[0] == "generic" or name.endswith(_INVESTORS)


_INVESTORS = tuple(map(fold, ("投資者", "投資人", "投資方")))


def is_whole(name: str) -> bool:
    """Whether a folded string begins and ends as a name does, without brackets and marks inside.

    >>> is_whole("h&q 亚太"), is_whole("海南)有限公司")
    (True, False)
    """
    return _WHOLE.fullmatch(name) is not None


def _is_no_name(name: str) -> bool:
    return name in words()["no_names"] or is_modifiers(name)


def _anchored(
    pieces: list[Piece], around: Surroundings, votes: Votes
) -> Iterator[tuple[int, int, tuple[float, str, str]]]:
    """The spans of a run of pieces, from the ``i``-th to before the ``j``-th, that have evidence on one of their sides."""
    left_of, right_of, delimited = weights()["left"], weights()["right"], weights()["article"]["delimited"]
    behind = ["", *(around.right(pieces, j) for j in range(1, len(pieces) + 1))]
    for i, first in enumerate(pieces):
        if around.counted(first.start) or not may_begin(around.blank, pieces, i):
            continue
        left, acts, told = around.left(pieces, i), False, around.known_until(first.start)
        for j in range(i + 1, min(len(pieces), i + _MOST_PIECES) + 1):
            last = pieces[j - 1]
            if last.end - first.start > _MOST_CHARACTERS or last.start == told and around.parts(last):
                break  # 鴻海|將嵐瞳科技: a known name does something
            right = behind[j]
            if i == 1 and is_cut_off(around.blank, pieces[0], right):
                left = "cut"  # 是|方電訊 完成: nothing before it is said to be
            if left == "place" and around.begins_names(pieces[i - 1], last.end - first.start):
                left = "cut"  # 中國|移動, 深圳|德鼎宏
            left = "title" if left == "holder" else left
            if left == "title" and _is_holder(around.blank, pieces, i, j):
                left = "holder"  # 董事長|蔡嵐勝
            if left == right == "edge" and around.heads(first.start, last.end):
                left = "heads"
            raised = right in ("raises", "series") and around.closes(last) and "的" not in around.blank[first.start : last.end]
            if left == "quote" and (raised or around.closes_name(last)):
                left = "quoted"  # 「嶺漢國際投資」, 「一起跑」完成 A 輪融資
            if not i and (left, right) == ("edge", "raises") and _may_be_whole(pieces[:j]):
                left = "whole"
            is_object = acts or left in _OBJECTS
            if is_object and right in _ACTS and around.parted(last.end):
                right = "edge"  # 加碼跨境電商 | 領投 …: what stands behind the blank is not the object's
            acts = acts or last.kind in _VERBS and last.end - last.start > 1
            points = left_of.get(left, 0.0) + right_of.get(right, 0.0)
            given = left == "holder" or left in _GIVEN and last.kind == "ending"
            if given and right == "ending" and pieces[j].kind == "event":
                right = "event"  # 獲嵐瞳資本|投資
                points = left_of[left] + right_of[right]
            if left == "marker" and _is_within(around.blank, first.start, last.end):
                break  # 在推特上|宣布: a place, and nobody
            if left in DELIMITS and (right in DOES or right in ("list", "beside", "quote")):
                points += delimited
            least = _ANCHORED_END if last.kind == "ending" else _ANCHORED
            said = last.kind == "event" and right in _SAID_HERE  # 獲矩陣股份|投資。, 軟銀|投資 300 億
            anchored = points >= least and not said or votes.stands(first.start, last.end, left, right)
            if (anchored or left == "cut") and last.end - first.start > 1:
                yield i, j, (points, left, right)


def _is_holder(blank: str, pieces: list[Piece], i: int, j: int) -> bool:
    """Whether a span is built as a person's name, and no verb of one character behind it may be its last: 董事長林義|守."""
    if not is_personal(blank[pieces[i].start : pieces[j - 1].end]) or any(p.kind != "free" for p in pieces[i:j]):
        return False
    behind = pieces[j] if j < len(pieces) and pieces[j - 1].end - pieces[i].start == 2 else None
    return behind is None or behind.kind != "verb" or behind.end - behind.start > 1


def _is_within(blank: str, start: int, end: int) -> bool:
    """Whether a preposition of place stands before a span that ends in a word of place: 在推特|上."""
    return blank[start - 1 : start] in _AT and blank[end - 1] in _THERE


_AT, _THERE = frozenset("在于从自"), frozenset(fold("上中下裡裏內外"))
_OBJECTS = frozenset(("deal", "marker", "payer", "verb"))
_GIVEN = frozenset(("marker", "payer", "descriptor", "list", "beside"))
_ACTS = frozenset(("raises", "event", "metric", "role"))
_VERBS = frozenset(("verb", "event"))


def _may_be_whole(pieces: list[Piece]) -> bool:
    """Whether no place opens a clause and no preposition parts it: 裕隆|對|華馳車電 are two."""
    return pieces[0].kind != "place" and all(p.kind != "marker" for p in pieces[1:])


DELIMITS = frozenset(("descriptor", "described_object", "quoted", "owner", "owned"))
DOES = frozenset(("raises", "series", "metric", "role", "code", "mention"))
"""Between these a name is what is left, whatever words it is made of: 品牌|好好吃飯|完成."""


@functools.cache
def _common_latin() -> frozenset[str]:
    return frozenset(word.lower() for word in vocabulary()["latin_common"])


@functools.cache
def _told_when() -> re.Pattern[str]:
    """What holds one of these tells of a round, or when: 新一輪融資中, 彼時投後, 前三季, 去年同期歸母淨."""
    return re.compile("|".join(["[一二三四五六新本该此这首上次每]轮", "融资", "投[前后]", *sorted(words()["periods"], key=len, reverse=True)]))


_SOME_HAN = re.compile(f"[{HAN}]")
_WHOLE = re.compile(f"[{HAN}a-z0-9](?:[{HAN}a-z0-9.&'+\\-_ ·]*[{HAN}a-z0-9+])?")


def _may_be(name: str, texts: list[str], kinds: list[str]) -> bool:
    """Whether words can be a name at all: first how they are put together, which is quickly seen, then which they are."""
    if not (_may_be_alone(kinds[0]) if len(texts) == 1 else _are_joined(name, texts, kinds)):
        return False
    if name.endswith(_class_nouns()) or _told_when().search(name) or not _SOME_HAN.search(name):
        return False  # 天使投資人
    # 嘅|啱啱科技, 恆新科發|公司債, 現金加債務
    return not (texts[0] in words()["particles"] or texts[-1] in words()["securities"] or words()["payment"].issuperset(texts))


def _may_be_alone(kind: str) -> bool:
    return kind not in _CLOSED and kind not in ("place", "ending", "event", "verb")


def _are_joined(name: str, texts: list[str], kinds: list[str]) -> bool:
    """Whether words stand together as in a name: Latin ones only before an ending, none behind its owner, not a descriptor last."""
    if "latin" in kinds:
        if texts[-1] in words()["products"] and any(map(str.isdigit, texts[0])):
            return False  # PM01 機器人 is a model
        led = kinds[0] == "latin" and kinds[-1] == "ending" and len(kinds) < 5
        joined = led and not (name[0].isdigit() or texts[0] in _common_latin())
    elif texts[-1] == _COMPANY:
        joined = kinds[-2] == "ending" or kinds[:-1].count("free") > 1
    else:
        joined = kinds[-1] not in _NEVER_LAST or bool(_ending(texts[-1]))  # 黑燈|實驗室 ends as names do
    if not joined or _CLOSED.issuperset(kinds):
        return False
    if not OWNERS.isdisjoint(texts[1:-1]) or any(text == "的" and kind in _OWNED for text, kind in zip(texts, kinds[1:], strict=False)):
        return False  # 中電旗下|基金 only describes, 嶺掛的企業
    return kinds[0] != "function" or part_of_speech(texts[0])[0] != "r"  # 任何|銀行


_OWNED = frozenset(("generic", "common", "descriptor", "verb", "event", "ending"))


def _may_open(name: str, kinds: list[str], left: str, right: str) -> bool:
    """Whether words that are no name by themselves are one here: 是方|完成 2 億元募資, 創意|（3443）, 易到|公告."""
    if right == "code":
        return len(kinds) < 3 and left in ("edge", "descriptor")
    if len(kinds) != 2 or len(name) != 2:
        return False
    opens = left == "whole" and name[0] in words()["opening"] and kinds[1] != "function"
    return opens or (left, right, kinds[0]) == ("edge", "event", "free")


@functools.cache
def _class_nouns() -> tuple[str, ...]:
    return tuple(words()["class_nouns"])


_NEVER_LAST = frozenset(("descriptor", "function", "adverb", "metric", "marker", "role", "title"))
_COMPANY = "公司"
