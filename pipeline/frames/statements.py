"""What is said: rules over the masked sentences, and who wins where two rules claim one amount."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

from pipeline.frames.claims import claimed_by
from pipeline.frames.cues import Index
from pipeline.frames.rule import Rule, compile_template, rules
from pipeline.frames.statement import Statement
from pipeline.frames.walked import WALKS, Walk, description, figure_statement
from pipeline.groups import figure_tables
from pipeline.groups.deals import Place
from pipeline.groups.figures import Walk as Figures
from pipeline.groups.parts import with_parts
from pipeline.languages import own
from pipeline.mentions.mask import Mask, one
from pipeline.mentions.mention import Mention, Source
from pipeline.vocabulary import uncollected


@functools.cache
@uncollected()
def _indexed() -> tuple[list[Rule], list[int], Index]:
    """The rules that read sentences, the walk of each cue by its number, and the index of patterns and cues."""
    every = [rule for rule in rules().values() if "walked" not in rule.fixed]
    cues = [(n, cue) for n, walk in enumerate(WALKS) for cue in walk.cues()]
    patterns = (compile_template(rule.pattern) for rule in every)
    return every, [n for n, _ in cues], Index([*patterns, *(cue for _, cue in cues)])


def possible(mask: Mask, sentences: Sequence[tuple[int, int]]) -> list[tuple[list[Rule], list[Walk]]]:
    """For each sentence the rules and the walks that can find something in it: a cheap look before the patterns."""
    every, walk_of, index = _indexed()
    found = []
    for some in index.of(mask.text, sentences):
        here = bisect.bisect_left(some, len(every))
        walks = sorted({walk_of[n - len(every)] for n in some[here:]})
        found.append(([every[n] for n in some[:here]], [WALKS[n] for n in walks]))
    return found


def gather(
    source: Source, mask: Mask, sentences: Sequence[tuple[int, int]], rows: Sequence[tuple[int, int]] = ()
) -> list[Statement]:
    """Return every statement of the article, in order; where two claim one amount, only the stronger keeps it.

    Args:
        source: the article.
        mask: its mentions.
        sentences: where its sentences are.
        rows: table rows that were read as rows and are no sentences.
    """
    found: list[Statement] = []
    read_by = possible(mask, sentences)
    rows = sorted(rows)
    figures = Figures(mask, own(source.language).spaced)
    parted: Mask | None = None
    for i, (start, end) in enumerate(sentences):
        row = bisect.bisect(rows, end, key=itemgetter(0)) - 1  # rows are apart: the last that begins before the sentence ends
        if row >= 0 and start <= rows[row][1]:
            continue
        some_rules, some_walks = read_by[i]
        for rule in some_rules:
            for match in rule.regex.finditer(mask.text, start, end):
                s = Statement(rule, match.start(), match.end(), i, rule.slots(match, mask))
                money = s.money()
                if "hedged" in rule.fixed and money and money.value.qualifier == "exact":
                    continue  # the rule is about round sums: more than $3 billion
                if rule.says == "about":
                    described = description(Place(source, mask, start, end), s)
                    found += [described] if described else []
                    continue
                found.append(_claimed_by_others(source, mask, (start, end), s))
        found += [figure_statement(figure, i) for figure in figures.figures(start, end)]
        place = Place(source, mask, start, end)
        if any(walk.of_parts for walk in some_walks) and parted is None:
            parted = with_parts(source, mask)
        walked = [s for walk in some_walks for s in walk.statements(replace(place, mask=parted) if walk.of_parts and parted else place, i)]
        found += [_claimed_by_others(source, mask, (start, end), s) for s in walked]
    found += _in_tables(source, mask, sentences, rows)
    kept = _claims(source, sorted(found, key=lambda s: (s.sentence, s.start, s.end, s.rule.id)))
    return _carried_on(mask, sentences, kept)


def _claimed_by_others(source: Source, mask: Mask, sentence: tuple[int, int], s: Statement) -> Statement:
    """A statement as it is, or, where it says that an amount was raised which is nothing but spent or lent, an aside."""
    money = s.money()
    if money is None or s.says not in ("round", "invest", "share") or "series" in s.slots:
        return s
    frame = claimed_by(source.folded, mask, sentence, money, (s.start, s.end))
    if frame is None or s.says == "share" and frame != "float":
        return s  # of a share only what it is a share of can be none: 基石投資者認購 4.2 億
    source.note(f"{s.rule.id} gives up {source.text[money.start : money.end]!r}: {frame}")
    return Statement(rules()["aside.claimed"], money.start, money.end, s.sentence, {"money": money})


def _in_tables(source: Source, mask: Mask, sentences: Sequence[tuple[int, int]], rows: Sequence[tuple[int, int]]) -> list[Statement]:
    """What tables of periods state, where no row was read as a company's."""
    taken = [start for start, _ in rows]
    found = []
    for figure in figure_tables.figures(source, mask):
        row = bisect.bisect(taken, figure.start) - 1
        if row < 0 or figure.start > rows[row][1]:
            found.append(figure_statement(figure, bisect.bisect(sentences, figure.start, key=itemgetter(0)) - 1))
    return found


