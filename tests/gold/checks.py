"""What the hand-coded answers ask of a run, claim by claim."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline.coding.phrases import folded
from tests.gold.scoring import Tables, articles_of, compare, distance_km, load_gold, matching, read_tables
from tests.stages.staged_run import PROJECT

ORIGINALS = PROJECT.parent / "shared/seeds"
OUTCOMES = {
    "killed_claims": "killed",
    "wounded_claims": "wounded",
    "killed_or_wounded_claims": "killed_or_wounded",
}
STANCES = {"blames": "asserts", "denies": "denies"}
# Words of a claimant that tell nothing about who it is.
SMALL_WORDS = frozenset({"a", "an", "the", "of", "in", "for", "s"})
# No event of these articles is as deadly; a number like it is the war's.
TOO_MANY_FOR_ONE_EVENT = 1000


@dataclass(frozen=True, repr=False)
class Told:
    """A run, its answers, and our event id for each answer that was found."""

    gold: Mapping[str, Any]
    tables: Tables
    found: Mapping[str, str]
    texts: Mapping[str, str]
    out: Path

    def event(self, gold_id: str) -> Any:
        """Our row of an event of the answers; fails when it was not found."""
        assert gold_id in self.found, f"{gold_id} was not found"
        return next(row for row in each(self.tables.events) if row.event_id == self.found[gold_id])

    def claims(self, gold_id: str) -> pd.DataFrame:
        """Our claims of an event, with the external id of their article."""
        held: pd.DataFrame = self.tables.claims[self.tables.claims.event_id == self.event(gold_id).event_id]
        return held.merge(self.tables.articles[["article_id", "external_id"]], on="article_id")

    def reports(self, gold_id: str) -> pd.DataFrame:
        """Our reports of an event."""
        held: pd.DataFrame = self.tables.reports[self.tables.reports.event_id == self.event(gold_id).event_id]
        return held

    def unasked(self) -> list[Any]:
        """Our events that answer none of the gold's."""
        return [row for row in each(self.tables.events) if row.event_id not in set(self.found.values())]


def told(source: Path, out: Path, *, gold: Path, only: Iterable[str] | None = None) -> Told:
    """A finished run matched with its answers."""
    answers = load_gold(gold)
    wanted = None if only is None else set(only)
    answers["events"] = [event for event in answers["events"] if wanted is None or event["id"] in wanted]
    tables = read_tables(out)
    return Told(answers, tables, matching(answers["events"], tables), _texts(source, out), out)


def _texts(source: Path, out: Path) -> dict[str, str]:
    """The articles as the files hold them; what was made of a page of HTML comes from the run."""
    read = pd.concat(pd.read_parquet(path) for path in sorted((out / "1_articles/articles").glob("*.parquet")))
    texts = dict(zip(read.external_id, read.text, strict=True))
    return texts | {path.name: path.read_text(encoding="utf-8") for path in sorted(source.glob("*.txt"))}


