"""The country that an outlet tells of, by its name and its address."""

from __future__ import annotations

import re

from pipeline.coding.lexicon import Lexicon
from pipeline.places.country_signs import countries_of_signs
from pipeline.places.gazetteer import Gazetteer, PlaceKind
from pipeline.places.prominence import dominant

# Top-level domains of countries that anybody registers for their sound.
FOR_SALE = frozenset(
    {"ac", "ai", "am", "cc", "cd", "co", "fm", "gg", "io", "is", "la", "ly", "me", "nu", "sh", "st", "to", "tv", "ws"}
)
# Outlets of these tell of the whole world, whatever town they sit in.
WORLDWIDE = re.compile(
    r"\b(?:world|global|international|foreign|overseas|in exile|based|africa|asia|europe|america|arab|middle east|gulf|"
    r"great lakes|horn|sahel|maghreb|levant|mediterranean|balkans?|caucas(?:us|ian)|baltic|nordic|eurasia|caribbean|"
    r"andean|pacific|mekong|himalayan?)\b",
    re.IGNORECASE,
)
NAME = re.compile(r"[^\W\d_][\w\u2019'-]*(?:\s+[^\W\d_][\w\u2019'-]*)*")
# What language it is in, or came from: "translated from French".
LANGUAGE = re.compile(r"\b(?:in|from|into)\s+[A-Z]\w+|\benglish\b", re.IGNORECASE)
HOST = re.compile(r"(?:\w+:)?(?://)?(?:[^/?#@]*@)?(?:www\.)?(?P<host>[\w-]+(?:\.[\w-]+)+)", re.IGNORECASE)
SPEAKING = frozenset({PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.TOWN})
SAME_NAME = 0.2
LONGEST = 4


def outlet_country(source: str | None, url: str | None, *, gazetteer: Gazetteer, lexicon: Lexicon) -> str | None:
    """ISO 3166 alpha-3 code of the one country that an outlet tells of; None when it is not known or not one.

    A listed outlet's country (`seeds/claimants.csv`) goes before a place or nationality in its name, as in
    "Kathmandu radio" or "Hindustan Times of India", and that before the top-level domain of its address.
    """
    for name in (source, _host(url)):
        # "The Dawn" is listed as "Dawn", and "The News" by its whole name.
        rows = [*lexicon.claimants.named(name), *lexicon.claimants.named(name.removeprefix("The "))] if name else []
        if any(entry.row.reach is not None for entry in rows):
            return None
        countries = {entry.row.country for entry in rows}
        if len(countries) == 1 and None not in countries:
            return countries.pop()
    if source is not None and WORLDWIDE.search(source):
        return None
    told = LANGUAGE.sub(",", source or "")
    return _named_in(told, gazetteer) or _of_sign(told, gazetteer) or _of_domain(url, gazetteer)


def _of_sign(name: str, gazetteer: Gazetteer) -> str | None:
    """The one country whose own words a name holds, as "Naija Weekly"."""
    found = countries_of_signs([name], gazetteer.words.country_signs)
    return next(iter(found)) if len(found) == 1 else None


def _host(url: str | None) -> str | None:
    """The host of an address without "www."; None when there is none."""
    found = HOST.match(url or "")
    return found["host"].lower() if found else None


def _named_in(name: str, gazetteer: Gazetteer) -> str | None:
    """The one country whose name, people or well-known town stands in a name; None when there are two or none."""
    found: set[str] = set()
    for run in NAME.findall(name):
        words = run.split()
        at = 0
        while at < len(words):
            length, country = next(
                (
                    (size, country)
                    for size in range(min(LONGEST, len(words) - at), 0, -1)
                    if (country := _country_of(words[at : at + size], gazetteer)) is not None
                ),
                (1, None),
            )
            if country is not None:
                found.add(country)
            at += length
    return found.pop() if len(found) == 1 else None


def _country_of(words: list[str], gazetteer: Gazetteer) -> str | None:
    if not words[0][:1].isupper() or not words[-1][:1].isupper():
        return None
    name = " ".join(words)
    nation = gazetteer.country_of_demonym(name) if len(words) == 1 else None
    if nation is not None:
        return nation
    own = gazetteer.words.country_signs.get(name, ())
    if len(own) == 1:
        return own[0]
    close = [place for place in gazetteer.named(name) if place.cost <= SAME_NAME] if gazetteer.knows(name) else []
    countries = [place for place in close if place.kind is PlaceKind.COUNTRY]
    best = countries[0] if countries else dominant(close) if close else None
    return best.country if best is not None and best.kind in SPEAKING else None


def _of_domain(url: str | None, gazetteer: Gazetteer) -> str | None:
    """The country of an address such as `paper.example.ke`."""
    ending = (_host(url) or "").rpartition(".")[2]
    if len(ending) != 2 or ending in FOR_SALE:
        return None
    return gazetteer.country_codes().get("GB" if ending == "uk" else ending.upper())
