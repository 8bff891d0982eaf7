"""What a report's actors are once its country and day are known: names, ids, classes and bodies of that day."""

from __future__ import annotations

from collections import Counter
from datetime import date

from pipeline.coding.identity import ANYBODY_ARMED, BRANCH_NAMES, PLACEHOLDER, is_unknown, parents_of
from pipeline.coding.lexicon import Entry, Lexicon, holds_on
from pipeline.coding.namesakes import namesake, namesake_at_home
from pipeline.coding.nationalities import unless_own_nation
from schemas.coding import BESIDE, ActorRef, Claim, Report
from schemas.seeds import ActorRow, AliasRow
from schemas.vocabulary import FORCES, ActorClass

CROWN = frozenset({"GBR", "IRL"})
SETTLERS = "Settlers ("
FOREIGN = "Unidentified External Forces"
OCCUPYING = frozenset({"occupation", "occupying", "occupation's"})
AMBIGUOUS_FORCES = ("military police", "national guard", "republican guard", "presidential guard", "coast guard")
CROWDS = ("Protesters", "Rioters")
BLUE_HELMETS, ALL_BLUE_HELMETS = "United Nations peacekeeping forces", "un-peacekeepers"
SEPARATISTS = frozenset({"separatist", "secessionist"})
ISLAMISTS = frozenset({"insurgent", "islamist", "jihadist", "jihadi", "extremist"})
INSURGENTS, TERRORISTS = frozenset({"insurgent"}), frozenset({"terrorist"})
UNKNOWN_COUNTRY = " ({country})"


def completed(report: Report, country: str | None, day: date | None, lexicon: Lexicon) -> Report:
    """The report with its actors named for the country and day of the event."""
    acting = unless_own_nation(report.actor1, report.sub_event_type, country, lexicon)
    return report.replace(
        actor1=completed_actor(acting, country, day, lexicon),
        actor2=completed_actor(report.actor2, country, day, lexicon),
    )


def completed_claim(claim: Claim, country: str | None, day: date | None, lexicon: Lexicon) -> Claim:
    """The claim with the country filled into the name of the accused and of the claimant."""
    accused, accused_id = _filled(claim.accused_actor, claim.accused_actor_id, country, lexicon)
    if (row := namesake(accused_id, claim.quote, country, day, lexicon)) is not None:
        accused, accused_id = row.name, row.actor_id
    claimant, claimant_id = _filled(claim.claimant, claim.claimant_id, country, lexicon)
    if (row := namesake(claimant_id, claim.quote, country, day, lexicon)) is not None:
        claimant, claimant_id = row.name, row.actor_id
    return claim.replace(accused_actor=accused, accused_actor_id=accused_id, claimant=claimant, claimant_id=claimant_id)


def completed_actor(actor: ActorRef | None, country: str | None, day: date | None, lexicon: Lexicon) -> ActorRef | None:
    """The actor on a day in a country: `{country}` filled in, the class of forces abroad, the bodies of that day."""
    if actor is None:
        return None
    actor = namesake_at_home(actor, country, day, lexicon)
    actor = _branch_at_home(_told_apart(actor, country, day, lexicon), country, day, lexicon)
    actor = _crowd_at_home(_loyal_to_the_crown(actor, country), country, lexicon)
    actor = _mission_at_home(_by_its_name(actor, country, lexicon), country, day, lexicon)
    actor = _collective_at_home(_as_holder(actor, country, lexicon), country, day, lexicon)
    at_home = _held_from(_settled_from(actor, country, lexicon), actor, lexicon)
    name, actor_id = _filled(actor.name, actor.actor_id, at_home, lexicon)
    home = actor.country
    if home is None and name != actor.name:
        home = at_home
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


def _loyal_to_the_crown(actor: ActorRef, country: str | None) -> ActorRef:
    """Loyalists are a government's soldiers elsewhere; in Ireland they are bands of no government."""
    if country not in CROWN or actor.actor_id is not None or not actor.text.lower().startswith("loyalist"):
        return actor
    return actor.replace(name=ANYBODY_ARMED, actor_class=ActorClass.POLITICAL_MILITIA)


