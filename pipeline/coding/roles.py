"""Who did it and to whom: the sides around a trigger word, read from the sentence's tree."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.coding.actors import ActorKind, ActorSpan
from pipeline.coding.parsed import CLAUSAL, PARTICIPLE, RELATIVE, ParsedSentence, Phrase
from schemas.vocabulary import ActorClass

# What an attack is turned on stands behind one of these.
TARGET_PREPOSITIONS = frozenset(
    {"on", "at", "against", "upon", "toward", "towards", "into", "targeting", "onto", "outside", "inside"}
)
NOUN_TARGET_PREPOSITIONS = TARGET_PREPOSITIONS | {"of"}
OTHER_SIDE = frozenset({"with", "between", "among", "against", "and"})
# Inside a noun phrase a named body may stand behind one of these and still own the noun.
OWNER_PREPOSITIONS = frozenset({"of", "from", "for", "in", "within", "belonging", "among"})
MEMBERSHIP = frozenset(
    {
        "belong",
        "affiliate",
        "operate",
        "run",
        "hold",
        "control",
        "comprise",
        "include",
        "call",
        "know",
        "name",
        "loyal",
        "use",
        "inhabit",
        "occupy",
        "belongs",
        "fight",
        "unite",
        "organise",
        "organize",
        "form",
        "lead",
    }
)
# Verbs that only carry the noun that names the event.
LIGHT_VERBS = frozenset(
    {
        "carry",
        "launch",
        "conduct",
        "stage",
        "mount",
        "make",
        "commit",
        "unleash",
        "wage",
        "execute",
        "perform",
        "begin",
        "start",
        "resume",
        "continue",
        "step",
        "order",
        "open",
        "undertake",
        "do",
        "deliver",
        "fire",
        "hold",
        "organise",
        "organize",
        "lead",
        "join",
        "escalate",
        "intensify",
        "claim",
        "attempt",
        "perpetrate",
        "direct",
        "see",
        "involve",
        "orchestrate",
    }
)
# Verbs whose subject may be the event and whose object is then the victim or target.
EFFECT_VERBS = frozenset(
    {
        "kill",
        "hit",
        "strike",
        "target",
        "wound",
        "injure",
        "destroy",
        "damage",
        "leave",
        "rock",
        "claim",
        "rip",
        "tear",
        "flatten",
        "level",
        "pound",
        "devastate",
        "maim",
        "hurt",
        "cause",
        "engulf",
    }
)
# Never a side of an event: what was fired, time and measure.
NOT_A_SIDE = frozenset(
    {
        "day",
        "night",
        "morning",
        "week",
        "hour",
        "evening",
        "afternoon",
        "month",
        "year",
        "time",
        "place",
        "people",
    }
)
MAX_SIDES = 4
CROWD = frozenset({ActorClass.CIVILIANS, ActorClass.PROTESTERS, ActorClass.RIOTERS})


@dataclass(frozen=True, slots=True)
class Side:
    """A participant: the head token of its phrase, the phrase, and the actor it names, when one is found."""

    head: int
    span: Phrase
    actor: ActorSpan | None


@dataclass(frozen=True, slots=True)
class Roles:
    """The two sides around a trigger."""

    agents: tuple[Side, ...] = ()
    patients: tuple[Side, ...] = ()


def find_roles(parsed: ParsedSentence, trigger: Phrase, head: int, kind: str, actors: list[ActorSpan]) -> Roles:
    """Sides of an event told by the trigger whose head token is given; `kind` is the trigger row's `roles`."""
    verbal = parsed.is_verbal(head)
    find = _verb_roles if verbal else _noun_roles
    agents, patients = find(parsed, trigger, head, kind, actors)
    if kind == "patient":
        agents, patients = [], patients or agents
    sides = Roles(tuple(_sides(parsed, agents, trigger, actors)), tuple(_sides(parsed, patients, trigger, actors)))
    if verbal and not sides.patients:
        # "opened fire on demonstrators" names them inside the phrase.
        inside = [
            a
            for a in actors
            if head < a.first
            and a.last <= trigger.last
            and a.generic is not None
            and a.generic.row.actor_class in CROWD
        ]
        sides = Roles(sides.agents, tuple(Side(a.last - 1, Phrase(a.first, a.last), a) for a in inside))
    if kind == "clash" and len(sides.agents) > 1 and not any(side.actor for side in sides.patients):
        return Roles(sides.agents[:1], sides.agents[1:])
    return sides


