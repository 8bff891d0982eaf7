"""Voices: who somebody quoted is, by name, by office, by side, or by what was said of him before."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.coding.actors import ActorKind, Actors, ActorSpan
from pipeline.coding.lexicon import Entry, Lexicon
from pipeline.coding.parsed import RELATIVE, SUBJECT, ParsedSentence, Phrase
from pipeline.coding.speakers import noun_after
from pipeline.coding.voice_kinds import Kind, actors_in, governs, group_in, is_external, kind_of_side, voice_kind
from pipeline.coding.voice_memory import Voice, VoiceMemory
from pipeline.coding.voice_spans import (
    claimant_hits,
    claimant_noun,
    is_other_person,
    publicity_tokens,
    voice_span,
    whole_words,
    with_side,
)
from schemas.seeds import ClaimantNounRow, ClaimantRow
from schemas.vocabulary import ClaimantType
from schemas.word_classes import WordClass

PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "them", "who"})
OWNERS = frozenset({"its", "their"})
# Words by which a sentence speaks of the one before.
REFERRING = PRONOUNS | OWNERS
POINTING = frozenset({"the", "that", "this"})
SENTENCES_TO_NAME = 2
# "Pavlo Kyrylenko, who governs the region".
GOVERNING = frozenset({"govern", "administer"})
# Why somebody without an office is a witness.
IN_A_CLAUSE = "words:office_verb"
LIVED_THROUGH = "words:living_verb"
SPEAKS_FOR = frozenset({ClaimantType.OFFICIAL, ClaimantType.MILITARY, ClaimantType.PARTY})
DETERMINERS = frozenset({"a", "an", "the", "one", "this", "that", "its", "their", "his", "her", "another"})


def named_voice(parsed: ParsedSentence, span: Phrase, entry: Entry[ClaimantRow], *, head: str) -> Voice:
    start, end = parsed.span(span.first, span.last)
    return Voice(
        entry.row.name,
        entry.row.claimant_id,
        entry.row.claimant_type,
        start,
        end,
        parsed.sentence.part,
        head,
        entry.origin,
        named=True,
    )


def voice_of(
    parsed: ParsedSentence,
    head: int,
    actors: Actors,
    lexicon: Lexicon,
    memory: VoiceMemory,
    *,
    span: Phrase | None = None,
) -> Voice | None:
    """The voice a noun stands for; None when the noun names no voice at all."""
    if parsed.lower[head] in {"one", "another"} and not parsed.children(head):
        # "Survivors said …. One told of 90 dead."
        return memory.last
    if parsed.pos[head] == "PRON" or parsed.lower[head] in PRONOUNS:
        if parsed.lower[head] not in PRONOUNS:
            return None
        if parsed.lower[head] in {"he", "she"} and parsed.sentence.index - memory.last_at in {1, 2}:
            # "A man blew himself up, a spokesman said. He gave the toll as four": who spoke just before.
            return memory.last
        # "The group denies it. It says …": whom the sentence before was about, if anybody, else who spoke last.
        return memory.subject or memory.last
    owner = next(iter(parsed.children(head, frozenset({"nmod:poss", "poss"}))), None)
    if owner is not None and parsed.lemmas[head] in lexicon.words[WordClass.SURVEY]:
        # "According to the organisation's research": the organisation says so.
        known = voice_of(parsed, owner, actors, lexicon, memory)
        return known or (memory.last if _is_pointed_at(parsed, owner) else None)
    if owner is None and parsed.lemmas[head] in lexicon.words[WordClass.SURVEY] and _is_pointed_at(parsed, head):
        # "…, the statement reads": whoever spoke before.
        return memory.last
    by = _by_behind(parsed, head) if parsed.lemmas[head] in lexicon.words[WordClass.SURVEY] else None
    if by is not None and (named := voice_of(parsed, by, actors, lexicon, memory)) is not None:
        # "First reports by medics", "a statement from the governor's office".
        return named
    span = whole_words(parsed, with_side(parsed, span or voice_span(parsed, head, lexicon.days), actors), head)
    for hit in claimant_hits(parsed, actors, lexicon):
        inside = span.first <= hit.first < span.last or hit.first <= head < hit.last
        if inside and not is_other_person(parsed, span, hit.first):
            return named_voice(parsed, Phrase(hit.first, hit.last), hit.rows[0], head=parsed.lower[head])
    noun = claimant_noun(parsed, span, lexicon)
    if noun is None and span.first > 0 and parsed.pos[span.first - 1] == "NOUN" and parsed.pos[head] == "PROPN":
        # "The association Voz do Litoral".
        wider = Phrase(span.first - 1, span.last)
        noun = claimant_noun(parsed, wider, lexicon)
        span = span if noun is None else wider
    short = _short_name(parsed, span, head, memory)
    if short is not None:
        return named_voice(parsed, span, short, head=parsed.lower[head])
    return _described_voice(parsed, span, head, noun, actors, lexicon, memory)


def _by_behind(parsed: ParsedSentence, head: int) -> int | None:
    """Whose words they are, right behind the noun for them."""
    led = parsed.lower[head + 1 : head + 2] in (("by",), ("from",))
    return noun_after(parsed, head + 2) if led else None


def _is_pointed_at(parsed: ParsedSentence, head: int) -> bool:
    """Whether `the` or `this` and nothing else stands before a noun."""
    return head > 0 and parsed.lower[head - 1] in POINTING


def _short_name(parsed: ParsedSentence, span: Phrase, head: int, memory: VoiceMemory) -> Entry[ClaimantRow] | None:
    """The named claimant that `the Observatory` or `a monitor` stands for in this article."""
    words = {
        parsed.lower[head],
        parsed.lemmas[head],
        " ".join(parsed.lower[t] for t in range(span.first, span.last) if parsed.lower[t] not in DETERMINERS),
    }
    known = next((memory.shorts[word] for word in sorted(words) if word in memory.shorts), None)
    # "The National Antiterrorism Committee" is not the Investigative Committee told of before.
    named = {parsed.lower[t] for t in range(span.first, span.last) if parsed.pos[t] == "PROPN" and t < head}
    other = known is not None and len(named) > 1 and not named <= set(known.row.name.lower().split())
    return None if other else known


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

    def has_rank(self, ranks: frozenset[str]) -> bool:
        """Whether a rank of an army stands in the words."""
        first = self.span.first - 2 * (self.parsed.words[self.span.first - 1 : self.span.first] == (".",))
        return any(word.rstrip(".") in ranks for word in self.parsed.lower[max(0, first) : self.span.last])

    def is_part_of(self, name: str) -> bool:
        """Whether all words but the determiner stand in a longer name."""
        words = self.parsed.lower[self.span.first + 1 : self.span.last]
        return len(words) > 1 and set(words) <= set(name.lower().split())

    def starts_with(self, words: frozenset[str], *, within: int) -> bool:
        """Whether one of these words stands among the first few."""
        last = min(self.span.first + within, self.span.last)
        return not words.isdisjoint(self.parsed.lower[self.span.first : last])


def _described_voice(
    parsed: ParsedSentence,
    span: Phrase,
    head: int,
    noun: Entry[ClaimantNounRow] | None,
    actors: Actors,
    lexicon: Lexicon,
    memory: VoiceMemory,
) -> Voice | None:
    """A voice without a row of its own: `a commander in Failaq al-Sham`, `Moscow`, `Mustafa`, `residents`."""
    inside = actors_in(span, actors)
    group = group_in(inside) or next((actor for actor in inside if actor.kind is ActorKind.COLLECTIVE), None)
    words = Description(parsed, span, head, noun, inside, group)
    known = _told_before(words, memory)
    if known is not None:
        return known
    kind, origin, actor = _kind_here(words, actors, lexicon, memory)
    if origin is None and parsed.pos[head] == "PROPN":
        # "Blama Malla, who heads the committee": what the clause behind the name says of it.
        kind, origin, actor = _kind_behind(words, actors, lexicon) or (kind, origin, actor)
    if kind in {ClaimantType.PARTY, ClaimantType.UNATTRIBUTED} and words.group is None:
        # "Maj. Gen. Viray, commander of the 1st Division": groups that are no state have no such ranks.
        kind = _kind_by_rank(words, lexicon) or kind
    office = noun is not None and noun.row.noun in lexicon.words[WordClass.SPEAKER]
    if kind is ClaimantType.OFFICIAL and office and words.has_rank(lexicon.words[WordClass.RANK]):
        # "Brig. Gen. Gusau, director of information".
        kind = _kind_by_rank(words, lexicon) or kind
    if origin is None and (parsed.pos[head] != "PROPN" or parsed.pos[span.first] == "NUM"):
        return None
    first = span.first
    while first < span.last - 1 and (parsed.lower[first] in DETERMINERS or parsed.lower[first] in lexicon.days):
        first += 1
    start, end = parsed.span(first, span.last)
    name = parsed.surface(first, span.last)
    country = next((a for a in inside if a.kind is ActorKind.COUNTRY and a.covers(head)), None)
    if country is not None and country.country is not None and country.country in lexicon.country_rows and not group:
        # "Moscow" and "the Kremlin" speak for Russia.
        name = lexicon.country_rows[country.country].name
    return Voice(name, None, kind, start, end, parsed.sentence.part, words.word, origin, actor, named=origin is None)


def _kind_by_rank(words: Description, lexicon: Lexicon) -> ClaimantType | None:
    """`Pol Col Noppasri` is of the police, `Gen. Enenche` of an army."""
    if words.has_rank(lexicon.words[WordClass.POLICE_RANK]):
        return ClaimantType.OFFICIAL
    return ClaimantType.MILITARY if words.has_rank(lexicon.words[WordClass.RANK]) else None


def _kind_behind(words: Description, actors: Actors, lexicon: Lexicon) -> Kind | None:
    """The type of somebody named by the body that a clause behind the name ties them to."""
    parsed = words.parsed
    for verb in parsed.children(words.head, RELATIVE):
        if parsed.lemmas[verb] in lexicon.words[WordClass.LIVING_VERB] and not parsed.is_passive(verb):
            # "Abdul-Seid Tahir, who escaped", "Mary Obi, who lost her brother".
            return ClaimantType.WITNESS, LIVED_THROUGH, None
        if parsed.lemmas[verb] not in lexicon.words[WordClass.OFFICE_VERB]:
            continue
        if parsed.lemmas[verb] in GOVERNING:
            return ClaimantType.OFFICIAL, IN_A_CLAUSE, None
        clause = parsed.subtree(verb)
        span = Phrase(verb + 1, clause[-1] + 1)
        inside = actors_in(span, actors)
        noun = claimant_noun(parsed, span, lexicon)
        if noun is not None or group_in(inside) is not None:
            return voice_kind(noun, group_in(inside), inside, verb)
    return None


def _told_before(words: Description, memory: VoiceMemory) -> Voice | None:
    """The voice quoted before that `the source`, a surname or `the newspaper` means."""
    if (
        words.starts_with(POINTING, within=1)
        and words.span.last - words.span.first == 2
        and words.word in memory.by_head
    ):
        # "The source added": the source quoted before.
        return memory.by_head[words.word]
    earlier = memory.by_head.get(words.word)
    if earlier is not None and words.starts_with(POINTING, within=1) and words.is_part_of(earlier.name):
        # "The information team": that of the council, quoted before.
        return earlier
    noun, surnames = words.noun, words.names
    known = [memory.surnames[surname] for surname in reversed(surnames) if surname in memory.surnames]
    if known and noun is None and (not words.inside or known[0].kind is not ClaimantType.UNATTRIBUTED):
        return known[0]
    is_paper = noun is not None and noun.row.claimant_type is ClaimantType.MEDIA and words.group is None
    if is_paper and not surnames and words.parsed.tags[words.head] != "NNS":
        # "The newspaper" is the one quoted last.
        return memory.media
    return None


def _owner_here(words: Description, lexicon: Lexicon) -> Entry[ClaimantNounRow] | None:
    """What `its` means in the sentence: the body that the sentence is about, when it stands before the words."""
    parsed = words.parsed
    root = next((t for t in range(len(parsed)) if parsed.heads[t] == t), None)
    subject = next(iter(parsed.own_subjects(root)), None) if root is not None else None
    if subject is None or subject >= words.span.first or parsed.tags[subject] != "NN":
        return None
    return claimant_noun(parsed, parsed.noun_phrase(subject), lexicon)


def _group_before(words: Description, actors: Actors) -> ActorSpan | None:
    """What `its` means in the sentence: the named group that the sentence is about, told before the words."""
    parsed = words.parsed
    named = [a for a in actors if a.kind in {ActorKind.NAMED, ActorKind.UNLISTED} and a.last <= words.span.first]
    return next((a for a in reversed(named) if any(parsed.deps[t] in SUBJECT for t in range(a.first, a.last))), None)


def _kind_here(words: Description, actors: Actors, lexicon: Lexicon, memory: VoiceMemory) -> Kind:
    """Type of a described voice by its own words, by whom `its` means, or by the office told just before."""
    noun = words.noun
    if words.group is not None and words.group.covers(words.head) and noun is not None:
        # "Al-Shabab, through its news agency, said".
        noun = None if noun.row.claimant_type is ClaimantType.MEDIA else noun
    kind, origin, actor = voice_kind(noun, words.group, words.inside, words.head)
    if kind is ClaimantType.PARTY and actor is not None and is_external(actor, lexicon):
        kind = ClaimantType.MILITARY
    if kind is ClaimantType.PARTY and actor is not None and noun is not None and governs(actor, noun, lexicon):
        kind = ClaimantType.OFFICIAL
    owner = (memory.subject or memory.last) if words.starts_with(OWNERS, within=2) else None
    here = _owner_here(words, lexicon) if words.starts_with(OWNERS, within=2) else None
    group = _group_before(words, actors) if words.starts_with(OWNERS, within=2) and here is None else None
    if here is not None and noun is not None and noun.row.claimant_type in SPEAKS_FOR:
        # "The hospital received 32 injured, according to its director".
        return here.row.claimant_type, here.origin, None
    wing = bool(publicity_tokens(words.parsed, words.span, lexicon))
    speaks = noun is not None and (noun.row.claimant_type in SPEAKS_FOR or wing)
    if group is not None and speaks and words.group is None:
        # "Jaish-e-Mohammed claimed the attack; its spokesman boasted".
        return kind_of_side(group, None), group.origin, group
    if owner is not None and speaks and words.group is None:
        # "Its spokesman" speaks for the body told of before.
        kind, actor = owner.kind, owner.actor
    office = memory.office
    near = office is not None and words.parsed.sentence.index - office[1] <= SENTENCES_TO_NAME
    if origin is None and office is not None and near and words.names:
        # "…, the governor said. Pavlo Kyrylenko added …": an office, and then the name of who holds it.
        kind, origin, actor = office[0].kind, office[0].origin, office[0].actor
    return kind, origin, actor
