"""How much else is told, and which names articles share: both weigh in whether two reports are one event."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pipeline.linking.echo import echo, with_names
from pipeline.linking.neighbours import with_neighbours
from pipeline.linking.views import ReportView, report_views
from tests.linking.records import CIVILIANS, DUWAYLI, IDLIB, LATAKIA, nowhere, point
from tests.linking.worlds import MONDAY, TUESDAY, World, empty_world

WIDE = frozenset({"syria"})


def views_of(world: World) -> list[ReportView]:
    return report_views(world.articles, world.reports, world.claims, world.locations)


def told_around(world: World) -> list[int]:
    return sorted(view.places_told for view in with_neighbours(views_of(world)))


def named(world: World, **texts: str) -> dict[str, ReportView]:
    """Reports by the name of their article, each article having one of the texts."""
    ids = {}
    for name, text in texts.items():
        article_id = world.article(name, published_on=TUESDAY)
        world.articles[-1] = world.articles[-1].replace(text=text)
        ids[world.report(article_id, "weekday:0", at=DUWAYLI)] = name
    found = with_names(views_of(world), WIDE.__contains__)
    return {ids[view.report_id]: view for view in found}


def test_places_are_counted_and_not_reports(world: World) -> None:
    for name in ("one", "two", "three"):
        world.report(world.article(name, published_on=TUESDAY), "weekday:0", at=DUWAYLI)
    world.report(world.article("four", published_on=TUESDAY), "weekday:0", at=LATAKIA)
    assert told_around(world) == [2, 2, 2, 2]


def test_a_great_war_makes_no_village_greater(world: World) -> None:
    for number in range(30):
        village = point(f"village {number}", 35.0 + number / 10, 36.0)
        world.report(world.article(f"x{number}", published_on=TUESDAY), "offset:0", at=village)
    assert set(told_around(world)) == {20}


def test_only_days_around_count(world: World) -> None:
    world.report(world.article("one", published_on=TUESDAY), "offset:0", at=DUWAYLI)
    world.report(world.article("later", published_on=TUESDAY + timedelta(days=30)), "offset:0", at=LATAKIA)
    assert told_around(world) == [1, 1]


def test_a_report_without_days_or_country_may_be_of_any(world: World) -> None:
    world.report(world.article("one", published_on=TUESDAY), "offset:0", at=DUWAYLI)
    world.report(world.article("abroad", published_on=TUESDAY), "offset:0", at=point("Van", 38.5, 43.4, country="TUR"))
    world.report(world.article("anywhere", published_on=TUESDAY), "offset:0", at=nowhere().replace(country=None))
    world.report(world.article("undated", published_on=TUESDAY), "none", at=IDLIB)
    assert told_around(world) == [1, 1, 2, 2]


def test_where_much_happens_the_same_agreement_means_less() -> None:
    def pair(more: int) -> float:
        crowded = empty_world()
        for name, day in (("one", MONDAY), ("other", TUESDAY)):
            crowded.report(crowded.article(name, published_on=day), "offset:0", on=CIVILIANS, at=DUWAYLI)
        for number in range(more):
            village = point(f"village {number}", 35.0 + number, 36.0 + number)
            crowded.report(crowded.article(f"x{number}", published_on=TUESDAY), "offset:0", at=village)
        return max(
            (row.score for row in crowded.link().links if "one day apart; same place" in row.reason), default=0.0
        )

    assert pair(0) > pair(9)


def test_rare_names_are_shared_and_openings_and_countries_are_not_names(world: World) -> None:
    views = named(
        world,
        one="Doctors in Syria treated men from the Hamdan mill. Later Hamdan was shelled.",
        other="The owner of the Hamdan mill spoke to Syria Direct.",
        third="Doctors said little, and Syria is large.",
    )
    likeness, shared = echo(views["one"].telling, views["other"].telling)
    assert shared == ["hamdan"]
    assert 0 < likeness < 1
    assert echo(views["one"].telling, views["third"].telling) == (0.0, [])


@pytest.mark.parametrize("text", ["MEN OF THE HAMDAN MILL WERE HIT BY SHELLS", "no capitals here at all", ""])
def test_texts_without_names_echo_nothing(world: World, text: str) -> None:
    views = named(world, one=text or "x", other="Men of the Hamdan mill were hit.")
    assert echo(views["one"].telling, views["other"].telling) == (0.0, [])


def test_names_join_what_little_else_joins() -> None:
    def are_one(one: str, other: str) -> bool:
        told = empty_world()
        for name, text, day in (("one", one, MONDAY), ("other", other, TUESDAY)):
            article_id = told.article(name, published_on=day)
            told.articles[-1] = told.articles[-1].replace(text=text)
            told.report(article_id, "offset:0", on=CIVILIANS, at=DUWAYLI)
        return len(told.link().events) == 1

    assert are_one("The mill of Hamdan burnt near Rihab.", "A fire at the Hamdan mill lit up Rihab.")
    assert not are_one("The mill of Hamdan burnt near Rihab.", "A fire in the olive press lit up Qarah.")
