"""The usual letter case of words, for articles written in CAPITALS throughout."""

from __future__ import annotations

import csv
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import StringIO

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# What follows an apostrophe as an ending; other parts belong to a name, as in D'Aubuisson.
ENDINGS = frozenset({"s", "t", "re", "ve", "ll", "d", "m"})
# Endings of English words that a reader takes for no name without knowing the word.
WORDLIKE = re.compile(
    r"(?:tion|tions|sion|sions|ment|ments|ness|ism|ity|ities|ive|ives|ous|able|ible|ing|ally|ful|less|ance|ence|ship"
    r"|ical|ically|ization|izing|ized|ating|ated|hood|wards?)$"
)
SHORTEST_WORDLIKE = 7
STRIPPED = (("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""),
            ("ly", ""), ("er", ""), ("ers", ""), ("d", ""), ("or", "e"), ("ors", "e"))  # fmt: skip
PREFIXED = ("un", "re", "anti", "counter", "non", "over", "pre", "co", "inter", "mis", "dis")
SHORTEST_STEM = 3
LONGEST_NAME = 7
NAME, SMALL, EDGE = "name", "small", "edge"
# Before a word that opens a sentence; a dateline ends in a bracket or a number and a dash.
SENTENCE_END = re.compile(r"[.!?]['\"”’)\]]*\s*[(\"'“‘]*$|^\W*$|[)\d]\s*(?:--|[-–—])\s*[\"“]?$")
HEADER = ("word", "small", "titled", "capitals")


@dataclass(frozen=True)
class LetterCase:
    """Counts of each word in small letters, Titled and in CAPITALS; what neighbours tell; names of several words."""

    counts: Mapping[str, tuple[int, int, int]]
    before: Mapping[str, float]
    after: Mapping[str, float]
    names: Mapping[str, str] = field(default_factory=dict)
    phrases: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    def kind(self, word: str) -> str:
        """Whether a word by itself is rather a name or a word of the language."""
        return NAME if self.odds(word) > 0 else SMALL

    def odds(self, word: str) -> float:
        """Logarithm of the odds that a word is a name, by itself; it is given in small letters."""
        small, titled, capitals = self.counts.get(word, (0, 0, 0))
        named = titled + capitals
        if small + named == 0:
            if word in self.names:
                return 3.0
            return -2.0 if self._is_wordlike(word) else 2.0
        return math.log((named + 0.1) / (small + 0.1))

    def form(self, word: str) -> str:
        """How a name is written: FMLN, Salvador, McCain."""
        _, titled, capitals = self.counts.get(word, (0, 0, 0))
        if titled + capitals == 0:
            known = self.names.get(word)
            if known is not None:
                return known
            return word.upper() if not re.search(r"[aeiouy]", word) else word.capitalize()
        return word.upper() if capitals > titled else self.names.get(word, word.capitalize())

    def _is_wordlike(self, word: str) -> bool:
        if len(word) >= SHORTEST_WORDLIKE and WORDLIKE.search(word):
            return True
        bare = [word, *(word[len(lead) :] for lead in PREFIXED if word.startswith(lead))]
        stems = [one[: -len(end)] + kept for one in bare for end, kept in STRIPPED if one.endswith(end)]
        return any(
            len(stem) >= SHORTEST_STEM and self.counts.get(stem, (0, 0, 0))[0] > sum(self.counts[stem][1:])
            for stem in (*stems, *bare[1:])
            if stem in self.counts
        )


def recased(text: str, case: LetterCase) -> str:
    """A text in CAPITALS as it would be written in running text, letter for letter as long."""
    found = list(WORD.finditer(text))
    lower = [match.group().lower() for match in found]
    stems = [_without_ending(word) for word in lower]
    kinds = [case.kind(stem) for stem in stems]
    given = _phrased(stems, case)
    if "U.S" in text:
        # Where the country is written with full stops, the word without them is the pronoun.
        kinds = [SMALL if stem == "us" else kind for stem, kind in zip(stems, kinds, strict=True)]
        given.update({i: lower[i] for i, stem in enumerate(stems) if stem == "us"})
    pieces, at = [], 0
    for i, match in enumerate(found):
        pieces.append(text[at : match.start()])
        at = match.end()
        opens = SENTENCE_END.search(text[: match.start()][-8:]) is not None and not _is_initial(text, found, i - 1)
        pieces.append(
            given.get(i) or _written(text, match, stems[i], lower[i], opens, _odds(i, stems, kinds, case), case)
        )
    return "".join([*pieces, text[at:]])


def _is_initial(text: str, found: Sequence[re.Match[str]], i: int) -> bool:
    """Whether the word before is one letter with a full stop, as in J. R. Smith."""
    return i >= 0 and len(found[i].group()) == 1 and text[found[i].end() : found[i].end() + 1] == "."


def _odds(i: int, stems: Sequence[str], kinds: Sequence[str], case: LetterCase) -> float:
    left = kinds[i - 1] if i else EDGE
    right = kinds[i + 1] if i + 1 < len(kinds) else EDGE
    return case.odds(stems[i]) + case.before.get(left, 0.0) + case.after.get(right, 0.0)


def _written(text: str, match: re.Match[str], stem: str, lower: str, opens: bool, odds: float, case: LetterCase) -> str:
    word, ending = match.group(), lower[len(stem) :]
    if len(lower) != len(word):
        return word
    if len(stem) == 1:
        single = stem == "a" and text[match.end() : match.end() + 1] != "."
        return lower if single and not opens else word
    if "'" in stem or "’" in stem:
        return re.sub(r"[^\W\d_]+", lambda part: part.group().capitalize(), stem) + ending
    if odds > 0:
        written = case.form(stem)
        return (written if len(written) == len(stem) else stem.capitalize()) + ending
    return lower.capitalize() if opens else lower


def _without_ending(word: str) -> str:
    head, _, tail = word.replace("’", "'").rpartition("'")
    return word[: len(head)] if head and tail in ENDINGS else word


def _phrased(stems: Sequence[str], case: LetterCase) -> dict[int, str]:
    """The words of known names of several words, by position, as they are written there."""
    given: dict[int, str] = {}
    i = 0
    while i < len(stems):
        known = next(
            (
                name
                for name in case.phrases.get(stems[i], ())
                if tuple(word.lower() for word in name) == tuple(stems[i : i + len(name)])
            ),
            None,
        )
        if known is None:
            i += 1
            continue
        given.update({i + step: word for step, word in enumerate(known)})
        i += len(known)
    return given


def learned(texts: Iterable[str]) -> LetterCase:
    """Letter case of words in running text; the first word of each text is left out, for it has a capital anyway."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    kept: list[list[str]] = []
    for text in texts:
        words = [match.group() for match in WORD.finditer(text)][1:]
        kept.append(words)
        for word in words:
            counts[_without_ending(word).lower()][_style(word)] += 1
    table = {word: (c["small"], c["titled"], c["capitals"]) for word, c in counts.items()}
    plain = LetterCase(table, {}, {})
    left, right = _neighbours(kept, plain)
    return LetterCase(table, left, right)


def _style(word: str) -> str:
    if word[0].islower():
        return "small"
    return "capitals" if word.isupper() and len(word) > 1 else "titled"


def _neighbours(kept: Iterable[Sequence[str]], plain: LetterCase) -> tuple[dict[str, float], dict[str, float]]:
    """How much a name or a plain word beside a word speaks for its being a name, beyond the word itself."""
    sides: tuple[Counter[tuple[str, bool]], Counter[tuple[str, bool]]] = (Counter(), Counter())
    for words in kept:
        stems = [_without_ending(word).lower() for word in words]
        kinds = [plain.kind(stem) for stem in stems]
        for i, stem in enumerate(stems):
            small, titled, capitals = plain.counts[stem]
            if not small or not titled + capitals:
                continue
            named = not words[i][0].islower()
            sides[0][kinds[i - 1] if i else EDGE, named] += 1
            sides[1][kinds[i + 1] if i + 1 < len(kinds) else EDGE, named] += 1
    return _ratios(sides[0]), _ratios(sides[1])


def _ratios(seen: Counter[tuple[str, bool]]) -> dict[str, float]:
    total = {named: sum(n for (_, one), n in seen.items() if one is named) + 1 for named in (True, False)}
    return {
        kind: math.log(((seen[kind, True] + 1) / total[True]) / ((seen[kind, False] + 1) / total[False]))
        for kind in (NAME, SMALL, EDGE)
    }


def with_words(case: LetterCase, phrases: Iterable[str]) -> LetterCase:
    """The same with further words of the language; what was learned of a word stands."""
    more = {word: (1, 0, 0) for phrase in phrases for word in WORD.findall(phrase) if word.islower()}
    return LetterCase({**more, **case.counts}, case.before, case.after, case.names, case.phrases)


def with_names(case: LetterCase, names: Iterable[str]) -> LetterCase:
    """The same with names as they are written: words of them, and those of several words as a whole."""
    single: dict[str, str] = {}
    phrases: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for name in sorted(names):
        words = tuple(WORD.findall(name))
        if 1 < len(words) <= LONGEST_NAME:
            phrases[words[0].lower()].add(words)
        for word in words:
            if word[0].isupper():
                single.setdefault(word.lower(), word)
    ordered = {first: tuple(sorted(found, key=lambda one: (-len(one), one))) for first, found in phrases.items()}
    return LetterCase(case.counts, case.before, case.after, single, ordered)


def with_titles(case: LetterCase, titles: Iterable[str]) -> LetterCase:
    """The same with abbreviated titles, which no count tells from other words without a vowel: Mr, Dr, Msgr."""
    written = {title.lower(): title.lower().capitalize() for title in titles}
    return replace(case, names={**case.names, **written})


def as_table(case: LetterCase) -> str:
    """The learned counts as CSV; words that were only ever Titled are left out, for an unknown word is taken so."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for side, told in (("before", case.before), ("after", case.after)):
        for kind, value in sorted(told.items()):
            writer.writerow((f"{side}:{kind}", round(value, 3), "", ""))
    for word, (small, titled, capitals) in sorted(case.counts.items()):
        if small or capitals:
            writer.writerow((word, small, titled, capitals))
    return out.getvalue()


def from_table(text: str) -> LetterCase:
    """Counts read back from CSV."""
    counts: dict[str, tuple[int, int, int]] = {}
    sides: dict[str, dict[str, float]] = {"before": {}, "after": {}}
    for row in csv.DictReader(StringIO(text)):
        side, _, kind = row["word"].partition(":")
        if kind:
            sides[side][kind] = float(row["small"])
        else:
            counts[row["word"]] = (int(row["small"]), int(row["titled"]), int(row["capitals"]))
    return LetterCase(counts, sides["before"], sides["after"])
