"""What an article is about: one company, or several in sections or items of their own."""

from __future__ import annotations

from collections import Counter

from pipeline.frames.statement import Statement
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.inventory import NameRef, is_organisation_word
from pipeline.model import Block
from pipeline.records.backing import is_fund_name
from pipeline.records.record import Span
from pipeline.records.subjects import Subjects
from pipeline.text.fold import fold
from pipeline.text.late import late

_WEIGHT = {"title": 6, "summary": 4}  # what is said in a block of this kind counts so often
_NAMED_OFTEN = 2  # namings without which no article is about a company
_OPENING = 4  # sentences
_UNSURE = frozenset(("name.zh.tagged", "name.zh.again"))  # by what stands around them alone
_NO_TOPIC = 6  # who gives the money is hardly the topic
_TELLING = ("round", "round_hint", "valuation", "invest", "acquisition", "revenue", "listing")
_GOES_ON = late(r" [a-z]|[\u3400-\u9fff]")  # behind a name that a sentence begins with
_EVENTS = ("round", "acquisition", "valuation", "invest", "round_hint")


class _Votes:
    """Points of names for being the topic."""

    def __init__(self) -> None:
        self.points: Counter[str] = Counter()
        self.refs: dict[str, NameRef] = {}

    def give(self, m: Mention, points: int) -> None:
        self.points[m.value.key] += points
        self.refs.setdefault(m.value.key, m.value)


def topic_of(subjects: Subjects) -> NameRef | None:
    """The company that the article is about: who raises, is valued or bought, the more the nearer to the title."""
    votes = _Votes()
    _vote_by_statements(subjects, votes)
    _vote_by_headline(subjects, votes)
    if not votes.points:
        _vote_by_position(subjects, votes)
    points, refs = votes.points, votes.refs
    elected = [k for k in points if k in refs and points[k] > 0 and not is_fund_name(refs[k])]
    often = Counter(m.value.key for m in subjects.names)
    return refs[max(elected, key=lambda k: (points[k], often[k]))] if elected else None


def _vote_by_statements(subjects: Subjects, votes: _Votes) -> None:
    invested = {s.sentence: m for s in subjects.statements if s.says == "invest" and (m := s.mention("company"))}
    for s in subjects.statements:
        if s.says not in _TELLING and not _is_total(s):
            continue
        m = s.mention("company") or invested.get(s.sentence) or subjects.subject(s.start, s.sentence)
        if backer := s.mention("investor"):
            votes.points[backer.value.key] -= _NO_TOPIC
        if m and m.start not in subjects.taken and not subjects.beside.is_compared(m):
            block = subjects.block(m.start)
            votes.give(m, _WEIGHT.get(block.kind if block else "", 1))


def is_main(subjects: Subjects, topic: NameRef) -> bool:
    """Whether the article is about its topic so much that what names nobody is said of it.

    Its head tells of it, or an event does, or it is the first company that is named; nobody who is named once, behind its opening.
    """
    named = [m for m in subjects.names if m.value.key == topic.key]
    if len(named) < _NAMED_OFTEN and not any(_is_opening(subjects, m) for m in named):
        return False
    first = next((m for m in subjects.names if _is_known_company(subjects, m)), None)
    if first is not None and first.value.key == topic.key:
        return True
    heads = (b for b in subjects.source.blocks if b.kind in _WEIGHT)
    if any(m.value.key == topic.key for b in heads for m in subjects.mask.within(b.start, b.end, "name")):
        return True
    told = (subjects.named_or_subject(s) for s in subjects.statements if s.says in _TELLING)
    return any(m is not None and m.value.key == topic.key for m in told)


