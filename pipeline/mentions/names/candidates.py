"""Candidates for Chinese names nobody listed: spans of pieces with the evidence that stands around them, scored over the article.

The weights are ``lexicons/name_evidence.toml``; a string's score adds what it looks like, its best two places, and whether
the article also says it elsewhere by itself.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.mentions.names.lexemes import HAN, Piece, chunks, is_word, words
from pipeline.mentions.names.words import vocabulary
from pipeline.text.fold import fold
from pipeline.text.words import rarity
from pipeline.vocabulary import table

_MOST_PIECES, _MOST_CHARACTERS = 10, 24
_GLOSS = re.compile(r" ?\([^()\n]{1,40}\)")
_CODE = re.compile(r" ?(?:\((?:[0-9]{4,6}(?:[-.][a-z]{2,5})?|[a-z]{2,8}:[a-z0-9.]{1,8})\)|-ky|-dr)")
_CLAUSE = re.compile("[^,。;!?\n]{1,40}")
_FUNDING = re.compile(fold("[募融集增]資|輪|領投|投資"))
_WRITTEN = re.compile("[\ue000-\ue0ff]|[A-Za-z0-9]")
_QUOTES_OPEN, _QUOTES_CLOSE = '「『“"《‘', '」』”"》’'
_EDGES = ",。;:!?|\n\r()[]{}【】<>—-–…/#*•‧~=+&"


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
        score: points over the article; filled by :func:`scored`.
    """

    name: str
    form: float
    looks: tuple[str, ...]
    places: dict[int, tuple[float, str, str]] = field(default_factory=dict)
    score: float = 0.0


