"""What is told of an event on later days: a charge, a funeral, a toll that rose. Their day is not the event's."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.coding.numbers import ORDINALS
from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.reading import SentenceReading
from pipeline.coding.times import TimeHit
from schemas.word_classes import WordClass

# Words between who succumbs and the wounds.
SUCCUMB, WOUNDS_WITHIN = "succumb", 7
# Between who dies and the hospital.
HOSPITAL_WITHIN = 8
# "The hospital" may be what was hit.
BARE = frozenset({"in", "a"})
# Clauses that tell what went on at the time: `was returning on Monday when gunmen attacked`.
AT_THE_TIME = frozenset({"when", "as", "while", "before", "until", "where"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass"})
WEAPONS = frozenset({"gunshot", "bullet", "stab", "knife", "machete", "shrapnel", "multiple", "shot"})
WORKS = frozenset({"operation", "effort", "work"})
KIND = frozenset({"compound", "amod", "nmod"})
OWNED = frozenset({"his", "her", "their", "the", "its"})
# "Slammed into" is no criticism.
IMPACT = frozenset({"into", "through"})
CLAUSE_MARKS = frozenset({",", ";", ":"})
# How an arrest hangs on what it was made for: `held over the murder`, `in connection with`, `suspected of`.
ARRESTS = "Arrests"
LEADING = frozenset({"case", "mark"})
FOR_WHAT = frozenset({"over", "for"})
IN_WHAT = frozenset(
    {
        "connection",
        "involvement",
        "involve",
        "suspicion",
        "suspect",
        "accuse",
        "implicate",
        "role",
        "link",
        "complicity",
    }
    | {"participate", "participation"}
)
# Along these an event shares the day of the verb above it: `arrived on Monday and shot two`.
SHARED = frozenset({"conj", "xcomp", "parataxis", "aux", "cop"})


def is_aftermath(reading: SentenceReading, verb: int) -> bool:
    """Whether a verb tells what came after an event: `was charged`, `held a funeral`, `the toll rose`."""
    parsed, words = reading.parsed, reading.lexicon.words
    lemma = parsed.lemmas[verb]
    if lemma in words[WordClass.AFTERMATH_VERB]:
        # "The missile slammed into a café" criticises nobody.
        return not (verb + 1 < len(parsed) and parsed.lower[verb + 1] in IMPACT)
    nouns = [*parsed.subjects(verb), *parsed.objects(verb)]
    if lemma == "defend" and any(trigger.head in parsed.objects(verb) for trigger, _ in reading.triggers):
        # "The junta on Tuesday defended a strike": with words.
        return True
    near = [*nouns, *(noun for _, noun in parsed.prepositional(verb))]
    # "The rescue operation was completed on Thursday".
    kinds = {noun: [noun, *(parsed.children(noun, KIND) if parsed.lemmas[noun] in WORKS else ())] for noun in near}
    after = words[WordClass.AFTERMATH_NOUN]
    later = [noun for noun in near if any(parsed.lemmas[kind] in after for kind in kinds[noun])]
    if any(_comes_after(reading, verb, noun) for noun in later):
        return True
    if lemma in words[WordClass.FINDING_VERB] and any(parsed.lemmas[noun] in words[WordClass.BODY] for noun in nouns):
        # "Pulled two more bodies from the ruins, bringing the toll to 18".
        return not words[WordClass.TOLL_NOUN].isdisjoint(parsed.lemmas) or "more" in parsed.lower
    if lemma in words[WordClass.TOLL_VERB] | words[WordClass.REVISING_VERB]:
        return any(parsed.lemmas[noun] in words[WordClass.TOLL_NOUN] for noun in nouns)
    return lemma in words[WordClass.DYING_VERB] and _were_wounded(reading, verb)


def _comes_after(reading: SentenceReading, verb: int, noun: int) -> bool:
    """Whether a verb tells of an inquiry or a funeral: `turned out for the funeral`, not `struck a funeral`."""
    parsed, words = reading.parsed, reading.lexicon.words
    may_be_hit = parsed.lemmas[noun] in words[WordClass.ATTENDED]
    hits = any(trigger.head == verb for trigger, _ in reading.triggers)
    cases = {parsed.lower[child] for child in parsed.children(noun)}
    return not (may_be_hit and hits) or "for" in cases or parsed.lemmas[verb] in words[WordClass.LIGHT_VERB]


def _were_wounded(reading: SentenceReading, verb: int) -> bool:
    """Whether those who die were hit before: `a vendor injured in the blast died on Thursday`, `died of his wounds`."""
    parsed, wounds = reading.parsed, reading.lexicon.words[WordClass.WOUND_WORD]
    of = [noun for _, noun in parsed.prepositional(verb) if not _tells_how(reading, noun)]
    near = [*parsed.subjects(verb), *of]
    below = {token for noun in near for token in parsed.subtree(noun)}
    return any(parsed.lower[token] in wounds for token in below) or _wounded_before(reading, verb) is not None


def _tells_how(reading: SentenceReading, noun: int) -> bool:
    """Whether wounds only say what somebody was killed with: `died of gunshot wounds`, not `of his wounds`."""
    before = [reading.parsed.lower[child] for child in reading.parsed.children(noun) if child < noun]
    return not WEAPONS.isdisjoint(before) and OWNED.isdisjoint(before)


def _wounded_before(reading: SentenceReading, verb: int) -> int | None:
    """The participle before a verb of dying with which trees begin a clause: `a man injured in the blast died`."""
    parsed, wounds = reading.parsed, reading.lexicon.words[WordClass.WOUND_WORD]
    for token in range(verb - 1, -1, -1):
        if parsed.lower[token] in wounds and parsed.tags[token] in {"VBN", "VBD"}:
            return token
        if parsed.words[token] in CLAUSE_MARKS or parsed.lower[token] in {"and", "but"}:
            return None
    return None


def verbs_after(reading: SentenceReading, trigger: int) -> frozenset[int]:
    """The verbs above a trigger that tell what came after it."""
    parsed, token, arrest = reading.parsed, trigger, arrested_over(reading, trigger)
    found: set[int] = set()
    for head in parsed.ancestors(trigger):
        beside = parsed.deps[token] in SHARED or is_at_the_time(parsed, token)
        # "Appeared in court on Wednesday charged with murder": both are of that day.
        if parsed.is_verbal(head) and (
            token in found
            if beside
            else is_aftermath(reading, head) or head == arrest or _dies_of_it(reading, head, token, trigger)
        ):
            found.add(head)
        token = head
    for verb in range(trigger + 1, len(parsed)):
        dies = parsed.lemmas[verb] in reading.lexicon.words[WordClass.DYING_VERB]
        if dies and (first := _wounded_before(reading, verb)) is not None and first <= trigger:
            found.add(verb)
    return frozenset(found)


def arrested_over(reading: SentenceReading, trigger: int) -> int | None:
    """The word for an arrest above a trigger that tells what it was made for: `arrested over the murder of the mayor`.

    "In connection with the attack" only points back at what was told before, and what is said of such a word goes
    with it: `a suspect in the bombing that left four dead`.
    """
    parsed = reading.parsed
    owner = parsed.heads[trigger]
    if parsed.deps[trigger] == "acl:relcl" and any(told.head == owner for told, _ in reading.triggers):
        return arrested_over(reading, owner)
    whom = [noun for word, noun in parsed.prepositional(trigger) if word in {"of", "on", "against"}]
    if all(reading.is_time(noun) for noun in [*whom, *parsed.objects(trigger)]):
        return None
    arrests = {told.head for told, _ in reading.triggers if told.entry.row.sub_event_type == ARRESTS}
    tied, below = False, trigger
    for above in parsed.ancestors(trigger):
        tied = tied or any(parsed.lower[c] in FOR_WHAT for c in parsed.children(below, LEADING) if c < below)
        if above in arrests:
            return above if tied else None
        tied = tied or parsed.lemmas[above] in IN_WHAT
        below = above
    return None


def _dies_of_it(reading: SentenceReading, verb: int, subject: int, trigger: int) -> bool:
    """Whether somebody to whom it was done dies later: `a vendor hit by shrapnel in the blast died on Tuesday`."""
    parsed = reading.parsed
    dies = parsed.lemmas[verb] in reading.lexicon.words[WordClass.DYING_VERB]
    return dies and subject != trigger and parsed.deps[subject] in SUBJECTS


def is_at_the_time(parsed: ParsedSentence, clause: int) -> bool:
    """Whether a clause tells what happened while the verb above it went on."""
    if parsed.deps[clause] != "advcl":
        return False
    return any(parsed.lower[child] in AT_THE_TIME for child in parsed.children(clause) if child < clause)


def ends_a_wound(reading: SentenceReading, head: int) -> bool:
    """Whether somebody hit before dies: `two of the wounded died on Tuesday`, `succumbed to his injuries`."""
    parsed, words = reading.parsed, reading.lexicon.words
    if parsed.lemmas[head] not in words[WordClass.DYING_VERB]:
        return False
    near = [*parsed.subjects(head), *(noun for _, noun in parsed.prepositional(head))]
    if any(parsed.lower[noun] == "hospital" and parsed.lower[noun - 1] in BARE for noun in near):
        return True  # "Died in hospital on Monday".
    if _at_a_named_hospital(parsed, head):
        return True
    below = [token for noun in near for token in (noun, *parsed.children(noun))]
    # "Two of the injured officers had died".
    below += [token for noun in near for word, other in parsed.prepositional(noun) for token in parsed.children(other)]
    if parsed.lemmas[head] == SUCCUMB and any(parsed.lower[noun] in ORDINALS for noun in parsed.subjects(head)):
        # "A third succumbed in Ora on Thursday".
        return True
    if parsed.lemmas[head] == SUCCUMB:
        # "Succumbed on Wednesday to wounds/VBZ he sustained".
        below += [t for t in range(head + 1, min(head + WOUNDS_WITHIN, len(parsed))) if parsed.lower[t - 1] == "to"]
    return any(parsed.lower[token] in words[WordClass.WOUND_WORD] for token in below)


def _at_a_named_hospital(parsed: ParsedSentence, verb: int) -> bool:
    """Whether somebody dies at a hospital that is called by its name: `died on Wednesday at Kobi General Hospital`."""
    for token in range(verb + 1, min(len(parsed), verb + HOSPITAL_WITHIN)):
        if parsed.lower[token] == "hospital" and parsed.pos[token - 1] == "PROPN":
            first = token - 1
            while parsed.pos[first] in {"PROPN", "ADJ", "DET"} and first > verb:
                first -= 1
            return parsed.lower[first] in {"at", "in"}
    return False


def of_the_wound(times: Sequence[TimeHit], reading: SentenceReading) -> list[TimeHit]:
    """Times that hang on the wound rather than on the dying: `the wounds he sustained on Thursday`."""
    parsed, wounds = reading.parsed, reading.lexicon.words[WordClass.WOUND_WORD]
    return [hit for hit in times if any(parsed.lower[t] in wounds for t in parsed.ancestors(reading.time_token(hit)))]
