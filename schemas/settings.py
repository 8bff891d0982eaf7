"""Settings that users may change, in sitrep.toml. An unknown key or a wrong type is refused with its name."""

from __future__ import annotations

from enum import StrEnum

from schemas.base import Record, described
from schemas.vocabulary import ExecutorKind, ExportName


class ReadingSettings(Record):
    """How inputs are read."""

    max_characters: int = described("Longer texts are set aside", unit="characters", default=2_000_000, ge=1)
    articles_per_partition: int = described("Largest partition", unit="articles", default=2_000, ge=1)


class ModelSettings(Record):
    """Which language model parses."""

    name: str = described(
        "A spaCy pipeline: a folder (relative ones count from the project) or an installed package",
        default="models/en_sitrep",
        example="en_core_web_sm",
    )
    batch_size: int = described("Sentences parsed together", unit="sentences", default=256, ge=1)
    names: bool = described(
        "Whether sentences are stored with the names that the model finds in them; no stage needs these, and parsing "
        "takes half as long again",
        default=False,
    )


class ScreenSettings(Record):
    """When an article is off topic."""

    minimum_weak: int = described(
        "Weak words that make an article worth reading, without a strong one", default=2, ge=1
    )


class RunSettings(Record):
    """How a run is carried out; none of it changes the result."""

    executor: ExecutorKind = described("Where tasks run", default=ExecutorKind.SERIAL)
    workers: int | None = described(
        "Processes or Dask workers; as many as there are cores when empty", default=None, ge=1
    )
    scheduler_address: str | None = described(
        "Address of a Dask scheduler", default=None, example="tcp://127.0.0.1:8786"
    )
    max_reject_rate: float = described(
        "Share of the inputs that may be set aside before `sitrep run` ends with 3",
        unit="0 to 1",
        default=0.5,
        ge=0,
        le=1,
    )


class ExportSettings(Record):
    """What a run exports besides the public tables."""

    formats: tuple[ExportName, ...] = described(
        "Formats that every run writes", default=(ExportName.ACLED, ExportName.GDELT)
    )
    interaction_codes: bool = described("Whether ACLED's actor classes are numbers instead of texts", default=False)


class OnlineService(StrEnum):
    """A geocoder on the network that may be asked for names which the gazetteer lacks."""

    NOMINATIM = "nominatim"
    GEONAMES = "geonames"


class OnlineSettings(Record):
    """Where `sitrep geoparse` asks for names that the gazetteer lacks; nowhere by default. A run never asks."""

    service: OnlineService | None = described("Which service; none when empty", default=None, example="nominatim")
    user_agent: str | None = described(
        "How you name yourself to the service", default=None, example="my-project (me@example.org)"
    )
    username: str | None = described("Account at GeoNames, which asks for one", default=None)
    server: str | None = described(
        "A server of your own with the same service", default=None, example="http://127.0.0.1:8080"
    )
    cache: str | None = described("Folder of answers; data/reference/online of the project when empty", default=None)
    seconds_between: float = described("Least time between two requests", unit="seconds", default=1.0, ge=0)
    retries: int = described("How often a request that failed is made again", default=2, ge=0)


class Settings(Record):
    """All settings."""

    language: str = described("Language of the word lists", default="en")
    reading: ReadingSettings = described("How inputs are read", default=ReadingSettings())
    screen: ScreenSettings = described("When an article is off topic", default=ScreenSettings())
    model: ModelSettings = described("Which language model parses", default=ModelSettings())
    exports: ExportSettings = described("What a run exports besides the public tables", default=ExportSettings())
    run: RunSettings = described("How a run is carried out", default=RunSettings())
    online: OnlineSettings = described("Where geoparse asks for names that are not listed", default=OnlineSettings())
