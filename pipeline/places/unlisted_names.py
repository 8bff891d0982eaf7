"""Whether an unknown name stands where places stand, so that it is kept though the gazetteer lacks it."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.places.gazetteer import Gazetteer
from pipeline.places.names import plain
from pipeline.places.runs import Run
from pipeline.places.surroundings import Surroundings
from pipeline.places.words import PlaceWords
from schemas.article import Sentence
from schemas.vocabulary import PlaceRelation

NAME = r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2}"
KINDS = (
    r"(?:villages|communities|towns|settlements|hamlets|localities|areas|neighbou?rhoods|wards|suburbs|townships|"
    r"camps)\b"
)
# "Ora, Bema and other villages", "Ora and Bema villages".
LISTED_WITH_KIND = re.compile(
    rf"^(?:\s*,\s*{NAME})*\s*,?\s+and\s+(?:(?:[a-z]+\s+){{0,2}}other\s+(?:[a-z-]+\s+)?{KINDS}|{NAME}\s+{KINDS})"
)
LONGEST_CLASS = 3
# "The Zogu-run agency", "Zogu-led forces".
BODY_AFTER = re.compile(
    r"^[-–‑](?:run|led|backed|aligned|affiliated|owned|linked|allied|based|dominated|majority|speaking)\b"
)
# Who lives apart or is at odds, and not where: "between the Zogu and Bema communities".
BETWEEN_PEOPLES = re.compile(
    r"\b(?:between|among|members?\s+(?:of|from)|belong(?:s|ed|ing)?\s+to)\s+(?:the\s+)?(?:[A-Z][\w-]+\s+and\s+)?(?:the\s+)?$"
)
ETHNIC = re.compile(r"\bethnic(?:ally)?\s+$", re.IGNORECASE)
COMMUNITY = re.compile(r"^(?:\s+and\s+(?:the\s+)?[A-Z][\w-]+)?\s+(?:ethnic\s+)?communit(?:y|ies)\b")
# What stands before a class word and names who lives there: "a Christian village".
PEOPLED = frozenset(
    {"village", "villages", "area", "areas", "town", "towns", "neighbourhood", "neighborhood", "quarter", "district"}
)
FAITHS = frozenset(
    {
        "arab",
        "christian",
        "muslim",
        "sunni",
        "shia",
        "shiite",
        "alawite",
        "druze",
        "yazidi",
        "hindu",
        "jewish",
        "catholic",
    }
    | {"protestant", "orthodox", "coptic", "buddhist", "sikh", "tribal", "bedouin", "kurdish", "turkmen"}
)
SIDES = frozenset({"western", "eastern", "northern", "southern"})
# "Western Province" is one.
SIDE_NAMED = re.compile(
    r"^\s+(?:Province|Region|State|District|Division|Area|Department|Zone|Governorate|Highlands|Cape)\b"
)
# Who died, by his name, and who he was: "shot dead Ali Bello", "Ali Bello, 60,", "Ali Bello, a councillor in".
DONE_TO = re.compile(
    r"\b(?:shot dead|gunned down|killed|killing|murdered|murdering|arrested|abducted|kidnapped|assassinated|beheaded|"
    r"named|identified as)\s+$",
    re.IGNORECASE,
)
AGED = re.compile(r"^\s*(?:,|\(|,\s+aged)\s*\d{1,3}\s*[,)]")
OFFICE_AFTER = re.compile(
    r"^,\s+(?:(?:an?|the)\s+)?(?:[a-z-]+\s+){0,3}(?:councill?or|councilman|councilwoman|treasurer|chairman|chairwoman|captain|"
    r"mayor|teacher|farmer|resident|driver|officer|official|soldier|policeman|constable|member|leader|chief|elder|head|"
    r"spokes\w+|candidate|trader|student|commander|director|secretary|journalist|lawyer|activist|son|daughter|wife|widow)\b"
)
COLOURS = frozenset({"blue", "red", "green", "yellow", "white", "black", "grey", "gray", "orange"})
COLOURED = re.compile(r"^\s+(?:Area|Zone|Line|House|Mosque)\b")
TERRITORY = re.compile(r"^\s+(?:Territory|District)\b")
# What goes on behind a hyphen with a name's second syllable, unlike "the Kabul-run office".
JOINED = re.compile(r"-([a-z]{2,4})\b(?!-)")
ADJECTIVAL = frozenset(
    {"run", "held", "led", "born", "wide", "made", "area", "fed", "era", "wing", "side", "bank", "city", "town", "ward"}
    | {
        "hit",
        "is",
        "less",
        "like",
        "only",
        "free",
        "type",
        "sur",
        "en",
        "le",
        "la",
        "au",
        "and",
        "to",
        "do",
        "da",
        "de",
    }
)
CLASS_WORDS = frozenset(
    {
        "city",
        "town",
        "village",
        "district",
        "province",
        "state",
        "county",
        "region",
        "area",
        "border",
        "camp",
        "capital",
    }
    | {"western", "eastern", "northern", "southern", "central", "north", "south", "east", "west", "federal"}
    | {"national park", "park", "capital"}
)
RIGHT_IN = re.compile(r"\b(?:in|into|inside)\s+$", re.IGNORECASE)
# "retook Adan Yabaal in Middle Shabelle", "struck Kolofata, in Cameroon's Far North".
REGION_AFTER = re.compile(
    r"^\s*,?\s*(?:in\s+)(?:the\s+)?(?:[a-z-]+\s+){0,2}(?P<name>[A-Z][\w-]+(?:\s+[A-Z][\w-]+){0,3})"
)


# "At Ora, Bema district".
DIVISION_AFTER = re.compile(
    rf"^\s*,\s+{NAME}\s+(?:[Dd]istrict|[Ss]ub-?county|[Cc]ounty|[Pp]rovince|[Uu]pazila|[Tt]ehsil|[Tt]aluka?|[Ww]oreda|"
    r"[Mm]unicipality|[Tt]ownship|[Cc]ommune|[Dd]epartment|[Gg]overnorate|LGA|Local Government)\b"
)


def stands_where_places_do(before: str, after: str, around: Surroundings, gazetteer: Gazetteer) -> bool:
    """Whether "in" stands right before a name, or words that say where something is before it and a region after it."""
    if around.relation is not PlaceRelation.IN:
        return False
    if RIGHT_IN.search(before) or DIVISION_AFTER.match(after):
        return True
    following = REGION_AFTER.match(after)
    if following is None:
        return False
    words = following.group("name").split()
    return any(gazetteer.knows(" ".join(words[:size])) for size in range(len(words), 0, -1))


def is_other_word(word: str, gazetteer: Gazetteer) -> bool:
    """Whether a plain name is a word of the language, a direction, a nationality, or class words alone."""
    words = gazetteer.words
    if word in words.common or word in words.directions or gazetteer.country_of_demonym(word) is not None:
        return True
    *sides, last = word.split(" ")
    if sides and last in words.common and all(side in words.directions or side == "latin" for side in sides):
        # "The West African country".
        return True
    return all(part in words.designators or part in words.sites for part in word.split(" "))


def is_people(word: str, before: str, after: str, around: Surroundings) -> bool:
    """Whether an unknown name is a people's or a body's: "the Zogu-run agency", "a Druze village"."""
    if BODY_AFTER.match(after) or is_class_word(word, after) or is_faith(word, around):
        return True
    return is_of_peoples(before, after)


def is_somebody(name: str, before: str, after: str) -> bool:
    """Whether an unknown name is told as a person's: by his age, his office, or what was done to him."""
    if AGED.match(after) or OFFICE_AFTER.match(after):
        return True
    return " " in name and DONE_TO.search(before) is not None


