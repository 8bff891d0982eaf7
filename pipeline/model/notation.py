"""The notation of models/domain/rules.toml: one rule is a row of dependents around one head.

    "3 nsubj/actor =v.attack.past obj/target obl/place?40"

A leading number is the rule's weight (1 when left out). Each item is `relation/what`, the head is `=what`.
`?40` keeps an item in 40 of 100 sentences, `?` in half of them. What stands there: a symbol (another rule),
a word of a class (v.attack.past, n.person.pl, a.dir, cd.digit, name.city), one closed-class word ('in),
a literal part of a name (an initial capital), or a row of items in brackets. A rule may also be one single
dependent without a head, as `obl/(case/'in =name.city)`: whoever uses its symbol as `*/symbol` takes over the
relation as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

PIECE = re.compile(r"[()]|[^\s()]+")
OPTION = re.compile(r"(?<=.)\?(\d*)$")
WEIGHT = re.compile(r"^\d+(?= )")


class BadRule(ValueError):
    """A rule that cannot be read; the text shows it."""


@dataclass(frozen=True, slots=True)
class Item:
    """One dependent, or the head (then `rel` is None), with the chance (0 to 1) that it is used."""

    rel: str | None
    what: str | tuple[Item, ...]
    chance: float = 1.0


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a symbol."""

    weight: int
    items: tuple[Item, ...]


@lru_cache(maxsize=4096)
def read_rule(text: str) -> Rule:
    """A rule from its notation. Raises BadRule when heads or brackets do not add up."""
    found = WEIGHT.match(text)
    pieces = PIECE.findall(text[found.end() :] if found else text)
    items, rest = _items(pieces, text)
    if rest:
        raise BadRule(f"a bracket too many in {text!r}")
    return Rule(int(found.group()) if found else 1, items)


def _items(pieces: list[str], text: str) -> tuple[tuple[Item, ...], list[str]]:
    items: list[Item] = []
    while pieces and pieces[0] != ")":
        item, pieces = _item(pieces, text)
        items.append(item)
    heads = sum(item.rel is None for item in items)
    if heads != 1 and not (heads == 0 and len(items) == 1):
        raise BadRule(f"needs exactly one head in each row: {text!r}")
    return tuple(items), pieces


def _item(pieces: list[str], text: str) -> tuple[Item, list[str]]:
    rel, what = _split(pieces[0], text)
    pieces = pieces[1:]
    if what:
        option = OPTION.search(what)
        return Item(rel, what[: option.start()] if option else what, _chance(option)), pieces
    if not pieces or pieces[0] != "(":
        raise BadRule(f"nothing after {rel!r} in {text!r}")
    inner, rest = _items(pieces[1:], text)
    if not rest:
        raise BadRule(f"an open bracket in {text!r}")
    option = re.fullmatch(r"\?(\d*)", rest[1]) if len(rest) > 1 else None
    return Item(rel, inner, _chance(option)), rest[2 if option else 1 :]


def _split(piece: str, text: str) -> tuple[str | None, str]:
    if piece.startswith("="):
        return None, piece[1:]
    rel, slash, what = piece.partition("/")
    if not slash:
        raise BadRule(f"{piece!r} has no relation in {text!r}")
    return rel, what


def _chance(option: re.Match[str] | None) -> float:
    return 1.0 if option is None else int(option.group(1) or 50) / 100
