"""Lists of names beside a trigger: 由 A、B 與 C 共同 | 領投; led by | A, B and C. To be replaced by coordination found without one.

Read outwards from the trigger, one item at a time, until something is no name; what describes an item
(主權財富基金 GIC, its corporate arm NVentures) is left behind.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace

from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import Mask, head, one
from pipeline.mentions.mention import Mention, Source
from pipeline.mentions.names import inventory as names
from pipeline.text.fold import fold_script
from pipeline.text.words import ordinary

_NAME = head("name")
_CJK = "\u3400-\u9fff"
# Between two items of a list.
_SEP_AFTER = re.compile(fold_script(r" ?(?:、|,? ?(?:以及|還有|和|與|及|並|暨|&|as well as|and|plus|\+|/)|,|;) ?"))
_CLOSES = re.compile(fold_script(r"和|與|及|以及|\band\b|&"))
_SEP_BEFORE = re.compile(fold_script(r"(?:、|,? ?(?:以及|還有|和|與|跟|及|暨|&| and| as well as)|,|/) ?$"))
# What may stand between a separator and the name it introduces.
_DESCRIBES = re.compile(r"(?:[a-z][a-z'’.&/-]* ?){0,8}$")
_ZH_DESCRIBES = re.compile(f"[{_CJK}a-z0-9 ]{{1,16}}")
_BACKED = re.compile(fold_script(r"(?:支持|控股|投資|背景|主導|創立|創辦|成立|擁有|持有|領軍)的 ?$"))  # 政府支持的 | 基金
_INTRODUCES = re.compile(fold_script(r"包括|包含|涵蓋|亦|也|另|則|還"))
_NO_DESCRIPTION = frozenset(
    "founder co-founder cofounder with which that who whose as at in on valuing bringing to for after but "
    "said is was were has had have will would also both plus over about into its it they he she we valued "
    "pushing raising our your team brings bring builds"
    " alongside participated participation and or than while when where amid during since using".split()
)
_OFFICE = re.compile(
    fold_script(
        r" ?'?s? ?(?:的)?(?:前|former )?(?:(?:co-?)?(?:ceo|cto|cfo|founder|president|chairman|chair)|chief [a-z]{4,12} officer|"
        r"partner|executive|(?:共同|聯合)?(?:執行長|創辦人|創始人|董事長|總裁|合夥人|創辦者))(?: and (?:ceo|cto|"
        r"founder|co-founder))? ?"
    )
)
_ZH_LEFT = re.compile(
    fold_script(
        r"(?:由|被|獲得|獲|取得|拿到|引入|接受|包括|包含|涵蓋|包括了|計有|為|引入|引進|邀請|吸引|來自|得到|除|且|而|其中|並|則|另有|"
        r"以及|連同|攜手|[:：,;(（「『\"\ue000-\ue003\ue0ff。])"
    )
)
_WHO = (
    r"(?:新|老|新老|現有|既有|知名|國內外|海內外|產業|戰略|策略|財務|機構|創投|風投|風險|一線|頂級|資本|早期|"
    rf"原有|上市|天使|{one('series')})*(?:投資人|投資者|投資方|投資機構|機構|股東|創投|基金|資方|公司|企業|資本方|巨頭|業者|"
    r"單位|大廠|[^,。;、等]{2,6}(?:廠商|製造商|業者|巨頭|大廠|投資機構|創投|公司))?"
)
_ZH_TAIL = re.compile(
    fold_script(
        rf"(?:(?:等|及其關聯方|在內)(?:多家|數家|多位|數位|[0-9一二三四五六七八九十兩]+[家位])?{_WHO}|(?:多家|數家|"
        rf"多位|[0-9一二三四五六七八九十兩]+[家位]){_WHO})?"
        r"(?:據傳|有意|可能|策略|戰略|聯合|共同|聯手|獨家|分別|同步|同時|紛紛|相繼|合作|也|均|皆|亦|都|則|還|一同|一起|參與|擔任|作為|攜手|持續|繼續|"
        rf"(?:(?:在|於) ?)?{one('when')}|超額|追加|正是|就是|是|所|主要|同時|再度|再次|跟進|和|的|為|本輪|此輪|該輪|這輪|[ ,])*$"
    )
)
_BETWEEN = frozenset(fold_script("、和與及"))
_EDGES = re.compile(fold_script(r"、|,|和|與|以及|及|;|由|包括|包含|獲|\band\b"))
_GROWN = re.compile("(?:资本|创投|基金|投资|集团)")
_GROWN_BEFORE = re.compile(" ?(?:资本|创投|基金)$| [a-z][a-z0-9]{1,14}$")
_GLOSS_BEFORE = re.compile(r"(?:[(（][^()（）]{1,60}[)）]|——[^—,。;]{2,40}——) ?$")
# 及 A、B 等新創創辦人: persons nobody names, of companies that do not invest.
_FOUNDERS_OF = re.compile(
    fold_script(
        r"[及與和][^及與和,。;]{2,60}等[^,。;、]{0,14}(?:創辦人|創始人|高管|員工)$|"
        r"、?(?:以及|及|與|和)(?:若干|多位|數位|一些|幾位|其他)[^。;,]{0,80}(?:投資人|個人|天使|創辦人|創始人|高管)$"
    )
)
_ITEM_TAIL = re.compile(rf"([{_CJK}]{{2,6}})(?:、|与|和)")
_PLAIN = re.compile(r" ?[a-z0-9][a-z0-9.&-]{1,15}")
_REGION = re.compile(fold_script(r"(?:華東|華南|華北|華中|西南|西北|東北|長三角|珠三角|大灣區|粵港澳|京津冀|北方|南方)$"))
_STATE_FUND = re.compile(fold_script(rf"[{_CJK}]{{2,6}}(?:政府|市府|省府|國資委)旗下的?(?:基金|創投|投資公司|投資平台)"))
_OWNED = re.compile(fold_script(r"(?:集團|的|旗下|風投|創投|部門|投資|風險|基金|子公司|公司|業務|[ ])+"))
_OWNS = re.compile(r"'s? (?:[a-z-]+ ?){0,5}(?:, )?")
_GLOSS = re.compile(
    r" ?(?:[(（][^()（）]{1,60}[)）]| ?[—–] ?[^—–.]{3,70}[—–] ?|, (?:the|an?) [^,.;]{3,70}| - [^.-]{3,60} - )"
)
_ZH_HEAD = re.compile(
    fold_script(
        r"^(?:知名|老牌|頂級|頂尖|一線|國際|國內|本土|新|老|原|既有|現有|早期|戰略|策略|產業|財務|機構|天使|主要|"
        r"其他|以及|包括|包含|如|等|來自|由|與|和|投資方|投資人|投資者|股東|方|外資|美國|日本|新加坡|中國|台灣|"
        r"香港|韓國|英國|德國|法國|瑞典|阿聯酋|沙烏地|創辦人|創始人|執行長|合夥人|董事長|總裁|演員|球星)+(?:投資方|投資人|投資者|股東|投資機構|創投|基金|機構)*"
    )
)
_GENERIC_ITEM = re.compile(
    fold_script(
        r"^(?:多家|數家|若干|部分|其他|其它|相關|知名|現有|既有|原有|老|新|國內|海外|早期)*(?:投資人|投資者|投資方|"
        r"投資機構|機構|股東|資方|產業方|產業資本|天使|家族辦公室|創投|基金|團隊|公司|企業|政府|用戶|客戶|個人)$|"
        r"(?:投資者|投資人|投資方|創業者|企業家|專家|團隊)$|國資|背景|兩地|音樂人|運動員|藝人|演員|高管|名人|明星|某|一家|具名|"
        r"未公開|[一兩三四五六七八九十幾多][位名家]|數[名家]|數位(?:投資|天使|股東|個人)"
    )
)
_VERB_IN_ITEM = re.compile(
    fold_script(
        r"[完獲說稱將於後時據該此其這那們並且但而因]|領投|跟投|參投|融資|募資|估值|宣布|投資了|用於|推動|加速|成立|"
        r"創立|提供|發布|可以|進行|支持|成為|擴大|合作|推出|計劃|計畫|拿到|剛|甚至|以及|遠超|披露|金額|公開|持有|"
        r"擁有|尋求|資金|業務|市場|產品|技術|研發"
    )
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name read by position: code points, whom it names, and the key of the parent it was described by."""

    start: int
    end: int
    ref: names.NameRef
    parent: str | None = None


