"""Mentions: one trigger word with its sides, weapon, day and places."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.coding.actors import ActorKind, ActorSpan
from pipeline.coding.attributions import Attribution, attribution_of
from pipeline.coding.identity import ArticleActors, Identity, identify, state_identity
from pipeline.coding.lexicon import Entry, Lexicon
from pipeline.coding.mention_places import ranked_places
from pipeline.coding.parsed import ParsedSentence, Phrase
from pipeline.coding.phrases import Forms
from pipeline.coding.reading import NamedPlace, SentenceReading
from pipeline.coding.roles import Roles, Side, actor_of, find_roles
from pipeline.coding.times import TimeHit, is_long
from pipeline.coding.triggers import SetAside, Trigger, set_aside
from schemas.seeds import WeaponRow
from schemas.vocabulary import RejectReason

DEFINITE = frozenset(
    {
        "the",
        "this",
        "that",
        "these",
        "those",
        "its",
        "their",
        "his",
        "her",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    }
)
# No single event of a war kills so many; a number like it is the war's.
WAR_TOLL = 10_000
# What may be taken or held: words for ground, not for goods.
GROUND = frozenset(
    {
        "airbase",
        "airfield",
        "airport",
        "area",
        "barracks",
        "base",
        "bridge",
        "camp",
        "capital",
        "checkpoint",
        "city",
        "commune",
        "compound",
        "crossing",
        "dam",
        "district",
        "field",
        "fort",
        "fortress",
        "garrison",
        "ground",
        "headquarters",
        "height",
        "highway",
        "hill",
        "hilltop",
        "island",
        "junction",
        "locality",
        "mine",
        "mountain",
        "neighborhood",
        "neighbourhood",
        "outpost",
        "part",
        "place",
        "plant",
        "port",
        "position",
        "post",
        "province",
        "quarter",
        "refinery",
        "region",
        "road",
        "settlement",
        "side",
        "station",
        "stronghold",
        "suburb",
        "summit",
        "territory",
        "town",
        "township",
        "valley",
        "village",
        "zone",
    }
)
TERRITORY = frozenset({"Government regains territory", "Non-state actor overtakes territory"})
PUBLISHING = frozenset({"release", "publish", "issue", "air", "broadcast", "post"})
DAY_RULES = ("weekday", "iso", "offset", "monthday", "relative", "ago", "past", "range", "span")


@dataclass(frozen=True, slots=True)
class Party:
    """A side of a mention with the identity of its actor."""

    side: Side
    identity: Identity | None
    reading: SentenceReading
    text: str


@dataclass(frozen=True)
class Mention:
    """One trigger with all that its sentence says of it; one that tells of no event has only the reason."""

    reading: SentenceReading
    trigger: Trigger
    agents: tuple[Party, ...]
    patients: tuple[Party, ...]
    weapon: Entry[WeaponRow] | None
    weapon_span: Phrase | None
    sub_event_type: str | None
    is_specific: bool
    times: tuple[TimeHit, ...]
    reported_time: TimeHit | None
    is_definite: bool
    aside: SetAside | None

    @cached_property
    def places(self) -> tuple[tuple[NamedPlace, int], ...]:
        """Places of the sentence with their rank: 0 in the trigger's own clause, 1 elsewhere in the sentence."""
        return ranked_places(self.reading, self.trigger.head)

    @cached_property
    def attribution(self) -> Attribution | None:
        """Whose word it is."""
        return attribution_of(self.trigger.head, self.reading.attributions)

    @property
    def day_rule(self) -> str | None:
        """The date rule of the day it happened, when the sentence names one."""
        return next((hit.rule for hit in self.times if hit.lead != "since"), None)

    @property
    def has_day(self) -> bool:
        """Whether the sentence ties it to a day."""
        return (self.day_rule or "").startswith(DAY_RULES)


def find_mentions(reading: SentenceReading, lexicon: Lexicon, article: ArticleActors) -> list[Mention]:
    """Every trigger of a sentence as a mention; those that tell of no event carry the reason."""
    if not reading.triggers:
        return []
    times = _times_by_trigger(reading, lexicon)
    return [
        _mention(reading, trigger, negative, times.get(trigger.head, ()), lexicon, article)
        for trigger, negative in reading.triggers
    ]


