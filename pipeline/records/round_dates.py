"""When a round was: the date of its sentence, of its table row, of the article's opening."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from pipeline.mentions.mention import Mention
from pipeline.records.focus import Discourse
from pipeline.records.record import Record, Span
from pipeline.text.fold import fold_script

_CELL = re.compile(r"[ *]*\|[ *]*")  # a row of a timeline begins with its date
_ANNOUNCED = re.compile(fold_script(r"宣布|完成|announced|closed|disclosed|unveiled|revealed"))
_ANNOUNCED_ON = re.compile(r"(?:announced|said|disclosed|unveiled) (?:on )?$")
# Since leaving in 2024, founded in 2024.
_SINCE = re.compile(r"\bsince [a-z]+ing\b[^,.;]{0,40}$|\b(?:founded|established|incorporated|created)(?: in| on)? ?$")
_NEXT_OF_LIST = re.compile(r",? ?(?:and|followed by|after)(?: an?| the| its)?")
_FOUNDS = re.compile(fold_script(r"宣布(?:創立|成立|推出)|成立(?:僅|不到|才|約)*[^,。;]{1,6}後"))  # itself what is announced on that day
_DATE_STOP = re.compile(
    fold_script(
        r"[;。]|相較|較|比起|計畫|預計|成立|創立|上市|營收|compared|founded|launch|since|until|ahead|ipo|以來|估值從|from"
    )
)
_DATE_STOP_AFTER = re.compile(
    fold_script(r",|—|將|用於|\band\b|\bto\b|\bwith|year-over|\bas\b|while|when|amid|before|估值|計畫|預計")
)
_DATE_OTHER = re.compile(fold_script(r"(?:以來|成立|創立|之前|前後|底前|上市| ?ipo|-founded|起|年化|收入|營收)"))
_FROM_NAMES = re.compile(r"(?:^|(?:^| )from) ?\ue004[\ue004\ue0ff, ]*(?:and [\ue004\ue0ff]+)?")
_ANNOUNCES = re.compile(fold_script(r"宣布|公布|公告|揭露|消息|\bsaid\b|\b(?:announce[ds]?|announcement|unveiled|disclosed)\b"))


def _row_date(discourse: Discourse, start: int) -> Mention | None:
    """The date that the table row around a sentence begins with."""
    block = discourse.block(start)
    if block is None or block.kind != "table":
        return None
    line = discourse.mask.text.rfind("\n", 0, start) + 1
    first = next(iter(discourse.mask.within(line, min(line + 40, block.end), "when")), None)
    text = discourse.mask.text
    return first if first and _CELL.fullmatch(text, line, first.outer_start) and _CELL.match(text, first.outer_end) else None

def date_frames(discourse: Discourse, i: int, frames: list[Record], spans: list[Span]) -> None:
    """Give the dates of sentence ``i`` to its rounds: each to the nearest that the words between allow."""
    start, end = discourse.sentences[i]
    published = discourse.source.published
    used: set[int] = set()
    candidates: list[tuple[int, int, Mention]] = []
    for k, (a, b) in enumerate(spans):
        if frames[k].date:
            continue
        for m in discourse.mask.within(start, end, "when"):
            if m.value.granularity in ("decade", "century"):
                continue
            text = discourse.mask.text
            if published and m.value.start > published and frames[k].status == "asserted" and not discourse.early:
                continue
            announced = _ANNOUNCED.search(text, max(start, m.outer_start - 24), min(end, m.outer_end + 8))
            if frames[k].hint and not announced:
                continue
            if m.outer_end <= a:
                between = text[m.outer_end : a]
                if k and spans[k - 1][1] < m.outer_start and _NEXT_OF_LIST.fullmatch(between.strip()):
                    continue  # a Series A in November and | a seed round: November is the Series A's
                far = len(between)
                on = _ANNOUNCED_ON.search(text, max(start, m.outer_start - 16), m.outer_start)
                opens = k == 0 and (m.outer_start - start < 6 or on)
                if far > (260 if opens else 60) or not on and _DATE_STOP.search(_FOUNDS.sub("", between)):
                    continue
            elif m.outer_start >= b:
                between = _FROM_NAMES.sub("", text[b : m.outer_start])
                far = len(between) + 10
                if far > 50 or _DATE_STOP.search(between) or _DATE_STOP_AFTER.search(between):
                    continue
            else:
                far = 0
            if _DATE_OTHER.match(text[m.outer_end : m.outer_end + 10]) or _SINCE.search(text, start, m.outer_start):
                continue
            candidates.append((far, k, m))
    done: set[int] = set()
    for _, k, m in sorted(candidates, key=lambda c: (c[0], c[1], c[2].start)):
        if k in done or m.start in used:
            continue
        frames[k].date = m.value
        frames[k].prove(m.start, m.end, "date")
        done.add(k)
        used.add(m.start)
    if row := _row_date(discourse, start):
        for frame in frames:
            if frame.date is None:
                frame.date = row.value
                frame.prove(row.start, row.end, "date")


def announced(discourse: Discourse, found: Sequence[Record]) -> None:
    """The headline's round, if nothing dates it, was announced on the day that the article's opening announces things."""
    published, topic = discourse.source.published, discourse.topic
    if published is None or topic is None or discourse.digest:
        return
    heads = [b for b in discourse.source.blocks if b.kind in ("title", "summary")]
    told = [r for r in found if r.company and r.company.key == topic.key]
    main = [r for r in told if any(b.start <= e[0] < b.end for b in heads for e in r.evidence if e[2] == "money")]
    body = max((b.end for b in heads), default=0)
    opening = [span for span in discourse.sentences if span[0] >= body][:6]
    if len(main) != 1 or main[0].date or main[0].status != "asserted" or not opening:
        return
    for start, end in opening:
        for m in discourse.mask.within(start, end, "when"):
            near = discourse.mask.text[max(start, m.outer_start - 20) : min(end, m.outer_end + 9)]
            fresh = timedelta(0) <= published - m.value.start <= timedelta(10)
            if fresh and m.value.granularity in ("day", "week") and _ANNOUNCES.search(near):
                main[0].date = m.value
                main[0].prove(m.start, m.end, "date")
                return
