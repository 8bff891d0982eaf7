"""Whom a clause makes the doer of an event that a noun names: `the army was behind the raid`, `the work of rebels`."""

from __future__ import annotations

import itertools

from pipeline.coding.actors import ActorKind
from pipeline.coding.attributions import attribution_of
from pipeline.coding.named_people import happens_to_people
from pipeline.coding.parsed import CASE, OBJECT, PARTICIPLE, RELATIVE, ParsedSentence
from pipeline.coding.phrase_actors import actor_of
from pipeline.coding.reading import SentenceReading
from pipeline.coding.state_forces import is_state_force
from schemas.vocabulary import ARMED_GROUPS, Stance
from schemas.word_classes import WordClass

# Between a word for being responsible and the event.
FOR = frozenset({"for", "of", "in", "behind"})
# Between an event and whom it is laid to.
LAID_TO = frozenset({"to", "on"})
COPULA = frozenset({"cop"})
COMPLEMENT = frozenset({"xcomp"})
HOLDING = frozenset(
    {"arrest", "detain", "apprehend", "jail", "nab", "charge", "convict", "sentence", "hang", "execute"}
)
# What somebody stands under who is held for a deed: `under arrest over the murder`, `brought to trial for it`.
HELD = HOLDING | {"try", "prosecute", "indict", "imprison", "remand", "trial", "custody"}
# How far above a killing the word for holding somebody over it stands: `on charges of being implicated in the murder`.
HELD_WITHIN = 5
NAMES = frozenset({ActorKind.NAMED, ActorKind.UNLISTED})
OVER = frozenset({"for", "over", "in", "with"})
OPEN_MARKS = frozenset({"if", "whether", "unless"})
MODAL_TAG = "MD"
PASSIVE_SUBJECT = frozenset({"nsubj:pass", "nsubjpass"})
# Between an accusation and the deed: `accused of shelling`, `blamed for the raid`, `suspected in the murder`.
OF_THE_DEED = frozenset({"of", "for", "in", "over"})
CENSURED, INVOLVED = frozenset({"for", "over"}), frozenset({"in"})
MARKS = CASE | frozenset({"mark"})
DEED_CLAUSES = frozenset({"advcl", "acl", "ccomp", "xcomp"})


def responsible_for(reading: SentenceReading, event: int) -> list[int]:
    """Nouns for whoever a clause makes the doer of the event noun; none where it leaves that open or denies it."""
    parsed, words = reading.parsed, reading.lexicon.words
    above, label = parsed.heads[event], parsed.deps[event]
    found: list[int] = []
    said = event
    if parsed.children(event, COPULA) and _led_by(parsed, event, frozenset({"behind"})):
        found = parsed.own_subjects(event)
    elif parsed.lemmas[above] in words[WordClass.RESPONSIBLE] and _led_by(parsed, event, FOR):
        found, said = _those_responsible(parsed, above), above
    elif parsed.lemmas[above] in words[WordClass.DEED] and label == "nsubj" and parsed.children(above, COPULA):
        found, said = [noun for word, noun in parsed.prepositional(above) if word in {"of", "by"}], above
    elif parsed.lemmas[above] in words[WordClass.LAYING_VERB] and label in PASSIVE_SUBJECT:
        found, said = [noun for word, noun in parsed.prepositional(above) if word in LAID_TO], above
    elif parsed.lemmas[above] in words[WordClass.LAYING_VERB] and label in OBJECT:
        # "Attributed the raid to the rebels"; what stands behind `on` may be what was raided.
        behind = [token for token in range(event + 1, len(parsed)) if parsed.lower[token] == "to"]
        found, said = [parsed.heads[token] for token in behind if parsed.deps[token] in CASE][:1], above
    elif _accuses(reading, above, censured=_led_by(parsed, event, CENSURED)) and _led_by(parsed, event, OF_THE_DEED):
        found, said = parsed.own_subjects(above) if parsed.is_passive(above) else parsed.objects(above), above
    elif _takes_part(parsed, above) and _led_by(parsed, event, INVOLVED):
        # "Four officers of the army took part in the murder": armed people alone do so by arms.
        found, said = [one for noun in parsed.subjects(above) if (one := _force_at(reading, noun)) is not None], above
    elif parsed.lemmas[above] in words[WordClass.INVOLVING] and _led_by(parsed, event, INVOLVED):
        found, said = parsed.objects(above) or parsed.subjects(above), above
    found = found or _held_over(reading, event)
    return [] if not found or _is_open(reading, said) else found


def _takes_part(parsed: ParsedSentence, verb: int) -> bool:
    """Whether a verb tells that somebody was one of those who did it: `took part in`, `participated in`."""
    part = parsed.lemmas[verb] == "take" and any(parsed.lemmas[noun] == "part" for noun in parsed.objects(verb))
    return (part or parsed.lemmas[verb] == "participate") and not parsed.is_passive(verb)


