"""The open corpus agrees with itself, with its articles and with the reference tables, in every half that is here."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from schemas.vocabulary import ClaimantType, DatePrecision, GeoPrecision, Qualifier
from tests.gold.scoring import distance_km, load_gold
from tests.stages.staged_run import PROJECT

HALVES = ("development", "score")
KEYS = {"about", "events", "acceptable_extra_events", "no_event_articles", "must_not_become_events"}
LEAST_OF_A_TYPE = 2
LEAST_COUNTRIES = 40
GRADES = {"STRONG", "MEDIUM", "WEAK"}
STANCES = {"blames", "denies", "claims"}
TOLLS = {"killed": "killed_claims", "wounded": "wounded_claims"}
# Long countries reach beyond the circle that holds most of them.
COUNTRY_SLACK = 2.0
# Voices with a duty to count come before those with a side, a view from one spot, or no name.
VAGUE_WORDS = frozenset({"dozens", "scores", "hundreds", "thousands", "several", "many", "some", "few"})
NAMED_BY_COUNTRY = (
    re.compile(r"(?:Military Forces|Police Forces|Government|Private Security Forces) of (?:the )?(?P<country>.+)"),
    re.compile(r"United Nations peacekeeping forces \((?P<country>.+)\)"),
    re.compile(
        r"(?:Civilians|Protesters|Rioters|Settlers|Unidentified (?:Armed Group|Rebel Group|Gang|Communal Militia|"
        r"Islamist Militia|External Forces)) \((?:the )?(?P<country>.+)\)"
    ),
)


@dataclass(frozen=True, repr=False)
class Half:
    """Articles with their listing and answers."""

    gold: Mapping[str, Any]
    texts: Mapping[str, str]
    published: Mapping[str, date | None]

    def events(self) -> Sequence[Mapping[str, Any]]:
        """The answers' events."""
        return list(self.gold["events"])

    def claims(self) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
        """Event id, key and claim of every claim of people."""
        for event in self.events():
            for key in event:
                if key.endswith("_claims") and key != "perpetrator_claims":
                    yield from ((event["id"], key, claim) for claim in event[key])


def _folder(half: str) -> Path:
    return PROJECT / "tests/gold" / half


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


HERE = [half for half in HALVES if (_folder(half) / "gold.json").exists()]


def _read(half: str) -> Half:
    listing = _rows(_folder(half) / "articles/articles.csv")
    texts = {
        row["file"]: row["title"] + "\n" + (_folder(half) / "articles" / row["file"]).read_text(encoding="utf-8")
        for row in listing
    }
    published = {
        row["file"]: date.fromisoformat(row["published_at"][:10]) if row["published_at"] else None for row in listing
    }
    return Half(load_gold(_folder(half) / "gold.json"), texts, published)


@pytest.fixture(scope="module", params=HERE)
def half(request: pytest.FixtureRequest) -> Half:
    """Each half that is here."""
    return _read(request.param)


def test_there_is_a_half() -> None:
    assert HERE


def test_the_parts_of_the_answers_are_those_of_the_demonstration(half: Half) -> None:
    assert set(half.gold) == KEYS


def test_ids_and_files_are_used_once() -> None:
    halves = [_read(name) for name in HERE]
    used = Counter(event["id"] for one in halves for event in one.events())
    used.update(name for one in halves for name in one.texts)
    assert [name for name, count in used.items() if count > 1] == []


def test_every_type_and_many_countries_are_told() -> None:
    events = [event for name in HERE for event in _read(name).events()]
    told = Counter(event["sub_event_type"] for event in events)
    types = {row["sub_event_type"] for row in _rows(PROJECT / "seeds/event_types.csv")}
    assert {sub_event_type for sub_event_type, count in told.items() if count >= LEAST_OF_A_TYPE} == types
    assert len({event["country"] for event in events}) >= LEAST_COUNTRIES


