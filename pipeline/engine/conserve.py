"""Conservation: every row that goes into a stage comes out, as a result or as a rejection."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from schemas.base import Record

__all__ = ["Accounts", "ConservationError"]

# Enough lost ids to find the cause by; the count says the rest.
IDS_NAMED = 5


class ConservationError(Exception):
    """A stage lost an input, or invented or repeated an output."""


@dataclass(frozen=True)
class Accounts:
    """A conservation check: each value of `column` in input `of` turns up in some output's named column.

    `Accounts("articles", "article_id", {"sentences": "article_id", "screened": "article_id"})`. With
    `exactly_once` it turns up once over all those outputs together. No output may name an id that no input
    has, except as None.
    """

    of: str
    column: str
    found_in: Mapping[str, str]
    exactly_once: bool = False

    def __call__(self, inputs: Mapping[str, Collection[Record]], outputs: Mapping[str, Collection[Record]]) -> None:
        expected = {getattr(row, self.column) for row in inputs[self.of]}
        found = Counter(getattr(row, column) for table, column in self.found_in.items() for row in outputs[table])
        found.pop(None, None)
        tables = " or ".join(self.found_in)
        _raise_if(expected - found.keys(), f"in {self.of} but not in {tables}")
        _raise_if(found.keys() - expected, f"in {tables} but not in {self.of}")
        if self.exactly_once:
            _raise_if({key for key, count in found.items() if count > 1}, f"more than once in {tables}")


def _raise_if(ids: set[object], trouble: str) -> None:
    if ids:
        named = ", ".join(sorted(str(key) for key in ids)[:IDS_NAMED])
        raise ConservationError(f"{len(ids)} {trouble}: {named}{', …' if len(ids) > IDS_NAMED else ''}")
