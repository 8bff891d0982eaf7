"""Sentences per second and core from stored parses to reports and locations; writes benchmarks/coding_speed.md.

Processor time of one process: reading the stored rows, coding, locating, and making the tables that would be written.
"""

from __future__ import annotations

import argparse
import platform
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, wraps
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.speed_sets import PROJECT, article_sets
from pipeline.coding import code_article
from pipeline.coding.reading import SentenceReading, read_sentences
from pipeline.engine import Store, TableRef, held, make_executor, run
from pipeline.engine.progress import make_progress
from pipeline.engine.table import encoded
from pipeline.model.blas import one_thread
from pipeline.stage_list import PARSE, stages
from pipeline.stages.context import CodingContext, coding_context
from pipeline.stages.extract import by_article, code_screened, coding_rules
from pipeline.stages.locate import locate_article
from pipeline.stages.parsing import load_model
from schemas.article import Rejection, Screened, Sentence
from schemas.base import Record
from schemas.coding import Claim, Location, Report
from schemas.settings import Settings
from schemas.vocabulary import ArticleStatus

# What was tried and left out, with what it gave.
TRIED = """
## Tried without gain

- **Compiling with mypyc** (mypy 2.4.1, `-O1`): 70 of the 78 modules of `pipeline/coding`, 2.5 minutes of processor
  time. The tables are the same; coding the mixed archive is 0.73 times as fast. The classes that hold a sentence and
  its findings keep them with `cached_property`, which native classes cannot, so compiled code reads them the general
  way, and checks each type besides. The other modules do not run compiled: generic frozen dataclasses, and values of
  other types than the annotations say (a `set` from `frozenset | keys()`, a `float` compared with counts).
- **A collector that searches still more seldom** than `pipeline/engine/held.py` lets it: it takes 4 to 7 % of the time
  now, where it took 16 % of the set with few events, and most of that frees what has to be freed.
- **Word forms and pieces of names without cached calls**: 1 to 2 microseconds a sentence.
"""
RecordT = TypeVar("RecordT", bound=Record)
# So many sentences are parsed again, to say what coding costs beside parsing.
PARSED_AGAIN = 500
STEPS = ("read rows", "code", "locate", "make tables")
# What is looked for in one sentence, and what is done with an article's sentences together.
FINDINGS = ("actors", "times", "triggers", "outcomes", "weapons", "counts", "attributions", "places")
TOGETHER = {"find_mentions": "mentions", "gather": "drafts", "find_blames": "blames", "_finished": "reports"}


class Clock:
    """Processor time by step; a step inside another stops the outer one."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._open: list[str] = []
        self._since = 0.0

    @contextmanager
    def of(self, step: str) -> Iterator[None]:
        """Counts what the block takes as the step's."""
        self._lap()
        self._open.append(step)
        try:
            yield
        finally:
            self._lap()
            self._open.pop()

    def _lap(self) -> None:
        now = time.process_time()
        if self._open:
            self.seconds[self._open[-1]] = self.seconds.get(self._open[-1], 0.0) + now - self._since
        self._since = now


@dataclass(frozen=True)
class Measured:
    """What a set holds, and seconds by step: the first time, again, and inside coding."""

    name: str
    articles: int
    sentences: int
    telling: int
    reports: int
    first: dict[str, float]
    again: dict[str, float]
    inside: dict[str, float]
    parsing: float


