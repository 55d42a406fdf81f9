"""The kinds of evidence of a likely role: what stands near a name or an amount, and where.

Each is ``group=word``: ``left=由``, ``after=领投``. The groups are few and the same for every question; their words are the
article's own, folded. Which of them count, and how much, the fit tells. What a word is made of (``after_part=投``) lets words that
were never seen share in what was learnt of others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.frames.claims import claimed_by
from pipeline.likely.context import Context
from pipeline.likely.rows import SIGHT, Row
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.inventory import NameRef
from pipeline.text.fold import fold

BORDERS = frozenset(",;:。.!?")
_WIDE = 14  # words that are looked at on each side, in two clauses
_RAISING = ("round", "round_hint", "invest", "investors")
_OTHER = ("acquisition", "valuation", "listing", "revenue")
_PARTED = frozenset(("left", "right", "before", "after"))  # groups whose words are taken apart
_STEM = 5  # letters of a Latin word that stand for all its forms


def of_name(context: Context, i: int, at: int, apart: int) -> Iterator[str]:
    """The evidence for a name's being an investor.

    Args:
        context: the article.
        i: the sentence.
        at: the place of the name in its row.
        apart: how many sentences away a round is told.
    """
    row = context.row(i)
    run, ref = row.run(at), row.mention(at).value
    first, last = run[0], run[-1]
    yield from _beside(row, first - 1, last + 1)
    yield f"around={row.word(first - 1)} {row.word(last + 1)}"
    yield from _in_sentence(context, i, at, _RAISING + _OTHER)
    yield from _whose(context, ref)
    yield f"list={min(len(run), 4)}"
    others = [row.mention(place).value for place in run if 0 < abs(place - at) <= SIGHT]
    yield from (f"beside={ending(ref.name)}" for ref in others)
    yield from (f"beside={ref.kind}" for ref in others if ref.kind)
    yield f"place={'first' if at == 0 else 'later'}"
    yield f"apart={min(apart, 3)}"
    for kind in ("money", "series"):
        yield from (f"{kind}={'before' if place < at else 'after'}" for place in row.of_kind_near(kind, at))


def of_leader(context: Context, i: int, at: int, apart: int) -> Iterator[str]:
    """The evidence for an investor's leading a round; arguments as for ``of_name``."""
    for kind in of_name(context, i, at, apart):
        yield kind
        yield from parts(kind)


def of_money(context: Context, i: int, at: int) -> Iterator[str]:
    """The evidence for an amount's being raised.

    Args:
        context: the article.
        i: the sentence.
        at: the place of the amount in its row.
    """
    row = context.row(i)
    for kind in _beside(row, at - 1, at + 1):
        yield kind
        yield from parts(kind)
    yield from _in_sentence(context, i, at, _OTHER)
    yield from _rounds_near(context, i)
    yield from (f"named={ending(row.mention(place).value.name)}" for place in row.of_kind_near("name", at))
    yield from (f"series={'before' if place < at else 'after'}" for place in row.of_kind_near("series", at))
    yield from (f"elsewhere={says}" for says in context.told(row.mention(at)))
    yield f"amounts={min(len(row.of_kind('money')), 4)}"
    yield from _read_as(context, i, row.mention(at))


def _read_as(context: Context, i: int, money: Mention) -> Iterator[str]:
    """What rules and walks read an amount as, and whether a word claims it for something else."""
    readings = context.readings(i, money)
    for s in readings:
        yield f"read={s.says}"
        yield f"by={s.rule.id}"
        yield from (f"read={s.says} {slot}" for slot, filler in s.slots.items() if filler is money)
        yield from (f"read={s.says} with {slot}" for slot in ("company", "series") if s.mention(slot))
    if not readings:
        yield f"read={'list' if money.start in context.read else 'nothing'}"
    if claim := claimed_by(context.source.folded, context.mask, context.sentences[i], money, (money.start, money.end)):
        yield from ("claimed=yes", f"claimed={claim}")


def of_owner(context: Context, money: tuple[int, int], name: tuple[int, int], order: int) -> Iterator[str]:
    """The evidence for a name's being who raised an amount.

    Args:
        context: the article.
        money, name: the sentence of each, and its place in the sentence's row.
        order: how many candidates come before this one.
    """
    (i, of), (j, at) = money, name
    row, own = context.row(j), context.row(i)
    run, m = row.run(at), row.mention(at)
    ref: NameRef = m.value
    first, last = run[0], run[-1]
    for n in range(3):
        yield from _word(row, f"left{n or ''}", first - 1 - n)
        yield from _word(row, f"right{n or ''}", last + 1 + n)
    yield f"around={row.word(first - 1)} {row.word(last + 1)}"
    yield from _nearest(row, first - 1, last + 1)
    yield from _whose(context, ref)
    if len(run) > 1:
        yield "list=listed"
    yield f"apart={min(i - j, 3)}"
    yield f"order={min(order, 3)}"
    if context.is_title(j):
        yield "place=title"
    if at == 0:
        yield "place=first"
    if context.counts[ref.key] == context.most:
        yield "who=most"
    if ref.key in context.in_title:
        yield "who=in title"
    if m.start in context.taken:
        yield "who=pays here"
    if ref.key in context.payers:
        yield "who=pays"
    if i == j:
        yield from _between(row, at, of)
    for n in range(1, 4):
        yield from _word(own, f"money_left{n}", of - n)
        yield from _word(own, f"money_right{n}", of + n)


