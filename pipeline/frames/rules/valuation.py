"""What a company is said to be worth."""

from pipeline.frames.rule import rule
from pipeline.lexicons.cues import alternation

_WORTH = alternation("worth", "zh", "valuing")

rule(
    "valuation.zh.is", "valuation",
    _WORTH + r"(?:已|也|更|則|規模|金額|總額|高|飆|[ :])*(?:\([^()]{0,40}\))?[^,;:。!?\n\ue001完獲募融籌領投宣的和與及]{0,26}?{money}",
    "估值 and, in the same clause, what it comes to.",
    {"valuation company=Baseten; money=USD 13000000000": ["Baseten 宣布完成融資，估值達 130 億美元。"]},
    ["Baseten 的客戶估計，採購金額達 1 億美元。"], 6,
)  # fmt: skip
rule(
    "valuation.zh.from_to", "valuation",
    r"估值{any:30}(?:從|由|自){any:16}{money:earlier}{any:26}(?:至|到|成|為|達|上|破){gap:8}{money}",
    "估值 that rises or falls from one amount to another: both are valuations, the second is the new one.",
    {"valuation company=Replit; money=USD 9000000000": ["Replit 的估值在半年內從 30 億美元升至 90 億美元。"]},
    ["Replit 的員工從 100 人增至 300 人。"], 8,
)  # fmt: skip
rule(
    "valuation.zh.amount_first", "valuation",
    r"(?:{money}(?:的|之)(?:投後|投前|融資後|融資前|輪前|輪後|post-money|pre-money|公司|企業|整體|獨立|後|前|超高|最新|高額|天價|目標|私募|市場|隱含|驚人|超)*(?:估值|身價)|{money:money__b}(?:投後|投前|預融資前|後|前|融資後|融資前|輪前|輪後|公司|企業|最新)*(?:估值|身價) ?(?:[^ \ue001達為高約超至逾近0-9衝飆漲翻升]|$))",
    "An amount that is called a 估值.",
    {"valuation company=OpenAI; money=USD 300000000000": ["OpenAI 以 3,000 億美元的估值完成募資。"]},
    ["OpenAI 花 3,000 萬美元買下估價系統。"], 10,
)  # fmt: skip
rule(
    "valuation.zh.worth", "valuation",
    r"(?:價值|市場評價)(?:已|也|達|達到|高達|約|為|到|超過|來到|衝上|[ ])*{money}(?:的)?(?:公司|企業|新創|獨角獸|私人公司)",
    "A company called one worth so much.",
    {"valuation company=Stripe; money=USD 65000000000": ["Stripe 如今是一家價值 650 億美元的公司。"]},
    ["Stripe 處理價值 650 億美元的交易。"], 5,
)  # fmt: skip
rule(
    "valuation.zh.series_after", "valuation",
    r"{series}(?:融資|募資)?(?:後|投後)(?:的)?估值{clause:14}{money}",
    "估值 after a series that is named.",
    {"valuation company=影目科技; money=CNY 2000000000; basis=post_money": ["影目科技 C1 輪後估值達 20 億元人民幣。"]},
    ["影目科技 C1 輪融資額達 20 億元人民幣。"], 9, basis="post_money",
)  # fmt: skip
rule(
    "valuation.zh.series_of", "valuation",
    r"{series}(?:融資|募資)?(?:時)?(?:的|,|當時){gap:6}{money}(?:的)?(?:估值|身價)",
    "The 估值 that a named series had.",
    {"valuation company=Baseten; money=USD 5000000000": ["Baseten 的估值已超越 E 輪的 50 億美元估值。"]},
    ["Baseten 在 E 輪募得 50 億美元。"], 8,
)  # fmt: skip
rule(
    "valuation.zh.of", "valuation",
    r"(?:估值|身價)(?:已|達|高達|約|為|超過|逾|近)*{money}的[^,;:。!?\n\ue000\ue001由獲]{0,14}?{name:company}",
    "估值 amount 的 company.",
    {"valuation company=Harvey AI; money=USD 11000000000": ["它的對手是估值 110 億美元的 Harvey AI。"]},
    ["估值 110 億美元的消息讓人意外，Harvey AI 沒有回應。"], 9,
)  # fmt: skip
rule(
    "valuation.zh.compared", "valuation",
    r"估值(?:已|更|則|將)?(?:較|比|相較於?|是|為)(?:[^,;:。!?\n\ue001完募融籌領投]{0,20}?)(?:{series})?(?:融資|募資|時|的|當時|,){0,3}{money}",
    "估值 compared with an earlier one: 估值較 B 輪的 33 億美元翻倍.",
    {"valuation company=Together AI; money=USD 3300000000": ["這輪融資使 Together AI 的估值較 B 輪的 33 億美元翻倍。"]},
    ["Together AI 的估值較同業高，並募得 33 億美元。"], 9, status="asserted",
)  # fmt: skip
rule(
    "valuation.en.valued", "valuation",
    r"\b(?:valued|valuing|values|value|valued privately|pegged|pegging|worth|valuation)\b(?:{any:70}(?: at| to| as| is| was| hit| hits| hitting| reached| reaches| reaching| exceeds| exceeding| topping| climbed to| near)|(?: that| which| now| today| currently| then| post-money| pre-money|,| implied| in excess| in the (?:region|range|vicinity|neighborhood|neighbourhood|order|area|realm)| to the tune| north| south| upward| upwards| well| the company| company| startup| some)* of)(?: about| around| roughly| more than| over| nearly| approximately| up to| some| just| an estimated| a reported| a| an| the)* {money}",
    "Valued, valuing or a valuation, at or of an amount.",
    {"valuation company=Baseten; money=USD 13000000000": ["Baseten closed a new round that values the company at $13 billion.", "Baseten raised capital at a valuation of $13 billion."]},
    [
        "Baseten valued the help of its customers and paid them $13 million.", "Baseten, whose valuation doubled, closed a round of $13 million.",
        "Baseten kept its valuation with a raise of $13 million.",
    ], 6,
)  # fmt: skip
rule(
    "valuation.en.valuation_amount", "valuation",
    r"\bvaluation(?: now| has| had| of| to| at| is| was| hit| near| jumped| jumps| climbed| rose| reached| soared| stands| stood| up| from|:|,)*(?: about| around| roughly| more than| over| nearly| approximately| some)* {money}",
    "Valuation and its amount.",
    {"valuation company=Exa; money=USD 2200000000": ["Exa closed its Series C, and its valuation hit $2.2 billion."]},
    ["Exa's valuation model was trained for $2.2 million."], 6,
)  # fmt: skip
rule(
    "valuation.en.from_to", "valuation",
    r"\b(?:valuation|valued|worth)\b{any:40}(?:from){any:16}{money:earlier}{any:40}(?: to){any:12}{money}",
    "A valuation that moves from one amount to another.",
    {"valuation company=Exa; money=USD 2200000000": ["The raise lifts the valuation of Exa from $700 million to $2.2 billion."]},
    ["Exa moved its headcount from 100 to 300."], 8,
)  # fmt: skip
rule(
    "valuation.en.to_from", "valuation",
    r"\b(?:valuation|valued|worth)\b{any:40}(?: to| at){any:12}{money},?(?: up| double| triple)?{any:30} from{any:16}{money:earlier}",
    "A valuation with the one it rose from.",
    {"valuation company=Exa; money=USD 2200000000": ["Exa said its valuation rose to $2.2 billion, up from $700 million last year."]},
    ["Exa cut prices to $7, down from $20."], 8,
)  # fmt: skip
rule(
    "valuation.en.amount_first", "valuation",
    r"{money}(?:, (?:post|pre)-money)?(?: post-money| pre-money| pre| post| private| headline| total| equity| company| implied| reported| paper| peak| target| market)* (?:valuation|price tag)",
    "An amount called a valuation.",
    {"valuation company=Exa; money=USD 2200000000; basis=post_money": ["Exa raised a Series C at a $2.2 billion post-money valuation."]},
    ["Exa spent $2.2 million on valuation experts."], 10,
)  # fmt: skip
rule(
    "valuation.en.series_at", "valuation",
    r"{series}(?: round| financing| funding)?,? at (?:a |an |about |roughly |around )*{money}",
    "A series at a price: the valuation of that series.",
    {"valuation company=Baseten; money=USD 5000000000": ["Baseten raised a $300 million Series E at $5 billion."]},
    ["Baseten closed its Series E at noon, spending $5."], 5,
)  # fmt: skip
rule(
    "valuation.en.at", "valuation",
    r"{money:raised} (?:round |raise |financing |funding )?at (?:a |an |about |roughly |around )*{money}(?: valuation| post| pre)",
    "An amount raised at another amount.",
    {"valuation company=Exa; money=USD 2200000000": ["Exa raised $250 million at $2.2 billion valuation."]},
    ["Exa sold $250 million of chips at $20 apiece."], 7,
)  # fmt: skip
rule(
    "valuation.en.at_which", "valuation",
    r"{money} (?:at which|that) (?:the company|it|the startup|investors)(?: had| have)? (?:was|were|been)?(?: last)? ?(?:valued|valued it at)",
    "The amount at which a company was valued.",
    {"valuation company=Heliograph; money=USD 3500000000": ["Video startup Heliograph hopes for twice the $3.5 billion at which the company was valued in January."]},
    ["Heliograph was paid $3.5 billion. The company was valued by its staff."], 9,
)  # fmt: skip
rule(
    "valuation.zh.beside", "valuation",
    r"估值[^。;!?\n]{0,80}?(?:低於|高於|超越|超過|不及|落後|接近|直逼|逼近|比){gap:4}{name:company}(?:的){money}",
    "A valuation compared with that of another company, which is named.",
    {"valuation company=Anthropic; money=USD 965000000000": ["410 億美元的估值將 Prometheus 列入頂級 AI 公司，儘管仍遠低於 Anthropic 的 9,650 億美元。"]},
    ["Prometheus 的估值持平，營收低於 Anthropic。"], 9,
)  # fmt: skip
rule(
    "valuation.zh.beside_too", "valuation",
    r"估值[^。;!?\n]{0,80}?(?:低於|高於|超越|超過|不及|落後|接近|直逼|逼近|比){gap:4}{name:other}(?:的){money:other_money}(?:和|與|及|以及|、){name:company}(?:的){money}",
    "The second company of such a comparison.",
    {"valuation company=OpenAI; money=USD 850000000000": ["410 億美元的估值將 Prometheus 列入頂級 AI 公司，儘管仍遠低於 Anthropic 的 9,650 億美元和 OpenAI 的 8,500 億美元。"]},
    ["Prometheus 的估值低於 Anthropic，OpenAI 的營收達 8,500 億美元。"], 9,
)  # fmt: skip
rule(
    "valuation.zh.makes", "valuation",
    r"{money}(?:的)?(?:投後|投前|最新)?(?:估值|身價)(?:已)?(?:將|把|使|讓|令){gap:2}{name:company}",
    "An amount whose 估值 does something to the company.",
    {"valuation company=Prometheus; money=USD 41000000000": ["410 億美元的估值將 Prometheus 列入全球頂級公司。"]},
    ["410 億美元的營收將 Prometheus 列入全球頂級公司。"], 11,
)  # fmt: skip
rule(
    "valuation.en.worth_at_series", "valuation",
    r"{money} (?:that |which )?(?:it|the company) (?:was|had been) (?:worth|valued at|valued)(?: at| in| during| after) its {series}",
    "The amount that a company was worth at a series, which is named.",
    {"valuation company=Wardlock; money=USD 1900000000": ["Wardlock closed a Series E that values it at $5.4 billion, nearly three times the $1.9 billion it was worth at its Series D."]},
    ["Wardlock spent the $1.9 billion it was given at its Series D."], 9, status="asserted",
)  # fmt: skip
