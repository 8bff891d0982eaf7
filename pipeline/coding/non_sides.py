"""What the grammar gives for a side and is none: a time, a weapon that was fired."""

from __future__ import annotations

from pipeline.coding.reading import SentenceReading
from pipeline.coding.roles import Roles, Side
from schemas.seeds import TriggerRow

DOWNED = "Disrupted weapons use"


def without_things(reading: SentenceReading, roles: Roles, row: TriggerRow) -> Roles:
    """Roles without times (`hit the camp Monday`) and what was fired (`fired missiles at it`).

    Of `shot down a US military drone` the drone stands for whose it was.
    """

    def is_fired(side: Side) -> bool:
        weapon = any(hit.first <= side.head < hit.last for hit in reading.weapons)
        return weapon and (side.actor is None or row.sub_event_type != DOWNED)

    return Roles(
        tuple(side for side in roles.agents if not reading.is_time(side.head)),
        tuple(side for side in roles.patients if not reading.is_time(side.head) and not is_fired(side)),
    )
