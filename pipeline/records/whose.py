"""Whose it is: the company that a statement is about, named or in focus."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.frames.statement import NOBODY, Statement
from pipeline.lexicons.cues import pattern
from pipeline.likely.whose_evidence import Asked, How
from pipeline.mentions.mask import PRIVATE
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.inventory import NameRef
from pipeline.records.focus import Discourse
from pipeline.records.raters import is_rater
from pipeline.records.record import Span

_RIVAL = pattern(r"{rival}")
_EACH = pattern(r"{respectively}|各自?{raises_each}")
_JOINED = pattern(r"(?:、|,|{joins}|,? ?and|&| )+(?:[^,。;、\ue000-\ue0ff]{1,10}{list_item})?")
_OWNS = re.compile(r"['’]s ?(?:[a-z-]+ ?){0,2}| ?的 ?")
# Revenue at | X, the valuation of | X.
_OF = re.compile(rf"[^,.;:\n{PRIVATE}]{{2,30}} (?:of|at|for) (?:the )?")
_VALUED = re.compile(r"valu(?:ed|es|ing) ")  # the round led by A valued | X at
_GIVES, _GETS = pattern(r"{gives}(?:[^人者方機界圈家銀]|$)", "valuing"), pattern(r"{gets}", "valuing")
_THIS_FIRM = pattern(r"{this_company}|這家公司|該公司|其")
_SOME_FIRM = pattern(rf"(?:^|[^是為作成叫像等])(?:{{some_firm.zh}})[^,;:。是{PRIVATE}]{{0,8}}?{{some_firm_noun.zh}}", "valuing")
_BORDER = re.compile(r"[;。!?\n]")
_PARTNER = re.compile(r"\b(?:to|with|from|by|alongside|and|at) (?:[a-z-]+ ){0,2}$")
_WHICH = re.compile(r"\b(?:that|which|who) (?:[a-z]+ly )?$")
_THAT = re.compile(r"\b(?:that|which) (?:the )?$")
# What an investor may be the subject of, too.
_ANYBODYS = ("revenue", "growth", "acquisition", "listing")

Whose = tuple[NameRef | None, Span | None]
_NOBODY: Whose = (None, None)

def company_of(d: Discourse, s: Statement) -> Whose:
    """The company that a statement is about, and where the sentence names it."""
    if named := s.mention("company") or _named_by_wider(d, s):
        return _mentioned(named)
    if s.slots.get("company") == NOBODY:
        return _NOBODY
    if several := _respective(d, s):  # of several nobody tells whose amount it is
        return _mentioned(several[0]) if len(several) == 1 else _NOBODY
    if possessor := _possessor(d, s):
        return _mentioned(possessor)
    if just := _whose_round_just_told(d, s):
        return just, None
    if d.is_unnamed(_subject_before(d, s), s.sentence):
        return _NOBODY
    if s.says == "valuation" and _of_some_firm(d, s):
        return _NOBODY
    if subject := d.subject(_subject_before(d, s), s.sentence, funders_too=s.says in _ANYBODYS):
        return _of_given(d, s, subject) if _gives(d, s, subject) else _mentioned(subject)
    if told := _goes_on_telling(d, s):
        return told, None
    here = d.block(s.start)
    if here is not None and here.start in d.item_leads:
        lead = d.item_leads[here.start]
        return _mentioned(lead) if lead and lead.start < s.start else _NOBODY
    clause = max(d.sentences[s.sentence][0], *(d.mask.text.rfind(c, 0, s.start) for c in ",;"))
    if _RIVAL.search(d.mask.text, clause, s.start):
        return _NOBODY  # a competitor that nobody found the name of is not the company in focus
    return d.focus(s.sentence, s.start, loose=s.says in _ANYBODYS), None

def settled(d: Discourse, s: Statement, kind: str, figure: Mention, found: Whose) -> Whose:
    """Whose a figure is once every name near it has been weighed; nobody's, where whom the rules found it hardly is.

    Args:
        kind: what the figure is, as in :class:`Asked`.
        figure: the amount, the ratio or the series.
        found: whom the rules found.
    """
    company, where = found
    if _is_placed(d, s, company) or company is None and not s.rule.id.endswith(".likely"):
        return found  # rules that find nobody mostly know why: who is described, several
    how: How = "slot" if s.mention("company") or s.mention("named") else "named" if where else "focus"
    asked = Asked(kind, s.sentence, figure, company.key if company else None, how, s.rule.id)
    if not d.whose.is_asked(asked):
        return found
    owner = d.whose.owner(asked)
    if owner is None or company and owner.value.key == company.key:
        return found if owner else _NOBODY
    if kind in ("revenue", "growth") and is_rater(d.mask.text, owner):
        return found
    start, end = d.sentences[s.sentence]
    return owner.value, (owner.start, owner.end) if start <= owner.start < end else None

def _is_placed(d: Discourse, s: Statement, company: NameRef | None) -> bool:
    """Whether its place says whose a figure is: a card, a table of periods, a section of a digest that is about him."""
    if d.cards.at(s.start) or s.slots.get("in_table"):
        return True
    section = d.company_of_section(s.sentence)
    return bool(company and section and section.key == company.key)

def _of_some_firm(d: Discourse, s: Statement) -> bool:
    """Whether a valuation is of a firm that its clause describes and nobody names: 部分新創從估值…, 以…的估值兜售一家公司."""
    start, end = d.sentences[s.sentence]
    before = d.mask.within(start, s.start, "name")
    named = before[-1].outer_end if before else start
    cut = max(d.mask.text.rfind(",", start, s.start), start)
    goes_on = _THIS_FIRM.search(d.mask.text, cut, s.start)  # 而這家公司: the one before
    since = named if goes_on else max(cut, named)
    stop = d.mask.text.find(",", s.end, end)
    behind = d.mask.within(s.end, stop if stop > 0 else end, "name")
    until = min(behind[0].outer_start if behind else end, stop if stop > 0 else end)
    return any(_SOME_FIRM.search(d.mask.text, *span) for span in ((since, s.start), (s.end, until)))

def _gives(d: Discourse, s: Statement, subject: Mention) -> bool:
    """Whether the subject of a valuation's clause only puts money into another, or sells it: what it is worth is then the other's."""
    if s.says != "valuation" or subject.outer_end >= s.start:
        return False
    said = d.mask.text[subject.outer_end : s.start]
    gives = _GIVES.search(said)
    if gives is None or _WHICH.search(said, 0, gives.start()):
        return False  # X, the developer that buys chips of Y, was valued at: X was
    own = said.startswith("back", gives.end()) or _GETS.search(said, 0, gives.start())
    return not own and not _BORDER.search(said)

def _of_given(d: Discourse, s: Statement, giver: Mention) -> Whose:
    """Who is worth what a giver's clause tells: whom it gives to, whom a relative clause is of, else whom the article speaks of."""
    start, text = d.sentences[s.sentence][0], d.mask.text
    between = [m for m in d.mask.within(giver.outer_end, s.start, "name") if m.value.key != giver.value.key and d.is_company(m)]
    if d.beside.spaced:
        between = [m for m in between if not _PARTNER.search(text, giver.outer_end, m.outer_start)]
        before = [m for m in d.mask.within(start, giver.outer_start, "name") if d.is_company(m)]
        between = between or before[:1] * bool(_THAT.search(text, start, giver.outer_start))
    else:
        between = []  # in Chinese a list of givers may stand there
    if between:
        return _mentioned(between[0])
    focus = d.focus(s.sentence, s.start, loose=True)
    return (focus, None) if focus and focus.key != giver.value.key and not d.funders[focus.key] else _NOBODY