def _sides(parsed: ParsedSentence, heads: list[int], trigger: Phrase, actors: list[ActorSpan]) -> list[Side]:
    found: list[Side] = []
    for head in dict.fromkeys(heads):
        if head in trigger or (parsed.lemmas[head] in NOT_A_SIDE and not any(a.covers(head) for a in actors)):
            continue
        found.append(Side(head, parsed.noun_phrase(head), actor_of(parsed, head, actors)))
    return found[:MAX_SIDES]


def _verb_roles(
    parsed: ParsedSentence, trigger: Phrase, verb: int, kind: str, actors: list[ActorSpan]
) -> tuple[list[int], list[int]]:
    preps = [pair for token in range(trigger.first, trigger.last) for pair in parsed.prepositional(token)]
    preps += [] if verb in trigger else parsed.prepositional(verb)
    if parsed.is_passive(verb):
        agents = [noun for word, noun in preps if word == "by"]
        patients = parsed.subjects(verb)
        if not agents and kind != "clash":
            agents = _by_behind(parsed, verb, actors)
        if kind == "clash":
            patients += [noun for word, noun in preps if word in OTHER_SIDE]
        return agents, patients
    agents = parsed.subjects(verb)
    agents += _makers(parsed, agents, actors)
    if kind == "clash":
        # "rebels fought the army": what the verb takes is the other side.
        return agents, [noun for word, noun in preps if word in OTHER_SIDE] or parsed.objects(verb)
    targets = [noun for word, noun in preps if word in TARGET_PREPOSITIONS]
    objects = [token for token in parsed.objects(verb) if token not in trigger]
    if not agents and not objects and not targets:
        agents, objects = _beside(parsed, verb)
    if len(trigger_words := range(trigger.first, trigger.last)) > 1 and any(
        parsed.pos[token] == "NOUN" for token in trigger_words
    ):
        # In "opened fire on" and "carried out a raid on" the object is part of the phrase.
        return agents, targets + [noun for word, noun in preps if word == "of"]
    return agents, objects + targets


def _beside(parsed: ParsedSentence, verb: int) -> tuple[list[int], list[int]]:
    """Nouns just before and behind a verb whose parse went wrong."""
    left: list[int] = []
    for token in range(verb - 1, max(-1, verb - 12), -1):
        if parsed.tags[token] == "VBN" and token > 0 and parsed.pos[token - 1] in {"NOUN", "PROPN"}:
            # "groups allied with Turkey lobbed …": the participle's own phrase is not what acts.
            left.clear()
            continue
        if parsed.words[token] in {",", ";", ":", "“", '"'} or (parsed.is_verbal(token) and token != verb):
            break
        if parsed.pos[token] in {"NOUN", "PROPN"} and (
            token + 1 >= len(parsed) or parsed.pos[token + 1] not in {"NOUN", "PROPN"}
        ):
            left.append(token)
    right: list[int] = []
    for token in range(verb + 1, min(len(parsed), verb + 10)):
        if parsed.words[token] in {",", ";", "."} or parsed.is_verbal(token):
            break
        if parsed.pos[token] in {"NOUN", "PROPN"} and (
            token + 1 >= len(parsed) or parsed.pos[token + 1] not in {"NOUN", "PROPN"}
        ):
            right.append(token)
    return left[-1:], right


