"""The table of benchmarks/confidence.md."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy

from benchmarks.confidence.fitting import Fitted, auc, brier, log_loss

EDGES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
ABOUT = """# Confidence

`confidence` of a report is the chance that its article tells an event of its sub-event type on its day; that of an
event, the chance that the event's type and day are right. Both are logistic models over traits that the record shows
(`pipeline/coding/traits.py`, `pipeline/linking/confidence.py`), fitted by `make confidence` on the development and the
demonstration articles of our gold; the weights are in `models/confidence/weights.json`.

Right means: the answers hold an event told by that article, the sub-event type is one of those accepted, and the day is
accepted (where the record gives a span and no day, the span holds the day or meets the answers' span). Of several
reports of one article that fit one answer, those of one event are right. What the answers list as acceptable extras is
left out.

Cross-validated figures come from models that saw no article of an event they rate: ten folds of articles, the ridge
and the calibration chosen inside each. The score half was not used for any of it; nobody looks at its cases. The sum by
hand is what stood in these columns before. *Always the share* rates every record alike, by the share that is right.

AUC is how often a right record is rated above a wrong one (0.5 is chance), Brier the mean squared distance of chance
and truth (lower is better).
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """Whether records are right, beside the fitted chance and the sum by hand."""

    name: str
    truth: numpy.ndarray
    fitted: numpy.ndarray
    by_hand: numpy.ndarray


def as_markdown(tables: Sequence[Measured], models: Mapping[str, Fitted]) -> str:
    """Scores, reliability and weights."""
    lines = [ABOUT, "| set | records | right | measure | AUC | Brier | log loss |", "|---|---|---|---|---|---|---|"]
    for table in tables:
        share = numpy.full(len(table.truth), table.truth.mean())
        for what, chance in (("fitted", table.fitted), ("sum by hand", table.by_hand), ("always the share", share)):
            scores = (auc(table.truth, chance), brier(table.truth, chance), log_loss(table.truth, chance))
            shown = " | ".join(f"{score:.3f}" for score in scores)
            lines.append(f"| {table.name} | {len(table.truth)} | {table.truth.mean():.3f} | {what} | {shown} |")
    lines += ["", "## Reliability", "", "Of the records rated between two bounds, how many are right.", ""]
    lines += ["| set | rated | records | mean rating | right |", "|---|---|---|---|---|"]
    for table in tables:
        lines += list(_reliability(table))
    for name, model in models.items():
        lines += ["", f"## Weights of {name}", "", f"Ridge {model.ridge:g}; log-odds of a middling record "]
        lines[-1] += f"{model.weighing.bias:+.2f}. The weight is what one unit more adds to the log-odds."
        lines += ["", "| trait | middle | weight |", "|---|---|---|"]
        weights = model.weighing.weights
        for trait in sorted(weights, key=lambda one: (-abs(weights[one]), one)):
            lines.append(f"| {trait} | {model.weighing.middles[trait]:.2f} | {weights[trait]:+.2f} |")
    return "\n".join(lines) + "\n"


def _reliability(table: Measured) -> Iterable[str]:
    for low, high in pairwise(EDGES):
        inside = (table.fitted >= low) & (table.fitted < high if high < 1.0 else table.fitted <= 1.0)
        if inside.any():
            rating, right = table.fitted[inside].mean(), table.truth[inside].mean()
            yield f"| {table.name} | {low:.1f} to {high:.1f} | {inside.sum()} | {rating:.2f} | {right:.2f} |"
