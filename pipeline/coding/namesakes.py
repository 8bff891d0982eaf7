"""Groups that share their name with a better-known one abroad: in Pakistan `the Taliban` are the TTP."""

from __future__ import annotations

import re
from datetime import date

from pipeline.coding.lexicon import Lexicon, holds_on
from schemas.coding import ActorRef
from schemas.seeds import ActorRow

# How the names begin of armed people of whom only the kind is told.
KINDS = ("Unidentified External Forces", "Unidentified Communal Militia")


def namesake(
    actor_id: str | None, text: str, country: str | None, day: date | None, lexicon: Lexicon
) -> ActorRow | None:
    """The actor of the event's country that words name which elsewhere name another, the one with this id.

    None where they say more: `the Afghan Taliban` and `the Taliban government` are foreign wherever they act.
    """
    for row in lexicon.namesakes:
        if row.country != country or not holds_on(row.from_date, row.to_date, day):
            continue
        if actor_id not in {entry.row.actor_id for entry in lexicon.aliases.named(row.name)} - {row.actor_id}:
            continue
        rest = text
        for phrase in (row.unless or "").split(";"):
            rest = re.sub(rf"\b{re.escape(phrase)}\b", "", rest, flags=re.IGNORECASE) if phrase else rest
        if re.search(rf"\b{re.escape(row.name)}\b", rest, flags=re.IGNORECASE):
            return lexicon.actors.get(row.actor_id)
    return None


def namesake_at_home(actor: ActorRef, country: str | None, day: date | None, lexicon: Lexicon) -> ActorRef:
    """The actor, as its namesake of the event's country where it was read as the one abroad."""
    row = namesake(actor.actor_id, actor.text, country, day, lexicon)
    row = row or _meant_by_kind(actor, country, day, lexicon)
    if row is None:
        return actor
    return actor.replace(actor_id=row.actor_id, name=row.name, actor_class=row.actor_class, country=row.country)


def _meant_by_kind(actor: ActorRef, country: str | None, day: date | None, lexicon: Lexicon) -> ActorRow | None:
    """The actor that a word for armed people means in a country: in Yemen `coalition planes` are the Saudi-led ones."""
    if actor.actor_id is not None or not actor.name.startswith(KINDS):
        return None
    for row in lexicon.namesakes:
        if row.country != country or not holds_on(row.from_date, row.to_date, day) or lexicon.aliases.named(row.name):
            continue
        if re.search(rf"\b{re.escape(row.name)}\b", actor.text, flags=re.IGNORECASE):
            return lexicon.actors.get(row.actor_id)
    return None
