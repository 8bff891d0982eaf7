"""Where the project lies, its version, and the settings of a command."""

from __future__ import annotations

import json
import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pydantic import ValidationError

from pipeline.cli.exits import CommandError, Exit
from schemas.base import Record
from schemas.settings import Settings

__all__ = ["SETTINGS_FILE", "load_settings", "project_root", "tool_version"]

SETTINGS_FILE = "sitrep.toml"
# Names offered when a settings key is not known.
KNOWN_SHOWN = 12


def project_root() -> Path:
    """The folder that holds seeds/ and models/, wherever the command is called from."""
    root = Path(__file__).resolve().parents[2]
    if not (root / "seeds").is_dir():
        raise CommandError(
            f"no seeds/ at {root}; install from a checkout of the project with `pip install -e .`",
            Exit.FAILED,
        )
    return root


def tool_version() -> str | None:
    """Version of the installed program; None when it runs without being installed."""
    try:
        return version("sitrep")
    except PackageNotFoundError:
        return None


def load_settings(path: Path | None) -> Settings:
    """The settings of a file; without a name those of ./sitrep.toml, or the defaults when there is none.

    Raises CommandError (usage) when a named file is missing or is no TOML, or for an unknown key or a wrong
    value.
    """
    found = path if path is not None else Path(SETTINGS_FILE)
    if path is None and not found.is_file():
        return Settings()
    try:
        values = tomllib.loads(found.read_text(encoding="utf-8"))
    except OSError as error:
        raise CommandError(f"cannot read the settings {found}: {error.strerror}", Exit.USAGE) from None
    except UnicodeDecodeError:
        raise CommandError(f"the settings {found} are not UTF-8 text", Exit.USAGE) from None
    except tomllib.TOMLDecodeError as error:
        raise CommandError(f"the settings {found} are no TOML: {error}", Exit.USAGE) from None
    try:
        # As JSON, where a word may stand for a member of a vocabulary; a TOML date becomes text.
        return Settings.model_validate_json(json.dumps(values, default=str))
    except ValidationError as error:
        problems = "; ".join(_problem(list(item["loc"]), item["type"], item["msg"]) for item in error.errors())
        raise CommandError(f"settings {found}: {problems}", Exit.USAGE) from None


def _problem(steps: list[int | str], kind: str, message: str) -> str:
    """One thing wrong with the settings, with the key's dotted name."""
    name = ".".join(str(step) for step in steps)
    if kind != "extra_forbidden":
        return f"{name}: {message[:1].lower()}{message[1:]}"
    known = _keys_beside([str(step) for step in steps])
    return f"{name}: no such setting" + (f"; known are {', '.join(known[:KNOWN_SHOWN])}" if known else "")


def _keys_beside(steps: list[str]) -> list[str]:
    """Names of the settings at the level of a key."""
    level: object = Settings()
    for step in steps[:-1]:
        level = getattr(level, step, None)
    return sorted(type(level).model_fields) if isinstance(level, Record) else []
