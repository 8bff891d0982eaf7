"""Who says that he and his own did not do it: `its fighters had not been there`, `we had nothing to do with it`."""

from __future__ import annotations

from collections.abc import Collection

from pipeline.coding.attributions import Attribution
from pipeline.coding.own_deeds import OWN, SELF
from pipeline.coding.parsed import OBJECT, ParsedSentence
from pipeline.coding.phrase_actors import actor_of
from pipeline.coding.reading import SentenceReading
from pipeline.coding.responsible import COPULA
from pipeline.coding.state_forces import is_state_force
from schemas.vocabulary import Stance
from schemas.word_classes import WordClass

# What is denied: a charge, or having had to do with it.
THE_ACT = frozenset({"it", "that", "this"})
PARTS = frozenset({"hand", "part", "role", "involvement", "responsibility"})
HAVING = frozenset({"have", "play", "take", "bear"})
# What the innocent say they did not do, besides the words for events.
DOING = frozenset(
    {"fire", "shoot", "kill", "attack", "target", "bomb", "shell", "fly", "launch", "drop", "hit", "strike", "harm"}
    | {"enter", "commit", "conduct", "plant", "burn", "torch", "abduct", "kidnap", "rape", "loot", "use", "aim", "do"}
    | {
        "clear",
        "disperse",
        "evict",
        "storm",
        "raid",
        "carry",
        "participate",
        "involve",
        "operate",
        "lay",
        "massacre",
        "execute",
        "open",
    }
)
HELD = frozenset({"carry", "have", "fire", "use", "fly", "conduct", "launch", "drop", "make", "operate", "bear"})
THINGS_DONE = frozenset(
    {"strike", "raid", "attack", "operation", "sortie", "aircraft", "plane", "jet", "drone", "shell", "rocket", "shot"}
    | {"missile", "weapon", "firearm", "gun", "bullet", "round", "ammunition", "bomb", "fighter", "soldier", "troops"}
    | {"troop", "man", "force", "member", "unit", "presence", "airstrike", "mine", "patrol"}
)
THERE = frozenset({"there", "in", "at", "near", "present", "over", "around"})
US = frozenset({"we", "us", "our", "ours"})
TOLD = frozenset(
    {"report", "claim", "accusation", "allegation", "charge", "account", "story", "version", "news", "rumour", "rumor"}
)
FALSE = frozenset(
    {"false", "nonsense", "lie", "fabrication", "fabricated", "propaganda", "baseless", "fake", "untrue", "absurd"}
    | {"unfounded", "slander", "invention", "fiction", "groundless", "malicious", "libel", "rubbish", "falsehood"}
)
NONE_OF = frozenset({"no", "none", "neither", "nobody"})


def says_it_did_not(reading: SentenceReading, attribution: Attribution) -> bool:
    """Whether a voice says that it, or its own people, had no part in it: `said its men had not been there`."""
    if attribution.stance is not Stance.ASSERTS or attribution.blames:
        return False
    parsed = reading.parsed
    deeds = {trigger.head for trigger, _ in reading.triggers}
    if belies(reading, range(len(parsed))):
        return True
    return any(
        _nothing_to_do(reading, token)
        or _was_elsewhere(reading, token)
        or _no_part(reading, token)
        or _is_not_ours(reading, token)
        or (parsed.is_verbal(token) and _did_not(reading, token, deeds))
        for token in sorted(attribution.scope)
    )


def belies(reading: SentenceReading, tokens: Collection[int]) -> bool:
    """Whether a charge is called false: `called the report nonsense`, `the allegations are malicious`."""
    parsed = reading.parsed
    for token in tokens:
        if parsed.lemmas[token] not in FALSE:
            continue
        near = [parsed.heads[token], *parsed.ancestors(token)]
        said = [*parsed.own_subjects(token), *(noun for verb in near for noun in parsed.children(verb, OBJECT))]
        dead = {hit.first for hit in reading.outcomes}
        # "Reports of killed civilians were a lie" is about the dead.
        told = [noun for noun in said if parsed.lemmas[noun] in TOLD and dead.isdisjoint(parsed.subtree(noun))]
        if told and not parsed.is_negated(token):
            return True
    return False


def speaks_for_us(reading: SentenceReading) -> bool:
    """Whether somebody speaks of himself and his own in so many words: `"It was not us," said a man`."""
    return not US.isdisjoint(reading.parsed.lower)


def _nothing_to_do(reading: SentenceReading, token: int) -> bool:
    """`Had nothing to do with it`."""
    parsed = reading.parsed
    if parsed.lower[token : token + 4] != ("nothing", "to", "do", "with"):
        return False
    above = [token, *parsed.ancestors(token)]
    subjects = next((found for t in above if parsed.is_verbal(t) and (found := parsed.subjects(t))), [])
    return not subjects or any(is_own_side(reading, subject) for subject in subjects)


