"""Companies that go public."""

from pipeline.frames.rule import rule

_PUBLIC = r"(?:ipo|首次公開(?:發行|募股|招股)|首次公开发行|掛牌上市|上市掛牌|申請上市|登陸(?:港股|美股|A股|科創板|創業板|納斯達克|那斯達克)|登錄興櫃|登錄|申報(?:科創板|創業板|北交所)|掛牌|赴港上市|赴美上市|公開上市|上市)"
rule(
    "listing.walk", "listing", "{name:company}",
    "Somebody goes public, read around the verb or its noun.",
    {
        "listing company=Rebellions; status=planned": ["Rebellions 計畫今年在首爾掛牌上市。", "Rebellions plans an IPO in Seoul this year."],
    },
    ["Rebellions 是上市公司。", "Rebellions, a public company, lists its flats."],
    7, walked="yes",
)  # fmt: skip
rule(
    "listing.zh.planned", "listing",
    r"(?:計畫|計劃|擬|預計|準備|考慮|尋求|衝刺|推動|籌備|目標|有望|最快|將|遞交|提交|申請|啟動|闖關|二度|正在進行|進行|通過|瞄準|推遲|延後|暫緩|擱置|即將|傳出|傳)(?:[^,;。!?\n]{0,26}?)" + _PUBLIC,
    "A plan or a filing to go public.",
    {"listing company=Rebellions; status=planned": ["Rebellions 計畫今年在首爾掛牌上市。"]},
    ["Rebellions 計畫擴編。同業早已上市。"], 1, status="planned",
)  # fmt: skip
rule(
    "listing.zh.done", "listing",
    r"(?:已|正式|成功|今日|昨日|{when})(?:[^,;。!?\n申請備擬計畫划可能就]{0,14}?)(?:掛牌上市|上市掛牌|掛牌|敲鐘|借殼上市|在[^,;。!?\n]{1,12}上市|登陸(?:港股|美股|A股|科創板|創業板|納斯達克|那斯達克|港交所)|完成(?:ipo|首次公開發行|首次公開募股))",
    "A listing that has happened.",
    {"listing company=智譜": ["智譜今日正式在港交所掛牌上市。"]},
    ["智譜的新品今日正式開賣。"], 2,
)  # fmt: skip
rule(
    "listing.zh.exchange", "listing",
    r"(?:登陸|登錄|掛牌|赴|在|於|到){name:exchange}(?:主板|創業板|主機板|上市櫃)?(?:正式|成功|[ ])*(?:掛牌|上市|ipo|敲鐘|敲鑼|交易|,|。|\n|$)",
    "A listing on a named exchange.",
    {"listing company=智譜; status=asserted": ["智譜登陸港交所，首日大漲。"], "listing company=智譜; status=planned": ["智譜預計明年在港交所掛牌。"]},
    ["智譜在港交所旁邊開店。"], 2,
)  # fmt: skip
rule(
    "listing.zh.files", "listing",
    r"(?:向{name:exchange}(?:主板|創業板)?(?:[^,;。!?\n\ue000]{0,6}?)(?:遞表|(?:遞交|提交|申請)[^,;。!?\n\ue000]{0,12}?(?:招股|上市|掛牌|ipo|a1|s-1|f-1|註冊|文件))|(?:遞表|交表|申請登錄|申請登陸|申報|申請|闖關|衝刺|瞄準|轉戰){name:exchange__b})",
    "Papers filed with a named exchange.",
    {"listing company=智譜; status=planned": ["智譜向港交所遞交招股書。", "智譜預計明年申請登錄興櫃。"]},
    ["智譜向港交所抗議。"], 2, status="planned",
)  # fmt: skip
rule(
    "listing.zh.stage", "listing",
    r"(?:通過(?:{name:exchange})?(?:上市|ipo)?聆訊|(?:ipo|首發|上市申請)(?:成功)?(?:過會|過審|獲批|獲通過|獲受理|註冊生效)|遞交招股書|遞交招股說明書|遞交a1|送件申請(?:上市|上櫃)|申請(?:股票)?(?:上市|上櫃|轉上市|轉上櫃)|轉上櫃|登錄興櫃|登錄創新板|通過[^,;。!?\n]{0,8}(?:spac|特殊目的收購公司)[^,;。!?\n]{0,8}上市|(?:spac|特殊目的收購公司)合併)",
    "A stage on the way to the market.",
    {"listing company=智譜; status=planned": ["智譜通過港交所聆訊。", "智譜上市申請獲受理。", "智譜送件申請上櫃。"]},
    ["智譜通過資安認證。"], 1, status="planned",
)  # fmt: skip
rule(
    "listing.zh.first_day", "listing",
    r"(?:(?:上市|掛牌)(?:首日|首個交易日|敲鐘|敲鑼|儀式)|(?:敲鐘|敲鑼|鳴鑼)(?:上市|開市)?|首日掛牌|(?:祝賀|恭喜){name:company}(?:成功|正式)?上市)",
    "The first day of trading.",
    {"listing company=智譜; status=asserted": ["智譜掛牌首日大漲三成。", "智譜在上市儀式上感謝員工。"], "listing company=農夫山泉": ["同業祝賀農夫山泉上市。"]},
    ["智譜首日接單破百。"], 1,
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
    r"(?:ipo|首次公開(?:發行|募股|招股)|上市|掛牌|遞表|交表|招股書)(?:[^。!?\n\ue001\ue002再又]{0,16}?)(?:募資|集資|融資|募集|募得|籌資|籌集|籌得|籌)(?:[^,;。!?\n\ue001]{0,8}?){money}",
    "What a listing raises.",
    {"listing company=宇樹科技; money=CNY 4200000000": ["宇樹科技此次 IPO 擬融資 42 億元人民幣。"]},
    ["宇樹科技 IPO 前完成 42 億元人民幣融資。"], 8,
)  # fmt: skip
rule(
    "listing.en.planned", "listing",
    r"\b(?:plans?|planning|planned|filed|files|filing|aims?|aiming|expects?|expected|preparing|prepares|considering|weighs|weighing|eyeing|eyes|targeting|intends|could|may|might|ahead of|path to|toward|set|agreed|agrees|will|ready|slated|delays?|delayed|postpone[sd]?|hopes?|seeks?|wants?|looking)\b(?:[^.;!?\n]{0,40}?)(?:\bipo\b|initial public offering|go public|going public|public listing|public offering|list (?:its )?shares|list on)",
    "A plan or a filing to go public.",
    {"listing company=Rebellions; status=planned": ["Rebellions plans an IPO in Seoul this year."]},
    ["Rebellions plans to open an office. The IPO market is quiet."], 1, status="planned",
)  # fmt: skip
rule(
    "listing.en.done", "listing",
    r"\b(?:went public|debuted on|listed on|completed its (?:ipo|initial public offering)|began trading|begins trading|started trading|starts trading|made its (?:stock )?market debut|makes its (?:stock )?market debut|prices its ipo|priced its (?:ipo|initial public offering)|raised {money} in its (?:ipo|initial public offering))",
    "A listing that has happened.",
    {"listing company=Figma": ["Figma went public on the NYSE."]},
    ["Figma listed the reasons."], 2,
)  # fmt: skip
rule(
    "listing.en.in_ipo", "listing_money",
    r"\b(?:raise|raised|raises|raising)(?: about| up to| around| as much as| more than| over| roughly| nearly)* {money}(?:[^.;!?\n\ue001]{0,16}?) (?:in|from|through|via|by) (?:its|an|the|a)? ?(?:[a-z]+ ){0,3}(?:ipo|initial public offering|listing|stock market debut|flotation|float)\b",
    "An amount raised in a listing.",
    {"listing company=Figma; money=USD 1200000000; status=asserted": ["Figma raised about $1.2 billion in its initial public offering on Wednesday."]},
    ["Figma raised $1.2 billion ahead of its IPO."], 9,
)  # fmt: skip
rule(
    "listing.en.exchange", "listing",
    r"\b(?:list|lists|listed|listing|trading|traded|debut|debuts|debuted|shares|ipo|float)\b(?:[^.;!?\n\ue000\ue001\ue004]{0,24}?) on (?:the )?{name:exchange}",
    "A listing on a named exchange.",
    {"listing company=Figma; status=asserted": ["Figma's stock began trading on the New York Stock Exchange on Thursday."], "listing company=Figma; status=planned": ["Figma plans to list on the New York Stock Exchange in September."]},
    ["Figma lists its values on the website."], 2,
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