def _noun_roles(
    parsed: ParsedSentence, trigger: Phrase, head: int, kind: str, actors: list[ActorSpan]
) -> tuple[list[int], list[int]]:
    preps = [pair for token in range(trigger.first, trigger.last) for pair in parsed.prepositional(token)]
    agents = [noun for word, noun in preps if word in {"by", "from"} and _names_actor(parsed, noun, actors)]
    agents += _modifiers(parsed, trigger, head, actors)
    if not agents and kind != "clash":
        agents = _by_below(parsed, trigger, head, actors)
    if kind == "clash":
        return agents, [noun for word, noun in preps if word in OTHER_SIDE]
    patients = [noun for word, noun in preps if word in NOUN_TARGET_PREPOSITIONS]
    for child in parsed.children(head, PARTICIPLE | RELATIVE):
        if parsed.tags[child] == "VBG" or parsed.deps[child] in RELATIVE:
            patients += parsed.objects(child)
            patients += [noun for word, noun in parsed.prepositional(child) if word in TARGET_PREPOSITIONS]
        elif parsed.tags[child] == "VBN":
            agents += [noun for word, noun in parsed.prepositional(child) if word == "by"]
    verb = parsed.heads[parsed.first_conjunct(head)]
    label = parsed.deps[parsed.first_conjunct(head)]
    if parsed.is_verbal(verb) and verb != head:
        more_agents, more_patients = _through_verb(parsed, verb, label)
        agents, patients = agents or more_agents, patients + [p for p in more_patients if p not in patients]
    return agents, patients


def _makers(parsed: ParsedSentence, subjects: list[int], actors: list[ActorSpan]) -> list[int]:
    """Whoever laid or sent what acts: `a mine planted by rebels went off`, `an airstrike launched by the army`."""
    found: list[int] = []
    for subject in subjects:
        if _names_actor(parsed, subject, actors):
            continue
        for child in parsed.children(subject, PARTICIPLE):
            found += [noun for word, noun in parsed.prepositional(child) if word == "by"]
    return found


def _by_behind(parsed: ParsedSentence, verb: int, actors: list[ActorSpan]) -> list[int]:
    """Whoever stands behind a `by` that the tree hung elsewhere: `were shot dead at home in Pará, by hooded men`."""
    for token in range(verb + 1, len(parsed)):
        if parsed.is_verbal(token) and parsed.tags[token] in {"VBD", "VBZ", "VBP", "MD", "VBG"}:
            return []
        if parsed.lower[token] == "by" and parsed.deps[token] in {"case", "prep", "agent"}:
            noun = parsed.heads[token] if parsed.deps[token] == "case" else next(iter(parsed.children(token)), token)
            return [noun] if noun > token and _names_actor(parsed, noun, actors) else []
    return []


def _by_below(parsed: ParsedSentence, trigger: Phrase, head: int, actors: list[ActorSpan]) -> list[int]:
    """Whoever stands behind `by` deeper in the phrase: `the shelling of the town of X by the army`."""
    for token in parsed.subtree(head, without=CLAUSAL | {"conj"}):
        if parsed.lower[token] != "by" or token < trigger.last or parsed.deps[token] not in {"case", "prep", "agent"}:
            continue
        noun = parsed.heads[token] if parsed.deps[token] == "case" else next(iter(parsed.children(token)), token)
        if _names_actor(parsed, noun, actors):
            return [noun]
    return []


def _through_verb(parsed: ParsedSentence, verb: int, label: str) -> tuple[list[int], list[int]]:
    """Sides that the verb around an event noun gives: `carried out a raid on X`, `the raid killed X`."""
    preps = parsed.prepositional(verb)
    targets = [noun for word, noun in preps if word in TARGET_PREPOSITIONS]
    if label in {"obj", "dobj"} and parsed.lemmas[verb] in LIGHT_VERBS:
        return parsed.subjects(verb), targets
    if label in {"nsubj:pass", "nsubjpass"}:
        return [noun for word, noun in preps if word == "by"], targets
    if label in {"nsubj"} and parsed.lemmas[verb] in EFFECT_VERBS:
        return [], parsed.objects(verb) + targets
    return [], []


def _names_actor(parsed: ParsedSentence, noun: int, actors: list[ActorSpan]) -> bool:
    return actor_of(parsed, noun, actors) is not None


def _modifiers(parsed: ParsedSentence, trigger: Phrase, head: int, actors: list[ActorSpan]) -> list[int]:
    """Tokens before an event noun that name who did it: `Russian air strikes`, `the army's shelling`."""
    phrase = parsed.noun_phrase(head)
    found: list[int] = []
    for actor in actors:
        close = actor.last <= trigger.first and phrase.first <= actor.first
        adjacent = close and all(parsed.pos[t] not in {"VERB", "AUX", "ADP"} for t in range(actor.last, trigger.first))
        if adjacent and _may_modify(parsed, actor):
            found.append(actor.last - 1)
    return found


