"""What stands beside a name: whether it is described as a company, is an object, is owned, or opens a clause."""

from __future__ import annotations

import re

from pipeline.mentions.mask import PRIVATE, Mask, one
from pipeline.mentions.mention import Mention
from pipeline.text.fold import fold_script

_BELONGS = re.compile(r" ?(?:的|'s|'|,|) ?")
# SoftBank put in …: who pays is not who is valued.
_INVESTS = re.compile(
    fold_script(r" ?(?:領投|參投|跟投|注資)| (?:has |have |had |also )*(?:put in|invested|co-led|led the|led a|poured|wrote)\b")
)
_RELATIVE = re.compile(r",? (?:which|that|who)\b")
# X announced today that it has | raised: the verb is X's.
_THAT_IT = re.compile(
    r" (?:has |have )?(?:announced|announces|said|says|revealed|reveals|confirmed|confirms|disclosed|told)\b[^.;:]{0,40}? it "
    r"(?:has |had |recently |just |will |plans to )*$"
)
# X, which builds satellites, | raised.
_ASIDE = re.compile(
    r" ?, (?:which|an?|the|formerly|founded|based|whose|maker|headquartered|backed|known)\b[^.;:()]{2,160}, (?:has |have |had |is |said it )*$"
)
# 將與特殊目的收購公司 | X 合併: described or not, it is the other party.
_WITH_ONE = re.compile(fold_script(r"(?:與|跟|同|向)[^,。;:、與跟同向]{2,12}(?:公司|企業|新創|集團|廠商) ?$"))
_COMPARED = re.compile(
    fold_script(
        r"(?:超越|高於|低於|超過|不及|落後|領先|追上|趕上|\b(?:surpassing|exceeding|overtaking|topping|beating|trailing|behind|"
        r"passing|past|leapfrogging|eclipsing|above|below|than)) ?$"
    )
)
_NOT_ITSELF = re.compile(fold_script(r"的|之|'s|,|、|和|與|and"))
_OBJECT_BEFORE = re.compile(
    fold_script(
        r"(?:(?:由|被|與|和|對|向|在|從|透過|通過|於|跟|為|給|包括|如|像|將|據|根據|至|來自|以|及|、|超越|擊敗|"
        r"取代|挑戰|對標|競爭對手|對手|相較|比|例如|借助|依託|使用|採用|拒絕|回絕|婉拒|高於|低於|超過|不及|落後|領先|追上|趕上|領投|跟投|投資|收購|離開|加入|之於|前|持有|"
        r"及其|獲得?|取得|拿到|得到|接受)[「『\"(（]?"
        r"|\b(?:by|with|from|in|to|of|at|for|on|via|like|including|than|and|against|alongside|rival|rivals|competitor|"
        r"surpassing|exceeding|overtaking|topping|beating|trailing|behind|passing|past|leapfrogging|eclipsing|above|below|"
        r"competitors|versus|vs\.?|into|such as|between|over|through|using|called|include|includes|ex|former|per|"
        r", and)(?: the| a| its| an| both| rival| rivals)?) ?$"
    )
)
_POSSESSED = re.compile(
    fold_script(
        r"^ ?(?:'s? (?:ceo|cto|cfo|founder|chief|coo|president|co-founder|(?:venture|investment) arm|analyst|researchers?|report|survey|data)|"
        r" (?:alums?|alumni|veterans?|executives?|engineers?|vets|dropouts?|graduates?|grads?|students?|professors?|"
        r"researchers?|scientists?|founders?)\b|(?:的)?(?:之父|之母|前研究員|研究員|工程師|"
        r"創投部門|投資部門|創辦人|執行長|創始人|董事長|合夥人|技術長|財務長|分析師|總裁|高管|員工|報告|數據|調查|統計))"
    )
)

