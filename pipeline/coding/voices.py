"""Whose word a statement is: reporting verbs, `according to`, trailing and headline attributions."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.coding.actors import ActorKind, ActorSpan
from pipeline.coding.lexicon import Entry, Lexicon
from pipeline.coding.names import NameHit
from pipeline.coding.parsed import CLAUSAL, SUBJECT, ParsedSentence, Phrase
from schemas.seeds import ClaimantNounRow, ClaimantRow, ReportingRow
from schemas.vocabulary import ActorClass, ClaimantType, Part, Stance

PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "them", "who"})
STATE = frozenset({ActorClass.STATE_FORCES, ActorClass.EXTERNAL_FORCES, ActorClass.CIVILIANS})
DETERMINERS = frozenset({"a", "an", "the", "one", "this", "that", "its", "their", "his", "her", "another"})
CLAUSE_LABELS = frozenset({"ccomp", "parataxis", "xcomp", "advcl", "obj", "csubj"})
TITLES = frozenset({"capt", "col", "gen", "maj", "lt", "sgt", "brig", "dr", "mr", "mrs", "ms", "captain", "colonel", "general", "major"})
# A trailing attribution, as ", the ministry said on Monday.", is at most this long.
LONGEST_TRAILER = 16
FEWEST_WORDS_SAID = 3


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


@dataclass(frozen=True, slots=True)
class Attribution:
    """A voice, what it does with the statement, and the tokens it covers."""

    voice: Voice | None
    stance: Stance
    verb: int
    scope: frozenset[int]
    blames: bool
    origin: str


@dataclass(slots=True)
class VoiceMemory:
    """Voices of the article so far: what pronouns and short names refer back to."""

    last: Voice | None = None
    subject: Voice | None = None
    named: dict[str, Voice] = field(default_factory=dict)
    media: Voice | None = None
    surnames: dict[str, Voice] = field(default_factory=dict)
    shorts: dict[str, Entry[ClaimantRow]] = field(default_factory=dict)
    by_head: dict[str, Voice] = field(default_factory=dict)

    def remember(self, voice: Voice) -> None:
        """Keep a voice for later sentences."""
        self.last = voice
        self.by_head[voice.head] = voice
        if voice.named and voice.kind is ClaimantType.MEDIA:
            self.media = voice
        for word in voice.name.split():
            known = self.surnames.get(word.lower())
            if word[:1].isupper() and voice.actor is None and len(word) > 2 and (
                known is None or known.kind is ClaimantType.UNATTRIBUTED
            ):
                self.surnames[word.lower()] = voice


def find_attributions(
    parsed: ParsedSentence, actors: list[ActorSpan], lexicon: Lexicon, memory: VoiceMemory
) -> list[Attribution]:
    """Attributions of one sentence; the memory learns the voices met."""
    found: list[Attribution] = []
    _introduce_people(parsed, actors, lexicon, memory)
    for hit in lexicon.reporting.find(*parsed.forms):
        row = hit.row.row
        if row.pos == "verb":
            verb = _verb_of(parsed, hit.first, hit.last)
            if verb is None:
                continue
            aside = trailing_speaker(parsed, verb)
            if aside is not None:
                found += _aside_attribution(parsed, aside, verb, hit.row, actors, lexicon, memory)
                continue
            subject = _speaker(parsed, verb)
            scope = _said(parsed, verb, subject)
        else:
            verb, subject = hit.first, _noun_after(parsed, hit.last)
            scope = _around(parsed, hit.first, subject)
        voice = None if subject is None else voice_of(parsed, subject, actors, lexicon, memory)
        if voice is not None and _is_speaker(parsed, subject, voice):
            memory.remember(voice)
            found.append(Attribution(voice, row.stance, verb, scope, row.blames, hit.row.origin))
        elif row.stance is not Stance.ASSERTS or (voice is None and subject is None):
            found.append(Attribution(None, row.stance, verb, scope, row.blames, hit.row.origin))
    _remember_mentioned(parsed, actors, lexicon, memory)
    _remember_subject(parsed, actors, lexicon, memory)
    headline = _headline_attribution(parsed, actors, lexicon, memory)
    return found + ([headline] if headline else [])


def _remember_subject(parsed: ParsedSentence, actors: list[ActorSpan], lexicon: Lexicon, memory: VoiceMemory) -> None:
    """Whom the sentence is about, when it is somebody with a voice; a pronoun goes on meaning whom it meant."""
    root = next((t for t in range(len(parsed)) if parsed.heads[t] == t), None)
    subjects = parsed.own_subjects(root) if root is not None else []
    if not subjects:
        memory.subject = None
        return
    if parsed.lower[subjects[0]] in PRONOUNS:
        return
    voice = voice_of(parsed, subjects[0], actors, lexicon, memory)
    memory.subject = voice if voice is not None and (voice.origin is not None or voice.named) else None


def _aside_attribution(
    parsed: ParsedSentence,
    aside: Phrase,
    verb: int,
    row: Entry[ReportingRow],
    actors: list[ActorSpan],
    lexicon: Lexicon,
    memory: VoiceMemory,
) -> list[Attribution]:
    """The attribution of `…, the ministry said on Monday`: it covers the sentence around it."""
    head = _head_in(parsed, aside)
    voice = voice_of(parsed, head, actors, lexicon, memory, span=aside)
    if voice is None or not _is_speaker(parsed, head, voice):
        return []
    memory.remember(voice)
    end = next((t for t in range(verb + 1, len(parsed)) if parsed.words[t] in {",", ";"}), len(parsed))
    scope = frozenset(range(aside.first)) | frozenset(range(end, len(parsed)))
    return [Attribution(voice, row.row.stance, verb, scope, row.row.blames, row.origin)]


def _head_in(parsed: ParsedSentence, span: Phrase) -> int:
    """The noun of a phrase that is read by position: the last one before a preposition or comma."""
    head = span.first
    for token in range(span.first, span.last):
        if parsed.pos[token] in {"ADP", "SCONJ"} or (parsed.words[token] == "," and token > span.first):
            break
        if parsed.pos[token] in {"NOUN", "PROPN", "PRON"}:
            head = token
    return head


def trailing_speaker(parsed: ParsedSentence, verb: int) -> Phrase | None:
    """The speaker's tokens when a comma sets the attribution off behind what is said; None when it is no such aside.

    Read by position, since long sentences of news are where a parser goes wrong first.
    """
    if parsed.tags[verb] not in {"VBD", "VBZ", "VBP"} or not _says_nothing_more(parsed, verb):
        return None
    start = _segment_start(parsed, verb)
    if start is not None and start == verb:
        # "the health minister, Hassan al-Tamimi, said": the name between commas, and the office before it.
        name = _segment_start(parsed, verb - 1)
        start = None if name is None else _segment_start(parsed, name - 1) or name
    if start is None or start < FEWEST_WORDS_SAID or start >= verb:
        return None
    return Phrase(start, verb)


def _says_nothing_more(parsed: ParsedSentence, verb: int) -> bool:
    """Whether no clause follows the verb before the next comma."""
    for token in range(verb + 1, len(parsed)):
        if parsed.words[token] in {",", ".", ";", "”", '"'}:
            return True
        if parsed.lower[token] in {"that", "it", "he", "she", "they"} or parsed.tags[token] in {"VBD", "VBZ", "VBP", "MD"}:
            return False
    return True


def _segment_start(parsed: ParsedSentence, end: int) -> int | None:
    """First token of the verbless stretch behind a comma or quotation mark that ends at a token."""
    for token in range(end - 1, max(-1, end - LONGEST_TRAILER), -1):
        if parsed.words[token] in {",", "”", '"', "''", "—", "–"}:
            return token + 1
        if parsed.tags[token] in {"VBD", "VBZ", "VBP", "MD", "WDT", "WP"}:
            return None
    return None


def attribution_of(token: int, attributions: list[Attribution]) -> Attribution | None:
    """The innermost attribution with a voice that covers a token."""
    covering = [found for found in attributions if token in found.scope and found.voice is not None]
    return min(covering, key=lambda found: len(found.scope), default=None)


def _is_speaker(parsed: ParsedSentence, subject: int | None, voice: Voice) -> bool:
    return subject is not None and (voice.kind is not ClaimantType.UNATTRIBUTED or voice.origin is not None or voice.named)


def _verb_of(parsed: ParsedSentence, first: int, last: int) -> int | None:
    """The verb of a matched reporting phrase, when it is used as one."""
    for token in range(first, last):
        if parsed.is_verbal(token) and parsed.tags[token] != "VBN":
            return token
        if parsed.tags[token] == "VBN" and (parsed.is_passive(token) or parsed.own_subjects(token)):
            return token
    return None


def _speaker(parsed: ParsedSentence, verb: int) -> int | None:
    """Who speaks: the verb's subject, or with a passive the noun after `by`."""
    if parsed.is_passive(verb):
        return next((noun for word, noun in parsed.prepositional(verb) if word == "by"), None)
    behind = _behind_verb(parsed, verb)
    if behind is not None:
        return behind
    own = parsed.children(verb, SUBJECT)
    if own:
        return own[0]
    subjects = parsed.subjects(verb)
    if subjects:
        return subjects[0]
    return _before_verb(parsed, verb)


