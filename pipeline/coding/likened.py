"""Events told by their likeness to the one before: `A similar attack on the bridge killed five`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.coding.mention import Mention

LIKE = frozenset({"similar", "identical", "like", "comparable"})
# What tells with which means an attack was made.
MEANS = frozenset(
    {
        "Suicide bomb",
        "Air/drone strike",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    }
)
PLAIN = frozenset({None, "Attack"})


def with_likeness(mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions with the type of the event told before where they are only said to be like it."""
    found: list[Mention] = []
    for mention in mentions:
        kind = _kind_before(found, mention) if _is_likened(mention) else None
        found.append(mention if kind is None else replace(mention, sub_event_type=kind, is_specific=True))
    return found


def _is_likened(mention: Mention) -> bool:
    parsed, head = mention.reading.parsed, mention.trigger.head
    if parsed.is_verbal(head) or mention.aside is not None or mention.sub_event_type not in PLAIN:
        return False
    return any(parsed.lower[child] in LIKE for child in parsed.children(head) if child < head)


def _kind_before(before: Sequence[Mention], mention: Mention) -> str | None:
    """The kind of the main event, where its means are told, else of the one told last."""
    kinds = [m.sub_event_type for m in before if m.aside is None and m.is_specific and m.sub_event_type in MEANS]
    own = [m for m in before if m.reading is mention.reading and m.aside is None and m.sub_event_type in MEANS]
    return own[-1].sub_event_type if own else kinds[0] if kinds else None
