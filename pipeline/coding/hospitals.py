"""Places that are only where an event is heard of: the town of a hospital that takes in the hurt, or of a briefing."""

from __future__ import annotations

import re

from pipeline.coding.reading import NamedPlace, SentenceReading

HOSPITAL = (
    r"(?:hospitals?|clinics?|morgues?|mortuary|mortuaries|"
    r"(?:medical|health|trauma)\s+(?:cent(?:er|re)|college|facility))"
)
# "In hospitals in Ora and Bema towns and in nearby Zogia".
LISTED = r"(?:[^\W\d_][\w'’-]+(?:\s+towns?|\s+cities|\s+districts?)?(?:\s*,\s*|\s+and\s+)(?:in\s+|at\s+)?){0,3}"
LINK = rf"\s+(?:in|at|of)\s+{LISTED}(?:(?:the|nearby|neighbou?ring|town|city|of)\s+)*$"
# "Two died in a hospital in Ora", "a nurse at the hospital of Ora", "treated at clinics in Ora".
NURSED = re.compile(
    r"\b(?:died|dies|dying|die|succumbed|treated|treatment|warded|hospitali[sz]ed|admitted|recovering|pronounced|declared|counted|"
    r"(?:doctor|medic|nurse|physician|surgeon|official|director|manager|source|superintendent|spokes\w+|worker|staff|"
    r"employee|attendant)s?)\b[^.;:]{0,60}?\b(?:in|at|of|from|to)\s+(?:[\w'’&-]+\s+){0,6}?" + HOSPITAL + LINK,
    re.IGNORECASE,
)
OF_HOSPITAL = re.compile(rf"\b{HOSPITAL}{LINK}", re.IGNORECASE)
# "The hospital in Ora received six bodies."
TAKES_IN = re.compile(
    r"\s*(?:,\s[^,.]{3,60},\s*)?(?:has\s+|have\s+|had\s+|also\s+|later\s+)*(?:said|says|reported|reports|received|confirmed|"
    r"confirms|treated|treating|admitted|registered|recorded|announced|told|took\s+in|(?:was|is)\s+treating)\b"
)
# "The inspector general told a press conference in Bema."
BRIEFED = re.compile(
    r"\b(?:press|news|media)\s+(?:conference|briefing)s?(?:\s+on\s+\w+day)?\s+(?:in|at)\s+(?:the\s+)?$", re.IGNORECASE
)
REACH = 120


def is_heard_from(reading: SentenceReading, place: NamedPlace) -> bool:
    """Whether a place is told as that of the hospital where people are counted, or of those who speak to the press."""
    text, base = reading.sentence.text, reading.sentence.start
    before, after = text[: place.start - base][-REACH:], text[place.end - base :][:REACH]
    if BRIEFED.search(before) is not None or NURSED.search(before) is not None:
        return True
    return OF_HOSPITAL.search(before) is not None and TAKES_IN.match(after) is not None
