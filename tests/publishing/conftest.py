"""Files written once from made-up events: an ordinary one, hostile ones, and ones without a date or a place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.publishing.exports.format import ExportOptions
from pipeline.publishing.exports.registry import FORMATS
from pipeline.publishing.exports.told import told_events
from pipeline.publishing.exports.write import write_exports
from pipeline.publishing.public_files import write_public_files
from schemas.vocabulary import DatePrecision, GeoPrecision
from tests.publishing.samples import HOSTILE, Sample, codes, sample, tables_of

PLACELESS = {
    **{"geo_precision": GeoPrecision.UNKNOWN, "latitude": None, "longitude": None, "country": None},
    **{"country_name": None, "admin1": None, "location": None, "place_id": None},
}
DATELESS = {
    **{"date_precision": DatePrecision.UNKNOWN, "event_date": None},
    **{"event_date_start": None, "event_date_end": None},
}
SPAN = {
    **{"date_precision": DatePrecision.RANGE, "event_date": None},
    **{"event_date_start": date(2024, 5, 3), "event_date_end": date(2024, 5, 5)},
}


def made() -> list[Sample]:
    """The events that the files of these tests hold."""
    hostile = [sample(100 + at, actor1=text, location=text, notes=text, admin1=text) for at, text in enumerate(HOSTILE)]
    return [sample(1), sample(2, **PLACELESS), sample(3, **DATELESS), sample(4, **SPAN), *hostile]


def write_all(samples: list[Sample], folder: Path) -> Path:
    """All public files and exports of some events: a folder with public/ and exports/."""
    tables = tables_of(samples)
    write_public_files(tables, folder / "public", tool_version="1.2.3", sources=codes().sources, hxl=codes().hxl)
    write_exports(
        told_events(tables),
        folder / "exports",
        formats=list(FORMATS.values()),
        codes=codes(),
        options=ExportOptions(),
    )
    return folder


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files of the made-up events."""
    return write_all(made(), tmp_path_factory.mktemp("written"))


@pytest.fixture(scope="session")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files of no events."""
    return write_all([], tmp_path_factory.mktemp("nothing"))
