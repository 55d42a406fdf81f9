"""Revenue, recurring revenue, profit, loss and bookings."""

from pipeline.frames.rule import rule

_METRICS_ZH = {
    "arr": r"(?:年度?經常性收入|年化經常性收入|經常性收入|年度營收營運率|年度營收運行率|年化營收|年化收入|年度?循環營收|年收入運行率|年化運行率|(?:\b|[\u4e00-\u9fff])arr(?:\b|[\u4e00-\u9fff]))",
    "run_rate": r"(?:營收運行率|營收營運率|run[ -]rate)",
    "profit": r"(?:淨利潤|淨利|純益|稅後淨利|營業利益|利潤|歸母淨利潤|獲利|盈利|盈餘|ebitda)",
    "loss": r"(?:淨虧損|虧損)",
    "bookings": r"(?:年度預訂金額|預訂金額|年化預訂額|年化合約額|合約訂單額|預訂額|訂閱預訂|年度合約價值|bookings|簽約金額|預訂量|年化訂單)",
    "revenue": r"(?:年營收|營收額?|營業收入|年收入|總營收|總收入|收入|銷售額|銷售收入|營業額|年收)",
}
_METRICS_EN = {
    "arr": r"(?:annual(?:i[sz]ed)? recurring revenue|annuali[sz]ed revenue(?: run[ -]rate)?|annual revenue run[ -]rate|\barr\b|recurring revenue|revenue run[ -]rate|run[ -]rate revenue)",
    "run_rate": r"(?:run[ -]rate)",
    "profit": r"(?:net (?:income|profit)|operating (?:income|profit)|\bprofits?\b|ebitda)",
    "loss": r"(?:net loss(?:es)?|operating loss(?:es)?|\bloss(?:es)? of)",
    "bookings": r"(?:annuali[sz]ed bookings|annual bookings|contracted bookings|bookings)",
    "revenue": r"(?:annual revenues?|revenues?|annual sales|net sales|\bsales\b|turnover)",
}
_STRENGTH = {"arr": 8, "run_rate": 7, "profit": 6, "loss": 6, "bookings": 8, "revenue": 6}
_SAMPLE = {
    "arr": ("年度經常性收入", "annual recurring revenue"), "run_rate": ("營收運行率", "run rate"), "profit": ("淨利", "net income"),
    "loss": ("淨虧損", "net loss"), "bookings": ("年化預訂額", "annualized bookings"), "revenue": ("營收", "revenue"),
}  # fmt: skip
_GAP_ZH = r"(?:\([^()]{0,60}\))?(?:[^,;:。!?\n\ue001估募融投購]{0,22}?|:)"

rule(
    "revenue.zh.cumulative", "revenue",
    r"累計(?:合併|實現|的)?(?:營收|營業收入|收入|銷售額){clause:8}{money}",
    "Revenue summed over the months of a period: 上半年累計營收.",
    {"revenue company=壁仞科技; metric=revenue; money=TWD 19800000000": ["壁仞科技上半年累計營收新台幣 198 億元。"]},
    ["壁仞科技上半年累計融資 198 億元，營收持平。"], 12, metric="revenue",
)  # fmt: skip
rule(
    "revenue.en.then_it", "revenue",
    r"(?:\b(?:it|the company|the startup|the figure|that figure|management)(?: now| also)* (?:expects|aims|plans|hopes|targets|is targeting|is aiming|is on track|was on track|expected)(?: it)?(?: (?:to )?(?:reach|hit|cross|surpass|top|exceed|pass|be|reaching))?|\b(?:in|during|at|by)(?: the)? {when},? (?:it|the figure|that figure|that) (?:was|stood at|came to|had been))(?: about| around| roughly| more than| over| nearly| some| just| only)* {money}(?: by| in| this| next| within| before| at|[.,;]|$)",
    "What the figure of the sentence before was, or is to be.",
    {"revenue company=Replit; metric=arr; money=USD 1000000000": ["Replit has passed $500 million in ARR. It expects to reach $1 billion by the end of the year."],
     "revenue company=Replit; metric=arr; money=USD 40000000": ["Replit's ARR stood at $180 million in May. In May 2025 it was less than $40 million."]},
    ["Replit has passed $500 million in ARR. It expects to raise $1 billion by the end of the year."], 3, metric="same",
)  # fmt: skip

