"""The tokenizer of the model: spaCy's English rules, cut as the treebank cuts words where the two differ."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from spacy.attrs import ORTH
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

# "U.S.-led" is three words; spaCy's rules leave it whole.
AFTER_ABBREVIATION = r"(?<=[A-Za-z]\.)-(?=[A-Za-z])"
# "!!!", "?!", "====" and "<<" are one mark each, whether they stand alone or at a word.
RUNS = (r"[!?]{2,}", r"={2,}", r"\*{2,}", r"_{2,}", r"<{2,}", r">{2,}", r"\${2,}")
PHONE = r"(?:1-)?(?:\d{3}-)?\d{3}-\d{4}"
CLOCK = r"(?<=\d)(?:AM|PM|am|pm)"


def cut_like_the_treebank(nlp: Language, table: Path) -> None:
    """Set the tokenizer's rules, with the words of `models/tokenizer.toml`."""
    with table.open("rb") as file:
        words = tomllib.load(file)
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    defaults = nlp.Defaults
    infixes = [_after_no_prefix(str(infix), words["prefixes"]) for infix in defaults.infixes or ()]
    tokenizer.infix_finditer = compile_infix_regex([*infixes, AFTER_ABBREVIATION]).finditer
    tokenizer.prefix_search = compile_prefix_regex([*RUNS, *(defaults.prefixes or ())]).search
    tokenizer.suffix_search = compile_suffix_regex([*RUNS, CLOCK, *(defaults.suffixes or ())]).search
    tokenizer.token_match = re.compile(rf"^(?:{'|'.join((*RUNS, PHONE))})$").match
    tokenizer.rules = {
        word: parts for word, parts in (tokenizer.rules or {}).items() if word not in words["dropped"]
    } | {word: [{ORTH: word}] for word in words["abbreviations"]}


def _after_no_prefix(infix: str, prefixes: list[str]) -> str:
    """The rule for hyphens between letters, but not behind a prefix such as "anti"; any other rule as it is."""
    if "--" not in infix or "(?=" not in infix:
        return infix
    kept = "".join(rf"(?<!\b{form})" for prefix in prefixes for form in (prefix, prefix.capitalize()))
    return f"{kept}{infix}"
