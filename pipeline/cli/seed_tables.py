"""Every reference table, its record, and its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pipeline.coding.lexicon import Entry
from pipeline.reference.rows import checked_rows
from schemas import export_seeds as exported
from schemas import seeds as rows
from schemas.base import Record

__all__ = ["FOREIGN", "TABLES", "SeedTables", "Table", "load_tables"]

RowT = TypeVar("RowT", bound=Record)

# The tables by file below seeds/; `*` stands for a language.
TABLES: Mapping[str, type[Record]] = {
    "event_types.csv": rows.EventTypeRow,
    "cameo.csv": rows.CameoRow,
    "countries.csv": rows.CountryRow,
    "claimants.csv": rows.ClaimantRow,
    "claimant_nouns.csv": rows.ClaimantNounRow,
    "weapons.csv": rows.WeaponRow,
    "links.csv": rows.LinkOverrideRow,
    "actors/actors.csv": rows.ActorRow,
    "actors/aliases.csv": rows.AliasRow,
    "actors/parents.csv": rows.ParentRow,
    "actors/hosts.csv": rows.HostRow,
    "actors/namesakes.csv": rows.NamesakeRow,
    "actors/settlers.csv": rows.SettlerRow,
    "actors/forces.csv": rows.ForceRow,
    "actors/generic.csv": rows.GenericActorRow,
    "actors/group_words.csv": rows.GroupWordRow,
    "actors/metonyms.csv": rows.MetonymRow,
    "actors/anaphors.csv": rows.AnaphorRow,
    "actors/articled_countries.csv": rows.ArticledCountryRow,
    "exports/countries.csv": exported.ExportCountryRow,
    "exports/acled_classes.csv": exported.AcledClassRow,
    "exports/acled_interactions.csv": exported.AcledInteractionRow,
    "exports/acled_unnamed.csv": exported.AcledUnnamedRow,
    "exports/vague_numbers.csv": exported.VagueNumberRow,
    "exports/places.csv": exported.ExportPlaceRow,
    "exports/dates.csv": exported.ExportDateRow,
    "exports/cameo_roles.csv": exported.CameoRoleRow,
    "exports/cameo_groups.csv": exported.CameoGroupRow,
    "exports/plover.csv": exported.PloverRow,
    "exports/ucdp_actors.csv": exported.UcdpActorRow,
    "exports/hxl.csv": exported.HxlRow,
    "exports/sources.csv": exported.SourceRow,
    "linking/compatible.csv": rows.CompatibleRow,
    "places/places*.csv": rows.PlaceRow,
    "places/admin1.csv": rows.Admin1Row,
    "places/words.csv": rows.PlaceWordRow,
    "triggers/*_negative.csv": rows.NegativeRow,
    "triggers/*.csv": rows.TriggerRow,
    "outcomes/*.csv": rows.OutcomeRow,
    "numbers/*.csv": rows.NumberRow,
    "hedges/*.csv": rows.HedgeRow,
    "reporting/*.csv": rows.ReportingRow,
    "factuality/*.csv": rows.FactualityRow,
    "times/*.csv": rows.TimeWordRow,
    "words/*.csv": rows.WordRow,
    "text/boilerplate_*.csv": rows.BoilerplateRow,
    "text/abbreviations_*.csv": rows.AbbreviationRow,
    "text/starters_*.csv": rows.StarterRow,
    "text/dates_*.csv": rows.DateWordRow,
    "text/irregular_*.csv": rows.IrregularRow,
}
# Not a reference table: the list beside the demonstration articles.
FOREIGN = ("articles",)


@dataclass(frozen=True)
class Table(Generic[RowT]):
    """A loaded table: its good rows and what is wrong with the others."""

    name: str
    record_type: type[RowT]
    entries: tuple[Entry[RowT], ...]
    faults: tuple[str, ...]


@dataclass(frozen=True)
class SeedTables:
    """All tables of a seeds folder by name."""

    tables: Mapping[str, Table[Record]]
    faults: tuple[str, ...]

    def of(self, record_type: type[RowT]) -> Iterator[Entry[RowT]]:
        """Rows of every table of a kind, in all languages."""
        for table in self.tables.values():
            if table.record_type is record_type:
                for entry in table.entries:
                    assert isinstance(entry.row, record_type)
                    yield Entry(entry.row, entry.origin)


def load_tables(seeds: Path) -> SeedTables:
    """Every table below a seeds folder. An unknown file is a fault, as is a table without a file."""
    tables: dict[str, Table[Record]] = {}
    faults: list[str] = []
    for path in sorted(seeds.rglob("*.csv")):
        name = path.relative_to(seeds).as_posix()
        if name.split("/")[0] in FOREIGN:
            continue
        record_type = _record_of(path.relative_to(seeds))
        if record_type is None:
            faults.append(f"seeds/{name}: no reference table has this name")
            continue
        entries, bad = checked_rows(seeds, name, record_type)
        tables[name] = Table(name, record_type, tuple(entries), tuple(bad))
    there = {table.record_type for table in tables.values()}
    faults += [f"seeds/{name}: missing" for name, kind in TABLES.items() if kind not in there]
    return SeedTables(tables, tuple(faults))


def _record_of(path: Path) -> type[Record] | None:
    """The record of the first pattern that fits; `*_negative` comes before `*`."""
    fits = (
        kind for pattern, kind in TABLES.items() if len(path.parts) == len(Path(pattern).parts) and path.match(pattern)
    )
    return next(fits, None)
