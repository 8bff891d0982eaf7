"""`sitrep run`, `plan` and `events`: what they print, and that a second run does nothing."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from pipeline.cli.events_table import chronological, events_table, short_ids
from pipeline.cli.output import JSON_VERSION
from schemas.events import Event
from schemas.public import PUBLIC_TABLES
from tests.cli.conftest import SMALL, Ran, Sitrep, json_of

RUN_KEYS = {
    "schema_version",
    "command",
    "status",
    "exit_code",
    "seconds",
    "out",
    "run_report",
    "tables",
    "partitions",
    "failures",
    "articles",
    "inputs_set_aside",
    "notes_on_inputs",
    "passages_set_aside",
    "reject_rate",
    "events",
}


def contents(folder: Path) -> dict[str, str]:
    """Every table's file with a hash of its bytes."""
    files = sorted(folder.rglob("*.parquet"))
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_run_ends_with_its_events_the_counts_and_where_the_files_are(ran: Ran) -> None:
    assert ran.result.exit_code == 0, ran.result.output
    text = ran.result.stdout
    for heading in ("Date", "Place", "who → whom", "low–best–high", "Sources", "Contested", "Event"):
        assert heading in text
    assert "Kramatorsk" in text
    assert "3 articles: " in text
    assert str(ran.out / "public") in text
    assert all((ran.out / "public" / f"{table}.parquet").is_file() for table in PUBLIC_TABLES)


def test_output_that_is_no_terminal_is_plain_and_progress_is_on_standard_error(ran: Ran) -> None:
    assert "\x1b" not in ran.result.stdout
    assert "2_sentences" in ran.result.stderr
    assert "2_sentences" not in ran.result.stdout


def test_a_second_run_does_nothing_and_says_the_same(sitrep: Sitrep, ran: Ran) -> None:
    before = contents(ran.out)
    again = sitrep("run", ran.source, "--out", ran.out)
    assert again.stdout == ran.result.stdout
    assert again.stderr == ""
    assert contents(ran.out) == before
    partitions = json_of(sitrep("run", ran.source, "--out", ran.out, "--json"))["partitions"]
    assert set(partitions) == {"skipped"}


def test_json_is_one_object_with_the_keys_that_are_promised(sitrep: Sitrep, ran: Ran) -> None:
    body = json_of(sitrep("run", ran.source, "--out", ran.out, "--json"))
    assert set(body) == RUN_KEYS
    assert (body["schema_version"], body["command"], body["exit_code"]) == (JSON_VERSION, "run", 0)
    assert set(body["articles"]) == {"coded", "no_event", "off_topic", "duplicate"}
    assert sum(body["articles"].values()) == len(SMALL)
    assert all(set(event) == set(Event.model_fields) for event in body["events"])


def test_events_prints_what_the_run_printed(sitrep: Sitrep, ran: Ran) -> None:
    told = sitrep("events", "--out", ran.out)
    assert told.exit_code == 0
    assert ran.result.stdout.startswith(told.stdout)
    events = json_of(sitrep("events", "--out", ran.out, "--json"))["events"]
    assert events == json_of(sitrep("run", ran.source, "--out", ran.out, "--json"))["events"]


def test_the_plan_of_a_finished_run_is_empty_and_of_a_changed_input_is_not(
    sitrep: Sitrep, ran: Ran, tmp_path: Path
) -> None:
    assert json_of(sitrep("plan", ran.source, "--out", ran.out, "--json"))["to_do"] == 0
    changed = tmp_path / "articles"
    shutil.copytree(ran.source, changed)
    (changed / SMALL[2]).unlink()
    body = json_of(sitrep("plan", changed, "--out", ran.out, "--json"))
    first = body["steps"][0]
    assert (first["stage"], first["verdict"]) == ("1_articles", "run")
    assert "input files" in first["reason"]
    assert "input files" in sitrep("plan", changed, "--out", ran.out).stdout


def test_a_run_changes_only_what_an_input_that_went_away_had_given(sitrep: Sitrep, ran: Ran, tmp_path: Path) -> None:
    source, out = tmp_path / "articles", tmp_path / "out"
    shutil.copytree(ran.source, source)
    shutil.copytree(ran.out, out)
    (source / SMALL[2]).unlink()
    body = json_of(sitrep("run", source, "--out", out, "--json"))
    assert sum(body["articles"].values()) == len(SMALL) - 1
    assert [event["event_id"] for event in body["events"]] == [
        event["event_id"] for event in json_of(sitrep("events", "--out", ran.out, "--json"))["events"]
    ]


def test_the_console_script_works_from_any_folder_with_relative_paths(ran: Ran, tmp_path: Path) -> None:
    shutil.copytree(ran.source, tmp_path / "some articles")
    shutil.copytree(ran.out, tmp_path / "some out")
    script = Path(sys.executable).with_name("sitrep")
    command = [str(script), "run", "some articles", "--out", "some out", "--quiet"]
    environment = {**os.environ, "COLUMNS": "120", "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Kramatorsk" in done.stdout
    assert "--out 'some out'" in done.stdout


def test_an_input_without_events_says_so(sitrep: Sitrep, ran: Ran, tmp_path: Path) -> None:
    result = sitrep("run", ran.source / SMALL[2], "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert "No events." in result.stdout
    assert "1 article: 0 coded" in result.stdout


def test_a_short_id_tells_all_events_apart_and_is_never_cut(ran: Ran) -> None:
    ids = ["e0123456789abcdef", "e01234567ffffffff", "e9"]
    short = short_ids(ids)
    assert len(set(short.values())) == len(ids)
    assert all(full.startswith(part) for full, part in short.items())
    assert short_ids([]) == {}


def test_events_stand_in_the_order_of_their_days() -> None:
    assert chronological([]) == []
    assert events_table([]) is not None
