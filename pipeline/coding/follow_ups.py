"""Articles that go on with an event told before: which of their days are those of later news."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.coding.aftermath import is_aftermath, verbs_after
from pipeline.coding.draft import Draft
from pipeline.coding.mention import Mention
from schemas.vocabulary import Part
from schemas.word_classes import WordClass

# Somebody who dies so many sentences behind a follow-up's event was hit in it.
REACH = 2
# Deeds of their own that follow others: those arrested on a day were arrested that day.
KEPT = frozenset({"Arrests", "Abduction/forced disappearance"})
MOURNING = frozenset({"Peaceful protest"})


def without_later_days(mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions with no day where they only tell what came after another: `turned out on Thursday for the funeral of`.

    Beside an event of which later news is told, who dies on a day was hit before: `Two women died overnight`.
    """
    live = [mention for mention in mentions if mention.aside is None]
    later = {
        (mention.reading.index, verb) for mention in live for verb in verbs_after(mention.reading, mention.trigger.head)
    }
    told = [mention.reading.index for mention in live if mention.is_aftermath]

    def is_later(mention: Mention) -> bool:
        head, reading = mention.trigger.head, mention.reading
        if not mention.times and mention.reported_time is None:
            return False
        dies = reading.parsed.lemmas[head] in reading.lexicon.words[WordClass.DYING_VERB]
        if (reading.index, head) in later:
            return dies or mention.sub_event_type not in KEPT
        if dies:
            return any(0 < reading.index - at <= REACH for at in told)
        return bool(told) and mention.sub_event_type in MOURNING and is_aftermath(reading, head)

    return [replace(m, times=(), reported_time=None) if is_later(m) else m for m in mentions]


def is_follow_up(draft: Draft) -> bool:
    """Whether an article opens with what came after an event: a toll that rose, a charge, a funeral."""
    opening = [m for m in draft.mentions if m.reading.is_opening]
    title = [m for m in opening if m.reading.sentence.part is Part.TITLE]
    text = [m for m in opening if m.reading.sentence.part is Part.TEXT]
    return any(m.is_aftermath for m in (*title, *text[:1]))
