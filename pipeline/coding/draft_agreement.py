"""How far two drafts of one article agree: types, days, sides, places and how near they stand."""

from __future__ import annotations

from pipeline.coding.aftermath import ARRESTS, arrested_over
from pipeline.coding.came_after import opens_behind
from pipeline.coding.draft import Draft, MergeRules
from pipeline.coding.draft_entries import of_other_entries, refers_back
from pipeline.coding.draft_scenes import ACCORD, BLASTS, are_other_scenes, one_is_quiet
from pipeline.coding.draft_separation import are_separated, linked
from pipeline.coding.draft_sides import (
    are_foes,
    clause_places,
    identities,
    named_same,
    side_points,
    turned_round,
)
from pipeline.coding.draft_towns import are_of_other_towns
from pipeline.coding.draft_types import type_points
from pipeline.coding.headline_parts import is_headline, is_of_headline
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.same_victims import counts_from_a_voice, name_one_victim
from pipeline.coding.toll import TOLLED
from schemas.vocabulary import FORCES, ActorClass, ClaimantType, SegmentKind
from schemas.word_classes import WordClass

SAME_DAY, SAME_AGENT, SAME_PATIENT, NEAR, MAIN = 2.0, 1.5, 1.5, 0.5, 0.5
DEFINITE, SAME_SENTENCE, SAME_PLACE = 1.0, 2.0, 1.0
# … all the more by the word with which it was told.
SAME_WORD = 0.5
# Headline and lead tell one event.
LEAD = 1.5
NEAR_PARAGRAPHS = 1
SAME_PARAGRAPH = 0.8
# … all the more where both give one number of victims.
SAME_NUMBER = 1.0
# In one sentence, without hanging on one another.
BESIDE = 1.0
# For victims counted right behind an event, with no day, place or doer of their own.
FOLLOWS = 1.0
OTHER_TOLD_DAY = -1.0
PROTEST, ATTACK = "Peaceful protest", "Attack"
BROKEN_UP = frozenset({"Protest with intervention", "Excessive force against protesters"})
GATHERED = frozenset({ActorClass.PROTESTERS, ActorClass.RIOTERS, ActorClass.CIVILIANS})
ROUGHLY = frozenset({"about", "around", "some", "nearly", "roughly", "almost", "just", "approximately"})
GAINS = frozenset({"Government regains territory", "Non-state actor overtakes territory"})
HANDED_OVER = "Non-violent transfer of territory"
LAID = frozenset({"Remote explosive/landmine/IED"})
# Words that add something to what was told.
ADDING = frozenset({"also", "likewise"})
# So far into a sentence a comma may stand before the word that opens another event.
OPENING_WORDS = 8

FOLLOW_UP = ("follow", "-", "up")


