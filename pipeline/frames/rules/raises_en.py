"""Rounds told in words between blanks, read around their verb or their noun (groups/raises_latin)."""

from pipeline.frames.rule import rule

rule(
    "round.en.walk", "round", "{money}",
    "A raising, read around its verb or its noun: who raises stands before the verb, behind by, for and in, or owns the round.",
    {
        "funding_round company=Mind Robotics; money=USD 500000000": [
            "Mind Robotics raised $500 million to train factory robots.",
            "Mind Robotics recently raised, according to a regulatory filing, $500 million.",
            "Mind Robotics, a Denver-based startup that trains factory robots, raised $500 million.",
            "Mind Robotics said on Tuesday that it had closed a new financing worth $500 million.",
            "Mind Robotics has begun raising a new round of $500 million.",
        ],
        "funding_round company=Kilnworks; money=EUR 3500000": [
            "€3.5 million was raised by Kilnworks from angel investors.",
            "Kilnworks (YC W21) raises €3.5 million to automate pottery.",
            "Kilnworks, fresh from raising €3.5 million, opened an office in Berlin.",
            "That compares with the €3.5 million Kilnworks raised last year.",
        ],
        "funding_round company=Wayve; money=USD 1000000000": [
            "Wayve announced a $1 billion funding round.",
            "The $1 billion financing lifts Wayve's valuation to $5 billion.",
            "With $1 billion in new funding, Wayve plans to double its staff.",
        ],
    },
    [
        "Mind Robotics raised prices by $500.",
        "Mind Robotics landed a $500 million loan from a bank.",
        "Mind Robotics won a $500 million contract from the Navy.",
        "Mind Robotics disclosed $75 billion in planned capital expenditure.",
        "Kilnworks raised its full-year revenue guidance to €3.5 million.",
        "Wayve spent $1 million round the clock.",
    ],
    3, walked="yes",
)  # fmt: skip
rule(
    "round.en.walk_series", "round", "{money}",
    "The same, with a series beside the amount: no other frame has that.",
    {
        "funding_round company=Baseten; series=F; money=USD 1500000000": [
            "Baseten closed a $1.5 billion Series F financing.",
            "Fresh off a $1.5 billion Series F, Baseten is hiring.",
            "The funding comes after Baseten's $1.5 billion Series F last year.",
        ],
        "funding_round company=Kilnworks; series=B+; money=CNY 5000000000": [
            "Kilnworks has completed a B+ financing round exceeding RMB 5 billion ($718 million).",
        ],
        "funding_round company=Kilnworks; series=A++; money=CNY 1000000000": [
            "Kilnworks announced today that it has completed one billion yuan ($140 million) A++ funding round.",
        ],
        "funding_round company=Legora; series=D; lead=NVentures; money=USD 50000000": [
            "NVentures co-led Legora's $50 million Series D.",
            "NVentures led a $50 million Series D in Legora.",
        ],
        "funding_round company=Legora; series=D; money=USD 50000000": [
            "The $50 million Series D round valued Legora at around $5 billion.",
            "Investors valued Legora at $5 billion in a $50 million Series D.",
            "Legora, backed by NVentures, has bagged $50 million in its Series D.",
        ],
    },
    [
        "Baseten spent $1.5 million before its Series F.",
        "Exa's Series C came at a time when it had $250 million in revenue.",
    ],
    5, walked="yes",
)  # fmt: skip
rule(
    "invest.en.walk", "invest", "{money}",
    "An amount that somebody puts into a company, read around its verb.",
    {
        "funding_round company=OpenAI; investors=SoftBank; money=USD 30000000000": [
            "SoftBank invested $30 billion in OpenAI last year.",
            "SoftBank agreed to pour as much as $30 billion into model maker OpenAI.",
        ],
    },
    ["SoftBank invested $30 billion in data centers.", "SoftBank put $30 billion aside, and OpenAI did not."], 4, walked="yes",
)  # fmt: skip
rule(
    "invest.en.stake", "invest", "{money}",
    "A share below one half that somebody pays for (groups/stakes_latin): its price is no purchase's.",
    {
        "funding_round company=Tallow Systems; investors=Toyota; money=USD 30000000": [
            "Toyota will acquire a 9.9% stake in Tallow Systems for $30 million.",
            "Toyota took a minority stake in Tallow Systems, paying $30 million.",
            "Toyota is to pay $30 million for a fifth of Tallow Systems.",
            "Tallow Systems has sold a 20% stake to Toyota for $30 million.",
        ],
    },
    ["Toyota bought a 60% stake in Tallow Systems for $30 million.", "Toyota bought a 12% stake in Tallow Systems from its founder for $30 million."],
    6, walked="yes",
)  # fmt: skip