def _mention(
    reading: SentenceReading,
    trigger: Trigger,
    negative: SetAside | None,
    times: tuple[TimeHit, ...],
    lexicon: Lexicon,
    article: ArticleActors,
) -> Mention:
    parsed, row = reading.parsed, trigger.entry.row
    aside = negative or set_aside(parsed, trigger, lexicon, list(reading.times))
    if aside is not None:
        return Mention(reading, trigger, (), (), None, None, row.sub_event_type, False, (), None, False, aside)
    roles = find_roles(parsed, trigger.span, trigger.head, row.roles, list(reading.actors))
    weapon, weapon_span = _weapon(reading, trigger, roles, lexicon)
    roles = _without_times(reading, _with_loser(reading, trigger, roles))
    kind, specific = _type(trigger, weapon)
    definite = _is_definite(parsed, trigger)
    # "The massacre" names an event told before; how it names it decides nothing.
    specific = specific and not (
        definite and trigger.entry.row.weapon is None and not roles.agents and not roles.patients
    )
    reported, own = _split_reported(parsed, trigger, times, reading)
    mention = Mention(
        reading=reading,
        trigger=trigger,
        agents=tuple(_party(reading, side, lexicon, article, agent=True) for side in roles.agents),
        patients=tuple(_party(reading, side, lexicon, article, agent=False) for side in roles.patients),
        weapon=weapon,
        weapon_span=weapon_span,
        sub_event_type=kind,
        is_specific=specific,
        times=own,
        reported_time=reported,
        is_definite=definite,
        aside=None,
    )
    aside = _cumulative(mention, lexicon) or _lacking(mention)
    return mention if aside is None else replace(mention, aside=aside)


def _lacking(mention: Mention) -> SetAside | None:
    """What a word needs beside it to tell of an event, and has not."""
    row, weapon = mention.trigger.entry.row, mention.weapon
    lack: str | None = None
    if row.strength == "armed" and (weapon is None or weapon.row.sub_event_type is None):
        lack = "without a weapon"
    elif mention.trigger.is_strong:
        return None
    elif row.sub_event_type in TERRITORY and not _takes_a_place(mention):
        lack = "of no place"
    elif not _has_support(mention):
        lack = "alone"
    return None if lack is None else SetAside(RejectReason.NO_PARTICIPANT, f"{row.trigger!r} {lack}")


def _with_loser(reading: SentenceReading, trigger: Trigger, roles: Roles) -> Roles:
    """For territory that changes hands: whom it was taken from is the other side."""
    if trigger.entry.row.sub_event_type not in TERRITORY or any(side.actor for side in roles.patients):
        return roles
    parsed, actors = reading.parsed, list(reading.actors)
    losers = [noun for word, noun in parsed.prepositional(trigger.head) if word == "from"]
    found = [
        Side(noun, parsed.noun_phrase(noun), actor) for noun in losers if (actor := actor_of(parsed, noun, actors))
    ]
    return Roles(roles.agents, (*roles.patients, *found))


def _without_times(reading: SentenceReading, roles: Roles) -> Roles:
    """Roles without what is no side: times (`hit the camp Monday`) and what was fired (`fired missiles at it`)."""
    offsets = reading.sentence.offsets

    def is_time(side: Side) -> bool:
        return any(hit.start <= offsets[side.head] < hit.end for hit in reading.times)

    def is_weapon(side: Side) -> bool:
        return any(hit.first <= side.head < hit.last for hit in reading.weapons)

    return Roles(
        tuple(side for side in roles.agents if not is_time(side)),
        tuple(side for side in roles.patients if not is_time(side) and not is_weapon(side)),
    )


def _party(reading: SentenceReading, side: Side, lexicon: Lexicon, article: ArticleActors, *, agent: bool) -> Party:
    parsed = reading.parsed
    text = parsed.surface(side.span.first, side.span.last)
    actor = side.actor
    if actor is None:
        return Party(side, None, reading, text)
    if agent and actor.kind is ActorKind.GENERIC and actor.generic is not None and not actor.generic.row.as_agent:
        return Party(side, None, reading, text)
    if not agent and actor.kind is ActorKind.COUNTRY:
        # "strikes on Syria" names the place hit, not the side.
        return Party(side, None, reading, text)
    if actor.kind in {ActorKind.COUNTRY, ActorKind.DEMONYM}:
        return Party(side, state_identity(actor.country, "military", lexicon, origin=actor.origin), reading, text)
    return Party(side, identify(actor, parsed, lexicon, article, day=None), reading, text)


