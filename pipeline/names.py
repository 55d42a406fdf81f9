"""Names of organisations and persons: by lexicon, by shape, by position; none of the three is required.

Latin names are runs of capitalised words; Chinese names of companies nobody listed are what stands before
the verb of a company sentence (欧卡智舶完成…), after the noun that describes it, or inside quotes, and then
wherever the article says the same characters again.
"""

from __future__ import annotations

import bisect
import functools
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources

from pipeline.lexicon import load
from pipeline.mention import Mention, Source
from pipeline.nlp import ordinary
from pipeline.text import fold


@dataclass(frozen=True, slots=True)
class NameRef:
    """Whom a name mention names.

    Attributes:
        name: canonical spelling (the lexicon's, else the fullest in the article).
        id: the lexicon's stable id, or None.
        kind: the lexicon's section, ``person``, ``reporter`` or None.
        key: what two mentions of one entity share.
    """

    name: str
    id: str | None
    kind: str | None
    key: str


@functools.cache
def vocabulary() -> dict[str, frozenset[str]]:
    """The word lists of ``lexicons/names.toml``: Latin words as written, Chinese ones folded."""
    data = tomllib.loads(resources.files("pipeline.lexicons").joinpath("names.toml").read_text(encoding="utf-8"))
    return {k: frozenset(w if w.isascii() else fold(w) for w in v.split()) for k, v in data.items()}


_TOKEN = r"[A-Za-zÀ-ɏ0-9](?:[A-Za-zÀ-ɏ0-9&'’+\-_]|[.][A-Za-z0-9])*"
_CAP = r"(?:[A-ZÀ-Þ](?:[A-Za-zÀ-ɏ0-9&'’+\-_]|[.][A-Za-z0-9])*|[a-z]{1,3}[A-Z][A-Za-z0-9]*|[0-9]+[A-Z][A-Za-z0-9]*)"
_INITIAL = r"(?:[A-Z]\.)"
_MORE = rf"(?:[ \u00a0](?:{_INITIAL}|{_CAP}|[0-9]{{1,4}}|&|of|de|the|for|und|van|von)){{0,7}}"
_RUN = re.compile(rf"(?:{_INITIAL}|{_TOKEN}){_MORE}")
_CJK = "\u3400-\u9fff"
_POSSESSIVE = re.compile(r"['’]s?$")
_ADJECTIVE = re.compile(r"[a-z]-(?:based|backed|led|owned|listed|style|powered|focused|driven|native|first|founded|born|headquartered|grade|era|wide|like|related|funded|assisted|specific|enabled|made|dependent|purpose)$", re.I)
_CONTRACTION = re.compile(r"['’](?:ve|re|ll|m|d)$")
_GLUED = re.compile(r"[a-z]{4,}[.]")
_LEADING = frozenset("AI Lab Startup Start-up Company Unicorn Chipmaker Maker Fintech Biotech Robotics".split())
_WORD = re.compile(r"\S+")
_LINKS = frozenset("of de the for und van von &".split())
_ACTS = re.compile(r"(?:['’]s)? (?:raised|raises|secures|closes|lands|bags|nabs|snags|nets|gets|receives|hits|files|acquires|buys|unveils|emerges|emerged|hopes|expects|wants|offers|sells|runs|has|had|is|was|will|plans|announced|announces|closed|closes|secured|said|says|completed|lands|landed|led|acquired|acquires|launched|builds|makes|and|, (?:a|an|the|which|who) |\()|['’]s |, (?:a|an|the|which|who) | ?\(|: ")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;。！？：；\n•“\"「『(（—–|-]|\*\*)\s*$")


