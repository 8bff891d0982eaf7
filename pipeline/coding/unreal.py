"""Why what a trigger tells did not happen: negated, planned, imagined, threatened, habitual, still to come."""

from __future__ import annotations

from pipeline.coding.came_after import has_come_about
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.open_marks import RIVALRY, at_war, either_way, is_since_a_day, is_would_be, rivalry
from pipeline.coding.parsed import OBJECT, PASSIVE_SUBJECT, RELATIVE_PRONOUNS, ParsedSentence
from pipeline.coding.presupposed import condemns, is_past_relative, is_presupposed, is_told_beside, told_behind
from pipeline.coding.said import is_of_an_aside
from pipeline.coding.times import TimeHit
from pipeline.coding.triggers import NOUNS, REASONS, SetAside, Trigger
from schemas.vocabulary import Part, RejectReason
from schemas.word_classes import WordClass

MODAL_TAG = "MD"
EVERY = frozenset({"all", "any", "every"})
AGAIN_AND_AGAIN = frozenset({"every", "each", "often", "usually", "whenever", "always", "sometimes"})
ENDS, OWNED = frozenset({".", "!", "?", "”", '"'}), frozenset({"nmod:poss", "poss"})
PRESENT = frozenset({"VBZ", "VBP"})
PROTEST, INTERVENTION, AGREEMENT = "Peaceful protest", "Protest with intervention", "Agreement"
WIELDING = frozenset({"use", "resort", "deploy", "employ", "unleash", "wield"})
# Between what somebody feels and what has happened.
MOVED_BY = frozenset({"by", "at"})
SUPERLATIVE = frozenset({"JJS", "RBS"})
# Tokens between `deadliest` and the years that it is meant of.
RANKED_WITHIN = 5
FEUDING = frozenset({"fight", "battle", "feud", "vie", "compete", "clash"})
# How words hang on a verb that does not make them unreal: `its car was stopped by a bomb`.
NOT_GOVERNED = PASSIVE_SUBJECT | {"nsubj", "advcl", "obl", "conj", "parataxis", "obl:tmod", "npadvmod", "obl:agent"}
# Behind `if`, a way to say whose word it is: `if one believes the army`.
BELIEVING = frozenset({"believe", "trust"})
NOBODY = frozenset({"nobody", "none", "noone"})


def set_aside(parsed: ParsedSentence, trigger: Trigger, lexicon: Lexicon, times: list[TimeHit]) -> SetAside | None:
    """Why a trigger does not tell of one event that happened; None when it does."""
    return (
        _unreal(parsed, trigger.head, lexicon, trigger.entry.row.sub_event_type)
        or _habitual(parsed, trigger, lexicon, times)
        or _future(parsed, trigger.head, times)
    )


def _unreal(parsed: ParsedSentence, head: int, lexicon: Lexicon, kind: str | None) -> SetAside | None:
    """Negated, planned, threatened, feared or supposed."""
    if parsed.is_negated(head) or _of_nobody(parsed, head):
        return SetAside(RejectReason.NEGATED, parsed.words[head])
    if (purpose := _purpose(parsed, head, lexicon, kind)) is not None:
        return purpose
    chain = [head, *parsed.ancestors(head)]
    happened = is_presupposed(parsed, head, lexicon)
    for position, token in enumerate(chain):
        if position and is_past_relative(parsed, chain[position - 1]):
            # "Promised to investigate the murder of six priests who were shot on Friday": they were shot.
            return None
        if position and (_is_circumstance(parsed, chain[position - 1]) or is_told_beside(parsed, chain[position - 1])):
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


def _is_circumstance(parsed: ParsedSentence, token: int) -> bool:
    """Whether a clause only says with what something comes: `with two killed, schools would close`."""
    return parsed.deps[token] == "advcl" and any(
        parsed.lower[child] == "with" for child in parsed.children(token, frozenset({"mark", "case"}))
    )


