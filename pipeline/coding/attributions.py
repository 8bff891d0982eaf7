"""Whose word a statement is: reporting verbs, `according to`, trailing and headline attributions."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from pipeline.coding.actors import Actors
from pipeline.coding.gapped_voices import gapped_voices
from pipeline.coding.headline_voices import headline_voice
from pipeline.coding.hidden_speakers import behind_which
from pipeline.coding.introduced_voices import learn_acronyms, led_quotation
from pipeline.coding.lexicon import Entry, Lexicon
from pipeline.coding.owned_words import owned_words
from pipeline.coding.parsed import ParsedSentence, Phrase
from pipeline.coding.presupposed import as_meant
from pipeline.coding.said import clause_around, covered_by, said_by, says_nothing, taken_for_granted
from pipeline.coding.shared_voices import is_relay, voice_above
from pipeline.coding.speakers import (
    QUOTING,
    head_in,
    noun_after,
    only_moves,
    owns_up,
    somebody_tells,
    speaker_of,
    trailing_speaker,
    verb_of,
)
from pipeline.coding.voice_kinds import actors_in, group_in, may_tell, of_owner, voice_kind
from pipeline.coding.voice_memory import Voice, VoiceMemory
from pipeline.coding.voice_pointers import PRONOUNS
from pipeline.coding.voice_spans import claimant_hits
from pipeline.coding.voice_words import person_beside
from pipeline.coding.voices import REFERRING, named_voice, voice_of
from schemas.seeds import ReportingRow
from schemas.vocabulary import ClaimantType, SegmentKind, Stance
from schemas.word_classes import WordClass

# "Our team received 20 bodies", wrote somebody.
OURS, APART = frozenset({"our", "my"}), frozenset({"while", "whereas"})
QUOTE_MARKS = frozenset('“”"') | {"``", "''"}
NEAR = LONGEST_TAIL = 8
# By these somebody tells of numbers, unless another says so; by counting, unless a doctor does.
DOING = frozenset({"find", "receive", "take", "recover", "retrieve", "collect", "pull"})
COUNTING = frozenset({"count", "register", "record", "admit"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """A voice, what it does with the statement, and the tokens it covers."""

    voice: Voice | None
    stance: Stance
    verb: int
    scope: frozenset[int]
    blames: bool
    origin: str


def find_attributions(
    parsed: ParsedSentence, actors: Actors, lexicon: Lexicon, memory: VoiceMemory
) -> list[Attribution]:
    """Attributions of one sentence; the memory learns the voices met."""
    found: list[Attribution] = []
    behind: dict[int, int | None] = {}
    if memory.find_subject is not None and not REFERRING.isdisjoint(parsed.lower):
        memory.subject, memory.find_subject = memory.find_subject(), None
    _introduce_people(parsed, actors, lexicon, memory)
    for hit in lexicon.reporting.find(parsed.forms):
        row = as_meant(parsed, hit.row.row, hit.first, hit.last, lexicon)
        if row.pos == "verb":
            verb = verb_of(parsed, hit.first, hit.last)
            if verb is None or only_moves(parsed, verb, lexicon) or says_nothing(parsed, verb):
                continue
            aside = trailing_speaker(parsed, verb, lexicon.days)
            if aside is not None:
                found += _aside_attribution(parsed, aside, verb, hit.row, actors, lexicon, memory)
                continue
            subject = behind_which(parsed, speaker_of(parsed, verb, lexicon.days))
            scope = said_by(parsed, verb, subject)
        else:
            verb, subject = hit.first, noun_after(parsed, hit.last)
            scope = covered_by(parsed, hit.first, subject)
            behind[verb] = subject
        if row.stance is Stance.DENIES or owns_up(parsed, verb, lexicon):
            scope -= taken_for_granted(parsed, verb)
        voice = voice_above(parsed, verb, subject, found)
        subject = verb if subject is None and voice is not None else subject
        if voice is None and subject is not None:
            voice = voice_of(parsed, subject, actors, lexicon, memory)
        if voice is None and subject is not None and parsed.deps[subject] == "nmod":
            # "A police commander of the province who said …": provinces do not speak.
            subject = parsed.heads[subject]
            voice = voice_of(parsed, subject, actors, lexicon, memory)
        if voice is None and row.stance is Stance.DENIES and parsed.deps[verb] == "conj":
            # "The police said that three had died and denied that …", with the denial hung on what was said.
            voice = next((one.voice for one in reversed(found) if one.verb < verb and one.voice is not None), None)
            subject = verb if voice is not None else subject
        lemmas = parsed.lemmas[verb : verb + NEAR]
        ours = subject is not None and _speaks_of_its_own(parsed, subject)
        if voice is not None and not ours and _is_speaker(parsed, subject, voice) and may_tell(row, voice, lemmas):
            memory.remember(voice, parsed.sentence.index)
            found.append(Attribution(voice, row.stance, verb, scope, row.blames, hit.row.origin))
        elif row.stance is not Stance.ASSERTS or (voice is None and subject is None):
            found.append(Attribution(None, row.stance, verb, scope, row.blames, hit.row.origin))
    found = [_of_its_part(parsed, one) for one in found]
    found = _apart(parsed, _as_cited(parsed, [_to_the_end(parsed, one, lexicon) for one in found]))
    found = [one for one in found if not is_relay(parsed, one, found)]
    found = [_inside_another(parsed, one, behind.get(one.verb), found) for one in found]
    owned = [*owned_words(parsed, actors, lexicon, memory), *gapped_voices(parsed, actors, lexicon, memory)]
    found += [Attribution(voice, Stance.ASSERTS, noun, told, False, voice.origin or "") for voice, noun, told in owned]
    _remember_mentioned(parsed, actors, lexicon, memory)
    _remember_subject(parsed, actors, lexicon, memory)
    headed = headline_voice(parsed, actors, lexicon, memory)
    if headed is None and not any(one.voice is not None for one in found):
        headed = led_quotation(parsed, actors, lexicon, memory)
    if headed is not None:
        voice, at, told = headed
        found = [one for one in found if one.verb != at]
        memory.remember(voice, parsed.sentence.index)
        found.append(Attribution(voice, Stance.ASSERTS, at, told, False, voice.origin or ""))
    learn_acronyms(parsed, actors, lexicon, memory)
    return found


def _to_the_end(parsed: ParsedSentence, one: Attribution, lexicon: Lexicon) -> Attribution:
    """With what stands behind a semicolon, where nobody else speaks: `said 21 were taken in; three were dead`."""
    at = next((t for t in range(one.verb + 1, len(parsed)) if parsed.words[t] == ";"), None)
    covered = at is not None and at - 1 in one.scope and one.stance is Stance.ASSERTS
    if at is None or not covered or somebody_tells(parsed, at, lexicon):
        return one
    return replace(one, scope=one.scope | frozenset(range(at, len(parsed))))


def _of_its_part(parsed: ParsedSentence, one: Attribution) -> Attribution:
    """What somebody says in a headline's last part leaves the first: `Ten killed in raid; NGO says soldiers did it`."""
    at = next((t for t in range(one.verb) if parsed.words[t] == ";"), None)
    says_more = one.verb + 1 < len(parsed) and parsed.pos[one.verb + 1] not in {"PUNCT", "ADP"}
    if parsed.sentence.kind is not SegmentKind.HEADLINE or at is None or not says_more:
        return one
    return replace(one, scope=frozenset(t for t in one.scope if t > at))


