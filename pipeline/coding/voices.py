"""Voices: who somebody quoted is, by name, by office, by side, or by what was said of him before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.coding.actors import ActorKind, ActorSpan
from pipeline.coding.lexicon import Entry, Lexicon
from pipeline.coding.names import NameHit
from pipeline.coding.parsed import ParsedSentence, Phrase
from pipeline.coding.speakers import DAYS
from schemas.seeds import ClaimantNounRow, ClaimantRow
from schemas.vocabulary import ActorClass, ClaimantType, Part

PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "them", "who"})
OWNERS = frozenset({"its", "their"})
# Words by which a sentence speaks of the one before.
REFERRING = PRONOUNS | OWNERS
STATE = frozenset({ActorClass.STATE_FORCES, ActorClass.EXTERNAL_FORCES, ActorClass.CIVILIANS})
# Nouns for one person who holds an office; a bare name right after one is most likely theirs.
OFFICES = frozenset(
    {
        "governor",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "minister",
        "mayor",
        "chief",
        "commissioner",
        "director",
        "head",
        "commander",
        "president",
        "doctor",
        "official",
        "administrator",
        "prefect",
        "superintendent",
        "leader",
        "officer",
        "coordinator",
        "general",
        "colonel",
        "surgeon",
        "witness",
        "resident",
        "lawyer",
        "prosecutor",
        "judge",
        "premier",
        "secretary",
    }
)
SENTENCES_TO_NAME = 1
SPEAKS_FOR = frozenset({ClaimantType.OFFICIAL, ClaimantType.MILITARY, ClaimantType.PARTY})
DETERMINERS = frozenset({"a", "an", "the", "one", "this", "that", "its", "their", "his", "her", "another"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody whose word is given."""

    name: str
    voice_id: str | None
    kind: ClaimantType
    start: int
    end: int
    part: Part
    head: str
    origin: str | None
    actor: ActorSpan | None = None
    named: bool = False


@dataclass(slots=True)
class VoiceMemory:
    """Voices of the article so far: what pronouns and short names refer back to."""

    last: Voice | None = None
    subject: Voice | None = None
    # Finds whom the sentence before was about. Few sentences ask, and those before they remember anything else.
    find_subject: Callable[[], Voice | None] | None = None
    named: dict[str, Voice] = field(default_factory=dict)
    media: Voice | None = None
    surnames: dict[str, Voice] = field(default_factory=dict)
    shorts: dict[str, Entry[ClaimantRow]] = field(default_factory=dict)
    by_head: dict[str, Voice] = field(default_factory=dict)
    # The last voice told by office alone, with the number of its sentence.
    office: tuple[Voice, int] | None = None

    def remember(self, voice: Voice, sentence: int) -> None:
        """Keep a voice for later sentences."""
        self.last = voice
        nameless = not any(word[:1].isupper() for word in voice.name.split()[:1])
        self.office = (voice, sentence) if nameless and voice.head in OFFICES else None
        self.by_head[voice.head] = voice
        if voice.named and voice.kind is ClaimantType.MEDIA:
            self.media = voice
        for word in voice.name.split():
            known = self.surnames.get(word.lower())
            if (
                word[:1].isupper()
                and voice.actor is None
                and len(word) > 2
                and (known is None or known.kind is ClaimantType.UNATTRIBUTED)
            ):
                self.surnames[word.lower()] = voice


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
    if owner is not None and parsed.lemmas[head] in {"research", "count", "tally", "figure", "estimate", "report"}:
        # "According to the organisation's research": the organisation says so.
        return voice_of(parsed, owner, actors, lexicon, memory)
    span = _with_side(parsed, span or _voice_span(parsed, head), actors)
    for hit in claimant_hits(parsed, actors, lexicon):
        inside = span.first <= hit.first < span.last or hit.first <= head < hit.last
        if inside and not _is_other_person(parsed, span, hit.first):
            return named_voice(parsed, Phrase(hit.first, hit.last), hit.rows[0], head=parsed.lower[head])
    noun = _claimant_noun(parsed, span, lexicon)
    short = _short_name(parsed, span, head, lexicon, memory, noun)
    if short is not None:
        return named_voice(parsed, span, short, head=parsed.lower[head])
    return _described_voice(parsed, span, head, noun, actors, lexicon, memory)


def _with_side(parsed: ParsedSentence, span: Phrase, actors: list[ActorSpan]) -> Phrase:
    """The phrase with the group it names behind it: `commander in Failaq al-Sham`, `spokesman for the army`."""
    if span.last + 1 >= len(parsed) or parsed.lower[span.last] not in {"in", "of", "for", "from", "with"}:
        return span
    after = span.last + 1 + (parsed.lower[span.last + 1] in {"the", "a", "an"})
    side = next((a for a in actors if a.first == after and a.kind is not ActorKind.GENERIC), None)
    return span if side is None else Phrase(span.first, side.last)


