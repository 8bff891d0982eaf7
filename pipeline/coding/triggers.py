"""Finding trigger words in a sentence, and telling which of them speak of something that happened."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.coding.lexicon import Entry, Lexicon
from pipeline.coding.parsed import OBJECT, ParsedSentence, Phrase
from pipeline.coding.phrases import PhraseIndex
from pipeline.coding.presupposed import is_past_relative, is_presupposed
from pipeline.coding.times import TimeHit
from schemas.seeds import TriggerRow
from schemas.vocabulary import RejectReason
from schemas.word_classes import WordClass

NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})
REASONS = {reason.value: reason for reason in RejectReason}
# Reasons of seeds/triggers/*_negative.csv that have no word of their own among the reject reasons.
NEGATIVE_REASONS = {
    "sport": RejectReason.METAPHOR,
    "medical": RejectReason.METAPHOR,
    "labour": RejectReason.METAPHOR,
    "accident": RejectReason.ACCIDENT,
    "legal": RejectReason.STATEMENT,
}
# People march on anniversaries too, and march all the same.
CROWDS = frozenset({"Peaceful protest", "Protest with intervention", "Violent demonstration", "Mob violence"})
WHOLE_SENTENCE = frozenset({"commemoration", "exercise", "fiction"})
# Auxiliaries that make a report of the past doubtful; "would" and "will" never report one.
MODAL_TAG = "MD"
NOBODY = frozenset({"nobody", "none", "noone"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger found: its tokens, the head token of the phrase, and its row."""

    span: Phrase
    head: int
    entry: Entry[TriggerRow]
    noun: int | None = None

    @property
    def is_strong(self) -> bool:
        """Whether the words tell of an event by themselves."""
        return self.entry.row.strength == "strong"


@dataclass(frozen=True, slots=True)
class SetAside:
    """Why a trigger does not make an event, with the words that say so."""

    reason: RejectReason
    detail: str


def find_triggers(
    parsed: ParsedSentence, lexicon: Lexicon, times: Sequence[TimeHit], *, names: Collection[int] = ()
) -> list[tuple[Trigger, SetAside | None]]:
    """Triggers of a sentence in text order, longest first, each with the negative phrase it stands in.

    `names` are tokens of names, which hold no trigger: the March 23 Movement does not march.
    """
    negatives = [(hit, hit.row.row) for hit in lexicon.negatives.find(parsed.forms)]
    found: list[tuple[Trigger, SetAside | None]] = []
    # "March" is a month before it is a march; "in retaliation" sets events apart and is none itself.
    offsets = parsed.sentence.offsets
    taken = {token for hit in times for token, at in enumerate(offsets) if hit.start <= at < hit.end}
    taken |= set(names)
    taken |= {hit.first for hit in lexicon.factuality["separator"].find(parsed.forms)}
    for token in lexicon.triggers.starts(parsed.forms):
        if token in taken:
            continue
        trigger = _trigger_at(parsed, lexicon.triggers, token)
        if trigger is None:
            continue
        taken.update(range(trigger.span.first, trigger.span.last))
        taken.update({trigger.head} if trigger.noun is None else {trigger.head, trigger.noun})
        aside = None
        for hit, row in negatives:
            # A commemoration, a trial or an exercise is what its whole sentence tells of.
            whole = row.reason in WHOLE_SENTENCE
            if row.reason == "commemoration":
                # "Six died when thousands marched to mark a year since …": the six are news.
                above = trigger.head not in parsed.subtree(hit.first) and hit.first in parsed.subtree(trigger.head)
                whole = trigger.entry.row.sub_event_type not in CROWDS and not above
            if whole or hit.first <= trigger.head < hit.last or hit.first <= token < hit.last:
                reason = NEGATIVE_REASONS.get(row.reason) or REASONS.get(row.reason, RejectReason.METAPHOR)
                aside = SetAside(reason, row.phrase)
        found.append((trigger, aside))
    return found


