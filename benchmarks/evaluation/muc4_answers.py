"""What our records say of MUC-4 documents, in the terms of its answer keys.

The keys count attacks by guerrillas, gangs and unknown people, what these burn and destroy, and violence of the state
on civilians as incidents, guerrillas' attacks on troops included. What an army does to guerrillas or to another army
is one only when civilians are hit, and what forces of a state do otherwise only when somebody is harmed; fighting of
which one side alone is known, protests, arrests, looting and agreements are none. Their targets are people who do not
fight, and officers by name; an embassy that a record has for its civilian side is a building. `is_incident`,
`is_target` and `KINDS` hold the mapping; it was chosen on the train split.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.cli.tables import stage_rows
from pipeline.engine import Store
from schemas.article import Article
from schemas.coding import ActorRef, Claim, Report
from schemas.vocabulary import ActorClass, Outcome, Stance, VictimsClass

HARM = frozenset({Outcome.KILLED, Outcome.WOUNDED, Outcome.KILLED_OR_WOUNDED, Outcome.ABDUCTED, Outcome.MISSING})
ARMED_GROUPS = frozenset({ActorClass.REBEL_GROUP, ActorClass.POLITICAL_MILITIA, ActorClass.IDENTITY_MILITIA})
# Incidents only where an armed group takes part: its attacks on troops and towns.
FIGHTS = frozenset({"Armed clash", "Non-state actor overtakes territory"})
# What a group sets on fire or blows up is an incident; what crowds and looters break is none.
PROPERTY = "Looting/property destruction"
# What forces of a state do to other armed men is a battle; only their violence on civilians is an incident.
FORCES = frozenset({ActorClass.STATE_FORCES, ActorClass.EXTERNAL_FORCES})
# Our types that are no incident whoever acts.
NO_INCIDENT = frozenset(
    {
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Government regains territory",
        "Headquarters or base established",
        "Non-violent transfer of territory",
        "Other",
        "Peaceful protest",
        "Protest with intervention",
        "Violent demonstration",
    }
)
KINDS: Mapping[str, str] = {
    "Abduction/forced disappearance": "KIDNAPPING",
    "Remote explosive/landmine/IED": "BOMBING",
    "Suicide bomb": "BOMBING",
    "Grenade": "BOMBING",
    "Air/drone strike": "BOMBING",
}
OTHER_KIND = "ATTACK"
HOUSES = frozenset({"embassy", "embassies", "consulate", "consulates"})
PEOPLE = frozenset({ActorClass.CIVILIANS, ActorClass.PROTESTERS})
# Words for those who suffered that only say how they ended, or point back at them.
NAMELESS = re.compile(
    r"(?:(?:the|its|their|other|more) )?(?:casualt(?:y|ies)|victims?|dead|wounded|injured|bod(?:y|ies)|corpses?|others?"
    r"|(?:dead|wounded|injured) (?:people|persons?)|whom?|them|they|those)",
    re.IGNORECASE,
)
# Between the parts of a list.
LIST = re.compile(r"[,;]\s+(?:and\s+)?|\s+and\s+")
# Rows behind a side that only follows from the type of event, and behind groups known by their name alone.
TRIGGERS, UNLISTED = "seeds/triggers/", "seeds/actors/group_words.csv"


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation that a record has act or be blamed: its id, where it has one, and what it is called there."""

    actor_id: str | None
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What we say of one document: kinds of incident as told, who did it, to whom, and whether people died."""

    kinds: tuple[str, ...]
    organisations: tuple[Body, ...]
    people: tuple[frozenset[str], ...]
    killed: bool

    @property
    def incident(self) -> bool:
        """Whether we find any incident."""
        return bool(self.kinds)


def is_incident(report: Report, claims: Iterable[Claim] = ()) -> bool:
    """Whether a report of ours, with the claims on it, is an incident in the sense of the keys."""
    sides = [None if side is None else side.actor_class for side in (report.actor1, report.actor2)]
    if report.sub_event_type in FIGHTS and any(_is_civilian_harm(claim) for claim in claims):
        return True
    if sides[0] in FORCES and sides[1] in FORCES | ARMED_GROUPS:
        return False
    if sides[0] in FORCES and not any(claim.outcome in HARM and claim.high != 0 for claim in claims):
        return False
    if report.sub_event_type in FIGHTS:
        return None not in sides and any(side in ARMED_GROUPS for side in sides)
    if report.sub_event_type == PROPERTY:
        return sides[0] in ARMED_GROUPS
    return report.sub_event_type not in NO_INCIDENT


def _is_civilian_harm(claim: Claim) -> bool:
    return claim.outcome in HARM and claim.high != 0 and claim.victims_class is VictimsClass.CIVILIAN


def is_target(claim: Claim) -> bool:
    """Whether those harmed are a target in the sense of the keys: nobody who fights, but for officers by name."""
    if claim.outcome not in HARM or claim.high == 0:
        return False
    named = claim.victims is not None and claim.victims.split()[-1][:1].isupper()
    return named or claim.victims_class is not VictimsClass.COMBATANT


def kind_of(report: Report) -> str:
    """The keys' type of an incident."""
    return KINDS.get(report.sub_event_type, OTHER_KIND)