_APPOSITION = re.compile(
    fold_script(
        r"^(?: is | was |是| ?(?:,|\(|——|—|–) ?)(?:which (?:uses|makes|builds|develops|provides|helps|offers|sells|"
        r"operates|lets|is)|an?|the|[^,.;()]{0,6}一家|這家|一間|專注|主打) ?[^.;()]{0,80}?(?:startup|start-up|company|"
        r"lab\b|labs\b|firm|maker|developer|platform|provider|builder|business|unicorn|spinout|spin-out|manufacturer|"
        r"operator|公司|新創|平台|企業|廠商|實驗室)"
    )
)
_INTRODUCED = re.compile(
    fold_script(
        r"(?:新創公司|新創|初創公司|初創企業|初創|公司|企業|平台|品牌|廠商|開發商|製造商|服務商|供應商|實驗室|獨角獸|"
        r"業者|創企|商|\bstartup|\bstart-up|\bcompany|\bfirm|\blab|\bmaker|\bdeveloper|\bplatform|\bprovider|\bunicorn|"
        r"\bstartups|company called|startup called|named|called|-based|new company)[,:]? ?[「『\"(（]?$"
    )
)

# X released Y and raised …: the second verb is X's.
_AND_ALSO = re.compile(
    fold_script(
        r"(?:\[[0-9]+\])? ?(?:[並且]|同時)+(?:已|也|又|再|成功|順利|於|在|正|獲|完成|募|籌|以|宣布|取得|拿|估|融)"
        r"| and (?:has |have |also )*(?:raised|closed|secured|landed|completed)\b"
    )
)
_ACTED_ON = re.compile(
    fold_script(
        r"發布|發佈|發表|推出|收購|併購|買下|攜手|聯手|開源|上線|亮相|展示|更新|\b(?:launched|released|acquired|bought|"
        r"unveiled|introduced|shipped|opened|signed|open-sourced|partnered)\b"
    )
)

_HEADS = re.compile(r" ?(?:—|–|\|) ")  # Loomwright — Senior Engineer
_MAKES = re.compile(
    r", (?:which|whose|once|last|previously) [a-z]|, (?:of|in|from|based in) [^,.;]{2,30},"
    r"|(?:\([^()]{1,60}\))?是[^,。;]{0,24}(?:公司|企业|平台|品牌|新创|厂商|业者)"
    r"| (?:helps|builds|makes|develops|provides|offers|operates|sells) "
)
# A clause that only defines the name behind it: 用機械手臂裝袋生鮮的 | Gantry Nine.
_DEFINED = re.compile(rf"[^,;:。{PRIVATE}]{{2,20}}的 ?")
_FOUNDED = re.compile(
    fold_script(
        rf" ?(?:\([^()]{{1,60}}\))? ?(?:{one('when')})? ?(?:品牌|公司|平台)?(?:正式)?(?:於[^,。;]{{1,12}})?(?:成立|創立)| was founded\b"
    )
)


