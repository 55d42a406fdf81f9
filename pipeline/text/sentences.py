"""Where sentences begin and end, as offsets: Chinese, English and mixed text, tables and headings.

One pass over the sentence marks of each line; nothing here imports a segmenter.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from pipeline.model import Block
from pipeline.text.late import late
from pipeline.text.sentence_words import in_any_language

LONGEST = 2000
"""A sentence of more code points than this is cut: no rule may be asked to look further."""

_BEFORE_NAME, _AFTER_NAME = in_any_language("before_name"), in_any_language("after_name")
_BEFORE_NUMBER, _AFTER_ORDINAL = in_any_language("before_number"), in_any_language("after_ordinal")
_LABELS, _STARTERS = in_any_language("labels"), in_any_language("starters")
# After a full stop without a blank these belong to a name: vue.JS, character.AI; other capitals begin a sentence.
_NAME_ENDINGS = frozenset("ai app co com dev fm io js ly me ml net org tv xyz".split())
_NAMES_WITH_MARK = frozenset({"yahoo!", "jeopardy!", "yum!", "joyn!"})

_LOST = late(r"[a-z]{3}\.([A-Z][a-z]+)")
"""A common word, a full stop and a capital: where a blank was lost."""

_HAN = late(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_CLOSERS = "」』”’）)】]〕》〉\"'"
_MARK = late(r"[。｡！？!?；;.．…][。｡！？!?；;.．…」』”’）)】\]〕》〉\"']{0,40}(?:\[\d{1,3}\]){0,8}")
_LINE_END = late(r"\r\n|[\n\r\u2028\u2029]")
_WORD_BEFORE = late(r"[A-Za-z0-9\u00c0-\u024f.&'’-]{1,24}$")
_WORD_AFTER = late(r"[\s\"'“‘「『（(\[]{0,8}([\w'’-]{0,24})")
_CLAUSE = late(r"[，,、；;：:\s]")
_LIST_MARK = late(r"\s*(?:[-*+•·●▪◦–—|#>]|\(?\d{1,3}[.)、）]|[（(]?[一二三四五六七八九十]{1,3}[、)）])")
_CONTINUES = "，,、：:的》〉"


def sentences(text: str, blocks: Sequence[Block] = ()) -> list[tuple[int, int]]:
    """Return the sentences of ``text`` as half-open code point spans, in order, without white space at their ends.

    A sentence never crosses a block; without blocks it never crosses a line. Every character that is not
    white space is in exactly one sentence. A table row is one sentence.

    Args:
        text: any text; it is not changed.
        blocks: the article's blocks; text outside every block is read line by line.

    >>> text = "沛星完成A輪募資。由Sequoia Inc. 領投！"
    >>> [text[start:end] for start, end in sentences(text)]
    ['沛星完成A輪募資。', '由Sequoia Inc. 領投！']
    >>> text = "It raised $1.5 million on Feb. 3. D. E. Shaw led."
    >>> [text[start:end] for start, end in sentences(text)]
    ['It raised $1.5 million on Feb. 3.', 'D. E. Shaw led.']
    """
    return [
        piece
        for start, end, row in _units(text, blocks)
        for sentence in ([(start, end)] if row else _split(text, start, end))
        for piece in _cut(text, *sentence)
    ]


def _units(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int, bool]]:
    """The stretches that no sentence crosses; true for a table row."""
    done = 0
    for block in sorted(blocks, key=lambda b: (b.start, b.end)):
        start, end = max(block.start, done), min(block.end, len(text))
        if start >= end:
            continue
        yield from _lines(text, done, start, wrapped=False, table=False)
        yield from _lines(text, start, end, wrapped=True, table=block.kind == "table")
        done = end
    yield from _lines(text, done, len(text), wrapped=False, table=False)


def _lines(text: str, start: int, end: int, *, wrapped: bool, table: bool) -> Iterator[tuple[int, int, bool]]:
    """Lines of ``text[start:end]``; in a paragraph that was wrapped, lines that belong together are joined."""
    unit = line = start
    for match in _LINE_END.finditer(text, start, end):
        if not (wrapped and not table and _is_wrap(text, line, match.start(), match.end(), end)):
            yield unit, match.start(), table or _is_row(text, unit, match.start())
            unit = match.end()
        line = match.end()
    if unit < end:
        yield unit, end, table or _is_row(text, unit, end)


def _is_row(text: str, start: int, end: int) -> bool:
    line = text[start:end].strip()
    return len(line) > 2 and line[0] == "|" == line[-1]


def _is_wrap(text: str, line: int, stop: int, following: int, end: int) -> bool:
    """Is the line break only the width of somebody's editor? Then the line is long and nothing ends with it."""
    while stop > line and text[stop - 1].isspace():
        stop -= 1
    if stop == line or following >= end:
        return False
    if text[following] in "\r\n" or text[stop - 1] in "。！？!?；;.…|：:":
        return False
    if _LIST_MARK.match(text, following, end):
        return False
    return stop - line >= (24 if _HAN.match(text[stop - 1]) else 40)


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    chinese = _HAN.search(text, start, end) is not None
    quotes, counted = 0, start
    begin, position = start, start
    while match := _MARK.search(text, position, end):
        stop = match.end()
        quotes += text.count('"', counted, match.start())
        counted = match.start()
        quote = text.find('"', match.start(), stop)
        # An even number of plain quotes before: this one opens the next sentence and stays with it.
        opens = quote >= 0 and quotes % 2 == 0
        if opens and stop < end and not text[stop].isspace():
            stop = quote
        position = stop
        if _ends(text, begin, match.start(), stop, end, chinese):
            yield begin, stop
            begin = stop
    if begin < end:
        yield begin, end


