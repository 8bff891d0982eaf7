"""Somebody is killed once: two tellings that name the same victim are of one event.

`The group shot the reporter Ana Paz late on Tuesday. … "Four men were shot last night, Ana Paz among them," a
neighbour wrote.` A neighbour's night counts from when he wrote.
"""

from __future__ import annotations

from pipeline.coding.draft import Draft
from pipeline.coding.mention import Mention
from pipeline.coding.named_people import happens_to_people, person_name
from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.quoted_days import is_quoted
from schemas.vocabulary import Outcome

# Days counted from when somebody spoke.
COUNTED = "offset:"
# How a name hangs on what somebody is.
BESIDE = frozenset({"appos", "flat", "nmod:unmarked"})
# A name of one word is many people's.
NAME_WORDS = 2


def name_one_victim(draft: Draft, other: Draft) -> bool:
    """Whether a victim whom one names by his full name is named where the other tells of a death."""
    return _is_named_in(draft, other) or _is_named_in(other, draft)


def counts_from_a_voice(draft: Draft) -> bool:
    """Whether its days count from when somebody quoted spoke, which nobody tells."""
    hits = [(m, hit) for m in draft.mentions for hit in m.times]
    return bool(hits) and all(hit.rule.startswith(COUNTED) and is_quoted(m.reading, hit) for m, hit in hits)


def _is_named_in(draft: Draft, other: Draft) -> bool:
    names = {name for m in draft.mentions if _kills(m) for name in _victims(m)}
    return bool(names) and any(
        _kills(m) and any(name in m.reading.parsed.sentence.text for name in names) for m in other.mentions
    )


def _kills(mention: Mention) -> bool:
    """Whether its word says that people died."""
    head = mention.trigger.head
    return happens_to_people(mention.reading, head) and any(
        hit.first <= head < hit.last and hit.row.row.outcome is Outcome.KILLED for hit in mention.reading.outcomes
    )


def _victims(mention: Mention) -> list[str]:
    """Full names of those whom its word was done to."""
    parsed: ParsedSentence = mention.reading.parsed
    heads = [party.side.head for party in mention.patients]
    # "The reporter Ana Paz".
    heads += [beside for head in heads for beside in parsed.children(head, BESIDE)]
    names = (person_name(mention.reading, head) for head in heads)
    return [parsed.surface(name.first, name.last) for name in names if name and name.last - name.first >= NAME_WORDS]
