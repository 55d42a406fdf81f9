"""Sentences one after the other, none of which has to do with another: one article tries each with all others of it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations


def chains(sentences: Sequence[str], strangers: Callable[[str, str], bool], size: int, look: int = 40) -> Iterator[tuple[str, ...]]:
    """Chains of up to ``size`` sentences, until every two strangers have stood in one in either order; the same at each call.

    Args:
        look: how many sentences are compared for the next place; the one that meets most that it has not met is taken.

    >>> list(chains("abc", lambda a, b: True, 3))
    [('a', 'b', 'c'), ('c', 'a', 'b'), ('b', 'a')]
    """
    chance, begun = random.Random(7), Counter[str]()
    left = {(a, b) for a in sentences for b in sentences if a != b}
    while left:
        firsts = Counter(a for a, _ in left)
        chain = [min(sentences, key=lambda s: (-firsts[s] if firsts[s] else 1, begun[s]))]
        begun[chain[0]] += 1
        alone = [s for s in sentences if (chain[0], s) in left and not strangers(chain[0], s)]
        left -= {pair for s in alone for pair in ((chain[0], s), (s, chain[0]))}
        while len(chain) < size:
            some = chance.sample(sentences, min(look, len(sentences))) if len(chain) > 1 else sentences
            gains = [(sum((a, s) in left for a in chain), -n, s) for n, s in enumerate(some) if s not in chain]
            fitting = (s for gain, _, s in sorted(gains, reverse=True) if gain or len(chain) == 1)
            following = next((s for s in fitting if all(strangers(a, s) for a in chain)), None)
            if following is None:
                break
            chain.append(following)
        left -= set(combinations(chain, 2))
        if len(chain) > 1:
            yield tuple(chain)
