"""Who struck, where the text does not say it of one strike but its other reports leave no choice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from pipeline.coding.complete import completed_actor
from pipeline.coding.identity import state_identity
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.sides import PILOTED
from schemas.coding import ActorRef, Evidence, Report
from schemas.vocabulary import ARMED_GROUPS, FORCES, Attribution

FROM_AFAR = frozenset({"Air/drone strike", "Shelling/artillery/missile attack", "Chemical weapon"})
ARMED = FORCES | ARMED_GROUPS
NOTE = "nobody is named for this one; the only side that the article tells of striking there"
ONLY_OPPONENT = "nobody is named for this one; the only state that the article tells of fighting those who were hit"
ONLY_AIR_FORCE = "nobody is named for this one; the only side of the article that flies such aircraft there"


def with_strikers(reports: Sequence[Report], countries: Mapping[str, str | None], lexicon: Lexicon) -> list[Report]:
    """Reports of strikes from afar with the side that struck, when one side alone can have.

    `countries` gives the country of each report's event (ISO 3166 alpha-3) by its id. A side is taken from the other
    reports of the same article: one that struck there from afar, else a foreign army that struck anywhere, else, for
    aircraft with a crew, the only government whose forces the article names as a side. The attribution stays as it was.
    """
    told: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        told[report.article_id].append(report)
    return [_with_striker(report, told[report.article_id], countries, lexicon) for report in reports]


def _with_striker(
    report: Report, told: Sequence[Report], countries: Mapping[str, str | None], lexicon: Lexicon
) -> Report:
    here = countries.get(report.report_id)
    open_case = report.actor1 is None and report.attribution is not Attribution.CONTESTED
    if not open_case or report.sub_event_type not in FROM_AFAR or here is None:
        return report
    struck = [
        (actor, countries.get(other.report_id) == here)
        for other in told
        for actor in [other.actor1]
        if other.sub_event_type in FROM_AFAR and actor is not None and _is_armed(actor, report)
    ]
    strikers = {actor.actor_id: actor for actor, at_home in struck if at_home}
    if not strikers:
        strikers = {a.actor_id: a for a, _ in struck if a.actor_class in FORCES and a.country != here}
    note = NOTE
    if not strikers and report.weapon in PILOTED:
        strikers, note = _air_forces(told), ONLY_AIR_FORCE
    if not strikers:
        strikers, note = _opponents(report, told, lexicon), ONLY_OPPONENT
    strikers.pop(report.actor2.actor_id if report.actor2 is not None else None, None)
    if len(strikers) != 1:
        return report
    return _by(report, next(iter(strikers.values())), here, report.date.event_date, note, lexicon)


def _is_armed(actor: ActorRef, report: Report) -> bool:
    """Whether it is an armed side known by name, and one that has what it was struck with."""
    flies = actor.actor_class in FORCES or report.weapon not in PILOTED
    return actor.actor_id is not None and actor.actor_class in ARMED and flies


def _as_army(actor: ActorRef, lexicon: Lexicon) -> ActorRef:
    """The army of a government to which fighters surrendered or with which they agreed."""
    if not str(actor.actor_id).endswith("-government") or actor.country is None:
        return actor
    army = state_identity(actor.country, "military", lexicon, origin=actor.alias_id)
    return actor.replace(actor_id=army.actor_id, name=army.name)


def _opponents(report: Report, told: Sequence[Report], lexicon: Lexicon) -> dict[str | None, ActorRef]:
    """The forces of the one state that fights, in the article's other reports, the very group that was hit."""
    hit = report.actor2
    if hit is None or hit.actor_id is None or hit.actor_class not in ARMED_GROUPS:
        return {}
    facing = [
        _as_army(other, lexicon)
        for told_of in told
        for one, other in ((told_of.actor1, told_of.actor2), (told_of.actor2, told_of.actor1))
        if one is not None and one.actor_id == hit.actor_id and other is not None
    ]
    found: dict[str | None, ActorRef] = {
        a.actor_id: a for a in facing if a.actor_class in FORCES and str(a.actor_id).endswith("-military")
    }
    return found if len(found) == 1 and all(actor.actor_class in FORCES for actor in facing) else {}


def _air_forces(told: Sequence[Report]) -> dict[str | None, ActorRef]:
    """The forces of the one government that the article names as a side, the country's own or a foreign one."""
    states = [
        actor
        for other in told
        for actor in (other.actor1, other.actor2)
        if actor is not None and actor.actor_id is not None and actor.actor_class in FORCES
    ]
    if len({actor.country for actor in states}) > 1:
        return {}
    return {actor.actor_id: actor for actor in states if str(actor.actor_id).endswith("-military")}


def _by(report: Report, actor: ActorRef, here: str, day: date | None, note: str, lexicon: Lexicon) -> Report:
    shown = Evidence(
        field="actor1",
        part=actor.part,
        start=actor.start,
        end=actor.end,
        text=actor.text,
        row=actor.alias_id,
        note=note,
    )
    return report.replace(actor1=completed_actor(actor, here, day, lexicon), evidence=(*report.evidence, shown))
