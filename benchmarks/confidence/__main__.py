"""Fits the confidence of reports and events on the gold articles and measures it: `make confidence`.

Writes models/confidence/weights.json and benchmarks/confidence.md. The half of the gold articles that is only a score
is measured once with the models so fitted, and gives totals alone.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import numpy

from benchmarks.confidence.cases import Cases, cases_of
from benchmarks.confidence.fitting import FEWEST, FOLDS, Fitted, auc, brier, fitted, log_loss, splits
from benchmarks.confidence.plain_sum import sum_of_event, sum_of_report
from benchmarks.confidence.tables import Measured, as_markdown
from benchmarks.evaluation.runs import PROJECT
from pipeline.linking.confidence import Weighing

SETS = ("gold_development", "gold_demonstration")
SCORE = "gold_score"
WEIGHTS = PROJECT / "models/confidence/weights.json"
TABLE = PROJECT / "benchmarks/confidence.md"


@dataclass(frozen=True, slots=True)
class Models:
    """Both models, fitted on some of the cases."""

    reports: Fitted
    events: Fitted


def models_of(cases: Cases, reports: Sequence[int], events: Sequence[int]) -> Models:
    """Models of some reports and events; events learn from chances that their reports got unseen."""
    told = [cases.reports[at] for at in reports]
    known = [case for case in told if case.is_right is not None]
    by_report = fitted(
        [case.traits for case in known], [bool(case.is_right) for case in known], [case.group for case in known]
    )
    chances = {case.view.report_id: float(chance) for case, chance in zip(known, by_report.unseen, strict=True)}
    for case in told:
        chances.setdefault(case.view.report_id, by_report.weighing.chance(case.traits))
    told_events = [cases.events[at] for at in events if cases.events[at].is_right is not None]
    traits = [cases.traits_of_event(case, _chances(cases, chances)) for case in told_events]
    by_event = fitted(traits, [bool(case.is_right) for case in told_events], [case.group for case in told_events])
    return Models(by_report, by_event)


def _chances(cases: Cases, known: dict[str, float]) -> list[float]:
    return [known.get(case.view.report_id, 0.5) for case in cases.reports]


def predicted(cases: Cases, models: Models) -> tuple[list[float], list[float]]:
    """Chances of all reports and events."""
    reports = [models.reports.weighing.chance(case.traits) for case in cases.reports]
    events = [models.events.weighing.chance(cases.traits_of_event(case, reports)) for case in cases.events]
    return reports, events


def cross_validated(cases: Cases) -> tuple[list[float], list[float]]:
    """Chances of reports and events from models that saw nothing of their group, neither weights nor calibration."""
    reports, events = [0.0] * len(cases.reports), [0.0] * len(cases.events)
    groups = [case.group for case in cases.reports]
    for seen, held in splits(groups):
        inside = {groups[at] for at in seen}
        models = models_of(cases, list(seen), [at for at, case in enumerate(cases.events) if case.group in inside])
        by_report, by_event = predicted(cases, models)
        for at in held:
            reports[at] = by_report[at]
        for at, case in enumerate(cases.events):
            if case.group not in inside:
                events[at] = by_event[at]
    return reports, events


def measured(what: str, cases: Cases, reports: Sequence[float], events: Sequence[float]) -> list[Measured]:
    """Chances and sums by hand beside the truth, where it is known."""
    by_report = [
        (bool(case.is_right), chance, sum_of_report(case.traits))
        for case, chance in zip(cases.reports, reports, strict=True)
        if case.is_right is not None
    ]
    by_event = [
        (bool(case.is_right), chance, sum_of_event(cases, case))
        for case, chance in zip(cases.events, events, strict=True)
        if case.is_right is not None
    ]
    return [
        Measured(f"{kind}, {what}", *(numpy.array(column, float) for column in zip(*rows, strict=True)))
        for kind, rows in (("reports", by_report), ("events", by_event))
    ]


def main() -> None:
    """Fits, measures and writes."""
    sys.stderr.write(f"runs over {', '.join(SETS)} ...\n")
    cases = cases_of(SETS)
    models = models_of(cases, range(len(cases.reports)), range(len(cases.events)))
    tables = measured("cross-validated", cases, *cross_validated(cases))
    meta = {
        "description": "Weights of the chance that a report's or an event's type and day are right",
        "license": "Apache-2.0",
        "fitted_on": {"sets": SETS, "reports": len(tables[0].truth), "events": len(tables[1].truth)},
        "method": f"logistic regression with a ridge, Platt-scaled; {FOLDS} folds of articles; {FEWEST} cases a trait",
        "scores": {
            table.name: {
                "auc": round(auc(table.truth, table.fitted), 3),
                "brier": round(brier(table.truth, table.fitted), 3),
                "log_loss": round(log_loss(table.truth, table.fitted), 3),
            }
            for table in tables
        },
    }
    WEIGHTS.parent.mkdir(parents=True, exist_ok=True)
    held = {"meta": meta, "reports": _written(models.reports), "events": _written(models.events)}
    WEIGHTS.write_text(json.dumps(held, indent=2) + "\n", encoding="utf-8")
    sys.stderr.write(f"a run over {SCORE} ...\n")
    score = cases_of([SCORE])
    tables += measured("score half", score, *predicted(score, models))
    text = as_markdown(tables, {"reports": models.reports, "events": models.events})
    TABLE.write_text(text, encoding="utf-8")
    print(text)


def _written(model: Fitted) -> dict[str, object]:
    weighing: Weighing = model.weighing
    names = sorted(weighing.weights, key=lambda name: (-abs(weighing.weights[name]), name))
    traits = {name: {"middle": weighing.middles[name], "weight": weighing.weights[name]} for name in names}
    return {"ridge": model.ridge, "bias": weighing.bias, "traits": traits}


if __name__ == "__main__":
    main()