rule(
    "revenue.zh.then_it", "revenue",
    r"(?:公司|管理層|它|該公司|執行長|團隊)(?:則|也|還)?(?:預計|預期|預估|期望|希望|目標(?:是)?)(?:在|於)? ?(?:{when}|明年|年底|今年|底)*(?:前|時|將|可|會|能|要)*(?:突破|達到|達|超過|衝破|來到|跨過)? ?{money}(?:。|,|;|$)",
    "What the figure of the sentence before is to be.",
    {"revenue company=Replit; metric=arr; money=USD 140000000": ["Replit 的 ARR 在 5 月達到 8,500 萬美元。公司預計 12 月突破 1.4 億美元。"]},
    ["Replit 的 ARR 達到 8,500 萬美元。公司預計募資 1.4 億美元。"], 3, metric="same",
)  # fmt: skip

for metric, words in _METRICS_ZH.items():
    name = _SAMPLE[metric][0]
    bare = r"\barr" if metric == "arr" else words
    rule(
        f"revenue.zh.{metric}", "revenue", rf"{words}{_GAP_ZH}{{money}}",
        f"{name} and, in the same clause, what it comes to.",
        {f"revenue company=Replit; metric={metric}; money=USD 150000000": [f"Replit 的{name}達 1.5 億美元。"]},
        [f"Replit 的{name}成長 15%。"], _STRENGTH[metric], metric=metric,
    )  # fmt: skip
    rule(
        f"revenue.zh.{metric}.first", "revenue", rf"{{money}}(?:的|之)?(?:年度|全年|年化|單月|每月|每年|淨新增|月|年| )*{words}",
        f"An amount called {name}.",
        {f"revenue company=Replit; metric={metric}; money=USD 150000000": [f"Replit 創下 1.5 億美元的{name}。"]},
        [f"Replit 花 1.5 億美元，{name}沒有變化。"], _STRENGTH[metric] + 1, metric=metric,
    )  # fmt: skip
    rule(
        f"revenue.zh.{metric}.from_to", "revenue", rf"(?:{words}(?:\([^()]{{0,60}}\))?{{any:20}}(?:從|由|自)|{bare}(?:從|由|自)){{any:24}}{{money:earlier}}{{any:40}}(?:至|到|成|為|達){{gap:8}}{{money}}",
        f"{name} that moves from one amount to another.",
        {f"revenue company=Replit; metric={metric}; money=USD 600000000": [f"Replit 的{name}從 2 億美元攀升至 6 億美元。"]},
        [f"Replit 的{name}從去年起成長。"], _STRENGTH[metric] + 2, metric=metric,
    )  # fmt: skip

    rule(
        f"revenue.zh.{metric}.then", "revenue", rf"{words}(?:\([^()]{{0,60}}\))?{{clause:16}}{{money:earlier}}[,、]? ?{{when}}(?:[^,;。!?\n\ue001]{{0,10}}?)(?:至|到|成|為|達|目標)(?:約|近|逾| )?{{money}}",
        f"{name} of one period and then of the next.",
        {f"revenue company=Replit; metric={metric}; money=USD 600000000": [f"Replit 去年{name}約 3 億美元，2026 年目標翻倍至約 6 億美元。"]},
        [f"Replit 去年{name}約 3 億美元，2026 年擴編。"], _STRENGTH[metric] + 2, metric=metric,
    )  # fmt: skip

    rule(
        f"revenue.zh.{metric}.than", "revenue", rf"{{money}}(?:的|之)?(?:年度|全年|年化|月|年)*{words}[,、]? ?(?:已|更|又)?(?:比|較|高於|超過|相較於?){{when}}(?:同期)?的?{{money:earlier}}",
        f"{name} compared with that of an earlier period.",
        {f"revenue company=Replit; metric={metric}; money=USD 90000000": [f"Replit 上季創下 1.5 億美元{name}，比去年同期的 9,000 萬美元高出許多。"]},
        [f"Replit 上季創下 1.5 億美元{name}，去年募得 9,000 萬美元。"], _STRENGTH[metric] + 3, metric=metric,
    )  # fmt: skip
    rule(
        f"revenue.zh.{metric}.before", "revenue", rf"{words}(?:\([^()]{{0,60}}\))?{{clause:16}}{{money}}[,;、(]? ?(?:而|高於|低於|相較|對比)?{{when}}(?:同期)?(?:的)?(?:則|為|是|僅為|僅|只有|還只有|也有|有|的|約|還|尚)*{{money:earlier}}",
        f"{name} of one period and, bare, of an earlier one.",
        {f"revenue company=Replit; metric={metric}; money=USD 90000000": [f"Replit 今年 5 月的{name}約 1.8 億美元，去年 5 月僅 9,000 萬美元。"]},
        [f"Replit 今年 5 月的{name}約 1.8 億美元，去年 5 月募得 9,000 萬美元。"], _STRENGTH[metric] + 2, metric=metric,
    )  # fmt: skip

