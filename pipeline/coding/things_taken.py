"""What is taken that is nobody: cattle and cars carried off are loot, cartridges picked up are nothing."""

from __future__ import annotations

from pipeline.coding.mention import Mention
from pipeline.coding.mention_support import ABDUCTION
from schemas.word_classes import WordClass

LOOTING = "Looting/property destruction"
PICKING_UP = "pick up"
SPENT = frozenset({"cartridge", "casing", "shell", "ammunition", "bullet", "fragment"})


def taken_things(mention: Mention) -> tuple[str, ...]:
    """The words for what is taken, where a word for taking people has only things with it; else none."""
    parsed, trigger = mention.reading.parsed, mention.trigger
    if trigger.entry.row.sub_event_type != ABDUCTION or trigger.is_strong or not parsed.is_verbal(trigger.head):
        return ()
    taken = parsed.subjects(trigger.head) if parsed.is_passive(trigger.head) else parsed.objects(trigger.head)
    # "Four vehicles carried off or burned".
    taken = taken or parsed.subjects(trigger.head)
    if parsed.is_passive(trigger.head) and not any(parsed.pos[noun] == "NOUN" for noun in taken):
        # "Reports that 60 spent cartridges were picked up", with `spent` taken for the verb.
        before = next((t for t in range(trigger.head - 1, -1, -1) if parsed.pos[t] != "AUX"), 0)
        taken = [before] if parsed.pos[before] == "NOUN" else []
    words = mention.reading.lexicon.words
    things = SPENT | words[WordClass.GOODS] | words[WordClass.VEHICLE] | words[WordClass.ARMS]
    below = [[noun, *(n for word, n in parsed.prepositional(noun) if word == "of")] for noun in taken]
    if not taken or not all(any(parsed.lemmas[n] in things for n in nouns) for nouns in below):
        return ()
    return tuple(parsed.words[noun] for noun in taken)


def as_loot(mention: Mention) -> str | None:
    """The type of taking things: looting, or nothing where they are only picked up."""
    return None if mention.trigger.entry.row.trigger == PICKING_UP else LOOTING
