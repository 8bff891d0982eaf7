"""Place names of any text with the places they mean, without the engine: what `sitrep geoparse` prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.coding.actors import ActorKind
from pipeline.places.context import ArticlePlaces
from pipeline.places.toponyms import Elsewhere, toponym
from pipeline.stages.context import CodingContext, TextContext, coding_context, text_context
from pipeline.stages.locate import NAMES_THAT_ARE_NOT_PLACES, places_of
from pipeline.stages.parsing import Piece, load_model, parse_pieces
from pipeline.text.segments import segments
from pipeline.text.sentences import split_sentences
from schemas.article import Sentence
from schemas.geoparse import Toponym
from schemas.settings import Settings
from schemas.vocabulary import Part, SegmentKind

SINGLE = "text"
ENDLESS = re.compile(r"\S{500,}")
# "US troops" names an army, and a place all the same.
NAMES = NAMES_THAT_ARE_NOT_PLACES - {ActorKind.STATE}


@dataclass(frozen=True)
class Geoparser:
    """Finds and resolves the place names of texts. Opening it takes a second or two, so keep it."""

    text: TextContext
    coding: CodingContext
    model: str

    @classmethod
    def open(cls, root: Path, settings: Settings | None = None) -> Geoparser:
        """The geoparser of a project. Raises FileNotFoundError, BadReferenceRow or ModelUnusable."""
        chosen = settings or Settings()
        folder = root / chosen.model.name
        model = str(folder) if folder.exists() else chosen.model.name
        load_model(model)
        return cls(text_context(str(root), chosen.language), coding_context(str(root), chosen.language), model)

    def toponyms(self, text: str, *, unlisted: Elsewhere | None = None) -> list[Toponym]:
        """Place names of a text in text order; offsets count in the text as given. An empty text has none.

        `unlisted` is asked for names that the gazetteer lacks.
        """
        places = self.places(text)
        return [
            toponym(place, places, self.coding.gazetteer, unlisted=unlisted)
            for place in places.places
            if place.capital_of is None
        ]

    def places(self, text: str, *, given: Sequence[tuple[int, int]] | None = None) -> ArticlePlaces:
        """Place names of a text before they are resolved; `given` are the spans that are names, when they are known."""
        return places_of(self.sentences(text), self.coding, given=given, not_places=NAMES)

    def sentences(self, text: str) -> list[Sentence]:
        """The parsed sentences of a text, boilerplate and captions included: a geoparser reads everything."""
        words = self.text
        pieces = [
            Piece(Part.TEXT, _kind(segment.kind), number, start, end, text[start:end])
            for number, segment in enumerate(segments(text, title=None, words=words.segments), start=1)
            for whole in split_sentences(text, segment.start, segment.end, abbreviations=words.abbreviations)
            for start, end in _readable(text, *whole)
        ]
        return list(parse_pieces(SINGLE, pieces, load_model(self.model), names=words.names))


def _readable(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence without runs of letters too long to hold a name, as encoded pictures: they cost minutes to parse."""
    for found in ENDLESS.finditer(text, start, end):
        if text[start : found.start()].strip():
            yield start, found.start()
        start = found.end()
    if text[start:end].strip():
        yield start, end


def _kind(kind: SegmentKind) -> SegmentKind:
    return SegmentKind.BODY if kind is SegmentKind.BOILERPLATE else kind
