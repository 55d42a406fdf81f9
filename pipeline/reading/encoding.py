"""Bytes to text: a byte-order mark, then UTF-8, then what is declared, then what reads like Chinese.

A declared charset is only a hint, because pages lie: a decoding counts when it is strict and its characters are those
that Chinese and English are written with. Python's codecs carry the tables (Big5-HKSCS holds Big5; GB18030 holds GBK);
EUC-TW, which Python lacks, is :mod:`pipeline.reading.euc_tw`.
"""

from __future__ import annotations

import codecs
import re
from functools import cache

from pipeline.errors import UnreadableError
from pipeline.reading import euc_tw

_MARKS = (  # UTF-32 before UTF-16: its mark begins with the other's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_LEGACY = ("big5hkscs", "cp950", "gb18030", "euc-tw", *_WIDE, "cp1252")
_ALIASES = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "x-x-big5": "big5hkscs", "x-euc-tw": "euc-tw"}

# The characters that half of any Chinese newspaper page consists of, in both scripts (frequency lists agree on them).
_FREQUENT = frozenset(
    "的一是在不了有和人這这中大為为上個个國国我以要他時时來来用們们生到作地於于出就分對对成會会可主發发年動动同工也能下過过"
    "子說说產产種种面而方後后多定行學学法所民得經经十三之進进着等部度家電电力里如水化高自二理起小物現现實实加量都兩两體体"
    "制機机當当使點点從从業业本去把性好應应開开它合還还因由其些然前外天政四日那社義义事平形相全表間间樣样與与關关各重新線线"
    "內内數数正心反你明看原又麼么利比或但質质第向道命此變变條条只沒没結结解問问意建月公無无系軍军很情者最立代想已通並并提"
    "直題题黨党程展五果料象員员革位入常文總总次品式活設设及管特件長长求老頭头基資资邊边流路級级少圖图山統统接知較较將将組组"
    "見见計计別别她手角期根論论運运農农指幾几九區区強强放決决西被幹干做必戰战先回則则任取據据處处隊队南給给色光門门即保治"
    "北造百規规熱热領领七海口東东導导器壓压志世金增爭争濟济階阶油思術术極极交受聯联認认六共權权收證证改清己美再採采轉转更"
    "億亿元融投輪轮司企市值萬万約约達达報报創创募股款銀银獲获估台灣湾港，。、「」：；（）《》？！“”％"
)
BAD = "\ufffd"
"""Stands where a byte could not be read."""
_BEARING = ("utf-8", "big5hkscs", "gb18030")
_GOOD_FOR_ONE = 200  # code points, at the least, for each bad byte beyond the first
_DECLARED = re.compile(rb"""charset\s{0,8}=\s{0,8}["']?([A-Za-z0-9_.:\-]{2,40})|encoding\s{0,8}=\s{0,8}["']([A-Za-z0-9_.:\-]{2,40})["']""")
_LONGEST_LOOK = 200_000  # bytes that are enough to tell encodings apart


def declared(head: bytes) -> str | None:
    """The charset an HTML or XML head names, or None.

    >>> declared(b'<meta charset="Big5">')
    'big5'
    """
    found = _DECLARED.search(head[:4096])
    return (found[1] or found[2]).decode("ascii").lower() if found else None


def decode(data: bytes, *, hint: str | None = None) -> tuple[str, str]:
    """Return the text and the name of the encoding it was in.

    Args:
        data: the whole file.
        hint: a declared charset; believed only when the result reads well.

    Raises:
        UnreadableError: the bytes are no text in any encoding that is known here.

    >>> decode("融資三億美元".encode("utf-16"))
    ('融資三億美元', 'utf-16-le')
    >>> decode("這家公司宣布完成新臺幣三億元的募資，由國發基金領投。".encode("big5"))[1]
    'big5hkscs'
    """
    hint = hint if hint and _is_charset(hint) else None
    for mark, name in _MARKS:
        if data.startswith(mark):
            text = _attempt(data[len(mark) :], name, cut=True)
            if text is not None and not _binary(text):
                return text, name
    text = _attempt(data, "utf-8", cut=True)
    if text is not None and not _binary(text):
        return text, "utf-8"
    head = data[:_LONGEST_LOOK]
    if head.count(0) * 5 > len(head):  # Latin letters in UTF-16 or 32 without a mark
        best, name = _best(head, None, _WIDE)
    else:
        best, name = _best(head, hint, _LEGACY)
    text = _attempt(data, name, cut=True) if name else None
    if best < 0.6:
        name, text, best = max((name, text, best), _lenient(data, hint), key=lambda found: found[2])
    if text is None or best < 0.35 or _binary(text):
        raise UnreadableError("these bytes are not text in UTF-8, Big5, GB18030 or EUC-TW; save the article as UTF-8")
    return text, name


