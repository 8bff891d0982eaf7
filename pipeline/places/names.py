"""Place names as look-up keys: the exact name first, then spellings that cost something.

Nothing is cut from a name to make a look-up work. A gazetteer name is stored under its own keys, so it always
finds itself; a shorter or folded spelling is one more key, with a cost that ranks it behind the exact one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

# Costs only order the ways of finding a name; 0 is the name itself, 1 would be no likeness.
EXACT = 0.0
WITHOUT_ARTICLE = 0.15
OTHER_SPELLING = 0.2
WITHOUT_DESIGNATOR = 0.3
SKELETON = 0.6
# A skeleton of fewer letters fits too many names.
SHORTEST_SKELETON = 3
SHORTEST_SKELETON_NAME = 4

# Letters that Unicode does not take apart into a base and a mark.
PLAIN_LETTERS = str.maketrans(
    {
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ə": "a",
        "ɓ": "b",
        "ɗ": "d",
        "ŋ": "n",
        "ɣ": "g",
        "ħ": "h",
        "ƙ": "k",
        "ƴ": "y",
    }
)
APOSTROPHES = re.compile(r"['’‘`´ʿʾʼʻʹʺ′ˈ“”\"]")
NOT_A_LETTER = re.compile(r"[\W_]+")
# "U.S." is one word; other full stops part words.
DOTTED = re.compile(r"\b((?:[^\W\d_]\.){2,})", re.UNICODE)

VOWELS = "aiu"
FOLDED_LETTERS = (
    ("kh", "x"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("sh", "s"),
    ("ch", "s"),
    ("ph", "f"),
    ("dj", "j"),
    ("ck", "k"),
    ("q", "k"),
    ("c", "k"),
    ("z", "d"),
    ("v", "w"),
    ("w", "u"),
    ("y", "i"),
    ("e", "i"),
    ("o", "u"),
    ("g", "j"),
    ("p", "b"),
)
VOWEL_RUN = re.compile(f"[{VOWELS}]+")
DOUBLED = re.compile(r"([^aiu])\1+")


@dataclass(frozen=True)
class NameRules:
    """Words of seeds/places/words.csv that name keys know: articles, equal spellings, designators."""

    articles: frozenset[str]
    spellings: Mapping[str, str]
    designators: frozenset[str]


@lru_cache(maxsize=50_000)
def plain(name: str) -> str:
    """A name in lower case without accents, apostrophes or hyphens.

    >>> plain("Ma’arrat an-Nu‘mān"), plain("U.S.")
    ('maarrat an numan', 'us')
    """
    text = DOTTED.sub(lambda found: found.group().replace(".", ""), name)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.casefold().translate(PLAIN_LETTERS))
        text = "".join(char for char in text if not unicodedata.combining(char))
    text = NOT_A_LETTER.sub(" ", APOSTROPHES.sub("", text.casefold())).strip()
    return text or name.casefold()


def name_keys(name: str, *, rules: NameRules) -> list[tuple[str, float]]:
    """Look-up keys of a name with their costs, the exact one first, each key once at its least cost.

    Skeleton keys start with `~`, so they never meet a plain one.
    """
    exact = plain(name)
    keys = {exact: EXACT}
    words = exact.split(" ")
    if len(words) == 1 and exact not in rules.spellings:
        folded = skeleton(exact)
        return [(exact, EXACT)] if folded is None else [(exact, EXACT), ("~" + folded, SKELETON)]
    shorter = _without_articles(words, rules)
    spelled = [rules.spellings.get(word, word) for word in shorter]
    _offer(keys, shorter, WITHOUT_ARTICLE)
    _offer(keys, spelled, OTHER_SPELLING)
    head = _without_designator(spelled, rules)
    if head != spelled:
        _offer(keys, _without_designator(words, rules), WITHOUT_DESIGNATOR)
        _offer(keys, head, WITHOUT_DESIGNATOR)
    folded = skeleton("".join(spelled))
    if folded is not None:
        keys["~" + folded] = SKELETON
    return sorted(keys.items(), key=lambda item: (item[1], item[0]))


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str | None:
    """What is left of a name when vowels and doubtful letters are folded; None when that is too little.

    >>> skeleton("idlib") == skeleton("idleb"), skeleton("duwayli") == skeleton("dweila")
    (True, True)
    """
    if len(word) < SHORTEST_SKELETON_NAME or not word.isascii():
        return None
    text = word
    for letters, folded in FOLDED_LETTERS:
        text = text.replace(letters, folded)
    text = DOUBLED.sub(r"\1", text)
    text = VOWEL_RUN.sub(lambda run: run.group()[0], text)
    if len(text) > SHORTEST_SKELETON and text[-1] == "h":
        text = text[:-1]
    text = text.rstrip(VOWELS)
    return text if len(text) >= SHORTEST_SKELETON else None


def _offer(keys: dict[str, float], words: list[str], cost: float) -> None:
    key = " ".join(words)
    if key and cost < keys.get(key, 1.0):
        keys[key] = cost


def _without_articles(words: list[str], rules: NameRules) -> list[str]:
    kept = [word for word in words if word not in rules.articles]
    # A name made of articles only, as "Al" in Italy, keeps them.
    return kept or words


def _without_designator(words: list[str], rules: NameRules) -> list[str]:
    return words[:-1] if len(words) > 1 and words[-1] in rules.designators else words