class Surroundings:
    """What stands to the left and the right of a place in a folded text whose other mentions are blanked out."""

    def __init__(self, blank: str) -> None:
        self.blank = blank
        known = words()
        self._after: dict[str, list[tuple[str, str]]] = {}
        listed = [(w, "adverb") for w in known["adverbs"]] + [(w, "event") for w in known["event_verbs"]]
        listed += [(w, "metric") for w in known["metrics"]] + [(w, "speech") for w in known["speech"]]
        listed += [(w, "closer") for w in known["closers"]]
        for word, kind in sorted(listed, key=lambda w: -len(w[0])):
            self._after.setdefault(word[0], []).append((word, kind))
        self._memo: dict[int, str] = {}

    def left(self, pieces: list[Piece], i: int) -> str:
        """The class of what stands before the ``i``-th piece."""
        if i:
            before = pieces[i - 1]
            if before.kind == "adverb" and i > 1 and pieces[i - 2].kind in ("event", "verb"):
                return "function"
            word = self.blank[before.start : before.end]
            if word == _GROUP and i > 1 and is_word(self.blank[pieces[i - 2].start : pieces[i - 2].end]):
                return "descriptor"  # 戶外用品集團|森野戶外
            if word in words()["deal_verbs"]:
                return "deal"
            if word in words()["object_markers"] and before.kind not in ("free", "ending"):
                return "owner" if word in _OWNERS else "marker"
            if before.kind == "descriptor" and any(self._is_deal(piece) for piece in pieces[max(0, i - 7) : i - 1]):
                return "described_object"
            return _LEFT.get(before.kind, before.kind)
        at = pieces[0].start
        while at and self.blank[at - 1] == " ":
            at -= 1
        before_char = self.blank[at - 1] if at else "\n"
        if "\ue000" <= before_char <= "\ue0ff":
            return "mention"
        if before_char == "、":
            return "list"
        if before_char not in _QUOTES_OPEN:
            return "edge"
        described = vocabulary()["descriptors"] | _CALLED
        noun = next((n for n in (4, 3, 2) if self.blank[max(0, at - 1 - n) : at - 1] in described), 0)
        return "quoted" if noun else "quote"

    def _is_deal(self, piece: Piece) -> bool:
        return self.blank[piece.start : piece.end] in words()["deal_verbs"]

    def right(self, pieces: list[Piece], j: int) -> str:
        """The class of what stands behind the piece before the ``j``-th: the first event, metric … that adverbs lead to."""
        end = pieces[j - 1].end
        if end not in self._memo:
            self._memo[end] = self._right(pieces, j)
        return self._memo[end]

    def _right(self, pieces: list[Piece], j: int) -> str:
        blank, at = self.blank, pieces[j - 1].end
        if _CODE.match(blank, at):
            return "code"
        following = pieces[j] if j < len(pieces) else None
        if following and following.kind == "descriptor":
            return "closer" if blank[following.start : following.end] in _ITSELF else "descriptor"
        closed = not following and blank[at : at + 1] in _QUOTES_CLOSE and at < len(blank)
        at += closed
        if following and following.kind in ("free", "ending", "latin"):
            return following.kind
        if following and self._ends_name(following):
            return "ending"  # 國汽|投資、
        gloss = _GLOSS.match(blank, at)
        at = gloss.end() if gloss else at
        end, first, adverbs = at, "", 0
        begins = {piece.start: piece for piece in pieces[j : j + 6]}
        for _ in range(12):
            at = self._blanks(at)
            char = blank[at : at + 1]
            if "\ue000" <= char <= "\ue0ff":
                first = first or "mention"
                at += 1
                continue
            if char == "," and adverbs and not gloss:
                break
            word, kind = self._word(at)
            if kind in ("event", "metric"):
                return "raises" if kind == "event" and self._raises(word, at) else kind
            if (
                not word
                and adverbs < 6
                and (piece := begins.get(at))
                and piece.kind == "function"
                and piece.end - at > 1
            ):
                word, kind = blank[at : piece.end], "adverb"
            if kind != "adverb" or adverbs > 5:
                first = first or (kind if kind in ("speech", "closer") else "")
                break
            adverbs += 1
            at += len(word)
        if gloss:
            return "gloss"
        if following:
            if following.kind == "role":
                return "role"
            if following.kind in ("function", "marker", "verb", "speech", "adverb") and first == "closer":
                return "closer"
            return first if first in ("speech", "closer") else _RIGHT.get(following.kind, following.kind)
        if blank[end : end + 1] == "、":
            return "list"
        if closed:
            return "quote"
        return "mention" if first == "mention" else "edge"

    def _raises(self, verb: str, at: int) -> bool:
        """Whether an event verb opens words on a raising: 完成 … 3 億元 A 輪融資."""
        if verb not in words()["raising_verbs"]:
            return False
        clause = _CLAUSE.match(self.blank, at)
        return clause is not None and bool(_FUNDING.search(clause[0])) and bool(_WRITTEN.search(clause[0]))

    def _ends_name(self, piece: Piece) -> bool:
        """Whether a verb is here the noun that names end in: nothing stands behind it that it could be said of."""
        if piece.kind != "event" or self.blank[piece.start : piece.end] not in words()["endings"]:
            return False
        behind = self.blank[piece.end : piece.end + 1]
        return behind in _EDGES + "、 " or self._word(piece.end)[1] in ("closer", "event")

    def _blanks(self, at: int) -> int:
        while self.blank[at : at + 1] == " ":
            at += 1
        return at

    def _word(self, at: int) -> tuple[str, str]:
        for word, kind in self._after.get(self.blank[at : at + 1], ()):
            if self.blank.startswith(word, at):
                return word, kind
        return "", ""


_CALLED = frozenset(map(fold, ("下稱", "簡稱", "名為", "名叫", "稱為")))
_GROUP = fold("集團")
_LEFT = {"event": "verb", "role": "marker", "speech": "verb"}
_RIGHT = {"event": "event", "role": "role"}
_ITSELF = frozenset(("公司", "企业", "旗下"))
_OWNERS = frozenset(("旗下", "子公司", "母公司", "孙公司", "转投资"))


