"""Settings of linking: thresholds, and the points that each kind of agreement is worth.

Points are natural logarithms of odds: +2 means that such an agreement is about seven times as common between
reports of one event as between reports of different events. A score is the logistic function of their sum.

The values follow a ridge logistic regression on 12,946 pairs of reports of the 2010-11 crisis in Ivory Coast
(the Maverick event reports; 1,005 pairs are of one event) and 477 pairs of reports of the development gold,
rounded, and moved by judgement where these have too few cases: named groups, retaliation, types of event, places
unknown. How much happens (`crowded`) counts alike in both: the dense crisis alone gives -0.7. They give pairwise
F1 0.67 and B-cubed F1 0.87 on the crisis (the same day and town alone: 0.50 and 0.83).
"""

from __future__ import annotations

from schemas.base import Record, described

__all__ = ["LinkSettings", "Points"]


class Points(Record):
    """What speaks for and against one event, in log-odds."""

    prior: float = described("Before anything is compared", default=-2.4)
    same_article: float = described("One article tells the two apart", default=-4.6)
    told_twice: float = described("One article tells it in other words, with the same day, place and side", default=1.5)
    crowded: float = described(
        "For every factor of e in the number of places told of the country around the days", default=-0.75
    )
    same_type: float = described("Equal sub-event types", default=0.7)
    other_type: float = described("Compatible sub-event types of degree 0; degree 1 gives same_type", default=-0.6)
    same_day: float = described("Both days known and equal", default=1.8)
    same_weekday: float = described("Days unknown, but the same weekday is named", default=1.0)
    next_day: float = described("Both days known, one day apart", default=-2.3)
    two_days: float = described("Both days known, two days apart", default=-3.0)
    range_overlap: float = described("Days overlap and one is a short range", default=1.8)
    week_overlap: float = described("Days overlap and one is as vague as a week", default=0.9)
    same_place: float = described("The same exact place", default=2.2)
    within_3_km: float = described("Exact places at most 3 km apart", default=1.6)
    within_10_km: float = described("Exact places at most 10 km apart", default=0.3)
    within_20_km: float = described("Exact places at most 20 km apart", default=-1.3)
    within_40_km: float = described("Exact places at most 40 km apart", default=-2.0)
    beyond_40_km: float = described("Exact places more than 40 km apart", default=-3.0)
    contained: float = described("One place lies in the other", default=1.0)
    same_region: float = described("The same first-level division, nothing finer", default=0.8)
    other_region: float = described("Different first-level divisions", default=-2.0)
    no_place: float = described("One of the places is unknown", default=-1.7)
    same_group: float = described("The same named group on one side", default=1.0)
    same_force: float = described("The same state's forces on one side", default=0.9)
    related_actor: float = described("A group and the body it belongs to", default=1.2)
    like_actor: float = described("An unnamed actor that the other may be", default=0.4)
    unlike_actor: float = described("An unnamed actor that the other hardly is", default=-0.9)
    other_actor: float = described("Two different named actors on one side", default=-1.8)
    great_number: float = described("The same number of 20 or more dead", default=2.7)
    middle_number: float = described("The same number of 5 to 19 dead", default=2.6)
    small_number: float = described("The same number of under 5 dead", default=1.5)
    tolls_overlap: float = described("Tolls that overlap without an equal number", default=1.0)
    tolls_close: float = described("Tolls without an equal number, at most 1.5 times apart", default=0.9)
    tolls_apart: float = described("Tolls more than three times apart", default=-1.0)
    tolls_far_apart: float = described("Tolls more than ten times apart", default=-1.8)
    none_or_some: float = described("One says that nobody died, the other that some did", default=-1.5)
    same_target: float = described("Half of the words for the target are shared", default=0.7)
    like_target: float = described("Some of the words for the target are shared", default=0.6)
    other_target: float = described("No word for the target is shared", default=-0.6)
    same_names: float = described("Rare names shared around the events, at a likeness of 0.4 and more", default=2.0)
    same_weapon: float = described("The same weapon", default=0.3)
    other_weapon: float = described("Different weapons", default=-0.3)


class LinkSettings(Record):
    """What decides that two reports tell of one event."""

    same: float = described("Least mean score inside an event", unit="0 to 1", default=0.45, ge=0, le=1)
    near_miss: float = described("Least score of a pair that is kept apart, to be listed", default=0.3, ge=0, le=1)
    floor: float = described("Pairs scoring less are never joined through others", default=0.01, ge=0, le=1)
    sibling: float = described("Least score without dates to date an article by another", default=0.75, ge=0, le=1)
    sibling_margin: float = described("How many times better the best day must be supported", default=1.25, ge=1)
    sibling_days: int = described("Longest publication lag tried when dating an article", unit="days", default=14, ge=0)
    most_km: float = described("Exact places farther apart are different", unit="km", default=60.0, ge=0)
    most_days: int = described("Exact days farther apart are different", unit="days", default=2, ge=0)
    most_range_days: int = described("Gap between vague dates that makes them different", unit="days", default=3, ge=0)
    most_untold_days: int = described(
        "How long before its article news without a day may have happened", unit="days", default=31, ge=0
    )
    points: Points = described("What speaks for and against", default=Points())
