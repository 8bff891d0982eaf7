"""Sentences parsed by hand, so that rules can be tested without a language model."""

from __future__ import annotations

from pipeline.coding.lexicon import Lexicon
from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.reading import SentenceReading, read_sentences
from schemas.article import Sentence
from schemas.vocabulary import Part, SegmentKind

# Stands between two tokens that are written together: "Turkey¦-¦backed".
GLUE = "¦"


def sentence(rows: str, *, index: int = 0, start: int = 0, kind: SegmentKind = SegmentKind.BODY) -> Sentence:
    """A sentence from one line per token: word, lemma, part of speech, tag, label, head (from 1; root: 0).

    A word that ends in `¦` is written together with the next.
    """
    cells = [line.split() for line in rows.strip().splitlines()]
    text, offsets, words = "", [], []
    for position, (word, *_) in enumerate(cells):
        glued = word.endswith(GLUE)
        offsets.append(len(text))
        words.append(word.removesuffix(GLUE))
        text += words[-1] + ("" if glued or position == len(cells) - 1 else " ")
    heads = [int(cell[5]) - 1 for cell in cells]
    return Sentence(
        sentence_id=f"s{index}",
        article_id="a1",
        index=index,
        paragraph=index + 1,
        part=Part.TEXT,
        kind=kind,
        start=start,
        end=start + len(text),
        text=text,
        words=tuple(words),
        offsets=tuple(offsets),
        lemmas=tuple(cell[1] for cell in cells),
        pos=tuple(cell[2] for cell in cells),
        tags=tuple(cell[3] for cell in cells),
        deps=tuple(cell[4] for cell in cells),
        heads=tuple(position if head < 0 else head for position, head in enumerate(heads)),
        entities=("",) * len(cells),
    )


def parsed(rows: str) -> ParsedSentence:
    """The tree of a sentence from one line per token."""
    return ParsedSentence(sentence(rows))


def reading_of(tree: ParsedSentence, lexicon: Lexicon) -> SentenceReading:
    """What the word lists find in a sentence that stands alone and names no places."""
    return read_sentences([tree.sentence], lexicon, find_places=lambda sentence, taken: ())[0]


def flat(text: str, *, nouns: frozenset[str] = frozenset()) -> ParsedSentence:
    """A sentence whose tokens all hang on the first one: for rules that read words and not trees."""
    lines = [
        f"{word} {word.lower()} {'NOUN' if word in nouns else 'X'} {'NNS' if word in nouns else 'XX'} "
        f"{'root' if at == 0 else 'dep'} {0 if at == 0 else 1}"
        for at, word in enumerate(text.split())
    ]
    return parsed("\n".join(lines))
