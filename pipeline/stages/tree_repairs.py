"""What grammar does not allow in a tree, put right: the parser takes every word's head by itself.

All are of Universal Dependencies; in trees of another scheme nothing has these labels.
"""

from __future__ import annotations

from collections.abc import Sequence

CASE, RELATIVE = "case", "acl:relcl"
PARTICIPLE, FINITE = "VBN", frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
CLAUSES = frozenset({"advcl", "ccomp", "parataxis", "conj", "dep"})
# What stands between a preposition and its noun.
BEFORE_NOUN = frozenset({"compound", "amod", "nummod"})
# Behind this word stands an example, and a clause behind the example is about it.
OF_EXAMPLES = "including"


def repaired(
    words: Sequence[str], tags: Sequence[str], deps: Sequence[str], heads: Sequence[int]
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The relations and heads of a tree; `heads` are places in the sentence, the root's its own.

    A preposition belongs to its noun and not to what stands before the noun ("against Al-Qaeda leaders"); a relative
    clause right behind an example is about the example ("some shelling, including a drone strike that killed 17"); a
    participle with the one who did it is no sentence's verb where another verb has no subject ("bombs dropped by jets
    killed ten").
    """
    found = list(heads)
    labels = list(deps)
    for place, tag in enumerate(tags):
        if tag == PARTICIPLE:
            _make_relative(place, words, tags, labels, found)
    deps = tuple(labels)
    for place, dep in enumerate(deps):
        if dep == CASE:
            found[place] = _noun_of(place, deps, found)
    for place, dep in enumerate(deps):
        if dep == RELATIVE:
            found[place] = _example_before(place, words, deps, found)
    return deps, tuple(found)


def _make_relative(place: int, words: Sequence[str], tags: Sequence[str], labels: list[str], heads: list[int]) -> None:
    """Hang a participle on the noun before it when the verb behind it is left without a subject."""
    below = [other for other, head in enumerate(heads) if head == place and other != place]
    noun = next((other for other in below if other < place and labels[other] in SUBJECTS), None)
    done_by = place + 1 < len(words) and words[place + 1].lower() == "by"
    helped = any(labels[other] in {"aux", "aux:pass", "cop"} for other in below)
    verb = next(
        (other for other in below if other > place and tags[other] in FINITE and labels[other] in CLAUSES), None
    )
    if noun is None or verb is None or helped or not done_by or labels[place] in {"acl", RELATIVE}:
        return
    own = {labels[other] for other, head in enumerate(heads) if head == verb and other < verb}
    if own & (SUBJECTS | {"mark", "cc"}):
        return
    was_root = heads[place] == place
    labels[verb], heads[verb] = labels[place], verb if was_root else heads[place]
    for other in below:
        if other == noun or other > verb:
            heads[other] = verb
    labels[noun] = "nsubj"
    labels[place], heads[place] = "acl", noun


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