def _behind_verb(parsed: ParsedSentence, verb: int) -> int | None:
    """The speaker behind the verb at a sentence's end: `…, writes Baladi News.`"""
    if verb == 0 or parsed.pos[verb - 1] in {"NOUN", "PROPN", "PRON", "AUX", "PART"} or len(parsed) - verb > 10:
        return None
    rest = [t for t in range(verb + 1, len(parsed)) if parsed.pos[t] != "PUNCT"]
    if not rest or any(parsed.is_verbal(t) or parsed.pos[t] in {"SCONJ", "ADP"} for t in rest[:3]):
        return None
    return next((t for t in reversed(rest) if parsed.pos[t] in {"PROPN", "NOUN"}), None)


def _before_verb(parsed: ParsedSentence, verb: int) -> int | None:
    """The noun just before a verb in a trailing attribution whose parse went wrong."""
    token = verb - 1
    while token >= 0 and token > verb - LONGEST_TRAILER and parsed.words[token] not in {",", "”", '"', "''", ";"}:
        if parsed.pos[token] in {"NOUN", "PROPN", "PRON"}:
            return token
        token -= 1
    return None


def _noun_after(parsed: ParsedSentence, token: int) -> int | None:
    """Head of the noun phrase that starts at a token."""
    for at in range(token, min(token + 8, len(parsed))):
        if parsed.pos[at] in {"NOUN", "PROPN", "PRON", "NUM"}:
            head = at
            while parsed.heads[head] > head and parsed.deps[head] in {"compound", "amod", "flat", "nmod:poss", "nummod", "nmod", "nmod:desc"}:
                head = parsed.heads[head]
            return head
    return None


