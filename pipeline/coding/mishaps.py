"""What is no political violence though people die: a disease, a beast, the weather, traffic, a family quarrel."""

from __future__ import annotations

from pipeline.coding.actors import ActorKind
from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.reading import SentenceReading
from pipeline.coding.roles import Roles
from schemas.vocabulary import Part
from schemas.word_classes import WordClass

# What is done beside something else.
JOINED = frozenset({"conj"})
OWN = frozenset({"his", "her"})
COLLECTIVES = frozenset(
    {"army", "police", "military", "militia", "force", "regime", "government", "navy", "gang", "mob"}
)
# What vehicles do to people who are in their way, when nobody means them to.
RUNS_INTO = frozenset({"kill", "hit", "strike", "injure", "wound", "hurt", "crush", "maim", "knock"})
CRASHING = frozenset({"collide", "overturn", "skid", "derail", "veer"})
ACCIDENTS = frozenset({"crash", "collision", "accident", "derailment"})
# What bombs and earthquakes do to a town.
SHAKING = frozenset({"rock", "shake", "jolt", "rattle"})
BLOWING_UP = frozenset({"explode", "blow", "detonate", "erupt", "burst"})
BLASTS = frozenset({"explosion", "blast"})
# Words of somebody who meant it.
MEANT_BLAST = frozenset(
    {"bomb", "attack", "attacker", "militant", "terrorist", "drone", "missile", "rocket", "sabotage", "plant"}
)
BEHIND = frozenset({"advcl", "acl", "xcomp"})
COMPOUND, OWNERS = frozenset({"compound"}), frozenset({"nmod:poss", "poss"})
WITHIN = frozenset({"of", "in", "at"})
FLAMES = frozenset({"fire", "inferno"})
HERDS = frozenset({"herd", "swarm", "pack", "flock", "colony"})
LIT = frozenset({"set", "start", "light", "ignite", "open", "spark", "cause", "trigger"})
# Beside these a vehicle is a weapon.
MEANT = frozenset(
    {
        *("ram", "plough", "plow", "mow", "drive", "attack", "attacker", "assailant", "terrorist", "terror"),
        *("bomb", "bomber", "bombing", "explosive", "explode", "explosion", "blast", "detonate", "mine", "landmine"),
        *("rocket", "missile", "shell", "drone", "gunman", "gunfire", "shoot", "fire", "armored", "armoured", "police"),
    }
)


def mishap(reading: SentenceReading, head: int, roles: Roles) -> str | None:
    """What did it, where nobody did: `killed by a crocodile`, `cholera has killed 11`, `a bus killed two pupils`."""
    return (
        _natural_cause(reading.parsed, head, roles, reading.lexicon.words[WordClass.NATURAL_CAUSE])
        or _in_traffic(reading, head, roles)
        or _by_itself(reading, head)
        or _in_a_fire(reading.parsed, head, roles)
    )


def within_the_family(reading: SentenceReading, roles: Roles) -> str | None:
    """Whom of his own family somebody alone harms: `shot his wife dead`; militants who shoot a man's wife are many."""
    parsed, kin = reading.parsed, reading.lexicon.words[WordClass.KIN]
    if len(roles.agents) != 1:
        return None
    agent = roles.agents[0].head
    if parsed.lemmas[agent] in kin and any(parsed.lower[child] in OWN for child in parsed.children(agent)):
        # "Shot dead by his brother-in-law".
        return parsed.surface(agent, agent + 1)
    if not _is_one_person(reading, agent):
        return None
    for side in roles.patients:
        below = parsed.children(side.head)
        # "Guard kills wife": a headline leaves out whose.
        own = any(parsed.lower[child] in OWN for child in below) or (reading.sentence.part is Part.TITLE and not below)
        if own and parsed.lemmas[side.head] in kin:
            return parsed.surface(side.span.first, side.span.last)
    return None


def _is_one_person(reading: SentenceReading, head: int) -> bool:
    """Whether a noun is for somebody alone, and not for a weapon, an event or an army: `a policeman`, `guard`."""
    parsed = reading.parsed
    things = {token for hit in reading.weapons for token in range(hit.first, hit.last)}
    things |= {token for trigger, _ in reading.triggers for token in range(trigger.span.first, trigger.span.last)}
    generic = [a for a in reading.actors if a.covers(head) and a.kind is ActorKind.GENERIC]
    one = any(parsed.lower[child] in {"a", "an"} for child in parsed.children(head))
    alone = one or reading.sentence.part is Part.TITLE
    return bool(generic) and alone and head not in things and parsed.tags[head] == "NN" and not _is_many(reading, head)


def _is_many(reading: SentenceReading, head: int) -> bool:
    return reading.parsed.lemmas[head] in reading.lexicon.words[WordClass.COLLECTIVE] | COLLECTIVES


