"""Article sets that the benchmarks of speed read: the demonstration articles, and open corpora where a folder has them.

Only speed is measured on them. The MUC documents are all capitals: their letter case is put right by a count over the
other corpora. Sentences that belong to no document are put together by the dozen.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
DEMONSTRATION = PROJECT / "seeds/articles"
# Every so many-th document, so that a set takes minutes to parse and not hours.
MUC_STEP = 6
SENTENCES_STEP = 4
SENTENCES_PER_ARTICLE = 12
WORD = re.compile(r"[^\W\d_]+")
INSIDE_SENTENCE = re.compile(r"(?<=[^\W\d_A-Z] )[^\W\d_]+")
NEWS = ("weblog", "newsgroup", "email")


def article_sets(corpora: Path | None, folder: Path) -> dict[str, Path]:
    """Name and source of each set; those from corpora are written as JSONL below `folder`."""
    sets = {"demonstration": DEMONSTRATION}
    if corpora is None:
        return sets
    mixed = [*muc_documents(corpora), *wikinews(corpora), *event_sentences(corpora)]
    for name, texts in (("mixed archive", mixed), ("few events", list(treebank_news(corpora)))):
        path = folder / f"{name.replace(' ', '_')}.jsonl"
        lines = [json.dumps({"id": f"{name}-{number}", "text": text}) for number, text in enumerate(texts)]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        sets[name] = path
    return sets


def muc_documents(corpora: Path) -> Iterator[str]:
    """Documents of MUC-3 and MUC-4 in ordinary letter case."""
    case = usual_case([*wikinews(corpora), *event_sentences(corpora, step=1), *treebank_news(corpora)])
    for document in json_lines(corpora / "muc4/docs.jsonl")[::MUC_STEP]:
        paragraphs = [" ".join(part.split()) for part in document["text"].split("\n\n")]
        yield "\n\n".join(ordinary_case(paragraph, case) for paragraph in paragraphs if paragraph)


def wikinews(corpora: Path) -> Iterator[str]:
    """Articles of GeoVirus."""
    return (row["text"] for row in json_lines(corpora / "geovirus/geovirus.jsonl"))


def event_sentences(corpora: Path, *, step: int = SENTENCES_STEP) -> Iterator[str]:
    """Sentences with an event and its place, a dozen to an article."""
    texts = [" ".join(row["text"].split()) for row in json_lines(corpora / "event-location/labels.jsonl")[::step]]
    for start in range(0, len(texts), SENTENCES_PER_ARTICLE):
        yield "\n\n".join(texts[start : start + SENTENCES_PER_ARTICLE])


def treebank_news(corpora: Path) -> Iterator[str]:
    """Weblogs, newsgroups and letters of the English Web Treebank, as paragraphs."""
    for name in ("train", "dev", "test"):
        text = (corpora / f"ud-english-ewt/{name}.conllu").read_text(encoding="utf-8")
        for document in re.split(r"^# newdoc id = ", text, flags=re.MULTILINE)[1:]:
            if document.startswith(NEWS):
                parts = re.split(r"^# newpar", document, flags=re.MULTILINE)
                paragraphs = [" ".join(re.findall(r"^# text = (.*)$", part, flags=re.MULTILINE)) for part in parts]
                yield "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def usual_case(texts: Iterable[str]) -> dict[str, str]:
    """How each word is mostly written when it does not open a sentence; by its lower-case form."""
    counted: dict[str, Counter[str]] = {}
    for text in texts:
        for word in INSIDE_SENTENCE.findall(text):
            counted.setdefault(word.lower(), Counter())[word] += 1
    return {word: forms.most_common(1)[0][0] for word, forms in counted.items()}


def ordinary_case(text: str, case: dict[str, str]) -> str:
    """Text in capitals in ordinary letter case; an unknown word is taken for a name."""
    said = WORD.sub(lambda found: case.get(found.group().lower(), found.group().capitalize()), text)
    return re.sub(r"(^|[.?!]\s+)([a-z])", lambda found: found.group(1) + found.group(2).upper(), said)


def json_lines(path: Path) -> list[dict[str, Any]]:
    """Objects of a file with one per line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
