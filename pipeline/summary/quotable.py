"""Which of an article's sentences can stand by themselves in a summary: whole, of a readable length, and of the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.languages import languages
from pipeline.model import Article
from pipeline.text.late import late
from pipeline.text.sentence_words import in_any_language, sentence_words

_ENDED = late(r"[。！？.!?][」』”’）)\"']{0,4}$")
_HAN = late(r"[\u3400-\u9fff]")
_LATIN = late(r"[A-Za-z0-9][\w'&+.-]*")
_FIRST_WORD = late(r"[A-Za-zÀ-ÖØ-öø-ÿ]+")
_BOILERPLATE = tuple(sorted(in_any_language("boilerplate")))
_LABELS = in_any_language("label")
_PAIRS = ("「」", "『』", "“”", "（）", "()", "《》")
_LONGEST, _LONGEST_SPACED = 100, 40  # characters of a quoted sentence, and words
_LABEL = late(r"([^,;:.。!?()\n]{2,24}): ?")
_GLUED = late(r"\b[a-z]{4,}[A-Z][a-z]{2,}")  # two sentences that lost what parted them: … productionSecuring …
_OPENED = (("“", "”"), ("「", "」"), ("『", "』"))
_PROSE = ("summary", "paragraph", "quote", "item")


def _leaning(spaced: bool) -> tuple[str, ...]:
    return tuple(w for room in languages() if room.spaced is spaced for w in sentence_words()[room.code]["leaning"])


# What a sentence that leans begins with: whole words, and characters where no blank ends a word.
_LEANING_WORDS, _LEANING = frozenset(_leaning(True)), _leaning(False)


def length(text: str) -> int:
    """Chinese characters and Latin words.

    >>> length("沛星募資 Series A")
    6
    """
    return len(_HAN.findall(text)) + len(_LATIN.findall(text))


def quotable(text: str, folded: str, spaced: bool) -> bool:
    """Whether a sentence of an article can be quoted.

    Args:
        text: as written.
        folded: the same, folded.
        spaced: whether the article's language has blanks between its words.
    """
    most = _LONGEST_SPACED if spaced else _LONGEST
    readable = 10 <= length(text) <= most and text[:1].isalnum() and _is_whole(text)
    return readable and _is_of(text, spaced) and not _is_around(folded)


def _is_of(text: str, spaced: bool) -> bool:
    """Whether a sentence is written in the article's language: all of it, or most where names are in Latin letters."""
    chinese = len(_HAN.findall(text))
    return not chinese if spaced else chinese > len(_LATIN.findall(text))


def prose(article: Article, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences that are in paragraphs, the summary, quotations and items."""
    if not article.blocks:
        return spans
    blocks = sorted((b.start, b.end) for b in article.blocks if b.kind in _PROSE)
    kept, at = [], 0
    for start, end in spans:
        while at < len(blocks) and blocks[at][1] <= start:
            at += 1
        if at < len(blocks) and blocks[at][0] <= start:
            kept.append((start, end))
    return kept


def unlabelled(folded: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sentences without the label with which their line begins: 核心事件：…; what begins several lines so is one, too.

    Args:
        folded: the article, folded.
        spans: of its sentences.

    >>> text = "核心事件:大象募资。他说:小猫上市。"
    >>> [text[start:end] for start, end in unlabelled(text, [(0, 10), (10, len(text))])]
    ['大象募资。', '他说:小猫上市。']
    """
    opened = {start: m for start, _ in spans if (start == 0 or folded[start - 1] == "\n") and (m := _LABEL.match(folded, start))}
    often = Counter(m[1] for m in opened.values())
    labels = {label for label, count in often.items() if count > 1 or label in _LABELS}
    return [(opened[start].end() if start in opened and opened[start][1] in labels else start, end) for start, end in spans]


def is_spoken(text: str, start: int) -> bool:
    """Whether a sentence stands inside a quotation that its paragraph opened before it: who speaks is told elsewhere."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return before.count('"') % 2 == 1 or any(before.count(opens) > before.count(closes) for opens, closes in _OPENED)


def stands_alone(text: str, folded: str) -> bool:
    """Whether a quotable sentence needs no other: it does not lean on the one before, ask, shout or speak."""
    first = _FIRST_WORD.match(text)
    leans = folded[:8].startswith(_LEANING) or (first is not None and first.group().lower() in _LEANING_WORDS)
    asks = text.rstrip("」』”’）)\"'")[-1:] in "?？!！"
    speaks = text[:1] in "「『“\"‘'"
    return not (leans or asks or speaks)


def _is_whole(text: str) -> bool:
    """Whether a sentence is one line of prose that ends, and closes what it opens."""
    if _ENDED.search(text, max(0, len(text) - 5)) is None or any(c in text for c in ("\n", "\r", "|", "  ")) or _GLUED.search(text):
        return False
    return text.count('"') % 2 == 0 and all(text.count(pair[0]) == text.count(pair[1]) for pair in _PAIRS)


def _is_around(folded: str) -> bool:
    """Whether a sentence is of the page around an article."""
    return "http" in folded or any(word in folded for word in _BOILERPLATE)