def _tokens(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [m.span() for m in _WORD.finditer(text, start, end)]


def _is_cap(token: str) -> bool:
    return any(c.isupper() for c in token)


def _runs(text: str, source: Source) -> Iterator[tuple[int, int, bool]]:
    """Capitalised runs, trimmed of words that neither begin nor end a name and cut at titles and verbs."""
    words_of = vocabulary()
    stop, titles, verbs, acts, common, places = (
        words_of[k] for k in ("english_stop", "english_titles", "english_verbs", "english_acts", "latin_common", "places")
    )
    titled = _titled(source, text)
    for run in _RUN.finditer(text):
        headline = _inside(titled, run.start())
        before = text[max(0, run.start() - 4) : run.start()]
        first = bool(_SENTENCE_END.search(before)) or run.start() == 0
        part: list[tuple[int, int]] = []
        tokens = _tokens(text, run.start(), run.end())
        for i, (s, e) in enumerate([*tokens, (run.end(), run.end())]):
            word = text[s:e]
            bare = _POSSESSIVE.sub("", word)
            cut = not word or (i > 0 and (word in acts or headline and word in verbs)) or bool(_CONTRACTION.search(word))
            if m := _GLUED.match(word):  # a blank that is missing: infrastructure.TQ Ventures
                s += m.end()
                word, bare = text[s:e], _POSSESSIVE.sub("", text[s:e])
            if not cut and (bare in titles or _ADJECTIVE.search(bare)):
                cut = True
            if not cut and not part and not _is_cap(bare) and not bare[:1].isdigit():
                cut = True
            if not cut and bare in stop and i + 1 < len(tokens) and not first and text[tokens[-1][0] : tokens[-1][1]].lower() in _COMPANY_WORDS:
                pass  # Seed Club Ventures, First Round Capital
            elif not cut and bare in stop and (not part or headline):
                cut = not (word == "The" and i + 1 < len(tokens) and not first and not headline)
            if not cut:
                part.append((s, s + len(bare)))
                if bare == word and not (word.endswith((".",)) and len(word) > 2):
                    continue
            while part and text[slice(*part[-1])] in _LINKS:
                part.pop()
            while part and (text[slice(*part[0])] in _LINKS or text[slice(*part[0])] in ("of",)):
                part.pop(0)
            while len(part) > 1 and text[slice(*part[-1])] in common and text[slice(*part[-1])] not in ("AI", "Labs"):
                part.pop()
            if part and text[slice(*part[0])] in places and not load().lookup(text[part[0][0] : part[-1][1]]):
                while part and text[slice(*part[0])] in places and (len(part) == 1 or text[slice(*part[-1])] in places or text[slice(*part[-1])] == "AI"):
                    part.pop(0)
            while len(part) > 2 and text[slice(*part[0])] in _LEADING and not load().lookup(text[part[0][0] : part[-1][1]]):
                part.pop(0)  # AI Lab Ricursive Intelligence
            words = [text[slice(*p)] for p in part]
            if part and any(map(_is_cap, words)) and not all(w in common for w in words):
                if not (len(words) == 1 and len(words[0].rstrip('.')) == 1):
                    yield part[0][0], part[-1][1], first and part[0] == tokens[0] and len(part) == 1
            part = []


def _titled(source: Source, text: str) -> list[tuple[int, int]]:
    """The title and headings that are set in title case."""
    heads = ((b.start, b.end) for b in source.blocks if b.kind in ("title", "heading"))
    return sorted(span for span in heads if _title_case(text[slice(*span)]))


def _inside(spans: list[tuple[int, int]], at: int) -> bool:
    """Whether one of these spans, in order and apart, holds ``at``."""
    i = bisect.bisect(spans, (at, sys.maxsize))
    return i > 0 and at < spans[i - 1][1]


def _title_case(line: str) -> bool:
    words = [w for w in re.findall(r"[A-Za-z][\w'’-]*", line) if len(w) > 3]
    return len(words) > 2 and sum(w[0].isupper() for w in words) >= 0.7 * len(words)


# Chinese companies by position ------------------------------------------------------------------

_EDGE = r"(?:^|[\n,。;:!?、|」』”\"）)】\]>•・\ue000-\ue0ff]|[-—])"
_ADVERB = fold(r"(?:晚間|早間|上午|下午|盤後|傍晚|近日|近期|日前|今日|今天|昨日|昨天|刚刚|刚|又|再|再度|再次|此前|已经|已|也|正式|成功|顺利|随后|同时|首次|率先|对外|正|则|还|将|拟|计划|预计|有望|据传|传|据悉|在|于|今|昨|[ \ue000-\ue0ff,、:])")
_VERB = fold(
    r"(?:宣布|宣告|官宣|公告|披露|发布|完成|获得|获|斩获|拿下|揽获|喜提|敲定|募得|募集|募资|筹集|筹得|筹组|融资|收购|并购|买下|上市|挂牌|实现|推出|启动|亮相|上线|签署|入选|达成|迎来|凭借|拥有|刚|拿到|拿下|募|回应|并未|进行|专注|强调|寻求|计划|营收|营业收入|年收|估值|市值|净利|毛利|递交|提交|启动|寻求|洽谈|否认)"
)
_EDGE_BEFORE = re.compile(r"[\n,。;:!?、|」』”\"）)】\]>•・\ue000-\ue0ff—-]")
_SUBJECT = re.compile(rf"{_EDGE}([^,。;:!?、\n|\ue000-\ue0ff]{{2,40}}?){_ADVERB}{{0,6}}{_VERB}")
_BEFORE_SERIES = re.compile(rf"{_EDGE}([^,。;:!?、\n|\ue000-\ue0ff]{{2,24}}?) ?\ue000+(?:后估值|融资|募资|轮|的融资)")
_OBJECT = re.compile(
    rf"(?:收购|并购|买下|投资|入股|战投|领投|注资)(?:了|由|对|给|一家)?([^人者方,。;:!?、\n|][^,。;:!?、\n|]{{1,29}}?)(?:的|[0-9.]+%|\ue000|,|。|全部|多数|\n|$)"
)
_QUOTED = re.compile(rf"(公司|企业|品牌|平台|新创|项目|团队|机构|厂商|商)?[「“\"《『]([^」”\"》』\n,。]{{2,16}})[」”\"》』](完成|获|宣布|近日|日前|再获)?")
_SAYS = re.compile(fold("(?:說|稱|表示|指出|強調|認為|透露|坦言|也|正|則|已)$"))
_NEWS = re.compile(fold("^(?:據傳|驚傳|網傳|外傳|傳|獨家|快訊|重磅|突發|爆|曝)"))
_HAN4 = re.compile(rf"[{_CJK}]{{4,8}}")
_GLOSSED = re.compile(rf"(?:{fold('公司|企業|平台|品牌|新創|初創|廠商|開發商|製造商|供應商|服務商|業者|獨角獸|商')})([{_CJK}]{{2,8}})[(（]")
_PARTICLE = re.compile(fold("^(?:由|與|和|及|對|向|為|是|被|讓|的|在|將|以|據|於|傳|本|該|而|但|又|並|其|獲)"))
_GROWS = re.compile(rf"([\u3400-\u9fff]{{0,4}}?)(?:{fold('創業者基金|創業基金|願景基金|產業基金|基金|創投|資本|銀行|實驗室|研究院')})")
_DECLARES = re.compile(fold("(?:公告|宣布|披露)$"))
_LEGAL = re.compile(rf"(?:^|[^{_CJK}]|持有的|收购|购买|由|与|和|及|向|对|为|是|的)([{_CJK}]{{2,14}}(?:[(（][{_CJK}]{{2,6}}[)）])?(?:股份|有限责任)?有限公司)")
_ENDING = fold(
    "科技|智能|智慧|數據|資安|生物|生技|生醫|醫藥|醫療|機器人|半導體|集團|控股|股份|資本|創投|基金|投資|證券|銀行|實業|電子|汽車|能源|新材|材料|動力|航天|航空|太空|宇航|數科|智造|網路|網絡|微電子|光電|軟體|軟件|資訊|信息|藥業|製藥|精密|儀器|創新"
    "|國際|金控|產險|人壽|電信|通信|物流|金融|支付|保險|食品|餐飲|茶飲|咖啡|教育|文化|傳媒|娛樂|影業|遊戲|旅遊|寵物|農業|漁業|安全|系統|電腦|數位|數碼|雲端|航運|重工|化工|生活|健康|智駕|智行|智航|自駕|機械|電機|電池|儲能|氫能|光能|風電|核能|衛星|晶片|芯片|感測|影像|動畫|出版|時尚|服飾|戶外|家居|零售|商城|租賃|地產|建設"
)
_SUFFIX = re.compile(rf"([{_CJK}]{{2,6}})({_ENDING})")
# A name that ends so, and begins after a mark, a describing noun or a particle: …公司|青禾生物|在…
_BEGINS = fold("公司|企業|平台|品牌|新創|初創|廠商|開發商|製造商|供應商|服務商|營運商|業者|獨角獸|龍頭|集團|旗下|子公司|傳|由|與|和|及|對|向|為|是|被|讓|的|在|將|以|據|於")
_SUFFIXED = re.compile(rf"(?:^|[^{_CJK}]|{_BEGINS})([{_CJK}]{{2,4}}(?:{_ENDING}))(?:[^{_CJK}]|$|{fold('在|完|宣|獲|已|正|將|於|與|和|及|是|以|近|今|昨|表|指|預|計|擬|上|股|公|執|創|董|去|明|則|也|都|有|為|估|營|募|融|尋|向|從|被|遭|收')})")
_SUFFIX_END = re.compile(_SUFFIX.pattern + "$")
_TAIL = re.compile(r"(?:公司)?(?:股份)?(?:有限)?(?:公司)?$")
_FUNCTION = re.compile(r"[的了在是和与及或为被把将从向对于由让使等也都而且但若则其这那该各每某所以之者们不没有会能可要就很更最还再又已并因则仅约近逾超达共]")


def _subject_name(phrase: str) -> str:
    """The name at the end of a folded subject phrase, or "" (国内水面自动驾驶企业欧卡智舶 → 欧卡智舶)."""
    words = vocabulary()
    phrase = phrase.strip(" ·「」“”\"")
    phrase = _SAYS.sub("", _NEWS.sub("", phrase))
    at = 0
    for noun in words["descriptors"]:
        i = phrase.rfind(noun)
        if i >= 0 and i + len(noun) > at and (len(noun) > 1 or i + len(noun) < len(phrase) and phrase[i + 1 : i + 2] in "「“\""):
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
    return phrase.strip(" ·「」“”\"")


def _plausible(name: str) -> bool:
    if re.search(r"[a-z]", name.removesuffix("ai")) or " " in name:
        return False  # a Latin name is found by its shape
    if not 2 <= len(name) <= 14 or not re.search(f"[{_CJK}]", name) or re.search(r"[0-9%$\ue000-\ue0ff「」“”（）()]", name):
        return False
    words = vocabulary()
    brand = name[: m.start(2)] if (m := _SUFFIX_END.search(name)) else name
    if any(g in brand for g in words["generic"]) or name in words["zh_places"] or name in words["generic"]:
        return False
    return not (_FUNCTION.search(name) and len(name) > 2) or bool(_SUFFIX.fullmatch(name))


def _chinese(blank: str, folded: str) -> dict[str, str]:
    """Folded Chinese names found by position, each with how."""
    found: Counter[str] = Counter()
    how: dict[str, str] = {}

    def add(name: str, reason: str, weight: int = 1) -> None:
        rest = _PARTICLE.sub("", name)
        if rest != name and len(rest) > 2 and not load().lookup(name):
            name = rest
        if beside := next((n for n in range(1, len(name)) if name[:n] in vocabulary()["zh_places"] and load().lookup(name[n:])), 0):
            name = name[beside:]
        if _plausible(name):
            found[name] += weight
            how.setdefault(name, reason)

    at = 0
    while m := _SUBJECT.search(blank, at):
        name = _subject_name(m[1])
        # A whole clause up to 公告 or 宣布 is a name even of ordinary words: 中南文化公告…
        add(name, "subject", 2 if name == m[1].strip() and 3 < len(name) < 8 and _DECLARES.search(m[0]) else 1)
        at = max(m.start() + 1, m.end(1))
    at = 0
    while m := _SUFFIXED.search(blank, at):
        name = _PARTICLE.sub("", m[1])
        if not ordinary(name) and is_organisation_word(name):
            add(name, "suffix")
        at = max(m.start() + 1, m.end(1))
    for m in _GLOSSED.finditer(blank):
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
    # A longer candidate that ends in an independently found one is that one with its description.
    places = vocabulary()["zh_places"]
    for long in list(found):
        if any(long[n:] in found and long[:n] not in places for n in range(1, len(long) - 2)):
            how.pop(long, None)
    return {
        n: how[n]
        for n in found
        if n in how and (len(n) > 2 or found[n] > 1)
        and (is_organisation_word(n) or not ordinary(n) or len(n) > 2 and found[n] > 1)
    }


def _short_forms(blank: str, found: dict[str, str], places: _Places) -> dict[str, str]:
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
                (at == 0 or _EDGE_BEFORE.match(blank, at - 1)) and blank[at + n : at + n + 1] not in ("", name[n]) for at in places(head)
            ) and not ordinary(head):
                short.setdefault(head, name)
                break
    return short