def agreement(draft: Draft, other: Draft, rules: MergeRules, *, is_main: bool) -> float | None:
    """Points for one event; None where something rules it out."""
    shared = {m.reading.index for m in draft.mentions} & {m.reading.index for m in other.mentions}
    account = _is_anothers_account(draft, other, rules.lexicon) or _is_of_its_forces(draft, other, rules)
    once = not shared and name_one_victim(draft, other)
    account = account or once
    retold = is_headline(draft) and not is_of_headline(draft) and other.is_opening and not is_another(other)
    kind = type_points(draft, other, rules, together=bool(shared) or account or retold)
    day = 0.0 if once and counts_from_a_voice(other) else _day_points(draft, other, rules)
    blasts = BLASTS.issuperset([*draft.types(specific=True), *other.types(specific=True)])
    told = retold and blasts and (set(clause_places(draft)) & set(clause_places(other)) or _same_opening(draft, other))
    given = retold and _is_handed_over(draft, other)
    kind = 0.0 if given else kind
    if kind is None and told:
        # "Bombs kill couple near Kobi": dropped by jets.
        kind = 0.0
    if kind is None or day is None or (turned_round(draft, other, rules.lexicon) and not given):
        return None
    pairs = [(m, n) for m in draft.mentions for n in other.mentions if m.reading.index == n.reading.index]
    if any(are_separated(m, n, rules.lexicon) for m, n in pairs) or _was_made_for(draft, other):
        return None
    if not (shared or is_of_headline(draft)) and (
        is_another(other) or (is_another(draft) and draft.first.reading.index > other.first.reading.index)
    ):
        return None
    if of_other_entries(draft, other) or one_is_quiet(draft, other, ACCORD):
        return None
    if not shared and are_other_scenes(draft, other):
        return None
    if not shared and are_of_other_towns(draft, other):
        return None
    places, own = clause_places(draft), clause_places(other)
    if not shared and rules.places_apart(places, own) and not _same_opening(draft, other):
        return None
    elsewhere = bool(places) and bool(own) and set(places).isdisjoint(own)
    definite = refers_back(other)
    agent = side_points(draft.agents(), other.agents(), rules.lexicon, SAME_AGENT)
    if agent < 0 and (given or _meets_a_crowd(draft, other) or _meets_a_crowd(other, draft)):
        # "Teachers staged a sit-in. Police fired tear gas."
        agent = 0.0
    patient = side_points(draft.patients(), other.patients(), rules.lexicon, SAME_PATIENT)
    voiced = all(m.attribution is not None for m in other.mentions)
    # Headline and lead tell one event, whatever they call those it hit.
    lead = draft.is_opening and other.is_opening
    unlike = max(kind, agent, patient) <= 0 and bool(places) and set(places).isdisjoint(own)
    if lead and unlike and is_headline(draft) and is_of_headline(draft):
        # "Grenade thrown in Kobi; ten found dead in Tara" has a part of its own for each.
        lead = False
    if elsewhere and not shared and not definite and are_foes(draft.agents(), other.agents()):
        return None
    if agent < 0 and not (definite or shared or (voiced and not elsewhere)):
        return None
    behind = FOLLOWS if _counts_behind(draft, other) else 0.0
    if patient < 0 and not (definite or shared or lead or account or behind):
        return None
    if lead or account:
        patient = max(patient, 0.0)
    if behind:
        # "A former rebel was gunned down. Police said Edgar Diaz, 38, died on the spot."
        patient = max(patient, 0.0)
    day += _told_points(draft, other, rules)
    gap = min(
        abs(m.reading.sentence.paragraph - n.reading.sentence.paragraph) for m in draft.mentions for n in other.mentions
    )
    near = SAME_PARAGRAPH if gap == 0 else NEAR if gap <= NEAR_PARAGRAPHS else 0.0
    hanging = SAME_SENTENCE if any(linked(m, n) for m, n in pairs) else BESIDE if shared else 0.0
    place = SAME_PLACE if set(places) & set(own) else 0.0
    opening = LEAD + SAME_NUMBER * _same_opening(draft, other) if lead else MAIN if is_main else 0.0
    named = SAME_WORD if definite and _points_at(other, draft) else 0.0
    named += SAME_PATIENT * once
    return kind + day + agent + patient + near + hanging + place + DEFINITE * definite + named + opening + behind


def _is_handed_over(headline: Draft, lead: Draft) -> bool:
    """Whether what a headline says was taken was given: `Army takes over base`, which a mission handed over."""
    return GAINS.issuperset(headline.types(specific=False)) and HANDED_OVER in lead.types(specific=False)


def _points_at(other: Draft, draft: Draft) -> bool:
    """Whether words that point back name what a draft tells: `the ambush`, of those who were ambushed."""
    pointing = [(m.reading.parsed, m.trigger.head) for m in other.mentions if m.is_definite]
    # "The strikes" may be any.
    lemmas = {parsed.lemmas[head] for parsed, head in pointing if parsed.tags[head] == "NN"}
    return any(m.reading.parsed.lemmas[m.trigger.head] in lemmas for m in draft.mentions)


