"""Reviewed decisions on pairs of reports: groups split and joined by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.linking.cluster import Pair, groups
from pipeline.linking.score import Comparison
from pipeline.linking.views import ReportView
from schemas.seeds import LinkOverrideRow

__all__ = ["Decisions", "apply_decisions", "read_decisions"]

TRIGGER_FIELDS = frozenset({"trigger", "sub_event_type", "target"})


@dataclass(frozen=True, slots=True)
class Decisions:
    """Pairs of positions that a reviewer decided, and rows whose reports are not among the reports."""

    same: Mapping[Pair, LinkOverrideRow]
    different: Mapping[Pair, LinkOverrideRow]
    unused: tuple[LinkOverrideRow, ...]


def read_decisions(views: Sequence[ReportView], rows: Sequence[LinkOverrideRow]) -> Decisions:
    """Rows as pairs of positions. Raises ValueError for a row that fits several reports."""
    same: dict[Pair, LinkOverrideRow] = {}
    different: dict[Pair, LinkOverrideRow] = {}
    unused: list[LinkOverrideRow] = []
    for row in rows:
        if row.decision not in {"same", "different"}:
            raise ValueError(f"seeds/links.csv: decision must be same or different, not {row.decision!r}")
        a = _position(views, row.report_id_a, row.external_id_a, row.hint_a)
        b = _position(views, row.report_id_b, row.external_id_b, row.hint_b)
        if a is None or b is None:
            unused.append(row)
        elif a == b:
            raise ValueError(f"seeds/links.csv: both sides are report {views[a].report_id}: {row.reason}")
        else:
            (same if row.decision == "same" else different)[min(a, b), max(a, b)] = row
    return Decisions(same, different, tuple(unused))


def apply_decisions(
    found: Sequence[tuple[int, ...]],
    comparisons: Mapping[Pair, Comparison],
    decisions: Decisions,
    *,
    same: float,
) -> list[tuple[int, ...]]:
    """Groups after the reviewer: first split where two must differ, then joined where two must be one.

    Raises ValueError when joins bring two reports together that must differ.
    """
    apart = frozenset(decisions.different)
    split: list[tuple[int, ...]] = []
    for group in found:
        touched = any(a in group and b in group for a, b in apart)
        split.extend(groups(group, comparisons, same=same, apart=apart) if touched else [group])
    joined = _joined(split, decisions.same)
    for group in joined:
        for a, b in apart:
            if a in group and b in group:
                reason = decisions.different[a, b].reason
                raise ValueError(f"seeds/links.csv joins two reports that must differ ({reason})")
    return joined


def _joined(found: Sequence[tuple[int, ...]], same: Mapping[Pair, LinkOverrideRow]) -> list[tuple[int, ...]]:
    group_of = {member: group for group in found for member in group}
    for a, b in sorted(same):
        if group_of[a] != group_of[b]:
            union = tuple(sorted(group_of[a] + group_of[b]))
            group_of.update(dict.fromkeys(union, union))
    return sorted(set(group_of.values()))


def _position(
    views: Sequence[ReportView], report_id: str | None, external_id: str | None, hint: str | None
) -> int | None:
    if report_id is not None:
        return next((at for at, view in enumerate(views) if view.report_id == report_id), None)
    if external_id is None:
        raise ValueError("seeds/links.csv: a side needs a report id or an external id")
    fitting = [at for at, view in enumerate(views) if view.article.external_id == external_id and _fits(view, hint)]
    if len(fitting) > 1:
        raise ValueError(f"seeds/links.csv: {external_id} with hint {hint!r} fits {len(fitting)} reports")
    return fitting[0] if fitting else None


def _fits(view: ReportView, hint: str | None) -> bool:
    if hint is None:
        return True
    report = view.report
    texts = [report.sub_event_type, report.target or ""]
    texts.extend(evidence.text for evidence in report.evidence if evidence.field in TRIGGER_FIELDS)
    return any(hint.casefold() in text.casefold() for text in texts)
