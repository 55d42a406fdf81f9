"""Where the parties of deals told in Chinese begin and end, and who is no party.

A name does not end where words go on that are nothing but a name's: between the verb and the shares, a list or the end of its clause all that
stands there is what is bought. Whoever is only described (財團, 管理層, a firm's former chairman) is nobody who has a name.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.groups.deals import Place
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import one
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.inventory import ref_of
from pipeline.mentions.names.lexemes import HAN, kind_of
from pipeline.text.late import late
from pipeline.text.words import cut, part_of_speech

_NO_NAME = pattern(r"{no_name.zh}$", "deals")
_INNER = pattern(r"{name_start.zh}?(?P<name>.{2,}?){name_end.zh}?", "deals")
_PLACE = pattern(r"(?:{item_region}|中國|亞洲|台灣)")
_AFTER_PLACE = pattern(rf" ?(?:公司|的|之|全部|全數|多數|{{stake.zh}}|{one('ratio')}|[,;。!?\n)]|$)", "deals")
_WORDS = late(rf"[{HAN}]{{1,10}}")
_CLOSES = pattern(rf" ?(?:後|等|公司|之|的|全部|全數|多數|剩餘|約|{{stake.zh}}|{one('ratio')}|[,;。、!?\n()]|$)", "deals")
_NOBODY, _ROLE = pattern(r"{nobody.zh}", "deals"), pattern(r" ?(?:公司|集團)?的?(?:前|原|現任|創始)?{role_behind.zh}", "deals")
_AFFAIR = pattern(r"{affair.zh}", "deals")
_PART_OR_THING, _PART_BEHIND = pattern(r"{not_firm.zh}", "deals"), pattern(r"{noun.zh}|{placed.zh}", "parts")
_SHARES = pattern(rf" ?(?:的|全部|全數|多數|剩餘|約)*(?:{one('ratio')}|股權|股份)")
_NAMES = frozenset(("free", "common", "ending", "generic", "place"))
_NOUNS = ("n", "v", "j", "b")  # parts of speech of words that names end in: 混凝土, 传动
_LONGEST = 6  # characters by which a name goes on


def grown(place: Place, m: Mention, end: int) -> Mention:
    """A name with what goes on behind it: the place that makes another firm of it, or words that only a name has there."""
    if m.outer_end != m.end:
        return m
    region = _PLACE.match(place.mask.text, m.end, end)
    if region and _AFTER_PLACE.match(place.mask.text, region.end()):
        return _to(place, m, region.end())
    stop = _goes_on(place, m.end, end)
    return _to(place, m, stop) if stop else m


def _to(place: Place, m: Mention, stop: int) -> Mention:
    return replace(m, end=stop, outer_end=stop, value=ref_of(place.source.text[m.start : stop], place.source.lexicon))


def _goes_on(place: Place, at: int, end: int) -> int | None:
    """Where the words end with which a name goes on: 徐泰|混凝土, 华驰精密|传动后; None where they say something else."""
    run = _WORDS.match(place.mask.text, at, end)
    if run is None or _CLOSES.match(place.mask.text, at) or _AFFAIR.match(place.mask.text, at):
        return None
    stop = at
    for word in cut(run[0]):
        if _CLOSES.match(place.mask.text, stop) or not _may_end_name(word, stop > at):
            break
        stop += len(word)
    thing = _PART_OR_THING.search(place.mask.text, at, stop) or _PART_BEHIND.match(place.mask.text, stop)
    closed = _CLOSES.match(place.mask.text, stop) and (not thing or _SHARES.match(place.mask.text, stop))
    return stop if at < stop <= at + _LONGEST and closed else None


def _may_end_name(word: str, further: bool) -> bool:
    """Whether a word may belong to a name; a verb only as what a firm does: 传动, 服务."""
    kind, (tag, _) = kind_of(word), part_of_speech(word)
    if kind == "verb":
        return tag == "vn"
    if further and kind == "ending":
        return True
    nominal = tag.startswith(_NOUNS) and (tag != "v" or kind == "ending")
    return kind in _NAMES and len(word) > 1 and nominal


def bounded(place: Place, m: Mention) -> Mention | None:
    """A name without the words around it that are no part of it; None for what only looks like a name: 樂陞案, 甲旗下."""
    words = place.source.folded[m.start : m.end]
    if m.value.id or _NO_NAME.search(words):
        return m if m.value.id else None
    inner = _INNER.fullmatch(words)
    if inner is None or inner.span("name") == (0, len(words)):
        return m
    start, end = m.start + inner.start("name"), m.start + inner.end("name")
    ref = ref_of(place.source.text[start:end], place.source.lexicon)
    return replace(m, start=start, end=end, value=ref, outer_start=start, outer_end=max(end, m.outer_end))


def is_nobody(place: Place, m: Mention) -> bool:
    """Whether words that were read as a name only describe who acts, or a name's somebody acts: 財團, 甲前主席."""
    called = _NOBODY.fullmatch(place.source.folded, m.start, m.end) is not None
    return called or _ROLE.match(place.mask.text, m.outer_end) is not None
