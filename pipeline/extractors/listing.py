"""Companies that go public."""

from pipeline.rule import rule

_PUBLIC = r"(?:ipo|首次公開(?:發行|募股|招股)|首次公开发行|掛牌上市|上市掛牌|申請上市|登陸(?:港股|美股|A股|科創板|創業板|納斯達克|那斯達克)|掛牌|赴港上市|赴美上市|公開上市|上市)"
rule(
    "listing.zh.planned", "listing",
    r"(?:計畫|擬|預計|準備|考慮|尋求|衝刺|推動|籌備|目標|有望|最快|將|遞交|提交|申請|啟動|闖關|二度|正在進行|進行|通過|瞄準)(?:[^,;。!?\n]{0,26}?)" + _PUBLIC,
    "A plan or a filing to go public.",
    {"listing company=Rebellions; status=planned": ["Rebellions 計畫今年在首爾掛牌上市。"]},
    ["Rebellions 計畫擴編。同業早已上市。"], 1, status="planned",
)  # fmt: skip
rule(
    "listing.zh.done", "listing",
    r"(?:已|正式|成功|今日|昨日|{when})(?:[^,;。!?\n]{0,14}?)(?:掛牌上市|上市掛牌|掛牌|敲鐘|在[^,;。!?\n]{1,12}上市|登陸(?:港股|美股|A股|科創板|創業板|納斯達克|那斯達克|港交所)|完成(?:ipo|首次公開發行|首次公開募股))",
    "A listing that has happened.",
    {"listing company=智譜": ["智譜今日正式在港交所掛牌上市。"]},
    ["智譜的新品今日正式開賣。"], 2,
)  # fmt: skip
rule(
    "listing.zh.raise", "listing_money",
    r"(?:ipo|首次公開(?:發行|募股|招股)|上市|掛牌)(?:[^。!?\n\ue001]{0,16}?)(?:募資|集資|融資|募集|籌資|籌集|籌)(?:[^,;。!?\n\ue001]{0,8}?){money}",
    "What a listing raises.",
    {"listing company=宇樹科技; money=CNY 4200000000": ["宇樹科技此次 IPO 擬融資 42 億元人民幣。"]},
    ["宇樹科技 IPO 前完成 42 億元人民幣融資。"], 8,
)  # fmt: skip
rule(
    "listing.en.planned", "listing",
    r"\b(?:plans?|planning|planned|filed|files|filing|aims?|aiming|expects?|expected|preparing|prepares|considering|weighs|weighing|eyeing|eyes|targeting|intends|could|may|might|ahead of|path to|toward)\b(?:[^.;!?\n]{0,40}?)(?:\bipo\b|initial public offering|go public|going public|public listing|public offering|list (?:its )?shares|list on)",
    "A plan or a filing to go public.",
    {"listing company=Rebellions; status=planned": ["Rebellions plans an IPO in Seoul this year."]},
    ["Rebellions plans to open an office. The IPO market is quiet."], 1, status="planned",
)  # fmt: skip
rule(
    "listing.en.done", "listing",
    r"\b(?:went public|debuted on|listed on|completed its (?:ipo|initial public offering)|began trading|started trading|priced its (?:ipo|initial public offering)|raised {money} in its (?:ipo|initial public offering))",
    "A listing that has happened.",
    {"listing company=Figma": ["Figma went public on the NYSE."]},
    ["Figma listed the reasons."], 2,
)  # fmt: skip
rule(
    "listing.en.raise", "listing_money",
    r"\b(?:ipo|initial public offering)\b(?:[^.;!?\n\ue001]{0,40}?)(?:raise|raised|raising|raises)(?: about| up to| around| as much as| more than| over| roughly)* {money}",
    "What a listing raises.",
    {"listing company=Figma; money=USD 1200000000": ["Figma plans an IPO that could raise up to $1.2 billion."]},
    ["Figma plans an IPO. It raised $1.2 billion in private."], 8,
)  # fmt: skip
