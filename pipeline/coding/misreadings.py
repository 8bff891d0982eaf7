"""Trees gone wrong in ways that news provokes again and again, and what they should have been."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.coding.labels import labels_of
from schemas.vocabulary import SegmentKind

if TYPE_CHECKING:
    from pipeline.coding.parsed import ParsedSentence

CASE = labels_of("case")
DIRECT_OBJECT = labels_of("object")
SUBJECT, RELATIVE = labels_of("subject"), labels_of("relative")
AUXILIARY = labels_of("auxiliary", "passive_auxiliary")
# Verbs that nobody does without an object: with none they tell what was done to their subject.
DONE_TO = frozenset(
    {
        *(
            "kill",
            "wound",
            "injure",
            "slay",
            "murder",
            "behead",
            "execute",
            "assassinate",
            "massacre",
            "martyr",
            "martyre",
        ),
        *("arrest", "detain", "abduct", "kidnap", "displace", "torch", "raze", "hospitalise", "hospitalize"),
    }
)
SHORT_PARTICIPLES = frozenset({"burnt", "slain", "shot", "beaten", "torn", "blown", "struck", "overrun", "hung"})
# In a headline, where who acts is told in the present: `Village guards shot at checkpoint`, `Convoy attacked`.
DONE_TO_IN_HEADLINES = frozenset(
    {
        *("attack", "ambush", "shoot", "gun", "stab", "hack", "beat", "lynch", "stone", "strangle", "poison", "behead"),
        *("bomb", "shell", "raid", "storm", "besiege", "burn", "loot", "rob", "seize", "target", "hit", "strike"),
        *("rape", "evict", "disperse", "rescue", "free", "release", "ransack", "vandalise", "vandalize", "injure"),
    }
)
# "Soldiers shot at", "gunmen attacked from": what follows tells that the subject acts.
ACTING_BEHIND = frozenset({"at", "on", "into", "towards", "toward", "back", "against", "to"})
# What leads in where people are from.
PLACING = frozenset({"in", "from", "near", "at", "around", "outside", "of"})
# What is done with the dead, whose state a participle tells behind them.
FINDING = frozenset({"find", "discover", "recover", "retrieve", "exhume", "unearth"})
STATES = frozenset({"conj", "advcl", "xcomp", "dep", "parataxis"})
DEEPEST = 3
# What is given stands behind them though they are passive: `three farmers given ten years`.
GIVING = frozenset(
    {"give", "hand", "award", "offer", "deny", "pay", "sentence", "name", "elect", "grant", "send", "ask"}
)
# At the head of a sentence, before those who act.
DESCRIBING = frozenset({"suspected", "alleged", "armed", "masked", "hooded", "unidentified", "presumed", "uniformed"})


def is_misread_verb(parsed: ParsedSentence, token: int) -> bool:
    """Whether a past form was read as an adjective: a noun or pronoun before it, what it acts on behind it."""
    if token == 0 or token + 1 >= len(parsed) or parsed.tags[token] != "JJ":
        return False
    if parsed.lower[token] in SHORT_PARTICIPLES and parsed.lower[token + 1] == "by":
        # "Two shops were burnt by youths".
        return any(parsed.lemmas[child] == "be" for child in parsed.children(token))
    if parsed.lower[token] == "set" and parsed.lower[token + 1] in {"on", "ablaze", "alight", "afire"}:
        # "Two buses were set on fire".
        return any(parsed.lemmas[child] == "be" for child in parsed.children(token))
    if not parsed.lower[token].endswith("ed"):
        return False
    before, after = parsed.pos[token - 1], parsed.pos[token + 1]
    return (
        before in {"NOUN", "PROPN", "PRON"}
        and after in {"DET", "NUM", "PROPN", "NOUN", "ADP"}
        and (parsed.deps[token - 1] not in {"compound", "nmod:poss"} or parsed.heads[token - 1] != token)
    )


def is_reduced(parsed: ParsedSentence, verb: int) -> bool:
    """Whether a past form with `by` right behind it was taken for an active verb: `a bomb dropped by a jet hit …`."""
    at = verb + 1
    # "Five villagers cut down by bandits".
    at += at < len(parsed) and parsed.tags[at] == "RP" and parsed.heads[at] == verb
    if at >= len(parsed) or parsed.lower[at] != "by" or parsed.tags[verb] not in {"VBD", "VBN"}:
        return False
    agent = parsed.heads[at]
    return parsed.deps[at] in CASE and parsed.heads[agent] == verb and not parsed.children(verb, DIRECT_OBJECT)


def acts_on_something(parsed: ParsedSentence, verb: int) -> bool:
    """Whether a past form with no auxiliary was read as a passive, though it has an object: `Troops … burned homes`."""
    if parsed.tags[verb] not in {"VBN", "VBD"} or parsed.children(verb, AUXILIARY) or parsed.lemmas[verb] in GIVING:
        return False
    taken = parsed.children(verb, DIRECT_OBJECT)
    subjects = parsed.children(verb, frozenset({"nsubj:pass", "nsubjpass"}))
    return bool(taken) and bool(subjects) and subjects[0] < verb < taken[0]


def described_before(parsed: ParsedSentence, verb: int) -> list[int]:
    """The subject whose adjective was taken for a verb above it: `Suspected rebels have killed …`."""
    above = parsed.heads[verb]
    if above >= verb or parsed.lower[above] not in DESCRIBING or parsed.own_subjects(above):
        return []
    between = [noun for noun in parsed.children(above, DIRECT_OBJECT) if above < noun < verb]
    first = all(parsed.pos[token] in {"PUNCT", "NUM"} for token in range(above))
    return between if first and parsed.tags[verb] in {"VBD", "VBN", "VBZ", "VBP"} else []


def is_headline_passive(parsed: ParsedSentence, verb: int) -> bool:
    """Whether a headline's passive was taken for an active verb: `Three farmers killed as troops storm a camp`."""
    if parsed.tags[verb] not in {"VBD", "VBN"} or not (parsed.lemmas[verb] in DONE_TO or _is_done_to(parsed, verb)):
        return False
    together = [verb, *parsed.children(verb, frozenset({"conj"}))]
    acts = any(parsed.children(one, DIRECT_OBJECT) for one in together)
    alone = not acts and not parsed.children(verb, AUXILIARY) and parsed.deps[verb] not in RELATIVE
    return alone and any(child < verb for child in parsed.children(verb, SUBJECT))


