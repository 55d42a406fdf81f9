"""What the words around an amount or a name make likely, where no other rule reads it."""

from pipeline.frames.rule import rule

rule(
    "round.likely", "round", "{money}",
    "An amount that its surroundings say was raised.",
    {"funding_round company=歐卡智舶; money=CNY 200000000": ["歐卡智舶完成近 2 億元人民幣融資。"]},
    ["歐卡智舶的廠房花了 2 億元人民幣。"],
    -3, walked="yes",
)  # fmt: skip
rule(
    "listing.likely", "listing", "{name:company}",
    "A name that its surroundings say goes public.",
    {"listing company=Rebellions; status=planned": ["Rebellions 計畫明年前往首爾 IPO。"]},
    ["Rebellions 是上市公司。"],
    walked="yes",
)  # fmt: skip
rule(
    "investors.likely", "investors", "{name:investor}",
    "A name that its surroundings say paid for the round told near it.",
    {"funding_round company=歐卡智舶; series=B; investors=三星": ["歐卡智舶完成 B 輪融資，三星參投。"]},
    ["歐卡智舶完成 B 輪融資，客戶有三星。"],
    walked="yes",
)  # fmt: skip
rule(
    "revenue.likely", "revenue", "{money}",
    "An amount that its surroundings say a company earned or lost.",
    {"revenue company=Replit; money=USD 150000000; metric=revenue": ["Replit, whose revenue has doubled, brought in $150 million last year."]},
    ["Replit spent $150 million on a plant, and its revenue has doubled."],
    walked="yes",
)  # fmt: skip
rule(
    "growth.likely", "growth", "{ratio}",
    "A ratio that its surroundings say is by how much a company's figure rose or fell.",
    {"growth company=Replit; metric=revenue; percent=24": ["Replit reported sales of $150 million, a jump of 24% on the year before."],
     "growth company=Replit; metric=revenue; percent=-9": ["Replit's revenue eased 9% to $150 million last year."]},
    ["Replit's revenue was $150 million, and 24% of its staff work in Europe."],
    walked="yes",
)  # fmt: skip
rule(
    "acquisition.likely", "acquisition", "{name:target}",
    "A name that its surroundings say is bought.",
    {"acquisition acquirer=Boltaro; target=Coilworks": ["Boltaro 收購 Coilworks。"]},
    ["Boltaro 供貨給 Coilworks。"],
    walked="yes",
)  # fmt: skip