def _named(m: Mention) -> Named:
    return Named(m.start, m.end, m.value)


_TELLS = pattern(r" (?:has |have |had )?{attributes}(?:[.,;:]|$| on | in | to )")
_OTHER_ROLE = re.compile(fold_script(r"(?:老|原|舊|既有|現有|新)(?:有)?(?:股東|投資人|投資方)"))


@functools.cache
def _no_names() -> frozenset[str]:
    return names.vocabulary()["zh_places"] | names.vocabulary()["generic"]


def _chinese_item(source: Source, mask: Mask, start: int, end: int, listed: bool = False) -> Named | None:
    """A Chinese name that fills ``start``–``end`` once its description is taken off, if it looks like one."""
    folded = mask.text
    inside = mask.within(start, end, "name")
    tail = folded[inside[-1].outer_end : end] if inside else ""
    if inside and (
        not tail
        or re.fullmatch(
            fold_script(rf"(?:集團|公司|等|[ )）」』\"]|旗下|[{_CJK}]{{0,2}}| [a-z0-9][a-z0-9 ]{{0,14}})"), tail
        )
    ):
        last = inside[-1]
        grown = tail.strip(' )）」』"')
        if re.fullmatch(r" [a-z0-9][a-z0-9 ]{0,14}", tail):  # 三星 Next
            return Named(last.start, end, names.ref_of(source.text[last.start : end], source.lexicon))
        if (
            grown
            and grown not in ("等", "公司", "旗下", "集团")
            and re.fullmatch(r"资本|创投|基金|投资|中国|亚洲", grown)
        ):
            return Named(
                last.start, last.end + len(grown), names.ref_of(source.text[last.start : last.end + len(grown)], source.lexicon)
            )
        before = folded[start : last.outer_start]
        if _INTRODUCES.search(before):
            return None
        parent = inside[-2].value.key if len(inside) > 1 else None
        if not _VERB_IN_ITEM.search(before) or re.search(
            fold_script(r"(?:公司|機構|基金|企業|旗下|部門|創投|集團|巨頭|母公司|的)$"), before.rstrip()
        ):
            return Named(last.start, last.end, last.value, parent)
        return None
    if inside:
        return None
    while start < end and folded[start] in ' 「『"“':
        start += 1
    while start < end and folded[end - 1] in ' 」』"”':
        end -= 1
    if m := _ZH_HEAD.match(folded[start:end]):
        if m.end() < end - start - 2:  # 中國移動 keeps its country
            start += m.end()
    words = folded[start:end]
    if _STATE_FUND.fullmatch(words):
        return Named(start, end, names.ref_of(source.text[start:end], source.lexicon))
    for noun in ("旗下的", "旗下", "的"):
        if noun in words[:-1]:
            start += words.rindex(noun) + len(noun)
            words = folded[start:end]
    for noun in (fold_script(n) for n in ("上市公司", "投資機構", "投資公司", "機構", "企業", "巨頭", "龍頭", "大廠")):
        at = words.rfind(noun)
        if at >= 0 and len(words) - at - len(noun) >= 2 and "(" not in words[at:]:
            start += at + len(noun)
            words = folded[start:end]
    if not 2 <= len(words) <= 24 or _GENERIC_ITEM.search(words) or _VERB_IN_ITEM.search(words):
        return None
    if not re.fullmatch(rf"[{_CJK}0-9a-z·()（）. -]+", words) or words in _no_names():
        return None
    if m := re.search(r"[(（][^()（）]*[)）]$", words):
        if "公司" not in words:  # a gloss: C羅（…）
            end -= len(m[0])
            words = words[: m.start()]
    if m := re.search(fold_script(r"[兩三四五六七八九十多等]大[^、]{2,8}$|本人$"), words):
        end -= len(m[0])
        words = words[: m.start()]
    if len(words) < 2:
        return None
    transcribed = bool(re.fullmatch(rf"[{_CJK}]{{1,8}}(?:·[{_CJK}]{{1,8}}){{1,2}}", words))  # 勒布朗·詹姆斯
    sure = listed or transcribed or names.is_organisation_word(words) or names.ref_of(words, source.lexicon).id is not None
    if not sure and ordinary(re.sub(r"[^\u3400-\u9fff]", "", words)):
        return None
    return Named(start, end, names.ref_of(source.text[start:end], source.lexicon))