def _voice_span(parsed: ParsedSentence, head: int) -> Phrase:
    """The noun phrase with its apposition, as `Naji Mustafa, the group's spokesman`."""
    span = parsed.noun_phrase(head)
    first, last = span.first, span.last
    for child in parsed.children(head, frozenset({"appos"})):
        inner = parsed.noun_phrase(child)
        first, last = min(first, inner.first), max(last, inner.last)
    last = max(last, _apposition_end(parsed, last))
    if parsed.deps[head] == "appos":
        outer = parsed.noun_phrase(parsed.heads[head])
        first, last = min(first, outer.first), max(last, outer.last)
    # "police on Saturday revised": the day belongs to the verb.
    day = next((t for t in range(head + 1, last) if parsed.lower[t] in DAYS and parsed.pos[t - 1] == "ADP"), None)
    last = last if day is None else day - 1
    # The words of "according to" are no part of the claimant, and "Sayf Raad" is one name however it was parsed.
    while first < head and parsed.lower[first] in {"according", "to", "by", "per", "citing", "quoting"}:
        first += 1
    while (
        last + 1 < len(parsed)
        and parsed.lower[last] in {"and", "&"}
        and parsed.words[last - 1][:1].isupper()
        and parsed.words[last + 1][:1].isupper()
        and parsed.pos[last + 1] == "PROPN"
        and parsed.deps[head] != "flat"
    ):
        # "Kisii Teaching and Referral Hospital" is one name.
        last += 2
    while (
        last < len(parsed)
        and parsed.pos[last] == "PROPN"
        and parsed.pos[last - 1] == "PROPN"
        and parsed.words[last][:1].isupper()
    ):
        last += 1
    return Phrase(first, last)


def _apposition_end(parsed: ParsedSentence, last: int) -> int:
    """End of a comma-bound phrase without a verb right behind a name: `Mustafa, the Front's spokesman,`."""
    if last >= len(parsed) or parsed.words[last] != "," or parsed.pos[last - 1] != "PROPN":
        return last
    for token in range(last + 1, min(len(parsed), last + 14)):
        if parsed.words[token] in {",", "."}:
            return token
        if parsed.is_verbal(token) and parsed.tags[token] not in {"VBN", "VBG"}:
            break
    return last


def claimant_hits(
    parsed: ParsedSentence, actors: list[ActorSpan], lexicon: Lexicon
) -> list[NameHit[Entry[ClaimantRow]]]:
    """Names of claimants that are not a piece of a longer name, nor another country's body."""
    kept: list[NameHit[Entry[ClaimantRow]]] = []
    for hit in lexicon.claimants.find(parsed.names):
        named = [
            a
            for a in actors
            if a.kind in {ActorKind.NAMED, ActorKind.UNLISTED} and a.first < hit.last and hit.first < a.last
        ]
        longer = any(a.last - a.first > hit.last - hit.first for a in named)
        goes_on = (
            hit.last < len(parsed)
            and parsed.pos[hit.last] == "PROPN"
            and hit.last - hit.first <= 2
            and parsed.words[hit.last][:1].isupper()
            and parsed.lower[hit.last] not in DAYS
            and parsed.deps[hit.last - 1] in {"compound", "amod", "det", "flat", "nmod"}
            and parsed.heads[hit.last - 1] >= hit.last
        )
        before = next((a for a in actors if a.last == hit.first and a.country is not None), None)
        foreign = before is not None and hit.rows[0].row.country not in {None, before.country}
        if not (longer or goes_on or foreign):
            kept.append(hit)
    return kept


def _is_other_person(parsed: ParsedSentence, span: Phrase, first: int) -> bool:
    """Whether the named body only stands behind a preposition, as in `sources told AFP` or `a post on SANA`."""
    return first > span.first and parsed.lower[first - 1] in {
        "to",
        "on",
        "with",
        "via",
        "through",
        "at",
        "told",
    }


def _claimant_noun(parsed: ParsedSentence, span: Phrase, lexicon: Lexicon) -> Entry[ClaimantNounRow] | None:
    """The longest claimant noun in the span; of several as long, the last before any preposition."""
    best: Entry[ClaimantNounRow] | None = None
    length = 0
    for token in range(span.first, span.last):
        if best is not None and parsed.pos[token] == "ADP":
            break
        hit = lexicon.claimant_nouns.match_at(parsed.forms, token)
        if hit is not None and hit.last <= span.last and hit.last - hit.first >= length:
            best, length = hit.row, hit.last - hit.first
    return best


