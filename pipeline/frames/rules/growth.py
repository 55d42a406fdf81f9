"""Growth: by how much a metric rose or fell.

Which way, and which metric where the clause names none, is read by ``pipeline.records.others``; a rule only finds the words.
"""

from pipeline.frames.rule import rule

_WHAT = r"(?:年度?經常性收入|年化營收|年化收入|年收入|營收|收入|銷售額|營業額|arr|估值|淨利潤?|純益|獲利|盈利|利潤|虧損|用戶數?|使用者數?|客戶數?|出貨量?|訂單|業績|訂閱|預訂額)"
_UP = r"(?:年增|月增|季增|成長|增長|增加|上升|上漲|飆升|攀升|躍升|提升|擴大|大增|激增|暴增|倍增|劇增|翻|飆漲|漲|增)"
_DOWN = r"(?:下滑|衰退|下降|減少|縮水|萎縮|縮減|收窄|驟減|銳減|大減|年減|月減|季減|跌)"
_MOVES = rf"(?:{_UP}|{_DOWN})"
_BY = r"(?:率|幅度?|了|達到?|約|超過|逾|近|高達|至|到|為|增長|成長|大漲|大增|[ ])*"
_SINCE = r"(?:同比|環比|按年|按季|按月|較(?:前一?年|上年|去年|同期|前季|上季|上月|去年同期|上年同期|前一年同期)+|較{when:base__b}|較 ?[0-9]{2,4} ?年|比{when:base}|與去年同期相比|一年內|一年來|一年間|[ ])*"
rule(
    "growth.zh.metric", "growth",
    _WHAT + r"(?:同比|環比|[^,;。!?\n\ue003佔占比]){0,40}?(?:" + _MOVES + _BY + r"|同比|環比|按年|按季){ratio}",
    "A metric, a verb of growing and by how much.",
    {"growth company=壁仞科技; metric=revenue; percent=207": ["壁仞科技去年營收同比增長 207%。"],
     "growth company=壁仞科技; metric=profit; percent=-12": ["壁仞科技去年淨利衰退 12%。"],
     "growth company=壁仞科技; metric=profit; ratio=2": ["壁仞科技的淨利同比翻倍。"]},
    ["壁仞科技的毛利率為 53%。", "壁仞科技營收占比增至 53%。"],
)  # fmt: skip
rule(
    "growth.zh.clause", "growth",
    r"[,;、(](?:但|並|且|更|又|也|分別|則| )*" + _SINCE + r"(?:大幅|小幅|微|逆勢|強勁|快速)?" + _MOVES + _BY + r"{ratio}",
    "A clause that says only by how much: what was named just before has grown.",
    {"growth company=壁仞科技; metric=revenue; percent=207": ["壁仞科技去年營收 10 億元，同比增長 207%。"],
     "growth company=壁仞科技; metric=revenue; percent=-8": ["壁仞科技 6 月營收 10 億元，年減 8%。"],
     "growth company=壁仞科技; metric=revenue; percent=18": ["壁仞科技 2025 年營收 2 億元，較 2024 年增加 18%。"]},
    ["壁仞科技的員工有 200 人，占集團 20%。"],
)  # fmt: skip
rule(
    "growth.zh.clause_word", "growth",
    r"[,;、(](?:但|並|且|更|又|也|則| )*(?:同比|環比|按年|按季|一年內?|年)(?:增長|成長)?{ratio}",
    "A clause of one word, such as 同比翻倍 or 同比+31%.",
    {"growth company=壁仞科技; metric=profit; ratio=2": ["壁仞科技淨利 2 億元，同比翻倍。"]},
    ["壁仞科技裁員三成，同業翻倍擴編。"],
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
    _WHAT + r"(?:[^,;。!?\n\ue003佔占]{0,20}?){ratio}(?:以上)?(?:的)?(?:年度|年|同比|季|月|驚人|平均|高速)*(?:增長率|成長率|增幅|年增率|增速|漲幅|成長|增長|跌幅|降幅|衰退|下滑)",
    "A metric and its rate of growth.",
    {"growth company=Anthropic; metric=revenue; percent=80": ["Anthropic 的營收維持 80% 的年增長率。"]},
    ["Anthropic 的營收穩定，算力有 10 倍。"],
)  # fmt: skip

