"""Which actor a noun phrase names: the one it is, or the one that owns it."""

from __future__ import annotations

from dataclasses import replace

from pipeline.coding.actors import ActorKind, ActorSpan
from pipeline.coding.open_marks import AT_WAR
from pipeline.coding.parsed import CLAUSAL, OBJECT, PARTICIPLE, RELATIVE, SUBJECT, ParsedSentence
from pipeline.coding.reading import SentenceReading
from pipeline.coding.state_forces import is_state_force
from schemas.vocabulary import ARMED_GROUPS, ActorClass
from schemas.word_classes import WordClass

# "An Iranian-made drone" may be anybody's.
MAKING = frozenset({"-", "–", "made", "built", "supplied", "designed", "manufactured", "produced", "type", "style"})
# In the name of a force, they tell whose its weapons are.
OWNERS = frozenset({"regime", "government", "army", "military", "state", "junta", "force", "occupation", "occupying"})
# What an army holds, lives in or sends, and nobody else does.
POSTS = frozenset(
    {"base", "outpost", "position", "garrison", "barracks", "bunker", "trench", "convoy", "frontline"}
    | {"warship", "battleship", "destroyer", "corvette", "tank", "battalion", "brigade", "regiment", "airbase"}
    | {"fleet", "contingent", "detachment", "platoon", "unit", "column", "formation"}
    | {"checkpost", "encampment", "fortification"}
)
# Armed people whom a country has, and not its forces.
GROUPS = frozenset({"group", "rebel", "insurgent", "militia", "movement", "faction", "militant", "separatist", "gang"})
BODIES = frozenset({ActorKind.NAMED, ActorKind.UNLISTED})
CROWDS = frozenset({ActorClass.PROTESTERS, ActorClass.RIOTERS})
# Whose hands somebody was in is not who he is.
CAPTIVITY = frozenset({"custody", "hand", "captivity", "control", "clutch", "grip", "cell", "detention", "jail"})
# "A jihadist group allied to al-Qaeda, JNIM, said".
BANDS = frozenset({"group", "organisation", "organization", "outfit", "movement", "militia"})
CALLED, CALLED_WITHIN = frozenset({"called", "named", "known", "dubbed", "calling", "naming"}), 3
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
COPULA = frozenset({"cop"})
APPOSITION = frozenset({"appos"})
# Inside a noun phrase a named body may stand behind one of these and still own the noun.
OWNER_PREPOSITIONS = frozenset({"of", "from", "for", "in", "within", "belonging", "among", "under"})


def actor_of(reading: SentenceReading, head: int) -> ActorSpan | None:
    """The actor that a noun phrase names: the most telling one in it that owns or is its head."""
    parsed = reading.parsed
    kin = reading.lexicon.words[WordClass.KIN]
    for token in [head, *parsed.children(head, APPOSITION)]:
        # "Ana Paz, the wife of a colonel" is no soldier.
        own = next((a for a in reading.actors if a.covers(token)), None) if parsed.lemmas[token] in kin else None
        if own is not None:
            return own
    own = next((a for a in reading.actors if a.covers(head)), None)
    # "Inmates of the Eagles gang" are of the gang.
    offshoot = (
        parsed.lemmas[head] in reading.lexicon.words[WordClass.OFFSHOOT] | reading.lexicon.words[WordClass.CAPTIVE]
    )
    if own is not None and own.generic is not None and own.generic.row.actor_class in CROWDS and not offshoot:
        # "A mob of nationalists" is a mob; "dissidents of the guerrilla's tenth front" are none.
        return own
    if (apposed := _apposed(reading, head)) is not None:
        return apposed
    inside = _owned_tokens(reading, head, own)
    candidates: list[tuple[int, int, ActorSpan]] = []
    for actor in reading.actors:
        whose = _flies_for(reading, actor, head)
        tokens = [token for token in range(actor.first, actor.last) if token in inside or whose]
        if not tokens or not (whose or _may_stand_for(parsed, actor, head)) or _owns_a_town(reading, actor, head):
            continue
        # "The Sudanese army's 16th Division" is no other division of that number.
        owner = any(parsed.deps[token] in {"nmod:poss", "poss"} for token in tokens) and (
            actor.kind is not ActorKind.NAMED or is_state_force(actor)
        )
        is_head = (
            actor.covers(head)
            and actor.kind not in {ActorKind.GENERIC, ActorKind.COLLECTIVE}
            and (actor.country or actor.kind is not ActorKind.STATE)
        )
        candidates.append(
            (
                _rank(actor) - (3 if owner else 0) - (9 if is_head else 0),
                min(inside.get(token, 1) for token in tokens),
                actor,
            )
        )
    best = min(candidates, key=lambda found: (found[0], found[1], found[2].first), default=(0, 0, None))[2]
    return None if best is None else _first_named(reading, _dissident(reading, head, _body_behind(reading, best)))


