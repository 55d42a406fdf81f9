"""Those who are named with a round and put no money into it: parents and founders, who stood aside, who paid for another round, second names.

Of each kind more than half were wrong by the gold of open articles; what is wrong less often is only less sure (``records.doubts``).
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping, Sequence

from pipeline.languages import own
from pipeline.lexicons.cues import pattern
from pipeline.model import Evidence, FundingRound, InvestorFact
from pipeline.records.beside import Beside
from pipeline.records.cut import are_cut
from pipeline.records.nearness import Nearness
from pipeline.text.fold import fold

# Behind these a name is whose officer somebody is; one word may be a name's end: Denmark's | Export and Investment Fund.
_OFFICE = pattern(r"\((?:[a-z]+[ -]){0,3}?{officer}(?:,| of| at)? (?:of |at )?$", "stating")
_GENITIVE = re.compile(r"['’]s $")
_OWNS = pattern(r" ?(?:\([^()\n]{0,16}\) ?|['’]s )?{owns}[^,;:。!?\n]{0,12}$", "stating")
_IS_OWNER = pattern(r"['’]s {owns}", "stating")
_ASIDE = pattern(r"[^,;:。!?\n\w]{0,2}{stands_aside}", "stating")
_PAYS = pattern(
    r"(?:、[^,;。\n]{1,24}?|(?:和|与|及|以及)[^,;。\n]{1,16}?)?(?:共同|联合|联手|也|还)?(?:领投|跟投|参投|投资|注资)(?:了)?(?:给)? ?$",
    "stating",
)
_LED = pattern(r" ?(?:领投|跟投|参投|投资)的", "stating")
_LED_ITS = pattern(r" ?(?:则)?(?:为|是)(?:其|该公司|公司)的?", "stating")
_OPEN = ("planned", "reported", "speculated")
_BEFORE = 32  # code points beside a name
_BETWEEN = 40  # code points between a parent and its house
_FOUNDED, _FOUNDED_BY = pattern(r"{founds.zh}", "stating"), pattern(r"{founds.en} $", "stating")
_OF_ANOTHER = re.compile(r"[A-Z][\w.&'’-]* (?:[Cc]o-?)?[Ff]ounders? $")  # a founder of something else: Cred founder Kunal Shah
_LEAST_LETTERS = 3  # of a name that is another's short form


def strangers(near: Nearness, beside: Beside, fact: FundingRound) -> dict[str, str]:
    """Those who put no money into a round, as they are written, each with why.

    Args:
        near: the article.
        beside: its facts.
        fact: the round, with its investors.
    """
    mine = beside.investors.get(fact.id, ())
    found: dict[str, str] = {}
    starts, ends = _places(fact, mine)
    for one in mine:
        told = [e for e in one.evidence if e.field == "investor"]
        why = _why(near, one, told) or ("another's parent" if any(_owns(near, e, starts, ends) for e in told) else "")
        if why or (told and all(_is_of_another_item(near, beside, fact, e) for e in told)):
            found[one.investor.text] = why or "of another round"
    left = [one for one in mine if one.investor.text not in found]
    return found | dict.fromkeys(_seconds(near, left), "another's second name")


def _why(near: Nearness, one: InvestorFact, told: Sequence[Evidence]) -> str:
    """Why somebody put no money into any round; "" where nothing says so."""
    if not told:
        return ""
    before = [near.folded[max(0, e.start - _BEFORE) : e.start] for e in told]
    if all(_OFFICE.search(words) for words in before):
        return "whose officer somebody is"
    if are_cut(near, one.investor, one.evidence) or (_is_one_word(one) and all(_GENITIVE.search(words) for words in before)):
        return "a piece of a name"
    if _stood_aside(near, one):
        return "stood aside"
    return "a founder" if _is_founder(near, one) else ""


def _is_one_word(one: InvestorFact) -> bool:
    return one.investor.id is None and " " not in one.investor.text


def _is_founder(near: Nearness, one: InvestorFact) -> bool:
    """Whether the article says anywhere that somebody founded something: 由王小明創辦的, founded by Jane Doe; asked once of a name."""
    name = fold(one.investor.text)
    if name not in near.founders:
        near.founders[name] = any(_founded(near, *m.span()) for m in re.finditer(re.escape(name), near.folded))
    return near.founders[name]


def _founded(near: Nearness, start: int, end: int) -> bool:
    """Whether a name has words beside it that it founded something; who founded another company may pay for this."""
    if _FOUNDED.match(near.folded, end):
        return True
    behind = _FOUNDED_BY.search(near.folded[max(0, start - _BEFORE) : start])
    return behind is not None and _OF_ANOTHER.search(near.text[max(0, start - 2 * _BEFORE) : start]) is None


def _stood_aside(near: Nearness, one: InvestorFact) -> bool:
    """Whether the article says of somebody that nothing was paid: 原股東甲未參與."""
    name = re.escape(fold(one.investor.text))
    return any(_ASIDE.match(near.folded, m.end()) for m in re.finditer(name, near.folded))


def _places(fact: FundingRound, investors: Sequence[InvestorFact]) -> tuple[list[int], set[int]]:
    """Where names of a round's investors begin, in order, and where they end."""
    at = [e for f in (fact, *investors) for e in f.evidence if e.field in ("investor", "investors")]
    return sorted({e.start for e in at}), {e.end for e in at}