def is_nobodys(d: Discourse, s: Statement) -> bool:
    """Whether a statement's own words keep everybody from it: of a firm described and not named, or of several and not which."""
    named = s.mention("company") or _named_by_wider(d, s)
    return named is None and (s.slots.get("company") == NOBODY or len(_respective(d, s)) > 1)

def _mentioned(m: Mention) -> Whose:
    return m.value, (m.start, m.end)

def _named_by_wider(d: Discourse, s: Statement) -> Mention | None:
    """The company that a rule names which reads more of the same words."""
    wider = (x for x in d.by_sentence[s.sentence] if x.start <= s.start and s.end <= x.end)
    return next((m for x in wider if (m := x.mention("company"))), None)

def _whose_round_just_told(d: Discourse, s: Statement) -> NameRef | None:
    """Whose round the paragraph's last sentences told of, where investors or a valuation have no subject."""
    if s.says not in ("investors", "valuation") or d.subject(s.start, s.sentence):
        return None
    passage = d.passage(d.sentences[s.sentence][0])
    for i in range(s.sentence, max(-1, s.sentence - 4), -1):
        if i in d.round_of and passage and d.sentences[i][0] >= passage[0]:
            return d.round_of[i]
    return None

def _goes_on_telling(d: Discourse, s: Statement) -> NameRef | None:
    """Whom the sentence before a semicolon is about, where the clause behind it names nobody before an event: 甲於 2012 年…；2015 年掛牌."""
    start = d.sentences[s.sentence][0]
    if s.says not in ("listing", "acquisition") or d.beside.spaced or d.mask.within(start, s.start, "name"):
        return None
    return d.subject_of.get(s.sentence - 1) if d.mask.text[max(0, start - 2) : start].rstrip().endswith(";") else None

