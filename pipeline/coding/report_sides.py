"""The two sides of a report where the type of event decides: crowds, civilians, and armed people nobody names."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pipeline.coding.blame import Blame
from pipeline.coding.draft import Draft
from pipeline.coding.identity import ANYBODY_ARMED, CIVILIANS, Identity, is_unknown, state_identity
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mention import Mention, Party
from pipeline.coding.parsed import DIRECT_OBJECT, PASSIVE_SUBJECT
from pipeline.coding.roles import Side
from pipeline.coding.sides import Choice, blamed
from schemas.coding import ActorRef, Claim
from schemas.vocabulary import ARMED_GROUPS, FORCES, ActorClass, ClaimantType, Outcome, Part, Stance, VictimsClass
from schemas.word_classes import WordClass

HURT = frozenset({Outcome.KILLED, Outcome.WOUNDED, Outcome.KILLED_OR_WOUNDED})
CLASH = "Armed clash"
HOMES = frozenset(
    {"home", "house", "yard", "courtyard", "residence", "garden", "doorstep", "apartment", "flat", "porch"}
)
AT_HOME = frozenset({"in", "at", "outside", "inside", "near", "behind", "under", "on", "into", "in front of", "of"})
# Fights and strikes on fighters, and the classes of those who are no state's.
FOUGHT = frozenset({CLASH, "Air/drone strike", "Shelling/artillery/missile attack"})
POLICE, ARMY = frozenset({"police"}), frozenset({"army", "military", "troops"})
ANY_ARMY = "{country}-military"
MOB, OBLIQUE = "Mob violence", frozenset({"obl"})
SPOILING = frozenset({"Looting/property destruction", "Violent demonstration"})
CIVIL = frozenset({ActorClass.CIVILIANS, ActorClass.PROTESTERS})


def side_name(name: str | None) -> str | None:
    """The name of a side, with the army and the police of a state as one.

    >>> side_name("Police Forces of Mali")
    'Forces of Mali'
    """
    if name is not None and name.startswith(("Military Forces of ", "Police Forces of ")):
        return name.split(" ", 1)[1]
    return name


def is_explosion(kind: str, lexicon: Lexicon) -> bool:
    return lexicon.event_types[kind].event_type == "Explosions/Remote violence"


def hurts_people(draft: Draft) -> bool:
    """Whether people are counted among the dead or wounded, and nobody says that they were fighters."""
    hurt = [toll for toll in draft.tolls if toll.outcome in HURT and (toll.low or toll.high)]
    return bool(hurt) and all(toll.victims_class is not VictimsClass.COMBATANT for toll in hurt)


def hits_civil_object(draft: Draft) -> bool:
    """Whether a house, market, school or the like is what was hit, and nothing of an army."""
    for party in draft.patients():
        parsed, span = party.reading.parsed, party.side.span
        words = set(parsed.lemmas[span.first : span.last])
        if party.identity is None and words & party.reading.lexicon.words[WordClass.CIVIL_OBJECT]:
            return words.isdisjoint(party.reading.lexicon.words[WordClass.MILITARY_WORD])
    return False


def hits_home(draft: Draft) -> bool:
    """Whether it went off where somebody lives: `exploded in the yard of a family`."""
    for mention in draft.mentions:
        parsed, words = mention.reading.parsed, mention.reading.lexicon.words
        for word, noun in parsed.prepositional(mention.trigger.head):
            phrase = parsed.noun_phrase(noun)
            army = words[WordClass.MILITARY_WORD].isdisjoint(parsed.lemmas[phrase.first : phrase.last])
            if word in AT_HOME and parsed.lemmas[noun] in HOMES and army:
                return True
    return False


def wrecks_goods(draft: Draft) -> bool:
    """Whether somebody takes or wrecks what is no army's: olive trees, medicine, a convent."""
    if not any(party.identity is not None for party in draft.agents()):
        return False
    if any(_takes_goods(mention) for mention in draft.mentions):
        return True
    things = [party for party in draft.patients() if party.identity is None]
    army = draft.first.reading.lexicon.words[WordClass.MILITARY_WORD]
    lemmas = [
        set(party.reading.parsed.lemmas[party.side.span.first : party.side.span.last])
        for party in things
        if party.side.actor is None
    ]
    return bool(lemmas) and all(army.isdisjoint(words) for words in lemmas)


def _takes_goods(mention: Mention) -> bool:
    """Whether what is burned or carried off stands among the words for it: `torched granaries`."""
    if mention.sub_event_type not in SPOILING or not mention.agents:
        return False
    parsed, trigger, words = mention.reading.parsed, mention.trigger, mention.reading.lexicon.words
    noun = trigger.noun if trigger.noun is not None else trigger.span.last - 1
    if noun == trigger.head or parsed.lemmas[noun] not in words[WordClass.PROPERTY] | words[WordClass.GOODS]:
        return False
    phrase = parsed.noun_phrase(noun)
    return words[WordClass.MILITARY_WORD].isdisjoint(parsed.lemmas[phrase.first : phrase.last])


