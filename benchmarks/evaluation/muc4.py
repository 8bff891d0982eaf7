"""Message Understanding Conference 4: wire copy on Latin America in CAPITALS, with answer templates per document."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from benchmarks.evaluation.runs import PROJECT, run_over, write_articles
from benchmarks.evaluation.sentences import folder
from pipeline.stages.context import letter_case
from pipeline.text.letter_case import LetterCase, recased
from schemas.settings import Settings

NAME = "muc4"
CENTURY = 1900
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
DATELINE_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})[A-Z]* (\d\d)\b")
BRACKETED = re.compile(r"\[([^\[\]]*)\]")
# What monitors of broadcasts note about the text; other brackets explain a word or name a speaker.
EDITORIAL = re.compile(
    r"\b(?:TEXT|REPORT|REPORTS|REPORTER|EXCERPT|EXCERPTS|CONTINUED|COMMUNIQUE|SPEECH|STATEMENT|COMMENTARY|EDITORIAL"
    r"|ARTICLE|INDISTINCT|RECORDING|PASSAGE|OMITTED|APPLAUSE|SIGNED|MODERATOR|HEARD|PUBLISHED|INTERVIEW|ANNOUNCER"
    r"|THOUGHT|UNIDENTIFIED|CORRESPONDENT|LAUGHTER|SUMMARY|VIDEO|QUESTION|DATED|RECEIVED|BEGIN|END|TALK|UP)\b"
)
QUOTED = re.compile(r'"([^"]*)"')


@dataclass(frozen=True, slots=True)
class Named:
    """Something a template names: the ways it may be written, and whether an answer may leave it out."""

    ways: frozenset[str]
    optional: bool


@dataclass(frozen=True, slots=True)
class Template:
    """One incident of the answer key."""

    optional: bool
    kinds: frozenset[str]
    organisations: tuple[Named, ...]
    people: tuple[Named, ...]
    killed: bool


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its incidents; none where the key says that there is none."""

    document: str
    article: Mapping[str, Any]
    templates: tuple[Template, ...]


def load(corpora: Path, split: str) -> list[Document] | None:
    """Documents of a split, `train` or `dev`, truecased; None when the corpus is not here."""
    root = folder(corpora, NAME)
    if root is None:
        return None
    templates: dict[str, list[Template]] = defaultdict(list)
    for key in _rows(root / "keys.jsonl"):
        if key["slots"]["INCIDENT: TYPE"] != ["*"]:
            templates[key["id"]].append(template(key["slots"]))
    case = letter_case(str(PROJECT), Settings().language)
    return [
        Document(row["id"], article(row, case), tuple(templates[row["id"]]))
        for row in _rows(root / "docs.jsonl")
        if row["split"] == split
    ]


def run(documents: Iterable[Document], split: str) -> Path:
    """The output folder of a run over the documents."""
    name = f"{NAME}_{split}"
    return run_over(write_articles(name, [one.article for one in documents]), name, executor="processes")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file)


def article(row: Mapping[str, Any], case: LetterCase) -> dict[str, Any]:
    """A document as an article of ours: in running letters, without the monitors' marks, a line per paragraph."""
    paragraphs = [re.sub(r"\s+", " ", part).strip() for part in re.split(r"\n\s*\n", row["text"])]
    unmarked = [BRACKETED.sub(_unmarked, part) for part in paragraphs]
    text = "\n\n".join(re.sub(r"\s{2,}", " ", part).strip() for part in unmarked if part.strip())
    found = {"id": row["id"], "source": NAME, "text": recased(text, case)}
    day = dateline_day(row["dateline"] or "")
    return found if day is None else {**found, "published_at": day.isoformat()}


def dateline_day(dateline: str) -> date | None:
    """The day of a dateline such as `LIMA, 15 JAN 90 (EFE)`; None for `NO DATE` and days that do not exist.

    >>> dateline_day("LIMA, 15 JAN 90 (EFE)")
    datetime.date(1990, 1, 15)
    """
    found = DATELINE_DAY.search(dateline)
    if found is None:
        return None
    try:
        return datetime(CENTURY + int(found[3]), 1 + MONTHS.index(found[2]), int(found[1])).date()
    except ValueError:
        return None


def _unmarked(mark: re.Match[str]) -> str:
    """Nothing for a monitor's remark or a speaker before his words, parentheses for an explanation."""
    opens = not mark.string[: mark.start()].strip() or mark.string[: mark.start()].rstrip().endswith(("--", "]"))
    return "" if opens or EDITORIAL.search(mark[1]) else f"({mark[1]})"


def template(slots: Mapping[str, list[str]]) -> Template:
    """A template's slots that are measured."""
    effects = slots["HUM TGT: EFFECT OF INCIDENT"]
    return Template(
        optional="OPTIONAL" in slots["MESSAGE: TEMPLATE"][0],
        kinds=frozenset(kind.strip() for value in slots["INCIDENT: TYPE"] for kind in value.split("/")),
        organisations=tuple(_named(value) for value in slots["PERP: ORGANIZATION ID"] if QUOTED.search(value)),
        people=_people(slots["HUM TGT: NAME"], slots["HUM TGT: DESCRIPTION"]),
        killed=any(value.lstrip("? ").split(":")[0].strip().startswith("DEATH") for value in effects),
    )


def _named(value: str) -> Named:
    return Named(frozenset(QUOTED.findall(value)), value.lstrip().startswith("?"))


def _people(names: Iterable[str], descriptions: Iterable[str]) -> tuple[Named, ...]:
    """Human targets: each name with its descriptions, and descriptions without a name."""
    found = [_named(value) for value in names if QUOTED.search(value)]
    for value in descriptions:
        said, _, of = value.partition(":")
        if not QUOTED.search(said):
            continue
        described = frozenset(QUOTED.findall(said))
        whose = frozenset(QUOTED.findall(of))
        at = next((i for i, one in enumerate(found) if whose & one.ways), None)
        if at is None:
            found.append(Named(described, value.lstrip().startswith("?")))
        else:
            found[at] = Named(found[at].ways | described, found[at].optional)
    return tuple(found)
