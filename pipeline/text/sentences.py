"""Sentences of a paragraph with exact offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.text.words import Abbreviations

__all__ = ["LONGEST_SENTENCE", "split_sentences"]

# A parser's time grows with the sentence; in 1,500 wire reports the longest real sentence has about 900
# characters.
LONGEST_SENTENCE = 1500
CLOSERS = "\"'”’»)\\]"
# A stop, what closes after it (quotes, brackets, a footnote mark) and the space before the next sentence.
STOP = re.compile(rf"(?P<stop>[.!?…]+)(?P<close>[{CLOSERS}]*(?:\[\d{{1,3}}\])*)(?P<space>\s+|$)")
# A lost space: "left the town.The army", but not "www.army.mil" or "U.S.S.R".
GLUED = re.compile(rf"(?<=[a-z]{{2}})[.!?](?P<close>[{CLOSERS}]*)(?=[A-Z“][a-z])")
BLANK_LINE = re.compile(r"[^\S\n]*\r?\n\s*\n\s*")
NEXT_BULLET = re.compile(r"\s*\n\s*(?=[•▪‣◦●■]\s)|\s+(?=[•▪●■]\s)")
LAST_WORD = re.compile(r"[^\s\"“‘'(\[]+$")
NEXT_WORD = re.compile(r"[\"“‘'(\[«]*([^\W_]+(?:['’][^\W_]+)?)")
SMALL_NAME = re.compile(r"[a-z]{2,3}-[^\W\d_a-z]")
INITIAL = re.compile(r"(?:^|[^\w.])[^\W\d_]$|(?:[^\W\d_]\.)+[^\W\d_]$")
SOFT_BREAKS = (re.compile(r";\s+"), re.compile(r"\s*\n\s*"), re.compile(r",\s+"), re.compile(r"\s+"))


def split_sentences(text: str, start: int, end: int, *, abbreviations: Abbreviations) -> list[tuple[int, int]]:
    """Spans of the sentences between two offsets, without the space around them, in order.

    Every character that is no white space is in exactly one. None is longer than LONGEST_SENTENCE characters.
    """
    cuts = sorted({start, *_cuts(text, start, end, abbreviations), end})
    spans = (_trimmed(text, one, two) for one, two in pairwise(cuts))
    return [piece for one, two in spans if one < two for piece in _bounded(text, one, two)]


def _cuts(text: str, start: int, end: int, abbreviations: Abbreviations) -> Iterator[int]:
    """Offsets at which a sentence begins."""
    for pattern in (BLANK_LINE, NEXT_BULLET):
        yield from (match.end() for match in pattern.finditer(text, start, end))
    for match in STOP.finditer(text, start, end):
        if _ends_sentence(text, start, end, match, abbreviations):
            yield match.end()
    for match in GLUED.finditer(text, start, end):
        word = _word_before(text, start, match.start())
        if not any(mark in word for mark in "./@"):
            yield match.end()


def _ends_sentence(text: str, start: int, end: int, match: re.Match[str], abbreviations: Abbreviations) -> bool:
    """Whether the stop ends a sentence, by the words on both sides."""
    after = NEXT_WORD.match(text, match.end(), end)
    if after is None:
        return True
    # Names may begin small ("al-Nusra said"), but so does speech that goes on ("..." he said).
    small_name = after[1].islower() and SMALL_NAME.match(text, after.start(1), end) is not None
    if not (after[1][0].isupper() or after[1][0].isdigit() or small_name):
        return False
    if match["stop"] != ".":
        return True
    return _ends_after_word(_word_before(text, start, match.start()), match["close"], after[1], abbreviations)


def _ends_after_word(word: str, close: str, after: str, abbreviations: Abbreviations) -> bool:
    """Whether a full stop after a word ends the sentence; the next word begins with a capital or figure."""
    begins = after.casefold() in abbreviations.starters
    name = word.casefold().replace("’", "'")
    # "al-Gen." and "Lt.-Gen." end in a title too.
    if name in abbreviations.titles or name.rpartition("-")[2] in abbreviations.titles:
        return bool(close)
    if name in abbreviations.numbers and not close:
        return not after[0].isdigit()
    if name in abbreviations.others or INITIAL.search(word):
        return begins or (bool(close) and close[0] in "\"”’'»")
    return True


def _word_before(text: str, start: int, end: int) -> str:
    match = LAST_WORD.search(text, max(start, end - 40), end)
    return match.group() if match else ""


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span, or pieces of it cut at a semicolon, line break, comma or space when it is too long."""
    while end - start > LONGEST_SENTENCE:
        cut = _soft_cut(text, start, start + LONGEST_SENTENCE)
        one, two = _trimmed(text, start, cut)
        if one < two:
            yield one, two
        start = _trimmed(text, cut, end)[0]
    yield start, end


def _soft_cut(text: str, start: int, limit: int) -> int:
    """Where to cut a run of text: after the last break of the best kind in its second half, or anywhere."""
    for pattern in SOFT_BREAKS:
        found = [match.end() for match in pattern.finditer(text, (start + limit) // 2, limit)]
        if found:
            return found[-1]
    return limit
