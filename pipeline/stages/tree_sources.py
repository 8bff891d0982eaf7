"""Who tells something and what is told, kept apart where the parser makes them one: `according to reports, Paz …`."""

from __future__ import annotations

from collections.abc import Sequence

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
# Who tells it opens a sentence, and what the noun behind is then taken for.
ACCORDING, TAKEN_FOR_SOURCE = ("according", "to"), frozenset({"appos", "conj", "nmod", "flat", "dep"})
# Words of the shortest sentence with it.
OPENED = 5


def part_from_source(words: Sequence[str], tags: Sequence[str], labels: list[str], heads: list[int]) -> None:
    """Give a verb the noun behind an opening's comma for its subject, and not `reports` of `according to reports,`."""
    if len(words) <= OPENED or tuple(word.lower() for word in words[:2]) != ACCORDING:
        return
    comma = next((at for at in range(2, len(words)) if words[at] == ","), len(words))
    source = next((at for at in range(2, comma) if labels[at] in SUBJECTS and heads[at] > comma), None)
    if source is None:
        return
    verb = heads[source]
    behind = [at for at in range(comma + 1, verb) if heads[at] == source and tags[at] in NOUN_TAGS]
    if not behind or labels[behind[0]] not in TAKEN_FOR_SOURCE:
        return
    subject = behind[0]
    labels[subject], heads[subject], labels[source] = labels[source], verb, "obl"
    for at in range(comma, verb):
        if heads[at] == source and at != subject:
            heads[at] = subject
