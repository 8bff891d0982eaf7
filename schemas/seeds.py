"""Rows of the reviewed reference tables in seeds/. A column that a file lacks, or has beyond these, is an error.

A list inside a cell is separated by `;`. Words and phrases are lower case unless they are names.
"""

from __future__ import annotations

from datetime import date

from schemas.base import Record, described
from schemas.vocabulary import (
    ActorClass,
    ClaimantType,
    GeoPrecision,
    Outcome,
    Qualifier,
    Stance,
    VictimsClass,
)


class EventTypeRow(Record):
    """seeds/event_types.csv: ACLED's sub-event types and what they are called elsewhere."""

    sub_event_type: str = described("ACLED sub-event type")
    event_type: str = described("ACLED event type")
    disorder_type: str = described("ACLED disorder type")
    priority: int = described("Order inside its event type; 1 wins", ge=1)
    cameo_code: str | None = described("CAMEO code")
    plover_type: str | None = described("PLOVER type")
    plover_mode: str | None = described("PLOVER mode")
    ucdp_one_sided: bool = described("Whether UCDP would take it as one-sided violence when civilians are the target")
    definition: str = described("What it is, in our words")
    source: str = described("Where the row comes from")


class CameoRow(Record):
    """seeds/cameo.csv: scores of the CAMEO codes that event_types.csv uses."""

    cameo_code: str = described("CAMEO code")
    name: str = described("Name of the code")
    goldstein: float = described("Goldstein score", unit="-10 to 10", ge=-10, le=10)
    source: str = described("Where the row comes from")


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
    source: str = described("Where the row comes from")


class ClaimantNounRow(Record):
    """seeds/claimant_nouns.csv: nouns for voices without a name."""

    noun: str = described("Noun or phrase in the singular", example="hospital official")
    claimant_type: ClaimantType = described("What kind of voice")
    source: str = described("Where the row comes from")


class TriggerRow(Record):
    """seeds/triggers/LANGUAGE.csv: a word or phrase that tells of an event."""

    trigger: str = described("Lemmas, lower case", example="carry out an attack")
    pos: str = described("verb, noun or adjective, of the head word")
    sub_event_type: str | None = described(
        "ACLED sub-event type when nothing else decides; none for a word too general"
    )
    weapon: str | None = described("Weapon implied, from seeds/weapons.csv")
    roles: str = described(
        "How the sides stand around it: agent>patient (A shells B), clash (A and B fight), patient (B dies), agent (A marches)",
        example="agent>patient",
    )
    strength: str = described(
        "strong: an event by itself; weak: only with an actor, victim, weapon or place of conflict beside it; "
        "armed: only with a weapon beside it that tells a kind of attack"
    )
    example: str = described("A sentence that uses it")
    actor: str | None = described("Words of who acts in the example")
    target: str | None = described("Words of who or what it is done to in the example")
    source: str = described("Where the row comes from")


class NegativeRow(Record):
    """seeds/triggers/LANGUAGE_negative.csv: a phrase in which a trigger word means no event."""

    phrase: str = described("Lemmas, lower case; `*` stands for one to three words", example="strike * deal")
    reason: str = described("metaphor, sport, fiction, medical, exercise, commemoration, legal, labour or accident")
    example: str = described("A sentence that uses it")
    source: str = described("Where the row comes from")


class WeaponRow(Record):
    """seeds/weapons.csv: words for weapons and ways of delivery."""

    phrase: str = described("Lemmas, lower case", example="surface-to-surface missile")
    weapon: str = described("Name to publish", example="missile")
    sub_event_type: str | None = described("ACLED sub-event type that its use points to")
    source: str = described("Where the row comes from")


