"""Voices whose verb is left out: `Police put the toll at nine, and the district later at 15`; `a medic, seven`."""

from __future__ import annotations

from pipeline.coding.actors import Actors
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.parsed import ParsedSentence, Phrase
from pipeline.coding.speakers import head_in
from pipeline.coding.voice_memory import Voice, VoiceMemory
from pipeline.coding.voices import voice_of
from schemas.vocabulary import ClaimantType

# Who speaks, the last token of the words for him, and the tokens of what he gives.
Gapped = tuple[Voice, int, frozenset[int]]

BREAKS = frozenset({",", ";"})
JOINING = frozenset({"and", "but", "while", "or"})
LEADING = frozenset({"at", "of", "to"})
# Words of a voice with its office.
LONGEST_VOICE = 9
IN_A_VOICE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "ADP", "PART"})


def gapped_voices(parsed: ParsedSentence, actors: Actors, lexicon: Lexicon, memory: VoiceMemory) -> list[Gapped]:
    """Voices with a number and no verb of their own, behind somebody who has given one."""
    numbers = [t for t in range(2, len(parsed)) if parsed.pos[t] == "NUM" and _ends(parsed, t + 1)]
    first = next((hit.last for hit in lexicon.reporting.find(parsed.forms)), None) if numbers else None
    found: list[Gapped] = []
    for number in numbers:
        span = _voice_before(parsed, number)
        if span is None or first is None or span.first < first:
            continue
        head = head_in(parsed, span)
        voice = voice_of(parsed, head, actors, lexicon, memory, span=span)
        if voice is not None and voice.kind is not ClaimantType.UNATTRIBUTED:
            found.append((voice, span.last - 1, frozenset(range(span.last, number + 1))))
    return found


def _ends(parsed: ParsedSentence, token: int) -> bool:
    """Whether a clause ends before a token."""
    return token >= len(parsed) or parsed.words[token] in {",", ";", "."} or parsed.lower[token] == "and"


def _voice_before(parsed: ParsedSentence, number: int) -> Phrase | None:
    """The words for who gives a number, back to the break before them: `, and the district administration later at`."""
    last = number
    while last > 0 and (parsed.pos[last - 1] in {"ADV"} or parsed.lower[last - 1] in LEADING):
        last -= 1
    # "A medic, seven": a second comma stands for the verb.
    comma = parsed.words[last - 1] == ","
    last -= comma
    start = last
    while start > 0 and parsed.pos[start - 1] in IN_A_VOICE and last - start < LONGEST_VOICE:
        start -= 1
    joined = start > 0 and parsed.lower[start - 1] in JOINING
    at = start - 1 - joined
    # "Killed five in Ora, a teacher, seven": only behind a semicolon is a comma the verb's.
    breaks = {";"} if comma else BREAKS
    bare = not comma and last == number
    if at < 1 or parsed.words[at] not in breaks or start == last or bare:
        return None
    if comma and parsed.pos[last - 1] not in {"NOUN", "PROPN"}:
        return None
    return Phrase(start, last)
