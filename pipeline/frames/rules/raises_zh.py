"""Raisings and investments told in Chinese, read around their amount or their verb."""

from pipeline.frames.rule import rule

rule(
    "round.zh.walk", "round", "{money}",
    "A raising, read around its amount.",
    {
        "funding_round company=Baseten; series=F; money=USD 1500000000": [
            "Baseten 宣布完成 15 億美元 F 輪融資。",
        ],
        "funding_round company=Replit; series=D; money=USD 400000000": [
            "Replit 完成 D 輪融資，金額達 4 億美元。",
            "Replit 的 D 輪在上週，金額 4 億美元。",
            "資料分析公司 Replit 七月底完成由紅杉領投的 4 億美元 D 輪募資。",
        ],
        "funding_round company=歐卡智舶; money=CNY 200000000": [
            "歐卡智舶近日完成近 2 億元人民幣融資。",
        ],
        "funding_round company=Anthropic; money=USD 30000000000": [
            "Anthropic 完成新一輪融資，籌集了驚人的 300 億美元。",
        ],
        "funding_round company=XREAL; money=USD 100000000": [
            "XREAL 宣布 1 億美元新一輪融資。",
        ],
        "funding_round company=雷鳥創新; money=CNY 500000000; investors=中國移動": [
            "雷鳥創新獲中國移動戰略投資，金額達 5 億元人民幣。",
        ],
        "funding_round company=Together AI; series=C; money=USD 800000000": [
            "這個市場裡有上週完成 8 億美元 C 輪融資的 Together AI。",
        ],
        "funding_round company=World Labs; money=USD 1000000000": [
            "World Labs 新一輪約 10 億美元，整合機器人部門。",
        ],
        "funding_round company=Heliograph; money=USD 2000000000": [
            "Heliograph 又要融資了——這次據說至少 20 億美元。",
        ],
        "funding_round company=青禾航運; money=HKD 80000000; investors=環灣碼頭集團": [
            "青禾航運獲環灣碼頭集團戰略投資，涉資 8,000 萬港元。",
        ],
        "funding_round company=穗光科技; series=A; money=TWD 95000000; lead=中華開發資本": [
            "穗光科技完成 A 輪融資，由中華開發資本領投，規模新台幣 9,500 萬元。",
        ],
        "funding_round company=Wayve; money=USD 1000000000; investors=Nvidia|軟銀": [
            "自駕新創 Wayve 獲 Nvidia 和軟銀逾十億美元投資。",
            "自駕新創 Wayve 去年拿到 Nvidia 與軟銀合計 10 億美元。",
        ],
        "funding_round company=Torusworks; money=GBP 75000000; investors=Amadeus Capital Partners|Plural": [
            "牛津的 Torusworks 從 Amadeus Capital Partners 與 Plural 手中拿到 7,500 萬英鎊。",
        ],
        "funding_round company=Replit; money=USD 400000000": [
            "Replit募4億美元　團隊擴編。",
            "錢往基建走，先前 Replit 一輪募 4 億美元，方向一致。",
            "Replit 正在尋求新的資金挹注，最多達 4 億美元。",
            "Replit 在 2015、2016 兩輪投資中募得約 4 億美元。",
            "Replit 計畫增資 4 億美元。",
        ],
        "funding_round company=青禾銅箔; money=TWD 450000000": [
            "青禾銅箔董事會通過擬辦現增新台幣 4.5 億元。",
            "青禾銅箔再辦理新台幣 4.5 億元的現金增資。",
        ],
    },
    [
        "Baseten 花了 15 億美元擴建，A 輪的股東並不意外。",
        "Replit 完成 D 輪融資後，年度營收為 4 億美元。",
        "歐卡智舶投入 2 億元人民幣擴建廠房。",
        "Anthropic 累計募資 300 億美元。",
        "XREAL 為客戶的 1 億美元貸款提供擔保。",
        "雷鳥創新的投資部門規模小，營收達 5 億元。",
        "World Labs 新一輪裁員，賠償 10 億美元。",
        "Heliograph 又要融資了，這次的廣告預算是 20 億美元。",
        "青禾航運涉及訴訟，金額達 8,000 萬港元。",
        "穗光科技由中華開發資本領投，市場規模 9,500 億元。",
        "Replit 以 4 億美元估值完成融資。",
        "Replit 的預算包括募資與 4 億美元採購。",
        "Wayve 獲得訂單，Nvidia 和軟銀投資十億美元建廠。",
        "Torusworks 從 Plural 手中拿到訂單，營收達 7,500 萬英鎊。",
        "Wayve 拿到 Nvidia 4 億美元訂單。",
    ],
    5, walked="yes",
)  # fmt: skip
rule(
    "invest.zh.walk", "invest", "{name:investor}",
    "An investment, read around its verb.",
    {
        "funding_round company=ThinkLabs AI; investors=Nvidia; money=USD 28000000": [
            "Nvidia 投資 ThinkLabs AI 2,800 萬美元，布局電網。",
        ],
        "funding_round company=OpenAI; investors=軟銀; money=USD 30000000000": [
            "軟銀將向 OpenAI 投資 300 億美元。",
        ],
        "funding_round company=Synopsys; investors=Nvidia; money=USD 2000000000": [
            "Nvidia 宣布對設計工具廠商 Synopsys 進行高達 20 億美元的戰略投資。",
        ],
        "funding_round company=Synopsys; money=TWD 300000000; investors=台達電": [
            "台達電與 Synopsys 達成協議，將出資新台幣 3 億元取得後者兩成股權。",
        ],
        "funding_round company=曜能科技; money=TWD 300000000; investors=台達電": [
            "台達電斥資新台幣 3 億元入股電池新創曜能科技。",
            "台達電以新台幣 3 億元投資曜能科技。",
            "台達電出資新台幣 3 億元，取得曜能科技 18% 股權。",
        ],
        "funding_round company=Anthropic; money=USD 2000000000; investors=亞馬遜|微軟": [
            "亞馬遜和微軟投資 Anthropic 20 億美元。",
        ],
    },
    [
        "Nvidia 投資研發，與 ThinkLabs AI 合作。",
        "軟銀向 OpenAI 學習，投入 3 億美元研發。",
        "Nvidia 對 Synopsys 的服務進行 20 億美元的採購。",
        "台達電投資曜能科技的新廠 3 億元。",
        "台達電投資的曜能科技營收達 3 億元。",
    ],
    6, walked="yes",
)  # fmt: skip
rule(
    "invest.zh.walk_share", "share", "{name:investor}",
    "An investor and its own amount, read around the amount: alone it is a round of its own, among others a share.",
    {
        "funding_round company=Shield AI; money=USD 500000000; investors=黑石集團": ["Shield AI 宣布募資。黑石集團另外提供 5 億美元優先股投資。"],
        "funding_round company=Shield AI; money=USD 500000000; investors=Nvidia": ["Shield AI 宣布擴編。當年 Nvidia 投下 5 億美元，取得近兩成股權。"],
    },
    ["黑石集團管理 5 億美元。", "Shield AI 宣布募資。黑石集團投入 5 億美元興建新廠。"],
    4, walked="yes",
)  # fmt: skip
rule(
    "invest.zh.walk_stake", "share", "{name:investor}",
    "What somebody gives for a share of a company that the clause does not name: the share says that it is neither spent nor lent.",
    {
        "funding_round company=Shield AI; money=USD 500000000; investors=Nvidia": ["Shield AI 公布新股東。Nvidia 出資 5 億美元、持股 12%。"],
    },
    ["Shield AI 宣布募資。Nvidia 出資 5 億美元興建新廠。"],
    6, walked="yes",
)  # fmt: skip
