"""Place names in one parsed sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from pipeline.places import unlisted_names as unlisted
from pipeline.places.beside import is_label, may_stand_beside
from pipeline.places.border_words import spot_borders
from pipeline.places.capital_words import spot_capitals
from pipeline.places.convincing import is_convincing
from pipeline.places.datelines import DATELINE
from pipeline.places.elsewhere import is_calm, is_elsewhere, is_spoken_in
from pipeline.places.gazetteer import Gazetteer, Place, PlaceKind
from pipeline.places.names import plain
from pipeline.places.nesting import with_containers
from pipeline.places.place import CAPITAL
from pipeline.places.prominence import opens_a_town, opens_stories
from pipeline.places.region_names import in_region, region_names
from pipeline.places.runs import FUNCTION_POS, NEVER_FIRST, Run, is_title_case, run_of, runs
from pipeline.places.spotted import SpottedPlace
from pipeline.places.surroundings import (
    ELSEWHERE,
    Surroundings,
    is_attached,
    surroundings,
)
from schemas.article import Sentence
from schemas.vocabulary import Part, PlaceRelation, SegmentKind

LONGEST_NAME = 9  # tokens, hyphens included: "Umm al - Qura wa al - Hajar"
# Cost up to which a gazetteer name counts as this very name; see names.py.
SAME_NAME = 0.2
PASSIVE_SUBJECTS = frozenset({"nsubj:pass", "nsubjpass"})
OBJECTS = frozenset({"obj", "dobj"})
# Words that open a sentence, "According to city officials", are no names.
UNNAMED = FUNCTION_POS | {"VERB", "ADV", "ADJ"}
NO_BEGINNING = NEVER_FIRST | {"the"}  # Of a headline's "Strike on Market", "on" is no place.
STRONG = frozenset({PlaceRelation.IN, PlaceRelation.NEAR, PlaceRelation.PART_OF, PlaceRelation.BORDER})
LISTED = re.compile(
    r"^(?:\s+[a-z]+)?\s*(?:,|/|and|or|&|,\s*and|,\s*or|as well as)\s*(?:in\s+)?(?:the\s+)?"
    r"(?P<class>(?:[a-z-]+\s+){1,4}of\s+)?$"
)


def spot_places(
    sentence: Sentence, gazetteer: Gazetteer, *, taken: Sequence[tuple[int, int]] = ()
) -> list[SpottedPlace]:
    """Place names of a sentence in text order; `taken` are spans in the article's part that name others."""
    spotter = _Spotter(sentence, gazetteer, taken)
    return with_containers(spotter.places(), sentence, gazetteer)


def given_places(sentence: Sentence, gazetteer: Gazetteer, *, spans: Sequence[tuple[int, int]]) -> list[SpottedPlace]:
    """Place names at spans that are known to be names; `spans` count in the article, those elsewhere are left out."""
    spotter = _Spotter(sentence, gazetteer, ())
    inside = sorted({span for span in spans if sentence.start <= span[0] < sentence.end})
    return with_containers([spotter.given(start, end) for start, end in inside], sentence, gazetteer)