def _natural_cause(parsed: ParsedSentence, head: int, roles: Roles, causes: frozenset[str]) -> str | None:
    """The disease, beast or weather that did it."""
    named = [s.head for s in roles.agents if s.actor is None]
    if not roles.agents and parsed.is_verbal(head):
        # "Died when lightning struck their tent", "were killed in a mudslide".
        joined = [head, *parsed.children(head, JOINED), *([parsed.heads[head]] if parsed.deps[head] in JOINED else [])]
        clauses = [c for verb in joined for c in parsed.children(verb, frozenset({"advcl"}))]
        named += [subject for clause in clauses for subject in parsed.subjects(clause)]
        named += parsed.subjects(parsed.heads[head]) if parsed.deps[head] == "xcomp" else []
        # "Killed in a hail of bullets" and "in a crash of two buses".
        inside = [noun for word, noun in parsed.prepositional(head) if word == "in"]
        named += [noun for noun in inside if not parsed.prepositional(noun) or parsed.lemmas[noun] in ACCIDENTS]
        if not parsed.is_passive(head) and parsed.lemmas[head] in SHAKING:
            named += parsed.subjects(head)
        scenes = [noun for word, noun in parsed.prepositional(head) if word in {"at", "in"}]
        # "Died at the scene of the accident".
        named += [noun for scene in scenes for word, noun in parsed.prepositional(scene) if word == "of"]
    # "A herd of elephants".
    named += [n for t in named if parsed.lemmas[t] in HERDS for word, n in parsed.prepositional(t) if word == "of"]
    # The Liberation Tigers are no beasts.
    named = [t for t in named if t == 0 or not parsed.words[t][:1].isupper() or not parsed.words[t - 1][:1].isupper()]
    return next((parsed.words[t] for t in named if parsed.lemmas[t] in causes or parsed.lower[t] in causes), None)


def _by_itself(reading: SentenceReading, head: int) -> str | None:
    """What blew up that nobody had laid: `an oxygen cylinder exploded`, `the explosion of a boiler`."""
    parsed, volatile = reading.parsed, reading.lexicon.words[WordClass.VOLATILE]
    if parsed.lemmas[head] not in BLOWING_UP | BLASTS:
        return None
    if not MEANT_BLAST.isdisjoint(parsed.lemmas):
        return None
    things = [*parsed.subjects(head), *parsed.children(head, COMPOUND)]
    if not parsed.is_verbal(head):
        places = [noun for word, noun in parsed.prepositional(head) if word in WITHIN]
        things += [*places, *(child for place in places for child in parsed.children(place, COMPOUND))]
    return next((parsed.words[token] for token in things if parsed.lemmas[token] in volatile), None)


def _in_a_fire(parsed: ParsedSentence, head: int, roles: Roles) -> str | None:
    """The flames that killed, where nobody is said to have lit them: `a fire at a hospital killed 82`."""
    if parsed.lemmas[head] not in RUNS_INTO:
        return None
    fires = [side.head for side in roles.agents if side.actor is None and parsed.lemmas[side.head] in FLAMES]
    return next((parsed.words[token] for token in fires if _is_flames(parsed, token)), None)


def _is_flames(parsed: ParsedSentence, noun: int) -> bool:
    """Whether a fire burns and is not shots: `a fire in a ward`, but `mortar fire`, `fire from the hill`."""
    below = parsed.children(noun)
    shots = any(parsed.deps[child] in COMPOUND | OWNERS or parsed.lemmas[child] in LIT for child in below)
    where = {word for word, _ in parsed.prepositional(noun)}
    burns = any(parsed.lower[child] == "a" for child in below) or bool(where & {"at", "in"})
    return burns and not shots and "from" not in where and parsed.tags[noun] == "NN"


def _in_traffic(reading: SentenceReading, head: int, roles: Roles) -> str | None:
    """The vehicle that ran into people, in a clause with no word of an attack."""
    parsed, vehicles = reading.parsed, reading.lexicon.words[WordClass.VEHICLE]
    if not CRASHING.isdisjoint(parsed.lemmas) and not BLOWING_UP.isdisjoint({parsed.lemmas[head]}):
        # "A truck with mining explosives collided with a motorcycle and blew up."
        return next((parsed.words[token] for token in parsed.subjects(head) if parsed.lemmas[token] in vehicles), None)
    clause = {*parsed.subtree(head), *parsed.ancestors(head)}
    if parsed.deps[head] == "conj" or (parsed.tags[head] == "VBG" and parsed.deps[head] in BEHIND):
        # "A bus hit a landmine, killing nine": the mine did.
        clause |= set(parsed.subtree(parsed.heads[head]))
    armed = any(token in clause for hit in reading.weapons for token in range(hit.first, hit.last))
    if parsed.lemmas[head] not in RUNS_INTO or armed or any(parsed.lemmas[token] in MEANT for token in clause):
        return None
    acting = [side.head for side in roles.agents if side.actor is None]
    return next((parsed.words[token] for token in acting if parsed.lemmas[token] in vehicles), None)
