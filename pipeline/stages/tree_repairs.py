"""What grammar does not allow in a tree, put right: the parser takes every word's head by itself.

Both are of Universal Dependencies; in trees of another scheme nothing has these labels.
"""

from __future__ import annotations

from collections.abc import Sequence

CASE, RELATIVE = "case", "acl:relcl"
# What stands between a preposition and its noun.
BEFORE_NOUN = frozenset({"compound", "amod", "nummod"})
# Behind this word stands an example, and a clause behind the example is about it.
OF_EXAMPLES = "including"


def repaired(words: Sequence[str], deps: Sequence[str], heads: Sequence[int]) -> tuple[int, ...]:
    """The heads of a tree; `heads` are places in the sentence, the root's its own.

    A preposition belongs to its noun and not to what stands before the noun ("against Al-Qaeda leaders"); a relative
    clause right behind an example is about the example ("some shelling, including a drone strike that killed 17").
    """
    found = list(heads)
    for place, dep in enumerate(deps):
        if dep == CASE:
            found[place] = _noun_of(place, deps, found)
    for place, dep in enumerate(deps):
        if dep == RELATIVE:
            found[place] = _example_before(place, words, deps, found)
    return tuple(found)


def _noun_of(place: int, deps: Sequence[str], heads: Sequence[int]) -> int:
    head = heads[place]
    while place < head < heads[head] and deps[head] in BEFORE_NOUN:
        head = heads[head]
    return head


def _example_before(clause: int, words: Sequence[str], deps: Sequence[str], heads: Sequence[int]) -> int:
    """The example that ends right before the clause, when it is part of what the clause hangs on; else its head."""
    whole = heads[clause]
    start = min(place for place in range(len(words)) if _is_under(place, clause, heads))
    for place in range(whole + 1, start):
        cases = (other for other in range(whole, place) if heads[other] == place and deps[other] == CASE)
        is_example = heads[place] == whole and any(words[other].lower() == OF_EXAMPLES for other in cases)
        if is_example and all(_is_under(other, place, heads) for other in range(place, start)):
            return place
    return whole


def _is_under(place: int, top: int, heads: Sequence[int]) -> bool:
    for _ in heads:
        if place == top:
            return True
        if heads[place] == place:
            return False
        place = heads[place]
    return False