def _said(parsed: ParsedSentence, verb: int, subject: int | None) -> frozenset[int]:
    """Tokens of what is said: the clauses below the verb, or all before it when the attribution trails."""
    scope: set[int] = set()
    for child in parsed.children(verb):
        if child != subject and parsed.deps[child] not in {"punct", "aux", "mark", "advmod", "nsubj", "iobj"}:
            if parsed.deps[child] in CLAUSE_LABELS or child > verb:
                scope.update(parsed.subtree(child))
    first = subject if subject is not None and subject < verb else verb
    comma = max((t for t in range(first) if parsed.words[t] in {",", "”", '"', "''"}), default=None)
    trailing = comma is not None and verb - comma <= LONGEST_TRAILER and _ends_soon(parsed, verb)
    if trailing and comma is not None:
        scope.update(range(comma))
    elif not scope or len(scope) < 3:
        head = parsed.heads[verb]
        if head != verb and parsed.deps[verb] in {"parataxis", "ccomp", "advcl"} and head < verb:
            scope.update(t for t in range(verb) if t not in parsed.subtree(verb))
    if subject is not None:
        scope -= set(parsed.subtree(subject, without=CLAUSAL))
    scope.discard(verb)
    return frozenset(scope)


def _ends_soon(parsed: ParsedSentence, verb: int) -> bool:
    """Whether nothing but a time, an addressee or a place follows the verb before the sentence or quote ends."""
    rest = [t for t in range(verb + 1, len(parsed)) if parsed.pos[t] not in {"PUNCT", "SPACE"}]
    until_stop = next((t for t in range(verb + 1, len(parsed)) if parsed.words[t] in {",", ".", ";"}), len(parsed))
    return len(rest) <= 6 or until_stop - verb <= 5


def _around(parsed: ParsedSentence, first: int, noun: int | None) -> frozenset[int]:
    """Tokens that an `according to X` covers: the clause it hangs on, or the whole sentence when it opens it."""
    if noun is None:
        return frozenset()
    own = set(parsed.subtree(noun, without=CLAUSAL)) | set(range(first, noun + 1))
    if first <= 1:
        return frozenset(range(len(parsed))) - own
    head = parsed.heads[noun]
    while parsed.heads[head] != head and not parsed.is_verbal(head):
        head = parsed.heads[head]
    scope = set(parsed.subtree(head)) if head < len(parsed) else set()
    clause = {t for t in range(_clause_start(parsed, first), first)}
    return frozenset((scope | clause) - own)


