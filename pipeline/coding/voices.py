"""Voices: who somebody quoted is, by name, by office, by side, or by what was said of him before."""

from __future__ import annotations

from pipeline.coding.actors import ActorKind, Actors, ActorSpan
from pipeline.coding.lexicon import Entry, Lexicon
from pipeline.coding.names import NameHit
from pipeline.coding.parsed import RELATIVE, ParsedSentence, Phrase
from pipeline.coding.voice_kinds import (
    HOSPITALS,
    Kind,
    actors_in,
    governs,
    group_in,
    is_external,
    is_of_a_republic,
    kind_of_side,
    voice_kind,
)
from pipeline.coding.voice_memory import Voice, VoiceMemory
from pipeline.coding.voice_pointers import (
    POINTING,
    PRONOUNS,
    by_behind,
    is_pointed_at,
    is_pronoun,
    meant_by_pronoun,
    one_of_those_before,
    party_before,
)
from pipeline.coding.voice_spans import (
    claimant_hits,
    claimant_noun,
    is_other_person,
    publicity_tokens,
    voice_span,
    whole_words,
    with_side,
)
from pipeline.coding.voice_words import DETERMINERS, Description, group_before, kind_by_rank, owner_here, turns
from schemas.seeds import ClaimantNounRow, ClaimantRow
from schemas.vocabulary import ClaimantType, Outcome
from schemas.word_classes import WordClass

OWNERS = frozenset({"its", "their"})
REFERRING = PRONOUNS | OWNERS
# What claims lives, and says nothing.
HAPPENINGS = frozenset(
    {"bombing", "blast", "explosion", "attack", "strike", "raid", "shelling", "clash", "ambush", "fighting"}
)
# Of a count or report, they tell whose it is not.
EARLY = frozenset({"provisional", "preliminary", "initial", "interim", "tentative"})
# "Pavlo Kyrylenko, who governs the region".
SENTENCES_TO_NAME, GOVERNING = 2, frozenset({"govern", "administer"})
# Why somebody without an office is a witness.
IN_A_CLAUSE = "words:office_verb"
LIVED_THROUGH = "words:living_verb"
SPEAKS_FOR = frozenset({ClaimantType.OFFICIAL, ClaimantType.MILITARY, ClaimantType.PARTY})


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
    if (one := one_of_those_before(parsed, head, memory)) is not None:
        return one
    if is_pronoun(parsed, head):
        return meant_by_pronoun(parsed, head, memory)
    owner = next(iter(parsed.children(head, frozenset({"nmod:poss", "poss"}))), None)
    page = owner if owner is not None else by_behind(parsed, head, of_any=True)
    if page is not None and parsed.lemmas[head] in lexicon.words[WordClass.OWN_PAGE]:
        # "The brigade's Facebook page says", "the X account of the brigade": the brigade does.
        return voice_of(parsed, page, actors, lexicon, memory)
    if owner is not None and parsed.lemmas[head] in lexicon.words[WordClass.SURVEY]:
        # "According to the organisation's research": the organisation says so.
        known = voice_of(parsed, owner, actors, lexicon, memory)
        return known or (memory.last if is_pointed_at(parsed, owner) else None)
    if owner is None and parsed.lemmas[head] in lexicon.words[WordClass.SURVEY] and is_pointed_at(parsed, head):
        # "…, the statement reads": whoever spoke before, in a statement if one is told of.
        return memory.by_head.get(parsed.lower[head]) or memory.last
    early = {parsed.lower[c] for c in parsed.children(head)} & EARLY
    if owner is None and early and parsed.lemmas[head] in lexicon.words[WordClass.SURVEY]:
        # "According to a provisional report": whoever made it, the paper does not say.
        made = by_behind(parsed, head)
        return None if made is None else voice_of(parsed, made, actors, lexicon, memory)
    by = by_behind(parsed, head) if parsed.lemmas[head] in lexicon.words[WordClass.SURVEY] else None
    if by is not None and (named := voice_of(parsed, by, actors, lexicon, memory)) is not None:
        # "First reports by medics", "a statement from the governor's office".
        return named
    if parsed.lemmas[head] in HAPPENINGS or any(
        hit.row.row.pos == "noun"
        and hit.row.row.outcome is Outcome.KILLED
        and parsed.lemmas[head] == hit.row.row.phrase
        for hit in lexicon.outcomes.all_at(parsed.forms, head)
    ):
        # "The death of a woman raised the toll to 13", "a blast claimed three lives": neither speaks.
        return None
    span = whole_words(parsed, with_side(parsed, span or voice_span(parsed, head, lexicon.days), actors), head)
    for hit in claimant_hits(parsed, actors, lexicon):
        inside = span.first <= hit.first < span.last or hit.first <= head < hit.last
        described = claimant_noun(parsed, span, lexicon)
        if _is_of_the_place(parsed, hit, described, actors):
            continue
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


