"""Who put the money in, and in which part. Lists are read outwards from the trigger (``pipeline.groups.coordination``)."""

from pipeline.frames.rule import rule

rule(
    "participant.zh.roster", "investors",
    r"(?:參與投資的?機構|投資人名單|投資者名單|投資陣容|機構陣容|投資機構陣容|股東陣容|股東名單|新進股東|天使投資人|投資人陣容|投資團隊|跟投陣容)(?:[^。;:包涵含]{0,12}?)(?:包括|涵蓋|包含|囊括|有|:)(?:了)? ?{participant>}",
    "Names after 投資人名單涵蓋.",
    {"funding_round company=Exa; series=C; investors=Benchmark|Lightspeed": ["Exa 完成 C 輪融資，參與投資的機構陣容強大，包括 Benchmark、Lightspeed。"]},
    ["Exa 的投資人名單很長，包括散戶。"],
)  # fmt: skip
rule(
    "participant.zh.strategic", "investors",
    r"{<participant}的{series:how}投資(?:[^人者方]|$)",
    "A 的戰略投資: A is an investor.",
    {"funding_round company=Exa; money=USD 20000000; investors=Nvidia": ["Exa 完成 2,000 萬美元融資，Nvidia 的戰略投資解決了硬體問題。"]},
    ["Nvidia 的戰略投資人很多，Exa 完成融資。"],
)  # fmt: skip
rule(
    "participant.zh.dash", "investors",
    r"(?:投資人|投資者|投資方|股東|投資機構)(?:——|—|\() ?{participant>}",
    "A group of investors, and behind a dash or in brackets who they are.",
    {"funding_round company=Exa; series=C; investors=Benchmark|Lightspeed": ["Exa 完成 C 輪融資。新投資人——Benchmark 與 Lightspeed——首次入股。"]},
    ["Exa 的投資人——多半是散戶——並不意外。"],
)  # fmt: skip
rule(
    "participant.zh.again", "investors",
    r"(?:老股東|既有股東|現有股東|原股東|老投資人|既有投資人|現有投資人)[^。;:\n\ue001\ue004]{0,10}: ?{participant>}",
    "Old shareholders who come again, behind a colon.",
    {"funding_round company=Exa; series=C; investors=Benchmark|Lightspeed": ["Exa 完成 C 輪融資。本輪老股東再度出手：Benchmark 與 Lightspeed。"]},
    ["Exa 的老股東只有一個願望：上市。"],
)  # fmt: skip
rule(
    "participant.zh.gathered", "investors",
    r"(?:本輪|此輪|該輪|這輪|這一輪|{series})(?:融資|募資)?(?:也)?(?:匯集|匯聚|集結|吸引|引來|網羅|獲得|引入)(?:了)?[^。;\n\ue001\ue004]{0,24}[:] ?{participant>}",
    "A round that gathered names, behind a colon.",
    {"funding_round company=Exa; series=C; investors=Benchmark|Lightspeed": ["Exa 完成 C 輪融資。本輪融資匯集了全球頂尖機構資本：Benchmark 與 Lightspeed。"]},
    ["Exa 的這輪融資吸引了目光：市場意外。"],
)  # fmt: skip
rule(
    "participant.zh.sole", "investors",
    r"[^的之對向了,;。: ]{<participant}(?:獨家|聯合|共同|單獨)?投資(?:[,。;]|$)",
    "A clause that ends in A 投資, beside a round: they add to a round that is known.",
    {"funding_round company=歐卡智舶; series=A; investors=元禾原點": ["歐卡智舶完成 A 輪融資，元禾原點獨家投資，將擴大團隊。"]},
    ["歐卡智舶強調，他們從不亂投資。"], -1,
)  # fmt: skip
rule(
    "participant.zh.invested_by", "investors",
    r"(?:獲得?|得到|取得|接受|拿到)(?:了)?(?:[^利准獎選勝,;:。\n\ue001][^,;:。\n\ue001]{0,59}?){<participant}(?:的)?(?:{series})?(?:聯合|共同|獨家|戰略|策略|兩輪|新一輪|首次|等)*(?:投資|注資|入股|增資|加持|(?:資金|資本|財務)的?支持|青睞)",
    "獲 A、B 投資.",
    {"funding_round company=雷鳥創新; investors=中國移動|中國聯通": ["雷鳥創新獲中國移動、中國聯通戰略投資。"]},
    ["雷鳥創新獲得多項專利。", "今年的論壇獲得環灣碼頭集團支持，邀請雷鳥創新分享。"], raises="yes",
)  # fmt: skip
rule(
    "participant.en.roster", "investors",
    r"\b(?:investors?|backers?|angels?|venture)(?: [a-z]{3,12}){0,2} (?:roster|list|lineup|line-up|group|consortium|syndicate|base|cohort|names)(?: also| now| that| which)*(?: —[^—.;\ue001\ue004]{3,90}—)? (?:includes|included|including|spans|spanned|comprises|comprising|featured|featuring)(?: both| the likes of)* {participant>}",
    "Names after investor roster includes.",
    {"funding_round company=Exa; series=C; investors=Benchmark|Lightspeed": ["Exa closed its Series C. The round attracted a broad investor consortium including Benchmark and Lightspeed."]},
    ["The investor list includes no one."],
)  # fmt: skip
rule(
    "participant.en.drew", "investors",
    r"(?:round|financing|deal|raise|{series}(?: round| funding| financing)?),? (?:which |that )?(?:also )?(?:drew(?: in)?|attracted|brought in|pulled in|included|features?|featured)(?: [a-z'’-]{1,16}){0,10}: {participant>}",
    "A round that drew in a company of names, behind a colon.",
    {"funding_round company=Grainstone; series=E; investors=Lightspeed|Stepstone": ["Grainstone closed its Series E. The Series E round drew in a long row of institutions: Lightspeed and Stepstone."]},
    ["The round drew in a crowd: nobody came."],
)  # fmt: skip
rule(
    "participant.en.returning", "investors",
    r"\b(?:returning|existing|new|previous|earlier|prior) (?:investors|backers)(?: from (?:the|its) (?:{series}|(?:last |previous |first |seed )*round))? ?(?:—|–|--|,|\() ?{participant>}{any:200}(?:participated|joined|re-upped|returned|took part|followed|invested|came in|came aboard|bought in|put in)",
    "Existing investors, who are named, took part.",
    {"funding_round company=Grainstone; series=B; investors=Coatue|Greenoaks": ["Grainstone closed its Series B. Existing investors — Coatue and Greenoaks — all participated in the round."]},
    ["Existing investors — a quiet crowd — kept out of the news."],
)  # fmt: skip
rule(
    "participant.en.colon", "investors",
    r"\b(?:returning|existing|new|previous|earlier|prior|strategic|other) (?:investors|backers|shareholders): ?{participant>}",
    "A group of investors, and behind a colon who they are.",
    {"funding_round company=Grainstone; series=C; lead=Temasek; investors=Coatue|Greenoaks": ["Grainstone closed a Series C led by Temasek, beside a group of returning backers: Coatue and Greenoaks."]},
    ["Grainstone has a message for new investors: patience."],
)  # fmt: skip
rule(
    "participant.en.that_includes", "investors",
    r"\b(?:investors|backers|angels|shareholders),? (?:that|which|who) (?:also )?(?:include|includes|included) {participant>}",
    "A group of investors that includes names: they add to a round that is known.",
    {"funding_round company=Grainstone; series=C; lead=Temasek; investors=Coatue|Greenoaks": ["Grainstone closed a Series C led by Temasek, plus a circle of backers that includes Coatue and Greenoaks."]},
    ["Grainstone has backers that include nobody."], -1,
)  # fmt: skip
rule(
    "participant.zh.who_joined", "investors",
    r"(?:跟投|參投|參與本輪|參與投資|入股)(?:了本輪)?,(?:其中)?(?:包括|包含|計有|有)(?:了)? ?{participant>}",
    "Many joined, and who they include.",
    {"funding_round company=Exa; series=C; investors=Benchmark|Lightspeed": ["Exa 完成 C 輪融資，另有三十位演員跟投，包括 Benchmark、Lightspeed。"]},
    ["Exa 的員工也參與投資，包括廚師。"],
)  # fmt: skip
rule(
    "participant.zh.label", "investors",
    r"(?:^|[。;,] ?)[-*•]? ?(?:其他|主要|新|老|現有|天使|戰略|產業)*(?:跟投|參投|投資者|投資人|投資方|投資機構|股東|參與方)(?:方|機構|者|名單)?: ?{participant>}",
    "A label, and behind or below it who they are.",
    {"funding_round company=Exa; series=C; investors=Benchmark|Lightspeed": ["Exa 完成 C 輪融資，跟投：Benchmark、Lightspeed。"]},
    ["Exa 完成 C 輪融資。跟投：未披露"],
)  # fmt: skip
rule(
    "participant.en.talks", "investors",
    r"\b(?:fundraising|funding|financing|investment|round) (?:talks|discussions|negotiations)[^.;\ue001]{0,60}? with {participant>}",
    "With whom a round is being talked about.",
    {"funding_round company=Exa; status=reported; money=USD 300000000; investors=DST Global": ["Exa is in talks to raise $300 million. The funding discussions, first reported by The Information, are being held with DST Global."]},
    ["Exa opened investment talks with a song."],
)  # fmt: skip
rule(
    "participant.en.also", "investors",
    r"(?:round|financing|deal|raise),? (?:which |that )?(?:also )?(?:included|drew|attracted|brought in)(?: money from| backing from| new investors| investors| existing investors)*(?: such as| including)? {participant>}",
    "A round that included names.",
    {"funding_round company=Grainstone; series=A; investors=Export Development Canada; lead=Fondaction": ["Grainstone closed a Series A. Fondaction led the round, which also included Export Development Canada."]},
    ["The round included a tour of the plant."], 1,
)  # fmt: skip
rule(
    "participant.en.round_backed", "investors",
    r"(?:(?:round|financing|funding|raise|investment|{series}|{money})(?: that was| was| is|,)? (?:backed|supported|funded|anchored|joined)|{series:series__b}(?: round| funding)?) by (?:investors (?:including|such as|like) )?{participant>}",
    "A round backed by names.",
    {"funding_round company=Exa; series=C; investors=Benchmark|Lightspeed": ["Exa raised a Series C round backed by Benchmark and Lightspeed.", "Exa raised a Series C by Benchmark, Lightspeed and others."]},
    ["Exa is backed by Benchmark."], 1,
)  # fmt: skip
rule(
    "participant.en.from", "investors",
    r"{money}(?:(?: in| for)?(?: a| its| the)? ?{series})?(?:(?: in| on)? ?{when})?(?: [a-z-]{1,14}){0,7} from (?:investors (?:including|such as|like) |the likes of )?{participant>}",
    "An amount raised from names.",
    {"funding_round company=Wayve; money=USD 1000000000; investors=Nvidia|SoftBank": ["Wayve raised over $1 billion from Nvidia and SoftBank."]},
    ["Wayve raised $1 billion from its base in London."], 1,
)  # fmt: skip
rule(
    "backers.zh", "investors",
    r"(?:既有|現有|早期|原有|過往|先前|老|既有的|現有的)(?:投資人|投資者|投資方|股東|支持者|投資機構)(?:則|還|也|如)?(?:為|是|包括|包含|有|:|涵蓋|還有)*(?:了)? ?{existing>}",
    "Names after 現有股東包括: earlier backers.",
    {"investor company=Exa; investor=Benchmark; role=existing": ["Exa 宣布擴編。Exa 的現有股東包括 Benchmark。"]},
    ["Exa 的現有股東沒有表示意見。"],
)  # fmt: skip
rule(
    "backers.zh.took", "investors",
    r"(?:接受|獲得|獲|拿過|曾獲|取得)(?:了|過)?(?:來自)?{existing>}{any:60}(?:的)?(?:鉅額|巨額|早期|大額|戰略|策略|重金)+(?:的)?(?:投資|注資|資金)",
    "接受了 A 和 B 的巨額投資: backers without a round.",
    {"investor company=Anthropic; investor=Amazon; role=existing": ["Anthropic 前幾年接受了 Amazon 和 Google 的巨額投資。"]},
    ["Anthropic 接受了媒體的訪問。"],
)  # fmt: skip
rule(
    "backers.en", "investors",
    r"\b(?:backed by|(?:existing|early|earlier|previous|prior|past|current|its) (?:investors|backers|shareholders)(?: include| included| including| such as)*|backers include) {existing>}",
    "Names after backed by: earlier backers.",
    {"investor company=Exa; investor=Benchmark; role=existing": ["Exa is backed by Benchmark."]},
    ["Exa is backed by years of research."],
)  # fmt: skip
rule(
    "backers.en.counts", "investors",
    r"\bcounts {existing>}{any:120}(?:among|as) (?:[a-z-]+ ){0,4}(?:investor|backer|shareholder|supporter|funder|owner)s?",
    "Counts A and B among its backers: earlier backers.",
    {"investor company=Exa; investor=Benchmark; role=existing": ["Exa counts Benchmark among its backers."]},
    ["Exa counts Benchmark among its customers."],
)  # fmt: skip