def _same_opening(draft: Draft, other: Draft) -> bool:
    """Whether headline and lead give one number of victims, whatever town or district each of them names."""
    told = [
        {
            (count.low, count.high)
            for m in one.mentions
            if m.reading.is_opening
            for count in m.reading.counts
            if (count.low or 0) > 1 and any(h.row.row.outcome in TOLLED for h in m.reading.outcomes)
        }
        for one in (draft, other)
    ]
    # "Two militants killed; worker shot dead" tells two events.
    headline = any(
        m.reading.sentence.kind is SegmentKind.HEADLINE and ";" not in m.reading.parsed.words for m in draft.mentions
    )
    return headline and bool(told[0] & told[1])


def _is_anothers_account(draft: Draft, other: Draft, lexicon: Lexicon) -> bool:
    """Whether somebody tells what the same named side did at the same place, and names no other day.

    `A missile hit a depot in Zaporizhzhia. … The ministry said it had hit a drone workshop in Zaporizhzhia`.
    """
    voiced = all(m.attribution is not None for m in other.mentions)
    undated = not other.day_rules() and not other.told_rules()
    placed = bool(set(clause_places(draft)) & set(clause_places(other)))
    later = other.first.reading.index > draft.first.reading.index
    return voiced and undated and placed and later and named_same(other.agents(), draft.agents(), lexicon)


def _is_of_its_forces(draft: Draft, other: Draft, rules: MergeRules) -> bool:
    """Whether forces tell what their units did there that day: `The army said units in the area killed 28 rebels`."""
    voices = [m.attribution.voice for m in other.mentions if m.attribution is not None]
    voiced = len(voices) == len(other.mentions) and all(v and v.kind is ClaimantType.MILITARY for v in voices)
    if not voiced or not set(clause_places(draft)) & set(clause_places(other)):
        return False
    one_day = any(not rules.days_differ(a, b) for a in draft.day_rules() for b in other.day_rules())
    did = [{identity.actor_class for identity in identities(one.agents())} for one in (draft, other)]
    return one_day and bool(did[0] & FORCES) and did[1] <= FORCES


def _counts_behind(draft: Draft, other: Draft) -> bool:
    """Whether the sentence right behind one only counts victims: `… attacked Mandimba. Six people were killed.`"""
    first = other.first
    own = other.agents() or other.day_rules() or other.told_rules() or clause_places(other)
    hurt = any(
        hit.first <= first.trigger.head < hit.last and hit.row.row.outcome in TOLLED for hit in first.reading.outcomes
    )
    last = max((m.reading for m in draft.mentions), key=lambda reading: reading.index)
    same = (
        last.sentence.paragraph == first.reading.sentence.paragraph
        and last.sentence.part is first.reading.sentence.part
    )
    return hurt and not own and same and first.reading.index - last.index == 1 and not is_another(other)


def _was_made_for(draft: Draft, other: Draft) -> bool:
    """Whether one is an arrest made for such a deed as the other tells: `Reporter's murder: two held`."""
    for one, deed in ((draft, other), (other, draft)):
        arrests = [m for m in one.mentions if m.sub_event_type == ARRESTS]
        told = any(
            arrested_over(m.reading, trigger.head) == m.trigger.head
            for m in arrests
            for trigger, _ in m.reading.triggers
        )
        if told and len(arrests) == len(one.mentions) and all(m.sub_event_type == ATTACK for m in deed.mentions):
            return True
    return False


