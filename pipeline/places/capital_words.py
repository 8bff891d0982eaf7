"""Capitals that are not named: "in the Somali capital", "the capital of Mali", "gunfire in the capital"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.places.gazetteer import Gazetteer
from pipeline.places.spotted import SpottedPlace
from pipeline.places.surroundings import surroundings
from schemas.article import Sentence
from schemas.vocabulary import PlaceRelation

CAPITAL = re.compile(
    r"\b(?:(?P<nation>[A-Z][\w-]+(?:\s[A-Z][\w-]+)?|[Tt]he(?:\s+(?:country|nation)(?:'|’)s)?)(?:(?:'|’)s)?)\s+"
    r"(?:(?:(?P<kind>[Nn]ational|[Ff]ederal)\s+)?(?P<word>[Cc]apital)(?:\s+[Cc]ity)?"
    r"|(?P<house>parliament|presidential palace|supreme court|central bank))\b"
)
# One of them stands in whatever the pattern finds.
HOUSES = ("capital", "Capital", "parliament", "palace", "court", "bank")
# "Capital punishment", "the capital market": another capital.
OTHER_CAPITAL = re.compile(
    r"^\s+(?:punishment|charges?|offences?|offenses?|crimes?|murder|markets?|gains?|flight|goods|outflows?|inflows?|controls?|"
    r"expenditure|spending|investment|stock|cases?|sentences?|[Rr]egion|[Dd]istrict|[Tt]erritory|province|governorate|"
    r"(?:of|in)\s+(?:the\s+)?[a-z])"
)
# The name follows, with or without a comma: "the capital, Mogadishu", "the Malian capital of Bamako".
NAME_AFTER = re.compile(
    r"^\s*(?P<comma>,)?\s*(?:of\s+)?(?:the\s+)?[\"“(]?(?P<name>[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){0,2})"
)
ARTICLE_ONLY = re.compile(r"^[Tt]he(?:\s|$)")
# The article's own country, which the article as a whole tells.
OWN = ""


def spot_capitals(sentence: Sentence, gazetteer: Gazetteer, *, found: Sequence[SpottedPlace]) -> list[SpottedPlace]:
    """Capitals that a sentence speaks of without their names."""
    capitals: list[SpottedPlace] = []
    if not any(word in sentence.text for word in HOUSES):
        return capitals
    for match in CAPITAL.finditer(sentence.text):
        after = sentence.text[match.end() :]
        country, end = _country(match["nation"], gazetteer), match.end()
        if country is None or OTHER_CAPITAL.match(after):
            continue
        if match["house"] is not None:
            house = _capital(sentence, match.start("nation"), end, country, gazetteer)
            # "Near the Georgian parliament" is where; "the Georgian parliament voted" is who.
            if country != OWN and house.relation in {PlaceRelation.IN, PlaceRelation.NEAR}:
                capitals.append(house)
            continue
        named = NAME_AFTER.match(after)
        if named is not None:
            of = re.match(r"\s+of\s+(?:the\s+)?", after)
            owner = gazetteer.lookup(named["name"])[:1] if of is not None and country == OWN else []
            if owner and owner[0].country is not None and gazetteer.country(owner[0].country) == owner[0]:
                country, end = owner[0].country, match.end() + named.end()
            elif named["comma"] is None or _is_name(named["name"], gazetteer):
                continue
        own = "word" if match["kind"] is None else "kind"
        start = match.start(own) if country == OWN else match.start("nation")
        capitals.append(_capital(sentence, start, end, country, gazetteer))
    return [one for one in capitals if not any(_overlap(one, place) for place in found)]


def _overlap(one: SpottedPlace, place: SpottedPlace) -> bool:
    """Whether two names share letters, and not as "the capital of Mali" holds Mali."""
    inside = one.start < place.start and place.end == one.end
    return one.start < place.end and place.start < one.end and not inside


def _country(nation: str, gazetteer: Gazetteer) -> str | None:
    """The country meant, the article's own for "the"; None when the word names none, as in "Regional capital"."""
    if ARTICLE_ONLY.match(nation):
        return OWN
    of_people = gazetteer.country_of_demonym(nation) or gazetteer.country_of_demonym(nation.rpartition(" ")[2])
    if of_people is not None:
        return of_people
    rows = gazetteer.lookup(nation)[:1]
    is_country = bool(rows) and rows[0].country is not None and gazetteer.country(str(rows[0].country)) == rows[0]
    return rows[0].country if is_country else None


def _is_name(name: str, gazetteer: Gazetteer) -> bool:
    words = name.split()
    return any(gazetteer.knows(" ".join(words[:size])) for size in range(len(words), 0, -1))


def _capital(sentence: Sentence, start: int, end: int, country: str, gazetteer: Gazetteer) -> SpottedPlace:
    around = surroundings(sentence.text[:start], sentence.text[end:], gazetteer.words)
    return SpottedPlace(
        text=sentence.text[start:end],
        part=sentence.part,
        start=sentence.start + start,
        end=sentence.start + end,
        relation=around.relation,
        modifier=around.modifier,
        designator="city",
        weak=False,
        known=True,
        sentence_index=sentence.index,
        paragraph=sentence.paragraph,
        within=(),
        capital_of=country,
    )
