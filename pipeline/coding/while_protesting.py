"""Whether those whom police or soldiers turn on were protesting then: `shot workers who had walked out`."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.coding.draft import Draft
from pipeline.coding.mention import Mention
from schemas.vocabulary import FORCES
from schemas.word_classes import WordClass

__all__ = ["assembled", "shot_at", "turned_on_protesters"]

ATTACK, PEACEFUL, INTERVENTION = "Attack", "Peaceful protest", "Protest with intervention"
CLAUSES = frozenset({"advcl", "acl", "acl:relcl", "relcl", "advcl:relcl"})
# What a march did to bring about, or what brought it about, is another event: `shot him after he had marched`.
APART = frozenset({"after", "before", "since", "until", "because", "if"})
SHOTS = frozenset({"shoot", "fire", "gun"})
GATHERING_SLOT = "{gathering}"


def turned_on_protesters(draft: Draft) -> bool:
    """Whether forces attack people who at that time march, block a road or shout."""
    told = [(m.reading.index, m.trigger.head) for m in draft.mentions if m.sub_event_type == PEACEFUL]
    return any(
        _protest_under(mention, {head for index, head in told if index == mention.reading.index})
        for mention in draft.mentions
        if _by_forces(mention)
    )


def shot_at(draft: Draft) -> bool:
    """Whether the words are of shooting."""
    return any(
        not SHOTS.isdisjoint(mention.trigger.entry.row.trigger.split())
        for mention in draft.mentions
        if mention.sub_event_type == ATTACK
    )


def assembled(draft: Draft) -> bool:
    """Whether those who are dispersed or gassed came together, or are many."""
    return any(_comes_together(m) or _is_of_many(m) for m in draft.mentions if m.sub_event_type != PEACEFUL)


def _comes_together(mention: Mention) -> bool:
    if GATHERING_SLOT in mention.trigger.entry.row.trigger:
        return True
    parsed, words = mention.reading.parsed, mention.reading.lexicon.words
    verbs = words[WordClass.PROTESTING_VERB] | words[WordClass.GATHERING_VERB]
    return any(parsed.lemmas[n] in verbs and parsed.is_verbal(n) for n in range(len(parsed)))


def _is_of_many(mention: Mention) -> bool:
    """Whether those hit are counted in hundreds or thousands."""
    counts = {n for count in mention.reading.counts for n in range(count.first, count.last)}
    parsed, large = mention.reading.parsed, mention.reading.lexicon.words[WordClass.GREAT_COUNT]
    return any(
        n in counts and parsed.lower[n] in large
        for party in mention.patients
        for n in range(party.side.span.first, party.side.span.last)
    )


def _by_forces(mention: Mention) -> bool:
    if mention.sub_event_type != ATTACK:
        return False
    return any(p.identity is not None and p.identity.actor_class in FORCES for p in mention.agents)


def _protest_under(mention: Mention, told: set[int]) -> bool:
    """Whether a clause under the attack, or about those hit, is of protest; `told` are words that tell of one."""
    parsed, lexicon = mention.reading.parsed, mention.reading.lexicon
    verbs = lexicon.words[WordClass.PROTESTING_VERB]
    return any(
        parsed.is_verbal(n) and (n in told or parsed.lemmas[n] in verbs)
        for clause in _clauses(mention)
        for n in parsed.subtree(clause)
    )


def _clauses(mention: Mention) -> Iterator[int]:
    """Clauses under the attack and about those hit that tell of the same time."""
    parsed, head = mention.reading.parsed, mention.trigger.head
    above = [head, *(n for n in parsed.ancestors(head) if parsed.is_verbal(n))]
    hit = [party.side.head for party in mention.patients]
    for token in (*above, *hit):
        for clause in parsed.children(token, CLAUSES):
            opens_with = {parsed.lower[child] for child in parsed.children(clause)}
            if APART.isdisjoint(opens_with) and head not in parsed.subtree(clause):
                yield clause
