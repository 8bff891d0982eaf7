"""Finding actors in a sentence: named groups, state forces, countries that act, and people without a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pipeline.coding.country_words import is_of_another_name
from pipeline.coding.lexicon import CountryWord, Entry, Lexicon
from pipeline.coding.name_shapes import (
    airs_news,
    country_behind,
    ends_a_name,
    is_collective,
    is_filed_from,
    is_given_name,
    is_no_rank,
    is_no_side,
    is_numbered,
    is_patron,
    joins_name,
    lies_before,
)
from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.phrases import Hit
from schemas.seeds import AliasRow, ForceRow, GenericActorRow, GroupWordRow
from schemas.vocabulary import ARMED_GROUPS, VictimsClass
from schemas.word_classes import WordClass

# Words that may stand between a nationality and its forces: "Syrian and Russian warplanes", "Malian government troops".
LONGEST_GAP = 3
ATTRIBUTIVE = frozenset({"ADJ", "NOUN", "PROPN", "PART", "NUM"})


class ActorKind(StrEnum):
    """How a span names an actor."""

    NAMED = "named"
    # A name for many groups at once, as "Syrian rebels": any group's own name says more.
    COLLECTIVE = "collective"
    STATE = "state"
    COUNTRY = "country"
    DEMONYM = "demonym"
    UNLISTED = "unlisted"
    GENERIC = "generic"
    # Somebody called by a name only.
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class ActorSpan:
    """Tokens that name or describe an actor."""

    first: int
    last: int
    kind: ActorKind
    aliases: tuple[Entry[AliasRow], ...] = ()
    is_acronym: bool = False
    country: str | None = None
    country_word: CountryWord | None = None
    force: Entry[ForceRow] | None = None
    generic: Entry[GenericActorRow] | None = None
    group_word: Entry[GroupWordRow] | None = None
    origin: str | None = None
    people: str | None = None  # How ACLED calls the armed people of a tribe: `Clan`.

    def covers(self, token: int) -> bool:
        """Whether the token lies inside."""
        return self.first <= token < self.last

    @property
    def weapon(self) -> str | None:
        """Weapon that the words imply, as `warplanes` do."""
        return self.force.row.weapon if self.force else None

    @property
    def combatant(self) -> VictimsClass:
        """Whether such people take part in the fighting, as victims."""
        if self.generic is not None:
            return self.generic.row.combatant
        if self.kind in {ActorKind.COUNTRY, ActorKind.DEMONYM}:
            return VictimsClass.UNKNOWN
        return VictimsClass.COMBATANT


Actors = Sequence[ActorSpan]  # Those of a sentence, perhaps not looked for yet.


def spot_actors(parsed: ParsedSentence, lexicon: Lexicon) -> list[ActorSpan]:
    """Actor spans of a sentence in text order, without overlap; the more telling kind wins."""
    countries = _country_spans(parsed, lexicon)
    named = [
        ActorSpan(
            hit.first,
            hit.last,
            _kind_of(hit.rows, lexicon),
            aliases=hit.rows,
            is_acronym=hit.is_acronym,
            origin=hit.rows[0].origin,
        )
        for hit in lexicon.aliases.find(parsed.names)
        if not is_patron(parsed, hit.last, lexicon)
        and not airs_news(parsed, hit.first, hit.last)
        and not (hit.last - hit.first == 1 and not hit.is_acronym and is_given_name(parsed, hit.first))
    ]
    forces = lexicon.forces.find(parsed.written_forms)
    own = {token for span in countries for token in range(span.first, span.last)}
    forces = [hit for hit in forces if not is_no_side(parsed, hit.first, hit.last, own)]
    generics = lexicon.generics.find(parsed.written_forms)
    generics = [hit for hit in generics if not is_no_side(parsed, hit.first, hit.last, own)]
    # "An Afghan suicide bomber" is none of the Afghan air force, and "a rebel brigade" no army's.
    armed = [hit for hit in generics if hit.row.row.actor_class in ARMED_GROUPS]
    forces = [f for f in forces if not any(g.last == f.first and parsed.heads[g.last - 1] == f.last - 1 for g in armed)]
    states = [force for force in forces if not any(g.first < force.first and force.last <= g.last for g in armed)]
    ordered = [
        *named,
        *_state_spans(parsed, countries, states, taken=named),
        *_unlisted_spans(parsed, lexicon),
        *_generic_spans(parsed, generics, forces, countries, lexicon),
        # A leader's name stands for his forces only beside them: many bear such a name.
        *(span for span in countries if span.country_word is None or span.country_word.kind != "leader"),
    ]
    return _without_overlap(ordered)


def _kind_of(rows: tuple[Entry[AliasRow], ...], lexicon: Lexicon) -> ActorKind:
    """Collective when every actor the name may mean is one of ACLED's `… (Country)` collectives."""
    actors = [lexicon.actors.get(entry.row.actor_id) for entry in rows]
    of_many = all(a is not None and is_collective(a.name) for a in actors)
    return ActorKind.COLLECTIVE if of_many else ActorKind.NAMED