def _between(row: Row, at: int, of: int) -> Iterator[str]:
    """What stands between a name and an amount of one sentence."""
    side = "before" if at < of else "after"
    words = [row.word(k) for k in range(min(at, of) + 1, max(at, of))]
    yield f"side={side}"
    yield f"names_{side}={min(words.count('<name>'), 3)}"
    yield f"clauses_{side}={min(sum(word in BORDERS for word in words), 3)}"
    for place in range(min(at, of) + 1, max(at, of)):
        yield from _word(row, f"between_{side}", place)


def _beside(row: Row, left: int, right: int) -> Iterator[str]:
    """What stands right and left of something, one by one and in its clauses."""
    for n in range(3):
        yield from _word(row, f"left{n or ''}", left - n)
        yield from _word(row, f"right{n or ''}", right + n)
    yield f"lefts={row.word(left - 1)} {row.word(left)}"
    yield f"rights={row.word(right)} {row.word(right + 1)}"
    yield from _nearest(row, left, right)
    yield from in_clauses(row, left, right)


def in_clauses(row: Row, left: int, right: int) -> Iterator[str]:
    """What stands in the clauses on each side of something, from a place to the left and from one to the right on."""
    for side, at, step in (("before", left, -1), ("after", right, 1)):
        for place, clause in _clauses(row, at, step):
            yield from _word(row, f"{side}{clause or ''}", place)


def _word(row: Row, group: str, at: int) -> Iterator[str]:
    """The word at a place, and what it says."""
    yield f"{group}={row.word(at)}"
    for sense in row.senses(at):
        yield f"{group}_says={sense}"


def _nearest(row: Row, left: int, right: int) -> Iterator[str]:
    """What the nearest words say that say something, to the left and to the right in the same clause, and both together."""
    sides = []
    for side, at, step in (("left", left, -1), ("right", right, 1)):
        places = (place for place, clause in _clauses(row, at, step) if not clause)
        says = next((said for place in places if (said := row.senses(place))), ())
        yield from (f"{side}_nearest={sense}" for sense in says)
        sides.append(says or ("nothing",))
    yield from (f"nearest={before} {behind}" for before in sides[0] for behind in sides[1])


def _clauses(row: Row, at: int, step: int) -> Iterator[tuple[int, int]]:
    """The places from one on to one side, each with how many clauses away it is: 0, or 1."""
    clause = 0
    for n in range(_WIDE):
        place = at + step * n
        if not 0 <= place < len(row.tokens):
            return
        if row.word(place) in BORDERS:
            clause += 1
        if clause > 1:
            return
        yield place, clause


def _in_sentence(context: Context, i: int, at: int, asked: Sequence[str]) -> Iterator[str]:
    """What the sentence holds within sight, and what it says by the rules."""
    row = context.row(i)
    for place in row.near(at):
        if row.tokens[place].mention is None:
            yield from _word(row, "sentence", place)
    said = {s.says for s in context.said.get(i, ())}
    yield from (f"said={says}" for says in asked if says in said)
    if context.is_title(i):
        yield "place=title"


def _rounds_near(context: Context, i: int) -> Iterator[str]:
    """What is said of rounds in a sentence and beside it: one of which no amount is told yet looks for its amount."""
    for where, j in (("here", i), ("sentence_before", i - 1), ("sentence_behind", i + 1)):
        told = [s for s in context.said.get(j, ()) if s.says in _RAISING]
        yield from (f"{where}={s.says} {'with' if s.money() else 'without'} amount" for s in told)


def _whose(context: Context, ref: NameRef) -> Iterator[str]:
    """What a name is by itself."""
    yield f"name={ref.kind or 'unlisted'}"
    yield f"name={'known' if ref.id else 'unknown'}"
    yield f"ends={ending(ref.name)}"
    yield f"count={min(context.counts[ref.key], 4)}"


def parts(kind: str) -> Iterator[str]:
    """What the word of a kind of evidence is made of: its Chinese characters, or its first letters.

    >>> list(parts("after=领投")), list(parts("left=investing"))
    (['after_part=领', 'after_part=投'], ['left_part=inves'])
    """
    group, _, word = kind.partition("=")
    if group not in _PARTED or not word.isalpha():
        return
    if not word.isascii():
        yield from (f"{group}_part={character}" for character in dict.fromkeys(word))
    elif len(word) >= _STEM:
        yield f"{group}_part={word[:_STEM]}"


def ending(name: str) -> str:
    """What a name ends with: its last word, or its last two Chinese characters, folded; nothing where that is the whole name.

    So the weights know kinds of names, and nobody's own.

    >>> ending("Aldgate Ventures"), ending("厚雪資本"), ending("三星")
    ('ventures', '资本', '')
    """
    whole = fold(name)
    last = whole.split(" ")[-1]
    end = last if last.isascii() else last[-2:]
    return end if end != whole else ""