def after(source: Source, mask: Mask, at: int, end: int) -> list[Named]:
    """The list that begins at ``at``."""
    found = _names_only(source, _after(source, mask, at, end))
    return found[:-1] if found and _told_by(mask.text, found[-1]) else found


def _told_by(text: str, last: Named) -> bool:
    """Whether the last name of a list only says who tells it: led by Pine Street, TechDaily reported."""
    return text[max(0, last.start - 2) : last.start] == ", " and bool(_TELLS.match(text, last.end))


def _names_only(source: Source, found: list[Named]) -> list[Named]:
    """A list without what the user says is no name."""
    return [named for named in found if not source.lexicon.denies(source.text[named.start : named.end])]


def _refused(source: Source, start: int, end: int) -> Named | None:
    """What the user says is no name still is an item, so that the list goes on behind it."""
    words = source.text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    words = words.strip()
    return Named(start, end, names.ref_of(words, source.lexicon)) if source.lexicon.denies(words) else None


def _after(source: Source, mask: Mask, at: int, end: int) -> list[Named]:
    found: list[Named] = []
    text = mask.text
    closed = False
    while at < end and text[at] in ' :：「『"“':
        at += 1
    while at < end:
        if found and _OTHER_ROLE.match(text, at):
            break  # A 領投，老股東 B 跟投: B's role is another
        i = text.find(_NAME, at, min(end, at + 110))
        chunk_end = _chunk_end(text, at, end)
        if (
            i >= 0
            and i <= chunk_end
            and (
                _describes(text[at:i])
                or _has_cjk(text[at:i])
                and _ZH_DESCRIBES.fullmatch(text, at, i)
                and not _VERB_IN_ITEM.search(_BACKED.sub("", text[at:i]))
                and not _INTRODUCES.search(text, at, i)
            )
        ):
            item = mask.at(i)
            nxt = item.outer_end
            named = _named(item)
            gloss = _GLOSS.match(text, nxt)
            if (m := _OFFICE.match(text, gloss.end() if gloss else nxt)) and text[
                m.end() : m.end() + 1
            ] == _NAME:  # Quora CEO Adam D'Angelo
                item = mask.at(m.end())
                nxt, named = item.outer_end, _named(item)
            # "Samsung's NEXT fund", "the parent of Zara, Inditex": what follows a possessive is the name.
            if m := _OWNS.match(text, nxt):
                if text[m.end() : m.end() + 1] == _NAME:
                    parent, item = item.value.key, mask.at(m.end())
                    nxt, named = item.outer_end, Named(item.start, item.end, item.value, parent)
            grown = _GROWN.match(text, nxt)
            if grown:
                named = Named(named.start, grown.end(), names.ref_of(source.text[named.start : grown.end()], source.lexicon))
                nxt = grown.end()
            else:
                # A Chinese description may follow before the next name: Nvidia創投部門NVentures.
                m2 = re.compile(
                    fold_script(rf"(?:的|旗下的?|創投部門|風投|風險投資部門|投資部門|母公司|子公司)+ ?{_NAME}")
                ).match(text, nxt)
                if m2:
                    parent, item = item.value.key, mask.at(m2.end() - 1)
                    nxt, named = item.outer_end, Named(item.start, item.end, item.value, parent)
            found.append(named)
            if tail := _ITEM_TAIL.match(text, nxt):  # 高盛|成長股權、
                nxt = nxt if _VERB_IN_ITEM.search(tail[1]) else tail.end(1)
        else:
            until = _trim_tail(text, at, chunk_end)
            named_zh = _refused(source, at, until)
            if not named_zh and _has_cjk(text[at:chunk_end]):
                named_zh = _chinese_item(source, mask, at, until)
            if not named_zh:
                break
            found.append(named_zh)
            nxt = max(named_zh.end, chunk_end)
        if m := _GLOSS.match(text, nxt):
            nxt = m.end()
        m = _SEP_AFTER.match(text, nxt, end)
        if not m or closed and m[0].strip() in (",", ";"):
            break  # A、B 和 C，D 認為…: the list was closed
        closed = bool(_CLOSES.search(m[0]))
        at = m.end()
    return found


