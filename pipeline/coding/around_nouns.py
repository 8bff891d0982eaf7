"""Sides of an event noun that the verb around it gives: `carried out a raid`, `the raid killed six`, `survived it`."""

from __future__ import annotations

from pipeline.coding.actors import ActorKind, ActorSpan
from pipeline.coding.lost_sides import names_actor
from pipeline.coding.named_people import is_told_person
from pipeline.coding.parsed import CASE, OBJECT, PARTICIPLE, SUBJECT, ParsedSentence, Phrase
from pipeline.coding.reading import SentenceReading
from pipeline.coding.state_forces import is_band
from schemas.word_classes import WordClass

# Short names of countries that headlines set before what happened there: "CAR ambush", but "US strike".
SCENES = frozenset({"CAR", "DRC", "DR", "PNG"})
# What an attack is turned on stands behind one of these.
TARGET_PREPOSITIONS = frozenset(
    {"on", "at", "against", "upon", "toward", "towards", "into", "targeting", "onto", "outside", "inside"}
)
# "Escaped unharmed from the attack" hangs the attack on how somebody escaped.
STATES = frozenset({"ADJ", "ADV"})
# Whom an attack was turned on, when the attack is what he does this to: `soldiers repelled a raid`.
REPELLING = frozenset(
    {"repel", "repulse", "foil", "thwart", "resist", "rebuff", "withstand", "counter", "avert", "beat", "fend", "ward"}
    | {"fight", "push", "suffer", "sustain", "face"}
)
HAPPENING = frozenset({"be", "take", "occur", "happen"})
# How many words behind an event its participle may stand, and behind that its `by`.
FARTHEST, NEAR = 16, 8
PASSIVE_SUBJECT = frozenset({"nsubj:pass", "nsubjpass"})
PITTING = frozenset({"pit", "oppose", "involve", "set"})


def through_verb(reading: SentenceReading, event: int, verb: int, label: str) -> tuple[list[int], list[int]]:
    """Agents and patients of an event noun that stands by a verb with a label: its subject, object or neither."""
    parsed, words = reading.parsed, reading.lexicon.words
    preps = parsed.prepositional(verb)
    targets = [noun for word, noun in preps if word in TARGET_PREPOSITIONS]
    if label in {"obj", "dobj"} and parsed.lemmas[verb] in words[WordClass.LIGHT_VERB]:
        return parsed.subjects(verb), targets
    if label in {"obj", "dobj"} and parsed.lemmas[verb] in REPELLING:
        return [], parsed.subjects(verb)
    if label in PASSIVE_SUBJECT and parsed.lemmas[verb] in REPELLING:
        return [], [noun for word, noun in preps if word == "by"]
    if label in PASSIVE_SUBJECT and parsed.lemmas[verb] in words[WordClass.CENSURING]:
        # "The attack was condemned by the head of the mission."
        return [], []
    if label in PASSIVE_SUBJECT:
        return [noun for word, noun in preps if word == "by"], targets
    if label in SUBJECT and parsed.lemmas[verb] in HAPPENING:
        # "There was an attack this morning on the mayor", "an attack took place on Friday against the post".
        turned = [noun for word, noun in preps if word in {"on", "against"} and noun > event]
        return [], [noun for noun in turned if names_actor(reading, noun) or is_told_person(reading, noun)]
    if label in {"nsubj"} and parsed.lemmas[verb] in words[WordClass.EFFECT_VERB]:
        return [], parsed.objects(verb) + targets
    return [], []


def claimed_as_many(reading: SentenceReading, head: int) -> list[int]:
    """Who did several at once: `a string of explosions claimed by the group`, `a series of raids carried out by it`."""
    parsed, above = reading.parsed, reading.parsed.heads[head]
    if above == head or parsed.is_verbal(above) or ("of", head) not in parsed.prepositional(above):
        return []
    told = [child for child in parsed.children(above, PARTICIPLE) if child > head and parsed.tags[child] == "VBN"]
    by = [noun for child in told for word, noun in parsed.prepositional(child) if word == "by"]
    return [noun for noun in by if names_actor(reading, noun)]


