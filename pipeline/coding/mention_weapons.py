"""The weapon of a mention, and the type of event that trigger and weapon tell of."""

from __future__ import annotations

from pipeline.coding.actors import ActorKind, ActorSpan
from pipeline.coding.identity import BRANCH_NAMES
from pipeline.coding.lexicon import Entry, Lexicon
from pipeline.coding.parsed import CLAUSAL, OBJECT, Phrase
from pipeline.coding.phrases import Forms, Hit
from pipeline.coding.reading import SentenceReading
from pipeline.coding.roles import Roles
from pipeline.coding.sought import SEEKING
from pipeline.coding.triggers import Trigger
from schemas.seeds import WeaponRow
from schemas.word_classes import WordClass

AIR, CHEMICAL = "Air/drone strike", "Chemical weapon"
# What aircraft do is an air strike, though the words are of missiles, bombs or fire.
# What only people on the ground do.
ON_FOOT = frozenset({"Armed clash", "Attack"})
# "Opened fire on the town with artillery" shells it.
HEAVY = frozenset({AIR, "Shelling/artillery/missile attack"})
FIRING = frozenset({"open fire on", "fire on", "fire at", "fire upon", "shoot at"})
FLOWN = frozenset(
    {"raid", "strike", "attack", "hit", "target", "pound", "bomb", "bombard", "carry out attack", "launch attack"}
)
# Aircraft do the bombing, unless the words around them say that they were hit or sat in.
AIRCRAFT = frozenset({"warplane", "helicopter"})
# Before what somebody sits in or aims at: `shot aboard a plane`, `an attack on a helicopter`.
SAT_IN_OR_HIT = frozenset({"aboard", "onboard", "board", "inside", "on", "against", "at", "underneath", "beneath"})
CAME_AFTER = frozenset({"following", "after", "before", "since"})
# What armies do with aircraft, and everybody else with what they laid.
BOMBING = frozenset({"bombing", "bombings"})
HANDED_OVER, DISRUPTED = "Non-violent transfer of territory", "Disrupted weapons use"
DESTROYING, GRENADE = "destroy ", "Grenade"
GUNS = frozenset({"gun", "machine gun"})
ATTACKING = frozenset({"attack", "assault", "raid"})
FROM_AFAR = frozenset(
    {
        AIR,
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
        "Violent demonstration",
        "Looting/property destruction",
    }
)


# What is done without a shot, whatever arms are named beside it: `two aircraft left the base`.
UNARMED = frozenset(
    {
        "Disrupted weapons use",
        "Non-violent transfer of territory",
        "Headquarters or base established",
        "Change to group/activity",
        "Agreement",
        "Arrests",
    }
)


def weapon_of(
    reading: SentenceReading, trigger: Trigger, roles: Roles, lexicon: Lexicon
) -> tuple[Entry[WeaponRow] | None, Phrase | None]:
    """The weapon named with the trigger: in its phrase, as its subject or object, or with `using` and `with`."""
    carried = next((a.force.row.weapon for a in _acting(roles) if a.force is not None and a.force.row.weapon), None)
    borne = _listed(carried, lexicon)
    if borne is not None and borne.row.sub_event_type:
        # Bombs from warplanes are an air strike.
        return borne, None
    named = _named_weapon(reading, trigger, _beside(reading, trigger, roles), _scenes(reading, roles))
    if named is not None and any(
        reading.parsed.lemmas[above] in SEEKING for above in list(reading.parsed.ancestors(named.last - 1))[:1]
    ):
        # "Killed three in pursuit of the market bombers".
        named = None
    if named is not None and named.row.row.sub_event_type == GRENADE and _beside_guns(reading, named.first):
        # "With rifles and grenades": as in any raid.
        named = None
    if named is not None and reading.parsed.lower[named.first] in BOMBING:
        flown = any(_bombs_from_the_air(reading, named.first, actor) for actor in _acting(roles))
        return (_listed("warplane", lexicon) if flown else named.row), Phrase(named.first, named.last)
    if named is not None:
        return named.row, Phrase(named.first, named.last)
    implied = trigger.entry.row.weapon or next((a.weapon for a in _acting(roles) if a.weapon), None)
    if (
        implied is None
        and not FLOWN.isdisjoint(trigger.entry.row.trigger.split())
        and any(_is_air_force(a) for a in _acting(roles))
    ):
        # What an air force strikes or raids it strikes from the air.
        implied = "warplane"
    return _listed(implied, lexicon), None


