"""One article's sentences with everything the word lists find in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.coding.actors import ActorKind, ActorSpan, spot_actors
from pipeline.coding.attributions import Attribution, find_attributions
from pipeline.coding.lexicon import Entry, Lexicon
from pipeline.coding.numbers import Count, find_counts
from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.phrases import Hit
from pipeline.coding.times import TimeHit
from pipeline.coding.triggers import SetAside, Trigger, find_triggers
from pipeline.coding.voices import VoiceMemory
from schemas.article import Sentence
from schemas.seeds import OutcomeRow, WeaponRow
from schemas.vocabulary import PlaceRelation, SegmentKind

# The headline and the paragraphs that open an article tell its main event.
OPENING = frozenset({SegmentKind.HEADLINE, SegmentKind.LEAD})


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place name in a sentence: characters in the article's part, the first token, and how the text uses it."""

    text: str
    start: int
    end: int
    token: int
    relation: PlaceRelation
    modifier: str | None
    known: bool


PlaceFinder = Callable[[Sentence, Sequence[tuple[int, int]]], Sequence[NamedPlace]]


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """What was found in one sentence."""

    index: int
    parsed: ParsedSentence
    actors: tuple[ActorSpan, ...]
    counts: tuple[Count, ...]
    times: tuple[TimeHit, ...]
    attributions: tuple[Attribution, ...]
    triggers: tuple[tuple[Trigger, SetAside | None], ...]
    weapons: tuple[Hit[Entry[WeaponRow]], ...]
    outcomes: tuple[Hit[Entry[OutcomeRow]], ...]
    places: tuple[NamedPlace, ...]

    @property
    def sentence(self) -> Sentence:
        """The sentence itself."""
        return self.parsed.sentence

    @property
    def is_opening(self) -> bool:
        """Whether it stands in the headline or lead."""
        return self.sentence.kind in OPENING

    def time_token(self, hit: TimeHit) -> int:
        """The last token of a time expression."""
        offsets = self.sentence.offsets
        return max((t for t, offset in enumerate(offsets) if offset < hit.end), default=0)


def read_sentences(
    sentences: Sequence[Sentence], lexicon: Lexicon, *, find_places: PlaceFinder
) -> list[SentenceReading]:
    """Readings of one article's sentences in order; voices are remembered from one to the next."""
    memory = VoiceMemory()
    # First pass for named voices: a headline's "monitor" is named only further down.
    parsed_sentences = [ParsedSentence(sentence) for sentence in sentences]
    for parsed in parsed_sentences:
        _learn_short_names(parsed, lexicon, memory)
    return [_read(index, parsed, lexicon, memory, find_places) for index, parsed in enumerate(parsed_sentences)]


def _learn_short_names(parsed: ParsedSentence, lexicon: Lexicon, memory: VoiceMemory) -> None:
    for hit in lexicon.claimants.find(parsed.names):
        entry = hit.rows[0]
        for noun in (entry.row.short_noun or "").split(";"):
            if noun.strip():
                memory.shorts.setdefault(noun.strip(), entry)


def _read(
    index: int, parsed: ParsedSentence, lexicon: Lexicon, memory: VoiceMemory, find_places: PlaceFinder
) -> SentenceReading:
    actors = spot_actors(parsed, lexicon)
    times = _times(parsed, actors, lexicon)
    taken = [
        parsed.span(actor.first, actor.last)
        for actor in actors
        if actor.kind.value in {"named", "collective", "unlisted", "state"}
    ]
    return SentenceReading(
        index=index,
        parsed=parsed,
        actors=tuple(actors),
        counts=tuple(find_counts(parsed, lexicon)),
        times=times,
        attributions=tuple(find_attributions(parsed, actors, lexicon, memory)),
        triggers=tuple(find_triggers(parsed, lexicon, times, names=_name_tokens(actors))),
        weapons=tuple(lexicon.weapons.find(parsed.forms)),
        outcomes=tuple(lexicon.outcomes.find(parsed.forms)),
        places=tuple(find_places(parsed.sentence, taken)),
    )


def _name_tokens(actors: Sequence[ActorSpan]) -> set[int]:
    """Tokens of actors' own names."""
    named = {ActorKind.NAMED, ActorKind.UNLISTED}
    return {token for actor in actors if actor.kind in named for token in range(actor.first, actor.last)}


def _times(parsed: ParsedSentence, actors: Sequence[ActorSpan], lexicon: Lexicon) -> tuple[TimeHit, ...]:
    """Time expressions outside names: the March 23 Movement names no day."""
    base = parsed.sentence.start
    names = [parsed.span(a.first, a.last) for a in actors if a.kind in {ActorKind.NAMED, ActorKind.UNLISTED}]
    return tuple(
        hit
        for hit in lexicon.times.find(parsed.sentence.text)
        if not any(start - base < hit.end and hit.start < end - base for start, end in names)
    )