def _settled_from(actor: ActorRef, country: str | None, lexicon: Lexicon) -> str | None:
    """The country that a name is filled with: settlers are named for the state they come from."""
    return lexicon.settlers.get(country or "", country) if actor.name.startswith(SETTLERS) else country


def _held_from(country: str | None, actor: ActorRef, lexicon: Lexicon) -> str | None:
    """The country whose army soldiers are of whom no country is told: a land settled by another state has none."""
    soldiers = actor.actor_id is None and actor.name == BRANCH_NAMES["military"]
    return lexicon.settlers.get(country or "", country) if soldiers else country


def _as_holder(actor: ActorRef, country: str | None, lexicon: Lexicon) -> ActorRef:
    """`The occupation forces`, in a land that another state's people settle, are that state's soldiers."""
    words = actor.text.lower().split()
    if not actor.name.startswith(FOREIGN) or country not in lexicon.settlers or OCCUPYING.isdisjoint(words):
        return actor
    return actor.replace(name=BRANCH_NAMES["military"], actor_class=ActorClass.STATE_FORCES)


def _collective_at_home(actor: ActorRef, country: str | None, day: date | None, lexicon: Lexicon) -> ActorRef:
    """Separatists or Islamists by no name, as those whom a country's are known as, where they have one such name.

    Insurgents are the one or the other, and terrorists whom nobody names the Islamists of such a country.
    """
    if actor.actor_id is not None or country is None:
        return actor
    words = _lemmas(actor.text)
    unnamed = is_unknown(actor.name) and bool(words & TERRORISTS)
    if actor.actor_class is not ActorClass.REBEL_GROUP and not unnamed:
        return actor
    at_home = [row for row in lexicon.actors.values() if row.country == country]
    at_home = [row for row in at_home if holds_on(row.from_date, row.to_date, day)]
    separatists = [row for row in at_home if " Separatists (" in row.name]
    islamists = [row for row in at_home if row.name.startswith("Islamist Militia (")]
    known = separatists if words & SEPARATISTS else islamists if words & ISLAMISTS or unnamed else []
    if not known and words & INSURGENTS:
        known = separatists
    if len(known) != 1:
        return actor
    row = known[0]
    return actor.replace(actor_id=row.actor_id, name=row.name, actor_class=row.actor_class, country=row.country)


def _by_its_name(actor: ActorRef, country: str | None, lexicon: Lexicon) -> ActorRef:
    """A force called by a name that is an army's in one country and the police's in another, as its country has it.

    `The military police` are police in Brazil, `the National Guard` is in Tunisia.
    """
    branch = next((one for one in ("military", "police") if BRANCH_NAMES[one] == actor.name), None)
    if country is None or branch is None:
        return actor
    text = actor.text.lower()
    for force in AMBIGUOUS_FORCES:
        if force not in text:
            continue
        named = lexicon.aliases.named(f"{force} of {lexicon.country_after_of(country)}")
        held = {entry.row.actor_id.partition("-")[2] for entry in named if _is_force_of(entry.row.actor_id, country)}
        if len(held) == 1 and held <= {"military", "police"}:
            return actor.replace(name=BRANCH_NAMES[held.pop()])
    return actor


def _crowd_at_home(actor: ActorRef, country: str | None, lexicon: Lexicon) -> ActorRef:
    """Protesters and rioters are named for the country where they come together, whatever nation they are of."""
    held = lexicon.country_rows.get(country or "")
    kind = next((one for one in CROWDS if actor.name.startswith(f"{one} (")), None)
    if held is None or kind is None or actor.country in {None, country} or country in lexicon.settlers:
        return actor
    return actor.replace(name=f"{kind} ({held.name})", country=country)


