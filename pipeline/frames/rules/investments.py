"""Who put how much into whom: an investor with its company, and one with its own share of a round."""

from pipeline.frames.rule import rule

rule(
    "invest.zh.startup", "invest",
    r"{name:investor}(?:宣布|將|已|重金|領銜|也|戰略)*(?:投資|入股|押注)[^。;\n\ue001]{0,60}?(?:新創公司|新創|初創公司|公司|企業|平台|實驗室){name:company},?(?:[^。;\n\ue001]{0,6}?)(?:投入|斥資|出資|金額|總額){gap:6}{money}",
    "Investor 投資 …新創公司 company, 投入 amount.",
    {"funding_round company=Merge Labs; investors=OpenAI; series=Seed; money=USD 250000000": ["OpenAI 宣布投資腦機介面新創公司 Merge Labs，投入高達 2.5 億美元的種子輪資金。"]},
    ["OpenAI 投資研發，而新創公司 Merge Labs 沒有投入。"], 4,
)  # fmt: skip
rule(
    "invest.en.share", "share",
    r"{money}(?: [a-z-]{1,12}){0,4} (?:investment|equity|stake|contribution|commitment) from {name:investor}",
    "An amount from one investor: alone it is a round of its own, among others a share.",
    {"funding_round company=Shield AI; money=USD 500000000; investors=Blackstone": ["Shield AI closed its round. A separate $500 million preferred equity investment from Blackstone forms the second tranche."]},
    ["A $500 million order from Blackstone arrived."], 4,
)  # fmt: skip
rule(
    "invest.en.further", "share",
    r"{name:investor},?(?: meanwhile,| in turn,| for its part,| has| have| had| also| separately| later)* (?:invested|invests|put in|contributed)(?: a further| another| an additional)+ {money}",
    "An investor and a further amount of its own.",
    {"funding_round company=Shield AI; money=USD 500000000; investors=Blackstone": ["Shield AI is backed by Boeing. Blackstone, meanwhile, has invested a further $500 million."]},
    ["Blackstone has invested $500 million in its offices."], 4,
)  # fmt: skip
rule(
    "invest.zh.led", "invest",
    r"{<lead}領投(?:了|的是)? ?(?:{name:company}|[^的,;:。!?\n\ue001\ue004]{clause:25}{name:company__b})(?:公司)?(?:的|,)?{clause:8}(?:{money}|{series}|新一輪|融資|募資)",
    "Investor 領投 company's amount or series.",
    {"funding_round company=ThinkLabs AI; lead=NVentures; money=USD 28000000": ["NVentures 領投電網模擬新創 ThinkLabs AI 的 2,800 萬美元 A 輪融資。"]},
    ["NVentures 領投後離開，ThinkLabs AI 沒有融資。"], 1,
)  # fmt: skip
rule(
    "invest.zh.strategic", "invest",
    r"{name:investor}(?:向|對){clause:24}{name:company}(?:公司)?的{series}投資",
    "Investor 對 company 的戰略投資.",
    {"funding_round company=Synopsys; series=Strategic; investors=Nvidia": ["Nvidia 對設計工具廠商 Synopsys 的戰略投資打破了封閉。"]},
    ["Nvidia 對 Synopsys 的競爭對手做出戰略投資。"], 6,
)  # fmt: skip
rule(
    "invest.zh.shareholder", "invest",
    r"{name:investor}(?:將|已)?(?:成為|成了|為){name:company}(?:的)?(?:最大|第一大|第二大|主要|重要|策略|戰略|新)*股東",
    "Investor becomes a shareholder of company.",
    {"funding_round company=Mistral AI; series=C; money=EUR 1700000000; investors=ASML": ["ASML 成為 Mistral AI 最大股東，C 輪募資 17 億歐元。"]},
    ["ASML 成為龍頭，Mistral AI 的股東受惠。"], 3,
)  # fmt: skip
rule(
    "invest.zh.lead_share", "share",
    r"領投的{clause:16}{name:investor} ?(?:\([^()]{0,12}\))?(?:另|也|將)?(?:投入|出資|認購|投資)(?:了|約)?{money}",
    "What the lead investor itself put in.",
    {"funding_round company=Mistral AI; series=C; money=EUR 1700000000; lead=ASML": ["Mistral AI 完成 17 億歐元的 C 輪募資，領投的設備商 ASML 投入 13 億歐元。"]},
    ["領投的 8,500 萬美元 A 輪由 ASML 主導。"], 6, role="lead",
)  # fmt: skip
rule(
    "invest.en", "invest",
    r"{name:investor}(?: has| have| had| will| would| plans to| agreed to| committed to| pledged to| is| also| separately| reportedly| to)* (?:invested|invest|invests|investing|put|puts|poured|pouring|pumping|committed|contributed)(?: about| up to| an additional| roughly| more than| over| another| nearly| a further)* {money}(?: more)? (?:in|into|to) (?:the |an? )?{gap:40}{name:company}",
    "Investor invests an amount in a company.",
    {"funding_round company=OpenAI; investors=SoftBank; money=USD 30000000000": ["SoftBank invested $30 billion in OpenAI last year."]},
    ["SoftBank invested $30 billion in data centers."], 4,
)  # fmt: skip
rule(
    "invest.en.backs", "invest",
    r"{name:investor}(?:,[^,.]{3,40},)?(?: has| have| also| is| are)* (?:back|backs|backed|backing|funds|funded|bets on|bet on) {gap:40}{name:company}(?:'s)? (?:in |with |through |as part of )?(?:a |an |its |the )?(?:{money}|{series})",
    "Investor backs company in an amount or a series.",
    {"funding_round company=Legora; money=USD 50000000; investors=NVentures": ["NVentures has backed legal startup Legora in a $50 million round."]},
    ["NVentures backed down, and Legora raised $50 million."], 2,
)  # fmt: skip
rule(
    "invest.en.led", "invest",
    r"{<lead}(?: has| have| also| jointly| will)* (?:led|leads|co-led|leading|co-leads) (?:a |an |the |its )?{gap:30}(?:{money})?(?: [a-z-]{1,14}){0,4} (?:in|into|for|of|to) (?:the |a |an )?{gap:40}{name:company}",
    "Investor led a round of company.",
    {"funding_round company=Legora; lead=NVentures; money=USD 50000000": ["NVentures co-led a $50 million extension to Legora's Series D."]},
    ["NVentures led the field, and Legora raised $50 million in Europe."], 2,
)  # fmt: skip
rule(
    "invest.en.led_its", "invest",
    r"{<lead}(?: has| have| also| jointly| will)* (?:led|leads|co-led|leading|co-leads|backed|backs) {name:company}(?:['’]s?)(?: latest| recent| new| oversubscribed| first| [0-9]{4})* (?:{money} )?(?:{series}|round|raise|funding|financing)",
    "Investor led company's round.",
    {"funding_round company=Legora; series=D; lead=NVentures; money=USD 50000000": ["NVentures co-led Legora's $50 million Series D."]},
    ["NVentures led Legora's rivals in hiring."], 3,
)  # fmt: skip
rule(
    "invest.zh.brings", "invest",
    r"(?:引入|引進)(?:了)?{clause:10}{name:investor}(?:[^,;。!?\n\ue001]{0,14}?)[,、]?{gap:4}(?:涉資|增資|出資|投資|金額|總額|募資|融資){gap:8}{money}",
    "A company brings an investor in, for an amount: 引入 A 為策略股東，涉資 ….",
    {"funding_round company=電樁易; investors=港投公司; money=HKD 180000000": ["充電營運商電樁易宣布引入港投公司為策略股東，涉資 1.8 億港元。"]},
    ["電樁易引入新車款，由港投公司見證，營收達 1.8 億港元。"], 4,
)  # fmt: skip
