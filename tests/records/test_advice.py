"""What somebody only should buy is no purchase; what is done in response to something is."""

from __future__ import annotations

import pytest

from pipeline.process import extract


def statuses(text: str) -> list[str]:
    return [f.status for f in extract(text, published="2025-11-10", region="TW") if f.kind == "acquisition"]


@pytest.mark.parametrize(
    "text",
    [
        "基金經理人：台積電應收購Zendesk",
        "分析師認為，台積電應該盡快以 50 億美元收購新創 Zendesk。",
        "专栏：台积电不妨买下 Zendesk",
        "外資分析師：Zendesk 應被台積電收購",
        "Microsoft should buy Zendesk, an analyst said.",
        "Microsoft ought to consider acquiring Zendesk for $5 billion.",
    ],
)
def test_advice_is_no_purchase(text: str) -> None:
    assert statuses(text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("台積電應客戶要求收購新創 Zendesk。", "asserted"),
        ("台積電因應市場變化收購 Zendesk。", "asserted"),
        ("台積電應邀收購 Zendesk。", "asserted"),
        ("台積電應會收購 Zendesk。", "planned"),
        ("Microsoft will acquire Zendesk for $5 billion.", "planned"),
    ],
)
def test_what_is_done_or_planned_is_one(text: str, status: str) -> None:
    assert statuses(text) == [status]