@pytest.mark.parametrize("name", HERE)
def test_every_article_is_listed(name: str) -> None:
    files = {path.name for path in (_folder(name) / "articles").glob("*.txt")}
    assert set(_read(name).texts) == files


def test_every_article_has_events_or_is_known_to_have_none(half: Half) -> None:
    told = {article for event in half.events() for article in event["articles"]}
    silent = set(half.gold["no_event_articles"])
    assert told | silent == set(half.texts)
    assert told & silent == set()


def test_notes_about_articles_name_articles_that_are_here(half: Half) -> None:
    named = {row["article"] for row in half.gold["acceptable_extra_events"]}
    named |= {article for row in half.gold["must_not_become_events"] for article in row["articles"]}
    assert named <= set(half.texts)


def test_types_are_those_of_the_reference_table(half: Half) -> None:
    types = {row["sub_event_type"]: row["event_type"] for row in _rows(PROJECT / "seeds/event_types.csv")}
    for event in half.events():
        assert types[event["sub_event_type"]] == event["event_type"], event["id"]
        assert set(_also(event, "sub_event_type")) <= set(types), event["id"]
        assert set(_also(event, "event_type")) <= set(types.values()), event["id"]


def test_actors_are_published_names_or_named_by_a_country(half: Half) -> None:
    names = {row["name"] for row in _rows(PROJECT / "seeds/actors/actors.csv")}
    countries = {row["name"] for row in _rows(PROJECT / "seeds/countries.csv")}
    strange = [
        (event["id"], name)
        for event in half.events()
        for name in _actors(event)
        if name not in names and not _is_named_by_country(name, countries)
    ]
    assert strange == []


def test_grades_and_precisions_are_words_we_know(half: Half) -> None:
    for event in half.events():
        assert event["grade"] in GRADES, event["id"]
        assert event["date_precision"] in set(DatePrecision), event["id"]
        assert event["geo_precision"] in set(GeoPrecision), event["id"]


def test_a_medium_answer_says_what_else_may_be_said(half: Half) -> None:
    bare = [e["id"] for e in half.events() if e["grade"] == "MEDIUM" and not (e.get("also_accepted") or e.get("note"))]
    assert bare == []


def test_days_lie_in_order_and_not_after_publication(half: Half) -> None:
    for event in half.events():
        told = [event.get(key) for key in ("event_date_start", "event_date", "event_date_end")]
        days = [date.fromisoformat(day) for day in told if day is not None]
        assert days == sorted(days), event["id"]
        published = [on for on in (half.published[article] for article in event["articles"]) if on is not None]
        assert all(day <= on for day in days[-1:] for on in published), event["id"]


def test_a_day_is_given_where_the_precision_says_so(half: Half) -> None:
    for event in half.events():
        if event["date_precision"] in {DatePrecision.DAY, DatePrecision.UNKNOWN}:
            assert (event["event_date"] is None) == (event["date_precision"] == DatePrecision.UNKNOWN), event["id"]
        else:
            assert {"event_date_start", "event_date_end"} <= set(event), event["id"]


def test_places_lie_in_their_country(half: Half) -> None:
    countries = {row["country"]: row for row in _rows(PROJECT / "seeds/countries.csv")}
    for event in half.events():
        country = countries[event["country"]]
        spot = [event[key] for key in ("latitude", "longitude", "within_km")]
        assert spot == [None] * 3 or None not in spot, event["id"]
        if spot[0] is not None:
            away = distance_km(spot[0], spot[1], float(country["latitude"]), float(country["longitude"]))
            assert away <= COUNTRY_SLACK * float(country["radius_km"]), event["id"]


def test_what_is_said_stands_in_the_article(half: Half) -> None:
    missing = [(event, c["said"]) for event, _, c in half.claims() if c["said"] not in half.texts[c["article"]]]
    assert missing == []


def test_claims_are_of_articles_that_tell_the_event(half: Half) -> None:
    told = {event["id"]: set(event["articles"]) for event in half.events()}
    assert [(event, claim) for event, _, claim in half.claims() if claim["article"] not in told[event]] == []


