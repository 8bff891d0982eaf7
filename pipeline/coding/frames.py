"""What a whole article is about when it is no news of violence: a film, a drill, a day of remembrance, a walkout."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from pipeline.coding.actors import ActorKind
from pipeline.coding.crowd_events import ARMED, by_crowd
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mention import Mention
from pipeline.coding.reading import SentenceReading
from pipeline.coding.tolls import find_tolls
from pipeline.coding.triggers import ARRESTS, CROWDS, SetAside
from schemas.vocabulary import Outcome, Part, Qualifier, RejectReason

# Points of different words that make an article one of a kind; a word in the headline or lead counts more.
FRAMED = 3.0
OPENING_CUE = 1.5
# Told of in words of violence, but seldom where somebody armed acts in the opening.
UNARMED = frozenset({"accident", "crime", "economy", "politics"})
# Whatever their openings count, these are no news of violence.
NEVER_NEWS = frozenset({"fiction", "sport"}) | UNARMED
# Where a match or a film is only the scene, the opening counts people among the dead: a match is bombed, too.
PLAYED = frozenset({"fiction", "sport"})
# Its words are also those for people, who may be shot.
TRIED = "trial"
# Who and what is of the law, and need hold no trial: a judge's clerk is kidnapped, a gang threatens the courts.
OF_THE_LAW = frozenset({"court", "courtroom", "judge", "prosecutor", "tribunal"})
# Mourners are shelled, too.
REMEMBERED = "commemoration"
# What people march in when they only mourn.
TRIBUTE = frozenset({"tribute", "silence", "remembrance", "requiem"})
EXPLODING = frozenset({"blast", "explosion", "explode", "tear", "rip", "off"})
# A train is bombed before it leaves the rails.
BOMBING = frozenset({"bombing"})
MOB, ATTACK = "Mob violence", "Attack"
NATIONS = frozenset({ActorKind.COUNTRY, ActorKind.DEMONYM})
REASONS = {
    "fiction": RejectReason.FICTION,
    "exercise": RejectReason.EXERCISE,
    "commemoration": RejectReason.COMMEMORATION,
    "sport": RejectReason.METAPHOR,
    "labour": RejectReason.METAPHOR,
    "obituary": RejectReason.HISTORICAL,
    "trial": RejectReason.STATEMENT,
    "appeal": RejectReason.BACKGROUND,
    "accident": RejectReason.ACCIDENT,
    "crime": RejectReason.CRIME,
    "economy": RejectReason.METAPHOR,
    "politics": RejectReason.METAPHOR,
    "opinion": RejectReason.STATEMENT,
}


def without_frames(
    mentions: Sequence[Mention],
    readings: Sequence[SentenceReading],
    lexicon: Lexicon,
    *,
    is_old: Callable[[Mention], bool],
    is_fresh: Callable[[Mention], bool],
) -> list[Mention]:
    """The mentions, set aside with the reason where the article as a whole is no news of violence.

    An opening that tells of a telling kind of event with its dead or wounded is news whatever else the article names,
    unless that is years old; so is what somebody armed did on a day of these, though mourners were its victims, or
    judges were.
    """
    frame = _frame(readings, lexicon, _sufferers(mentions))
    if frame is None:
        return list(mentions)
    kind, words = frame
    if kind not in NEVER_NEWS and any(_is_plain_news(m, lexicon) and not is_old(m) for m in mentions):
        return list(mentions)
    if kind == REMEMBERED and any(_is_armed_deed(mention) and is_fresh(mention) for mention in mentions):
        return list(mentions)
    if kind == TRIED and OF_THE_LAW.issuperset(words) and any(_is_armed_deed(m) and not is_old(m) for m in mentions):
        return list(mentions)
    if kind in PLAYED and _people_died(readings, lexicon):
        return list(mentions)
    if kind in UNARMED and any(_is_armed_news(mention, lexicon) for mention in mentions):
        return list(mentions)
    if kind == "accident" and any(_is_no_accident(mention) for mention in mentions):
        return list(mentions)
    if kind == "crime" and any(_is_a_mobs_deed(mention) for mention in mentions):
        return list(mentions)
    aside = SetAside(REASONS[kind], f"the article is about {kind}: {', '.join(words)}")
    return [m if m.aside is not None or not _falls_under(m, kind) else replace(m, aside=aside) for m in mentions]


def frame_points(readings: Sequence[SentenceReading], lexicon: Lexicon) -> float:
    """Points of the kind, other than news of violence, that most words of the article speak for."""
    points = _points(readings, lexicon)
    return max((sum(words.values()) for words in points.values()), default=0.0)


def _sufferers(mentions: Sequence[Mention]) -> set[str]:
    """Words for those who suffered: a judge who is shot tells of no trial."""
    return {
        mention.reading.parsed.lemmas[token]
        for mention in mentions
        if mention.aside is None
        for party in mention.patients
        if party.identity is not None
        for token in range(party.side.span.first, party.side.span.last)
    }


def _frame(
    readings: Sequence[SentenceReading], lexicon: Lexicon, sufferers: Collection[str]
) -> tuple[str, list[str]] | None:
    """The kind with the most points and its words; None when no kind has enough."""
    points = _points(readings, lexicon, sufferers)
    kind = max(sorted(points), key=lambda name: sum(points[name].values()), default=None)
    if kind is None or sum(points[kind].values()) < FRAMED:
        return None
    return kind, sorted(points[kind])


def _points(
    readings: Sequence[SentenceReading], lexicon: Lexicon, sufferers: Collection[str] = ()
) -> dict[str, dict[str, float]]:
    """Points of each word of each kind, where it does not stand for somebody who suffered."""
    points: dict[str, dict[str, float]] = defaultdict(dict)
    for reading in readings:
        for hit in lexicon.factuality["frame"].find(reading.parsed.forms):
            row = hit.row.row
            if row.reason == TRIED and row.phrase in sufferers:
                continue
            if any(count.first <= hit.first < count.last for count in reading.counts):
                # "Scores were injured" is no score.
                continue
            worth = OPENING_CUE if reading.is_opening else 1.0
            worth = FRAMED if _is_label(reading, hit.last) and hit.first == 0 else worth
            points[row.reason][row.phrase] = max(worth, points[row.reason].get(row.phrase, 0.0))
    return points


def _is_label(reading: SentenceReading, last: int) -> bool:
    """Whether the first words of a headline say what kind of text it is: `Book review: …`, `Opinion | …`."""
    words = reading.parsed.words
    return reading.sentence.part is Part.TITLE and words[last : last + 1] in ((":",), ("|",), ("–",), ("—",))


def _people_died(readings: Sequence[SentenceReading], lexicon: Lexicon) -> bool:
    """Whether the headline or lead counts dead people, said to be such: `killed 50 spectators`, not `three goals`."""
    # In a novel nobody dies on a Monday in Lima.
    scenes = [r for r in readings if r.is_opening and (r.times or r.places)]
    tolls = [toll for reading in scenes for toll in find_tolls(reading, lexicon)]
    return any(
        t.outcome is Outcome.KILLED
        and t.victims_actor is not None
        and (t.low or 0) > 1
        and t.qualifier is not Qualifier.VAGUE
        for t in tolls
    )


def _is_plain_news(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether a mention of the opening tells a kind of event with a number of dead or wounded beside it."""
    if mention.aside is not None or not mention.reading.is_opening or not mention.is_specific:
        return False
    if mention.sub_event_type in CROWDS:
        return False
    # "A coat of a girl whom a sniper killed; 83 rounds in one day" counts no dead.
    hurt = {Outcome.KILLED, Outcome.WOUNDED, Outcome.KILLED_OR_WOUNDED}
    return any(toll.outcome in hurt and (toll.low or 0) > 1 for toll in find_tolls(mention.reading, lexicon))


