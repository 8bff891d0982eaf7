"""Checks of the reference tables against one another. A fault reads `seeds/FILE.csv:LINE: what is wrong`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from pipeline.cli.seed_tables import SeedTables
from pipeline.coding.lexicon import WordLists
from pipeline.coding.phrases import WILDCARD, phrase_words
from pipeline.places.geometry import distance_km
from pipeline.reference.trigger_phrases import CLASS, spelled_out
from schemas import export_seeds as exported
from schemas import seeds as rows
from schemas.base import Record
from schemas.word_classes import WordClass

__all__ = ["CHECKS", "faults_of"]

Faults = Iterator[str]
# A country's radius holds most of it; no reviewed place lies farther out than 1.6 radii, and one with its
# coordinates swapped lies much farther.
RADII_FROM_CENTRE = 2.0
SPARE_KM = 50.0
# Forms of one word begin with the same letters, but for the irregular ones.
ALIKE_LETTERS = 3
# Columns that hold a key, the column of the table that it is a key of, and that table.
KEYS: tuple[tuple[type[Record], str, type[Record], str], ...] = (
    (rows.AliasRow, "actor_id", rows.ActorRow, "actor_id"),
    (rows.ParentRow, "actor_id", rows.ActorRow, "actor_id"),
    (rows.ParentRow, "parent_id", rows.ActorRow, "actor_id"),
    (rows.ActorRow, "country", rows.CountryRow, "country"),
    (rows.MetonymRow, "country", rows.CountryRow, "country"),
    (rows.HostRow, "country", rows.CountryRow, "country"),
    (rows.HostRow, "host", rows.CountryRow, "country"),
    (rows.NamesakeRow, "country", rows.CountryRow, "country"),
    (rows.NamesakeRow, "actor_id", rows.ActorRow, "actor_id"),
    (rows.SettlerRow, "country", rows.CountryRow, "country"),
    (rows.SettlerRow, "settlers_of", rows.CountryRow, "country"),
    (rows.ArticledCountryRow, "country", rows.CountryRow, "country"),
    (rows.ClaimantRow, "country", rows.CountryRow, "country"),
    (rows.PlaceRow, "country", rows.CountryRow, "country"),
    (rows.Admin1Row, "country", rows.CountryRow, "country"),
    (rows.EventTypeRow, "cameo_code", rows.CameoRow, "cameo_code"),
    (rows.TriggerRow, "sub_event_type", rows.EventTypeRow, "sub_event_type"),
    (rows.TriggerRow, "weapon", rows.WeaponRow, "weapon"),
    (rows.ForceRow, "weapon", rows.WeaponRow, "weapon"),
    (rows.WeaponRow, "sub_event_type", rows.EventTypeRow, "sub_event_type"),
    (rows.CompatibleRow, "sub_event_type_a", rows.EventTypeRow, "sub_event_type"),
    (rows.CompatibleRow, "sub_event_type_b", rows.EventTypeRow, "sub_event_type"),
    (exported.ExportCountryRow, "country", rows.CountryRow, "country"),
    (rows.CountryRow, "country", exported.ExportCountryRow, "country"),
    (exported.CameoGroupRow, "actor_id", rows.ActorRow, "actor_id"),
    (exported.UcdpActorRow, "actor_id", rows.ActorRow, "actor_id"),
    (rows.EventTypeRow, "plover_type", exported.PloverRow, "plover_type"),
    (rows.EventTypeRow, "plover_mode", exported.PloverRow, "plover_mode"),
)
# Columns that tell the rows of a table apart.
UNIQUE: tuple[tuple[type[Record], tuple[str, ...]], ...] = (
    (rows.ActorRow, ("actor_id",)),
    (rows.AliasRow, ("actor_id", "alias", "from_date", "to_date")),
    (rows.ParentRow, ("actor_id", "parent_id", "from_date", "to_date")),
    (rows.CountryRow, ("country",)),
    (rows.ClaimantRow, ("claimant_id",)),
    (rows.ClaimantNounRow, ("noun",)),
    (rows.EventTypeRow, ("sub_event_type",)),
    (rows.CameoRow, ("cameo_code",)),
    (rows.PlaceRow, ("place_id",)),
    (rows.Admin1Row, ("country", "admin1_code")),
    (rows.TriggerRow, ("trigger", "pos")),
    (rows.NegativeRow, ("phrase",)),
    (rows.OutcomeRow, ("phrase", "pos", "outcome")),
    (rows.WeaponRow, ("phrase",)),
    (rows.GenericActorRow, ("noun",)),
    (rows.ForceRow, ("phrase",)),
    (rows.WordRow, ("word", "word_class")),
    (exported.ExportCountryRow, ("country",)),
    (exported.ExportCountryRow, ("iso_numeric",)),
    (exported.AcledClassRow, ("actor_class",)),
    (exported.AcledInteractionRow, ("code",)),
    (exported.AcledUnnamedRow, ("event_type", "side")),
    (exported.ExportPlaceRow, ("geo_precision",)),
    (exported.CameoGroupRow, ("actor_id",)),
    (exported.PloverRow, ("plover_type", "plover_mode")),
    (exported.UcdpActorRow, ("actor_id",)),
    (exported.HxlRow, ("column",)),
)
# Tables of one kind that together list each thing once; others are one for each language.
PARTS_OF_ONE: frozenset[type[Record]] = frozenset({rows.PlaceRow})
# Columns with a closed vocabulary that is no enum.
WORDS: tuple[tuple[type[Record], str, frozenset[str]], ...] = (
    (rows.TriggerRow, "pos", frozenset({"verb", "noun", "adjective"})),
    (rows.TriggerRow, "roles", frozenset({"agent>patient", "clash", "patient", "agent", "patient>agent", "agent>to"})),
    (rows.TriggerRow, "strength", frozenset({"strong", "weak", "armed"})),
    (rows.OutcomeRow, "pos", frozenset({"verb", "noun", "adjective"})),
    (rows.OutcomeRow, "people", frozenset({"object", "subject", "number", "noun"})),
    (rows.OutcomeRow, "strength", frozenset({"strong", "weak"})),
    (rows.ForceRow, "branch", frozenset({"military", "police", "government", "intelligence"})),
    (rows.MetonymRow, "kind", frozenset({"leader", "seat", "government", "forces"})),
    (rows.LinkOverrideRow, "decision", frozenset({"same", "different"})),
    (rows.AbbreviationRow, "kind", frozenset({"title", "number", "other"})),
    (rows.DateWordRow, "kind", frozenset({"month", "weekday", "zone"})),
)
WORD = re.compile(r"[^\W_]+", re.UNICODE)


def faults_of(tables: SeedTables) -> list[str]:
    """Everything wrong with the tables, their own rows first."""
    own = chain(tables.faults, *(table.faults for table in tables.tables.values()))
    return list(dict.fromkeys(chain(own, *(check(tables) for check in CHECKS))))


def _keys(tables: SeedTables) -> Faults:
    for kind, column, target, key in KEYS:
        known = {getattr(entry.row, key) for entry in tables.of(target)}
        if target is rows.ActorRow:
            known |= _state_forces(tables)
        for entry in tables.of(kind):
            value = getattr(entry.row, column)
            if value is not None and value not in known:
                yield f"{entry.origin}: {column} {value!r} is in no row of the table that defines it"


def _state_forces(tables: SeedTables) -> set[str]:
    """Ids of the forces that every country has without a row, as `syr-military`."""
    branches = {entry.row.branch for entry in tables.of(rows.ForceRow)}
    return {f"{entry.row.country.lower()}-{branch}" for entry in tables.of(rows.CountryRow) for branch in branches}


def _repeats(tables: SeedTables) -> Faults:
    for kind, columns in UNIQUE:
        first: dict[tuple[Any, ...], str] = {}
        for entry in tables.of(kind):
            table = "" if kind in PARTS_OF_ONE else entry.origin.rpartition(":")[0]
            key = (table, *(getattr(entry.row, column) for column in columns))
            origin = first.setdefault(key, entry.origin)
            if origin != entry.origin:
                yield f"{entry.origin}: repeats {', '.join(columns)} of {origin}"


def _vocabularies(tables: SeedTables) -> Faults:
    for kind, column, allowed in WORDS:
        for entry in tables.of(kind):
            value = getattr(entry.row, column)
            if value not in allowed:
                yield f"{entry.origin}: {column} {value!r} is none of {', '.join(sorted(allowed))}"


def _word_classes(tables: SeedTables) -> Faults:
    """A class of words that a rule asks for and a language has no word of."""
    there: dict[str, set[WordClass]] = defaultdict(set)
    for entry in tables.of(rows.WordRow):
        there[entry.origin.rpartition(":")[0]].add(entry.row.word_class)
    for name, classes in there.items():
        yield from (f"{name}: no word of class {kind.value!r}" for kind in WordClass if kind not in classes)


def _dates(tables: SeedTables) -> Faults:
    for entry in chain.from_iterable(table.entries for table in tables.tables.values()):
        start, end = getattr(entry.row, "from_date", None), getattr(entry.row, "to_date", None)
        if start is not None and end is not None and end < start:
            yield f"{entry.origin}: to_date {end} is before from_date {start}"


def _parents(tables: SeedTables) -> Faults:
    """A body that belongs to itself, directly or through others."""
    above: dict[str, set[str]] = defaultdict(set)
    for entry in tables.of(rows.ParentRow):
        above[entry.row.actor_id].add(entry.row.parent_id)
    for entry in tables.of(rows.ParentRow):
        if entry.row.actor_id in _all_above(entry.row.parent_id, above):
            yield f"{entry.origin}: {entry.row.actor_id!r} would belong to itself"


def _all_above(actor_id: str, above: Mapping[str, Collection[str]]) -> set[str]:
    found, waiting = {actor_id}, [actor_id]
    while waiting:
        new = set(above.get(waiting.pop(), ())) - found
        found |= new
        waiting += sorted(new)
    return found


def _examples(tables: SeedTables) -> Faults:
    """A trigger, outcome or negative phrase whose example does not hold it, or lacks the people it names."""
    irregular = {entry.row.form: entry.row.lemma for entry in tables.of(rows.IrregularRow)}
    phrases: list[tuple[str, str, str]] = []
    phrases += [(e.origin, e.row.trigger, e.row.example) for e in tables.of(rows.TriggerRow)]
    phrases += [(e.origin, e.row.phrase, e.row.example) for e in tables.of(rows.OutcomeRow)]
    phrases += [(e.origin, e.row.phrase, e.row.example) for e in tables.of(rows.NegativeRow)]
    words = WordLists(entry.row for entry in tables.of(rows.WordRow))
    for origin, phrase, example in phrases:
        unknown = [name for name in CLASS.findall(phrase) if name not in list(WordClass)]
        if unknown:
            yield f"{origin}: there is no word class {unknown[0]!r}"
            continue
        written = list(spelled_out([phrase], words))
        # A class without words is a fault of its own.
        if written and not any(_holds(example, one, irregular) for one in written):
            yield f"{origin}: the example {example!r} does not hold {phrase!r}"
    for trigger in tables.of(rows.TriggerRow):
        for part in (trigger.row.actor, trigger.row.target):
            if part is not None and part not in trigger.row.example:
                yield f"{trigger.origin}: {part!r} is not in the example {trigger.row.example!r}"


def _holds(example: str, phrase: str, irregular: Mapping[str, str]) -> bool:
    """Whether the words of a phrase of lemmas stand in a sentence in their order, in any form."""
    found = iter(WORD.findall(example.casefold()))
    lemmas = [word for word in phrase_words(phrase) if word != WILDCARD and WORD.fullmatch(word)]
    # "be", "do" and "lie" have forms that only a table knows; the longer words are enough.
    told = [word for word in lemmas if len(word) > ALIKE_LETTERS] or lemmas
    return all(any(_is_form(word, lemma, irregular) for word in found) for lemma in told)


def _is_form(word: str, lemma: str, irregular: Mapping[str, str]) -> bool:
    """Whether a word looks like a form of a lemma: enough to find an example of something else."""
    if lemma == "oneself":
        return word.endswith(("self", "selves"))
    return irregular.get(word, word) == lemma or word[:ALIKE_LETTERS] == lemma[:ALIKE_LETTERS]


def _places(tables: SeedTables) -> Faults:
    """Places far outside their country, or in a division that the country does not have."""
    countries = {entry.row.country: entry.row for entry in tables.of(rows.CountryRow)}
    divisions: dict[str, set[str]] = defaultdict(set)
    for admin1 in tables.of(rows.Admin1Row):
        divisions[admin1.row.country].add(admin1.row.name)
    for entry in tables.of(rows.PlaceRow):
        place = entry.row
        country = countries.get(place.country) if place.country else None
        if country is None:
            continue
        away = distance_km((place.latitude, place.longitude), (country.latitude, country.longitude))
        if away > RADII_FROM_CENTRE * country.radius_km + SPARE_KM:
            yield f"{entry.origin}: {place.name} lies {away:.0f} km from the middle of {country.name}"
        known = divisions[country.country]
        if place.admin1 is not None and known and place.admin1 not in known:
            yield f"{entry.origin}: {country.name} has no division {place.admin1!r} in places/admin1.csv"


def _links(tables: SeedTables) -> Faults:
    """A reviewed decision that does not say which reports it is about."""
    for entry in tables.of(rows.LinkOverrideRow):
        row = entry.row
        for side in ("a", "b"):
            if getattr(row, f"report_id_{side}") is None and getattr(row, f"external_id_{side}") is None:
                yield f"{entry.origin}: side {side} names neither a report nor an article"


CHECKS: Sequence[Callable[[SeedTables], Faults]] = (
    _keys, _repeats, _vocabularies, _word_classes, _dates, _parents, _examples, _places, _links,
)  # fmt: skip