def _is_done_to(parsed: ParsedSentence, verb: int) -> bool:
    """Whether the past form of a headline's verb has nothing behind it that its subject would act on."""
    if parsed.sentence.kind is not SegmentKind.HEADLINE or parsed.lemmas[verb] not in DONE_TO_IN_HEADLINES:
        return False
    behind = parsed.lower[verb + 1 : verb + 3]
    return not behind or behind[0] not in ACTING_BEHIND or behind == ("to", "death")


def found_so(parsed: ParsedSentence, verb: int) -> list[int]:
    """Those who were found as a participle tells: `police found the bodies of six men, bound and shot in the head`."""
    if parsed.tags[verb] not in {"VBN", "VBD", "JJ"} or parsed.children(verb, DIRECT_OBJECT | AUXILIARY):
        return []
    token = verb
    for _ in range(DEEPEST):
        above = parsed.heads[token]
        if parsed.deps[token] not in STATES or above == token or parsed.children(token, SUBJECT):
            return []
        token = above
        if parsed.lemmas[token] in FINDING and token < verb:
            return [noun for noun in parsed.children(token, DIRECT_OBJECT) if noun < verb]
    return []


def person_before_place(parsed: ParsedSentence, place: int) -> int:
    """Whom `who` means where it was hung on the name of a place: `residents of Ora in Bema County who marched`."""
    token = place
    while parsed.words[token][:1].isupper():
        led = [child for child in parsed.children(token, CASE) if child < token]
        if not led or parsed.lower[led[0]] not in PLACING or led[0] == 0:
            break
        token = led[0] - 1
    person = parsed.pos[token] == "NOUN" and not parsed.words[token][:1].isupper()
    return token if person else place


def object_behind(parsed: ParsedSentence, start: int) -> set[int]:
    """The noun that follows a verb with nothing but its own words between: `seized two animals`."""
    token = start
    while token < len(parsed) and parsed.pos[token] in {"NUM", "DET", "ADJ"}:
        token += 1
    return {token} if token < len(parsed) and parsed.pos[token] in {"NOUN", "PROPN"} else set()


def split_off(parsed: ParsedSentence, verb: int) -> list[int]:
    """The `had` before a quotation mark that opens in the verb's midst: `said it had "killed 21"`."""
    marked = verb > 1 and parsed.tags[verb - 1] in {"``", "''"} and parsed.lower[verb - 2] in {"had", "has", "have"}
    return [verb - 2] if marked and parsed.tags[verb] in {"VBN", "VBD"} else []


def behind_particle(parsed: ParsedSentence, verb: int) -> list[int]:
    """What a verb and its particle act on, with the particle taken for a preposition: `fought off/RP ten men`."""
    particle = verb + 1
    if parsed.tags[particle : particle + 1] != ("RP",) or parsed.deps[particle] not in CASE:
        return []
    noun = parsed.heads[particle]
    return list(parsed.conjuncts(noun)) if parsed.heads[noun] == verb and noun > particle else []
