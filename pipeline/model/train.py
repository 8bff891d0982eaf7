"""Training of the language model that ships: prepare the corpora, train, score, package.

    train(corpora, work)  ->  work/corpus/*.spacy, work/part-N/model-best
    build(corpora, work, out)  does all four steps; models/en_sitrep is its result

An interrupted training goes on from its last checkpoint when it is called again with the same inputs.
"""

from __future__ import annotations

import io
import json
import math
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import IO, Any

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.training.initialize import init_nlp
from spacy.training.loop import DIR_MODEL_BEST, DIR_MODEL_LAST
from spacy.training.loop import train as run_training
from spacy.util import compile_infix_regex, load_config, load_model_from_path, registry

from pipeline.model.corpus import DOMAIN_SENTENCES, TREEBANK, prepare
from pipeline.model.lemmas import lemma_tables, with_lemmatizer
from pipeline.model.package import folder_mib, package
from pipeline.model.scores import evaluate

MODELS = Path("models")
CONFIG = MODELS / "en_sitrep.cfg"
DOMAIN = MODELS / "domain"
SHIPPED = MODELS / "en_sitrep"
SEED = 20

PROGRESS = "progress.json"
RESUMED_WARMUP = 50  # steps: the optimizer's memory is not kept, so the rate rises anew

# The treebank splits "U.S.-led" into three words; spaCy's English rules leave it whole.
AFTER_ABBREVIATION = r"(?<=[A-Za-z]\.)-(?=[A-Za-z])"


LOGGER = "sitrep.progress.v1"
SHOWN = {"tag": "tag_acc", "upos": "pos_acc", "uas": "dep_uas", "las": "dep_las", "lemma": "lemma_acc"}

StepLogger = Callable[[dict[str, Any] | None], None]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one part of a training came: its last step and the best score on the development sentences."""

    step: int = 0
    best: float = 0.0
    finished: bool = False


def train(
    corpora: Path,
    work: Path,
    *,
    config: Path = CONFIG,
    domain: Path = DOMAIN,
    domain_sentences: int = DOMAIN_SENTENCES,
    steps: int | None = None,
    seed: int = SEED,
    stdout: IO[str] = sys.stdout,
) -> Path:
    """The best trained pipeline's folder below `work`.

    Takes 60 to 90 minutes of one core. `steps` overrides the configuration's length. Raises FileNotFoundError
    when the treebank is not in `corpora`.
    """
    counts = prepare(corpora, work / "corpus", domain=domain, seed=seed, domain_sentences=domain_sentences)
    stdout.write(f"prepared {counts['train']} training documents\n")
    settings = load_config(config, interpolate=False)
    total = steps or int(settings["training"]["max_steps"])
    parts = [part for part in sorted(work.glob("part-*")) if (part / DIR_MODEL_LAST).is_dir()]
    done = sum(read_progress(part).step for part in parts)
    if done < total and not any(read_progress(part).finished for part in parts):
        part = work / f"part-{len(list(work.glob('part-*'))) + 1}"
        part.mkdir(parents=True)
        previous = parts[-1] / DIR_MODEL_LAST if parts else None
        run = _run_config(settings, work, part, done=done, total=total, seed=seed)
        _train_part(run, part, previous, stdout)
        parts.append(part)
    best = max(parts, key=lambda part: read_progress(part).best)
    return best / DIR_MODEL_BEST


def build(
    corpora: Path,
    work: Path,
    out: Path = SHIPPED,
    *,
    config: Path = CONFIG,
    domain: Path = DOMAIN,
    steps: int | None = None,
    stdout: IO[str] = sys.stdout,
) -> dict[str, dict[str, float]]:
    """Train, score and package; gives the scores that meta.json of `out` carries."""
    best = train(corpora, work, config=config, domain=domain, steps=steps, stdout=stdout)
    tables = lemma_tables(corpora / TREEBANK, domain, domain_sentences=DOMAIN_SENTENCES, seed=SEED)
    nlp = with_lemmatizer(load_model_from_path(best), tables)
    scores = evaluate(nlp, corpora, domain=domain)
    package(nlp, out, scores=scores)
    stdout.write(f"{out}: {folder_mib(out):.1f} MiB\n{json.dumps(scores, indent=1)}\n")
    return scores


def read_progress(part: Path) -> Progress:
    """How far a part of a training came; nothing yet when it stopped before its first checkpoint."""
    note = part / PROGRESS
    if not note.is_file() or not (part / DIR_MODEL_LAST).is_dir():
        return Progress()
    return Progress(**json.loads(note.read_text(encoding="utf-8")))


def _write_progress(path: Path, progress: Progress) -> None:
    path.write_text(json.dumps(asdict(progress)), encoding="utf-8")


def _run_config(settings: Any, work: Path, part: Path, *, done: int, total: int, seed: int) -> Any:
    """The configuration of one part: the learning rate falls on from where the last part left it."""
    config = settings.copy()
    config["paths"].update(train=str(work / "corpus/train.spacy"), dev=str(work / "corpus/dev.spacy"))
    config["system"]["seed"] = seed + done
    training = config["training"]
    left = total - done
    training["max_steps"] = left
    rate = training["optimizer"]["learn_rate"]
    rate["total_steps"] = left
    rate["initial_rate"] *= left / total
    if done:
        rate["warmup_steps"] = RESUMED_WARMUP
        size = training["batcher"]["size"]
        size["start"] = min(size["stop"], math.floor(size["start"] * size["compound"] ** done))
    training["eval_frequency"] = min(training["eval_frequency"], max(1, left // 2))
    training["logger"] = {"@loggers": LOGGER, "note": str(part / PROGRESS)}
    return config


def _train_part(config: Any, part: Path, previous: Path | None, stdout: IO[str]) -> None:
    _register_logger()
    nlp = init_nlp(config)
    split_after_abbreviations(nlp)
    if previous is not None:
        # The components only: the whole pipeline would bring back the configuration of the last part.
        for name, component in nlp.pipeline:
            component.from_disk(previous / name, exclude=["vocab"])  # type: ignore[attr-defined]
    run_training(nlp, part, stdout=stdout, stderr=io.StringIO())
    _write_progress(part / PROGRESS, replace(read_progress(part), finished=True))


def split_after_abbreviations(nlp: Language) -> None:
    """Make the tokenizer split "U.S.-led" as the treebank does."""
    infixes = [*(nlp.Defaults.infixes or ()), AFTER_ABBREVIATION]
    assert isinstance(nlp.tokenizer, Tokenizer)
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def _register_logger() -> None:
    """Make the logger known to spaCy's configuration; doing it again changes nothing."""
    registry.loggers.register(LOGGER, func=progress_logger)


def progress_logger(note: str) -> Callable[..., tuple[StepLogger, Callable[[], None]]]:
    """A training logger: one line per evaluation, and how far the training is in a file to resume from."""
    path = Path(note)

    def setup(
        nlp: Language, stdout: IO[str] = sys.stdout, stderr: IO[str] = sys.stderr
    ) -> tuple[StepLogger, Callable[[], None]]:
        scores_so_far: list[float] = []

        def log_step(info: dict[str, Any] | None) -> None:
            if info is None:
                return
            scores_so_far.append(info["score"])
            now = Progress(step=info["step"], best=max(scores_so_far))
            _write_progress(path, now)
            shown = "  ".join(f"{name} {100 * info['other_scores'][key]:.2f}" for name, key in SHOWN.items())
            stdout.write(f"step {info['step']:>6}  {shown}\n")
            stdout.flush()

        return log_step, lambda: None

    return setup


__all__ = ["build", "evaluate", "package", "prepare", "train"]
