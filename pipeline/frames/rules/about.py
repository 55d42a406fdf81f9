"""What an article tells of a company beside its money: cues of descriptions, around which ``groups/abouts`` reads.

``{words>}`` and ``{<words}`` are where the words of what is said begin and end, where the rule itself says so.
"""

from pipeline.frames.rule import rule
from pipeline.lexicons.cues import alternation


def _any(concept: str, language: str) -> str:
    return alternation(concept, language, "about")


_FOUNDS, _FIRM, _FOUNDER = _any("founds", "zh"), _any("firm", "zh"), _any("founder", "zh")
_ROUGHLY = rf"(?:{_any('roughly', 'zh')}| )*"
_MORE_OR_LESS = rf"(?: {_any('roughly', 'en')})*"
_MANY = r"[0-9][0-9,]*(?:\.[0-9])?(?: ?[萬千百])?[多餘]?"
_OFFICE = r"(?: and (?:ceo|cto|chief [a-z]+(?: officer)?|president|chairman))*"

rule(
    "about.zh.uses", "about",
    _any("fund", "zh") + r"[^,;。!?\n]{0,16}?" + _any("uses", "zh"),
    "What the money of a raising is for.",
    {"about company=曜能科技; topic=use_of_proceeds; text=擴大產能與招募人才": ["曜能科技完成 3 億元 A 輪融資，資金將用於擴大產能與招募人才。"]},
    ["曜能科技的電池將用於電動車。", "曜能科技斥資擴大產能。"], 0, topic="use_of_proceeds", status="planned",
)  # fmt: skip
rule(
    "about.zh.focuses", "about", _any("focuses", "zh") + "{words>}",
    "What a company turns to or mainly does, where that names a trade.",
    {
        "about company=曜能科技; topic=business; text=固態電池與儲能系統": ["曜能科技專注於固態電池與儲能系統，去年開始出貨。"],
        "about company=Spoor; topic=business; text=風電場的鳥類保護": ["專注於風電場的鳥類保護的新創 Spoor 完成募資。"],
    },
    ["曜能科技專注於自己的工作。", "曜能科技擴大固態電池的產能。"], 0, topic="business",
)  # fmt: skip
rule(
    "about.zh.is_a", "about", r"(?:是|為|作為|,|—)" + _any("one", "zh") + "{words>}",
    "What firm a company is said to be.",
    {"about company=宇樹科技; topic=business; text=聚焦人形機器人的企業": ["宇樹科技是一家聚焦人形機器人的企業。"]},
    ["宇樹科技是一家好公司。", "宇樹科技為客戶開發材料。"], 0, topic="business",
)  # fmt: skip
rule(
    "about.zh.described", "about", "{<words}" + _FIRM + " ?[「『《]?{name:company}",
    "A description before a name, where it names a trade.",
    {"about company=曜能科技; topic=business; text=電池新創": ["電池新創曜能科技完成 3 億元 A 輪融資。"]},
    ["新創曜能科技完成 3 億元 A 輪融資。", "電池大廠對手曜能科技完成募資。"], 0, topic="business",
)  # fmt: skip
rule(
    "about.zh.founded_in", "about", "{words>}" + _FOUNDS + r"(?:於|在)約?{when}{<words}",
    "Since when a company exists: the date behind the verb.",
    {"about company=曜能科技; topic=founded; text=成立於 2026 年": ["曜能科技成立於 2026 年，總部位於新竹。"]},
    ["曜能科技的基金會於 2026 年成立。", "曜能科技於 2026 年成立電池事業部。"], 0, topic="founded",
)  # fmt: skip
rule(
    "about.zh.founded_when", "about",
    "{words>}{when}" + r"(?:由[^,;。:—!?\n]{2,60}?|[^,;。!?\n\ue000-\ue0ff]{0,16}?(?:{name:company} ?)?)" + _FOUNDS + "{<words}(?:" + _any("since", "zh") + "|[,;。)]|$)",
    "Since when a company exists: the date before the verb.",
    {
        "about company=Neura Robotics; topic=founded; text=2026年在德國成立": ["Neura Robotics於2026年在德國成立，專注打造機器人。"],
        "about company=曜能科技; topic=founded; text=2026年創立": ["自2026年創立以來，曜能科技已出貨三萬組電池。"],
        "about company=EngineAI; topic=founded; text=2026年由趙同陽創立": ["EngineAI 2026年由趙同陽創立，總部在深圳。"],
    },
    ["曜能科技於 2026 年成立電池事業部。", "曜能科技 2026 年推出固態電池。"], 0, topic="founded",
)  # fmt: skip
rule(
    "about.zh.founded_by", "about",
    r"由{words>}[^,;。:—!?\n]{2,60}?{<words}(?:(?:於|在) ?{when})?(?:聯合|共同|一起|攜手|聯手|所)*" + _FOUNDS,
    "Who founded a company: by whom.",
    {"about company=EngineAI; topic=founders; text=趙同陽": ["EngineAI 由趙同陽創立於 2026 年。"]},
    ["EngineAI 由高瓴領投。", "EngineAI 成立於 2026 年。"], 0, topic="founders",
)  # fmt: skip
rule(
    "about.zh.founder", "about",
    "{name:company}的?" + _FOUNDER + r"(?:暨|兼|及|與|、|" + _any("office", "zh") + r"| )*{words>}{name:founder}(?:(?:、|和|與|及){name:founder__b})?{<words}",
    "Who is called a company's founder.",
    {"about company=Exa; topic=founders; text=Will Bryk": ["Exa 共同創辦人暨執行長 Will Bryk 出席了發表會。"]},
    ["Exa 執行長 Will Bryk 表示。", "Exa 的投資人包括 Will Bryk。"], 0, topic="founders",
)  # fmt: skip
rule(
    "about.zh.seat", "about", _any("seated", "zh"),
    "Where a company has its seat.",
    {
        "about company=Legora; topic=location; text=斯德哥爾摩": ["Legora總部位於斯德哥爾摩，專為律師打造工具。"],
        "about company=Vast Data; topic=location; text=紐約": ["總部位於紐約的資料基礎設施新創 Vast Data 完成募資。"],
    },
    ["Legora 位於斯德哥爾摩的辦公室很大。", "Legora 在斯德哥爾摩設立研發中心。"], 0, topic="location",
)  # fmt: skip
rule(
    "about.zh.staff", "about",
    _any("staff", "zh") + r"(?:總?人數|總數|規模|數)?" + _ROUGHLY + _MANY + " ?" + _any("people", "zh"),
    "How many work at a company: the number behind the noun.",
    {"about company=Cognition; topic=headcount; number=200": ["Cognition 目前員工約 200 人。"]},
    ["Cognition 裁減員工約 200 人。", "Cognition 服務 500 萬名員工。"], 0, topic="headcount",
)  # fmt: skip
rule(
    "about.zh.staffed", "about",
    _any("has", "zh") + "{words>}" + _ROUGHLY + _MANY + " ?" + _any("people", "zh") + "的?" + _any("staff", "zh"),
    "How many work at a company: the number before the noun.",
    {"about company=Cognition; topic=headcount; number=200": ["Cognition 擁有約 200 名員工。"]},
    ["Cognition 計畫有 200 名員工。", "Cognition 服務 500 萬名員工。"], 0, topic="headcount",
)  # fmt: skip
rule(
    "about.zh.customers", "about",
    _any("clients", "zh") + r"(?:已|目前|現|更|也|中|則)*" + _any("includes", "zh"),
    "Who buys from a company.",
    {"about company=Lovable; topic=customers; text=Klarna 和 HubSpot": ["Lovable 的客戶包括 Klarna 和 HubSpot。"]},
    ["Lovable 的投資人包括 Klarna 和 HubSpot。", "Lovable 的客戶包括多家企業。"], 0, topic="customers",
)  # fmt: skip
rule(
    "about.zh.total", "about",
    _any("all_told", "zh") + r"[^,;。!?\n\ue001]{0,6}?" + _any("raising", "zh")
    + r"(?:資金|金額|總額|總金額|額|規模|總計)*(?:目前|現|已經|已|約|近|逾|超過|超|達到|達|到|升至|突破|接近|高達|為|來到|了| )*{money:total}",
    "What a company has raised altogether.",
    {"about company=Exa; topic=total_raised; money=USD 350000000": ["Exa 累計融資總額約達 3.5 億美元。"]},
    ["Exa 完成 3.5 億美元融資。", "新創產業今年累計募資 3.5 億美元。"], 0, topic="total_raised",
)  # fmt: skip
rule(
    "about.en.uses", "about",
    _any("fund", "en") + r"[^.;!?\n]{0,40}? (?:(?:will|would|to|is|are|can)(?: also| primarily| mainly| help)* )?" + _any("used", "en") + " ",
    "What the money of a raising is for.",
    {"about company=Exa; topic=use_of_proceeds; text=research and hiring": ["Exa raised $85 million, and the new capital will fund research and hiring."]},
    ["Exa was used to hire people.", "Exa raised funds last year."], 0, topic="use_of_proceeds", status="planned",
)  # fmt: skip
rule(
    "about.en.puts", "about",
    r"\b(?:will|plans? to|planning to|intends? to|aims? to|expects? to|going to|hopes? to|by) " + _any("puts", "en")
    + r" [^,.;!?\n]{0,40}?" + _any("fund", "en") + r"(?: from [^,.;]{3,40}?)? (?:to|for|toward|towards|on) ",
    "What a company does with the money it has raised.",
    {"about company=Exa; topic=use_of_proceeds; text=expand into new markets": ["Exa raised $85 million. It will use the proceeds to expand into new markets."]},
    ["Exa will use its robots to expand.", "Exa used the funds."], 0, topic="use_of_proceeds", status="planned",
)  # fmt: skip
rule(
    "about.en.does", "about", _any("does", "en") + " {words>}",
    "What a company makes or sells, where that names a trade.",
    {"about company=Exa; topic=business; text=AI search engines for developers": ["Exa builds AI search engines for developers, and raised $85 million."]},
    ["Exa makes sense.", "Exa is led by people who know search engines."], 0, topic="business",
)  # fmt: skip
rule(
    "about.en.is_a", "about",
    r"(?:,|—|–| is| was| remains)(?: now| also| already)? (?:an?|the) {words>}[^,.;:!?()\n]{0,90}?" + _any("firm", "en"),
    "What firm a company is said to be, where that names a trade.",
    {
        "about company=Exa; topic=business; text=Paris-based maker of small drones": ["Exa, the Paris-based maker of small drones, raised $85 million."],
        "about company=Exa; topic=business; text=startup that builds AI agents": ["Exa is a startup that builds AI agents."],
    },
    ["Exa, the company, raised $85 million.", "Exa, a rival of the drone maker, raised $85 million."], 0, topic="business", is_a="yes",
)  # fmt: skip
rule(
    "about.en.described", "about", "{<words}" + _any("firm", "en") + " {name:company}",
    "A description before a name, where it names a trade.",
    {"about company=Exa; topic=business; text=legal AI startup": ["The legal AI startup Exa raised $85 million."]},
    ["The startup Exa raised $85 million.", "Rival drone maker Exa raised $85 million."], 0, topic="business",
)  # fmt: skip
rule(
    "about.en.founded", "about",
    _any("founds", "en") + r"(?: back)?(?: in [a-z][a-z .,'’-]{1,30}?)?(?: by [^,.;()]{2,40}?)?(?: back)?(?: in| on)? ?{when}",
    "Since when a company exists.",
    {
        "about company=Exa; topic=founded; text=founded in Munich in 2026": ["Exa, founded in Munich in 2026, raised $85 million."],
        "about company=Legora; topic=founded; text=Founded in 2026": ["Founded in 2026, Legora builds AI agents."],
        "about company=Exa; topic=founded; text=was founded by Will Bryk in 2026": ["Exa was founded by Will Bryk in 2026."],
    },
    ["Exa founded a lab that opened in 2026.", "Exa launched in Munich."], 0, topic="founded",
)  # fmt: skip
rule(
    "about.en.founded_by", "about", _any("founds", "en") + r"(?: in [^,.;()]{2,40}?)? by ",
    "Who founded a company: by whom.",
    {"about company=Exa; topic=founders; text=Will Bryk and Jeff Wang": ["Exa was founded in 2026 by Will Bryk and Jeff Wang."]},
    ["Exa was led by Will Bryk.", "Exa was founded in 2026."], 0, topic="founders",
)  # fmt: skip
rule(
    "about.en.founder", "about",
    r"{name:company}(?:['’]s)? (?:co-?founders?|founders?)" + _OFFICE + r",? {words>}",
    "Who is called a company's founder.",
    {"about company=Exa; topic=founders; text=Will Bryk": ["Exa co-founder and CEO Will Bryk opened the meeting."]},
    ["Exa CEO Will Bryk opened the meeting.", "Exa was founded in 2026."], 0, topic="founders",
)  # fmt: skip
rule(
    "about.en.founder_of", "about",
    r"{<words}, (?:the )?(?:co-?)?founder" + _OFFICE + r" (?:of|at) {name:company}",
    "Who is called the founder of a company.",
    {"about company=Helsing; topic=founders; text=Torsten Reil": ["The guests met Torsten Reil, co-founder and CEO of Helsing."]},
    ["Torsten Reil, CEO of Helsing, spoke.", "Helsing was founded in 2026."], 0, topic="founders",
)  # fmt: skip
rule(
    "about.en.seat", "about", _any("seated", "en") + " {words>}",
    "Where a company has its seat.",
    {"about company=Exa; topic=location; text=San Francisco": ["Exa, headquartered in San Francisco, raised $85 million."]},
    ["Exa is based in part on old work.", "Exa opened an office in San Francisco."], 0, topic="location",
)  # fmt: skip
rule(
    "about.en.based", "about", "{<words}-based",
    "Where a company has its seat: the place before -based.",
    {"about company=Exa; topic=location; text=London": ["London-based Exa raised $85 million.", "Exa, a London-based drone maker, raised $85 million."]},
    ["Cloud-based Exa raised $85 million.", "Exa, an ARM-based chip maker, raised $85 million."], 0, topic="location",
)  # fmt: skip
rule(
    "about.en.staff", "about",
    _any("has", "en") + "{words>}" + _MORE_OR_LESS + r" [0-9][0-9,]*\+? (?:(?:" + _any("staff", "en") + r")|(?:people|workers|engineers) (?:worldwide|globally|across))",
    "How many work at a company.",
    {"about company=Exa; topic=headcount; number=200": ["Exa has about 200 employees.", "Exa employs 200 people worldwide."]},
    ["Exa laid off staff and has cut 200 employees.", "Exa has 200 customers."], 0, topic="headcount",
)  # fmt: skip
rule(
    "about.en.customers", "about",
    _any("clients", "en") + r"(?: now| already| currently| also)* " + _any("includes", "en") + " ",
    "Who buys from a company.",
    {"about company=Exa; topic=customers; text=Bell, Bombardier and Air Canada": ["Exa's customers include Bell, Bombardier and Air Canada."]},
    ["Exa's investors include Bell and Bombardier.", "Exa has many customers."], 0, topic="customers",
)  # fmt: skip
rule(
    "about.en.total", "about",
    _any("all_told", "en")
    + r"(?: raised)?(?: so far| to date)?(?: now| to| of| is| at| stands| stood| reached| reaches| past| over| above| exceeds| more than| approximately| about| roughly| nearly| around)* {money:total}",
    "What a company has raised altogether: the sum behind the noun.",
    {"about company=Exa; topic=total_raised; money=USD 350000000": ["The round brings Exa's total raised to approximately $350 million."]},
    ["Exa raised $350 million.", "Total funding of the sector reached $350 million."], 0, topic="total_raised",
)  # fmt: skip
rule(
    "about.en.total_to_date", "about",
    r"\braised (?:a total of |more than |over |nearly |about |around |some )*{money:total}(?: in (?:total|funding|venture capital|equity|financing))*(?: to date| in total| so far| since (?:its|it was) [a-z]+)",
    "What a company has raised altogether: the sum before the words that say so.",
    {"about company=Exa; topic=total_raised; money=USD 260000000": ["Exa has now raised more than $260 million in total."]},
    ["Exa raised $260 million.", "The fund has raised $260 million to date."], 0, topic="total_raised",
)  # fmt: skip
