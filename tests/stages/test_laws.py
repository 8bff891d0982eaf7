"""Laws of a whole run: order, executors and repetition change nothing, and nothing is lost."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TypeVar

import pyarrow.parquet as pq
import pytest

from pipeline.engine import Store, TableRef
from pipeline.publishing.layout import public_schema
from pipeline.stage_list import EXTRACT, INGEST, LINK, LOCATE, PARSE
from pipeline.stages.code_article import CodedArticle, Reference, code_article
from pipeline.stages.context import coding_context, load_confidence
from pipeline.stages.parse import load
from schemas.article import Article, Rejection, Sentence
from schemas.base import Record
from schemas.coding import Claim, Location, Report
from schemas.public import PUBLIC_TABLES
from schemas.settings import Settings
from schemas.vocabulary import ArticleStatus
from tests.stages.staged_run import DEMONSTRATION, PROJECT, copied, public, public_bytes, run_stages

# Two reports of one event, an event of its own, an article dated in its text, and one without any event.
NAMES = (
    "kramatorsk_station_1.txt",
    "kramatorsk_station_2.txt",
    "hroza.txt",
    "idlib_camp_strike_4.txt",
    "football_finances.txt",
)
RecordT = TypeVar("RecordT", bound=Record)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(NAMES, tmp_path_factory.mktemp("laws") / "articles")


@pytest.fixture(scope="module")
def out(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A serial run over the small folder."""
    folder = tmp_path_factory.mktemp("serial")
    assert run_stages(source, folder).exit_code == 0
    return folder


@pytest.fixture(scope="module")
def reference() -> Reference:
    settings = Settings()
    parse = load(str(PROJECT), settings.language, settings.model.name, settings.screen.minimum_weak)
    return Reference(parse, coding_context(str(PROJECT), settings.language), load_confidence(PROJECT))


def stored(out: Path, stage: str, table: str, kind: type[RecordT]) -> list[RecordT]:
    """A table of a stage, all partitions together."""
    store, ref = Store(out), TableRef(stage, table)
    return [record for partition in store.partitions(ref) for record in store.read(ref, partition, kind)]


def singly(out: Path, reference: Reference) -> list[CodedArticle]:
    """Every article of a run coded by itself, without the engine."""
    return [code_article(article, reference) for article in stored(out, INGEST, "articles", Article)]


def by_id(records: list[RecordT], key: str) -> dict[str, RecordT]:
    found = {getattr(record, key): record for record in records}
    assert len(found) == len(records)
    return found


@pytest.mark.parametrize("name", ["hroza.txt", "kramatorsk_station_2.txt"])
def test_one_article_is_coded_alike_in_a_run_and_alone(name: str, reference: Reference, tmp_path: Path) -> None:
    run_stages(copied([name], tmp_path / "articles"), tmp_path / "out")
    [coded] = singly(tmp_path / "out", reference)
    out = tmp_path / "out"
    assert coded.reports
    assert by_id(list(coded.reports), "report_id") == by_id(stored(out, LINK, "linked_reports", Report), "report_id")
    assert by_id(list(coded.claims), "claim_id") == by_id(stored(out, LINK, "linked_claims", Claim), "claim_id")
    assert by_id(list(coded.locations), "report_id") == by_id(stored(out, LOCATE, "locations", Location), "report_id")


def test_many_articles_are_coded_as_each_alone(out: Path, reference: Reference) -> None:
    coded = singly(out, reference)
    sentences = [sentence for one in coded for sentence in one.sentences]
    claims = [claim for one in coded for claim in one.claims]
    locations = [place for one in coded for place in one.locations]
    assert by_id(sentences, "sentence_id") == by_id(stored(out, PARSE, "sentences", Sentence), "sentence_id")
    assert by_id(locations, "report_id") == by_id(stored(out, LOCATE, "locations", Location), "report_id")
    assert by_id(claims, "claim_id") == by_id(stored(out, LINK, "linked_claims", Claim), "claim_id")


def test_what_is_set_aside_is_the_same_in_a_run_and_alone(out: Path, reference: Reference) -> None:
    alone = {r.rejection_id: r for one in singly(out, reference) for r in one.rejections}
    staged = [*stored(out, PARSE, "rejections", Rejection), *stored(out, EXTRACT, "rejections", Rejection)]
    assert alone == {record.rejection_id: record for record in staged}