def _of_nobody(parsed: ParsedSentence, head: int) -> bool:
    """Whether it is said of nobody: `no shot was fired`, `killed no one`; `no fewer than 14` are somebody."""
    # "No one was hurt or detained" shares nobody between its verbs.
    said_of = parsed.subjects(head) if parsed.deps[head] == "conj" else parsed.own_subjects(head)
    for noun in [*said_of, *parsed.children(head, OBJECT)]:
        if parsed.lower[noun] in NOBODY:
            return True
        denied = (child for child in parsed.children(noun) if parsed.lower[child] == "no" and child < noun)
        if any(parsed.lower[child + 1] not in {"fewer", "less"} for child in denied):
            return True
    return False


def _purpose(parsed: ParsedSentence, head: int, lexicon: Lexicon, kind: str | None) -> SetAside | None:
    """An infinitive is what somebody means to do, unless its verb says that it was done: `began to shell`."""
    if parsed.tags[head] != "VB" or not any(parsed.lower[child] == "to" for child in parsed.children(head)):
        return None
    governor = parsed.heads[head]
    if kind == PROTEST and parsed.deps[head] == "advcl" and parsed.tags[governor] == "VBD":
        # "Pitched tents to protest" protests.
        return None
    if kind == INTERVENTION and parsed.deps[head] == "advcl" and parsed.lemmas[governor] in WIELDING:
        # "Used batons to break up the march": it was broken up, or they tried.
        return None
    if kind == AGREEMENT and parsed.lemmas[governor] == "agree":
        return None
    done = lexicon.factuality["realis"].match_at(parsed.forms, governor) if governor != head else None
    return None if done is not None else SetAside(RejectReason.PLANNED, f"to {parsed.words[head]}")


def _unreal_beside(parsed: ParsedSentence, token: int, lexicon: Lexicon, *, reported: bool) -> SetAside | None:
    """A modal, a conditional or an adjective of plans beside the word."""
    if not parsed.is_verbal(token) and is_would_be(parsed, token):
        return SetAside(RejectReason.HYPOTHETICAL, "would-be")
    for child in parsed.children(token):
        word = parsed.lemmas[child]
        if reported and word == "can" and lexicon.reporting.match_at(parsed.forms, token) is not None:
            # "can now confirm 14 deaths" confirms them.
            continue
        if parsed.words[child + 1 : child + 3] == ("-", "be"):
            continue  # "A would-be bomber was shot."
        if parsed.deps[child] == "aux" and parsed.tags[child] == MODAL_TAG and word in _words(lexicon, "modal"):
            return SetAside(RejectReason.HYPOTHETICAL, parsed.words[child])
        if word == "to" and child < token and parsed.lemmas[child - 1 : child] == ("be",):
            # "A truce was to have started" did not start, or nobody says so.
            return SetAside(RejectReason.PLANNED, f"{parsed.words[child - 1]} to")
        if word == "if" and parsed.lemmas[token] in BELIEVING:
            continue
        mark = lexicon.factuality["mark"].match_at(parsed.forms, child)
        marks = parsed.deps[child] in {"mark", "advmod", "case", "fixed"}
        left = mark is not None and (either_way(parsed, child, token) or is_since_a_day(parsed, mark, token, lexicon))
        if marks and mark is not None and mark.last <= token and not left:
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
    if condemns(parsed, token, lexicon):
        return None
    asking = parsed.tags[token] == "VBG" and parsed.tags[below] == "VBD" and not _is_aided(parsed, token)
    if label == "ccomp" and (asking or (row.phrase == "warn" and has_come_about(parsed, below))):
        # "Protesters demanding work set fire to a post", read as what they demand; "fighting has left 400 confined, the
        # office warned".
        return None
    kept_from = label == "advcl" and any(parsed.lower[child] == "from" for child in parsed.children(below))
    stopped = row.reason == "negated" and label in {"nsubj:pass", "nsubjpass"} and parsed.is_passive(token)
    if not kept_from and not stopped and label in NOT_GOVERNED:
        return None
    if kind == "noun" and parsed.pos[token] not in NOUNS - {"ADJ"} and _is_led_by(parsed, below, MOVED_BY):
        # "Concerned by the shelling of a clinic": it was shelled.
        return None
    # "Forty are feared killed" tells of an attack that happened.
    feared = row.phrase == "fear" and label == "xcomp" and parsed.tags[below] == "VBN" and parsed.is_passive(token)
    if feared or (kind == "verb" and row.phrase == "order" and parsed.pos[below] == "NOUN"):
        return None
    return SetAside(REASONS.get(row.reason, RejectReason.HYPOTHETICAL), parsed.words[token])


