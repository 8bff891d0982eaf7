"""Names of GeoNames rows as news prints them: without scholarly marks, and divisions without their class words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schemas.seeds import PlaceWordRow


@dataclass(frozen=True)
class ClassWords:
    """Words that say what a second-level division is, before its name or after it."""

    firsts: Sequence[str]
    lasts: frozenset[str]

    @classmethod
    def of(cls, words: Iterable[PlaceWordRow]) -> ClassWords:
        rows = list(words)
        firsts = {row.word.lower() for row in rows if row.kind == "division_first"}
        return cls(
            sorted(firsts, key=lambda word: (-len(word), word)),
            frozenset(row.word.lower() for row in rows if row.kind == "division_last"),
        )

    def published(self, county: str) -> str:
        """A division's name without what stands before it: "Kabupaten Nduga" is Nduga, "Uman Raion" stays."""
        return published_name(self._without_first(county))

    def bare(self, county: str) -> str:
        """A division's name without its class words."""
        name = self._without_first(county)
        head, _, last = name.rpartition(" ")
        return head if head and last.lower() in self.lasts else name

    def _without_first(self, county: str) -> str:
        lower = county.lower()
        for word in self.firsts:
            if lower.startswith(word) and county[len(word) : len(word) + 1] in {" ", "'", "’"}:
                return county[len(word) + 1 :].strip() or county
        return county


def published_name(name: str) -> str:
    """A GeoNames name as news prints it: marks of scholarly transcription go, Western accents stay.

    >>> published_name("Ḩamāh"), published_name("‘Āmūdā"), published_name("Bogotá")
    ('Hamah', 'Amuda', 'Bogotá')
    """
    if all(ord(char) < 0x180 and char not in "āēīōū" for char in name):
        return name
    bare = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return bare.translate(str.maketrans("", "", "‘’ʼʻ`")).strip() or name