def _as_cited(parsed: ParsedSentence, found: Sequence[Attribution]) -> list[Attribution]:
    """`Citing hospital sources, the channel reported`: what the channel reported is the sources' word."""
    cited = next(
        (one for one in found if one.voice and parsed.lemmas[one.verb] in QUOTING and parsed.tags[one.verb] == "VBG"),
        None,
    )
    if cited is None:
        return list(found)
    return [
        replace(one, voice=cited.voice)
        if one.voice is not None and one.voice.kind is ClaimantType.MEDIA and one.stance is Stance.ASSERTS
        else one
        for one in found
    ]


def _apart(parsed: ParsedSentence, found: Sequence[Attribution]) -> list[Attribution]:
    """Two voices set against each other keep to their sides: `officials spoke of three deaths; a doctor of four`."""
    scopes = {id(one): one.scope for one in found}
    voiced = [one for one in found if one.voice is not None]
    for one, other in itertools.permutations(voiced, 2):
        between = range(min(one.verb, other.verb) + 1, max(one.verb, other.verb))
        at = next((t for t in between if parsed.words[t] == ";" or _contrasts(parsed, t)), None)
        at = at or _between_asides(parsed, one, other)
        if at is not None:
            beyond = frozenset(t for t in scopes[id(one)] if (t < at) != (one.verb < at))
            scopes[id(one)] -= beyond
            scopes[id(other)] |= frozenset(t for t in beyond if t > other.verb)
    cut = [replace(one, scope=scopes[id(one)]) for one in found]
    return [one for one in cut if not _is_told_of_finding(parsed, one, cut)]


