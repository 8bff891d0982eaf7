"""Which country an outlet tells of."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.places.outlets import outlet_country
from pipeline.stages.context import coding_context

PROJECT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("source", "url", "country"),
    [
        ("Daily Trust", None, "NGA"),
        ("The Daily Monitor", None, "UGA"),
        ("Lima evening paper", None, "PER"),
        ("Radio of Tbilisi, translated from Russian", None, "GEO"),
        ("Georgia Today", None, "GEO"),
        ("Colombian weekly", None, "COL"),
        (None, "https://www.herald.example.ke/2024/a", "KEN"),
        ("A page", "https://news.example.co.uk/a", "GBR"),
        ("Naija evening paper", None, "NGA"),
        ("Lanka daily", None, "LKA"),
        # They tell of the whole world, or of many countries.
        ("Great Lakes wire", None, None),
        ("Radio of the Sahel", None, None),
        ("Reuters", None, None),
        ("The Washington Post", None, None),
        ("London-based monitor", None, None),
        ("Foreign desk, Paris", None, None),
        # Two countries, or an ending that is sold for its sound.
        ("Kenya and Uganda weekly", None, None),
        (None, "https://radio.example.fm/a", None),
        (None, "https://[broken", None),
        ("", "", None),
        (None, None, None),
    ],
)
def test_an_outlet_tells_of_the_country_of_its_row_name_or_address(
    source: str | None, url: str | None, country: str | None
) -> None:
    context = coding_context(str(PROJECT), "en")
    assert outlet_country(source, url, gazetteer=context.gazetteer, lexicon=context.lexicon) == country
