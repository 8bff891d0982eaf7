"""What grammar does not allow in a tree, put right: the parser takes every word's head by itself.

All are of Universal Dependencies; in trees of another scheme nothing has these labels.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.stages.late_objects import give_late_objects
from pipeline.stages.tree_sources import NOUN_TAGS, SUBJECTS, part_from_source

CASE, RELATIVE = "case", "acl:relcl"
PARTICIPLE, FINITE = "VBN", frozenset({"VBD", "VBZ", "VBP"})
WHO, PERSONAL = "WP", frozenset({"who", "whom"})
# What a clause with `who` is taken for where its noun was not found.
LOOSE_CLAUSES = frozenset({"advcl", "advcl:relcl", "parataxis"})
# Inside a name and what stands beside it: `Juan Paz, 38,`.
INSIDE_NAMES = frozenset({"flat", "compound", "nmod:unmarked", "nmod:desc", "appos", "amod", "nummod"})
CLAUSES = frozenset({"advcl", "ccomp", "parataxis", "conj", "dep"})
# What stands between a preposition and its noun.
BEFORE_NOUN = frozenset({"compound", "amod", "nummod"})
# An office or trade before a name, and what a noun behind a preposition is taken for when it lost the preposition.
TITLE, LOST = "nmod:desc", {"appos": "nmod", "dep": "obl"}
NUMBER = "nummod"
GOING = "VBG"
# Between a word of a name and its head.
LONGEST_NAME = 8
# Forms that are never a finite verb's subject.
OBJECT_PRONOUNS = frozenset({"them", "him", "us", "me"})
# Whom somebody is taken for follows: `gunmen believed to be herders`.
ASSUMED = frozenset(
    {"believed", "thought", "suspected", "said", "alleged", "understood", "presumed", "reported", "known"}
)
TO_BE = ["to", "be"]
# Behind this word stands an example, and a clause behind the example is about it.
OF_EXAMPLES = "including"
# Right behind these, nobody accuses: "army accused of killing ten".
CHARGED = frozenset(
    {
        ("accused", "of"),
        ("suspected", "of"),
        ("blamed", "for"),
        ("charged", "with"),
        ("charged", "over"),
        ("held", "over"),
    }
)
# Before those who are hit, and told as the verb's own complement.
DOUBTED = frozenset({"suspected", "alleged", "supposed", "presumed"})


def repaired(
    words: Sequence[str], tags: Sequence[str], deps: Sequence[str], heads: Sequence[int]
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The relations and heads of a tree; `heads` are places in the sentence, the root's its own.

    A preposition belongs to its noun and not to what stands before the noun ("against Al-Qaeda leaders"); a relative
    clause right behind an example is about the example ("some shelling, including a drone strike that killed 17"); a
    participle with the one who did it is no sentence's verb where another verb has no subject ("bombs dropped by jets
    killed ten"); a number before a name counts the noun behind it ("nine PKK/YPG terrorists"); a clause that opens with
    `who` is about somebody ("to replace Ana Paz, who was shot"); `them` is no verb's subject, but ends the clause
    before that verb ("guards who tried to stop them were shot"); whom somebody is taken for is an aside where a verb
    follows ("men believed to be rebels attacked"); a participle behind `and` with a number of its own has that number
    for its object ("killing the driver and abducting 25 pupils"); what is suspected behind a verb is what it acts on
    ("jets struck suspected compounds"), and so may be what stands behind a day ("killed on Friday two judges"); who is
    accused of something without another between accuses nobody ("army accused of killing ten"); who tells it does not
    suffer it ("according to reports, Paz and a guard were abducted").
    """
    found = list(heads)
    labels = list(deps)
    part_from_source(words, tags, labels, found)
    for place in range(1, len(tags) - 2):
        if words[place].lower() in ASSUMED and [word.lower() for word in words[place + 1 : place + 3]] == TO_BE:
            _make_aside(place, tags, labels, found)
    give_late_objects(words, tags, labels, found)
    for place, tag in enumerate(tags):
        if tag == PARTICIPLE:
            _make_relative(place, words, tags, labels, found)
        elif tag == WHO:
            _hang_on_somebody(place, words, tags, labels, found)
    for place, dep in enumerate(labels):
        if dep == CASE:
            _part_from_noun_before(place, tags, labels, found)
            _give_to_name(place, labels, found)
    for place, word in enumerate(words):
        if word.lower() in DOUBTED and labels[place] in {"xcomp", "ccomp"} and found[place] == place - 1:
            _describe_object(place, labels, found)
    for place, dep in enumerate(labels):
        if dep == NUMBER:
            found[place] = _counted(place, tags, labels, found)
    for place, dep in enumerate(labels):
        if dep == "amod" and tags[place : place + 2] == [GOING, "CD"] and words[place - 1].lower() == "and":
            _join_to_verb(place, tags, labels, found)
    for place, dep in enumerate(labels):
        if dep in SUBJECTS and tags[place] == "PRP" and words[place].lower() in OBJECT_PRONOUNS:
            _end_relative_at(place, tags, labels, found)
    lower = [word.lower() for word in words]
    for place, pair in enumerate(pairwise(lower)):
        if pair in CHARGED:
            _make_passive(place, labels, found)
    deps = tuple(labels)
    for place, dep in enumerate(deps):
        if dep == CASE:
            found[place] = _noun_of(place, deps, found)
    for place, dep in enumerate(deps):
        if dep == RELATIVE:
            found[place] = _example_before(place, words, deps, found)
    return deps, tuple(found)


