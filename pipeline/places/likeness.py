"""How alike two spellings of a name are: an edit distance whose costs know how names are transliterated.

Romanised names differ in vowels, in doubled letters, in h and y, and in a few families of consonants; two names
that differ elsewhere are two places. The costs below say how much each difference means.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate

from pipeline.places.names import (
    WEAK,
    NameRules,
    firm_sounds,
    latin,
    plain,
    sounds,
    without_articles,
    without_script_article,
)

VOWELS = frozenset("aeiou")
SAME_SOUND = {
    ("k", "c"): 0.1, ("k", "X"): 0.4, ("k", "g"): 0.4, ("k", "G"): 0.5, ("k", "C"): 0.5,
    ("X", "h"): 0.25, ("X", "G"): 0.4, ("X", "C"): 0.3, ("G", "g"): 0.1, ("g", "h"): 0.4, ("g", "j"): 0.3,
    ("G", "h"): 0.6,
    ("C", "S"): 0.3, ("C", "c"): 0.2, ("C", "j"): 0.4, ("C", "s"): 0.5, ("S", "s"): 0.35, ("c", "s"): 0.2,
    ("Z", "z"): 0.2, ("Z", "j"): 0.1, ("Z", "S"): 0.5, ("z", "s"): 0.3, ("z", "d"): 0.45, ("z", "j"): 0.4,
    ("D", "d"): 0.05, ("D", "z"): 0.1, ("T", "t"): 0.05, ("T", "s"): 0.2, ("T", "d"): 0.4, ("t", "d"): 0.4,
    ("P", "p"): 0.1, ("P", "f"): 0.1, ("p", "f"): 0.4, ("p", "b"): 0.35, ("b", "v"): 0.4, ("v", "f"): 0.35,
    ("v", "w"): 0.05, ("w", "u"): 0.05, ("w", "o"): 0.05, ("v", "u"): 0.25, ("w", "f"): 0.5, ("b", "w"): 0.7,
    ("y", "i"): 0.0, ("y", "e"): 0.1, ("y", "j"): 0.2, ("i", "j"): 0.3, ("n", "m"): 0.6, ("r", "l"): 0.9,
    ("a", "e"): 0.12, ("e", "i"): 0.1, ("o", "u"): 0.08, ("a", "o"): 0.25, ("a", "i"): 0.3, ("a", "u"): 0.35,
    ("e", "o"): 0.3, ("i", "o"): 0.4, ("i", "u"): 0.4, ("e", "u"): 0.35, ("y", "a"): 0.4, ("y", "u"): 0.3,
    ("y", "o"): 0.4,
}  # fmt: skip
OTHER_SOUND = 1.0
# So many pairs are remembered; names have some fifty sounds.
PAIRS_OF_SOUNDS = 10_000
WEAK_LOST = 0.22
# A weak letter beside another vowel, or at the end, is the first to go: "Daraa", "Zawiyah".
WEAK_LOST_EASILY = 0.1
STRONG_LOST = 0.9
DOUBLED_LOST = 0.04
# Scripts without short vowels: every vowel is lost on one side, and says nothing.
UNWRITTEN_VOWEL = 0.03
UNVOWELLED = (range(0x590, 0x780), range(0xFB1D, 0xFF00))
# Two names at least this alike are one name: the first level at which 95 % of the matches held on the countries that
# the fit left out. Measured by benchmarks/places/likeness_fit.py, never on the set of pairs it is judged by.
SAME_NAME = 0.75
CONSTANT = "constant"
SHARE = "share changed"
FIRM_SHARE = "share of firm sounds changed"
SHORT = "few firm sounds"
WORST_WORD = "share changed of the word that changed most"


def likeness(one: str, other: str, *, rules: NameRules) -> float:
    """How likely two names are spellings of one name, 0 to 1; 1 for names that differ in case and accents alone.

    Articles do not count, words such as Jabal and Jebel are one, and any script may meet any other.
    Words that tell places of one name apart (north and south, old and new, numbers) make names unlike.
    """
    return Likeness(one, rules=rules).to(other)


class Likeness:
    """How alike one name is to others, one after the other; what they have in common is reckoned once."""

    def __init__(self, name: str, *, rules: NameRules) -> None:
        self._plain = plain(name)
        self._words = _words(name, rules)
        self._unvowelled = _unvowelled(name)
        self._rules = rules
        # Other names by their words: a place's spellings often differ in hyphens and articles only.
        self._known: dict[tuple[bool, str], float] = {}

    def to(self, other: str) -> float:
        """How likely another name is a spelling of this one, 0 to 1."""
        if self._plain == plain(other):
            return 1.0
        words, bare = _words(other, self._rules), self._unvowelled or _unvowelled(other)
        key = bare, " ".join(words)
        if key not in self._known:
            self._known[key] = self._score(words, bare)
        return self._known[key]

    def _score(self, words: Sequence[str], bare: bool) -> float:
        if _told_apart(self._words, words, self._rules):
            return 0.0
        found = signs(self._words, words, bare=bare)
        known = self._rules.likeness
        score = sum(known.get(sign, 0.0) * amount for sign, amount in found.items())
        return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, score))))


def name_signs(one: str, other: str, *, rules: NameRules) -> dict[str, float]:
    """The signs of two names as they are written."""
    return signs(_words(one, rules), _words(other, rules), bare=_unvowelled(one) or _unvowelled(other))


def signs(one: Sequence[str], other: Sequence[str], *, bare: bool) -> dict[str, float]:
    """What tells two names apart: the sounds that changed or were lost, counted by kind, and their share."""
    # The longer name first: what is lost of one is added to the other, and the signs are the same both ways.
    one, other = sorted((one, other), key=lambda words: (-len("".join(words)), "".join(words)))
    left, right = sounds("".join(one)), sounds("".join(other))
    changed, steps = _aligned(left, right, bare)
    firm_left, firm_right = firm_sounds(left), firm_sounds(right)
    firm = _cost(firm_left, firm_right, bare)
    found: Counter[str] = Counter(steps)
    return {
        CONSTANT: 1.0,
        SHARE: changed / max(_weight(left, bare), _weight(right, bare), 1.0),
        FIRM_SHARE: firm / max(len(firm_left), len(firm_right), 1),
        SHORT: 1.0 / max(len(firm_left), len(firm_right), 1),
        WORST_WORD: _worst_word(one, other, bare),
        **{f"{'bare ' if bare else ''}{step}": float(count) for step, count in found.items()},
    }


def is_same_name(one: str, other: str, *, rules: NameRules) -> bool:
    """Whether two names are spellings of one name."""
    return likeness(one, other, rules=rules) >= SAME_NAME


def _words(name: str, rules: NameRules) -> list[str]:
    words = plain(latin(without_script_article(name))).split(" ")
    return [rules.spellings.get(word, word) for word in without_articles(words, rules)]


def _told_apart(one: Sequence[str], other: Sequence[str], rules: NameRules) -> bool:
    first, second = ({word for word in words if word in rules.telling or word.isdigit()} for words in (one, other))
    return bool(first) and bool(second) and not first & second


def _unvowelled(name: str) -> bool:
    return not name.isascii() and any(any(ord(char) in block for block in UNVOWELLED) for char in name)


def _worst_word(one: Sequence[str], other: Sequence[str], bare: bool) -> float:
    """How much of the word that differs most has changed; 0 when the names have not as many words, or only one."""
    if len(one) != len(other) or len(one) < 2:
        return 0.0
    pairs = [(sounds(left), sounds(right)) for left, right in zip(one, other, strict=True)]
    return max(_cost(left, right, bare) / max(_weight(left, bare), _weight(right, bare), 1.0) for left, right in pairs)


def _weight(word: str, bare: bool) -> float:
    """What a name weighs: vowels less than consonants, next to nothing where the other script omits them."""
    vowel = 0.05 if bare else 0.35
    return sum(vowel if letter in WEAK else 1.0 for letter in word)


def _cost(one: str, other: str, bare: bool) -> float:
    """The least cost of turning one name's sounds into the other's."""
    return 0.0 if one == other else _costs(one, other, bare)[-1][-1]


def _aligned(one: str, other: str, bare: bool) -> tuple[float, list[str]]:
    """The least cost of turning one name's sounds into the other's, and the steps that it takes."""
    rows = _costs(one, other, bare)
    return rows[-1][-1], list(_steps(one, other, rows, bare))


def _costs(one: str, other: str, bare: bool) -> list[list[float]]:
    """The least costs of turning the first sounds of one name, any number of them, into the first of the other."""
    lost_one, lost_other = _losses(one, bare), _losses(other, bare)
    changes = {letter: list(map(_changes(letter, bare).__getitem__, other)) for letter in set(one)}
    rows = [list(accumulate(lost_other, initial=0.0))]
    for letter, loss in zip(one, lost_one, strict=True):
        above = rows[-1]
        least = above[0] + loss
        row = [least]
        for before, over, change, gone in zip(above, above[1:], changes[letter], lost_other, strict=False):
            # The least of three, written out: this line is where looking for spellings spends its time.
            least += gone
            if before + change < least:
                least = before + change
            if over + loss < least:
                least = over + loss
            row.append(least)
        rows.append(row)
    return rows


def _steps(one: str, other: str, rows: list[list[float]], bare: bool) -> Iterator[str]:
    """The steps on the cheapest way through the table of costs, last one first."""
    lost_one = _losses(one, bare)
    at, across = len(one), len(other)
    while at or across:
        here = rows[at][across]
        if at and across:
            letter, char = one[at - 1], other[across - 1]
            if here == rows[at - 1][across - 1] + _changes(letter, bare)[char]:
                if letter != char:
                    yield _place(at - 1, len(one)) + _change(letter, char)
                at, across = at - 1, across - 1
                continue
        if at and here == rows[at - 1][across] + lost_one[at - 1]:
            yield _place(at - 1, len(one)) + _loss(one, at - 1)
            at -= 1
        else:
            yield _place(across - 1, len(other)) + _loss(other, across - 1)
            across -= 1


def _place(at: int, length: int) -> str:
    return "first " if at == 0 else ("last " if at == length - 1 else "")


@lru_cache(maxsize=PAIRS_OF_SOUNDS)
def _change(letter: str, char: str) -> str:
    if (letter, char) in SAME_SOUND or (char, letter) in SAME_SOUND:
        return "/".join(sorted((letter, char)))
    return "weak/firm" if letter in WEAK or char in WEAK else "other/other"


def _loss(word: str, at: int) -> str:
    """What kind of sound is left out at a place."""
    letter, before, after = word[at], word[at - 1 : at], word[at + 1 : at + 2]
    if letter in VOWELS:
        beside = (before and before in WEAK) or (after and after in WEAK)
        return "vowel beside a weak sound lost" if beside else "vowel lost"
    if letter in WEAK:
        return f"{letter} lost"
    return "doubled sound lost" if before == letter else "firm sound lost"


class _Changes(dict[str, float]):
    """What turning one sound into each other one costs, reckoned when it is first asked for."""

    def __init__(self, letter: str, bare: bool) -> None:
        super().__init__({letter: 0.0})
        self._letter = letter
        self._bare = bare

    def __missing__(self, char: str) -> float:
        self[char] = _changed(self._letter, char, self._bare)
        return self[char]


@cache
def _changes(letter: str, bare: bool) -> _Changes:
    return _Changes(letter, bare)


def _changed(letter: str, char: str, bare: bool) -> float:
    cost = SAME_SOUND.get((letter, char), SAME_SOUND.get((char, letter), OTHER_SOUND))
    return min(cost, 0.1) if bare and letter in WEAK and char in WEAK else cost


@lru_cache(maxsize=50_000)
def _losses(word: str, bare: bool) -> tuple[float, ...]:
    """What leaving each letter out costs."""
    around = f" {word} "
    return tuple(_lost(around[at], letter, around[at + 2], bare) for at, letter in enumerate(word))


def _lost(before: str, letter: str, after: str, bare: bool) -> float:
    if letter in WEAK:
        if bare:
            return UNWRITTEN_VOWEL
        return WEAK_LOST_EASILY if before in WEAK or after in WEAK or after == " " else WEAK_LOST
    return DOUBLED_LOST if before == letter else STRONG_LOST
