"""The words of the domain grammar: tables in models/domain, inflected on demand."""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from pipeline.model.trees import Word

T = TypeVar("T")

CARDINALS = (
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "fifteen",
)
DIGITS = "NumForm=Digit|NumType=Card"
LETTERS = "NumForm=Word|NumType=Card"
DEGREE = "Degree=Pos"
# Lists hold few names; with invented ones the model learns the place of a name, not the name.
INVENTABLE = frozenset({"city", "place2", "river", "male", "female", "family", "province"})
INVENTED_SHARE = 0.4
MIDDLE_SHARE = 0.4
# Names that look plural and are not.
SINGULAR_IN_S = frozenset({"Corps", "Cross", "Hamas", "Press", "Congress", "Access"})


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb with the forms that cannot be made by rule."""

    lemma: str
    past: str
    participle: str
    ing: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name and how its parts hang together: flat, plural, compound, adj, adjective or tree."""

    text: str
    shape: str


@dataclass(frozen=True, slots=True)
class Syllables:
    """Syllables of one language's names, to invent new ones from."""

    starts: tuple[str, ...]
    middles: tuple[str, ...]
    ends: tuple[str, ...]

    def name(self, dice: random.Random) -> str:
        """An invented name with the sound of the language."""
        middle = dice.choice(self.middles) if dice.random() < MIDDLE_SHARE else ""
        return dice.choice(self.starts) + middle + dice.choice(self.ends)


class UnknownWord(KeyError):
    """A rule asks for a word or a class that no table has; the text names it."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words of the grammar by class; a class "@lemma" holds that word alone.

    `entities` has the labels of classes of names, as ("name", "city"), and of nouns, as ("noun", "rocket").
    """

    closed: dict[str, Word]
    verbs: dict[str, tuple[Verb, ...]]
    nouns: dict[str, tuple[tuple[str, str], ...]]
    modifiers: dict[str, tuple[tuple[str, str], ...]]
    names: dict[str, tuple[Name, ...]]
    syllables: tuple[Syllables, ...]
    entities: Mapping[tuple[str, str], str]

    def word(self, atom: str, dice: random.Random) -> Word:
        """The word a rule's atom asks for: 'the, v.attack.past, n.person.pl, a.dir, cd.digit."""
        if atom.startswith("'") or atom in self.closed:
            return _get(self.closed, atom.removeprefix("'") if atom not in self.closed else atom)
        kind, _, rest = atom.partition(".")
        group, _, form = rest.partition(".")
        if kind == "v":
            return verb_form(dice.choice(_get(self.verbs, group)), form)
        if kind == "aux":
            return auxiliary(group, form)
        if kind == "n":
            lemma, plural = dice.choice(_get(self.nouns, group))
            return replace(noun_form(lemma, plural, form), entity=self.entities.get(("noun", lemma), ""))
        if kind == "a":
            return modifier(*dice.choice(_get(self.modifiers, group)))
        if kind == "cd":
            return number(group, dice)
        raise UnknownWord(atom)

    def name(self, group: str, dice: random.Random) -> Name:
        """A name of a class; for people and places often one that no list has."""
        if group in INVENTABLE and dice.random() < INVENTED_SHARE:
            return Name(dice.choice(self.syllables).name(dice), "flat")
        return dice.choice(_get(self.names, group))


def _get(table: Mapping[str, T], key: str) -> T:
    if key not in table:
        raise UnknownWord(key)
    return table[key]


def verb_form(verb: Verb, form: str) -> Word:
    """A verb as past, pres (both agree later), part, pass, ing, ger or inf."""
    if form in {"past", "pres"}:
        return Word(verb.past, verb.lemma, "VERB", "VBD", finite=form)
    written, xpos, feats = {
        "part": (verb.participle, "VBN", "Tense=Past|VerbForm=Part"),
        "pass": (verb.participle, "VBN", "Tense=Past|VerbForm=Part|Voice=Pass"),
        "ing": (verb.ing, "VBG", "Tense=Pres|VerbForm=Part"),
        "ger": (verb.ing, "VBG", "VerbForm=Ger"),
        "inf": (verb.lemma, "VB", "VerbForm=Inf"),
    }[form]
    return Word(written, verb.lemma, "VERB", xpos, feats)


