"""Learns the letter case of words from the open corpora: `python -m pipeline.model.letter_case --corpora DIR`."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path

from pipeline.text.casing import is_styled
from pipeline.text.letter_case import as_table, learned

FOLDER = Path(__file__).resolve().parents[2] / "models/letter_case"
SENTENCE_GAP = re.compile(r"(?<=[.!?])\s+")
SOURCES = {
    "ud-english-ewt": ("Universal Dependencies English Web Treebank", "CC BY-SA 4.0"),
    "wikigold": ("WikiGold", "CC BY 4.0"),
    "geovirus": ("GeoVirus, articles of Wikinews", "CC BY 2.5"),
    "event-location": ("event-location", "MIT"),
    "re3d": ("re3d, by Dstl and others", "per source, see its LICENSE files"),
}
# The last fifth of this corpus is a test set.
SEEN_LABELS = 0.8


def sentences(corpora: Path) -> Iterator[str]:
    """Sentences in running text; those in Title Case or CAPITALS tell nothing."""
    for text in _texts(corpora):
        yield from (part for part in SENTENCE_GAP.split(text) if not is_styled(part))


def _texts(corpora: Path) -> Iterator[str]:
    for line in _lines(corpora / "ud-english-ewt/train.conllu"):
        if line.startswith("# text = "):
            yield line.removeprefix("# text = ")
    labels = list(_lines(corpora / "event-location/labels.jsonl"))
    yield from (json.loads(line)["text"] for line in labels[: int(SEEN_LABELS * len(labels))])
    yield from (json.loads(line)["text"] for line in _lines(corpora / "geovirus/geovirus.jsonl"))
    for path in sorted(corpora.glob("re3d/*/documents.json")):
        yield from (json.loads(line)["text"] for line in _lines(path))
    words: list[str] = []
    for line in _lines(corpora / "wikigold/wikigold.conll.txt"):
        if line.strip():
            words.append(line.split()[0])
        else:
            yield " ".join(words)
            words = []


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as file:
        yield from (line.rstrip("\n") for line in file)


def main() -> None:
    """Writes models/letter_case from the corpora. Raises FileNotFoundError when one is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("corpora"), help="folder with the open corpora")
    case = learned(sentences(parser.parse_args().corpora))
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "words.csv").write_text(as_table(case), encoding="utf-8")
    meta = {
        "description": "How often English words stand in small letters, Titled and in CAPITALS in running text",
        "license": "CC-BY-SA-4.0",
        "words": len(case.counts),
        "sources": [{"folder": name, "name": told, "license": terms} for name, (told, terms) in SOURCES.items()],
    }
    (FOLDER / "meta.json").write_text(json.dumps(meta, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
