"""Whether a draft tells of a crowd: a mob, marchers, or a gathering that somebody turned on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from pipeline.coding.draft import Draft
from pipeline.coding.mention import Mention, Party
from pipeline.coding.parsed import OBJECT
from pipeline.coding.reading import SentenceReading
from pipeline.coding.triggers import SetAside
from schemas.vocabulary import ARMED_GROUPS, FORCES, ActorClass, Outcome, RejectReason, VictimsClass
from schemas.word_classes import WordClass

CROWD_CLASSES = frozenset({ActorClass.PROTESTERS, ActorClass.RIOTERS})
PEACEFUL, VIOLENT, ATTACK, CLASH = "Peaceful protest", "Violent demonstration", "Attack", "Armed clash"
CROWD_TYPES = frozenset(
    {"Excessive force against protesters", "Protest with intervention", PEACEFUL, VIOLENT, "Mob violence"}
)
ARMED = FORCES | ARMED_GROUPS
STRIKE = "strike"
ENDING = frozenset({"call", "lift", "suspend", "end", "shelve", "begin", "start", "declare", "continue"})
# People come together at these to mourn or pray, too.
SOLEMN = frozenset({"procession", "assembly"})
# What people die in.
AMID = frozenset({"in", "during", "amid"})
PRONOUNS = frozenset({"him", "her", "them"})
LOOTING, BURNING = "Looting/property destruction", "fire"
HURT = frozenset({Outcome.KILLED, Outcome.WOUNDED, Outcome.KILLED_OR_WOUNDED})
# Where or when something else was done: `stormed a church during a vigil`.
SCENE = frozenset({"at", "during", "after", "following", "before"})
STORMING = frozenset({"storm", "breach", "storm {base}", "storm building", "invade", "overrun"})
# So many words behind `opened fire on` stands what was fired on.
BEHIND_IT = 6
SCENE_CLAUSE = frozenset({"after", "while", "as", "when"})


def is_a_mob(draft: Draft) -> bool:
    """Whether those who act are called a mob, and nobody demonstrates beside them."""
    lemmas = {party.reading.parsed.lemmas[party.side.head] for party in draft.agents()}
    words = draft.first.reading.lexicon.words
    told = {lemma for m in draft.mentions for lemma in m.reading.parsed.lemmas}
    return not lemmas.isdisjoint(words[WordClass.RIOTER]) and told.isdisjoint(words[WordClass.GATHERING])


def only_a_crowd(draft: Draft) -> bool:
    """Whether those who gathered are called a crowd and nothing worse."""
    heads = [party.reading.parsed.lemmas[party.side.head] for party in draft.agents()]
    return "crowd" in heads and draft.first.reading.lexicon.words[WordClass.RIOTER].isdisjoint(heads)


def has_a_crowd(draft: Draft, readings: Sequence[SentenceReading]) -> bool:
    """Whether protesters, rioters or a word for their gathering stand in the event's paragraphs."""
    parties = [*draft.agents(), *draft.patients()]
    if any(party.identity is not None and party.identity.actor_class in CROWD_CLASSES for party in parties):
        return True
    if gathers(draft, readings):
        return True
    for reading in _around(draft, readings):
        if not reading.lexicon.words[WordClass.DISSENT].isdisjoint(reading.parsed.lemmas):
            return True
        bystanders = reading.lexicon.words[WordClass.BYSTANDERS]
        for actor in reading.actors:
            people = actor.generic is not None and actor.generic.row.actor_class in CROWD_CLASSES
            if people and reading.parsed.lemmas[actor.last - 1] not in bystanders:
                return True
    return False


def hits_a_crowd(draft: Draft) -> bool:
    """Whether a protest is what was fired on, whoever the dead are called."""
    for party in draft.patients():
        if party.identity is not None and party.identity.actor_class is ActorClass.PROTESTERS:
            return True
        span, parsed = party.side.span, party.reading.parsed
        gathering = party.reading.lexicon.words[WordClass.GATHERING]
        if any(parsed.lemmas[token] in gathering for token in range(span.first, span.last)):
            return True
        # "Opened fire on supporters of the party who had set off on a march".
        if parsed.lower[span.last : span.last + 1] == ("who",):
            clause = range(span.last, min(len(parsed), span.last + BEHIND_IT + 2))
            stop = next((t for t in clause if parsed.words[t] in {",", "."}), clause.stop)
            if any(parsed.lemmas[t] in gathering - SOLEMN for t in range(span.last, stop)):
                return True
    words = draft.first.reading.lexicon.words[WordClass.GATHERING]
    return any(_stands_at(m, words) or _follows(m, words) for m in draft.mentions)


def _follows(mention: Mention, gathering: frozenset[str]) -> bool:
    """Whether a gathering stands right behind a verb and its `on`: `opened fire on a peaceful sit-in of workers`."""
    parsed, span = mention.reading.parsed, mention.trigger.span
    if not parsed.is_verbal(mention.trigger.head) or parsed.lower[span.last - 1] not in {"on", "at", "into", "upon"}:
        return False
    behind = range(span.last, min(len(parsed), span.last + BEHIND_IT))
    stop = next((t for t in behind if parsed.words[t] == "," or parsed.is_verbal(t)), behind.stop)
    return any(parsed.lemmas[t] in gathering for t in range(span.last, stop))