_METRIC_EN = r"(?:\b(?:annual(?:i[sz]ed)? recurring revenue|annuali[sz]ed revenue|revenue run[ -]rate|run[ -]rate|revenues?|arr|sales|turnover|valuation|bookings|users|customers|profits?|net (?:income|profit|loss)|losses|shipments|orders)\b)"
_MOVES_EN = r"(?:grew|grown|growing|grow|rose|risen|rising|increased|increasing|jumped|surged|up|climbed|fell|fallen|falling|declined|dropped|slid|slipped|shrank|plunged|down|gained|expanded|soared|growth of)"
_BY_EN = r"(?: by| about| approximately| roughly| more than| over| nearly| almost| some| an?)*"
rule(
    "growth.en.metric", "growth",
    _METRIC_EN + r"(?:[^.,;\n\ue001\ue003]{0,50}?)\b" + _MOVES_EN + _BY_EN + r" {ratio}",
    "A metric, a verb of growing and by how much.",
    {"growth company=Baseten; metric=revenue; ratio=20": ["Baseten said revenue grew 20x year over year."],
     "growth company=Baseten; metric=revenue; percent=-12": ["Baseten said revenue fell 12% last year."]},
    ["Baseten said revenue was stable and staff 20x happier.", "Baseten said revenue grew, and margins were 20%."],
)  # fmt: skip
rule(
    "growth.en.verb", "growth",
    _METRIC_EN + r"(?: has| have| had| nearly| almost| roughly| about| more than| also| and customers| in the (?:first|second) half| then)* {ratio}",
    "A metric that doubled or tripled.",
    {"growth company=Baseten; metric=revenue; ratio=2": ["Baseten said revenue doubled last year."]},
    ["Baseten said revenue teams are 20% larger."],
)  # fmt: skip
rule(
    "growth.en.grew_metric", "growth",
    r"\b(?:grown|grew|growing|increased|boosted|expanded)(?: its| annual| the| their)*(?: )" + _METRIC_EN + r"(?: by| about| approximately| roughly| more than| over| nearly| an?)* {ratio}",
    "Grew a metric by so much.",
    {"growth company=Baseten; metric=revenue; ratio=20": ["Baseten has grown revenue approximately 20x year over year."]},
    ["Baseten has grown its team and is 20x faster."],
)  # fmt: skip
rule(
    "growth.en.word_metric", "growth",
    r"{ratio}(?: its| annual| the| their| company)* " + _METRIC_EN + r"(?: to| in| over| since| last| from| within| year| every|[.,;]|$)",
    "Doubled its revenue.",
    {"growth company=Baseten; metric=revenue; ratio=3": ["Baseten has tripled its revenue in a year."]},
    ["Baseten serves 20% of customers for free."],
)  # fmt: skip
rule(
    "growth.en.clause", "growth",
    r"(?:,| \(| which has| that has| and has|{money}|{when})(?: nearly| almost| roughly| about)? (?:" + _MOVES_EN + _BY_EN + r" )?{ratio}(?: in| over| from| year| yoy| compared| since| a year| annually| on |[.,;)]|$)",
    "A clause that says only by how much: what was named just before has grown.",
    {"growth company=Baseten; metric=revenue; percent=48": ["Baseten had revenue of $749 million in 2025, up 48%."],
     "growth company=Baseten; metric=arr; ratio=3": ["Baseten has annual recurring revenue of $26 million, which has nearly tripled in a year."]},
    ["Baseten has 400 staff and 48% of them are engineers."],
)  # fmt: skip
rule(
    "growth.en.rate", "growth",
    r"(?:\b(?:revenue|arr|sales|bookings|users?|customers?) (?:by |of |at )?)?{ratio}(?: year-over-year| year over year| yoy| annual| yearly| quarter-over-quarter)*(?: revenue| arr| sales| valuation| user| customer)? (?:growth|increase|jump|rise|decline|drop)\b(?: in (?:its |annual |annuali[sz]ed )*(?:revenue|arr|sales|valuation|users|customers|bookings))?",
    "A rate of growth, of the metric beside it or the one named just before.",
    {"growth company=Baseten; metric=revenue; ratio=20": ["Baseten reported 20x annual revenue growth."],
     "growth company=Baseten; metric=revenue; percent=30": ["Baseten reported a 30% increase in annual revenue."]},
    ["Baseten reported 20x more bugs."],
)  # fmt: skip