def _owns(near: Nearness, one: Evidence, starts: Sequence[int], ends: set[int]) -> bool:
    """Whether words for ownership alone stand between a name and that of another investor: 神盾旗下安格; NVentures, Nvidia's venture arm."""
    if _IS_OWNER.match(near.folded, one.end) and any(one.start - gap in ends for gap in (1, 2, 3)):
        return True
    at = bisect.bisect_left(starts, one.end)
    behind = starts[at] if at < len(starts) else one.end
    return one.end < behind <= one.end + _BETWEEN and _OWNS.match(near.folded, one.end, behind) is not None


def _is_of_another_item(near: Nearness, beside: Beside, fact: FundingRound, investor: Evidence) -> bool:
    """Whether an investor stands beside another series, in a bracket of its own items, or is said to invest in another round's company."""
    return _is_of_another_series(near, fact, investor) or _is_in_another_bracket(near, fact, investor) or _pays_for_another(near, beside, fact, investor)


def _is_of_another_series(near: Nearness, fact: FundingRound, led: Evidence) -> bool:
    """Whether an investor stands right before another series than the round's, or of a round to come before what was: 甲領投的乙，正洽談新一輪."""
    rest = _LED.match(near.folded, led.end) or _LED_ITS.match(near.folded, led.end)
    series = own("zh-Hans").series
    found = rest and next(iter(series.find(near.folded[rest.end() : rest.end() + _BEFORE])), None)
    if rest and found is None:
        return fact.status in _OPEN
    return bool(found and fact.series and _plain(series.LABELS.get(found[2], found[2])) != _plain(fact.series))


def _plain(series: str) -> str:
    return series.casefold().replace("-", "").replace(" ", "")


def _pays_for_another(near: Nearness, beside: Beside, fact: FundingRound, investor: Evidence) -> bool:
    """Whether nothing but a verb of investing, or others who join in it, parts an investor from another round's company: 甲投資乙的 …."""
    mine = {fold(e.text) for e in beside.raisers.get(fact.id, ())}
    others = (e for e in beside.raising_from(investor.end + 1, investor.end + _BETWEEN) if fold(e.text) not in mine)
    return any(_PAYS.fullmatch(near.folded, investor.end, e.start) for e in others)


def _is_in_another_bracket(near: Nearness, fact: FundingRound, investor: Evidence) -> bool:
    """Whether an investor stands in one bracket, and what the round raised in another: 甲(A 輪,乙領投)、丙(B 輪,1 億)."""
    bracket = near.bracket(investor.start)
    if bracket is None:
        return False
    values = [e for e in fact.evidence if e.field in ("money", "series") and near.sentence(e) == near.sentence(investor)]
    return bool(values) and all(near.bracket(e.start) not in (None, bracket) for e in values)


def _seconds(near: Nearness, investors: Sequence[InvestorFact]) -> set[str]:
    """Those who are another of them under a second name: in brackets behind it, or shorter and never told beside it."""
    ends: Mapping[int, str] = {e.end: f.investor.text for f in investors for e in f.evidence if e.field == "investor"}
    bracketed = ((f, e) for f in investors for e in f.evidence if e.field == "investor" and near.folded[e.start - 1 : e.start] == "(")
    gone = {f.investor.text for f, e in bracketed if ends.get(e.start - 1, f.investor.text) != f.investor.text}
    alike: dict[str, list[InvestorFact]] = {}
    for one in investors:
        for letter in _ends(one):
            alike.setdefault(letter, []).append(one)
    for one in (f for f in investors if f.investor.text not in gone):
        others = (f for letter in _ends(one) for f in alike[letter] if f is not one and f.investor.text not in gone)
        if any(_is_shorter(near, one, f) for f in others):
            gone.add(one.investor.text)
    return gone


def _ends(one: InvestorFact) -> set[str]:
    """The first and the last letter of a name."""
    name = fold(one.investor.text)
    return {name[:1], name[-1:]}


def _is_shorter(near: Nearness, short: InvestorFact, whole: InvestorFact) -> bool:
    """Whether a name has nothing but letters of another, in its order from the first on, and never stands in a sentence with it."""
    less, more = fold(short.investor.text), fold(whole.investor.text)
    if more.endswith(less) and 2 <= len(less) < len(more) and not less.isascii():
        return True  # 聯創馮濤 is 馮濤
    letters = iter(more)
    within = _LEAST_LETTERS <= len(less) < len(more) and less[0] == more[0] and all(letter in letters for letter in less)
    return within and near.places(short, "investor").isdisjoint(near.places(whole, "investor"))