def wanted_claims(gold: Path, events: Iterable[str]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Event, outcome and claim of every number that the answers list; nothing where the file is absent."""
    if not gold.exists():
        return
    for event in load_gold(gold)["events"]:
        if event["id"] in set(events):
            yield from ((event["id"], OUTCOMES[key], claim) for key in OUTCOMES for claim in event.get(key) or [])


def wanted_blames(gold: Path) -> list[dict[str, Any]]:
    """Who blames or clears whom of E1."""
    events = load_gold(gold)["events"] if gold.exists() else []
    return [blame for event in events if event["id"] == "E1" for blame in event["perpetrator_claims"]]


def claim_key(event: str, outcome: str, claim: Mapping[str, Any]) -> str:
    """A name for a claim of the answers, as `E1 000 killed 101- Syrian Observatory for Human Rights`."""
    low, high = claim.get("low"), claim.get("high")
    article = re.sub(r"\.txt$", "", claim["article"])
    return f"{event} {article} {outcome} {low or ''}-{high or ''} {claim['claimant']}"


def blame_key(blame: Mapping[str, Any]) -> str:
    """A name for a blame of the answers."""
    return f"{re.sub(r'.txt$', '', blame['article'])} {blame['claimant']} {blame['stance']} {blame['actor']}"


def marked(key: str, values: tuple[Any, ...], known: Mapping[str, str]) -> Any:
    """A test parameter; one that is known to fail today carries the reason."""
    marks = [pytest.mark.xfail(strict=True, reason=known[key])] if key in known else []
    return pytest.param(*values, id=key, marks=marks)


def assert_claimed(run: Told, event: str, outcome: str, claim: Mapping[str, Any]) -> None:
    """The event has the claim: article, number, kind of claimant, and the claimant's name loosely."""
    claims = run.claims(event)
    here = claims[claims.external_id.str.startswith(claim["article"]) & (claims.outcome == outcome)]
    ours = [(_number(c.low), _number(c.high), c.claimant_type, c.claimant, c.claimant_id) for c in each(here)]
    wanted = (claim.get("low"), claim.get("high"), claim["claimant_type"])
    named = [row for row in ours if row[:3] == wanted]
    assert named, f"{wanted} is not among {ours}"
    assert any(same_voice(claim["claimant"], row[3], row[4]) for row in named), (
        f"{claim['claimant']} is not among {named}"
    )


def assert_blamed(run: Told, blame: Mapping[str, Any]) -> None:
    """The event has a culprit claim of that voice about that actor with that stance."""
    claims = run.claims("E1")
    here = claims[claims.external_id.str.startswith(blame["article"]) & (claims.outcome == "perpetrator")]
    ours = [(c.accused_actor, c.stance, c.claimant, c.claimant_id) for c in each(here)]
    assert any(
        actor == blame["actor"] and stance == STANCES[blame["stance"]] and same_voice(blame["claimant"], name, voice)
        for actor, stance, name, voice in ours
    ), ours


def same_voice(wanted: str | None, name: Any, voice_id: Any) -> bool:
    """Whether a claimant is the one the answers name: the words of one are among those of the other."""
    if wanted is None or not isinstance(name, str):
        return wanted is None and not isinstance(name, str)
    names = [name, *([_names_by_id()[voice_id]] if voice_id in _names_by_id() else [])]
    return any(_words(wanted) <= _words(ours) or _words(ours) <= _words(wanted) for ours in names)


def assert_quotes_stand_in_the_text(run: Told) -> None:
    """Every quote and every piece of evidence is what stands at its characters."""
    names = dict(zip(run.tables.articles.article_id, run.tables.articles.external_id, strict=True))
    titles = dict(zip(run.tables.articles.article_id, run.tables.articles.title, strict=True))

    def characters(article: str, part: str, start: int, end: int) -> str:
        return str(titles[article] if part == "title" else run.texts[names[article]])[start:end]

    for claim in each(run.tables.claims):
        assert characters(claim.article_id, claim.part, claim.start, claim.end) == claim.quote
    for report in each(run.tables.reports):
        for proof in report.evidence:
            assert characters(report.article_id, proof["part"], proof["start"], proof["end"]) == proof["text"]


class FiveArticles:
    """What the five articles on the strike in Idlib must give, in the original and retold."""

    @pytest.fixture
    def run(self) -> Told:
        """The finished run; each test class gives its own."""
        raise NotImplementedError

    @pytest.mark.parametrize("event", ["E1", "E2", "E3"])
    def test_the_event_is_found(self, run: Told, event: str) -> None:
        assert event in run.found

    @pytest.mark.parametrize(
        "field", ["date", "event_type", "sub_event_type", "actor1", "actor2", "country", "killed", "contested"]
    )
    @pytest.mark.parametrize("event", ["E1", "E2", "E3"])
    def test_field_agrees_with_the_answer(self, run: Told, event: str, field: str) -> None:
        gold = next(gold for gold in run.gold["events"] if gold["id"] == event)
        assert compare(gold, run.event(event).event_id, run.tables)[field] in {True, None}

    def test_the_strike_is_within_15_km_of_the_camp(self, run: Told) -> None:
        row = run.event("E1")
        assert distance_km(row.latitude, row.longitude, 36.064029, 36.436044) <= 15

    def test_the_missiles_on_a_market_are_dated_before_publication(self, run: Told) -> None:
        row = run.event("E4")
        assert row.civilian_targeting
        assert row.event_date_end.date().isoformat() <= "2020-10-27"

    def test_nothing_else_is_found_but_what_is_acceptable(self, run: Told) -> None:
        extra = [(row.sub_event_type, row.actor1) for row in run.unasked()]
        assert extra in ([], [("Non-violent transfer of territory", "Military Forces of Turkey")])

    def test_the_strike_is_told_by_all_five_articles(self, run: Told) -> None:
        assert articles_of(run.tables, run.event("E1").event_id) == set(run.texts)

    def test_the_strike_is_dated_in_every_report(self, run: Told) -> None:
        days = run.reports("E1").event_date.dt.date
        assert set(days) == {date(2020, 10, 26)}

    def test_who_struck_whom(self, run: Told) -> None:
        event = run.event("E1")
        assert (event.actor1, event.actor2) == ("Military Forces of Russia", "Faylaq al-Sham")
        assert "National Liberation Front" in event.assoc_actor2.split("; ")
        assert event.sub_event_type == "Air/drone strike"
        assert not event.civilian_targeting

    def test_russia_fights_beside_its_host(self, run: Told) -> None:
        assert run.event("E1").actor1_class == "state forces"

    @pytest.mark.parametrize("event", ["E1", "E2", "E3"])
    def test_the_dead(self, run: Told, event: str) -> None:
        wanted = next(gold["killed"] for gold in run.gold["events"] if gold["id"] == event)
        row = run.event(event)
        assert (row.killed_low, row.killed_best, row.killed_high) == (
            wanted["low"],
            wanted["best"],
            wanted["high"],
        )

    def test_the_wounded(self, run: Told) -> None:
        row = run.event("E1")
        assert (row.wounded_low, row.wounded_best, row.wounded_high) == (31, 90, 150)

    def test_who_did_it_is_contested(self, run: Told) -> None:
        assert run.event("E1").attribution == "contested"

    def test_the_earlier_strike_is_not_presented_as_a_point(self, run: Told) -> None:
        assert run.event("E2").geo_precision not in {"exact", "near", "district"}
        assert run.event("E2").event_date.date() == date(2020, 10, 22)

    def test_retaliation_has_the_sides_the_other_way_round(self, run: Told) -> None:
        event = run.event("E3")
        assert (event.actor1, event.actor2) == ("National Liberation Front", "Military Forces of Syria")

    def test_no_event_has_the_dead_of_the_whole_war(self, run: Told) -> None:
        assert not (run.tables.events.killed_high > TOO_MANY_FOR_ONE_EVENT).any()
        assert not (run.tables.claims[run.tables.claims.outcome == "killed"].low > TOO_MANY_FOR_ONE_EVENT).any()

    def test_background_makes_no_events(self, run: Told) -> None:
        kinds = set(run.tables.events.event_type)
        assert kinds <= {"Explosions/Remote violence", "Strategic developments"}
        assert "Agreement" not in set(run.tables.events.sub_event_type)

    def test_dates_of_page_furniture_date_nothing(self, run: Told) -> None:
        days = pd.concat([run.tables.events.event_date_start, run.tables.events.event_date_end]).dropna().dt.date
        assert days.between(date(2020, 10, 1), date(2020, 10, 31)).all()

    def test_quotes_and_evidence_stand_in_the_text(self, run: Told) -> None:
        assert_quotes_stand_in_the_text(run)

    def test_claimants_are_names_without_stray_punctuation(self, run: Told) -> None:
        names = run.tables.claims.claimant.dropna()
        assert [name for name in names if not name[:1].isalnum()] == []

    def test_people_displaced_by_the_war_are_no_claim_about_an_event(self, run: Told) -> None:
        claims = run.tables.claims[run.tables.claims.outcome == "displaced"]
        assert not (claims.low > TOO_MANY_FOR_ONE_EVENT).any()


def each(table: pd.DataFrame) -> Iterator[Any]:
    """Rows of a table, their columns as attributes."""
    yield from table.itertuples()


def _number(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", folded(name))) - SMALL_WORDS


@lru_cache(maxsize=1)
def _names_by_id() -> dict[str, str]:
    """Published names of actors and claimants by their ids."""
    names: dict[str, str] = {}
    for table, column in (("actors/actors.csv", "actor_id"), ("claimants.csv", "claimant_id")):
        with (PROJECT / "seeds" / table).open(encoding="utf-8", newline="") as file:
            names |= {row[column]: row["name"] for row in csv.DictReader(file)}
    return names
