"""Companies that go public."""

from pipeline.frames.rule import rule

rule(
    "listing.walk", "listing", "{name:company}",
    "Somebody goes public, read around the verb or its noun.",
    {
        "listing company=Rebellions; status=planned": ["Rebellions 計畫今年在首爾掛牌上市。", "Rebellions plans an IPO in Seoul this year."],
        "listing company=智譜; status=planned": ["智譜向港交所遞交招股書。", "智譜通過港交所聆訊。", "智譜上市申請獲受理。", "智譜預計明年申請登錄興櫃。"],
        "listing company=智譜; status=asserted": ["智譜今日正式在港交所掛牌上市。", "智譜登陸港交所，首日大漲。", "智譜掛牌首日大漲三成。"],
        "listing company=農夫山泉; status=asserted": ["同業祝賀，農夫山泉今日在港交所上市。"],
        "listing company=智譜; status=denied": ["智譜撤回 IPO 申請。", "智譜 IPO 失敗。"],
        "listing company=Figma; status=asserted": ["Figma went public on the NYSE.", "Figma's stock began trading on the New York Stock Exchange on Thursday."],
        "listing company=Figma; status=denied": ["Figma withdrew its IPO filing."],
        "listing company=Figma; money=USD 2000000000; status=planned": ["Investors await Figma's $2 billion IPO."],
    },
    ["Rebellions 是上市公司。", "智譜上市公司的地位不變。", "智譜的新品今日正式開賣。", "Rebellions, a public company, lists its flats.", "Figma lists the reasons."],
    8, walked="yes",
)  # fmt: skip
rule(
    "listing.zh.offered", "listing_money",
    r"(?:ipo|上市|掛牌)[^。!?\n]{0,40}?(?:每股|發行價|發售價|承銷價|招股價){gap:10}{money:price}[^。!?\n\ue001]{0,16}?(?:募資|集資|募集|募得|籌資|籌集|籌得|籌)(?:[^,;。!?\n\ue001]{0,8}?){money}",
    "What a listing raises, after the price of a share.",
    {"listing company=智譜; money=HKD 2100000000": ["智譜今日在港交所主板掛牌，發售價為每股 28.8 港元，集資約 21 億港元。"]},
    ["智譜在港交所掛牌，每股 28.8 港元，市值 21 億港元。"], 11,
)  # fmt: skip
rule(
    "listing.zh.raise", "listing_money",
    r"(?:ipo|首次公開(?:發行|募股|招股)|上市|掛牌|遞表|交表|招股書)(?:[^。!?\n\ue001\ue002再又來後前增]{0,16}?)(?:募資|集資|融資|募集|募得|籌資|籌集|籌得|籌)(?:[^,;。!?\n\ue001]{0,8}?){money}",
    "What a listing raises.",
    {"listing company=宇樹科技; money=CNY 4200000000": ["宇樹科技此次 IPO 擬融資 42 億元人民幣。"]},
    ["宇樹科技 IPO 前完成 42 億元人民幣融資。"], 8,
)  # fmt: skip
rule(
    "listing.en.in_ipo", "listing_money",
    r"\b(?:raise|raised|raises|raising)(?: about| up to| around| as much as| more than| over| roughly| nearly)* {money}(?:[^.;!?\n\ue001]{0,16}?) (?:in|from|through|via|by) (?:its|an|the|a)? ?(?:[a-z]+ ){0,3}(?:ipo|initial public offering|listing|stock market debut|flotation|float)\b",
    "An amount raised in a listing.",
    {"listing company=Figma; money=USD 1200000000; status=asserted": ["Figma raised about $1.2 billion in its initial public offering on Wednesday."]},
    ["Figma raised $1.2 billion ahead of its IPO."], 9,
)  # fmt: skip
rule(
    "listing.en.raise_there", "listing_money",
    r"\b(?:list|listing|float|go public)\b(?:[^.;!?\n\ue001]{0,70}?)\b(?:raise|raising)(?: about| up to| around| as much as| more than| over| roughly)* {money}",
    "What a listing is to raise.",
    {"listing company=Figma; money=USD 350000000": ["Figma plans to list on the New York Stock Exchange in September and hopes to raise about $350 million."]},
    ["Figma plans to list its flat. It raised $350 million."], 9,
)  # fmt: skip
rule(
    "listing.en.raise", "listing_money",
    r"\b(?:ipo|initial public offering)\b(?:[^.;!?\n\ue001]{0,40}?)(?:raise|raised|raising|raises)(?: about| up to| around| as much as| more than| over| roughly)* {money}",
    "What a listing raises.",
    {"listing company=Figma; money=USD 1200000000": ["Figma plans an IPO that could raise up to $1.2 billion."]},
    ["Figma plans an IPO. It raised $1.2 billion in private."], 8,
)  # fmt: skip