def _looks(texts: list[str], kinds: list[str]) -> tuple[float, tuple[str, ...]]:
    """Points for the pieces of a candidate, and which evidence they are."""
    form = weights()["form"]
    name, told = "".join(texts), []
    end = _ending(texts[-1]) if len(texts) > 1 else ""
    inner, body = (texts[:-1], kinds[:-1]) if end else (texts, kinds)
    if end:
        told.append(end)
    nats = (rarity(inner) - form["usual"]) * form["rarity"]
    points = max(form["rarity_least"], min(form["rarity_most"], nats))
    told += [_SAID_OF.get(kind, kind) for kind in body if _SAID_OF.get(kind, kind) in _AGAINST]
    if end == "ending" and all(kind in _PLAIN for kind in body):
        told.append("plain")
    if all(kind in _ORDINARY for kind in body) and end != "ending" or len(texts) == 1 and is_word(name):
        told.append("ordinary")
    if len(name) > 8 and not name.endswith("公司"):
        told.append("long")
    if kinds[0] == "common" and len(kinds) > 1:
        told.append("common_first")
    if kinds[0] in ("verb", "event") and len(texts[0]) > 1 and len(kinds) > 1:
        told.append("verb_first")
    if kinds[-1] in ("verb", "event") and not end and len(kinds) > 1:
        told.append("verb_last")
    if len(name) == 2:
        told.append("two")
    return points + sum(form[t] for t in told), tuple(told)


def _ending(word: str) -> str:
    """How much a last word tells of a name: an ``ending`` of names, a ``trade``, a ``weak_ending``, or nothing."""
    listed = words()
    if word in listed["endings"]:
        return "ending"
    if word in listed["trades"]:
        return "trade"
    return "weak_ending" if word in listed["weak_endings"] else ""


_AGAINST = frozenset(("function", "verb", "generic", "common", "adverb"))
_SAID_OF = {"marker": "function", "role": "function", "event": "verb", "speech": "verb", "metric": "verb", "descriptor": "generic",
            "title": "generic"}  # fmt: skip
_CLOSED = frozenset(("generic", "function", "adverb", "descriptor", "marker", "metric", "role", "title", "speech"))
_ORDINARY = frozenset(
    (
        "common",
        "verb",
        "event",
        "generic",
        "function",
        "adverb",
        "marker",
        "speech",
        "metric",
        "descriptor",
        "role",
        "ending",
    )
)
_PLAIN = _ORDINARY - {"ending"}
_NEVER_FIRST = frozenset(("adverb", "title", "descriptor", "metric"))


def gathered(blank: str, spans: Iterable[tuple[int, int]]) -> dict[str, Candidate]:
    """Every candidate in these parts of a folded text, with its places, unscored."""
    found: dict[str, Candidate] = {}
    around = Surroundings(blank)
    left_of, right_of = weights()["left"], weights()["right"]
    refused = words()["no_names"]
    for start, end in spans:
        for pieces in chunks(blank, start, end):
            for i in range(len(pieces)):
                if pieces[i].kind in _NEVER_FIRST or i and pieces[i].kind == "marker":
                    continue
                left = around.left(pieces, i)
                for j in range(i + 1, min(len(pieces), i + _MOST_PIECES) + 1):
                    a, b = pieces[i].start, pieces[j - 1].end
                    if b - a > _MOST_CHARACTERS:
                        break
                    right = around.right(pieces, j)
                    points = left_of.get(left, 0.0) + right_of.get(right, 0.0)
                    if left in _DELIMITS and (right in _DOES or right in ("list", "quote")):
                        points += weights()["article"]["delimited"]
                    ends = pieces[j - 1].kind == "ending"
                    if points < (0.3 if ends else 0.8) or b - a < 2:
                        continue
                    if pieces[j - 1].kind == "event" and right in ("edge", "mention", "verb", "function", "descriptor"):
                        continue  # 獲矩陣股份|投資。, 軟銀|投資 300 億
                    name = blank[a:b]
                    candidate = found.get(name)
                    if candidate is None:
                        if name in refused or not _may_be(name, pieces[i:j]):
                            continue
                        form, told = _looks(
                            [blank[p.start : p.end] for p in pieces[i:j]], [p.kind for p in pieces[i:j]]
                        )
                        candidate = found[name] = Candidate(name, form, told)
                    candidate.places[a] = (points, left, right)
    return found


