"""Dependency trees in the manner of Universal Dependencies: words, agreement, order of tokens, CoNLL-U."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

NO_SPACE_BEFORE = frozenset({",", ".", ":", ";", "?", ")", "'s", "'"})
NO_SPACE_AFTER = frozenset({"(", "$"})
SOUNDS_LIKE_CONSONANT = ("uni", "us", "eu", "one", "uk", "ug", "ur")
SOUNDS_LIKE_VOWEL = ("hour", "honor")
LETTERS_LIKE_VOWEL = frozenset("AEFHILMNORSX")


@dataclass(frozen=True, slots=True)
class Word:
    """One token as it will be written, or a finite verb that still waits for its subject.

    `entity` is the label of the name that the word belongs to, empty outside of names.
    """

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str = ""
    finite: str | None = None
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A word with its dependents to the left and to the right, in order."""

    word: Word
    rel: str = "root"
    left: tuple[Node, ...] = ()
    right: tuple[Node, ...] = ()

    def nodes(self) -> Iterator[Node]:
        """This node and all below it, in the order of the sentence."""
        for node in self.left:
            yield from node.nodes()
        yield self
        for node in self.right:
            yield from node.nodes()


@dataclass(frozen=True, slots=True)
class Token:
    """One line of CoNLL-U. `head` counts from 1; 0 is the root."""

    word: Word
    head: int
    rel: str
    space_after: bool


def feature(word: Word, name: str) -> str | None:
    """The value of one morphological feature; None when the word does not have it."""
    for pair in word.feats.split("|"):
        key, _, value = pair.partition("=")
        if key == name:
            return value
    return None


def number_of(node: Node) -> str:
    """ "Sing" or "Plur": what a verb with this subject agrees with."""
    if any(child.rel == "conj" for child in node.right):
        return "Plur"
    if node.word.upos == "NUM":
        return "Sing" if node.word.lemma in {"1", "one"} else "Plur"
    if node.word.lemma in {"several", "many", "few", "wounded"}:
        return "Plur"
    return "Plur" if feature(node.word, "Number") in {"Plur", "Ptan"} else "Sing"


def agreed(node: Node, *, antecedent: Node | None = None, inherited: Node | None = None) -> Node:
    """The tree with its finite verbs in the form that their subjects ask for.

    A relative pronoun stands for the noun its clause hangs on; the second of two coordinated verbs
    shares the subject of the first.
    """
    children = (*node.left, *node.right)
    subject = next((child for child in children if child.rel.startswith(("nsubj", "csubj"))), None) or inherited
    if subject is not None and antecedent is not None and feature(subject.word, "PronType") == "Rel":
        subject = antecedent

    def below(child: Node) -> Node:
        if child.rel in {"aux", "aux:pass", "cop"}:
            return replace(child, word=with_agreement(child.word, subject))
        if child.rel.startswith("acl:relcl"):
            return agreed(child, antecedent=node)
        return agreed(child, antecedent=antecedent, inherited=subject if child.rel == "conj" else None)

    left, right = tuple(map(below, node.left)), tuple(map(below, node.right))
    return replace(node, word=with_agreement(node.word, subject), left=left, right=right)


def with_agreement(word: Word, subject: Node | None) -> Word:
    """A finite verb in its written form; any other word as it is."""
    if word.finite is None:
        return word
    number = number_of(subject) if subject is not None else "Sing"
    person = (feature(subject.word, "Person") if subject is not None else None) or "3"
    singular = number == "Sing" and person == "3"
    tense = "Past" if word.finite == "past" else "Pres"
    form = finite_form(word.lemma, word.form, tense=tense, singular=singular)
    xpos = "VBD" if tense == "Past" else ("VBZ" if singular else "VBP")
    feats = f"Mood=Ind|Number={number}|Person={person}|Tense={tense}|VerbForm=Fin"
    return replace(word, form=form, xpos=xpos, feats=feats, finite=None)


def finite_form(lemma: str, past: str, *, tense: str, singular: bool) -> str:
    """A finite verb form: `past` as given, or the present made from the lemma."""
    if lemma == "be":
        return {("Past", True): "was", ("Past", False): "were", ("Pres", True): "is"}.get((tense, singular), "are")
    if tense == "Past":
        return past
    if not singular:
        return lemma
    return {"have": "has", "do": "does", "go": "goes"}.get(lemma) or with_s(lemma)


def with_s(word: str) -> str:
    """A word with the ending -s as English spells it: attacks, clashes, carries."""
    if word.endswith(("s", "sh", "ch", "x", "z")):
        return word + "es"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def tokens_of(root: Node) -> list[Token]:
    """The tokens of a whole tree in order, with spacing, "an" and the capital at the start put right."""
    nodes = list(root.nodes())
    place = {id(node): index for index, node in enumerate(nodes, start=1)}
    heads = {id(child): place[id(node)] for node in nodes for child in (*node.left, *node.right)}
    words = _written([node.word for node in nodes])
    return [
        Token(word, heads.get(id(node), 0), node.rel, _space_after(words, index))
        for index, (node, word) in enumerate(zip(nodes, words, strict=True))
    ]


def _written(words: list[Word]) -> list[Word]:
    fixed = [
        replace(word, form="an") if word.form == "a" and word.xpos == "DT" and _vowel_first(after.form) else word
        for word, after in zip(words, [*words[1:], words[-1]], strict=True)
    ]
    first = next((index for index, word in enumerate(fixed) if word.form[0].isalnum()), 0)
    form = fixed[first].form
    fixed[first] = replace(fixed[first], form=form[0].upper() + form[1:])
    return fixed


def _vowel_first(form: str) -> bool:
    low = form.lower()
    if form.isupper() and len(form) > 1:
        return form[0] in LETTERS_LIKE_VOWEL
    if low.startswith(SOUNDS_LIKE_VOWEL) or low in {"8", "11", "18", "80"}:
        return True
    return low[0] in "aeiou" and not low.startswith(SOUNDS_LIKE_CONSONANT)


def _space_after(words: list[Word], index: int) -> bool:
    if index + 1 == len(words):
        return False
    this, after = words[index], words[index + 1]
    if "HYPH" in (this.xpos, after.xpos) or this.form in NO_SPACE_AFTER or this.xpos == "``":
        return False
    return not (after.form in NO_SPACE_BEFORE or after.xpos == "''")


def text_of(tokens: Iterable[Token]) -> str:
    """The sentence as it would be printed."""
    return "".join(token.word.form + (" " if token.space_after else "") for token in tokens).strip()


def conllu(tokens: list[Token], *, sent_id: str) -> str:
    """One sentence in CoNLL-U, with its blank line."""
    lines = [f"# sent_id = {sent_id}", f"# text = {text_of(tokens)}"]
    for index, token in enumerate(tokens, start=1):
        word = token.word
        misc = "_" if token.space_after else "SpaceAfter=No"
        columns = (
            index,
            word.form,
            word.lemma,
            word.upos,
            word.xpos,
            word.feats or "_",
            token.head,
            token.rel,
            "_",
            misc,
        )
        lines.append("\t".join(map(str, columns)))
    return "\n".join(lines) + "\n\n"
