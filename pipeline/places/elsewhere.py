"""Places in a clause of an event at which it was not.

Where somebody speaks, "the minister said in Bema"; whence somebody comes or something is fired, "from a ship in the
Black Sea"; where the hurt are taken, "shifted to a hospital in Ora"; where nothing
happens, "in Ora it was calm".
"""

from __future__ import annotations

import re

DAY = r"(?:(?:on|late|early)\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday)"
LISTENERS = (
    r"(?:(?:a|an|the|local|foreign|his|her|their|our)\s+)*(?:reporters?|journalists?|newsmen|media|press|correspondents?|"
    r"(?:news|press)\s+(?:conference|briefing)|parliament|lawmakers|senators|diplomats|[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)"
)
SPOKEN = re.compile(
    r"(?:\b(?:said|says|saying|told|tells|added|adding|announced|declared|stated|warned|vowed|insisted|explained|demanded|"
    r"tweeted|wrote|commented|reacted|speaking|spoke|(?:condemned|denounced|deplored|denied|welcomed)(?:\s+(?:it|this|that|"
    r"the\s+(?:attack|killing|killings|bombing|violence|massacre|raid|assault|blast)))?)"
    rf"(?:\s+(?:at|to)?\s*{LISTENERS})?(?:,?\s+{DAY})?(?:\s+(?:by|over)\s+(?:tele)?phone)?"
    r"|\b(?i:spokes(?:man|woman|person)|envoy|diplomats?|talks|summit|sidelines\s+of\s+(?:\w+\s+){1,4}))"
    r"\s+(?:in|from)\s+(?:the\s+)?(?:[a-z]+\s+capital,?\s+)?$"
)
REACH = 120


def is_spoken_in(before: str) -> bool:
    """Whether a place's name follows the words of somebody who speaks there."""
    return SPOKEN.search(before[-REACH:]) is not None


FIRED_FROM = re.compile(
    r"\bfrom\s+(?:(?:an?|the|its|their|two|three|several)\s+)?(?:[\w-]+\s+){0,3}?(?:submarines?|ships?|warships?|vessels?|"
    r"boats?|frigates?|corvettes?|destroyers?|carriers?|fleet|bombers?|jets?|planes?|warplanes|aircraft|helicopters?|"
    r"launchers?|launch\s+(?:sites?|pads?)|batter(?:y|ies)|positions|territory|airspace|airfields?)\s+"
    r"(?:in|over|at|on|near|off)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def is_fired_from(before: str) -> bool:
    """Whether a place's name tells whence something was fired, which hit elsewhere."""
    return FIRED_FROM.search(before[-REACH:]) is not None


TAKEN_TO = re.compile(
    r"\b(?:shifted|taken|rushed|moved|airlifted|evacuated|brought|flown|transferred|referred|transported|ferried|driven)\s+"
    r"(?:[\w-]+\s+){0,4}?to\s+(?!(?:the\s+)?(?:scene|site|area|spot|place|location)\b)[^,.;:]{3,60}?\s(?:in|at|of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def is_taken_to(before: str) -> bool:
    """Whether a place's name tells where people are taken for help or burial, after what happened elsewhere."""
    return TAKEN_TO.search(before[-REACH:]) is not None


HOME_OF = re.compile(
    r"\b(?:be|are|were|was|hails?|hailed|hailing|came|come|comes|coming|originally|natives?|attackers|bandits|raiders|warriors|herders|"
    r"herdsmen|militia|militiamen|fighters|gunmen|youths?)\s+from\s+(?-i:[A-Z])[\w'’-]+(?:\s(?-i:[A-Z])[\w'’-]+){0,2}\s+in\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def is_home_of(before: str) -> bool:
    """Whether a place's name goes on with where somebody comes from: "raiders from Ora in Bema"."""
    return HOME_OF.search(before[-REACH:]) is not None


ACROSS = re.compile(
    r"\bfrom\s+(?:across|over|beyond|the\s+other\s+side\s+of)\s+(?:the\s+)?(?:\w+\s+)?(?:border|frontier|line|river)\s+"
    r"(?:in|with)\s+(?:[a-z]+\s+)?$"
)


def is_across(before: str) -> bool:
    """Whether a place's name tells whence those came who struck: "militants from across the border in Ruhland"."""
    return ACROSS.search(before[-REACH:]) is not None


def is_elsewhere(before: str) -> bool:
    """Whether a place's name tells whence or whereto, and not where."""
    return is_fired_from(before) or is_taken_to(before) or is_home_of(before) or is_across(before)


CALM = re.compile(
    r"^\s*,?\s*(?:(?:it|all|life|the\s+situation)\s+)?(?:was|is|were|are|remain(?:s|ed)?|stay(?:s|ed)?)\s+(?:also\s+|still\s+)?"
    r"(?:calm|quiet|peaceful|normal)\b",
    re.IGNORECASE,
)


def is_calm(after: str) -> bool:
    """Whether the text says of a place that nothing happened there: "in Ora it was calm"."""
    return CALM.match(after[:REACH]) is not None