# Between these a name is what is left, whatever words it is made of: 品牌|好好吃飯|完成.
_DELIMITS, _DOES = frozenset(("descriptor", "described_object", "quoted", "owner")), frozenset(("raises", "metric", "role", "code", "mention"))


@functools.cache
def _common_latin() -> frozenset[str]:
    return frozenset(word.lower() for word in vocabulary()["latin_common"])


_SOME_HAN = re.compile(f"[{HAN}]")


def _may_be(name: str, pieces: list[Piece]) -> bool:
    """Whether a span can be a name at all: some Chinese, Latin words only before an ending, not a descriptor alone."""
    if not _SOME_HAN.search(name):
        return False
    if len(pieces) > 1 and name[pieces[-2].start - pieces[0].start : pieces[-2].end - pieces[0].start] in _OWNERS:
        return False  # 中電旗下|基金 only describes
    if any(p.kind == "latin" for p in pieces):
        common = name[: pieces[0].end - pieces[0].start] in _common_latin()
        return (
            pieces[0].kind == "latin"
            and pieces[-1].kind == "ending"
            and len(pieces) < 5
            and not (common or name[0].isdigit())
        )
    if (
        all(p.kind in _CLOSED for p in pieces)
        or len(pieces) == 1
        and pieces[0].kind in ("place", "ending", "event", "verb")
    ):
        return False
    if name.endswith(_COMPANY) and not name.endswith(_LIMITED):
        inner = pieces[:-1]
        return bool(inner) and (inner[-1].kind == "ending" or sum(p.kind == "free" for p in inner) > 1)
    if len(pieces) > 1 and _ending(name[pieces[-1].start - pieces[0].start :]):
        return True  # 黑燈|實驗室
    return pieces[-1].kind not in ("descriptor", "function", "adverb", "metric", "marker", "role", "title")


_COMPANY, _LIMITED = "公司", "有限公司"


def scored(
    found: Mapping[str, Candidate], blank: str, ambiguous: frozenset[str] = frozenset(), listed: frozenset[int] = frozenset()
) -> dict[str, Candidate]:
    """The candidates whose points reach ``least``.

    Args:
        found: what :func:`gathered` gave.
        blank: the same folded text.
        ambiguous: listed names that are ordinary words, too.
        listed: where listed names begin, which a longer name may extend.
    """
    article, least = weights()["article"], weights()["all"]["least"]
    kept = {}
    for candidate in found.values():
        places = sorted((points for points, _, _ in candidate.places.values()), reverse=True)
        form = candidate.form
        if any(left == "quoted" or left in _DELIMITS and right in _DOES for _, left, right in candidate.places.values()):
            form = max(form, weights()["form"]["delimited_least"])
        score = form + places[0]
        if "ending" in candidate.looks and listed & candidate.places.keys():
            score += article["extends"]
        clean = sum(points > 0.5 for points in places)
        if clean > 1:
            score += article["again"] + (article["thrice"] if clean > 2 else 0.0)
        if blank.count(candidate.name) > 2 * len(places) + 1:
            score += article["inside"]
        if candidate.name in ambiguous:
            score += article["ambiguous"]
        if "ending" not in candidate.looks and not any(_tells(left, right) for _, left, right in candidate.places.values()):
            score += article["weak"]
        candidate.score = score
        if score >= least:
            kept[candidate.name] = candidate
    return kept


def _tells(left: str, right: str) -> bool:
    """Whether the evidence on either side is said of names only."""
    return left in _DELIMITS or left == "deal" or right in _DOES or right == "event"


def chosen(kept: Mapping[str, Candidate]) -> Iterator[tuple[int, int, Candidate]]:
    """The places of candidates, the best set that does not overlap: those of more points first."""
    spans = [
        (start, start + len(c.name), c, points / 3) for c in kept.values() for start, (points, _, _) in c.places.items()
    ]
    taken: dict[int, int] = {}
    for start, end, candidate, _ in sorted(spans, key=lambda s: (-(s[2].score + s[3]), s[0], s[0] - s[1])):
        if not any(at in taken for at in range(start, end)):
            taken.update(dict.fromkeys(range(start, end), start))
            yield start, end, candidate