class OutcomeRow(Record):
    """seeds/outcomes/LANGUAGE.csv: words for what happened to people."""

    phrase: str = described("Lemmas, lower case", example="lose their life")
    pos: str = described("verb, noun or adjective, of the head word")
    outcome: Outcome = described("What happened")
    people: str = described(
        "Where the people stand: object (killed five), subject (five died), number (death toll of five), noun (five deaths)"
    )
    strength: str = described("strong, or weak: needs an event beside it")
    example: str = described("A sentence that uses it")
    source: str = described("Where the row comes from")


class NumberRow(Record):
    """seeds/numbers/LANGUAGE.csv: words for numbers, exact and vague."""

    phrase: str = described("Words, lower case", example="dozens")
    low: int | None = described("Least number meant", ge=0)
    high: int | None = described("Greatest number meant; none when open above", ge=0)
    vague: bool = described("Whether it counts only where nobody gives a number")
    source: str = described("Where the row comes from")


class HedgeRow(Record):
    """seeds/hedges/LANGUAGE.csv: words before or after a number that open or blur it."""

    phrase: str = described("Words, lower case", example="more than")
    qualifier: Qualifier = described("What they do to the number")
    after: bool = described("Whether they stand after the number, as in `50 or more`")
    source: str = described("Where the row comes from")


class ReportingRow(Record):
    """seeds/reporting/LANGUAGE.csv: verbs and phrases that bring somebody's word."""

    phrase: str = described("Lemmas, lower case", example="according to")
    pos: str = described("verb, or preposition for phrases that stand before the claimant")
    stance: Stance = described("What the claimant does with the statement")
    blames: bool = described("Whether the object is blamed for an act")
    source: str = described("Where the row comes from")


class PlaceRow(Record):
    """seeds/places/places.csv: places that conflict news names and general gazetteers lack."""

    place_id: str = described("Id", example="sitrep:jabal-duwayli")
    name: str = described("Name to publish")
    other_names: str | None = described("Other spellings")
    country: str | None = described("ISO 3166 alpha-3; none for seas and for regions of several countries")
    admin1: str | None = described("First-level division, as in seeds/places/admin1.csv")
    admin2: str | None = described("Second-level division")
    latitude: float = described("Latitude", unit="degrees north, WGS 84", ge=-90, le=90)
    longitude: float = described("Longitude", unit="degrees east, WGS 84", ge=-180, le=180)
    feature: str = described(
        "hill, camp, base, airport, crossing, dam, oil_field, village, town, district, neighbourhood, region, sea or site"
    )
    geo_precision: GeoPrecision = described("How exact an event known only to be there is")
    radius_km: float = described("Radius that holds the place", unit="km", ge=0)
    source: str = described("Where the row comes from")


class TimeWordRow(Record):
    """seeds/times/LANGUAGE.csv: words for times."""

    phrase: str = described("Words, lower case", example="a day earlier")
    kind: str = described(
        "weekday, weekday_short, month, month_short, unit, count, part, rule (a whole phrase), future or habitual"
    )
    value: str = described(
        "Number of the weekday (Monday is 0) or month, the unit, or the date rule", example="relative:-1"
    )
    source: str = described("Where the row comes from")


class BoilerplateRow(Record):
    """seeds/text/boilerplate_LANGUAGE.csv: words of web pages that are not news."""

    phrase: str = described("Words, lower case, without punctuation", example="sign up for our newsletter")
    weight: float = described("Share of the evidence that it gives; 1 is enough in a short paragraph", ge=0, le=1)
    kind: str = described(
        "phrase (anywhere), start (opens the paragraph), whole (is the paragraph), list (opens a list of other articles), "
        "end (closes the article), note, related, caption, captioned, credit, photo, byline, published, updated, label, "
        "second_person or first_plural"
    )
    source: str = described("Where the row comes from")


class AbbreviationRow(Record):
    """seeds/text/abbreviations_LANGUAGE.csv: words written with a full stop that need not end a sentence."""

    abbreviation: str = described("Lower case, without the last full stop", example="lt")
    kind: str = described(
        "title (a name follows), number (a figure follows) or other (ends a sentence before a starter)"
    )
    source: str = described("Where the row comes from")


