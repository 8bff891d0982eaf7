"""What is told only as the matter of other news: the coup that people march against, a curfew that goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.coding.day_anchors import COMING, POINTED
from pipeline.coding.mention import Mention
from pipeline.coding.reading import SentenceReading
from pipeline.coding.roles import Roles
from pipeline.coding.triggers import SetAside, Trigger
from schemas.vocabulary import RejectReason
from schemas.word_classes import WordClass

ROUGH = frozenset({"Armed clash", "Mob violence", "Violent demonstration", "Looting/property destruction"})
CLASH, PARLIAMENT = "clash", "parliament"
COUP, CURFEW, SEXUAL = "coup", "curfew", "Sexual violence"
# How a coup hangs on the word for those who are against it.
AGAINST = frozenset({"against", "at", "to", "of", "over", "since", "after"})
OPPOSED = frozenset(
    {"opposition", "oppose", "opponent", "resistance", "resist", "condemn", "denounce", "reject", "anger"}
)
MONTHS = frozenset(
    {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"}
    | {"December"}
)
GOING_ON = frozenset({"continue", "remain", "stay", "extend", "defy", "violate", "breach", "last", "flout", "relax"})
UNDER = frozenset({"under", "despite", "during", "amid", "amidst", "after", "before"})
AMID = frozenset({"amid", "amidst"})
SPOKEN_OF = frozenset({"mention", "address", "discuss", "refer", "comment", "elaborate"})
# Whoever is told of by these alone did it by himself.
ONE_MAN = frozenset({"man", "boy", "husband", "father", "stepfather", "uncle", "neighbour", "neighbor", "teacher"})
SINGULAR = "NN"


def only_matter(reading: SentenceReading, trigger: Trigger) -> SetAside | None:
    """The reason, where a sentence tells of something only what other news is about."""
    parsed, head, word = reading.parsed, trigger.head, trigger.entry.row.trigger
    if parsed.lemmas[head] == CLASH and _is_a_debate(reading, head):
        return SetAside(RejectReason.METAPHOR, "a quarrel of politicians")
    if parsed.is_verbal(head):
        return None
    led = {parsed.lower[child] for child in parsed.children(head) if child < head}
    if "the" in led and not MONTHS.isdisjoint(parsed.words[at] for at in parsed.children(head) if at < head):
        # "They were blamed for the January bombing": what goes by its month is no news.
        return SetAside(RejectReason.BACKGROUND, "told by the month it was in")
    above = parsed.heads[head]
    if word == COUP and led & AGAINST:
        words = reading.lexicon.words
        against = words[WordClass.GATHERING] | words[WordClass.PROTESTING_VERB] | words[WordClass.DISSENT] | OPPOSED
        chain = [above, parsed.heads[above], parsed.first_conjunct(above)]
        if any(parsed.lemmas[token] in against for token in chain):
            return SetAside(RejectReason.BACKGROUND, "what others are against")
    if parsed.lemmas[above] in SPOKEN_OF and parsed.is_negated(above):
        # "The group did not mention the bombing of the market".
        return SetAside(RejectReason.BACKGROUND, "what somebody says nothing about")
    if led & AMID and parsed.lemmas[above] in COMING and parsed.lower[0] in POINTED:
        return SetAside(RejectReason.BACKGROUND, "what the news comes amid")
    if CURFEW in word.split() and (led & UNDER or parsed.lemmas[above] in GOING_ON):
        return SetAside(RejectReason.BACKGROUND, "a curfew that goes on")
    return None


def _is_a_debate(reading: SentenceReading, clash: int) -> bool:
    """Whether politicians clash over something: `lawmakers in Accra clashed over the budget`."""
    parsed, elected = reading.parsed, reading.lexicon.words[WordClass.ELECTED]
    over = any(word == "over" for word, _ in parsed.prepositional(clash))
    sides = [*parsed.own_subjects(clash), *parsed.children(clash, frozenset({"compound"}))]
    return over and any(parsed.lemmas[side] in elected or parsed.lower[side] == PARLIAMENT for side in sides)


def without_curfews(mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions without curfews that answer violence told beside or before them: `imposed a curfew after a clash`."""
    rough = [m for m in mentions if m.aside is None and m.sub_event_type in ROUGH and not _is_curfew(m)]
    if not rough:
        return list(mentions)
    aside = SetAside(RejectReason.SUBSUMED, "a curfew over what is told beside it")
    told = {m.reading.index for m in rough}
    opening = any(m.reading.is_opening for m in rough)
    first = min(told)

    def answers(mention: Mention) -> bool:
        beside = mention.reading.index in told or (opening and mention.reading.is_opening)
        behind = not mention.times and mention.reading.index > first
        return mention.aside is None and _is_curfew(mention) and (beside or behind)

    return [replace(m, aside=aside) if answers(m) else m for m in mentions]


def _is_curfew(mention: Mention) -> bool:
    return CURFEW in mention.trigger.entry.row.trigger.split()


def is_one_mans(reading: SentenceReading, trigger: Trigger, roles: Roles) -> bool:
    """Whether one man without arms did what is told, which is a crime and no event of a conflict."""
    if trigger.entry.row.sub_event_type != SEXUAL or not roles.agents:
        return False
    parsed = reading.parsed
    heads = [side.head for side in roles.agents]
    return all(parsed.lemmas[head] in ONE_MAN and parsed.tags[head] == SINGULAR for head in heads)
