"""Those whom a deed befell, told behind its day, town or culprit: `the killing on Friday in Ora of two judges`."""

from __future__ import annotations

from pipeline.coding.parsed import ParsedSentence

# A day or place, and whoever did it, take up at most this many words.
REACH = 12
BETWEEN = frozenset({"ADP", "PROPN", "NOUN", "NUM", "DET", "ADJ", "ADV"})
OPENING = frozenset(
    {"on", "in", "at", "during", "by", "outside", "near", "yesterday", "today", "last", "this", "earlier"}
)
TIMES = frozenset(
    {"yesterday", "today", "tonight", "morning", "night", "evening", "afternoon", "week", "month", "hour"}
)
TIMES |= {"day", "weekend", "year"}
DOING = frozenset({"commit", "perpetrate", "carry"})


def delayed_victims(parsed: ParsedSentence, deed: int) -> tuple[int, int] | None:
    """The word that leads to those a deed befell, and their noun, where something stands between deed and word.

    `The murders committed by rebels against two judges` tells them too.
    """
    at = deed + 1
    if at >= len(parsed) or parsed.is_verbal(deed):
        return None
    if parsed.tags[at] == "VBN" and parsed.lemmas[at] in DOING:
        leads, first = frozenset({"against", "on"}), at + 1
    elif parsed.lower[at] in OPENING:
        leads, first = frozenset({"of"}), at
    else:
        return None
    for lead in range(first + 1, min(len(parsed) - 1, deed + REACH)):
        noun = parsed.heads[lead]
        day = parsed.pos[noun] == "PROPN" and parsed.lower[lead - 1] not in TIMES and parsed.lower[lead] == "on"
        if parsed.lower[lead] in leads and noun > lead and not day:
            ends = parsed.pos[lead - 1] == "PROPN" or parsed.lemmas[lead - 1] in TIMES or parsed.lower[lead] != "of"
            return (lead, noun) if ends else None
        if parsed.pos[lead] not in BETWEEN:
            return None
    return None
