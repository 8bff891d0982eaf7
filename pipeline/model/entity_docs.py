"""Training documents for named entities: the open corpora, our own sentences, the grammar's, and copies of them all.

A copy has other names in the place of its own, so that the model learns where a name stands and how it is built and
not only which names there are; some copies are all capitals, Title Case or lower case, as headlines are.
"""

from __future__ import annotations

import csv
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.tokens import Span as SpacySpan

from pipeline.model.corpus import TREEBANK
from pipeline.model.entity_corpora import (
    Named,
    Span,
    re3d_documents,
    uner_sentences,
    wikigold_documents,
    wnut17_sentences,
)
from pipeline.model.grammar import read_grammar, sentences
from pipeline.model.made_names import made_names
from pipeline.model.silver_names import NO_PLACES, Places, filled, place_tables, silver_sentences
from pipeline.model.sources import Sources
from pipeline.model.tokenizer import cut_like_the_treebank
from pipeline.model.trees import Token, text_of

NEWS, MORE_NEWS, ENCYCLOPAEDIA = "news.txt", "more_news.txt", "encyclopaedia.txt"
NAME_PARTS = "name_parts.toml"
MARKED = re.compile(r"\[([^\]|]*)\|([A-Z]+)\]")
HELD_OUT = 5  # one sentence in five of our own
# How often a sentence stands in the training as it is, and with other names. Swept on the development parts: without
# made-up organisations many copies teach that any unknown name is a place, as most names of our tables are.
REPEATED = {"wikigold": 3}
COPIES = {"news": 3, "encyclopaedia": 6, "re3d": 1, "wikigold": 2, "uner": 2}
SECOND_COPIES = {**COPIES, "news": 6}  # in the second round, which is to be best at news
SILVER = "silver"
SILVER_WITHOUT_NAMES = 0.25  # share kept of the treebank's sentences in which no name is known
STYLES = (("upper", 0.06), ("title", 0.06), ("lower", 0.04))
DOMAIN_SENTENCES = 800
UNKNOWN = "?"
MISC = "MISC"
TITLE_KEPT = 3
PERSONS = 3000  # names of people to make, about as many as the tables have places
MADE = {"ORG": 6000, "LOC": 1000}  # made_names.py
# Words of a name that have no capital; "PKK militants" is no name, only PKK is.
SMALL_WORDS = frozenset(
    {"al", "el", "ul", "ibn", "bin", "de", "la", "du", "des", "da", "dos", "d", "l", "van", "von"}
    | {"of", "the", "for", "and", "in", "on"}
)
ENTITY_ATTRIBUTES = ["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE"]
LINE = re.compile(r"[^\n]+")

Names = Mapping[str, Sequence[str]]


def read_marked(line: str) -> Named:
    """A sentence of our own corpus from its notation: "[Boko Haram|ORG] raided [Baga|LOC]"."""
    text, spans, done = "", [], 0
    for found in MARKED.finditer(line):
        text += line[done : found.start()]
        spans.append(Span(len(text), len(text) + len(found[1]), found[2]))
        text += found[1]
        done = found.end()
    return Named(text + line[done:], tuple(spans))


def own_sentences(folder: Path, split: str) -> list[Named]:
    """Our own sentences of models/entities: "train", or "dev" for those held out, of the first file only."""
    found = _marked_lines(folder / NEWS)
    own = [one for index, one in enumerate(found, 1) if (index % HELD_OUT == 0) == (split == "dev")]
    return own if split == "dev" else own + _marked_lines(folder / MORE_NEWS)


def _marked_lines(path: Path) -> list[Named]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [read_marked(line) for line in lines if line and not line.startswith("#")]


def grammar_sentences(domain: Path, *, count: int, seed: int) -> Iterator[Named]:
    """Sentences of the domain grammar with the entities that its tables of names tell."""
    for tokens in sentences(read_grammar(domain), count=count, seed=seed):
        yield Named(text_of(tokens), tuple(_token_spans(tokens)))


def _token_spans(tokens: Sequence[Token]) -> Iterator[Span]:
    place, open_span = 0, None
    for token in tokens:
        start, end, label = place, place + len(token.word.form), token.word.entity
        place = end + token.space_after
        if open_span is not None and label == open_span.label:
            open_span = replace(open_span, end=end)
            continue
        if open_span is not None:
            yield open_span
        open_span = Span(start, end, label) if label else None
    if open_span is not None:
        yield open_span


