"""The language model against its targets, in one table: benchmarks/model.md.

    python benchmarks/run_model.py CORPORA [--model FOLDER]

Scores are of held-out sentences. Speed is tokens per second of processor time, in batches of a whole article as in
the pipeline, also as a ratio to an untrained pipeline of spaCy's default size. A pipeline keeps what it made of a
word, so it first reads other articles, and then those that count, once. Load time and memory are those of a new
process.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

PROJECT = Path(__file__).resolve().parents[1]
OUT = PROJECT / "benchmarks/model.md"
ROUNDS = 3  # the best of them: other work on the machine only ever slows
ARTICLES_AT_ONCE = 5
# A pipeline to compare speeds with, of spaCy's default size: two encoders 96 wide and four layers deep, not trained.
REFERENCE = ("tagger", "parser")


@dataclass(frozen=True)
class Row:
    """One line of the table: what, measured, and the least or greatest that is asked for."""

    what: str
    value: float
    target: float | None
    unit: str = ""
    at_most: bool = False

    @property
    def met(self) -> str:
        """Whether the target is met, in words."""
        if self.target is None:
            return ""
        return "yes" if (self.value <= self.target if self.at_most else self.value >= self.target) else "no"


def main() -> None:
    """Measures and writes the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, help="folder with ud-english-ewt/, wikigold/ and re3d/")
    parser.add_argument("--model", default=str(PROJECT / "models/en_sitrep"), help="a spaCy pipeline")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--probe", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.probe:
        print(json.dumps(probe(chosen.model)))
        return
    rows = [*score_rows(chosen.model, chosen.corpora), *cost_rows(chosen.model)]
    text = table(rows)
    chosen.out.write_text(text, encoding="utf-8")
    print(text)


def score_rows(model: str, corpora: Path) -> list[Row]:
    """The rows on quality."""
    from pipeline.model.scores import evaluate
    from pipeline.model.sources import Sources
    from pipeline.stages.parsing import load_model
    from pipeline.stages.role_scores import role_measure

    nlp, sources = load_model(model, names=True), Sources.of(PROJECT)
    scores = evaluate(nlp, corpora, sources=sources)
    roles = role_measure(sources.roles / "news.txt")(nlp)["roles"]
    rows = []
    for split in ("test", "dev"):
        found = scores[f"ewt_{split}"]
        asked = {"upos": 95.0, "uas": 86.5, "las": 83.5, "sentences": 80.0, "lemma": 96.0}
        rows += [Row(f"UD EWT {split}, {name}", found[name], asked[name]) for name in asked]
        rows.append(Row(f"UD EWT {split}, sentences of texts without paragraphs", found["sentences_run_on"], None))
    rows += [Row(f"our trees (held out), {name}", scores["domain_dev"][name], None) for name in ("upos", "uas", "las")]
    for name, least in (("wikigold_test", 80.0), ("re3d_test", 75.0), ("news_dev", None)):
        if name in scores:
            where = {"news_dev": "our sentences (held out)"}.get(name, name.removesuffix("_test") + " (held back)")
            rows.append(Row(f"names, {where}, F1", scores[name]["f1"], least))
            kinds = [kind for kind in scores[name] if kind not in {"f1", "precision", "recall"}]
            rows += [Row(f"names, {where}, F1 of {kind}", scores[name][kind], None) for kind in kinds]
    rows.append(Row("roles: subjects and objects of 200 verbs of conflict", roles["both"], 92.0, "%"))
    rows.append(Row("roles: subjects", roles["actor"], None, "%"))
    rows.append(Row("roles: objects", roles["patient"], None, "%"))
    return rows