def _is_told_of_finding(parsed: ParsedSentence, one: Attribution, found: Sequence[Attribution]) -> bool:
    """Whether who found bodies is told of by another: `Papers reported that troops found ten`, `a medic that …`."""
    others = [other.voice for other in found if other is not one and other.voice and one.verb in other.scope]
    if parsed.lemmas[one.verb] in COUNTING and one.voice and one.voice.kind is ClaimantType.MEDICAL:
        return any(voice.kind is ClaimantType.MEDICAL for voice in others)
    return parsed.lemmas[one.verb] in DOING and not one.blames and bool(others)


def _between_asides(parsed: ParsedSentence, one: Attribution, other: Attribution) -> int | None:
    """The `and` between two voices that both trail: `wounding five, a priest said, and a rocket killed six, …`."""
    first, last = min(one.verb, other.verb), max(one.verb, other.verb)
    trails = len(parsed) - last <= LONGEST_TAIL and "," in parsed.words[max(first, last - LONGEST_TAIL) : last]
    ends = (t for t in range(first + 1, min(first + 4, last)) if parsed.lower[t] in {"and", "but"})
    at = next((t for t in ends if parsed.words[t - 1] == ","), None)
    return at if trails and "," in parsed.words[max(0, first - LONGEST_TAIL) : first] else None


def _contrasts(parsed: ParsedSentence, token: int) -> bool:
    """Whether a word behind a comma brings in what somebody else says."""
    return parsed.lower[token] in APART and parsed.words[token - 1] == ","


def _inside_another(
    parsed: ParsedSentence, one: Attribution, noun: int | None, found: Sequence[Attribution]
) -> Attribution:
    """`According to the UN` inside what somebody else says covers its own clause only."""
    if noun is None or one.voice is None:
        return one
    clause = clause_around(parsed, noun)
    root = next((t for t in [noun, *parsed.ancestors(noun)] if parsed.is_verbal(t)), noun)
    if not any(other.verb < one.verb and other.voice is not None and root in other.scope for other in found):
        return one
    return replace(one, scope=frozenset(clause) & one.scope)


def attribution_of(token: int, attributions: Sequence[Attribution]) -> Attribution | None:
    """The innermost attribution with a voice that covers a token."""
    covering = [found for found in attributions if token in found.scope and found.voice is not None]
    return min(covering, key=lambda found: len(found.scope), default=None)


def _speaks_of_its_own(parsed: ParsedSentence, subject: int) -> bool:
    """Whether somebody quoted tells of his own people: `"Our team received 20 bodies," he wrote`."""
    ours = not OURS.isdisjoint(parsed.lower[parsed.noun_phrase(subject).first : subject + 1])
    return ours and not QUOTE_MARKS.isdisjoint(parsed.words)


def _is_speaker(parsed: ParsedSentence, subject: int | None, voice: Voice) -> bool:
    if subject is not None and parsed.lower[parsed.noun_phrase(subject).first] == "no":
        # "Which no group has claimed".
        return False
    return subject is not None and (
        voice.kind is not ClaimantType.UNATTRIBUTED or voice.origin is not None or voice.named
    )


