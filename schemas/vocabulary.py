"""Closed vocabularies that code branches on. Open ones (event types, actors, weapons) are seeds."""

from __future__ import annotations

from enum import StrEnum


class Reach(StrEnum):
    """How far an outlet's news goes beyond its own country."""

    WORLD = "world"


class PublishedSource(StrEnum):
    """Where the publication date comes from."""

    METADATA = "metadata"
    TEXT = "text"
    SIBLING = "sibling"
    NONE = "none"


class ArticleStatus(StrEnum):
    """What became of an article."""

    CODED = "coded"
    NO_EVENT = "no_event"
    OFF_TOPIC = "off_topic"
    DUPLICATE = "duplicate"


class Part(StrEnum):
    """Which text of the article an offset counts in."""

    TITLE = "title"
    TEXT = "text"


class SegmentKind(StrEnum):
    """What a paragraph of an article is. Boilerplate and notes are kept, counted and never coded."""

    HEADLINE = "headline"
    LEAD = "lead"
    BODY = "body"
    ENTRY = "entry"
    HEADING = "heading"
    CAPTION = "caption"
    DATELINE = "dateline"
    BOILERPLATE = "boilerplate"


class DatePrecision(StrEnum):
    """How exactly the day of an event is known."""

    DAY = "day"
    RANGE = "range"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class DateSource(StrEnum):
    """What an event date rests on."""

    TEXT = "text"
    METADATA = "metadata"
    SIBLING = "sibling"
    NONE = "none"


class GeoPrecision(StrEnum):
    """How exactly the place of an event is known."""

    EXACT = "exact"
    NEAR = "near"
    DISTRICT = "district"
    ADMIN1 = "admin1"
    COUNTRY = "country"
    UNKNOWN = "unknown"


class Attribution(StrEnum):
    """Whether the sources agree on who did it."""

    UNCONTESTED = "uncontested"
    CONTESTED = "contested"
    UNATTRIBUTED = "unattributed"


class Factuality(StrEnum):
    """How an article presents an event."""

    ASSERTED = "asserted"
    DENIED = "denied"
    UNCERTAIN = "uncertain"


class Outcome(StrEnum):
    """What a claim is about."""

    KILLED = "killed"
    WOUNDED = "wounded"
    KILLED_OR_WOUNDED = "killed_or_wounded"
    MISSING = "missing"
    ABDUCTED = "abducted"
    DETAINED = "detained"
    DISPLACED = "displaced"
    PERPETRATOR = "perpetrator"
    OCCURRENCE = "occurrence"


class Qualifier(StrEnum):
    """How a number is hedged."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    ABOUT = "about"
    NEARLY = "nearly"
    UP_TO = "up_to"
    VAGUE = "vague"


class VictimsClass(StrEnum):
    """Whether victims took part in the fighting."""

    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    UNKNOWN = "unknown"


class ClaimantType(StrEnum):
    """What kind of voice makes a claim."""

    PARTY = "party"
    OFFICIAL = "official"
    MILITARY = "military"
    MONITOR = "monitor"
    MEDICAL = "medical"
    WITNESS = "witness"
    MEDIA = "media"
    UNATTRIBUTED = "unattributed"


class Stance(StrEnum):
    """What a claimant does with the statement."""

    ASSERTS = "asserts"
    DENIES = "denies"
    CANNOT_CONFIRM = "cannot_confirm"


class ActorClass(StrEnum):
    """ACLED's eight actor classes."""

    STATE_FORCES = "state forces"
    REBEL_GROUP = "rebel group"
    POLITICAL_MILITIA = "political militia"
    IDENTITY_MILITIA = "identity militia"
    RIOTERS = "rioters"
    PROTESTERS = "protesters"
    CIVILIANS = "civilians"
    EXTERNAL_FORCES = "external forces"


# Families of actor classes: forces of some state, and those who fight for none.
FORCES = frozenset({ActorClass.STATE_FORCES, ActorClass.EXTERNAL_FORCES})
ARMED_GROUPS = frozenset({ActorClass.REBEL_GROUP, ActorClass.POLITICAL_MILITIA, ActorClass.IDENTITY_MILITIA})


class PlaceRelation(StrEnum):
    """How the text ties an event to a place name."""

    IN = "in"
    NEAR = "near"
    PART_OF = "part_of"
    BORDER = "border"
    DATELINE = "dateline"
    CONTEXT = "context"


class LinkDecision(StrEnum):
    """Whether two reports were taken for one event."""

    SAME = "same"
    DIFFERENT = "different"
    FORCED_SAME = "forced_same"
    FORCED_DIFFERENT = "forced_different"


class RejectReason(StrEnum):
    """Why an input or record was set aside. One word for one cause, so that reasons can be counted."""

    EMPTY = "empty"
    BINARY = "binary"
    UNDECODABLE = "undecodable"
    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"
    BROKEN_JSON = "broken_json"
    MISSING_FIELD = "missing_field"
    BAD_FIELD = "bad_field"
    BAD_DATE = "bad_date"
    MISSING_FILE = "missing_file"
    UNKNOWN_FORMAT = "unknown_format"
    NO_TEXT = "no_text"
    DUPLICATE_INPUT = "duplicate_input"
    UNSUPPORTED_LANGUAGE = "unsupported_language"
    BOILERPLATE = "boilerplate"
    BACKGROUND = "background"
    HISTORICAL = "historical"
    HABITUAL = "habitual"
    HYPOTHETICAL = "hypothetical"
    PLANNED = "planned"
    NEGATED = "negated"
    METAPHOR = "metaphor"
    ACCIDENT = "accident"
    CRIME = "crime"
    COMMEMORATION = "commemoration"
    EXERCISE = "exercise"
    FICTION = "fiction"
    STATEMENT = "statement"
    CUMULATIVE = "cumulative"
    NO_PARTICIPANT = "no_participant"
    SUBSUMED = "subsumed"


class ExportName(StrEnum):
    """Formats that events can be exported to."""

    ACLED = "acled"
    GDELT = "gdelt"
    UCDP = "ucdp"
    PLOVER = "plover"
    HXL = "hxl"
    GEOJSON = "geojson"


class ImportName(StrEnum):
    """Formats that events can be read from."""

    ACLED = "acled"
    UCDP = "ucdp"


class ExecutorKind(StrEnum):
    """Where the tasks of a run are carried out; the result is the same everywhere."""

    SERIAL = "serial"
    PROCESSES = "processes"
    DASK = "dask"