def _make_passive(place: int, labels: list[str], heads: Sequence[int]) -> None:
    """Take the subject of a verb for the one it is done to."""
    for other, head in enumerate(heads):
        if head == place and other < place and labels[other] == "nsubj":
            labels[other] = "nsubj:pass"


def _describe_object(place: int, labels: list[str], heads: list[int]) -> None:
    """Make a participle behind a verb describe its object: `jets struck suspected compounds on Monday`."""
    verb = heads[place]
    below = [other for other, head in enumerate(heads) if head == place and other != place]
    taken = next((other for other in below if other > place and labels[other] == "obj"), None)
    if taken is None or any(other < place or labels[other] in SUBJECTS for other in below):
        return
    for other in below:
        heads[other] = verb
    labels[place], heads[place] = "amod", taken


def _counted(place: int, tags: Sequence[str], labels: Sequence[str], heads: Sequence[int]) -> int:
    """The plural noun that a number counts, which hangs on the name before it: `nine PKK/YPG terrorists`."""
    name = heads[place]
    noun = heads[name]
    inside = place < name < noun and labels[name] == "compound" and tags[name] == "NNP" and tags[noun] == "NNS"
    return noun if inside else name


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


def _join_to_verb(place: int, tags: Sequence[str], labels: list[str], heads: list[int]) -> None:
    """Hang a participle that was taken for an adjective on the verb before, with the noun behind it for its object."""
    noun = heads[place]
    first = heads[noun]
    verb = heads[first]
    if labels[noun] != "conj" or labels[first] != "obj" or tags[verb] != GOING or not verb < first < place < noun:
        return
    labels[place], heads[place], labels[noun], heads[noun] = "conj", verb, "obj", place
    if heads[place - 1] == noun:
        heads[place - 1] = place


def _end_relative_at(pronoun: int, tags: Sequence[str], labels: list[str], heads: list[int]) -> None:
    """End a relative clause with an object's pronoun, and give the verb behind it to the noun the clause is about."""
    verb = heads[pronoun]
    clause = heads[verb]
    helped = any(heads[at] == verb and labels[at] in {"aux", "aux:pass"} and tags[at] in FINITE for at in range(verb))
    if not clause < pronoun < verb or labels[verb] not in CLAUSES or not (helped or tags[verb] in FINITE):
        return
    above = clause
    while labels[above] != RELATIVE and heads[above] != above:
        above = heads[above]
    noun = heads[above]
    while labels[noun] == "nmod" and heads[noun] < noun:
        noun = heads[noun]
    if labels[above] != RELATIVE or noun > above or tags[noun] not in NOUN_TAGS or labels[noun] in SUBJECTS:
        return
    passive = any(heads[at] == verb and labels[at] == "aux:pass" for at in range(verb))
    labels[pronoun], heads[pronoun] = "obj", clause
    labels[verb], heads[verb] = labels[noun], verb if heads[noun] == noun else heads[noun]
    for at in range(verb, len(heads)):
        if heads[at] == noun and at != noun:
            heads[at] = verb
    labels[noun], heads[noun] = "nsubj:pass" if passive else "nsubj", verb


