"""Reading the public tables with pandas in one line; any Parquet reader does as well."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from schemas.public import PUBLIC_TABLES

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Tables", "load"]


@dataclass(frozen=True)
class Tables:
    """The public tables as pandas DataFrames."""

    events: pd.DataFrame
    reports: pd.DataFrame
    claims: pd.DataFrame
    articles: pd.DataFrame
    event_links: pd.DataFrame
    changes: pd.DataFrame
    rejections: pd.DataFrame


def load(folder: str | Path) -> Tables:
    """The tables of a run's output folder, or of the `public` folder in it.

    Raises FileNotFoundError when a table is missing.
    """
    # Here, since everything else in this package works without pandas, which takes half a second to import.
    import pandas as pd

    base = Path(folder)
    public = base / "public" if (base / "public").is_dir() else base
    missing = [name for name in PUBLIC_TABLES if not (public / f"{name}.parquet").is_file()]
    if missing:
        raise FileNotFoundError(f"no {missing[0]}.parquet in {public}; make it with `sitrep run --out {base}`")
    return Tables(**{name: pd.read_parquet(public / f"{name}.parquet") for name in PUBLIC_TABLES})