def did_it(reading: SentenceReading, event: int, noun: int) -> bool:
    """Whether somebody does an event through a verb: `carried out the blast`, `the explosion was set off by rebels`."""
    parsed, verb = reading.parsed, reading.parsed.heads[event]
    doing = parsed.lemmas[verb] in reading.lexicon.words[WordClass.DOING_VERB]
    if parsed.deps[event] in PASSIVE_SUBJECT:
        return doing and ("by", noun) in parsed.prepositional(verb)
    does = doing and parsed.deps[event] in OBJECT and not parsed.is_passive(verb)
    return does and noun in parsed.subjects(verb)


def carried_out_by(reading: SentenceReading, event: int) -> list[int]:
    """Whoever a participle behind an event noun names: `the murder of the judge, carried out this morning by rebels`.

    Trees hang such participles on the victim's name or the sentence's verb, so their words are read in order.
    """
    parsed, words = reading.parsed, reading.lexicon.words[WordClass.LIGHT_VERB]
    for token in range(event + 1, min(len(parsed), event + FARTHEST)):
        if parsed.tags[token] in {"VBZ", "VBP", "MD"} or parsed.children(token, SUBJECT):
            return []
        if parsed.tags[token] not in {"VBN", "VBD"} or parsed.lemmas[token] not in words:
            continue
        after = range(token + 1, min(len(parsed), token + NEAR))
        by = next((t for t in after if parsed.lower[t] == "by"), None)
        if by is None or any(parsed.is_verbal(t) for t in range(token + 1, by)):
            return []
        return [actor.last - 1 for actor in reading.actors if by < actor.first <= by + 2][:1]
    return []


def pitted_by(reading: SentenceReading, event: int) -> list[int]:
    """Both sides of a fight that a verb sets against each other: `clashes pitted police against students`."""
    parsed, verb = reading.parsed, reading.parsed.heads[event]
    if parsed.lemmas[verb] not in PITTING or event not in parsed.subjects(verb):
        return []
    return [*parsed.objects(verb), *(noun for word, noun in parsed.prepositional(verb) if word in {"against", "to"})]


def survivors_of(reading: SentenceReading, event: int) -> list[int]:
    """Whoever came through an event alive: `the mayor survived an attack`, `escaped unhurt from the blast`."""
    parsed = reading.parsed
    verb = parsed.heads[event]
    if parsed.pos[verb] in STATES:
        verb = parsed.heads[verb]
    led = [parsed.lower[case] for case in parsed.children(event, CASE) if case < event]
    is_what = parsed.deps[event] in OBJECT if not led else led == ["from"]
    if not is_what or parsed.lemmas[verb] not in reading.lexicon.words[WordClass.SURVIVING_VERB]:
        return []
    return parsed.subjects(verb)


def before_weapon(reading: SentenceReading, trigger: Phrase) -> set[int]:
    """The words before a weapon that blasts: `a Russian rocket blast`, `a guerrilla IED blast`."""
    before = {hit.first - 1 for hit in reading.weapons if hit.last == trigger.first}
    if any(hit.first == trigger.first for hit in reading.weapons):
        before |= {actor.last - 1 for actor in reading.actors if actor.last == trigger.first and is_band(actor)}
    return before


def may_modify(parsed: ParsedSentence, actor: ActorSpan, head: int) -> bool:
    """Whether words before an event noun name who did it: `US strike`, `Russia's raid`, but not `the Syria attack`."""
    if actor.generic is not None and not actor.generic.row.as_agent:
        return False
    words = parsed.words[actor.first : actor.last]
    if actor.kind is ActorKind.COUNTRY:
        owns = any(parsed.deps[t] in {"nmod:poss", "poss"} for t in range(actor.first, actor.last))
        ranked = any(tag == "JJS" for tag in parsed.tags[actor.last : head])
        if ranked and not any(word in TARGET_PREPOSITIONS for word, _ in parsed.prepositional(head)):
            # "One of Ruhland's deadliest attacks" was in Ruhland.
            return False
        return owns or (all(word.isupper() for word in words) and SCENES.isdisjoint(words))
    # "Military air strikes" are strikes by some military.
    return not (actor.country is None and [word.lower() for word in words] == ["military"])
