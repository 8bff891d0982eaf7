"""Where somebody speaks: "the minister said in Bema", "a spokesman in Bema", "told reporters in Bema on Monday"."""

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
