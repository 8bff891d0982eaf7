"""The labels that dependency parsers use, by what they mean for the roles in a sentence: one table per scheme.

A pipeline of another scheme works once its table stands here. Structure differs too: in ClearNLP a preposition stands
between verb and noun (`prep`, `pobj`), in Universal Dependencies it hangs below the noun (`obl`, `case`).
`ParsedSentence.prepositional` reads both.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields

Labels = frozenset[str]


@dataclass(frozen=True, slots=True)
class LabelScheme:
    """One scheme's labels for each role, and those by which the scheme is known."""

    name: str
    subject: Labels
    passive_subject: Labels
    object: Labels
    indirect_object: Labels
    passive_auxiliary: Labels
    auxiliary: Labels
    case: Labels
    noun_modifier: Labels
    clausal: Labels
    relative: Labels
    participle: Labels

    def known_by(self, labels: Collection[str]) -> bool:
        """Whether a parser with these labels can tell who does what to whom in this scheme."""
        has = set(labels)
        return bool(has & self.subject and has & self.object and (has & self.passive_subject))


UNIVERSAL = LabelScheme(
    name="Universal Dependencies",
    subject=frozenset({"nsubj", "csubj"}),
    passive_subject=frozenset({"nsubj:pass", "csubj:pass"}),
    object=frozenset({"obj"}),
    indirect_object=frozenset({"iobj"}),
    passive_auxiliary=frozenset({"aux:pass"}),
    auxiliary=frozenset({"aux", "cop"}),
    case=frozenset({"case"}),
    noun_modifier=frozenset({"compound", "amod", "nmod:poss", "nmod:desc", "flat", "nummod", "nmod:unmarked"}),
    clausal=frozenset(
        {"acl", "acl:relcl", "advcl", "advcl:relcl", "ccomp", "parataxis", "csubj", "dep", "punct", "cc"}
    ),
    relative=frozenset({"acl:relcl"}),
    participle=frozenset({"acl"}),
)

CLEARNLP = LabelScheme(
    name="ClearNLP",
    subject=frozenset({"nsubj", "csubj"}),
    passive_subject=frozenset({"nsubjpass", "csubjpass"}),
    object=frozenset({"dobj"}),
    indirect_object=frozenset({"dative", "iobj"}),
    passive_auxiliary=frozenset({"auxpass"}),
    auxiliary=frozenset({"aux"}),
    case=frozenset({"case", "prep", "agent"}),
    noun_modifier=frozenset({"compound", "amod", "poss", "nummod"}),
    clausal=frozenset({"acl", "relcl", "advcl", "ccomp", "parataxis", "csubj", "dep", "punct", "cc"}),
    relative=frozenset({"relcl"}),
    participle=frozenset({"acl"}),
)

SCHEMES = (UNIVERSAL, CLEARNLP)


def scheme_of(labels: Collection[str]) -> LabelScheme | None:
    """The scheme that a parser with these labels follows; None when it is none of ours."""
    return next((scheme for scheme in SCHEMES if scheme.known_by(labels)), None)


def labels_of(*roles: str) -> Labels:
    """The labels of some roles in all schemes together, for no label means two things in two schemes."""
    known = {field.name for field in fields(LabelScheme)} - {"name"}
    assert known.issuperset(roles), roles
    return frozenset(label for scheme in SCHEMES for role in roles for label in getattr(scheme, role))