def _stands_at(mention: Mention, gathering: frozenset[str]) -> bool:
    """Whether it was done at a gathering: `five shot dead at a student sit-in`."""
    parsed = mention.reading.parsed
    for word, noun in parsed.prepositional(mention.trigger.head):
        phrase = parsed.noun_phrase(noun)
        if word in {"at", "during"} and not gathering.isdisjoint(parsed.lemmas[phrase.first : phrase.last]):
            return True
    return False


def gathers(draft: Draft, readings: Sequence[SentenceReading]) -> bool:
    """Whether a word for a protest stands in the event's paragraphs."""
    return any(
        not reading.lexicon.words[WordClass.GATHERING].isdisjoint(reading.parsed.lemmas)
        for reading in _around(draft, readings)
    )


def _around(draft: Draft, readings: Sequence[SentenceReading]) -> Iterator[SentenceReading]:
    """The sentences of the paragraphs in which an event is told."""
    told = {m.reading.index for m in draft.mentions}
    paragraphs = {m.reading.sentence.paragraph for m in draft.mentions}
    return (r for r in readings if r.index in told or r.sentence.paragraph in paragraphs)


def burns_people(draft: Draft) -> bool:
    """Whether somebody and not something is set on fire."""
    return any(map(sets_people_alight, draft.mentions))


def sets_people_alight(mention: Mention) -> bool:
    """Whether somebody is set on fire, by a word for people or a pronoun: `doused two men and set them alight`."""
    burning = mention.sub_event_type == VIOLENT and mention.trigger.entry.row.weapon == BURNING
    return burning and any(
        party.identity is not None
        and party.identity.actor_class is ActorClass.CIVILIANS
        and (
            party.reading.parsed.lower[party.side.head] in PRONOUNS
            if party.side.actor is None
            else party.side.actor.covers(party.side.head)
        )
        for party in mention.patients
    )


def only_burns(draft: Draft) -> bool:
    """Whether all that was done is that things burned, and not what marchers burn: tyres, flags."""
    rows = [m.trigger.entry.row for m in draft.mentions if m.sub_event_type == VIOLENT]
    return all(row.weapon == BURNING and not row.trigger.startswith(("burn ti", "burn ty")) for row in rows)


def marchers_harmed(draft: Draft) -> bool:
    """Whether protesters are shot or beaten by whoever attacks: `soldiers shot four women who were protesting`."""
    return any(
        party.identity is not None and party.identity.actor_class is ActorClass.PROTESTERS
        for mention in draft.mentions
        if mention.sub_event_type == ATTACK and mention.agents
        for party in mention.patients
    )


def people_died(draft: Draft) -> bool:
    """Whether dead are counted who are called no fighters."""
    dead = [toll for toll in draft.tolls if toll.outcome is Outcome.KILLED and (toll.low or toll.high)]
    return any(toll.victims_class is not VictimsClass.COMBATANT for toll in dead)


def died_marching(draft: Draft) -> bool:
    """Whether several people died in protests by nobody's named hand: `nearly 100 people died in protests`."""
    marches = {(m.reading.index, m.trigger.head) for m in draft.mentions if m.sub_event_type == PEACEFUL}
    dead = {t.reading.index for t in draft.tolls if t.outcome is Outcome.KILLED and (t.low or t.high or 0) > 1}
    return any(
        word in AMID and (m.reading.index, noun) in marches
        for m in draft.mentions
        if m.reading.index in dead and m.reading.parsed.is_verbal(m.trigger.head)
        for word, noun in m.reading.parsed.prepositional(m.trigger.head)
    )


def forces_hurt(draft: Draft) -> bool:
    """Whether police or soldiers were killed or wounded in a fight with a crowd."""
    fought = any(mention.trigger.entry.row.roles == "clash" for mention in draft.mentions)
    hurt = [toll for toll in draft.tolls if toll.outcome in HURT and (toll.low or toll.high)]
    return fought and any(toll.victims_class is VictimsClass.COMBATANT for toll in hurt)


def forces_fight(draft: Draft) -> bool:
    """Whether police or soldiers fight with somebody: `officers engaged the marchers`."""
    return _done_by(draft, {CLASH, ATTACK}, FORCES)


def crowd_loots(draft: Draft) -> bool:
    """Whether those who protest also loot or wreck."""
    return _done_by(draft, {LOOTING}, CROWD_CLASSES)


def crowd_is_violent(draft: Draft) -> bool:
    """Whether protesters or rioters stone, burn or wreck, told before or beside what police did about it."""
    if _done_by(draft, {VIOLENT, LOOTING}, CROWD_CLASSES):
        return True
    # "Dozens of residents of Kilba blocked the road, burning tyres".
    return any(m.sub_event_type == VIOLENT and m.agents and all(map(_bears_no_arms, m.agents)) for m in draft.mentions)