def corpus_sentences(
    corpora: Path, split: str, demonyms: frozenset[str], places: Places = NO_PLACES
) -> dict[str, list[Named]]:
    """Sentences of the open corpora by corpus, under our labels. Corpora that are not there are left out.

    `places` are those that the treebank's silver names are told by.
    """
    found = {
        "wikigold": [one for document in wikigold_documents(corpora, split) for one in document],
        "re3d": [line for text, spans in re3d_documents(corpora, split) for line in _lines(text, spans)],
        "wnut17": list(wnut17_sentences(corpora, split)),
        "uner": list(uner_sentences(corpora)) if split == "train" else [],
        SILVER: silver_sentences(corpora / TREEBANK / "train.conllu", places) if split == "train" else [],
    }
    return {name: [with_nationalities(one, demonyms) for one in ones] for name, ones in found.items()}


def _lines(text: str, spans: Iterable[Span]) -> Iterator[Named]:
    for line in LINE.finditer(text):
        inside = [span for span in spans if line.start() <= span.start and span.end <= line.end()]
        yield Named(line[0], tuple(Span(s.start - line.start(), s.end - line.start(), s.label) for s in inside))


def with_nationalities(one: Named, demonyms: frozenset[str]) -> Named:
    """A sentence whose nationalities are NORP, which most corpora leave out or count among the rest."""
    kept = [
        span
        for span in one.spans
        if span.label != MISC and not (span.label == UNKNOWN and one.text[span.start : span.end] in demonyms)
    ]
    taken = [(span.start, span.end) for span in kept]
    for word in re.finditer(r"[A-Z][\w-]+", one.text):
        free = all(word.end() <= start or word.start() >= end for start, end in taken)
        if free and word[0] in demonyms:
            kept.append(Span(word.start(), word.end(), "NORP"))
    return Named(one.text, tuple(kept))


def read_demonyms(countries: Path, domain: Path) -> frozenset[str]:
    """Nationalities of seeds/countries.csv and of the domain's names."""
    with countries.open(encoding="utf-8", newline="") as file:
        found = {name for row in csv.DictReader(file) for name in row["demonyms"].split(";") if name}
    with (domain / "names.csv").open(encoding="utf-8", newline="") as file:
        found |= {row["text"] for row in csv.DictReader(file) if row["class"].startswith("demonym")}
    return frozenset(found)


