"""Rounds told in words between blanks, read around their verb or their noun (groups/raises_latin)."""

from pipeline.frames.rule import rule

rule(
    "round.en.walk", "round", "{money}",
    "A raising, read around its verb or its noun: who raises stands before the verb, behind by, for and in, or owns the round.",
    {"funding_round company=Mind Robotics; money=USD 500000000": ["Mind Robotics raised $500 million to train factory robots."]},
    ["Mind Robotics raised prices by $500."], 3, walked="yes",
)  # fmt: skip
rule(
    "round.en.walk_series", "round", "{money}",
    "The same, with a series beside the amount: no other frame has that.",
    {"funding_round company=Baseten; series=F; money=USD 1500000000": ["Baseten closed a $1.5 billion Series F financing."]},
    ["Baseten spent $1.5 million before its Series F."], 5, walked="yes",
)  # fmt: skip
rule(
    "invest.en.walk", "invest", "{money}",
    "An amount that somebody puts into a company, read around its verb.",
    {"funding_round company=OpenAI; investors=SoftBank; money=USD 30000000000": ["SoftBank invested $30 billion in OpenAI last year."]},
    ["SoftBank invested $30 billion in data centers."], 5, walked="yes",
)  # fmt: skip
