"""`sitrep gazetteer`."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.exits import CommandError, Exit, named_failures
from pipeline.cli.output import message
from pipeline.cli.project import project_root
from pipeline.places.gazetteer import Gazetteer
from pipeline.reference.gazetteer_build import DUMPS, ensure_gazetteer, load_place_seeds
from pipeline.reference.geonames_download import MIRROR, DownloadFailed, adopt, download
from pipeline.reference.geonames_dump import ATTRIBUTION
from pipeline.stages.context import CACHE
from schemas.seeds import CountryRow

__all__ = ["gazetteer"]


def gazetteer(
    countries: Annotated[
        str,
        typer.Option(
            "--countries", help="ISO 3166 codes, as SY,IQ; every village of these is added.", show_default=False
        ),
    ] = "",
    folder: Annotated[
        Path | None, typer.Option("--from", help="Folder that holds the dumps (SY.zip or SY.txt); no network is used.")
    ] = None,
    mirror: Annotated[str, typer.Option("--mirror", help="Where GeoNames' dumps are.")] = MIRROR,
    only: Annotated[bool, typer.Option("--only", help="Forgets the countries added before.")] = False,
) -> None:
    """Builds the gazetteer, with GeoNames' full dumps of some countries when asked for; later runs use it.

    A download that breaks off goes on where it stopped when called again. Lines that cannot be read are counted with
    their reasons.

    Examples:

        sitrep gazetteer --countries SY,IQ

        sitrep gazetteer --countries SY --from dumps
    """
    with named_failures():
        root = project_root()
        seeds = load_place_seeds(root / "seeds")
        place = root / CACHE
        if only:
            shutil.rmtree(place / DUMPS, ignore_errors=True)
        for code in _codes(countries, seeds.countries):
            try:
                if folder is None:
                    message(ATTRIBUTION)
                    download(code, place / DUMPS, mirror=mirror, progress=message)
                else:
                    adopt(code, folder, place / DUMPS)
            except DownloadFailed as error:
                raise CommandError(str(error), Exit.FAILED) from None
            except FileNotFoundError as error:
                raise CommandError(str(error), Exit.INPUT) from None
        try:
            path = ensure_gazetteer(place, seeds=seeds, progress=message)
        except ValueError as error:
            raise CommandError(str(error), Exit.INPUT) from None
        known = Gazetteer.open(path)
        message(f"{path}: {path.stat().st_size / 1e6:.0f} MB, {known.count():,} places")


def _codes(given: str, rows: Sequence[CountryRow]) -> list[str]:
    """Alpha-2 codes of a list of codes. Raises CommandError for one that no country has."""
    known = {code: row.iso2 for row in rows for code in (row.iso2, row.country)}
    codes = [code.strip().upper() for code in given.split(",") if code.strip()]
    unknown = [code for code in codes if code not in known]
    if unknown:
        raise CommandError(f"no country has the code {', '.join(unknown)} (ISO 3166)", Exit.USAGE)
    return list(dict.fromkeys(known[code] for code in codes))