def test_a_second_run_does_nothing(source: Path, out: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*.parquet")}
    report = run_stages(source, out)
    assert {status for stage in report.stages for status in stage.statuses} == {"skipped"}
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*.parquet")} == before


@pytest.mark.parametrize("order", ["reversed", "touched"])
def test_the_order_in_which_files_came_changes_nothing(out: Path, tmp_path: Path, order: str) -> None:
    names = tuple(reversed(NAMES)) if order == "reversed" else NAMES
    folder = copied(names, tmp_path / "articles")
    for age, name in enumerate(names):
        os.utime(folder / name, (1_000_000 + age, 1_000_000 + age))
    run_stages(folder, tmp_path / "out")
    assert public_bytes(tmp_path / "out") == public_bytes(out)


def test_the_order_of_lines_changes_no_event(tmp_path: Path) -> None:
    lines = [
        f'{{"id": "{name}", "published_at": "2022-04-09", "text": {_quoted(DEMONSTRATION / name)}}}'
        for name in ("kramatorsk_station_1.txt", "kramatorsk_station_2.txt", "hroza.txt")
    ]
    found = []
    for turn, ordered in enumerate((lines, lines[::-1])):
        folder = tmp_path / f"in{turn}"
        folder.mkdir()
        (folder / "articles.jsonl").write_text("\n".join(ordered), encoding="utf-8")
        run_stages(folder, tmp_path / f"out{turn}")
        found.append(
            {name: public(tmp_path / f"out{turn}", name) for name in ("events", "reports", "claims", "event_links")}
        )
    for name, table in found[0].items():
        assert table.equals(found[1][name]), name


def _quoted(path: Path) -> str:
    return json.dumps(path.read_text(encoding="utf-8"))


def test_processes_write_the_same_bytes_as_one_process(source: Path, out: Path, tmp_path: Path) -> None:
    assert run_stages(source, tmp_path / "out", executor="processes", workers=2).exit_code == 0
    ours = {p.relative_to(tmp_path / "out"): p.read_bytes() for p in (tmp_path / "out").rglob("*.parquet")}
    assert ours == {p.relative_to(out): p.read_bytes() for p in out.rglob("*.parquet")}
    assert public_bytes(tmp_path / "out") == public_bytes(out)


def test_every_input_has_one_row_with_what_became_of_it(out: Path) -> None:
    articles = public(out, "articles")
    assert sorted(articles.external_id) == sorted(NAMES)
    assert set(articles.status) <= {status.value for status in ArticleStatus}
    assert articles[articles.status != "coded"].reason.notna().all()


def test_a_coded_article_has_a_report_and_another_has_none(out: Path) -> None:
    articles, told = public(out, "articles"), set(public(out, "reports").article_id)
    assert set(articles[articles.status == "coded"].article_id) == told


def test_every_report_is_in_one_event_and_every_event_has_one(out: Path) -> None:
    reports, events = public(out, "reports"), public(out, "events")
    assert reports.report_id.is_unique
    assert set(reports.report_id) == {r.report_id for r in stored(out, EXTRACT, "reports", Report)}
    assert set(reports.event_id) == set(events.event_id)
    assert dict(reports.event_id.value_counts()) == dict(zip(events.event_id, events.reports_count, strict=True))


def test_every_claim_follows_its_report(out: Path) -> None:
    reports, claims = public(out, "reports"), public(out, "claims")
    homes = dict(zip(reports.report_id, reports.event_id, strict=True))
    assert claims.claim_id.is_unique
    assert [homes[report] for report in claims.report_id] == list(claims.event_id)
    assert set(claims.claim_id) == {claim.claim_id for claim in stored(out, EXTRACT, "claims", Claim)}


def test_every_rejection_has_a_reason_and_a_known_article(out: Path) -> None:
    rejections, articles = public(out, "rejections"), public(out, "articles")
    assert rejections.rejection_id.is_unique
    assert rejections.reason.notna().all()
    assert set(rejections.article_id.dropna()) <= set(articles.article_id)


def test_rejections_of_all_stages_are_published(out: Path) -> None:
    kept = [r for stage in (INGEST, PARSE, EXTRACT) for r in stored(out, stage, "rejections", Rejection)]
    assert sorted(public(out, "rejections").rejection_id) == sorted(r.rejection_id for r in kept)


@pytest.mark.parametrize("table", sorted(PUBLIC_TABLES))
def test_nothing_to_tell_gives_empty_tables_with_all_columns(empty: Path, table: str) -> None:
    found = pq.read_table(empty / "public" / f"{table}.parquet")
    assert found.schema.equals(public_schema(table), check_metadata=False)
    assert found.num_rows == (1 if table == "articles" else found.num_rows if table == "rejections" else 0)


def test_an_article_off_the_topic_says_so(empty: Path) -> None:
    [row] = public(empty, "articles").itertuples()
    assert row.status in {"off_topic", "no_event"}
    assert row.reason


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run over one article that tells of no conflict."""
    base = tmp_path_factory.mktemp("empty")
    folder = base / "articles"
    folder.mkdir()
    (folder / "cake.txt").write_text(
        "How to bake a cake\n\nMix flour with sugar and three eggs. Serve it warm.\n", encoding="utf-8"
    )
    assert run_stages(folder, base / "out").exit_code == 0
    return base / "out"