def is_nobody(identity: Identity) -> bool:
    """Whether it is only a word for armed people: `gunmen`, `a bomber`."""
    return not identity.is_named and is_unknown(identity.name)


def somebody(draft: Draft) -> Choice:
    """Bombs and attacks that nobody is named for are by an unidentified armed group, as ACLED codes them."""
    return _by_default(draft, ANYBODY_ARMED, ActorClass.POLITICAL_MILITIA)


def civilians(draft: Draft) -> Choice:
    """Violence against civilians has civilians on its other side, whatever the text calls them."""
    return _by_default(draft, CIVILIANS, ActorClass.CIVILIANS)


def _by_default(draft: Draft, name: str, actor_class: ActorClass) -> Choice:
    """A side that follows from the type of event; the word for the event stands for it in the text."""
    first = draft.first
    identity = Identity(f"generic:{name}", None, name, actor_class, None, first.trigger.entry.origin, False, 0.5)
    span = first.trigger.span
    text = first.reading.parsed.surface(span.first, span.last)
    return Choice(identity, Party(Side(first.trigger.head, span, None), identity, first.reading, text))


def without(patients: list[Choice], agents: list[Choice], countries: Collection[str] = ()) -> list[Choice]:
    """Sides acted upon that are not the acting side itself; `countries` are those the article names."""
    acting = {_of_police(agents[0])} if agents else set()
    if agents and set(countries) <= {agents[0].identity.country} and agents[0].identity.key.endswith("-military"):
        # "The junta bombed a village as rebels attacked an army camp": the camp is its own.
        acting.add(ANY_ARMY)
        if any(_of_police(choice) not in acting | {"police"} for choice in patients):
            # Its "officers" are no police that it fights.
            acting.add("police")
    if agents and agents[0].identity.key == ANY_ARMY and len(set(countries)) == 1:
        # "Regime soldiers" are the army of the one country named.
        acting |= {f"{country.lower()}-military" for country in countries}
    return [choice for choice in patients if _of_police(choice) not in acting]


def _of_police(side: Choice) -> str:
    """The key of a side, with police as one whether or not their country is told: they fight no police."""
    key, text = side.identity.key, side.party.text.lower()
    return "police" if key.endswith("-police") or text.endswith("military police") else key


def blamed_ref(blames: Sequence[Blame]) -> ActorRef | None:
    """Who is blamed, when the article itself names nobody."""
    blame = blamed(blames)
    if blame is None or blame.accused is None:
        return None
    denied = any(b.stance is Stance.DENIES and b.accused == blame.accused for b in blames)
    if denied and not blame.accused.is_named:
        return None
    sentence = blame.reading.sentence
    return _ref_to(blame.accused, sentence.text, sentence.part, sentence.start, sentence.end)


def _ref_to(identity: Identity, text: str, part: Part, start: int, end: int) -> ActorRef:
    """The record of a side that words of the article tell of without naming it as a party."""
    return ActorRef(
        text=text,
        part=part,
        start=start,
        end=end,
        actor_id=identity.actor_id,
        alias_id=identity.origin,
        name=identity.name,
        actor_class=identity.actor_class,
        country=identity.country,
        associates=(),
        associate_ids=(),
    )


def facing(
    kind: str | None, agents: list[Choice], patients: list[Choice], draft: Draft
) -> tuple[list[Choice], list[Choice]]:
    """The two sides of a clash where the text tells of both as of those it happened to.

    `Clashes between the ELN and the Gulf Clan`, `two militants were killed and a soldier was hurt in a gunfight`: the
    forces of a state, or else whoever is named first, are the first side.
    """
    states = [one for one in patients if one.identity.actor_class in FORCES and one.identity.country is not None]
    if kind == CLASH and len(states) > 1 and agents and _is_of_no_state(agents[0]) and _at_war(states[0], states[1]):
        # "Soldiers fought hand to hand", where twenty Indians died in a clash with Chinese troops.
        return states[:1], [*states[1:], *(one for one in patients if one not in states)]
    if kind != CLASH or (agents and not is_nobody(agents[0].identity)) or len(patients) < 2:
        return agents, patients
    sides = [
        choice for choice in patients if choice.identity.actor_class not in CIVIL and not is_nobody(choice.identity)
    ]
    if len(sides) < 2:
        # "Clashes between herders and farmers": both are communal militias that nobody names.
        sides = [choice for choice in patients if choice.identity.actor_class is ActorClass.IDENTITY_MILITIA]
    if len(sides) < 2:
        return agents, patients
    first = next((choice for choice in sides if choice.identity.actor_class in FORCES), None)
    if first is None:
        if any(one.party.reading is not sides[0].party.reading for one in sides[:2]):
            return agents, patients
        first = min(sides[:2], key=lambda choice: choice.party.side.head)
    second = next(
        (one for one in sides if (one.identity.actor_class in FORCES) != (first.identity.actor_class in FORCES)), None
    )
    second = second or next(one for one in sides if one is not first)
    if first.identity.actor_class in FORCES and second.identity.actor_class in FORCES and not _at_war(first, second):
        # "Two policemen were killed and five soldiers wounded": both on one side.
        return agents, patients
    if second.identity.actor_class in ARMED_GROUPS and _comes_under_fire(first, draft):
        first, second = second, first
    return [first], [second, *(one for one in patients if one is not first and one is not second)]


