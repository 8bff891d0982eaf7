"""The words that the place rules know, by kind: rows of seeds/places/words.csv, carried inside the gazetteer.

| kind | the word | value |
|---|---|---|
| article | part of a name that may be absent, `al` | |
| spelling | one spelling of a name part, `jebel` | the spelling it is folded to, `jabal` |
| designator | class word of a name, `province` | admin1, admin2, town, city, site, area, country, water |
| preposition | word or words before a name, `close to` | in, near, border, context, of; elsewhere: no event's |
| direction | `southern`, `south` | n, ne, e, se, s, sw, w, nw or c |
| part | `countryside`, `outskirts` | part_of or near |
| event_noun | `bombing`: "the Kabul bombing" was in Kabul | |
| title | word before a person's name, `president` | |
| first_name | given name, which makes the next word a surname | |
| organisation | word that makes the names beside it an organisation's, `directorate` | |
| site | word that makes a name before it a place inside it, `airport` | |
| common | a word of the language, a person's or a month's name that is a place name somewhere too | |
| calendar | day or month | |
| telling | word that tells places of one name apart, `old`, `upper` | |
| likeness | way in which two spellings differ, `a/e`: see pipeline/places/likeness.py | its fitted weight |
| ranking | sign that speaks for or against a place: see pipeline/places/evidence.py | its fitted weight |
| namesake | word after a name that makes it no place, `virus` | |
| division_first | words before the name of a second-level division, `kabupaten`; the name is what follows | |
| division_last | word after it, `raion`; papers leave it out | |
| attached | word after a hyphen, `backed` in "Turkey-backed" | |
| sign | word that only one country or a few use, `upazila`; as written | ISO 3166 alpha-3 codes |
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.places.names import NameRules, plain

KINDS = (
    "article",
    "spelling",
    "designator",
    "preposition",
    "direction",
    "part",
    "event_noun",
    "title",
    "first_name",
    "organisation",
    "site",
    "common",
    "attached",
    "calendar",
    "telling",
    "likeness",
    "ranking",
    "namesake",
    "division_first",
    "division_last",
    "sign",
)

# Kinds looked up in running text, where hyphens and spaces count.
AS_WRITTEN = {"preposition", "direction", "designator", "attached"}
# Kinds whose words are signs, where capitals count too.
SIGNS = {"likeness", "ranking", "sign"}


@dataclass(frozen=True, eq=False)
class PlaceWords:
    """The words by kind; mappings give each word its value."""

    rules: NameRules
    designators: Mapping[str, str]
    prepositions: Mapping[str, str]
    directions: Mapping[str, str]
    parts: Mapping[str, str]
    event_nouns: frozenset[str]
    titles: frozenset[str]
    first_names: frozenset[str]
    organisations: frozenset[str]
    sites: frozenset[str]
    common: frozenset[str]
    attached: frozenset[str]
    calendar: frozenset[str]
    ranking: Mapping[str, float]
    namesakes: frozenset[str]
    division_firsts: frozenset[str]
    division_lasts: frozenset[str]
    country_signs: Mapping[str, tuple[str, ...]]

    @cached_property
    def land_forms(self) -> frozenset[str]:
        """First words of place names: `jabal`, `tell`, `kafr` and how else they are spelled."""
        return frozenset(self.rules.spellings) | frozenset(self.rules.spellings.values())

    def is_calendar(self, word: str) -> bool:
        """Whether a word is a day's or month's name."""
        return word in self.calendar


def place_words(rows: Iterable[tuple[str, str, str | None]]) -> PlaceWords:
    """Words from (kind, word, value) rows. Raises ValueError for a kind that no rule knows."""
    by_kind: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    for kind, word, value in rows:
        if kind not in by_kind:
            raise ValueError(f"seeds/places/words.csv: unknown kind {kind!r}; known are {', '.join(KINDS)}")
        key = word if kind in SIGNS else (word.lower() if kind in AS_WRITTEN else plain(word))
        by_kind[kind][key] = value or ""
    return PlaceWords(
        rules=NameRules(
            articles=frozenset(by_kind["article"]),
            spellings=by_kind["spelling"],
            designators=frozenset(by_kind["designator"]),
            telling=frozenset(by_kind["telling"]) | frozenset(by_kind["direction"]),
            likeness={sign: float(weight) for sign, weight in by_kind["likeness"].items()},
        ),
        designators=by_kind["designator"],
        prepositions=by_kind["preposition"],
        directions=by_kind["direction"],
        parts=by_kind["part"],
        event_nouns=frozenset(by_kind["event_noun"]),
        titles=frozenset(by_kind["title"]),
        first_names=frozenset(by_kind["first_name"]),
        organisations=frozenset(by_kind["organisation"]),
        sites=frozenset(by_kind["site"]),
        common=frozenset(by_kind["common"]),
        attached=frozenset(by_kind["attached"]),
        calendar=frozenset(by_kind["calendar"]),
        namesakes=frozenset(by_kind["namesake"]),
        division_firsts=frozenset(by_kind["division_first"]),
        division_lasts=frozenset(by_kind["division_last"]),
        country_signs={word: tuple(codes.split()) for word, codes in by_kind["sign"].items()},
        ranking={sign: float(weight) for sign, weight in by_kind["ranking"].items()},
    )
