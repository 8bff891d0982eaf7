"""What a nationality before an event's noun says: who did it, `the Turkish raid`, or only where, `an Iraqi bombing`."""

from __future__ import annotations

from pipeline.coding.actors import ActorKind
from pipeline.coding.identity import ANYBODY_ARMED
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.reading import SentenceReading
from pipeline.coding.roles import Roles, Side
from schemas.coding import ActorRef
from schemas.vocabulary import FORCES, ActorClass

NATIONS = frozenset({ActorKind.COUNTRY, ActorKind.DEMONYM})
# What the forces of a state hardly ever do, so that its name before the word tells only where it was.
NO_STATES_DEED = frozenset(
    {
        "Suicide bomb",
        "Remote explosive/landmine/IED",
        "Grenade",
        "Looting/property destruction",
        "Mob violence",
        "Abduction/forced disappearance",
        "Sexual violence",
    }
)
ATTACK, BOMBING = "Attack", "bombing"
MODIFIERS = frozenset({"amod", "compound", "nmod", "nmod:poss", "poss"})


def without_nations(reading: SentenceReading, roles: Roles) -> Roles:
    """The roles without a country that an event's noun only carries: `Iraqi suicide bombing`, `Malian jihadist raid`.

    Of `an Israeli attack` it stays, until the country of the event is known.
    """
    kept = tuple(side for side in roles.agents if not _is_only_where(reading, side))
    return roles if len(kept) == len(roles.agents) else Roles(kept, roles.patients)


def _is_only_where(reading: SentenceReading, side: Side) -> bool:
    """Whether a side is the nation before an event's noun that tells of no deed of a state, or of one of another's."""
    parsed, actor = reading.parsed, side.actor
    if actor is None or actor.kind not in NATIONS or parsed.deps[actor.last - 1] not in MODIFIERS:
        return False
    noun = parsed.heads[actor.last - 1]
    if parsed.lemmas[noun] == BOMBING and any(word == "of" for word, _ in parsed.prepositional(noun)):
        # "The Israeli bombing of Ora" is from the air.
        return False
    arms = [hit for hit in reading.weapons if hit.row.row.sub_event_type not in NO_STATES_DEED]
    if any(hit.last == noun or hit.first <= noun < hit.last for hit in arms):
        # "A Russian rocket blast", "a Russian glide bomb".
        return False
    told = [trigger for trigger, _ in reading.triggers if noun in trigger.span and not parsed.is_verbal(noun)]
    others = [one for one in reading.actors if one.kind not in NATIONS and actor.last <= one.first < noun]
    return any(trigger.entry.row.sub_event_type in NO_STATES_DEED or others for trigger in told)


def unless_own_nation(
    actor: ActorRef | None, kind: str | None, country: str | None, lexicon: Lexicon
) -> ActorRef | None:
    """An acting side, or somebody unknown where it was only the nationality of the country in which it happened.

    `A Nigerian attack killed 12` in Nigeria is by somebody else, and in Cameroon by Nigeria.
    """
    if kind != ATTACK or actor is None or actor.actor_class not in FORCES or country is None:
        return actor
    if actor.country != country or not _is_nationality(actor, lexicon):
        return actor
    return actor.replace(
        name=ANYBODY_ARMED,
        actor_id=None,
        actor_class=ActorClass.POLITICAL_MILITIA,
        country=None,
        associates=(),
        associate_ids=(),
    )


def _is_nationality(actor: ActorRef, lexicon: Lexicon) -> bool:
    """Whether the words that name an actor are a people's adjective alone."""
    held = lexicon.countries.named(actor.text)
    return any(entry.kind == "demonym" and entry.country == actor.country for entry in held)
