"""Who puts the money in, told in Chinese, read around the verb or the noun that says so."""

from pipeline.frames.rule import rule

rule(
    "lead.zh.walk", "investors", "{series}",
    "Who leads a round.",
    {
        "funding_round company=歐卡智舶; series=B+; lead=厚雪資本|元禾重元": ["歐卡智舶完成 B+ 輪融資，由厚雪資本與元禾重元聯合領投。"],
        "funding_round company=歐卡智舶; series=C; money=CNY 400000000; lead=厚雪資本": ["歐卡智舶完成 4 億元人民幣 C 輪融資，由厚雪資本以 2 億元人民幣領投。"],
        "funding_round company=二十四橋; series=Angel+; lead=真格基金": ["互動短劇平台二十四橋完成天使輪、天使+輪融資，天使輪由渡月資本領投，天使+輪由真格基金領投。"],
        "funding_round company=生數科技; series=B; lead=阿里雲": ["生數科技完成 B 輪融資，阿里雲正是領投方。"],
        "funding_round company=Replit; series=D; lead=Georgian Partners": [
            "Replit 完成 D 輪融資，領投方為 Georgian Partners。",
            "Replit 完成 D 輪融資，領頭的則是 Georgian Partners。",
            "Replit 完成 D 輪融資，Georgian Partners 帶隊，其餘不具名。",
            "Replit 完成 D 輪融資，由 Georgian Partners 挑大樑。",
        ],
        "funding_round company=Unit14; series=B; lead=Isar Bridge Partners": ["Unit14 完成 B 輪融資，主導這一輪的是 Isar Bridge Partners。"],
    },
    [
        "這一輪沒有領投方。", "二十四橋的天使輪由員工認購，領投方未定。", "誰是關鍵仍未知，領投方沒有表示。", "領投與否仍未定案。", "主導這一輪的是恐懼。",
        "Replit 完成 D 輪融資，Georgian Partners 主導研發。",
    ],
    walked="yes",
)  # fmt: skip
rule(
    "participant.zh.walk", "investors", "{series}",
    "Who takes part in a round.",
    {
        "funding_round company=歐卡智舶; series=B+; investors=錫洲國際|深圳科創學院": ["歐卡智舶完成 B+ 輪融資，錫洲國際、深圳科創學院跟投。"],
        "funding_round company=歐卡智舶; series=C; investors=三星|美光": [
            "歐卡智舶完成 C 輪融資。三星與美光——兩家記憶體大廠——均列名投資人。",
            "歐卡智舶完成 C 輪融資，三星、美光都有份。",
            "歐卡智舶完成 C 輪融資，新進來的有三星與美光。",
        ],
        "funding_round company=零重力; series=B; investors=無錫惠晟信合": ["零重力宣布完成 B 輪融資，由無錫惠晟信合等機構投資。"],
        "funding_round company=Replit; series=D; investors=Coatue|Databricks Ventures": ["Replit 完成 D 輪融資，投資方包括 Coatue 與 Databricks Ventures。"],
    },
    [
        "歐卡智舶參與多項標案。", "由於投資人退出，零重力停工。", "投資人包括散戶在內都感到意外。", "歐卡智舶完成 C 輪融資，三星並未跟投。",
        "歐卡智舶與三星、美光都有份的市場。",
    ],
    walked="yes",
)  # fmt: skip
rule(
    "participant.zh.walk_weak", "investors", "{series}",
    "Names before 參與: they add to a round that is known.",
    {"funding_round company=歐卡智舶; series=B; investors=三星": ["歐卡智舶完成 B 輪融資，三星策略參與。"]},
    ["歐卡智舶與三星的關係密切。"], -1, walked="yes",
)  # fmt: skip
rule(
    "participant.zh.walk_raises", "investors", "{name:investor}",
    "Whom a company takes in as a new holder of its shares: a round of its own, where none is told.",
    {"funding_round company=歐卡智舶; investors=三星": ["歐卡智舶宣布引入三星為策略股東。"]},
    ["歐卡智舶引入新車款，三星的股東不滿。"], walked="yes", raises="yes",
)  # fmt: skip
