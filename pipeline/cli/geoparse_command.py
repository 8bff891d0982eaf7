"""`sitrep geoparse`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.cli.exits import CommandError, Exit, end_with, named_failures
from pipeline.cli.options import Quiet, SettingsOption
from pipeline.cli.output import message
from pipeline.cli.project import load_settings, project_root
from pipeline.geocode.unlisted import ATTRIBUTIONS, GeopyError, UnlistedPlaces, unlisted_places
from pipeline.reference.rows import BadReferenceRow
from pipeline.stages.context import CACHE
from pipeline.stages.geoparse import Geoparser
from pipeline.stages.parsing import ModelUnusable
from schemas.geoparse import Toponym
from schemas.settings import OnlineService, OnlineSettings

__all__ = ["geoparse"]

STANDARD_INPUT = "-"
TEXT_KEYS = ("text", "body", "content")
# Above these many characters a text is set aside, as `sitrep run` does.
PROGRESS_EVERY = 200

Text = tuple[str | None, str]


def geoparse(
    source: Annotated[
        str,
        typer.Argument(metavar="FILE|TEXT", help="A .txt or .jsonl file, - for standard input, or the text itself."),
    ],
    as_text: Annotated[bool, typer.Option("--text", help="SOURCE is text, even if a file has that name.")] = False,
    least_score: Annotated[
        float, typer.Option("--min-score", min=0.0, max=1.0, help="Leaves out places less likely than this.")
    ] = 0.0,
    resolved_only: Annotated[
        bool, typer.Option("--resolved", help="Leaves out names for which no place was found.")
    ] = False,
    online: Annotated[
        OnlineService | None,
        typer.Option("--online", help="Asks this service for names that the gazetteer lacks.", show_default=False),
    ] = None,
    user_agent: Annotated[
        str | None,
        typer.Option("--user-agent", help="How you name yourself to it: 'my-project (me@example.org)'."),
    ] = None,
    username: Annotated[str | None, typer.Option("--username", help="Your account at GeoNames.")] = None,
    server: Annotated[
        str | None, typer.Option("--server", help="A server of your own with the same service, as http://host:8080.")
    ] = None,
    settings: SettingsOption = None,
    quiet: Quiet = False,
) -> None:
    """Finds the place names of a text and the places they mean: one JSON object per name on standard output.

    Lines of a .jsonl file are objects with `text` and, if they have one, `id`, which every name of theirs repeats.
    A line that cannot be read is named on standard error and counted, and the rest goes on.

    Nothing leaves the machine unless --online, or `online.service` in the settings, names a service: then names that
    the gazetteer lacks are sent to it, one a second, and its answers are kept. If it fails, the command ends with 1.

    Examples:

        sitrep geoparse "A strike hit a camp near the border with Turkey in Syria's Idlib."

        sitrep geoparse articles.jsonl --min-score 0.5 > places.jsonl

        sitrep geoparse articles.jsonl --online nominatim --user-agent "my-project (me@example.org)"
    """
    with named_failures():
        chosen = load_settings(settings)
        try:
            parser = Geoparser.open(project_root(), chosen)
        except (ModelUnusable, BadReferenceRow, FileNotFoundError) as error:
            raise CommandError(str(error), Exit.FAILED) from None
        given = {"service": online, "user_agent": user_agent, "username": username, "server": server}
        unlisted = _unlisted(parser, chosen.online, {key: value for key, value in given.items() if value is not None})
        rejected = 0
        most = chosen.reading.max_characters
        for number, found in enumerate(_texts(source, as_text=as_text), start=1):
            problem = found if isinstance(found, str) else _too_long(found, most)
            if problem is not None:
                rejected += 1
                message(f"sitrep: {problem}")
                continue
            assert not isinstance(found, str)
            _write(found[0], _toponyms(parser, found[1], unlisted), least_score, resolved_only)
            if number % PROGRESS_EVERY == 0 and not quiet:
                message(f"{number:,} texts read")
        if rejected:
            message(f"sitrep: {rejected} of the lines or texts set aside")
            end_with(Exit.REJECTED)


def _unlisted(parser: Geoparser, settings: OnlineSettings, given: dict[str, Any]) -> UnlistedPlaces | None:
    """What asks online, by the settings and what the command line says otherwise."""
    if given and not (settings.service or given.get("service")):
        raise CommandError("--user-agent, --username and --server are for a service; name it with --online", Exit.USAGE)
    chosen = settings.replace(**given)
    folder = project_root() / CACHE / "online" if chosen.cache is None else Path(chosen.cache)
    try:
        asking = unlisted_places(parser.coding.gazetteer, chosen, cache=folder)
    except ValueError as error:
        raise CommandError(str(error), Exit.USAGE) from None
    if asking is not None and chosen.service is not None:
        message(ATTRIBUTIONS[chosen.service.value])
    return asking


def _toponyms(parser: Geoparser, text: str, unlisted: UnlistedPlaces | None) -> list[Toponym]:
    try:
        return parser.toponyms(text, unlisted=unlisted)
    except GeopyError as error:
        raise CommandError(
            f"the online service failed: {type(error).__name__}: {error}; what it answered is kept, so that the same "
            "command asks for the rest only",
            Exit.FAILED,
        ) from None


def _texts(source: str, *, as_text: bool) -> Iterator[Text | str]:
    """Texts with their ids, and for what is none the problem in words."""
    if source == STANDARD_INPUT and not as_text:
        yield from _of_bytes(sys.stdin.buffer.read(), "standard input")
        return
    path = Path(source)
    if as_text or not _is_file(path):
        if not as_text and path.suffix in {".txt", ".jsonl", ".json"} and " " not in source:
            raise CommandError(f"no file {source}; use --text if this is the text itself", Exit.INPUT)
        yield (None, source) if source.strip() else "an empty text has no places"
        return
    yield from _of_bytes(path.read_bytes(), source)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a text is too long for a file's name
        return False


def _of_bytes(data: bytes, name: str) -> Iterator[Text | str]:
    try:
        content = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CommandError(f"{name}: not UTF-8 text ({error.reason} at byte {error.start})", Exit.INPUT) from None
    if not name.endswith(".jsonl") and not _looks_like_jsonl(content):
        yield (None, content) if content.strip() else f"{name}: empty"
        return
    for number, line in enumerate(content.splitlines(), start=1):
        if line.strip():
            yield _of_line(line, f"{name}:{number}")


def _looks_like_jsonl(content: str) -> bool:
    first = content.lstrip().split("\n", 1)[0]
    return first.startswith("{") and first.rstrip().endswith("}")


def _of_line(line: str, where: str) -> Text | str:
    try:
        found: Any = json.loads(line)
    except (json.JSONDecodeError, RecursionError):
        return f"{where}: broken JSON"
    text = next((found[key] for key in TEXT_KEYS if key in found), None) if isinstance(found, dict) else None
    if not isinstance(text, str):
        return f"{where}: no object with a text under `text`"
    if not text.strip():
        return f"{where}: empty text"
    given = found.get("id")
    return (None if given is None else str(given), text)


def _too_long(found: Text, most: int) -> str | None:
    if len(found[1]) <= most:
        return None
    return f"{found[0] or 'text'}: {len(found[1]):,} characters, more than reading.max_characters ({most:,})"


def _write(identifier: str | None, found: list[Toponym], least_score: float, resolved_only: bool) -> None:
    for one in found:
        if one.place_id is None and (resolved_only or least_score > 0):
            continue
        if one.place_id is not None and one.score < least_score:
            continue
        body = one.model_dump(mode="json")
        row = body if identifier is None else {"id": identifier, **body}
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
