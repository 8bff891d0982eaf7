"""A parsed sentence as a tree that rules can ask questions of, whatever label scheme the parser uses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pipeline.coding.labels import labels_of
from pipeline.coding.misreadings import (
    acts_on_something,
    behind_particle,
    described_before,
    found_so,
    is_headline_passive,
    is_misread_verb,
    is_reduced,
    person_before_place,
    split_off,
)
from pipeline.coding.names import NameTokens
from pipeline.coding.phrases import Forms
from pipeline.coding.word_forms import all_forms, singular, with_hyphenated
from schemas.article import Sentence

SUBJECT, PASSIVE_SUBJECT = labels_of("subject"), labels_of("passive_subject")
DIRECT_OBJECT = labels_of("object")
OBJECT = labels_of("object", "indirect_object")
PASSIVE_AUXILIARY = labels_of("passive_auxiliary")
AUXILIARY = labels_of("auxiliary", "passive_auxiliary")
AGENT = "obl:agent"
CASE = labels_of("case")
NOUN_MODIFIER = labels_of("noun_modifier")
CLAUSAL = labels_of("clausal")
RELATIVE = labels_of("relative")
PARTICIPLE = labels_of("participle")
OUTSIDE_NOUN_PHRASE = CLAUSAL | {"appos", "conj", "cop", "nsubj", "nsubj:pass", "mark", "aux", "advmod"}
AGED = frozenset({"amod"})
NEGATION = frozenset({"not", "n't", "never", "no", "nor", "neither", "without"})
RELATIVE_PRONOUNS = frozenset({"that", "which", "who", "whom"})
LONGEST_CHAIN = 60  # A chain of heads longer than this is a parse gone wrong.


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of tokens: first token, and one past the last."""

    first: int
    last: int

    def __contains__(self, token: int) -> bool:
        return self.first <= token < self.last


