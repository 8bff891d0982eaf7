"""Names that hold words which end other names: regions as "British Columbia", any place as "Cox's Bazar"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from pipeline.places.gazetteer import Gazetteer, Place, PlaceKind
from pipeline.places.surroundings import Surroundings
from schemas.article import Sentence

LONGEST_NAME = 9  # tokens
# Not `city`: many a region is called after the city in it.
SETTLEMENTS = frozenset({"town", "village", "hamlet"})
VERY_NAME = 0.05
# Small words inside the names of countries and divisions.
OWNING = frozenset({"'s", "’s"})
JOINING = frozenset({"of", "the", "and", "de", "-"}) | OWNING


def region_names(
    sentence: Sentence, gazetteer: Gazetteer, *, blocked: Sequence[bool], breaks: Callable[[int], bool]
) -> Iterator[tuple[int, int]]:
    """Spans of tokens of such names in text order: nationalities, actors' words and "of the" stand inside them."""
    words = sentence.words
    last = 0
    for first, word in enumerate(words):
        if first < last or not word[:1].isupper() or word.lower() == "the":
            continue
        end = first + 1
        while end < min(len(words), first + LONGEST_NAME) and (words[end][0].isupper() or words[end] in JOINING):
            end += 1
        inner = range(first, end)
        if end - first < 2 or not any(blocked[at] or words[at] in JOINING or breaks(at) for at in inner):
            continue
        stops = [stop for stop in range(end, first + 1, -1) if words[stop - 1][0].isupper()]
        # The longest name of all: "Santa Cruz de Barahona" is a town, and not the Santa Cruz that is a province.
        known = next((stop for stop in stops if _is_listed(sentence, first, stop, gazetteer)), first)
        last = known if known > first and _is_region(sentence, first, known, gazetteer, blocked) else first
        if last > first:
            yield first, last


def _is_listed(sentence: Sentence, first: int, last: int, gazetteer: Gazetteer) -> bool:
    text = _text(sentence, first, last)
    return gazetteer.knows(text) and any(place.cost <= VERY_NAME for place in gazetteer.named(text))


def _is_region(sentence: Sentence, first: int, last: int, gazetteer: Gazetteer, blocked: Sequence[bool]) -> bool:
    if all(blocked[first:last]):
        return False
    found = gazetteer.named(_text(sentence, first, last))
    # "Cox's Bazar" is a whole name, whatever kind of place it is; "Syria's Idlib" is listed nowhere.
    owned = not OWNING.isdisjoint(sentence.words[first:last])
    return any((place.is_region or owned) and place.cost <= VERY_NAME for place in found)


def _text(sentence: Sentence, first: int, last: int) -> str:
    return sentence.text[sentence.offsets[first] : sentence.offsets[last - 1] + len(sentence.words[last - 1])]


def in_region(around: Surroundings, named: Sequence[Place]) -> Surroundings:
    """What stands around a name, without a `town` that is one of that region: `a Sonora town`, with none called so."""
    regions = [place for place in named if place.kind is PlaceKind.ADMIN1]
    if around.designator not in SETTLEMENTS or not regions:
        return around
    homes = {(region.country, region.admin1_code) for region in regions}
    held = any(place.kind is PlaceKind.TOWN and (place.country, place.admin1_code) in homes for place in named)
    return around if held else replace(around, designator=None)
