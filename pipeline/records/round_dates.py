"""When a round was: the date of its sentence, of its table row, of the article's opening."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from pipeline.lexicons.cues import pattern
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.lexemes import HAN
from pipeline.model import Block
from pipeline.records.focus import Discourse
from pipeline.records.past_rounds import is_another
from pipeline.records.record import Record
from pipeline.records.sentence_rounds import SentenceRounds
from pipeline.text.late import late

_CELL = late(r"[ *]*\|[ *]*")  # a row of a timeline begins with its date
_ANNOUNCED = pattern(r"{announced}")
_ANNOUNCED_ON = pattern(r"{announced_on} (?:on )?$")
# Since leaving in 2024, founded in 2024.
_SINCE = pattern(r"\bsince [a-z]+ing\b[^,.;]{0,40}$|{founded_in}(?: in| on)? ?$")
_NEXT_OF_LIST = late(r",? ?(?:and|followed by|after)(?: an?| the| its)?")
_FOUNDS = pattern(r"{begins}|成立{only_just}*[^,。;]{1,6}後")  # itself what is announced on that day
_DESCRIBED_AS = pattern(r"{describes_founding}的")  # 由兩名醫師創立的 X: a description has no day
_DATE_STOP = pattern(r"[;。]|{date_of_another}")
_DATE_STOP_AFTER = pattern(r",|—|{date_of_next}")
_DATE_OTHER = pattern(r"{date_goes_on}| ?ipo")
_HEADLINE_EDGE = late(f"[{HAN}] [{HAN}]")
_FROM_NAMES = late(r"(?:^|(?:^| )from) ?\ue004[\ue004\ue0ff, ]*(?:and [\ue004\ue0ff]+)?")
_RAISES = pattern(r"\b(?:rais|fund)|[融募]資")
_SEVERAL, _OPENS = 3, 24
_ANNOUNCES = pattern(r"{announces}")


def _row_date(discourse: Discourse, start: int) -> Mention | None:
    """The date that the table row around a sentence begins with."""
    block = discourse.block(start)
    if block is None or block.kind != "table":
        return None
    line = discourse.mask.text.rfind("\n", 0, start) + 1
    first = next(iter(discourse.mask.within(line, min(line + 40, block.end), "when")), None)
    text = discourse.mask.text
    return first if first and _CELL.fullmatch(text, line, first.outer_start) and _CELL.match(text, first.outer_end) else None


def date_frames(here: SentenceRounds) -> None:
    """Give the dates of a sentence to its rounds: each to the nearest that the words between allow."""
    candidates = [
        (far, k, m)
        for k, frame in enumerate(here.frames)
        if not frame.date
        for m in here.d.mask.within(here.start, here.end, "when")
        if _can_date(here, frame, m) and (far := _distance(here, k, m)) is not None
    ]
    used: set[int] = set()
    for _, k, m in sorted(candidates, key=lambda c: (c[0], c[1], c[2].start)):
        if here.frames[k].date is None and m.start not in used:
            _date(here.frames[k], m)
            used.add(m.start)
    if row := _row_date(here.d, here.start):
        for frame in here.frames:
            if frame.date is None:
                _date(frame, row)


def _date(frame: Record, m: Mention) -> None:
    frame.date = m.value
    frame.prove(m.start, m.end, "date")


def _can_date(here: SentenceRounds, frame: Record, m: Mention) -> bool:
    """Whether a date can be a round's, wherever it stands: it is past, sharp enough, and of nothing else."""
    if m.value.granularity in ("decade", "century") or _is_future(here.d, frame, m) or is_another(frame, m, here.past):
        return False
    if frame.hint and not _ANNOUNCED.search(here.text, max(here.start, m.outer_start - 24), min(here.end, m.outer_end + 8)):
        return False
    behind = here.text[m.outer_end : m.outer_end + 10]
    return not (_DATE_OTHER.match(behind) or _SINCE.search(here.text, here.start, m.outer_start))


def _is_future(d: Discourse, frame: Record, m: Mention) -> bool:
    """Whether what has happened would have happened after the article was written."""
    published = d.source.published
    future = published is not None and m.value.start > published
    return future and frame.status == "asserted" and not d.early