def _clause_start(parsed: ParsedSentence, token: int) -> int:
    """First token of the stretch before a phrase that no semicolon or other attribution interrupts."""
    for at in range(token - 1, -1, -1):
        if parsed.words[at] in {";", ":", "—"}:
            return at + 1
    return 0


def _headline_attribution(
    parsed: ParsedSentence, actors: list[ActorSpan], lexicon: Lexicon, memory: VoiceMemory
) -> Attribution | None:
    """`Strike kills 78: monitor`, `Ministry: ten dead in blast`."""
    colon = next((t for t in range(len(parsed)) if parsed.words[t] in {":", "-", "–", "—"} and 0 < t < len(parsed) - 1
                  and (parsed.words[t] == ":" or t >= len(parsed) - 4)), None)
    if colon is None or len(parsed) > 25:
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


def _remember_mentioned(
    parsed: ParsedSentence, actors: list[ActorSpan], lexicon: Lexicon, memory: VoiceMemory
) -> None:
    """Named claimants of the sentence, so that short names and `the newspaper` refer back to them."""
    for hit in _claimant_hits(parsed, actors, lexicon):
        entry = hit.rows[0]
        for noun in (entry.row.short_noun or "").split(";"):
            if noun.strip():
                memory.shorts[noun.strip()] = entry
        if entry.row.claimant_type is ClaimantType.MEDIA:
            memory.media = _named_voice(parsed, Phrase(hit.first, hit.last), entry, head=parsed.lower[hit.last - 1])


def _introduce_people(parsed: ParsedSentence, actors: list[ActorSpan], lexicon: Lexicon, memory: VoiceMemory) -> None:
    """People introduced with their office, so that a later surname is enough: `the group's spokesman, Naji Mustafa`."""
    for hit in lexicon.claimant_nouns.find(*parsed.forms):
        if parsed.pos[hit.last - 1] not in {"NOUN", "PROPN", "ADJ"}:
            continue
        first, last = _person_beside(parsed, hit.first, hit.last)
        if first is None or last is None or last - first < 2:
            continue
        phrase = parsed.noun_phrase(hit.last - 1)
        span = Phrase(min(first, phrase.first), max(last, phrase.last))
        inside = [a for a in actors if span.first <= a.first and a.last <= span.last]
        group = next((a for a in inside if a.kind in {ActorKind.NAMED, ActorKind.UNLISTED}), None)
        armed = group or next(
            (a for a in inside if a.generic is not None and a.generic.row.as_agent and a.generic.row.actor_class not in STATE), None
        )
        kind, origin, actor = _voice_kind(hit.row, group, armed, inside, hit.last - 1)
        start, end = parsed.span(span.first, span.last)
        surname = parsed.lower[last - 1]
        memory.surnames[surname] = Voice(
            parsed.surface(span.first, span.last), None, kind, start, end, parsed.sentence.part, surname, origin, actor, named=True,
        )


def _person_beside(parsed: ParsedSentence, first: int, last: int) -> tuple[int | None, int | None]:
    """The run of name tokens right behind an office (a comma and a title may stand between) or right before it and a comma."""
    at = last
    while at < len(parsed) and (parsed.words[at] in {",", "."} or parsed.lower[at].rstrip(".") in TITLES) and at - last < 4:
        at += 1
    end = at
    while end < len(parsed) and parsed.pos[end] == "PROPN":
        end += 1
    if end - at >= 2:
        return at, end
    comma = next((t for t in range(first - 1, max(-1, first - 9), -1) if parsed.words[t] == ","), None)
    if comma is None or any(parsed.is_verbal(t) for t in range(comma, first)):
        return None, None
    start = comma
    while start > 0 and parsed.pos[start - 1] == "PROPN":
        start -= 1
    return (start, comma) if comma - start >= 2 else (None, None)


