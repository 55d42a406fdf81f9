"""Amounts that are no fact of a round: totals over years, funds, prices, plans to spend. They only take the amount away."""

from pipeline.frames.rule import rule
from pipeline.lexicons.cues import alternation

rule(
    "aside.zh.cumulative", "aside",
    r"(?:累計|累积|累積|迄今|至今|先後|歷來|歷年|總計已|合計已|總共已?|一共已?|成立以來|創立以來|歷史融資|總募資額?|總融資額?|融資總額|總募資金額|已經?(?:募集|籌集|募得|籌得|融資)(?:了|到|超過|逾|近|約)*|前後|(?:年|月|時間|內|融資)[^,。;]{0,8}共(?:完成|獲得|募集|籌集|募得|融資))(?:[^,。;\ue001]{0,20}?){money}",
    "A cumulative total is no round.",
    {"amount money=USD 2000000000": ["Baseten 累計募資金額突破 20 億美元。"]},
    ["Baseten 完成 20 億美元融資。"], 9,
)  # fmt: skip
rule(
    "aside.zh.months", "aside",
    r"(?:[0-9一二三四五六七八九十兩半]+ ?個?(?:月|年|天)|半年)(?:內|裡|間|以來)?(?:累計|共|已|連續|狂|再|先後|合計)*(?:融資|募資|吸金|融)(?:了|到|額|總額|約|近|超|逾|超過|達| )*{money}",
    "What came together in some months is no round.",
    {"amount money=USD 1000000000": ["青禾量子3個月融資近10億美元。"]},
    ["青禾量子3月融資近10億美元。"], 9,
)  # fmt: skip
rule(
    "aside.zh.rounds_together", "aside",
    r"[兩二三四五六七八九十多數幾]輪(?:[募融集]資|投資)?(?:下來)?(?:總|一)?共計?已?(?:募|籌|融|獲|取得|拿|吸|斬)(?:[^,。;\ue001]{0,12}?){money}",
    "What some rounds brought together is no round.",
    {"amount money=USD 28000000": ["沛星三輪募資共取得 2,800 萬美元。"]},
    ["沛星完成第三輪募資，取得 2,800 萬美元。"], 12,
)  # fmt: skip
rule(
    "aside.zh.first_meant", "aside",
    r"原(?:本|先|訂|定|擬|計畫|計劃|規劃|欲|想)[^,。;\ue001]{0,12}?(?:募資|籌資|融資|集資|增資|募集|籌集|募|籌)(?:約|近|逾|達|到|僅|只|目標|規模|金額|總額|為| )*{money}[^。;\n]{0,40}?\ue001",
    "What was meant to be raised before something else was is no round.",
    {"amount money=USD 30000000": ["沛星原本只打算募 3,000 萬美元，最後募得 5,000 萬美元。"]},
    ["沛星原本打算募 3,000 萬美元，談判卻擱淺了。"], 12,
)  # fmt: skip
rule(
    "aside.zh.cumulative_after", "aside",
    r"{money}(?:的)?(?:累計|累積|總募資|總融資)",
    "An amount called a cumulative total.",
    {"amount money=USD 2000000000": ["Baseten 有 20 億美元的累計募資。"]},
    ["Baseten 完成 20 億美元融資。"], 9,
)  # fmt: skip
rule(
    "aside.zh.market_cap", "aside",
    r"(?:市值|股價|每股|淨值|身家|財富){clause:22}{money}",
    "Market capitalisation, share prices and fortunes are no valuations.",
    {"amount money=HKD 250000000000": ["智譜的總市值突破 2,500 億港元。"]},
    ["智譜的估值突破 2,500 億港元。"], 9,
)  # fmt: skip
rule(
    "aside.zh.market_cap_after", "aside",
    r"{money}(?:的)?(?:總|最新)?" + alternation("called", "zh", "spending"),
    "An amount that is called a market, an order, a contract, a fine or a subsidy.",
    {"amount money=USD 12000000000": ["這是一個 120 億美元的市場。"]},
    ["這是一筆 120 億美元的融資。"], 8,
)  # fmt: skip
rule(
    "aside.zh.spend", "aside",
    alternation("before", "zh", "spending") + r"(?:[^,。;\ue001]{0,14}?){money}",
    "Money spent, owed, granted or charged.",
    {"amount money=USD 100000000000": ["該公司今年資本支出將達 1,000 億美元。"]},
    ["該公司完成 1,000 億美元融資。"], 5,
)  # fmt: skip
rule(
    "aside.zh.fund", "aside",
    r"(?:基金|創投基金|母基金|新基金|二期基金|期基金)(?:完成|首關|首次|宣布|成功|規模|總規模|募集|募得|籌得|交割|目標|已|,|為|達|約|最終|的){1,6}{gap:10}{money}",
    "A fund's own raising.",
    {"amount money=USD 500000000": ["心元資本的新基金規模達 5 億美元。"]},
    ["心元資本的基金領投。該公司募得 5 億美元。"], 8,
)  # fmt: skip
rule(
    "aside.zh.fund_after", "aside",
    r"{money}(?:規模)?(?:的|之)?(?:新|第[一二三四五六七八九十]+期?|[一二三四五六七八九十]+期|旗艦|創投|種子|早期|成長|產業|母|專項)*基金",
    "An amount that is a fund.",
    {"amount money=USD 500000000": ["心元資本成立 5 億美元的新基金。"]},
    ["心元資本投資 5 億美元給新創。"], 8,
)  # fmt: skip
rule(
    "aside.zh.tranche", "aside",
    r"(?:其中|首筆|第一筆|首期|第一階段|包含|其中包括)(?:[^,。;\ue001]{0,12}?){money}(?:[^,。;\ue001]{0,8}?)(?:延遲|撥款|提款|先行|到位|分期|首期|債務|貸款|可轉債)",
    "A tranche is not the round.",
    {"amount money=USD 250000000": ["黑石的投資其中包含 2.5 億美元的延遲提款機制。"]},
    ["黑石領投 2.5 億美元。"], 8,
)  # fmt: skip
rule(
    "aside.en.cumulative", "aside",
    r"\b(?:total (?:funding|capital|raised|financing|equity|amount raised)|brings? (?:its|the company's|their|total|the total|the firm's|the startup's)|bringing (?:its|the|total|their)|to date|so far|(?:has|have) (?:now|already|previously) raised|cumulative|in aggregate|altogether|lifetime|all told|including (?:the|this) (?:new |latest |current )?(?:round|money|raise)|funding to|across (?:all|its|two|three|four|five|several))(?:[^.;\ue001]{0,60}?){money}",
    "A cumulative total is no round.",
    {"amount money=USD 2000000000": ["The total capital raised by Baseten now exceeds $2 billion."]},
    ["Baseten closed a $2 billion round."], 4,
)  # fmt: skip
rule(
    "aside.en.cumulative_after", "aside",
    r"{money}(?: in)?(?: total| cumulative| combined| aggregate)?(?: funding| capital| financing| equity)?(?: raised)? (?:to date|in total|so far|since (?:(?:its |the company's )?(?:inception|founding|launch|start)|it was (?:founded|started|launched)|it began|{when})|across (?:all|its|two|three|four|five|several)|cumulatively|in (?:total|cumulative|combined) (?:funding|capital|financing))",
    "An amount raised to date.",
    {"amount money=USD 2000000000": ["Baseten has raised $2 billion to date."]},
    ["Baseten raised $2 billion on this date."], 9,
)  # fmt: skip
rule(
    "aside.en.rounds_together", "aside",
    r"\b(?:across|over|through) (?:all|its|two|three|four|five|six|several|multiple) (?:[a-z-]+ ){0,2}rounds\b(?:[^.;\ue001]{0,40}?){money}",
    "What some rounds brought together is no round.",
    {"amount money=USD 80000000": ["Over four funding rounds, Baseten raised $80 million."]},
    ["Over in Berlin, Baseten raised $80 million."], 12,
)  # fmt: skip
rule(
    "aside.en.first_meant", "aside",
    r"\b(?:(?:originally|initially) (?:[a-z]+ ){0,2}?|had (?:[a-z]+ )?)(?:sought|seeking|planned|planning|aimed|aiming|hoped|hoping|targeted|targeting|intended|intending|wanted|set out)"
    r"(?: [a-z]+){0,4} {money}[^.;\n]{0,60}?\ue001",
    "What was meant to be raised before something else was is no round.",
    {"amount money=USD 30000000": ["Baseten had planned to raise $30 million but closed on $50 million."]},
    ["Baseten had planned to raise $30 million, but talks collapsed."], 12,
)  # fmt: skip
rule(
    "aside.en.rounds_together_after", "aside",
    r"{money}(?: [a-z]+){0,4} (?:in|over|through|across) (?:all|two|three|four|five|six|several|multiple) (?:[a-z-]+ ){0,2}rounds\b",
    "An amount that some rounds brought together.",
    {"amount money=USD 80000000": ["Baseten raised $80 million in two rounds."]},
    ["Baseten raised $80 million in a second round."], 12,
)  # fmt: skip
rule(
    "aside.en.market_cap", "aside",
    r"\b(?:market cap|market capitali[sz]ation|market value|share price|per share|stock price|net worth|market size|tam)\b(?:[^.;\ue001]{0,30}?){money}",
    "Market capitalisation and prices are no valuations.",
    {"amount money=USD 3000000000000": ["Nvidia has a market cap of $3 trillion."]},
    ["Nvidia invested at a valuation of $3 billion."], 9,
)  # fmt: skip
rule(
    "aside.en.market_cap_after", "aside",
    r"{money}(?: in| of|-| a| worth of| annual| global| total| addressable| government| military| federal| defense| supply| compute)* ?" + alternation("called", "en", "spending"),
    "An amount that is called a market, an order, a grant, a loan or a fund.",
    {"amount money=USD 12000000000": ["Simulation is a $12 billion market."]},
    ["Simulation firm raised $12 billion."], 6,
)  # fmt: skip
rule(
    "aside.en.spend", "aside",
    alternation("before", "en", "spending") + r"(?:[^.;,\ue001]{0,24}?){money}",
    "Money spent, owed, granted or charged.",
    {"amount money=USD 100000000000": ["Capital expenditures will reach $100 billion this year."]},
    ["The round reached $100 million this year."], 2,
)  # fmt: skip
rule(
    "aside.zh.sum_of_valuations", "aside",
    r"(?:總估值|合計估值|估值總和|估值合計|估值加起來|估值總計)(?:[^,;。\ue001]{0,10}?){money}",
    "The valuations of several companies together are no company's.",
    {"amount money=USD 20000000000": ["這些公司的總估值超過 200 億美元。"]},
    ["這家公司的估值超過 200 億美元。"], 12,
)  # fmt: skip
rule(
    "aside.zh.each", "aside",
    r"每(?:名|位|個|一)?(?:員工|人|用戶|席位|股|月|年|次|張|台|輛)(?:[^,;。\ue001]{0,10}?){money}",
    "An amount for each of many.",
    {"amount money=USD 2000000": ["每名員工創造 200 萬美元 ARR。"]},
    ["這家公司每年創造新產品。"], 12,
)  # fmt: skip
rule(
    "aside.zh.this_fund", "aside",
    r"(?:該|這支|這檔|此|新|二期|首支|旗下)基金[^。;!?\n\ue001]{0,30}?(?:募集|募資|募得|籌集|規模|首期){gap:6}{money}",
    "What a fund that is spoken of has raised.",
    {"amount money=USD 100000000": ["該基金由 Apple 作為錨定投資人，首期募集 1 億美元。"]},
    ["該基金領投。公司募集 1 億美元。"], 9,
)  # fmt: skip
rule(
    "aside.en.sum_of_valuations", "aside",
    r"\b(?:combined|aggregate|collective|together)(?: private| market| estimated| paper){0,2} (?:valuations?|value|worth)\b{gap:30}{money}",
    "The valuations of several companies together are no company's.",
    {"amount money=USD 3000000000000": ["The three companies represent a combined private valuation exceeding $3 trillion."]},
    ["The company has a valuation exceeding $3 trillion."], 12,
)  # fmt: skip
rule(
    "aside.zh.club", "aside",
    r"(?:最快|首家|第一家|首個|最年輕)[^,。;\ue001]{0,8}(?:達到|達|突破|跨越|邁入|擁有){gap:4}{money}(?:企業|公司)?(?:的)?(?:估值|身價|營收)?(?:的)?(?:新創|公司|企業|獨角獸|俱樂部)",
    "A mark that others have reached is no company's valuation.",
    {"amount money=USD 10000000000": ["它是史上最快達到百億美元企業估值的新創之一。"]},
    ["這家公司達到百億美元的估值。"], 12,
)  # fmt: skip
rule(
    "aside.en.cumulative_since", "aside",
    r"\bsince (?:(?:its |the company's |the firm's |the startup's |their )?(?:inception|founding|launch|start|beginnings?|birth|debut)\b|(?:it|the company|the startup) (?:was (?:founded|started|launched|set up)|launched|began|started)|{when}|then)[^.;!?\n\ue001]{0,60}? (?:has|have|had) (?:[a-z]+ ){0,2}?(?:raised|taken in|secured|attracted|collected|amassed|brought in|received|pulled in|hauled in|gathered|drawn)(?: a total of| some| about| around| roughly| nearly| almost| more than| over| at least| well over| upwards of)* {money}",
    "What has been raised since a company's beginning, or since a year, is no round.",
    {"amount money=USD 634000000": ["Since its founding in 2021 the company has taken in $634 million of equity.", "Since 2019 Baseten has raised more than $634 million."]},
    ["Since its founding in 2021 the company has had a plan to raise $634 million."], 9,
)  # fmt: skip
rule(
    "aside.en.cumulative_from", "aside",
    r"\b(?:has|have|had)(?: now| already| so far| since| previously)* raised (?:upwards of |some |a total of |north of )?{money}(?: in [a-z ]{3,20})? from (?:investors|backers|a group|firms|the likes)",
    "A round sum that has been raised from investors is what came together over time, and no round.",
    {"amount money=USD 3000000000": ["Cursor is young and has raised more than $3 billion from investors including Benchmark."]},
    ["Cursor has just raised $3 billion from investors."], 9, hedged="yes",
)  # fmt: skip
rule(
    "aside.en.cumulative_brings", "aside",
    r"\b(?:brings|bringing|takes|taking|lifts|lifting|pushes|pushing) (?:its |the company's |the firm's |the startup's |their |the )?total (?:capital|funding|financing|raised|amount|equity|fundraising)[^.;\ue001]{0,40}? (?:to|past|above|over|beyond) {money}",
    "What all the rounds come to together.",
    {"amount money=USD 500000000": ["The round values the company at $2.4 billion, double the valuation of a year ago, and brings total capital raised to $500 million."]},
    ["The round brings total staff to 500 and its valuation to $2.4 billion."], 7,
)  # fmt: skip
rule(
    "aside.en.debut", "aside",
    r"\b(?:debut(?:ed|s)?|listed|went public|began trading|starts trading|ipo(?:ed)?)\b[^.;\ue001]{0,40} at (?:a |an )?{money}(?: valuation)?",
    "What the market gave a company on its first day is no valuation of a round.",
    {"amount money=USD 26000000000": ["The memory maker debuted on the Nasdaq at a $26 billion valuation."]},
    ["The memory maker raised money at a $26 billion valuation."], 12,
)  # fmt: skip
rule(
    "aside.claimed", "aside",
    r"{money}",
    "An amount that a frame of frames/claims has claimed from a round: never matched, only given.",
    {"amount money=USD 2000000000": ["台積電為歐洲新廠增資 20 億美元。"], "amount money=CNY 9000000000": ["芯嶺電子登陸科創板，募資人民幣 90 億元。"]},
    ["芯嶺電子有九十名員工。"], -1, walked="yes",
)  # fmt: skip
