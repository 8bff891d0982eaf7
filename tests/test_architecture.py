"""The house rules that can be read from the source: layers, size, and what may not be written."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
PACKAGES = ("schemas", "pipeline")

# A module may import modules of its own layer and of the layers before it.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("schemas",),
    (
        "pipeline.engine",
        "pipeline.text",
        "pipeline.dates",
        "pipeline.coding",
        "pipeline.places",
        "pipeline.linking",
        "pipeline.model",
        "pipeline.publishing",
    ),
    ("pipeline.reference",),
    ("pipeline.stages",),
    ("pipeline.geocode",),
    ("pipeline.stage_list",),
    ("pipeline.cli",),
)
# Pure logic: gets what it needs as arguments and opens no file. The engine's store and the model's training
# are the two that must.
PURE = ("pipeline.text", "pipeline.dates", "pipeline.coding", "pipeline.places", "pipeline.linking")
# The gazetteer is a SQLite file, opened by the module that looks names up in it.
MAY_OPEN = {"pipeline.places.gazetteer"}
NETWORK = {
    "socket",
    "ssl",
    "http",
    "urllib",
    "ftplib",
    "smtplib",
    "requests",
    "httpx",
    "aiohttp",
    "urllib3",
    "geopy",
}
# Fetching the public corpora, when `sitrep model train --fetch` asks for it; geopy's geocoders and GeoNames' downloads,
# asked for by name. No stage and no default reaches them.
MAY_USE_NETWORK = {
    "pipeline.model.fetch",
    "pipeline.geocode.geocoder",
    "pipeline.geocode.country_codes",
    "pipeline.geocode.online",
    "pipeline.geocode.answers",
    "pipeline.geocode.unlisted",
    "pipeline.reference.geonames_download",
}
# Parsing is spaCy's alone: stored sentences need no model. Names below these hold the only exceptions.
MAY_USE_SPACY = ("pipeline.stages.parse", "pipeline.stages.parsing", "pipeline.stages.role_scores", "pipeline.model")
MAY_PRINT = (
    "pipeline.cli",
    "pipeline.engine.progress",
    "pipeline.model.train",
    "schemas.documents",
)

LONGEST_FILE = 320


def modules() -> list[str]:
    """Every module of the project by its dotted name."""
    paths = sorted(path for package in PACKAGES for path in (PROJECT / package).rglob("*.py"))
    return [dotted(path) for path in paths]


def dotted(path: Path) -> str:
    """A file's module name; a package's is that of its folder."""
    name = ".".join(path.relative_to(PROJECT).with_suffix("").parts)
    return name.removesuffix(".__init__")


def path_of(module: str) -> Path:
    """The file of a module."""
    base = PROJECT.joinpath(*module.split("."))
    return base / "__init__.py" if base.is_dir() else base.with_suffix(".py")


@cache
def tree(module: str) -> ast.Module:
    """A module's syntax."""
    return ast.parse(path_of(module).read_text(encoding="utf-8"))


def imports(module: str) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything a module imports."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: relative import"
            yield node.lineno, node.module or ""


def layer(module: str) -> int | None:
    """Number of a module's layer; None for the package `pipeline` itself."""
    for number, names in enumerate(LAYERS):
        if any(module == name or module.startswith(f"{name}.") for name in names):
            return number
    return None


def below(module: str, names: tuple[str, ...] | set[str]) -> bool:
    """Whether a module is one of these, or inside one."""
    return any(module == name or module.startswith(f"{name}.") for name in names)


def calls(module: str, name: str) -> list[int]:
    """Lines on which a builtin is called by its bare name."""
    return [
        node.lineno
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
    ]


def test_every_module_belongs_to_a_layer() -> None:
    assert [module for module in modules() if layer(module) is None and module != "pipeline"] == []


@pytest.mark.parametrize("module", modules())
def test_a_module_imports_only_from_its_layer_and_those_before(module: str) -> None:
    own = layer(module)
    for line, name in imports(module):
        other = layer(name)
        if own is not None and other is not None:
            assert other <= own, f"{module}:{line} imports {name}, a later layer"


def test_logic_does_not_know_other_logic_s_users() -> None:
    """The engine knows nothing of articles; text, dates, coding, places and linking nothing of the engine."""
    for module in modules():
        for line, name in imports(module):
            if below(module, ("pipeline.engine",)):
                assert not below(name, PURE), f"{module}:{line} imports {name}"
            if below(module, PURE):
                assert not below(name, ("pipeline.engine",)), f"{module}:{line} imports {name}"


def test_pure_logic_opens_no_files() -> None:
    for module in modules():
        if below(module, PURE) and module not in MAY_OPEN:
            opened = calls(module, "open")
            read = [
                node.lineno
                for node in ast.walk(tree(module))
                if isinstance(node, ast.Attribute)
                and node.attr in {"read_text", "write_text", "read_bytes", "write_bytes"}
            ]
            assert not opened + read, f"{module}: lines {opened + read}"


def test_only_parsing_and_training_know_spacy() -> None:
    for module in modules():
        for line, name in imports(module):
            if name.split(".")[0] in {"spacy", "thinc"}:
                assert below(module, MAY_USE_SPACY), f"{module}:{line} imports {name}"


def test_nothing_uses_the_network() -> None:
    for module in modules():
        for line, name in imports(module):
            if name.split(".")[0] in NETWORK:
                assert module in MAY_USE_NETWORK, f"{module}:{line} imports {name}"


def test_fingerprints_and_ids_never_come_from_the_salted_hash() -> None:
    assert {module: lines for module in modules() if (lines := calls(module, "hash"))} == {}


def test_only_the_command_line_prints() -> None:
    found = {
        module: lines for module in modules() if not below(module, MAY_PRINT) and (lines := calls(module, "print"))
    }
    assert found == {}


def test_no_except_catches_everything_unnamed() -> None:
    for module in modules():
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.ExceptHandler):
                assert node.type is not None, f"{module}:{node.lineno}: bare except"


def test_nothing_is_global_and_changed() -> None:
    for module in modules():
        for node in ast.walk(tree(module)):
            assert not isinstance(node, ast.Global), f"{module}:{node.lineno}: global"


def test_every_module_says_what_it_is() -> None:
    assert [module for module in modules() if not ast.get_docstring(tree(module))] == []


def test_every_folder_with_code_is_a_package() -> None:
    folders = {path_of(module).parent for module in modules()}
    assert sorted(folder for folder in folders if not (folder / "__init__.py").is_file()) == []


def test_files_stay_short_enough_to_read_at_one_go() -> None:
    lengths = {
        path_of(module).relative_to(PROJECT).as_posix(): len(path_of(module).read_text(encoding="utf-8").splitlines())
        for module in modules()
    }
    too_long = {name: size for name, size in lengths.items() if size > LONGEST_FILE}
    assert too_long == {}
