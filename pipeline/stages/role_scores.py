"""How often the parse tells rightly who did a thing and to whom: models/roles/news.txt, marked by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.coding.parsed import ParsedSentence
from pipeline.stages.parsing import Piece, parse_pieces
from schemas.vocabulary import Part, SegmentKind

if TYPE_CHECKING:
    from spacy.language import Language

MARK = re.compile(r"\[([^\]|]*)\|([AVP])\]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with the characters of its verb, of those who act and of those acted upon."""

    text: str
    verb: tuple[int, int]
    actors: tuple[tuple[int, int], ...]
    patients: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class RoleAnswer:
    """What was read in one marked sentence: words for either side, and whether each is right."""

    marked: Marked
    actors: tuple[str, ...]
    patients: tuple[str, ...]
    actors_right: bool
    patients_right: bool


def read_marked(path: Path) -> list[Marked]:
    """The marked sentences. Raises ValueError naming a line that has no verb or more than one."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [_marked(line) for line in lines]


def _marked(line: str) -> Marked:
    text, spans, done = "", list[tuple[str, tuple[int, int]]](), 0
    for found in MARK.finditer(line):
        text += line[done : found.start()]
        spans.append((found[2], (len(text), len(text) + len(found[1]))))
        text += found[1]
        done = found.end()
    verbs, actors, patients = (tuple(span for kind, span in spans if kind == one) for one in "VAP")
    if len(verbs) != 1:
        raise ValueError(f"needs exactly one verb: {line!r}")
    return Marked(text + line[done:], verbs[0], actors, patients)


def role_answers(nlp: Language, marked: Iterable[Marked]) -> Iterator[RoleAnswer]:
    """What the coding's own questions to the parse give for each marked sentence."""
    for index, one in enumerate(marked):
        piece = Piece(Part.TEXT, SegmentKind.BODY, index, 0, len(one.text), one.text)
        (sentence,) = parse_pieces(f"roles-{index}", [piece], nlp, names=frozenset())
        parsed = ParsedSentence(sentence)
        verb = next((i for i, start in enumerate(sentence.offsets) if start >= one.verb[0]), 0)
        actors, patients = sides(parsed, verb)
        yield RoleAnswer(
            one,
            tuple(parsed.words[token] for token in actors),
            tuple(parsed.words[token] for token in patients),
            actors_right=_agree(parsed, actors, one.actors),
            patients_right=_agree(parsed, patients, one.patients),
        )


def sides(parsed: ParsedSentence, verb: int) -> tuple[list[int], list[int]]:
    """Who acts and who is acted upon: subject and object, or behind "by" and subject of a passive."""
    if parsed.is_passive(verb):
        agents = [noun for word, noun in parsed.prepositional(verb) if word == "by"]
        return agents, parsed.subjects(verb)
    return parsed.subjects(verb), parsed.objects(verb)


def _agree(parsed: ParsedSentence, tokens: list[int], spans: tuple[tuple[int, int], ...]) -> bool:
    """Whether every token lies in a marked span, and every span has one."""
    offsets = [parsed.sentence.offsets[token] for token in tokens]
    inside = [any(start <= offset < end for start, end in spans) for offset in offsets]
    reached = [any(start <= offset < end for offset in offsets) for start, end in spans]
    return all(inside) and all(reached)


def role_accuracy(answers: Iterable[RoleAnswer]) -> dict[str, float]:
    """Percent of sentences whose actor, and whose patient, is right; nobody where there is nobody."""
    found = list(answers)
    actors = sum(answer.actors_right for answer in found)
    patients = sum(answer.patients_right for answer in found)
    return {
        "actor": round(100 * actors / len(found), 2),
        "patient": round(100 * patients / len(found), 2),
        "both": round(100 * (actors + patients) / (2 * len(found)), 2),
    }


def role_measure(path: Path) -> Callable[[Language], dict[str, dict[str, float]]]:
    """What measures a pipeline's roles on the marked sentences of a file, under the name "roles"."""
    marked = read_marked(path)
    return lambda nlp: {"roles": role_accuracy(role_answers(nlp, marked))}