def _dissident(reading: SentenceReading, head: int, actor: ActorSpan) -> ActorSpan:
    """The dissidents of a group, where they are listed: `dissidents of the tenth front of the FARC`."""
    parsed = reading.parsed
    if parsed.lemmas[head] != "dissident" or actor.kind is not ActorKind.NAMED or actor.covers(head):
        return actor
    rows = reading.lexicon.aliases.named(f"{parsed.surface(actor.first, actor.last)} dissidents")
    return replace(actor, aliases=rows) if rows else actor


def _body_behind(reading: SentenceReading, actor: ActorSpan) -> ActorSpan:
    """The group that armed people are said to be from right behind them, wherever the tree hangs it."""
    armed = actor.generic is not None and actor.generic.row.actor_class in ARMED_GROUPS
    words = reading.parsed.lower[actor.last : actor.last + 2]
    if not armed or words[:1] not in (("from",), ("of",)):
        return actor
    first = actor.last + 1 + (words[1:] == ("the",))
    return next((a for a in reading.actors if a.first == first and a.kind in BODIES), actor)


def _first_named(reading: SentenceReading, actor: ActorSpan) -> ActorSpan:
    """Of two groups that are named in one breath the first: `PKK/YPG terrorists`."""
    words = reading.parsed.words
    if actor.kind is not ActorKind.NAMED or actor.first < 2 or words[actor.first - 1] != "/":
        return actor
    return next((a for a in reading.actors if a.last == actor.first - 1 and a.kind is ActorKind.NAMED), actor)


def _apposed(reading: SentenceReading, head: int) -> ActorSpan | None:
    """The group that an apposition names a part of another by: `al-Qaeda's affiliate in Mali, JNIM`."""
    parsed = reading.parsed
    if parsed.lemmas[head] not in reading.lexicon.words[WordClass.OFFSHOOT] | BANDS:
        return None
    for actor in reading.actors:
        if actor.first > head and actor.kind in {ActorKind.NAMED, ActorKind.UNLISTED, ActorKind.COLLECTIVE}:
            between = (t for t in range(head + 1, actor.first) if parsed.lower[t] not in CALLED)
            near = not any(parsed.tags[token] in FINITE for token in between)
            behind_comma = parsed.words[actor.first - 1] == "," or parsed.words[actor.first - 2 : actor.first - 1] == (
                ",",
            )
            if near and (behind_comma or _is_called(parsed, head, actor)):
                return actor
    return None


def _is_called(parsed: ParsedSentence, head: int, actor: ActorSpan) -> bool:
    """Whether a band is said to bear a group's name: `a movement called the Ora Front`, `known as`."""
    before = parsed.lower[max(head + 1, actor.first - CALLED_WITHIN) : actor.first]
    return not CALLED.isdisjoint(before)


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
        # "Yemen's Iran-aligned group" is no force of Yemen.
        return actor.covers(head) or (owner and parsed.lemmas[head] not in GROUPS)
    # Bare "warplanes" or "artillery" tell the weapon, not whose it is; "regime warplanes" do.
    before = parsed.lemmas[actor.first - 1] if actor.first > 0 else ""
    owned = actor.force is not None and not OWNERS.isdisjoint({before, *actor.force.row.phrase.split()})
    return owned or not (actor.kind is ActorKind.STATE and actor.country is None and actor.weapon is not None)


