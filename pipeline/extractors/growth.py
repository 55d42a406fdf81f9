"""Growth: by how much a metric rose or fell."""

from pipeline.rule import rule

_WHAT = r"(?:年度?經常性收入|年化營收|年化收入|營收|收入|銷售額|營業額|arr|估值|淨利潤?|獲利|利潤|虧損|用戶數?|使用者數?|客戶數?|出貨量?|訂單|股價|業績|規模|訂閱)"
rule(
    "growth.zh.metric", "growth",
    r"(?P<metric>" + _WHAT + r")(?:[^,;。!?\n]{0,40}?)(?:年增|月增|季增|同比|環比|成長|增長|增加|上升|上漲|飆升|提升|大增|激增|翻|漲|增幅|增|下滑|衰退|下降|減少|年減)(?:率|了|達|約|超過|逾|近|高達|至|到|達到|為|幅度|增長|成長|大漲|大增|[ ])*{ratio}",
    "A metric, a verb of growing and by how much.",
    {"growth company=壁仞科技; metric=revenue; percent=207": ["壁仞科技去年營收同比增長 207%。"]},
    ["壁仞科技的毛利率為 53%。"],
)  # fmt: skip
rule(
    "growth.zh.said_of", "growth",
    r"(?:數字|數據|金額|指標|該數)(?:[^,;。!?\n]{0,10}?)(?:年增|同比|成長|增長){gap:4}{ratio}",
    "該數字同比增長…: the figure named just before.",
    {"growth company=Anthropic; metric=arr; ratio=10": ["Anthropic 的 ARR 已達 140 億美元，該數字同比增長了十倍。"]},
    ["Anthropic 的數據中心增加十個。"],
)  # fmt: skip
rule(
    "growth.zh.rate", "growth",
    r"{ratio}(?:的)?(?:年度|年|同比|季|月|驚人|平均)*(?:增長率|成長率|增幅|年增率|增速|成長|增長)",
    "A rate of growth.",
    {"growth company=Anthropic; ratio=10": ["Anthropic 達到 10 倍的年增長率。"]},
    ["Anthropic 有 10 倍的算力。"],
)  # fmt: skip
rule(
    "growth.en.metric", "growth",
    r"(?P<metric>\b(?:annual recurring revenue|annuali[sz]ed revenue|revenue run[ -]rate|revenues?|\barr\b|sales|valuation|bookings|users|customers|profits?|net income|losses|headcount|shipments|orders)\b)(?:[^.;\n\ue001]{0,50}?)(?:grew|grown|growing|grow|rose|risen|rising|increased|increasing|jumped|surged|up|climbed|fell|declined|dropped|down|growth of|gained|expanded|soared)(?: by| about| approximately| roughly| more than| over| nearly| to| some| an?)*{ratio}",
    "A metric, a verb of growing and by how much.",
    {"growth company=Baseten; metric=revenue; ratio=20": ["Baseten said revenue grew 20x year over year."]},
    ["Baseten said revenue was stable and staff 20x happier."],
)  # fmt: skip
rule(
    "growth.en.grew_metric", "growth",
    r"\b(?:grown|grew|growing|increased|doubled|tripled|boosted)(?: its| annual| the| their)*(?: )(?P<metric>annual recurring revenue|revenues?|arr|sales|bookings|users|customers)(?: by| about| approximately| roughly| more than| over| nearly| to| an?)*{ratio}",
    "Grew a metric by so much.",
    {"growth company=Baseten; metric=revenue; ratio=20": ["Baseten has grown revenue approximately 20x year over year."]},
    ["Baseten has grown its team and is 20x faster."],
)  # fmt: skip
rule(
    "growth.en.rate", "growth",
    r"(?P<metric>\b(?:revenue|arr|sales|bookings|user|customer))? ?{ratio}(?: year-over-year| year over year| yoy| annual| yearly| quarter-over-quarter| revenue)* (?:growth|increase|jump|rise)\b",
    "A rate of growth.",
    {"growth company=Baseten; ratio=20": ["Baseten reported 20x annual growth."]},
    ["Baseten reported 20x more bugs."],
)  # fmt: skip