def answers(out: Path) -> dict[str, Answer]:
    """Our answer for each document of a run, by the document's id."""
    store = Store(out)
    articles = {one.article_id: one.external_id or "" for one in stage_rows(store, "1_articles", "articles", Article)}
    reports: dict[str, list[Report]] = defaultdict(list)
    for report in stage_rows(store, "5_events", "linked_reports", Report):
        reports[report.article_id].append(report)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in stage_rows(store, "5_events", "linked_claims", Claim):
        claims[claim.report_id].append(claim)
    return {document: answer(reports[article], claims) for article, document in articles.items()}


def answer(reports: Iterable[Report], claims: Mapping[str, Sequence[Claim]]) -> Answer:
    """Our answer from one document's reports."""
    told = sorted((one for one in reports if is_incident(one, claims.get(one.report_id, ()))), key=_order)
    harmed = [claim for report in told for claim in claims.get(report.report_id, ()) if is_target(claim)]
    return Answer(
        kinds=tuple(kind_of(report) for report in told),
        organisations=tuple(bodies(told, claims)),
        people=tuple(people(told, harmed)),
        killed=any(claim.outcome is Outcome.KILLED for claim in harmed),
    )


def bodies(told: Iterable[Report], claims: Mapping[str, Sequence[Claim]]) -> list[Body]:
    """Organisations that act in a report, and those that a voice of its article blames."""
    found: list[Body] = []
    for report in told:
        actor = report.actor1
        if actor is not None and is_body(actor):
            found.append(Body(actor.actor_id, frozenset({actor.text, actor.name})))
        found += [
            Body(claim.accused_actor_id, frozenset({claim.accused_actor}))
            for claim in claims.get(report.report_id, ())
            if claim.accused_actor is not None and claim.accused_actor_id is not None and claim.stance is Stance.ASSERTS
        ]
    return found


def people(told: Iterable[Report], harmed: Iterable[Claim]) -> list[frozenset[str]]:
    """Those who suffered, each by what the record calls them: the civilian side, as named and with its whole phrase.

    A side that only follows from the type of event has no words of its own and names nobody.
    """
    found = [
        frozenset({report.actor2.text, *([report.target] if report.target else [])})
        for report in told
        if report.actor2 is not None
        and report.actor2.actor_class in PEOPLE
        and not (report.actor2.alias_id or "").startswith(TRIGGERS)
        and report.actor2.text.lower() not in HOUSES
    ]
    return [*found, *(frozenset({one}) for claim in harmed if claim.victims for one in listed(claim.victims))]


def listed(victims: str) -> list[str]:
    """Each of a list of victims, as the keys have them.

    >>> listed("four nuns, their driver, and Mayor Ana Paz")
    ['four nuns', 'their driver', 'Mayor Ana Paz']
    >>> listed("casualties")
    []
    """
    return [one for one in LIST.split(victims) if one and not NAMELESS.fullmatch(one)]


def _order(report: Report) -> tuple[bool, int]:
    """Headline and lead first, then as told."""
    return not report.headline, min((one.start for one in report.evidence if one.field == "sub_event_type"), default=0)


def is_body(actor: ActorRef) -> bool:
    """Whether an actor is an organisation: people without a name, as gunmen, are none."""
    listed = actor.actor_id is not None or (actor.alias_id or "").startswith(UNLISTED)
    return listed and actor.actor_class not in PEOPLE