def _mission_at_home(actor: ActorRef, country: str | None, day: date | None, lexicon: Lexicon) -> ActorRef:
    """Peacekeepers of the United Nations by no name are of the mission that served in the country that day."""
    if not (actor.name.startswith(BLUE_HELMETS) or actor.actor_id == ALL_BLUE_HELMETS) or country is None:
        return actor
    held = lexicon.country_rows.get(country)
    own = [f"in {lexicon.country_after_of(country)}", f"in the Republic of {held.name if held else country}"]
    missions = [
        row
        for row in lexicon.actors.values()
        if "United Nations" in row.name and row.name.endswith(tuple(own)) and holds_on(row.from_date, row.to_date, day)
    ]
    if len(missions) != 1:
        return actor
    row = missions[0]
    return actor.replace(actor_id=row.actor_id, name=row.name, actor_class=row.actor_class, country=row.country)


def _lemmas(text: str) -> set[str]:
    return {word.strip(".,").removesuffix("s") for word in text.lower().split()}


def _told_apart(actor: ActorRef, country: str | None, day: date | None, lexicon: Lexicon) -> ActorRef:
    """Who a name or an abbreviation that several groups may bear is: the one at home in the event's country.

    Where the country tells nothing it stays a name, with the class of those who bear it.
    """
    if actor.actor_id is not None or actor.actor_class is not None:
        return actor
    # Of who is blamed, the text is the sentence that blames him.
    name = actor.text if lexicon.aliases.named(actor.text) else actor.name
    rows = _bearers(name, day, lexicon)
    at_home = {row.actor_id: (row, entry) for row, entry in rows if row.country == country}
    if country is not None and len(at_home) == 1:
        row, entry = next(iter(at_home.values()))
        return actor.replace(
            actor_id=row.actor_id,
            alias_id=entry.origin,
            name=row.name,
            actor_class=row.actor_class,
            country=row.country,
        )
    force = next((e for e in lexicon.aliases.named(name) if _is_force_of(e.row.actor_id, country)), None)
    if force is not None and country is not None:
        # "The DRG" in India is a unit of its police.
        pattern = BRANCH_NAMES[force.row.actor_id.partition("-")[2]]
        name = pattern.replace(PLACEHOLDER, lexicon.country_after_of(country))
        return actor.replace(
            actor_id=force.row.actor_id,
            alias_id=force.origin,
            name=name,
            actor_class=ActorClass.STATE_FORCES,
            country=country,
        )
    # Whoever it is, a name that newspapers use for armed groups is one of an armed group.
    classes = Counter(row.actor_class for row, _ in rows if row.actor_class not in FORCES)
    likeliest = min(classes, key=lambda one: (-classes[one], one.value), default=ActorClass.POLITICAL_MILITIA)
    return actor.replace(actor_class=likeliest)


def _is_force_of(actor_id: str, country: str | None) -> bool:
    """Whether an id is of a country's army, police or government."""
    home, _, branch = actor_id.partition("-")
    return country is not None and home == country.lower() and branch in BRANCH_NAMES


def _branch_at_home(actor: ActorRef, country: str | None, day: date | None, lexicon: Lexicon) -> ActorRef:
    """A movement's branch in the event's country, where it has just one there: Al Qaeda in Yemen is AQAP."""
    whole = lexicon.actors.get(actor.actor_id or "")
    if whole is None or country is None or whole.country == country:
        return actor
    branches = [
        row
        for row in lexicon.actors.values()
        if row.country == country
        and whole.name in row.name
        and holds_on(row.from_date, row.to_date, day)
        and whole.actor_id in parents_of(row.actor_id, lexicon, day=day)
    ]
    if len(branches) != 1:
        return actor
    row = branches[0]
    return actor.replace(actor_id=row.actor_id, name=row.name, actor_class=row.actor_class, country=row.country)


def _bearers(text: str, day: date | None, lexicon: Lexicon) -> list[tuple[ActorRow, Entry[AliasRow]]]:
    """Actors of a day that have these words among their names."""
    entries = lexicon.aliases.named(text)
    held = [entry for entry in entries if holds_on(entry.row.from_date, entry.row.to_date, day)]
    found = [(lexicon.actors[entry.row.actor_id], entry) for entry in held if entry.row.actor_id in lexicon.actors]
    return [(row, entry) for row, entry in found if holds_on(row.from_date, row.to_date, day)]


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
