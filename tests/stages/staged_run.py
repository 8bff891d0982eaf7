"""A whole run of the stages over a folder of articles, as tests need it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from pipeline.engine import RunReport, Store, make_executor, make_progress, run
from pipeline.stage_list import stages
from schemas.settings import ReadingSettings, Settings

PROJECT = Path(__file__).parents[2]
DEMONSTRATION = PROJECT / "seeds/articles"


def run_stages(
    source: Path,
    out: Path,
    *,
    executor: str = "serial",
    workers: int | None = None,
    settings: Settings | None = None,
) -> RunReport:
    """A finished run of all stages over a file or folder, its tables under `out`."""
    held = settings or Settings()
    with make_executor(executor, workers=workers, scheduler_address=None) as pool:
        return run(
            stages(source.resolve(), root=PROJECT, settings=held),
            Store(out),
            settings=held,
            root=PROJECT,
            executor=pool,
            progress=make_progress(quiet=True),
            tool_version="test",
        )


def small_texts(limit: int) -> Settings:
    """Settings that set aside texts of more characters than this."""
    return Settings(reading=ReadingSettings(max_characters=limit))


def copied(names: Iterable[str], folder: Path) -> Path:
    """A folder with some of the demonstration articles, without their listing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        shutil.copy(DEMONSTRATION / name, folder / name)
    return folder


def public(out: Path, table: str) -> pd.DataFrame:
    """A public table of a run."""
    return pd.read_parquet(out / "public" / f"{table}.parquet")


def public_bytes(out: Path) -> dict[str, bytes]:
    """All public files and exports, by name."""
    paths = [path for name in ("public", "exports") for path in sorted((out / name).iterdir())]
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in paths}