def _without_overlap(spans: list[ActorSpan]) -> list[ActorSpan]:
    kept: list[ActorSpan] = []
    for span in spans:
        if all(span.last <= other.first or other.last <= span.first for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda span: span.first)


def _country_spans(parsed: ParsedSentence, lexicon: Lexicon) -> list[ActorSpan]:
    spans: list[ActorSpan] = []
    for hit in lexicon.countries.find(parsed.names):
        if is_patron(parsed, hit.last, lexicon) or (
            hit.first > 0
            and parsed.words[hit.first - 1] in {"-", "–"}
            and hit.first > 1
            and parsed.lower[hit.first - 2] in {"pro", "anti"}
        ):
            continue
        word = hit.rows[0]
        given = hit.last - hit.first == 1 and is_given_name(parsed, hit.first)
        if given or is_filed_from(parsed, hit.first, hit.last):
            continue
        behind = parsed.lower[hit.last] if hit.last < len(parsed) else ""
        if word.kind != "demonym" and behind in lexicon.words[WordClass.DIVISION]:
            # "Niger state" is a state of Nigeria, and no side.
            continue
        kind = ActorKind.DEMONYM if word.kind == "demonym" else ActorKind.COUNTRY
        country = word.country
        before = spans[-1] if kind is ActorKind.DEMONYM and spans else None
        if before is not None and before.kind is ActorKind.COUNTRY and lies_before(parsed, before.last, hit.first):
            # "Kosovo Serbs" are of Kosovo.
            country = spans.pop().country or country
        spans.append(ActorSpan(hit.first, hit.last, kind, country=country, country_word=word, origin=word.origin))
    return spans


def _state_spans(
    parsed: ParsedSentence,
    countries: list[ActorSpan],
    forces: list[Hit[Entry[ForceRow]]],
    *,
    taken: list[ActorSpan],
) -> list[ActorSpan]:
    """State forces: a country word with words for forces behind it, or before it with `of`."""
    spans: list[ActorSpan] = []
    by_first = {hit.first: hit for hit in forces}
    for country in countries:
        inside = (by_first[n] for n in range(country.first + 1, country.last) if n in by_first)
        longer = next((hit for hit in inside if hit.last > country.last), None)
        if longer is not None:
            # "The Israeli occupation army", where "Israeli occupation" is a name of its own.
            spans.append(_state_span(country, country.first, longer.last, longer.row))
            continue
        for first in range(country.last, min(country.last + LONGEST_GAP + 1, len(parsed))):
            hit = by_first.get(first)
            if hit is not None:
                # "Syrian and Russian warplanes": the words themselves stay with the nearer nationality.
                between = any(country.last <= other.first < first for other in countries)
                spans.append(_state_span(country, country.first, country.last if between else hit.last, hit.row))
                break
            if any(span.covers(first) for span in taken) or not _joins_forces(parsed, country, first, countries):
                break
    for hit in forces:
        if hit.last + 1 < len(parsed) and parsed.lower[hit.last] in {"of", "from"}:
            behind = next((c for c in countries if c.first in {hit.last + 1, hit.last + 2}), None)
            if behind is not None and not is_of_another_name(parsed, behind, taken):
                spans.append(_state_span(behind, hit.first, behind.last, hit.row))
    return spans


def _joins_forces(parsed: ParsedSentence, country: ActorSpan, token: int, countries: list[ActorSpan]) -> bool:
    """Whether a token may stand between a country word and its forces.

    `Syrian and Russian warplanes`, `Syria's government forces`; not `in Syria, coalition forces`.
    """
    if parsed.lower[token] in {"'s", "’s", "'", "’"}:
        return True
    owned = parsed.lower[country.last : country.last + 1] in (("'s",), ("’s",), ("'",), ("’",))
    if country.kind is not ActorKind.DEMONYM and not owned:
        return False
    if parsed.pos[token] == "CCONJ" or any(other.covers(token) for other in countries):
        return any(other.kind is ActorKind.DEMONYM and other.first in {token, token + 1} for other in countries)
    # "Ukrainian long-range drones".
    return parsed.pos[token] in {"ADJ", "NOUN", "PROPN", "NUM"} or parsed.words[token] in {"-", "–"}