def _describes(words: str) -> bool:
    """Whether the words between a separator and a name only say what it is (the technology investor | Advent)."""
    return not words or bool(_DESCRIBES.fullmatch(words)) and not _NO_DESCRIPTION.intersection(words.split())


def _has_cjk(text: str) -> bool:
    return bool(re.search(f"[{_CJK}]", text))


def _chunk_end(text: str, at: int, end: int) -> int:
    m = re.compile(fold_script(r"[、,;:。!?\n]|和|與|以及|及|等|領投|跟投|參投|共同|聯合|參與|[^下持股資景導立辦有軍]的")).search(
        text, at, end
    )
    if not m:
        return end
    return m.end() - 1 if m[0].endswith("的") else m.start()


def _trim_tail(text: str, start: int, end: int) -> int:
    return start + len(re.sub(fold_script(r"(?:等|在內)$"), "", text[start:end]))


def before(source: Source, mask: Mask, start: int, at: int) -> list[Named]:
    """The list that ends at ``at``, not further left than ``start``."""
    return _names_only(source, _before(source, mask, start, at))


def _before(source: Source, mask: Mask, start: int, at: int) -> list[Named]:
    found: list[Named] = []
    text = mask.text
    tail = _ZH_TAIL.search(text, max(start, at - 40), at)
    if tail:
        at = tail.start()
    if founders := _FOUNDERS_OF.search(text, max(start, at - 90), at):
        at = founders.start()
    skipped = False
    while at > start:
        while at > start and text[at - 1] == " ":
            at -= 1
        glossed = _GLOSS_BEFORE.search(text, max(start, at - 64), at)
        if glossed:
            at = glossed.start()
        left = max(start, at - 60)
        floor = left
        for m in _ZH_LEFT.finditer(text, left, at):
            if m.end() < at:
                floor = m.end()
        for m in re.compile(fold_script(r"、|和|與|以及|及|,|/")).finditer(text, left, at):
            if m.end() < at and m.end() > floor:
                floor = m.end()
        grown = _GROWN_BEFORE.search(text, max(left, at - 16), at)
        if grown and grown[0].isascii() and source.text[grown.start() - 1].isascii() and source.text[grown.start() + 1].islower():
            grown = None  # a word of the sentence: Hongjing Capital | were
        ends = grown.start() if grown else at
        previous = next((m for m in reversed(mask.within(left, at, "name")) if m.outer_end == ends), None)
        if previous:
            item_start = previous.outer_start
            name_end, ref = previous.end, previous.value
            start_of = next((m for m in mask.within(left, item_start, "name") if m.outer_end == item_start - 1), None)
            if start_of and text[item_start - 1] == " " and source.text[start_of.start : name_end].isascii():
                previous, item_start = start_of, start_of.outer_start  # a16z | Crypto
                ref = names.ref_of(source.text[previous.start : name_end], source.lexicon)
            if region := _REGION.search(text, max(left, item_start - 4), item_start):  # 華東|先進製造基金
                previous, item_start = replace(previous, start=region.start()), region.start()
                ref = names.ref_of(source.text[region.start() : name_end], source.lexicon)
            described = _described(text, start, item_start)
            owners = mask.within(described, item_start, "name") or [
                m
                for m in mask.within(max(start, item_start - 40), item_start, "name")[-1:]
                if _OWNED.fullmatch(text, m.outer_end, item_start)
            ]
            if grown and (ref.id is None or grown[0].isascii()):  # Anthology 基金, 三星 Next
                name_end, ref = at, names.ref_of(source.text[previous.start : at], source.lexicon)
            found.append(Named(previous.start, name_end, ref, owners[-1].value.key if owners else None))
        else:
            item = _refused(source, floor, at)
            if not item and _has_cjk(text[floor:at]):
                item = _chinese_item(source, mask, floor, at, bool(glossed) or text[floor - 1 : floor] in _BETWEEN)
            if not item and found and _PLAIN.fullmatch(text, floor, at):  # 1kx、Delphi Capital 和 …
                begin = floor + (text[floor] == " ")
                item = Named(begin, at, names.ref_of(source.text[begin:at], source.lexicon))
            if not item and not skipped and found == [] and text[floor - 1 : floor] in _BETWEEN and floor > left:
                skipped, at = True, floor  # the last of a list may be 若干天使投資人
                if edge := _SEP_BEFORE.search(text, max(start, at - 12), at):
                    at = edge.start()
                    continue
            if not item:
                break
            found.append(item)
            described = min(floor, item.start)
        separator = _SEP_BEFORE.search(text, max(start, described - 12), described)
        if not separator:
            break
        nxt = separator.start()
        if "," in separator[0] and not _name_ends(mask, text, nxt):
            break
        at = nxt
    return found[::-1]


def _name_ends(mask: Mask, text: str, at: int) -> bool:
    return any(m.outer_end == at for m in mask.within(max(0, at - 60), at, "name"))


def _described(text: str, start: int, at: int) -> int:
    """Where the words that describe a name begin: back to the separator or the edge of the list."""
    left = max(start, at - 30)
    edges = list(_EDGES.finditer(text, left, at))
    return edges[-1].end() if edges and not _VERB_IN_ITEM.search(text[edges[-1].end() : at]) else at