def _is_charset(hint: str) -> bool:
    """Whether a declared charset is one of text; a file may declare anything."""
    try:
        return hint in _ALIASES or hint in _LEGACY or bool("a".encode(hint, "replace"))
    except (LookupError, ValueError):
        return False


def _attempt(data: bytes, name: str, *, cut: bool = False) -> str | None:
    """Decode strictly; with ``cut``, a character broken off by the end of the data is left out."""
    try:
        if name == "euc-tw":
            return euc_tw.decode(data)
        return codecs.getincrementaldecoder(name)("strict").decode(data, final=not cut)
    except (UnicodeError, LookupError):
        return None


def _lenient(data: bytes, hint: str | None) -> tuple[str, str | None, float]:
    """The best reading with a bad byte here and there, its encoding and how much it reads like text; a little less than a clean one."""
    hinted = _ALIASES.get(hint or "", hint or "")
    best: tuple[str, str | None, float] = ("", None, 0.0)
    for name in dict.fromkeys(filter(None, (hinted, *_BEARING))):
        try:
            text = data.decode(name, "replace")
        except LookupError:
            continue
        bad = text.count(BAD)
        if bad * _GOOD_FOR_ONE > len(text) + _GOOD_FOR_ONE:
            continue
        score = plausibility(text[:_LONGEST_LOOK].replace(BAD, "")) + (0.05 if name == hinted else -0.05)
        best = max(best, (name, text, score), key=lambda found: found[2])
    return best


def _binary(text: str) -> bool:
    """NULs, or more control characters than any editor leaves behind."""
    head = text[:_LONGEST_LOOK]
    return "\0" in text or len(_CONTROL.findall(head)) > 2 + len(head) // 100


_CONTROL = re.compile("[\x01-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")


def _best(data: bytes, hint: str | None, names: tuple[str, ...]) -> tuple[float, str]:
    hinted = _ALIASES.get(hint or "", hint or "")
    best, winner = 0.0, ""
    for name in dict.fromkeys((hinted, *names) if hinted else names):
        text = _attempt(data, name, cut=True)
        if text and "\0" not in text:
            score = plausibility(text) + (0.1 if name == hinted else 0)
            if names is _WIDE:  # here Latin letters tell as much as Chinese ones
                score += 2 * sum(" " <= char <= "~" for char in text) / len(text)
            if score > best:
                best, winner = score, name
    return best, winner


def plausibility(text: str) -> float:
    """How much a text reads like Chinese or English: about 1 for either, below 0.35 for a wrong decoding.

    Chinese characters count by how usual they are: the frequent few hundred in full, those of Big5's and GB 2312's
    first levels a third, any other not at all.

    >>> plausibility("本輪融資由紅杉資本領投") > 0.5 > 0.35 > plausibility("瞢斤撌脩犖")
    True
    """
    wide = [char for char in text if char > "\x7f"]
    letters = sum(char.isalnum() for char in text) - sum(map(str.isalnum, wide))
    if not wide:
        return 1.0 if letters * 2 > len(text.strip()) else 0.0
    points = sum(1.0 if char in _FREQUENT else _usual(char) for char in wide)
    share = min(1.0, points / len(wide) * 1.6)
    if text.isascii() or letters > 4 * len(wide):  # an English page with some typographic quotes
        share = max(share, sum(char in _TYPOGRAPHY for char in wide) / len(wide))
    return share


_TYPOGRAPHY = frozenset("“”‘’–—…€£©®™•· éèêëáàâäãåíìîïóòôöõúùûüçñÉÈÖÜÄøæßÅØ")


@cache
def _usual(char: str) -> float:
    for name, low, high in (("big5", 0xA4, 0xC6), ("gb2312", 0xB0, 0xD7)):
        try:
            code = char.encode(name)
        except UnicodeEncodeError:
            continue
        if len(code) == 2 and low <= code[0] <= high:
            return 0.33
    return 0.2 if char in "\u3000·—…『』【】〈〉﹚﹙．／～＋－＝０１２３４５６７８９" else 0.0
