"""Whether a mention tells of one event: what a word needs beside it, and what makes it a whole war's or year's."""

from __future__ import annotations

from pipeline.coding.actors import ActorKind, ActorSpan
from pipeline.coding.clash_sides import are_two_crowds, kills_behind
from pipeline.coding.ground_taken import takes_a_place
from pipeline.coding.harmless import (
    burns_waste,
    for_long,
    is_at_sea,
    is_made_safe,
    lets_go_of,
    spoils_worship,
    told_everywhere,
)
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mention import Mention
from pipeline.coding.parsed import CASE, OBJECT, PASSIVE_SUBJECT, SUBJECT, ParsedSentence
from pipeline.coding.said import is_of_an_aside
from pipeline.coding.times import is_long
from pipeline.coding.triggers import SetAside
from schemas.vocabulary import ARMED_GROUPS, FORCES, ActorClass, RejectReason
from schemas.word_classes import WordClass

# No single event of a war kills so many; a number like it is the war's.
WAR_TOLL = 10_000
# So many attacks told with one number of dead are the work of years, not of one event.
MANY_EVENTS = 10
SUMS = frozenset({"number", "total"})
# How many words an adjective may put between a number and its noun, and how far before a verb its sum stands.
BESIDE, FARTHEST_SUM = 1, 8
# Aircraft with people on board: when one crashes, that is an accident.
CREWED = frozenset({"warplane", "helicopter"})
# What makes an event of a noun one that is known.
TELLING = frozenset({"det", "nmod:poss", "poss"})
UNARMED = frozenset({ActorClass.CIVILIANS, ActorClass.PROTESTERS, ActorClass.RIOTERS, None})
# Said of elections and talks as well as of people.
HOLDING = frozenset({"being held by"})
HOURS = frozenset({"minute", "hour", "day", "night", "week"})
PRONOUNS = frozenset({"they", "it"})
NAMING = frozenset({ActorKind.NAMED, ActorKind.UNLISTED, ActorKind.COLLECTIVE, ActorKind.STATE})
BASE = "Headquarters or base established"
CHANGED, ABDUCTION = "Change to group/activity", "Abduction/forced disappearance"
TERRITORY = frozenset({"Government regains territory", "Non-state actor overtakes territory"})


# "28 victims were laid to rest in a mass grave": nobody found it.
CONCEDING = frozenset({"although", "though", "while", "whereas"})
# "The toll rose to 35 after bodies were found": they are the dead of what was told.
FINDING = "find body"
# What a mass grave is that is no event of its own.
BURIED = "in which the dead of the news are buried"
MASS_GRAVE, BURYING = "mass grave", frozenset({"bury", "lay", "laid", "inter", "burial", "funeral"})


def lacking(mention: Mention) -> SetAside | None:
    """What a word needs beside it to tell of an event, and has not."""
    row, weapon = mention.trigger.entry.row, mention.weapon
    lack: str | None = None
    if row.strength == "armed" and (weapon is None or weapon.row.sub_event_type is None):
        lack = "without a weapon"
    elif row.strength == "armed" and weapon is not None and weapon.row.weapon in CREWED and "crash" in row.trigger:
        return SetAside(RejectReason.ACCIDENT, f"{row.trigger!r} of a plane")
    elif row.strength == "armed" and weapon is not None and weapon.row.weapon in CREWED and "land" in row.trigger:
        # "The aircraft landed in Lima."
        lack = "with people on board"
    elif _is_in_general(mention):
        return SetAside(
            RejectReason.HABITUAL, f"{mention.reading.parsed.words[mention.trigger.head]}, none of them told"
        )
    elif _is_what_somebody_is(mention):
        lack = "as somebody's part"
    elif _is_only_kept(mention):
        lack = "that nobody used"
    elif _is_on_the_way(mention):
        lack = "from which somebody came"
    elif row.trigger == MASS_GRAVE and not BURYING.isdisjoint(mention.reading.parsed.lemmas):
        lack = BURIED
    elif row.trigger == FINDING and "toll" in mention.reading.parsed.lemmas:
        lack = "of those counted with the dead of the news"
    elif row.trigger in HOLDING and not _holds_people(mention):
        lack = "of nobody whom armed people hold"
    elif row.strength == "armed" and (thing := lets_go_of(mention)) is not None:
        lack = f"of {thing}"
    elif is_at_sea(mention):
        return SetAside(RejectReason.EXERCISE, "fired into the sea")
    elif burns_waste(mention):
        lack = "of what nobody lives by"
    elif mention.trigger.is_strong:
        return None
    elif (_is_of_ground(mention) or row.roles == "agent>to") and not takes_a_place(mention):
        lack = "of no place"
    elif row.sub_event_type == "Agreement" and not _is_of_armed_sides(mention):
        lack = "of nobody who fights"
    elif mention.sub_event_type is None and row.sub_event_type is not None:
        lack = "by aircraft, or of things"
    elif not _has_support(mention):
        lack = "alone"
    return None if lack is None else SetAside(RejectReason.NO_PARTICIPANT, f"{row.trigger!r} {lack}")


