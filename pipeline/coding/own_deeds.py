"""What an armed group says of itself: `said it had planted the device`, `said its fighters had shelled the base`."""

from __future__ import annotations

from pipeline.coding.actors import ActorKind, ActorSpan
from pipeline.coding.attributions import Attribution
from pipeline.coding.other_deeds import owns_others
from pipeline.coding.parsed import CASE, OBJECT, ParsedSentence
from pipeline.coding.phrase_actors import actor_of
from pipeline.coding.reading import SentenceReading
from pipeline.coding.responsible import COPULA, MODAL_TAG
from schemas.vocabulary import Stance
from schemas.word_classes import WordClass

# Whoever speaks means himself, or his own people.
SELF = frozenset({"it", "they", "we", "he", "i"})
OWN = frozenset({"its", "their", "our", "his"})
ITSELF = frozenset({"group", "movement", "organisation", "organization"})
SENT = frozenset({"bomber", "attacker"})
ACCEPTED = frozenset({"responsibility", "credit"})
# "Claimed the raid", "owned the attack".
OF_AN_EVENT = frozenset({"claim", "own", "acknowledge", "avow"})
LOSSES = frozenset({"death", "injury", "casualty", "fatality", "loss", "wound", "victim", "body"})
NOBODY = frozenset({"no", "nobody", "none", "neither"})
CONTRASTING = frozenset({"but", "though", "although", "while", "yet"})
GROUPS = frozenset({ActorKind.NAMED, ActorKind.UNLISTED})


def owns_up(reading: SentenceReading, verb: int) -> bool:
    """Whether a verb claims responsibility, or claims an event: `took credit`, `claimed the attack`."""
    parsed, words = reading.parsed, reading.lexicon.words
    if parsed.lemmas[verb] not in words[WordClass.OWNING_VERB] or not parsed.is_verbal(verb):
        return False
    if owns_others(reading, verb) or _but_nobody(parsed, verb):
        return False
    taken = parsed.children(verb, OBJECT)
    if any(parsed.lemmas[child] in ACCEPTED for child in taken):
        return True
    events = {trigger.head for trigger, _ in reading.triggers if not parsed.is_verbal(trigger.head)}
    # Who "claimed the death of 29" only counts them.
    events |= {
        h.first for h in reading.outcomes if parsed.pos[h.first] == "NOUN" and parsed.lemmas[h.first] not in LOSSES
    }
    return parsed.lemmas[verb] in OF_AN_EVENT and any(child in events for child in taken)


def _but_nobody(parsed: ParsedSentence, verb: int) -> bool:
    """Whether the sentence goes on to say that nobody owns up: `claimed the first raid, but no group has`."""
    after = range(verb + 1, len(parsed) - 1)
    return any(parsed.lower[t] in CONTRASTING and parsed.lower[t + 1] in NOBODY for t in after)


def owners(reading: SentenceReading) -> list[tuple[int, int, ActorSpan]]:
    """Verbs by which a named group claims responsibility, each with its subject and the group."""
    parsed = reading.parsed
    found: list[tuple[int, int, ActorSpan]] = []
    for verb, lemma in enumerate(parsed.lemmas):
        if lemma not in reading.lexicon.words[WordClass.OWNING_VERB] or not owns_up(reading, verb):
            continue
        if parsed.is_negated(verb) or parsed.is_passive(verb) or _is_unsure(parsed, verb):
            continue
        subjects = parsed.subjects(verb)
        if any(parsed.lower[child] in NOBODY for one in subjects for child in [one, *parsed.children(one)]):
            continue
        named = [(verb, one, actor) for one in subjects if (actor := actor_of(reading, one)) and actor.kind in GROUPS]
        found += named[:1]
    return found


