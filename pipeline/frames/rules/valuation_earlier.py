"""What a company was worth before, told beside what it is worth now; and valuations in other words than 估值 and "valued at"."""

from pipeline.frames.rule import rule
from pipeline.lexicons.cues import alternation
from pipeline.mentions.mask import head, one

_ZH = {k: alternation(k, "zh", "valuing") for k in ("worth", "versus", "then", "only", "moves", "moved_to", "invested_in", "deals_in", "holding_worth")}
_EN = {k: alternation(k, "en", "valuing") for k in ("worth", "versus", "dates_it", "deal_worth", "stake_in")}
_THEN = rf"(?:{{when:then}}|{{series:then_series}}|{_ZH['then']})"
_NOT_RAISED = rf"(?: ?的? ?(?:[^ 的融募集籌營獲業收投資{head('series')}{head('money')}\ue0ff]|$))"  # 去年 3 月的 1 億美元|A 輪 was raised
_ROUGHLY = r"(?: about| around| roughly| more than| over| nearly| almost| some| just| only| approximately| an estimated| a reported| the| its| a| an)*"

rule(
    "valuation.zh.earlier", "valuation",
    rf"{_ZH['worth']}[^。;!?\n]{{0,90}}?{_ZH['versus']}[^,。;!?\n\ue001]{{0,14}}?{_THEN}(?:[^,。;!?\n\ue001營獲融募集籌投收利]{{0,8}}?|[^,。;!?\n\ue001]{{0,14}}?時的?[約近逾]?){{money:earlier}}{_NOT_RAISED}",
    "估值 measured by what it was at another time.",
    {"valuation company=Together AI; money=USD 32000000000": ["Together AI 啟動員工股票出售，估值為 420 億美元，高於去年 10 月的 320 億美元。"]},
    ["Together AI 的估值為 420 億美元，高於去年 10 月的預期。", "Together AI 的估值為 420 億美元，接近去年 10 月的 3 億美元 B 輪。", "Together AI 的估值較去年 10 月融資的 320 億美元資金更受矚目。"], 9, status="asserted",
)  # fmt: skip
rule(
    "valuation.zh.still", "valuation",
    rf"{_ZH['worth']}[^。!?\n]{{0,60}}?{_THEN}[^,。;!?\n\ue001營獲融募投收利]{{0,10}}?{_ZH['only']}(?:約|近|逾)?{{money:earlier}}{_NOT_RAISED}",
    "估值, and what it still was at another time.",
    {"valuation company=Baseten; money=USD 4000000000": ["本輪過後，Baseten 的估值達到約 70 億美元，僅僅八個月前還是 40 億美元。"]},
    ["Baseten 的估值達 70 億美元，八個月前營收還是 40 億美元。"], 9, status="asserted",
)  # fmt: skip
rule(
    "valuation.zh.from", "valuation",
    rf"{_ZH['worth']}(?:已|更|也|[ ])*(?:從|由|自)[^,。;!?\n\ue001]{{0,14}}?{{money:earlier}}(?:[^融募營獲業收投資升漲增飆衝至到\ue001\ue0ff]|$)",
    "估值 and what it comes from.",
    {"valuation company=Baseten; money=USD 900000000": ["投資人透露，Baseten 估值已從高峰的 9 億美元腰斬。"]},
    ["Baseten 的估值由投資人決定，9 億美元的資金已到位。"], 8, status="asserted",
)  # fmt: skip
rule(
    "valuation.zh.moved", "valuation",
    rf"{_ZH['worth']}[^。;!?\n]{{0,40}}?{_ZH['moves']}[^,。;!?\n\ue001營獲融募投收利元]{{0,5}}?{_ZH['moved_to']}了?(?:約|近|逾)?{{money}}{_NOT_RAISED}",
    "估值, and to what it went.",
    {"valuation company=Klarna; money=USD 6700000000": ["軟銀領投時，Klarna 的估值曾達 456 億美元，隨後暴跌至 67 億美元。"]},
    ["Klarna 的估值翻倍，員工增至 67 人，並發行 67 億美元公司債。"], 7,
)  # fmt: skip
rule(
    "valuation.zh.based", "valuation",
    r"(?:投後|投前|輪後|融資後|post-? ?money|pre-? ?money)(?:[約近逾達已為超過: ]|高達|當時|來到)*{money}" + _NOT_RAISED,
    "What a company is worth after a raising, without the noun.",
    {"valuation company=Baseten; money=USD 977000000; basis=post_money": ["Baseten 完成 B 輪，募得 2.27 億美元，投後 9.77 億美元，由 Sutter Hill 領投。"]},
    ["Baseten 完成 B 輪，投後管理團隊獲 9.77 億美元融資。"], 8,
)  # fmt: skip
rule(
    "valuation.zh.in_brackets", "valuation",
    rf"{{name:company}}[」』\"”]? ?\((?:[^()\n\ue000\ue001]{{0,20}}?[,;、])?(?:投後|投前|最新)?{_ZH['worth']}[^()\n,;\ue000\ue001]{{0,8}}{{money}}",
    "A 估值 in brackets behind a name.",
    {"valuation company=Baseten; money=USD 1000000000": ["新進榜的有 Exa 和 Baseten（估值 10 億美元，AI 推論）。"]},
    ["新進榜的有 Exa 和 Baseten（員工 100 人，AI 推論）。"], 12,
)  # fmt: skip
rule(
    "valuation.zh.at_which_in", "valuation",
    rf"(?:以|按)[^,。;\ue000\ue001]{{0,4}}{{money}}(?:的|投後|投前|最新|公司)*{_ZH['worth']}(?:,)?(?:[^,。;\ue000\ue001]{{0,4}}?)(?:向|對|{_ZH['deals_in']})(?:了|其|所持|持有的|旗下|手中|部分|老股|的| )*{{name:company}}",
    "A 估值 at which somebody puts money into a company or sells its shares: the company's.",
    {"valuation company=Baseten; money=USD 7000000000": ["Boltaro 正研究以約 70 億美元估值出售所持 Baseten 53% 股份。", "Boltaro 將以 70 億美元估值向 Baseten 投資 10 億美元。"]},
    ["Netflix 以 70 億美元估值完成募資，並向 Baseten 採購。"], 12,
)  # fmt: skip
rule(
    "valuation.zh.of_invested", "valuation",
    rf"(?:(?:向|對|為){{name:company}}(?:進行|追加|再)?{_ZH['invested_in']}|(?:領投|{_ZH['invested_in']})了?{{name:company__b}})[^。;!?\n\ue000]{{0,24}}?,[^,。;!?\n\ue000\ue001]{{0,6}}?{_ZH['worth']}[^,。;!?\n\ue000\ue001]{{0,8}}?{{money}}",
    "Whom somebody puts money into, and the 估值 in the clause behind.",
    {"valuation company=OpenAI; money=USD 500000000000": ["Amazon 洽談向 OpenAI 投資逾 100 億美元，對應估值超 5,000 億美元。"]},
    ["Amazon 向 OpenAI 投資 100 億美元，營收達 5,000 億美元。"], 12,
)  # fmt: skip
rule(
    "aside.zh.fortune", "aside",
    r"(?:創辦人|創始人|執行長|董事長|總裁|富豪|年輕人|歲|他|她|夫婦|兄弟|首富|家族)[^。;!?\n\ue000\ue001]{0,12}?(?:身價|身家)[^,。;!?\n\ue001]{0,10}?{money}",
    "A person's fortune is no valuation.",
    {"amount money=USD 3600000000": ["這位 31 歲的年輕人，身價已達 36 億美元。"]},
    ["這家公司的身價已達 36 億美元。"], 13,
)  # fmt: skip
rule(
    "aside.zh.fortune_behind", "aside",
    r"(?:創辦人|創始人|執行長|董事長|總裁|富豪|年輕人|歲|他|她|夫婦|兄弟|首富|家族)[^。;!?\n公企品募牌領讓使\ue000\ue001]{0,24}?{money}(?:的|之)?(?:身價|身家)",
    "A person's fortune, told behind its amount: but behind a company or a raising it is that of the company.",
    {"amount money=USD 3600000000": ["Exa 創辦人靠遠距醫療創造 36 億美元的身價。"]},
    ["Exa 創辦人帶領公司以 36 億美元的身價掛牌。"], 13,
)  # fmt: skip
rule(
    "valuation.en.earlier", "valuation",
    rf"\b{_EN['worth']}(?:[^.;!?\n]{{0,120}}?(?:{_EN['versus']}|{{ratio:change}})|[^.,;!?\n]{{0,40}}?{one('money')},? from){_ROUGHLY} {{money:earlier}},? (?:{_EN['dates_it']}|(?:in|at the end of|as of|back in)? ?{{when}})",
    "A valuation measured by what it was at another time.",
    {"valuation company=Exa; money=USD 1400000000": ["Exa is now valued at $3.2 billion, more than double the $1.4 billion it commanded in March."]},
    [
        "Exa is now valued at $3.2 billion, and sales more than doubled to $1.4 billion.", "Exa, valued at $3.2 billion, raised over $150 million in March.",
        "Exa is valued at $3.2 billion after raising more than $150 million in its Series B.",
    ], 7, status="asserted",
)  # fmt: skip
rule(
    "valuation.en.once_worth", "valuation",
    rf"\b(?:now|once|currently|still|is|was|are|been|be|company|startup|firm|business|it) (?:now |still |once )?worth(?: a little| well)?{_ROUGHLY} {{money}}(?:[.,;)]|$| (?:in|after|before|when|on|at|by|as|post|per|and|according|today|last|making|less|more))",
    "What a company is said to be worth.",
    {"valuation company=Exa; money=USD 100000000": ["Exa, which has 3 employees, is worth $100 million."]},
    ["Exa bought a plant worth $100 million of chips.", "Exa said the contract worth $100 million has ended."], 7,
)  # fmt: skip
rule(
    "valuation.en.based", "valuation",
    rf"\b(?:at|of|to|from|with|on|around|about){_ROUGHLY} {{money}},? (?:post|pre)-? ?money\b",
    "What a company is worth before or after a raising, without the noun.",
    {"valuation company=Exa; money=USD 540000000; basis=post_money": ["Exa closed its Series B, which would peg it at around $540 million post-money."]},
    ["Exa spent around $540 million on post offices."], 8,
)  # fmt: skip
rule(
    "valuation.en.stake_in", "valuation",
    rf"\b{_EN['stake_in']}(?: [a-z0-9.]+){{0,3}}? in(?: the| its)? {{name:company}}[^.;!?\n\ue000\ue001]{{0,50}}? (?:at|valuing|values|that values|which values|for)\b[^.;!?\n\ue000\ue001]{{0,24}}? {{money}} (?:valuation|price tag|equity value)",
    "Shares of a company change hands at a valuation: it is that company's.",
    {"valuation company=Exa; money=USD 1900000000": ["Boltaro sells stake in Exa at $1.9 billion valuation."]},
    ["Netflix sells its stake in Exa for $1.9 billion."], 12,
)  # fmt: skip
rule(
    "aside.zh.deal_worth", "aside",
    rf"{_ZH['holding_worth']}(?:的|之|目前|最新|現今|合計|總計|總|帳面|隱含)*(?:估值|身價|價值|市值)(?:約|已|達|高達|為|逾|近|超過|升至|漲至|來到|接近| )*{{money}}",
    "What shares that somebody holds, or land and contracts, are worth is no company's valuation.",
    {"amount money=USD 3100000000": ["Boltaro 的持股估值約 31 億美元。", "該基金的投資組合最新估值達 31 億美元。"]},
    ["Boltaro 估值約 31 億美元。"], 10,
)  # fmt: skip
rule(
    "aside.en.deal_worth", "aside",
    rf"\b{_EN['deal_worth']}(?: that| which)?(?: is| was| are| were| be| could be| would be| will be)?(?: now| currently| then| still)?(?: worth|,? (?:valued|priced) at){_ROUGHLY} {{money}}",
    "A deal, a stake or a market that is worth an amount is no company.",
    {"amount money=USD 3100000000": [
        "Including debt the transaction is worth about $3.1 billion, Vista Equity Partners said.", "Boltaro now has a holding valued at over $3.1 billion.",
        "Its 11.9% stake is currently valued at nearly $3.1 billion.",
    ]},
    ["Exa is worth about $3.1 billion.", "Boltaro bought shares of Exa, valued at $3.1 billion."], 10,
)  # fmt: skip