class _Spotter:
    """The sentence at hand, so that the rules below need not pass it on."""

    def __init__(self, sentence: Sentence, gazetteer: Gazetteer, taken: Sequence[tuple[int, int]]) -> None:
        self.sentence = sentence
        self.gazetteer = gazetteer
        self.words = gazetteer.words
        inside = [span for span in taken if span[0] < sentence.end and sentence.start < span[1]]
        self.blocked = [bool(inside) and self._is_taken(token, inside) for token in range(len(sentence.words))]

    @cached_property
    def title_case(self) -> bool:
        """Whether capitals tell nothing."""
        return is_title_case(self.sentence)

    @cached_property
    def dateline_end(self) -> int:
        """Where the dateline that opens the sentence ends; 0 when none does."""
        sentence = self.sentence
        if sentence.kind is SegmentKind.DATELINE:
            return len(sentence.text)
        found = DATELINE.match(sentence.text) if sentence.paragraph <= 2 else None
        return found.end() if found else 0

    def places(self) -> list[SpottedPlace]:
        """Known names, unknown ones with a class word, and borders named by nationality; in text order."""
        found: list[SpottedPlace] = []
        for first, last in region_names(self.sentence, self.gazetteer, blocked=self.blocked, breaks=self._breaks):
            whole = self._of_run(run_of(self.sentence, first, last, self.words), found)
            if whole:
                found += whole
                self.blocked[first:last] = [True] * (last - first)
        for run in runs(self.sentence, blocked=self.blocked, breaks=self._breaks, words=self.words):
            found += self._of_run(run, found)
        found += spot_borders(self.sentence, self.gazetteer, blocked=self.blocked, found=found)
        found += spot_capitals(self.sentence, self.gazetteer, found=found)
        return sorted(found, key=lambda place: place.start)

    def given(self, start: int, end: int) -> SpottedPlace:
        """The place name at a span of the article, with what the words around it say."""
        first, last = start - self.sentence.start, min(end, self.sentence.end) - self.sentence.start
        around = surroundings(self.sentence.text[:first], self.sentence.text[last:], self.words)
        relation = PlaceRelation.DATELINE if last <= self.dateline_end else around.relation
        known = self.gazetteer.knows(self.sentence.text[first:last])
        return self._place(first, last, relation, around, weak=False, known=known)

    def _of_run(self, run: Run, before: list[SpottedPlace]) -> list[SpottedPlace]:
        found: list[SpottedPlace] = []
        token = run.first
        while token < run.last:
            match = self._longest(token, run)
            if match is None:
                token += 1
                continue
            last, candidates = match
            place = self._accept(token, last, candidates, run, [*before, *found])
            if place is not None:
                found.append(place)
            token = last
        bare = unlisted.without_class_words(self._before_of(run, found), self.sentence, self.words)
        if not bare.is_person and not bare.is_organisation and bare.first < bare.last:
            unknown = self._unknown(bare, before)
            return [*([unknown] if unknown is not None else []), *found]
        return found

    def _before_of(self, run: Run, found: list[SpottedPlace]) -> Run:
        """The part of a run in which no place was found: of "Zogu District of Benue" the first two; else none of it."""
        if not found:
            return run
        start = found[0].start - self.sentence.start
        ofs = [at for at in range(run.first, run.last) if self.sentence.words[at] == "of"]
        first = next((at for at in ofs if self.sentence.offsets[at] < start), run.first)
        return run_of(self.sentence, run.first, first, self.words)

    def _longest(self, first: int, run: Run) -> tuple[int, list[Place]] | None:
        """The longest known name from a token on: one past its last token, and its places."""
        if self.sentence.words[first].lower() in NO_BEGINNING or self.sentence.words[first] in {"-", "'", "’"}:
            return None
        for last in range(min(run.last, first + LONGEST_NAME), first, -1):
            text = self._text(first, last)
            after = self.sentence.text[self._span(first, last)[1] :]
            if text[-1] in "-–'’" or "$" in text or unlisted.is_class_word(text, after):
                continue
            if self.gazetteer.knows(text):
                # "An Australia-wide ban", "As Zimbabwe voted": a small word that opens a sentence is no article.
                opens = first == 0 and last > 1 and self.sentence.pos[0] in FUNCTION_POS
                most = 0.0 if opens else SAME_NAME
                close = [place for place in self.gazetteer.named(text) if place.cost <= most]
                if close:
                    return last, close
        return None

    def _accept(
        self, first: int, last: int, candidates: list[Place], run: Run, before: list[SpottedPlace]
    ) -> SpottedPlace | None:
        start, end = self._span(first, last)
        around = in_region(surroundings(self.sentence.text[:start], self.sentence.text[end:], self.words), candidates)
        if around.by_event and candidates[0].kind is PlaceKind.COUNTRY:
            # "a US drone strike" tells who struck, "the Kabul bombing" where.
            around = replace(around, relation=PlaceRelation.CONTEXT)
        relation, supported = self._relation(first, last, around)
        if relation is PlaceRelation.DATELINE and self.sentence.part is Part.TITLE and opens_stories(candidates[0]):
            relation = PlaceRelation.IN
        listed = self._listed_after(start, before, around)
        if listed is not None and relation not in STRONG:
            relation, supported = listed, True
        attached = is_attached(self.sentence.text[end:], self.words)
        named = [*range(first, last), *self._class_words(last, run, around)]
        rest = [plain(self.sentence.words[at]) for at in self._beside(first, last, run) if at not in named]
        whole = all(may_stand_beside(word, self.words) for word in rest)
        peoples = unlisted.is_of_peoples(self.sentence.text[:start], self.sentence.text[end:])
        peoples = peoples or unlisted.is_faith(plain(self.sentence.text[start:end]), around)
        if peoples or (run.is_person and not (supported and whole)):
            return None
        if self._is_namesake(last):
            return None
        spoken = any(place.feature == CAPITAL for place in candidates) and is_spoken_in(self.sentence.text[:start])
        away = is_elsewhere(self.sentence.text[:start]) or is_calm(self.sentence.text[end:])
        if relation is not PlaceRelation.DATELINE and (spoken or away):
            relation = PlaceRelation.CONTEXT
        country = candidates[0].kind is PlaceKind.COUNTRY and first == run.first
        if not whole and not self.title_case and not run.is_organisation and not country:
            return None
        shouted = start < self.dateline_end or candidates[0].kind in {PlaceKind.COUNTRY, PlaceKind.ADMIN1}
        if not is_convincing(
            self.sentence,
            (first, last),
            candidates,
            replace(around, supported=supported),
            self.words,
            title_case=self.title_case,
            may_be_shouted=shouted,
        ):
            return None
        # "U.S. Central Command": the country colours the name, and nothing happens there.
        weak = attached or (not whole and (run.is_organisation or (country and not self.title_case)))
        return self._place(start, end, relation, around, weak=weak, known=True).replace(spoken_in=spoken)

    def _class_words(self, last: int, run: Run, around: Surroundings) -> range:
        """The run's tokens behind a name that are its class word: of "Mangu Local Government Area" the last three."""
        size = 0 if around.designator is None else len(around.designator.split(" "))
        behind = range(last, min(last + size, run.last))
        said = " ".join(plain(self.sentence.words[at]) for at in behind)
        return behind if said == around.designator else range(0)

    def _is_namesake(self, last: int) -> bool:
        """Whether the next word makes the name a thing's that bears a place's name, as "Marburg virus"."""
        return last < len(self.sentence.words) and plain(self.sentence.words[last]) in self.words.namesakes

    def _beside(self, first: int, last: int, run: Run) -> list[int]:
        """The run's other tokens up to the next "of", which may join two names: "Kachin State of Myanmar"."""
        lower = [word.lower() for word in self.sentence.words[: run.last]]
        left = next((at + 1 for at in range(first - 1, run.first - 1, -1) if lower[at] == "of"), run.first)
        right = next((at for at in range(last, run.last) if lower[at] == "of"), run.last)
        return [*range(left, first), *range(last, right)]

    def _relation(self, first: int, last: int, around: Surroundings) -> tuple[PlaceRelation, bool]:
        """Relation and whether the words around show that the name is a place."""
        if is_label(self.sentence, first, last, self.words):
            return PlaceRelation.IN, True
        if self._span(first, last)[1] <= self.dateline_end:
            return PlaceRelation.DATELINE, True
        if around.relation is PlaceRelation.CONTEXT and self._is_done_to(last - 1):
            return PlaceRelation.IN, around.supported
        return around.relation, around.supported

    def _is_done_to(self, token: int) -> bool:
        """Whether something is done to the place itself: "Goma was shelled", "took the town of Rutshuru"."""
        label = self.sentence.deps[token]
        if label in OBJECTS:
            return self.words.prepositions.get(self._head_word(token)) not in {"context", ELSEWHERE}
        return label in PASSIVE_SUBJECTS

    def _unknown(self, run: Run, before: list[SpottedPlace]) -> SpottedPlace | None:
        """A name the gazetteer lacks, kept when a class word or a preposition of place shows what it is."""
        start, end = self._span(run.first, run.last)
        around = surroundings(self.sentence.text[:start], self.sentence.text[end:], self.words)
        word = plain(self._text(run.first, run.last))
        text = self.sentence.text
        classed = around.designator is not None and run.first > 0  # "In the Oran village".
        if run.last == run.first + 1 and self.sentence.pos[run.first] in (FUNCTION_POS if classed else UNNAMED):
            return None
        if self.title_case or unlisted.is_other_word(word, self.gazetteer):
            return None
        people = unlisted.is_people(word, text[:start], text[end:], around)
        if people or unlisted.is_somebody(text[start:end], text[:start], text[end:]):
            return None
        listed = PlaceRelation.IN if unlisted.is_listed(text[end:]) else self._listed_after(start, before, around)
        if listed is not None and around.relation not in STRONG and not text[start:end].isupper():
            return self._place(start, end, listed, around, weak=False, known=False)
        if text[start:end].isupper() or not around.supported or unlisted.is_apposed(text[:start], text[end:], around):
            return None
        typed = plain(self.sentence.words[run.first]) in self.words.land_forms
        told = around.designator is not None or around.relation is PlaceRelation.NEAR or typed or around.found_by
        if not told and not unlisted.stands_where_places_do(
            self.sentence.text[:start], self.sentence.text[end:], around, self.gazetteer
        ):
            return None
        return self._place(start, end, around.relation, around, weak=False, known=False)

    def _place(
        self, start: int, end: int, relation: PlaceRelation, around: Surroundings, *, weak: bool, known: bool
    ) -> SpottedPlace:
        base = self.sentence.start
        return SpottedPlace(
            text=self.sentence.text[start:end],
            part=self.sentence.part,
            start=base + start,
            end=base + end,
            relation=relation,
            modifier=around.modifier,
            designator=around.designator,
            weak=weak,
            known=known,
            sentence_index=self.sentence.index,
            paragraph=self.sentence.paragraph,
            within=(),
        )

    def _listed_after(self, start: int, before: list[SpottedPlace], around: Surroundings) -> PlaceRelation | None:
        """The relation of the place this one is listed after, as in "in Homs, Hama and Idlib"."""
        last = max(before, key=lambda place: place.end, default=None)
        if last is None or last.weak or last.relation not in STRONG | {PlaceRelation.DATELINE}:
            return None
        listing = LISTED.match(self.sentence.text[last.end - self.sentence.start : start])
        if listing is None or (listing.group("class") and around.designator is None):
            return None
        # What narrows the first of a list does not narrow the rest: "southern Idlib, Aleppo and Homs".
        return PlaceRelation.IN if last.relation is PlaceRelation.PART_OF else last.relation

    def _breaks(self, token: int) -> bool:
        """Whether a token is part of no name: a nationality, a day or month, a small word in capitals."""
        word = self.sentence.words[token]
        folded = plain(word)
        if self.gazetteer.country_of_demonym(word) is not None or self.words.is_calendar(folded):
            return self.title_case or not opens_a_town(self.sentence, token, self.gazetteer)
        if folded == "on" and token and plain(self.sentence.words[token - 1]) in self.words.event_nouns:
            # "Airstrike on Ora" is no "Rostov on Don".
            return True
        small = folded in self.words.prepositions or self.sentence.pos[token] in FUNCTION_POS
        return word[0].isupper() and small and folded not in self.words.rules.articles and not word.isupper()

    def _head_word(self, token: int) -> str:
        return self.sentence.words[self.sentence.heads[token]].lower()

    def _is_taken(self, token: int, taken: Sequence[tuple[int, int]]) -> bool:
        start, end = self._span(token, token + 1)
        base = self.sentence.start
        return any(base + start < right and left < base + end for left, right in taken)

    def _span(self, first: int, last: int) -> tuple[int, int]:
        offsets = self.sentence.offsets
        return offsets[first], offsets[last - 1] + len(self.sentence.words[last - 1])

    def _text(self, first: int, last: int) -> str:
        start, end = self._span(first, last)
        return self.sentence.text[start:end]
