"""Rows of the reviewed reference tables in seeds/. A column that a file lacks, or has beyond these, is an error.

A list inside a cell is separated by `;`. Words and phrases are lower case unless they are names.
"""

from __future__ import annotations

from schemas.seed_actors import (
    ActorRow,
    AliasRow,
    AnaphorRow,
    ArticledCountryRow,
    ClaimantNounRow,
    ClaimantRow,
    CountryRow,
    ForceRow,
    GenericActorRow,
    GroupWordRow,
    HostRow,
    MetonymRow,
    NamesakeRow,
    ParentRow,
    SettlerRow,
)
from schemas.seed_events import (
    CameoRow,
    CompatibleRow,
    EventTypeRow,
    LinkOverrideRow,
)
from schemas.seed_places import (
    Admin1Row,
    PlaceRow,
    PlaceWordRow,
)
from schemas.seed_text import (
    AbbreviationRow,
    BoilerplateRow,
    DateWordRow,
    IrregularRow,
    StarterRow,
)
from schemas.seed_words import (
    FactualityRow,
    HedgeRow,
    NegativeRow,
    NumberRow,
    OutcomeRow,
    ReportingRow,
    TimeWordRow,
    TriggerRow,
    WeaponRow,
    WordRow,
)

__all__ = [
    "AbbreviationRow",
    "ActorRow",
    "Admin1Row",
    "AliasRow",
    "AnaphorRow",
    "ArticledCountryRow",
    "BoilerplateRow",
    "CameoRow",
    "ClaimantNounRow",
    "ClaimantRow",
    "CompatibleRow",
    "CountryRow",
    "DateWordRow",
    "EventTypeRow",
    "FactualityRow",
    "ForceRow",
    "GenericActorRow",
    "GroupWordRow",
    "HedgeRow",
    "HostRow",
    "IrregularRow",
    "LinkOverrideRow",
    "MetonymRow",
    "NamesakeRow",
    "NegativeRow",
    "NumberRow",
    "OutcomeRow",
    "ParentRow",
    "PlaceRow",
    "PlaceWordRow",
    "ReportingRow",
    "SettlerRow",
    "StarterRow",
    "TimeWordRow",
    "TriggerRow",
    "WeaponRow",
    "WordRow",
]
