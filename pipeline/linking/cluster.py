"""Groups of reports that tell of one event: constrained agglomerative clustering with mean linkage."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.linking.pairs import candidate_pairs
from pipeline.linking.score import Comparison, TypeTable, compare
from pipeline.linking.settings import LinkSettings
from pipeline.linking.views import ReportView

__all__ = ["Pair", "compare_all", "groups"]

Pair = tuple[int, int]
# Minus the mean score, the two groups, the sum of scores and the number of pairs.
Entry = tuple[float, int, int, int, int]

# Scores are summed as whole millionths: sums of floats would depend on their order.
MILLION = 1_000_000


def compare_all(views: Sequence[ReportView], *, types: TypeTable, settings: LinkSettings) -> dict[Pair, Comparison]:
    """Comparisons that score at least the floor; every other pair is as good as vetoed."""
    found: dict[Pair, Comparison] = {}
    for a, b in candidate_pairs(views, types=types, settings=settings, least=settings.floor):
        comparison = compare(views[a], views[b], types=types, settings=settings)
        if comparison.score >= settings.floor:
            found[a, b] = comparison
    return found


def groups(
    members: Iterable[int],
    comparisons: Mapping[Pair, Comparison],
    *,
    same: float,
    apart: frozenset[Pair] = frozenset(),
) -> list[tuple[int, ...]]:
    """Every member in exactly one group, members and groups in ascending order.

    Two groups join when the mean score over all their pairs is at least `same`, the best pair of groups
    first. A pair that was not compared, or stands in `apart`, keeps its groups apart for good.
    """
    pool = set(members)
    linkage = _linkage({pair: c for pair, c in comparisons.items() if pair not in apart and pool.issuperset(pair)})
    group = {member: [member] for member in pool}
    least = same * MILLION
    queue: list[Entry] = [
        (float(-total), a, b, total, count)
        for a, others in linkage.items()
        for b, (total, count) in others.items()
        if a < b and total >= least
    ]
    heapq.heapify(queue)
    while queue:
        _, a, b, total, count = heapq.heappop(queue)
        if linkage[a].get(b) != (total, count):
            continue
        group[a].extend(group.pop(b))
        for entry in _join(linkage, a, b):
            if -entry[0] >= least:
                heapq.heappush(queue, entry)
    return sorted(tuple(sorted(found)) for found in group.values())


def _linkage(comparisons: Mapping[Pair, Comparison]) -> defaultdict[int, dict[int, tuple[int, int]]]:
    """Sum and number of the scores between every two groups, each report being a group of its own."""
    linkage: defaultdict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
    for (a, b), comparison in comparisons.items():
        linkage[a][b] = linkage[b][a] = (round(comparison.score * MILLION), 1)
    return linkage


def _join(linkage: dict[int, dict[int, tuple[int, int]]], a: int, b: int) -> list[Entry]:
    """Joins group b into group a, in place; gives the new queue entries of a."""
    of_a, of_b = linkage.pop(a), linkage.pop(b)
    for other in {*of_a, *of_b} - {a, b}:
        linkage[other].pop(a, None)
        linkage[other].pop(b, None)
    entries: list[Entry] = []
    joined: dict[int, tuple[int, int]] = {}
    for other in (of_a.keys() & of_b.keys()) - {a, b}:
        total, count = of_a[other][0] + of_b[other][0], of_a[other][1] + of_b[other][1]
        joined[other] = linkage[other][a] = (total, count)
        entries.append((-total / count, min(a, other), max(a, other), total, count))
    linkage[a] = joined
    return entries
