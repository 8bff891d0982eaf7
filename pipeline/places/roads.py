"""Names that tell where on a road something was: "on the road between Ora and Bema", "the highway from Ora to Bema"."""

from __future__ import annotations

import re

KIND = r"(?:[a-z]+\s+of\s+)?"
ROAD = r"(?:roads?|highway|motorway|route|track|axis|stretch|section|railway|corridor|path|street)"
# Before the first of two ends, and before the end that a road leads to.
FROM_END = re.compile(
    rf"\b{ROAD}\b(?:\s+[a-z]+){{0,3}}?\s+(?:from|between|linking|connecting|joining)\s+(?:the\s+)?{KIND}$", re.I
)
TO_END = re.compile(
    rf"\b{ROAD}\b(?:\s+[a-z]+){{0,3}}?\s+(?:from|between|linking|connecting|joining)\s+(?:the\s+)?{KIND}"
    rf"(?-i:[A-Z])[\w'’.-]*(?:\s(?-i:[A-Z])[\w'’.-]*){{0,3}}\s+(?:to|and|with)\s+(?:the\s+)?{KIND}$",
    re.I,
)
LEADING = re.compile(
    rf"\bon\s+(?:the|a)\s+(?:[\w-]+\s+){{0,2}}?{ROAD}\s+(?:leading\s+|that\s+leads\s+)to\s+(?:the\s+)?{KIND}$"
    # A vehicle hit "on the route to Ora" was near it; who travels "on the road to Ora" may be anywhere.
    rf"|\b(?:vehicle|car|truck|bus|motorcycle|motorbike|convoy|lorry|van|taxi)s?\s+on\s+the\s+{ROAD}\s+to\s+(?:the\s+)?{KIND}$",
    re.I,
)
# Fights and talks are between people; what happens between two names happens between places.
HAPPENS = (
    r"(?:ambush(?:ed)?|attack(?:ed)?|exploded|occurred|happened|place|incident|travell?ing|moving|convoy|patrol(?:ling)?|"
    r"located|halfway|somewhere)(?:\s+[a-z]+){0,2}?\s+between\s+(?:the\s+)?"
)
HAPPENED_BETWEEN = re.compile(
    rf"\b{HAPPENS}(?:(?-i:[A-Z])[\w'’-]*(?:\s(?-i:[A-Z])[\w'’-]*){{0,2}}(?:\s[a-z]+)?\s+and\s+(?:the\s+)?)?$", re.I
)
REACH = 140


def is_on_a_road(before: str) -> bool:
    """Whether the words before a name say that it is an end of the way on which something was.

    >>> is_on_a_road("killed on the road between ")
    True
    >>> is_on_a_road("an ambush between Ora and ")
    True
    >>> is_on_a_road("the talks between ")
    False
    """
    text = before[-REACH:]
    return any(pattern.search(text) for pattern in (FROM_END, TO_END, LEADING, HAPPENED_BETWEEN))


def is_between_ends(before: str) -> bool:
    """Whether a name is the first of the two ends of a road."""
    return FROM_END.search(before[-REACH:]) is not None
