"""EUC-TW, which Python has no codec for: CNS 11643 planes 1 and 2, laid out from Big5's own order.

CNS 11643 lists the characters of Big5's two levels in Big5's order but for a few dozen that it put in their right place
by stroke count (the moves below); its first rows are signs. Planes 3 and up hold nothing that a newspaper prints.
"""

from __future__ import annotations

from functools import cache

_ROW = 94
_GAP = "\ufffd"
_SIGNS = (  # rows 1 to 6 of plane 1; a gap stays a gap
    "\u3000，、。．・；：？！︰…‥﹐﹑﹒·﹔﹕﹖﹗︱—︲–����（）︵︶｛｝︷︸〔〕︹︺【】︻︼《》︽︾〈〉︿﹀「」﹁﹂『』﹃﹄﹙﹚﹛﹜﹝﹞‘’“”〝〞′‵＃＆＊※§〃○●△▲◎☆★◇◆□■▽▼"
    "㊣℅‾�＿�﹉﹊﹍﹎﹋﹌﹟﹠﹡＋－×÷±√＜＞＝≦≧≠∞≒≡﹢﹣﹤﹦﹥∼∩∪⊥∠∟⊿㏒㏑∫∮∵∴♀♂♁☉↑↓→←↖↗↙↘‖｜／＼∕﹨＄￥〒￠￡％＠℃℉﹩﹪﹫㏕㎜㎝㎞㏎㎡㎎㎏㏄°兙兛兞兝兡兣"
    "嗧瓩糎▁▂▃▄▅▆▇█▏▎▍▌▋▊▉┼┴┬┤├▔─│▕┌┐└┘╭╮╰╯═╞╪╡◢◣◥◤╱╲╳������������������������������������������������"
    "０１２３４５６７８９ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ〡〢〣〤〥〦〧〨〩�卄�ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚΑΒΓΔΕΖΗΘΙΚ"
    "ΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψωㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏㄐㄑㄒㄓㄔㄕㄖㄗㄘㄙㄚㄛㄜㄝㄞㄟㄠㄡㄢㄣㄤㄥㄦㄧㄨㄩ˙ˉˊˇˋ��������������"
    "①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ����������������������������������������������������������������"
)
_LEVELS = {  # plane: first row of its Han characters, Big5 range, characters that moved with their CNS position
    1: (0x23, 0xA440, 0xC67E, {1836: "耄", 3713: "銬", 4626: "薦", 4732: "彞", 4900: "嚨", 4955: "繳"}, "彝"),
    2: (
        0x00,
        0xC940,
        0xF9D5,
        {43: "刉", 138: "攷", 2146: "笻", 2792: "筇", 2893: "莚", 4930: "錥", 5077: "徻", 5365: "螤"}
        | {5723: "磿", 6312: "鎀", 6530: "舋", 6644: "鎥", 6787: "瀪", 6904: "鐼", 7589: "鬮", 7645: "爩"},
        "\ufa0c\ufa0d",  # 兀 and 嗀, which Big5 has twice
    ),
}


@cache
def _plane(number: int) -> str:
    """The characters of a plane, position (row * 94 + column) by position."""
    first_row, low, high, moved, left_out = _LEVELS[number]
    away = {*moved.values(), *left_out}
    codes = (divmod(code, 256) for code in range(low, high + 1))
    pairs = (bytes(pair) for pair in codes if 0x40 <= pair[1] <= 0x7E or 0xA1 <= pair[1] <= 0xFE)
    han = [char for char in (pair.decode("big5", "ignore") for pair in pairs) if char and char not in away]
    for position in sorted(moved):
        han.insert(position, moved[position])
    signs = "".join(_SIGNS) if number == 1 else ""
    return signs.ljust(first_row * _ROW, _GAP) + "".join(han)


def decode(data: bytes) -> str:
    """Decode EUC-TW; a character broken off by the end of the data is left out.

    Raises:
        UnicodeDecodeError: the bytes are not EUC-TW.

    >>> decode(bytes.fromhex("c4e3c5c7"))
    '中斗'
    """
    out: list[str] = []
    at, end = 0, len(data)
    while at < end:
        first = data[at]
        if first < 0x80:
            run = at + 1
            while run < end and data[run] < 0x80:
                run += 1
            out.append(data[at:run].decode("ascii"))
            at = run
            continue
        plane, lead = (data[at + 1] - 0xA0 if at + 1 < end else 1, at + 2) if first == 0x8E else (1, at)
        if lead + 1 >= end:
            break
        row, column = data[lead] - 0xA1, data[lead + 1] - 0xA1
        place = row * _ROW + column
        inside = row >= 0 and 0 <= column < _ROW
        if plane not in _LEVELS or not inside or place >= len(_plane(plane)):
            raise UnicodeDecodeError("euc-tw", data, at, lead + 2, "not in CNS 11643 planes 1 and 2")
        char = _plane(plane)[place]
        if char == _GAP:
            raise UnicodeDecodeError("euc-tw", data, at, lead + 2, "an empty place of CNS 11643")
        out.append(char)
        at = lead + 2
    return "".join(out)