def _make_aside(place: int, tags: Sequence[str], labels: list[str], heads: list[int]) -> None:
    """Hang `believed to be rebels` on the noun before it, and give that noun to the finite verb behind."""
    noun = place - 2 if tags[place - 1] == "," else place - 1
    if noun < 0 or tags[noun] not in NOUN_TAGS or tags[place] not in {PARTICIPLE, "VBD"}:
        return
    while labels[noun] in INSIDE_NAMES and heads[noun] == noun + 1:
        noun += 1
    behind = range(place + 3, len(tags))
    verb = next((at for at in behind if tags[at] in FINITE or tags[at] in {WHO, "WDT", "."}), None)
    if verb is None or tags[verb] not in FINITE or noun >= place:
        return
    if labels[verb] in {"aux", "aux:pass", "cop"}:
        verb = heads[verb]
    top = noun if heads[noun] == noun or heads[place] == noun else place
    if verb <= place or heads[verb] == verb or not _is_under(verb, top, heads):
        return
    taken = next((at for at in range(verb - 1, place + 2, -1) if tags[at] in NOUN_TAGS or tags[at] == "JJ"), None)
    if taken is None:
        return
    while place < heads[taken] < verb and heads[taken] != taken:
        taken = heads[taken]
    was_root = heads[top] == top
    role, above = labels[top], heads[top]
    passive = any(heads[at] == verb and labels[at] == "aux:pass" for at in range(place, verb))
    for at, head in enumerate(heads):
        if head == place and at != noun and not place < at < verb:
            heads[at] = verb
        elif head == verb and place < at < taken and at in (place + 1, place + 2):
            heads[at] = taken
    labels[verb], heads[verb] = role, verb if was_root else above
    labels[noun], heads[noun] = "nsubj:pass" if passive else "nsubj", verb
    labels[place], heads[place] = "acl", noun
    labels[taken], heads[taken] = "xcomp", place


def _hang_on_somebody(
    place: int, words: Sequence[str], tags: Sequence[str], labels: list[str], heads: list[int]
) -> None:
    """Hang a clause that opens with `who` on the noun before it, where the tree hung it on a verb or another clause."""
    clause = heads[place]
    if words[place].lower() not in PERSONAL or labels[clause] not in LOOSE_CLAUSES or clause < place:
        return
    before = place - 1
    while before >= 0 and tags[before] in {",", "CD", "``", "''", "IN"}:
        before -= 1
    if before < 0 or tags[before] not in NOUN_TAGS:
        return
    noun = before
    while labels[noun] in INSIDE_NAMES and heads[noun] != noun and abs(heads[noun] - noun) <= LONGEST_NAME:
        noun = heads[noun]
    if tags[noun] in NOUN_TAGS and noun < place and not _is_under(noun, clause, heads):
        labels[clause], heads[clause] = RELATIVE, noun


def _part_from_noun_before(case: int, tags: Sequence[str], labels: list[str], heads: list[int]) -> None:
    """Give the word before a preposition the place of the noun behind it, whose modifier it cannot be.

    `Killed a Palestinian near Nablus`, with the Palestinian taken for an adjective of Nablus.
    """
    noun, word = heads[case], case - 1
    taken = word >= 0 and heads[word] == noun and noun > case and labels[word] == "amod" and tags[word] == "JJ"
    if not taken or any(labels[other] == CASE and heads[other] == noun for other in range(word)):
        return
    for other in range(word):
        if heads[other] == noun and labels[other] in {"det", "nummod", "amod"}:
            heads[other] = word
    labels[word], heads[word] = labels[noun], word if heads[noun] == noun else heads[noun]
    labels[noun], heads[noun] = "nmod", word


def _give_to_name(case: int, labels: list[str], heads: list[int]) -> None:
    """Hang a preposition on the name, where the tree hung it on the office before the name."""
    office = heads[case]
    name = heads[office]
    if case < office < name and labels[office] == TITLE:
        heads[case] = name
        if heads[name] < case:
            labels[name] = LOST.get(labels[name], labels[name])


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
