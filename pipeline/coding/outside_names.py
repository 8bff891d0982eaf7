"""What of a sentence stands outside the names of its actors."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.coding.actors import ActorKind, ActorSpan
from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.times import TimeHit

OWN_NAMES = frozenset({ActorKind.NAMED, ActorKind.UNLISTED})
# When a number was told, and not when something happened: `as of Friday`.
AS_OF = ("as of", "as at", "as of the")


def name_tokens(actors: Sequence[ActorSpan]) -> set[int]:
    """Tokens of actors' own names."""
    return {token for actor in actors if actor.kind in OWN_NAMES for token in range(actor.first, actor.last)}


def times_outside(hits: Sequence[TimeHit], parsed: ParsedSentence, actors: Sequence[ActorSpan]) -> tuple[TimeHit, ...]:
    """Time expressions outside names, `the March 23 Movement`, and not of when a number was told, `as of Friday`."""
    base = parsed.sentence.start
    hits = [hit for hit in hits if not parsed.sentence.text[: hit.start].lower().rstrip().endswith(AS_OF)]
    names = [parsed.span(actor.first, actor.last) for actor in actors if actor.kind in OWN_NAMES]
    return tuple(
        hit for hit in hits if not any(start - base < hit.end and hit.start < end - base for start, end in names)
    )