def _trigger_at(parsed: ParsedSentence, index: PhraseIndex[Entry[TriggerRow]], token: int) -> Trigger | None:
    """The best trigger that starts at a token, used in its part of speech."""
    spread = _spread_trigger(parsed, index, token) if parsed.is_verbal(token) else None
    for hit in index.all_at(parsed.forms, token):
        head = _head_of(parsed, hit.first, hit.last, hit.row.row.pos)
        if head is None:
            continue
        if spread is not None and hit.last - hit.first == 1 and _is_vague(hit.row.row):
            # "dropped two bombs" says more than "dropped".
            return spread
        return Trigger(Phrase(hit.first, hit.last), head, hit.row)
    return spread


def _is_vague(row: TriggerRow) -> bool:
    """Whether a verb tells too little without its object: `drop`, `fire`, `seize`."""
    return row.strength == "armed" or row.sub_event_type is None or "territory" in row.sub_event_type


def _head_of(parsed: ParsedSentence, first: int, last: int, pos: str) -> int | None:
    """The token that carries the phrase, when the phrase is used as the row's part of speech."""
    tokens = range(first, last)
    if pos == "verb":
        return next((t for t in tokens if _is_verb_here(parsed, t)), None)
    if pos == "noun":
        if last - first > 1 and parsed.tags[last - 1] != "VBG" and _is_verb_here(parsed, last - 1):
            # "Missiles and drones struck" is told by its verb.
            return last - 1
        head = next((t for t in reversed(tokens) if parsed.pos[t] in NOUNS or parsed.tags[t] == "VBG"), None)
        # "the protest camp" and "protest leaders" are no protest.
        inside = head is not None and parsed.deps[head] in {"compound", "amod"} and parsed.heads[head] >= last
        return None if inside else head
    return next((t for t in reversed(tokens) if parsed.pos[t] in {"ADJ", "NOUN", "VERB", "ADV"}), None)


def _is_verb_here(parsed: ParsedSentence, token: int) -> bool:
    """Whether a word is a verb in its sentence; participles before a noun ("the besieged town") are not."""
    if not parsed.is_verbal(token) or parsed.pos[token] == "AUX":
        return False
    before_noun = parsed.deps[token] in {"amod", "compound"} and parsed.heads[token] > token
    return not before_noun or parsed.tags[token] == "VBD" or parsed.pos[token] == "ADJ"


def _spread_trigger(parsed: ParsedSentence, index: PhraseIndex[Entry[TriggerRow]], verb: int) -> Trigger | None:
    """A verb phrase whose noun stands apart: `fired hundreds of artillery rounds`."""
    phrases = [
        phrase
        for phrase in index.starting_with(parsed.lemmas[verb])
        if len(phrase.words) > 1 and phrase.row.row.pos == "verb" and phrase.words[-1] in parsed.forms.all
    ]
    objects = {parsed.lemmas[noun]: noun for noun in _object_nouns(parsed, verb)} if phrases else {}
    for phrase in phrases:
        words = phrase.words
        if words[-1] in objects:
            noun = objects[words[-1]]
            before = {parsed.lemmas[child] for child in parsed.children(noun)} | {
                parsed.lower[verb + 1] if verb + 1 < len(parsed) else ""
            }
            if all(word in before for word in words[1:-1] if word not in {"a", "an", "the"}):
                return Trigger(Phrase(verb, verb + 1), verb, phrase.row, noun)
    return None


def _object_nouns(parsed: ParsedSentence, verb: int) -> list[int]:
    """Direct objects and the nouns that they count, as in `hundreds of rounds`; subjects when passive."""
    nouns: list[int] = []
    heads = parsed.subjects(verb) if parsed.is_passive(verb) else parsed.objects(verb)
    for noun in heads:
        nouns.append(noun)
        nouns += [counted for word, counted in parsed.prepositional(noun) if word == "of"]
    return nouns


def set_aside(parsed: ParsedSentence, trigger: Trigger, lexicon: Lexicon, times: list[TimeHit]) -> SetAside | None:
    """Why a trigger does not tell of one event that happened; None when it does."""
    return (
        _unreal(parsed, trigger.head, lexicon)
        or _habitual(parsed, trigger, lexicon, times)
        or _future(parsed, trigger.head, times)
    )


