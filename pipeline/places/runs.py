"""Runs of capitalised tokens: where names may stand in a sentence, and which runs name persons or bodies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.places.names import plain
from pipeline.places.words import PlaceWords
from schemas.article import Sentence
from schemas.vocabulary import Part, SegmentKind

# Small words that join the parts of a name: "Ma'arrat al-Numan", "Rio de Janeiro", "Pul-e Khumri".
CONNECTORS = frozenset(
    [
        "al",
        "el",
        "ad",
        "ash",
        "as",
        "an",
        "ar",
        "at",
        "az",
        "ez",
        "er",
        "es",
        "ul",
        "ud",
        "ed",
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "di",
        "du",
        "la",
        "le",
        "les",
        "los",
        "las",
        "of",
        "e",
        "i",
        "y",
        "sur",
        "au",
        "aux",
        "upon",
        "en",
        "am",
        "bin",
        "ibn",
        "on",
        "und",
        "z",
    ]
)
# Connectors that open no name, being prepositions or letters of their own.
GUARD = "guard"
NEVER_FIRST = frozenset(["of", "on", "as", "at", "an", "am", "i", "e", "y", "en", "do", "z", "er", "es"])
SAINTS = frozenset({"sta", "sto", "st"})
HYPHENS = frozenset("-–‑")
APOSTROPHES = frozenset("'’‘`ʿʾ")
# A possessive typed with a mark of its own: "Ruhland`s Ora".
OWNING = ("`s", "´s")
# Levels of the class words of places whose names are written as they are spoken.
SMALL_LEVELS = frozenset({"town", "admin2", "area", "site"})
FUNCTION_POS = frozenset({"ADP", "DET", "PRON", "CCONJ", "SCONJ", "AUX", "PART", "INTJ", "PUNCT", "SYM", "NUM"})
# Of words longer than three letters that are no small words, the share that headline style capitalises. A plain
# sentence full of names reaches 0.8: "Shells hit the village of X in Syria's Idlib province on Monday".
TITLE_CASE_SHARE = 0.85


@dataclass(frozen=True)
class Run:
    """Tokens `first` up to but not including `last`, and what they look like."""

    first: int
    last: int
    is_person: bool
    is_organisation: bool


def is_title_case(sentence: Sentence) -> bool:
    """Whether most words are capitalised, so that capitals tell nothing."""
    told = zip(sentence.words, sentence.pos, strict=True)
    words = [word for word, pos in told if len(word) > 3 and word.isalpha() and pos not in FUNCTION_POS]
    share = sum(word[0].isupper() for word in words) / len(words) if words else 0.0
    headline = sentence.part is Part.TITLE or sentence.kind is SegmentKind.HEADLINE
    return share >= TITLE_CASE_SHARE and (len(words) > 3 or headline)


def runs(
    sentence: Sentence, *, blocked: Sequence[bool], breaks: Callable[[int], bool], words: PlaceWords
) -> Iterator[Run]:
    """Runs in text order. `blocked` tokens belong to other names; a token that `breaks` ends a run and is in none."""
    count = len(sentence.words)
    token = 0
    while token < count:
        owner = sentence.words[token].endswith(OWNING)
        if owner or blocked[token] or not opens_name(sentence, token) or breaks(token):
            token += 1
            continue
        last = token + 1
        while last < count and not sentence.words[last].endswith(OWNING):
            step = _step(sentence, last) or _lower_half(sentence, last, words)
            if step == 0 or any(blocked[at] or breaks(at) for at in range(last, last + step)):
                break
            last += step
        yield run_of(sentence, token, last, words)
        token = last


def opens_name(sentence: Sentence, token: int) -> bool:
    """Whether a name may begin at a token: a capital, or an article tied to one, as in "al-Bab"."""
    word = sentence.words[token]
    if has_no_case(word):
        return True
    if word[0].isupper():
        return not (sentence.pos[token] in FUNCTION_POS and word.lower() not in CONNECTORS and token == 0)
    if not word.islower() and word.lower().split("-")[0].strip("’'") in CONNECTORS and any(map(str.isupper, word)):
        return True
    if word in CONNECTORS and word not in NEVER_FIRST:
        return token + 1 < len(sentence.words) and _tied(sentence, token + 1)
    return word[0] in APOSTROPHES and len(word) > 1 and word[1].isupper()


def has_no_case(word: str) -> bool:
    """Whether a word is of a script without capitals, as Arabic, where any word may be a name: `إدلب`."""
    return word[0].isalpha() and word[0].lower() == word[0].upper() and not word.isascii()


def _tied(sentence: Sentence, following: int) -> bool:
    """Whether the tokens after an article bring a capital: a hyphen and a name, or a name."""
    word = sentence.words[following]
    if word in HYPHENS:
        return following + 1 < len(sentence.words) and sentence.words[following + 1][0].isupper()
    return word[0].isupper()


def _step(sentence: Sentence, at: int) -> int:
    """How many tokens from `at` on continue a name; 0 when none do."""
    words = sentence.words
    word = words[at]
    if word[0].isupper() or has_no_case(word) or (any(char.isupper() for char in word) and "-" in word):
        return 1
    following = words[at + 1] if at + 1 < len(words) else ""
    if word == "." and following and words[at - 1].lower() in SAINTS:
        # "Sta. Catalina".
        return 2 if following[0].isupper() else 0
    if word in HYPHENS or word in APOSTROPHES:
        touching = _touches(sentence, at) and bool(following) and _touches(sentence, at + 1)
        if not touching:
            return 0
        if following[0].isupper() or _is_joined(following):
            return 2
        # "Pul-e Khumri", "Ma'arrat al-Nu'man", "Dasht-e-Barchi": a small part between hyphens or before a capital.
        after = words[at + 2] if at + 2 < len(words) else " "
        if following in CONNECTORS and after in HYPHENS and _touches(sentence, at + 2):
            return 4 if at + 3 < len(words) and words[at + 3][0].isupper() else 0
        return 3 if following in CONNECTORS and (after[0].isupper()) else 0
    if word.lower() in CONNECTORS and following:
        if following[0].isupper():
            return 2
        after = words[at + 2] if at + 2 < len(words) else " "
        if following in HYPHENS and after[0].isupper():
            return 3
        return 3 if following in CONNECTORS and after[0].isupper() else 0
    return 0


def _lower_half(sentence: Sentence, at: int, words: PlaceWords) -> int:
    """How many tokens go on with a village's name whose second half is written small: "Ora-bema village"."""
    told = sentence.words[at : at + 3]
    if len(told) < 3 or told[0] not in HYPHENS or not (_touches(sentence, at) and _touches(sentence, at + 1)):
        return 0
    half, following = told[1], plain(told[2])
    small = half.islower() and half.isalpha() and half not in words.attached and half not in words.directions
    return 2 if small and words.designators.get(following) in SMALL_LEVELS else 0


def _is_joined(word: str) -> bool:
    """Whether a token is a small part and a capital in one, as the tokens of "Mazar-e-Sharif" are."""
    small, hyphen, name = word.partition("-")
    return bool(hyphen) and small in CONNECTORS and name[:1].isupper()


def _touches(sentence: Sentence, token: int) -> bool:
    """Whether no space parts a token from the one before it."""
    return sentence.offsets[token] == sentence.offsets[token - 1] + len(sentence.words[token - 1])


def run_of(sentence: Sentence, first: int, last: int, words: PlaceWords) -> Run:
    """Tokens as a run, with what the words in and before it say."""
    inside = [plain(word) for word in sentence.words[first:last]]
    before = plain(sentence.words[first - 1]) if first else ""
    titled = before in words.titles or any(word in words.titles for word in inside[:-1])
    named = len(inside) > 1 and any(word in words.first_names for word in inside[:-1])
    # Nothing happens "near the Coast Guard".
    body = len(inside) > 1 and (inside[-1] == GUARD or any(word in words.organisations for word in inside))
    return Run(first, last, is_person=titled or named, is_organisation=body)
