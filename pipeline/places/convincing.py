"""Whether a name that the gazetteer has is a place where it stands, rather than a word, a surname or a month."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.places.beside import is_label
from pipeline.places.gazetteer import Place, PlaceKind
from pipeline.places.names import plain
from pipeline.places.prominence import stands_alone
from pipeline.places.surroundings import Surroundings
from pipeline.places.words import PlaceWords
from schemas.article import Sentence
from schemas.vocabulary import PlaceRelation

# A town named without a preposition or class word beside it must have this many people, or it is a surname.
PROMINENT_TOWN = 30_000
PROMINENT_IN_HEADLINE = 100_000
# A word of the language that stands alone above or before an entry is a town of at least so many, or a topic: `Needs.`
LISTED_TOWN = 10_000
# A word of the language that stands in a sentence as a town's name does is one of at least so many, or a reviewed one.
KNOWN_TOWN = 2_000
# Where English is spoken towns bear its words: "Hope", "Justice". Elsewhere no word stands so by chance: "Sake".
ENGLISH = frozenset({"USA", "GBR", "CAN", "AUS", "NZL", "IRL"})


def is_convincing(
    sentence: Sentence,
    span: tuple[int, int],
    candidates: Sequence[Place],
    around: Surroundings,
    words: PlaceWords,
    *,
    title_case: bool,
    may_be_shouted: bool,
) -> bool:
    """Whether tokens `span` are the name of one of the candidates, the likeliest first.

    In `title_case` capitals tell nothing; a short name in capitals is one only where it `may_be_shouted`, as in a
    dateline.
    """
    first, last = span
    end = sentence.offsets[last - 1] + len(sentence.words[last - 1])
    word = plain(sentence.text[sentence.offsets[first] : end])
    best = candidates[0]
    single = last == first + 1
    if single and word in words.organisations:
        # "Police District 4", "the Supreme Court".
        return False
    if is_label(sentence, first, last, words) and (word not in words.common or best.population >= LISTED_TOWN):
        return True
    shout = sentence.words[first].isupper() and not sentence.text.isupper()
    # A word of the language has no accent: "Támara" is no Tamara.
    accented = not sentence.words[first].isascii() and best.cost == 0
    if single and word in words.common and not accented:
        # "US" the country is written in capitals; "us" is not.
        if shout and best.kind is PlaceKind.COUNTRY:
            return True
        located = around.designator is not None or around.relation is PlaceRelation.NEAR
        large = best.population >= PROMINENT_IN_HEADLINE and first > 0
        written = not title_case and _is_written_as_a_town(sentence, last - 1, candidates)
        return around.supported and (located or large or written)
    if single and shout and len(word) <= 4:
        return may_be_shouted
    if any(place.kind is PlaceKind.COUNTRY for place in candidates):
        return True
    if single and word in words.first_names and not around.supported:
        return False
    if around.supported and (not title_case or around.designator is not None):
        return not (first == 0 and single and sentence.pos[0] not in {"PROPN", "NOUN"} and around.designator is None)
    least = PROMINENT_IN_HEADLINE if title_case and not around.supported else PROMINENT_TOWN
    if title_case and around.supported:
        least = PROMINENT_TOWN // 10
    return any(stands_alone(place, word, least) for place in candidates)


def _is_written_as_a_town(sentence: Sentence, token: int, candidates: Sequence[Place]) -> bool:
    """Whether a word of the language stands inside a sentence as the name of a town: `fighting in Lyman on Friday`.

    Before another noun it is a part of that one's name: `in March Street`, `in Opera circles`.
    """
    behind = sentence.pos[token + 1] if token + 1 < len(sentence.pos) else "PUNCT"
    if token == 0 or behind in {"NOUN", "PROPN", "ADJ", "NUM", "PART"}:
        return False
    towns = [
        place
        for place in candidates
        if place.kind is PlaceKind.TOWN and place.name.casefold() == sentence.words[token].casefold()
    ]
    if sentence.pos[token] == "PROPN":
        return any((place.population or KNOWN_TOWN) >= KNOWN_TOWN for place in towns)
    return any(place.population >= LISTED_TOWN and place.country not in ENGLISH for place in towns)
