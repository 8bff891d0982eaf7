"""What the training of the model reads from the repository itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

MODELS = Path("models")


@dataclass(frozen=True, slots=True)
class Sources:
    """What training reads besides the open corpora; all of it is in the repository."""

    config: Path = MODELS / "en_sitrep.cfg"
    entity_config: Path = MODELS / "en_sitrep_entities.cfg"
    domain: Path = MODELS / "domain"
    entities: Path = MODELS / "entities"
    roles: Path = MODELS / "roles"
    tokenizer: Path = MODELS / "tokenizer.toml"
    seeds: Path = Path("seeds")

    @classmethod
    def of(cls, root: Path) -> Sources:
        """The sources of the project at `root`."""
        return cls(**{name: root / getattr(cls(), name) for name in cls.__slots__})
