"""The lemmatizer's tables: known words, irregular forms, and endings for words never seen.

spaCy's trainable lemmatizer sees only the last three letters of a word it does not know, so it makes "blam"
of "blamed" and "shattere" of "shattered". Here a word's known lemmas come first, then the endings in
models/domain/endings.csv, the most special first. The trained one is a side task only and does not ship.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.lookups import Lookups

from pipeline.model.grammar import domain_conllu
from pipeline.model.lexicon import Lexicon, read_lexicon

# Names keep their form, but for plurals such as "United Nations", whose lemma is the singular.
NAMES = "propn"
COLUMNS = 10

# The last rule of every part of speech but names: a form that is a known lemma stays, in lower case.
UNCHANGED = ("", "")

Seen = Mapping[tuple[str, str], Counter[str]]


@dataclass(frozen=True, slots=True)
class LemmaTables:
    """For each part of speech: endings in order, known lemmas, and lemmas of forms that no ending gives."""

    endings: Mapping[str, list[tuple[str, str]]]
    known: Mapping[str, set[str]]
    irregular: Mapping[str, Mapping[str, str]]

    def lookups(self) -> Lookups:
        """The tables in the form that spaCy's rule lemmatizer reads."""
        found = Lookups()
        found.add_table("lemma_rules", {pos: [list(rule) for rule in rules] for pos, rules in self.endings.items()})
        found.add_table("lemma_index", {pos: sorted(words) for pos, words in sorted(self.known.items())})
        irregular = {
            pos: {form: [lemma] for form, lemma in sorted(forms.items())} for pos, forms in self.irregular.items()
        }
        found.add_table("lemma_exc", dict(sorted(irregular.items())))
        return found


def lemma_tables(treebank: Path, domain: Path, *, domain_sentences: int, seed: int) -> LemmaTables:
    """The tables from the treebank's training part, the grammar's sentences and its word lists."""
    text = (treebank / "train.conllu").read_text(encoding="utf-8")
    sentences = domain_conllu(domain, count=domain_sentences, seed=seed) if domain_sentences else ""
    seen = seen_forms([*_word_lines(text), *_word_lines(sentences)])
    return tables_from(seen, read_lexicon(domain), endings=read_endings(domain))


def seen_forms(words: Iterable[tuple[str, str, str]]) -> Seen:
    """How often each form (lower case) of a part of speech has each lemma."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for pos, form, lemma in words:
        keeps_case = pos == NAMES or lemma == "I"
        seen[pos, form.lower()][lemma if keeps_case else lemma.lower()] += 1
    return seen


def tables_from(seen: Seen, lexicon: Lexicon, *, endings: Mapping[str, list[tuple[str, str]]]) -> LemmaTables:
    """The tables; only forms that the endings would get wrong are kept as irregular."""
    known: dict[str, set[str]] = defaultdict(set)
    lemma_of: dict[tuple[str, str], str] = {}
    for (pos, form), lemmas in seen.items():
        lemma = lemmas.most_common(1)[0][0]
        lemma_of[pos, form] = lemma
        if pos != NAMES:
            known[pos].add(lemma)
    for pos, form, lemma in _listed(lexicon):
        known[pos].add(lemma)
        lemma_of.setdefault((pos, form), lemma)
    endings = {pos: [*endings.get(pos, []), UNCHANGED] for pos in known}
    irregular: dict[str, dict[str, str]] = defaultdict(dict)
    for (pos, form), lemma in lemma_of.items():
        if pos == NAMES and (lemma.lower() == form or not form.startswith(lemma.lower())):
            continue  # "Nations" is the name "Nation"; but the name "Jan" need not be "January"
        if by_ending(form, endings.get(pos, []), known[pos]) != lemma:
            irregular[pos][form] = lemma
    return LemmaTables(endings, known, irregular)


def by_ending(form: str, endings: Iterable[tuple[str, str]], known: set[str]) -> str:
    """The lemma by the first ending that gives a known word, else by the first that fits, else the form."""
    made = [form[: len(form) - len(old)] + new for old, new in endings if form.endswith(old) and len(form) > len(old)]
    # As spaCy does it: the last known word wins, for the general endings stand last.
    return next((lemma for lemma in reversed(made) if lemma in known), made[0] if made else form)


def _listed(lexicon: Lexicon) -> Iterator[tuple[str, str, str]]:
    for group, verbs in lexicon.verbs.items():
        if group.startswith("@"):
            for verb in verbs:
                for form in (verb.lemma, verb.past, verb.participle, verb.ing):
                    yield "verb", form, verb.lemma
    for group, nouns in lexicon.nouns.items():
        if group.startswith("@"):
            for lemma, plural in nouns:
                yield "noun", plural, lemma


def read_endings(domain: Path) -> dict[str, list[tuple[str, str]]]:
    """The endings of `endings.csv` by part of speech, in their order."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    with (domain / "endings.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["pos"]].append((row["ending"], row["becomes"]))
    return dict(found)


def _word_lines(text: str) -> Iterator[tuple[str, str, str]]:
    for line in text.splitlines():
        columns = line.split("\t")
        if len(columns) == COLUMNS and columns[0].isdigit() and columns[2] != "_":
            yield columns[3].lower(), columns[1], columns[2]


def with_lemmatizer(nlp: Language, tables: LemmaTables) -> Language:
    """The pipeline with the table lemmatizer in the place of the trained one."""
    if "trainable_lemmatizer" in nlp.pipe_names:
        nlp.remove_pipe("trainable_lemmatizer")
    if "lemmatizer" in nlp.pipe_names:
        nlp.remove_pipe("lemmatizer")
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.initialize(lookups=tables.lookups())  # type: ignore[attr-defined]
    return nlp
