"""Texts of marks and words that nobody expects together."""

from __future__ import annotations

from hypothesis import strategies as st

SOURCES = ("a.md", "a.txt", "a.html", "a.json", "a.jsonl", "a")
_PARTS = (
    "# ", "## ", "- ", "1. ", "> ", "---\n", "| a | b |\n", "|---|---|\n", "**", "*", "_", "`", "```\n", "[", "](", ")", "![", "<p>", "</p>",
    "<div class='nav'>", "<table>", "<tr>", "<td>", "</table>", "<!--", "-->", "&amp;", "&#x5104;", "{{<", "title: ", "date: 2026-02-13\n",
    "來源：", "延伸閱讀\n", "3 億元", "$30M", "A輪", "由遠帆資本領投", "估值", "2026年2月13日", "去年", "\n", "\n\n", " ", "\t", "\u3000", "\u200b",
    "\x1b", "\r\n", "。", "「", "」", "完成", "甲公司", "Acme raised ", "兆", "9" * 50, "一億" * 20, "\ufeff", "😀", "𠮷", "\ud7ff",
)  # fmt: skip
messy = st.lists(st.sampled_from(_PARTS) | st.text(max_size=6), max_size=60).map("".join)
