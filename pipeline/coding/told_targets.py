"""Sides that follow from who the dead are: civilians whom a voice calls fighters, soldiers whom a mine kills."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.coding.article_context import ArticleContext
from pipeline.coding.blame import Blame
from pipeline.coding.draft import Draft
from pipeline.coding.identity import identify
from pipeline.coding.mention import Party
from pipeline.coding.parsed import OBJECT
from pipeline.coding.phrase_actors import actor_of
from pipeline.coding.reading import SentenceReading
from pipeline.coding.report_sides import CLASH, is_nobody
from pipeline.coding.roles import Side
from pipeline.coding.sides import EXPLODING, FROM_AFAR, Choice, blamed
from pipeline.coding.state_forces import is_state_force
from schemas.vocabulary import ARMED_GROUPS, FORCES, ActorClass, Outcome, VictimsClass
from schemas.word_classes import WordClass

DURING = frozenset({"in", "during"})
POINTED = frozenset({"the", "this", "that"})


def those_hit(kind: str, patients: list[Choice], draft: Draft) -> list[Choice]:
    """Civilians who were killed before fighters whom only a voice calls the target: `said it hit fighters`."""
    if kind not in FROM_AFAR or len(patients) < 2 or patients[0].identity.actor_class not in ARMED_GROUPS:
        return patients
    key = patients[0].identity.key
    told = [m for m in draft.mentions if any(p.identity is not None and p.identity.key == key for p in m.patients)]
    civil = next((one for one in patients if one.identity.actor_class is ActorClass.CIVILIANS), None)
    dead = [toll for toll in draft.tolls if toll.outcome is Outcome.KILLED and (toll.low or toll.high)]
    counted = any(toll.victims_class is VictimsClass.CIVILIAN and toll.attribution is None for toll in dead)
    if civil is None or not counted or not told or any(m.attribution is None for m in told):
        return patients
    return [civil, *(one for one in patients if one is not civil)]


def blown_up(kind: str, agents: list[Choice], patients: list[Choice]) -> tuple[list[Choice], list[Choice]]:
    """Of soldiers and those whom they fight, the soldiers are hit by a bomb: `clashed with rebels and hit a mine`."""
    armed = bool(patients) and patients[0].identity.actor_class in ARMED_GROUPS
    forces = next((one for one in patients if one.identity.actor_class in FORCES), None)
    if kind not in EXPLODING or not armed or forces is None or (agents and not is_nobody(agents[0].identity)):
        return agents, patients
    return patients[:1], [forces, *(one for one in patients[1:] if one is not forces)]


def named_by_voice(agents: list[Choice], patients: list[Choice], blames: Sequence[Blame]) -> list[Choice]:
    """Gunmen whom forces killed, as the group that a voice says they were of."""
    blame = blamed(blames)
    if blame is None or blame.accused is None or not agents or not patients:
        return patients
    known = blame.accused.is_named and blame.accused.actor_class in ARMED_GROUPS
    if not known or agents[0].identity.actor_class not in FORCES or not is_nobody(patients[0].identity):
        return patients
    return [Choice(blame.accused, patients[0].party), *patients[1:]]


def whose_operation(
    kind: str, agents: list[Choice], patients: list[Choice], draft: Draft, context: ArticleContext
) -> list[Choice]:
    """Who launched the operation in which fighters were killed, told a sentence before: `in the raid, four died`."""
    if kind != CLASH or agents or not patients or patients[0].identity.actor_class not in ARMED_GROUPS:
        return agents
    for mention in draft.mentions:
        parsed, words = mention.reading.parsed, mention.reading.lexicon.words[WordClass.OPERATION]
        led = [
            noun
            for word, noun in parsed.prepositional(mention.trigger.head)
            if word in DURING
            and parsed.lemmas[noun] in words
            and any(parsed.lower[child] in POINTED for child in parsed.children(noun))
        ]
        first = max(0, mention.reading.index - 3)
        for reading in reversed(context.readings[first : mention.reading.index]) if led else ():
            found = _launched_by(reading, context)
            if found is not None:
                return [found]
    return agents


def _launched_by(reading: SentenceReading, context: ArticleContext) -> Choice | None:
    parsed, words = reading.parsed, reading.lexicon.words
    for noun, lemma in enumerate(parsed.lemmas):
        verb = parsed.heads[noun]
        launched = parsed.lemmas[verb] in words[WordClass.LIGHT_VERB] and parsed.deps[noun] in OBJECT
        if lemma not in words[WordClass.OPERATION] or not launched:
            continue
        for subject in parsed.subjects(verb):
            actor = actor_of(reading, subject)
            if actor is not None and is_state_force(actor):
                identity = identify(actor, parsed, context.lexicon, context.actors, day=None)
                text = parsed.surface(actor.first, actor.last)
                return Choice(
                    identity, Party(Side(subject, parsed.noun_phrase(subject), actor), identity, reading, text)
                )
    return None
