"""Voices that no reporting verb brings in: before a colon and a quotation, and by the acronym behind a name."""

from __future__ import annotations

from pipeline.coding.actors import Actors
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.parsed import RELATIVE, ParsedSentence, Phrase
from pipeline.coding.speakers import speaker_of
from pipeline.coding.voice_memory import Voice, VoiceMemory
from pipeline.coding.voices import voice_of
from schemas.vocabulary import ClaimantType

OPENING = frozenset('“«„"') | {"``"}
# Between the verb and the colon: `shook his head in disbelief: "…"`.
LEAD_WITHIN = 8
FINITE = frozenset({"VBD", "VBZ", "VBP"})
# An acronym has so many letters.
LETTERS = range(3, 10)

# Who speaks, the verb, and the tokens of what is said.
Led = tuple[Voice, int, frozenset[int]]


def led_quotation(parsed: ParsedSentence, actors: Actors, lexicon: Lexicon, memory: VoiceMemory) -> Led | None:
    """Who says what is quoted behind a colon, by whatever verb: `A leader disagreed: "We buried 11."`

    Also what is told of him there: `The mayor disagreed: he had counted 53`.
    """
    colons = (t for t in range(2, len(parsed) - 2) if parsed.words[t] == ":")
    colon = next((t for t in colons if parsed.words[t + 1] in OPENING or _he_had(parsed, t + 1)), None)
    if colon is None:
        return None
    near = range(colon - 1, max(0, colon - LEAD_WITHIN), -1)
    verb = next((t for t in near if parsed.tags[t] in FINITE and parsed.deps[t] not in RELATIVE), None)
    subject = None if verb is None else speaker_of(parsed, verb, lexicon.days)
    if verb is None or subject is None or subject > verb:
        return None
    voice = voice_of(parsed, subject, actors, lexicon, memory)
    if voice is None or (voice.kind is ClaimantType.UNATTRIBUTED and voice.origin is None):
        return None
    return voice, verb, frozenset(range(colon + 1, len(parsed)))


def _he_had(parsed: ParsedSentence, token: int) -> bool:
    """Whether somebody goes on to what he himself has done: `he had counted 53`, `she has buried two sons`."""
    return parsed.lower[token] in {"he", "she"} and parsed.lower[token + 1] in {"had", "has"}


def learn_acronyms(parsed: ParsedSentence, actors: Actors, lexicon: Lexicon, memory: VoiceMemory) -> None:
    """Remember who an acronym in brackets stands for: `the Association for Human Rights (ANPDH)`."""
    for token in range(1, len(parsed) - 2):
        word = parsed.words[token + 1]
        acronym = word.isupper() and word.isalpha() and len(word) in LETTERS
        if parsed.words[token] != "(" or parsed.words[token + 2] != ")" or not acronym:
            continue
        first = token
        while first > 0 and (
            parsed.words[first - 1][:1].isupper() or parsed.lower[first - 1] in {"for", "of", "and", "the"}
        ):
            first -= 1
        while first < token - 1 and not parsed.words[first][:1].isupper():
            first += 1
        heads = [t for t in range(first, token) if parsed.pos[t] in {"NOUN", "PROPN"}]
        if not heads or word.lower() in memory.surnames:
            continue
        span = Phrase(first, token)
        voice = voice_of(parsed, heads[0], actors, lexicon, memory, span=span)
        if voice is not None and voice.kind is not ClaimantType.UNATTRIBUTED and voice.origin is not None:
            memory.surnames[word.lower()] = voice