def _is_aided(parsed: ParsedSentence, verb: int) -> bool:
    """Whether a participle has an auxiliary, or a clause behind `that`: `were demanding that`."""
    return any(
        parsed.deps[c] == "aux" or parsed.lower[c] in {"that", "is", "are", "was", "were"}
        for c in parsed.children(verb)
    )


def _is_led_by(parsed: ParsedSentence, token: int, words: frozenset[str]) -> bool:
    """Whether one of some prepositions stands before a word."""
    return any(parsed.lower[child] in words for child in parsed.children(token, frozenset({"case", "mark"})))


def _words(lexicon: Lexicon, kind: str) -> frozenset[str]:
    return lexicon.factuality[kind].first_words()


def _habitual(parsed: ParsedSentence, trigger: Trigger, lexicon: Lexicon, times: list[TimeHit]) -> SetAside | None:
    """Told as a habit or in bulk, as `numerous raids` or `from time to time`; a day makes it one event."""
    dated = any(
        hit.rule.startswith(("weekday", "iso", "offset", "monthday", "relative")) and hit.lead != "every"
        for hit in times
    )
    if (every := _of_every_kind(parsed, trigger.head) or at_war(parsed, trigger.head)) is not None:
        return every
    general = _in_general(parsed, trigger)
    if (rivalry := _at_odds(parsed, trigger.head)) is not None and not dated:
        return rivalry
    if dated:
        # "Spoke on Sunday of gangs that kidnap": the day is of what stands above.
        return general[0] if general is not None and general[1] else None
    habit = lexicon.times.habitual(parsed.sentence.text)
    first = None if habit is None else parsed.token_at(habit.start())
    told_aside = first is not None and (_ranks(parsed, first) or is_of_an_aside(parsed, trigger.head, first))
    if habit is not None and not told_aside:
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
    if general is not None:
        return general[0]
    above = parsed.heads[trigger.head]
    if parsed.deps[trigger.head] == "xcomp" and parsed.lemmas[above] == "continue" and parsed.tags[above] in PRESENT:
        return SetAside(RejectReason.HABITUAL, parsed.words[above])
    for child in parsed.children(trigger.head, frozenset({"advmod"})):
        if parsed.lower[child] in lexicon.words[WordClass.CONTINUAL]:
            return SetAside(RejectReason.HABITUAL, parsed.words[child])
    return None


def _of_every_kind(parsed: ParsedSentence, noun: int) -> SetAside | None:
    """Whether such deeds are spoken of without telling one: `condemned on Tuesday all attacks by armed groups`."""
    before = [child for child in parsed.children(noun) if child < noun and parsed.lower[child] in EVERY]
    counted = before and any(parsed.pos[token] == "NUM" for token in range(before[0], noun))
    if not before or counted or parsed.tags[noun] != "NNS":
        return None
    return SetAside(RejectReason.HABITUAL, parsed.words[before[0]])


def _ranks(parsed: ParsedSentence, span: int) -> bool:
    """Whether a span only says among what an event stands out: `the deadliest assault in nearly five years of war`."""
    before = range(max(0, span - RANKED_WITHIN), span)
    return any(parsed.tags[token] in SUPERLATIVE or parsed.lower[token] in {"worst", "first"} for token in before)