def _unreal(parsed: ParsedSentence, head: int, lexicon: Lexicon) -> SetAside | None:
    """Negated, planned, threatened, feared or supposed."""
    if parsed.is_negated(head) or _of_nobody(parsed, head):
        return SetAside(RejectReason.NEGATED, parsed.words[head])
    if (purpose := _purpose(parsed, head, lexicon)) is not None:
        return purpose
    chain = [head, *parsed.ancestors(head)]
    happened = is_presupposed(parsed, head, lexicon)
    for position, token in enumerate(chain):
        if position and is_past_relative(parsed, chain[position - 1]):
            # "Promised to investigate the murder of six priests who were shot on Friday": they were shot.
            return None
        if happened and position:
            return _governs(parsed, token, chain[position - 1], lexicon) if position == 1 else None
        if position and parsed.deps[chain[position - 1]] in {"conj"} and parsed.own_subjects(chain[position - 1]):
            return None
        found = _unreal_beside(parsed, token, lexicon, reported=position > 0)
        if found is not None:
            return found
        if position and (found := _governs(parsed, token, chain[position - 1], lexicon)):
            return found
        if (
            position
            and parsed.is_verbal(token)
            and parsed.deps[chain[position - 1]] in {"ccomp", "parataxis", "advcl", "acl:relcl", "relcl"}
        ):
            # What stands above a finite clause governs it only when it is the verb of the clause.
            return None
    return None


def _of_nobody(parsed: ParsedSentence, head: int) -> bool:
    """Whether it is said of nobody: `no shot was fired`, `killed no one`; `no fewer than 14` are somebody."""
    for noun in [*parsed.own_subjects(head), *parsed.children(head, OBJECT)]:
        if parsed.lower[noun] in NOBODY:
            return True
        denied = (child for child in parsed.children(noun) if parsed.lower[child] == "no" and child < noun)
        if any(parsed.lower[child + 1] not in {"fewer", "less"} for child in denied):
            return True
    return False


def _purpose(parsed: ParsedSentence, head: int, lexicon: Lexicon) -> SetAside | None:
    """An infinitive is what somebody means to do, unless its verb says that it was done: `began to shell`."""
    if parsed.tags[head] != "VB" or not any(parsed.lower[child] == "to" for child in parsed.children(head)):
        return None
    governor = parsed.heads[head]
    done = lexicon.factuality["realis"].match_at(parsed.forms, governor) if governor != head else None
    return None if done is not None else SetAside(RejectReason.PLANNED, f"to {parsed.words[head]}")


def _unreal_beside(parsed: ParsedSentence, token: int, lexicon: Lexicon, *, reported: bool) -> SetAside | None:
    """A modal, a conditional or an adjective of plans beside the word."""
    for child in parsed.children(token):
        word = parsed.lemmas[child]
        if reported and word == "can" and lexicon.reporting.match_at(parsed.forms, token) is not None:
            # "can now confirm 14 deaths" confirms them.
            continue
        if parsed.deps[child] == "aux" and parsed.tags[child] == MODAL_TAG and word in _words(lexicon, "modal"):
            return SetAside(RejectReason.HYPOTHETICAL, parsed.words[child])
        if word == "to" and child < token and parsed.lemmas[child - 1 : child] == ("be",):
            # "A truce was to have started" did not start, or nobody says so.
            return SetAside(RejectReason.PLANNED, f"{parsed.words[child - 1]} to")
        mark = lexicon.factuality["mark"].match_at(parsed.forms, child)
        if parsed.deps[child] in {"mark", "advmod", "case", "fixed"} and mark is not None and mark.last <= token:
            return SetAside(REASONS.get(mark.row.row.reason, RejectReason.HYPOTHETICAL), parsed.words[child])
        if not reported and child < token and parsed.deps[child] in {"amod", "det", "compound"}:
            hit = lexicon.factuality["adjective"].match_at(parsed.forms, child)
            if hit is not None and hit.row.row.reason in {"planned", "hypothetical", "historical"}:
                return SetAside(REASONS[hit.row.row.reason], parsed.words[child])
            if word == "alleged" and any(parsed.lower[c] in {"for", "over"} for c in parsed.children(token)):
                # "Arrested over the alleged murder": why something else was done.
                return SetAside(RejectReason.BACKGROUND, parsed.words[child])
    return None


