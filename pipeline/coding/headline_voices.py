"""Whose word a headline is: `Strike kills 78: monitor`, `Ministry: ten dead in blast`, `Ten dead, say police`."""

from __future__ import annotations

from pipeline.coding.actors import Actors
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.parsed import ParsedSentence, Phrase
from pipeline.coding.quotations import COLONS, LONGEST_HEADLINE
from pipeline.coding.voice_memory import Voice, VoiceMemory
from pipeline.coding.voices import voice_of
from schemas.vocabulary import ClaimantType

# The longest end of a headline that says whose word it is, from its verb on.
CLOSING = 5
# The voice, the colon, dash or verb, and the tokens of what it says.
Headed = tuple[Voice, int, frozenset[int]]


def headline_voice(parsed: ParsedSentence, actors: Actors, lexicon: Lexicon, memory: VoiceMemory) -> Headed | None:
    """`Strike kills 78: monitor`, `Ministry: ten dead in blast`, `Ora: ten dead, says minister`."""
    if len(parsed) > LONGEST_HEADLINE:
        return None
    closing = _closing_voice(parsed, actors, lexicon, memory)
    if closing is not None or COLONS.isdisjoint(parsed.words):
        return closing
    colon = next(
        (
            t
            for t in range(1, len(parsed) - 1)
            if parsed.words[t] in COLONS
            and (parsed.words[t] == ":" or (t >= len(parsed) - 4 and _stands_free(parsed, t)))
        ),
        None,
    )
    if colon is None:
        return None
    before, after = range(colon), range(colon + 1, len(parsed))
    side, said = (after, before) if len(after) <= 4 else (before, after)
    if len(side) > 5:
        return None
    heads = [t for t in side if parsed.pos[t] in {"NOUN", "PROPN"}]
    if not heads or (side is before and _is_where(parsed, side, lexicon)):
        return None
    voice = voice_of(parsed, heads[-1], actors, lexicon, memory, span=Phrase(side[0], side[-1] + 1))
    if voice is None or voice.kind is ClaimantType.UNATTRIBUTED or voice.origin is None:
        return None
    return voice, colon, frozenset(said)


def _closing_voice(parsed: ParsedSentence, actors: Actors, lexicon: Lexicon, memory: VoiceMemory) -> Headed | None:
    """The voice that a headline ends with behind a comma and its verb, however short sentences were parsed."""
    if "say" not in parsed.lemmas[-CLOSING:]:
        return None
    verb = next((t for t in range(len(parsed) - 2, 1, -1) if parsed.lower[t] in {"say", "says"}), None)
    if verb is None or parsed.words[verb - 1] != "," or len(parsed) - verb > CLOSING:
        return None
    named = range(verb + 1, len(parsed))
    if any(parsed.pos[t] not in {"NOUN", "PROPN", "ADJ"} for t in named):
        return None
    voice = voice_of(parsed, named[-1], actors, lexicon, memory, span=Phrase(named[0], named[-1] + 1))
    if voice is None or voice.kind is ClaimantType.UNATTRIBUTED or voice.origin is None:
        return None
    return voice, verb, frozenset(range(verb - 1))


def _is_where(parsed: ParsedSentence, side: range, lexicon: Lexicon) -> bool:
    """Whether before a colon stands a country's own name, which tells where it was: `Sudan: 31 killed in shelling`.

    A capital speaks for its country: `Moscow: 40 fighters killed`.
    """
    name = parsed.surface(side[0], side[-1] + 1).lower().removeprefix("the ")
    rows = lexicon.country_rows.values()
    # "US: 12 killed" may be the government's word: of short names only those of three letters and more are places.
    return any(
        name == row.name.lower() or (len(name) > 2 and name in (row.other_names or "").lower().split(";"))
        for row in rows
    )


def _stands_free(parsed: ParsedSentence, dash: int) -> bool:
    """Whether a dash has a space on both sides: the one of `off-duty` has none."""
    offsets = parsed.sentence.offsets
    before = offsets[dash - 1] + len(parsed.words[dash - 1]) < offsets[dash]
    return before and offsets[dash] + len(parsed.words[dash]) < offsets[dash + 1]
