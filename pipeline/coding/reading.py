"""One article's sentences with everything the word lists find in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.coding.actors import ActorSpan, spot_actors
from pipeline.coding.attributions import Attribution, find_attributions
from pipeline.coding.day_anchors import counted_times
from pipeline.coding.day_rules import UNDATED, PublicationDay, written_before
from pipeline.coding.introduced import with_introduced
from pipeline.coding.lazy_actors import LazyActors
from pipeline.coding.lexicon import Entry, Lexicon
from pipeline.coding.name_shapes import is_town
from pipeline.coding.numbers import Count, find_counts
from pipeline.coding.outside_names import name_tokens, times_outside
from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.phrases import Hit
from pipeline.coding.quotations import Quoted, may_attribute, opens_anew, quotations
from pipeline.coding.said import says_nothing
from pipeline.coding.state_forces import is_band
from pipeline.coding.times import TimeHit
from pipeline.coding.tribes import peoples_in
from pipeline.coding.triggers import SetAside, Trigger, find_triggers
from pipeline.coding.voice_memory import Voice, VoiceMemory
from schemas.article import Sentence
from schemas.seeds import OutcomeRow, WeaponRow
from schemas.vocabulary import PlaceRelation, SegmentKind, Stance
from schemas.word_classes import WordClass

# Whom the marks of a quotation give a sentence to.
QUOTATION = "quotation"
# The headline and the paragraphs that open an article tell its main event.
HYPHENS = frozenset({"-", "–"})
OPENING = frozenset({SegmentKind.HEADLINE, SegmentKind.LEAD})
# "As of this morning 46 bodies have been recovered" dates no event.


# Kinds of places where people live side by side.
TOWNS = frozenset({"town", "site"})


def _of_no_kind(text: str) -> tuple[str, ...]:
    return ()


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
    # Town, region, country …, as the gazetteer has places of the name: looked up only where places are weighed.
    kinds_of: Callable[[str], tuple[str, ...]] = field(default=_of_no_kind, compare=False)

    @property
    def kind(self) -> str:
        """What the likeliest place of the name is: town, admin1, country …; "unknown" for a name nobody lists."""
        return next(iter(self.kinds_of(self.text)), "unknown")

    @property
    def may_be_town(self) -> bool:
        """Whether a town has the name, even when a region is likelier."""
        return not TOWNS.isdisjoint(self.kinds_of(self.text))


PlaceFinder = Callable[[Sentence, Sequence[tuple[int, int]]], Sequence[NamedPlace]]


class SentenceReading:
    """What is found in one sentence, each kind of it when it is first asked for: most sentences tell of no event."""

    def __init__(self, index: int, parsed: ParsedSentence, article: ArticleReadings) -> None:
        self.index = index
        self.parsed = parsed
        self.sentence = parsed.sentence
        self._article = article
        self.lexicon = article.lexicon

    @property
    def is_opening(self) -> bool:
        """Whether it stands in the headline or lead."""
        return self.sentence.kind in OPENING

    @property
    def is_entry(self) -> bool:
        """Whether it stands in an entry of a list of incidents, which tells an event of its own."""
        return self.sentence.kind is SegmentKind.ENTRY

    @property
    def before_in_paragraph(self) -> SentenceReading | None:
        """The sentence before it in its paragraph."""
        before = self._article.readings[self.index - 1] if self.index else None
        same = before is not None and before.sentence.paragraph == self.sentence.paragraph
        return before if same and before is not None and before.sentence.part is self.sentence.part else None

    def those_behind(self, many: int) -> Sequence[SentenceReading]:
        """So many sentences behind it in the text."""
        return self._article.readings[self.index + 1 : self.index + 1 + many]

    @property
    def entry_places(self) -> frozenset[str]:
        """The place that its entry opens with, else all places of the entry; none outside entries."""
        return self._article.entry_places(self.sentence.paragraph) if self.is_entry else frozenset()

    @property
    def entry_label(self) -> str | None:
        """The words that its entry opens with, set off from the rest: a place, or a day; None outside entries."""
        return self._article.entry_label(self.sentence.paragraph) if self.is_entry else None

    @cached_property
    def actors(self) -> tuple[ActorSpan, ...]:
        """Names and descriptions of actors."""
        return tuple(with_introduced(spot_actors(self.parsed, self.lexicon), self.parsed, self.lexicon))

    @cached_property
    def counts(self) -> tuple[Count, ...]:
        """Numbers of people: none that a date is made of, as in `the November 19 attack`."""
        offsets = self.sentence.offsets
        dates = [hit for hit in self.times if any(character.isdigit() for character in hit.text)]
        found = find_counts(self.parsed, self.lexicon)
        return tuple(c for c in found if not any(hit.start <= offsets[c.core] < hit.end for hit in dates))

    @cached_property
    def times(self) -> tuple[TimeHit, ...]:
        """Time expressions outside names; what counts from the day of the event told before is put as that day."""
        hits = self.lexicon.times.find(self.parsed.sentence.text)
        if not hits:
            return ()
        own = written_before(times_outside(hits, self.parsed, self.actors), self._article.filed_before)
        return counted_times(self, own, self._before, self._article.published)

    def _before(self, back: int) -> SentenceReading | None:
        """The sentence so many places before this one."""
        return self._article.readings[self.index - back] if back <= self.index else None

    @cached_property
    def speaking(self) -> frozenset[int]:
        """Verbs of saying."""
        found = self.lexicon.reporting.find(self.parsed.forms)
        verbs = [hit for hit in found if hit.row.row.pos == "verb" and not says_nothing(self.parsed, hit.first)]
        return frozenset(t for hit in verbs for t in range(hit.first, hit.last))

    def is_time(self, token: int) -> bool:
        """Whether a token stands in a time expression."""
        return any(hit.start <= self.sentence.offsets[token] < hit.end for hit in self.times)

    @cached_property
    def triggers(self) -> tuple[tuple[Trigger, SetAside | None], ...]:
        """Words for events, each with the negative phrase it stands in."""
        if not self.lexicon.triggers.starts(self.parsed.forms):
            return ()
        return tuple(find_triggers(self.parsed, self.lexicon, self.times, names=name_tokens(self.actors)))

    @cached_property
    def weapons(self) -> tuple[Hit[Entry[WeaponRow]], ...]:
        """Words for weapons."""
        return tuple(self.lexicon.weapons.find(self.parsed.forms))

    @cached_property
    def outcomes(self) -> tuple[Hit[Entry[OutcomeRow]], ...]:
        """Words for what happened to people."""
        found = self.lexicon.outcomes.find(self.parsed.forms)
        # In "three rebel-held villages" nobody is held.
        return tuple(hit for hit in found if hit.first < 2 or self.parsed.words[hit.first - 1] not in HYPHENS)

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        """Whose word its parts are."""
        return self._article.attributions(self.index)

    @cached_property
    def places(self) -> tuple[NamedPlace, ...]:
        """Place names outside names of actors."""
        taken = [
            self.parsed.span(actor.first, actor.last)
            for actor in self.actors
            if actor.kind.value in {"named", "collective", "unlisted", "state"}
        ]
        # "Red Cross: …" names no town; Al Jazeera does where `state` follows, al-Mayadeen behind `in`.
        taken += [
            self.parsed.span(hit.first, hit.last)
            for hit in self.lexicon.claimants.find(self.parsed.names)
            if not is_town(self.parsed, hit.first, hit.last, self.lexicon)
        ]
        found = self._article.find_places(self.parsed.sentence, taken)
        stray = PlaceRelation.CONTEXT
        return tuple(one for one in found if one.relation is not stray or one.text not in self._article.peoples)

    def is_place_elsewhere(self, name: str) -> bool:
        """Whether a name is a place's in some sentence of the article."""
        return name in self._article.place_names

    def time_token(self, hit: TimeHit) -> int:
        """The last token of a time expression."""
        offsets = self.sentence.offsets
        return max((t for t, offset in enumerate(offsets) if offset < hit.end), default=0)


