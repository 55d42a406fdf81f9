"""Chinese names of companies nobody listed, by position: before a company's verb, after a describing noun, in quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.lexicons.organisations import Lexicon
from pipeline.mentions.names.words import vocabulary
from pipeline.text.fold import fold
from pipeline.text.words import ordinary

_CJK = "\u3400-\u9fff"
_EDGE = r"(?:^|[\n,。;:!?、|」』”\"）)】\]>•・\ue000-\ue0ff]|[-—])"
_ADVERB = fold(
    r"(?:晚間|早間|上午|下午|盤後|傍晚|近日|近期|日前|今日|今天|昨日|昨天|刚刚|刚|又|再|再度|再次|此前|已经|"
    r"已|也|正式|成功|顺利|随后|同时|首次|率先|对外|正|则|还|将|拟|计划|预计|有望|据传|传|据悉|在|于|今|昨|分别|各|分[一二三四五六两数0-9]?[批次期]|"
    r"[ \ue000-\ue0ff,、:])"
)
_VERB = fold(
    r"(?:宣布|宣告|官宣|公告|公布|披露|发布|完成|获得|获|斩获|拿下|揽获|喜提|敲定|募得|募集|募资|筹集|筹得|筹组|"
    r"融资|收购|并购|买下|上市|挂牌|实现|推出|启动|亮相|上线|签署|入选|达成|迎来|凭借|拥有|刚|拿到|拿下|募|"
    r"回应|并未|进行|专注|强调|寻求|计划|营收|营业收入|年收|估值|市值|净利|毛利|递交|提交|启动|寻求|洽谈|否认|累计)"
)
_COMPANY_VERB = re.compile(fold("(?:完成|獲|獲得|募資|融資|營收|年收|估值|洽談|募集|募得|籌得)$"))
_EDGE_BEFORE = re.compile(r"[\n,。;:!?、|」』”\"）)】\]>•・\ue000-\ue0ff—-]")
_SUBJECT = re.compile(rf"{_EDGE}([^,。;:!?、\n|\ue000-\ue0ff]{{2,40}}?){_ADVERB}{{0,6}}{_VERB}")
_BEFORE_SERIES = re.compile(rf"{_EDGE}([^,。;:!?、\n|\ue000-\ue0ff]{{2,24}}?) ?\ue000+(?:后估值|融资|募资|轮|的融资)")
_OBJECT = re.compile(
    r"(?:引入|引进|收购|并购|买下|投资|入股|战投|领投|注资)(?:了|由|对|给|一家)?([^人者方,。;:!?、\n|][^,。;:!?、\n|]{1,29}?)(?:的|[0-9.]+%|\ue000|,|。|全部|多数|\n|$)"
)
_QUOTED = re.compile(
    r"(公司|企业|品牌|平台|新创|项目|团队|机构|厂商|商|名为|名叫|叫做|称为|受理|[0-9][.、])? ?"
    r"[「“\"《『]([^」”\"》』\n,。]{2,16})[」”\"》』](完成|获|宣布|近日|日前|再获|拿下|连获|连续|半年|入账|官宣)?"
)
_SAYS = re.compile(fold("(?:說|稱|表示|指出|強調|認為|透露|坦言|也|正|則|已)$"))
_NEWS = re.compile(fold("^(?:據傳|驚傳|網傳|外傳|傳|獨家|快訊|重磅|突發|爆|曝)"))
HAN4 = re.compile(rf"[{_CJK}]{{4,8}}")
_GLOSSED = re.compile(
    rf"(?:{fold('公司|企業|平台|品牌|新創|初創|廠商|開發商|製造商|供應商|服務商|業者|獨角獸|廠|商')})([{_CJK}]{{2,8}})[(（]"
)
# 拾租（Shizu）是台北的器材租賃平台: a name with its Latin spelling, said to be a company.
_SPELT_TOO = re.compile(
    rf"(?:^|[\n。,;:])([{_CJK}]{{2,6}})[(（][a-z][a-z .&'-]{{1,30}}[)）](?:{fold('是')}[^,。;]{{0,24}}(?:{fold('公司|企業|平台|品牌|新創|廠商|業者|商')})"
    rf"|[\ue000-\ue0ff]*(?:{fold('創立|成立|於|完成|宣布|公布|的董事會')}))"
)
# 另一間是科學園的納潔膜（NanoKlar）。
_SPELT_LAST = re.compile(rf"[的是]([{_CJK}]{{2,5}})[(（][a-z][a-z0-9&'-]{{3,20}}[)）](?:[。,]|$)")
_CLINGS = re.compile(fold("(?:私|歷來|歷年|即|就|便|才|卻|亦|均|皆|都|先後|一共|至今|迄今)$"))  # 煦昇生醫|私募, 說樂泊|即將
_PARTICLE = re.compile(
    fold(
        "^(?:說|稱|據說|它|他|她|並且|且|也|又|還|只|才|可|能|會|要|把|使|從|替|給|到|用|因|由|與|和|"
        "及|對|向|為|是|被|讓|的|在|將|以|據|於|傳|本|該|而|但|又|並|其|獲)"
    )
)
GROWS = re.compile(
    rf"([\u3400-\u9fff]{{0,4}}?)(?:{fold('創業者基金|創業基金|願景基金|產業基金|基金|創投|資本|銀行|實驗室|研究院')})"
)
_DECLARES = re.compile(fold("(?:公告|宣布|披露)$"))
_LEGAL = re.compile(
    rf"(?:^|[^{_CJK}]|持有的|收购|购买|由|与|和|及|向|对|为|是|的)([{_CJK}]{{2,14}}(?:[(（][{_CJK}]{{2,6}}[)）])?(?:股份|有限责任)?有限公司)"
)
_ENDING = fold(
    "科技|智能|智慧|數據|資安|生物|生技|生醫|醫藥|醫療|機器人|半導體|集團|控股|股份|資本|創投|基金|投資|證券|"
    "銀行|實業|電子|汽車|能源|新材|材料|動力|航天|航空|太空|宇航|數科|智造|網路|網絡|微電子|光電|軟體|軟件|"
    "資訊|信息|藥業|製藥|精密|儀器|創新"
    "|國際|金控|產險|人壽|電信|通信|物流|金融|支付|保險|食品|餐飲|茶飲|咖啡|教育|文化|傳媒|娛樂|影業|遊戲|"
    "旅遊|寵物|農業|漁業|安全|系統|電腦|數位|數碼|雲端|航運|重工|化工|生活|健康|智駕|智行|智航|自駕|機械|電機|"
    "電池|儲電|儲能|氫能|光能|風電|核能|衛星|晶片|芯片|感測|影像|動畫|出版|時尚|服飾|戶外|家居|零售|商城|租賃|地產|"
    "建設"
)
_SUFFIX = re.compile(rf"([{_CJK}]{{2,6}})({_ENDING})")
_OVERRUN = re.compile(rf"([{_CJK}]{{2,4}}(?:{_ENDING}))([{_CJK}]{{2}})")
# A name that ends so, and begins after a mark, a describing noun or a particle: …公司|青禾生物|在…
_BEGINS = fold(
    "公司|企業|平台|品牌|新創|初創|廠商|開發商|製造商|供應商|服務商|營運商|業者|獨角獸|龍頭|集團|旗下|子公司|"
    "對手|競爭者|同業|股東|夥伴|傳|由|與|和|及|對|向|為|是|被|讓|的|在|將|以|據|於"
)
_SUFFIXED = re.compile(
    rf"(?:^|[^{_CJK}]|{_BEGINS})([{_CJK}]{{2,4}}(?:{_ENDING}))(?:[^{_CJK}]|$|{fold('在|完|宣|獲|已|正|將|於|與|和|及|是|以|近|今|昨|表|指|預|計|擬|上|股|公|執|創|董|去|明|則|也|都|有|為|估|營|募|融|尋|向|從|被|遭|收|曾|終|先|分|各|均|皆|第|投|毛|市|首|本|今|等')})"
)
# A noun that describes, and then a name though its words are ordinary: 灵巧手公司|指南科技、
_DESCRIBED = re.compile(
    rf"(?:{fold('公司|企業|新創|初創|品牌|廠商|獨角獸')})([{_CJK}]{{2}}(?:{_ENDING}))(?:[、,(（]|{fold('完成|獲|宣布')})"
)
_SUFFIX_END = re.compile(_SUFFIX.pattern + "$")
_TAIL = re.compile(r"(?:公司)?(?:股份)?(?:有限)?(?:公司)?$")
FUNCTION = re.compile(
    r"[的了在是和与及或为被把将从向对于由让使等它他她仍也都而且但若则其这那该各每某所以之者们不没有会可要就很更最还再又已并因则仅约近逾超达共]"
)


def _subject_name(phrase: str) -> str:
    """The name at the end of a folded subject phrase, or "" (国内水面自动驾驶企业欧卡智舶 → 欧卡智舶)."""
    words = vocabulary()
    phrase = re.split(r"[\]】]", phrase)[-1].strip(' ·「」“”"')
    phrase = re.sub(r"[(（][^()（）]{1,40}[)）]$", "", phrase)  # 海舶科技（Seaberth）
    phrase = _SAYS.sub("", _NEWS.sub("", phrase))
    at = 0
    for noun in words["descriptors"]:
        i = phrase.rfind(noun)
        if (
            i >= 0
            and i + len(noun) > at
            and (len(noun) > 1 or i + len(noun) < len(phrase) and phrase[i + 1 : i + 2] in '「“"')
        ):
            at = max(at, i + len(noun))
    if at == len(phrase) and "的" in phrase:
        phrase = phrase[phrase.rindex("的") + 1 :]
        at = len(phrase)
    if at == len(phrase):  # it ends in the noun itself: 杭州…有限公司 is a name, 这家公司 is none
        return phrase if re.search(r"(?:有限公司|集团|研究院|实验室)$", phrase) and len(phrase) < 22 else ""
    phrase = phrase[at:]
    if m := re.match(r"[a-z0-9][a-z0-9 .&'-]*", phrase):
        phrase = phrase[m.end() :]  # a Latin name is found by its shape
    if "的" in phrase:
        phrase = phrase[phrase.rindex("的") + 1 :]
    phrase = re.sub(rf"^(?:{'|'.join(vocabulary()['zh_places'])})有", "", phrase)  # 深圳有|擎步科技
    return phrase.strip(' ·「」“”"')


def _plausible(name: str) -> bool:
    if re.search(r"[a-z]", name.removesuffix("ai")) or " " in name or not name[:1].isalnum():
        return False  # a Latin name is found by its shape
    if any(name.startswith(p) and len(name) < len(p) + 2 for p in vocabulary()["zh_places"]) or name.endswith("级"):
        return False  # 史诗级, 企业级 describe
    if (
        not 2 <= len(name) <= 14
        or not re.search(f"[{_CJK}]", name)
        or re.search(r"[0-9%$\ue000-\ue0ff「」“”（）()]", name)
    ):
        return False
    words = vocabulary()
    brand = name[: m.start(2)] if (m := _SUFFIX_END.search(name)) else name
    if any(g in brand for g in words["generic"]) or name in words["zh_places"] or name in words["generic"]:
        return False
    return not (FUNCTION.search(name) and len(name) > 2) or bool(_SUFFIX.fullmatch(name))


def found_by_position(blank: str, folded: str, lexicon: Lexicon) -> dict[str, str]:
    """Folded Chinese names found by position, each with how."""
    found: Counter[str] = Counter()
    how: dict[str, str] = {}

    def add(name: str, reason: str, weight: int = 1) -> None:
        if name.endswith("投资") and lexicon.lookup(name[:-2]):
            return  # 元禾原点|投资
        name = _CLINGS.sub("", name[name.rfind("的") + 1 :])
        rest = _PARTICLE.sub("", name)
        if rest != name and (len(rest) > 2 or blank.count(rest) > 2) and not lexicon.lookup(name):
            name = rest
        if beside := next(
            (n for n in range(1, len(name)) if name[:n] in vocabulary()["zh_places"] and lexicon.lookup(name[n:])), 0
        ):
            name = name[beside:]
        if (
            not _SUFFIX_END.search(name)
            and (m := _OVERRUN.fullmatch(name))
            and ordinary(m[2])
            and not lexicon.lookup(name)
        ):
            name = m[1]  # 青石智造|终止
        if _plausible(name):
            found[name] += weight
            how.setdefault(name, reason)

    at = 0
    while m := _SUBJECT.search(blank, at):
        name = _subject_name(m[1])
        # A whole clause up to 公告 or 宣布 is a name even of ordinary words: 中南文化公告…
        # Two characters are sure before 完成 or 獲, or behind the noun that describes them: AI 新創|鈊海|獲….
        whole = name == m[1].strip()
        sure = whole and 3 < len(name) < 8 and bool(_DECLARES.search(m[0]))
        if len(name) == 2 and not ordinary(name) and not FUNCTION.search(name) and name[0] != "据":
            sure = not whole or bool(_COMPANY_VERB.search(m[0]))
        add(name, "subject", 2 if sure else 1)
        at = max(m.start() + 1, m.end(1))
    at = 0
    while m := _SUFFIXED.search(blank, at):
        name = _PARTICLE.sub("", m[1])
        if not ordinary(name) and is_organisation_word(name):
            add(name, "suffix")
        at = max(m.start() + 1, m.end(1))
    for m in _DESCRIBED.finditer(blank):
        add(m[1], "described", 2)
    for m in _GLOSSED.finditer(blank):
        add(m[1], "glossed", 2)
    for pattern in (_SPELT_TOO, _SPELT_LAST):
        for m in pattern.finditer(blank):
            if not ordinary(m[1]):
                add(m[1], "glossed", 2)
    for m in _BEFORE_SERIES.finditer(blank):
        if not re.search(_VERB, m[1]):
            add(_subject_name(m[1]), "series")
    for m in _OBJECT.finditer(blank):
        name = _subject_name(m[1])
        if _SUFFIX.fullmatch(name) or name.endswith("公司"):
            add(name, "object")
    for m in _QUOTED.finditer(blank):
        if m[1] or m[3]:
            add(m[2], "quoted", 2)
    for m in _LEGAL.finditer(blank):
        name = re.split(r"由|持有的|收购|购买|被|获|与|和|向", m[1])[-1]
        found[name] += 2
        how.setdefault(name, "legal")
    # Two characters that begin a longer candidate are its short form: 綠迴 of 綠迴科技.
    longer = {n[:2] for n in found if len(n) > 2 and _SUFFIX.fullmatch(n)}
    for short in longer & set(found):
        how.pop(short, None)
    # A longer candidate that ends in an independently found one is that one with its description.
    places = vocabulary()["zh_places"]
    for long in list(found):
        if any(long[n:] in found and long[:n] not in places for n in range(1, len(long) - 2)):
            how.pop(long, None)
    return {
        n: how[n]
        for n in found
        if n in how
        and (len(n) > 2 or found[n] > 1)
        and (is_organisation_word(n) or not ordinary(n) or len(n) > 2 and found[n] > 1)
        and (len(n) < 7 or found[n] > 1 or is_organisation_word(n))  # a long one is a description
    }


def short_forms(blank: str, found: dict[str, str], places: Places) -> dict[str, str]:
    """Beginnings of a found name that also begin a clause by themselves: 快看 for 快看漫画."""
    short: dict[str, str] = {}
    for name in found:
        if (m := _SUFFIX.fullmatch(name)) and not ordinary(m[1]) and m[1] not in found:
            short.setdefault(m[1], name)  # 曜能 for 曜能科技
            continue
        for n in range(2, len(name) - 1):
            head = name[:n]
            if head in found or head in vocabulary()["zh_places"] or not name[n:].strip():
                continue
            if any(
                (at == 0 or _EDGE_BEFORE.match(blank, at - 1)) and blank[at + n : at + n + 1] not in ("", name[n])
                for at in places(head)
            ) and not ordinary(head):
                short.setdefault(head, name)
                break
    return short


class Places:
    """Where words stand in a text; it is read through once for all words that begin alike."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pairs: dict[str, list[int]] = {}
        self._read = False
        self._asked = 0

    def __call__(self, word: str) -> Iterator[int]:
        """The places of a word of two characters or more, none inside the one before."""
        self._asked += 1
        if self._asked > 64 and not self._read:  # many words: know the places of every pair of characters
            for at, pair in enumerate(map(str.__add__, self._text, self._text[1:])):
                self._pairs.setdefault(pair, []).append(at)
            self._read = True
        end = 0
        if self._read:
            for at in self._pairs.get(word[:2], ()):
                if at >= end and self._text.startswith(word, at):
                    yield at
                    end = at + len(word)
            return
        at = self._text.find(word)
        while at >= 0:
            yield at
            at = self._text.find(word, at + len(word))


def is_organisation_word(folded: str) -> bool:
    """Whether a folded Chinese name ends in a word that organisations end in (厚雪资本, 科创学院)."""
    return bool(_SUFFIX_END.search(folded)) or bool(
        re.search(r"(?:公司|银行|大学|学院|研究院|研究所|实验室|拍卖行|交易所|产投|创业投资|母基金|院)$", folded)
    )
