"""Text that begins with lines of labels and values, as boards and bulletins write: 作者, 看板, 標題, 時間; 發言日期, 主旨, 說明.

The labels are in ``lexicons/reading.toml``. A label is followed by a colon or blanks; one line with a label is a sentence
that begins with that word, two on end are a head.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from pipeline.reading.draft import Piece
from pipeline.reading.published import PUBLISHED, rank
from pipeline.text.fold import fold
from pipeline.text.late import late
from pipeline.vocabulary import table

_LINE = late(r"[ \t\u3000]{0,4}(?:\d{1,2}[.、])?([\w ]{1,24}?)[ \t\u3000]{0,4}(?:[:：]|[ \t\u3000])[ \t\u3000]{0,4}(.*)$")
_REPLY = late(r"[ \t]{0,2}(?:推|噓|嘘|→)[ ]{1,3}[A-Za-z][\w]{1,15}[ ]{0,16}:")
_LONGEST_HEAD = 30  # lines
_LONGEST_NAME = 60  # of what stands above a form


@cache
def _meanings() -> dict[str, str]:
    """What each label says: ``title`` ``author`` ``text``, a field's name, or nothing that an article has."""
    return {fold(label): meaning for meaning, labels in table("reading")["labels"].items() for label in labels}


def label_of(text: str) -> str | None:
    """What a label says, or None where it is none.

    >>> label_of("標題"), label_of("發言日期"), label_of("今日")
    ('title', 'published', None)
    """
    bare = fold(text).strip(" :：")
    if meaning := _meanings().get(bare):
        return meaning
    place = None if any(map(str.isdigit, bare)) else rank(bare)
    return None if place is None else "published" if place == PUBLISHED else "date"


def in_our_words(fields: Mapping[str, str]) -> dict[str, str]:
    """Fields whose names are labels, under the names that an article's fields have; all others as they are.

    >>> in_our_words({"標題": "題", "發布日期": "2026-03-12", "layout": "post"})
    {'title': '題', '發布日期': '2026-03-12', 'layout': 'post'}
    """
    named = {key: label_of(key) for key in fields if not key.isascii() and rank(key) is None}
    return {named.get(key) or key: value for key, value in fields.items()}


def split(text: str) -> tuple[dict[str, str], str]:
    """Return what the head of a text says, and the text below it; all of it where there is no head.

    >>> split("作者: someone\\n標題: 募資\\n時間: Thu Mar 12 09:15:33 2026\\n\\n內文。")
    ({'author': 'someone', 'title': '募資', 'date': 'Thu Mar 12 09:15:33 2026'}, '內文。')
    >>> split("標題 這只是一行\\n\\n內文。")[0]
    {}
    """
    lines = text.lstrip("\n").split("\n")
    fields, body = _head(lines)
    if not fields and (fields := _under(lines)[0]):
        body = _under(lines)[1]
    return (fields, body) if fields else ({}, text)


def _under(lines: list[str]) -> tuple[dict[str, str], str]:
    """The same below a title, where author and day follow; or below a line or two that say whose form it is, where the form says what the title is."""
    above = next((n for n, line in enumerate(lines[:5]) if _is_labelled(line)), 0)
    if not 0 < len([line for line in lines[:above] if line.strip()]) <= 2 or sum(map(len, lines[:above])) > _LONGEST_NAME:
        return {}, ""
    fields, body = _head(lines[above:])
    if above == 1 and "author" in fields and fields.keys() & {"published", "date"}:
        fields.setdefault("title", lines[0].strip())  # a title without a label, 作者, 時間
        return fields, body
    return (fields, body) if "title" in fields and sum(map(_is_labelled, lines[above:])) > 2 else ({}, "")


def _head(lines: list[str]) -> tuple[dict[str, str], str]:
    """What the lines at the beginning say, and what is below them; no fields where they are no head."""
    fields: dict[str, str] = {}
    body: list[str] = []
    number = labels = 0
    for line in lines[:_LONGEST_HEAD]:
        found = _LINE.match(line)
        meaning = label_of(found[1]) if found else None
        alone = meaning is None and labels > 0 and label_of(line) == "text"  # 說明, and the text from the next line on
        if line.strip() and meaning is None and not alone:
            break
        number += 1
        if alone:
            break
        if found and meaning:
            labels += 1
            value = found[2].strip()
            if meaning == "author":
                value = _alone(value)
            if meaning == "text":
                body.append(value)
                break
            if meaning == "kept":  # it stands in no field of an article and says something
                body.append(line.strip())
            elif value:
                fields.setdefault(meaning, value)
    if labels < 2 or not fields.keys() & {"title", "published", "date"}:
        return {}, ""
    fields.pop("none", None)
    return fields, "\n".join([*body, *_without_replies(lines[number:])]).strip("\n")


def _alone(value: str) -> str:
    """A value without the next label, where both stand on one line: 作者 someone 看板 Stock."""
    words = value.split(" ")
    end = next((n for n, word in enumerate(words) if n and label_of(word) is not None), len(words))
    return " ".join(words[:end]).strip()


def _without_replies(lines: list[str]) -> list[str]:
    """A board's letter without its signature of the server and what others wrote below."""
    end = next((n for n, line in enumerate(lines) if line.lstrip().startswith("※ ") and "站" in line[:8]), len(lines))
    if end < len(lines) and end and lines[end - 1].strip() == "--":
        end -= 1
    return [line for line in lines[:end] if not _REPLY.match(line)]


def of_pieces(pieces: list[Piece]) -> tuple[dict[str, str], list[Piece]]:
    """The same for the pieces of a page, where a label and its value may stand in cells or one under the other.

    >>> of_pieces([Piece("table", "| 發言日期 | 115/03/12 |\\n|---|---|\\n| 主旨 | 增資 |\\n| 說明 | 一億元。 |")])
    ({'published': '115/03/12', 'title': '增資'}, [Piece(kind='paragraph', text='一億元。', level=0)])
    """
    lines: list[str] = []
    for piece in pieces:
        at = len(lines)
        lines += _of_cells(piece.text) if piece.kind == "table" else piece.text.split("\n")
        if piece.kind == "table" and sum(map(_is_labelled, lines[at:])) > 2 and sum(map(len, lines[:at])) < 200:
            lines = lines[at:]  # what stands over a form says whose form it is
    if not any(map(_is_labelled, lines[:2])):
        return {}, pieces
    fields, body = split("\n".join(_joined(lines)))
    return (fields, [Piece("paragraph", line) for line in body.split("\n") if line.strip()]) if fields else ({}, pieces)


def _is_labelled(line: str) -> bool:
    found = _LINE.match(f"{line} ")
    return found is not None and label_of(found[1]) is not None


def _of_cells(table: str) -> list[str]:
    """A line for each label of a table and the cell behind it."""
    lines: list[str] = []
    for row in table.split("\n"):
        cells = [cell.strip() for cell in row.split("|") if cell.strip(" -:")]
        if cells and label_of(cells[0]):
            for cell in cells:
                fresh = label_of(cell) is not None
                lines += [f"{cell}："] if fresh else []
                lines[-1] += "" if fresh else cell
        elif cells:
            lines.append(" ".join(cells))
    return lines


def _joined(lines: list[str]) -> Iterator[str]:
    """A label that stands alone, with the line below it."""
    waiting = ""
    for line in lines:
        if waiting and label_of(line) is None:
            line = f"{waiting}：{line}"
        elif waiting:
            yield waiting
        waiting = line if label_of(line) else ""
        if not waiting:
            yield line
    if waiting:
        yield waiting
