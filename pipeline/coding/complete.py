"""What a report's actors are once its country and day are known: names, ids, classes and bodies of that day."""

from __future__ import annotations

from datetime import date

from pipeline.coding.identity import BRANCH_NAMES, PLACEHOLDER, parents_of
from pipeline.coding.lexicon import Lexicon, holds_on
from schemas.coding import BESIDE, ActorRef, Claim, Report
from schemas.vocabulary import ActorClass

FORCES = frozenset({ActorClass.STATE_FORCES, ActorClass.EXTERNAL_FORCES})
UNKNOWN_COUNTRY = " ({country})"


def completed(report: Report, country: str | None, day: date | None, lexicon: Lexicon) -> Report:
    """The report with its actors named for the country and day of the event."""
    return report.replace(
        actor1=completed_actor(report.actor1, country, day, lexicon),
        actor2=completed_actor(report.actor2, country, day, lexicon),
    )


def completed_claim(claim: Claim, country: str | None, lexicon: Lexicon) -> Claim:
    """The claim with the country filled into the name of the accused and of the claimant."""
    accused, accused_id = _filled(claim.accused_actor, claim.accused_actor_id, country, lexicon)
    claimant, claimant_id = _filled(claim.claimant, claim.claimant_id, country, lexicon)
    return claim.replace(accused_actor=accused, accused_actor_id=accused_id, claimant=claimant, claimant_id=claimant_id)


def completed_actor(actor: ActorRef | None, country: str | None, day: date | None, lexicon: Lexicon) -> ActorRef | None:
    """The actor on a day in a country: `{country}` filled in, the class of forces abroad, the bodies of that day."""
    if actor is None:
        return None
    name, actor_id = _filled(actor.name, actor.actor_id, country, lexicon)
    home = actor.country
    if home is None and name != actor.name:
        home = country
    name, actor_id = _abroad(name, actor_id, home, country, lexicon)
    parents = parents_of(actor_id, lexicon, day=day)
    others = [
        (held, held_id)
        for held, held_id in zip(actor.associates, [*actor.associate_ids, *[""] * len(actor.associates)], strict=False)
        if held_id not in parents_of(actor_id, lexicon, day=None)
    ]
    names = [lexicon.actors[parent].name for parent in parents if parent in lexicon.actors]
    filled = [_filled(held, None, country, lexicon)[0] or held for held, _ in others]
    return actor.replace(
        name=name or actor.name,
        actor_id=actor_id,
        actor_class=_class(actor.actor_class, actor_id, home, country, day, lexicon),
        country=home,
        associates=tuple(dict.fromkeys([*names, *filled])),
        associate_ids=tuple(
            dict.fromkeys([*parents, *(i for _, i in others if i), *_host_ids(actor_id, home, country, day, lexicon)])
        ),
    )


def _host_ids(
    actor_id: str | None, home: str | None, country: str | None, day: date | None, lexicon: Lexicon
) -> list[str]:
    """Id of the forces that a guest army fights beside: reports take the one for the other."""
    if actor_id is None or home is None or country is None or home == country or not actor_id.endswith("-military"):
        return []
    return [f"{BESIDE}{country.lower()}-military"] if _is_hosted(home, country, day, lexicon) else []


def _filled(
    name: str | None, actor_id: str | None, country: str | None, lexicon: Lexicon
) -> tuple[str | None, str | None]:
    """A name with the country in it; a state's forces of a country get that state's id."""
    if name is None or PLACEHOLDER not in name:
        return name, actor_id
    row = lexicon.country_rows.get(country or "")
    if row is None:
        return name.replace(UNKNOWN_COUNTRY, "").replace(" of {country}", ""), actor_id
    branch = next((branch for branch, pattern in BRANCH_NAMES.items() if pattern == name), None)
    if branch is not None:
        actor_id = f"{row.country.lower()}-{branch}"
    shown = lexicon.country_after_of(row.country) if " of {country}" in name else row.name
    return name.replace(PLACEHOLDER, shown), actor_id


def _abroad(
    name: str | None, actor_id: str | None, home: str | None, country: str | None, lexicon: Lexicon
) -> tuple[str | None, str | None]:
    """`Officers` of another country are its military: police do not serve abroad."""
    if home is None or country is None or home == country or actor_id != f"{home.lower()}-police":
        return name, actor_id
    return f"Military Forces of {lexicon.country_after_of(home)}", f"{home.lower()}-military"


def _class(
    actor_class: ActorClass | None,
    actor_id: str | None,
    home: str | None,
    country: str | None,
    day: date | None,
    lexicon: Lexicon,
) -> ActorClass | None:
    """State forces abroad are external forces, unless they fight at the side of that country's government."""
    if actor_class not in FORCES or home is None or country is None or home == country:
        return actor_class
    return ActorClass.STATE_FORCES if _is_hosted(home, country, day, lexicon) else ActorClass.EXTERNAL_FORCES


def _is_hosted(home: str, country: str, day: date | None, lexicon: Lexicon) -> bool:
    """Whether a state's forces fight at the side of a country's government."""
    return any(
        row.country == home and row.host == country and holds_on(row.from_date, row.to_date, day)
        for row in lexicon.hosts
    )
