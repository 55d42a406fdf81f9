"""Words at the borders of sentences: where an English full stop is no end, and what makes a sentence unfit to quote."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Never the last word of a sentence: a name or a number follows. Folded, without the last full stop.
ABBREVIATION_BEFORE_NAME = _words(
    "mr mrs ms mx dr prof rev hon st mt ft gen sen rep gov capt lt col sgt pres messrs vs v cf viz al approx est ca "
    "e.g i.e eg ie fig vol ed eds art sec ch rs"
)

# The last full stop of a sentence only if the next word starts one.
ABBREVIATION_AFTER_NAME = _words(
    "inc corp ltd co cos llc llp lp plc pte pty pvt bros jr sr esq intl int'l dept univ assn assoc etc mfg bn mn tr mio mrd "
    "u.s u.k u.n e.u u.a.e d.c n.y a.m p.m ph.d m.d b.a m.b.a s.a n.v b.v k.k l.p s.p.a u.s.a"
)

# Abbreviations only before a number: "No. 5", "Feb. 3".
ABBREVIATION_BEFORE_NUMBER = _words("no nos p pp par art c jan feb mar apr may jun jul aug sep sept oct nov dec")

# A single letter after these is a label and not an initial: "its Series B. The company …".
LABELLED = _words("series class round plan type grade vitamin tier phase option section group model")

# Words that start a sentence and hardly ever continue a name.
STARTERS = _words(
    "the a an it its he she they their we our i you his her this that these those there here in on at by for from with "
    "under over after before since during as when while where if although though but and or so yet however meanwhile "
    "moreover additionally also according both all some many most several other another no not now then today earlier "
    "last what who why how to of founded based led headquartered backed investors"
)

# After a full stop without a blank these belong to a name: vue.JS, character.AI; other capitals begin a sentence.
NAME_ENDINGS = _words("ai app co com dev fm io js ly me ml net org tv xyz")

NAMES_WITH_MARK = frozenset({"yahoo!", "jeopardy!", "yum!", "joyn!"})

# First words of a sentence that leans on the one before it.
LEANING_EN = _words(
    "but however yet so therefore thus moreover furthermore additionally also this that these those it its they their "
    "he she his her and or instead meanwhile still then such here there"
)
# Words of what is round an article and not in it.
BOILERPLATE_EN = (
    "subscribe",
    "sign up",
    "read more",
    "click here",
    "follow us",
    "all rights reserved",
    "cookie",
    "newsletter",
    "image credit",
    "photo:",
    "source:",
    "sources:",
    "disclaimer",
    "about the author",
)

# The same in Chinese, folded.
LEANING_ZH = (
    *(
        "但",
        "不过",
        "然而",
        "此外",
        "另外",
        "同时",
        "因此",
        "所以",
        "而",
        "也",
        "这",
        "该",
        "他",
        "她",
        "它",
        "其",
        "恰恰",
    ),
    *("与此同时", "换句话说", "换言之", "更", "于是", "接着", "至于", "反观", "相较之下", "另一方面", "值得注意的是"),
)
BOILERPLATE_ZH = (
    *(
        "延伸阅读",
        "相关文章",
        "订阅",
        "点击",
        "转载",
        "版权",
        "责任编辑",
        "图片来源",
        "首图来源",
        "粉丝团",
        "来源:",
        "资料来源",
    ),
    *("本文", "免责声明", "投资建议", "欢迎关注", "关注我们", "扫码"),
)
