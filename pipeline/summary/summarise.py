"""Summaries in Traditional Chinese and English of the same facts.

First a plan that no language knows: which facts are told, in which order, what one sentence joins. Then each language's
phrases print it. At last sentences of the article, in the summary of their own language only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import get_args

from pipeline.languages import Phrases, languages, own
from pipeline.languages.telling import Attribution
from pipeline.model import Article, Fact, Length, Report, Sentence, Summary, SummaryLanguage
from pipeline.records.confidence import SUMMARISED
from pipeline.records.entities import Named, named
from pipeline.summary.alone import Alone, plan_of_one
from pipeline.summary.choose import plan_of
from pipeline.summary.extract import quotes
from pipeline.summary.names import Names, in_traditional
from pipeline.summary.plan import Plan, Told
from pipeline.summary.rounds import with_the_sure

_PRINTED = {language.summary: language.phrases for language in languages() if language.summary and language.phrases}
_PHRASES: dict[SummaryLanguage, Phrases] = {language: _PRINTED[language] for language in get_args(SummaryLanguage)}
_LENGTHS: dict[Length, dict[SummaryLanguage, int]] = {"short": {"zh-Hant": 80, "en": 45}, "normal": {"zh-Hant": 200, "en": 110}}
_QUOTED: dict[Length, int] = {"short": 1, "normal": 2}  # sentences of an article that is not about what is stated; beside its news one
_OF_OTHERS = ("joined", "proceeds")  # phrases of what a company did whose subject is not the company
_NAMED = 6  # companies of a digest whose deals are not told
_OVER = 1.15  # how much longer than wanted a quoted sentence may make a summary


class _Voice:
    """One sentence's way of telling (``languages.telling.Voice``)."""

    def __init__(self, names: Names, year: int | None, again: int, apart: bool, by: Attribution, cited: bool) -> None:
        self.again, self.apart, self.year, self.by, self.cited, self._names = again, apart, year, by, cited, names

    def __call__(self, name: Named, person: bool = False) -> str:
        return self._names(name, person)


def summarise(article: Article, facts: Sequence[Fact], *, length: Length = "normal") -> dict[SummaryLanguage, Summary | None]:
    """Return the summary of an article in both languages; None where nothing can be said in one.

    Stated sentences print values of facts only. Quoted sentences are the article's own and stand in the summary of its
    language alone. What is less sure than ``SUMMARISED`` is not stated.

    Args:
        article: as read.
        facts: of this article.
        length: ``short`` about 80 Chinese characters or 45 English words, ``normal`` about 200 or 110.

    >>> from pipeline.model import Evidence, FundingRound, Money, Name
    >>> article = Article(id="a", source="a.md", sha256="0", language="en", text="Acme raised $5 million.")
    >>> spans = (("company", 0, 4, "Acme"), ("money", 12, 22, "$5 million"))
    >>> evidence = tuple(Evidence(start=start, end=end, text=text, field=field) for field, start, end, text in spans)
    >>> money = Money(text="$5 million", value=5000000, currency="USD")
    >>> fact = FundingRound(id="f1", company=Name(name="Acme", text="Acme"), money=money, evidence=evidence, rule="r")
    >>> summarise(article, [fact])["zh-Hant"].text
    'Acme 募得 500 萬美元。'
    """
    plan = plan_of(article, [fact for fact in with_the_sure(facts) if fact.confidence >= SUMMARISED])
    stated = _fitting(plan, article, length)
    mine = own(article.language).summary
    made: dict[SummaryLanguage, Summary | None] = {}
    for language, sentences in stated.items():
        if language == mine:
            quoted = _quoted(plan, article, facts, sentences, length, _PHRASES[language])
            first = [sentence for at, sentence in quoted if plan.aside or at < plan.behind]
            sentences = [*first, *sentences, *(sentence for _, sentence in quoted if sentence not in first)]
        made[language] = Summary(text=_text(sentences), sentences=tuple(sentences)) if sentences else None
    return made


def summarise_one(article: Article, alone: Alone) -> dict[SummaryLanguage, Summary | None]:
    """Return one fact in both languages, alone, with every year and no quotation; None where it has no words.

    Args:
        article: whose names and day the fact is told with.
        alone: an event or a figure that is sure enough to be stated.
    """
    told = plan_of_one(article, alone)
    made: dict[SummaryLanguage, Summary | None] = {}
    for language, phrases in _PHRASES.items():
        sentences = _stated(told.told, phrases, Names(article, told.entities, phrases.LATIN), None)
        made[language] = Summary(text=_text(sentences), sentences=tuple(sentences)) if sentences else None
    return made


def summarised(report: Report, *, length: Length = "normal") -> Report:
    """Return a report with the summaries of its facts, and a note for each language in which there is none."""
    summary = summarise(report.article, report.facts, length=length)
    silent = tuple(f"summary.{language}: {_SILENT}" for language, made in summary.items() if made is None)
    notes = tuple(note for note in report.notes if not note.endswith(_SILENT))
    return report.model_copy(update={"summary": summary, "notes": (*notes, *silent)})


