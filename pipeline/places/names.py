"""Place names as look-up keys: the exact name first, then spellings that cost something.

Nothing is cut from a name to make a look-up work. A gazetteer name is stored under its own keys, so it always
finds itself; a shorter or folded spelling is one more key, with a cost that ranks it behind the exact one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from anyascii import anyascii

# Costs only order the ways of finding a name; 0 is the name itself, 1 would be no likeness.
EXACT = 0.0
WITHOUT_ARTICLE = 0.15
OTHER_SPELLING = 0.2
WITHOUT_DESIGNATOR = 0.3
SKELETON = 0.6
# A skeleton of fewer letters fits too many names.
SHORTEST_SKELETON = 3
SHORTEST_SKELETON_NAME = 4
# A name of several words is found written as one when it has this many letters.
SHORTEST_JOINED = 7

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
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ة": "ه",
        "ۀ": "ه",
        "ہ": "ه",
        "ـ": None,
    }
)
APOSTROPHES = re.compile(r"['’‘`´ʿʾʼʻʹʺ′ˈ“”\"]")
NOT_A_LETTER = re.compile(r"[\W_]+")
# "U.S." is one word; other full stops part words.
DOTTED = re.compile(r"\b((?:[^\W\d_]\.){2,})", re.UNICODE)

# "Suwaydah" and "Suwayda", "Muhammadiyyeh" and "Muhammadiya".
FEMININE = re.compile(r"(?<=[a-z]{3})[ae]h\b")
DOUBLED_Y = re.compile(r"(?<=[a-z])yy(?=[ae])")

# Letters of sounds that Latin letters write with two or three; longest first.
SOUNDS = (
    ("shch", "S"),
    ("sch", "S"),
    ("tch", "C"),
    ("sh", "S"),
    ("ch", "C"),
    ("zh", "Z"),
    ("kh", "X"),
    ("gh", "G"),
    ("dh", "D"),
    ("th", "T"),
    ("ph", "P"),
    ("hp", "P"),
    ("ht", "t"),
    ("hk", "k"),
    ("hs", "s"),
    ("hm", "m"),
    ("hn", "n"),
    ("dj", "j"),
    ("dz", "z"),
    ("ts", "s"),
    ("tz", "s"),
    ("ck", "k"),
    ("qu", "ku"),
    ("x", "ks"),
    ("q", "k"),
)
# Letters that come and go: vowels, half vowels and h. What is left must agree.
WEAK = frozenset("aeiouywh")
WEAK_RUN = re.compile("[aeiouywh]+")
DOUBLED = re.compile(r"([^aeiouywh])\1+")
# Sounds that romanisations confuse fall into one class; the likeness of the names then decides.
CLASS_SOUNDS = "abdfgklmnrst"
CLASSES = str.maketrans("cXqGjZCSzTDpPv", "kkkgggssstdbfw")


@dataclass(frozen=True, eq=False)
class NameRules:
    """Words of seeds/places/words.csv that name keys know: articles, equal spellings, designators."""

    articles: frozenset[str]
    spellings: Mapping[str, str]
    designators: frozenset[str]
    telling: frozenset[str] = frozenset()
    likeness: Mapping[str, float] = field(default_factory=dict)


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
    if len(words) == 1 and exact not in rules.spellings and exact.isascii():
        folded = skeleton(exact)
        ended = with_plain_ending(exact)
        return [
            (exact, EXACT),
            *([(ended, OTHER_SPELLING)] if ended != exact else ()),
            *([("~" + folded, SKELETON)] if folded is not None else ()),
        ]
    if not exact.isascii():
        _offer(keys, without_script_article(exact).split(" "), WITHOUT_ARTICLE)
    shorter = without_articles(words, rules)
    spelled = [with_plain_ending(rules.spellings.get(word, word)) for word in shorter]
    _offer(keys, shorter, WITHOUT_ARTICLE)
    _offer(keys, spelled, OTHER_SPELLING)
    if len(spelled) > 1 and len("".join(spelled)) >= SHORTEST_JOINED:
        # "Bani Bangou", "Banibangou"; "Kafr Zita", "Kafrzita".
        _offer(keys, ["".join(spelled)], OTHER_SPELLING)
    head = _without_designator(spelled, rules)
    if head != spelled:
        _offer(keys, _without_designator(words, rules), WITHOUT_DESIGNATOR)
        _offer(keys, head, WITHOUT_DESIGNATOR)
    folded = skeleton(without_script_article(" ".join(spelled)))
    if folded is not None:
        keys["~" + folded] = SKELETON
    return sorted(keys.items(), key=lambda item: (item[1], item[0]))


def with_plain_ending(word: str) -> str:
    """A plain word with the ending of Arabic feminine names written in one way.

    >>> with_plain_ending("suwaydah"), with_plain_ending("quneitiyyeh"), with_plain_ending("utah")
    ('suwayda', 'quneitiya', 'utah')
    """
    return FEMININE.sub("a", DOUBLED_Y.sub("y", word)) if word.isascii() else word


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str | None:
    """What is left of a name when vowels go and doubtful consonants fall together; None when that is too little.

    A name of two firm sounds keeps the places of its vowels.

    >>> skeleton("idlib") == skeleton("idleb"), skeleton("duwayli") == skeleton("dweila")
    (True, True)
    """
    written = plain(latin(word)).split(" ")
    if len(word) < SHORTEST_SKELETON_NAME:
        return None
    # Letters are doubled within a word: "Jubb Bahrah" is no "Jobar".
    said = [sounds(part).translate(CLASSES) for part in written]
    firm = "".join(firm_sounds(part) for part in said)
    text = "".join(said)
    if len(firm) >= SHORTEST_SKELETON:
        return firm
    text = WEAK_RUN.sub("a", DOUBLED.sub(r"\1", text)).rstrip("a")
    return text if len(text) >= SHORTEST_SKELETON else None


def firm_sounds(word: str) -> str:
    """A name's sounds without the weak letters and the doubled ones."""
    kept = [letter for letter in word if letter not in WEAK]
    return "".join(letter for at, letter in enumerate(kept) if at == 0 or letter != kept[at - 1])