def _done_by(draft: Draft, kinds: Set[str], classes: Set[ActorClass]) -> bool:
    """Whether somebody of some classes does something of some kinds."""
    return any(
        party.identity is not None and party.identity.actor_class in classes
        for mention in draft.mentions
        if mention.sub_event_type in kinds
        for party in mention.agents
    )


def crowd_storms(draft: Draft) -> bool:
    """Whether people without arms force their way in somewhere: `followers of the cleric breached the parliament`."""
    return any(
        mention.trigger.entry.row.trigger in STORMING
        and bool(mention.agents)
        and all(map(_bears_no_arms, mention.agents))
        for mention in draft.mentions
    )


def is_scene(mention: Mention) -> bool:
    """Whether a protest is only where or when something was done: `opened fire during a vigil`."""
    parsed, head = mention.reading.parsed, mention.trigger.head
    if mention.sub_event_type != PEACEFUL:
        return False
    if parsed.is_verbal(head):
        # "After they held a protest".
        return parsed.deps[head] == "advcl" and any(parsed.lower[c] in SCENE_CLAUSE for c in parsed.children(head))
    return any(parsed.lower[child] in SCENE for child in parsed.children(head) if child < head)


def is_labour_strike(mention: Mention) -> bool:
    """Whether those who strike are people without arms: `a strike by teachers`."""
    if mention.trigger.entry.row.trigger != STRIKE:
        return False
    return bool(mention.agents) and all(_bears_no_arms(party) for party in mention.agents)


def without_walkouts(mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions without the strikes of nobody armed, where work is laid down: `the strike began on Monday`."""
    told = [m for m in mentions if _is_strike(m) and (_is_of_labour(m) or _is_called_off(m))]
    if not told:
        return list(mentions)
    aside = SetAside(RejectReason.METAPHOR, "the strike is of labour")
    return [
        replace(m, aside=aside) if m.aside is None and _is_strike(m) and (m in told or _is_of_nobody(m)) else m
        for m in mentions
    ]


def _is_of_labour(mention: Mention) -> bool:
    """Whether its words were found to say so: `a transport strike`, `a strike of the prison guards`."""
    if mention.aside is not None:
        return mention.aside.reason is RejectReason.METAPHOR
    behind = mention.reading.parsed.prepositional(mention.trigger.head)
    people = [noun for word, noun in behind if word == "of"]
    aimed = any(word in {"on", "against", "at"} for word, _ in behind)
    spans = [actor for actor in mention.reading.actors if any(actor.covers(noun) for noun in people)]
    return not aimed and any(actor.generic is not None and mention.weapon_span is None for actor in spans)


def _is_called_off(mention: Mention) -> bool:
    """Whether people without arms end it: `lecturers called off their eight-month strike`."""
    parsed, verb = mention.reading.parsed, mention.reading.parsed.heads[mention.trigger.head]
    words = mention.reading.lexicon.words[WordClass.CROWD]
    strike = mention.trigger.head
    # The tree may take the `off` for a preposition.
    what = parsed.deps[strike] in OBJECT or any(parsed.lower[c] == "off" for c in parsed.children(strike))
    return (
        what and parsed.lemmas[verb] in ENDING and any(parsed.lemmas[noun] in words for noun in parsed.subjects(verb))
    )


def _is_strike(mention: Mention) -> bool:
    """Whether the noun alone tells it."""
    return mention.trigger.entry.row.trigger == STRIKE and not mention.reading.parsed.is_verbal(mention.trigger.head)


def _is_of_nobody(mention: Mention) -> bool:
    """Whether no armed side acts, nobody is hit and no weapon is named."""
    armed = any(p.identity is not None and not _bears_no_arms(p) for p in mention.agents)
    return not armed and mention.weapon_span is None and not any(p.identity for p in mention.patients)


def _bears_no_arms(party: Party) -> bool:
    if party.identity is not None:
        return party.identity.actor_class in CROWD_CLASSES | {ActorClass.CIVILIANS}
    return party.reading.parsed.lemmas[party.side.head] in party.reading.lexicon.words[WordClass.CROWD]


def by_armed(mention: Mention) -> bool:
    """Whether armed people act as no crowd does: those of no state, or forces that attack."""
    if mention.sub_event_type in CROWD_TYPES:
        return False
    classes = {p.identity.actor_class for p in mention.agents if p.identity is not None}
    return bool(classes & (ARMED if mention.sub_event_type == ATTACK else ARMED_GROUPS))


def by_crowd(mention: Mention) -> bool:
    """Whether protesters or rioters act."""
    return any(p.identity is not None and p.identity.actor_class in CROWD_CLASSES for p in mention.agents)


def opens_fire(draft: Draft) -> bool:
    """Whether armed people open fire, whatever else they do: `opened fire in a hall and set it ablaze`."""
    return any(m.trigger.entry.row.trigger.startswith("open fire") and by_armed(m) for m in draft.mentions)