def _at_odds(parsed: ParsedSentence, head: int) -> SetAside | None:
    """A feud and no fight: `the two cartels are fighting over the state`, `groups that vie for control`."""
    now = any(parsed.tags[child] in PRESENT for child in [head, *parsed.children(head)])
    if parsed.lemmas[head] in RIVALRY and not parsed.is_verbal(head):
        return None if (rival := rivalry(parsed, head)) is None else SetAside(RejectReason.HABITUAL, rival)
    if parsed.lemmas[head] not in FEUDING or not now or parsed.sentence.part is Part.TITLE:
        return None
    over = [noun for word, noun in parsed.prepositional(head) if word in {"over", "for"}]
    return SetAside(RejectReason.HABITUAL, f"{parsed.words[head]} over {parsed.words[over[0]]}") if over else None


def _in_general(parsed: ParsedSentence, trigger: Trigger) -> tuple[SetAside, bool] | None:
    """What many unnamed and uncounted people do, told in the present: `gangs that kidnap`, `passengers are robbed`.

    With it, whether a relative clause tells it. Headlines tell in the present of what has happened, and end without a
    full stop.
    """
    if parsed.sentence.part is Part.TITLE or parsed.words[-1] not in ENDS:
        return None
    verb = trigger.head if parsed.is_verbal(trigger.head) else parsed.heads[trigger.head]
    # "Gangs make money by abducting people".
    means = any(parsed.lower[child] == "by" for child in parsed.children(verb)) and parsed.tags[verb] == "VBG"
    verb = parsed.heads[verb] if means else verb
    first = parsed.first_conjunct(verb)
    now = any(parsed.tags[one] in PRESENT for one in (verb, first)) or any(
        parsed.tags[child] in PRESENT and parsed.lemmas[child] == "be"
        for one in (verb, first)
        for child in parsed.children(one)
    )
    if not now or any(parsed.lemmas[child] == "have" for child in parsed.children(verb)):
        return None
    subjects = parsed.own_subjects(verb) or parsed.own_subjects(first)
    relative = means or any(parsed.lower[s] in RELATIVE_PRONOUNS and s > 0 for s in subjects)
    subjects = [s - 1 if parsed.lower[s] in RELATIVE_PRONOUNS and s > 0 else s for s in subjects]
    if not subjects or any(parsed.tags[s] != "NNS" for s in subjects):
        return None
    told = [
        parsed.pos[c] in {"NUM", "DET", "PROPN"} or parsed.deps[c] in OWNED
        for s in subjects
        for c in parsed.children(s)
    ]
    if any(told) or any(parsed.pos[token] == "NUM" for token in parsed.subtree(verb)):
        return None
    again = not AGAIN_AND_AGAIN.isdisjoint(parsed.lower)
    if not (relative or again or parsed.is_passive(verb)):
        # "Police use tear gas", in a text that goes on as things happen.
        return None
    return SetAside(RejectReason.HABITUAL, f"{parsed.words[subjects[0]]} {parsed.words[verb]}"), relative


def _habitual_modifier(parsed: ParsedSentence, noun: int, lexicon: Lexicon) -> SetAside | None:
    for child in parsed.children(noun, frozenset({"amod"})):
        hit = lexicon.factuality["adjective"].match_at(parsed.forms, child)
        if hit is not None and hit.row.row.reason == "habitual":
            return SetAside(RejectReason.HABITUAL, parsed.words[child])
    return None


def _future(parsed: ParsedSentence, head: int, times: list[TimeHit]) -> SetAside | None:
    """A day to come, unless it is of something else: `the two will meet tomorrow, after rebels shot a judge`."""
    start = parsed.sentence.start
    ahead = [(hit, parsed.token_at(hit.start - start)) for hit in times if hit.rule == "future"]
    mark = told_behind(parsed, head) if ahead else None
    ahead = [(hit, at) for hit, at in ahead if (mark is None or at > mark) and not is_of_an_aside(parsed, head, at)]
    return SetAside(RejectReason.PLANNED, ahead[0][0].text) if ahead else None