def _short_name(
    parsed: ParsedSentence,
    span: Phrase,
    head: int,
    lexicon: Lexicon,
    memory: VoiceMemory,
    noun: Entry[ClaimantNounRow] | None,
) -> Entry[ClaimantRow] | None:
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
    inside = [actor for actor in actors if span.first <= actor.first and actor.last <= span.last]
    bare = parsed.lower[span.first] in {"the", "that", "this"} and span.last - span.first == 2
    if bare and parsed.lower[head] in memory.by_head:
        # "The source added": the source quoted before.
        return memory.by_head[parsed.lower[head]]
    group = next((actor for actor in inside if actor.kind in {ActorKind.NAMED, ActorKind.UNLISTED}), None)
    group = group or next((actor for actor in inside if actor.kind is ActorKind.COLLECTIVE), None)
    armed = group or next(
        (
            a
            for a in inside
            if a.generic is not None and a.generic.row.as_agent and a.generic.row.actor_class not in STATE
        ),
        None,
    )
    first = span.first
    while first < span.last - 1 and parsed.lower[first] in DETERMINERS:
        first += 1
    start, end = parsed.span(first, span.last)
    name = parsed.surface(first, span.last)
    country = next((a for a in inside if a.kind is ActorKind.COUNTRY and a.covers(head)), None)
    if country is not None and country.country is not None and country.country in lexicon.country_rows and not group:
        # "Moscow" and "the Kremlin" speak for Russia.
        name = lexicon.country_rows[country.country].name
    surnames = [parsed.lower[t] for t in range(span.first, span.last) if parsed.pos[t] == "PROPN"]
    known = [memory.surnames[surname] for surname in reversed(surnames) if surname in memory.surnames]
    if known and noun is None and (not inside or known[0].kind is not ClaimantType.UNATTRIBUTED):
        return known[0]
    is_paper = noun is not None and noun.row.claimant_type is ClaimantType.MEDIA and group is None
    if is_paper and not surnames and parsed.tags[head] != "NNS" and memory.media is not None:
        # "The newspaper" is the one quoted last.
        return memory.media
    owner = _owner_voice(parsed, span, memory)
    kind, origin, actor = voice_kind(noun, group, armed, inside, head)
    if owner is not None and noun is not None and group is None and noun.row.claimant_type in SPEAKS_FOR:
        # "Its spokesman" speaks for the body told of before.
        kind, actor = owner.kind, owner.actor
    office = memory.office
    if origin is None and office is not None and surnames and parsed.sentence.index - office[1] <= SENTENCES_TO_NAME:
        # "…, the governor said. Pavlo Kyrylenko added …": an office, and then the name of who holds it.
        kind, origin, actor = office[0].kind, office[0].origin, office[0].actor
    if origin is None and parsed.pos[head] != "PROPN":
        return None
    return Voice(
        name,
        None,
        kind,
        start,
        end,
        parsed.sentence.part,
        parsed.lower[head],
        origin,
        actor,
        named=origin is None,
    )


def _owner_voice(parsed: ParsedSentence, span: Phrase, memory: VoiceMemory) -> Voice | None:
    """Whom `its` or `their` before a spokesman refers to."""
    if not any(parsed.lower[t] in OWNERS for t in range(span.first, min(span.first + 2, span.last))):
        return None
    return memory.subject or memory.last


def voice_kind(
    noun: Entry[ClaimantNounRow] | None,
    group: ActorSpan | None,
    armed: ActorSpan | None,
    inside: list[ActorSpan],
    head: int,
) -> tuple[ClaimantType, str | None, ActorSpan | None]:
    """Type of a described voice: a spokesman's type is his side's."""
    if group is not None or (armed is not None and noun is not None):
        side = group or armed
        assert side is not None
        ids = {alias.row.actor_id for alias in side.aliases}
        military = any(actor_id.endswith("-military") for actor_id in ids)
        official = any(actor_id.endswith(("-police", "-government")) for actor_id in ids)
        kind = ClaimantType.MILITARY if military else ClaimantType.OFFICIAL if official else ClaimantType.PARTY
        if noun is not None and noun.row.claimant_type in {
            ClaimantType.MEDIA,
            ClaimantType.MONITOR,
            ClaimantType.MEDICAL,
        }:
            kind = noun.row.claimant_type
        return kind, (noun.origin if noun else side.origin), side
    if noun is not None:
        state = next((a for a in inside if a.country is not None), None)
        return noun.row.claimant_type, noun.origin, state
    state = next((a for a in inside if a.kind in {ActorKind.STATE, ActorKind.COUNTRY} and a.covers(head)), None)
    if state is not None:
        military = state.force is not None and state.force.row.branch == "military"
        return (ClaimantType.MILITARY if military else ClaimantType.OFFICIAL), state.origin, state
    if armed is not None and armed.covers(head):
        return ClaimantType.PARTY, armed.origin, armed
    return ClaimantType.UNATTRIBUTED, None, None
