"""Measures the records on every set at hand and writes a table per set under benchmarks/."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.evaluation import agreement, event_location, gold, muc4_score, re3d, wire
from benchmarks.evaluation.figures import Scored, summary, write
from benchmarks.evaluation.runs import PROJECT

Measure = Callable[[Path], Scored | None]


def _gold(name: str, corpora: Path) -> Scored | None:
    return gold.score(name)


def _agreement(corpora: Path) -> Scored | None:
    return agreement.score()


MEASURES: dict[str, Measure] = {name: partial(_gold, name) for name in gold.SETS} | {
    agreement.NAME: _agreement,
    "muc4": muc4_score.score,
    event_location.NAME: event_location.score,
    re3d.NAME: re3d.score,
    **{name: partial(wire.score, name) for name in wire.SETS},
}


def main() -> None:
    """Runs the measures named, or all, and says which were left out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", choices=[*MEASURES, []], help="which sets; all without a name")
    parser.add_argument("--corpora", type=Path, default=PROJECT / "corpora", help="folder with the open corpora")
    parser.add_argument("--write", type=Path, default=PROJECT / "benchmarks", help="folder for the tables")
    chosen = parser.parse_args()
    scored: list[Scored] = []
    for name in chosen.sets or MEASURES:
        sys.stderr.write(f"{name} ...\n")
        one = MEASURES[name](chosen.corpora)
        if one is None:
            sys.stderr.write(f"{name}: left out, its files are not here\n")
        else:
            scored.append(one)
    write(scored, chosen.write)
    print(summary(scored))


if __name__ == "__main__":
    main()