def _is_air_force(actor: ActorSpan) -> bool:
    """Whether a side is called an air force."""
    named = [alias.row.alias.lower() for alias in actor.aliases] + ([actor.force.row.phrase] if actor.force else [])
    return any("air force" in name or "airforce" in name for name in named)


def _bombs_from_the_air(reading: SentenceReading, bombing: int, actor: ActorSpan) -> bool:
    """Whether a side is a state's military, which bombs from the air: `the army's bombing`, `Israeli bombing of Gaza`.

    "An Afghan bombing" only happened there.
    """
    if actor.kind in {ActorKind.COUNTRY, ActorKind.DEMONYM}:
        return any(word == "of" for word, _ in reading.parsed.prepositional(bombing))
    if actor.force is not None:
        return actor.force.row.branch in {"military", "government"}
    name = None if actor.generic is None else actor.generic.row.name
    return name in {BRANCH_NAMES["military"], BRANCH_NAMES["government"]} or any(
        alias.row.actor_id.endswith("-military") for alias in actor.aliases
    )


def _acting(roles: Roles) -> list[ActorSpan]:
    """The actors of the agents."""
    return [side.actor for side in roles.agents if side.actor is not None]


def _listed(weapon: str | None, lexicon: Lexicon) -> Entry[WeaponRow] | None:
    """The row of a weapon that a word implies."""
    hit = None if weapon is None else lexicon.weapons.match_at(Forms.of(weapon.split()), 0)
    return None if hit is None else hit.row


def _beside(reading: SentenceReading, trigger: Trigger, roles: Roles) -> set[int]:
    """Tokens near enough to a trigger that a weapon among them is its own."""
    parsed = reading.parsed
    near = set(parsed.subtree(trigger.head, without=frozenset({"conj", "ccomp", "parataxis", "advcl"})))
    near.update(range(trigger.span.first, trigger.span.last))
    for side in roles.agents:
        near.update(range(side.span.first, side.span.last))
    for child in parsed.children(trigger.head, frozenset({"advcl"})):
        if parsed.lemmas[child] in reading.lexicon.words[WordClass.USING_VERB]:
            near.update(parsed.subtree(child))
    verb = parsed.heads[trigger.head]
    if not parsed.is_verbal(trigger.head) and parsed.is_verbal(verb):
        near.update(parsed.children(verb))
    near.update(_instruments(reading, trigger))
    return {
        t
        for t in near - _wrecked(reading, trigger) - _before_it(reading, trigger)
        if not _is_beyond(reading, trigger, t)
    }


def _before_it(reading: SentenceReading, trigger: Trigger) -> set[int]:
    """Tokens of what an event came after, which it was not done with: `strikes in Gaza following rockets`."""
    parsed = reading.parsed
    return {t for word, noun in parsed.prepositional(trigger.head) if word in CAME_AFTER for t in parsed.subtree(noun)}


def _is_beyond(reading: SentenceReading, trigger: Trigger, token: int) -> bool:
    """Whether a semicolon parts a token from a trigger: `rebels take the town; jets bomb a school`."""
    first, last = sorted((trigger.head, token))
    return ";" in reading.parsed.words[first:last]


def _wrecked(reading: SentenceReading, trigger: Trigger) -> set[int]:
    """Tokens of what a verb hits or destroys, which it was not done with: `the strike destroyed two mortars`."""
    parsed = reading.parsed
    verb = trigger.head if parsed.is_verbal(trigger.head) else parsed.heads[trigger.head]
    if parsed.lemmas[verb] not in reading.lexicon.words[WordClass.EFFECT_VERB]:
        return set()
    return {token for noun in parsed.children(verb, OBJECT) for token in parsed.subtree(noun, without=CLAUSAL)}


def _scenes(reading: SentenceReading, roles: Roles) -> set[int]:
    """First tokens of aircraft that were hit or in which it happened, and that hit nothing themselves."""
    parsed = reading.parsed
    hit_ones = {side.head for side in roles.patients} - {side.head for side in roles.agents}
    found: set[int] = set()
    for hit in reading.weapons:
        if hit.row.row.weapon not in AIRCRAFT:
            continue
        before = parsed.noun_phrase(hit.last - 1).first - 1
        if hit.last - 1 in hit_ones or (before >= 0 and parsed.lower[before] in SAT_IN_OR_HIT):
            found.add(hit.first)
    return found