def _cumulative(mention: Mention, lexicon: Lexicon) -> SetAside | None:
    """Whether a whole war, campaign or year is told of: `the war has killed 380,000`, `since 2003`."""
    parsed = mention.reading.parsed
    long = next((h for h in mention.times if h.lead == "since" and h.rule.startswith(("year", "month"))), None)
    if long is not None:
        return SetAside(RejectReason.CUMULATIVE, f"since {long.text}")
    season = next((h for h in mention.times if is_long(h.rule)), None)
    if season is not None:
        return SetAside(RejectReason.CUMULATIVE, season.text)
    span = next((h for h in mention.times if h.rule.split(":")[0] in {"year", "month", "this", "last"}), None)
    if span is not None and not mention.reading.is_opening and _is_perfect(parsed, mention.trigger.head):
        return SetAside(RejectReason.CUMULATIVE, span.text)
    great = next((c for c in mention.reading.counts if (c.low or c.high or 0) >= WAR_TOLL), None)
    if great is not None and not mention.has_day and trigger_is_harm(mention):
        return SetAside(RejectReason.CUMULATIVE, parsed.surface(great.first, great.last))
    for head in [party.side.head for party in mention.agents] + parsed.subjects(mention.trigger.head):
        hit = lexicon.factuality["subject"].match_at(parsed.forms, head)
        if hit is not None and not mention.has_day and not parsed.is_passive(mention.trigger.head):
            return SetAside(RejectReason.CUMULATIVE, parsed.words[head])
    return None


def _is_perfect(parsed: ParsedSentence, verb: int) -> bool:
    """Whether a verb is in the present perfect: `thousands have been killed this year`."""
    return any(parsed.lower[child] in {"have", "has"} for child in parsed.children(verb))


def trigger_is_harm(mention: Mention) -> bool:
    """Whether the trigger is a word for what happened to people, such as `kill`."""
    return any(hit.first <= mention.trigger.head < hit.last for hit in mention.reading.outcomes)


def _takes_a_place(mention: Mention) -> bool:
    """Whether what is taken is a place or a word for one: pistols, power and people are taken too."""
    parsed = mention.reading.parsed
    taken = {t for party in mention.patients for t in range(party.side.span.first, party.side.span.last)}
    taken.update(token for token in parsed.objects(mention.trigger.head) if token not in mention.trigger.span)
    if not taken:
        return True
    named = {place.token for place in mention.reading.places}
    return bool(taken & named) or any(parsed.lemmas[token] in GROUND for token in taken)


def _has_support(mention: Mention) -> bool:
    """Whether a weak word has an armed side, a victim, a weapon or people who suffered beside it."""
    armed = any(party.identity is not None for party in mention.agents)
    hurt = any(party.identity is not None for party in mention.patients)
    return armed or hurt or mention.is_definite or mention.weapon is not None or bool(mention.reading.outcomes)


def _weapon(
    reading: SentenceReading, trigger: Trigger, roles: Roles, lexicon: Lexicon
) -> tuple[Entry[WeaponRow] | None, Phrase | None]:
    """The weapon named with the trigger: in its phrase, as its subject or object, or with `using` and `with`."""
    parsed = reading.parsed
    near = set(parsed.subtree(trigger.head, without=frozenset({"conj", "ccomp", "parataxis", "advcl"})))
    near.update(range(trigger.span.first, trigger.span.last))
    for side in roles.agents:
        near.update(range(side.span.first, side.span.last))
    for child in parsed.children(trigger.head, frozenset({"advcl"})):
        if parsed.lemmas[child] in {"use", "employ", "fire", "drop", "involve"}:
            near.update(parsed.subtree(child))
    verb = parsed.heads[trigger.head]
    if not parsed.is_verbal(trigger.head) and parsed.is_verbal(verb):
        near.update(parsed.children(verb))
    near.update(_instruments(reading, trigger))
    carried = next(
        (
            a.force.row.weapon
            for s in roles.agents
            if (a := s.actor) is not None and a.force is not None and a.force.row.weapon
        ),
        None,
    )
    if (
        carried is not None
        and (hit := lexicon.weapons.match_at(Forms.of(carried.split()), 0)) is not None
        and hit.row.row.sub_event_type
    ):
        # Bombs from warplanes are an air strike.
        return hit.row, None
    own = (
        set(range(trigger.span.first, trigger.span.last))
        if parsed.is_verbal(trigger.head) and trigger.noun is None
        else set()
    )
    if len(own) > 1:
        own = {trigger.head}
    hits = [
        hit
        for hit in reading.weapons
        if hit.first not in own and any(token in near for token in range(hit.first, hit.last))
    ]
    telling = [hit for hit in hits if hit.row.row.sub_event_type is not None] or hits
    if telling:
        best = min(telling, key=lambda hit: abs(hit.first - trigger.head))
        return best.row, Phrase(best.first, best.last)
    implied = trigger.entry.row.weapon or next(
        (a.weapon for s in roles.agents if (a := s.actor) is not None and a.weapon), None
    )
    if implied is not None:
        hit = lexicon.weapons.match_at(Forms.of(implied.split()), 0)
        if hit is not None:
            return hit.row, None
    return None, None