def _is_of_the_place(
    parsed: ParsedSentence, hit: NameHit[Entry[ClaimantRow]], noun: Entry[ClaimantNounRow] | None, actors: Actors
) -> bool:
    """Whether who bears a body's short name is another: `a Red Cross volunteer`, `the local`, `the Kenya Red Cross`."""
    name, row = parsed.surface(hit.first, hit.last).lower(), hit.rows[0].row
    of_place = noun is not None and name != noun.row.noun and f" {name} " in f" {noun.row.noun} "
    short = row.country is None and name != row.name.lower() and len(name.split()) > 1
    return of_place or (short and any(a.last == hit.first and a.country is not None for a in actors))


def _short_name(parsed: ParsedSentence, span: Phrase, head: int, memory: VoiceMemory) -> Entry[ClaimantRow] | None:
    """The named claimant that `the Observatory` or `a monitor` stands for in this article."""
    words = {
        parsed.lower[head],
        parsed.lemmas[head],
        " ".join(parsed.lower[t] for t in range(span.first, span.last) if parsed.lower[t] not in DETERMINERS),
    }
    known = next((memory.shorts[word] for word in sorted(words) if word in memory.shorts), None)
    # "The National Antiterrorism Committee", "the police watchdog" are not those told of before.
    named = {parsed.lower[t] for t in range(span.first, span.last) if parsed.pos[t] == "PROPN" and t < head}
    own = set() if known is None else set(known.row.name.lower().split())
    of_police = parsed.lower[head - 1] in {"police", "press"}
    other = known is not None and (of_police or (len(named) > 1 and not named <= own))
    of = {  # "The Ministry of Emergency Situations" is not the defence ministry told of before.
        parsed.lower[t]
        for t in range(head + 1, span.last)
        if parsed.lower[head + 1] == "of" and parsed.words[t][:1].isupper()
    }
    return None if other or (of and not of <= own) else known


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
    inside = [actor for actor in inside if not _is_described(parsed, actor, noun, lexicon)]
    group = group_in(inside) or next((actor for actor in inside if actor.kind is ActorKind.COLLECTIVE), None)
    words = Description(parsed, span, head, noun, inside, group)
    known = _told_before(words, memory)
    if known is not None:
        return known
    kind, origin, actor = _kind_here(words, actors, lexicon, memory)
    if origin is None and parsed.pos[head] == "PROPN":
        # "Blama Malla, who heads the committee": what the clause behind the name says of it.
        kind, origin, actor = _kind_behind(words, actors, lexicon) or (kind, origin, actor)
    somebody = words.is_a_persons_name or (noun is None and (words.is_somebody_of or words.is_a_first_name))
    if origin is None and kind is ClaimantType.UNATTRIBUTED and somebody:
        # Who is quoted by name and holds no office tells what he saw, or whom he treated.
        kind = ClaimantType.MEDICAL if words.is_doctor else ClaimantType.WITNESS
    if kind in {ClaimantType.PARTY, ClaimantType.UNATTRIBUTED, ClaimantType.WITNESS} and words.group is None:
        # "Maj. Gen. Viray, commander of the 1st Division": groups that are no state have no such ranks.
        kind = kind_by_rank(words, lexicon) or kind
    office = noun is not None and noun.row.noun.split()[0] in lexicon.words[WordClass.SPEAKER]
    if kind is ClaimantType.OFFICIAL and office and not HOSPITALS.isdisjoint(parsed.lower[span.first : span.last]):
        # "A spokesman for Lady Reading Hospital".
        kind = ClaimantType.MEDICAL
    if kind is ClaimantType.OFFICIAL and office and words.has_rank(lexicon.words[WordClass.RANK]):
        # "Brig. Gen. Gusau, director of information".
        kind = kind_by_rank(words, lexicon) or kind
    if origin is None and (parsed.pos[head] != "PROPN" or parsed.pos[span.first] == "NUM"):
        return None
    first = span.first
    if parsed.pos[first] == "ADV" and parsed.lower[first + 1 : first + 2] == ("the",):
        # "At | first the police".
        first += 1
    while first < span.last - 1 and (parsed.lower[first] in DETERMINERS or parsed.lower[first] in lexicon.days):
        first += 1
    ends = (t for t in range(head + 1, span.last) if turns(parsed, t) or parsed.tags[t] in {"VBZ", "VBD"})
    last = next(ends, span.last)
    if last - 2 > head and parsed.words[last - 2] == "," and parsed.words[last - 1].isdigit():
        # "Fatuma Ali, 43".
        last -= 2
    start, end = parsed.span(first, last)
    name = parsed.surface(first, last)
    countries = (a.country for a in inside if a.kind is ActorKind.COUNTRY and a.covers(head))
    state = lexicon.country_rows.get(next(countries, None) or "")
    # "Moscow" and "the Kremlin" speak for Russia, Radio Rwanda for itself.
    name = state.name if state is not None and not group and kind is not ClaimantType.MEDIA else name
    return Voice(name, None, kind, start, end, parsed.sentence.part, words.word, origin, actor, named=origin is None)