def _comes_under_fire(side: Choice, draft: Draft) -> bool:
    """Whether a side is told to have been attacked: `a patrol came under fire`, `fell into an ambush`."""
    return any(
        party.identity is not None and party.identity.key == side.identity.key
        for mention in draft.mentions
        if not {"under", "ambush"}.isdisjoint(mention.trigger.entry.row.trigger.split())
        for party in mention.patients
    )


def by_those_who_answer(agents: list[Choice], patients: list[Choice], draft: Draft) -> list[Choice]:
    """Who fights a named group, where only gunmen by no name are told to act: the gunmen are the group's own.

    `Gunmen fired on a patrol; the soldiers killed three of the attackers, all of the Front`.
    """
    if not agents or not patients or not is_nobody(agents[0].identity):
        return agents
    if not patients[0].identity.is_named or patients[0].identity.actor_class not in ARMED_GROUPS:
        return agents
    forces = [p for p in draft.agents() if p.identity is not None and p.identity.actor_class in FORCES]
    return [Choice(p.identity, p) for p in forces[:1] if p.identity is not None] or agents


def _is_of_no_state(side: Choice) -> bool:
    """Whether forces are told of without a word for whose they are: `soldiers`."""
    return side.identity.actor_class in FORCES and side.identity.country is None and not side.identity.is_named


def _at_war(one: Choice, other: Choice) -> bool:
    """Whether two forces are of different states."""
    return one.identity.country is not None and one.identity.country != (other.identity.country or one.identity.country)


def lynched(kind: str, draft: Draft) -> bool:
    """Whether a mob turns on somebody of whom no more is told, or police arrest him: `lynched a suspected thief`."""
    if kind not in {"Mob violence", "Arrests"}:
        return False
    for party in draft.patients():
        words = party.reading.lexicon.words
        things = words[WordClass.PROPERTY] | words[WordClass.CIVIL_OBJECT] | words[WordClass.NO_PERSON]
        parsed, head = party.reading.parsed, party.side.head
        noun = parsed.pos[head] in {"NOUN", "PROPN", "NUM"} and parsed.lemmas[head] not in things
        if noun and parsed.deps[head] in DIRECT_OBJECT | PASSIVE_SUBJECT | (OBLIQUE if kind == MOB else frozenset()):
            return True
    return False


def speaking_side(
    kind: str, actor1: ActorRef | None, patients: Sequence[Choice], claims: Sequence[Claim], lexicon: Lexicon
) -> ActorRef | None:
    """Who fought fighters whose dead a state counts, where nobody is named: `three gunmen were killed, police said`."""
    unknown = actor1 is None or actor1.name == ANYBODY_ARMED
    if kind not in FOUGHT or not unknown or not patients or patients[0].identity.actor_class not in ARMED_GROUPS:
        return None
    for claim in claims:
        state = _state_behind(claim, lexicon)
        counts = claim.outcome in HURT and claim.victims_class is VictimsClass.COMBATANT
        if state is None or not counts or claim.stance is not Stance.ASSERTS:
            continue
        return _ref_to(state, claim.quote, claim.part, claim.start, claim.end)
    return None


def _state_behind(claim: Claim, lexicon: Lexicon) -> Identity | None:
    """The army or police of a state that a claimant speaks for."""
    country, _, branch = (claim.claimant_id or "").partition("-")
    if len(country) == 3 and branch in {"military", "police"}:
        return state_identity(country.upper(), branch, lexicon, origin=None)
    rows = lexicon.claimants.named(claim.claimant) if claim.claimant is not None else ()
    row = next((entry.row for entry in rows if entry.row.claimant_id == claim.claimant_id), None)
    if row is not None and row.claimant_type is ClaimantType.MILITARY and row.country is not None:
        return state_identity(row.country, "military", lexicon, origin=None)
    words = set((claim.claimant or "").casefold().split())
    if row is not None or not words & (POLICE | ARMY):
        return None
    return state_identity(None, "police" if words & POLICE else "military", lexicon, origin=None)