def _is_on_the_way(mention: Mention) -> bool:
    """Whether people were only on their way from a gathering or to it: `were returning from a rally`."""
    parsed, head = mention.reading.parsed, mention.trigger.head
    if mention.sub_event_type != "Peaceful protest" or parsed.is_verbal(head):
        return False
    above = parsed.heads[head]
    led = {parsed.lower[case] for case in parsed.children(head, CASE) if case < head}
    return parsed.lemmas[above] in {"return", "come", "travel", "leave", "drive"} and bool(led & {"from", "to"})


def _is_of_ground(mention: Mention) -> bool:
    """Whether the word tells of ground, and nobody was seized instead of it."""
    return mention.trigger.entry.row.sub_event_type in TERRITORY and mention.sub_event_type in TERRITORY


def _is_in_general(mention: Mention) -> bool:
    """Whether a bare plural speaks of such events and tells none: `denounced murders and attacks on villages`."""
    parsed, head = mention.reading.parsed, mention.trigger.head
    if parsed.is_verbal(head) or mention.has_day or mention.reading.counts:
        return False
    if any(parsed.lower[child] == "such" for child in parsed.children(parsed.first_conjunct(head))):
        # "Abuses such as torture and executions".
        return True
    if parsed.tags[head] != "NNS":
        return False
    below = [child for child in parsed.children(head) if child < head]
    told = any(parsed.deps[child] in TELLING or parsed.pos[child] == "NUM" for child in below)
    first = parsed.first_conjunct(head)
    if parsed.lemmas[parsed.heads[first]] in HOURS and parsed.deps[first] == "nmod":
        # "After two days of clashes".
        return False
    acts = parsed.deps[first] in SUBJECT | PASSIVE_SUBJECT or parsed.heads[first] == first
    verb, lexicon = parsed.heads[first], mention.reading.lexicon
    if told or acts or parsed.lemmas[verb] in lexicon.words[WordClass.LIGHT_VERB]:
        return False
    spoken_of = parsed.deps[first] in OBJECT and lexicon.reporting.match_at(parsed.forms, verb) is not None
    known = (
        mention.places
        or mention.weapon is not None
        or any(party.identity is not None and party.identity.is_named for party in mention.patients)
    )
    return spoken_of or not known


def _is_what_somebody_is(mention: Mention) -> bool:
    """Whether a word for one who attacks only says what people are to be: `recruited as suicide bombers`."""
    parsed, head = mention.reading.parsed, mention.trigger.head
    first = parsed.first_conjunct(head)
    led = any(parsed.lower[child] == "as" for child in parsed.children(first, CASE) if child < first)
    return led and any(actor.covers(head) for actor in mention.reading.actors)


def _is_only_kept(mention: Mention) -> bool:
    """Whether the word is of a weapon that somebody has, hides or makes: `two men who carried bombs`."""
    parsed, trigger = mention.reading.parsed, mention.trigger
    is_weapon = any(hit.first <= trigger.head < hit.last for hit in mention.reading.weapons)
    if not is_weapon or mention.is_definite or parsed.is_verbal(trigger.head):
        # "The bomb had been hidden in a cart" is the bomb told of before.
        return False
    noun = parsed.first_conjunct(trigger.head)
    verb = parsed.heads[noun]
    kept = parsed.deps[noun] in (PASSIVE_SUBJECT if parsed.is_passive(verb) else OBJECT)
    if parsed.lemmas[0] in mention.reading.lexicon.words[WordClass.KEEPING_VERB] and parsed.tags[0] == "VBN":
        # "Recovered were a rifle and parts of a bomb."
        return True
    if is_made_safe(mention, verb):
        return True
    return kept and parsed.lemmas[verb] in mention.reading.lexicon.words[WordClass.KEEPING_VERB]


