"""Rows of the reference tables of countries, actors and claimants."""

from __future__ import annotations

from datetime import date

from schemas.base import Record, described
from schemas.vocabulary import ActorClass, ClaimantType, Reach, VictimsClass


class CountryRow(Record):
    """seeds/countries.csv: one row per country or territory that news names."""

    country: str = described("ISO 3166 alpha-3 (XKX for Kosovo)")
    iso2: str = described("ISO 3166 alpha-2")
    name: str = described("Short English name")
    demonyms: str = described("Adjectives and nouns of nationality", example="Syrian;Syrians")
    other_names: str | None = described("Other names and abbreviations", example="Burma;Myanmar Union")
    capital: str | None = described("Capital city, which news uses for the government")
    latitude: float = described("Latitude of a central point", ge=-90, le=90)
    longitude: float = described("Longitude of a central point", ge=-180, le=180)
    radius_km: float = described("Radius that holds most of the country", unit="km", ge=0)
    source: str = described("Where the row comes from")


class MetonymRow(Record):
    """seeds/actors/metonyms.csv: a name that stands for a government in a span of time."""

    alias: str = described("The name", example="Kremlin")
    country: str = described("ISO 3166 alpha-3")
    kind: str = described("leader, seat, government or forces", example="seat")
    from_date: date | None = described("First day")
    to_date: date | None = described("Last day, included")
    source: str = described("Where the row comes from")


class ForceRow(Record):
    """seeds/actors/forces.csv: words that after a nationality, country or leader name its state forces."""

    phrase: str = described("Words after the nationality, in the singular", example="air force")
    branch: str = described("military, police, government or intelligence")
    weapon: str | None = described("Weapon implied, from seeds/weapons.csv", example="warplane")
    source: str = described("Where the row comes from")


class ActorRow(Record):
    """seeds/actors/actors.csv: a named armed or political group, or a force with a name of its own."""

    actor_id: str = described("Id in kebab case", example="faylaq-al-sham")
    name: str = described("Name to publish, as ACLED or UCDP write it")
    actor_class: ActorClass = described("ACLED class")
    country: str | None = described("ISO 3166 alpha-3 home country")
    from_date: date | None = described("First day it existed under this id")
    to_date: date | None = described("Last day, included")
    source: str = described("Where the row comes from")


class AliasRow(Record):
    """seeds/actors/aliases.csv: a name of an actor. Spelling variants get rows of their own."""

    actor_id: str = described("Id in seeds/actors/actors.csv")
    alias: str = described("The name as newspapers write it", example="Failaq al-Sham")
    from_date: date | None = described("First day the name meant this actor")
    to_date: date | None = described("Last day, included")
    source: str = described("Where the row comes from")


class ParentRow(Record):
    """seeds/actors/parents.csv: an actor that belongs to, or fights under, another."""

    actor_id: str = described("The member")
    parent_id: str = described("The body it belongs to")
    from_date: date | None = described("First day")
    to_date: date | None = described("Last day, included")
    source: str = described("Where the row comes from")


class HostRow(Record):
    """seeds/actors/hosts.csv: a state whose forces fight abroad at the side of that country's government.

    Such forces are classed as state forces there; other forces abroad are external forces.
    """

    country: str = described("ISO 3166 alpha-3 of the forces")
    host: str = described("ISO 3166 alpha-3 of the country they fight in")
    from_date: date | None = described("First day")
    to_date: date | None = described("Last day, included")
    source: str = described("Where the row comes from")


class NamesakeRow(Record):
    """seeds/actors/namesakes.csv: a group of a country that shares its name with a better-known one abroad."""

    name: str = described("The name that both bear", example="Taliban")
    country: str = described("ISO 3166 alpha-3 of the country in which it means this actor")
    actor_id: str = described("Id in seeds/actors/actors.csv")
    unless: str | None = described("Phrases, `;` between them, that mean the other wherever they stand")
    from_date: date | None = described("First day")
    to_date: date | None = described("Last day, included")
    source: str = described("Where the row comes from")


class SettlerRow(Record):
    """seeds/actors/settlers.csv: whose settlers those are who live in a country that is not theirs."""

    country: str = described("ISO 3166 alpha-3 of the country they live in")
    settlers_of: str = described("ISO 3166 alpha-3 of the state they come from")
    source: str = described("Where the row comes from")


class GenericActorRow(Record):
    """seeds/actors/generic.csv: nouns for people who act or suffer, without a name."""

    noun: str = described("Noun or phrase in the singular", example="gunman")
    plural: str | None = described("Plural, when not formed by -s, -es or -ies")
    actor_class: ActorClass = described("ACLED class")
    name: str = described(
        "Name to publish; {country} is the event's country", example="Unidentified Armed Group ({country})"
    )
    combatant: VictimsClass = described("Whether such people take part in the fighting, when they are victims")
    as_agent: bool = described("Whether the noun alone may name who acted")
    source: str = described("Where the row comes from")


class GroupWordRow(Record):
    """seeds/actors/group_words.csv: words that end the name of an armed group, for groups without a row of their own."""

    word: str = described("Last or only common word of the name, lower case", example="brigades")
    actor_class: ActorClass = described("ACLED class such a group most often has")
    source: str = described("Where the row comes from")


class AnaphorRow(Record):
    """seeds/actors/anaphors.csv: nouns that with `the` refer back to a group named before."""

    noun: str = described("Noun or phrase in the singular", example="faction")
    refers_to: str = described("What it refers to: group")
    source: str = described("Where the row comes from")


class ArticledCountryRow(Record):
    """seeds/actors/articled_countries.csv: countries that take `the` after `of`: the Philippines."""

    country: str = described("ISO 3166 alpha-3")
    source: str = described("Where the row comes from")


class ClaimantRow(Record):
    """seeds/claimants.csv: monitors, bodies, agencies and papers whose word is quoted."""

    claimant_id: str = described("Id in kebab case", example="sohr")
    name: str = described("Name to publish")
    claimant_type: ClaimantType = described("What kind of voice")
    country: str | None = described("ISO 3166 alpha-3, when it speaks for or in one country")
    aliases: str | None = described("Other names and short forms", example="SOHR;Syrian Observatory;the Observatory")
    short_noun: str | None = described(
        "Noun that refers back to it in an article", example="monitor;observatory;war monitor"
    )
    reach: Reach | None = described("`world` for an outlet that tells as much of other countries as of its own")
    from_date: date | None = described(
        "First day on which it speaks as this; before, its names are read like any other"
    )
    source: str = described("Where the row comes from")


class ClaimantNounRow(Record):
    """seeds/claimant_nouns.csv: nouns for voices without a name."""

    noun: str = described("Noun or phrase in the singular", example="hospital official")
    claimant_type: ClaimantType = described("What kind of voice")
    source: str = described("Where the row comes from")