def _is_described(
    parsed: ParsedSentence, actor: ActorSpan, noun: Entry[ClaimantNounRow] | None, lexicon: Lexicon
) -> bool:
    """Whether a group's name is a rank or an army first: `SSP Jamil Zafar`, `a division of the National Army`."""
    if noun is None or actor.kind not in {ActorKind.NAMED, ActorKind.UNLISTED}:
        return False
    hits = lexicon.claimant_nouns.all_at(parsed.forms, actor.first)
    army = any(hit.last == actor.last and hit.row.row.claimant_type is ClaimantType.MILITARY for hit in hits)
    return army or parsed.surface(actor.first, actor.last).lower() == noun.row.noun.lower()


def _kind_behind(words: Description, actors: Actors, lexicon: Lexicon) -> Kind | None:
    """The type of somebody named by the body that a clause behind the name ties them to."""
    parsed = words.parsed
    for verb in parsed.children(words.head, RELATIVE):
        whose = [t for t in parsed.subtree(verb) if parsed.lower[t] == "whose" and t + 1 < len(parsed)]
        if any(parsed.lemmas[t + 1] in lexicon.words[WordClass.KIN] for t in whose):
            # "Boubacar, whose brother was among those shot".
            return ClaimantType.WITNESS, LIVED_THROUGH, None
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
    again = words.parsed.lower[words.span.first + 1 : words.span.last - 1] == ("same",)
    if words.starts_with(POINTING, within=1) and words.span.last - words.span.first == 2 + again:
        # "The source added": the source quoted before; "the same institution said": whoever spoke last.
        before = memory.by_head.get(words.word) or (memory.last if again else None)
        if before is not None:
            return before
    earlier = memory.by_head.get(words.word)
    if earlier is not None and words.starts_with(POINTING, within=1) and words.is_part_of(earlier.name):
        # "The information team": that of the council, quoted before.
        return earlier
    noun, surnames = words.noun, words.names
    known = [memory.surnames[surname] for surname in reversed(surnames) if surname in memory.surnames]
    if known and noun is None and (not words.inside or known[0].kind is not ClaimantType.UNATTRIBUTED):
        return known[0]
    is_paper = noun is not None and noun.row.claimant_type is ClaimantType.MEDIA and words.group is None
    if is_paper and not surnames and words.parsed.tags[words.head] != "NNS" and not words.is_of_a_state:
        # "The newspaper" is the one quoted last.
        return memory.media
    return None


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
    if kind is ClaimantType.PARTY and actor is not None and is_of_a_republic(actor, words.head, lexicon):
        kind = ClaimantType.OFFICIAL
    if kind in {ClaimantType.MILITARY, ClaimantType.OFFICIAL} and words.is_a_groups(lexicon.words[WordClass.BAND]):
        # "The group's military operations spokesman".
        kind = ClaimantType.PARTY
    owner = (memory.subject or memory.last) if words.starts_with(OWNERS, within=2) else party_before(words, memory)
    here = owner_here(words, lexicon) if words.starts_with(OWNERS, within=2) else None
    group = group_before(words, actors) if words.starts_with(OWNERS, within=2) and here is None else None
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