def _owns_a_town(reading: SentenceReading, actor: ActorSpan, head: int) -> bool:
    """Whether a country is named for the place beside it only: `Ruhland's Ora clashes` are not by it."""
    if actor.kind is not ActorKind.COUNTRY or actor.covers(head):
        return False
    return any(actor.last < place.token < head for place in reading.places if place.known)


def _flies_for(reading: SentenceReading, actor: ActorSpan, head: int) -> bool:
    """Whether a nationality says whose weapon did it: `a Russian missile`, `Israeli warplanes`.

    Not who made it: `an Iranian-made drone`, `Iranian Shahed drones`.
    """
    if actor.kind is not ActorKind.DEMONYM:
        return False
    parsed = reading.parsed
    if parsed.lemmas[head] in POSTS and parsed.heads[actor.last - 1] == head and actor.first < head:
        # "Overran a Ugandan base", "fired on Armenian positions".
        return True
    # "Russian missiles and drones" are both Russian.
    described = {head, parsed.heads[head]} if parsed.deps[head] == "conj" else {head}
    if actor.first > head or not any(parsed.heads[token] in described for token in range(actor.first, actor.last)):
        return False
    noun = min((token for token in described if token >= actor.last), default=head)
    made = any(parsed.pos[t] == "PROPN" or parsed.lower[t] in MAKING for t in range(actor.last, noun))
    fired = parsed.lemmas[head] in reading.lexicon.words[WordClass.FIRING]
    return not made and (fired or any(hit.first <= head < hit.last for hit in reading.weapons))


def _owned_tokens(reading: SentenceReading, head: int, own: ActorSpan | None) -> dict[int, int]:
    """Tokens of a noun phrase that may name its owner, with their distance from the head in the tree.

    `own` is the actor that the head itself names, if any.
    """
    parsed, membership = reading.parsed, reading.lexicon.words[WordClass.MEMBERSHIP]
    found = {head: 0}
    stack = [head]
    while stack:
        token = stack.pop()
        for child in parsed.children(token):
            if child in found or not _owns(parsed, token, child, membership):
                continue
            if token == head and _taken_from(reading, head, child, own):
                continue
            found[child] = found[token] + 1
            stack.append(child)
    return found


def _taken_from(reading: SentenceReading, head: int, child: int, own: ActorSpan | None) -> bool:
    """Whether a noun behind `from` is what somebody was freed or driven out of, and no body he belongs to.

    `Wrested a suspect from the custody of officers`, `retaken by the army from the militiamen`.
    """
    parsed = reading.parsed
    cases = [parsed.lower[c] for c in parsed.children(child, frozenset({"case"})) if c < child]
    if cases != ["from"]:
        return False
    there = next((a for a in reading.actors if a.covers(child)), None)
    if there is None:
        return parsed.lemmas[child] in CAPTIVITY
    words = reading.lexicon.words
    if parsed.lemmas[head] in words[WordClass.OFFICE] | words[WordClass.RANK]:
        # "A military official from the Front" is its own.
        return False
    armed = there.generic is not None and there.generic.row.actor_class in ARMED_GROUPS
    group = there.kind in {ActorKind.NAMED, ActorKind.UNLISTED, ActorKind.COLLECTIVE} and not is_state_force(there)
    return own is not None and is_state_force(own) and (armed or group)


def _owns(parsed: ParsedSentence, token: int, child: int, membership: frozenset[str]) -> bool:
    label = parsed.deps[child]
    if label in OBJECT and parsed.lemmas[token] in AT_WAR:
        # "The coalition fighting the rebels" is not theirs.
        return False
    if label in PARTICIPLE or label in RELATIVE:
        return parsed.lemmas[child] in membership
    if label in CLAUSAL or label in {"conj", "advmod"}:
        return False
    if label in SUBJECT and parsed.children(token, COPULA):
        # "A lawmaker of the party was among eleven persons shot dead".
        return False
    if label in {"prep", "case"}:
        return parsed.lower[child] in OWNER_PREPOSITIONS
    cases = [parsed.lower[c] for c in parsed.children(child, frozenset({"case"})) if c < child]
    if cases and label not in {"nmod:poss", "poss"}:
        return cases[0] in OWNER_PREPOSITIONS or parsed.lemmas[token] in membership
    return True
