"""What a draft is: the mentions and tolls of one event in one article."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mention import Mention, Party
from pipeline.coding.toll import Toll
from schemas.vocabulary import VictimsClass

Compatible = Callable[[str, str], float]
DaysDiffer = Callable[[str, str], bool]
PlacesApart = Callable[[Iterable[str], Iterable[str]], bool]


@dataclass(slots=True)
class Draft:
    """Mentions and tolls of one event in one article."""

    mentions: list[Mention]
    tolls: list[Toll] = field(default_factory=list)
    extra_patients: list[Party] = field(default_factory=list)
    # Whether an entry of a list of incidents tells it first.
    opens_entry: bool = False
    # Whether it is a lead that only sums up what is told below it.
    is_summary: bool = False
    # Whether it is one of the incidents of a round-up, all of one day where none of their own is told.
    in_round_up: bool = False

    @property
    def first(self) -> Mention:
        """The mention that opened it."""
        return self.mentions[0]

    @property
    def is_opening(self) -> bool:
        """Whether the headline or lead tells it."""
        return any(mention.reading.is_opening for mention in self.mentions)

    @property
    def entries(self) -> frozenset[int]:
        """The paragraphs of its mentions that are entries of a list of incidents."""
        return frozenset(m.reading.sentence.paragraph for m in self.mentions if m.reading.is_entry)

    def agents(self) -> list[Party]:
        """Acting sides over all mentions."""
        return [party for mention in self.mentions for party in mention.agents]

    def patients(self) -> list[Party]:
        """Sides acted upon over all mentions, and owners found for the target elsewhere."""
        return [*(party for mention in self.mentions for party in mention.patients), *self.extra_patients]

    def day_rules(self) -> list[str]:
        """Rules of the days that mentions name."""
        return [mention.day_rule for mention in self.mentions if mention.has_day and mention.day_rule]

    def span_rules(self) -> list[str]:
        """Rules of the weeks, months or years that mentions name where they name no day."""
        return [mention.day_rule for mention in self.mentions if not mention.has_day and mention.day_rule]

    def told_rules(self) -> list[str]:
        """Rules of the days on which mentions were told, where they name no day of their own."""
        return [m.reported_time.rule for m in self.mentions if m.reported_time is not None]

    def types(self, *, specific: bool) -> list[str]:
        """Sub-event types of mentions that are specific, or of all."""
        return [
            mention.sub_event_type
            for mention in self.mentions
            if mention.sub_event_type and (mention.is_specific or not specific)
        ]


@dataclass(frozen=True, slots=True)
class MergeRules:
    """What merging needs to know beyond the words: types, days and places that can or cannot be one."""

    lexicon: Lexicon
    compatible: Compatible
    days_differ: DaysDiffer
    told_before: DaysDiffer
    places_apart: PlacesApart


def civilian_victims(draft: Draft) -> bool:
    """Whether the draft's victims are civilians and nobody armed is among them."""
    classes = {party.side.actor.combatant for party in draft.patients() if party.side.actor is not None}
    classes |= {toll.victims_class for toll in draft.tolls}
    return VictimsClass.CIVILIAN in classes and VictimsClass.COMBATANT not in classes
