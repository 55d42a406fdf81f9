"""Who took part in a round, told in words between blanks and read around their verb or their noun (groups/backers_latin)."""

from pipeline.frames.rule import rule

rule(
    "lead.en.walk", "investors", "{name}",
    "Who leads: before the verb, behind the passive, behind an opening that stands for the verb.",
    {
        "funding_round company=Legora; series=D; lead=Accel": [
            "Legora closed its Series D. Accel led the round.",
            "Legora closed its Series D, led jointly by Accel.",
            "Legora closed its Series D, with Accel in the lead.",
            "Legora closed its Series D. Leading the round was Accel.",
            "Legora closed its Series D, which Accel anchored. Accel spearheaded the deal.",
        ],
        "funding_round company=Exa; status=reported; money=USD 400000000; lead=Accel": ["Exa is in talks to raise $400 million. Accel is expected to lead."],
        "funding_round company=Exa; series=C; lead=Accel; investors=Benchmark|Greenoaks": [
            "Exa closed its Series C. Accel headed the round, with Benchmark and Greenoaks along for the ride.",
        ],
    },
    [
        "Legora led the market for years.",
        "Legora took out a loan led by Accel.",
        "Legora closed its Series D. Accel did not lead the round.",
        "The team is led by a former pilot.",
    ],
    walked="yes",
)  # fmt: skip
rule(
    "participant.en.walk", "investors", "{name}",
    "Who takes part, in the same voices, and behind the nouns for what investors give.",
    {
        "funding_round company=Exa; series=C; investors=Benchmark|Greenoaks": [
            "Exa closed its Series C. Benchmark and Greenoaks also participated.",
            "Exa closed its Series C. Benchmark and Greenoaks chipped in.",
            "Exa closed its Series C. The money came from Benchmark and Greenoaks.",
            "Exa closed its Series C. Other new investors include Benchmark and Greenoaks.",
            "Exa closed its Series C. Also taking part were Benchmark and Greenoaks.",
            "Exa closed its Series C with contributions from Benchmark and Greenoaks.",
        ],
    },
    [
        "Exa participated in the conference.",
        "Exa closed its Series C. Benchmark did not take part.",
        "Exa grew with participation from its users.",
        "Exa is on a list that would be joined by Benchmark.",
    ],
    walked="yes",
)  # fmt: skip
rule(
    "participant.en.walk_weak", "investors", "{name}",
    "Names beside words that say so only where a round is told of: alongside, joined.",
    {"funding_round company=Exa; series=C; lead=Accel; investors=Benchmark": ["Exa closed its Series C. Accel led the round, while Benchmark joined."]},
    ["Exa closed its Series C alongside a product launch."], -1, walked="yes",
)  # fmt: skip