_SILENT = "null: the article states no business fact that is sure enough, and its sentences are quoted in its own language only"


def _fitting(plan: Plan, article: Article, length: Length) -> dict[SummaryLanguage, list[Sentence]]:
    """What is stated of a plan: the first clause, and each further one, or its shorter form, that leaves the summary of no language too long."""
    kept = plan.told[:1]
    stated = _in_each(kept, plan, article)
    for told in plan.told[1:]:
        for form in filter(None, (told, told.shorter)):
            if longer := _in_each([*kept, form], plan, article, _LENGTHS[length]):
                kept, stated = [*kept, form], longer
                break
    ids = {id for told in kept for id in told.facts}
    if left := [(name, fact) for name, fact in plan.deals if fact.id not in ids]:
        facts = tuple(fact.id for _, fact in left[:_NAMED])
        stated = _in_each([*kept, Told(facts, "others", ([name for name, _ in left], _NAMED))], plan, article)
    return stated


def _in_each(
    told: Sequence[Told], plan: Plan, article: Article, most: Mapping[SummaryLanguage, int] | None = None
) -> dict[SummaryLanguage, list[Sentence]]:
    """The sentences of each language; none at all where those of one are longer than ``most``."""
    stated: dict[SummaryLanguage, list[Sentence]] = {}
    for language, phrases in _PHRASES.items():
        stated[language] = _stated(told, phrases, Names(article, plan.entities, phrases.LATIN), _year(article))
        if most and phrases.size(_text(stated[language])) > most[language]:
            return {}
    return stated


def _year(article: Article) -> int | None:
    return article.published.year if article.published else None


def _stated(told: Sequence[Told], phrases: Phrases, names: Names, year: int | None) -> list[Sentence]:
    """The clauses as sentences, those of one group together; ``year``: of the article, which need not be told."""
    sentences, about, again, apart = list[Sentence](), "", 0, False
    cited = {Attribution()}
    places = enumerate(sorted(told, key=lambda t: list(phrases.GROUPS).index(t.group)))
    for _, together in groupby(places, key=lambda item: item[1].group or item[0]):
        clauses, facts = list[str](), list[str]()
        for _, clause in together:
            again = again + 1 if about and about == clause.about else 0
            voice = _Voice(names, year, again, apart, clause.by, clause.by in cited)
            cited.add(clause.by)
            clauses.append(getattr(phrases, clause.phrase)(*clause.given, voice))
            facts += clause.facts
            apart = clause.phrase in _OF_OTHERS
            about = clause.about
            group = clause.group
        text = phrases.sentence(group, clauses)
        if all(text != sentence.text for sentence in sentences):  # two facts may differ in what is not told
            sentences.append(Sentence(text=text, facts=tuple(dict.fromkeys(facts)), kind="stated"))
    return sentences


def _quoted(plan: Plan, article: Article, facts: Sequence[Fact], stated: Sequence[Sentence], length: Length, phrases: Phrases) -> list[tuple[int, Sentence]]:
    """Sentences of the article with where they begin, as many as there is room for, in its order."""
    if plan.deals and len(stated) > 1:  # a list of deals needs no sentence about one of them
        return []
    told = {id for sentence in stated for id in sentence.facts}
    language = own(article.language).summary
    room = _LENGTHS[length][language] if language else 0
    most = 1 if stated and not plan.aside else _QUOTED[length]
    size, chosen = phrases.size(_text(stated)), list[tuple[tuple[int, int], Sentence]]()
    for span in quotes(article, facts, told, news=bool(told) and not plan.aside):
        sentence = _quotation(article, facts, span)
        longer = size + phrases.size(sentence.text)
        if longer <= room * _OVER or not (chosen or stated):
            chosen.append((span, sentence))
            size = longer
        if len(chosen) == most:
            break
    return [(span[0], sentence) for span, sentence in sorted(chosen, key=lambda item: item[0])]


def _quotation(article: Article, facts: Sequence[Fact], span: tuple[int, int]) -> Sentence:
    start, end = span
    text = article.text[start:end]
    ids = tuple(f.id for f in facts if any(start <= e.start and e.end <= end for e in f.evidence))
    if own(article.language).spaced:
        return Sentence(text=text, facts=ids, kind="quoted")
    written = [name.text for fact in facts for name in named(fact)]
    shown = in_traditional(article, text, written)
    return Sentence(text=shown, facts=ids, kind="quoted", converted=shown != text)


def _text(sentences: Sequence[Sentence]) -> str:
    text = ""
    for sentence in sentences:
        text += ("" if not text or text[-1] in "。！？」』" else " ") + sentence.text
    return text