def _was_elsewhere(reading: SentenceReading, token: int) -> bool:
    """`Its fighters had not been in the area`."""
    parsed = reading.parsed
    place = parsed.children(token, COPULA) and any(parsed.lower[c] in THERE for c in parsed.children(token))
    if not place:
        return False
    subjects = parsed.own_subjects(token)
    none = any(_no_one_of_ours(parsed, s) or _no_plane(reading, s) for s in subjects)
    return none or (parsed.is_negated(token) and any(is_own_side(reading, subject) for subject in subjects))


def _no_plane(reading: SentenceReading, subject: int) -> bool:
    """`No aircraft of the air force was in the sky`."""
    below = {reading.parsed.lower[t] for t in reading.parsed.subtree(subject)}
    thing = reading.parsed.lemmas[subject] in THINGS_DONE
    return thing and bool(below & NONE_OF) and actor_of(reading, subject) is not None


def _no_part(reading: SentenceReading, token: int) -> bool:
    """`Had no hand in it`, `neither it nor its wing had any role`."""
    parsed = reading.parsed
    verb = parsed.heads[token]
    if parsed.lemmas[token] not in PARTS or parsed.lemmas[verb] not in HAVING:
        return False
    if (parsed.lemmas[token], parsed.lemmas[verb]) == ("responsibility", "take"):
        # "His country had not taken responsibility" clears nobody.
        return False
    subjects = parsed.subjects(verb)
    below = {parsed.lower[t] for s in subjects for t in parsed.subtree(s)} | {
        parsed.lower[t] for t in parsed.children(verb)
    }
    none = any(parsed.lower[child] in NONE_OF for child in parsed.children(token))
    return none or parsed.is_negated(verb) or bool(below & NONE_OF)


def _is_not_ours(reading: SentenceReading, token: int) -> bool:
    """`Was not ours`, `is not behind it`, `were not responsible`."""
    parsed = reading.parsed
    words = reading.lexicon.words[WordClass.RESPONSIBLE] | {"involved", "ours", "theirs", "us"}
    if parsed.lower[token] == "behind":
        return parsed.is_negated(parsed.heads[token]) and bool(parsed.children(parsed.heads[token], COPULA))
    if parsed.lower[token] not in words and parsed.lemmas[token] not in words:
        return False
    return parsed.is_negated(token) or parsed.is_negated(parsed.heads[token])


def _did_not(reading: SentenceReading, verb: int, deeds: Collection[int]) -> bool:
    """Whether one's own people did not do a deed, were not there, or had nothing to do it with."""
    parsed = reading.parsed
    subjects = parsed.subjects(verb)
    if parsed.children(verb, frozenset({"csubj"})):
        return False
    if parsed.is_passive(verb):
        # "Its guns had not been fired", but not "his name not be used".
        subjects = [subject for subject in subjects if parsed.lemmas[subject] in THINGS_DONE]
    if not any(is_own_side(reading, subject) for subject in subjects):
        # "None of our men fired", "no aircraft of ours was in the sky".
        return any(_no_one_of_ours(parsed, s) for s in subjects) and (verb in deeds or parsed.lemmas[verb] in DOING)
    negated = parsed.is_negated(verb)
    things = [t for t in parsed.children(verb, OBJECT) if any(parsed.lower[c] in NONE_OF for c in parsed.children(t))]
    if parsed.lemmas[verb] in HELD and any(parsed.lemmas[t] in THINGS_DONE for t in things):
        return True
    there = any(parsed.lower[child] in {"there", "present"} for child in parsed.children(verb))
    if parsed.lemmas[verb] == "be" and negated and (there or parsed.prepositional(verb)):
        return True
    if parsed.tags[verb] in {"VB", "VBP"} and any(parsed.lower[c] in {"does", "do"} for c in parsed.children(verb)):
        # "Moscow says it does not aim at civilians" is said of every strike; a group's men answer for one.
        return negated and not any(parsed.lower[s] == "it" for s in subjects) and _is_deed(parsed, verb, deeds)
    return negated and (_is_deed(parsed, verb, deeds) or _does_it(parsed, verb))


def _is_deed(parsed: ParsedSentence, verb: int, deeds: Collection[int]) -> bool:
    return verb in deeds or parsed.lemmas[verb] in DOING - {"do"}


def _no_one_of_ours(parsed: ParsedSentence, subject: int) -> bool:
    below = {parsed.lower[t] for t in parsed.subtree(subject)}
    return bool(below & NONE_OF) and bool(below & (OWN | {"ours", "theirs"}))


def _does_it(parsed: ParsedSentence, verb: int) -> bool:
    """`We did not do it`."""
    done = any(parsed.lower[noun] in THE_ACT for noun in parsed.children(verb, OBJECT))
    return parsed.lemmas[verb] == "do" and done


def is_own_side(reading: SentenceReading, doer: int) -> bool:
    """Whether it is the speaker, somebody of his, or the body that he speaks for."""
    parsed = reading.parsed
    below = {parsed.lower[child] for child in parsed.children(doer)}
    if parsed.lower[doer] in SELF or below & OWN or parsed.lemmas[doer] in reading.lexicon.words[WordClass.BAND]:
        return True
    actor = actor_of(reading, doer)
    return actor is not None and is_state_force(actor)
