"""Closed vocabularies that code branches on. Open ones (event types, actors, weapons) are seeds."""

from __future__ import annotations

from enum import StrEnum


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


class WordClass(StrEnum):
    """What the words of seeds/words are to the rules that ask for them."""

    # Sets an event apart from the one told before: `a separate attack`.
    ANOTHER = "another"
    # Somebody killed, who counts once found.
    BODY = "body"
    # People who only stand where something is done to them: `fired on a crowd`.
    BYSTANDERS = "bystanders"
    # Singular for many people: killing one kills nobody knows how many.
    COLLECTIVE = "collective"
    # Adverbs of a habit.
    CONTINUAL = "continual"
    # Before a colon, it says that a day follows: `When: Tuesday`.
    DAY_LABEL = "day_label"
    # Before a country name, it makes the name a place.
    DIRECTION = "direction"
    # Behind a country's name, it makes the name that of a part of a country: `Niger state`.
    DIVISION = "division"
    # Its subject may be the event, and its object is then the victim or target.
    EFFECT_VERB = "effect_verb"
    # What is done with bodies that are counted.
    FINDING_VERB = "finding_verb"
    # People who protest, and their gathering.
    GATHERING = "gathering"
    # What may be taken or held: words for ground, not for goods.
    GROUND = "ground"
    # Only carries the noun that names the event: `carry out a raid`.
    LIGHT_VERB = "light_verb"
    # Behind a number that counts no people: `5 km`.
    MEASURE = "measure"
    # Behind a number and a hyphen: `a 5-year truce`.
    MEASURE_PART = "measure_part"
    # Ties a phrase to whom it belongs to: `areas held by rebels`.
    MEMBERSHIP = "membership"
    # Goes up to a number: `rose to 59`.
    MOVING_VERB = "moving_verb"
    # What kills and is nobody: diseases, beasts, weather, crashes.
    NATURAL_CAUSE = "natural_cause"
    # Ends like a word for a person and is none.
    NO_PERSON = "no_person"
    # Never a side of an event: times and measures.
    NO_SIDE = "no_side"
    # Before a number that counts no people: `resolution 242`.
    NUMBER_LEAD = "number_lead"
    # One person who holds an office, and may be named right after.
    OFFICE = "office"
    # What a group does with responsibility that is its own.
    OWNING_VERB = "owning_verb"
    # Participles that make the country before them a patron: `Turkey-backed`.
    PATRON = "patron"
    # Before a noun, it takes what the noun names for granted: `after the attack`.
    PRESUPPOSING = "presupposing"
    # Its day is that of a report, not of an event.
    PUBLISHING_VERB = "publishing_verb"
    # A rank in an army.
    RANK = "rank"
    # What there is `no` of when nothing is known to have happened: `no report of a death`.
    REPORT_OF = "report_of"
    # What is denied by whoever denies the act.
    RESPONSIBILITY = "responsibility"
    # Tells of a toll's later days.
    REVISING_VERB = "revising_verb"
    # People worse than a crowd.
    RIOTER = "rioter"
    # The day of speaking, beside weekdays: `police said late Monday`.
    SAID_WHEN = "said_when"
    # Speaks for the body that is named behind it: `head of the hospital`.
    SPEAKER = "speaker"
    # Stands for whoever is called by a name only.
    SOMEBODY = "somebody"
    # What artillery, missiles and aircraft do to a place.
    STRIKING_VERB = "striking_verb"
    # What an organisation counts or writes, and speaks by.
    SURVEY = "survey"
    # May stand between an office and a name.
    TITLE = "title"
    # Announces a number of victims: `the number of dead`.
    TOLL_NOUN = "toll_noun"
    # Brings a toll to its number.
    TOLL_VERB = "toll_verb"
    # Brings in the weapon: `using rockets`.
    USING_VERB = "using_verb"


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


class OnlineService(StrEnum):
    """A geocoder on the network that may be asked for names which the gazetteer lacks."""

    NOMINATIM = "nominatim"
    GEONAMES = "geonames"