def carries_off_people(mention: Mention) -> bool:
    """Whether somebody armed takes people along: then even a plain verb, such as `take away`, leaves no doubt."""
    if mention.sub_event_type != ABDUCTION:
        return False
    armed = any(p.identity is not None and p.identity.actor_class in ARMED_GROUPS for p in mention.agents)
    people = any(p.identity is not None and p.identity.actor_class is ActorClass.CIVILIANS for p in mention.patients)
    return armed and people


def _holds_people(mention: Mention) -> bool:
    """Whether somebody who is no state's holds people: `being held by the rebels`."""
    agents = [p.identity for p in mention.agents if p.identity is not None]
    outlaws = any(agent.is_named or agent.actor_class in ARMED_GROUPS for agent in agents)
    lawful = any(agent.actor_class in FORCES for agent in agents)
    people = any(p.identity is not None and p.identity.actor_class is ActorClass.CIVILIANS for p in mention.patients)
    return outlaws and not lawful and people


def _has_support(mention: Mention) -> bool:
    """Whether a weak word has an armed side, a victim, a weapon or people who suffered beside it."""
    armed = any(party.identity is not None for party in mention.agents)
    # "Soldiers sent from the capital" are not sent by themselves.
    suffered = mention.trigger.entry.row.roles != "agent"
    hurt = suffered and any(party.identity is not None for party in mention.patients)
    told = armed or hurt or mention.is_definite or mention.weapon is not None or bool(mention.reading.outcomes)
    told = told or are_two_crowds(mention) or kills_behind(mention)
    return told or _is_claimed(mention) or changed_hands(mention) or _is_by_them(mention) or spoils_worship(mention)


def _is_by_them(mention: Mention) -> bool:
    """Whether a pronoun acts that can stand for armed people told of before: `the factions said that they merged`."""
    if mention.sub_event_type not in {CHANGED, BASE}:
        return False
    heads = [p.side.head for p in mention.agents if mention.reading.parsed.lower[p.side.head] in PRONOUNS]
    return any(_bears_arms(actor) and actor.last <= head for head in heads for actor in mention.reading.actors)


def _bears_arms(actor: ActorSpan) -> bool:
    row = actor.generic.row if actor.generic is not None else None
    return actor.kind in NAMING or (row is not None and row.actor_class in ARMED_GROUPS | FORCES and row.as_agent)


def changed_hands(mention: Mention) -> bool:
    """Whether a place is said to have been taken on some day, by whomever: `Sinjar was liberated on Monday`."""
    parsed, head = mention.reading.parsed, mention.trigger.head
    if mention.sub_event_type not in TERRITORY or not mention.has_day or not parsed.is_passive(head):
        return False
    named = {place.token for place in mention.reading.places}
    return not named.isdisjoint(parsed.subjects(head))


def _is_claimed(mention: Mention) -> bool:
    """Whether somebody takes responsibility for it: `claimed responsibility for an attack on a depot`."""
    parsed, owning = mention.reading.parsed, mention.reading.lexicon.words[WordClass.OWNING_VERB]
    for verb in parsed.ancestors(mention.trigger.head):
        if parsed.lemmas[verb] in owning:
            return any(parsed.lemmas[noun] in {"responsibility", "credit"} for noun in parsed.objects(verb))
    return False


def _is_of_armed_sides(mention: Mention) -> bool:
    """Whether those who agree bear arms or are states: companies and unions reach deals too."""
    sides = [p.identity.actor_class for p in (*mention.agents, *mention.patients) if p.identity is not None]
    # A town may come to terms with those who besiege it; companies and unions reach deals too.
    local = any(side in ARMED_GROUPS for side in sides)
    return bool(sides) and (local or not any(side in UNARMED for side in sides))


