"""Voices that a sentence has named already: those of pronouns, of participles behind a comma, and of relays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.coding.voice_memory import Voice
from pipeline.coding.voice_pointers import PRONOUNS

if TYPE_CHECKING:
    from pipeline.coding.attributions import Attribution
    from pipeline.coding.parsed import ParsedSentence

# Between who spoke and whose report of it is given: "an official said on Monday, according to the agency".
RELAY_WITHIN = 5
# Behind a comma they bring in another voice.
OTHERS = frozenset({"according", "citing", "quoting"})
# Nouns of one body that `they` may mean.
MANY = frozenset({"police", "army", "military"})


def voice_above(parsed: ParsedSentence, verb: int, subject: int | None, found: Sequence[Attribution]) -> Voice | None:
    """Whom a pronoun or nobody means inside what somebody says.

    `A doctor told us that he had counted 43 bodies`, `…, officials said, the latest of the attacks they have blamed on
    rebels`, `The minister denied that 40 had died, repeating the toll of 12`.
    """
    voiced = [one for one in reversed(found) if one.voice is not None]
    if parsed.tags[verb] == "VBG" and parsed.lower[verb] not in OTHERS and parsed.words[verb - 1 : verb] == (",",):
        return next((one.voice for one in voiced if verb in one.scope and one.verb < verb), None)
    if subject is None or parsed.lower[subject] not in PRONOUNS:
        return None
    above = set(parsed.ancestors(verb))
    if (one := next((one for one in voiced if one.verb in above), None)) is not None:
        return one.voice
    if parsed.lower[subject] != "they":
        return None
    several = [one.voice for one in voiced if one.verb < subject and one.voice is not None]
    return next((v for v in several if v.head in MANY or v.head.endswith("s")), None)


def is_relay(parsed: ParsedSentence, one: Attribution, found: Sequence[Attribution]) -> bool:
    """Whether it is only told who reported what another says: `an official said, according to the agency`."""
    if one.voice is None or parsed.lower[one.verb] != "according":
        return False
    return any(
        other is not one
        and other.voice is not None
        and 0 < one.verb - other.verb <= RELAY_WITHIN
        and "," in parsed.words[other.verb : one.verb]
        and not any(parsed.is_verbal(t) for t in range(other.verb + 1, one.verb))
        for other in found
    )