def is_apposed(before: str, after: str, around: Surroundings) -> bool:
    """Whether a class word and a comma stand before a name, which may be anybody's: "head of the area, Ali Bello"."""
    said = around.designator is not None and before.rstrip().endswith(",")
    return said and not after.lower().lstrip().startswith(str(around.designator))


def is_of_peoples(before: str, after: str) -> bool:
    """Whether a name is of a people: "between the Zogu and Bema communities", "three ethnic Zogu villages"."""
    return (COMMUNITY.match(after) is not None and BETWEEN_PEOPLES.search(before) is not None) or (
        ETHNIC.search(before) is not None
    )


def is_faith(word: str, around: Surroundings) -> bool:
    """Whether a name tells who lives in a place: "the Arab village of Ora"."""
    return around.designator in PEOPLED and word in FAITHS


def is_class_word(name: str, after: str) -> bool:
    """Whether a name is no more than a class word, a direction, or the first part of a longer word.

    "Kampala City", "the Federal Capital", "Sug-ong", the article of "A mine went off".
    """
    said = name.lower()
    joined = JOINED.match(after)
    if len(name) == 1 or (joined is not None and joined.group(1) not in ADJECTIVAL):
        return True
    if said in COLOURS and COLOURED.match(after):
        # "The Red Zone", "Blue Area".
        return True
    if said in SIDES and not SIDE_NAMED.match(after):
        return True
    return said in CLASS_WORDS or (said == "federal capital" and not TERRITORY.match(after))


def is_listed(after: str) -> bool:
    """Whether a list says behind a name what its names are: `Ora, Bema and other villages`."""
    return LISTED_WITH_KIND.match(after) is not None


def without_class_words(run: Run, sentence: Sentence, words: PlaceWords) -> Run:
    """A run that seems to name a body, without the class words of several tokens that end it.

    "Zogu Local Government Area" is a place, though governments are bodies, and "Zogu LGA" is Zogu.
    """
    ends = sentence.words[run.last - 1] if run.last > run.first + 1 else ""
    if ends.isupper() and plain(ends) in words.designators:
        return replace(run, last=run.last - 1)
    if not run.is_organisation:
        return run
    for size in range(LONGEST_CLASS, 1, -1):
        first = run.last - size
        if (
            first > run.first
            and " ".join(plain(word) for word in sentence.words[first : run.last]) in words.designators
        ):
            inside = (plain(word) for word in sentence.words[run.first : first])
            return replace(run, last=first, is_organisation=any(word in words.organisations for word in inside))
    return run