for metric, words in _METRICS_EN.items():
    name = _SAMPLE[metric][1]
    rule(
        f"revenue.en.{metric}", "revenue",
        rf"{words}(?: has| had| have| now| already| reportedly| is| was| of| at| to| reached| reaching| hit| hits| hitting| surpassed| exceeded| exceeds| exceeding| topped| crossed| crossing| grew| fell| declined| dropped| slid| narrowed| widened| shrank| swelled| climbed| rose| jumped| stood| totaled| totalled| came| expected| projected| forecast| pace| rate| run|,| about| around| roughly| more than| over| nearly| approximately| some| in| for|{{when}}|{{ratio}}| doubled| tripled| past| passed| above| beyond| the| mark| between|, which| north| of| have| has|—| –| -| just| a| an| be| will| annually| this year| last year| by)*{{money}}",
        f"{name} and what it comes to.",
        {f"revenue company=Replit; metric={metric}; money=USD 150000000": [f"Replit said its {name} of $150 million came from customers in Europe." if metric != "loss" else "Replit posted a net loss of $150 million."]},
        [f"Replit said its {name} grew by a third."], _STRENGTH[metric], metric=metric,
    )  # fmt: skip
    rule(
        f"revenue.en.{metric}.first", "revenue",
        rf"{{money}}(?: in| of|-| worth of| a| annual| annualized| total| net| net new| new| yearly| subscription| gross| quarterly| monthly| or more| its| the| contracted)* ?{words}",
        f"An amount of {name}.",
        {f"revenue company=Replit; metric={metric}; money=USD 150000000": [f"Replit reported $150 million in {'net losses' if metric == 'loss' else name}."]},
        [f"Replit spent $150 million, and {name} did not change."], _STRENGTH[metric] + 1, metric=metric,
    )  # fmt: skip
    rule(
        f"revenue.en.{metric}.from_to", "revenue",
        rf"{words}{{any:40}}(?: from){{any:16}}{{money:earlier}}{{any:50}}(?: to){{any:16}}{{money}}",
        f"{name} that moves from one amount to another.",
        {f"revenue company=Replit; metric={metric}; money=USD 600000000": [f"The {'loss of' if metric == 'loss' else name} at Replit went from $200 million to $600 million."]},
        [f"The {name} of Replit moved from Europe to Asia."], _STRENGTH[metric] + 2, metric=metric,
    )  # fmt: skip
    rule(
        f"revenue.en.{metric}.up_from", "revenue",
        rf"{{money}}(?: in| of|-| worth of| a| annual| total| net)* ?{words}(?:[^.;\n\ue001]{{0,90}}?),? (?:up|down|compared with|compared to|versus|against|rising|a jump|growth)(?: sharply)?(?: from)?(?: about| around| roughly| more than| over| nearly| just| only)* {{money:earlier}}",
        f"{name} and what it was before.",
        {f"revenue company=Replit; metric={metric}; money=USD 90000000": [f"Replit reported $500 million in {'net losses' if metric == 'loss' else name}, up from $90 million a year ago."]},
        [f"Replit reported $500 million in {name}, and raised $90 million."], _STRENGTH[metric] + 2, metric=metric,
    )  # fmt: skip
    rule(
        f"revenue.en.{metric}.was", "revenue",
        rf"{words}(?: of| was| reached| hit| stood at| came to| rose to| grew to)+(?: about| around| roughly| more than| over| nearly)* {{money}}(?:(?: in)? {{when}})?,? (?:up|down|compared with|compared to|versus|against)(?: from)?(?: about| around| roughly| more than| over| nearly| just| only)* {{money:earlier}}",
        f"{name}, then the amount and what it was before.",
        {f"revenue company=Replit; metric={metric}; money=USD 90000000": ["Replit posted a net loss of $500 million, compared with $90 million a year ago." if metric == "loss" else f"Replit said {name} reached $500 million, compared with $90 million a year ago."]},
        [f"Replit said {name} reached $500 million, and it raised $90 million."], _STRENGTH[metric] + 2, metric=metric,
    )  # fmt: skip
    rule(
        f"revenue.en.{metric}.then", "revenue",
        rf"{{money:earlier}}(?: in| of)? ?{words}{{any:30}} and{{any:8}} (?:projecting|projects|expects|expecting|forecasts|forecasting|targets|targeting|aims for|sees|anticipates|plans for)(?: about| around| roughly| more than| over| nearly| approximately| to reach| to hit)*{{money}}",
        f"{name} of one period and what is expected of the next.",
        {f"revenue company=Replit; metric={metric}; money=USD 600000000": [f"Replit reported $300 million in {'net losses' if metric == 'loss' else name} last year and expects roughly $600 million in 2026."]},
        [f"Replit reported $300 million in {name} and expects more staff."], _STRENGTH[metric] + 2, metric=metric,
    )  # fmt: skip
