"""Given names and family names of people, as far as word lists know them: for the class of a word (word_classes.py).

The lists are those of the United States census of 1990 (public domain), through the package `names` (MIT), and those of
the package Faker (MIT) for its locales that write with Latin letters. Only training needs the packages.
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

CENSUS = ("dist.male.first", "dist.female.first"), ("dist.all.last",)
# Ranks in the census's lists up to which a name counts as frequent, and as known to most.
FREQUENT_GIVEN = 600
FREQUENT_FAMILY = 1_000
KNOWN_FAMILY = 10_000
FAMILY_KINDS = 4
LATIN = re.compile(r"[^\W\d_][^\W\d_'’-]*[^\W\d_]")
NON_LATIN = re.compile(r"[^\x00-\u024f’]")
GIVEN_LISTS, FAMILY_LISTS = ("first_name", "first_names"), ("last_name", "last_names")


def read_people() -> dict[str, int]:
    """A kind by name in small letters: 4 x (0 no given name, 1 rare, 2 frequent) + (0 no family name to 3 frequent).

    Raises ModuleNotFoundError without the packages.
    """
    missing = [package for package in ("names", "faker") if find_spec(package) is None]
    if missing:
        raise ModuleNotFoundError(f"training needs {' and '.join(missing)}: pip install 'sitrep[train]'")
    given, family = (_census(files) for files in CENSUS)
    more_given, more_family = _of_locales()
    kinds = dict.fromkeys([*more_given, *given], FAMILY_KINDS)
    kinds |= dict.fromkeys(islice(given, FREQUENT_GIVEN), 2 * FAMILY_KINDS)
    for names, kind in (
        (family, 1),
        ([*more_family, *islice(family, KNOWN_FAMILY)], 2),
        (islice(family, FREQUENT_FAMILY), 3),
    ):
        for name in names:
            kinds[name] = kinds.get(name, 0) // FAMILY_KINDS * FAMILY_KINDS + kind
    return kinds


def _census(files: Iterable[str]) -> list[str]:
    """Names in small letters, the most frequent first."""
    spec = find_spec("names")
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent
    rows = [line.split() for file in files for line in (folder / file).read_text(encoding="ascii").splitlines()]
    return list(dict.fromkeys(row[0].lower() for row in sorted(rows, key=lambda row: int(row[3]))))


def _of_locales() -> tuple[list[str], list[str]]:
    given: set[str] = set()
    family: set[str] = set()
    package = import_module("faker.providers.person")
    for module in pkgutil.iter_modules(package.__path__):
        provider = import_module(f"{package.__name__}.{module.name}").Provider
        given.update(_names(provider, GIVEN_LISTS))
        family.update(_names(provider, FAMILY_LISTS))
    return sorted(given), sorted(family)


def _names(provider: type, prefixes: tuple[str, ...]) -> Iterator[str]:
    lists = [getattr(provider, attribute) for attribute in sorted(dir(provider)) if attribute.startswith(prefixes)]
    for names in lists:
        if isinstance(names, dict | list | tuple):
            found = (part for name in names if isinstance(name, str) for part in name.split())
            yield from (part.lower() for part in found if LATIN.fullmatch(part) and not NON_LATIN.search(part))
