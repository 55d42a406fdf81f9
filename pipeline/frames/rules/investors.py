"""Who put the money in, and in which part. Lists are read outwards from the trigger (``pipeline.groups.coordination``)."""

from pipeline.frames.rule import rule

rule(
    "lead.zh.before", "investors",
    r"{<lead}(?:以{money:own}(?:的?資金)?)?(?:擔任)?(?:領投|領頭投資|主投|牽頭投資|領軍投資|領銜投資|主導了?(?:本輪|這輪|此輪|這一輪))",
    "Names before 領投, with or without what the lead itself put in.",
    {
        "funding_round company=歐卡智舶; series=B+; lead=厚雪資本|元禾重元": ["歐卡智舶完成 B+ 輪融資，由厚雪資本與元禾重元聯合領投。"],
        "funding_round company=歐卡智舶; series=C; money=CNY 400000000; lead=厚雪資本": ["歐卡智舶完成 4 億元人民幣 C 輪融資，由厚雪資本以 2 億元人民幣領投。"],
    },
    ["這一輪沒有領投方。"],
)  # fmt: skip
rule(
    "lead.zh.of_series", "investors",
    r"{series}(?:融資)?由[^,。;\n\ue000\ue001]{1,60}?{<lead}(?:領投|主投|領銜投資)",
    "天使輪由 A 領投: A leads that series, whatever else the sentence tells.",
    {"funding_round company=二十四橋; series=Angel+; lead=真格基金": ["互動短劇平台二十四橋完成天使輪、天使+輪融資，天使輪由渡月資本領投，天使+輪由真格基金領投。"]},
    ["二十四橋的天使輪由員工認購，領投方未定。"],
)  # fmt: skip
rule(
    "lead.zh.is", "investors",
    r"{<lead}(?:正是|就是|是|為|擔任)(?:本輪|此輪|該輪|這輪|這一輪)?(?:的)?(?:領投方|領投者|領投人|領投機構)",
    "Names before 是領投方.",
    {"funding_round company=生數科技; series=B; lead=阿里雲": ["生數科技完成 B 輪融資，阿里雲正是領投方。"]},
    ["誰是關鍵仍未知，領投方沒有表示。"],
)  # fmt: skip
rule(
    "participant.zh.by", "investors",
    r"由[^,;。\n\ue001]{2,80}?{<participant}(?:聯合|共同|獨家|戰略|參與)*(?:投資|出資|認購|注資|投入)(?:[,。;、]|完成|$)",
    "由 A、B 投資.",
    {"funding_round company=零重力; series=B; investors=無錫惠晟信合": ["零重力宣布完成 B 輪融資，由無錫惠晟信合等機構投資。"]},
    ["由於投資人退出，零重力停工。"],
)  # fmt: skip
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
    "lead.zh.after", "investors",
    r"(?:領投方|領投者|領投人|領投機構|領投|主投方)(?:為|是|包括|有|:|包含|則是|則為|依舊是|仍是|還是)+ ?(?:老投資人|新投資人|老股東|創投|知名)*{lead>}",
    "Names after 領投方為.",
    {"funding_round company=Replit; series=D; lead=Georgian Partners": ["Replit 完成 D 輪融資，領投方為 Georgian Partners。"]},
    ["領投與否仍未定案。"],
)  # fmt: skip
rule(
    "participant.zh.before", "investors",
    r"{<participant}(?:跟投|參投|參與投資|參與跟投|共同投資|聯合投資|聯合跟投|共同參與|參與了?(?:本輪|此輪|該輪|這輪|其中|此次|本次|投資|融資|認購|這次|了這輪|了本輪)|隨投|追加投資|加碼|持續加碼|入股|認購|出手|聯手投資|戰略投資|也參與|亦參與|均參與|皆參與|也參與其中|皆有參與|均有參與|也加入|也跟進|跟進投資|跟進|入列|參與其中|(?:列名|名列|躋身|晉身|成為)(?:新|主要)?(?:投資人|投資方|投資者|股東))",
    "Names before 跟投, 參投 or 參與.",
    {
        "funding_round company=歐卡智舶; series=B+; investors=錫洲國際|深圳科創學院": ["歐卡智舶完成 B+ 輪融資，錫洲國際、深圳科創學院跟投。"],
        "funding_round company=歐卡智舶; series=C; investors=三星|美光": ["歐卡智舶完成 C 輪融資。三星與美光——兩家記憶體大廠——均列名投資人。"],
    },
    ["歐卡智舶參與多項標案。"],
)  # fmt: skip
rule(
    "participant.zh.weak", "investors",
    r"{<participant}(?:(?:策略|戰略|也|亦|均|皆|共同|的)?參與)",
    "Names before 參與: they add to a round that is known.",
    {"funding_round company=歐卡智舶; series=B; investors=三星": ["歐卡智舶完成 B 輪融資，三星策略參與。"]},
    ["歐卡智舶與三星的關係密切。"], -1,
)  # fmt: skip
rule(
    "participant.zh.after", "investors",
    r"(?:參投方|跟投方|主要投資人|主要投資方|投資方|投資人|投資者|投資機構|其他投資|參與者|跟投陣容|投資陣容|參與方|參與機構|跟投機構|新投資人|新股東|新進投資人|其他參與者|參與投資的機構|主要投資者|資金來自|出資方|認購方|跟進的|跟投的|參投的)(?:則|還|也|另)?(?:為|是|包括|包含|有|:|涵蓋|還有|含|名單){1,2}(?:了)? ?{participant>}",
    "Names after 投資方包括.",
    {"funding_round company=Replit; series=D; investors=Coatue|Databricks Ventures": ["Replit 完成 D 輪融資，投資方包括 Coatue 與 Databricks Ventures。"]},
    ["投資人包括散戶在內都感到意外。"],
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
    "lead.zh.is_who", "investors",
    r"(?:主導|領投|主投|牽頭)(?:這一輪|本輪|這輪|此輪|該輪)?(?:的|者)(?:則)?(?:是|為) ?{lead>}",
    "主導這一輪的是 A: A leads.",
    {"funding_round company=Unit14; series=B; lead=Isar Bridge Partners": ["Unit14 完成 B 輪融資，主導這一輪的是 Isar Bridge Partners。"]},
    ["主導這一輪的是恐懼。"],
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
    r"\b(?:backed by|(?:existing|early|earlier|previous|prior|past|current|its) (?:investors|backers|shareholders)(?: include| included| including| such as)*|backers include|counts) {existing>}",
    "Names after backed by: earlier backers.",
    {"investor company=Exa; investor=Benchmark; role=existing": ["Exa is backed by Benchmark."]},
    ["Exa is backed by years of research."],
)  # fmt: skip
