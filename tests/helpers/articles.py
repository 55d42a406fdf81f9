"""Articles for the tests of reading and of batches, made up for them: each differs in names and figures."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

_COMPANIES = ("晨曦機器人", "海鹽科技", "Northpier Labs", "青苔生醫", "Quillstone", "三角洲電池")
_FUNDS = ("遠帆資本", "Alder Peak Ventures", "大埔創投", "Harbor & Finch", "北回歸線基金")


def article(number: int) -> str:
    """The ``number``-th article, in Markdown, about one funding round."""
    company, lead, other = _COMPANIES[number % 6], _FUNDS[number % 5], _FUNDS[(number + 2) % 5]
    money, worth = 1000 + number * 50, 3 + number % 40
    return (
        f"{company}宣布完成{money:,}萬美元B輪融資，由{lead}領投，{other}跟投，投後估值{worth}億美元。\n\n"
        f"該公司2026年1月的年度經常性收入達{number % 9 + 2},300萬美元，較去年成長{number % 5 + 2}倍。"
        f"執行長表示，資金將用於擴大產線。\n\n本輪之前，{company}曾在2024年獲得 {number + 200} 萬美元種子輪資金。\n"
    )


def good_folder(root: Path, number: int) -> None:
    """Write ``number`` articles below ``root/good``, a few folders deep."""
    for n in range(number):
        path = root / "good" / f"{n % 7}" / f"article-{n:05}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        front = f'---\ntitle: "第 {n} 則：{_COMPANIES[n % 6]}募資"\ndate: 2026-02-{n % 28 + 1:02}\n---\n\n'
        path.write_text(front + article(n), encoding="utf-8")


def reports(out: Path) -> dict[str, bytes]:
    """Every file below OUT but the records of runs; what a run that goes on takes away meanwhile is none."""
    found = {}
    for folder, _, names in os.walk(out):
        for path in (Path(folder, name) for name in names if not name.startswith("run")):
            with contextlib.suppress(FileNotFoundError):
                if path.is_file():
                    found[path.relative_to(out).as_posix()] = path.read_bytes()
    return found