def names_of(ones: Iterable[Named], more: Names) -> dict[str, list[str]]:
    """Every name of the sentences and of further tables, by label."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in ones:
        for span in one.spans:
            name = one.text[span.start : span.end]
            if span.label not in {UNKNOWN, MISC} and (name[0].isupper() or span.label == "WEAPON"):
                found[span.label].add(name)
    for label, names in more.items():
        found[label].update(names)
    return {label: sorted(names) for label, names in found.items()}


def recombined(persons: Sequence[str], count: int, dice: random.Random) -> list[str]:
    """The names of people with as many more of the first word of one and the last of another, some the last alone.

    There are few people in the corpora, and many places in the tables: an unknown name would always be a place.
    """
    parts = [name.split() for name in persons]
    made = [f"{dice.choice(parts)[0]} {dice.choice(parts)[-1]}" for _ in range(count)]
    alone = [dice.choice(parts)[-1] for _ in range(count // 3)]
    return sorted({*persons, *made, *(name for name in alone if name[0].isupper())})


def renamed(one: Named, names: Names, dice: random.Random) -> Named:
    """A copy with other names of the same labels."""
    text, spans, done = "", [], 0
    for span in sorted(one.spans, key=lambda span: span.start):
        if span.start < done:
            continue
        text += one.text[done : span.start]
        words = one.text[span.start : span.end]
        if span.label in names:
            words = dice.choice(names[span.label])
        spans.append(Span(len(text), len(text) + len(words), span.label))
        text += words
        done = span.end
    return Named(text + one.text[done:], tuple(spans))


def restyled(one: Named, style: str) -> Named | None:
    """A copy in another letter case; None where that would move the letters."""
    if style == "title":
        text = re.sub(r"\w+", lambda m: m[0] if len(m[0]) <= TITLE_KEPT else m[0][0].upper() + m[0][1:], one.text)
    else:
        text = one.text.upper() if style == "upper" else one.text.lower()
    return Named(text, one.spans) if len(text) == len(one.text) else None


def entity_doc(nlp: Language, one: Named) -> Doc:
    """The annotated document; where a span is unknown or does not end with a word, its words say nothing."""
    doc = nlp.make_doc(one.text)
    known: list[SpacySpan] = []
    blank: list[SpacySpan] = []
    taken: set[int] = set()
    for span in one.spans:
        found = doc.char_span(span.start, span.end, label=span.label) if span.label != UNKNOWN else None
        if found is not None and taken.isdisjoint(range(found.start, found.end)):
            known.append(found)
            taken.update(range(found.start, found.end))
        elif (wide := doc.char_span(span.start, span.end, alignment_mode="expand")) is not None:
            blank.append(wide)
    missing = sorted({token.i for span in blank for token in span} - taken)
    doc.set_ents(known, missing=[doc[i : i + 1] for i in missing], default="outside")
    return doc


def training_sentences(
    corpora: Path,
    own: Path,
    domain: Path,
    *,
    demonyms: frozenset[str],
    more_names: Names,
    seed: int,
    places: Places = NO_PLACES,
    first: Language | None = None,
) -> list[Named]:
    """All training sentences in a seeded order. Raises FileNotFoundError when our own are missing.

    `first` is the result of the first round for the second one: it names what the silver sentences leave unknown.
    """
    dice = random.Random(seed)
    groups = corpus_sentences(corpora, "train", demonyms, places)
    groups |= {"news": own_sentences(own, "train"), "encyclopaedia": _marked_lines(own / ENCYCLOPAEDIA)}
    times = COPIES
    if first is not None:
        groups[SILVER], times = filled(groups[SILVER], first), SECOND_COPIES
    groups[SILVER] = [one for one in groups[SILVER] if _names_known(one) or dice.random() < SILVER_WITHOUT_NAMES]
    # Tweets spell names too freely to lend them to other sentences, and silver names are not all right.
    lenders = [one for group, ones in groups.items() if group not in {"wnut17", SILVER} for one in ones]
    names = names_of(lenders, more_names)
    people, towns = names["PERSON"], sorted(places.known) or names["LOC"]
    made = made_names(own / NAME_PARTS, people=people, places=towns, counts=MADE, dice=dice)
    names = {label: [*ones, *made.get(label, ())] for label, ones in names.items()}
    names["PERSON"] = recombined(people, PERSONS, dice)
    found = list(grammar_sentences(domain, count=DOMAIN_SENTENCES, seed=seed))
    for group, ones in groups.items():
        found += ones * REPEATED.get(group, 1)
        for _ in range(times.get(group, 0)):
            found += [renamed(one, names, dice) for one in ones if any(s.label in names for s in one.spans)]
    for style, share in STYLES:
        copies = (restyled(one, style) for one in list(found) if dice.random() < share)
        found += [copy for copy in copies if copy is not None]
    dice.shuffle(found)
    return [one for one in found if one.text.strip()]


def _names_known(one: Named) -> bool:
    return any(span.label != UNKNOWN for span in one.spans)


def prepare_entities(
    corpora: Path, out: Path, *, sources: Sources, places: Places, seed: int, first: Language | None = None
) -> dict[str, int]:
    """Write train and dev documents; gives the number of each. `first` is as in training_sentences."""
    own, seeds = sources.entities, sources.seeds
    nlp = spacy.blank("en")
    cut_like_the_treebank(nlp, sources.tokenizer)
    demonyms = read_demonyms(seeds / "countries.csv", sources.domain)
    options: dict[str, Any] = {"demonyms": demonyms, "more_names": seed_names(seeds), "places": places, "first": first}
    parts = {
        "train": training_sentences(corpora, own, sources.domain, seed=seed, **options),
        "dev": [one for ones in held_out(corpora, own, demonyms, split="dev").values() for one in ones],
    }
    counts = {}
    for split, ones in parts.items():
        store = DocBin(attrs=ENTITY_ATTRIBUTES, docs=[entity_doc(nlp, one) for one in ones if one.text.strip()])
        out.mkdir(parents=True, exist_ok=True)
        store.to_disk(out / f"{split}.spacy")
        counts[split] = len(store)
    return counts


def held_out(corpora: Path, own: Path, demonyms: frozenset[str], *, split: str) -> dict[str, list[Named]]:
    """Sentences never trained on, by corpus: "dev" of wikigold and re3d and our own fifth, or "test" of the two."""
    found = {name: ones for name, ones in corpus_sentences(corpora, split, demonyms).items() if ones}
    return found | ({"news": own_sentences(own, "dev")} if split == "dev" else {})


def seed_names(seeds: Path) -> dict[str, list[str]]:
    """Names of the reference tables to put in the place of others: actors as ORG, places as LOC."""
    tables: list[tuple[str, Path, tuple[str, ...]]] = [
        ("ORG", seeds / "actors/aliases.csv", ("alias",)),
        ("LOC", seeds / "places/admin1.csv", ("name",)),
    ]
    tables += [("LOC", table, ("name", "other_names")) for table in place_tables(seeds)]
    found: dict[str, set[str]] = {"ORG": set(), "LOC": set()}
    for label, table, columns in tables:
        with table.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found[label].update(name for column in columns for name in (row[column] or "").split(";"))
    return {label: sorted(filter(_all_capitals, names)) for label, names in found.items()}


def _all_capitals(name: str) -> bool:
    words = [word for part in name.split() for word in part.split("-") if word]
    return name[:1].isupper() and all(w[0].isupper() or w[0].isdigit() or w in SMALL_WORDS for w in words)
