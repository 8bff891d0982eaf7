"""Who is suspected of an event that nobody is named for: `the militants are believed to have set the trap`."""

from __future__ import annotations

from pipeline.coding.actors import ActorKind
from pipeline.coding.article_context import ArticleContext
from pipeline.coding.draft import Draft
from pipeline.coding.identity import identify
from pipeline.coding.mention import Party
from pipeline.coding.phrase_actors import actor_of
from pipeline.coding.reading import SentenceReading
from pipeline.coding.roles import Side
from pipeline.coding.sides import Choice
from schemas.vocabulary import ARMED_GROUPS
from schemas.word_classes import WordClass

# What one is suspected of: the deed just told, not another.
DEED_VERBS = frozenset({"be", "carry", "commit", "stage", "perpetrate", "mastermind", "orchestrate", "do", "execute"})
SUSPECTING = frozenset({"suspect", "believe", "think", "presume", "allege"})
NAMES = frozenset({ActorKind.NAMED, ActorKind.UNLISTED, ActorKind.COLLECTIVE})
# So many sentences behind the event somebody may be suspected of it.
BEHIND = 3


def suspected(draft: Draft, context: ArticleContext) -> Choice | None:
    """The one armed group that a sentence of the event, or soon behind it, says is suspected of it."""
    told = [mention.reading.index for mention in draft.mentions]
    near = [*context.readings[min(told) : max(told) + BEHIND + 1]]
    # "The group is suspected in both. The first bomb went off in Ora, … the second in Bema."
    near += [r for r in context.readings[max(0, min(told) - BEHIND) : min(told)] if "both" in r.parsed.lower]
    found = {choice.identity.key: choice for reading in near for choice in _suspects(reading, context)}
    return next(iter(found.values())) if len(found) == 1 else None


def _suspects(reading: SentenceReading, context: ArticleContext) -> list[Choice]:
    parsed, planting = reading.parsed, context.lexicon.words[WordClass.PLANTING_VERB]
    found: list[Choice] = []
    for verb, lemma in enumerate(parsed.lemmas):
        if not parsed.is_verbal(verb) or parsed.is_negated(verb):
            continue
        deeds = parsed.children(verb, frozenset({"xcomp"})) if lemma in SUSPECTING and parsed.is_passive(verb) else []
        thought = any(parsed.lemmas[deed] in DEED_VERBS | planting or _is_behind(reading, deed) for deed in deeds)
        thought = thought or (lemma == "suspect" and parsed.is_passive(verb) and _of_what_was_told(reading, verb))
        if not thought and not (lemma in planting and _lays_arms(reading, verb)):
            continue
        for noun in parsed.subjects(verb):
            actor = actor_of(reading, noun)
            if actor is None or actor.kind not in NAMES:
                continue
            identity = identify(actor, parsed, context.lexicon, context.actors, day=None)
            if identity.actor_class in ARMED_GROUPS:
                text = parsed.surface(actor.first, actor.last)
                side = Side(noun, parsed.noun_phrase(noun), actor)
                found.append(Choice(identity, Party(side, identity, reading, text)))
    return found


def _of_what_was_told(reading: SentenceReading, verb: int) -> bool:
    """Whether one is suspected of what was told before: `the group is suspected in both`, `of the attack`."""
    parsed, heads = reading.parsed, {trigger.head for trigger, _ in reading.triggers}
    if parsed.words[verb + 1 : verb + 2] == (".",) and not heads:
        # "The group was suspected."
        return True
    return any(
        word in {"in", "of"} and (parsed.lower[noun] in {"both", "it"} or noun in heads)
        for word, noun in parsed.prepositional(verb)
    )


def _lays_arms(reading: SentenceReading, verb: int) -> bool:
    """Whether somebody lays bombs: `the group had planted devices there`."""
    parsed, arms = reading.parsed, reading.lexicon.words[WordClass.ARMS]
    if parsed.is_passive(verb):
        return False
    return any(parsed.lemmas[noun] in arms for noun in parsed.objects(verb))


def _is_behind(reading: SentenceReading, deed: int) -> bool:
    """Whether somebody is behind it or responsible."""
    parsed, words = reading.parsed, reading.lexicon.words[WordClass.RESPONSIBLE]
    return parsed.lemmas[deed] in words or any(parsed.lower[child] == "behind" for child in parsed.children(deed))