class _Places:
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


# All together -------------------------------------------------------------------------------------


def find(source: Source, taken: Sequence[Mention] = ()) -> list[Mention]:
    """Return the names of the article, in order, none of them overlapping.

    Args:
        source: the article.
        taken: mentions of other kinds, inside which no name is sought.

    >>> [source.text[m.start:m.end] for source in [Source("水上自駕企業歐卡智舶完成近2億元融資，由 FORWARD.one 領投", "zh-Hant")] for m in find(source)]
    ['歐卡智舶', 'FORWARD.one']
    """
    chars, folded_chars = list(source.text), list(source.folded)
    for m in taken:
        chars[m.outer_start : m.outer_end] = folded_chars[m.outer_start : m.outer_end] = "\ue000" * (m.outer_end - m.outer_start)
    blank, blank_folded = "".join(chars), "".join(folded_chars)
    lexicon = load()
    spans: list[tuple[int, int, NameRef, str]] = []
    for hit in lexicon.scan(blank, blank_folded):
        org = hit.organisation
        if not hit.ambiguous:
            kind = "reporter" if org.kind == "media" else org.kind
            spans.append((hit.start, hit.end, NameRef(org.name, org.id, kind, org.id), "name.lexicon"))
            if (longer := _GROWS.match(blank_folded, hit.end)) and not _FUNCTION.search(longer[1]) and not re.search("新|投|领", longer[1]):  # 阿里巴巴|香港創業者基金 is another
                spans.append((hit.start, longer.end(), _ref(blank[hit.start : longer.end()]), "name.grown"))
    runs = list(_runs(blank, source))
    sure = {key(blank[start:end].split(" ")[0]) for start, end, first in runs if not first}
    for start, end, first in runs:
        # One capitalised word that begins a sentence is a name if the article also says it elsewhere, or a name's verb follows.
        if not first or key(blank[start:end]) in sure or source.language != "en" or _ACTS.match(blank, end) or load().lookup(blank[start:end]):
            spans.append((start, end, _ref(blank[start:end]), "name.latin"))
    if source.language != "en":
        found = _chinese(blank_folded, source.folded)
        places = _Places(blank_folded)
        for name, how in found.items():
            for at in places(name):
                end = at + len(name)
                spans.append((at, end, _ref(source.text[at:end]), f"name.zh.{how}"))
        listed = {blank_folded[s:e]: "lexicon" for s, e, _, how in spans if how == "name.lexicon" and _HAN4.fullmatch(blank_folded[s:e])}
        for short, name in _short_forms(blank_folded, listed | found, places).items():
            full = next(places(name))
            ref = _ref(source.text[full : full + len(name)])
            spans += [(at, at + len(short), ref, "name.zh.short") for at in places(short)]
    spans = _known_in_headlines(source, spans)
    kept: list[tuple[int, int, NameRef, str]] = []
    used = bytearray(len(blank))
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s[3] != "name.lexicon", s[0])):
        start, end = span[:2]
        if used.find(1, start, end) < 0:
            kept.append(span)
            used[start:end] = b"\1" * (end - start)
    mentions = [Mention("name", s, e, _person(source, s, e, ref), rule) for s, e, ref, rule in sorted(kept, key=lambda s: s[:2])]
    return _unify(source.text, _people(mentions))