def _is_opening(subjects: Subjects, m: Mention) -> bool:
    """Whether a name that is sure by itself stands in the first sentences of an article, or in its first third."""
    if m.rule in _UNSURE and not is_organisation_word(fold(m.value.name)):
        return False
    last = max(_OPENING, len(subjects.sentences) // 3)
    return m.start < subjects.sentences[min(last, len(subjects.sentences) - 1)][1]


def _is_total(s: Statement) -> bool:
    """Whether a statement says what somebody has raised altogether."""
    return s.rule.id.startswith("aside.") and "cumulative" in s.rule.id


def _vote_by_headline(subjects: Subjects, votes: _Votes) -> None:
    for b in subjects.source.blocks:
        if b.kind not in _WEIGHT:
            continue
        for m in subjects.mask.within(b.start, b.end, "name"):
            if subjects.beside.is_object(m, b.start) or subjects.is_owner(m):
                continue
            if m.start not in subjects.taken and _is_known_company(subjects, m):
                votes.give(m, _WEIGHT[b.kind] // 2)


def _vote_by_position(subjects: Subjects, votes: _Votes) -> None:
    """Where nobody is said to raise: whom sentences begin with."""
    starts = {start for start, _ in subjects.sentences}
    for m in subjects.names:
        if _is_known_company(subjects, m) and not subjects.beside.is_object(m, 0):
            votes.give(m, 3 if m.outer_start in starts else 1)


def _is_known_company(subjects: Subjects, m: Mention) -> bool:
    return subjects.is_company(m) and (m.value.key in subjects.orgs or m.value.key in subjects.spoken_of)


def is_digest(subjects: Subjects) -> bool:
    """Whether the sections are stories of their own: different companies raise in them, or no title names one."""
    told: set[str] = set()
    leaders: set[str] = set()
    heads = [i for i, section in enumerate(subjects.section) if section >= 0 and subjects.sentences[i][0] == section]
    for i in heads:
        section = subjects.section[i]
        for m in subjects.mask.within(section, section + 24, "name")[:1]:
            if m.outer_start - section <= 4 and m.value.key in subjects.orgs and subjects.is_company(m, True):
                leaders.add(m.value.key)
        events = (s for s in subjects.by_sentence[i] if s.says in _EVENTS)
        told |= {who.value.key for s in events if (who := subjects.named_or_subject(s))}
    named = _title_names_company(subjects)
    if len(told) > (2 if named else 1) or len(leaders) > 2:
        return True
    return len(heads) > 2 and not named


def _title_names_company(subjects: Subjects) -> bool:
    title = next((b for b in subjects.source.blocks if b.kind == "title"), None)
    inside = subjects.mask.within(title.start, title.end, "name") if title else []
    return any(m.value.key in subjects.orgs for m in inside)


def item_leads(subjects: Subjects) -> dict[int, Mention | None]:
    """Where several neighbouring items of a list begin with names of their own: each item's name, by the item's start."""
    leads: dict[int, Mention | None] = {}
    run: list[tuple[Block, Mention | None]] = []
    for block in [*subjects.blocks, None]:
        if block is not None and block.kind == "item":
            inside = subjects.mask.within(block.start, block.end, "name")
            opens = inside and inside[0].outer_start < block.start + 4 and subjects.is_company(inside[0], True)
            run.append((block, inside[0] if opens else None))
            continue
        if len({m.value.key for _, m in run if m is not None}) > 1:
            leads |= {b.start: m for b, m in run}
        run = []
    return leads


def card_companies(subjects: Subjects) -> dict[Span, NameRef]:
    """The company of each card: under its label, over its lines, or the one that its lines speak of."""
    found: dict[Span, NameRef] = {}
    for card in subjects.cards.spans:
        inside = [m for m in subjects.mask.within(*card, "name") if _may_own_card(subjects, m, card)]
        if inside:
            found[card] = max(inside, key=lambda m: (_in_card(subjects, m, card), -m.start)).value
    return found


def _may_own_card(subjects: Subjects, m: Mention, card: Span) -> bool:
    line = subjects.cards.line(card, m.start)
    if line is not None and (line.kind in ("investors", "lead") or m.start < line.value.start):
        return False
    return m.start not in subjects.taken and m.value.kind != "person" and subjects.is_company(m, True)


def _in_card(subjects: Subjects, m: Mention, card: Span) -> int:
    """How much speaks for a name being whom its card is about."""
    line = subjects.cards.line(card, m.start)
    if line is None:
        return 5 if m.start < subjects.cards.lines[card][0].label.start else 1
    if line.kind == "company" and m.outer_start == line.value.start:
        return 6
    goes_on = _GOES_ON.match(subjects.mask.text, m.outer_end) or subjects.beside.described(m)
    return 3 if m.outer_start == line.value.start and goes_on else 1