def auxiliary(lemma: str, form: str) -> Word:
    """A finite be, have or do that agrees later; "main" is the past of "there was", a verb of its own."""
    past = {"be": "was", "have": "had", "do": "did"}[lemma]
    if form == "main":
        return Word(past, lemma, "VERB", "VBD", finite="past")
    return Word(past, lemma, "AUX", "VBD", finite=form)


def noun_form(lemma: str, plural: str, form: str) -> Word:
    """A noun in the singular (sg) or the plural (pl); nouns without a singular are marked Ptan."""
    if form == "sg":
        return Word(lemma, lemma, "NOUN", "NN", "Number=Sing")
    tantum = lemma == plural and lemma.endswith("s")
    return Word(plural, lemma, "NOUN", "NNS", "Number=Ptan" if tantum else "Number=Plur")


def modifier(lemma: str, tag: str) -> Word:
    """An adjective or an adverb in its base form."""
    return Word(lemma, lemma, "ADJ", tag, DEGREE) if tag == "JJ" else Word(lemma, lemma, "ADV", tag)


def number(kind: str, dice: random.Random) -> Word:
    """A cardinal: digit, big, word, one, day, year, age or clock."""
    if kind in {"word", "one"}:
        form = "one" if kind == "one" else dice.choice(CARDINALS)
        return Word(form, form, "NUM", "CD", LETTERS)
    if kind == "digit":
        form = str(dice.choice((dice.randint(2, 30), dice.randint(10, 99), dice.randint(13, 900))))
    elif kind == "clock":
        form = f"{dice.randint(1, 12)}:{dice.choice(('00', '15', '20', '30', '45'))}"
    else:
        low, high = {"big": (1000, 90000), "day": (1, 31), "year": (1985, 2029), "age": (4, 88)}[kind]
        value = dice.randint(low, high)
        form = f"{value // 100 * 100:,}" if kind == "big" else str(value)
    return Word(form, form.replace(",", ""), "NUM", "CD", DIGITS)


def proper(form: str, *, adjective: bool = False, plural: bool | None = None) -> Word:
    """A word of a name: a proper noun, or an adjective such as "National" in an organisation's name."""
    if adjective:
        return Word(form, form, "ADJ", "NNP", DEGREE)
    if plural is None:
        plural = len(form) > 4 and form.endswith("s") and form[-2] not in "usi" and form not in SINGULAR_IN_S
    if not plural:
        return Word(form, form, "PROPN", "NNP", "Number=Sing")
    return Word(form, form.removesuffix("s") or form, "PROPN", "NNPS", "Number=Plur")


def read_lexicon(folder: Path) -> Lexicon:
    """The tables of `models/domain`. Raises FileNotFoundError when one is missing."""
    closed = {
        row["key"]: Word(row["form"], row["lemma"], row["upos"], row["xpos"], row["feats"])
        for row in _rows(folder, "words")
    }
    verbs = _by_class(
        (row["lemma"], row["classes"], Verb(row["lemma"], row["past"], row["participle"], row["ing"]))
        for row in _rows(folder, "verbs")
    )
    nouns = _by_class((row["lemma"], row["classes"], (row["lemma"], row["plural"])) for row in _rows(folder, "nouns"))
    modifiers = _by_class(
        (row["lemma"], row["classes"], (row["lemma"], row["tag"])) for row in _rows(folder, "modifiers")
    )
    names = _by_class((row["text"], row["class"], Name(row["text"], row["shape"])) for row in _rows(folder, "names"))
    syllables = tuple(
        Syllables(*(tuple(row[part].split()) for part in ("starts", "middles", "ends")))
        for row in _rows(folder, "syllables")
    )
    entities = {(row["kind"], row["word"]): row["label"] for row in _rows(folder, "entities")}
    return Lexicon(closed, verbs, nouns, modifiers, names, syllables, entities)


def _rows(folder: Path, table: str) -> Iterator[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _by_class(rows: Iterable[tuple[str, str, T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = defaultdict(list)
    for lemma, classes, value in rows:
        for group in (*classes.split(), f"@{lemma}"):
            found[group].append(value)
    return {group: tuple(values) for group, values in found.items()}