@lru_cache(maxsize=50_000)
def sounds(word: str) -> str:
    """A plain name with one character for each sound that English writes with several."""
    for letters, sound in SOUNDS:
        word = word.replace(letters, sound)
    return word


@lru_cache(maxsize=50_000)
def latin(name: str) -> str:
    """A name in Latin letters; other scripts are transliterated letter by letter.

    >>> latin("Бахмут"), latin("إدلب"), latin("ጎንደር")
    ('Bakhmut', "'dlb", 'gonder')
    """
    return name if name.isascii() else anyascii(name)


def without_script_article(name: str) -> str:
    """A name without the Arabic article, which is written together with its noun."""
    return " ".join(word[2:] if word.startswith("ال") and len(word) > 4 else word for word in name.split(" "))


def neighbours(folded: str) -> Iterator[str]:
    """Folded keys that differ from one in a single sound; its mark stays. Gives nothing for keys too short to bend."""
    mark, word = folded[:1], folded[1:]
    if len(word) < SHORTEST_SKELETON:
        return
    for at in range(len(word) + 1):
        for sound in CLASS_SOUNDS:
            yield f"{mark}{word[:at]}{sound}{word[at:]}"
            if at < len(word):
                yield f"{mark}{word[:at]}{sound}{word[at + 1 :]}"
        if at < len(word) > SHORTEST_SKELETON:
            yield f"{mark}{word[:at]}{word[at + 1 :]}"


def _offer(keys: dict[str, float], words: list[str], cost: float) -> None:
    key = " ".join(words)
    if key and cost < keys.get(key, 1.0):
        keys[key] = cost


def without_articles(words: list[str], rules: NameRules) -> list[str]:
    kept = [word for word in words if word not in rules.articles]
    # A name made of articles only, as "Al" in Italy, keeps them.
    return kept or words


def _without_designator(words: list[str], rules: NameRules) -> list[str]:
    return words[:-1] if len(words) > 1 and words[-1] in rules.designators else words