def _state_span(country: ActorSpan, first: int, last: int, force: Entry[ForceRow]) -> ActorSpan:
    return ActorSpan(
        first,
        last,
        ActorKind.STATE,
        country=country.country,
        country_word=country.country_word,
        force=force,
        origin=force.origin,
    )


def _generic_spans(
    parsed: ParsedSentence,
    generics: list[Hit[Entry[GenericActorRow]]],
    forces: list[Hit[Entry[ForceRow]]],
    countries: list[ActorSpan],
    lexicon: Lexicon,
) -> list[ActorSpan]:
    """People without a name, and state forces without a country; a nationality just before gives the country."""
    spans: list[ActorSpan] = []
    # "The Central African Republic" is a country, and no government called a republic.
    generics = [hit for hit in generics if not _within(countries, hit.first, hit.last)]
    forces = [hit for hit in forces if not _within(countries, hit.first, hit.last)]
    named = {c.first: c.country for c in countries if c.kind is ActorKind.COUNTRY}
    # "attacker" and "killing" are also verb forms: only nouns and adjectives used as nouns name people.
    for hit in generics:
        verbal = parsed.pos[hit.last - 1] in {"VERB", "AUX", "ADV"}
        if verbal or is_no_rank(parsed, hit.first, hit.last, lexicon) or ends_a_name(parsed, hit.first):
            continue
        country = _country_before(parsed, hit.first, countries)
        if country is None and hit.row.row.actor_class in ARMED_GROUPS:
            country = country_behind(parsed, hit.last, named)
        spans.append(
            ActorSpan(hit.first, hit.last, ActorKind.GENERIC, generic=hit.row, country=country, origin=hit.row.origin)
        )
    for force in forces:
        if parsed.pos[force.last - 1] in {"VERB", "AUX", "ADV"} or ends_a_name(parsed, force.first):
            continue
        spans.append(ActorSpan(force.first, force.last, ActorKind.STATE, force=force.row, origin=force.row.origin))
    return sorted(spans, key=lambda span: (span.first, -span.last))


def _within(countries: list[ActorSpan], first: int, last: int) -> bool:
    """Whether words are part of a country's longer name."""
    return any(
        country.first <= first and last <= country.last and country.last - country.first > last - first
        for country in countries
        if country.kind is ActorKind.COUNTRY
    )


def _country_before(parsed: ParsedSentence, first: int, countries: list[ActorSpan]) -> str | None:
    for country in countries:
        gap = range(country.last, first)
        if country.last <= first and len(gap) <= LONGEST_GAP and all(parsed.pos[token] in ATTRIBUTIVE for token in gap):
            return country.country
    return None


def _unlisted_spans(parsed: ParsedSentence, lexicon: Lexicon) -> list[ActorSpan]:
    """Capitalised names of two or more words that end in a word for armed groups, as `Karenni Defence Force`."""
    spans: list[ActorSpan] = []
    if lexicon.group_words.keys().isdisjoint(parsed.lower):
        return spans
    for token, word in enumerate(parsed.words):
        entry = lexicon.group_words.get(parsed.lower[token])
        if entry is None or not word[:1].isupper() or token == 0 or parsed.lower[token - 1] == "task":
            # A task force is some state's.
            continue
        first = token
        while first > 0 and joins_name(parsed, first - 1):
            first -= 1
        while first < token and not parsed.words[first][:1].isupper():
            first += 1
        last = token + 1
        if last + 1 < len(parsed) and parsed.lower[last] in {"of", "for"} and parsed.words[last + 1][:1].isupper():
            last += 2
            while last < len(parsed) and parsed.words[last][:1].isupper() and parsed.pos[last] == "PROPN":
                last += 1
        while last < len(parsed) and parsed.words[last][:1].isupper() and parsed.pos[last] == "PROPN":
            # "Ansar Front Pakistan": the country is the end of the name.
            last += 1
        force = next((h for h in lexicon.forces.all_at(parsed.written_forms, first) if h.last >= last), None)
        if force is not None:
            # "The Armed Forces" are the state's, not a group of that name.
            continue
        if not lexicon.words[WordClass.REGULAR_UNIT].isdisjoint(parsed.lower[first:last]) or is_numbered(parsed, first):
            # "The junta's Light Infantry Battalion 268", "the 128th Mountain Assault Brigade".
            continue
        title_case = sum(w[:1].isupper() for w in parsed.words) > 0.6 * len(parsed)
        if token - first >= 1 and not title_case:
            spans.append(ActorSpan(first, last, ActorKind.UNLISTED, group_word=entry, origin=entry.origin))
    return spans