def is_another(draft: Draft) -> bool:
    """Whether the words set it apart from what was told before: `other gunmen`, `Meanwhile, …`, `Hours later, …`."""
    mention = draft.first
    if opens_behind(mention.reading.parsed, mention.trigger.head):
        return True
    parsed = mention.reading.parsed
    sequels = mention.reading.lexicon.factuality["sequel"]
    # "In Gattaran, Cagayan, meanwhile, …" opens as "Meanwhile, …" does.
    starts = [0, *(n + 1 for n, word in enumerate(parsed.lower[:OPENING_WORDS]) if word in {",", "that"} | ROUGHLY)]
    owned = any(parsed.lemmas[t] == "responsibility" for t in range(len(parsed)))
    # "Later in the day the group claimed responsibility, saying that 25 had died".
    again = parsed.lower[0] == "also" and any(mention.reading.is_time(t) for t in (1, 2) if t < len(parsed))
    # "Also yesterday", "Also early on Monday".
    behind = again or any(sequels.match_at(parsed.forms, n) is not None for n in starts)
    if behind and not (mention.is_definite or owned):
        return True
    # "One bus from Ora and another from Bema, when men opened fire": the men are no others.
    doers = [party for party in mention.agents if party.identity is not None] or mention.agents
    phrases = [party.side.span for party in doers]
    if parsed.is_verbal(mention.trigger.head):
        # "Another mine exploded".
        arms = {token for hit in mention.reading.weapons for token in range(hit.first, hit.last)}
        phrases += [parsed.noun_phrase(noun) for noun in parsed.subjects(mention.trigger.head) if noun in arms]
        scenes = [parsed.noun_phrase(noun) for word, noun in parsed.prepositional(mention.trigger.head) if word == "in"]
        if any(parsed.lower[t : t + 3] == FOLLOW_UP for scene in scenes for t in range(scene.first, scene.last)):
            # "Eight were killed in a follow-up operation".
            return True
        if mention.sub_event_type in LAID:
            # "Another ranger stepped on a landmine".
            phrases += [parsed.noun_phrase(noun) for noun in parsed.own_subjects(mention.trigger.head)]
    else:
        phrases.append(parsed.noun_phrase(mention.trigger.head))
        new = not mention.is_definite and any(rank == 0 for _, rank in mention.places)
        verb = next((t for t in parsed.ancestors(mention.trigger.head) if parsed.is_verbal(t)), 0)
        if new and any(parsed.lower[t] in ADDING and t < mention.trigger.head for t in (0, *parsed.children(verb))):
            # "He said there was also an attack on a police station in Suba".
            return True
    if mention.trigger.entry.row.trigger == "foil attack":
        # "Police foiled another attack".
        phrases += [party.side.span for party in mention.patients]
    another = mention.reading.lexicon.words[WordClass.ANOTHER]
    return any(parsed.lower[token] in another for phrase in phrases for token in range(phrase.first, phrase.last))


def _meets_a_crowd(met: Draft, meeting: Draft) -> bool:
    """Whether one tells of a gathering and the other of forces who break it up."""
    crowd = {identity.actor_class for identity in identities(met.agents())}
    forces = {identity.actor_class for identity in identities(meeting.agents())}
    if not crowd or not forces or not forces <= FORCES or not crowd <= GATHERED:
        return False
    kinds = meeting.types(specific=True)
    broken_up = set(kinds) <= BROKEN_UP | {PROTEST} and not BROKEN_UP.isdisjoint(kinds)
    return broken_up and PROTEST in met.types(specific=False)


def _day_points(draft: Draft, other: Draft, rules: MergeRules) -> float | None:
    ours, theirs = draft.day_rules(), other.day_rules()
    known = bool(ours and theirs)
    # "In February last year" is not Sunday, though it names no day.
    ours, theirs = ours or draft.span_rules(), theirs or other.span_rules()
    if ours and theirs and all(rules.days_differ(a, b) for a in ours for b in theirs):
        return None
    return SAME_DAY if known else 0.0


def _told_points(draft: Draft, other: Draft, rules: MergeRules) -> float:
    """A penalty where one was only told on a day that is not the other's."""
    if other.day_rules() or not other.told_rules() or not draft.day_rules():
        return 0.0
    return (
        OTHER_TOLD_DAY if all(rules.told_before(a, b) for a in draft.day_rules() for b in other.told_rules()) else 0.0
    )