def _is_armed_news(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether a mention of the opening has somebody armed behind it, or tells of a bomb, a shell or a raid."""
    if mention.aside is not None or not mention.reading.is_opening:
        return False
    row = lexicon.event_types.get(mention.sub_event_type or "")
    blast = row is not None and row.event_type == "Explosions/Remote violence" and mention.trigger.is_strong
    # Gas explodes, too.
    blast = blast and EXPLODING.isdisjoint(mention.trigger.entry.row.trigger.split())
    return blast or _has_arms(mention)


def _has_arms(mention: Mention) -> bool:
    """Whether somebody armed acts: `China hit back with tariffs` has a country, which is no army."""
    return any(
        party.identity is not None
        and party.identity.actor_class in ARMED
        and not (party.side.actor is not None and party.side.actor.kind in NATIONS)
        for party in mention.agents
    )


def _is_armed_deed(mention: Mention) -> bool:
    """Whether somebody armed does it in a verb of its own, anywhere in the text."""
    parsed = mention.reading.parsed
    told = mention.aside is None and not mention.is_definite and mention.is_specific
    return told and parsed.is_verbal(mention.trigger.head) and _has_arms(mention)


def _is_no_accident(mention: Mention) -> bool:
    """Whether the opening tells of people attacked by a word that means nothing else: `two gunned down`, a bombing."""
    told = mention.aside is None and mention.reading.is_opening
    if told and not BOMBING.isdisjoint(mention.trigger.entry.row.trigger.split()):
        return True
    plain = told and mention.trigger.is_strong
    return plain and mention.sub_event_type == ATTACK and mention.reading.parsed.is_verbal(mention.trigger.head)


def _is_a_mobs_deed(mention: Mention) -> bool:
    """Whether the opening tells that a crowd took the law into its hands: `a mob lynched three robbers`."""
    told = mention.aside is None and mention.reading.is_opening and mention.sub_event_type == MOB
    return told and (by_crowd(mention) or mention.trigger.is_strong) and mention.trigger.entry.row.roles != "clash"


def _is_of_a_crowd(mention: Mention) -> bool:
    """Whether it is what crowds do, told without doubt, or that they attack somebody."""
    return mention.sub_event_type == ATTACK or (mention.sub_event_type in CROWDS and mention.is_specific)


def _falls_under(mention: Mention, kind: str) -> bool:
    """A labour dispute, a debate or a day of remembrance has real marches; what it calls an attack is none."""
    if kind == REMEMBERED and is_held_at_it(mention):
        return False
    if kind == "accident" and by_crowd(mention) and _is_of_a_crowd(mention):
        # "Neighbours later staged a sit-in over the lack of pumps", "villagers beat up the driver".
        return False
    if kind == REMEMBERED and mention.sub_event_type in CROWDS:
        # "Friends marched to the scene in a tribute to the dead".
        hits = mention.reading.lexicon.factuality["frame"].find(mention.reading.parsed.forms)
        return any(hit.row.row.reason == REMEMBERED and hit.row.row.phrase.split()[-1] in TRIBUTE for hit in hits)
    if kind in {REMEMBERED, "economy", "politics"}:
        return mention.sub_event_type not in CROWDS
    if kind != "labour":
        return True
    return mention.sub_event_type not in CROWDS and not mention.reading.outcomes


def is_held_at_it(mention: Mention) -> bool:
    """Whether a headline or lead tells of arrests: `officers detained two women who were laying flowers`."""
    held = mention.sub_event_type == ARRESTS and mention.trigger.entry.row.sub_event_type == ARRESTS
    return held and mention.reading.is_opening
