"""What was done by those who are only looked for: `pursuing those behind the bombing`, `in pursuit of the bombers`."""

from __future__ import annotations

from pipeline.coding.reading import SentenceReading
from pipeline.coding.triggers import SetAside, Trigger
from schemas.vocabulary import RejectReason

SEEKING = frozenset(
    {"pursue", "pursuit", "hunt", "hunting", "manhunt", "search", "seek", "track", "chase", "look", "trace"}
)
# How a deed stands with those who did it.
BEHIND = frozenset({"behind", "of", "in", "for", "over"})
DOERS = frozenset(
    {"those", "suspect", "perpetrator", "mastermind", "culprit", "man", "people", "person", "gunman", "killer"}
)
DOING = frozenset({"bomber", "attacker", "shooter", "kidnapper"})


def only_sought(reading: SentenceReading, trigger: Trigger) -> SetAside | None:
    """The reason, where a sentence tells of a deed only whom somebody is after for it."""
    parsed, head = reading.parsed, trigger.head
    if parsed.is_verbal(head):
        return None
    above = list(parsed.ancestors(head))
    if parsed.lemmas[head] in DOING:
        seeking = next((token for token in above[:1] if parsed.lemmas[token] in SEEKING), None)
    else:
        led = {parsed.lower[child] for child in parsed.children(head) if child < head}
        whom = above[0] if above and led & BEHIND else head
        people = parsed.lemmas[whom] in DOERS or parsed.lower[whom] in DOERS
        seeking = next((t for t in above[1:2] if people and parsed.lemmas[t] in SEEKING), None)
    return (
        None if seeking is None else SetAside(RejectReason.BACKGROUND, f"{parsed.words[seeking]}: who did it is sought")
    )
