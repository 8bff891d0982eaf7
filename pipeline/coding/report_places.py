"""Places and targets of a report: what was hit, and where, with how near the text puts each place to the event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.coding.actors import ActorKind
from pipeline.coding.draft import Draft
from pipeline.coding.hospitals import is_heard_from
from pipeline.coding.mention_places import HEARD, VOICE, WIDE
from pipeline.coding.place_anaphors import referred_place
from pipeline.coding.place_grammar import LOCATING
from pipeline.coding.reading import NamedPlace, SentenceReading
from schemas.coding import PlaceMention
from schemas.vocabulary import PlaceRelation, SegmentKind
from schemas.word_classes import WordClass

# A country name behind one of these, behind a direction, or behind a town and a comma, says where; any other says who.
LOCATIVE = frozenset({"in", "at", "near", "across", "inside", "within", "throughout", "around", "outside"})

# The kind of a name that no gazetteer has.
UNLISTED = "unknown"
# How many sentences back an incident may have been told, and what it does there.
SCENE_REACH = 2
TAKING_PLACE = frozenset({"happen", "occur", "take", "unfold"})
CONTENT = frozenset({"NOUN", "PROPN", "ADJ"})
# A capital acts, for its government, only as one of these.
ACTING_LABELS = frozenset({"nsubj", "obl:agent", "nmod:poss", "poss", "conj"})


def places_of(draft: Draft, readings: Sequence[SentenceReading]) -> tuple[PlaceMention, ...]:
    """Places tied to the event with their closeness: its clauses, its sentences, its paragraphs, the opening."""
    ranked = [
        place
        for mention in draft.mentions
        for place in _ranked(mention.reading, {place.start: (place, rank) for place, rank in mention.places}, default=1)
    ]
    if any(place.rank == 0 and place.relation in LOCATING for place in ranked):
        # "An attack in Ora province. … Twelve died, said an official in Bema": he only speaks there.
        stray = PlaceRelation.CONTEXT
        ranked = [place.replace(relation=stray) if place.rank == VOICE else place for place in ranked]
    ranked += [place for reading in _scenes(draft, readings) for place in _ranked(reading, {}, default=1)]
    if not any(place.rank < VOICE and place.relation in LOCATING for place in _small(ranked, draft)):
        ranked = [*ranked, *_seats(draft)]
    referred = referred_place(draft, readings)
    if referred is not None:
        ranked += [_mention_of(*referred, rank=0)]
    labels = [place for reading in readings if _is_label(reading, draft) for place in _ranked(reading, {}, default=0)]
    if labels:
        # "Ayadaw: … on the Monywa road": the entry says where before it says how.
        ranked = [place if place.rank or _is_at(place) else place.replace(rank=1) for place in ranked]
        # "Ora. … the town hall of Bema was burned": where it names a town itself, the label tells the district.
        towns = {p.start for m in draft.mentions for p, _ in m.places if p.kind not in {*WIDE, UNLISTED}}
        own = any(_is_at(place) and not place.rank and place.start in towns for place in ranked)
        wide = {p.start for reading in readings if _is_label(reading, draft) for p in reading.places if p.kind in WIDE}
        ranked = [*(one.replace(rank=1) if own and one.start not in wide else one for one in labels), *ranked]
    paragraphs = {mention.reading.sentence.paragraph for mention in draft.mentions}
    for reading in readings:
        if reading.sentence.paragraph in paragraphs or (reading.is_opening and draft.is_opening):
            ranked += _ranked(reading, {}, default=2)
    ranked += [place for reading in _headings(draft, readings) for place in _ranked(reading, {}, default=2)]
    if not ranked:
        # Told in passing, without a place: the places the article is about say at least which country.
        ranked = [place for reading in readings if reading.is_opening for place in _ranked(reading, {}, default=3)]
    nearest: dict[tuple[str, int], PlaceMention] = {}
    for place in ranked:
        key = (place.part.value, place.start)
        if key not in nearest or place.rank < nearest[key].rank:
            nearest[key] = place
    return tuple(sorted(nearest.values(), key=lambda place: (place.rank, place.part != "title", place.start)))


def _scenes(draft: Draft, readings: Sequence[SentenceReading]) -> list[SentenceReading]:
    """Sentences that only say where what was told just before took place: `The incident happened at Ora junction.`"""
    told = {mention.reading.index for mention in draft.mentions}
    found: list[SentenceReading] = []
    for place, reading in enumerate(readings):
        if reading.index in told or not reading.places or not _tells_where(reading):
            continue
        before = next(
            (other for other in reversed(readings[max(0, place - SCENE_REACH) : place]) if other.triggers), None
        )
        if before is not None and before.index in told:
            found.append(reading)
    return found


def _tells_where(reading: SentenceReading) -> bool:
    """Whether a sentence opens with an incident that took place."""
    parsed, words = reading.parsed, reading.lexicon.words[WordClass.INCIDENT]
    return any(
        parsed.lemmas[noun] in words and not parsed.is_negated(verb)
        for verb in range(len(parsed))
        if parsed.lemmas[verb] in TAKING_PLACE and parsed.is_verbal(verb)
        for noun in parsed.own_subjects(verb)
    )


def _small(places: Sequence[PlaceMention], draft: Draft) -> list[PlaceMention]:
    """Places that are no country and no province."""
    wide = {
        (mention.reading.sentence.part, place.start)
        for mention in draft.mentions
        for place, _ in mention.places
        if place.kind in WIDE
    }
    return [place for place in places if (place.part, place.start) not in wide]


def _seats(draft: Draft) -> list[PlaceMention]:
    """Where those hold office who tell of what happened at home: `said the mayor of Ora district`."""
    found: list[PlaceMention] = []
    for mention in draft.mentions:
        parsed = mention.reading.parsed
        offices = mention.reading.lexicon.words[WordClass.LOCAL_OFFICE]
        for place, rank in mention.places:
            holder = parsed.heads[place.token]
            holder = (
                parsed.heads[holder]
                if parsed.pos[holder] == "NOUN" and parsed.lemmas[holder] not in offices
                else holder
            )
            if rank == VOICE and parsed.lemmas[holder] in offices and place.kind not in WIDE:
                found.append(_mention_of(mention.reading, replace(place, relation=PlaceRelation.IN), rank=1))
    return found


def _is_label(reading: SentenceReading, draft: Draft) -> bool:
    """Whether a sentence is the place name that an entry of the draft opens with."""
    return reading.sentence.kind is SegmentKind.HEADING and reading.sentence.paragraph in draft.entries


def _is_at(place: PlaceMention) -> bool:
    """Whether an entry goes on to say where in the place it opens with: `Bema: … in Ora village`."""
    return place.relation is PlaceRelation.IN and place.modifier is None


def _headings(draft: Draft, readings: Sequence[SentenceReading]) -> list[SentenceReading]:
    """The heading above an entry, which names its region."""
    first = min(m.reading.index for m in draft.mentions)
    above = [r for r in readings[:first] if r.sentence.kind is SegmentKind.HEADING and not _is_label(r, draft)]
    own = [r for r in above if not any(o.is_entry and o.sentence.paragraph == r.sentence.paragraph for o in readings)]
    return own[-1:] if draft.entries else []


def _ranked(
    reading: SentenceReading, known: Mapping[int, tuple[NamedPlace, int]], *, default: int
) -> list[PlaceMention]:
    """Places of a sentence that locate, with what is known of them and their ranks by their first character."""
    acting = _acting_countries(reading) if reading.places else []
    told = [
        known.get(place.start, (place, HEARD if is_heard_from(reading, place) else default)) for place in reading.places
    ]
    return [
        _mention_of(reading, place, rank=rank)
        for place, rank in told
        if not any(start <= place.start < end and place.end <= end for start, end in acting)
    ]


def _mention_of(reading: SentenceReading, place: NamedPlace, *, rank: int) -> PlaceMention:
    return PlaceMention(
        text=place.text,
        part=reading.sentence.part,
        start=place.start,
        end=place.end,
        relation=place.relation,
        modifier=place.modifier,
        rank=rank,
    )


def _acting_countries(reading: SentenceReading) -> list[tuple[int, int]]:
    """Characters of country names that act or own rather than locate: `Russia struck`, `Turkey's army`."""
    found: list[tuple[int, int]] = []
    parsed, locative = reading.parsed, LOCATIVE | reading.lexicon.words[WordClass.DIRECTION]
    for span in reading.actors:
        if span.kind is not ActorKind.COUNTRY:
            continue
        behind = {
            parsed.lower[c] for t in range(span.first, span.last) for c in parsed.children(t, frozenset({"case"}))
        }
        before = parsed.lower[span.first - 1] if span.first else ""
        listed = before == "," and parsed.pos[span.first - 2] == "PROPN" if span.first > 1 else False
        roles = {parsed.deps[token] for token in range(span.first, span.last)}
        is_city = span.country_word is not None and span.country_word.kind == "capital"
        if is_city and not roles & ACTING_LABELS:
            continue
        # "The north of Yemen" is a place as "northern Yemen" is.
        side = before == "of" and span.first > 1 and parsed.lower[span.first - 2] in locative
        if not (behind & locative or before in locative or listed or side):
            found.append(parsed.span(span.first, span.last))
    return found


def target_of(draft: Draft) -> tuple[str | None, tuple[str, ...]]:
    """What was hit, as written, and the content words of all targets."""
    texts: list[str] = []
    lemmas: set[str] = set()
    for party in draft.patients():
        parsed = party.reading.parsed
        texts.append(party.text)
        lemmas.update(
            parsed.lemmas[t] for t in range(party.side.span.first, party.side.span.last) if parsed.pos[t] in CONTENT
        )
    return (texts[0] if texts else None), tuple(sorted(lemma for lemma in lemmas if lemma.isalpha()))
