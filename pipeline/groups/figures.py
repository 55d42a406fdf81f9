"""Figures: amounts and changes of what companies earn, read by walking over a sentence with a state.

The state is the metric last named. Another measure (EPS, margin, price) ends it, an amount or a ratio is its figure, a
clause without a metric of its own inherits it. So 營收 5 億，年減 8%；歸母淨利 -2 億；每股虧損 0.3 元 needs no rule of its own.
Whose a figure is stands in ``pipeline.records.figures``.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.groups.figure_state import Figure, State, is_below, is_level, is_multiple, moves_itself, says_by
from pipeline.groups.metrics import Word, is_against, is_of_a_thing, is_part, rate_before, rest, words
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Mention
from pipeline.mentions.ratio import Ratio
from pipeline.text.fold import fold_script
from pipeline.text.late import late

Span = tuple[int, int]

_THAT_FIGURE = late(r"数字|该数|(?:that|the) figure")
_MARK = late("[,;:、。()]")
_EDGE = late("[,;:、。()]|[\u3400-\u9fff\ue0ff] [\u3400-\u9fff\ue000-\ue0ff]")
_JOINS = late(r" ?(?:[、,和及与/]|and)? ?[-−－–]?")
_OPENS = late(r"[,;:、。] ?$|^ ?$")
_MINUS = late(r"(?:^|[^0-9a-z%\ue0ff])[-−－–] ?$|负 ?$")
_SAID_AGAIN = late(fold_script(r" ?\( ?(?:約?合|折合|約|相當於|即|about|around|or|approximately)? ?"))
_HAN = late("[\u3400-\u9fff]")
_FAR = 26  # characters between a metric and a figure of its clause
_ALL, _OTHER_WORDS = 100, 1  # percent; characters that are no glue in a clause that goes on


class Walk:
    """One article's figures; sentences are walked in order, for one may go on from the one before."""

    def __init__(self, mask: Mask, spaced: bool) -> None:
        """``spaced``: blanks stand between the article's words; a sentence without any Chinese character is read so in every article."""
        self.mask, self.text, self.spaced, self._spaced = mask, mask.text, spaced, spaced
        self.last: tuple[State, int] | None = None

    def figures(self, start: int, end: int) -> list[Figure]:
        """The figures of the sentence at ``start``–``end``."""
        mentions = self.mask.within(start, end, "money", "ratio", "name")
        if all(m.kind == "name" for m in mentions):
            return []
        self.spaced = self._spaced or _HAN.search(self.text, start, end) is None
        heard = list(words(self.text, start, end))
        state = self._goes_on(start)
        if state is None and not any(w.kind in ("metric", "counted", "turn") for w in heard):
            return []
        state = state or State(anchor=start)
        state.since = start
        found = list(self._walk(state, heard, mentions, (start, end)))
        if found:
            self.last = state, end
        return found

    def _goes_on(self, start: int) -> State | None:
        """The state of the sentence right before, which one without a metric may inherit."""
        if self.last is None or start - self.last[1] > 2 or "\n" in self.text[self.last[1] : start]:
            return None
        state = self.last[0]
        state.heard, state.shared, state.named = [], False, None
        state.anchor = start
        state.figures = max(state.figures, 1)
        return state

    def _walk(self, state: State, heard: list[Word], mentions: list[Mention], sentence: Span) -> Iterator[Figure]:
        events: list[tuple[int, int, Word | Mention]] = [(w.start, 0, w) for w in heard]
        events += [(m.outer_start, 1, m) for m in mentions]
        events.sort(key=lambda e: e[:2])
        for i, (_, _, event) in enumerate(events):
            if isinstance(event, Word):
                self._hear(state, event, sentence)
            elif event.kind == "name":
                self._meet(state, event)
            else:
                following = next((e for _, _, e in events[i + 1 :] if isinstance(e, Word)), None)
                read = self._amount if event.kind == "money" else self._ratio
                yield from read(state, event, following, sentence)

    # Words and names

    def _hear(self, state: State, word: Word, sentence: Span) -> None:
        if word == state.metric:
            return  # read with the figure before it
        if word.kind in ("metric", "counted"):
            joined = bool(state.row) and state.figures == 0 and self._joins(state.row[-1].end, word.start)
            part = state.of_part if joined else self._is_part(word, sentence[0])
            state.hear_metric(word, joined, part, state.is_listed_against(self.text, word) or self._is_against(word, sentence[0]))
        elif word.kind == "barrier":
            state.respective = False
            if word.value == "share":
                state.shared = True
            state.metric, state.row = None, []
        elif word.kind == "turn":
            self._turn(state, word)
        elif word.value == "stop":
            if not self.mask.within(word.end, word.end + 12, "when"):  # 其中第二季 is a period's, not a part's
                state.metric = None
        elif word.value == "respective":
            state.respective = state.heard_respective = True
        else:
            state.heard.append(word)

    def _joins(self, end: int, start: int) -> bool:
        return _JOINS.fullmatch(self.text, end, start) is not None

    def _turn(self, state: State, word: Word) -> None:
        """由盈轉虧: what follows is a loss; 轉虧為盈: a profit."""
        if state.metric is None or state.name in ("profit", "loss"):
            state.hear_metric(Word("metric", word.value, *word[2:]), joined=False, of_part=state.metric is not None and state.of_part)

    def _is_part(self, word: Word, start: int) -> bool:
        left = self._without_dates(max(start, word.start - 24), word.start)
        edge = [m.end() for m in _EDGE.finditer(left)]
        own = left[edge[-1] if edge and edge[-1] < len(left) else 0 :]
        of_part = is_part(own, self.text[word.start : word.end], self.text[word.end : word.end + 24])
        return of_part or not rest(own, "left") and self._is_of_a_thing(word.start, start)

    def _is_of_a_thing(self, at: int, start: int) -> bool:
        """Whether a clause without a subject stands behind one that is about a thing: 旗艦店實現…，實現 | 利潤."""
        edges = [start, *(m.end() for m in _EDGE.finditer(self.text, max(start, at - 80), at))]
        return len(edges) > 1 and is_of_a_thing(self.text[edges[-2] : edges[-1]])

    def _is_against(self, word: Word, start: int) -> bool:
        """Whether a metric is of the period that another is compared with: 上年同期 | 獲利, against a | loss."""
        return is_against(_EDGE.split(self.text[max(start, word.start - 24) : word.start])[-1])

    def _without_dates(self, start: int, end: int) -> str:
        text = self.text
        pieces, at = [], start
        for m in self.mask.within(start, end, "when"):
            pieces.append(text[at : m.outer_start])
            at = m.outer_end
        return "".join([*pieces, text[at:end]])

    def _meet(self, state: State, name: Mention) -> None:
        """A name behind a metric: it opens a clause whose figure is its own, or else ends the metric."""
        if state.metric is None:
            return
        if state.metric.end <= state.since:
            state.metric, state.row = None, []  # another sentence's metric is not a new subject's
            return
        between = self.text[state.anchor : name.outer_start]
        of_it = self.spaced and state.figures == 0 and between.strip() in ("at", "of", "for")
        if of_it or between.endswith("("):
            return
        opens = _OPENS.search(between) is not None
        if opens and (state.figures or ":" in between):
            state.named = name
        else:
            state.metric, state.row = None, []

    # Amounts

    def _amount(self, state: State, m: Mention, following: Word | None, sentence: Span) -> Iterator[Figure]:
        behind = self._behind(m, following, state)
        if behind is not None and self._is_first_choice(state, m):
            part = self._is_part(Word("", "", m.outer_start, m.outer_start), sentence[0])
            yield Figure(self._signed(behind.value, m), m, m.outer_start, behind.end, of_part=part)
            state.hear_metric(behind, joined=False, of_part=part)
            state.figures = 1
            return
        if state.metric is None or state.metric.kind != "metric" or state.shared:
            return
        if state.figures and _SAID_AGAIN.fullmatch(self.text, state.anchor, m.outer_start):
            state.anchor = m.outer_end  # （約合 8 億美元）: the same figure
            return
        if self._is_called_otherwise(m, following):
            state.metric = None
            return
        if self._says_to(state, m) or not self._is_difference(state, m):
            if not self._reaches(state, m.outer_start):
                state.metric = None
                return
            yield self._level(state, m)
        else:
            state.differs = m.outer_end
        state.anchor, state.heard, state.figures = m.outer_end, [], state.figures + 1

    def _behind(self, m: Mention, following: Word | None, state: State) -> Word | None:
        """The metric that an amount is called right behind it: 1.5 億美元的營收, $150 million in revenue."""
        if following is None or following.kind != "metric":
            return None
        between = self.text[m.outer_end : following.start]
        if len(between) > 30 or _MARK.search(between) or rest(between, "behind"):
            return None
        return following if self.spaced or not between.startswith(" ") or state.metric is None else None

    def _is_called_otherwise(self, m: Mention, following: Word | None) -> bool:
        """Whether what stands right behind an amount says that it is something else: 2 億元融資, $5 million in funding."""
        if following is None or following.kind != "barrier":
            return False
        between = self.text[m.outer_end : following.start]
        if self.spaced:
            return bool(between) and not _MARK.search(between) and rest(between, "behind") == 0
        return between in ("", "的")

    def _is_first_choice(self, state: State, m: Mention) -> bool:
        """Whether the metric behind an amount comes before the one in front of it."""
        if state.metric is None or self.spaced:
            return True
        return state.figures > 0 or not self._reaches(state, m.outer_start)

    def _reaches(self, state: State, at: int) -> bool:
        """Whether the metric in front reaches to a figure: in its clause, or over clauses of nothing else."""
        between = self.text[state.anchor : at]
        if state.figures:
            return self._is_chained(state, between, at)
        edges = [e.end() for e in _EDGE.finditer(between)]
        first = between[: edges[0] - 1] if edges else between
        if len(first) > _FAR * (2 if self.spaced else 1):
            return False
        if self.spaced:
            return rest(between) == 0
        return not edges or rest(between[edges[0] :]) <= _OTHER_WORDS

    def _is_chained(self, state: State, between: str, at: int) -> bool:
        """Whether another figure of the metric follows: of another period, of another company, in a list."""
        if (state.respective or "/" in between) and _JOINS.fullmatch(between):
            return True
        that = [m.end() for m in _THAT_FIGURE.finditer(between)]
        begins = (that or [m.end() for m in _EDGE.finditer(between)] or [0])[-1]
        links = {w.value for w in state.heard if w.kind == "link" and w.start >= at - len(between) + begins}
        alone = bool(that) or "from" in links  # what stands before need not be glue: …, two of the people said, up from
        if len(between) > 60 or rest(between[begins:] if alone else between) > (0 if self.spaced else 1):
            return False
        dated = bool(self.mask.within(state.anchor, at, "when"))
        linked = bool({"base", "to", "from", "plan"} & links) or state.named is not None
        return dated or linked or len(state.row) > state.figures > 0

    def _says_to(self, state: State, m: Mention) -> bool:
        """Whether an amount's own qualifier says that it was reached: climbed | past $40 million, but not up by over $4 million."""
        crossed = self.spaced and m.value.qualifier in ("over", "at_least")
        return crossed and " by" not in self.text[state.anchor : m.outer_start]

    def _is_difference(self, state: State, m: Mention) -> bool:
        """Whether an amount says by how much, not how much: 較去年少 90 萬, up $5 million, 分別增加 2 億元及 1 億元."""
        at = m.outer_start
        if state.differs >= 0 and self._joins(state.differs, at) or says_by(self.text, state.anchor, at):
            return True
        if not state.heard or state.heard[-1].kind != "change":
            return False
        return rest(self.text[state.heard[-1].end : at]) == 0 and at - state.heard[-1].end < 4 + 8 * self.spaced

    def _level(self, state: State, m: Mention) -> Figure:
        links = {w.value for w in state.heard if w.kind == "link"}
        metric = state.metric
        assert metric is not None
        name = state.name
        if len(state.row) > 1 and state.figures < len(state.row):
            name = state.row[state.figures].value if state.respective or state.figures else name
        compared = "base" in links if state.figures else state.against
        earlier = compared or ("from" in links and "to" not in links)
        begins = min(state.row[0].start if state.row else metric.start, m.outer_start)
        return Figure(self._signed(name, m), m, begins, m.outer_end, earlier, of_part=state.of_part, named=state.named)

    def _signed(self, name: str, m: Mention) -> str:
        """A profit below nothing is a loss."""
        left = self.text[max(0, m.start - 3) : m.start]
        return "loss" if name == "profit" and _MINUS.search(left) else name

    # Changes

    def _ratio(self, state: State, m: Mention, following: Word | None, sentence: Span) -> Iterator[Figure]:
        value: Ratio = m.value
        if value.percents[0] is None and value.ratio is None:
            return
        metric = self._metric_behind(m, following, sentence) or state.metric
        if metric is None or state.shared or self._is_called_otherwise(m, following):
            return
        inherits = metric is state.metric
        if inherits and not self._changes(state, m, value):
            return
        rate = rate_before(self.text[max(sentence[0], m.outer_start - 16) : m.outer_start])
        change = self._change_word(m, sentence) if rate is None else None
        listed = inherits and state.moved is not None and self._joins(state.moved[0], m.outer_start)
        moves = listed or moves_itself(self.text, m, value)
        if change is None and rate is None and not moves:
            return
        down = rate if rate is not None else change.value == "down" if change else value.direction == "down"
        if change is None and listed and state.moved:
            down = state.moved[1]  # 年增 20%、30%
        if is_below(self.text, m.start):
            down = True  # 月增率 -7.8%
        name, part = (self._changed(state, m), state.of_part) if inherits else (metric.value, False)
        if name == "loss" and down and (value.percent or 0) > _ALL:
            name = "profit"  # 淨利潤虧損 5 億元，同比下降 225%: no loss falls by more than all of it
        begins = state.row[0].start if inherits and state.row else metric.start
        yield Figure(name, m, min(begins, m.outer_start), max(m.outer_end, metric.end), down=down, of_part=part, named=state.named)
        if inherits:
            state.anchor, state.heard, state.figures = m.outer_end, [], state.figures + 1
            state.moved = m.outer_end, down

    def _changed(self, state: State, m: Mention) -> str:
        """Which of the metrics told together a change is of: 營收、淨利分別年增 20%、30%."""
        more = [r for r in self.mask.within(m.outer_end, m.outer_end + 12, "ratio") if self._joins(m.outer_end, r.outer_start)]
        told = bool(more or state.changes)
        if len(state.row) < 2 or not (state.respective and told):
            return state.name
        state.changes += 1
        return state.row[min(state.changes, len(state.row)) - 1].value

    def _metric_behind(self, m: Mention, following: Word | None, sentence: Span) -> Word | None:
        """The metric that a change stands before: tripled its revenue, 20% 的營收成長."""
        end = min(sentence[1], m.outer_end + 40)
        passed = []
        for metric in words(self.text, m.outer_end, end):
            passed.append(metric.kind)
            if metric.kind not in ("change", "link"):
                break
        if following is None or not passed or passed[-1] not in ("metric", "counted"):
            return None
        between = self.text[m.outer_end : metric.start]
        if _MARK.search(between) or rest(between, "behind"):
            return None
        return metric if self.spaced or between in ("的", "") else None

    def _changes(self, state: State, m: Mention, value: Ratio) -> bool:
        """Whether the metric in front reaches to a ratio."""
        between = self.text[state.anchor : m.outer_start]
        edges = [e.end() for e in _EDGE.finditer(between)]
        if len(between) > 90 or is_multiple(state, between, value):
            return False
        if is_level(between, value):
            return False
        goes_on = state.metric is not None and state.metric.end <= state.since  # from the sentence before: nothing else is told
        own = between[edges[-1] :] if edges and not goes_on else between
        if state.figures or edges:
            return rest(own) <= (0 if self.spaced else 1)
        return len(between) <= 50

    def _change_word(self, m: Mention, sentence: Span) -> Word | None:
        """The word that says which way: the last before the ratio in its clause, else one right behind it."""
        left = self.text[max(sentence[0], m.outer_start - 60) : m.outer_start]
        edges = [e.end() for e in _EDGE.finditer(left)]
        since = m.outer_start - len(left) + (edges[-1] - 1 if edges else 0)
        before = [w for w in words(self.text, since, m.outer_start) if w.kind == "change"]
        if before and rest(self.text[before[-1].end : m.outer_start]) <= 1:
            return next((w for w in reversed(before) if w.value != "since"), before[-1])
        end = min(sentence[1], m.outer_end + 40)
        behind = next((w for w in words(self.text, m.outer_end, end) if w.kind not in ("link", "metric", "counted")), None)
        if behind is None or behind.kind != "change":
            return None
        between = self.text[m.outer_end : behind.start]
        for metric in words(self.text, m.outer_end, behind.start):
            between = between.replace(self.text[metric.start : metric.end], " ")
        return behind if not _EDGE.search(between) and rest(between, "behind") == 0 else None