def _subject_before(d: Discourse, s: Statement) -> int:
    """Where the words begin whose subject is asked for: raised | $5 million Series A: the subject is the verb's."""
    if s.says != "round":
        return s.start
    return min(w.start for w in d.by_sentence[s.sentence] if w.says == "round" and w.start <= s.start < w.end)

def _respective(d: Discourse, s: Statement) -> list[Mention]:
    """Where A and B raised x and y, respectively: the company at the place of the statement's amount.

    Several, where there are not as many companies as amounts; none, where nothing is told of several.
    """
    money = s.money()
    start, end = d.sentences[s.sentence]
    if money is None or not _EACH.search(d.mask.text, start, end):
        return []
    amounts = listed_with(d, d.mask.within(start, end, "money"), money)
    named = [m for m in d.mask.within(start, amounts[0].outer_start, "name") if m.value.kind != "person"]
    listed = listed_with(d, named, named[-1]) if named else []
    if len(listed) < 2 or len(amounts) < 2:
        return []
    return [listed[amounts.index(money)]] if len(listed) == len(amounts) else listed

def listed_with(d: Discourse, mentions: Sequence[Mention], one: Mention) -> list[Mention]:
    """The mentions of the list (A, B and C) that ``one`` is in."""
    run: list[Mention] = []
    for m in mentions:
        if run and not _JOINED.fullmatch(d.mask.text, run[-1].outer_end, m.outer_start):
            if one in run:
                break
            run = []
        run.append(m)
    return run

def _possessor(d: Discourse, s: Statement) -> Mention | None:
    """The company whose metric a statement begins with, or None."""
    if s.says not in ("valuation", "revenue", "growth"):
        return None
    start, _ = d.sentences[s.sentence]
    before = d.mask.within(max(start, s.start - 40), s.start, "name")
    # Surpassing | X's $10 billion valuation.
    if before and _OWNS.fullmatch(d.mask.text, before[-1].outer_end, s.start) and d.is_company(before[-1], True):
        return before[-1]
    if valued := _VALUED.match(d.mask.text, s.start, s.end):
        inside = d.mask.within(valued.end(), s.end, "name")
        if inside and inside[0].outer_start == valued.end() and d.is_company(inside[0], funders_too=True):
            return inside[0]
    of = _OF.match(d.mask.text, s.start, s.end)
    inside = d.mask.within(of.end(), s.end, "name") if of else []
    if of and inside and inside[0].outer_start == of.end():
        return inside[0] if d.is_company(inside[0], funders_too=True) else None
    return None
