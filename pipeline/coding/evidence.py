"""The characters and reference rows behind each field of a report."""

from __future__ import annotations

from pipeline.coding.draft import Draft
from pipeline.coding.mention import Mention
from schemas.coding import ActorRef, DateReading, Evidence


def evidence_of(
    draft: Draft, day: DateReading, actor1: ActorRef | None, actor2: ActorRef | None
) -> tuple[Evidence, ...]:
    """Evidence of a report's fields, in the order of the fields, then of the text."""
    found: list[Evidence] = []
    for mention in draft.mentions:
        found.append(_trigger(mention))
        if mention.weapon is not None and mention.weapon_span is not None:
            found.append(_weapon(mention))
    for field, actor in (("actor1", actor1), ("actor2", actor2)):
        if actor is not None:
            found.append(
                Evidence(
                    field=field,
                    part=actor.part,
                    start=actor.start,
                    end=actor.end,
                    text=actor.text,
                    row=actor.alias_id,
                )
            )
    if day.text is not None and day.part is not None and day.start is not None and day.end is not None:
        found.append(
            Evidence(
                field="event_date",
                part=day.part,
                start=day.start,
                end=day.end,
                text=day.text,
                row=None,
                note=day.rule,
            )
        )
    return tuple(dict.fromkeys(found))


def _trigger(mention: Mention) -> Evidence:
    parsed, span = mention.reading.parsed, mention.trigger.span
    start, end = parsed.span(span.first, span.last)
    return Evidence(
        field="sub_event_type",
        part=parsed.sentence.part,
        start=start,
        end=end,
        text=parsed.surface(span.first, span.last),
        row=mention.trigger.entry.origin,
        note=mention.sub_event_type,
    )


def _weapon(mention: Mention) -> Evidence:
    parsed, span = mention.reading.parsed, mention.weapon_span
    assert span is not None
    assert mention.weapon is not None
    start, end = parsed.span(span.first, span.last)
    return Evidence(
        field="weapon",
        part=parsed.sentence.part,
        start=start,
        end=end,
        text=parsed.surface(span.first, span.last),
        row=mention.weapon.origin,
        note=mention.weapon.row.weapon,
    )
