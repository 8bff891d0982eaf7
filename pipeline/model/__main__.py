"""`python -m pipeline.model prepare|train|evaluate CORPORA`: the model's training on the command line."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from pipeline.model.train import DOMAIN, SEED, SHIPPED, build, evaluate, prepare


def main(arguments: list[str] | None = None) -> int:
    """Run one step; gives the exit status, 2 when the corpora are missing."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.model", description=__doc__)
    parser.add_argument("step", choices=["prepare", "train", "evaluate"])
    parser.add_argument("corpora", type=Path, help="the folder that holds ud-english-ewt")
    parser.add_argument("--work", type=Path, default=Path("build/model"), help="where checkpoints are kept")
    parser.add_argument("--out", type=Path, default=SHIPPED, help="the model folder to write or to score")
    parser.add_argument("--steps", type=int, default=None, help="train for fewer or more steps than configured")
    chosen = parser.parse_args(arguments)
    try:
        _run(chosen)
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _run(chosen: argparse.Namespace) -> None:
    if chosen.step == "prepare":
        print(json.dumps(prepare(chosen.corpora, chosen.work / "corpus", domain=DOMAIN, seed=SEED)))
    elif chosen.step == "train":
        build(chosen.corpora, chosen.work, chosen.out, steps=chosen.steps)
    else:
        print(json.dumps(evaluate(chosen.out, chosen.corpora, domain=DOMAIN), indent=1))


if __name__ == "__main__":
    raise SystemExit(main())