def _distance(here: SentenceRounds, k: int, m: Mention) -> int | None:
    """How far a date is from the words of frame ``k``; ``None`` where what stands between parts them."""
    start, end = here.spans[k]
    if m.outer_end <= start:
        return _distance_before(here, k, m)
    if m.outer_start < end:
        return 0
    if _HEADLINE_EDGE.search(here.d.source.folded[end - 1 : m.outer_start + 1]):
        return None  # 完成 2 億元募資 | 明年進軍日本
    between = _FROM_NAMES.sub("", here.text[end : m.outer_start])
    far = len(between) + 10
    stopped = _DATE_STOP.search(between) or _DATE_STOP_AFTER.search(between)
    return None if far > 50 or stopped else far


def _distance_before(here: SentenceRounds, k: int, m: Mention) -> int | None:
    between = here.text[m.outer_end : here.spans[k][0]]
    if k and here.spans[k - 1][1] < m.outer_start and _NEXT_OF_LIST.fullmatch(between.strip()):
        return None  # a Series A in November and | a seed round: November is the Series A's
    on = _ANNOUNCED_ON.search(here.text, max(here.start, m.outer_start - 16), m.outer_start)
    opens = k == 0 and (m.outer_start - here.start < 6 or on)
    if len(between) > (260 if opens else 60):
        return None
    told = _DESCRIBED_AS.sub("", _FOUNDS.sub("", between))
    return None if not on and _DATE_STOP.search(told) else len(between)


def announced(discourse: Discourse, found: Sequence[Record]) -> None:
    """The headline's round, if nothing dates it, was announced on the day that the article's opening announces things."""
    main = _headline_round(discourse, found)
    if main is None or main.date or main.status != "asserted":
        return
    body = max((b.end for b in _heads(discourse)), default=0)
    opening = [span for span in discourse.sentences if span[0] >= body][:6]
    for start, end in opening:
        for m in discourse.mask.within(start, end, "when"):
            near = discourse.mask.text[max(start, m.outer_start - 20) : min(end, m.outer_end + 9)]
            if _is_fresh(discourse, m) and _ANNOUNCES.search(near):
                _date(main, m)
                return


def dated_by_item(discourse: Discourse, found: Sequence[Record]) -> None:
    """What its sentence, or the item of a digest, opens with is the day of a round: 3 月 29 日，X 宣布，已獲 Y 投資."""
    told = {start for r in found for start, _, slot in r.evidence if slot == "date"}
    for record in found:
        if record.date or record.prior or record.status != "asserted":
            continue
        start, _ = discourse.sentences[record.sentence]
        block = discourse.block(start) if discourse.digest else None
        for opening in {start, block.start if block else start}:
            m = next(iter(discourse.mask.within(opening, opening + _OPENS, "when")), None)
            if m is None or m.start in told or _is_future(discourse, record, m):
                continue
            alone = m.outer_start - opening < 2 and discourse.mask.text[m.outer_end : m.outer_end + 1] == ","
            if alone and m.value.granularity == "day":
                _date(record, m)
                break


def dated_by_title(discourse: Discourse, found: Sequence[Record]) -> None:
    """Rounds of several companies that a title tells of were in the month or the quarter that it names: 10 firms that raised in May."""
    title = next((b for b in discourse.blocks if b.kind == "title"), None)
    told = [r for r in found if r.company and r.status == "asserted"]
    if title is None or len({r.company.key for r in told if r.company}) < _SEVERAL:
        return
    periods = [m for m in discourse.mask.within(title.start, title.end, "when") if m.value.granularity in ("month", "quarter")]
    if len(periods) != 1 or not _RAISES.search(discourse.mask.text, title.start, title.end):
        return
    for record in told:
        if record.date is None and not record.prior:
            _date(record, periods[0])


def _heads(discourse: Discourse) -> list[Block]:
    return [b for b in discourse.source.blocks if b.kind in ("title", "summary")]


def _headline_round(discourse: Discourse, found: Sequence[Record]) -> Record | None:
    """The one round of the article's company whose amount stands in the title or the summary."""
    topic = discourse.topic
    if topic is None or discourse.digest:
        return None
    heads = _heads(discourse)
    told = [r for r in found if r.company and r.company.key == topic.key]
    main = [r for r in told if any(b.start <= e[0] < b.end for b in heads for e in r.evidence if e[2] == "money")]
    return main[0] if len(main) == 1 else None


def _is_fresh(discourse: Discourse, m: Mention) -> bool:
    """Whether a date is a day shortly before the article."""
    published = discourse.source.published
    sharp = m.value.granularity in ("day", "week")
    return sharp and published is not None and timedelta(0) <= published - m.value.start <= timedelta(10)