@functools.lru_cache(1 << 14)
def _ref(words: str) -> NameRef:
    org = load().lookup(words)
    reporters = vocabulary()["reporters"]
    if org:
        return NameRef(org.name, org.id, "reporter" if org.kind == "media" else org.kind, org.id)
    return NameRef(words, None, "reporter" if words in reporters else None, key(words))


@functools.lru_cache(1 << 14)
def key(words: str) -> str:
    """What the spellings of one name share: folded, without spaces, dots and legal endings.

    >>> key("Baseten, Inc.") == key("baseten")
    True
    """
    folded = re.sub(r",? ?(?:inc|ltd|llc|corp|co|plc|gmbh|corporation)\.?$", "", fold(words))
    folded = re.sub(r"(?:股份有限公司|有限责任公司|有限公司|股份公司)$", "", folded)
    folded = re.sub(r"\.(?:ai|com|io)$", "", folded)
    return re.sub(r"[\s.'·・&\-]", "", folded)


def _known_in_headlines(source: Source, spans: list[tuple[int, int, NameRef, str]]) -> list[tuple[int, int, NameRef, str]]:
    """In title-case lines keep only names the body knows or that stand where a subject stands."""
    titled = _titled(source, source.text)
    if not titled:
        return spans
    inside = lambda s: _inside(titled, s[0])  # noqa: E731
    known = {s[2].key for s in spans if not inside(s)}
    alone = len(known) < 3  # a headline without an article
    verbs = vocabulary()["english_verbs"]
    kept = []
    for s in spans:
        after = source.text[s[1] : s[1] + 24].split()
        if not inside(s) or s[2].key in known or s[2].id or alone and (after and (after[0] in verbs or after[0].rstrip(",") in verbs)):
            kept.append(s)
        else:  # the known name that begins it: "Quantum Systems Drone" → Quantum Systems
            words = source.text[s[0] : s[1]].split(" ")
            for n in range(len(words) - 1, 0, -1):
                part = " ".join(words[:n])
                if key(part) in known:
                    kept.append((s[0], s[0] + len(part), _ref(part), s[3]))
                    break
    return kept