class ArticleReadings:
    """Readings of one article's sentences in order; voices are remembered from one to the next."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        lexicon: Lexicon,
        find_places: PlaceFinder,
        day: PublicationDay = UNDATED,
    ) -> None:
        self.lexicon = lexicon.on_day(day.on)
        self.published, self.filed_before = day.on, day.filed_before
        self.find_places = find_places
        self.readings = [SentenceReading(i, ParsedSentence(one), self) for i, one in enumerate(sentences)]
        self._attributions: list[tuple[Attribution, ...]] = []
        self._entry_places: dict[int, frozenset[str]] = {}

    @cached_property
    def place_names(self) -> frozenset[str]:
        """Names of places anywhere in the article: what a headline alone might take for a man's name."""
        return _place_names(self.readings)

    @cached_property
    def peoples(self) -> frozenset[str]:
        """Names that the article gives peoples who fight; without `in` they name no place anywhere in it."""
        return peoples_in((reading.parsed for reading in self.readings), self.lexicon)

    def entry_places(self, paragraph: int) -> frozenset[str]:
        """The places of a paragraph that is an entry: its label's, when it has one."""
        if paragraph not in self._entry_places:
            told = [reading for reading in self.readings if reading.sentence.paragraph == paragraph]
            label = [reading for reading in told if reading.sentence.kind is SegmentKind.HEADING]
            self._entry_places[paragraph] = _place_names(label) or _place_names(told)
        return self._entry_places[paragraph]

    def entry_label(self, paragraph: int) -> str | None:
        """The words that a paragraph which is an entry opens with, set off from the rest."""
        told = (r.sentence for r in self.readings if r.sentence.paragraph == paragraph)
        return next((one.text.casefold() for one in told if one.kind is SegmentKind.HEADING), None)

    @cached_property
    def _memory(self) -> VoiceMemory:
        """The voices met so far, with all short names: a headline's "monitor" is named only further down."""
        memory = VoiceMemory(self.lexicon.words[WordClass.OFFICE], self.lexicon.words[WordClass.SPEAKING_BODY])
        memory.names_bands = lambda: any(is_band(one) for reading in self.readings for one in reading.actors)
        for reading in self.readings:
            memory.learn_short_names(hit.rows[0] for hit in self.lexicon.claimants.find(reading.parsed.names))
        return memory

    def attributions(self, index: int) -> tuple[Attribution, ...]:
        """Attributions of one sentence; who spoke is remembered, so those before it are read first."""
        if not self._quotations[index].whole and not may_attribute(self.readings[index].parsed, self.lexicon):
            return ()
        for reading in self.readings[len(self._attributions) : self._end_of_quotation(index) + 1]:
            found = find_attributions(reading.parsed, LazyActors(reading), self.lexicon, self._memory)
            self._attributions.append(tuple(found))
            self._attribute_quotation(reading.index)
        return self._attributions[index]

    @cached_property
    def _quotations(self) -> list[Quoted]:
        return quotations([reading.parsed for reading in self.readings])

    def _end_of_quotation(self, index: int) -> int:
        """The sentence in which a quotation ends that has not ended here: there the speaker is named."""
        while index + 1 < len(self.readings) and self._quotations[index].whole and self._quotations[index].goes_on:
            index += 1
        return index

    def _attribute_quotation(self, index: int) -> None:
        """Give sentences that stand wholly inside a quotation to who speaks behind it, else to who spoke before it."""
        quoted = self._quotations[index]
        voices = [one for one in self._attributions[index] if one.voice is not None]
        if quoted.whole:
            if not voices and (speaker := self._still_quoted(index)) is not None:
                self._give(index, speaker)
            elif not voices and not quoted.goes_on and any(one.voice for one in self._attributions[max(0, index - 1)]):
                # Somebody is quoted in the sentence before, whose a quotation without a name is then.
                self._give(index, self._memory.last)
            return
        if not quoted.begun_before or not voices:
            return
        at = index - 1
        while at >= 0 and self._quotations[at].whole and self._quotations[at].goes_on:
            if not any(one.voice is not None for one in self._attributions[at]):
                self._give(at, voices[0].voice)
            at -= 1

    def _still_quoted(self, index: int) -> Voice | None:
        """Who is quoted in the sentence before, where his quotation was not closed: each paragraph opens it anew."""
        if index == 0 or not self._quotations[index - 1].goes_on:
            return None
        begun = self._quotations[index].begun_before or opens_anew(self.readings[index].parsed)
        return next((one.voice for one in reversed(self._attributions[index - 1]) if begun and one.voice), None)

    def _give(self, index: int, voice: Voice | None) -> None:
        if voice is None:
            return
        scope = frozenset(range(len(self.readings[index].parsed)))
        said = Attribution(voice, Stance.ASSERTS, 0, scope, False, voice.origin or QUOTATION)
        self._attributions[index] = (*self._attributions[index], said)


def read_sentences(
    sentences: Sequence[Sentence], lexicon: Lexicon, *, find_places: PlaceFinder, published: PublicationDay = UNDATED
) -> list[SentenceReading]:
    """Readings of one article's sentences in order; days that count from others need the day of publication."""
    return ArticleReadings(sentences, lexicon, find_places, published).readings


def _place_names(readings: Sequence[SentenceReading]) -> frozenset[str]:
    return frozenset(place.text for reading in readings for place in reading.places)
