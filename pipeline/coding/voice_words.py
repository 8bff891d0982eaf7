"""The words of an article for somebody quoted who has no row of his own, and what they tell of him."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.coding.actors import ActorKind, Actors, ActorSpan
from pipeline.coding.lexicon import Entry, Lexicon
from pipeline.coding.parsed import SUBJECT, ParsedSentence, Phrase
from pipeline.coding.voice_spans import claimant_noun
from schemas.seeds import ClaimantNounRow
from schemas.vocabulary import ClaimantType
from schemas.word_classes import WordClass

DETERMINERS = frozenset({"whose", "a", "an", "the", "one", "this", "that", "its", "their", "his", "her", "another"})
# With `general` behind them, they are offices.
OF_OFFICE = frozenset(
    {"vicar", "secretary", "attorney", "inspector", "director", "governor", "consul", "procurator", "auditor"}
)
OF_OFFICE |= {
    "prosecutor",
    "solicitor",
    "superior",
    "comptroller",
    "registrar",
    "superintendent",
    "surgeon",
    "postmaster",
}
# How many words a person's name has.
PERSONS_NAME = range(2, 5)
# What stands in brackets behind an office.
LONGEST_ASIDE = 8
PUBLIC = frozenset({"state", "national", "public", "private", "local", "official", "government", "pro-government"})
# Behind a comma and a voice.
TURNS = frozenset({"in", "for", "on", "meanwhile", "however", "too", "though", "instead"})


@dataclass(frozen=True, slots=True)
class Description:
    """Words for a voice without a row of its own, with the noun for it and the actors that stand in them."""

    parsed: ParsedSentence
    span: Phrase
    head: int
    noun: Entry[ClaimantNounRow] | None
    inside: list[ActorSpan]
    group: ActorSpan | None

    @property
    def word(self) -> str:
        """The head, lower case."""
        return self.parsed.lower[self.head]

    @property
    def names(self) -> list[str]:
        """Words that belong to names, lower case."""
        return [self.parsed.lower[t] for t in range(self.span.first, self.span.last) if self.parsed.pos[t] == "PROPN"]

    @property
    def is_a_persons_name(self) -> bool:
        """Whether the words are two to four of a name and nothing else, with no article and no sign of a body."""
        aged = self.parsed.words[self.span.last - 2] == "," and self.parsed.words[self.span.last - 1].isdigit()
        # "Fatuma Ali, 43".
        tokens = range(self.span.first, self.span.last - 2 * aged)
        words = [self.parsed.words[t] for t in tokens]
        plain = all(word[:1].isupper() and word[1:].islower() for word in words)
        the = self.span.first > 0 and self.parsed.lower[self.span.first - 1] in DETERMINERS
        # A first name with an age is a person's: "Hauwa, 35".
        enough = len(words) in PERSONS_NAME or (aged and len(words) == 1)
        return enough and plain and len(self.names) == len(words) and not self.inside and not the

    @property
    def is_somebody_of(self) -> bool:
        """Whether a person's name opens the words, with where he is from behind it: `Peter Rambu of the Ali clan`."""
        of = next((t for t in range(self.span.first, self.span.last) if self.parsed.lower[t] in {"of", "from"}), None)
        if of is None or of - self.span.first not in PERSONS_NAME or self.group is not None:
            return False
        tokens = range(self.span.first, of)
        return all(self.parsed.pos[t] == "PROPN" and self.parsed.words[t][1:].islower() for t in tokens)

    @property
    def is_a_first_name(self) -> bool:
        """Whether one name stands alone with what its bearer did behind it: `said Abdu, who spent Sunday burying`."""
        word, behind = self.parsed.words[self.head], self.parsed.lower[self.head + 1 : self.head + 3]
        alone = self.parsed.pos[self.head] == "PROPN" and not self.inside and self.parsed.pos[self.head - 1] != "PROPN"
        return alone and word[:1].isupper() and word[1:].islower() and behind == (",", "who")

    @property
    def is_of_a_state(self) -> bool:
        """Whether a medium is told of by whose it is: `state radio`, `public television`."""
        return not PUBLIC.isdisjoint(self.parsed.lower[self.span.first : self.head + 1])

    @property
    def is_doctor(self) -> bool:
        """Whether `Dr` stands before a name."""
        return "dr" in [word.rstrip(".") for word in self.parsed.lower[max(0, self.span.first - 2) : self.head]]

    def has_rank(self, ranks: frozenset[str]) -> bool:
        """Whether a rank of an army stands in the words."""
        first = self.span.first - 2 * (self.parsed.words[self.span.first - 1 : self.span.first] == (".",))
        words = tuple(word for word in self.parsed.lower[max(0, first) : self.span.last] if word != "-")
        # A vicar general commands nobody, nor does a director-general.
        office = any(word in OF_OFFICE and words[at + 1 : at + 2] == ("general",) for at, word in enumerate(words))
        return any(word.rstrip(".") in ranks and not (office and word == "general") for word in words)

    def is_a_groups(self, bands: frozenset[str]) -> bool:
        """Whether they are of a band without office: `the group's spokesman`, `Ali Dhere, the militia's chief`."""
        lower = self.parsed.lower
        owned = range(self.span.first, self.span.last - 1)
        return any(lower[t] in bands and lower[t + 1] in {"'s", "’s", "'"} for t in owned)

    def is_part_of(self, name: str) -> bool:
        """Whether all words but the determiner stand in a longer name."""
        words = self.parsed.lower[self.span.first + 1 : self.span.last]
        return len(words) > 1 and set(words) <= set(name.lower().split())

    def starts_with(self, words: frozenset[str], *, within: int) -> bool:
        """Whether one of these words stands among the first few."""
        last = min(self.span.first + within, self.span.last)
        return not words.isdisjoint(self.parsed.lower[self.span.first : last])


