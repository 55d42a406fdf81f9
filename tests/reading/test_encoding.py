"""One article in any encoding is the same article and gives the same facts."""

from __future__ import annotations

import pytest

from pipeline.errors import UnreadableError
from pipeline.process import extract
from pipeline.reading import read, reading_of
from pipeline.reading.encoding import decode
from pipeline.reading.euc_tw import _plane

TEXT = (
    "晨曦機器人宣布完成3億5,000萬元的B輪募資，由遠帆資本領投，大埔創投跟投，投後估值20億美元。\n\n"
    "執行長表示，公司2025年的營收達1.2億美元，比前一年成長兩倍，預計在2026年第三季上市。\n"
)
SIMPLE = "晨曦机器人宣布完成3亿5,000万元的B轮融资，由远帆资本领投，大埔创投跟投，投后估值20亿美元。\n"


def euc_tw(text: str) -> bytes:
    """Encode EUC-TW, for the tests alone."""
    out = bytearray()
    for char in text:
        if char < "\x80":
            out += char.encode()
            continue
        plane = 1 if char in _plane(1) else 2
        row, column = divmod(_plane(plane).index(char), 94)
        out += bytes((0x8E, 0xA0 + plane) if plane > 1 else ()) + bytes((0xA1 + row, 0xA1 + column))
    return bytes(out)


ENCODED = {
    name: TEXT.encode(name)
    for name in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "big5", "cp950", "big5hkscs", "gb18030")
} | {"euc-tw": euc_tw(TEXT)}


def facts(data: bytes, source: str) -> list[dict[str, object]]:
    return [fact.model_dump(mode="json") for fact in extract(read(data, source=source))]


@pytest.mark.parametrize("name", ENCODED)
def test_the_same_article_and_the_same_facts(name: str) -> None:
    assert read(ENCODED[name], source="a.txt").text == read(TEXT.encode(), source="a.txt").text
    assert facts(ENCODED[name], "a.txt") == facts(TEXT.encode(), "a.txt") != []


@pytest.mark.parametrize("declared", ["utf-8", "big5", "gb2312", "iso-8859-1", "euc-tw", "no-such", "utf-16"])
@pytest.mark.parametrize("name", ["utf-8", "big5", "gb18030", "euc-tw"])
def test_a_page_whose_charset_lies(declared: str, name: str) -> None:
    html = f'<html><head><meta charset="{declared}"></head><body><p>{TEXT}</p></body></html>'
    data = euc_tw(html) if name == "euc-tw" else html.encode(name)
    assert TEXT.split("\n")[0] in read(data, source="a.html").text


def test_character_references_give_the_same_facts() -> None:
    html = "<p>" + TEXT.replace("\n\n", "</p><p>") + "</p>"
    references = html.encode("ascii", "xmlcharrefreplace")
    assert facts(references, "a.html") == facts(html.encode(), "a.html") != []


@pytest.mark.parametrize("name", ["gb18030", "gbk", "gb2312"])
def test_simplified(name: str) -> None:
    article = read(SIMPLE.encode(name), source="a.txt")
    assert (article.text, article.language) == (SIMPLE.strip(), "zh-Hans")


@pytest.mark.parametrize("length", [20, 40, 80])
@pytest.mark.parametrize("name", ["big5", "gb18030", "utf-16-le"])
def test_short_texts(name: str, length: int) -> None:
    assert decode(TEXT[:length].encode(name))[0] == TEXT[:length]


def test_english_with_typographic_quotes() -> None:
    text = "The company’s round – its third – was “oversubscribed”, the café owner said.\n" * 3
    assert decode(text.encode("cp1252"))[0] == text


@pytest.mark.parametrize("cut", [1, 2])
def test_a_file_cut_within_a_character_loses_that_character_only(cut: int) -> None:
    data = "完成三億".encode()
    assert decode(data[:-cut])[0] == "完成三"


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x00\x01" * 100, b"\x89PNG\r\n\x1a\n" + bytes(range(200, 256)) * 9, TEXT.encode() + b"\0"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        decode(data)


@pytest.mark.parametrize("encoding", ["big5", "gb18030", "utf-8"])
@pytest.mark.parametrize("declares", [True, False])
def test_one_bad_byte_costs_a_character_and_is_told(encoding: str, declares: bool) -> None:
    story = "晨曦機器人昨日宣布完成新臺幣三億元的募資，由遠帆資本領投，資金將用於擴建臺中的產線，明年第一季可以量產。" * 4
    head = f'<meta charset="{encoding}">' if declares else ""
    data = f"<html>{head}<body><p>{story}</p></body></html>".encode(encoding)
    middle = data.index("遠帆".encode(encoding), len(data) // 2)
    reading = reading_of(data[:middle] + b"\xff" + data[middle:], source="a.html")
    assert story[:60] in reading.article.text and story[-60:] in reading.article.text
    assert any(note.startswith("encoding: ") and "�" in note for note in reading.notes)