def _named_voice(parsed: ParsedSentence, span: Phrase, entry: Entry[ClaimantRow], *, head: str) -> Voice:
    start, end = parsed.span(span.first, span.last)
    return Voice(
        entry.row.name, entry.row.claimant_id, entry.row.claimant_type, start, end, parsed.sentence.part, head,
        entry.origin, named=True,
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
    span = _with_side(parsed, span or _voice_span(parsed, head), actors)
    for hit in _claimant_hits(parsed, actors, lexicon):
        inside = span.first <= hit.first < span.last or hit.first <= head < hit.last
        if inside and not _is_other_person(parsed, span, hit.first):
            return _named_voice(parsed, Phrase(hit.first, hit.last), hit.rows[0], head=parsed.lower[head])
    noun = _claimant_noun(parsed, span, lexicon)
    short = _short_name(parsed, span, head, lexicon, memory, noun)
    if short is not None:
        return _named_voice(parsed, span, short, head=parsed.lower[head])
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
    # The words of "according to" are no part of the claimant, and "Sayf Raad" is one name however it was parsed.
    while first < head and parsed.lower[first] in {"according", "to", "by", "per", "citing", "quoting"}:
        first += 1
    while last < len(parsed) and parsed.pos[last] == "PROPN" and parsed.pos[last - 1] == "PROPN" and parsed.words[last][:1].isupper():
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


def _claimant_hits(
    parsed: ParsedSentence, actors: list[ActorSpan], lexicon: Lexicon
) -> list[NameHit[Entry[ClaimantRow]]]:
    """Names of claimants that are not a piece of a longer name, nor another country's body."""
    kept: list[NameHit[Entry[ClaimantRow]]] = []
    for hit in lexicon.claimants.find(parsed.words):
        named = [a for a in actors if a.kind in {ActorKind.NAMED, ActorKind.UNLISTED} and a.first < hit.last and hit.first < a.last]
        longer = any(a.last - a.first > hit.last - hit.first for a in named)
        goes_on = hit.last < len(parsed) and parsed.pos[hit.last] == "PROPN" and hit.last - hit.first == 1 and (
            parsed.words[hit.last][:1].isupper() and parsed.deps[hit.first] in {"compound", "amod", "det", "flat"}
        )
        before = next((a for a in actors if a.last == hit.first and a.country is not None), None)
        foreign = before is not None and hit.rows[0].row.country not in {None, before.country}
        if not (longer or goes_on or foreign):
            kept.append(hit)
    return kept


def _is_other_person(parsed: ParsedSentence, span: Phrase, first: int) -> bool:
    """Whether the named body only stands behind a preposition, as in `sources told AFP` or `a post on SANA`."""
    return first > span.first and parsed.lower[first - 1] in {"to", "on", "with", "via", "through", "at", "told"}


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
    words = {parsed.lower[head], parsed.lemmas[head], " ".join(parsed.lower[t] for t in range(span.first, span.last) if parsed.lower[t] not in DETERMINERS)}
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
        (a for a in inside if a.generic is not None and a.generic.row.as_agent and a.generic.row.actor_class not in STATE), None
    )
    first = span.first
    while first < span.last - 1 and parsed.lower[first] in DETERMINERS:
        first += 1
    start, end = parsed.span(first, span.last)
    name = parsed.surface(first, span.last)
    country = next((a for a in inside if a.kind is ActorKind.COUNTRY and a.covers(head)), None)
    if country is not None and country.country in lexicon.country_rows and group is None:
        # "Moscow" and "the Kremlin" speak for Russia.
        name = lexicon.country_rows[country.country].name
    surnames = [parsed.lower[t] for t in range(span.first, span.last) if parsed.pos[t] == "PROPN"]
    known = [memory.surnames[surname] for surname in reversed(surnames) if surname in memory.surnames]
    if known and noun is None and (not inside or known[0].kind is not ClaimantType.UNATTRIBUTED):
        return known[0]
    if noun is not None and noun.row.claimant_type is ClaimantType.MEDIA and memory.media is not None and group is None:
        if not any(parsed.pos[t] == "PROPN" for t in range(span.first, span.last)) and parsed.tags[head] != "NNS":
            return memory.media
    kind, origin, actor = _voice_kind(noun, group, armed, inside, head)
    if origin is None and parsed.pos[head] != "PROPN":
        return None
    return Voice(name, None, kind, start, end, parsed.sentence.part, parsed.lower[head], origin, actor, named=origin is None)


def _voice_kind(
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
        if noun is not None and noun.row.claimant_type in {ClaimantType.MEDIA, ClaimantType.MONITOR, ClaimantType.MEDICAL}:
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