def turns(parsed: ParsedSentence, token: int) -> bool:
    """Whether a comma brings in whose turn it is to speak: `the ministry, in turn, said`."""
    return parsed.words[token] == "," and parsed.lower[token + 1] in TURNS


def kind_by_rank(words: Description, lexicon: Lexicon) -> ClaimantType | None:
    """`Pol Col Noppasri` is of the police, `Gen. Enenche` of an army."""
    if words.has_rank(lexicon.words[WordClass.POLICE_RANK]):
        return ClaimantType.OFFICIAL
    return ClaimantType.MILITARY if words.has_rank(lexicon.words[WordClass.RANK]) else None


def owner_here(words: Description, lexicon: Lexicon) -> Entry[ClaimantNounRow] | None:
    """What `its` means in the sentence: the body that the sentence is about, when it stands before the words."""
    parsed = words.parsed
    root = next((t for t in range(len(parsed)) if parsed.heads[t] == t), None)
    subject = next(iter(parsed.own_subjects(root)), None) if root is not None else None
    if subject is None or subject >= words.span.first or parsed.tags[subject] != "NN":
        return None
    return claimant_noun(parsed, parsed.noun_phrase(subject), lexicon)


def group_before(words: Description, actors: Actors) -> ActorSpan | None:
    """What `its` means in the sentence: the named group that the sentence is about, told before the words."""
    parsed = words.parsed
    named = [a for a in actors if a.kind in {ActorKind.NAMED, ActorKind.UNLISTED} and a.last <= words.span.first]
    return next((a for a in reversed(named) if any(parsed.deps[t] in SUBJECT for t in range(a.first, a.last))), None)


def person_beside(parsed: ParsedSentence, first: int, last: int, titles: frozenset[str]) -> Phrase | None:
    """The run of name tokens right behind an office, a comma and title between at most, or before it and a comma."""
    at = last
    if parsed.words[at : at + 1] == ("(",):
        # "Assistant Commissioner (Western End), Mr. Samson Kiap".
        at = next((t + 1 for t in range(at, min(len(parsed), at + LONGEST_ASIDE)) if parsed.words[t] == ")"), at)
        last = at
    while (
        at < len(parsed)
        and (parsed.words[at] in {",", "."} or parsed.lower[at].rstrip(".") in titles)
        and at - last < 4
    ):
        at += 1
    end = at
    while end < len(parsed) and parsed.pos[end] == "PROPN":
        end += 1
    titled = at > last and parsed.lower[at - 1].rstrip(".") in titles
    if end - at >= 2 - titled:
        return Phrase(at, end)
    comma = next((t for t in range(first - 1, max(-1, first - 9), -1) if parsed.words[t] == ","), None)
    if comma is None or any(parsed.is_verbal(t) for t in range(comma, first)):
        return None
    start = comma
    while start > 0 and parsed.pos[start - 1] == "PROPN":
        start -= 1
    return Phrase(start, comma) if comma - start >= 2 else None
