"""Rounds: how much was raised, in which series, and who says that a round is meant."""

from pipeline.frames.rule import rule

rule(
    "round.zh.more", "round",
    r"(?:追加|加碼|再獲|再募|又募|加募|又籌|再籌)(?:得|到|集|了|資|投資)*{money}",
    "A further amount: 一個月後又追加了 1 億美元.",
    {"funding_round company=Cohere; money=USD 100000000": ["Cohere 完成 5 億美元融資，一個月後又追加了 1 億美元，估值升至 70 億美元。"]},
    ["Cohere 加碼研發，預算達 1 億美元。"], 2,
)  # fmt: skip
rule(
    "round.zh.series_verb", "round",
    r"(?:完成|獲得|獲|取得|拿下|斬獲|攬獲|宣布|敲定|啟動|進行|迎來|結束|喜獲|連獲|再獲|推進|進入|洽談){clause:16}{series}(?:的)?(?:融資|募資|增資|投資|輪|資金|,|。|及|和|與|與|$)?",
    "A verb of raising and a series.",
    {"funding_round company=青禾生化; series=A+": ["青禾生化完成 A+ 輪融資，將推進功能食品。"]},
    ["青禾生化完成新產品，A+ 輪股東表示歡迎。"], 1,
)  # fmt: skip
rule(
    "round.series", "round_hint",
    r"{series}",
    "A series that is named: it says more of a round known from elsewhere.",
    {"funding_round company=Anthropic; series=G; money=USD 30000000000": ["Anthropic 籌集了 300 億美元。這次 G 輪融資創下紀錄。"]},
    ["Anthropic 的 G 棟辦公室啟用。"], 0,
)  # fmt: skip
rule(
    "round.zh.generic", "round_hint",
    r"(?:完成|獲得|獲|宣布|拿下){gap:6}(?:新一輪|最新一輪|首輪|一輪|兩輪|本輪|新的一輪|首筆|戰略)(?:融資|募資|增資|投資)",
    "A round without amount or series, known by who took part.",
    {"funding_round company=輝羲智能; investors=智元機器人": ["輝羲智能近日完成新一輪融資，由智元機器人參投。"]},
    ["輝羲智能參加新一輪招標。"], 0,
)  # fmt: skip
rule(
    "round.money_series", "round",
    r"{money}(?: \({money:twin}\))?(?: in| of| for|,| oversubscribed| initial| all-equity| equity| first| extended| early| new| the| its| a| close of)*[ -]*{series}",
    "An amount directly before its series.",
    {"funding_round company=Baseten; series=F; money=USD 1500000000": ["Baseten closed a $1.5 billion Series F financing."]},
    ["Baseten spent $1.5 million before its Series F."], 5,
)  # fmt: skip
rule(
    "round.series_money", "round",
    r"{series}(?: funding| financing| round| raise| investment| extension| capital| close| of funding| of financing)*(?:, (?:announced|closed|raised|completed|led|unveiled)[^.;,\ue001]{0,40}, (?:was|were|totaled|totalled|raised|brought in)|, which (?:was )?(?:closed|completed|announced)[^.;,\ue001]{0,24} with|,? of|,? totaling|,? totalling|,? worth|,? raising|,? for|:|,? which raised|,? that raised|,? bringing in|,? at)? (?:more than |over |nearly |about |up to |roughly |approximately |a |an )*{money}",
    "A series and what it brought.",
    {"funding_round company=Exa; series=C; money=USD 250000000": [
        "Exa has closed a Series C round of $250 million.",
        "Exa's Series C, announced five months ago, was $250 million.",
        "Exa looks back on its Series C, which closed quietly with $250 million.",
    ]},
    ["Exa's Series C came at a time when it had $250 million in revenue."], 4,
)  # fmt: skip
rule(
    "round.en.money_round", "round",
    r"{money}(?: new| fresh| equity| venture| growth| strategic| private| debt| first| latest| oversubscribed| mega| in| of| late-stage| early-stage| primary| additional| combined| total|,|-| capital| the| cash| follow-on| initial| outside| institutional)*[ -](?:funding|financing|round|raise|fundraise|fundraising|investment round|capital raise|mega-round|equity round|capital injection|in equity|venture funding|megaround)\b",
    "An amount that is called a round.",
    {"funding_round company=Wayve; money=USD 1000000000": ["Wayve announced a $1 billion funding round."]},
    ["Wayve spent $1 million round the clock."], 2,
)  # fmt: skip
rule(
    "round.en.round_of", "round",
    r"\b(?:round|funding|financing|raise|fundraise|investment) (?:of|totaling|totalling|worth|(?:is expected to|would|will|could|may|might) (?:total|raise|bring in|come to)) (?:more than |over |nearly |about |up to |roughly |approximately |some |at least )*{money}",
    "A round of an amount.",
    {"funding_round company=Wayve; money=USD 1000000000": ["Wayve closed a funding round of $1 billion.", "Wayve said the new round would total $1 billion."]},
    ["Wayve won a contract of $1 billion."], 2,
)  # fmt: skip
rule(
    "round.en.series_verb", "round",
    r"\b(?:(?:raised|raises|raising|secured|secures|closed|closes|closing|landed|completed|announced|announces|announcing|completing|finalized|led|following|after)(?: an?| its| the| their| our| new| fresh| oversubscribed| undisclosed| extended| of){0,5} {series}|{series:series__b} (?:round |financing |funding )?(?:raised|closed|completed|announced))",
    "A verb of raising and a series.",
    {"funding_round company=Workera; series=B": ["Workera closed its Series B round this spring."]},
    ["Workera closed its office before the Series B talks."], 1,
)  # fmt: skip
rule(
    "round.zh.total", "round",
    r"(?:本輪|此輪|該輪|這輪|{series})(?:融資|募資)?(?:(?:總額|總規模|總金額|規模)(?:達到|達|為|來到|擴大至|增至|至|提高到|共|約)*|(?:再)?(?:擴展|擴大|加碼|追加|增加|上修)(?:至|到)(?:約|逾|超過|近)?){money}",
    "The sum of a round's closings: 本輪融資總額達 6 億美元.",
    {"funding_round company=Legora; series=D; money=USD 600000000": ["Legora 完成 D 輪延伸輪，使 D 輪融資總額達到 6 億美元。", "Legora 將 D 輪融資擴展至逾 6 億美元。"]},
    ["Legora 累計融資總額達 6 億美元。"], 10, total="yes",
)  # fmt: skip
rule(
    "round.en.total", "round",
    r"\b(?:total (?:size of (?:the|its) )?(?:round|{series})|(?:brings|bringing|takes|taking) (?:the|its|{name:company}(?:'s)?) (?:total |full )?(?:{series:series__b}|round)(?: total| round| raise)?) to {money}",
    "The sum of a round's closings: brings the total Series D to $600 million.",
    {"funding_round company=Legora; series=D; money=USD 600000000": ["Legora extended its round, which brings its total Series D to $600 million."]},
    ["Legora has raised a total of $600 million."], 10, total="yes",
)  # fmt: skip
rule(
    "round.en.for", "round",
    r"{money}(?: in| of)?(?: {series})?(?: [a-z-]{1,14}){0,4} (?:for|into|in) (?:his|her|their|its|the|a)(?: [a-z-]{1,16}){0,5} (?:startup|company|lab|venture|firm|business|unicorn),? (?:called |named )?{name:company}",
    "An amount raised for a company that is described: for his new lab X.",
    {"funding_round company=Ineffable Intelligence; series=Seed; money=USD 1100000000": ["The researcher has raised a record $1.1 billion seed round for his new AI lab Ineffable Intelligence."]},
    ["The researcher raised $1.1 billion for his new lab. Ineffable Intelligence hired him."], 6,
)  # fmt: skip
rule(
    "round.en.dated", "round_hint",
    r"\b(?:announcement|round|deal|financing|funding|raise|investment),? (?:which )?(?:was |were )?(?:first )?(?:made|announced|unveiled|disclosed|closed|completed|revealed)(?: publicly)?(?: on| in| late| this)? {when:date}",
    "The day a round was announced.",
    {"funding_round company=Humanoid; series=A; money=USD 152000000": ["Humanoid raised $152 million in a Series A. The announcement, made July 21, 2026, drew attention."]},
    ["The announcement came as July 2026 ended."], 0,
)  # fmt: skip
rule(
    "round.zh.convertible", "round",
    r"{series}(?:的)?(?:方式|形式)?(?:,)?(?:向|由|從)?(?:{name:investor})?(?:[^,;。!?\n\ue001]{0,8}?)(?:取得|獲得|募得|籌得|投資|挹注|借得)(?:了|約)?{money}",
    "An amount got by way of a series: 以可轉債方式向 A 取得….",
    {"funding_round company=曜能科技; series=Convertible; money=USD 10000000; investors=台達電子": ["電池新創曜能科技曾以可轉債方式向台達電子取得 1,000 萬美元。"]},
    ["曜能科技完成 A 輪後，客戶取得 1,000 萬美元訂單。"], 5,
)  # fmt: skip
rule(
    "round.en.part_of", "round",
    r"\bpart of (?:a|an|its|the|their)(?: larger| broader| wider| new| previously announced| planned)* {money} {series}",
    "The round of which an amount is a part.",
    {"funding_round company=Varaha; series=B; money=USD 45000000": ["Varaha raised $20 million. The fresh funding is part of a $45 million Series B round."]},
    ["Varaha is part of a group. Its $45 million Series B is closed."], 10, total="yes",
)  # fmt: skip
rule(
    "round.en.series_brought", "round",
    r"{series}(?: round| financing)?(?:, [^.;,\ue001]{3,40},|,? in(?: the)? {when:date},?)? (?:brought in|raised|pulled in|totaled|totalled|yielded|fetched) {money}",
    "A series, with or without its time, and what it brought in.",
    {"funding_round company=Boltaro; series=B; money=USD 70000000": ["Boltaro is a startup that grows. A Series B in September 2025 brought in $70 million.", "Boltaro is a startup that grows. The Series B, 19 months earlier, brought in $70 million."]},
    ["Boltaro's Series B in September 2025 brought in the founders of a rival for $70 million."], 5,
)  # fmt: skip
rule(
    "round.zh.money_round", "round",
    r"{money}(?:的|之|人民幣)?(?:新一輪|最新一輪|首輪|最新|新|大額|鉅額|巨額|大型|超大|單筆|股權|風險|創投|追加|額外|首筆|一輪|戰略|外部|現金|成長|早期|種子)*(?:融資|募資|集資|增資|注資)",
    "An amount that is called a raising.",
    {"funding_round company=XREAL; money=USD 100000000": ["XREAL 宣布 1 億美元新一輪融資。"]},
    ["XREAL 為客戶的 1 億美元貸款提供擔保。"], 2,
)  # fmt: skip
