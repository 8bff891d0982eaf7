"""Runs of the pipeline that the measures are taken on; a second run only redoes what a change touches."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pipeline.engine import Store, make_executor, run
from pipeline.engine.progress import make_progress
from pipeline.stage_list import stages
from schemas.settings import Settings

PROJECT = Path(__file__).resolve().parents[2]
# Parses are kept here, so that measuring a changed rule takes seconds.
KEPT = PROJECT / "data/evaluation"


def run_over(source: Path, name: str, *, executor: str = "serial") -> Path:
    """The output folder of a finished run over a folder or file. Raises RuntimeError when a partition fails."""
    out, settings = KEPT / name / "out", Settings()
    with make_executor(executor, workers=None) as pool:
        report = run(
            stages(source.resolve(), root=PROJECT, settings=settings),
            Store(out),
            settings=settings,
            root=PROJECT,
            executor=pool,
            progress=make_progress(quiet=True),
        )
    if report.exit_code not in {0, 3}:
        first = next((part.failure for stage in report.stages for part in stage.partitions if part.failure), "")
        raise RuntimeError(f"the run over {source} failed: {first}")
    return out


def write_articles(name: str, articles: Iterable[Mapping[str, Any]]) -> Path:
    """Articles as one JSONL file in the kept folder; left alone when it is the same already."""
    path = KEPT / name / "articles.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(article, ensure_ascii=False, sort_keys=True) + "\n" for article in articles)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
    return path
