"""Speed of the whole pipeline against plain parsing in the same run; writes benchmarks/speed.md."""

from __future__ import annotations

import argparse
import csv
import platform
import tempfile
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

from pipeline.engine import Store, TableRef, make_executor, run
from pipeline.engine.progress import make_progress
from pipeline.stage_list import PARSE, stages
from pipeline.stages.context import coding_context
from pipeline.stages.parsing import load_model
from schemas.article import Sentence
from schemas.settings import Settings

PROJECT = Path(__file__).resolve().parents[1]
FIRST_DAY = date(2021, 1, 4)


def main() -> None:
    """Measures and writes the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=5, help="copies of each demonstration article")
    parser.add_argument("--executor", default="serial")
    parser.add_argument("--workers", type=int, default=None)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder) / "articles", Path(folder) / "out"
        articles = write_articles(source, copies=chosen.copies)
        coding_context(str(PROJECT), "en")  # builds the gazetteer, if it is not there yet
        first = seconds(lambda: run_once(source, out, chosen.executor, chosen.workers))
        second = seconds(lambda: run_once(source, out, chosen.executor, chosen.workers))
        texts = sentences(out)
        parsing = seconds(lambda: parse_only(texts))
    text = table(articles, len(texts), first=first, second=second, parsing=parsing, executor=chosen.executor)
    (PROJECT / "benchmarks/speed.md").write_text(text, encoding="utf-8")
    print(text)


def write_articles(source: Path, *, copies: int) -> int:
    """Copies of the demonstration articles, each with another first line and day; gives how many."""
    source.mkdir(parents=True)
    rows: list[tuple[str, str]] = []
    for path in sorted((PROJECT / "seeds/articles").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for copy in range(copies):
            name = f"{path.stem}_{copy}.txt"
            (source / name).write_text(f"{text}\n\nEdition {copy}.\n", encoding="utf-8")
            rows.append((name, (FIRST_DAY + timedelta(weeks=copy)).isoformat()))
    with (source / "articles.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("file", "published_at"), *rows])
    return len(rows)


def run_once(source: Path, out: Path, executor: str, workers: int | None) -> None:
    """One run of the pipeline. Raises RuntimeError when a partition fails."""
    settings = Settings()
    with make_executor(executor, workers=workers) as pool:
        report = run(
            stages(source, root=PROJECT, settings=settings),
            Store(out),
            settings=settings,
            root=PROJECT,
            executor=pool,
            progress=make_progress(quiet=True),
        )
    if report.exit_code:
        raise RuntimeError(f"the run failed: {report.failures}")


def sentences(out: Path) -> list[str]:
    """The sentences that the run parsed."""
    store, ref = Store(out), TableRef(PARSE, "sentences")
    return [one.text for partition in store.partitions(ref) for one in store.read(ref, partition, Sentence)]


def parse_only(texts: list[str]) -> None:
    """The same sentences through the model, and nothing else."""
    nlp = load_model(str(PROJECT / Settings().model.name))
    for _ in nlp.pipe(texts):
        pass


def seconds(work: Callable[[], None]) -> float:
    """How long a piece of work takes."""
    begin = time.perf_counter()
    with redirect_stdout(StringIO()):
        work()
    return time.perf_counter() - begin


def table(articles: int, parsed: int, *, first: float, second: float, parsing: float, executor: str) -> str:
    """The figures in Markdown."""
    rows = (
        ("articles", f"{articles}"),
        ("sentences parsed", f"{parsed}"),
        ("first run", f"{first:.1f} s, {articles / first:.1f} articles per second"),
        ("plain parsing of the same sentences", f"{parsing:.1f} s"),
        ("plain parsing / first run", f"{parsing / first:.2f}"),
        ("second run", f"{second:.1f} s"),
        ("second run / first run", f"{second / first:.3f}"),
    )
    lines = [
        f"# Speed\n\nPython {platform.python_version()}, executor {executor}.\n",
        "| what | measured |",
        "|---|---|",
    ]
    return "\n".join([*lines, *(f"| {name} | {value} |" for name, value in rows)]) + "\n"


if __name__ == "__main__":
    main()
