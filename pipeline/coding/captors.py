"""Who took somebody, told by who lets him go: `freed by the rebels two weeks after he was kidnapped`."""

from __future__ import annotations

from pipeline.coding.actors import ActorKind
from pipeline.coding.parsed import OBJECT
from pipeline.coding.phrase_actors import actor_of
from pipeline.coding.reading import SentenceReading
from pipeline.coding.state_forces import is_state_force
from schemas.vocabulary import ARMED_GROUPS, Outcome
from schemas.word_classes import WordClass

RANSOM = "ransom"
# Whom a demand to let somebody go is made of: `called on the rebels to release her`, `urged them to free her`.
ADDRESSED = frozenset({"call", "urge", "ask", "appeal", "demand", "beg", "plead", "press"})


def let_go_by(reading: SentenceReading, taking: int) -> list[int]:
    """The armed group that lets go, or wants money for, whoever was taken; soldiers who free people took nobody."""
    parsed, words = reading.parsed, reading.lexicon.words[WordClass.RELEASING_VERB]
    told = [t for t in range(len(parsed)) if t != taking and (parsed.lemmas[t] in words or parsed.lower[t] == RANSOM)]
    taken = (hit for hit in reading.outcomes if told and hit.first <= taking < hit.last)
    if not any(hit.row.row.outcome is Outcome.ABDUCTED for hit in taken):
        return []
    for token in told:
        verb = parsed.heads[token] if parsed.lower[token] == RANSOM and parsed.deps[token] in OBJECT else token
        if not parsed.is_verbal(verb):
            continue
        by = [noun for word, noun in parsed.prepositional(verb) if word == "by"]
        nouns = by if parsed.is_passive(verb) else parsed.subjects(verb)
        above = parsed.heads[verb]
        if nouns and all(parsed.pos[noun] == "PRON" for noun in nouns):
            # "The rebels said they would release him".
            nouns = parsed.subjects(above)
        if above != verb and not parsed.is_passive(verb) and parsed.lemmas[above] in ADDRESSED:
            behind = [noun for word, noun in parsed.prepositional(above) if word in {"on", "to"}]
            nouns = [*parsed.objects(above), *behind]
        captors = [noun for noun in nouns if _is_group(reading, noun)]
        if captors:
            return captors
    return []


def _is_group(reading: SentenceReading, noun: int) -> bool:
    """Whether a noun names an armed group that is no state's."""
    actor = actor_of(reading, noun)
    if actor is None or is_state_force(actor):
        return False
    if actor.generic is not None:
        return actor.generic.row.actor_class in ARMED_GROUPS
    known = (reading.lexicon.actors.get(entry.row.actor_id) for entry in actor.aliases)
    return actor.kind is ActorKind.UNLISTED or any(one is not None and one.actor_class in ARMED_GROUPS for one in known)