class StarterRow(Record):
    """seeds/text/starters_LANGUAGE.csv: common words whose capital letter shows that a sentence begins."""

    word: str = described("Lower case", example="the")
    source: str = described("Where the row comes from")


class DateWordRow(Record):
    """seeds/text/dates_LANGUAGE.csv: names of months, weekdays and time zones."""

    word: str = described("Lower case, without full stop", example="sept")
    kind: str = described("month, weekday or zone")
    value: int = described("Month from 1; weekday from 0 for Monday; minutes east of UTC for a zone")
    source: str = described("Where the row comes from")


class IrregularRow(Record):
    """seeds/text/irregular_LANGUAGE.csv: forms that rules of spelling do not lead back to their lemma."""

    form: str = described("Lower case", example="fought")
    lemma: str = described("Dictionary form", example="fight")
    source: str = described("Where the row comes from")


class Admin1Row(Record):
    """seeds/places/admin1.csv: first-level divisions (provinces, states, governorates, oblasts)."""

    country: str = described("ISO 3166 alpha-3")
    admin1_code: str = described("GeoNames code of the division", example="12")
    name: str = described("Name to publish, as ACLED or UCDP write it", example="Idlib")
    other_names: str | None = described("Other spellings", example="Idleb")
    capital_city: str | None = described("Chief town")
    source: str = described("Where the row comes from")


class PlaceWordRow(Record):
    """seeds/places/words.csv: words that tell where place names stand, how they are spelled and what is none."""

    kind: str = described(
        "What the word is for; the kinds are listed in pipeline/places/words.py", example="preposition"
    )
    word: str = described("The word, lower case unless it is a name")
    value: str | None = described("What it means, when its kind needs it", example="near")
    source: str = described("Where the row comes from")


class GroupWordRow(Record):
    """seeds/actors/group_words.csv: words that end the name of an armed group, for groups without a row of their own."""

    word: str = described("Last or only common word of the name, lower case", example="brigades")
    actor_class: ActorClass = described("ACLED class such a group most often has")
    source: str = described("Where the row comes from")


class CompatibleRow(Record):
    """seeds/linking/compatible.csv: two sub-event types that articles use for one event.

    Equal types need no row; a pair without a row is never taken for one event.
    """

    sub_event_type_a: str = described("ACLED sub-event type")
    sub_event_type_b: str = described("Another ACLED sub-event type; the order means nothing")
    degree: float = described("How easily the two are told of one event", unit="0 to 1", ge=0, le=1)
    example: str = described("How two articles come to differ")
    source: str = described("Where the row comes from")


class LinkOverrideRow(Record):
    """seeds/links.csv: a reviewed decision on two reports. A side is a report id, or an article and a hint."""

    report_id_a: str | None = described("Report on one side")
    external_id_a: str | None = described("Its article's external id, when the report id is not given")
    hint_a: str | None = described("Sub-event type, trigger or target of the report, when its article has several")
    report_id_b: str | None = described("Report on the other side")
    external_id_b: str | None = described("Its article's external id, when the report id is not given")
    hint_b: str | None = described("Sub-event type, trigger or target of the report, when its article has several")
    decision: str = described("same or different", example="different")
    reason: str = described("Why, for the next reviewer")
    source: str = described("Who or what decided")


class FactualityRow(Record):
    """seeds/factuality/LANGUAGE.csv: words that keep what they govern from being one event that happened."""

    phrase: str = described("Lemmas, lower case", example="threaten")
    pos: str = described(
        "verb or noun that governs the event, adjective beside it, modal, mark, subject (of a cumulative toll),"
        " separator (what follows is another event), realis (verb whose infinitive was carried out)"
        " or frame (a word of articles that are no news of violence)"
    )
    reason: str = described(
        "planned, hypothetical, negated, habitual, cumulative or retaliation; for frames what the article is about"
    )
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