def test_claimants_and_qualifiers_are_words_we_know(half: Half) -> None:
    for event, _, claim in half.claims():
        assert claim["claimant_type"] in set(ClaimantType), event
        assert (claim["claimant"] is None) <= (claim["claimant_type"] == ClaimantType.UNATTRIBUTED), event
        assert _qualifier(claim) in set(Qualifier), event


def test_a_claim_is_open_where_its_qualifier_says_so(half: Half) -> None:
    for event, _, claim in half.claims():
        low, high, said = claim["low"], claim["high"], (event, claim["said"])
        known = [number for number in (low, high) if number is not None]
        assert known, said
        assert known == sorted(known), said
        match _qualifier(claim):
            case Qualifier.AT_LEAST | Qualifier.MORE_THAN:
                assert (low is None, high is None) == (False, True), said
            case Qualifier.NEARLY | Qualifier.UP_TO:
                assert (low is None, high is None) == (True, False), said
            case Qualifier.EXACT | Qualifier.ABOUT:
                assert (low is None, high is None) == (False, False), said


@pytest.mark.parametrize("toll", sorted(TOLLS))
def test_ranges_follow_from_the_claims(half: Half, toll: str) -> None:
    for event in half.events():
        counted = _counted(event.get(TOLLS[toll]) or [])
        if not counted:
            assert event[toll] is None, event["id"]
            continue
        assert event[toll]["low"] == min(_bounds(claim)[0] for claim in counted), event["id"]
        assert event[toll]["high"] == max(_bounds(claim)[1] for claim in counted), event["id"]
        assert event[toll]["best"] in {_middle(claim) for claim in counted}, event["id"]


def test_who_is_blamed_is_said_in_an_article_of_the_event(half: Half) -> None:
    for event in half.events():
        for blame in event.get("perpetrator_claims", []):
            assert blame["article"] in event["articles"], event["id"]
            assert blame["stance"] in STANCES, event["id"]
            assert blame["actor"], event["id"]
            assert blame["claimant"], event["id"]


def _also(event: Mapping[str, Any], field: str) -> list[Any]:
    return [value for value in event.get("also_accepted", {}).get(field, []) if value is not None]


def _actors(event: Mapping[str, Any]) -> list[str]:
    named = [name for side in ("actor1", "actor2") for name in (event[side], *_also(event, side)) if name is not None]
    named += [name for side in ("actor1_assoc", "actor2_assoc") for name in event.get(side, [])]
    return named + [blame["actor"] for blame in event.get("perpetrator_claims", [])]


def _is_named_by_country(name: str, countries: set[str]) -> bool:
    matches = (pattern.fullmatch(name) for pattern in NAMED_BY_COUNTRY)
    return any(found is not None and found["country"] in countries for found in matches)


def _counted(claims: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Claims that enter the range: vague words only where nobody gives a number."""
    counted = [claim for claim in claims if claim.get("counted", True)]
    return [claim for claim in counted if _qualifier(claim) != Qualifier.VAGUE] or counted


def _qualifier(claim: Mapping[str, Any]) -> str:
    """The hedge as given, else as the bounds and the words show it."""
    if "qualifier" in claim:
        return str(claim["qualifier"])
    words = set(claim["said"].lower().split())
    if words & VAGUE_WORDS and not any(char.isdigit() for char in claim["said"]):
        return Qualifier.VAGUE
    if claim["high"] is None:
        return Qualifier.AT_LEAST
    if claim["low"] is None:
        return Qualifier.UP_TO
    return Qualifier.ABOUT if words & {"about", "around", "some", "roughly"} else Qualifier.EXACT


def _bounds(claim: Mapping[str, Any]) -> tuple[int, int]:
    """Least and greatest number; the bound itself on an open side."""
    low, high = claim["low"], claim["high"]
    return (high if low is None else low), (low if high is None else high)


def _middle(claim: Mapping[str, Any]) -> int:
    return sum(_bounds(claim)) // 2