def main() -> None:
    """Measures every set and writes the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=PROJECT / "corpora", help="folder with the open corpora")
    parser.add_argument("--keep", type=Path, help="folder for the parses, so that measuring again need not parse")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        kept = chosen.keep or Path(temporary)
        kept.mkdir(parents=True, exist_ok=True)
        sets = article_sets(chosen.corpora if chosen.corpora.is_dir() else None, kept)
        measured = [measure(name, stored_parses(source, kept / f"parsed {name}")) for name, source in sets.items()]
    text = table(measured)
    (PROJECT / "benchmarks/coding_speed.md").write_text(text, encoding="utf-8")
    print(text)


def stored_parses(source: Path, out: Path) -> Store:
    """A store with the parses of a set; parses that are there already are kept. Raises RuntimeError on a failure."""
    settings = Settings()
    with make_executor("serial", workers=None) as pool:
        report = run(
            stages(source, root=PROJECT, settings=settings)[:2],
            Store(out),
            settings=settings,
            root=PROJECT,
            executor=pool,
            progress=make_progress(quiet=True),
        )
    if report.failures:
        raise RuntimeError(f"the run failed: {report.failures}")
    return Store(out)


def stored(store: Store, name: str, kind: type[RecordT]) -> list[RecordT]:
    """All rows of a table of the parse stage."""
    ref = TableRef(PARSE, name)
    return [row for partition in store.partitions(ref) for row in store.read(ref, partition, kind)]


def measure(name: str, store: Store) -> Measured:
    """Figures of one set: with nothing remembered, with names remembered, and with a clock at every finding."""
    context = coding_context(str(PROJECT), "en")
    first, again, inside = Clock(), Clock(), Clock()
    reports = pass_over(store, context, first)
    pass_over(store, context, again)
    with clocked(inside):
        pass_over(store, context, inside)
    sentences = stored(store, "sentences", Sentence)
    readings = read_sentences(sentences, context.lexicon, find_places=lambda sentence, taken: ())
    return Measured(
        name,
        len({sentence.article_id for sentence in sentences}),
        len(sentences),
        sum(bool(reading.triggers or reading.outcomes) for reading in readings),
        reports,
        first.seconds,
        again.seconds,
        inside.seconds,
        parsing_time(sentences),
    )


def pass_over(store: Store, context: CodingContext, clock: Clock) -> int:
    """Everything from stored parses to tables; gives how many reports there are."""
    made: dict[type[Record], list[Any]] = {Report: [], Claim: [], Rejection: [], Location: []}
    screened = [one for one in stored(store, "screened", Screened) if one.status is ArticleStatus.CODED]
    rules = coding_rules(context)

    def read() -> dict[str, list[Sentence]]:
        with clock.of("read rows"):
            return by_article(stored(store, "sentences", Sentence))

    with held(read) as sentences:
        for one in screened:
            own = sentences.get(one.article_id, [])
            with clock.of("code"):
                coding = code_screened(one, own, rules)
            with clock.of("locate"):
                made[Location] += locate_article(coding.reports, own, context)
            made[Report] += coding.reports
            made[Claim] += coding.claims
            made[Rejection] += coding.rejections
    with clock.of("make tables"):
        for kind, records in made.items():
            encoded(records, kind)
    return len(made[Report])


@contextmanager
def clocked(clock: Clock) -> Iterator[None]:
    """A clock at every finding of a sentence and at what is done with them together, while the block lasts."""

    def timed(step: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def run_timed(*arguments: Any, **named: Any) -> Any:
            with clock.of(step):
                return function(*arguments, **named)

        return run_timed

    found = {name: SentenceReading.__dict__[name] for name in FINDINGS}
    together = {name: getattr(code_article, name) for name in TOGETHER}
    try:
        for name, own in found.items():
            lazy = cached_property(timed(name, own.func if isinstance(own, cached_property) else own.fget))
            lazy.__set_name__(SentenceReading, name)
            setattr(SentenceReading, name, lazy)
        for name, function in together.items():
            setattr(code_article, name, timed(TOGETHER[name], function))
        yield
    finally:
        for name, own in found.items():
            setattr(SentenceReading, name, own)
        for name, function in together.items():
            setattr(code_article, name, function)


def parsing_time(sentences: Sequence[Sentence]) -> float:
    """Seconds of processor time that parsing takes for one of these sentences."""
    nlp = load_model(str(PROJECT / Settings().model.name))
    texts = [sentence.text for sentence in sentences[:: max(1, len(sentences) // PARSED_AGAIN)]]
    begin = time.process_time()
    # As the parse stage does: threads that wait for one another would count as time spent.
    with one_thread():
        for _ in nlp.pipe(texts):
            pass
    return (time.process_time() - begin) / len(texts)


def table(measured: Sequence[Measured]) -> str:
    """The figures in Markdown, one column a set."""
    rows: list[tuple[str, Callable[[Measured], str]]] = [
        ("articles", lambda one: f"{one.articles:,}"),
        ("sentences", lambda one: f"{one.sentences:,}"),
        ("of these with a word for an event or its victims", lambda one: f"{one.telling / one.sentences:.0%}"),
        ("reports", lambda one: f"{one.reports:,}"),
        ("**sentences per second, first pass**", lambda one: f"**{per_second(one, one.first):,.0f}**"),
        ("**sentences per second, names remembered**", lambda one: f"**{per_second(one, one.again):,.0f}**"),
        ("times as fast as parsing", lambda one: f"{per_second(one, one.again) * one.parsing:.1f}"),
    ]
    lines = [
        "# Speed of coding\n",
        f"Python {platform.python_version()}, one process, processor time; from stored parses to tables in memory.\n",
        "| | " + " | ".join(one.name for one in measured) + " |",
        "|---|" + "---|" * len(measured),
    ]
    lines += [f"| {label} | " + " | ".join(figure(one) for one in measured) + " |" for label, figure in rows]
    lines += ["", "Microseconds a sentence, names remembered:", "", *microseconds(measured, STEPS, "again")]
    inside = [*FINDINGS, *TOGETHER.values(), "code"]
    lines += [
        "",
        "Inside coding, the clocks included (`code` is the rest):",
        "",
        *microseconds(measured, inside, "inside"),
    ]
    return "\n".join(lines) + "\n" + TRIED


def per_second(one: Measured, seconds: dict[str, float]) -> float:
    """Sentences per second over all steps."""
    return one.sentences / sum(seconds.values())


def microseconds(measured: Sequence[Measured], steps: Sequence[str], which: str) -> list[str]:
    """A table of microseconds a sentence by step."""
    lines = ["| step | " + " | ".join(one.name for one in measured) + " |", "|---|" + "---:|" * len(measured)]
    for step in steps:
        figures = [1e6 * getattr(one, which).get(step, 0.0) / one.sentences for one in measured]
        lines.append(f"| {step} | " + " | ".join(f"{figure:,.0f}" for figure in figures) + " |")
    return lines


if __name__ == "__main__":
    main()
