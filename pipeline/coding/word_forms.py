"""The forms by which word lists know a word: its lemma, its lower case and its stem."""

from __future__ import annotations

from functools import lru_cache

from pipeline.coding.names import REMEMBERED_WORDS

# Participles that the model takes for adjectives and leaves as they are: "two shops were burnt by youths".
IRREGULAR = {
    form: (verb,)
    for verb, forms in {
        "burn": ("burnt",),
        "slay": ("slain", "slew"),
        "shoot": ("shot",),
        "beat": ("beaten",),
        "break": ("broken",),
        "tear": ("torn",),
        "blow": ("blown",),
        "overrun": ("overran",),
        "overthrow": ("overthrown", "overthrew"),
        "strike": ("struck", "stricken"),
        "steal": ("stolen",),
        "drive": ("driven",),
        "hang": ("hung",),
        "fight": ("fought",),
    }.items()
    for form in forms
}


@lru_cache(maxsize=REMEMBERED_WORDS)
def all_forms(word: str, lemma: str) -> tuple[str, ...]:
    """A word's forms, each once: lemma, lower case, and without its ending, for verbs whose lemma the model missed.

    `lobbed` gives `lob`, and `blamed`, with a final e kept, `blame`; `levelled`, as the British write, `level`;
    `non-combat`, kept whole, `noncombat`.
    """
    lower = word.lower()
    bare = _stem(lower, keep_e=False)
    forms = (
        lemma,
        lower,
        *IRREGULAR.get(lower, ()),
        bare,
        _stem(lower, keep_e=True),
        *((bare[:-1],) if bare != lower and bare.endswith("ll") else ()),
        lower.replace("-", "") or lower,
    )
    return tuple(dict.fromkeys(forms))


# Words that tell nothing in parts.
HYPHENATED = frozenset(
    {"sit-in", "cease-fire", "passer-by", "well-wisher", "walk-out", "go-slow", "boda-boda", "tuk-tuk", "post-mortem"}
)


def singular(word: str, lemma: str, tag: str) -> str:
    """A plural without its -s, where the model left it as it is."""
    plural = tag in {"NNS", "NNPS"} and word == lemma and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if plural and len(word) > 3 else word


def _stem(word: str, *, keep_e: bool) -> str:
    """A word without -ed, -ing or -s."""
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            base = word[: -len(ending)]
            if keep_e:
                return base + "e"
            if base[-1] == base[-2] and base[-1] not in "lsz":
                return base[:-1]
            return base[:-1] + "y" if ending == "ed" and base.endswith("i") else base
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def with_hyphenated(words: tuple[str, ...], lemmas: tuple[str, ...]) -> tuple[str, ...]:
    """Lemmas with that of a word's last part standing for the whole, where the parts alone mean nothing: `sit-in`."""
    if "-" not in words:
        return lemmas
    found = list(lemmas)
    for at in range(2, len(words)):
        whole = f"{words[at - 2]}-{words[at]}".lower()
        if words[at - 1] == "-" and (whole in HYPHENATED or whole.removesuffix("s") in HYPHENATED):
            found[at] = whole if whole in HYPHENATED else whole.removesuffix("s")
    return tuple(found)
