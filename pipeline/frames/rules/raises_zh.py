"""Raisings and investments told in Chinese, read around their verb, their noun or their amount."""

from pipeline.frames.rule import rule

rule(
    "round.zh.walk", "round", "{money}",
    "A raising, read around its amount.",
    {
        "funding_round company=Baseten; series=F; money=USD 1500000000": [
            "Baseten 宣布完成 15 億美元 F 輪融資。",
        ],
    },
    ["Baseten 花了 15 億美元擴建，A 輪的股東並不意外。"],
    5, walked="yes",
)  # fmt: skip
rule(
    "invest.zh.walk", "invest", "{name:investor}",
    "An investment, read around its verb.",
    {
        "funding_round company=ThinkLabs AI; investors=Nvidia; money=USD 28000000": [
            "Nvidia 投資 ThinkLabs AI 2,800 萬美元，布局電網。",
        ],
    },
    ["Nvidia 投資研發，與 ThinkLabs AI 合作。"],
    6, walked="yes",
)  # fmt: skip
