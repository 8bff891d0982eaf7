"""Counts behind a figure, and the tables that show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of a table: what was measured, how much, the least that is wanted, and what it is counted over."""

    what: str
    value: float
    wanted: float | None
    counted: str


@dataclass(slots=True)
class Scored:
    """The figures of one set, and its worst cases for a reader."""

    name: str
    about: str
    figures: list[Figure]
    worst: list[str] = field(default_factory=list)


def share(what: str, right: int, of: int, wanted: float | None = None) -> Figure:
    """Right answers over answers."""
    return Figure(what, right / of if of else 0.0, wanted, f"{right} of {of}")


def f1(what: str, hits: int, ours: int, theirs: int, wanted: float | None = None) -> Figure:
    """The harmonic mean of precision and recall.

    >>> round(f1("places", 5, 8, 10).value, 3)
    0.556
    """
    precision = hits / ours if ours else 0.0
    recall = hits / theirs if theirs else 0.0
    value = 2 * precision * recall / (precision + recall) if hits else 0.0
    return Figure(
        what, value, wanted, f"precision {precision:.2f} ({hits} of {ours}), recall {recall:.2f} ({hits} of {theirs})"
    )


def as_markdown(scored: Scored) -> str:
    """A table and the worst cases."""
    lines = [f"# {scored.name}", "", scored.about, "", "| what | measured | at least | counted |", "|---|---|---|---|"]
    lines += [_row(figure) for figure in scored.figures]
    if scored.worst:
        lines += ["", "## Worst cases", "", *(f"- {case}" for case in scored.worst)]
    return "\n".join(lines) + "\n"


def _row(figure: Figure) -> str:
    wanted = "" if figure.wanted is None else f"{figure.wanted:.2f}"
    return f"| {figure.what} | {figure.value:.3f} | {wanted} | {figure.counted} |"


def write(scored: Iterable[Scored], folder: Path) -> list[Path]:
    """One file per set."""
    folder.mkdir(parents=True, exist_ok=True)
    paths: list[Path] = []
    for one in scored:
        path = folder / f"eval_{one.name}.md"
        path.write_text(as_markdown(one), encoding="utf-8")
        paths.append(path)
    return paths


def summary(scored: Sequence[Scored]) -> str:
    """All figures, set by set."""
    return "\n".join(
        f"{one.name:22} {figure.what:34} {figure.value:.3f}"
        + ("" if figure.wanted is None else f"  of {figure.wanted:.2f}")
        + f"   {figure.counted}"
        for one in scored
        for figure in one.figures
    )