def cost_rows(model: str) -> list[Row]:
    """The rows on speed, load time and memory, each from a process of its own, the best of some."""
    command = [sys.executable, str(Path(__file__)), "-", "--probe", "--model", model]
    answers = [
        json.loads(subprocess.run(command, check=True, capture_output=True, text=True, cwd=PROJECT).stdout)
        for _ in range(ROUNDS)
    ]
    best = {key: min(answer[key] for answer in answers) for key in ("load", "memory", "size")}
    speeds = ("first", "speed", "again", "together", "unnamed")
    first, speed, again, together, unnamed = (max(answer[key] for answer in answers) for key in speeds)
    ratio = max(answer["speed"] / answer["reference"] for answer in answers)
    return [
        Row("tokens per second, one core, batches of an article, all components", speed, 10_000),
        Row("the same as a run parses, without names", unnamed, 10_000),
        Row("with names, the first articles that a new process reads", first, None),
        Row("with names, articles whose words have all been read", again, None),
        Row(f"with names, the same in batches of {ARTICLES_AT_ONCE} articles", together, None),
        Row("with names, against an untrained tagger and parser of spaCy's default size", ratio, None),
        Row("load time, a new process with its imports", best["load"], 2.0, "s", at_most=True),
        Row("memory of a process that loads and parses", best["memory"], 500.0, "MiB", at_most=True),
        Row("size on disk", best["size"], 20.0, "MiB", at_most=True),
    ]


def probe(model: str) -> dict[str, float]:
    """Load time (s), speed and that of the reference (tokens per second), peak memory and size (MiB)."""
    start = time.perf_counter()
    from pipeline.stages.parsing import load_model

    nlp = load_model(model, names=True)
    load = time.perf_counter() - start
    before = lines_of(sorted((PROJECT / "tests/gold/development/articles").glob("*.txt")))
    pieces = lines_of(sorted((PROJECT / "seeds/articles").glob("*.txt")))
    first = tokens_per_second(nlp, before)
    speed = tokens_per_second(nlp, pieces)
    again = max(tokens_per_second(nlp, pieces) for _ in range(ROUNDS))
    together = max(tokens_per_second(nlp, several(pieces)) for _ in range(ROUNDS))
    memory = peak_memory()
    without = load_model(model)
    tokens_per_second(without, before)
    unnamed = tokens_per_second(without, pieces)
    folder = Path(model)
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 2**20 if folder.is_dir() else 0.0
    reference = tokens_per_second(reference_pipeline(), pieces)
    return {
        "load": load,
        "first": first,
        "speed": speed,
        "again": again,
        "together": together,
        "unnamed": unnamed,
        "reference": reference,
        "memory": memory,
        "size": size,
    }


def lines_of(articles: list[Path]) -> list[list[str]]:
    """The paragraphs of each article."""
    return [[line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()] for path in articles]


def several(articles: list[list[str]]) -> list[list[str]]:
    """The paragraphs of some articles at a time."""
    starts = range(0, len(articles), ARTICLES_AT_ONCE)
    return [[line for lines in articles[i : i + ARTICLES_AT_ONCE] for line in lines] for i in starts]


def tokens_per_second(nlp: Language, pieces: list[list[str]]) -> float:
    """Tokens that the whole pipeline reads in a second of processor time."""
    from pipeline.model.blas import one_thread

    with one_thread():
        start = time.process_time()
        tokens = sum(len(doc) for lines in pieces for doc in nlp.pipe(lines))
        return tokens / (time.process_time() - start)


def reference_pipeline() -> Language:
    """An untrained pipeline with components as spaCy makes them by default."""
    import spacy
    from spacy.training import Example

    nlp = spacy.blank("en")
    for name in REFERENCE:
        nlp.add_pipe(name)
    words = {"words": ["Rebels", "raided", "it"], "tags": ["NNS", "VBD", "PRP"]}
    gold = Example.from_dict(
        nlp.make_doc("Rebels raided it"), {**words, "heads": [1, 1, 1], "deps": ["nsubj", "ROOT", "obj"]}
    )
    nlp.initialize(lambda: [gold])
    return nlp


def peak_memory() -> float:
    """The most that this process has held, in MiB. Linux only, and 0 elsewhere: getrusage counts the parent's too."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0.0)


def table(rows: list[Row]) -> str:
    """The figures in Markdown."""
    head = f"# The language model\n\nPython {platform.python_version()}, {platform.machine()}. See README.md here.\n"
    lines = [head, "| what | measured | target | met |", "|---|---|---|---|"]
    for row in rows:
        value = (
            f"{row.value:,.0f}" if row.value >= 1000 else f"{row.value:.2f}" if row.value < 10 else f"{row.value:.1f}"
        )
        sign = "≤" if row.at_most else "≥"
        asked = f"{sign} {row.target:,g}" if row.target is not None else ""
        lines.append(f"| {row.what} | {value} {row.unit}".rstrip() + f" | {asked} | {row.met} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
