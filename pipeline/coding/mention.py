"""What a mention is: one trigger word with its sides, weapon, day and places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pipeline.coding.aftermath import verbs_after
from pipeline.coding.attributions import Attribution, attribution_of
from pipeline.coding.identity import Identity
from pipeline.coding.lexicon import Entry
from pipeline.coding.mention_places import ranked_places
from pipeline.coding.parsed import Phrase
from pipeline.coding.reading import NamedPlace, SentenceReading
from pipeline.coding.roles import Side
from pipeline.coding.times import TimeHit
from pipeline.coding.triggers import SetAside, Trigger
from schemas.seeds import WeaponRow

DAY_RULES = ("weekday", "iso", "offset", "monthday", "relative", "ago", "past", "range", "span")


@dataclass(frozen=True, slots=True)
class Party:
    """A side of a mention with the identity of its actor."""

    side: Side
    identity: Identity | None
    reading: SentenceReading
    text: str


@dataclass(frozen=True)
class Mention:
    """One trigger with all that its sentence says of it; one that tells of no event has only the reason."""

    reading: SentenceReading
    trigger: Trigger
    agents: tuple[Party, ...]
    patients: tuple[Party, ...]
    weapon: Entry[WeaponRow] | None
    weapon_span: Phrase | None
    sub_event_type: str | None
    is_specific: bool
    times: tuple[TimeHit, ...]
    reported_time: TimeHit | None
    is_definite: bool
    aside: SetAside | None

    @cached_property
    def places(self) -> tuple[tuple[NamedPlace, int], ...]:
        """Places of the sentence with their rank: 0 in the trigger's own clause, 1 elsewhere in the sentence."""
        return ranked_places(self.reading, self.trigger.head)

    @cached_property
    def attribution(self) -> Attribution | None:
        """Whose word it is."""
        return attribution_of(self.trigger.head, self.reading.attributions)

    @cached_property
    def is_aftermath(self) -> bool:
        """Whether its sentence tells what came after it on another day: `the funeral of those killed in the raid`."""
        return bool(verbs_after(self.reading, self.trigger.head))

    @cached_property
    def day_rule(self) -> str | None:
        """The date rule of the day it happened, when the sentence names one."""
        told = [hit.rule for hit in self.times if hit.lead != "since"]
        # "Was due last week, but the abduction of 20 herders last Saturday put it off".
        return next((rule for rule in told if rule.startswith(DAY_RULES)), next(iter(told), None))

    @cached_property
    def has_day(self) -> bool:
        """Whether the sentence ties it to a day."""
        return (self.day_rule or "").startswith(DAY_RULES)