def cumulative(mention: Mention, lexicon: Lexicon) -> SetAside | None:
    """Whether a whole war, campaign or year is told of: `the war has killed 380,000`, `since 2003`."""
    parsed = mention.reading.parsed
    long = next((h for h in mention.times if h.lead == "since" and h.rule.startswith(("year", "month"))), None)
    if long is not None:
        return SetAside(RejectReason.CUMULATIVE, f"since {long.text}")
    if (lasting := for_long(mention)) is not None:
        return SetAside(RejectReason.CUMULATIVE, lasting)
    season = next((h for h in mention.times if is_long(h.rule)), None)
    if season is not None:
        return SetAside(RejectReason.CUMULATIVE, season.text)
    span = next((h for h in mention.times if h.rule.split(":")[0] in {"year", "month", "this", "last"}), None)
    if span is not None and not mention.reading.is_opening and parsed.is_perfect(mention.trigger.head):
        return SetAside(RejectReason.CUMULATIVE, span.text)
    # "There was no claim, though both groups have carried out attacks": nobody counts anything.
    counted = [count for count in mention.reading.counts if parsed.lower[count.first] not in {"no", "both"}]
    conceded = any(parsed.lower[child] in CONCEDING for child in parsed.children(mention.trigger.head))
    if not mention.times and (conceded or not mention.reading.is_opening) and not counted:
        have = parsed.is_perfect(mention.trigger.head) and parsed.is_verbal(mention.trigger.head)
        many = [noun for noun in parsed.objects(mention.trigger.head) if parsed.tags[noun] in {"NNS", "NNPS"}]
        if have and many:
            return SetAside(
                RejectReason.CUMULATIVE, f"have {parsed.words[mention.trigger.head]} {parsed.words[many[0]]}"
            )
    if not mention.times and not mention.reading.is_opening and (everywhere := told_everywhere(mention)) is not None:
        return SetAside(RejectReason.CUMULATIVE, everywhere)
    if not mention.times and not mention.reading.is_opening and _goes_on(mention):
        return SetAside(RejectReason.CUMULATIVE, f"have been {parsed.words[mention.trigger.head]}")
    # "Killed 18 at a base that shelters 47,000 displaced people".
    own = [c for c in mention.reading.counts if not is_of_an_aside(parsed, mention.trigger.head, c.core)]
    great = next((c for c in own if (c.low or c.high or 0) >= WAR_TOLL), None)
    if great is not None and not mention.has_day and _is_harm(mention):
        return SetAside(RejectReason.CUMULATIVE, parsed.surface(great.first, great.last))
    if not mention.has_day and (added := _adds_up(mention)) is not None:
        return SetAside(RejectReason.CUMULATIVE, added)
    for head in [party.side.head for party in mention.agents] + parsed.subjects(mention.trigger.head):
        hit = lexicon.factuality["subject"].match_at(parsed.forms, head)
        feud = any(parsed.lower[child] in lexicon.words[WordClass.FEUD_KIND] for child in parsed.children(head))
        if hit is not None and not feud and not mention.has_day and not parsed.is_passive(mention.trigger.head):
            return SetAside(RejectReason.CUMULATIVE, parsed.words[head])
    return None


def _adds_up(mention: Mention) -> str | None:
    """What tells that many events are counted together: `murdered in more than 40 massacres`, `the number … since`."""
    parsed, counts = mention.reading.parsed, mention.reading.counts
    head = mention.trigger.head
    heads = {trigger.head for trigger, _ in mention.reading.triggers}
    # The verb and the noun behind it are both of many events.
    verb = parsed.heads[head] if parsed.heads[head] in heads else head
    nouns = [noun for word, noun in parsed.prepositional(verb) if word in {"in", "during"} and noun in heads]
    for noun in nouns if verb == head or head in nouns else []:
        # "Kidnap more than 80 in raid" counts people.
        number = next((c for c in counts if noun - BESIDE <= c.last <= noun and _counts(parsed, c.last, noun)), None)
        if number is not None and (number.low or 0) >= MANY_EVENTS:
            return parsed.surface(number.first, noun + 1)
    near = range(max(0, head - FARTHEST_SUM), head)
    number_of = next((t for t in near if parsed.lemmas[t] in SUMS and parsed.lower[t + 1] == "of"), None)
    if number_of is None or "since" not in parsed.lower[head:]:
        return None
    return f"the {parsed.words[number_of]} since"


def _counts(parsed: ParsedSentence, after: int, noun: int) -> bool:
    """Whether a number before a noun counts it: no preposition stands between, and the noun is no single one."""
    return parsed.tags[noun] in {"NNS", "NNPS"} and "ADP" not in parsed.pos[after:noun]


def _goes_on(mention: Mention) -> bool:
    """Whether somebody has long been at war: `the country, which has been battling an insurgency`."""
    parsed, head = mention.reading.parsed, mention.trigger.head
    going = parsed.tags[head] == "VBG" and any(parsed.lower[child] == "been" for child in parsed.children(head))
    return going and parsed.is_perfect(head) and mention.trigger.entry.row.roles == "clash"


def _is_harm(mention: Mention) -> bool:
    """Whether the trigger is a word for what happened to people, such as `kill`."""
    return any(hit.first <= mention.trigger.head < hit.last for hit in mention.reading.outcomes)