class ParsedSentence:
    """One sentence's tree. Token numbers index the sentence's columns."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.words = sentence.words
        self.lemmas = with_hyphenated(sentence.words, sentence.lemmas)
        self.pos = sentence.pos
        self.tags = sentence.tags
        self.deps = sentence.deps
        self.heads = sentence.heads

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """Lower-case words."""
        return tuple([word.lower() for word in self.words])

    @cached_property
    def forms(self) -> Forms:
        """All forms of the words, to look phrases up in."""
        return Forms(list(map(all_forms, self.words, self.lemmas)))

    @cached_property
    def written_forms(self) -> Forms:
        """The words as written and their lemmas, for nouns and names; `troops`, with no lemma, as `troop` too."""
        return Forms.of(self.lemmas, self.lower, list(map(singular, self.lower, self.lemmas, self.tags)))

    @cached_property
    def lower_forms(self) -> Forms:
        """The words as written only."""
        return Forms.of(self.lower)

    @cached_property
    def names(self) -> NameTokens:
        """The words as names are compared."""
        return NameTokens(self.words)

    @cached_property
    def _children(self) -> dict[int, list[int]]:
        below: dict[int, list[int]] = {}
        for token, head in enumerate(self.heads):
            if head != token:
                below.setdefault(head, []).append(token)
        return below

    def children(self, token: int, labels: frozenset[str] | None = None) -> list[int]:
        """Direct dependents, in text order; only those with the labels when given."""
        below = self._children.get(token, [])
        return below if labels is None else [child for child in below if self.deps[child] in labels]

    def subtree(self, token: int, *, without: frozenset[str] = frozenset()) -> list[int]:
        """Tokens below and at a token, in text order, leaving out branches with some labels."""
        found = [token]
        for above in found:
            # Each token has one head, so only the first can be met twice, in a ring of heads.
            below = self.children(above)
            found += [child for child in below if child != token and self.deps[child] not in without]
        return sorted(found)

    def ancestors(self, token: int) -> Iterator[int]:
        """Heads from the nearest up to the root."""
        for _ in range(LONGEST_CHAIN):
            head = self.heads[token]
            if head == token:
                return
            yield head
            token = head

    def conjuncts(self, token: int) -> list[int]:
        """The token and what is coordinated with it below."""
        found = [token]
        for child in self.children(token, frozenset({"conj"})):
            found += self.conjuncts(child)
        return found

    def first_conjunct(self, token: int) -> int:
        """The head of a coordination: the token itself when it is not coordinated."""
        while self.deps[token] == "conj" and self.heads[token] != token:
            token = self.heads[token]
        return token

    def is_verbal(self, token: int) -> bool:
        """Whether the token is a verb, participle included; `succumbed to wounds/VBZ` has but one."""
        if self.tags[token] == "VBZ" and token and self.lower[token - 1] == "to":
            return False
        return self.pos[token] in {"VERB", "AUX"} or self.tags[token].startswith("VB") or is_misread_verb(self, token)

    def is_passive(self, verb: int) -> bool:
        """Whether a verb form is passive: has a passive auxiliary or subject, or is a bare participle after a noun."""
        if any(self.deps[child] in PASSIVE_AUXILIARY | PASSIVE_SUBJECT for child in self._children.get(verb, ())):
            return not acts_on_something(self, verb)
        if is_reduced(self, verb) or is_headline_passive(self, verb) or found_so(self, verb):
            return True
        if self.children(verb, DIRECT_OBJECT) and self.tags[verb] in {"VBN", "VBD"}:
            # "rebels executed 131" acts, whatever the tagger took the form for.
            return False
        if self.heads[verb] == verb and verb + 1 < len(self) and self.pos[verb + 1] in {"NUM", "DET", "PROPN", "NOUN"}:
            # A headline's "rebels executed 131".
            return False
        if self._is_object_complement(verb):
            return True
        if self.tags[verb] == "VBD" and any(
            self.lower[child] == "with" for child in self.children(verb, frozenset({"mark"}))
        ):
            # "With one woman killed".
            return True
        if self.children(verb, SUBJECT) and not self.children(verb, AUXILIARY):
            # A passive's subject is labelled as such: "the raid targeted" with the verb taken for a participle.
            return False
        if self.deps[verb] in PARTICIPLE and self.tags[verb] == "VBD" and not self.children(verb, SUBJECT | OBJECT):
            # "78 fighters killed": a participle whatever the tagger took it for.
            return True
        if self.tags[verb] != "VBN":
            # "were wounded" with the participle tagged as an adjective.
            return self.tags[verb] == "JJ" and any(
                self.lemmas[child] == "be" for child in self.children(verb, frozenset({"cop"}))
            )
        if self.deps[verb] == "conj" and not self.children(verb, SUBJECT | OBJECT):
            return self.is_passive(self.heads[verb])
        return not any(self.lemmas[child] == "have" for child in self.children(verb, frozenset({"aux"})))

    def is_perfect(self, verb: int) -> bool:
        """Whether a verb is in the present perfect: `thousands have been killed this year`."""
        return any(self.lower[child] in {"have", "has", "'ve", "’ve"} for child in self.children(verb))

    def _is_object_complement(self, verb: int) -> bool:
        """Whether a participle says what became of its verb's object: `reported 17 killed`, `left 12 wounded`."""
        if self.deps[verb] != "xcomp" or self.tags[verb] not in {"VBN", "VBD", "JJ"}:
            return False
        return bool(self.children(self.heads[verb], OBJECT)) and not self.children(verb, OBJECT)

    def own_subjects(self, verb: int) -> list[int]:
        """Subjects that stand with the verb itself or were hung on its auxiliary: `the council had given a figure`."""
        labels = SUBJECT | PASSIVE_SUBJECT
        own = self.children(verb, labels)
        if len(own) > 1:
            # "Burkina Faso: Armed men killed nine": what stands before the colon is a label.
            own = [token for token in own if ":" not in self.words[token:verb]] or own
        own = own or [token for aux in self.children(verb, AUXILIARY) for token in self.children(aux, labels)]
        own = own or [token for aux in split_off(self, verb) for token in self.children(aux, labels)]
        # "A 16-year-old died" hangs the one who died as an adjective on the verb.
        return own or [c for c in self.children(verb, AGED) if c < verb and self.lower[c] in {"old", "olds"}]

    def subjects(self, verb: int) -> list[int]:
        """Whoever the verb is said of: its own subject, or the one it shares with the clause around it."""
        seen: set[int] = set()
        while verb not in seen:
            seen.add(verb)
            own = self.own_subjects(verb)
            if len(own) > 1:
                # "said … that 50 people were killed", taken for a relative clause: `that` is no subject there.
                own = [token for token in own if self.lower[token] not in RELATIVE_PRONOUNS] or own
            if own and not (self.deps[verb] in RELATIVE and self.lower[own[0]] in RELATIVE_PRONOUNS):
                return [token for subject in own for token in self.conjuncts(subject)]
            if found := found_so(self, verb):
                return found
            head, label = self.heads[verb], self.deps[verb]
            if head == verb:
                return self._left_in_clause(verb)
            if described := described_before(self, verb):
                return described
            if self._is_object_complement(verb):
                return self.objects(head)
            if label in RELATIVE | PARTICIPLE and not self.is_verbal(head):
                # "Gunmen suspected to be herdsmen invaded": the gunmen did.
                above = self.heads[head]
                if own and self.lower[own[0]] == "who":
                    head = person_before_place(self, head)
                return (self.subjects(above) if self.deps[head] == "xcomp" else []) or [head]
            if label not in {"conj", "xcomp", "advcl", "parataxis", "ccomp"} | RELATIVE | PARTICIPLE:
                return []
            if label in {"ccomp", "parataxis"}:
                return self._left_in_clause(verb)
            if label == "advcl" and self.is_verbal(head) and self.is_passive(head):
                # "was hit by air strikes, killing 30": what killed is what hit.
                return [noun for word, noun in self.prepositional(head) if word == "by"]
            verb = head
        return []

    def _left_in_clause(self, verb: int) -> list[int]:
        """The subject that the tree gave to a clause between it and its verb: `the army, backed by …, retook`."""
        for clause in self.children(verb, CLAUSAL):
            own = self.own_subjects(clause)
            between = clause < verb and self.tags[clause] in {"VBG", "VBN"} and "," in self.words[clause:verb]
            if own and own[0] < clause and between and self.words[clause - 1] == ",":
                return self.conjuncts(own[0])
            if own and own[0] == clause - 1 and clause < verb and is_reduced(self, clause):
                return self.conjuncts(own[0])
        return described_before(self, verb)

    def objects(self, verb: int) -> list[int]:
        """Direct objects with what is coordinated with them."""
        own = [token for found in self.children(verb, OBJECT) for token in self.conjuncts(found)]
        if self.deps[verb] in RELATIVE and [self.lower[token] for token in own] == ["whom"]:
            # "Three persons whom soldiers killed".
            return [self.heads[verb]]
        if not own:
            # "Shot dead a woman", with the woman hung below `dead`.
            states = (child for child in self.children(verb, frozenset({"xcomp"})) if self.tags[child] == "JJ")
            own = [token for state in states for token in self.children(state, OBJECT)] or behind_particle(self, verb)
        if not own and self.deps[verb] in RELATIVE:
            # "the village that rebels attacked": the noun is the object when the verb has a subject of its own.
            subjects = self.own_subjects(verb)
            if subjects and all(self.lower[token] not in RELATIVE_PRONOUNS for token in subjects):
                return [self.heads[verb]]
        return own

    def prepositional(self, token: int) -> list[tuple[str, int]]:
        """Prepositions and the nouns they bring to a token, coordinated nouns included."""
        found: list[tuple[str, int]] = []
        for child in self._children.get(token, ()):
            if self.deps[child] in {"prep", "agent"}:  # ClearNLP: the preposition stands between.
                nouns = self.children(child, frozenset({"pobj", "pcomp"}))
                found += [(self.lower[child], noun) for first in nouns for noun in self.conjuncts(first)]
                continue
            # In Universal Dependencies the preposition hangs below its noun.
            words = [self.lower[case] for case in self.children(child, CASE) if case < child]
            if words and self.deps[child] not in CASE:
                found += [(" ".join(words), noun) for noun in self.conjuncts(child)]
            elif self.deps[child] == AGENT and not words and self.lower[token + 1 : token + 2] == ("by",):
                # "Claimed by Qaeda-linked fighters", with "by" hung below the adjective.
                found += [("by", noun) for noun in self.conjuncts(child)]
        return found

    def is_negated(self, token: int) -> bool:
        """Whether a negation stands with the word or its auxiliaries; not so in `no fewer than nine were killed`."""
        negations = (child for child in self._children.get(token, ()) if self.lower[child] in NEGATION)
        return any(self.lower[child + 1 : child + 2] not in {("fewer",), ("less",)} for child in negations)

    def noun_phrase(self, head: int) -> Phrase:
        """The noun and what belongs to it, without clauses, appositions and coordinated nouns."""
        tokens = self.subtree(head, without=OUTSIDE_NOUN_PHRASE)
        hyphens = {t for t in range(tokens[0], tokens[-1]) if self.words[t] in {"-", "–", "/", "'s", "’s"}}
        inside = set(tokens) | hyphens | {head}
        first = last = head
        while first - 1 in inside:
            first -= 1
        while last + 1 in inside:
            last += 1
        # What stands before the noun's own article is another noun's: "After the funeral | the governor …".
        own = [child for child in self._children.get(head, ()) if self.deps[child] == "det" and first < child < head]
        if own and any(self.pos[token] in {"NOUN", "PROPN"} for token in range(first, own[-1])):
            first = own[-1]
        # A preposition or quotation mark that opens the phrase is not part of it.
        while first < head and (
            self.pos[first] in {"ADP", "PUNCT", "CCONJ", "SCONJ"} or self.words[first] in {"-", "–"}
        ):
            first += 1
        return Phrase(first, last + 1)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Characters of tokens `first` up to but not including `last`, counted in the article's part."""
        offsets, base = self.sentence.offsets, self.sentence.start
        return base + offsets[first], base + offsets[last - 1] + len(self.words[last - 1])

    def token_at(self, character: int) -> int:
        """The token that holds a character of the sentence's text."""
        return max((t for t, offset in enumerate(self.sentence.offsets) if offset <= character), default=0)

    def surface(self, first: int, last: int) -> str:
        """The text of tokens `first` up to but not including `last`."""
        start, end = self.span(first, last)
        return self.sentence.text[start - self.sentence.start : end - self.sentence.start]
