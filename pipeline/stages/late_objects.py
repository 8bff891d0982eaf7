"""Objects told behind the day and the town: `gunmen killed on Friday in Ora two judges`.

The parser takes the noun for the end of the phrase before it, and the verb for a participle of its own subject.
"""

from __future__ import annotations

from collections.abc import Sequence

VERBS = frozenset({"VBN", "VBD"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
NAMES = frozenset({"NNP", "NNPS"})
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
# What opens a noun phrase that cannot go on with a name before it.
OPENERS = frozenset({"CD", "DT", "PRP$"})
PLACED = frozenset({"in", "at", "near", "outside"})
# Of what tells when or how far: "killed on Friday in Ora two months after".
MEASURES = frozenset({"day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours", "minutes"})
MEASURES |= {"km", "kilometres", "kilometers", "miles", "times", "time", "morning", "night", "evening", "afternoon"}
# A noun phrase up to its last noun.
LONGEST = 7


def give_late_objects(words: Sequence[str], tags: Sequence[str], labels: list[str], heads: list[int]) -> None:
    """Hang each such noun on its verb as what it acts on, and the verb where its subject hung."""
    for place in range(len(words) - 2):
        if words[place].lower() == "on" and words[place + 1].lower() in DAYS and place > 1:
            _give_object(place - 1, words, tags, labels, heads)


def _give_object(verb: int, words: Sequence[str], tags: Sequence[str], labels: list[str], heads: list[int]) -> None:
    subject = verb - 1
    if tags[verb] not in VERBS or tags[subject] not in NOUNS:
        return
    phrases = _phrases(verb + 1, words, tags)
    start = phrases[-1][1]
    taken = _noun_at(start, words, tags, heads)
    if taken is None or (labels[taken] == "obj" and heads[taken] == verb and labels[start - 1] != "compound"):
        return
    if labels[verb] == "acl":
        who = heads[verb]
        if not who < verb:
            return
        heads[verb], labels[verb] = (verb, "ROOT") if heads[who] == who else (heads[who], labels[who])
        heads[who], labels[who] = verb, "nsubj"
    for first, last in phrases:
        # The preposition's own noun is the first of the name behind it.
        name = first + 1
        heads[first], labels[first] = name, "case"
        heads[name], labels[name] = verb, "obl"
        for rest in range(name + 1, last):
            heads[rest], labels[rest] = name, "flat"
    heads[taken], labels[taken] = verb, "obj"
    if heads[verb] != verb and start <= heads[verb] <= taken:
        heads[verb], labels[verb] = verb, "ROOT"


def _phrases(at: int, words: Sequence[str], tags: Sequence[str]) -> list[tuple[int, int]]:
    """The day and the places behind a verb, each from its preposition to the end of its name."""
    found: list[tuple[int, int]] = []
    while at + 1 < len(words) and tags[at + 1] in NAMES and (not found or words[at].lower() in PLACED):
        last = at + 1
        # A day has one word, a town may have more.
        while found and last < len(words) and tags[last] in NAMES and words[last][:1].isupper():
            last += 1
        last += not found
        found.append((at, last))
        at = last
    return found or [(at, at)]


def _noun_at(start: int, words: Sequence[str], tags: Sequence[str], heads: Sequence[int]) -> int | None:
    """The noun of the phrase that opens right at a place, as the tree has its inside; None for a measure of time."""
    if start + 1 >= len(words):
        return None
    titled = words[start].islower() and tags[start] in {"NN", "NNP"} and words[start + 1][:1].isupper()
    if tags[start] not in OPENERS and not (titled and tags[start + 1] in NAMES):
        return None
    end = start + 1
    while end < min(len(words), start + LONGEST) and tags[end] in NOUNS | {"JJ", "CD", "HYPH"}:
        end += 1
    if tags[end - 1] not in NOUNS or words[end - 1].lower() in MEASURES:
        return None
    inside = range(start, end)
    return next((place for place in inside if heads[place] not in inside or heads[place] == place), None)
