"""Whose word a statement is: reporting verbs, `according to`, trailing and headline attributions."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from pipeline.coding.actors import Actors
from pipeline.coding.lexicon import Entry, Lexicon
from pipeline.coding.parsed import SUBJECT, ParsedSentence, Phrase
from pipeline.coding.quotations import COLONS, LONGEST_HEADLINE
from pipeline.coding.said import clause_around, covered_by, said_by, taken_for_granted
from pipeline.coding.speakers import QUOTING, head_in, noun_after, speaker_of, trailing_speaker, verb_of
from pipeline.coding.voice_kinds import actors_in, group_in, may_tell, voice_kind
from pipeline.coding.voice_memory import Voice, VoiceMemory
from pipeline.coding.voice_spans import claimant_hits
from pipeline.coding.voices import PRONOUNS, REFERRING, named_voice, voice_of
from schemas.seeds import ReportingRow
from schemas.vocabulary import ClaimantType, Stance
from schemas.word_classes import WordClass

# Behind what somebody said, they bring in what somebody else says; "but" goes on with his words.
APART = frozenset({"while", "whereas"})


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
        row = hit.row.row
        if row.pos == "verb":
            verb = verb_of(parsed, hit.first, hit.last)
            if verb is None or _only_moves(parsed, verb, lexicon):
                continue
            aside = trailing_speaker(parsed, verb, lexicon.days)
            if aside is not None:
                found += _aside_attribution(parsed, aside, verb, hit.row, actors, lexicon, memory)
                continue
            subject = speaker_of(parsed, verb, lexicon.days)
            scope = said_by(parsed, verb, subject)
        else:
            verb, subject = hit.first, noun_after(parsed, hit.last)
            scope = covered_by(parsed, hit.first, subject)
            behind[verb] = subject
        if row.stance is Stance.DENIES or _owns_up(parsed, verb, lexicon):
            scope -= taken_for_granted(parsed, verb)
        voice = _who_speaks_above(parsed, verb, subject, found)
        if voice is None and subject is not None:
            voice = voice_of(parsed, subject, actors, lexicon, memory)
        if voice is None and subject is not None and parsed.deps[subject] == "nmod":
            # "A police commander of the province who said …": provinces do not speak.
            subject = parsed.heads[subject]
            voice = voice_of(parsed, subject, actors, lexicon, memory)
        if voice is not None and _is_speaker(parsed, subject, voice) and may_tell(row, voice):
            memory.remember(voice, parsed.sentence.index)
            found.append(Attribution(voice, row.stance, verb, scope, row.blames, hit.row.origin))
        elif row.stance is not Stance.ASSERTS or (voice is None and subject is None):
            found.append(Attribution(None, row.stance, verb, scope, row.blames, hit.row.origin))
    found = _apart(parsed, _as_cited(parsed, found))
    found = [_inside_another(parsed, one, behind.get(one.verb), found) for one in found]
    _remember_mentioned(parsed, actors, lexicon, memory)
    _remember_subject(parsed, actors, lexicon, memory)
    headline = _headline_attribution(parsed, actors, lexicon, memory)
    return found + ([headline] if headline else [])


def _who_speaks_above(
    parsed: ParsedSentence, verb: int, subject: int | None, found: Sequence[Attribution]
) -> Voice | None:
    """Whom a pronoun means inside what somebody says: `a doctor told us that he had counted 43 bodies`."""
    if subject is None or parsed.lower[subject] not in PRONOUNS:
        return None
    above = set(parsed.ancestors(verb))
    return next((one.voice for one in reversed(found) if one.verb in above and one.voice is not None), None)


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
        if at is not None:
            beyond = frozenset(t for t in scopes[id(one)] if (t < at) != (one.verb < at))
            scopes[id(one)] -= beyond
            scopes[id(other)] |= frozenset(t for t in beyond if t > other.verb)
    cut = [replace(one, scope=scopes[id(one)]) for one in found]
    return [one for one in cut if not _is_told_of_finding(parsed, one, cut)]


def _is_told_of_finding(parsed: ParsedSentence, one: Attribution, found: Sequence[Attribution]) -> bool:
    """Whether who found bodies is told of by another: `Papers reported that the troops found ten bodies`."""
    others = [other for other in found if other is not one and other.voice is not None]
    return parsed.lemmas[one.verb] == "find" and any(one.verb in other.scope for other in others)


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


def _only_moves(parsed: ParsedSentence, verb: int, lexicon: Lexicon) -> bool:
    """Whether the verb is of the number and of nobody who speaks: `two succumbed, raising the toll to nine`."""
    moved = lexicon.words[WordClass.MOVING_VERB] | lexicon.words[WordClass.REVISING_VERB]
    free = parsed.tags[verb] == "VBG" and not parsed.children(verb, SUBJECT)
    return free and parsed.lemmas[verb] in moved


def _owns_up(parsed: ParsedSentence, verb: int, lexicon: Lexicon) -> bool:
    """Whether somebody claims responsibility: for what, is told by the paper."""
    owned = parsed.lemmas[verb] in lexicon.words[WordClass.OWNING_VERB]
    return owned and any(parsed.lemmas[child] == "responsibility" for child in parsed.objects(verb))


def attribution_of(token: int, attributions: Sequence[Attribution]) -> Attribution | None:
    """The innermost attribution with a voice that covers a token."""
    covering = [found for found in attributions if token in found.scope and found.voice is not None]
    return min(covering, key=lambda found: len(found.scope), default=None)


def _is_speaker(parsed: ParsedSentence, subject: int | None, voice: Voice) -> bool:
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
    end = next((t for t in range(verb + 1, len(parsed)) if parsed.words[t] in {",", ";"}), len(parsed))
    # "…, the army said; a committee put it at 21" is another's word.
    goes_on = APART.isdisjoint(parsed.lower[end + 1 : end + 2]) and parsed.words[end : end + 1] != (";",)
    scope = frozenset(range(aside.first)) | frozenset(range(end, len(parsed)) if goes_on else ())
    return [Attribution(voice, row.row.stance, verb, scope, row.row.blames, row.origin)]


def _headline_attribution(
    parsed: ParsedSentence, actors: Actors, lexicon: Lexicon, memory: VoiceMemory
) -> Attribution | None:
    """`Strike kills 78: monitor`, `Ministry: ten dead in blast`."""
    if len(parsed) > LONGEST_HEADLINE or COLONS.isdisjoint(parsed.words):
        return None
    colon = next(
        (
            t
            for t in range(1, len(parsed) - 1)
            if parsed.words[t] in COLONS
            and (parsed.words[t] == ":" or (t >= len(parsed) - 4 and _stands_free(parsed, t)))
        ),
        None,
    )
    if colon is None:
        return None
    before, after = range(colon), range(colon + 1, len(parsed))
    side, said = (after, before) if len(after) <= 4 else (before, after)
    if len(side) > 5:
        return None
    heads = [t for t in side if parsed.pos[t] in {"NOUN", "PROPN"}]
    if not heads:
        return None
    voice = voice_of(parsed, heads[-1], actors, lexicon, memory, span=Phrase(side[0], side[-1] + 1))
    if voice is None or voice.kind is ClaimantType.UNATTRIBUTED or voice.origin is None:
        return None
    return Attribution(voice, Stance.ASSERTS, colon, frozenset(said), False, voice.origin)


def _stands_free(parsed: ParsedSentence, dash: int) -> bool:
    """Whether a dash has a space on both sides: the one of `off-duty` has none."""
    offsets = parsed.sentence.offsets
    before = offsets[dash - 1] + len(parsed.words[dash - 1]) < offsets[dash]
    return before and offsets[dash] + len(parsed.words[dash]) < offsets[dash + 1]


def _remember_subject(parsed: ParsedSentence, actors: Actors, lexicon: Lexicon, memory: VoiceMemory) -> None:
    """Whom the sentence is about, when it is somebody with a voice; a pronoun goes on meaning whom it meant."""
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
        person = _person_beside(parsed, hit.first, hit.last, lexicon.words[WordClass.TITLE])
        if person is None:
            continue
        phrase = parsed.noun_phrase(hit.last - 1)
        span = Phrase(min(person.first, phrase.first), max(person.last, phrase.last))
        inside = actors_in(span, actors)
        kind, origin, actor = voice_kind(hit.row, group_in(inside), inside, hit.last - 1)
        start, end = parsed.span(span.first, span.last)
        surname = parsed.lower[person.last - 1]
        memory.surnames[surname] = Voice(
            parsed.surface(span.first, span.last),
            None,
            kind,
            start,
            end,
            parsed.sentence.part,
            surname,
            origin,
            actor,
            named=True,
        )


def _person_beside(parsed: ParsedSentence, first: int, last: int, titles: frozenset[str]) -> Phrase | None:
    """The run of name tokens right behind an office, a comma and title between at most, or before it and a comma."""
    at = last
    while (
        at < len(parsed)
        and (parsed.words[at] in {",", "."} or parsed.lower[at].rstrip(".") in titles)
        and at - last < 4
    ):
        at += 1
    end = at
    while end < len(parsed) and parsed.pos[end] == "PROPN":
        end += 1
    if end - at >= 2:
        return Phrase(at, end)
    comma = next((t for t in range(first - 1, max(-1, first - 9), -1) if parsed.words[t] == ","), None)
    if comma is None or any(parsed.is_verbal(t) for t in range(comma, first)):
        return None
    start = comma
    while start > 0 and parsed.pos[start - 1] == "PROPN":
        start -= 1
    return Phrase(start, comma) if comma - start >= 2 else None