class Beside:
    """The words beside the names of one article."""

    def __init__(self, mask: Mask, spaced: bool, openings: frozenset[int]) -> None:
        """``spaced``: blanks stand between the article's words; ``openings``: where its blocks begin."""
        self.mask, self.spaced, self.openings = mask, spaced, openings

    def described(self, m: Mention) -> bool:
        """Whether the words beside a name say that it is a company (startup X; X, a London lab)."""
        text = self.mask.text
        return bool(
            _APPOSITION.match(text[m.outer_end : m.outer_end + 100])
            or _MAKES.match(text[m.outer_end : m.outer_end + 60])
            or _HEADS.match(text[m.outer_end : m.outer_end + 4])
            and m.outer_start in self.openings
            or _FOUNDED.match(text[m.outer_end : m.outer_end + 60])
            and not self.is_object(m, 0)
            or _INTRODUCED.search(text[max(0, m.outer_start - 20) : m.outer_start])
        )

    def is_object(self, m: Mention, start: int) -> bool:
        """Whether the word before a name makes it an object: by X, with X, 超越 X."""
        return bool(_OBJECT_BEFORE.search(self._left(m, start)))

    def is_compared(self, m: Mention) -> bool:
        """Whether others are measured by it: surpassing X."""
        return bool(_COMPARED.search(self._left(m, 0)))

    def is_owner(self, m: Mention) -> bool:
        """Whether a name only says whose head, staff or report is spoken of: X's CEO, X 的執行長."""
        return bool(_POSSESSED.match(self.mask.text[m.outer_end : m.outer_end + 24]))

    def is_other(self, m: Mention, start: int, far: bool) -> bool:
        """Whether a name in a sentence is somebody else than its subject.

        ``far``: a relative clause behind the name does not reach to what is asked of.
        """
        left = self._left(m, start)
        text = self.mask.text
        opened = text.rfind("(", start, m.outer_start)
        gloss = opened == m.outer_start - 1 and text[m.outer_end : m.outer_end + 1] == ")"  # 空谷（Konggu AI）
        if opened > text.rfind(")", start, m.outer_start) and not gloss or _INVESTS.match(text, m.outer_end):
            return True
        if not far and _RELATIVE.match(self.mask.text[m.outer_end : m.outer_end + 8]):
            return False
        is_object = _OBJECT_BEFORE.search(left) or left.rstrip().endswith(("(", "[", "-"))
        return bool(_WITH_ONE.search(left) or is_object and not self.described(m))

    def belongs(self, m: Mention, at: int) -> bool:
        """Whether what begins at ``at`` is the name's: X's |, X 的 |, dates left aside."""
        return bool(_BELONGS.fullmatch(self.without_dates(m.outer_end, at)))

    def goes_on(self, m: Mention, at: int) -> bool:
        """Whether a name that opens a sentence is still its subject at ``at``: X, which builds satellites, |."""
        between = self.mask.text[m.outer_end : at]
        return bool(
            _ASIDE.fullmatch(between)
            or between.endswith(", ") and _APPOSITION.match(between[:100])
            or _THAT_IT.fullmatch(self.without_dates(m.outer_end, at))
        )

    def opens_clause(self, m: Mention, start: int) -> bool:
        """Whether a Chinese clause begins with this name: it is what the clause is about, company or not."""
        before = self.mask.text[max(start, m.outer_start - 2) : m.outer_start].rstrip()
        return (
            not self.spaced
            and m.value.kind != "person"
            and (
                m.outer_start == start
                or before[-1:] in ",;:"
                or _DEFINED.fullmatch(self.mask.text, start, m.outer_start) is not None
            )
        )

    def object_of_first_verb(self, m: Mention, start: int) -> bool:
        """Whether a name is what was released or bought before the sentence goes on: released | X and raised …."""
        if not _AND_ALSO.match(self.mask.text[m.outer_end : m.outer_end + 16]):
            return False
        before = self.mask.within(max(start, m.outer_start - 60), m.outer_start, "name")
        between = self.mask.text[before[-1].outer_end : m.outer_start] if before else ","
        return not set(between) & set(",;:") and bool(_ACTED_ON.search(between))

    def listed_object(self, m: Mention, start: int) -> bool:
        """Whether a name goes on a list whose first name is an object: founded by A, B, C."""
        before = self.mask.within(max(start, m.outer_start - 60), m.outer_start, "name")
        if not before or self.mask.text[before[-1].outer_end : m.outer_start] != ", ":
            return False
        return self.is_object(before[-1], start) or self.listed_object(before[-1], start)

    def is_nearly(self, m: Mention, at: int) -> bool:
        """Whether a name right before ``at`` is itself what raises there, and not only its owner or neighbour."""
        between = self.mask.text[m.outer_end : at]
        return not (_POSSESSED.match(between) or _NOT_ITSELF.search(between)) or self.described(m)

    def without_dates(self, start: int, end: int) -> str:
        """The masked text between two offsets without its dates."""
        text = self.mask.text
        for m in reversed(self.mask.within(start, end, "when")):
            text = text[: m.outer_start] + text[m.outer_end :]
            end -= m.outer_end - m.outer_start
        return text[start:end]

    def _left(self, m: Mention, start: int) -> str:
        return self.mask.text[max(start, m.outer_start - 16) : m.outer_start]
