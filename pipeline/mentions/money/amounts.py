"""Amounts of money: digits, Chinese numerals and English words with a currency before, after or understood.

One pass finds where numbers are; each is then read once, with its currency, its qualifier and, for a range, its
other end. What cannot be read surely is left out.
"""

from __future__ import annotations

from pipeline.languages import read_in
from pipeline.mentions.mention import Mention, Source
from pipeline.mentions.money import cells
from pipeline.mentions.money.context import Context, Seen, is_money, leads_to
from pipeline.mentions.money.dollars import Dollars
from pipeline.mentions.money.draft import Draft
from pipeline.mentions.money.reader import Reader
from pipeline.mentions.money.shared import currency_of
from pipeline.model import Language, Money


def _read(source: Source) -> list[Draft]:
    reader = Reader(source)
    drafts = list(reader.drafts())
    if any(d.unit is None for d in drafts):
        drafts = _only_money(reader, drafts)
    spans = [(d.start, d.end) for d in drafts]
    drafts += [d for d in reader.worded(spans) if d.unit is not None or reader.is_money(d)]
    return sorted(drafts, key=lambda d: d.start)


def _only_money(reader: Reader, drafts: list[Draft]) -> list[Draft]:
    """The drafts that are money, those without a currency judged by what surrounds them."""
    folded = reader.folded
    sums = {d.bounds for d in drafts if d.unit is not None and not d.quantity.bare}
    kept: list[Draft] = []
    following: Draft | None = None
    for draft in reversed(drafts):
        if draft.unit is not None:
            money = True
        elif folded[draft.end - 1].isascii() and folded[draft.end - 1].isalnum():  # spelt scales only: 40 million, not 40m
            money = folded[draft.end - 2].isalpha() and reader.is_money(draft)
        else:
            money = is_money(folded, draft.start, draft.end, draft.bounds in sums) or (
                following is not None and leads_to(folded[draft.outer_end : following.outer_start])
            )
        if money:
            following = draft
            kept.append(draft)
    return kept[::-1]


def _settled(source: Source, drafts: list[Draft]) -> list[tuple[Draft, str | None, bool]]:
    """Each draft with its currency and whether its own words state it."""
    seen = [
        Seen(d.start, d.end, "USD" if d.unit.code == "$" else d.unit.code, d.bounds, _aside(source.folded, d))
        for d in drafts
        if d.unit is not None and (not d.unit.bare or d.unit.code == "$")
    ]
    bare = [d.bounds for d in drafts if d.unit is not None and d.unit.code == "元"]
    context = Context(source, seen, bare)
    told = [(d.bounds, d.unit.code) for d in drafts if d.unit is not None and not d.unit.bare]
    dollars = Dollars(source, told, {s.code for s in seen if not s.aside})
    yuan = [
        Seen(d.start, d.end, code, d.bounds, False)
        for d in drafts
        if d.unit is not None and d.unit.code == "元" and (code := context.yuan(d.start))
    ]
    around = Context(source, sorted(seen + yuan, key=lambda s: s.start)) if yuan else context
    settled: list[tuple[Draft, str | None, bool]] = []
    for draft in drafts:
        unit = draft.unit
        if unit is None:
            settled.append((draft, around.elided(draft.start, draft.end, draft.bounds, draft.quantity.bare), False))
        elif not unit.bare:
            settled.append((draft, unit.code, True))
        elif unit.code == "元":
            settled.append((draft, context.yuan(draft.start), False))
        elif unit.code == "$":
            settled.append((draft, *dollars.of(draft.bounds)))
        elif unit.code == "¥":
            settled.append((draft, context.yen(draft.start), False))
        else:
            written = source.folded[draft.start : draft.end]
            settled.append((draft, currency_of(written, source.folded, {s.code for s in seen}), False))
    return settled


def _aside(folded: str, draft: Draft) -> bool:
    return folded[max(0, draft.outer_start - 2) : draft.outer_start].rstrip().endswith("(")


def _rule(source: Source, draft: Draft) -> str:
    """``money.zh.digits``: the language is the one of several in an article that the number's own words are in."""
    readers = read_in(source.language)
    if draft.unit is None:
        return f"money.{readers[0].code}.elided"
    if draft.qualifier in ("range", "vague"):
        return f"money.{draft.qualifier}"
    written = source.folded[draft.quantity.start : draft.quantity.end]
    latin = written.isascii() and (draft.unit.sign or written[-1:].isalpha())
    return f"money.{readers[-1 if latin else 0].code}.{'digits' if any(c in '0123456789' for c in written) else 'words'}"


def _money(source: Source, draft: Draft, currency: str | None, stated: bool) -> Money:
    low, high = draft.bounds
    single = draft.quantity.high is None
    return Money(
        text=source.text[draft.start : draft.end],
        value=low if single else None,
        min=None if single else low,
        max=None if single else high,
        currency=currency,
        currency_basis=None if currency is None else "stated" if stated else "context",
        qualifier=draft.qualifier,
    )


def find(source: Source) -> list[Mention]:
    """Every monetary amount of the article, in text order, never overlapping.

    >>> [m] = find(Source("估值逾 2.5 億港元", "zh-Hant"))
    >>> m.value.text, int(m.value.value), m.value.currency, m.value.qualifier
    ('2.5 億港元', 250000000, 'HKD', 'over')
    """
    mentions: list[Mention] = []
    for draft, currency, stated in _settled(source, _read(source)):
        if mentions and draft.start < mentions[-1].end:
            continue
        if source.region == "CN" and not stated and "兆" in source.folded[draft.start : draft.end]:
            continue  # 10⁶ or 10¹²: the mainland has both
        value = _money(source, draft, currency, stated)
        mention = Mention(
            "money", draft.start, draft.end, value, _rule(source, draft), draft.outer_start, draft.outer_end
        )
        mentions.append(mention)
        source.note(f"{mention.rule}: {value.text!r} {value.qualifier} {currency or 'no currency'}")
    return cells.add_to(source, mentions, parse_money) if "|" in source.text else mentions


def parse_money(text: str, *, region: str | None = None, language: Language = "zh-Hant") -> Money | None:
    """Read a text that holds exactly one amount; None if it holds none or several.

    >>> int(parse_money("三億五千萬元").value), parse_money("10 億用戶")
    (350000000, None)
    """
    found = find(Source(text, language, region=region))
    return found[0].value if len(found) == 1 else None