def _held_over(reading: SentenceReading, event: int) -> list[int]:
    """Armed people held or tried over a killing: `soldiers arrested over the murder`, `a colonel implicated in it`."""
    parsed = reading.parsed
    if not _led_by(parsed, event, OVER) or not happens_to_people(reading, event):
        return []
    others = {trigger.head for trigger, _ in reading.triggers if trigger.head != event}
    for above in itertools.islice(parsed.ancestors(event), HELD_WITHIN):
        involving = parsed.lemmas[above] in reading.lexicon.words[WordClass.INVOLVING]
        if parsed.lemmas[above] not in HELD and not involving:
            if above in others:
                return []
            continue
        verb = above if parsed.is_verbal(above) or parsed.children(above, COPULA) else parsed.heads[above]
        nouns = parsed.subjects(verb) if verb != above or parsed.is_passive(verb) else parsed.objects(verb)
        nouns = nouns or parsed.own_subjects(verb)
        if parsed.deps[above] in PARTICIPLE:
            described = parsed.heads[above]
            nouns = [parsed.heads[described] if parsed.deps[described] == "appos" else described]
        armed = [force for noun in nouns if (force := _force_at(reading, noun)) is not None]
        if armed or not involving:
            return armed
    return []


def _force_at(reading: SentenceReading, noun: int) -> int | None:
    """The word for an armed side that a noun is or has before it: `members of the army`, `Colonel Ruiz`."""
    phrase = reading.parsed.noun_phrase(noun)
    for word, whole in reading.parsed.prepositional(noun):
        # "Officers of the armed forces" are none of the police.
        of = actor_of(reading, whole) if word == "of" else None
        if of is not None and is_state_force(of):
            return of.last - 1
    own = actor_of(reading, noun)
    near = [own] if own is not None else [a for a in reading.actors if phrase.first <= a.first and a.last <= noun + 1]
    for actor in near:
        generic = None if actor.generic is None else actor.generic.row.actor_class
        if is_state_force(actor) or generic in ARMED_GROUPS or (actor.kind in NAMES and own is not None):
            return actor.last - 1
    return None


def accused_of(reading: SentenceReading, deed: int) -> list[int]:
    """Whoever is accused of what a verb tells: `the army is accused of killing`, `blamed the army for shelling`."""
    parsed = reading.parsed
    if parsed.deps[deed] == "conj" and parsed.tags[deed] == "VBG" and not parsed.own_subjects(deed):
        # "Accused the troops of going from door to door and executing men".
        first = parsed.first_conjunct(deed)
        deeds = [c for c in parsed.children(first, DEED_CLAUSES) if c < deed and parsed.tags[c] == "VBG"]
        # The tree may hang the second deed on the accusation.
        return accused_of(reading, deeds[-1] if deeds and parsed.tags[first] != "VBG" else first)
    above = _above_aside(reading, parsed.heads[deed])
    led = {parsed.lower[child] for child in parsed.children(deed, MARKS) if child < deed} & OF_THE_DEED
    # "Arrested 40 people for looting": they looted, and not the police.
    held = parsed.lemmas[above] in HOLDING and "for" in led
    accused = held or _accuses(reading, above, censured=bool(led & CENSURED))
    if not led or parsed.deps[deed] not in DEED_CLAUSES or not accused or _is_open(reading, above):
        return []
    return parsed.own_subjects(above) if parsed.is_passive(above) else parsed.objects(above)


def _above_aside(reading: SentenceReading, verb: int) -> int:
    """The accusing verb, where the deed was hung on an aside: `accused the OLA, which they call Shene, of killing`."""
    parsed = reading.parsed
    aside = parsed.deps[verb] in RELATIVE or parsed.deps[verb].endswith(":relcl")
    if not aside or _accuses(reading, verb):
        return verb
    return next((t for t in parsed.ancestors(verb) if parsed.is_verbal(t) and _accuses(reading, t)), verb)


def _accuses(reading: SentenceReading, verb: int, *, censured: bool = False) -> bool:
    """Whether a verb lays something to somebody as its own object: `accuse`, `blame`, and `condemn … for` it."""
    parsed, lexicon = reading.parsed, reading.lexicon
    if not parsed.is_verbal(verb):
        return False
    if censured and parsed.lemmas[verb] in lexicon.words[WordClass.CENSURING]:
        return True
    rows = lexicon.reporting.all_at(parsed.forms, verb)
    return any(hit.row.row.blames and hit.row.row.pos == "verb" for hit in rows)


def _those_responsible(parsed: ParsedSentence, adjective: int) -> list[int]:
    """The subject of `is responsible`, or whom somebody holds responsible."""
    if parsed.deps[adjective] in COMPLEMENT:
        verb = parsed.heads[adjective]
        return parsed.subjects(verb) if parsed.is_passive(verb) else parsed.children(verb, OBJECT)
    return parsed.own_subjects(adjective) if parsed.children(adjective, COPULA) else []


def _led_by(parsed: ParsedSentence, noun: int, words: frozenset[str]) -> bool:
    """Whether a preposition of some stands before a noun, in either scheme of labels."""
    above = parsed.heads[noun]
    if parsed.deps[noun] == "pobj":
        return parsed.lower[above] in words
    return any(parsed.lower[case] in words for case in parsed.children(noun, CASE) if case < noun)


def _is_open(reading: SentenceReading, token: int) -> bool:
    """Whether a clause leaves open who did it: negated, supposed, asked, or denied by whoever speaks."""
    parsed = reading.parsed
    below = parsed.children(token)
    supposed = any(parsed.tags[child] == MODAL_TAG or parsed.lower[child] in OPEN_MARKS for child in below)
    voice = attribution_of(token, reading.attributions)
    return supposed or parsed.is_negated(token) or (voice is not None and voice.stance is not Stance.ASSERTS)
