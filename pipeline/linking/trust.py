"""How many voices really stand behind an event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.linking.views import ReportView

__all__ = ["independent_sources", "outlets"]


def outlets(views: Sequence[ReportView]) -> frozenset[str]:
    """Names of the outlets that tell an event; an article without one counts as its own."""
    return frozenset(_outlet(view) for view in views)


def independent_sources(views: Sequence[ReportView]) -> int:
    """Outlets less those that only repeat the claimants another outlet quotes.

    An outlet that quotes nobody reports itself. Of outlets that quote the same claimants, one counts.
    """
    quoted: dict[str, set[str]] = defaultdict(set)
    for view in views:
        claimants = (claim.claimant_id or (claim.claimant or "").casefold() for claim in view.claims)
        quoted[_outlet(view)].update(claimant for claimant in claimants if claimant)
    own = {outlet: found or {f"outlet:{outlet}"} for outlet, found in quoted.items()}
    distinct = {frozenset(found) for found in own.values()}
    return sum(1 for found in distinct if not any(found < other for other in distinct))


def _outlet(view: ReportView) -> str:
    return (view.article.source or view.article.article_id).casefold()
