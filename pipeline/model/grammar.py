"""Sentences of conflict news with their trees, from the hand-written grammar in models/domain.

The treebank that the model learns from holds little news on violence. The grammar gives the constructions
of such news (attacks, tolls with hedges, attributions, headlines) in the treebank's own annotation style.
All words and rules are the project's own and stand in tables; this file only combines them.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.model.lexicon import Lexicon, Name, modifier, proper, read_lexicon
from pipeline.model.notation import Item, Rule, read_rule
from pipeline.model.trees import Node, Token, Word, agreed, conllu, text_of, tokens_of

START = "sentence"
LONGEST = 48  # tokens; longer ones come from rules that nest by chance and read unnaturally
DEEPEST = 14  # levels of rules; below it optional parts are left out and the first rule is taken
# An aside at the end of a clause leaves two marks side by side; such sentences are left out.
DOUBLED = re.compile(r",\s?[.,]")
ANY = "*"  # a dependent whose own rule says what relation it has
PUNCTUATED = frozenset({"-"})


@dataclass(frozen=True, slots=True)
class Grammar:
    """Rules and words, ready to make sentences."""

    rules: dict[str, tuple[Rule, ...]]
    lexicon: Lexicon

    def sentence(self, dice: random.Random) -> list[Token]:
        """One sentence's tokens."""
        return tokens_of(agreed(self.expand(START, dice)))

    def expand(self, what: str | tuple[Item, ...], dice: random.Random, *, depth: int = 0) -> Node:
        """The tree of a symbol, of a word or of a row of items."""
        if not isinstance(what, str):
            return self._row(what, dice, depth)
        if what in self.rules:
            rules = self.rules[what]
            weights = [rule.weight for rule in rules]
            rule = rules[0] if depth > DEEPEST else dice.choices(rules, weights)[0]
            return self._row(rule.items, dice, depth + 1)
        kind, _, group = what.partition(".")
        if kind == "name":
            name = self._name([self.lexicon.name(part, dice) for part in group.split("+")], dice)
            return labelled(name, self.lexicon.entities.get(("name", group.partition("+")[0]), ""))
        if what[0].isupper():
            return Node(proper(what))
        return Node(self.lexicon.word(what, dice))

    def _row(self, items: tuple[Item, ...], dice: random.Random, depth: int) -> Node:
        left: list[Node] = []
        right: list[Node] = []
        head: Node | None = None
        for item in items:
            if item.rel is None:
                head = self.expand(item.what, dice, depth=depth)
            elif len(items) == 1:
                break
            elif item.chance == 1.0 or (depth <= DEEPEST and dice.random() < item.chance):
                (left if head is None else right).append(self._dependent(item, item.rel, dice, depth))
        if head is None:
            return self._dependent(items[0], items[0].rel or "", dice, depth)
        return replace(head, left=(*left, *head.left), right=(*head.right, *right))

    def _dependent(self, item: Item, rel: str, dice: random.Random, depth: int) -> Node:
        what = item.what
        if rel == "amod" and isinstance(what, str) and what[0].isupper():
            return Node(proper(what, adjective=True), rel)
        node = self.expand(what, dice, depth=depth)
        return node if rel == ANY else replace(node, rel=rel)

    def _name(self, parts: list[Name], dice: random.Random) -> Node:
        if parts[0].shape == "tree":
            return self.expand(read_rule(parts[0].text).items, dice)
        return name_tree(Name(" ".join(part.text for part in parts), parts[0].shape))


def labelled(node: Node, entity: str) -> Node:
    """The tree of a name with every word of it marked as part of an entity."""
    left, right = (tuple(labelled(child, entity) for child in side) for side in (node.left, node.right))
    return replace(node, word=replace(node.word, entity=entity), left=left, right=right)


def name_tree(name: Name) -> Node:
    """The tree of a name: flat from its first part on, or hung on its last part (compound, adj)."""
    parts = name.text.replace("-", " - ").split()
    words = [_name_word(part, name.shape, last=index + 1 == len(parts)) for index, part in enumerate(parts)]
    if name.shape in {"compound", "adj"}:
        rel = "amod" if name.shape == "adj" else "compound"
        return Node(words[-1], left=tuple(Node(word, rel) for word in words[:-1]))
    return _flat(words)


def _name_word(part: str, shape: str, *, last: bool) -> Word:
    if part in PUNCTUATED:
        return Word("-", "-", "PUNCT", "HYPH")
    if shape == "adjective":
        return modifier(part, "JJ")
    if shape == "adj" and not last:
        return proper(part, adjective=True)
    return proper(part, plural=shape == "plural")


def _flat(words: list[Word]) -> Node:
    """A flat name. A hyphen hangs on the name's first word when it follows it, else on the word after it."""
    right: list[Node] = []
    pending: tuple[Node, ...] = ()
    for index, word in enumerate(words[1:], start=1):
        if word.xpos == "HYPH" and index == 1:
            right.append(Node(word, "punct"))
        elif word.xpos == "HYPH":
            pending = (Node(word, "punct"),)
        else:
            right.append(Node(word, "flat", left=pending))
            pending = ()
    return Node(words[0], right=tuple(right))


def read_grammar(folder: Path) -> Grammar:
    """The grammar of `models/domain`. Raises BadRule or FileNotFoundError."""
    with (folder / "rules.toml").open("rb") as file:
        tables = tomllib.load(file)
    rules = {symbol: tuple(read_rule(text) for text in texts) for symbol, texts in tables["rules"].items()}
    return Grammar(rules, read_lexicon(folder))


def sentences(grammar: Grammar, *, count: int, seed: int) -> Iterator[list[Token]]:
    """`count` different sentences, always the same ones for a seed."""
    dice = random.Random(seed)
    seen: set[str] = set()
    while len(seen) < count:
        tokens = grammar.sentence(dice)
        text = text_of(tokens)
        if len(tokens) <= LONGEST and text not in seen and not DOUBLED.search(text):
            seen.add(text)
            yield tokens


def domain_conllu(folder: Path, *, count: int, seed: int) -> str:
    """The training sentences of the domain as one CoNLL-U text."""
    found = sentences(read_grammar(folder), count=count, seed=seed)
    return "".join(conllu(tokens, sent_id=f"domain-{index:05d}") for index, tokens in enumerate(found, start=1))