def _governs(parsed: ParsedSentence, token: int, below: int, lexicon: Lexicon) -> SetAside | None:
    """A verb or noun above that makes what it governs unreal, as in `threatened to attack`, `fears of an attack`."""
    kind = "verb" if parsed.is_verbal(token) else "noun"
    hit = lexicon.factuality[kind].match_at(parsed.forms, token)
    if hit is None:
        return None
    label = parsed.deps[below]
    row = hit.row.row
    kept_from = label == "advcl" and any(parsed.lower[child] == "from" for child in parsed.children(below))
    stopped = row.reason == "negated" and label in {"nsubj:pass", "nsubjpass"} and parsed.is_passive(token)
    if (
        not kept_from
        and not stopped
        and label in {"nsubj", "nsubj:pass", "nsubjpass", "advcl", "obl", "conj", "parataxis", "obl:tmod", "npadvmod"}
    ):
        return None
    # "Forty are feared killed" tells of an attack that happened.
    feared = row.phrase == "fear" and label == "xcomp" and parsed.tags[below] == "VBN" and parsed.is_passive(token)
    if feared or (kind == "verb" and row.phrase == "order" and parsed.pos[below] == "NOUN"):
        return None
    return SetAside(REASONS.get(row.reason, RejectReason.HYPOTHETICAL), parsed.words[token])


def _words(lexicon: Lexicon, kind: str) -> frozenset[str]:
    return lexicon.factuality[kind].first_words()


def _habitual(parsed: ParsedSentence, trigger: Trigger, lexicon: Lexicon, times: list[TimeHit]) -> SetAside | None:
    """Told as a habit or in bulk, as `numerous raids` or `from time to time`; a day makes it one event."""
    dated = any(
        hit.rule.startswith(("weekday", "iso", "offset", "monthday", "relative")) and hit.lead != "every"
        for hit in times
    )
    if dated:
        return None
    habit = lexicon.times.habitual(parsed.sentence.text)
    if habit is not None:
        return SetAside(RejectReason.HABITUAL, habit.group())
    tokens = [trigger.head, *(t for t in range(trigger.span.first, trigger.span.last))]
    tokens += [] if trigger.noun is None else [trigger.noun]
    for token in tokens:
        for child in parsed.children(token, frozenset({"amod", "det", "nummod", "compound"})):
            hit = lexicon.factuality["adjective"].match_at(parsed.forms, child)
            if hit is not None and hit.row.row.reason == "habitual":
                return SetAside(RejectReason.HABITUAL, parsed.words[child])
        for child in parsed.children(token, frozenset({"conj"})):
            if parsed.pos[token] in NOUNS and (found := _habitual_modifier(parsed, child, lexicon)):
                return found
        if parsed.deps[token] == "conj" and parsed.pos[token] in NOUNS:
            found = _habitual_modifier(parsed, parsed.heads[token], lexicon)
            if found:
                return found
    for child in parsed.children(trigger.head, frozenset({"advmod"})):
        if parsed.lower[child] in lexicon.words[WordClass.CONTINUAL]:
            return SetAside(RejectReason.HABITUAL, parsed.words[child])
    return None


def _habitual_modifier(parsed: ParsedSentence, noun: int, lexicon: Lexicon) -> SetAside | None:
    for child in parsed.children(noun, frozenset({"amod"})):
        hit = lexicon.factuality["adjective"].match_at(parsed.forms, child)
        if hit is not None and hit.row.row.reason == "habitual":
            return SetAside(RejectReason.HABITUAL, parsed.words[child])
    return None


def _future(parsed: ParsedSentence, head: int, times: list[TimeHit]) -> SetAside | None:
    for hit in times:
        if hit.rule == "future":
            return SetAside(RejectReason.PLANNED, hit.text)
    return None