_CARRIED = re.compile(rf"[^,;。\ue000\ue001]{{0,12}}{one('series')} ?{one('money')}[;。,]?")


def _carried_on(mask: Mask, sentences: Sequence[tuple[int, int]], found: list[Statement]) -> list[Statement]:
    """A clause of a series and an amount alone says what the clause before it says: B 輪估值 35 億；C 輪 60 億."""
    valued = {s.sentence: s.rule for s in found if s.says == "valuation"}
    kept = []
    for s in found:
        start, end = sentences[s.sentence]
        rule = valued.get(s.sentence - 1) if s.says == "round" and s.money() and "series" in s.slots else None
        if rule and mask.text[:start].rstrip().endswith(";") and _CARRIED.fullmatch(mask.text[start:end].strip()):
            money = s.slots.pop("money")
            kept.append(Statement(rule, money.start, money.end, s.sentence, {"money": money}))
            valued[s.sentence] = rule
        kept.append(s)
    return kept


_FAMILY = {"round_hint": "round", "invest": "round", "share": "round", "acquisition_price": "acquisition"}
_CLAIMING = ("money", "earlier")  # slots of amounts; "raised" only names one


def _claims(source: Source, found: Sequence[Statement]) -> list[Statement]:
    """The statements that keep something to say once each amount is the strongest's that claims it."""
    best = _strongest(found)
    return [s for s in found if (_may_list(source, best, s) if s.says == "investors" else _keeps(source, best, s))]


def _strongest(found: Iterable[Statement]) -> dict[int, Statement]:
    """By the start of each amount the statement whose it is: of the strongest rule, then the shortest, then the first."""
    best: dict[int, tuple[tuple[int, int, int], Statement]] = {}
    for s in found:
        if s.says == "investors":
            continue  # a list beside an amount does not claim it
        weight = (s.rule.strength, s.start - s.end, -s.start)
        for _, m in _claimed(s):
            if m.start not in best or weight > best[m.start][0]:
                best[m.start] = (weight, s)
    return {at: s for at, (_, s) in best.items()}


def _claimed(s: Statement) -> list[tuple[str, Mention]]:
    """The amounts that a statement claims, by slot."""
    return [(slot, m) for slot in _CLAIMING if (m := s.mention(slot))]


def _may_list(source: Source, best: Mapping[int, Statement], s: Statement) -> bool:
    """Whether a list beside an amount lists investors: it lists nobody if the amount is no raising's."""
    m = s.money()
    rival = best.get(m.start) if m else None
    if rival is None or rival.says not in ("revenue", "aside"):
        return True
    source.note(f"{s.rule.id} gives way to {rival.rule.id}")
    return False


def _keeps(source: Source, best: Mapping[int, Statement], s: Statement) -> bool:
    """Take from a statement the amounts that are others'; whether it still says something."""
    lost: set[str] = set()
    for slot, m in _claimed(s):
        winner = best[m.start]
        if winner is s or _share_amounts(winner, s):
            continue
        source.note(
            f"{s.rule.id} gives up {source.text[m.start : m.end]!r} to {winner.rule.id}"
            f" ({winner.rule.strength} against {s.rule.strength})"
        )
        s.slots.pop(slot)
        lost.add(slot)
    return "money" not in lost or _speaks_without_money(s)


def _share_amounts(a: Statement, b: Statement) -> bool:
    """Whether two statements may speak of one amount: they are of one round or of one acquisition."""
    family = _FAMILY.get(a.says, a.says)
    return family == _FAMILY.get(b.says, b.says) and family in ("round", "acquisition")


def _speaks_without_money(s: Statement) -> bool:
    """Whether a statement that lost its amount is worth keeping for what else it says."""
    if s.says == "round":
        return "series" in s.slots or "company" in s.slots and "walked" not in s.rule.fixed
    return s.says in ("acquisition", "listing") or s.says == "invest" and "series" in s.slots