def tells_own_deed(reading: SentenceReading, attribution: Attribution) -> bool:
    """Whether a voice says that it, or its own people, did something violent."""
    if attribution.stance is not Stance.ASSERTS:
        return False
    parsed = reading.parsed
    deeds = _deed_verbs(reading)
    for token in sorted(attribution.scope):
        if parsed.lower[token] == "behind" and parsed.deps[token] in CASE:
            doers, said = parsed.own_subjects(parsed.heads[token]), parsed.heads[token]
            if not parsed.children(said, COPULA):
                continue
        elif parsed.lemmas[token] in reading.lexicon.words[WordClass.RESPONSIBLE] and parsed.children(token, COPULA):
            # "Says it was responsible", but not "for the safety of civilians".
            for_what = [noun for word, noun in parsed.prepositional(token) if word == "for"]
            events = {trigger.head for trigger, _ in reading.triggers}
            if any(noun not in events and parsed.pos[noun] != "PRON" for noun in for_what):
                continue
            doers, said = parsed.own_subjects(token), token
        elif parsed.is_verbal(token) and (token in deeds or _tells_deed(reading, token) or _does_it(parsed, token)):
            doers, said = _doers(parsed, token), token
        else:
            continue
        own = any(_is_own(parsed, doer) for doer in doers)
        if own and _downs_arms(reading, said):
            continue
        if own and not _is_unsure(parsed, said) and _is_plain(parsed, said, attribution.verb):
            return True
    return False


def _downs_arms(reading: SentenceReading, verb: int) -> bool:
    """Whether what is destroyed are the other side's arms: `said its air defences had destroyed 44 drones`."""
    parsed, arms = reading.parsed, reading.lexicon.words[WordClass.ARMS]
    downed = [
        *parsed.objects(verb),
        *(parsed.subjects(verb) if parsed.is_passive(verb) else ()),
    ]
    return bool(downed) and all(parsed.lemmas[noun] in arms for noun in downed)


def _tells_deed(reading: SentenceReading, verb: int) -> bool:
    """Whether a verb is one for violence: bombs are laid and buried, but so are the dead."""
    parsed, arms = reading.parsed, reading.lexicon.words[WordClass.ARMS] | {"it", "them", "mine", "device", "charge"}
    if parsed.lemmas[verb] in {"bury", "lay"}:
        return any(parsed.lemmas[noun] in arms for noun in parsed.objects(verb))
    return parsed.lemmas[verb] in _words_for_deeds(reading)


def _does_it(parsed: ParsedSentence, verb: int) -> bool:
    """Whether a verb says of what was told before that somebody did it: `said that it did it`."""
    return parsed.lower[verb] in {"did", "done"} and any(
        parsed.lower[noun] in {"it", "this"} for noun in parsed.children(verb, OBJECT)
    )


def _words_for_deeds(reading: SentenceReading) -> frozenset[str]:
    words = reading.lexicon.words
    return words[WordClass.STRIKING_VERB] | words[WordClass.PLANTING_VERB]


def _deed_verbs(reading: SentenceReading) -> set[int]:
    """Verbs that tell of an event by somebody, those with an event noun for their object included."""
    parsed = reading.parsed
    heads = {trigger.head for trigger, _ in reading.triggers if "agent" in trigger.entry.row.roles}
    light = reading.lexicon.words[WordClass.LIGHT_VERB]
    return {head for head in heads if parsed.is_verbal(head)} | {
        parsed.heads[head]
        for head in heads
        if not parsed.is_verbal(head) and parsed.deps[head] in OBJECT and parsed.lemmas[parsed.heads[head]] in light
    }


def _doers(parsed: ParsedSentence, verb: int) -> list[int]:
    if parsed.is_passive(verb):
        return [noun for word, noun in parsed.prepositional(verb) if word == "by"]
    return parsed.subjects(verb)


def _is_own(parsed: ParsedSentence, doer: int) -> bool:
    """Whether it is the speaker himself, somebody of his, or the bomber whom he speaks for."""
    if parsed.pos[doer] == "NUM":
        # "Said four of its fighters had carried out the raid."
        return any(word == "of" and _is_own(parsed, noun) for word, noun in parsed.prepositional(doer))
    below = {parsed.lower[child] for child in parsed.children(doer)}
    own = parsed.lemmas[doer] in SENT | ITSELF and "the" in below
    return parsed.lower[doer] in SELF or bool(below & OWN) or own


def _is_unsure(parsed: ParsedSentence, verb: int) -> bool:
    """Whether a deed is denied or only announced: `said it would attack`."""
    ahead = any(parsed.tags[child] == MODAL_TAG or parsed.lower[child] == "to" for child in parsed.children(verb))
    return ahead or parsed.is_negated(verb)


def _is_plain(parsed: ParsedSentence, deed: int, said: int) -> bool:
    """Whether nobody else acts between what is said and the deed: in `said Israel lied when it hit`, it is Israel."""
    for above in parsed.ancestors(deed):
        if above == said:
            return True
        if any(not _is_own(parsed, subject) for subject in parsed.own_subjects(above)):
            return False
    return True
