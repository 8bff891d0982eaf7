"""The actors of a sentence, looked for only when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from pipeline.coding.actors import ActorSpan


class HasActors(Protocol):
    """A reading of a sentence, which finds its actors when they are first asked for."""

    @property
    def actors(self) -> tuple[ActorSpan, ...]:
        """Names and descriptions of actors."""


class LazyActors(Sequence[ActorSpan]):
    """The actors of a sentence, looked for only where somebody is met who may be one."""

    def __init__(self, reading: HasActors) -> None:
        self._reading = reading

    def __getitem__(self, at: Any) -> Any:
        return self._reading.actors[at]

    def __iter__(self) -> Iterator[ActorSpan]:
        return iter(self._reading.actors)

    def __len__(self) -> int:
        return len(self._reading.actors)