def _ends(text: str, begin: int, mark: int, stop: int, end: int, chinese: bool) -> bool:
    """Does the run of marks ``text[mark:stop]`` end the sentence that began at ``begin``?"""
    run = text[mark:stop]
    after = text[stop] if stop < end else ""
    if not after:
        return True
    if after in _CONTINUES and not after.isspace():
        return False
    marks = run.rstrip(_CLOSERS)
    closed = len(marks) < len(run)
    if any(m in "。｡" for m in run):
        return not (closed and run[-1] in "》〉")
    if any(m in "！？" for m in run):
        return not (run[-1] in "》〉" or (closed and after in "與和及或、"))
    if "；" in run or ";" in run:
        return chinese or "；" in run
    following = _WORD_AFTER.match(text, stop, end)
    word = following.group(1) if following else ""
    spaced = after.isspace()
    if any(m in "!?" for m in run):
        if _HAN.match(after):
            return True
        return spaced and not _continues(word) and not _is_named_with_mark(text, begin, mark)
    if marks == "" or "…" in run or run.startswith(("..", "．．")):
        return spaced and bool(word[:1].isupper()) and not chinese
    return _full_stop(text, begin, mark, after, word)


def _full_stop(text: str, begin: int, mark: int, after: str, word: str) -> bool:
    """Is the single full stop at ``mark`` the end? ``word`` is the next word."""
    before = text[mark - 1] if mark > begin else ""
    if _HAN.match(before):
        return after.isspace() or _HAN.match(after) is not None
    matched = _WORD_BEFORE.search(text, max(begin, mark - 24), mark)
    if not after.isspace():  # a blank was lost, or this is inside a name
        return _begins_sentence(word) and _may_close(text, matched.group() if matched else before)
    if matched is None:
        return not _continues(word)
    token = matched.group()
    numbered = token.isdigit() and len(token) <= 3 and not text[begin : matched.start()].strip("(（*# ")
    if _continues(word) or numbered:
        return False
    if token.isdigit() and len(token) <= 2 and word.lower() in _AFTER_ORDINAL:
        return False
    name = token.lower()
    starts = word.lower() in _STARTERS and len(word) != 1
    if name in _BEFORE_NAME:
        return False
    if name in _BEFORE_NUMBER and word[:1].isdigit():
        return False
    if len(token) == 1 and token.isalpha():  # an initial, unless a label: Series B.
        return starts or _previous_word(text, begin, matched.start()) in _LABELS
    if name in _AFTER_NAME or _is_dotted(token):
        return starts
    return True


def _begins_sentence(word: str) -> bool:
    return word[:1].isupper() and word.lower() not in _NAME_ENDINGS


def _may_close(text: str, token: str) -> bool:
    """Whether what stands right before a full stop without a blank ends a sentence: a common word, or any where blanks are lost."""
    if len(token) > 2 and token.islower():
        return True
    word = token[-1:].islower() and token.lower() not in _BEFORE_NAME | _AFTER_NAME
    whole = word or token.isdigit() or token[-1:] in (")", "%")
    return whole and loses_blanks(text)


@functools.lru_cache(maxsize=4)
def loses_blanks(text: str) -> bool:
    """Whether a text has lost blanks behind full stops more than once, and so perhaps behind names as well.

    >>> loses_blanks("It grew.Then it sank.Nobody knew why."), loses_blanks("Its rival is UP.Partners.")
    (True, False)
    """
    lost = (word for word in _LOST.findall(text) if word.lower() not in _NAME_ENDINGS)
    return next(lost, None) is not None and next(lost, None) is not None


def _continues(word: str) -> bool:
    """A small letter goes on with the sentence, unless it is a name such as xAI or a16z."""
    return word[:1].islower() and not any(c.isupper() or c.isdigit() for c in word[1:6])


def _is_dotted(token: str) -> bool:
    parts = token.split(".")
    return len(parts) > 1 and all(len(part) == 1 and part.isalpha() for part in parts)


def _previous_word(text: str, begin: int, stop: int) -> str:
    words = text[max(begin, stop - 24) : stop].split()
    return words[-1].lower() if words else ""


def _is_named_with_mark(text: str, begin: int, mark: int) -> bool:
    words = text[max(begin, mark - 24) : mark + 1].split()
    return bool(words) and words[-1].lower() in _NAMES_WITH_MARK


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Trim, and cut what is too long at its last clause mark, or hard."""
    while start < end:
        stop = end
        if end - start > LONGEST:
            stop = start + LONGEST
            for match in _CLAUSE.finditer(text, start + LONGEST // 2, stop):
                stop = match.end()
        left, right = start, stop
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        if left < right:
            yield left, right
        start = stop