def _instruments(reading: SentenceReading, trigger: Trigger) -> list[int]:
    """Tokens behind `using` or `with` after a trigger and before the next one."""
    parsed = reading.parsed
    others = [t.head for t, _ in reading.triggers if t.head > trigger.head]
    stop = min([*others, len(parsed)])
    start = next((t for t in range(trigger.head + 1, stop) if parsed.lower[t] in {"using", "with", "via"}), None)
    return [] if start is None else list(range(start + 1, min(stop, start + 8)))


def _type(trigger: Trigger, weapon: Entry[WeaponRow] | None) -> tuple[str | None, bool]:
    """Sub-event type that the words alone give, and whether they leave no doubt."""
    row = trigger.entry.row
    if trigger.is_strong and row.sub_event_type is not None:
        return row.sub_event_type, True
    met = weapon is not None and row.sub_event_type != "Disrupted weapons use"
    if met and weapon is not None and weapon.row.sub_event_type is not None and row.roles != "clash":
        return weapon.row.sub_event_type, True
    return row.sub_event_type, False


def _is_definite(parsed: ParsedSentence, trigger: Trigger) -> bool:
    """Whether the words refer back: `the attack`, `Monday's strike`."""
    if parsed.is_verbal(trigger.head):
        return False
    phrase = parsed.noun_phrase(trigger.head)
    return any(parsed.lower[token] in DEFINITE for token in range(phrase.first, trigger.span.last))


def _times_by_trigger(reading: SentenceReading, lexicon: Lexicon) -> dict[int, tuple[TimeHit, ...]]:
    """Each time expression given to the trigger nearest to it in the tree, on its own side of `in retaliation for`."""
    breaks = [hit.first for hit in lexicon.factuality["separator"].find(reading.parsed.forms)]
    heads = [trigger.head for trigger, _ in reading.triggers]
    given: dict[int, list[TimeHit]] = {head: [] for head in heads}
    if not heads:
        return {}
    for hit in reading.times:
        token = reading.time_token(hit)
        near = min(
            heads,
            key=lambda head: (
                any(min(token, head) < at < max(token, head) for at in breaks),
                _tree_distance(reading.parsed, token, head),
                abs(token - head),
            ),
        )
        for head in heads:
            same = _tree_distance(reading.parsed, near, head)
            apart = any(min(near, head) < at < max(near, head) for at in breaks)
            if head == near or (same <= 1 and not apart):
                given[head].append(hit)
    return {head: tuple(hits) for head, hits in given.items()}


def _tree_distance(parsed: ParsedSentence, first: int, second: int) -> int:
    """Steps from one token to another along the tree; a step out of a clause counts three."""
    up = {first: 0}
    for steps, token in enumerate(parsed.ancestors(first), start=1):
        up[token] = steps
    cost, token = 0, second
    while token not in up:
        cost += 3 if parsed.deps[token] in {"ccomp", "advcl", "acl:relcl", "relcl", "parataxis"} else 1
        if parsed.heads[token] == token:
            return cost + len(parsed)
        token = parsed.heads[token]
    return cost + up[token]


def _split_reported(
    parsed: ParsedSentence, trigger: Trigger, times: tuple[TimeHit, ...], reading: SentenceReading
) -> tuple[TimeHit | None, tuple[TimeHit, ...]]:
    """Times of the event apart from the time somebody spoke: `the army said on Thursday it had struck …`."""
    spoken = {found.verb for found in reading.attributions if times} - {trigger.head}
    own: list[TimeHit] = []
    reported: TimeHit | None = None
    for hit in times:
        token = reading.time_token(hit)
        head = parsed.heads[token]
        while parsed.pos[head] in {"ADP", "NOUN", "PROPN", "NUM"} and parsed.heads[head] != head and head not in spoken:
            if parsed.is_verbal(head) or head == trigger.head:
                # "denied the attack of 30 January": the day is the attack's.
                break
            head = parsed.heads[head]
        if parsed.lemmas[head] in PUBLISHING:
            # "in a report released on Tuesday" dates the report.
            continue
        if head in spoken:
            reported = reported or hit
        else:
            own.append(hit)
    return reported, tuple(own)


def actor_spans(readings: list[SentenceReading]) -> list[ActorSpan]:
    """All actor spans of an article."""
    return [span for reading in readings for span in reading.actors]