def _named_weapon(
    reading: SentenceReading, trigger: Trigger, near: set[int], scenes: set[int]
) -> Hit[Entry[WeaponRow]] | None:
    """The weapon near a trigger that stands nearest, one that tells a type of event before others."""
    span, own = trigger.span, range(0)
    if reading.parsed.is_verbal(trigger.head) and trigger.noun is None:
        # "They shelled it" names no shell.
        own = range(span.first, span.last) if span.last - span.first == 1 else range(trigger.head, trigger.head + 1)
    hits = [
        hit
        for hit in reading.weapons
        if hit.first not in own
        and hit.first not in scenes
        and any(token in near for token in range(hit.first, hit.last))
    ]
    telling = [hit for hit in hits if hit.row.row.sub_event_type is not None] or hits
    # A chlorine bomb is a bomb, and more.
    telling = [hit for hit in telling if hit.row.row.sub_event_type == CHEMICAL] or telling
    return min(telling, key=lambda hit: abs(hit.first - trigger.head), default=None)


def _instruments(reading: SentenceReading, trigger: Trigger) -> list[int]:
    """Tokens behind `using` or `with` after a trigger and before the next one."""
    parsed = reading.parsed
    others = [t.head for t, _ in reading.triggers if t.head > trigger.head]
    stop = min([*others, len(parsed)])
    start = next((t for t in range(trigger.head + 1, stop) if parsed.lower[t] in {"using", "with", "via"}), None)
    return [] if start is None else list(range(start + 1, min(stop, start + 8)))


def _beside_guns(reading: SentenceReading, grenade: int) -> bool:
    """Whether grenades are told in one breath with guns."""
    parsed = reading.parsed
    guns = {t for hit in reading.weapons if hit.row.row.weapon in GUNS for t in range(hit.first, hit.last)}
    first = parsed.first_conjunct(grenade)
    return not guns.isdisjoint({first, *parsed.conjuncts(first)})


def flies(reading: SentenceReading, roles: Roles, trigger: Trigger) -> bool:
    """Whether what acts is in the air, whatever it fires: `a drone fired two missiles`, `attacked a post with drones`.

    Of `drones of the army` the army is the side, and the drones are what flies.
    """
    parsed, head = reading.parsed, trigger.head
    acts = parsed.is_verbal(head) and not parsed.is_passive(head)
    # "The plane was dynamited by gangs": it only sat there.
    heads = {side.head for side in roles.agents} | set(parsed.subjects(head) if acts else ())
    aloft = [hit for hit in reading.weapons if hit.row.row.sub_event_type == AIR]
    with_it = any(
        head < hit.first and "," not in parsed.words[head : hit.first] and _is_used(reading, hit.last - 1)
        for hit in aloft
    )
    used = with_it and parsed.is_verbal(head) and trigger.entry.row.sub_event_type in ON_FOOT
    return used or any(hit.first <= noun < hit.last for hit in aloft for noun in heads)


def _is_used(reading: SentenceReading, weapon: int) -> bool:
    """Whether a weapon stands behind `with` or `using`."""
    parsed = reading.parsed
    led = [
        child for child in parsed.children(weapon) if child < weapon and parsed.lower[child] in {"with", "using", "by"}
    ]
    return bool(led)


def type_of(trigger: Trigger, weapon: Entry[WeaponRow] | None, *, flying: bool = False) -> tuple[str | None, bool]:
    """Sub-event type that the words alone give, and whether they leave no doubt; `flying`: what acts is an aircraft."""
    row = trigger.entry.row
    chemical = weapon is not None and weapon.row.sub_event_type == CHEMICAL
    if row.sub_event_type in FROM_AFAR and (chemical or flying):
        return (CHEMICAL if chemical else AIR), True
    if flying and row.sub_event_type == DISRUPTED and row.trigger.startswith((DESTROYING, "bring down", "down ")):
        # Jets that destroy a tank strike it.
        return AIR, True
    if flying and row.sub_event_type == HANDED_OVER:
        # Warplanes that leave a base give up nothing.
        return None, False
    if flying and row.strength == "armed" and weapon is not None:
        # "Drones of the army dropped explosives".
        return AIR, True
    if flying and row.sub_event_type in ON_FOOT and (trigger.is_strong or row.trigger in ATTACKING):
        # Those that raid a camp strike it.
        return AIR, True
    heavy = weapon is not None and weapon.row.sub_event_type in HEAVY
    if trigger.is_strong and row.sub_event_type is not None and not (heavy and row.trigger in FIRING):
        return row.sub_event_type, True
    met = weapon is not None and row.sub_event_type not in UNARMED
    if met and weapon is not None and weapon.row.sub_event_type is not None and row.roles != "clash":
        return weapon.row.sub_event_type, True
    return row.sub_event_type, False