# Surname and given name, or a transliterated name with its dot; companies speak too (鼎域電腦表示).
_LIKE_A_PERSON = re.compile(r"[\u4e00-\u9fff]{2,3}$|[\u4e00-\u9fff]{1,6}(?:·[\u4e00-\u9fff]{1,6})+$")


@functools.cache
def _beside_people() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Folded words before a person; Chinese ones behind; English ones behind a name of two words."""
    before, after = vocabulary()["person_before"], vocabulary()["person_after"]
    return (
        tuple(map(fold, before)),
        tuple(fold(w) for w in after if not w.isascii()),
        tuple(fold(w) for w in after if w.isascii()),
    )


def _person(source: Source, start: int, end: int, ref: NameRef) -> NameRef:
    if ref.id or ref.kind or is_company_word(ref.name):
        return ref
    before = source.folded[max(0, start - 24) : start].rstrip(" ,")
    after = source.folded[end : end + 16].lstrip(" ,")
    leads, follows, follows_two = _beside_people()
    if before.endswith(leads) or after.startswith(follows) or " " in ref.name and after.startswith(follows_two):
        if " " in ref.name and not is_company_word(ref.name) or not ref.name.isascii() and not is_organisation_word(fold(ref.name)) and _LIKE_A_PERSON.match(fold(ref.name)):
            return NameRef(ref.name, None, "person", ref.key)
    return ref


_COMPANY_WORDS = frozenset(
    "ai lab labs technologies technology inc robotics intelligence systems system capital ventures partners group holdings corp corporation therapeutics bio biosciences health energy motors security software networks"
    " space aerospace dynamics industries computing research finance financial bank pay games studios media foods materials semiconductor semiconductors networks cloud data management".split()
)


def _people(mentions: list[Mention]) -> list[Mention]:
    """A person once is a person everywhere, and so is the surname alone; a surname alone tells a person too."""
    keys = {m.value.key for m in mentions if not m.value.id}
    places, demonyms = vocabulary()["places"], vocabulary()["english_stop"]
    people = {m.value.key for m in mentions if m.value.kind == "person"}
    for m in mentions:
        words = m.value.name.split(" ")
        if words[0] in places or words[0] in demonyms:
            continue
        if m.value.kind is None and 2 <= len(words) <= 3 and words[-1].lower() not in _COMPANY_WORDS and m.value.name.isascii():
            if key(words[-1]) in keys and key(words[0]) not in keys and words[-1][:1].isupper() and words[-1].isalpha():
                people.add(m.value.key)
    for m in mentions:
        words = m.value.name.split(" ")
        if m.value.key in people and len(words) > 1:
            people.update(k for k in (key(words[-1]), key(words[0])) if k in keys)
    return [
        Mention("name", m.start, m.end, NameRef(m.value.name, None, "person", m.value.key), m.rule)
        if m.value.key in people and not m.value.id
        else m
        for m in mentions
    ]


def _unify(text: str, mentions: list[Mention]) -> list[Mention]:
    """Give the short form of a name the key of the long one: Neura is Neura Robotics in the same article."""
    full: dict[str, Mention] = {}
    for m in mentions:
        full.setdefault(m.value.key, m)
    alias: dict[str, NameRef] = {}
    for a, b in zip(mentions, mentions[1:], strict=False):  # 黑石（Blackstone）: one name in two scripts
        if 0 < b.start - a.end <= 2 and text[a.end : b.start].strip() in ("(", "（") and text[b.end : b.end + 1] in (")", "）"):
            if not (a.value.id and b.value.id) and a.value.name.isascii() != b.value.name.isascii():
                known, new = (b, a) if b.value.id else (a, b)
                if new.value.kind != "person" and known.value.kind != "person":
                    alias.setdefault(new.value.key, known.value)
    for long in full.values():
        for n in range(1, 0 if long.value.id else len(long.value.key)):  # 深圳量旋科技 is 量旋科技
            if long.value.key[:n] in vocabulary()["zh_places"] and (other := full.get(long.value.key[n:])):
                alias.setdefault(long.value.key, other.value)
        if long.rule == "name.zh.legal":
            for k, other in full.items():
                if other is not long and len(k) > 2 and k in long.value.key and other.rule.startswith("name.zh") and not other.value.id:
                    alias.setdefault(k, long.value)
    # A name that ends as companies do explains its short form first; any other longer name only if alone.
    for sure in (True, False):
        claims: dict[str, set[str]] = {}
        for long in full.values():
            words = long.value.name.split(" ")
            if len(words) < 2 or long.value.kind == "person" or (words[-1].lower() in _COMPANY_WORDS) != sure:
                continue
            if not sure and long.value.id:
                continue
            for n in range(1, len(words)):
                short = key(" ".join(words[:n]))
                other = full.get(short)
                if other and other is not long and not (other.value.id and other.value.id != long.value.id):
                    claims.setdefault(short, set()).add(long.value.key)
        for short, keys in claims.items():
            if len(keys) == 1 and short not in alias:
                alias[short] = full[keys.pop()].value
    return [
        Mention("name", m.start, m.end, alias.get(m.value.key, m.value), m.rule) if m.value.key in alias else m for m in mentions
    ]


def is_organisation_word(folded: str) -> bool:
    """Whether a folded Chinese name ends in a word that organisations end in (厚雪资本, 科创学院)."""
    return bool(_SUFFIX_END.search(folded)) or bool(re.search(r"(?:公司|银行|大学|学院|研究院|研究所|实验室|产投|创业投资|母基金|院)$", folded))


def is_company_word(name: str) -> bool:
    """Whether a name ends in a word that companies end in.

    >>> is_company_word("Neura Robotics"), is_company_word("AlphaGo")
    (True, False)
    """
    return name.rsplit(" ", 1)[-1].lower() in _COMPANY_WORDS and " " in name
