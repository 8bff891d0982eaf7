"""Short pieces in the style of wires, broadcasters, ministries and monitors, with the claims that they make.

`wire/development.jsonl` is worked on; `wire/aside.jsonl` is measured and not read. A line is one item: its text, and
for each claim the outcome, the ranges accepted (low, high; null for an open end), kinds of claimant accepted, a piece
of the claimant's name, and the stance. `killed` lists the accepted low, best and high, where they are asked for.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from pipeline.stages.code_article import CodedArticle
from schemas.coding import Claim
from schemas.vocabulary import Outcome, Qualifier

FOLDER = Path(__file__).parent / "wire"
DEVELOPMENT, ASIDE = FOLDER / "development.jsonl", FOLDER / "aside.jsonl"
# The day on which every item was published, a Wednesday.
PUBLISHED = "2024-03-13"
COUNTED = frozenset(Outcome) - {Outcome.PERPETRATOR, Outcome.OCCURRENCE}
# Claimants under the name of the reference table, whatever the words were.
CANONICAL = ("Military Forces of", "Police Forces of", "Government of")


def load_items(path: Path) -> list[dict[str, Any]]:
    """The items of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def wire_counts(items: Iterable[Mapping[str, Any]], code: Callable[[str], CodedArticle]) -> Counter[str]:
    """Counts over items: claims `wanted`, `found`, and `invented` (counted, firm and asked for by none); `ranges`
    asked for, and `ranges right`."""
    counts: Counter[str] = Counter()
    for item in items:
        coded = code(item["text"])
        missing, invented = judged(item, coded.claims)
        counts["wanted"] += len(item["claims"])
        counts["found"] += len(item["claims"]) - len(missing)
        counts["invented"] += len(invented)
        if "killed" in item:
            counts["ranges"] += 1
            counts["ranges right"] += _range_is_right(item["killed"], coded)
    return counts


def judged(item: Mapping[str, Any], claims: Iterable[Claim]) -> tuple[list[Mapping[str, Any]], list[Claim]]:
    """Claims of an item that are missing, and ours that it does not have."""
    left, hits, missing = list(claims), [], []
    for wanted in item["claims"]:
        hit = next((c for c in sorted(left, key=lambda c: not c.counted) if _fits(c, wanted)), None)
        if hit is None:
            missing.append(wanted)
        else:
            left.remove(hit)
            hits.append(hit)
    known = {(c.outcome, c.low, c.high, c.claimant_type) for c in hits}
    invented = [
        c
        for c in left
        if c.counted
        and c.outcome in COUNTED
        and c.qualifier is not Qualifier.VAGUE
        and (c.outcome, c.low, c.high, c.claimant_type) not in known
    ]
    return missing, invented


def _fits(claim: Claim, wanted: Mapping[str, Any]) -> bool:
    numbered = wanted["outcome"] is None or (
        claim.outcome.value == wanted["outcome"] and [claim.low, claim.high] in wanted["numbers"]
    )
    if (
        not numbered
        or claim.stance.value != wanted["stance"]
        or claim.claimant_type.value not in wanted["claimant_type"]
    ):
        return False
    name = claim.claimant or ""
    listed = claim.claimant_id is not None or name.startswith(CANONICAL)
    return wanted["claimant"] is None or listed or wanted["claimant"].casefold() in name.casefold()


def _range_is_right(wanted: Mapping[str, list[int]], coded: CodedArticle) -> bool:
    ours = [report for report in coded.reports if report.killed_low is not None]
    if len(ours) != 1:
        return False
    told = {"low": ours[0].killed_low, "best": ours[0].killed_best, "high": ours[0].killed_high}
    return all(told[name] in wanted[name] for name in told)