def _aside_attribution(
    parsed: ParsedSentence,
    aside: Phrase,
    verb: int,
    row: Entry[ReportingRow],
    actors: Actors,
    lexicon: Lexicon,
    memory: VoiceMemory,
) -> list[Attribution]:
    """The attribution of `…, the ministry said on Monday`: it covers the sentence around it."""
    head = head_in(parsed, aside)
    voice = voice_of(parsed, head, actors, lexicon, memory, span=aside)
    if voice is None or not _is_speaker(parsed, head, voice):
        return []
    memory.remember(voice, parsed.sentence.index)
    end = next((t for t in range(verb + 1, len(parsed)) if parsed.words[t] in {",", ";", ":"}), len(parsed))
    # "…, the army said; a committee put it at 21" is another's word, "…; 68 others were hurt" his own.
    others = parsed.words[end : end + 1] == (";",) and somebody_tells(parsed, end, lexicon)
    goes_on = APART.isdisjoint(parsed.lower[end + 1 : end + 2]) and not others
    scope = frozenset(range(aside.first)) | frozenset(range(end, len(parsed)) if goes_on else ())
    return [Attribution(voice, row.row.stance, verb, scope, row.row.blames, row.origin)]


def _remember_subject(parsed: ParsedSentence, actors: Actors, lexicon: Lexicon, memory: VoiceMemory) -> None:
    """Whom the sentence is about, when it is somebody with a voice; a pronoun goes on meaning whom it meant."""
    if parsed.words[0] in QUOTE_MARKS:  # `"Armed youths attacked the camp. They …," he said`: not the youths.
        return
    root = next((t for t in range(len(parsed)) if parsed.heads[t] == t), None)
    subjects = parsed.own_subjects(root) if root is not None else []
    if root is not None and parsed.lemmas[root] in QUOTING:
        subjects = parsed.objects(root)
    if subjects and parsed.lower[subjects[0]] in PRONOUNS:
        return
    memory.subject, memory.find_subject = None, None
    if subjects:
        memory.find_subject = partial(_known_voice, parsed, subjects[0], actors, lexicon, memory)


def _known_voice(
    parsed: ParsedSentence, head: int, actors: Actors, lexicon: Lexicon, memory: VoiceMemory
) -> Voice | None:
    """The voice a noun stands for, when it is a name or a word for one."""
    voice = voice_of(parsed, head, actors, lexicon, memory)
    return voice if voice is not None and (voice.origin is not None or voice.named) else None


def _remember_mentioned(parsed: ParsedSentence, actors: Actors, lexicon: Lexicon, memory: VoiceMemory) -> None:
    """Named claimants of the sentence, so that short names and `the newspaper` refer back to them."""
    for hit in claimant_hits(parsed, actors, lexicon):
        entry = hit.rows[0]
        for noun in (entry.row.short_noun or "").split(";"):
            if noun.strip():
                memory.shorts[noun.strip()] = entry
        if entry.row.claimant_type is ClaimantType.MEDIA:
            memory.media = named_voice(parsed, Phrase(hit.first, hit.last), entry, head=parsed.lower[hit.last - 1])


def _introduce_people(parsed: ParsedSentence, actors: Actors, lexicon: Lexicon, memory: VoiceMemory) -> None:
    """People introduced with their office, so that a later surname is enough: `the group's spokesman, Naji Mustafa`."""
    for hit in lexicon.claimant_nouns.find(parsed.forms):
        if parsed.pos[hit.last - 1] not in {"NOUN", "PROPN", "ADJ"}:
            continue
        person = person_beside(parsed, hit.first, hit.last, lexicon.words[WordClass.TITLE])
        if person is None:
            continue
        phrase = parsed.noun_phrase(hit.last - 1)
        span = Phrase(min(person.first, phrase.first), max(person.last, phrase.last))
        inside = actors_in(span, actors)
        kind, origin, actor = voice_kind(hit.row, group_in(inside), inside, hit.last - 1)
        start, end = parsed.span(span.first, span.last)
        surname = parsed.lower[person.last - 1]
        if parsed.words[person.last : person.last + 1] == ("-",):
            # "Said Yusuf Al-Bema": of no Al.
            surname = "".join(parsed.lower[person.last - 1 : person.last + 2])
        memory.surnames[surname] = Voice(
            parsed.surface(span.first, span.last),
            None,
            of_owner(parsed, span.first, kind),
            start,
            end,
            parsed.sentence.part,
            surname,
            origin,
            actor,
            named=True,
        )