def _may_modify(parsed: ParsedSentence, actor: ActorSpan) -> bool:
    """Whether words before an event noun name who did it: `US strike`, `Russia's raid`, but not `the Syria attack`."""
    if actor.generic is not None and not actor.generic.row.as_agent:
        return False
    words = parsed.words[actor.first : actor.last]
    if actor.kind is ActorKind.COUNTRY:
        owns = any(parsed.deps[t] in {"nmod:poss", "poss"} for t in range(actor.first, actor.last))
        return owns or all(word.isupper() for word in words)
    # "Military air strikes" are strikes by some military.
    return not (actor.country is None and [word.lower() for word in words] == ["military"])


def actor_of(parsed: ParsedSentence, head: int, actors: list[ActorSpan]) -> ActorSpan | None:
    """The actor that a noun phrase names: the most telling one in it that owns or is its head."""
    inside = _owned_tokens(parsed, head)
    candidates: list[tuple[int, int, ActorSpan]] = []
    for actor in actors:
        tokens = [token for token in range(actor.first, actor.last) if token in inside]
        if not tokens or not _may_stand_for(parsed, actor, head):
            continue
        owner = (
            any(parsed.deps[token] in {"nmod:poss", "poss"} for token in tokens) and actor.kind is not ActorKind.NAMED
        )
        is_head = (
            actor.covers(head)
            and actor.kind not in {ActorKind.GENERIC, ActorKind.COLLECTIVE}
            and (actor.country or actor.kind is not ActorKind.STATE)
        )
        candidates.append(
            (
                _rank(actor) - (3 if owner else 0) - (9 if is_head else 0),
                min(inside[token] for token in tokens),
                actor,
            )
        )
    return min(candidates, key=lambda found: (found[0], found[1], found[2].first), default=(0, 0, None))[2]


def _rank(actor: ActorSpan) -> int:
    order = {
        ActorKind.NAMED: 0,
        ActorKind.UNLISTED: 1,
        ActorKind.STATE: 1,
        ActorKind.COLLECTIVE: 2,
        ActorKind.GENERIC: 2,
        ActorKind.COUNTRY: 3,
        ActorKind.DEMONYM: 4,
    }
    # "Syrian soldiers" says more than "soldiers", and any name more than "fighters".
    return 2 * order[actor.kind] + (0 if actor.country or actor.kind in {ActorKind.NAMED, ActorKind.COLLECTIVE} else 1)


def _may_stand_for(parsed: ParsedSentence, actor: ActorSpan, head: int) -> bool:
    """A country stands for its forces only as the head or owner of the phrase, a nationality only before an event."""
    if actor.kind is ActorKind.DEMONYM:
        return actor.covers(head)
    if actor.kind is ActorKind.COUNTRY:
        owner = any(
            parsed.deps[t] in {"nmod:poss", "poss"} and parsed.heads[t] == head for t in range(actor.first, actor.last)
        )
        return actor.covers(head) or owner
    # Bare "warplanes" or "artillery" tell the weapon, not whose it is.
    return not (actor.kind is ActorKind.STATE and actor.country is None and actor.weapon is not None)


def _owned_tokens(parsed: ParsedSentence, head: int) -> dict[int, int]:
    """Tokens of a noun phrase that may name its owner, with their distance from the head in the tree."""
    found = {head: 0}
    stack = [head]
    while stack:
        token = stack.pop()
        for child in parsed.children(token):
            if child in found or not _owns(parsed, token, child):
                continue
            found[child] = found[token] + 1
            stack.append(child)
    return found


def _owns(parsed: ParsedSentence, token: int, child: int) -> bool:
    label = parsed.deps[child]
    if label in PARTICIPLE:
        return parsed.lemmas[child] in MEMBERSHIP
    if label in RELATIVE:
        return parsed.lemmas[child] in MEMBERSHIP
    if label in CLAUSAL or label in {"conj", "advmod"}:
        return False
    if label in {"prep", "case"}:
        return parsed.lower[child] in OWNER_PREPOSITIONS
    cases = [parsed.lower[c] for c in parsed.children(child, frozenset({"case"})) if c < child]
    if cases and label not in {"nmod:poss", "poss"}:
        return cases[0] in OWNER_PREPOSITIONS or parsed.lemmas[token] in MEMBERSHIP
    return True
