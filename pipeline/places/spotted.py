"""A place name found in a sentence."""

from __future__ import annotations

from schemas.base import Record, described
from schemas.vocabulary import Part, PlaceRelation


class SpottedPlace(Record):
    """A place name in a sentence."""

    text: str = described("The name as written")
    part: Part = described("Whether the offsets count in the title or the text")
    start: int = described("First character", unit="characters")
    end: int = described("One past the last character", unit="characters")
    relation: PlaceRelation = described("How the text ties events beside it to the place")
    modifier: str | None = described("Words that narrow or shift it", example="southern")
    designator: str | None = described("Class word beside it", example="province")
    weak: bool = described(
        "Whether it stands inside another name or a hyphened adjective, so that nothing happened there"
    )
    known: bool = described("Whether the gazetteer has the name")
    sentence_index: int = described("Position of its sentence in the article")
    paragraph: int = described("Position of its paragraph in the article")
    within: tuple[tuple[int, int], ...] = described("Spans of places the text says it lies in, closest first")
    partner: tuple[int, int] | None = described(
        "Span of the other place, when the text says that something was between the two", default=None
    )
    beside: tuple[int, int] | None = described(
        "Span of the place that this one only helps to find, as Bema does in 'Ora, 20 km from Bema'", default=None
    )
    spoken_in: bool = described("Whether it is a capital in which somebody speaks: 'said in Bema'", default=False)
    capital_of: str | None = described(
        "Country whose capital is spoken of without its name, ISO 3166 alpha-3; empty for the article's own country",
        default=None,
    )
