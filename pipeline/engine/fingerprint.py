"""Fingerprints: hashes of everything that a stage's result depends on.

Only sha256 over content: no modification times, which a checkout or a copy changes, and no `hash()`, which
differs in every process. A fingerprint keeps its components by name, so that the plan can say which one
changed.
"""

from __future__ import annotations

import ast
import hashlib
import importlib.metadata
import importlib.util
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.engine.stage import Source, Stage
from schemas.arrow import arrow_schema
from schemas.base import Record

__all__ = [
    "canonical_json",
    "digest",
    "file_hash",
    "imported_modules",
    "rows_hash",
    "schema_hash",
    "settings_part",
    "source_hash",
    "sources_hash",
    "static_components",
    "tree_hash",
]

# Half of sha256. 128 bits leave no chance of a mix-up, and the components fill the footer of every file.
DIGEST_DIGITS = 32


def canonical_json(value: Any) -> str:
    """JSON with one form for one value: sorted keys, no spaces. Raises ValueError for NaN and infinities."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def digest(value: Any) -> str:
    """Hash of a JSON value.

    >>> digest({"b": 1, "a": None}) == digest({"a": None, "b": 1})
    True
    """
    return hashlib.sha256(canonical_json(value).encode()).hexdigest()[:DIGEST_DIGITS]


def file_hash(path: Path) -> str:
    """sha256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def tree_hash(path: Path) -> str:
    """Hash of a file, or of every file below a folder with its relative path; hidden files do not count.

    Raises FileNotFoundError when there is nothing at the path.
    """
    if not path.exists():
        raise FileNotFoundError(f"a stage depends on {path}, and nothing is there")
    return digest([[name, file_hash(path / name)] for name in _files_below(path)])


def source_hash(module: str) -> str:
    """Hash of the source text of a module, or of every module of a package, whatever the line ends.

    Raises ModuleNotFoundError when there is no such module.
    """
    paths = _source_paths(module)
    texts = [[name, path.read_text(encoding="utf-8")] for name, path in sorted(paths.items())]
    return digest(texts)


def rows_hash(row_digests: Iterable[bytes]) -> str:
    """Hash of a table's content from its rows' digests, in order; blind to how Parquet encodes them."""
    total = hashlib.sha256()
    for row_digest in row_digests:
        total.update(row_digest)
    return total.hexdigest()[:DIGEST_DIGITS]


@cache
def schema_hash(record_type: type[Record]) -> str:
    """Hash of a record class as Arrow sees it: names, types, order, and the descriptions that files carry."""
    return hashlib.sha256(arrow_schema(record_type).serialize().to_pybytes()).hexdigest()[:DIGEST_DIGITS]


def settings_part(settings: Record | None, name: str) -> Any:
    """The part of the settings with a dotted name, as a JSON value; "" is all of it.

    Raises ValueError when the settings have no such part.
    """
    value: Any = None if settings is None else settings.model_dump(mode="json")
    for step in filter(None, name.split(".")):
        if not isinstance(value, Mapping) or step not in value:
            raise ValueError(f"the settings have no part {name!r}")
        value = value[step]
    return value


def sources_hash(entries: Iterable[tuple[str, str]]) -> str:
    """Hash of external files from their (name, sha256) pairs, in any order."""
    return digest(sorted(entries))


def static_components(
    stage: Stage,
    *,
    root: Path,
    settings: Record | None,
    listed: Sequence[Source] | None,
    hash_tree: Callable[[Path], str] = tree_hash,
    hash_source: Callable[[str], str] = source_hash,
) -> dict[str, str]:
    """What a stage depends on besides rows, by names that read well in a reason: "code of pipeline.coding".

    `listed` is what the stage's `sources` gave, None for a stage without. The two hashing functions may be
    cached ones, when several stages share seeds and code.
    """
    components = {f"code of {module}": hash_source(module) for module in stage.code}
    components |= {f"seeds {name}": hash_tree(root / name) for name in stage.seeds}
    components |= {_settings_name(part): digest(settings_part(settings, part)) for part in stage.settings}
    components |= {f"version of {name}": importlib.metadata.version(name) for name in stage.packages}
    components |= {f"schema of {table}": schema_hash(kind) for table, kind in stage.outputs.items()}
    if stage.partition_by:
        components["partition size"] = str(stage.rows_per_partition)
    if listed is not None:
        components["input files"] = sources_hash((source.name, source.sha256) for source in listed)
    return components


def imported_modules(
    module: str,
    *,
    within: tuple[str, ...] = ("pipeline", "schemas"),
    without: tuple[str, ...] = ("pipeline.engine",),
) -> tuple[str, ...]:
    """A module and the project's modules that it imports, directly or through others, read from the source.

    A stage's `code` may be this, and then cannot forget a module; or a test may compare the two. A package is
    given as `package.__init__`.
    """
    found: set[str] = set()
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name in found or not _inside(name, within) or _inside(name, without) or not _is_module(name):
            continue
        found.add(name)
        waiting.extend(_imports(name))
        waiting.append(name.rpartition(".")[0])
    # A package that is imported runs its `__init__`; its other modules count only where they are imported
    # too.
    return tuple(sorted(f"{name}.__init__" if _is_package(name) else name for name in found))


def _settings_name(part: str) -> str:
    return f"settings.{part}" if part else "settings"


def _files_below(path: Path) -> list[str]:
    if path.is_file():
        return ["."]
    names = (entry.relative_to(path) for entry in path.rglob("*") if entry.is_file())
    kept = [name.as_posix() for name in names if not any(_hidden(part) for part in name.parts)]
    return sorted(kept)


def _hidden(name: str) -> bool:
    return name.startswith(".") or name == "__pycache__"


def _source_paths(module: str) -> dict[str, Path]:
    spec = importlib.util.find_spec(module)
    if spec is None or (spec.origin is None and not spec.submodule_search_locations):
        raise ModuleNotFoundError(f"a stage depends on the code of {module}, and there is no such module")
    if not spec.submodule_search_locations:
        return {"": Path(str(spec.origin))}
    folders = [Path(folder) for folder in spec.submodule_search_locations]
    return {path.relative_to(folder).as_posix(): path for folder in folders for path in folder.rglob("*.py")}


def _inside(name: str, packages: tuple[str, ...]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def _is_module(name: str) -> bool:
    """Whether a dotted name is a module, and not a name inside one."""
    parent, _, _ = name.rpartition(".")
    if parent and not _is_package(parent):
        return False
    return importlib.util.find_spec(name) is not None


def _is_package(name: str) -> bool:
    parent, _, _ = name.rpartition(".")
    if parent and not _is_package(parent):
        return False
    spec = importlib.util.find_spec(name)
    return spec is not None and spec.submodule_search_locations is not None


def _imports(module: str) -> Iterator[str]:
    """Dotted names that a module's source imports; a name taken from a module too, as it may be one."""
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None or not spec.origin.endswith(".py"):
        return
    package = module if spec.submodule_search_locations is not None else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(Path(spec.origin).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            base = importlib.util.resolve_name(base, package) if node.level else base
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)
