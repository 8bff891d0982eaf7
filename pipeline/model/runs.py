"""One training run of a spaCy configuration on prepared documents: seeded, logged, and resumable.

An interrupted run goes on from its last checkpoint when it is called again; each start is a part of its own.
"""

from __future__ import annotations

import io
import json
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import IO, Any

from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import DIR_MODEL_BEST, DIR_MODEL_LAST
from spacy.training.loop import train as run_training
from spacy.util import registry

PROGRESS = "progress.json"
RESUMED_WARMUP = 50  # steps: the optimizer's memory is not kept, so the rate rises anew

LOGGER = "sitrep.progress.v1"
SHOWN: Mapping[str, str] = {
    "tag": "tag_acc",
    "upos": "pos_acc",
    "uas": "dep_uas",
    "las": "dep_las",
    "precision": "ents_p",
    "recall": "ents_r",
    "f1": "ents_f",
}


class CheckpointDamaged(RuntimeError):
    """A training cannot go on from its files; the text says which to remove."""


StepLogger = Callable[[dict[str, Any] | None], None]
SetUp = Callable[[Language], None]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one part of a training came: its last step and the best score on the development sentences."""

    step: int = 0
    best: float = 0.0
    finished: bool = False


def trained(
    settings: Any,
    work: Path,
    *,
    rounds: Sequence[int],
    set_up: SetUp,
    seed: int,
    stdout: IO[str],
    gpu: int = -1,
    start: Path | None = None,
) -> list[Path]:
    """The best pipeline of each part of a run on `work/corpus/{train,dev}.spacy`, the last part last.

    `settings` is a configuration that is not interpolated. `rounds` are the steps at which a round ends, the last the
    end of the run: in each the learning rate falls from where the whole run would have it. A run that was
    interrupted goes on from its last checkpoint. `set_up` gets the new pipeline before training, for its tokenizer;
    `gpu` is a device's number, -1 for the processor; `start` is a pipeline whose weights the run begins with.
    """
    parts = [part for part in sorted(work.glob("part-*")) if (part / DIR_MODEL_LAST).is_dir()]
    for total in rounds[sum(read_progress(part).finished for part in parts) :]:
        done = sum(read_progress(part).step for part in parts)
        if done >= total:
            continue
        part = work / f"part-{len(list(work.glob('part-*'))) + 1}"
        part.mkdir(parents=True)
        previous = parts[-1] / DIR_MODEL_LAST if parts else start
        run = run_config(settings, work, part, done=done, total=total, seed=seed)
        _train_part(run, part, previous, set_up=set_up, stdout=stdout, gpu=gpu)
        parts.append(part)
    return [part / DIR_MODEL_BEST for part in parts]


def read_progress(part: Path) -> Progress:
    """How far a part of a training came; nothing yet when it stopped before its first checkpoint."""
    note = part / PROGRESS
    if not note.is_file() or not (part / DIR_MODEL_LAST).is_dir():
        return Progress()
    return Progress(**json.loads(note.read_text(encoding="utf-8")))


def _write_progress(path: Path, progress: Progress) -> None:
    path.write_text(json.dumps(asdict(progress)), encoding="utf-8")


def run_config(settings: Any, work: Path, part: Path, *, done: int, total: int, seed: int) -> Any:
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


def _train_part(config: Any, part: Path, previous: Path | None, *, set_up: SetUp, stdout: IO[str], gpu: int) -> None:
    _register_logger()
    nlp = init_nlp(config, use_gpu=gpu)
    if previous is not None:
        _take_over(nlp, previous, stdout=stdout)
    set_up(nlp)  # after the weights, which bring the tables that they were trained with
    run_training(nlp, part, use_gpu=gpu, stdout=stdout, stderr=io.StringIO())
    _write_progress(part / PROGRESS, replace(read_progress(part), finished=True))


def _take_over(nlp: Language, checkpoint: Path, *, stdout: IO[str]) -> None:
    """The weights of a checkpoint; the best ones of its part where it was being written when the run was stopped."""
    best = checkpoint.with_name(DIR_MODEL_BEST)
    try:
        _read_weights(nlp, checkpoint)
    except Exception:  # a file cut short fails in whatever reads it
        try:
            _read_weights(nlp, best)
        except Exception as error:
            raise CheckpointDamaged(
                f"neither {checkpoint} nor {best} can be read ({error}); "
                f"remove {checkpoint.parent} to train that part again"
            ) from None
        stdout.write(f"{checkpoint} cannot be read: the training goes on from {best}\n")


def _read_weights(nlp: Language, folder: Path) -> None:
    # The components only: the whole pipeline would bring back the configuration of the last part.
    for name, component in nlp.pipeline:
        component.from_disk(folder / name, exclude=["vocab"])  # type: ignore[attr-defined]


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
            found = {name: info["other_scores"].get(key) for name, key in SHOWN.items()}
            shown = "  ".join(f"{name} {100 * score:.2f}" for name, score in found.items() if score is not None)
            stdout.write(f"step {info['step']:>6}  {shown}\n")
            stdout.flush()

        return log_step, lambda: None

    return setup
