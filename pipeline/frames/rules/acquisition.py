"""Who buys whom."""

from pipeline.frames.rule import rule
from pipeline.mentions.names.lexemes import words

_BUY = r"(?:收購|併購|並購|買下|吞併|購併|收歸旗下|買進|納入旗下)"
_PAYS = r"(?:以|斥資|耗資|花費|豪擲|砸下|砸|斥|將以|擬以|花了|花)"
# How it is paid, between a price and its verb: 以 3 億美元現金加債務|收購.
_PAID = rf"(?:\([^()]{{0,20}}\))?(?:{'|'.join(sorted(words()['payment'], key=len, reverse=True))}|的|價格|代價|天價|高價|完成|全資|[ ])*"
rule(
    "acquisition.walk", "acquisition", "{name:target}",
    "A purchase, read around its verb or its noun.",
    {
        "acquisition acquirer=Zendesk; target=Forethought": [
            "Zendesk 買下客服新創 Forethought。",
            "Zendesk acquires customer service startup Forethought.",
        ],
        "acquisition acquirer=Shield AI; target=Aechelon Technology": [
            "Shield AI 完成募資，並收購 Aechelon Technology 強化訓練能力。",
            "Shield AI 完成 20 億美元募資。2025 年 12 月收購模擬公司 Aechelon Technology，強化訓練能力。",
        ],
        "acquisition acquirer=Shield AI; target=Aechelon": [
            "Shield AI 同步宣布對模擬公司 Aechelon 的收購。",
            "Shield AI announced the acquisition of Aechelon.",
            "Shield AI closed its round and acquired simulation firm Aechelon.",
        ],
        "acquisition acquirer=Netflix; target=InterPositive": [
            "InterPositive 被 Netflix 收購。",
            "InterPositive was acquired by Netflix.",
            "InterPositive 從零成長至 1 億美元 ARR 後被 Netflix 收購。",
        ],
        "acquisition acquirer=SpaceX; target=Cursor": [
            "客戶還有今年被 SpaceX 收購的 Cursor。",
        ],
        "acquisition acquirer=Anthropic; target=Coefficient Bio; money=USD 400000000": [
            "Anthropic 以 4 億美元收購生技新創 Coefficient Bio。",
            "Anthropic 積極布局。今年 3 月，該公司以 4 億美元收購了生技新創 Coefficient Bio。",
            "Anthropic 宣布，同意以 4 億美元收購生技新創 Coefficient Bio。",
        ],
        "acquisition acquirer=中南文化; target=江陰蘇龍熱電有限公司": [
            "中南文化公告，計畫購買江陰蘇龍熱電有限公司 57.30% 股權。",
        ],
        "acquisition acquirer=Netflix; target=InterPositive; money=USD 600000000": [
            "InterPositive 以 6 億美元賣給 Netflix。",
            "Film startup InterPositive sold itself to Netflix for $600 million.",
        ],
        "acquisition acquirer=Netflix; target=InterPositive; status=reported": [
            "Netflix is in advanced talks to acquire film startup InterPositive.",
        ],
        "acquisition acquirer=Snap; target=AI Factory; money=USD 166000000": [
            "Earlier, he founded AI Factory, a computer vision startup that Snap acquired for $166 million.",
        ],
        "acquisition acquirer=Zendesk; target=青禾智能": [
            "Zendesk 擴大布局，收購了一家名為「青禾智能」的公司。",
        ],
        "acquisition acquirer=Netflix; target=InterPositive; money=USD 550000000": [
            "InterPositive 是一家影像公司，最終以 5.5 億美元被 Netflix 收購。",
            "InterPositive 是一家影像公司，最終被 Netflix 以 5.5 億美元收購。",
        ],
        "acquisition acquirer=Zendesk; target=Coilworks": [
            "Zendesk 擴大布局，把替它打造機器的廠商 Coilworks 整家買下。",
        ],
    },
    [
        "Zendesk 收購案進度落後，Forethought 並不知情。",
        "Shield AI 完成收購，員工感謝 Aechelon Technology。",
        "Shield AI 的收購案中，Aechelon Technology 沒有參與。",
        "Shield AI 對 Aechelon 的態度友善。",
        "InterPositive 被 Netflix 批評，決定收購別家。",
        "Cursor 被 SpaceX 收購的傳聞不斷。",
        "Anthropic 以 4 億美元投資研發，Coefficient Bio 不予置評。",
        "中南文化購買設備，蘇龍熱電有限公司股權不變。",
        "InterPositive 把軟體授權給 Netflix。",
        "Zendesk acquired new customers, and Forethought did not.",
        "Netflix is in talks to buy servers; InterPositive is not.",
        "Shield AI announced the acquisition of customers.",
        "Shield AI closed its round and acquired new customers.",
        "InterPositive was praised by Netflix.",
        "InterPositive sold licences to Netflix.",
        "AI Factory, a startup that Snap admired, raised $166 million.",
        "Zendesk 的收購案名為計畫，青禾智能不知情。",
        "InterPositive 表示，被 Netflix 收購的傳聞不實。",
        "Zendesk 把 Coilworks 的機器搬走。",
    ],
    9, walked="yes",
)  # fmt: skip
rule(
    "acquisition.zh.suitor", "acquisition",
    r"(?:出售|賣身|求售){any:16}(?:潛在買家|潛在買方|有意買家|有意者|接觸對象)(?:包括|包含|為|是|有){gap:4}{name:acquirer}",
    "A possible buyer of a company that is up for sale.",
    {"acquisition acquirer=Netflix; target=InterPositive; status=reported": ["據知情人士透露，InterPositive 正洽談出售，潛在買家包括 Netflix。"]},
    ["InterPositive 洽談出售設備，Netflix 沒有興趣。"], 4, status="reported",
)  # fmt: skip
rule(
    "acquisition.zh.of_amount", "acquisition",
    r"{name:target}[^。!?\n\ue000\ue001]{0,20}?{name:acquirer}(?:的|在|以|於|{when}|[ ])*{money}(?:的)?" + _BUY + r"(?:終於|案|後|之後|以來|最大|總算|交易|的)",
    "Target, and what acquirer paid for it: the acquirer's purchase is told of the target.",
    {"acquisition acquirer=Salesforce; target=Slack; money=USD 27700000000": ["Slack 推出新功能，Salesforce 的 277 億美元併購終於回本。"]},
    ["Slack 推出新功能，Salesforce 的 277 億美元營收持平。"], 7,
)  # fmt: skip
rule(
    "acquisition.zh.priced_elided", "acquisition_price",
    _PAYS + r"{gap:6}{money}" + _PAID + _BUY,
    "The price of an acquisition whose parties stand elsewhere in the sentence.",
    {"acquisition acquirer=Salesforce; target=Slack; money=USD 27700000000": ["Salesforce 收購 Slack，以 277 億美元收購的案子終於收尾。"]},
    ["Salesforce 以 277 億美元估值募資。"], 8,
)  # fmt: skip
rule(
    "acquisition.zh.price_of", "acquisition_price",
    r"(?:收購金額|收購價格?|交易金額|交易價格|交易價值|交易對價|交易作價|交易總價|收購總價|收購對價|對價|作價|併購金額|報價|出價|價碼|收購案)(?:[^,;。!?\n\ue001]{0,14}?){money}",
    "The price of an acquisition.",
    {"acquisition acquirer=Netflix; target=InterPositive; money=USD 600000000": ["Netflix 收購 InterPositive，交易金額達 6 億美元。"]},
    ["Netflix 收購 InterPositive，員工達 600 人。"], 8,
)  # fmt: skip
rule(
    "acquisition.en.price", "acquisition_price",
    r"\b(?:acquired|acquires|acquire|acquiring|acquisition|buys|bought|buy|takeover|purchase|deal|paid|pay)\b{any:60}(?: for| at| worth| valued at| priced at| of)(?: about| around| roughly| more than| over| nearly| up to| a reported| approximately| as much as)* {money}",
    "The price of an acquisition.",
    {"acquisition acquirer=Netflix; target=InterPositive; money=USD 600000000": ["Netflix acquired InterPositive for $600 million."]},
    ["Netflix acquired InterPositive and cut prices by $6."], 5,
)  # fmt: skip
rule(
    "acquisition.en.paid", "acquisition",
    r"{name:target};[^.;:]{0,4}{name:acquirer} (?:spent|paid){gap:12}{money} to (?:acqui-?hire|acquire|buy|buy out|take over) (?:the company|the startup|it)\b",
    "Target; acquirer paid an amount to buy the company.",
    {"acquisition acquirer=Google; target=Character.AI; money=USD 2700000000": ["He left to found Character.AI; Google spent $2.7 billion to acquire the company."]},
    ["He left Character.AI; Google paid $2.7 billion to keep the others."], 8,
)  # fmt: skip
rule(
    "acquisition.en.owned", "acquisition",
    r"{name:target},?(?: now| today)?,? owned by {name:acquirer} (?:after|following|through|via) (?:an? |the |its )?{money} (?:acquisition|takeover|buyout|deal|purchase)",
    "Target, now owned by acquirer after a purchase.",
    {"acquisition acquirer=SpaceX; target=Cursor; money=USD 60000000000": ["Cursor, now owned by SpaceX after a $60 billion acquisition, keeps its name."]},
    ["Cursor is owned by its founders. SpaceX looks for a $60 billion deal."], 8,
)  # fmt: skip
rule(
    "acquisition.zh.refused", "acquisition",
    r"(?:拒絕|回絕|婉拒|推掉|拒|否決)(?:了|過)? ?{clause:10}{name:acquirer}(?:的|以|提出的|開出的|高達| )*{money}(?:的)?(?:全額|現金)?" + _BUY + r"(?:[^,。;]{0,2}(?:offer|要約|提議|報價|邀約|案))?",
    "An offer that was refused: whose it was is the subject.",
    {"acquisition acquirer=Stripe; target=Airwallex; money=USD 1200000000; status=denied": ["Airwallex 拒絕 Stripe 12 億美元收購要約。"]},
    ["Airwallex 拒絕評論，Stripe 的 12 億美元收購案落空。"], 10, status="denied",
)  # fmt: skip
rule(
    "acquisition.en.paid_for", "acquisition",
    r"\b(?:paid|pays|spent|is paying)(?: about| around| roughly| some)? {money} for {name:target}, (?:the|an?) [^,.;]{0,40}\b(?:firm|company|startup|start-up|maker|group|business|studio|lab|developer)\b",
    "An amount paid for target, which is said to be a company: the acquirer is the subject.",
    {"acquisition acquirer=Boltaro; target=Coilworks; money=EUR 65000000": ["Boltaro makes magnets. In March the company paid €65 million for Coilworks, the Graz firm that had built its machines."]},
    ["Boltaro paid €65 million for steel, the same as last year."], 8,
)  # fmt: skip
