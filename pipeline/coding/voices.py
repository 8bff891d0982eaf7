"""Voices: who somebody quoted is, by name, by office, by side, or by what was said of him before."""

from __future__ import annotations

from pipeline.coding.actors import ActorKind, ActorSpan
from pipeline.coding.lexicon import Entry, Lexicon
from pipeline.coding.parsed import ParsedSentence, Phrase
from pipeline.coding.voice_kinds import Kind, actors_in, group_in, voice_kind
from pipeline.coding.voice_memory import Voice, VoiceMemory
from pipeline.coding.voice_spans import claimant_hits, claimant_noun, is_other_person, voice_span, with_side
from schemas.seeds import ClaimantNounRow, ClaimantRow
from schemas.vocabulary import ClaimantType, WordClass

PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "them", "who"})
OWNERS = frozenset({"its", "their"})
# Words by which a sentence speaks of the one before.
REFERRING = PRONOUNS | OWNERS
SENTENCES_TO_NAME = 1
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
    actors: list[ActorSpan],
    lexicon: Lexicon,
    memory: VoiceMemory,
    *,
    span: Phrase | None = None,
) -> Voice | None:
    """The voice a noun stands for; None when the noun names no voice at all."""
    if parsed.pos[head] == "PRON" or parsed.lower[head] in PRONOUNS:
        if parsed.lower[head] not in PRONOUNS:
            return None
        # "The group denies it. It says …": whom the sentence before was about, if anybody, else who spoke last.
        return memory.subject or memory.last
    owner = next(iter(parsed.children(head, frozenset({"nmod:poss", "poss"}))), None)
    if owner is not None and parsed.lemmas[head] in lexicon.words[WordClass.SURVEY]:
        # "According to the organisation's research": the organisation says so.
        return voice_of(parsed, owner, actors, lexicon, memory)
    span = with_side(parsed, span or voice_span(parsed, head, lexicon.days), actors)
    for hit in claimant_hits(parsed, actors, lexicon):
        inside = span.first <= hit.first < span.last or hit.first <= head < hit.last
        if inside and not is_other_person(parsed, span, hit.first):
            return named_voice(parsed, Phrase(hit.first, hit.last), hit.rows[0], head=parsed.lower[head])
    noun = claimant_noun(parsed, span, lexicon)
    short = _short_name(parsed, span, head, memory)
    if short is not None:
        return named_voice(parsed, span, short, head=parsed.lower[head])
    return _described_voice(parsed, span, head, noun, actors, lexicon, memory)


def _short_name(parsed: ParsedSentence, span: Phrase, head: int, memory: VoiceMemory) -> Entry[ClaimantRow] | None:
    """The named claimant that `the Observatory` or `a monitor` stands for in this article."""
    words = {
        parsed.lower[head],
        parsed.lemmas[head],
        " ".join(parsed.lower[t] for t in range(span.first, span.last) if parsed.lower[t] not in DETERMINERS),
    }
    return next((memory.shorts[word] for word in sorted(words) if word in memory.shorts), None)


def _described_voice(
    parsed: ParsedSentence,
    span: Phrase,
    head: int,
    noun: Entry[ClaimantNounRow] | None,
    actors: list[ActorSpan],
    lexicon: Lexicon,
    memory: VoiceMemory,
) -> Voice | None:
    """A voice without a row of its own: `a commander in Failaq al-Sham`, `Moscow`, `Mustafa`, `residents`."""
    inside = actors_in(span, actors)
    group = group_in(inside) or next((actor for actor in inside if actor.kind is ActorKind.COLLECTIVE), None)
    known = _told_before(parsed, span, head, noun, inside, group, memory)
    if known is not None:
        return known
    kind, origin, actor = _kind_here(parsed, span, head, noun, inside, group, memory)
    if origin is None and parsed.pos[head] != "PROPN":
        return None
    first = span.first
    while first < span.last - 1 and parsed.lower[first] in DETERMINERS:
        first += 1
    start, end = parsed.span(first, span.last)
    name = parsed.surface(first, span.last)
    country = next((a for a in inside if a.kind is ActorKind.COUNTRY and a.covers(head)), None)
    if country is not None and country.country is not None and country.country in lexicon.country_rows and not group:
        # "Moscow" and "the Kremlin" speak for Russia.
        name = lexicon.country_rows[country.country].name
    part, word = parsed.sentence.part, parsed.lower[head]
    return Voice(name, None, kind, start, end, part, word, origin, actor, named=origin is None)


def _told_before(
    parsed: ParsedSentence,
    span: Phrase,
    head: int,
    noun: Entry[ClaimantNounRow] | None,
    inside: list[ActorSpan],
    group: ActorSpan | None,
    memory: VoiceMemory,
) -> Voice | None:
    """The voice quoted before that `the source`, a surname or `the newspaper` means."""
    bare = parsed.lower[span.first] in {"the", "that", "this"} and span.last - span.first == 2
    if bare and parsed.lower[head] in memory.by_head:
        # "The source added": the source quoted before.
        return memory.by_head[parsed.lower[head]]
    surnames = _names(parsed, span)
    known = [memory.surnames[surname] for surname in reversed(surnames) if surname in memory.surnames]
    if known and noun is None and (not inside or known[0].kind is not ClaimantType.UNATTRIBUTED):
        return known[0]
    is_paper = noun is not None and noun.row.claimant_type is ClaimantType.MEDIA and group is None
    if is_paper and not surnames and parsed.tags[head] != "NNS":
        # "The newspaper" is the one quoted last.
        return memory.media
    return None


def _names(parsed: ParsedSentence, span: Phrase) -> list[str]:
    """Words of a phrase that belong to names, lower case."""
    return [parsed.lower[t] for t in range(span.first, span.last) if parsed.pos[t] == "PROPN"]


def _kind_here(
    parsed: ParsedSentence,
    span: Phrase,
    head: int,
    noun: Entry[ClaimantNounRow] | None,
    inside: list[ActorSpan],
    group: ActorSpan | None,
    memory: VoiceMemory,
) -> Kind:
    """Type of a described voice by its own words, by whom `its` means, or by the office told just before."""
    kind, origin, actor = voice_kind(noun, group, inside, head)
    owner = _owner_voice(parsed, span, memory)
    if owner is not None and noun is not None and group is None and noun.row.claimant_type in SPEAKS_FOR:
        # "Its spokesman" speaks for the body told of before.
        kind, actor = owner.kind, owner.actor
    office = memory.office
    near = office is not None and parsed.sentence.index - office[1] <= SENTENCES_TO_NAME
    if origin is None and office is not None and near and _names(parsed, span):
        # "…, the governor said. Pavlo Kyrylenko added …": an office, and then the name of who holds it.
        kind, origin, actor = office[0].kind, office[0].origin, office[0].actor
    return kind, origin, actor


def _owner_voice(parsed: ParsedSentence, span: Phrase, memory: VoiceMemory) -> Voice | None:
    """Whom `its` or `their` before a spokesman refers to."""
    if not any(parsed.lower[t] in OWNERS for t in range(span.first, min(span.first + 2, span.last))):
        return None
    return memory.subject or memory.last
