"""How a claimant is published: its row's name, or the article's words for it with the side it speaks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.coding.actors import ActorKind
from pipeline.coding.identity import ArticleActors, identify
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.reading import SentenceReading
from pipeline.coding.voice_memory import Voice


def voice_names(
    article: ArticleActors, readings: Sequence[SentenceReading], lexicon: Lexicon
) -> Callable[[Voice], tuple[str, str | None]]:
    """A function that gives a voice's name to publish and its id."""

    def named(voice: Voice) -> tuple[str, str | None]:
        if voice.voice_id is not None or voice.actor is None:
            return voice.name, voice.voice_id
        if voice.actor.kind is not ActorKind.NAMED:
            return voice.name, None
        reading = next(
            (r for r in readings if voice.actor in r.actors and r.sentence.start <= voice.start < r.sentence.end),
            None,
        )
        if reading is None:
            return voice.name, None
        identity = identify(voice.actor, reading.parsed, lexicon, article, day=None)
        start, end = reading.parsed.span(voice.actor.first, voice.actor.last)
        is_the_group = start <= voice.start and voice.end <= end
        return (identity.name if is_the_group else voice.name), identity.actor_id

    return named
